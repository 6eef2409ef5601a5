"""What heads share that are asked in words: a brief of words, sketch and references; the answer fitted in."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renderer.errors import RenderError
from renderer.heads import Painting, PaintRequest
from renderer.heads.raster import lock, mark, on_disc, pixel_box, png, sketch_of

if TYPE_CHECKING:
    from planner.parts import Light, PictureObject
    from planner.plan import PictureElement
    from renderer.heads import Pixels

_SKETCH = 1024
"""Longest side in pixels of the sketch that is shown."""
_MEDIA = {
    "watercolour": "a watercolour with soft washes and paper grain",
    "paper": "a paper collage of cut layers with soft shadows",
    "soft": "softly shaded, matte, rounded forms",
}
_SIDES = ("from above", "from the upper right", "from the right", "from the lower right", "from below",
          "from the lower left", "from the left", "from the upper left")  # fmt: skip


@dataclass(frozen=True)
class Brief:
    """What a model is told and shown: what the picture shows in `words`, how to go about it in `orders`,
    the `sketch` or the picture to be changed as PNG, its `references` as WebP with their names, the
    `mask` (white may change) and the pixels wanted."""

    words: str
    orders: str
    sketch: bytes
    references: tuple[tuple[str, bytes], ...]
    mask: bytes | None
    width: int
    height: int
    seed: int


def brief(request: PaintRequest) -> Brief:
    """The brief of one picture element."""
    from PIL import Image

    plan, element = request.plan, request.element
    _, _, width, height = pixel_box(element, request.size_px[0] / plan.canvas.width)
    sketch, mask = sketch_of(request), None
    shown = Image.fromarray(sketch.flat(sketch.whole(*_within(width, height)))[0])
    if request.source is not None and request.mask is not None:
        shown = Image.fromarray(request.source).resize(shown.size)
        mask = png(Image.fromarray(request.mask).resize(shown.size, 0))
    given = {one.id: one for one in plan.references}
    used = [given[t.ref] for t in element.objects if t.ref and t.ref in given]
    references = tuple((one.label, base64.b64decode(one.data)) for one in dict.fromkeys(used))
    orders = _orders([name for name, _ in references], mask is not None)
    return Brief(
        _words(request), orders, png(shown), references, mask, width, height,
        request.drawn_seed
    )  # fmt: skip


def _within(width: int, height: int) -> tuple[int, int]:
    shrink = min(1.0, _SKETCH / max(width, height))
    return max(1, round(width * shrink)), max(1, round(height * shrink))


def _words(request: PaintRequest) -> str:
    """The element in words: what it shows and where, ground, time, light and medium."""
    element, style = request.element, request.plan.style
    things = "; ".join(_thing(thing, element) for thing in element.objects)
    medium = _MEDIA.get(style.medium, style.medium)
    parts = (
        element.prompt or element.alt, f"It shows: {things}." if things else "",
        f"Medium: {medium}. Time: {element.time}. Ground: {element.ground}. {_light(style.light)}",
        f"Weather: {', '.join(element.weather)}." if element.weather else "",
    )  # fmt: skip
    return "\n".join(part for part in parts if part)


def _orders(names: list[str], edit: bool) -> str:
    """What to make of the pictures shown, and what not to paint."""
    first = (
        "The first image is the picture as it is, the last one a mask: change only where it is white,"
        " so that the picture shows this."
        if edit
        else "The first image is a flat sketch of the composition: keep what stands where and how"
        " large, and paint it fully."
    )
    shown = (
        f"Image {at} shows {name}; keep its identity exactly." for at, name in enumerate(names, 2)
    )
    return "\n".join([first, *shown, "No letters, numbers, signatures, borders or frames."])


def _thing(thing: PictureObject, element: PictureElement) -> str:
    box, area = thing.box, element.box
    across = (box.x + box.w / 2 - area.x) / max(area.w, 1)
    side = "left" if across < 0.4 else "right" if across > 0.6 else "middle"
    far = "far" if thing.depth > 0.6 else "near" if thing.depth < 0.2 else "midway"
    number = f"{thing.count} " if thing.count > 1 else ""
    color = f", in {thing.color}" if thing.color else ""
    return f"{number}{thing.label} ({side}, {far}{color})"


def _light(light: Light) -> str:
    return f"Light {_SIDES[round(light.azimuth / 45) % 8]}, {round(light.elevation)} degrees high."


def placed(data: bytes, request: PaintRequest, name: str) -> Painting:
    """The answered picture cut to the element's shape and set at its pixels; what is locked stays.

    Raises RenderError where the answer is no picture.
    """
    import numpy as np
    from PIL import Image, ImageOps, UnidentifiedImageError

    element = request.element
    scale = request.size_px[0] / request.plan.canvas.width
    _, _, width, height = pixel_box(element, scale)
    try:
        answer = Image.open(io.BytesIO(data)).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError) as error:
        raise RenderError(f"{name} answered with something that is no picture.") from error
    pixels: Pixels = np.array(ImageOps.fit(answer, (width, height), Image.Resampling.LANCZOS))
    lock(pixels, request)
    shown = on_disc(pixels, sketch_of(request))
    own = (answer.width, answer.height)
    note = f"{name} painted {element.id} at {own[0]} x {own[1]} pixels"
    note += "." if own == (width, height) else f"; it was fitted to {width} x {height}."
    return Painting([mark(element, shown, scale)], "painted", (note,), shown)
