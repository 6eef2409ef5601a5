"""Quadrant: four boxes on two axes, each a title and short lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.frame import FrameKind
from planner.layouts.kit import TOO_WIDE, Node, Text, stack
from planner.layouts.parts import Marked, item_icon, sight
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink, add_path, add_rect, box
from planner.plan import Align

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
        return [
            Box(t, tuple(i for i in content.items if i.side == n)) for n, t in enumerate(titles)
        ]
    items = content.items[:4]
    if sorted(item.side for item in items) == [0, 1, 2, 3]:
        items = tuple(sorted(items, key=lambda item: item.side))
    found = [Box(i.title, i.items, i.body, i.value, i.icon, i.mark, i.facts) for i in items]
    return found + [Box("")] * (4 - len(found))


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Two by two, in four sizes of type; at wide pages also beside the header."""
    frames: tuple[FrameKind, ...] = ("top", "side") if page.shape == "landscape" else ("top",)
    return [
        Arrangement(
            f"{frame}-{size}", _build(content, size), frame, cost=0.02 * (frame == "top"), limit=30
        )
        for frame in frames
        for size in (1.0, 1.25, 1.55, 1.9)
        if frame == "top" or size < 1.6
    ]


def _build(content: Content, size: float) -> Callable[[Page], Node]:
    boxes = boxes_of(content)
    axes = (*content.axes, "", "")[:2]
    return lambda page: Matrix(page, [Quarter(page, b, size, boxes) for b in boxes], axes)


class Quarter(Node):
    """One box: its title in the manner of the character, words, and lines."""

    grow = 1.0

    def __init__(self, page: Page, content: Box, size: float, boxes: Sequence[Box]) -> None:
        self.page, self.content, self.size = page, content, size
        self.kind = page.character.panel
        self.field = content.mark and self.kind == "fill"
        self.ink = "on_dominant" if self.field else "ink"
        self.muted = "on_dominant_muted" if self.field else "muted"
        self.strong = any(item.body for box in boxes for item in box.lines)
        self.pad = 0.0 if self.kind == "none" else page.gap(2.4)
        self.icon = page.body * 1.7 * size if content.icon else 0.0
        self.rows = [*self._words(), *(self._line(item) for item in content.lines)]
        self.air = 0.0

    def _title(self) -> Text:
        content, page = self.content, self.page
        color = "accent_ink" if content.mark else "dominant_ink"
        if self.kind in ("fill", "tint"):
            color = "on_accent" if content.mark and self.kind == "tint" else "on_dominant"
        scale = {"none": 1.6, "tint": 1.25}.get(self.kind, 1.45) * self.size
        font = "display" if self.kind == "none" else page.character.title_font
        return roles.heading(
            page, content.title, scale=scale, color=color, name="quadrant", font=font,
            facts=content.facts,
        )  # fmt: skip

    def _words(self) -> list[Node]:
        page, box = self.page, self.content
        value = roles.number(page, box.value, scale=1.7 * self.size, color=self.ink)
        body = roles.body(
            page, box.body, scale=1.02 * self.size, color=self.muted, facts=box.facts
        )  # fmt: skip
        return [node for node, text in ((value, box.value), (body, box.body)) if text]

    def _line(self, item: Item) -> Node:
        """A marker and an item's words."""
        page, size, facts = self.page, self.size, item.facts
        accent = item.mark and not self.field
        ink = "accent_ink" if accent else self.ink
        weight = max(600, page.character.heading_weight) if self.strong or item.mark else 400
        title = roles.body(
            page, item.title, scale=1.06 * size, weight=weight, color=ink, facts=facts, name="line"
        )
        small = max(15 / page.body, 0.92 * size)
        body = roles.body(page, item.body, scale=small, color=self.muted, facts=facts)
        value = roles.label(page, item.value, name="value", color=ink, facts=facts)
        extra = item.value if item.value not in item.title + item.body else ""
        shown = ((title, item.title), (body, item.body), (value, extra))
        words = stack(*(node for node, text in shown if text), gap=page.gap(0.75) * size)
        marker = "accent" if accent else "on_dominant" if self.field else "dominant"
        return Marked(page, words, page.body * 1.06 * size, marker)

    def _title_area(self, w: float) -> tuple[float, float, float]:
        """Offset from the box's top, indent, and measure of the title."""
        page, inner = self.page, w - 2 * self.pad
        wide = inner - (self.icon + page.gap(1.5) if self.icon else 0.0)
        if self.kind == "fill":
            return page.gap(1.1) * self.size, 0.0, wide
        if self.kind == "tint":
            dx = page.gap(1.3) * self.size
            return self.pad * 0.8 + page.gap(0.9) * self.size, dx, wide - 2 * dx
        return self.pad, 0.0, wide

    def _head(self, w: float) -> float:
        """Height from the box's top to where words start."""
        if not self.content.title:
            return self.pad
        title, (top, _, wide) = self._title(), self._title_area(w)
        if title.height(wide) >= TOO_WIDE:
            return TOO_WIDE
        under = {"none": 1.8, "fill": 1.1, "line": 1.4, "tint": 0.9}[self.kind] * self.size
        apart = {"fill": 1.6, "tint": 1.8}.get(self.kind, 0.0)
        seen = sight(title, wide) if apart else title.height(wide)
        return max(top + seen, self.icon) + self.page.gap(under + apart)

    def _gap(self) -> float:
        return self.page.gap(1.5) * self.size

    def height(self, w: float) -> float:
        rows = sum(row.height(w - 2 * self.pad) for row in self.rows)
        foot = self.pad or self.page.gap(1.2)
        return self._head(w) + rows + self._gap() * max(0, len(self.rows) - 1) + foot

    def spare(self, w: float, h: float) -> float:
        """Room for each line in a box `h` units tall, at most `MOST_AIR`."""
        each = max(0.0, h - self.height(w)) / max(1, len(self.rows))
        return min(each, MOST_AIR * self.page.body * self.size)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        own = self._ground(x, y, w, h, sink)
        sink.parents += own
        if self.content.title:
            self._place_title(x, y, w, sink)
        if self.icon:
            icon = item_icon(self.page, Item(icon=self.content.icon), self.icon)
            left = x + w - self.pad - self.icon
            if icon:
                icon.place(left, y + self.pad * 0.6, self.icon, self.icon, sink)
        inner, top = w - 2 * self.pad, y + self._head(w)
        for row in self.rows:
            tall = row.height(inner)
            row.place(x + self.pad, top, inner, tall, sink)
            top += tall + self._gap() + self.air
        del sink.parents[len(sink.parents) - len(own) :]

    def _ground(self, x: float, y: float, w: float, h: float, sink: Sink) -> list[str]:
        """The panel under the box, and its head where that is filled; the panel's id."""
        if self.kind == "none":
            return []
        fill = "tint" if self.kind == "tint" else "dominant" if self.field else "surface"
        radius = self.page.character.radius
        own = add_rect(sink, x, y, w, h, fill, z=2, radius=radius, name="quarter")
        if self.kind == "line":
            line = {"stroke": "accent" if self.content.mark else "rule", "stroke_width": 1.5}
            sink.elements[-1] = sink.elements[-1].model_copy(update=line)
        if self.kind == "fill" and self.content.title and not self.field:
            head = self._head(w) - self.page.gap(1.6)
            add_rect(sink, x, y, w, head, "dominant", z=3, name="head")
        return [own]

    def _place_title(self, x: float, y: float, w: float, sink: Sink) -> None:
        title, (top, indent, wide) = self._title(), self._title_area(w)
        left, seen = x + self.pad + indent, sight(title, wide)
        if self.kind == "tint":
            wide = min(title.set(wide).width * 1.01, wide)
            tall = seen + 2 * self.page.gap(0.9) * self.size
            radius = min(tall / 2, self.page.character.radius)
            fill = "accent" if self.content.mark else "dominant"
            pill = (left - indent, y + self.pad * 0.8, wide + 2 * indent, tall)
            add_rect(sink, *pill, fill, z=3, radius=radius, name="pill")
        title.place(left, y + top, wide, title.height(wide), sink)


