"""Which elements cover each other, for plans of thousands of elements too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from math import hypot

from planner.parts import Box
from planner.plan import AnyElement, TextElement

MOST_TOLD = 3
"""How many overlaps of one element are told: a heap of thousands would tell millions."""
SLACK = 1.0
"""Units by which ink may reach over other ink, unseen."""
Point = tuple[float, float]
Area = tuple[float, float, float, float]
"""Left, top, right, bottom, in units."""
Solid = tuple[AnyElement, list[Box], list[Area], Area]
"""An element, the boxes of its ink before it is turned, their areas as it is drawn, and the area around all."""


def covered(
    solids: Iterable[tuple[int, AnyElement, list[Box]]],
) -> Iterator[tuple[int, AnyElement, AnyElement]]:
    """Index and element that cover an earlier one, and that one.

    Left out is what is meant to lie over another, as text on an object; words never are over words.
    """
    earlier: list[Solid] = []
    for index, element, boxes in solids:
        if not boxes:
            continue
        areas = [
            _bounds(_quad(element, box))
            if _slanted(element)
            else (box.x, box.y, box.right, box.bottom)
            for box in boxes
        ]
        solid = element, boxes, areas, _around(areas)
        for first in islice(_under(solid, earlier), MOST_TOLD):
            yield index, element, first
        earlier.append(solid)


def _under(solid: Solid, earlier: list[Solid]) -> Iterator[AnyElement]:
    second, boxes, areas, whole = solid
    for first, others, seen, around in earlier:
        if not _cover(whole, around):
            continue
        words = isinstance(first, TextElement) and isinstance(second, TextElement)
        if (first.over or second.over or _borne(first) or _borne(second)) and not words:
            continue
        if not any(_cover(a, b) for a in areas for b in seen):
            continue
        upright = not (_slanted(first) or _slanted(second))
        if upright or any(_meet(_quad(second, a), _quad(first, b)) for a in boxes for b in others):
            yield first


def _quad(element: AnyElement, box: Box) -> list[Point]:
    """The corners of a box of an element as it is drawn, in turn."""
    corners = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
    if isinstance(element, TextElement) and element.on:
        a, b, c, d, e, f = element.on.matrix
        return [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]
    return [element.box.swung(x, y, element.turn) for x, y in corners]


def _borne(element: AnyElement) -> bool:
    """Whether it is text on an object."""
    return isinstance(element, TextElement) and element.on is not None


def _slanted(element: AnyElement) -> bool:
    """Whether it may be drawn otherwise than upright in its box."""
    return bool(element.turn) or _borne(element)


def _bounds(corners: list[Point]) -> Area:
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def _meet(a: list[Point], b: list[Point]) -> bool:
    """Whether two turned boxes cover each other: no side of either has the other beyond it."""
    for (x0, y0), (x1, y1) in (*pairwise(a), *pairwise(b)):
        length = hypot(x1 - x0, y1 - y0) or 1.0
        nx, ny = (y1 - y0) / length, (x0 - x1) / length
        one, other = ([x * nx + y * ny for x, y in quad] for quad in (a, b))
        if max(one) <= min(other) + SLACK or max(other) <= min(one) + SLACK:
            return False
    return True


def _around(areas: list[Area]) -> Area:
    left, top, right, bottom = zip(*areas, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _cover(a: Area, b: Area) -> bool:
    return (
        a[0] + SLACK < b[2] and b[0] + SLACK < a[2] and a[1] + SLACK < b[3] and b[1] + SLACK < a[3]
    )
