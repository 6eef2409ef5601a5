"""Ways from one shape to another: straight where they face each other, else with bends clear of what stands by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.figure import Arrow
from planner.layouts.geometry import Point, Rect

NEAR = 1.5
"""How far an arrow's end stays from what it points to, in units."""
HEAD, TAIL, CLEAR = 22.0, 8.0, 10.0
"""Least length of an arrow behind its last bend and before its first, and how far bends stay from borders, in units."""
STEP = 4.0
FAN = 3
"""So many arrows from one shape leave it at places of their own, straight to their ends."""
SIDE = 0.28
"""How far from its middle, as a share of its height, a bent arrow leaves a shape that a straight one leaves too."""


@dataclass(frozen=True)
class Router:
    """Leads arrows between `rooms` by shape; `rings` are those of shapes that hold others, `words` stand by shapes."""

    rooms: Sequence[Rect]
    rings: Sequence[Rect]
    arrows: Sequence[Arrow]
    words: Sequence[Rect] = ()

    def lines(self, arrow: Arrow) -> list[list[Point]]:
        """The points of an arrow; of each of several side by side."""
        start, end = self.rooms[arrow.start], self.rooms[arrow.end]
        if arrow.way == "list":
            return [_hung(start, end)]
        if _within(end, start):
            return [self._entering(start, end)]
        if _within(start, end):
            return [[(start.right, start.cy), (end.right - NEAR, start.cy)]]
        if self._is_down(arrow):
            rooms, rings, words = (
                [_turned(room) for room in own] for own in (self.rooms, self.rings, self.words)
            )
            lying = Router(rooms, rings, self.arrows, words)
            return [[(y, x) for x, y in line] for line in lying._lying(arrow, down=True)]
        return self._lying(arrow, down=False)

    def _is_down(self, arrow: Arrow) -> bool:
        start, end = self.rooms[arrow.start], self.rooms[arrow.end]
        across = _gap(start.x, start.right, end.x, end.right)
        down = _gap(start.y, start.bottom, end.y, end.bottom)
        return arrow.way == "down" or (not arrow.way and across < 4 < down)

    def _lying(self, arrow: Arrow, down: bool) -> list[list[Point]]:
        """From side to side: curved, fanned out, straight at a height that both have, or bent."""
        start, end = self.rooms[arrow.start], self.rooms[arrow.end]
        right = end.x >= start.right - 1
        x0, x1 = (start.right, end.x - NEAR) if right else (start.x, end.right + NEAR)
        if arrow.many > 1:
            small = start if start.h < end.h else end
            steps = [small.y + small.h * (at + 0.5) / arrow.many for at in range(arrow.many)]
            return [[(x0, y), (x1, y)] for y in steps]
        if arrow.curve:
            middle = (x0 + x1) / 2
            return [[(x0, start.cy), (middle, start.cy), (middle, end.cy), (x1, end.cy)]]
        fan = [self.rooms[one.end] for one in self._mates(arrow, right)] if not down else []
        if len(fan) >= FAN:
            place = sorted(room.cy for room in fan).index(end.cy) + 1
            return [[(x0, start.y + start.h * place / (len(fan) + 1)), (x1, end.cy)]]
        y = _shared(start, end)
        if y is not None:
            return [[(x0, y), (x1, y)]]
        beside = any(_shared(start, room) is not None for room in fan)
        leave = start.cy + (SIDE * start.h * (1 if end.cy > start.cy else -1) if beside else 0.0)
        bend = self._bend((x0, leave), (x1, end.cy), {arrow.start, arrow.end})
        return [[(x0, leave), (bend, leave), (bend, end.cy), (x1, end.cy)]]

    def _mates(self, arrow: Arrow, right: bool) -> list[Arrow]:
        """The arrows that leave the same side of a shape, this one among them."""
        start = self.rooms[arrow.start]
        return [one for one in self.arrows
                if one.start == arrow.start and not one.dash and one.many == 1
                and not _within(self.rooms[one.end], start)
                and _gap(start.x, start.right, self.rooms[one.end].x, self.rooms[one.end].right) > 4
                and (self.rooms[one.end].x >= start.right - 1) == right]  # fmt: skip

    def _bend(self, start: Point, end: Point, ends: set[int]) -> float:
        """Where an arrow turns: near the middle, over nothing, off borders, with room for its head."""
        (x0, y0), (x1, y1) = start, end
        way = 1 if x1 > x0 else -1
        free = abs(x1 - x0) - HEAD - TAIL
        if free <= 0:
            return x0 + (x1 - x0) * TAIL / (HEAD + TAIL)
        places = [x0 + way * (TAIL + k * STEP) for k in range(int(free / STEP) + 1)]
        low, high = min(y0, y1), max(y0, y1)
        others = [room for at, room in enumerate(self.rooms) if at not in ends] + [*self.words]
        blocks = [r for r in others if r.y < high and r.bottom > low and r not in self.rings]
        borders = [x for ring in self.rings for x in (ring.x, ring.right)]

        def worth(x: float) -> tuple[int, float, float]:
            met = sum(room.x - TAIL < x < room.right + TAIL for room in blocks)
            clear = min((abs(x - border) for border in borders), default=CLEAR)
            return -met, min(CLEAR, clear), -abs(x - (x0 + x1) / 2)

        return max(places, key=worth)

    def _entering(self, holder: Rect, end: Rect) -> list[Point]:
        """From the left edge of what holds a shape, under all that stands before it, up into it."""
        others = [
            r for r in self.rooms if r not in self.rings and r != holder and _within(r, holder)
        ]
        before = [r for r in others if r.x < end.right]
        low = max(r.bottom for r in before if r.y <= end.bottom and r.bottom >= end.y)
        under = min((r.y for r in before if r.y >= low), default=min(holder.bottom, low + 2 * HEAD))
        y = (low + under) / 2
        return [(holder.x, y), (end.cx, y), (end.cx, end.bottom + NEAR)]


def _hung(start: Rect, end: Rect) -> list[Point]:
    """From the foot of a shape to its left, down beside a list, to one of its dots."""
    spine = min(start.x, end.x - TAIL)
    return [(start.cx, start.bottom), (start.cx, start.bottom + TAIL), (spine, start.bottom + TAIL),
            (spine, end.cy), (end.x, end.cy)]  # fmt: skip


def _shared(start: Rect, end: Rect) -> float | None:
    """A height that both shapes have, the middle of the smaller where that will do."""
    low, high = max(start.y, end.y), min(start.bottom, end.bottom)
    small = start if start.h < end.h else end
    if high - low <= 4:
        return None
    return small.cy if low <= small.cy <= high else (low + high) / 2


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
