"""Table: hairlines, a quiet head, numbers aligned at the right; cards on too narrow a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planner.content import Content
from planner.errors import PlannerError
from planner.layouts import roles
from planner.layouts.frame import FrameKind
from planner.layouts.grid import Grid
from planner.layouts.kit import TOO_WIDE, Node, Row, Rule, Text, stack
from planner.layouts.parts import card
from planner.layouts.sheets import Sheet, capped, is_number, sheet_of
from planner.layouts.solve import Arrangement, least_body
from planner.layouts.surface import Page, Sink, add_rect
from planner.parts import Align

LONGEST = 30.0
"""A column asks for no more than this, in ems of its text."""
LINES, HEAD_LINES = 6, 3
"""Most lines of a cell and of a head before the page counts as too narrow for the table."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """The table in three sizes, in two halves side by side, turned, or a card for each row.

    Raises PlannerError where the table has no rows.
    """
    if len(content.table) < 2:
        raise PlannerError("A table needs a head and at least one row.")
    sheet = sheet_of(content)
    frames: tuple[FrameKind, ...] = ("top", "side") if page.shape == "landscape" else ("top",)
    out = []
    for frame in frames:
        if frame == "side" and len(sheet.head) > 4:
            continue
        for size, air in ((1.0, 0.85), (1.0, 1.5), (1.3, 1.5), (1.65, 1.7)):
            cost = (0.03 if air < 1 else 0.0) + (0.03 if frame == "side" else 0.0)
            out.append(
                Arrangement(f"table-{size}-{air}-{frame}", _table(sheet, size, air), frame, cost)
            )
    if len(sheet.rows) > 10 and page.shape != "portrait":
        out.append(Arrangement("halves", _halves(sheet), cost=0.06))
    if len(sheet.head) > len(sheet.rows) + 1 and page.shape != "landscape":
        out += [
            Arrangement(f"turned-{s}", _table(sheet.turn(), s, 1.5), cost=0.04) for s in (1.0, 1.3)
        ]
    most = {"portrait": 2, "square": 3, "landscape": 4}[page.shape]
    for columns in range(1, min(most, len(sheet.rows)) + 1):
        ragged = 0.1 * (-len(sheet.rows) % columns) / columns
        out.append(Arrangement(f"cards{columns}", _cards(sheet, columns), cost=0.3 + ragged))
    return out


Widths = list[list[tuple[float, float]]]
"""For each text, head first: its longest word and its one line, in ems of the table's text."""


def _table(sheet: Sheet, size: float, air: float) -> Callable[[Page], Node]:
    return _measured(lambda page: [Table(page, sheet, size, air)])


