"""How much of an area nothing stands in: the largest empty rectangle in it.

Found row by row with a stack of heights: the largest rectangle under a histogram.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.parts import Box
from planner.plan import AnyElement, ShapeElement

CELLS = 40
"""Cells of the grid along each side of the area."""


def largest_hole(elements: Iterable[AnyElement], area: Box) -> float:
    """The largest empty rectangle in `area`, as a share of it. Grounds and rules fill nothing."""
    taken = [element.box for element in elements if _fills(element)]
    depths, best = [0] * CELLS, 0
    rows = [_full(taken, area, row) for row in range(CELLS)]
    for full, below in zip(rows, [*rows[1:], None], strict=True):
        depths = [0 if filled else depth + 1 for filled, depth in zip(full, depths, strict=True)]
        if full != below:  # else every rectangle goes on below
            best = max(best, _under(depths))
    return best / CELLS**2


def _fills(element: AnyElement) -> bool:
    """True for what is read or looked at; a plain rectangle is a ground unless it shows a number."""
    if not isinstance(element, ShapeElement):
        return True
    return element.shape != "rect" or element.role == "data"


def _full(taken: list[Box], area: Box, row: int) -> list[bool]:
    """Which cells of a row something stands in."""
    high, wide = area.h / CELLS, area.w / CELLS
    top = area.y + row * high
    full = [False] * CELLS
    for box in taken:
        if box.y < top + high and box.bottom > top:
            first = max(0, int((box.x - area.x) / wide))
            last = min(CELLS, -int((area.x - box.right) // wide))
            full[first:last] = [True] * max(0, last - first)
    return full


def _under(depths: list[int]) -> int:
    """Cells of the largest rectangle under the depths."""
    best = 0
    steps: list[tuple[int, int]] = []
    for at, depth in enumerate([*depths, 0]):
        start = at
        while steps and steps[-1][1] >= depth:
            start, tall = steps.pop()
            best = max(best, tall * (at - start))
        steps.append((start, depth))
    return best