class Matrix(Node):
    """Two rows of two, their axes named at the top and at the left end of lines between them."""

    grow = 1.0

    def __init__(self, page: Page, quarters: Sequence[Quarter], axes: Sequence[str]) -> None:
        self.page, self.quarters = page, quarters
        self.across = _name(page, axes[0], "start") if axes[0] else None
        self.up = _name(page, axes[1], "center") if axes[1] else None
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

    def _lines(
        self, x: float, y: float, w: float, top: float, middle: float, h: float, sink: Sink
    ) -> None:
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


def _name(page: Page, text: str, align: Align) -> Text:
    return roles.label(page, text, name="axis", align=align, scale=1.0)


def _axis(
    sink: Sink, page: Page, x: float, y: float, right: float, bottom: float, heads: bool
) -> None:
    """A horizontal or vertical line, with a head at each end."""
    flat, color = bottom - y < right - x, "muted" if heads else "rule"
    head = page.body * 0.42 if heads else 0.0
    if flat:
        add_rect(sink, x + head, y - 1, right - x - 2 * head, 2, color, name="axis-line")
    else:
        add_rect(sink, x - 1, y + head, 2, bottom - y - 2 * head, color, name="axis-line")
    if heads:
        _tip(sink, x, y, (1, 0) if flat else (0, 1), head)
        _tip(sink, right if flat else x, y if flat else bottom, (-1, 0) if flat else (0, -1), head)


def _tip(sink: Sink, x: float, y: float, into: tuple[int, int], size: float) -> None:
    """An arrow's head whose tip is at `x`, `y`; `into` points back along its line."""
    back, half = size * 1.2, size * 0.55
    bx, by = x + into[0] * back, y + into[1] * back
    dx, dy = into[1] * half, into[0] * half
    corners = ((x, y), (bx - dx, by - dy), (bx + dx, by + dy))
    path = "M" + "L".join(f"{a:.3f} {b:.3f}" for a, b in corners) + "Z"
    left, top = (min(c[i] for c in corners) for i in (0, 1))
    wide, tall = (max(c[i] for c in corners) - o for i, o in ((0, left), (1, top)))
    add_path(sink, path, box(left, top, wide, tall), fill="muted", name="axis-head")
