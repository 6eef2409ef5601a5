"""Quadrant: four boxes on two axes, each a title and short lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.frame import FrameKind
from planner.layouts.kit import Node, Page, Sink, Stack, Text, add_path, add_rect, box, stack
from planner.layouts.parts import item_icon, sight
from planner.layouts.solve import Arrangement

MOST_AIR = 1.1
"""Most extra room a line takes when its box is taller than its text, in ems."""


@dataclass(frozen=True)
class Box:
    """One of the four: its title, a few words under it, and its lines."""

    title: str
    lines: tuple[Item, ...] = ()
    body: str = ""
    value: str = ""
    icon: str = ""
    mark: bool = False
    facts: tuple[str, ...] = ()


def boxes_of(content: Content) -> list[Box]:
    """The four boxes in reading order: from `sides` and their items, else an item each."""
    if content.sides:
        titles = (*content.sides, "", "", "", "")[:4]
        return [Box(t, tuple(i for i in content.items if i.side == n)) for n, t in enumerate(titles)]
    items = content.items[:4]
    if sorted(item.side for item in items) == [0, 1, 2, 3]:
        items = tuple(sorted(items, key=lambda item: item.side))
    found = [Box(i.title, i.items, i.body, i.value, i.icon, i.mark, i.facts) for i in items]
    return found + [Box("")] * (4 - len(found))


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Two by two, in four sizes of type; at wide pages also beside the header."""
    frames: tuple[FrameKind, ...] = ("top", "side") if page.shape == "landscape" else ("top",)
    return [
        Arrangement(f"{frame}-{size}", _build(content, size), frame, cost=0.02 * (frame == "top"), limit=30)
        for frame in frames
        for size in (1.0, 1.25, 1.55, 1.9)
        if frame == "top" or size < 1.6
    ]


def _build(content: Content, size: float) -> Callable[[Page], Node]:
    boxes = boxes_of(content)
    axes = (*content.axes, "", "")[:2]
    return lambda page: Matrix(page, [Quarter(page, b, size, boxes) for b in boxes], axes)


