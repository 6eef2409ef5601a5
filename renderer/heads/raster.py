"""What heads that paint pixels share: the pixels of a box, and a painting as a mark of the page."""

from __future__ import annotations

import base64
import io
import math
from typing import TYPE_CHECKING, Any

from planner.parts import Box
from planner.plan import PictureElement
from renderer.errors import RenderError
from renderer.grounds import DISC

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.Image import Image

    from planner.parts import PictureObject
    from renderer.heads import PaintRequest, Pixels
    from renderer.sketch import Sketch

MOST_PIXELS = 64_000_000
_STRIP = 1_500_000
"""Pixels that weather is drawn on at once."""


def pixel_box(element: PictureElement, scale: float) -> tuple[int, int, int, int]:
    """Left, top, width and height in whole pixels of an element, grown to the pixel grid.

    Raises RenderError for more pixels than a head paints.
    """
    left, top, width, height = _grown(element.box, scale)
    if width * height > MOST_PIXELS:
        raise RenderError(
            f"The picture {element.id} has {width} by {height} pixels, too many to paint;"
            " use a smaller size."
        )
    return left, top, width, height


def _grown(box: Box, scale: float) -> tuple[int, int, int, int]:
    left, top = math.floor(box.x * scale + 1e-6), math.floor(box.y * scale + 1e-6)
    right, bottom = math.ceil(box.right * scale - 1e-6), math.ceil(box.bottom * scale - 1e-6)
    return left, top, max(1, right - left), max(1, bottom - top)


def mark(element: PictureElement, pixels: Pixels, scale: float) -> dict[str, Any]:
    """The drawing mark of an element's own pixels uint8 [h, w, 3 or 4], its corners rounded in pixels."""
    left, top, width, height = _grown(element.box, scale)
    return {
        "t": "svg", "x": left / scale, "y": top / scale, "w": width / scale, "h": height / scale,
        "alt": element.alt or None, "svg": _framed(pixels, element.radius * scale),
    }  # fmt: skip


def sketch_of(request: PaintRequest) -> Sketch:
    """The sketch of a request's element, its references among the drawings."""
    from renderer.pictures import words_on
    from renderer.references import drawings
    from renderer.sketch import Sketch

    plan, element = request.plan, request.element
    words = words_on(plan, element)
    return Sketch(element, plan.style, request.drawn_seed, drawings(plan), words)


def weather(pixels: Pixels, request: PaintRequest) -> None:
    """Rain and snow in front of painted pixels uint8 [h, w, 3], in place."""
    import numpy as np

    from renderer.pictures import falling_body, setting_of, words_on
    from renderer.sketch import Window, raster

    plan, element = request.plan, request.element
    setting = setting_of(element, plan.style, request.drawn_seed)
    body = falling_body(element, setting, words_on(plan, element))
    if not body:
        return
    height, width = pixels.shape[:2]
    unit, rows = element.box.h / height, max(64, _STRIP // width)
    for top in range(0, height, rows):
        part = pixels[top : top + rows]
        window = Window(0, top * unit, element.box.w, len(part) * unit, width, len(part))
        drawn = raster(body, window).astype(np.float32)
        part[:] = np.rint(part + (drawn[..., :3] - part) * drawn[..., 3:] / 255)


def lock(pixels: Pixels, request: PaintRequest) -> None:
    """Put the source's pixels back wherever they may not change."""
    if request.mask is not None and request.source is not None:
        keep = request.mask <= 127
        pixels[keep] = request.source[keep]


def png(image: Image) -> bytes:
    """A Pillow image as the bytes of a PNG."""
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def on_disc(pixels: Pixels, sketch: Sketch) -> Pixels:
    """Pixels of a picture on a disc with the page showing round it; any other as it is.

    What is seen is the disc and the things on it: uint8 [h, w, 4].
    """
    if sketch.element.ground != "disc":
        return pixels
    import numpy as np

    height, width = pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    away = np.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2)
    disc = np.clip(DISC * min(width, height) - away + 0.5, 0, 1)
    _, cover, _ = sketch.flat(sketch.whole(width, height))
    alpha = np.maximum(np.rint(disc * 255).astype(np.uint8), cover)
    return np.concatenate([pixels, alpha[..., None]], -1)


def missing(objects: Iterable[PictureObject]) -> tuple[str, ...]:
    """What a picture names and no drawing shows, in a sentence."""
    bare = sorted({thing.label for thing in objects if not thing.sprite and not thing.ref})
    return (f"No drawing was found to paint from: {', '.join(bare)}.",) if bare else ()


def _framed(pixels: Pixels, radius: float) -> str:
    """The pixels as they are, in an SVG of their own size."""
    from PIL import Image

    data = io.BytesIO()
    Image.fromarray(pixels).save(data, "PNG", compress_level=1)
    height, width = pixels.shape[:2]
    uri = base64.b64encode(data.getvalue()).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}"><clipPath id="c"><rect width="{width}" height="{height}" rx="{radius:.2f}"/>'
        f'</clipPath><image width="{width}" height="{height}" image-rendering="optimizeSpeed" '
        f'clip-path="url(#c)" href="data:image/png;base64,{uri}"/></svg>'
    )
