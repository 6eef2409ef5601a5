"""Flow: boxes in layers and the arrows between them; a chain turns at the end of each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.content import Content
from planner.errors import PlannerError
from planner.layouts import roles
from planner.layouts.geometry import (
    Point,
    Rect,
    add_link,
    add_polygon,
    block,
    centred,
    panel,
)
from planner.layouts.kit import TOO_WIDE, Icon, Node, Page, Row, Sink
from planner.layouts.layered import Edge, across, layered, straight_pairs
from planner.layouts.routes import Courses, back_side, hits, sideways, tracks
from planner.layouts.solve import Arrangement

QUESTIONS = ("?", "？", "؟", "\u037e")
"""Marks that end a question; the last is the Greek one."""
WIDEST, BROAD = 15.0, 22.0
"""Width of a box in body sizes past which it grows no more: with a title, and with a body."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Layers down or to the right; a chain in rows that turn."""
    edges, wide = edges_of(content), page.shape == "landscape"
    chain = _chain(len(content.items), edges)
    if chain:
        return [_snake(content, chain, columns, page) for columns in _columns(len(chain), page)]
    out = [Arrangement("down", lambda p: Flow(p, content, True), cost=0.2 if wide else 0.0, limit=30)]
    cost = 0.0 if wide else 0.1
    out.append(Arrangement("right", lambda p: Flow(p, content, False), cost=cost, limit=30))
    if wide:
        side = Arrangement("down-side", lambda p: Flow(p, content, True), "side", 0.06, 30)
        out.append(side)
    return out


def edges_of(content: Content) -> list[Edge]:
    """The content's links, or a chain of its items.

    Raises PlannerError for a link to an item that is not there.
    """
    count = len(content.items)
    for link in content.links:
        if not (0 <= link.start < count and 0 <= link.end < count):
            raise PlannerError(
                f"A link leads from item {link.start} to item {link.end}, but there are {count} items; "
                "number them from 0."
            )
    if not content.links:
        return [Edge(i, i + 1) for i in range(count - 1)]
    return [Edge(link.start, link.end, link.label) for link in content.links]


def _chain(count: int, edges: Sequence[Edge]) -> list[int]:
    """The items in order where each leads to one other and none is a fork; else nothing."""
    after = {edge.start: edge.end for edge in edges}
    starts = [v for v in range(count) if v not in after.values()]
    if len(edges) != count - 1 or len(after) != len(edges) or len(starts) != 1:
        return []
    order = starts
    while order[-1] in after:
        order.append(after[order[-1]])
    return order if len(order) == count else []


def _columns(count: int, page: Page) -> list[int]:
    most = {"portrait": 3, "square": 4, "landscape": 6}[page.shape]
    return [c for c in range(1, min(most, count) + 1) if c > 1 or page.shape != "landscape"]


def _snake(content: Content, chain: list[int], columns: int, page: Page) -> Arrangement:
    ragged = -len(chain) % columns
    long = sum(len(item.body) for item in content.items) > 80 * len(chain)
    cost = 0.1 * ragged / columns + (0.0 if columns > 1 else 0.04 if long else 0.14)
    return Arrangement(f"snake{columns}", lambda p: Snake(p, content, chain, columns), cost=cost, limit=32)


