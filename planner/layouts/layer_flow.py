"""A flow of boxes in layers, down the page or to the right, with the arrows between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.content import Content
from planner.layouts.boxes import Boxes
from planner.layouts.geometry import Point, Rect
from planner.layouts.kit import TOO_WIDE
from planner.layouts.layered import across, layered, straight_pairs
from planner.layouts.routes import (
    Courses,
    Hop,
    Sizes,
    Tracks,
    back_side,
    eased,
    hits,
    label_spots,
    sideways,
    tracks,
)
from planner.layouts.surface import Page, Sink

MOST_STEPS = 20
"""Steps of a tenth by which channels grow at most where there is room."""
WIDEST, BROAD = 15.0, 22.0
"""Width of a box in body sizes past which it grows no more: with a title, and with a body."""


@dataclass
class Layout:
    """A solved flow at the origin: the room of each box, the route of each edge, and its size."""

    rooms: list[Rect]
    routes: dict[int, list[Point]]
    w: float
    h: float


class Flow(Boxes):
    """Boxes in layers, down the page or to the right."""

    def __init__(self, page: Page, content: Content, down: bool) -> None:
        super().__init__(page, content)
        self.down = down
        self.graph = layered(len(self.items), self.edges)
        self.straight = straight_pairs(self.graph, self.forks)
        self.widest = page.body * (BROAD if any(i.body for i in self.items) else WIDEST)
        self._done: dict[tuple[float, float | None], Layout | None] = {}

    def height(self, w: float) -> float:
        done = self._solved(w, None)
        return done.h if done else TOO_WIDE

    def _solved(self, w: float, h: float | None) -> Layout | None:
        key = (round(w, 2), h)
        if key not in self._done:
            self._done[key] = self._solve_down(w, h) if self.down else self._solve_right(w, h)
        return self._done[key]

    def _lane(self) -> float:
        return self.page.gap(2.4)

    def _margins(self) -> tuple[float, float]:
        """Room across for the lanes of arrows that lead back, before and after the boxes."""
        out = {-1: 0.0, 1: 0.0}
        for index in self.graph.back:
            edge = self.edges[index]
            side = back_side(self.graph, edge)
            out[side] += self._lane()
            if edge.label:
                text = self.label(edge.label)
                extent = text.width() if self.down else text.set(1e5).height
                out[side] += extent + self.page.gap(1.4)
        return out[-1], out[1]

    def _extent(self, index: int) -> float:
        """Length along the flow that an edge's words take."""
        label = self.edges[index].label
        if not label:
            return 0.0
        text = self.label(label)
        return text.set(1e5).height if self.down else text.width()

    def _channels(self, counts: Sequence[int], loose: float = 1.0) -> list[float]:
        words = [0.0] * len(counts)
        for index, path in self.graph.paths.items():
            last = self.graph.rank[path[-2]]
            words[last] = max(words[last], self._extent(index))
        gap = self.page.gap
        return [
            loose
            * (gap(1.8) + gap(1.6) * max(0, n - 1) + max(gap(2.4), word + gap(2.6) if word else 0))
            for n, word in zip(counts, words, strict=True)
        ]

    def _ends(self) -> tuple[float, float]:
        """Room before the first layer and after the last for arrows that lead back round them."""
        last = len(self.graph.layers) - 1
        edges = [self.edges[i] for i in self.graph.back]
        head = any(self.graph.rank[e.end] == 0 for e in edges)
        foot = any(self.graph.rank[e.start] == last for e in edges)
        return head * self.page.gap(1.8), foot * self.page.gap(1.8)

    def _sizes(self, layers: list[float], counts: Sequence[int], loose: float = 1.0) -> Sizes:
        gap = self.page.gap
        return Sizes(
            layers, self._channels(counts, loose), gap(1.8) * loose, gap(1.6) * loose, *self._ends()
        )

    def _half(self, extents: Sequence[float]) -> list[float]:
        bends = len(self.graph.rank) - len(self.items)
        return [extent / 2 for extent in extents] + [0.0] * bends

    def _across(self, extents: Sequence[float]) -> list[float]:
        """The middle of each vertex across, from 0."""
        count, gap = len(self.items), self.page.gap
        at = across(
            self.graph, lambda v: extents[v] if v < count else gap(1), lambda a, b: gap(2.4),
            self.straight,
        )  # fmt: skip
        low = min(at[v] - extents[v] / 2 for v in range(count))
        low = min([low, *(at[v] - gap(1) for v in range(count, len(at)))])
        return [place - low for place in at]

    def _reach(self, at: Sequence[float], half: Sequence[float]) -> float:
        return max(place + part for place, part in zip(at, half, strict=True))

    def _solve_down(self, w: float, h: float | None) -> Layout | None:
        margins, count = self._margins(), len(self.items)
        room = w - sum(margins)
        wide, gap = min(room, self.widest), self.page.gap(2.4)
        for _ in range(5):
            at, half = self._across([wide] * count), self._half([wide] * count)
            reach = self._reach(at, half)
            if reach <= room + 0.01:
                break
            columns = (reach + gap) / (wide + gap)
            wide = (room + gap) / columns - gap - 0.1
        if reach > room + 0.01 or wide < self.page.body * 4:
            return None
        at = eased(at, half, room)
        layers = [
            max(self.tall(v, wide) for v in layer if v < count) for layer in self.graph.layers
        ]
        return self._composed(at, half, layers, margins, (w, h))

    def _solve_right(self, w: float, h: float | None) -> Layout | None:
        count, depth = len(self.items), len(self.graph.layers)
        counts = [1] * (depth - 1)
        for _ in range(2):
            spare = w - self._sizes([0.0] * depth, counts).total()
            wide = min(spare / depth, self.widest)
            if wide < self.page.body * 4:
                return None
            extents = [self.tall(v, wide) for v in range(count)]
            if max(extents) >= TOO_WIDE:
                return None
            at, half = self._across(extents), self._half(extents)
            counts = self._tracks(at, half)[0].counts
        margins = self._margins()
        if h is not None:
            at, half = self._heightened(extents, h - sum(margins))
        return self._composed(at, half, [wide] * depth, margins, (w, h))

    def _heightened(self, extents: Sequence[float], room: float) -> tuple[list[float], list[float]]:
        """Places and half heights of boxes made taller and drawn apart, as there is room."""
        for grown in (1.7, 1.5, 1.3, 1.15, 1.0):
            taller = [extent * grown for extent in extents]
            at, half = self._across(taller), self._half(taller)
            if self._reach(at, half) <= room:
                break
        return eased(at, half, room), half

    def _tracks(self, at: Sequence[float], half: Sequence[float]) -> tuple[Tracks, set[Hop]]:
        aside = sideways(self.graph, self.edges, at, half, self.forks, self.page.gap(1.6))
        return tracks(self.graph, at, aside), aside

    def _composed(
        self, at: list[float], half: list[float], layers: list[float],
        margins: tuple[float, float], area: tuple[float, float | None],
    ) -> Layout:  # fmt: skip
        """Boxes and routes from their places across and the lengths of the layers."""
        given, aside = self._tracks(at, half)
        sizes = self._loosened(layers, given.counts, area[1] if self.down else area[0])
        at = [place + margins[0] for place in at]
        spans = sizes.spans()
        courses = Courses(
            self.graph,
            self.edges,
            at,
            half,
            spans,
            given,
            aside,
            sizes.lead,
            sizes.step,
            self._lane(),
        )
        rooms = []
        for v in range(len(self.items)):
            first, last = spans[self.graph.rank[v]]
            rooms.append(self._rect(first, last, at[v] - half[v], at[v] + half[v]))
        routes = {i: [self._point(p) for p in points] for i, points in courses.routes().items()}
        broad = self._reach(at, half) + margins[1]
        total = sizes.total()
        return Layout(rooms, routes, broad if self.down else total, total if self.down else broad)

    def _loosened(self, layers: list[float], counts: Sequence[int], room: float | None) -> Sizes:
        """Layers and channels stretched to the room there is, within bounds."""
        sizes = self._sizes(layers, counts)
        for step in range(1, MOST_STEPS):
            grown = [layer * (1 + 0.02 * step if self.down else 1) for layer in layers]
            larger = self._sizes(grown, counts, 1 + 0.1 * step)
            if room is None or larger.total() > room:
                break
            sizes = larger
        return sizes

    def _point(self, point: Point) -> Point:
        return (point[1], point[0]) if self.down else point

    def _rect(self, u0: float, u1: float, v0: float, v1: float) -> Rect:
        (ax, ay), (bx, by) = self._point((u0, v0)), self._point((u1, v1))
        return Rect(ax, ay, bx - ax, by - ay)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        done = self._solved(w, h) or self._solved(w, None)
        if done is None:
            return
        dx, dy = x + (w - done.w) / 2, y + max(0.0, h - done.h) / 2
        rooms = [Rect(r.x + dx, r.y + dy, r.w, r.h) for r in done.rooms]
        routes = {i: [(a + dx, b + dy) for a, b in points] for i, points in done.routes.items()}
        ids = [self.box(index, room, sink) for index, room in enumerate(rooms)]
        for index, points in sorted(routes.items()):
            self.arrow(sink, ids, self.edges[index], points)
        self._name(rooms, routes, sink)

    def _name(self, rooms: list[Rect], routes: dict[int, list[Point]], sink: Sink) -> None:
        """The words of the arrows, each beside its own line and off everything else."""
        lines = {i: list(pairwise(points)) for i, points in routes.items()}
        taken = [room.grown(2) for room in rooms]
        for index in sorted(routes):
            if not self.edges[index].label:
                continue
            text = self.label(self.edges[index].label)
            size = (text.width() + 1, text.set(1e5).height)
            every = [line for own in lines.values() for line in own]
            others = [line for i, own in lines.items() if i != index for line in own]
            spots = label_spots(lines[index], others, size, self.page.gap(0.7))
            best = min(spots, key=lambda spot: hits(spot, taken, every))
            text.place(best.x, best.y, best.w, best.h, sink)
            taken.append(best.grown(2))
