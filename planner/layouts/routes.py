"""Routes of arrows between layers: straight-cornered, each with a track of its own in its channel.

Coordinates are `(u, v)`: `u` runs along the flow, `v` across it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planner.layouts.geometry import Point, Rect, cross
from planner.layouts.layered import Edge, Layered

STRAIGHT = 0.5
"""Units across that a straight arrow may be off."""


@dataclass(frozen=True)
class Hop:
    """One edge's way from a layer to the next."""

    edge: int
    start: int
    end: int


@dataclass
class Tracks:
    """The track of each hop that bends, and how many tracks its channel has."""

    track: dict[Hop, int] = field(default_factory=dict)
    counts: list[int] = field(default_factory=list)


def hops(graph: Layered) -> list[list[Hop]]:
    """The hops of every channel."""
    out: list[list[Hop]] = [[] for _ in graph.layers[1:]]
    for edge, path in graph.paths.items():
        for first, second in pairwise(path):
            out[graph.rank[first]].append(Hop(edge, first, second))
    return out


def tracks(graph: Layered, at: Sequence[float], aside: set[Hop]) -> Tracks:
    """Tracks, so that no two arrows run on one line; those `aside` bend beside their start."""
    out = Tracks()
    for channel in hops(graph):
        bent = [h for h in channel if h not in aside and abs(at[h.start] - at[h.end]) > STRAIGHT]
        groups = _groups(bent, graph.count)
        given = _given(groups, at)
        for group, track in zip(groups, given, strict=True):
            out.track.update(dict.fromkeys(group, track))
        out.counts.append(max(given, default=-1) + 1)
    return out


def _groups(bent: Sequence[Hop], count: int) -> list[list[Hop]]:
    """Hops that share a line: those out of one vertex, else those into one."""
    out: dict[tuple[str, int], list[Hop]] = {}
    starts = [h.start for h in bent]
    for hop in bent:
        fan = starts.count(hop.start) > 1 or hop.end >= count
        out.setdefault(("from", hop.start) if fan else ("to", hop.end), []).append(hop)
    return list(out.values())


def _given(groups: Sequence[Sequence[Hop]], at: Sequence[float]) -> list[int]:
    """The track of each group, counted from the upper layer."""
    above = [{j for j, other in enumerate(groups) if _over(other, group, at)} for group in groups]
    spans = [_span(group, at) for group in groups]
    given = [-1] * len(groups)
    for _ in groups:
        ready = [
            i
            for i, before in enumerate(above)
            if given[i] < 0 and all(given[j] >= 0 for j in before - {i})
        ]
        index = (ready or [i for i, track in enumerate(given) if track < 0])[0]
        track = max((given[j] + 1 for j in above[index] if given[j] >= 0), default=0)
        while any(given[j] == track and _meet(spans[j], spans[index]) for j in range(len(groups))):
            track += 1
        given[index] = track
    return given


def _over(first: Sequence[Hop], second: Sequence[Hop], at: Sequence[float]) -> bool:
    """True where the first leaves the upper layer on the line on which the second arrives below."""
    if first is second:
        return False
    return any(abs(at[a.start] - at[b.end]) < 4 for a in first for b in second)


def _span(group: Sequence[Hop], at: Sequence[float]) -> tuple[float, float]:
    places = [at[v] for hop in group for v in (hop.start, hop.end)]
    return min(places), max(places)


