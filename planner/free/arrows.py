"""Arrows between nodes: they leave and arrive at right angles to the sides that face each other."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from planner.free.bounds import bounded
from planner.free.build import Spot
from planner.free.grammar import Arrow
from planner.free.piece import Side
from planner.parts import Box
from planner.plan import ConnectorElement

Point = tuple[float, float]
ROUND = ("ellipse", "pill", "diamond")
"""Shapes that do not fill the corners of their boxes."""
_ACROSS: dict[Side, Point] = {"top": (0, -1), "right": (1, 0), "bottom": (0, 1), "left": (-1, 0)}


def connector(arrow: Arrow, spots: dict[str, Spot], name: str) -> ConnectorElement:
    """The arrow as an element."""
    one, other = spots[arrow.start], spots[arrow.end]
    start, end = sides(arrow, one.box, other.box)
    if _is_direct(arrow, one, other, start):
        points: tuple[Point, ...] = (_edge(one, other, arrow.gap), _edge(other, one, arrow.gap))
    else:
        points = _route(arrow, one.box, other.box, start, end)
    return ConnectorElement(
        id=name, box=_bounds(points), start=arrow.start, end=arrow.end, points=points,
        curve=arrow.route == "curve", color=arrow.color, width=arrow.width, head=arrow.head,
        dash=arrow.dash, alt=arrow.label,
    )  # fmt: skip


def sides(arrow: Arrow, first: Box, second: Box) -> tuple[Side, Side]:
    """The sides it leaves and arrives at: as stated, else those that face each other."""
    right, left = second.x - first.right, first.x - second.right
    below, above = second.y - first.bottom, first.y - second.bottom
    gaps: dict[tuple[Side, Side], float] = {
        ("right", "left"): right, ("left", "right"): left,
        ("bottom", "top"): below, ("top", "bottom"): above,
    }  # fmt: skip
    start, end = max(gaps, key=lambda pair: gaps[pair])
    return arrow.from_side or start, arrow.to_side or end


def middle(points: tuple[Point, ...]) -> Point:
    """Where a label stands: the middle of the longest stretch."""
    a, b = max(pairwise(points), key=lambda p: abs(p[0][0] - p[1][0]) + abs(p[0][1] - p[1][1]))
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _route(arrow: Arrow, first: Box, second: Box, start: Side, end: Side) -> tuple[Point, ...]:
    a, b = _door(first, start, second, arrow.gap), _door(second, end, first, arrow.gap)
    if arrow.route == "straight" or _facing(a, b, start, end):
        return a, b
    across = start in ("left", "right"), end in ("left", "right")
    if across == (True, True):
        x = (a[0] + b[0]) / 2
        bends: tuple[Point, ...] = ((x, a[1]), (x, b[1]))
    elif across == (False, False):
        y = (a[1] + b[1]) / 2
        bends = ((a[0], y), (b[0], y))
    else:
        bends = ((b[0], a[1]) if across[0] else (a[0], b[1]),)
    return tuple((round(x, 2), round(y, 2)) for x, y in (a, *bends, b))


def _is_direct(arrow: Arrow, one: Spot, other: Spot, start: Side) -> bool:
    """True for a straight line from middle to middle: no side is stated, and the two are askew or round."""
    if arrow.route != "straight" or arrow.from_side or arrow.to_side:
        return False
    a, b = one.box, other.box
    across = start in ("left", "right")
    askew = a.bottom <= b.y or b.bottom <= a.y if across else a.right <= b.x or b.right <= a.x
    return askew or one.shape in ROUND or other.shape in ROUND


def _edge(spot: Spot, goal: Spot, gap: float) -> Point:
    """Where the line from a node's middle to that of `goal` leaves its outline, `gap` units on."""
    x, y = _middle_of(spot.box)
    to_x, to_y = _middle_of(goal.box)
    length = hypot(to_x - x, to_y - y)
    if length < 1e-6:
        return x, y
    dx, dy = (to_x - x) / length, (to_y - y) / length
    half_w, half_h = max(spot.box.w / 2, 1e-6), max(spot.box.h / 2, 1e-6)
    u, v = abs(dx) / half_w, abs(dy) / half_h
    norm = {"ellipse": hypot(u, v), "diamond": u + v}.get(spot.shape, max(u, v))
    reach = 1 / norm + gap
    return round(x + dx * reach, 2), round(y + dy * reach, 2)


def _middle_of(box: Box) -> Point:
    return box.x + box.w / 2, box.y + box.h / 2


def _door(box: Box, side: Side, other: Box, gap: float) -> Point:
    """A point before a side; where both boxes overlap along it, the middle of what they share."""
    dx, dy = _ACROSS[side]
    x, y = _middle_of(box)
    if dx:
        low, high = max(box.y, other.y), min(box.bottom, other.bottom)
        y = (low + high) / 2 if high > low else y
        return round((box.right if dx > 0 else box.x) + gap * dx, 2), round(y, 2)
    low, high = max(box.x, other.x), min(box.right, other.right)
    x = (low + high) / 2 if high > low else x
    return round(x, 2), round((box.bottom if dy > 0 else box.y) + gap * dy, 2)


def _facing(a: Point, b: Point, start: Side, end: Side) -> bool:
    """True where one straight line will do."""
    level = start in ("left", "right") and end in ("left", "right") and abs(a[1] - b[1]) < 0.5
    upright = start in ("top", "bottom") and end in ("top", "bottom") and abs(a[0] - b[0]) < 0.5
    return level or upright


def _bounds(points: tuple[Point, ...]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return bounded(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
