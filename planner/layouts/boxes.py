"""Boxes of a flow by their part in it, and a chain of them in rows that turn."""

from __future__ import annotations

from collections.abc import Sequence

from planner.content import Content
from planner.errors import PlannerError
from planner.layouts import roles
from planner.layouts.blocks import block, centred, panel
from planner.layouts.geometry import Point, Rect, add_link, add_polygon
from planner.layouts.kit import Icon, Node, Row, Text, stack
from planner.layouts.layered import Edge
from planner.layouts.surface import Page, Sink
from planner.parts import Align

QUESTIONS = ("?", "？", "؟", "\u037e")
"""Marks that end a question; the last is the Greek one."""


def edges_of(content: Content) -> list[Edge]:
    """The content's links, or a chain of its items.

    Raises PlannerError for a link to an item that is not there.
    """
    count = len(content.items)
    for link in content.links:
        if not (0 <= link.start < count and 0 <= link.end < count):
            raise PlannerError(
                f"A link leads from item {link.start} to item {link.end}, but there are {count} "
                "items; number them from 0."
            )
    if not content.links:
        return [Edge(i, i + 1) for i in range(count - 1)]
    return [Edge(link.start, link.end, link.label) for link in content.links]


TALLEST = 2.2
"""How much taller than its words a box may grow."""


class Boxes(Node):
    """What flows share: boxes by their part in the flow, and arrows."""

    grow = 1.0
    scale = 1.18
    """Size of a title, in body sizes."""

    def __init__(self, page: Page, content: Content) -> None:
        self.page, self.items = page, content.items
        self.edges = edges_of(content)
        self.align: Align = centred(self.items, 40)
        self.forks = {i for i in range(len(self.items)) if self._forks(i)}
        self.iconed = all(item.icon for i, item in enumerate(self.items) if i not in self.forks)
        ends = [{e.end for e in self.edges}, {e.start for e in self.edges}]
        self.ends = {i for i in range(len(self.items)) if any(i not in end for end in ends)}

    def _forks(self, index: int) -> bool:
        labels = [edge.label for edge in self.edges if edge.start == index]
        return self.items[index].title.rstrip().endswith(QUESTIONS) or (
            len(labels) > 1 and all(labels)
        )

    def _fill(self, index: int) -> str:
        if index in self.forks:
            return "tint"
        if index in self.ends:
            return "dominant"
        return "surface" if self.page.character.panel == "line" else "tint"

    def _inner(self, index: int) -> Node:
        item, page, fill = self.items[index], self.page, self._fill(index)
        align: Align = "center" if index in self.forks else self.align
        text = block(page, item, fill=fill, scale=self.scale, align=align)
        sign = None if index in self.forks else self._sign(index, fill, align)
        if sign is None:
            return text
        if align == "center":
            return stack(sign, text, gap=page.gap(1.2))
        wide = max(sign.width(), page.body * 1.7)
        return Row([sign, text], [wide, -1.0], gap=page.gap(1.6), valign="middle")

    def _sign(self, index: int, fill: str, align: Align) -> Node | None:
        """A box's icon on a ground that stands off the box's."""
        return self._icon(index, fill, align) if self.iconed else None

    def _icon(self, index: int, fill: str, align: Align) -> Icon:
        page, kind = self.page, self.page.character.panel
        dark, size = fill == "dominant", page.body * 2.8
        if kind == "none":
            ink = "on_dominant" if dark else "accent_ink"
            return Icon(self.items[index].icon, size, ink, align=align)
        ink, ground = ("dominant_ink", "bg") if dark else ("on_dominant", "dominant")
        return Icon(self.items[index].icon, size, ink, ground, round=kind == "tint", align=align)

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
            return panel(
                sink,
                self.page,
                room,
                self._inner(index),
                fill=fill,
                pad=pad,
                name="step",
                lit=item.mark,
            )
        tip = min(pad[0] * 0.85, room.h / 2)
        points = [
            (room.x, room.cy), (room.x + tip, room.y), (room.right - tip, room.y),
            (room.right, room.cy), (room.right - tip, room.bottom), (room.x + tip, room.bottom),
        ]  # fmt: skip
        own = add_polygon(
            sink, points, fill=fill, stroke="accent" if item.mark else "dominant", stroke_width=2.5,
            name="decision", alt=item.title, facts=item.facts,
            radius=min(6.0, self.page.character.radius),
        )  # fmt: skip
        inside = Rect(room.x + tip, room.y + 3, room.w - 2 * tip, room.h - 6)
        panel(sink, self.page, inside, self._inner(index), fill=None, pad=(pad[0] - tip, 0))
        return own

    def arrow(self, sink: Sink, ids: Sequence[str], edge: Edge, points: Sequence[Point]) -> None:
        """Draw an arrow along the points."""
        lit = self.items[edge.start].mark and self.items[edge.end].mark
        titles = [self.items[edge.start].title, edge.label, self.items[edge.end].title]
        add_link(
            sink, ids[edge.start], ids[edge.end], points,
            width=4.0 if self.page.character.panel in ("fill", "tint") else 3.0,
            color="accent" if lit else "dominant", alt=" → ".join(part for part in titles if part),
        )  # fmt: skip

    def label(self, text: str) -> Text:
        """An arrow's words."""
        return roles.label(self.page, text, color="ink", name="link-label")


class Snake(Boxes):
    """A chain in rows that run one way and then the other."""

    def __init__(self, page: Page, content: Content, chain: list[int], columns: int) -> None:
        super().__init__(page, content)
        self.chain, self.columns = chain, columns
        if columns == 1:
            bare = not any(item.body for item in self.items)
            self.align, self.scale = "start", 1.7 if bare else self.scale
        self.labels = {edge.start: edge.label for edge in self.edges if edge.label}

    def _sign(self, index: int, fill: str, align: Align) -> Node:
        if self.iconed:
            return self._icon(index, fill, align)
        text = str(self.chain.index(index) + 1)
        ink = "on_dominant" if fill == "dominant" else "accent_ink"
        return roles.number(
            self.page, text, scale=2.4, color=ink, align=align, name="ordinal", tabular=True
        )

    def _gap(self) -> float:
        wide = max((self.label(text).width() for text in self.labels.values()), default=0.0)
        return (
            max(self.page.gap(4.4), wide + self.page.gap(3))
            if self.columns > 1
            else self.page.gap(4.4)
        )

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
        least = (self.height(w) - gap * (rows - 1)) / rows
        tall = min((h - gap * (rows - 1)) / rows, TALLEST * least)
        gap += min(gap, (h - tall * rows - gap * (rows - 1)) / max(1, rows - 1))
        y += (h - tall * rows - gap * (rows - 1)) / 2
        rooms: dict[int, Rect] = {}
        for place, index in enumerate(self.chain):
            row, column = divmod(place, self.columns)
            column = self.columns - 1 - column if row % 2 else column
            rooms[index] = Rect(
                x + column * (cell + self._gap()), y + row * (tall + gap), cell, tall
            )
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
        return (
            [(start.right, start.cy), (end.x, end.cy)]
            if end.x > start.x
            else [(start.x, start.cy), (end.right, end.cy)]
        )
    return [(start.cx, start.bottom), (end.cx, end.y)]
