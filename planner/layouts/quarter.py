"""One box of a quadrant on its ground: a title in the manner of the character, words, lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.content import Item
from planner.layouts import roles
from planner.layouts.blocks import INKS
from planner.layouts.kit import TOO_WIDE, Icon, Node, Rule, Text, stack
from planner.layouts.owned import Marked
from planner.layouts.parts import sight
from planner.layouts.surface import Page, Sink, add_rect

MOST_AIR = 2.0
"""Most extra room a line takes when its box is taller than its text, in ems."""


@dataclass(frozen=True)
class Box:
    """One of the four: its title, a few words under it, and its lines."""

    title: str
    lines: tuple[Item, ...] = ()
    note: str = ""
    body: str = ""
    value: str = ""
    icon: str = ""
    mark: bool = False
    facts: tuple[str, ...] = ()


class Quarter(Node):
    """One box on a ground of its own: its title in the manner of the character, words, lines."""

    grow = 1.0

    def __init__(
        self, page: Page, content: Box, size: float, boxes: Sequence[Box], words: float = 1.0
    ) -> None:
        self.page, self.content, self.size, self.words = page, content, size, size * words
        self.kind, self.tone = page.character.panel, tone(content, boxes)
        self.dark = self.tone == "dominant" and self.kind != "line"
        self.ink, self.muted = INKS["dominant"][:2] if self.dark else ("ink", "muted")
        self.strong = any(item.body for box in boxes for item in box.lines)
        self.pad = page.gap(2.4) * min(size, 1.4)
        self.icon = page.body * 1.9 * size if content.icon else 0.0
        self.rows = [*self._words(), *(self._line(item) for item in content.lines)]
        self.air = 0.0

    def _title(self) -> Text:
        ink = "on_dominant" if self.tone == "dominant" else "dominant_ink"
        if self.kind == "tint":
            ink = "on_accent" if self.dark else "on_dominant"
        scale = {"none": 1.7, "fill": 1.7, "tint": 1.3}.get(self.kind, 1.4) * self.size
        font = "text" if self.kind == "line" else "display"
        return roles.heading(
            self.page, self.content.title, scale=scale, color=ink, name="quadrant", font=font,
            facts=self.content.facts,
        )  # fmt: skip

    def _words(self) -> list[Node]:
        page, box = self.page, self.content
        note = roles.body(page, box.note, scale=1.02 * self.words, color=self.muted)
        value = roles.number(page, box.value, scale=1.7 * self.size, color=self.ink)
        body = roles.body(
            page, box.body, scale=1.02 * self.words, color=self.muted, facts=box.facts
        )  # fmt: skip
        shown = ((note, box.note), (value, box.value), (body, box.body))
        return [node for node, text in shown if text]

    def _line(self, item: Item) -> Node:
        """An item's words, under a hairline or behind a marker."""
        page, size, facts = self.page, self.words, item.facts
        accent = item.mark and not self.dark
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
        if self.kind == "none":
            rule = "on_dominant_muted" if self.dark else "context"
            return stack(Rule(1.2, rule), words, gap=self._gap() * 0.6)
        marker = "accent" if accent or self.dark else "dominant"
        return Marked(page, words, page.body * 1.06 * size, marker)

    def _title_area(self, w: float) -> tuple[float, float, float]:
        """Offset from the box's top, indent, and measure of the title."""
        page, inner = self.page, w - 2 * self.pad
        wide = inner - (self.icon + page.gap(1.5) if self.icon else 0.0)
        if self.kind == "line":
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
        seen = sight(title, wide)
        if self.kind == "line":
            return max(seen + 2 * top, self.icon + top) + self.page.gap(1.6)
        under = self.page.gap({"tint": 2.7}.get(self.kind, 1.8)) * self.size
        return max(top + seen, self.pad * 0.7 + self.icon) + under

    def _gap(self) -> float:
        return self.page.gap(1.5) * self.size

    def height(self, w: float) -> float:
        rows = sum(row.height(w - 2 * self.pad) for row in self.rows)
        return self._head(w) + rows + self._gap() * max(0, len(self.rows) - 1) + self.pad

    def spare(self, w: float, h: float) -> float:
        """Room for each line in a box `h` units tall, at most `MOST_AIR`."""
        each = max(0.0, h - self.height(w)) / (max(1, len(self.rows)) + (self.kind != "none"))
        return min(each, MOST_AIR * self.page.body * self.words)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        own = self._ground(x, y, w, h, sink)
        sink.parents.append(own)
        if self.content.title:
            self._place_title(x, y, w, sink)
        if self.icon:
            self._sign(x + w - self.pad, y, self._head(w), sink)
        # Hairlines stand at once under the title, other lines with air on both sides.
        inner, top = w - 2 * self.pad, y + self._head(w) + self.air * (self.kind != "none")
        for row in self.rows:
            tall = row.height(inner)
            row.place(x + self.pad, top, inner, tall, sink)
            top += tall + self._gap() + self.air
        sink.parents.pop()

    def _sign(self, right: float, y: float, head: float, sink: Sink) -> None:
        """The box's icon at the end of its title."""
        strip = self.kind == "line"
        color = "on_dominant" if self.tone == "dominant" else "dominant_ink"
        top = y + (head - self.page.gap(1.6) - self.icon) / 2 if strip else y + self.pad * 0.7
        node = Icon(self.content.icon, self.icon, color)
        node.place(right - self.icon, top, self.icon, self.icon, sink)

    def _ground(self, x: float, y: float, w: float, h: float, sink: Sink) -> str:
        """The field under the box; of technical pages only its head is filled. The field's id."""
        strip = self.kind == "line"
        fill = "surface" if strip else self.tone
        own = add_rect(
            sink, x, y, w, h, fill, z=2, radius=self.page.character.radius, name="quarter"
        )
        if fill == "surface":
            line = {"stroke": "accent" if self.content.mark else "rule", "stroke_width": 1.5}
            sink.elements[-1] = sink.elements[-1].model_copy(update=line)
        if strip and self.content.title:
            head = self._head(w) - self.page.gap(1.6)
            ground = "tint" if self.tone == "surface" else self.tone
            add_rect(sink, x, y, w, head, ground, z=3, name="head")
        return own

    def _place_title(self, x: float, y: float, w: float, sink: Sink) -> None:
        title, (top, indent, wide) = self._title(), self._title_area(w)
        left, seen = x + self.pad + indent, sight(title, wide)
        if self.kind == "tint":
            wide = min(title.set(wide).width * 1.01, wide)
            tall = seen + 2 * self.page.gap(0.9) * self.size
            radius = min(tall / 2, self.page.character.radius)
            fill = "accent" if self.dark else "dominant"
            pill = (left - indent, y + self.pad * 0.8, wide + 2 * indent, tall)
            add_rect(sink, *pill, fill, z=3, radius=radius, name="pill")
        title.place(left, y + top, wide, title.height(wide), sink)


def tone(content: Box, boxes: Sequence[Box]) -> str:
    """The ground of a box: dark where the message is, or fading from the first to the last."""
    if any(box.mark for box in boxes):
        return "dominant" if content.mark else "tint"
    filled = [len(box.lines) for box in boxes]
    if max(filled) > 2 * min(filled):
        # A dark ground under a box that is mostly empty would weigh more than a full one.
        return "tint"
    place = next(i for i, box in enumerate(boxes) if box is content)
    return ("dominant", "tint", "tint", "surface")[place]
