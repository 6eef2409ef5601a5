"""What a text stands on: the topmost fill or picture under the middle of its longest line."""

from __future__ import annotations

from collections.abc import Sequence

from planner.outline import encloses
from planner.plan import AnyElement, PictureElement, Plan, ShapeElement, TextElement
from planner.surfaces import ground_of, thing_under


def grounds_of(plan: Plan) -> list[tuple[int, int, AnyElement]]:
    """What text may stand on as z, place and element, lowest first: pictures and opaque fills."""
    return sorted(
        (
            (e.z, place, e)
            for place, e in enumerate(plan.elements)
            if isinstance(e, PictureElement) or (getattr(e, "fill", None) and not _see_through(e))
        ),
        key=lambda ground: ground[:2],
    )


def _see_through(element: AnyElement) -> bool:
    return isinstance(element, ShapeElement) and element.opacity < 0.9


def under(
    plan: Plan, index: int, element: TextElement, grounds: Sequence[tuple[int, int, AnyElement]]
) -> str | None:
    """The colour that an element stands on; None over a picture whose colours are not known yet."""
    if element.on:
        thing = thing_under(plan, element)
        return ground_of(thing, element.on) if thing else None
    (x, y), found = _middle(element), "bg"
    for z, place, ground in grounds:
        if (z, place) >= (element.z, index):
            break
        if _holds(ground, x, y):
            if isinstance(ground, PictureElement):
                return None
            found = getattr(ground, "fill", found)
    color = plan.style.colors.get(found, found)
    return color[:7] if color.startswith("#") else None


def _middle(element: TextElement) -> tuple[float, float]:
    """The middle of the longest line, a little over its baseline."""
    line = max(element.lines, key=lambda own: own.width, default=None)
    if line is None:
        return element.box.x + element.box.w / 2, element.box.y + element.box.h / 2
    x, y = line.x + line.width / 2, line.baseline - 0.3 * element.size
    return element.box.swung(x, y, element.turn)


def _holds(ground: AnyElement, x: float, y: float) -> bool:
    box = ground.box
    x, y = box.swung(x, y, -ground.turn)
    if not (box.x - 0.5 <= x <= box.right + 0.5 and box.y - 0.5 <= y <= box.bottom + 0.5):
        return False
    path = ground.path if isinstance(ground, ShapeElement) and ground.shape == "path" else ""
    return encloses(path, x, y) if path else True
