"""Bars: headers, footers and strips, their words, links and buttons on one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.content import Item
from planner.layouts import roles
from planner.layouts.foot import Pill
from planner.layouts.kit import Node, Row, Rule, Space, stack
from planner.layouts.surface import Page, Sink


def pill(page: Page, item: Item) -> Pill:
    if item.form == "badge":
        label = roles.label(page, item.title, color="dominant_ink")
        fill = "surface" if page.character.panel == "tint" else "tint"
        return Pill(label, page.gap(1.4), page.gap(0.6), fill)
    label = roles.body(page, item.title, color="on_accent", weight=600, name="call", level=3)
    return Pill(label, page.gap(2), page.gap(1), "accent")


class Pills(Node):
    """Pills side by side, in as many rows as they need."""

    def __init__(self, page: Page, pills: Sequence[Node]) -> None:
        self.pills, self.gap = pills, page.gap(1.4)

    def width(self) -> float:
        return sum(pill.width() for pill in self.pills) + self.gap * (len(self.pills) - 1)

    def _rows(self, w: float) -> list[list[Node]]:
        rows: list[list[Node]] = [[]]
        used = 0.0
        for pill in self.pills:
            wide = pill.width()
            if rows[-1] and used + wide > w:
                rows.append([])
                used = 0.0
            rows[-1].append(pill)
            used += wide + self.gap
        return rows

    def height(self, w: float) -> float:
        rows = self._rows(w)
        return sum(max(p.height(w) for p in row) for row in rows) + self.gap * (len(rows) - 1)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        for row in self._rows(w):
            left, tall = x, max(pill.height(w) for pill in row)
            for pill in row:
                pill.place(left, y, min(w, pill.width()), tall, sink)
                left += pill.width() + self.gap
            y += tall + self.gap


class Bar(Node):
    """A header, a footer or a strip: its columns on one line, at the start, the middle and the end."""

    grow = 0.0

    def __init__(self, page: Page, columns: Sequence[Sequence[Item]]) -> None:
        self.page = page
        self.cells = [Inline(page, [part for item in own for part in _inline(page, item)])
                      for own in columns]  # fmt: skip

    def _inner(self) -> Node:
        page, cells = self.page, self.cells
        widths = [*(-cell.width() for cell in cells[:-1]), cells[-1].width() * 1.01]
        row = Row(cells, widths, page.gap(3), valign="middle") if len(cells) > 1 else cells[0]
        return stack(
            Rule(1.5, "rule"), Space(page.gap(1.1)), row, Space(page.gap(1.1)), Rule(1.5, "rule")
        )

    def height(self, w: float) -> float:
        return self._inner().height(w)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        self._inner().place(x, y, w, h, sink)


class Inline(Pills):
    """Words and buttons on one line."""

    def __init__(self, page: Page, parts: Sequence[Node]) -> None:
        super().__init__(page, parts)
        self.gap = page.gap(2.6)


def _inline(page: Page, item: Item) -> list[Node]:
    """What stands on a bar: the title in bold, texts, links and buttons."""

    def text(words: str, **options: Any) -> list[Node]:
        return [roles.body(page, words, facts=item.facts, **options)] if words else []

    out: list[Node] = [
        *text(item.title, weight=600),
        *text(item.value, weight=600),
        *text(item.body),
    ]
    for own in item.items:
        if own.form:
            out.append(pill(page, own))
        else:
            out += [*text(own.title), *text(own.value), *text(own.body)]
    return out
