"""Boxes of things in a scene, of 1000 x 1000 units: kept inside it, beside each other, overlapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.parts import Box

_APART = 1.1
"""How much room something has between two others, of its width."""
SIDE = 36.0
"""What stands keeps at least so far from the sides of the picture, units."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a thing is: its box, how far away, and what it stands on."""

    box: Box
    depth: float
    support: str | None


def within(w: float, h: float, most_w: float, most_h: float) -> tuple[float, float]:
    """Width and height, made smaller where they are more than they may be."""
    shrink = min(1.0, most_w / w, most_h / h)
    return w * shrink, h * shrink


def free_box(
    w: float, h: float, y: float, placed: Mapping[int, Placed], slots: Sequence[float]
) -> Box:
    """The slot, or where all are taken the place, where the box hides least of what is there already."""
    return min(
        (whole_box(at * 1000 - w / 2, y, w, h) for at in (*slots, *_between(slots))),
        key=lambda box: round(sum(_hidden(box, other.box) for other in placed.values()), 2),
    )


def _hidden(box: Box, other: Box) -> float:
    """The larger share of two boxes that overlap, so that what is slim is not lost behind what is wide."""
    return overlap(box, other) / max(1.0, min(box.w * box.h, other.w * other.h))


def _between(slots: Sequence[float]) -> list[float]:
    """Places every hundredth of the width, as far out as the slots reach, the nearest to the first slot first."""
    low, high = round(100 * min(slots)), round(100 * max(slots))
    return sorted((at / 100 for at in range(low, high + 1)), key=lambda at: abs(at - slots[0]))


def column(box: Box) -> Box:
    """The box over the whole height: things in the sky keep clear of each other's columns."""
    return box.model_copy(update={"y": 0.0, "h": 1000.0})


def overlap(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    w = min(a.right, b.right) - max(a.x, b.x)
    h = min(a.bottom, b.bottom) - max(a.y, b.y)
    return w * h if w > 0 and h > 0 else 0.0


def whole_box(x: float, y: float, w: float, h: float) -> Box:
    """A box moved inside the canvas, in whole tenths of a unit."""
    w, h = min(w, 1000 - 2 * SIDE), min(h, 960.0)
    return Box(
        x=round(min(max(x, SIDE), 1000 - SIDE - w), 1),
        y=round(min(max(y, 10.0), 980 - h), 1),
        w=round(w, 1),
        h=round(h, 1),
    )


def clear_of(spot: Box, others: Sequence[Box]) -> Box:
    """The spot, or one right or left of what stands there already."""
    there = [other for other in others if overlap(spot, other) > 0.15 * spot.w * spot.h]
    sides = [x for other in there for x in (other.right + 10, other.x - spot.w - 10)]
    tried = [spot, *(whole_box(x, spot.y, spot.w, spot.h) for x in sides)]
    return min(tried, key=lambda box: round(sum(overlap(box, other) for other in others)))


def in_the_way(pair: Placed, placed: Mapping[int, Placed]) -> float:
    """The width of what stands at the middle of a pair that found no free water; 0 where nothing does."""
    middle = pair.box.x + pair.box.w / 2
    there = [p.box for p in placed.values() if p.support and p.box.x < middle < p.box.right]
    return max((box.w for box in there if overlap(box, pair.box)), default=0.0)


def parted_for(pair: Placed, gap: float) -> Placed:
    """Two of a kind, moved apart for what stands between them."""
    box = pair.box
    wide = min(2 * (box.w / 2 + _APART * gap), 960.0)
    return replace(pair, box=whole_box(box.x + (box.w - wide) / 2, box.y, wide, box.h))
