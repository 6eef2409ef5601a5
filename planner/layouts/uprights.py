"""Ranking as bars that stand: their heights from zero, their titles under them."""

from __future__ import annotations

from collections.abc import Sequence

from planner.content import Item
from planner.layouts import roles
from planner.layouts.kit import TOO_WIDE, Node, stack
from planner.layouts.parts import sight
from planner.layouts.surface import Page, Sink, add_rect

MOST = 8
"""Bars that may stand side by side."""
LEAST = 0.34
"""Least height of the longest bar as a share of the page's shorter side."""
BAR = 0.66
"""A bar's part of its column."""


class Uprights(Node):
    """A column for each item: its value over its bar, its rank and title under it."""

    grow = 1.0

    def __init__(
        self, page: Page, items: Sequence[Item], values: Sequence[str], leads: set[int]
    ) -> None:
        self.page, self.items, self.leads = page, items, leads
        self.most = max(item.amount or 0.0 for item in items) or 1.0
        self.values = [
            roles.number(page, text, scale=1.35, align="center", tabular=True, facts=item.facts,
                         color=self._ink(i))
            for i, (item, text) in enumerate(zip(items, values, strict=True))
        ]  # fmt: skip
        self.words = [
            stack(
                roles.heading(page, item.title, scale=1.05, align="center", facts=item.facts),
                roles.body(page, item.body, scale=0.92, align="center") if item.body else None,
                gap=page.gap(0.8),
            )
            for item in items
        ]  # fmt: skip

    def _ink(self, index: int) -> str:
        return (
            "accent_ink"
            if self.items[index].mark
            else "dominant_ink"
            if index in self.leads
            else "ink"
        )

    def _cell(self, w: float) -> float:
        return (w - self.page.gap(1.6) * (len(self.items) - 1)) / len(self.items)

    def _over_and_under(self, w: float) -> tuple[float, float]:
        cell = self._cell(w)
        if any(value.width() > cell for value in self.values):
            return TOO_WIDE, TOO_WIDE
        over = max(value.height(cell) for value in self.values) + self.page.gap(0.8)
        return over, max(node.height(cell) for node in self.words) + self.page.gap(1.6)

    def height(self, w: float) -> float:
        return sum(self._over_and_under(w)) + LEAST * min(w, self.page.height)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        page, cell = self.page, self._cell(w)
        over, under = self._over_and_under(w)
        floor, longest = y + h - under, h - over - under
        for index, (item, value, words) in enumerate(
            zip(self.items, self.values, self.words, strict=True)
        ):
            left, tall = (
                x + index * (cell + page.gap(1.6)),
                longest * (item.amount or 0.0) / self.most,
            )
            wide = BAR * cell
            color = "accent" if item.mark else "dominant" if index in self.leads else "context"
            radius = min(page.character.radius, wide / 3, tall / 2)
            add_rect(sink, left + (cell - wide) / 2, floor - tall, wide, tall, color, z=4, radius=round(radius, 3),
                     name="bar")  # fmt: skip
            sink.elements[-1] = sink.elements[-1].model_copy(
                update={"role": "data", "facts": item.facts}
            )
            value.place(
                left,
                floor - tall - page.gap(0.8) - sight(value, cell),
                cell,
                value.height(cell),
                sink,
            )
            words.place(left, floor + page.gap(1.6), cell, words.height(cell), sink)
        add_rect(sink, x, floor - 0.75, w, 1.5, "rule", z=5, name="zero")
