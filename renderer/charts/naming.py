"""Names beside dots: each in one of the places round its dot, so that as many as can be are there.

Point labels are placed greedily, the dot with fewest free places first; then a name without a place
takes one from another that can go elsewhere (Christensen, Marks and Shieber 1995, section 3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from math import hypot

from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot, Spot
from renderer.charts.sheet import Anchor, Area, Point

_AROUND = (
    (1, 0), (-1, 0), (0, -1), (0, 1), (0.75, -0.75), (-0.75, -0.75), (0.75, 0.75), (-0.75, 0.75)
)  # fmt: skip
_BETWEEN = ((0.4, -0.9), (-0.4, -0.9), (0.4, 0.9), (-0.4, 0.9))
_NEAR = 0.25
_FAR = (1.1, 1.7, 2.4, 3.2, 4.2, 5.5)
_FARTHEST = (7.5, 10.0, 13.5)
"""Distances of names from their dots, with a leader from `_FAR` on, in em; the last for the claim's."""
_MOST_MOVED = 2
"""Names that go elsewhere for the sake of one."""
_WRAPPED = 9.0
"""Names wider than this, in em, are tried in lines too."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words for a dot; those of the claim are `lit`."""

    text: str
    spot: Spot
    lit: bool


@dataclass(frozen=True, slots=True)
class _Leader:
    """A straight line from a dot to its name."""

    start: Point
    end: Point

    @property
    def area(self) -> Area:
        """The rectangle round it."""
        (a, b), (c, d) = self.start, self.end
        return Area(min(a, c), min(b, d), abs(a - c), abs(b - d))

    def meets(self, area: Area) -> bool:
        """True where it comes within a unit of an area (Liang and Barsky 1984)."""
        (x, y), (x1, y1) = self.start, self.end
        first, last = 0.0, 1.0
        for at, step, low, high in (
            (x, x1 - x, area.x - 1, area.right + 1),
            (y, y1 - y, area.y - 1, area.bottom + 1),
        ):
            if not step:
                if not low < at < high:
                    return False
                continue
            ends = (low - at) / step, (high - at) / step
            first, last = max(first, min(ends)), min(last, max(ends))
        return first < last

    def crosses(self, other: _Leader) -> bool:
        """True where the two cut each other."""
        mine, theirs = (self.start, self.end), (other.start, other.end)
        return _parted(*mine, theirs) and _parted(*theirs, mine)


def _parted(start: Point, end: Point, points: tuple[Point, Point]) -> bool:
    """True where two points lie on the two sides of the line from `start` to `end`."""
    (x, y), (x1, y1) = start, end
    one, other = ((x1 - x) * (b - y) - (y1 - y) * (a - x) for a, b in points)
    return one * other <= 0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the lines of a name may stand, the leader there, and the `hull` of both."""

    lines: Sequence[str]
    area: Area
    hull: Area
    leader: _Leader | None = None

    def clashes(self, other: _Place, gap: float) -> bool:
        """True where texts come closer than `gap`, or a leader meets a text or another leader."""
        if not self.hull.overlaps(other.hull, max(gap, 2.0)):
            return False
        mine, theirs = self.leader, other.leader
        return (
            self.area.overlaps(other.area, gap)
            or (mine is not None and mine.meets(other.area))
            or (theirs is not None and theirs.meets(self.area))
            or (mine is not None and theirs is not None and mine.crosses(theirs))
        )


@dataclass(slots=True)
class _Board:
    """The free places of each name, best first, and the one that each has."""

    places: Sequence[Sequence[_Place]]
    gap: float
    taken: dict[int, _Place] = field(default_factory=dict)

    def rivals(self, name: int, place: _Place) -> list[int]:
        """The names that stand in the way of `name` at `place`."""
        return [
            other
            for other, theirs in self.taken.items()
            if other != name and place.clashes(theirs, self.gap)
        ]

    def settle(self, name: int) -> bool:
        """Give a name its first place that is in nobody's way."""
        place = next((p for p in self.places[name] if not self.rivals(name, p)), None)
        if place is not None:
            self.taken[name] = place
        return place is not None

    def push(self, name: int, fixed: Set[int]) -> bool:
        """Give a name the place of others that are not `fixed` and can go elsewhere."""
        for place in self.places[name]:
            rivals = self.rivals(name, place)
            if len(rivals) > _MOST_MOVED or not fixed.isdisjoint(rivals):
                continue
            before = dict(self.taken)
            for rival in rivals:
                del self.taken[rival]
            self.taken[name] = place
            if all(map(self.settle, rivals)):
                return True
            self.taken = before
        return False

    def fill(self, names: Sequence[int], first: Set[int]) -> None:
        """Settle as many of `names` as can be: `first` ones first, then those with fewest places."""
        left = sorted(names, key=lambda i: (i not in first, len(self.places[i])))
        left = [i for i in left if not self.settle(i)]
        for _ in range(2):
            left = [i for i in left if not self.push(i, frozenset() if i in first else first)]


