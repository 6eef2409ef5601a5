"""The hero of a statistics board: the number that the message is about."""

from __future__ import annotations

from typing import Literal

from planner.content import Item
from planner.layouts.figures import (
    FLAT,
    LEAST_MEASURE,
    ShareRing,
    ems,
    figure,
    is_data,
    largest,
    share_bar,
    share_of,
    words,
)
from planner.layouts.kit import TOO_WIDE, Free, Node, Panel, Stack
from planner.layouts.parts import place_middle, quiet_card, sight
from planner.layouts.surface import Page, Sink
from planner.parts import Align

Form = Literal["wide", "over", "column"]


class Hero(Node):
    """The number that the message is about."""

    def __init__(self, page: Page, item: Item, form: Form, most: float) -> None:
        self.page, self.item, self.form, self.most = page, item, form, most * page.body
        self.grow = 1.0 if form == "column" else 0.0
        self.share = share_of(item)
        self.ring = self.share is not None and page.character.panel == "tint"
        self.field = form == "column" and page.character.panel == "fill"
        tone = "accent" if item.mark else "dominant"
        self.fill = "on_dominant" if self.field else tone
        self.ink = "on_dominant" if self.field else f"{tone}_ink"

    def _panel(self, inner: Node) -> Panel:
        """What the hero stands on in a column of its own."""
        if self.field:
            return Panel(inner, self.page.gap(3.4), fill="dominant", name="card", grow=1)
        return quiet_card(self.page, inner)

    def _size(self, w: float) -> float:
        """Size of the number: to its width, or inside its ring."""
        part = {"wide": 0.58, "over": 0.8 if self.ring else 1.0, "column": 1.0}[self.form]
        most = self.most if self.form != "column" else 0.42 * self.page.height
        if self.ring:
            return min(0.62 * w * part / 1.6, self._fit(most * 0.62, 0.62 * w * part))
        return self._fit(most, part * w)

    def _fit(self, most: float, room: float) -> float:
        return largest(self.page, self.item, most, room)

    def _across(self, size: float) -> float:
        """Width of the number, or of its ring."""
        wide = ems(self.page, self.item, size)
        return size * max(wide, 1.6) / 0.62 if self.ring else size * wide

    def _lines(self) -> Stack | None:
        text = ("on_dominant", "on_dominant_muted") if self.field else ("ink", "muted")
        align: Align = "center" if self.ring and self.form != "wide" else "start"
        return words(self.page, self.item, 1.75, *text, align=align)

    def _bar(self) -> float:
        """Thickness of the share's bar."""
        shown = self.share is not None and not self.ring
        thick = {"none": 0.9, "fill": 2.6, "line": 1.5, "tint": 0.0}[self.page.character.panel]
        return thick * self.page.body if shown else 0.0

    def _in_panel(self) -> bool:
        return self.form == "column" and self.page.character.panel != "none"

    def height(self, w: float) -> float:
        return self._panel(self._free()).height(w) if self._in_panel() else self._need(w)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        if self._in_panel():
            self._panel(self._free()).place(x, y, w, h, sink)
        else:
            self._draw_in(x, y, w, h, sink)

    def _free(self) -> Free:
        return Free(self._draw_in, self._need)

    def _need(self, w: float) -> float:
        """The least height inside the panel."""
        page, size, lines = self.page, self._size(w), self._lines()
        tall, under = self._figure_height(size), self._under(size)
        if self.form == "wide":
            beside = w - self._across(size) - page.gap(4)
            if lines and beside < LEAST_MEASURE * 1.75 * page.body:
                return TOO_WIDE
            return max(tall, sight(lines, beside) if lines else 0.0) + under + self._bar()
        return tall + under + self._bar() + (lines.height(w) if lines else 0.0) + self._apart(size)

    def _under(self, size: float) -> float:
        """Room under the number's baseline, down to its bar or its words."""
        clear = self.ring or (FLAT.fullmatch(self.item.value) and self._bar())
        return max(0.0 if clear else self._depth(size), self.page.gap(2.4))

    def _depth(self, size: float) -> float:
        """How far the number reaches under its baseline."""
        node = figure(self.page, self.item, size, self.ink)
        return 0.0 if self.ring else node.height(1e5) - sight(node, 1e5)

    def _apart(self, size: float) -> float:
        """Room between the bar and the words."""
        if not self._bar():
            return 0.0
        return max(self.page.gap(2.4), self._depth(size) - self._under(size) - self._bar())

    def _figure_height(self, size: float) -> float:
        if self.ring:
            return self._across(size)
        return sight(figure(self.page, self.item, size, self.ink), 1e5) if self.item.value else 0.0

    def _draw_in(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        size = self._size(w)
        if self.form == "wide":
            self._place_wide(x, y, w, size, sink)
        else:
            self._place_over(x, y, w, h, size, sink)

    def _place_wide(self, x: float, y: float, w: float, size: float, sink: Sink) -> None:
        page, lines = self.page, self._lines()
        across = self._across(size)
        wide = w - across - page.gap(4)
        indent = self._indent(wide - lines.width() if lines else w - across)
        group, left = x + indent, x + indent + across + page.gap(4)
        tall = self._figure_height(size)
        seen = sight(lines, wide) if lines else 0.0
        row = max(tall, seen)
        self._draw(group, y + row - tall, size, sink)
        if lines:
            # The last line stands on the number's baseline.
            top = y + (row - seen) / (2 if self.ring else 1)
            lines.place(left, top, wide - indent, lines.height(wide), sink)
        self._place_bar(x, y + row + self._under(size), w, sink)

    def _indent(self, spare: float) -> float:
        """How far a hero without a bar across the page stands in, so that it is under a centred headline."""
        return max(0.0, spare) / 2 if self.page.centered and not self._bar() else 0.0

    def _place_over(self, x: float, y: float, w: float, h: float, size: float, sink: Sink) -> None:
        lines, spare = self._lines(), max(0.0, h - self._need(w))
        if self.ring:
            y, spare = y + spare / 2, 0.0
        self._draw(x + ((w - self._across(size)) / 2 if self.ring else 0.0), y, size, sink)
        y += self._figure_height(size) + self._under(size)
        self._place_bar(x, y, w, sink)
        if lines:
            # In a panel the words stand at its foot, else they follow their number.
            y += self._bar() + self._apart(size) + (spare if self._in_panel() else 0.0)
            lines.place(x, y, w, lines.height(w), sink)

    def _draw(self, x: float, y: float, size: float, sink: Sink) -> None:
        """The number, in its ring where it has one."""
        node = figure(self.page, self.item, size, self.ink, "center" if self.ring else "start")
        across = self._across(size)
        if self.ring and self.share is not None:
            ShareRing(self.share, across, self.fill).place(x, y, across, across, sink)
            is_data(sink, self.item)
            place_middle(node, x, y + across / 2, across, sink)
        elif self.item.value:
            node.place(x, y, across * 1.02, node.height(1e5), sink)

    def _place_bar(self, x: float, y: float, w: float, sink: Sink) -> None:
        if self._bar() and self.share is not None:
            share_bar(
                self.page, x, y, w, self._bar(), self.share, sink,
                fill=self.fill, on_field=self.field,
            )  # fmt: skip
            is_data(sink, self.item)