class Quarter(Node):
    """One box: its title in the manner of the character, words, and ruled lines."""

    grow = 1.0

    def __init__(self, page: Page, content: Box, size: float, boxes: Sequence[Box]) -> None:
        self.page, self.content, self.size = page, content, size
        self.kind = page.character.panel
        self.field = content.mark and self.kind == "fill"
        self.ink = "on_dominant" if self.field else "ink"
        self.muted = "on_dominant_muted" if self.field else "muted"
        self.strong = any(item.body for b in boxes for item in b.lines)
        self.air = 0.0
        self.pad = 0.0 if self.kind == "none" else page.gap(2.4)

    def _title(self) -> Text | None:
        if not self.content.title:
            return None
        barred = self.kind in ("fill", "tint")
        color = "on_dominant" if barred else "accent_ink" if self.content.mark else "dominant_ink"
        scale = {"none": 1.6, "tint": 1.25}.get(self.kind, 1.45) * self.size
        return roles.heading(
            self.page, self.content.title, scale=scale, color=color, name="quadrant", facts=self.content.facts,
            font="display" if self.kind == "none" else self.page.character.title_font,
        )  # fmt: skip

    def _words(self) -> list[Node]:
        page, content = self.page, self.content
        shown = [
            roles.number(page, content.value, scale=1.7 * self.size, color=self.ink) if content.value else None,
            roles.body(page, content.body, scale=1.02 * self.size, color=self.muted, facts=content.facts)
            if content.body else None,
        ]  # fmt: skip
        return [node for node in shown if node]

    def _line(self, item: Item) -> Node:
        """A marker and an item's words."""
        page, size = self.page, self.size
        ink = ("accent_ink" if not self.field else self.ink) if item.mark else self.ink
        weight = max(600, page.character.heading_weight) if self.strong or item.mark else 400
        words = stack(
            roles.body(page, item.title, scale=1.06 * size, weight=weight, color=ink, facts=item.facts, name="line")
            if item.title else None,
            roles.body(page, item.body, scale=max(15 / page.body, 0.92 * size), color=self.muted, facts=item.facts)
            if item.body else None,
            roles.label(page, item.value, name="value", color=ink, facts=item.facts)
            if item.value and item.value not in item.title + item.body else None,
            gap=page.gap(0.5) * size,
        )  # fmt: skip
        return Marked(page, words, page.body * 1.06 * size, "accent" if item.mark else self._marker())

    def _marker(self) -> str:
        return "on_dominant" if self.field else "dominant"

    def _head(self, w: float) -> float:
        """Height of the title's part, down to where words start."""
        title = self._title()
        if title is None:
            return self.pad
        inner = self._title_width(w)
        tall = title.height(inner)
        if self.kind == "fill":
            return sight(title, inner) + self.page.gap(2.2) * self.size + self.page.gap(1.6)
        if self.kind == "tint":
            return self.pad * 0.8 + sight(title, inner) + self.page.gap(1.8) * self.size + self.page.gap(1.2)
        return self.pad + tall + self.page.gap(1.8 if self.kind == "none" else 1.4) * self.size

    def _title_width(self, w: float) -> float:
        icon = self._icon_size() + self.page.gap(1.5) if self.content.icon else 0.0
        pill = self.page.gap(2.6) * self.size if self.kind == "tint" else 0.0
        return w - 2 * self.pad - icon - pill

    def _icon_size(self) -> float:
        return self.page.body * 1.7 * self.size

    def _rows(self) -> list[Node]:
        return [*self._words(), *(self._line(item) for item in self.content.lines)]

    def height(self, w: float) -> float:
        inner, gap = w - 2 * self.pad, self._gap()
        rows = [row.height(inner) for row in self._rows()]
        return self._head(w) + sum(rows) + gap * max(0, len(rows) - 1) + (self.pad or self.page.gap(1.2))

    def _gap(self) -> float:
        return self.page.gap(1.5) * self.size

    def spare(self, w: float, h: float) -> float:
        """Room for each line in a box `h` units tall, at most `MOST_AIR`."""
        each = max(0.0, h - self.height(w)) / max(1, len(self._rows()))
        return min(each, MOST_AIR * self.page.body * self.size)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        own = self._ground(x, y, w, h, sink)
        if own:
            sink.parents.append(own)
        self._place_title(x, y, w, sink)
        inner, top, rows = w - 2 * self.pad, y + self._head(w), self._rows()
        gap = self._gap() + self.air
        for row in rows:
            tall = row.height(inner)
            row.place(x + self.pad, top, inner, tall, sink)
            top += tall + gap
        if own:
            sink.parents.pop()

    def _ground(self, x: float, y: float, w: float, h: float, sink: Sink) -> str:
        """The panel under the box, and its head where that is filled; the panel's id."""
        page, radius = self.page, self.page.character.radius
        if self.kind == "none":
            return ""
        if self.kind == "line":
            own = add_rect(sink, x, y, w, h, "surface", z=2, radius=radius, name="quarter")
            stroke = {"stroke": "accent" if self.content.mark else "rule", "stroke_width": 1.5}
            sink.elements[-1] = sink.elements[-1].model_copy(update=stroke)
            return own
        fill = "tint" if self.kind == "tint" else "dominant" if self.field else "surface"
        own = add_rect(sink, x, y, w, h, fill, radius=radius, name="quarter")
        if self.kind == "fill" and self.content.title and not self.field:
            add_rect(sink, x, y, w, self._head(w) - page.gap(1.6), "dominant", z=2, name="head")
        return own

    def _place_title(self, x: float, y: float, w: float, sink: Sink) -> None:
        page, title = self.page, self._title()
        wide = self._title_width(w)
        left, top = x + self.pad, y + self.pad
        if self.content.icon:
            side = self._icon_size()
            icon = item_icon(page, Item(icon=self.content.icon), side)
            if icon:
                icon.place(x + w - self.pad - side, y + self.pad * 0.6, side, side, sink)
        if title is None:
            return
        if self.kind == "fill":
            top = y + page.gap(1.1) * self.size
        if self.kind == "tint":
            dx, dy = page.gap(1.3) * self.size, page.gap(0.9) * self.size
            tall = sight(title, wide) + 2 * dy
            fill = "accent" if self.content.mark else "dominant"
            title.color = "on_accent" if self.content.mark else "on_dominant"
            long = min(title.set(wide).width * 1.01, wide)
            add_rect(sink, left, y + self.pad * 0.8, long + 2 * dx, tall, fill, z=3, radius=min(tall / 2, page.character.radius), name="pill")
            left, top, wide = left + dx, y + self.pad * 0.8 + dy, long
        title.place(left, top, wide, title.height(wide), sink)


class Marked(Node):
    """Words with a small square before their first line."""

    def __init__(self, page: Page, words: Stack, size: float, color: str) -> None:
        self.page, self.words, self.size, self.color = page, words, size, color

    def height(self, w: float) -> float:
        return self.words.height(w - self.size * 0.95)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        first = self.words.children[0] if self.words.children else None
        side = self.size * 0.34
        cap = first.set(1e5).first if isinstance(first, Text) else side
        radius = side / 2 if self.page.character.panel == "tint" else 0.0
        add_rect(sink, x, y + (cap - side) / 2, side, side, self.color, z=4, radius=radius, name="marker")
        self.words.place(x + self.size * 0.95, y, w - self.size * 0.95, h, sink)


