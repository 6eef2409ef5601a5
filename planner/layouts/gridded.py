"""A table drawn cell by cell: tiers of heads, rules where they are told, callouts at its sides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.color import best_on
from planner.figure import Callout, Cell, Grid
from planner.layouts import roles
from planner.layouts.geometry import Rect, add_link
from planner.layouts.kit import Text
from planner.layouts.surface import Page, Sink, add_rect
from planner.parts import Align
from planner.plan import FontRole, Run

INK = "ink"
LARGEST, ROW, PAD = 42.0, 1.9, 0.9
"""Largest type in units; height of a row, and space beside words in a cell, in type sizes."""
AIRY = 1.6
"""How much higher than needed rows are where there is room."""
AIR = 16.0
"""Space over and under a table, in units."""
SIDE = 0.17
"""Part of the width at one side that callouts take."""
THIN, HEAVY, LINE = 1.4, 3.2, 34.0
"""Thickness of a rule and of a heavy one, and length of a callout's line, in units."""
SHADE = "tint"
"""Ground of rows that are set off."""


@dataclass
class Gridded:
    """Draws a table in the middle of a room, as large as it fits."""

    page: Page
    grid: Grid
    font: FontRole

    def draw(self, room: Rect, sink: Sink) -> None:
        """The table, its rules, and its callouts with their lines."""
        lows = [self._is_low(one) for one in self.grid.callouts]
        side, low = (0.0 if all(lows) else SIDE * room.w), any(lows)
        room = Rect(room.x, room.y + AIR, room.w, room.h - 2 * AIR - (LINE + 30.0 if low else 0.0))
        size = self._size(room.w - 2 * side, room.h)
        widths = self._widths(size)
        row = min(room.h / len(self.grid.rows), AIRY * ROW * size)
        wide = sum(widths)
        area = Rect(
            room.cx - wide / 2,
            room.y + max(0.0, (room.h - row * len(self.grid.rows)) / 2),
            wide,
            row * len(self.grid.rows),
        )
        self._grounds(area, widths, row, sink)
        cells = self._cells(area, widths, row, size, sink)
        self._lines(area, widths, row, sink)
        for one in self.grid.callouts:
            self._callout(one, area, widths, row, room, cells, sink)

    def _is_low(self, one: Callout) -> bool:
        """True for a callout that stands under the table: of a number in its last row."""
        return one.row == len(self.grid.rows) - 1 and one.column > 0

    def _size(self, w: float, h: float) -> float:
        size, least = LARGEST, self.page.least + 0.1
        while size > least and (
            sum(self._widths(size)) > w or ROW * size * len(self.grid.rows) > h
        ):
            size *= 0.95
        return max(size, least)

    def _text(self, cell: Cell, size: float, align: Align = "start") -> Text:
        node = roles.body(self.page, cell.text, color=INK, font=self.font, align=align, name="cell")
        runs = (Run(text=cell.text, italic=cell.italic),)
        return replace(
            node, runs=runs, size=size, weight=700 if cell.bold else 400, leading=1.15, tabular=True
        )

    def _widths(self, size: float) -> list[float]:
        """The width of each column; merged heads spread what they need over theirs."""
        widths = [0.0] * len(self.grid.aligns)
        for row in self.grid.rows:
            at = 0
            for cell in row:
                need = (self._text(cell, size).width() if cell.text else 0.0) + 2 * PAD * size
                have = sum(widths[at : at + cell.span])
                for k in range(at, at + cell.span):
                    widths[k] += max(0.0, need - have) / cell.span
                at += cell.span
        return widths

    def _cells(
        self, area: Rect, widths: list[float], row: float, size: float, sink: Sink
    ) -> dict[tuple[int, int], str]:
        """Every cell's words; the ids of those with words by place."""
        ids: dict[tuple[int, int], str] = {}
        for at, cells in enumerate(self.grid.rows):
            k = 0
            for cell in cells:
                x, w = area.x + sum(widths[:k]), sum(widths[k : k + cell.span])
                align: Align = (
                    "center"
                    if cell.span > 1 or (at == 0 and self.grid.head > 1)
                    else self.grid.aligns[k]
                )
                if cell.text:
                    node = replace(self._text(cell, size, align), color=self._ink(at, k))
                    tall = node.height(w - 2 * PAD * size + 1)
                    node.place(
                        x + PAD * size - 0.5,
                        area.y + at * row + (cell.down * row - tall) / 2,
                        w - 2 * PAD * size + 1,
                        tall,
                        sink,
                    )
                    ids[(at, k)] = sink.elements[-1].id
                k += cell.span
        return ids

    def _grounds(self, area: Rect, widths: list[float], row: float, sink: Sink) -> None:
        """The grounds of rows and heads that have one."""
        for at in self.grid.shaded:
            add_rect(sink, area.x, area.y + at * row, area.w, row, SHADE, z=2, name="ground")
        y = area.y + (self.grid.head - 1) * row
        for k, hue in enumerate(self.grid.hues):
            if hue:
                add_rect(sink, area.x + sum(widths[:k]), y, widths[k], row, hue, z=2, name="ground")

    def _ink(self, at: int, k: int) -> str:
        """The ink on the ground of a cell."""
        hue = self.grid.hues[k] if self.grid.hues and at == self.grid.head - 1 else None
        return best_on(hue, "#ffffff", "#000000") if hue else INK

    def _lines(self, area: Rect, widths: list[float], row: float, sink: Sink) -> None:
        for at in (*self.grid.rules, *self.grid.thick):
            thin = HEAVY if at in self.grid.thick else THIN
            add_rect(
                sink,
                area.x,
                area.y + (at + 1) * row - thin / 2,
                area.w,
                thin,
                INK,
                z=3,
                name="rule",
            )
        if self.grid.head > 1:
            self._spans(area, widths, row, sink)
        for k in self.grid.uprights:
            add_rect(
                sink,
                area.x + sum(widths[:k]) - THIN / 2,
                area.y,
                THIN,
                area.h,
                INK,
                z=3,
                name="upright",
            )

    def _spans(self, area: Rect, widths: list[float], row: float, sink: Sink) -> None:
        """A short rule under each merged head."""
        k = 0
        for cell in self.grid.rows[0]:
            if cell.text and cell.span > 1:
                x, w = area.x + sum(widths[:k]), sum(widths[k : k + cell.span])
                add_rect(sink, x + 6, area.y + row - THIN / 2, w - 12, THIN, INK, z=3, name="rule")
            k += cell.span

    def _callout(self, one: Callout, area: Rect, widths: list[float], row: float, room: Rect,
                 ids: dict[tuple[int, int], str], sink: Sink) -> None:  # fmt: skip
        """Words beside or under the table, with a thin line to what they point to."""
        last = self._is_low(one)
        left = one.column == 0 or (one.column > 0 and sum(widths[: one.column]) < area.w / 2)
        size = max(self.page.least + 0.1, 18.0)
        node = replace(
            self._text(Cell(one.text), size, "center" if last else "end" if left else "start"),
            leading=1.2,
        )
        if last:
            x = area.x + sum(widths[: one.column]) + widths[one.column] / 2
            wide = min(node.width(), SIDE * room.w)
            words = Rect(x - wide / 2, area.bottom + LINE, wide, node.height(wide))
            points = [(x, words.y - 3), (x, area.bottom - 0.26 * row)]
        else:
            y = area.y + (one.row + (1 if one.column < 0 else 0.5)) * row
            edge = (
                area.x
                if left
                else area.right
                if one.column < 0
                else area.x + sum(widths[: one.column + 1]) - 2
            )
            wide = max(20.0, (area.x - room.x if left else room.right - area.right) - LINE - 12)
            tall = node.height(wide)
            words = Rect(
                area.x - LINE - 12 - wide if left else area.right + LINE + 12,
                y - tall / 2,
                wide,
                tall,
            )
            points = [
                (words.right + 4, y) if left else (words.x - 4, y),
                (edge + 4 if left else edge, y),
            ]
            if 0 < one.column < len(widths) - 1:
                x, low = area.x + sum(widths[: one.column]) + widths[one.column] / 2, y + 0.5 * row
                points = [
                    points[0],
                    (points[0][0] + (12 if left else -12), low),
                    (x, low),
                    (x, y + 0.22 * row),
                ]
        node.place(words.x, words.y, words.w, words.h, sink)
        own = sink.elements[-1].id
        add_link(
            sink,
            own,
            ids.get((one.row, max(0, one.column)), own),
            points,
            z=4,
            color="muted",
            width=1.3,
            head="end",
        )
