"""Layers of a directed graph: Sugiyama, Tagawa, Toda 1981; longest paths, barycentres, pooling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planner.layouts.geometry import spread

SWEEPS = 12
STIFF, FIRM = 1e6, 1e3
"""How much more than a loose box one weighs that is on a line now, and one that begins a line."""


@dataclass(frozen=True)
class Edge:
    """An arrow from one vertex to another."""

    start: int
    end: int
    label: str = ""


@dataclass
class Layered:
    """A graph in layers. Vertices from `count` on are bends of edges that cross several layers.

    `paths` holds, for each forward edge, its vertices from layer to layer; `back` the edges that
    lead up, which take no part in the layers.
    """

    count: int
    layers: list[list[int]]
    rank: list[int]
    paths: dict[int, list[int]] = field(default_factory=dict)
    back: list[int] = field(default_factory=list)

    def neighbours(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """The vertices above and below each."""
        above: dict[int, list[int]] = {v: [] for layer in self.layers for v in layer}
        below: dict[int, list[int]] = {v: [] for v in above}
        for path in self.paths.values():
            for first, second in pairwise(path):
                below[first].append(second)
                above[second].append(first)
        return above, below


def layered(count: int, edges: Sequence[Edge]) -> Layered:
    """The graph in layers, ordered for few crossings."""
    back = back_edges(count, edges)
    forward = [i for i in range(len(edges)) if i not in back]
    rank = _ranks(count, [edges[i] for i in forward])
    layers: list[list[int]] = [[] for _ in range(max(rank) + 1)]
    for vertex in range(count):
        layers[rank[vertex]].append(vertex)
    graph = Layered(count, layers, rank, back=sorted(back))
    for index in forward:
        graph.paths[index] = _path(graph, edges[index])
    _order(graph)
    return graph


def back_edges(count: int, edges: Sequence[Edge]) -> set[int]:
    """Edges that lead back to a vertex they come from, found depth first in the order given."""
    out: dict[int, list[int]] = {v: [] for v in range(count)}
    for index, edge in enumerate(edges):
        out[edge.start].append(index)
    back, state = set(), [0] * count

    def visit(vertex: int) -> None:
        state[vertex] = 1
        for index in out[vertex]:
            end = edges[index].end
            if state[end] == 1:
                back.add(index)
            elif state[end] == 0:
                visit(end)
        state[vertex] = 2

    entered = {edge.end for edge in edges}
    for vertex in sorted(range(count), key=lambda v: v in entered):
        if state[vertex] == 0:
            visit(vertex)
    return back


def _ranks(count: int, edges: Sequence[Edge]) -> list[int]:
    """Longest path from a source; sources move down to stand right above what they lead to."""
    rank = [0] * count
    for _ in range(count):
        for edge in edges:
            rank[edge.end] = max(rank[edge.end], rank[edge.start] + 1)
    entered = {edge.end for edge in edges}
    for vertex in range(count):
        ends = [rank[edge.end] for edge in edges if edge.start == vertex]
        if vertex not in entered and ends:
            rank[vertex] = min(ends) - 1
    return rank


def _path(graph: Layered, edge: Edge) -> list[int]:
    """The edge's vertices from layer to layer, new bends between."""
    path = [edge.start]
    for layer in range(graph.rank[edge.start] + 1, graph.rank[edge.end]):
        graph.rank.append(layer)
        graph.layers[layer].append(len(graph.rank) - 1)
        path.append(len(graph.rank) - 1)
    return [*path, edge.end]


def _order(graph: Layered) -> None:
    """Sort layers by the mean place of neighbours, down and up; keep the fewest crossings."""
    above, below = graph.neighbours()
    best, fewest = [list(layer) for layer in graph.layers], crossings(graph)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        layers = graph.layers if down else graph.layers[::-1]
        for before, layer in pairwise(layers):
            place = {v: i for i, v in enumerate(before)}
            own = {v: i for i, v in enumerate(layer)}
            near = above if down else below
            layer.sort(key=lambda v: mean_of([place[n] for n in near[v]], own[v]))
        count = crossings(graph)
        if count < fewest:
            best, fewest = [list(layer) for layer in graph.layers], count
    graph.layers = best


