"""What a text stands on: the topmost fills or pictures under the start, middle and end of its longest line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from planner import gradients
from planner.outline import encloses
from planner.parts import Box
from planner.plan import AnyElement, PictureElement, Plan, ShapeElement, TextElement
from planner.surfaces import ground_of, thing_under


def grounds_of(plan: Plan) -> list[tuple[int, int, AnyElement]]:
    """What text may stand on as z, place and element, lowest first: pictures and opaque fills."""
    return sorted(
        (
            (e.z, place, e)
            for place, e in enumerate(plan.elements)
            if isinstance(e, PictureElement) or (vars(e).get("fill") and not _see_through(e))
        ),
        key=lambda ground: ground[:2],
    )


def _see_through(element: AnyElement) -> bool:
    return isinstance(element, ShapeElement) and element.opacity < 0.9


def under(
    plan: Plan, index: int, element: TextElement, grounds: Sequence[tuple[int, int, AnyElement]]
) -> tuple[str, ...]:
    """The colours that an element stands on; none over a picture whose colours are not known yet."""
    if element.on:
        thing = thing_under(plan, element)
        color = ground_of(thing, element.on) if thing else None
        return (color,) if color else ()
    below = bisect_left(grounds, (element.z, index), key=lambda ground: ground[:2])
    found = [_topmost(grounds, below, *at) for at in _points(element)]
    if any(isinstance(ground, PictureElement) for ground in found):
        return ()
    colors = (color for ground in found for color in _colors(plan, ground, element))
    return tuple(dict.fromkeys(colors))


def _colors(plan: Plan, ground: AnyElement | None, element: TextElement) -> tuple[str, ...]:
    gradient = getattr(ground, "gradient", None)
    if ground and gradient:
        part = element.bounds if not element.lines else _line_box(element)
        part = part.turned(-ground.turn, ground.box) if ground.turn else part
        return gradients.under(gradient, plan.style, ground.box, part)
    fill = getattr(ground, "fill", "bg")
    color = plan.style.colors.get(fill, fill)
    return (color[:7],) if color.startswith("#") else ()


def _line_box(element: TextElement) -> Box:
    """The upright box round all lines of a text as it is drawn."""
    x, right = min(e.x for e in element.lines), max(e.x + e.width for e in element.lines)
    top, low = element.lines[0].baseline - element.size, element.lines[-1].baseline
    box = Box(x=x, y=top, w=max(0.0, right - x), h=max(0.0, low - top))
    return box.turned(element.turn, element.box)


def _points(element: TextElement) -> list[tuple[float, float]]:
    """The start, the middle and the end of the longest line, a little over its baseline."""
    line = max(element.lines, key=lambda own: own.width, default=None)
    if line is None:
        return [(element.box.x + element.box.w / 2, element.box.y + element.box.h / 2)]
    inset = min(0.3 * element.size, line.width / 2)
    across = (line.x + inset, line.x + line.width / 2, line.x + line.width - inset)
    y = line.baseline - 0.3 * element.size
    return [element.box.swung(x, y, element.turn) for x in across]


def _topmost(
    grounds: Sequence[tuple[int, int, AnyElement]], below: int, x: float, y: float
) -> AnyElement | None:
    """The highest of the first `below` grounds that has a point on it."""
    placed = (grounds[at][2] for at in range(below - 1, -1, -1))
    return next((ground for ground in placed if _holds(ground, x, y)), None)


def _holds(ground: AnyElement, x: float, y: float) -> bool:
    box = ground.box
    if ground.turn:
        x, y = box.swung(x, y, -ground.turn)
    if not (box.x - 0.5 <= x <= box.right + 0.5 and box.y - 0.5 <= y <= box.bottom + 0.5):
        return False
    path = ground.path if isinstance(ground, ShapeElement) and ground.shape == "path" else ""
    return encloses(path, x, y) if path else True