class Boxes(Node):
    """What flows share: boxes by their part in the flow, and arrows."""

    grow = 1.0

    def __init__(self, page: Page, content: Content) -> None:
        self.page, self.items = page, content.items
        self.edges = edges_of(content)
        self.align = centred(self.items, 40)
        self.forks = {i for i in range(len(self.items)) if self._forks(i)}
        ends = [{e.end for e in self.edges}, {e.start for e in self.edges}]
        self.ends = {i for i in range(len(self.items)) if any(i not in end for end in ends)}

    def _forks(self, index: int) -> bool:
        labels = [edge.label for edge in self.edges if edge.start == index]
        return self.items[index].title.rstrip().endswith(QUESTIONS) or (len(labels) > 1 and all(labels))

    def _fill(self, index: int) -> str:
        if index in self.forks:
            return "tint"
        if index in self.ends:
            return "dominant"
        return "tint" if self.page.character.name == "playful" else "surface"

    def _inner(self, index: int) -> Node:
        item, page, fill = self.items[index], self.page, self._fill(index)
        align = "center" if index in self.forks else self.align
        text = block(page, item, fill=fill, scale=1.18, align=align)
        if not item.icon or index in self.forks:
            return text
        ink = "on_dominant" if fill == "dominant" else "dominant_ink"
        if align == "center":
            return text
        size = page.body * 2
        return Row([Icon(item.icon, size, ink), text], [size, -1.0], gap=page.gap(1.6), valign="middle")

    def _pad(self, index: int) -> tuple[float, float]:
        gap = self.page.gap
        return (gap(3.4), gap(1.8)) if index in self.forks else (gap(1.8), gap(1.6))

    def tall(self, index: int, w: float) -> float:
        """The height of a box at a width."""
        dx, dy = self._pad(index)
        return self._inner(index).height(w - 2 * dx) + 2 * dy

    def box(self, index: int, room: Rect, sink: Sink) -> str:
        """Draw a box; its id."""
        fill, pad, item = self._fill(index), self._pad(index), self.items[index]
        if index not in self.forks:
            return panel(sink, self.page, room, self._inner(index), fill=fill, pad=pad, name="step", lit=item.mark)
        tip = min(pad[0] * 0.85, room.h / 2)
        points = [
            (room.x, room.cy), (room.x + tip, room.y), (room.right - tip, room.y),
            (room.right, room.cy), (room.right - tip, room.bottom), (room.x + tip, room.bottom),
        ]  # fmt: skip
        own = add_polygon(
            sink, points, fill=fill, stroke="accent" if item.mark else "dominant", stroke_width=2.5,
            name="decision", alt=item.title, facts=item.facts, radius=min(6.0, self.page.character.radius),
        )  # fmt: skip
        inside = Rect(room.x + tip, room.y + 3, room.w - 2 * tip, room.h - 6)
        panel(sink, self.page, inside, self._inner(index), fill=None, pad=(pad[0] - tip, 0))
        return own

    def arrow(self, sink: Sink, ids: Sequence[str], edge: Edge, points: Sequence[Point]) -> None:
        """Draw an arrow along the points."""
        lit = self.items[edge.start].mark and self.items[edge.end].mark
        titles = [self.items[edge.start].title, edge.label, self.items[edge.end].title]
        add_link(
            sink, ids[edge.start], ids[edge.end], points, width=2.5,
            color="accent" if lit else "muted", alt=" → ".join(part for part in titles if part),
        )  # fmt: skip

    def label(self, text: str) -> roles.Text:
        """An arrow's words."""
        return roles.label(self.page, text, color="ink", name="link-label")


