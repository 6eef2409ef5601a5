"""Things with the same attributes inside a card: a small table, or a line each where it is too narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner import fonts
from planner.content import Item
from planner.layouts import roles
from planner.layouts.kit import Node, Row, Rule, Space, Stack, Text, stack
from planner.layouts.sheets import numeric
from planner.layouts.surface import Page, Sink
from planner.plan import Run

WIDEST_HEAD, LEAST_NAME = 6.0, 6.0
"""A column's head, and the names of the rows, take no more room than this before they break, in ems."""
SMALLER = (1.0, 0.92, 0.84, 0.76)
"""Sizes that a table is tried at, as shares of the usual."""
SPARE = 1.4
"""Most room for the names of the rows, in widths of the longest."""


@dataclass
class Tabled(Node):
    """A head with the attributes' names over a row for each item; all have the same attributes."""

    page: Page
    items: Sequence[Item]
    scale: float
    color: str
    soft: str
    grow: float = 0.0

    def _cells(self, scale: float) -> list[list[Text]]:
        """The columns of values, numbers at the end of their column."""
        columns = list(
            zip(*([sub.value for sub in item.items] for item in self.items), strict=True)
        )
        ends = ["end" if numeric(column) else "start" for column in columns]
        return [
            [
                roles.body(self.page, text, scale=scale, color=self.color, align=end,
                           weight=500, tabular=True, facts=item.facts)
                for text, item in zip(column, self.items, strict=True)
            ]
            for column, end in zip(columns, ends, strict=True)
        ]  # fmt: skip

    def _table(self, w: float) -> Node | None:
        """The table, in smaller type where it lacks room."""
        scales = (self.scale * share for share in SMALLER)
        set_ = (self._scaled(w, s) for s in scales if self.page.body * s > self.page.least)
        return next((table for table in set_ if table), None)

    def _scaled(self, w: float, scale: float) -> Node | None:
        """The table, where its columns leave room for the names of its rows."""
        page, columns, em = self.page, self._cells(scale), self.page.body * scale
        heads = [
            roles.caption(page, sub.title, name="label", align=column[0].align)
            for sub, column in zip(self.items[0].items, columns, strict=True)
        ]
        names = [
            roles.body(page, item.title, scale=scale, color=self.soft, facts=item.facts)
            for item in self.items
        ]
        widths = [
            1.01 * max(min(head.width(), WIDEST_HEAD * em), *(cell.width() for cell in column))
            for head, column in zip(heads, columns, strict=True)
        ]
        gap, longest = page.gap(1.8), 1.01 * max(name.width() for name in names)
        left = w - sum(widths) - gap * len(widths)
        if left < min(LEAST_NAME * em, longest):
            return None
        # Values stand near the names of their rows, however wide the card is.
        spans = [min(left, SPARE * longest), *widths]
        top = Row([Space(0.0), *heads], spans, gap)
        rows = [
            Row([name, *cells], spans, gap)
            for name, cells in zip(names, zip(*columns, strict=True), strict=True)
        ]
        wide = sum(spans) + gap * len(widths)
        lined = stack(top, Rule(1.0, "rule"), *rows, gap=page.gap(1.0))
        return Row([lined, Space(0.0)], [wide, -1.0])

    def _lines(self) -> Stack:
        """A line for each item: its name, and its values one after the other; their heads above."""
        heads = roles.caption(self.page, " · ".join(sub.title for sub in self.items[0].items))
        joint = "：" if fonts.is_cjk(self.page.language) else ": "
        lines = [
            replace(
                roles.body(self.page, "", scale=self.scale, color=self.color, facts=item.facts),
                runs=(
                    Run(text=item.title + joint, color=self.soft),
                    Run(text=" · ".join(sub.value for sub in item.items if sub.value), weight=500),
                ),
            )
            for item in self.items
        ]
        return stack(heads, *lines, gap=self.page.gap(1.1))

    def _inner(self, w: float) -> Node:
        return self._table(w) or self._lines()

    def width(self) -> float:
        return self._lines().width()

    def height(self, w: float) -> float:
        return self._inner(w).height(w)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        table = self._table(w)
        sink.flattened += table is None
        (table or self._lines()).place(x, y, w, h, sink)
