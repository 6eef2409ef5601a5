"""Ways from one shape to another: straight where they face each other, else with one or two bends."""

from __future__ import annotations

from planner.figure import Arrow
from planner.layouts.geometry import Point, Rect

NEAR = 1.5
"""How far an arrow's end stays from what it points to, in units."""


def route(start: Rect, end: Rect, arrow: Arrow, at: int = 0) -> list[Point]:
    """The points of an arrow; the `at`-th of its lines side by side."""
    if _within(end, start) or _within(start, end):
        return _inner(start, end)
    across = _gap(start.x, start.right, end.x, end.right)
    down = _gap(start.y, start.bottom, end.y, end.bottom)
    if arrow.way == "down" or (not arrow.way and across < 4 < down):
        return [(y, x) for x, y in _lying(_turned(start), _turned(end), arrow, at)]
    return _lying(start, end, arrow, at)


def _lying(start: Rect, end: Rect, arrow: Arrow, at: int) -> list[Point]:
    """From side to side; straight at a height that both have."""
    right = end.x >= start.right - 1
    x0, x1 = (start.right, end.x - NEAR) if right else (start.x, end.right + NEAR)
    low, high = max(start.y, end.y), min(start.bottom, end.bottom)
    if arrow.many > 1:
        low, high = min(start.y, end.y), max(start.bottom, end.bottom)
        small = start if start.h < end.h else end
        y = small.y + small.h * (at + 0.5) / arrow.many
        return [(x0, y), (x1, y)]
    if high - low > 4:
        small = start if start.h < end.h else end
        y = small.cy if low <= small.cy <= high else (low + high) / 2
        return [(x0, y), (x1, y)]
    if arrow.curve:
        middle = (x0 + x1) / 2
        return [(x0, start.cy), (middle, start.cy), (middle, end.cy), (x1, end.cy)]
    bend = x1 - min(18.0, abs(x1 - x0) / 2) * (1 if right else -1)
    return [(x0, start.cy), (bend, start.cy), (bend, end.cy), (x1, end.cy)]


def _inner(start: Rect, end: Rect) -> list[Point]:
    """From the left edge of what holds a shape, below what stands before it, up into it; or out to the right."""
    if _within(end, start):
        y = end.bottom + min(17.0, end.h / 2)
        return [(start.x, y), (end.cx, y), (end.cx, end.bottom + NEAR)]
    return [(start.right, start.cy), (end.right - NEAR, start.cy)]


def _within(one: Rect, other: Rect) -> bool:
    return (
        other.x <= one.x
        and other.y <= one.y
        and one.right <= other.right
        and one.bottom <= other.bottom
    )


def _gap(a0: float, a1: float, b0: float, b1: float) -> float:
    return max(0.0, b0 - a1, a0 - b1)


def _turned(r: Rect) -> Rect:
    return Rect(r.y, r.x, r.h, r.w)