class Snake(Boxes):
    """A chain in rows that run one way and then the other."""

    def __init__(self, page: Page, content: Content, chain: list[int], columns: int) -> None:
        super().__init__(page, content)
        self.chain, self.columns = chain, columns
        self.labels = {edge.start: edge.label for edge in self.edges if edge.label}

    def _gap(self) -> float:
        wide = max((self.label(text).width() for text in self.labels.values()), default=0.0)
        return max(self.page.gap(4.4), wide + self.page.gap(3)) if self.columns > 1 else self.page.gap(4.4)

    def _row_gap(self) -> float:
        return self.page.gap(4.4)

    def _cell(self, w: float) -> float:
        return (w - self._gap() * (self.columns - 1)) / self.columns

    def _rows(self) -> int:
        return -(-len(self.chain) // self.columns)

    def height(self, w: float) -> float:
        tall = max(self.tall(i, self._cell(w)) for i in self.chain)
        return tall * self._rows() + self._row_gap() * (self._rows() - 1)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        cell, rows, gap = self._cell(w), self._rows(), self._row_gap()
        tall = (h - gap * (rows - 1)) / rows
        rooms: dict[int, Rect] = {}
        for place, index in enumerate(self.chain):
            row, column = divmod(place, self.columns)
            column = self.columns - 1 - column if row % 2 else column
            rooms[index] = Rect(x + column * (cell + self._gap()), y + row * (tall + gap), cell, tall)
        ids = {index: self.box(index, rooms[index], sink) for index in self.chain}
        named = [ids[i] for i in range(len(self.items))]
        for edge in self.edges:
            points = _between(rooms[edge.start], rooms[edge.end])
            self.arrow(sink, named, edge, points)
            if edge.label:
                self._name(edge.label, points, sink)

    def _name(self, text: str, points: Sequence[Point], sink: Sink) -> None:
        node = self.label(text)
        tall, wide = node.set(1e5).height, node.width() + 1
        (ax, ay), (bx, by) = points
        level = abs(ay - by) < 1
        left = (ax + bx - wide) / 2 if level else ax + self.page.gap(1)
        top = ay - tall - self.page.gap(0.7) if level else (ay + by - tall) / 2
        node.place(left, top, wide, tall, sink)


def _between(start: Rect, end: Rect) -> list[Point]:
    if abs(start.cy - end.cy) < 1:
        return [(start.right, start.cy), (end.x, end.cy)] if end.x > start.x else [(start.x, start.cy), (end.right, end.cy)]
    return [(start.cx, start.bottom), (end.cx, end.y)]


@dataclass
class Layout:
    """A solved flow at the origin: the room of each box, the route of each edge, and its size."""

    rooms: list[Rect]
    routes: dict[int, list[Point]]
    w: float
    h: float


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
            loose * (gap(1.8) + gap(1.6) * max(0, n - 1) + max(gap(2.4), word + gap(2.6) if word else 0))
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
        return Sizes(layers, self._channels(counts, loose), gap(1.8) * loose, gap(1.6) * loose, *self._ends())

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
        at = _eased(at, half, room)
        layers = [max(self.tall(v, wide) for v in layer if v < count) for layer in self.graph.layers]
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
        """Places and half heights of boxes made taller, and drawn apart, as far as there is room."""
        for grown in (1.7, 1.5, 1.3, 1.15, 1.0):
            taller = [extent * grown for extent in extents]
            at, half = self._across(taller), self._half(taller)
            if self._reach(at, half) <= room:
                break
        return _eased(at, half, room), half

    def _tracks(self, at: Sequence[float], half: Sequence[float]):  # type: ignore[no-untyped-def]
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
            self.graph, self.edges, at, half, spans, given, aside, sizes.lead, sizes.step, self._lane()
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
        for step in range(1, 13):
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
            spots = _spots(lines[index], others, size, self.page.gap(0.7))
            best = min(spots, key=lambda spot: hits(spot, taken, every))
            text.place(best.x, best.y, best.w, best.h, sink)
            taken.append(best.grown(2))


def _eased(at: list[float], half: Sequence[float], room: float) -> list[float]:
    """Places across drawn apart to use the room there is, within bounds."""
    low = min(place - part for place, part in zip(at, half, strict=True))
    first = max(half)
    span = max(at) - min(at)
    if span <= 0:
        return at
    more = min(1.6, max(1.0, (room - 2 * first - low) / span))
    origin = min(at)
    return [origin + (place - origin) * more for place in at]


def _spots(
    own: Sequence[tuple[Point, Point]], others: Sequence[tuple[Point, Point]],
    size: tuple[float, float], clear: float,
) -> list[Rect]:  # fmt: skip
    """Places for a label beside its own line, best first; stretches shared with others come last."""
    alone = [line for line in own if not any(_shared(line, other) for other in others)]
    out: list[Rect] = []
    for (ax, ay), (bx, by) in [*alone, *own]:
        for share in (0.5, 0.35, 0.65, 0.2, 0.8):
            x, y = ax + (bx - ax) * share, ay + (by - ay) * share
            if abs(ay - by) < 1:
                out += [Rect(x - size[0] / 2, y - clear - size[1], *size), Rect(x - size[0] / 2, y + clear, *size)]
            else:
                out += [Rect(x + clear, y - size[1] / 2, *size), Rect(x - clear - size[0], y - size[1] / 2, *size)]
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