def place_names(plot: Plot, names: Sequence[Name]) -> list[Name]:
    """Write the names, those of the claim first; returns those that find no room.

    Names stand beside their dots where they can and only the others have leaders, unless more
    find room when all may have one.
    """
    everyone = range(len(names))
    lit = {i for i in everyone if names[i].lit}
    beside = [_free(plot, name, _close(plot, name)) for name in names]
    board = _Board(beside, 0.15 * plot.em)
    board.fill(everyone, lit)
    if len(board.taken) < len(names):
        apart = [_free(plot, name, _away(plot, name)) for name in names]
        both = [[*near, *far] for near, far in zip(beside, apart, strict=True)]
        board.places, other = both, _Board(both, board.gap)
        board.fill([i for i in everyone if i not in board.taken], lit)
        other.fill(everyone, lit)
        board = max(board, other, key=lambda one: (len(lit & one.taken.keys()), len(one.taken)))
    for i, place in sorted(board.taken.items()):
        _write(plot, names[i], place)
    return [names[i] for i in everyone if i not in board.taken]


def _free(plot: Plot, name: Name, places: Iterator[_Place]) -> list[_Place]:
    """The places that touch no text and no mark, and whose leader meets none but its own.

    A leader to a name of the claim meets other marks where it must.
    """
    own = Area(*name.spot.at, 0.0, 0.0)
    marks = [area for area in plot.sheet.taken if not area.overlaps(own, 0.01)]
    texts = [label.area for label in plot.sheet.labels]
    free = [
        place
        for place in places
        if plot.sheet.free(place.area, 0.1 * plot.em)
        and not (place.leader and any(map(place.leader.meets, texts)))
    ]
    clear = [p for p in free if p.leader is None or not any(map(p.leader.meets, marks))]
    return [*clear, *(p for p in free if p not in clear)] if name.lit else clear


def _blocks(plot: Plot, name: Name) -> list[list[str]]:
    """The name in one line, and in several where it is long or has lines of its own."""
    if "\n" in name.text:
        return [name.text.split("\n")]
    weight, most = plot.weight(name.lit), _WRAPPED * plot.em
    long = plot.type.width(name.text, weight) > most
    return [[name.text], *([plot.type.wrap(name.text, most, weight)] if long else ())]


def _close(plot: Plot, name: Name) -> Iterator[_Place]:
    """The places right beside the dot."""
    for lines in _blocks(plot, name):
        for way in _AROUND:
            area = _beside(plot, name, lines, way, _NEAR)
            yield _Place(lines, area, area)


def _away(plot: Plot, name: Name) -> Iterator[_Place]:
    """The places away from the dot, nearest first."""
    for far in (*_FAR, *(_FARTHEST if name.lit else ())):
        for lines in _blocks(plot, name)[::-1]:
            for way in (*_AROUND, *_BETWEEN):
                area = _beside(plot, name, lines, way, far)
                leader = _leader(area, name.spot, plot.em)
                yield _Place(lines, area, area.joined(leader.area), leader)


def _beside(
    plot: Plot, name: Name, lines: Sequence[str], way: tuple[float, float], far: float
) -> Area:
    """The area of lines that lie `far` em off the dot, one `way` or the other."""
    (dx, dy), (x, y) = way, name.spot.at
    w = plot.type.widest(lines, BOLD if "\n" in name.text else plot.weight(name.lit))
    h = plot.type.height(len(lines))
    out = name.spot.reach + far * plot.em
    left = x + dx * out - (0 if dx > 0 else w if dx < 0 else w / 2)
    top = y + dy * out - (0 if dy > 0 else h if dy < 0 else h / 2)
    return Area(left, top, w, h)


def _leader(area: Area, spot: Spot, em: float) -> _Leader:
    """From the edge of the mark to just off the text."""
    (x0, y0) = spot.at
    x, y = min(max(x0, area.x), area.right), min(max(y0, area.y), area.bottom)
    length = max(hypot(x - x0, y - y0), 0.01)
    first, last = spot.reach / length, 1 - 0.2 * em / length
    return _Leader(
        (x0 + (x - x0) * first, y0 + (y - y0) * first),
        (x0 + (x - x0) * last, y0 + (y - y0) * last),
    )


def _write(plot: Plot, name: Name, place: _Place) -> None:
    color = "ink" if name.lit else "muted"
    if place.leader:
        ends = (place.leader.start, place.leader.end)
        plot.sheet.line(ends, plot.ink("muted"), 1.4 * plot.hairline)
        plot.sheet.keep_clear(ends, 1.0)
    area, x = place.area, name.spot.at[0]
    anchor: Anchor = "start" if area.x > x else "end" if area.right < x else "middle"
    at = {"start": area.x, "end": area.right, "middle": area.x + area.w / 2}[anchor]
    for i, line in enumerate(place.lines):
        top = area.y + plot.type.ascent + i * plot.type.pitch
        strong = "\n" in name.text and i == 0
        plot.text(line, at, top, anchor, color, BOLD if strong else plot.weight(name.lit))
