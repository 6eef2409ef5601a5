"""Which elements cover each other, for plans of thousands of elements too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from planner.plan import AnyElement, Box, TextElement

MOST_TOLD = 3
"""How many overlaps of one element are told: a heap of thousands would tell millions."""
Area = tuple[float, float, float, float]
"""Left, top, right, bottom, in units."""
Solid = tuple[AnyElement, list[Area], Area]
"""An element, the areas of its ink, and the area around them."""


def covered(
    solids: Iterable[tuple[int, AnyElement, list[Box]]],
) -> Iterator[tuple[int, AnyElement, AnyElement]]:
    """Index and element that cover an earlier one, and that one.

    Left out are text on an object, and what is meant to lie over another; words never are over words.
    """
    earlier: list[Solid] = []
    for index, element, boxes in solids:
        areas = [(box.x, box.y, box.right, box.bottom) for box in boxes]
        if getattr(element, "on", None) or not areas:
            continue
        solid = element, areas, _around(areas)
        for first in islice(_under(solid, earlier), MOST_TOLD):
            yield index, element, first
        earlier.append(solid)


def _under(solid: Solid, earlier: list[Solid]) -> Iterator[AnyElement]:
    second, areas, whole = solid
    for first, others, around in earlier:
        words = isinstance(first, TextElement) and isinstance(second, TextElement)
        meant = (first.over or second.over) and not words
        if not meant and _cover(whole, around) and any(_cover(a, b) for a in areas for b in others):
            yield first


def _around(areas: list[Area]) -> Area:
    left, top, right, bottom = zip(*areas, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _cover(a: Area, b: Area, slack: float = 1.0) -> bool:
    return (
        a[0] + slack < b[2] and b[0] + slack < a[2] and a[1] + slack < b[3] and b[1] + slack < a[3]
    )
