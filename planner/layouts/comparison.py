"""Comparison: mirrored halves about one axis, attribute by attribute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.frame import FrameKind
from planner.layouts.kit import TOO_WIDE, Node, Page, Sink, Stack, Text, add_rect, stack
from planner.layouts.parts import add_bar, bar_height, item_icon, place_middle, sight
from planner.layouts.solve import Arrangement
from planner.numbers import numbers_in
from planner.plan import Align

Form = Literal["spine", "over", "beside"]
"""Where the attributes' names stand: between the halves, over each row, or left of the columns."""
SPINE = 0.3
"""Most of the width that names between the halves take."""
WORD = 18
"""A cell of no more characters is set large."""
SHORT = 3
"""Most lines of a cell that is set against the spine."""


@dataclass(frozen=True)
class Pair:
    """An attribute's name (empty where the sides share none) and its item on each side."""

    label: str
    cells: tuple[Item | None, ...]


def pairs_of(content: Content) -> list[Pair]:
    """Items of the sides aligned: by their titles where most are shared, else in order."""
    count = max(2, len(content.sides), *(item.side + 1 for item in content.items))
    sides = [[item for item in content.items if item.side == n] for n in range(count)]
    keys = list(dict.fromkeys(item.title.casefold() for item in content.items if item.title))
    found = [{item.title.casefold(): item for item in side if item.title} for side in sides]
    shared = sum(sum(key in side for side in found) > 1 for key in keys)
    unique = all(len(known) == len(side) for known, side in zip(found, sides, strict=True))
    if unique and 2 * shared >= len(keys) > 0:
        rows = [tuple(side.get(key) for side in found) for key in keys]
        return [Pair(next(i.title for i in row if i), row) for row in rows]
    longest = max(len(side) for side in sides)
    return [Pair("", tuple(s[i] if i < len(s) else None for s in sides)) for i in range(longest)]


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Names between the halves, over the rows, or at the left; bars where every item has an amount."""
    pairs = pairs_of(content)
    count, named = len(pairs[0].cells), bool(pairs[0].label)
    bars = count == 2 and named and measured(pairs)
    forms: list[Form] = ["spine", "over"] if count == 2 and named else ["over"]
    if named and count > 2 and page.shape != "portrait":
        forms.append("beside")
    frames: tuple[FrameKind, ...] = ("top", "side") if page.shape == "landscape" else ("top",)
    out = []
    for frame in frames:
        for form in forms:
            for size in (1.0, 1.35, 1.8) if len(pairs) > 3 else (1.0, 1.5, 2.1, 2.8):
                cost = (0.04 if form == "over" and named else 0.0) + (0.02 if frame == "side" else 0.0)
                build = _build(content, pairs, form, size, bars)
                out.append(Arrangement(f"{form}-{size}-{frame}", build, frame, cost, limit=30))
    return out


def measured(pairs: Sequence[Pair]) -> bool:
    """True where every row has two amounts, none negative, and no words."""
    cells = [cell for pair in pairs for cell in pair.cells]
    return all(c is not None and c.amount is not None and c.amount >= 0 and not c.body for c in cells)


def one_unit(pairs: Sequence[Pair]) -> bool:
    """True where all values read alike but for their digits, so that one scale holds for all."""
    units = set()
    for pair in pairs:
        for cell in pair.cells:
            text = cell.value if cell else ""
            for number in reversed(numbers_in(text)):
                text = text[: number.start] + text[number.end :]
            percent = "%" if cell and "%" in cell.value else ""
            units.add(percent or text.strip())
    return len(units) == 1


def _build(
    content: Content, pairs: Sequence[Pair], form: Form, size: float, bars: bool
) -> Callable[[Page], Node]:
    return lambda page: Halves(page, content.sides, pairs, form, size, bars)


class Cell:
    """One side of a row: a number and words, or a bar with its number at the end."""

    def __init__(self, halves: Halves, item: Item | None, side: int, most: float) -> None:
        page, self.item, self.halves = halves.page, item, halves
        self.side = side
        self.share = item.amount / most if item and item.amount is not None and most else 0.0
        self.marked = bool(item and item.mark)
        self.align: Align = "end" if halves.form == "spine" and side == 0 else "start"
        if halves.bars and side == 0:
            self.align = "end"
        self.page = page
        self.text = self._text() if item else Stack([])

    def _text(self) -> Stack:
        page, item, halves = self.page, self.item, self.halves
        assert item is not None
        size, ink = halves.size, "accent_ink" if self.marked else "ink"
        scale = (1.2 if halves.bars else 1.75) * size
        quiet = "ink" if self.marked or not halves.marks else "muted"
        title, body = "" if halves.named else item.title, item.body
        if halves.named and not item.value and len(body) <= WORD:
            title, body = body, ""
        return stack(
            roles.number(
                page, item.value, scale=scale, color=ink, align=self.align, facts=item.facts,
                tabular=True, name="value",
            ) if item.value else None,
            roles.heading(page, title, scale=(1.5 if halves.named else 1.15) * size, align=self.align, color=ink, facts=item.facts)
            if title else None,
            roles.body(page, body, scale=size, align=self.align, facts=item.facts,
                       color=quiet if halves.named else "muted")
            if body else None,
            gap=page.gap(0.9) * size,
        )  # fmt: skip

    def height(self, w: float) -> float:
        """The least height at width `w`; TOO_WIDE for long text set against the spine."""
        if self.halves.form == "spine" and not self.halves.bars:
            texts = [node for node in self.text.children if isinstance(node, Text)]
            if any(len(text.set(w).lines) > SHORT for text in texts):
                return TOO_WIDE
        return self.text.height(w)

    def place(self, x: float, middle: float, w: float, row: float, sink: Sink) -> None:
        """Draw about the row's middle, from the axis outwards where there are bars."""
        if self.halves.bars:
            self._place_bar(x, middle, w, row, sink)
        elif self.text.children:
            place_middle(self.text, x, middle, w, sink)

    def _place_bar(self, x: float, middle: float, w: float, row: float, sink: Sink) -> None:
        page, halves = self.page, self.halves
        number = self.text.children[0] if self.text.children else None
        gap = page.gap(1.1)
        long = max(0.0, w - halves.widest - gap) * self.share
        thick = bar_height(page, page.body * halves.size, row)
        left = x + w - long if self.side == 0 else x
        if long > 0 and self.item:
            color = halves.tone(self.side, self.marked)
            add_bar(sink, page, left, middle - thick / 2, long, thick, color, self.item.facts)
        if number:
            wide = number.width()
            place_middle(number, left - gap - wide if self.side == 0 else left + long + gap, middle, wide, sink)


