"""Locked pixels: what an edit of a plan does not touch is the old picture, to the bit.

The region that may change is what differs between two plans: the boxes of elements that changed, and in
a picture whatever the new and the old sketch and light do not share, with the reach of its medium.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from planner.parts import Box
from planner.plan import AnyElement, ConnectorElement, PictureElement, Plan, TextElement

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from renderer.heads import Painting, PaintRequest, Pixels

    Mask = npt.NDArray[np.bool_]

_REACH = {"watercolour": 0.024}
"""How far round a change a medium spreads it, as a share of the short side; `_NEAR` for the others."""
_NEAR = 0.012
_MARGIN = 3.0
"""Units round a box, for strokes and soft edges."""


@dataclass(frozen=True)
class Keep:
    """An old picture, uint8 [H, W, 3], where it may change, bool [H, W], and how much of the change
    shows there, 0 to 1: the mask equation with that for m."""

    pixels: Pixels
    mask: Mask
    strength: float = 1.0

    @property
    def share(self) -> float:
        """How much of the picture may change, 0 to 1."""
        return float(self.mask.mean())

    def request(self, request: PaintRequest) -> PaintRequest:
        """A request to paint an element where it may change alone."""
        import numpy as np

        from renderer.heads.raster import pixel_box

        scale = request.size_px[0] / request.plan.canvas.width
        left, top, width, height = pixel_box(request.element, scale)
        rows = np.clip(np.arange(top, top + height), 0, self.mask.shape[0] - 1)
        columns = np.clip(np.arange(left, left + width), 0, self.mask.shape[1] - 1)
        part = np.ix_(rows, columns)
        mask = np.where(self.mask[part], np.uint8(255), np.uint8(0))
        return replace(request, source=np.ascontiguousarray(self.pixels[part]), mask=mask)

    def over(self, png: bytes) -> bytes:
        """The new picture's PNG with the old one's pixels wherever they are locked."""
        import numpy as np
        from PIL import Image

        drawn = np.array(Image.open(io.BytesIO(png)).convert("RGB"))
        if self.strength < 1:
            change = drawn.astype(np.float32) - self.pixels
            drawn = np.rint(self.pixels + self.strength * change).astype(np.uint8)
        drawn[~self.mask] = self.pixels[~self.mask]
        out = io.BytesIO()
        Image.fromarray(drawn).save(out, "PNG", compress_level=6)
        return out.getvalue()


def held(request: PaintRequest, size_px: tuple[int, int]) -> Painting | None:
    """A picture of which nothing may change, as it was; None where something may."""
    if request.mask is None or request.source is None or request.mask.any():
        return None
    from renderer.heads import Painting
    from renderer.heads.raster import mark

    scale = size_px[0] / request.plan.canvas.width
    return Painting([mark(request.element, request.source, scale)], "kept")


def changed(old: Plan, new: Plan, size_px: tuple[int, int]) -> Mask:
    """Where the pictures of two plans may differ, bool [H, W] for `size_px` (width, height)."""
    import numpy as np

    width, height = size_px
    mask = np.zeros((height, width), bool)
    if _page(old) != _page(new):
        mask[:] = True
        return mask
    scale = width / new.canvas.width
    before, after = ({e.id: e for e in plan.elements} for plan in (old, new))
    relit = (old.style.light, old.style.medium) != (new.style.light, new.style.medium)
    for name in before.keys() | after.keys():
        one, other = before.get(name), after.get(name)
        pictured = isinstance(one, PictureElement) and isinstance(other, PictureElement)
        if one == other and not (pictured and relit):
            continue
        if pictured and not relit and _same_but_things(one, other):
            assert isinstance(one, PictureElement)
            assert isinstance(other, PictureElement)
            if not one.turn:
                _mark(mask, one.box, scale, _things(one, other, old, new))
                continue
        for element in (one, other):
            for box in _boxes(element) if element is not None else ():
                _mark(mask, box, scale)
    return mask


def _page(plan: Plan) -> tuple[Any, ...]:
    """What the whole page depends on."""
    style = plan.style.model_copy(update={"light": None, "medium": ""})
    return plan.canvas, style, plan.language, plan.direction, plan.seed


def _same_but_things(one: Any, other: Any) -> bool:
    return bool(one.model_copy(update={"objects": ()}) == other.model_copy(update={"objects": ()}))


def _boxes(element: AnyElement) -> Iterator[Box]:
    """Where an element leaves ink as it is drawn."""
    yield from (box.turned(element.turn, element.box) for box in _flat(element))


def _flat(element: AnyElement) -> Iterator[Box]:
    """Where an element leaves ink before it is turned."""
    if isinstance(element, TextElement):
        for line in element.lines:
            up = element.size
            yield Box(
                x=line.x - up / 4, y=line.baseline - up * 1.1, w=line.width + up / 2, h=up * 1.5
            )
    elif isinstance(element, ConnectorElement) and element.points:
        x, y = ([point[axis] for point in element.points] for axis in (0, 1))
        wide = 6 * element.width
        yield Box(
            x=min(x) - wide,
            y=min(y) - wide,
            w=max(x) - min(x) + 2 * wide,
            h=max(y) - min(y) + 2 * wide,
        )
    yield element.box.inset(-2 * getattr(element, "shadow", 0.0))


def _mark(mask: Mask, box: Box, scale: float, part: Mask | None = None) -> None:
    """Free a box, or the part [h, w] of it, at any resolution."""
    import numpy as np
    from PIL import Image

    grown = box if part is not None else box.inset(-_MARGIN)
    left, top = (max(0, int(v * scale)) for v in (grown.x, grown.y))
    right, bottom = int(-(-grown.right * scale // 1)), int(-(-grown.bottom * scale // 1))
    right, bottom = min(right, mask.shape[1]), min(bottom, mask.shape[0])
    if right <= left or bottom <= top:
        return
    area = np.s_[top:bottom, left:right]
    if part is None:
        mask[area] = True
        return
    fine = Image.fromarray(part.astype(np.uint8) * 255).resize((right - left, bottom - top), 0)
    mask[area] |= np.asarray(fine) > 0


def _things(one: PictureElement, other: PictureElement, old: Plan, new: Plan) -> Mask:
    """Where two pictures differ by their things, small: drawing, shadow, glow and light, and their reach."""
    import numpy as np
    from PIL import Image, ImageFilter

    first, second = _seen(one, old), _seen(other, new)
    apart = np.asarray((first != second).any(-1))
    reach = max(2, round(_REACH.get(new.style.medium, _NEAR) * min(apart.shape)))
    grown = Image.fromarray(apart.astype(np.uint8) * 255).filter(
        ImageFilter.MaxFilter(2 * reach + 1)
    )
    return np.asarray(grown) > 0


def _seen(element: PictureElement, plan: Plan) -> Pixels:
    """All that a picture's pixels depend on, uint8 [h, w, C], small: as vectors, and with its light."""
    import numpy as np

    from renderer.pictures import OPENING, picture_svg, words_on
    from renderer.references import drawings
    from renderer.relief import Relief
    from renderer.sketch import Sketch, raster

    given = drawings(plan)
    words = words_on(plan, element)
    relief = Relief(Sketch(element, plan.style, plan.seed, given, words), plan.seed)
    svg = picture_svg(element, plan.style, plan.seed, given, words)
    opening = OPENING.search(svg)
    assert opening is not None
    flat = raster(svg[opening.end() : svg.rindex("</svg>")], relief.low)
    color, _, owner = relief.sketch.flat(relief.low)
    # whose a pixel is, not by its number, which moves with what others are added
    names = [0, *(zlib.crc32(own.model_dump_json().encode()) & 255 for own in relief.sketch.things)]
    whose = np.array(names, np.uint8)[owner]
    return np.concatenate([flat, color, whose[..., None], relief.planes(relief.low)], -1)
