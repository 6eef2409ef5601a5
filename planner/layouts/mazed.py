"""Ways round what stands by: shortest with few bends, on lines between things (A*: Hart, Nilsson, Raphael 1968)."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planner.layouts.geometry import Point, Rect

BEND, CROSS, ALONG, OFF, NAMED = 60.0, 45.0, 9.0, 18.0, 6.0
"""What a bend, a crossing, a unit along another link, a port off the middle and a unit through a name cost."""
TIP = 1.5
"""How far an arrow's end stays from what it points to, in units."""
BORDER, SHARED = 0.3, 90.0
"""What a unit along a border costs, and a port that another link has, in units."""
SIDES = ("right", "left", "down", "up")
_PORTS = (0.5, 0.25, 0.75)
_STEPS = ((1, 0), (-1, 0), (0, 1), (0, -1))
Cell = tuple[int, int]


@dataclass
class Maze:
    """Leads links between `rooms`, which no link enters; `names` are crossed unwillingly, `frames` are of groups.
    Lines keep `clear` off."""

    rooms: Mapping[str, Rect]
    names: Sequence[Rect]
    frames: Sequence[Rect]
    clear: float
    whole: Rect
    pointed: frozenset[str] = frozenset()
    """The things that links meet only at the middle of a side."""
    used: dict[tuple[Cell, Cell], tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        own = [*self.rooms.values()]
        xs, ys = (
            [x for r in self.frames for x in (r.x, r.right)],
            [y for r in self.frames for y in (r.y, r.bottom)],
        )
        self.xs = _lines(
            [(r.x, r.right) for r in own], [self.whole.x, self.whole.right, *xs], self.clear
        )
        self.ys = _lines(
            [(r.y, r.bottom) for r in own], [self.whole.y, self.whole.bottom, *ys], self.clear
        )
        self.by_x = {
            k for k, x in enumerate(self.xs) if any(abs(x - edge) < self.clear for edge in xs)
        }
        self.by_y = {
            k for k, y in enumerate(self.ys) if any(abs(y - edge) < self.clear for edge in ys)
        }
        self.at_x = {x: k for k, x in enumerate(self.xs)}
        self.at_y = {y: k for k, y in enumerate(self.ys)}
        self.solid = {self._key(x, y) for x in self.xs for y in self.ys
                      if any(r.grown(0.6 * self.clear).holds((x, y)) for r in own)}  # fmt: skip
        self.named = {self._key(x, y) for x in self.xs for y in self.ys
                      if any(r.holds((x, y)) for r in self.names)}  # fmt: skip
        self.left: set[tuple[str, Point]] = set()
        self.met: set[tuple[str, Point]] = set()

    def _key(self, x: float, y: float) -> Cell:
        return self.at_x[x], self.at_y[y]

    def way(self, start: str, end: str, side: str = "", named: bool = False) -> list[Point]:
        """The points of a link from one thing to another, out on a `side` if one is told; straight where there
        is no way. Links that are `named` leave each at a place of its own.
        """
        goals = {cell: (tip, cost + SHARED * ((end, tip) in self.left), way)
                 for cell, tip, cost, way in self._ports(end)}  # fmt: skip
        heap: list[tuple[float, int, float, Cell, int, tuple[tuple[Cell, int], ...]]] = []
        count = 0
        tips: dict[Cell, Point] = {}
        for cell, tip, cost, way in self._ports(start):
            cost += BEND * (side not in ("", SIDES[way]))
            cost += SHARED * ((start, tip) in self.left if named else (start, tip) in self.met)
            tips[cell] = tip
            heapq.heappush(heap, (cost, count, cost, cell, way, ((cell, way),)))
            count += 1
        best: dict[tuple[Cell, int], float] = {}
        while heap:
            _, _, cost, cell, way, path = heapq.heappop(heap)
            if best.get((cell, way), 1e12) <= cost:
                continue
            best[(cell, way)] = cost
            if cell in goals and len(path) > 1 and way == goals[cell][2] ^ 1:
                return self._finished([one for one, _ in path], tips, goals[cell][0], start, end)
            for step, total in self._next(cell, way, cost, goals, (start, end)):
                left = min(self._far(step[0], goal) for goal in goals) if goals else 0.0
                extra = goals[step[0]][1] if step[0] in goals else 0.0
                count += 1
                heapq.heappush(heap, (total + left + extra, count, total, *step, (*path, step)))
        a, b = self.rooms[start], self.rooms[end]
        return [(a.cx, a.cy), (b.cx, b.cy)]

    def _finished(
        self, path: list[Cell], tips: Mapping[Cell, Point], tip: Point, start: str, end: str
    ) -> list[Point]:
        for one, other in pairwise(path):
            self.used[(min(one, other), max(one, other))] = (start, end)
        points = [(self.xs[x], self.ys[y]) for x, y in path]
        self.left.add((start, tips[path[0]]))
        self.met.add((end, tip))
        return [tips[path[0]], *points, tip]

    def _next(
        self, cell: Cell, way: int, cost: float, goals: Mapping[Cell, object], ends: tuple[str, str]
    ) -> Iterator[tuple[tuple[Cell, int], float]]:
        """The cells beside one that a link may go to, with what it has cost there."""
        for turn, (dx, dy) in enumerate(_STEPS):
            to = cell[0] + dx, cell[1] + dy
            if turn == way ^ 1 or not (0 <= to[0] < len(self.xs) and 0 <= to[1] < len(self.ys)):
                continue
            if to in self.solid and to not in goals:
                continue
            far = self._far(cell, to)
            price = (
                far + (BEND if turn != way else 0.0) + (NAMED * far if to in self.named else 0.0)
            )
            other = self.used.get((min(cell, to), max(cell, to)))
            if other:
                price += far * (0.2 if other[1] == ends[1] else ALONG)
            price += CROSS if self._crossed(to, turn) else 0.0
            price += BORDER * far * (to[0] in self.by_x if turn > 1 else to[1] in self.by_y)
            yield (to, turn), cost + price

    def _crossed(self, cell: Cell, turn: int) -> bool:
        """True where another link runs athwart."""
        dx, dy = (0, 1) if turn < 2 else (1, 0)
        ahead, back = (cell[0] + dx, cell[1] + dy), (cell[0] - dx, cell[1] - dy)
        return (min(cell, ahead), max(cell, ahead)) in self.used and (
            min(cell, back),
            max(cell, back),
        ) in self.used

    def _far(self, one: Cell, other: Cell) -> float:
        return abs(self.xs[one[0]] - self.xs[other[0]]) + abs(self.ys[one[1]] - self.ys[other[1]])

    def _ports(self, label: str) -> Iterator[tuple[Cell, Point, float, int]]:
        """Where links meet a thing: the cell before its side, the place on it, its cost and the way out."""
        r = self.rooms[label]
        shares = _PORTS[:1] if label in self.pointed else _PORTS
        for way, (dx, dy) in enumerate(_STEPS):
            for share in shares:
                x = r.x + share * r.w if dx == 0 else (r.right if dx > 0 else r.x)
                y = r.y + share * r.h if dy == 0 else (r.bottom if dy > 0 else r.y)
                out = (round(x + dx * self.clear, 2), round(y + dy * self.clear, 2))
                if out[0] in self.at_x and out[1] in self.at_y:
                    cell = self._key(*out)
                    if cell not in self.solid:
                        yield cell, (x + dx * TIP, y + dy * TIP), OFF if share != 0.5 else 0.0, way


def _lines(
    spans: Sequence[tuple[float, float]], borders: Sequence[float], clear: float
) -> list[float]:
    """Places of lines: the ports of all things, before and behind each, and midway between what stands by."""
    found: set[float] = set()
    for a, b in spans:
        found |= {round(a + share * (b - a), 2) for share in _PORTS}
        found |= {round(a - clear, 2), round(b + clear, 2)}
    edges = sorted({*borders, *(edge for span in spans for edge in span)})
    found |= {round((a + b) / 2, 2) for a, b in pairwise(edges) if b - a > 2.5 * clear}
    return sorted(x for x in found if borders[0] - 1 <= x <= borders[1] + 1)


def worded(
    path: Sequence[Point],
    w: float,
    h: float,
    taken: Sequence[Rect],
    lines: Sequence[Rect],
    early: bool,
) -> Rect:
    """The place of a link's words on it: on a stretch that is long enough, clear of what is taken
    and of the `lines` of others. `early` for words near its start, as at a fork.
    """
    best, found = -1e9, Rect(0, 0, w, h)
    for at, (a, b) in enumerate(pairwise(path)):
        level = abs(a[1] - b[1]) < 1
        long = abs(b[0] - a[0]) + abs(b[1] - a[1])
        for share in (0.5, 0.35, 0.65, 0.22, 0.78):
            center = a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
            own = Rect.around(center, w, h)
            short = long < (w if level else h) + 8
            worth = -120.0 * short - abs(share - 0.5) * 12
            worth -= 400 * sum(own.hits(other) for other in taken)
            worth -= 60 * sum(own.hits(other) for other in lines)
            worth -= (6 if early else 0.5) * at
            if worth > best:
                best, found = worth, own
    return found