def mean_of(values: Sequence[float], default: float) -> float:
    """The mean of values, `default` where there are none."""
    return sum(values) / len(values) if values else default


def crossings(graph: Layered) -> int:
    """How many pairs of edges cross between layers."""
    total = 0
    place = {v: i for layer in graph.layers for i, v in enumerate(layer)}
    hops = [hop for path in graph.paths.values() for hop in pairwise(path)]
    for at, (a, b) in enumerate(hops):
        for c, d in hops[at + 1 :]:
            same = graph.rank[a] == graph.rank[c]
            total += same and (place[a] - place[c]) * (place[b] - place[d]) < 0
    return total


def across(
    graph: Layered, extent: Callable[[int], float], gap: Callable[[int, int], float],
    straight: set[tuple[int, int]],
) -> list[float]:  # fmt: skip
    """The middle of each vertex across the layers, near its neighbours and `gap` from the next.

    Pairs in `straight` lie on one line where there is room.
    """
    apart = [
        [(extent(a) + extent(b)) / 2 + gap(a, b) for a, b in pairwise(layer)]
        for layer in graph.layers
    ]
    places = _Places(graph, apart, straight)
    for layer in range(len(graph.layers)):
        places.begin(layer)
    for place in (places.near, places.line_up):
        for sweep in range(SWEEPS):
            order = range(len(graph.layers))
            for layer in order if sweep % 2 == 0 else reversed(order):
                place(layer, sweep % 2 == 0)
    return places.at


class _Places:
    """Places across, bettered layer by layer; `down` looks at the layer above."""

    def __init__(
        self, graph: Layered, apart: list[list[float]], straight: set[tuple[int, int]]
    ) -> None:
        self.graph, self.apart, self.straight = graph, apart, straight
        self.above, self.below = graph.neighbours()
        self.tied = {v for pair in straight for v in pair}
        self.at = [0.0] * len(graph.rank)

    def begin(self, index: int) -> None:
        """Side by side, as they come."""
        count = len(self.graph.layers[index])
        self._settle(index, [float(i) for i in range(count)], [1.0] * count)

    def near(self, index: int, down: bool) -> None:
        """At the mean place of the neighbours on one side."""
        ends = self.above if down else self.below
        layer = self.graph.layers[index]
        wanted = [mean_of([self.at[n] for n in ends[v]], self.at[v]) for v in layer]
        bends = [v >= self.graph.count for v in layer]
        weights = [
            4.0 if bend else 1.0 + len(ends[v]) for v, bend in zip(layer, bends, strict=True)
        ]
        self._settle(index, wanted, weights)

    def line_up(self, index: int, down: bool) -> None:
        """On the line of the neighbour that a vertex is tied to; loose ones near all of theirs."""
        layer, ends = self.graph.layers[index], self.above if down else self.below
        wanted, weights = [], []
        for v in layer:
            line = [n for n in ends[v] if {(n, v), (v, n)} & self.straight]
            near = line if v in self.tied else [*self.above[v], *self.below[v]]
            wanted.append(mean_of([self.at[n] for n in near], self.at[v]))
            weights.append(STIFF if line else FIRM if v in self.tied else 1.0)
        self._settle(index, wanted, weights)

    def _settle(self, index: int, wanted: list[float], weights: list[float]) -> None:
        places = spread(wanted, self.apart[index], weights=weights)
        for vertex, place in zip(self.graph.layers[index], places, strict=True):
            self.at[vertex] = place


def straight_pairs(graph: Layered, forks: set[int]) -> set[tuple[int, int]]:
    """Pairs to lie on one line: a box and its only neighbour, a fork and its longer branch."""
    above, below = graph.neighbours()
    out = set()
    for vertex, ends in below.items():
        main = max(ends, key=lambda v: _depth(v, below, graph.count), default=None)
        if main is None or (len(ends) > 1 and not (vertex in forks and len(ends) == 2)):
            continue
        rivals = [v for v in above[main] if v < graph.count]
        if len(above[main]) == 1 or rivals == [vertex]:
            out.add((vertex, main))
    return out


def _depth(vertex: int, below: dict[int, list[int]], count: int) -> int:
    """How many boxes the longest way on from a vertex has."""
    return (vertex < count) + max((_depth(v, below, count) for v in below[vertex]), default=0)
