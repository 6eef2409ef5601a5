"""The halves of a comparison: names of the sides, then a row for each attribute."""

from __future__ import annotations

from collections.abc import Sequence

from planner.content import Item
from planner.layouts import roles
from planner.layouts.cells import Cell, Setting, Span
from planner.layouts.kit import TOO_WIDE, Node, Text, stack
from planner.layouts.pairs import Pair, one_unit, winner_of
from planner.layouts.parts import bar_height, item_icon, place_middle, sight
from planner.layouts.surface import Page, Sink, add_rect
from planner.parts import Align

SPINE, LABELS = 0.3, 0.22
"""Most of the width that names take between the halves, and at the left of columns."""
WORD = 18
"""Cells are set large where none has more characters."""
ROOM = 0.22
"""Least share of the width that the longest bar of a side takes."""


class Halves(Node):
    """Two mirrored halves, or two to three columns, with one row for each attribute."""

    grow = 1.0

    def __init__(
        self, page: Page, sides: Sequence[str], pairs: Sequence[Pair], setting: Setting
    ) -> None:
        self.page, self.setting, self.pairs = page, setting, pairs
        self.size = setting.size
        self.count, self.named = len(pairs[0].cells), bool(pairs[0].label)
        self.marks = sum(cell.mark for pair in pairs for cell in pair.cells if cell)
        self.winner = winner_of(pairs)
        self.rows = self._cells()
        self.labels = [self._label(pair) for pair in pairs]
        self.sheets = setting.mirrored and not setting.bars
        self.filled = self.sheets or page.character.panel in ("fill", "tint")
        self.sides = [(*sides, "", "", "")[n] for n in range(self.count)]
        self.heads: list[Text] = []
        self.widest = max(cell.text.width() for row in self.rows for cell in row)
        self.dx = page.gap(1.6) if self.filled or setting.bars or self.marks else 0.0
        self.pad = 0.0 if setting.bars else self.dx
        self.air = page.gap(0.9 if setting.bars else 1.5) * self.size

    def _cells(self) -> list[list[Cell]]:
        items = [item for pair in self.pairs for item in pair.cells if item]
        large = all(len(item.body) <= WORD for item in items)
        common = max(pair.most for pair in self.pairs) if one_unit(self.pairs) else None
        rows = []
        for pair in self.pairs:
            most = common or pair.most or 1.0
            rows.append([
                Cell(
                    self.page, item, side, self.setting, named=self.named, quiet=self.marks > 0,
                    large=large, share=(item.amount or 0.0) / most if item else 0.0,
                )
                for side, item in enumerate(pair.cells)
            ])  # fmt: skip
        return rows

    def _strong(self, side: int) -> bool:
        return self.winner in (None, side)

    def _tone(self, side: int, marked: bool) -> str:
        """Colour of a side's bars: accent for few marks, grey for the side that loses."""
        if marked and 3 * self.marks <= 2 * len(self.pairs):
            return "accent"
        return self._fill(side) if self._strong(side) else "context"

    def _fill(self, side: int) -> str:
        """The two sides' bars in two colours, where no winner or mark takes the accent."""
        other = self.setting.bars and self.winner is None and not self.marks
        return "accent" if other and side == 1 else "dominant"

    def _label(self, pair: Pair) -> Node:
        page = self.page
        align: Align = "center" if self.setting.mirrored else "start"
        icon = item_icon(page, Item(icon=pair.icon), page.body * 1.7 * self.size, align)
        text = roles.label(
            page, pair.label, scale=0.96 * self.size, color="muted", align=align, name="attribute"
        )
        return stack(icon, text if pair.label else None, gap=page.gap(0.6))

    def _head(self, side: int, text: str, scale: float) -> Text:
        page = self.page
        return roles.heading(
            page, text, scale=scale * self.size, name="side", importance=0.8,
            color=f"on_{self._fill(side)}" if self.filled and self._strong(side) else "ink",
            align="end" if self.setting.mirrored and side == 0 else "start",
            font="display" if page.character.panel == "none" else page.character.title_font,
        )  # fmt: skip

    def _set_heads(self, spans: Sequence[Span]) -> None:
        """Names of the sides in the largest type that keeps each on one line."""
        for scale in (1.75, 1.5, 1.25, 1.05):
            self.heads = [self._head(n, text, scale) for n, text in enumerate(self.sides)]
            pairs = zip(self.heads, spans, strict=True)
            if all(head.width() <= span.width - 2 * self.dx for head, span in pairs):
                return

    def _spans(self, w: float) -> tuple[list[Span], Span]:
        """The column of each side, and that of the names."""
        gap, form = self.page.gap(3.0), self.setting.form
        names = max(label.width() for label in self.labels)
        if form == "spine":
            names = min(names, SPINE * w)
            cell = (w - names - 2 * gap) / 2
            return [Span(0.0, cell), Span(w - cell, cell)], Span(cell + gap, names)
        if form == "beside":
            names = min(names, LABELS * w)
            cell = (w - names - gap * self.count) / self.count
            lefts = [names + gap + n * (cell + gap) for n in range(self.count)]
            return [Span(left, cell) for left in lefts], Span(0.0, names)
        gap = 0.0 if self.setting.bars else 2 * gap
        cell = (w - gap * (self.count - 1)) / self.count
        return [Span(n * (cell + gap), cell) for n in range(self.count)], Span(0.0, w)

    def _head_height(self, spans: Sequence[Span]) -> float:
        self._set_heads(spans)
        widths = [span.width - 2 * self.dx for span in spans]
        if any(h.height(w) >= TOO_WIDE for h, w in zip(self.heads, widths, strict=True)):
            return TOO_WIDE
        tall = max(sight(h, w) for h, w in zip(self.heads, widths, strict=True))
        return tall + (2.6 if self.filled else 2.1) * self.page.gap(1) * self.size

    def _over(self, index: int, w: float) -> float:
        """Height of a name over its row."""
        if self.setting.form != "over" or not self.named:
            return 0.0
        return self.labels[index].height(w - 2 * self.pad) + self.page.gap(1.3) * self.size

    def _row_heights(self, w: float) -> list[float]:
        spans, names = self._spans(w)
        out = []
        for index, row in enumerate(self.rows):
            tall = max(c.height(s.width - 2 * self.pad) for c, s in zip(row, spans, strict=True))
            if self.setting.form != "over":
                tall = max(tall, self.labels[index].height(names.width))
            out.append(tall + self._over(index, w) + 2 * self.air)
        return out

    def height(self, w: float) -> float:
        spans, _ = self._spans(w)
        if self.setting.bars and spans[0].width - self.widest < ROOM * w:
            return TOO_WIDE
        return self._head_height(spans) + self.page.gap(1.4) + sum(self._row_heights(w))

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        spans, names = self._spans(w)
        spans = [Span(x + span.left, span.width) for span in spans]
        head, rows = self._head_height(spans), self._row_heights(w)
        more = max(0.0, h - head - self.page.gap(1.4) - sum(rows)) / len(rows)
        if self.sheets:
            self._grounds(y, h, spans, sink)
        self._place_heads(y, head, spans, sink)
        top = first = y + head + self.page.gap(1.4)
        for index, least in enumerate(rows):
            if index and not self.setting.bars:
                add_rect(sink, x, top - 0.75, w, 1.5, "rule", z=3, name="rule")
            label = Span(x + names.left, names.width)
            self._place_row(index, top, least + more, more, spans, label, sink)
            top += least + more
        if self.setting.bars and self.setting.form == "spine":
            self._axes(first, top, spans, sink)

    def _grounds(self, y: float, h: float, spans: Sequence[Span], sink: Sink) -> None:
        """A sheet under each half, so that the halves are seen before they are read."""
        radius = self.page.character.radius * 0.6
        for side, span in enumerate(spans):
            fill = "tint" if side == 0 else "surface"
            add_rect(sink, span.left, y, span.width, h, fill, z=1, radius=radius, name="half")

    def _axes(self, y: float, bottom: float, spans: Sequence[Span], sink: Sink) -> None:
        """The zero lines: one where the halves meet, two where names stand between them."""
        for at in dict.fromkeys((spans[0].left + spans[0].width, spans[1].left)):
            add_rect(sink, at - 1, y, 2, bottom - y, "rule", z=5, name="axis-line")

    def _place_heads(self, y: float, h: float, spans: Sequence[Span], sink: Sink) -> None:
        radius = min(self.page.character.radius, h / 2)
        for side, (head, span) in enumerate(zip(self.heads, spans, strict=True)):
            left, wide, strong = span.left, span.width, self._strong(side)
            if self.filled:
                fill = self._fill(side) if strong else "tint"
                add_rect(sink, left, y, wide, h, fill, z=2, radius=radius, name="head")
            else:
                thick = 5.0 if strong else 3.0
                color = "accent" if self.winner == side else self._tone(side, False)
                add_rect(sink, left, y + h - thick, wide, thick, color, z=3, name="head")
            if head.runs[0].text:
                inner = span.inset(self.dx)
                top = y + (h - sight(head, inner.width)) / 2 if self.filled else y
                head.place(inner.left, top, inner.width, head.height(inner.width), sink)

    def _place_row(
        self, index: int, y: float, h: float, more: float, spans: Sequence[Span], names: Span,
        sink: Sink,
    ) -> None:  # fmt: skip
        label, bars = self.labels[index], self.setting.bars
        over = self._over(index, names.width)
        top, tall = y + self.air + over, h - 2 * self.air - over
        if over:
            # A name above bars keeps to them: a quarter of what is left goes over it.
            lead = more / 4 if bars else 0.0
            own = names.inset(self.pad)
            label.place(own.left, y + self.air + lead, own.width, over, sink)
            top, tall = top + lead, tall - lead
        elif self.named:
            place_middle(label, names.left, y + h / 2, names.width, sink)
        if bars:
            self._place_bars(index, top, tall, spans, sink)
            return
        mark = (top - self.air * 0.6, tall + self.air * 1.2) if over else (y, h)
        for cell, span in zip(self.rows[index], spans, strict=True):
            if cell.marked:
                self._mark(cell, span, *mark, sink)
            cell.place(span.inset(self.pad), top + tall / 2, sink)

    def _place_bars(
        self, index: int, y: float, h: float, spans: Sequence[Span], sink: Sink
    ) -> None:
        longest = spans[0].width - self.widest - self.page.gap(1.1)
        thick = bar_height(self.page, self.page.body * self.size, h)
        if self.setting.form == "over":
            self._axes(y, y + h, spans, sink)
        for cell, span in zip(self.rows[index], spans, strict=True):
            color = self._tone(cell.side, cell.marked)
            cell.place_bar(span, y + h / 2, thick, longest, color, sink)

    def _mark(self, cell: Cell, span: Span, y: float, h: float, sink: Sink) -> None:
        """A tint under the better of a row, with the accent at its inner edge."""
        radius = self.page.character.radius * 0.4
        add_rect(sink, span.left, y, span.width, h, "tint", z=2, radius=radius, name="marked")
        edge = span.left + span.width - 5 if cell.align == "end" else span.left
        add_rect(sink, edge, y, 5, h, "accent", z=3, name="marked")