class Matrix(Node):
    """Two rows of two, their axes named at the top and at the left end of lines between them."""

    grow = 1.0

    def __init__(self, page: Page, quarters: Sequence[Quarter], axes: Sequence[str]) -> None:
        self.page, self.quarters = page, quarters
        make = lambda text, align: roles.label(page, text, name="axis", align=align, scale=1.0)  # noqa: E731
        self.across = make(axes[0], "start") if axes[0] else None
        self.up = make(axes[1], "center") if axes[1] else None
        bare = page.character.panel == "none"
        self.column = page.gap(6.0 if bare else 4.5 if self.up else 2.4)
        self.row = page.gap(6.0 if bare else 4.5 if self.across else 2.4)

    def _top(self) -> float:
        return self.up.height(1e5) + self.page.gap(1.5) if self.up else 0.0

    def _cell(self, w: float) -> float:
        return (w - self.column) / 2

    def _heights(self, w: float, h: float = 0.0) -> tuple[float, float]:
        """Heights of the rows: alike if there is room, else as their text needs."""
        cell = self._cell(w)
        one, two = (max(q.height(cell) for q in self.quarters[i : i + 2]) for i in (0, 2))
        spare = max(0.0, h - self._top() - self.row - one - two)
        even = min(spare, abs(one - two))
        one, two = (one + even, two) if one < two else (one, two + even)
        return one + (spare - even) / 2, two + (spare - even) / 2

    def height(self, w: float) -> float:
        return sum(self._heights(w)) + self.row + self._top()

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        one, two = self._heights(w, h)
        cell, top = self._cell(w), y + self._top()
        self._lines(x, y, w, top, top + one + self.row / 2, one + two + self.row, sink)
        # One rhythm in all four: the fullest box sets it.
        air = min(q.spare(cell, two if i > 1 else one) for i, q in enumerate(self.quarters))
        for index, quarter in enumerate(self.quarters):
            quarter.air = air
            left = x + (index % 2) * (cell + self.column)
            down = top + (index // 2) * (one + self.row)
            quarter.place(left, down, cell, two if index > 1 else one, sink)

    def _lines(self, x: float, y: float, w: float, top: float, middle: float, h: float, sink: Sink) -> None:
        """The cross: with names it has heads at both ends, for either end may be the greater."""
        bare = self.page.character.panel == "none"
        start = x
        if self.up:
            self.up.place(x + w / 4, y, w / 2, self.up.height(1e5), sink)
        if self.across:
            wide = min(self.across.width(), w / 3)
            seen = sight(self.across, wide)
            self.across.place(x, middle - seen / 2, wide, seen, sink)
            start = x + wide + self.page.gap(1.2)
        if self.across or bare:
            _axis(sink, self.page, start, middle, x + w, middle, bool(self.across))
        if self.up or bare:
            _axis(sink, self.page, x + w / 2, top, x + w / 2, top + h, bool(self.up))


def _axis(sink: Sink, page: Page, x: float, y: float, right: float, bottom: float, heads: bool) -> None:
    """A horizontal or vertical line, with a head at each end."""
    thick, head = 2.0, page.body * 0.42 if heads else 0.0
    flat = bottom - y < right - x
    if flat:
        add_rect(sink, x + head, y - thick / 2, right - x - 2 * head, thick, "muted" if heads else "rule", name="axis-line")
    else:
        add_rect(sink, x - thick / 2, y + head, thick, bottom - y - 2 * head, "muted" if heads else "rule", name="axis-line")
    if not heads:
        return
    half = head * 0.55
    for tip, back in ((x, x + head * 1.2), (right, right - head * 1.2)) if flat else ((y, y + head * 1.2), (bottom, bottom - head * 1.2)):
        if flat:
            path = f"M{tip:.3f} {y:.3f}L{back:.3f} {y - half:.3f}L{back:.3f} {y + half:.3f}Z"
            area = box(min(tip, back), y - half, head * 1.2, 2 * half)
        else:
            path = f"M{x:.3f} {tip:.3f}L{x - half:.3f} {back:.3f}L{x + half:.3f} {back:.3f}Z"
            area = box(x - half, min(tip, back), 2 * half, head * 1.2)
        add_path(sink, path, area, fill="muted", name="axis-head")