def _meet(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return first[0] - 6 < second[1] and second[0] - 6 < first[1]


@dataclass(frozen=True)
class Sizes:
    """What a flow is made of in `u`: the length of each layer and channel."""

    layers: list[float]
    channels: list[float]
    lead: float
    step: float
    head: float
    foot: float

    def total(self) -> float:
        """The whole length."""
        return sum(self.layers) + sum(self.channels) + self.head + self.foot

    def spans(self) -> list[tuple[float, float]]:
        """Each layer's first and last place."""
        out, u = [], self.head
        for layer, channel in zip(self.layers, [*self.channels, 0.0], strict=True):
            out.append((u, u + layer))
            u += layer + channel
        return out


@dataclass
class Courses:
    """Where layers and vertices lie, and the routes between them.

    `layers` holds each layer's first and last `u`; `extent` a vertex's half size in `v`; `lead` the
    `u` from a layer to its first track, `step` from track to track, `lane` from lane to lane.
    """

    graph: Layered
    edges: Sequence[Edge]
    at: Sequence[float]
    half: Sequence[float]
    layers: Sequence[tuple[float, float]]
    tracks: Tracks
    aside: set[Hop]
    lead: float
    step: float
    lane: float

    def routes(self) -> dict[int, list[Point]]:
        """The points of every edge, from its start to its end."""
        out = {edge: self._forward(edge, path) for edge, path in self.graph.paths.items()}
        lanes = {1: 0, -1: 0}
        for index in self.graph.back:
            side = back_side(self.graph, self.edges[index])
            lanes[side] += 1
            out[index] = self._backward(self.edges[index], side, lanes[side])
        return out

    def _forward(self, edge: int, path: Sequence[int]) -> list[Point]:
        rank = self.graph.rank
        points: list[Point] = [(self.layers[rank[path[0]]][1], self.at[path[0]])]
        for first, second in pairwise(path):
            hop = Hop(edge, first, second)
            top, v, goal = self.layers[rank[first]], self.at[first], self.at[second]
            below = self.layers[rank[second]]
            if hop in self.aside:
                middle = (top[0] + top[1]) / 2
                points = [(middle, v + self.half[first] * (1 if goal > v else -1)), (middle, goal)]
            elif hop in self.tracks.track:
                turn = top[1] + self.lead + self.step * self.tracks.track[hop]
                points += [(turn, v), (turn, goal)]
            points += [(below[0], goal), (below[1], goal)]
        return points[:-1]

    def _backward(self, edge: Edge, side: int, number: int) -> list[Point]:
        ends = [self.at[v] + side * self.half[v] for layer in self.graph.layers for v in layer]
        lane = (max(ends) if side > 0 else min(ends)) + side * self.lane * number
        # An arrow back to its own box leaves below its middle and arrives above it.
        out, back = (0.75, 0.25) if edge.start == edge.end else (0.5, 0.5)
        away = self._way_round(edge.start, side, lane, out, after=True)
        home = self._way_round(edge.end, side, lane, back, after=False)
        return [*away, *home[::-1]]

    def _way_round(
        self, vertex: int, side: int, lane: float, share: float, after: bool
    ) -> list[Point]:
        """From a box to a lane: out of its side, or round what stands beside it."""
        first, last = self.layers[self.graph.rank[vertex]]
        if outermost(self.graph, vertex, side):
            u = first + (last - first) * share
            return [(u, self.at[vertex] + side * self.half[vertex]), (u, lane)]
        v = self.at[vertex] + side * self.half[vertex] * 0.5
        u, turn = (last, last + self.lead * 0.5) if after else (first, first - self.lead * 0.5)
        return [(u, v), (turn, v), (turn, lane)]


def outermost(graph: Layered, vertex: int, side: int) -> bool:
    """True where nothing lies beside a vertex on that side (1: after it, -1: before it)."""
    layer = graph.layers[graph.rank[vertex]]
    return layer[-1 if side > 0 else 0] == vertex


def back_side(graph: Layered, edge: Edge) -> int:
    """The side on which an edge leads back: the one on which both its ends are outermost."""
    free = [
        side for side in (1, -1) if all(outermost(graph, v, side) for v in (edge.start, edge.end))
    ]
    return free[0] if free else 1


def sideways(
    graph: Layered,
    edges: Sequence[Edge],
    at: Sequence[float],
    half: Sequence[float],
    forks: set[int],
    clear: float,
) -> set[Hop]:
    """Hops out of a fork that leave by its side, because nothing is in their way."""
    out: set[Hop] = set()
    taken = {(edges[i].start, back_side(graph, edges[i])) for i in graph.back}
    taken |= {(edges[i].end, back_side(graph, edges[i])) for i in graph.back}
    for channel in hops(graph):
        for hop in channel:
            v, goal = at[hop.start], at[hop.end]
            side = 1 if goal > v else -1
            alone = sum(1 for h in channel if h.start == hop.start) > 1
            if hop.start not in forks or (hop.start, side) in taken or not alone:
                continue
            if abs(goal - v) > half[hop.start] + clear and _free(graph, hop, at, half, goal, clear):
                out.add(hop)
                taken.add((hop.start, side))
    return out


def _free(
    graph: Layered, hop: Hop, at: Sequence[float], half: Sequence[float], goal: float, clear: float
) -> bool:
    low, high = min(at[hop.start], goal) - clear, max(at[hop.start], goal) + clear
    others = [v for v in graph.layers[graph.rank[hop.start]] if v != hop.start]
    return not any(at[v] + half[v] > low and at[v] - half[v] < high for v in others)


def hits(area: Rect, rooms: Sequence[Rect], lines: Sequence[tuple[Point, Point]]) -> int:
    """How many rectangles and lines an area touches."""
    corners = area.corners()
    sides = [(corners[0], corners[2]), (corners[1], corners[3])]
    count = sum(area.hits(room) for room in rooms)
    for start, end in lines:
        inside = area.holds(start) or area.holds(end)
        count += inside or any(cross(start, end, *side) for side in sides)
    return count


def label_spots(
    own: Sequence[tuple[Point, Point]], others: Sequence[tuple[Point, Point]],
    size: tuple[float, float], clear: float,
) -> list[Rect]:  # fmt: skip
    """Places for a label beside its own line, best first; shared stretches come last."""
    alone = [line for line in own if not any(_shared(line, other) for other in others)]
    out: list[Rect] = []
    for (ax, ay), (bx, by) in [*alone, *own]:
        for share in (0.5, 0.35, 0.65, 0.2, 0.8):
            x, y = ax + (bx - ax) * share, ay + (by - ay) * share
            if abs(ay - by) < 1:
                out += [
                    Rect(x - size[0] / 2, y - clear - size[1], *size),
                    Rect(x - size[0] / 2, y + clear, *size),
                ]
            else:
                out += [
                    Rect(x + clear, y - size[1] / 2, *size),
                    Rect(x - clear - size[0], y - size[1] / 2, *size),
                ]
    return out


def _shared(line: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """True where two stretches run on one line for a while."""
    for axis in (0, 1):
        level = {line[0][axis], line[1][axis], other[0][axis], other[1][axis]}
        if max(level) - min(level) < 1:
            along = 1 - axis
            low = max(min(line[0][along], line[1][along]), min(other[0][along], other[1][along]))
            high = min(max(line[0][along], line[1][along]), max(other[0][along], other[1][along]))
            return high - low > 1
    return False


def eased(at: list[float], half: Sequence[float], room: float) -> list[float]:
    """Places across drawn apart to use the room there is, within bounds."""
    low = min(place - part for place, part in zip(at, half, strict=True))
    first = max(half)
    span = max(at) - min(at)
    if span <= 0:
        return at
    more = min(1.6, max(1.0, (room - 2 * first - low) / span))
    origin = min(at)
    return [origin + (place - origin) * more for place in at]