def _halves(sheet: Sheet) -> Callable[[Page], Node]:
    middle = -(-len(sheet.rows) // 2)
    first, second = (replace(sheet, rows=r) for r in (sheet.rows[:middle], sheet.rows[middle:]))

    def tables(page: Page) -> list[Table]:
        return [Table(page, part, 1.0, 1.2, middle, sheet.numeric) for part in (first, second)]

    return _measured(tables)


def _measured(tables: Callable[[Page], list[Table]]) -> Callable[[Page], Node]:
    """Tables side by side; texts are measured once, at the smallest size, where they are widest in ems."""
    known: list[Widths] = []

    def build(page: Page) -> Node:
        made = tables(page)
        if not known:
            known.extend(table.measure() for table in tables(page.at(least_body(page))))
        for table, widths in zip(made, known, strict=True):
            table.use(widths)
        # Columns are as wide in each of them.
        columns = zip(*(table.limits for table in made), strict=True)
        both = [(max(a for a, _ in c), max(b for _, b in c)) for c in columns]
        for table in made:
            table.limits = both
        return Row(made, [-1.0] * len(made), gap=page.gap(6), valign="stretch", grow=1)

    return build


class Table(Node):
    """A ruled table. `air` is the room above and below a row's text, in gaps."""

    grow = 1.0

    def __init__(
        self, page: Page, sheet: Sheet, size: float, air: float, least: int = 0,
        numeric: list[bool] | None = None,
    ) -> None:  # fmt: skip
        self.page, self.sheet, self.size, self.least = page, sheet, size, least
        self.air, self.gap = page.gap(air) * size, page.gap(2.8) * size
        self.inset = page.gap(1.2) if sheet.marked else 0.0
        self.numeric = numeric or sheet.numeric
        self.heads = [self._head(i, text) for i, text in enumerate(sheet.head)]
        self.cells = [
            [self._cell(row, i, text) for i, text in enumerate(row)] for row in sheet.rows
        ]
        self.ones: Widths = []
        self.limits: list[tuple[float, float]] = []

    def _head(self, column: int, text: str) -> Text:
        ink = "accent_ink" if text in self.sheet.marked else "muted"
        align: Align = "end" if self.numeric[column] else "start"
        scale = 0.84 * self.size
        return roles.label(self.page, text, scale=scale, color=ink, name="head", align=align)

    def _cell(self, row: tuple[str, ...], column: int, text: str) -> Text:
        page, sheet, number = self.page, self.sheet, self.numeric[column]
        first, marked = column == 0, row[0] in sheet.marked
        strong = first or marked or sheet.head[column] in sheet.marked
        return roles.body(
            page, text, scale=self.size, leading=roles.leading(page, 1.3), name="cell",
            weight=max(600, page.character.heading_weight) if strong else 400,
            color="accent_ink" if first and marked else "ink", align="end" if number else "start",
            tabular=number, role="data" if is_number(text) else "text",
        )  # fmt: skip

    def measure(self) -> Widths:
        """Widths of every text in ems."""
        em = self.size * self.page.body
        rows = [self.heads, *self.cells]
        return [[(t.set(1.0).width / em, t.width() / em) for t in row] for row in rows]

    def use(self, widths: Widths) -> None:
        """Take over widths measured at any body size."""
        em = self.size * self.page.body * 1.004
        self.ones = [[(least * em, one * em) for least, one in row] for row in widths]
        self.limits = [self._limit(i) for i in range(len(self.heads))]

    def _limit(self, column: int) -> tuple[float, float]:
        """Least and natural width of a column: its longest word, its longest cell."""
        (_, head), *cells = (row[column] for row in self.ones)
        one = max(natural for _, natural in cells)
        least = max(row[column][0] for row in self.ones)
        least = max(least, one) if self.numeric[column] else least
        # A head may take two lines rather than widen its column.
        one = max(one, head * 0.56 if " " in self.sheet.head[column] else head)
        return least, max(least, min(one, LONGEST * self.size * self.page.body))

    def widths(self, w: float) -> list[float]:
        """Column widths: natural ones and their part of what is left, else the widest cut down."""
        room = w - 2 * self.inset - self.gap * (len(self.heads) - 1)
        wide = sum(natural for _, natural in self.limits)
        if wide <= room:
            return [b + (room - wide) * b / wide for _, b in self.limits]
        return capped(self.limits, room)

    def _heights(self, w: float) -> list[float]:
        """Heights of the head and the rows without growth."""
        widths = self.widths(w)
        if sum(widths) > w - 2 * self.inset - self.gap * (len(widths) - 1) + 0.5:
            return [TOO_WIDE]
        out = []
        for index, row in enumerate([self.heads, *self.cells]):
            tall = self._row_height(row, self.ones[index], widths, LINES if index else HEAD_LINES)
            out.append(tall + 2 * self.air)
        out[0] = out[0] - self.air * 0.6 if any(self.sheet.head) else 0.0
        return out

    def _row_height(
        self, row: list[Text], ones: list[tuple[float, float]], widths: list[float], most: int
    ) -> float:
        """Height of the tallest text; TOO_WIDE where one has more than `most` lines."""
        tall = row[0].height(1e5)
        for text, (_, one), span in zip(row, ones, widths, strict=True):
            if one > span:
                if len(text.set(span).lines) > most:
                    return TOO_WIDE
                tall = max(tall, text.height(span))
        return tall

    def height(self, w: float) -> float:
        tall = self._heights(w)
        return sum(tall) + (max(0, self.least - len(self.cells)) * tall[-1])

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        tall, widths = self._heights(w), self.widths(w)
        rows = max(self.least, len(self.cells))
        more = max(0.0, h - self.height(w)) / max(1, rows)
        tall = [tall[0], *(one + more for one in tall[1:])]
        lefts = [x + self.inset + sum(widths[:i]) + self.gap * i for i in range(len(widths))]
        self._ground(x, y, w, tall, list(zip(lefts, widths, strict=True)), sink)
        self._rules(x, y, w, tall, sink)
        self._texts(y, tall, lefts, widths, sink)

    def _ground(
        self, x: float, y: float, w: float, tall: list[float], spans: list[tuple[float, float]],
        sink: Sink,
    ) -> None:  # fmt: skip
        """A tint under what is marked."""
        page, half, top = self.page, self.gap / 2, y + tall[0]
        radius = page.character.radius * 0.5
        for index, (left, span) in enumerate(spans):
            if self.sheet.head[index] in self.sheet.marked:
                start = max(x, left - half)
                end = min(x + w, left + span + half)
                add_rect(
                    sink, start, y, end - start, sum(tall), "tint", radius=radius, name="marked"
                )
                add_rect(sink, start, y, end - start, 5, "accent", z=4, name="marked")
        for row, height in zip(self.sheet.rows, tall[1:], strict=True):
            if row[0] in self.sheet.marked:
                add_rect(sink, x, top, w, height, "tint", radius=radius, name="marked")
                add_rect(sink, x, top, 5, height, "accent", z=4, name="marked")
            top += height

    def _rules(self, x: float, y: float, w: float, tall: list[float], sink: Sink) -> None:
        """A firm line over and under the head, hairlines between rows, one to end."""
        thick, color = {
            "none": (2.0, "ink"), "fill": (6.0, "dominant"),
            "line": (1.5, "rule"), "tint": (3.0, "dominant"),
        }[self.page.character.panel]  # fmt: skip
        if self.page.character.panel != "tint" and tall[0]:
            add_rect(sink, x, y, w, thick, color, z=3, name="rule")
        top = y + tall[0]
        add_rect(sink, x, top - 1, w, max(1.5, thick / 2), color, z=3, name="rule")
        for height in tall[1:-1]:
            top += height
            add_rect(sink, x, top - 0.75, w, 1.5, "rule", z=3, name="rule")
        add_rect(sink, x, top + tall[-1] - 1.5, w, 1.5, color, z=3, name="rule")

    def _texts(
        self, y: float, tall: list[float], lefts: list[float], widths: list[float], sink: Sink
    ) -> None:
        for index, (row, height) in enumerate(zip([self.heads, *self.cells], tall, strict=True)):
            content = max(text.height(span) for text, span in zip(row, widths, strict=True))
            for text, left, span in zip(row, lefts, widths, strict=True):
                if not text.runs[0].text:
                    continue
                own = text.height(span)
                # Heads stand on the line under them; cells share their first baseline.
                top = (
                    y + height - self.air * 0.7 - own
                    if index == 0
                    else y + (height - content) / 2 + text.size * 0.1
                )
                text.place(left, top, span, own, sink)
            y += height


def _cards(sheet: Sheet, columns: int) -> Callable[[Page], Node]:
    def build(page: Page) -> Node:
        cards = [card(page, _record(page, sheet, row), name="record") for row in sheet.rows]
        return Grid(cards, columns, gap=page.gap(4), row_gap=page.gap(3), even=False, grow=1)

    return build


def _record(page: Page, sheet: Sheet, row: tuple[str, ...]) -> Node:
    """A row as a card: its first cell as the title, then a line for each head and cell."""
    marked = row[0] in sheet.marked
    lines: list[Node] = []
    for head, cell in list(zip(sheet.head, row, strict=True))[1:]:
        if not cell:
            continue
        ink = "accent_ink" if head in sheet.marked else "muted"
        label = roles.body(
            page, head, color=ink, name="head", scale=0.94 if page.body > 16 else 1.0
        )
        value = roles.body(
            page, cell, weight=600 if is_number(cell) else 400, tabular=True, name="cell",
            role="data" if is_number(cell) else "text",
        )  # fmt: skip
        lines += [Rule(1.5), Row([label, value], [-0.42, -0.58], gap=page.gap(1.6))]
    title = (
        roles.heading(page, row[0], scale=1.3, color="accent_ink" if marked else "ink")
        if row[0]
        else None
    )
    return stack(title, *lines, gap=page.gap(1.0))
