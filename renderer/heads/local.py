"""The head `local`: our own model paints the picture at the pixels that it will have on the page."""

from __future__ import annotations

import base64
import io
import math
from functools import cache
from typing import Any

from planner.plan import Box, Plan
from renderer.errors import RenderError
from renderer.heads import OnEvent, Painted, Painting, PaintRequest

_INSTALL = "The local image head needs more packages; run: pip install 'nbcli-image[local]'"
MOST_PIXELS = 64_000_000


def pixel_box(box: Box, scale: float) -> tuple[int, int, int, int]:
    """Left, top, width and height in whole pixels of a box in units, grown to the pixel grid."""
    left, top = math.floor(box.x * scale + 1e-6), math.floor(box.y * scale + 1e-6)
    right, bottom = math.ceil(box.right * scale - 1e-6), math.ceil(box.bottom * scale - 1e-6)
    return left, top, max(1, right - left), max(1, bottom - top)


@cache
def network() -> Any:
    """The shipped model, loaded once.

    Raises RenderError where a package or the weights are missing.
    """
    try:
        from renderer.model import weights
    except ImportError as error:
        raise RenderError(f"{_INSTALL} ({error.name} is missing).") from error
    return weights.load(weights.shipped())


class LocalHead:
    """Paints with the shipped weights: sketch first, tokens of the whole, then tiles."""

    name = "local"
    capabilities = frozenset({"raster", "mask", "strength", "light", "medium"})

    def paint(self, request: PaintRequest, on_event: OnEvent | None = None) -> Painting:
        """The element painted at its own pixels."""
        model = network()
        from renderer.model.sample import Settings, paint

        plan, element = request.plan, request.element
        scale = request.size_px[0] / plan.canvas.width
        left, top, width, height = pixel_box(element.box, scale)
        if width * height > MOST_PIXELS:
            raise RenderError(
                f"The picture {element.id} has {width} by {height} pixels, too many to paint;"
                " use a smaller size."
            )
        settings = Settings(
            steps=request.steps or Settings.steps, strength=request.strength,
            seed=plan.seed if request.seed is None else request.seed, order=order(plan),
        )  # fmt: skip

        def told(done: int, total: int) -> None:
            if on_event:
                on_event(Painted(f"{element.id}: tile {done} of {total}"))

        pixels = paint(
            model, element, plan.style, (width, height), settings,
            mask=request.mask, source=request.source, on_tile=told,
        )  # fmt: skip
        mark = {
            "t": "svg", "x": left / scale, "y": top / scale, "w": width / scale,
            "h": height / scale, "alt": element.alt or None,
            "svg": _framed(pixels, element.radius * scale),
        }  # fmt: skip
        return Painting([mark], "painted", _missing(element.objects))


def order(plan: Plan) -> tuple[str, ...]:
    """The roles of tokens in the order of the instruction graph, the most important first."""
    steps = sorted(plan.brief.instructions, key=lambda step: -step.importance)
    kinds = [step.kind for step in steps if step.kind in ("object", "style", "background")]
    return tuple(dict.fromkeys([*kinds, "object", "background"]))


def _framed(pixels: Any, radius: float) -> str:
    """The pixels as they are, in an SVG of their own size; corners rounded in pixels."""
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


def _missing(objects: Any) -> tuple[str, ...]:
    """What the picture names and no drawing shows."""
    bare = sorted({thing.label for thing in objects if not thing.sprite and not thing.ref})
    return (f"No drawing was found to paint from: {', '.join(bare)}.",) if bare else ()


HEAD = LocalHead()
