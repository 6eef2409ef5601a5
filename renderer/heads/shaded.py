"""The head `shaded`: the picture painted by rule, in light, shadow and medium; no model."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from renderer.heads import OnEvent, Painted, Painting, PaintRequest
from renderer.heads.raster import lock, mark, missing, on_disc, pixel_box, sketch_of, weather

if TYPE_CHECKING:
    from planner.plan import PictureElement
    from renderer.heads import Pixels
    from renderer.shade import Painter

_STRIP = 1_500_000
"""Pixels painted at once, so that memory does not grow with the picture."""
_REACH = 0.034
"""How far the rule looks round a pixel, as a share of the short side."""


class ShadedHead:
    """Paints strip by strip at the picture's own pixels."""

    name = "shaded"
    capabilities = frozenset({"raster", "light", "medium"})

    def paint(self, request: PaintRequest, on_event: OnEvent | None = None) -> Painting:
        """The element painted; with a mask, only where it may change."""
        from renderer.shade import Painter

        plan, element = request.plan, request.element
        scale = request.size_px[0] / plan.canvas.width
        _, _, width, height = pixel_box(element, scale)
        sketch = sketch_of(request)
        painter = Painter(sketch, request.drawn_seed)
        pixels = whole(painter, element, width, height, on_event)
        weather(pixels, request)
        lock(pixels, request)
        shown = on_disc(pixels, sketch)
        return Painting([mark(element, shown, scale)], "shaded", missing(element.objects), shown)


def whole(
    painter: Painter, element: PictureElement, width: int, height: int,
    on_event: OnEvent | None = None,
) -> Pixels:  # fmt: skip
    """The picture uint8 [height, width, 3], in strips that overlap by as far as the rule looks."""
    import numpy as np

    from renderer.sketch import Window

    unit = element.box.h / height
    reach = math.ceil(_REACH * min(width, height)) + 4
    rows = max(64, _STRIP // width)
    out = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, rows):
        end = min(height, top + rows)
        first, last = max(0, top - reach), min(height, end + reach)
        window = Window(0, first * unit, element.box.w, (last - first) * unit, width, last - first)
        out[top:end] = painter.paint(window)[top - first : end - first]
        if on_event:
            on_event(Painted(f"{element.id}: {end} of {height} rows"))
    return out


HEAD = ShadedHead()