class Halves(Node):
    """Names of the sides, then a row for each attribute."""

    grow = 1.0

    def __init__(
        self, page: Page, sides: Sequence[str], pairs: Sequence[Pair], form: Form, size: float, bars: bool
    ) -> None:
        self.page, self.pairs, self.form, self.size, self.bars = page, pairs, form, size, bars
        self.count, self.named = len(pairs[0].cells), bool(pairs[0].label)
        cells = [cell for pair in pairs for cell in pair.cells if cell]
        self.marks = sum(cell.mark for cell in cells)
        wins = [sum(bool(p.cells[n] and p.cells[n].mark) for p in pairs) for n in range(self.count)]
        self.winner = wins.index(max(wins)) if self.marks and wins.count(max(wins)) == 1 else None
        common = max((c.amount or 0.0 for c in cells), default=0.0) if one_unit(pairs) else None
        self.rows = [
            [Cell(self, cell, n, common or max((c.amount or 0.0 for c in pair.cells if c), default=0.0))
             for n, cell in enumerate(pair.cells)]
            for pair in pairs
        ]  # fmt: skip
        self.labels = [self._label(pair) for pair in pairs]
        self.filled = page.character.panel in ("fill", "tint")
        self.sides = [(*sides, "", "", "")[n] for n in range(self.count)]
        self.heads: list[Text] = []
        self.widest = max((c.text.width() for row in self.rows for c in row), default=0.0)

    def tone(self, side: int, marked: bool) -> str:
        """Colour of a side's shapes: accent for few marks, grey for the side that loses."""
        if marked and 3 * self.marks <= 2 * len(self.pairs):
            return "accent"
        return "dominant" if self.winner in (None, side) else "context"

    def _label(self, pair: Pair) -> Node:
        page = self.page
        align: Align = "start" if self.form == "beside" or self._left() else "center"
        icon = next((cell.icon for cell in pair.cells if cell and cell.icon), "")
        mark = item_icon(page, Item(icon=icon), page.body * 1.7 * self.size, align)
        text = roles.label(
            page, pair.label, scale=0.96 * self.size, color="muted", align=align, name="attribute"
        )  # fmt: skip
        return stack(mark, text if pair.label else None, gap=page.gap(0.6))

    def _left(self) -> bool:
        """True where names over the rows stand at the left: above columns of words."""
        return self.form == "over" and not self.bars

    def _set_heads(self, w: float) -> None:
        """Names of the sides in the largest type that keeps each on one line."""
        spans, _ = self._spans(w)
        for scale in (1.75, 1.5, 1.25, 1.05):
            self.heads = [self._head(n, text, scale) for n, text in enumerate(self.sides)]
            if all(head.width() <= span - 2 * self._dx() for head, (_, span) in zip(self.heads, spans, strict=True)):
                return

    def _head(self, side: int, text: str, scale: float) -> Text:
        page = self.page
        strong = self.winner in (None, side)
        align: Align = "start"
        if self.form == "spine" or self.bars:
            align = "end" if side == 0 else "start"
        color = ("on_dominant" if strong else "ink") if self.filled else "ink"
        return roles.heading(
            page, text, scale=scale * self.size, color=color, align=align, name="side", importance=0.8,
            font="display" if page.character.panel == "none" else page.character.title_font,
        )  # fmt: skip

    def _spans(self, w: float) -> tuple[list[tuple[float, float]], tuple[float, float]]:
        """Offset and width of each side's column, and of the names."""
        gap = self.page.gap(3.0)
        if self.form == "over":
            cell = (w - 2 * gap * (self.count - 1)) / self.count
            if self.bars:
                cell, gap = w / 2, 0.0
            return [(n * (cell + 2 * gap), cell) for n in range(self.count)], (0.0, w)
        names = min(max(label.width() for label in self.labels), SPINE * w)
        if self.form == "beside":
            names = min(names, 0.22 * w)
            cell = (w - names - gap * self.count) / self.count
            return [(names + gap + n * (cell + gap), cell) for n in range(self.count)], (0.0, names)
        cell = (w - names - 2 * gap) / 2
        return [(0.0, cell), (w - cell, cell)], (cell + gap, names)

    def _pad(self) -> float:
        if self.bars:
            return 0.0
        return self.page.gap(1.6) if self.filled or self.marks else 0.0

    def _inner(self, span: tuple[float, float]) -> tuple[float, float]:
        """A column without the padding of its tint."""
        return span[0] + self._pad(), span[1] - 2 * self._pad()

    def _head_height(self, w: float) -> float:
        self._set_heads(w)
        spans, _ = self._spans(w)
        tall = max(sight(h, span - 2 * self._dx()) for h, (_, span) in zip(self.heads, spans, strict=True))
        fits = all(h.height(span - 2 * self._dx()) < TOO_WIDE for h, (_, span) in zip(self.heads, spans, strict=True))
        pad = self.page.gap(1.3) * self.size
        return (tall + (2 * pad if self._dx() else pad * 1.6)) if fits else TOO_WIDE

    def _dx(self) -> float:
        """Room inside a filled head."""
        return self.page.gap(1.6) if self.filled or self.bars else self._pad()

    def _row_heights(self, w: float) -> list[float]:
        spans, (_, names) = self._spans(w)
        air = self.page.gap(1.5 if not self.bars else 0.9) * self.size
        out = []
        for row, label in zip(self.rows, self.labels, strict=True):
            cells = [c.height(self._inner(s)[1]) for c, s in zip(row, spans, strict=True)]
            if self.form == "over":
                tall = max(cells) + (label.height(names) + self.page.gap(1.3) * self.size if self.named else 0)
                if self.bars:
                    tall = max(tall, label.height(names) + self.page.gap(2) + self.page.body * self.size)
            else:
                tall = max(*cells, label.height(names))
            out.append(tall + 2 * air)
        room = spans[0][1] - self.widest
        return out if not self.bars or room > 0.4 * spans[0][1] else [TOO_WIDE]

    def height(self, w: float) -> float:
        return self._head_height(w) + self.page.gap(1.4) + sum(self._row_heights(w))

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        head, rows = self._head_height(w), self._row_heights(w)
        more = max(0.0, h - head - self.page.gap(1.4) - sum(rows)) / len(rows)
        spans, names = self._spans(w)
        self._place_heads(x, y, head, spans, sink)
        top = first = y + head + self.page.gap(1.4)
        for index, least in enumerate(rows):
            self._place_row(index, x, top, w, least + more, spans, names, sink)
            top += least + more
        if self.bars and self.form == "spine":
            self._axes(x, first, top, spans, sink)

    def _axes(self, x: float, y: float, bottom: float, spans: Sequence[tuple[float, float]], sink: Sink) -> None:
        """The zero lines: one where the halves meet, two where names stand between them."""
        for at in dict.fromkeys((spans[0][0] + spans[0][1], spans[1][0])):
            add_rect(sink, x + at - 1, y, 2, bottom - y, "rule", z=5, name="axis-line")

    def _place_heads(
        self, x: float, y: float, h: float, spans: Sequence[tuple[float, float]], sink: Sink
    ) -> None:
        page, dx = self.page, self._dx()
        for side, (head, (left, span)) in enumerate(zip(self.heads, spans, strict=True)):
            color = self.tone(side, False)
            strong = self.winner in (None, side)
            if self.filled:
                fill = "dominant" if strong else "tint"
                add_rect(sink, x + left, y, span, h, fill, z=2, radius=min(page.character.radius, h / 2), name="head")
            else:
                thick = 5.0 if strong else 3.0
                color = "accent" if self.winner == side else color
                add_rect(sink, x + left, y + h - thick, span, thick, color, z=3, name="head")
            if head.runs[0].text:
                inner = span - 2 * dx
                seen = sight(head, inner)
                top = y + (h - seen) / 2 if self.filled else y
                head.place(x + left + dx, top, inner, head.height(inner), sink)

    def _place_row(
        self, index: int, x: float, y: float, w: float, h: float,
        spans: Sequence[tuple[float, float]], names: tuple[float, float], sink: Sink,
    ) -> None:  # fmt: skip
        page, label, air = self.page, self.labels[index], 0.0
        if index and not self.bars:
            add_rect(sink, x, y - 0.75, w, 1.5, "rule", z=3, name="rule")
        pad = page.gap(1.5 if not self.bars else 0.9) * self.size
        if self.form == "over" and self.named:
            air = label.height(w) + page.gap(1.3) * self.size
            spare = 0.0 if not self.bars else max(0.0, h - self._row_heights(w)[index]) / 4
            label.place(x + (0 if self.bars else self._pad()), y + pad + spare, w, air, sink)
            air += spare
        elif self.named:
            place_middle(label, x + names[0], y + h / 2, names[1], sink)
        inner_top, inner = y + pad + air, h - 2 * pad - air
        if self.bars and self.form == "over":
            self._axes(x, inner_top, inner_top + inner, spans, sink)
        for cell, span in zip(self.rows[index], spans, strict=True):
            left, wide = self._inner(span)
            if cell.marked and not self.bars:
                self._mark(cell, x, y if not air else inner_top - pad * 0.6, span, h - 1.5 if not air else inner + pad * 1.2, sink)
            cell.place(x + left, inner_top + inner / 2, wide, inner, sink)

    def _mark(
        self, cell: Cell, x: float, y: float, span: tuple[float, float], h: float, sink: Sink
    ) -> None:
        """A tint under the better of a row, with the accent at its inner edge."""
        left, wide = x + span[0], span[1]
        add_rect(sink, left, y + 0.75, wide, h, "tint", z=2, radius=self.page.character.radius * 0.4, name="marked")
        edge = left + wide - 5 if cell.align == "end" else left
        add_rect(sink, edge, y + 0.75, 5, h, "accent", z=3, name="marked")
