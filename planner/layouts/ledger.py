"""Ledger: a row for each thing, what it is known by large at the start, its words after it, hairlines between."""

from __future__ import annotations

from collections.abc import Sequence

from planner.layouts.kit import Icon, Node, Row
from planner.layouts.parts import sight
from planner.layouts.surface import Page, Sink, add_rect

WIDEST = 0.42
"""Most of the width that keys take."""


class Key(Row):
    """An icon before a title."""

    def __init__(self, page: Page, icon: Icon, title: Node) -> None:
        super().__init__([icon, title], [icon.size, -1.0], page.gap(1.6), "middle")

    def width(self) -> float:
        return self.widths[0] + self.gap + self.children[1].width()


class Ledger(Node):
    """Keys at the start of the lines, words after them."""

    grow = 1.0

    def __init__(self, page: Page, rows: Sequence[tuple[Node, Node]], lit: Sequence[bool]) -> None:
        self.page, self.rows, self.lit = page, rows, lit
        self.natural = max(key.width() for key, _ in rows) + 1
        self.pad = page.gap(1.8)

    def _key(self, w: float) -> float:
        """Keys longer than their share of the width break."""
        return min(self.natural, WIDEST * w)

    def _words(self, w: float) -> float:
        return w - self._key(w) - self.page.gap(4)

    def _tall(self, w: float) -> list[float]:
        wide, words = self._key(w), self._words(w)
        return [max(key.height(wide), node.height(words)) + 2 * self.pad for key, node in self.rows]

    def height(self, w: float) -> float:
        return sum(self._tall(w))

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        tall, wide, words = self._tall(w), self._key(w), self._words(w)
        more = max(0.0, h - sum(tall)) / len(tall)
        for (key, node), own, lit in zip(self.rows, tall, self.lit, strict=True):
            line = 4.0 if lit else 1.5
            add_rect(sink, x, y - line / 2, w, line, "accent" if lit else "rule", z=1, name="rule")
            middle = y + (own + more) / 2
            key.place(x, middle - sight(key, wide) / 2, wide, key.height(wide), sink)
            left = x + w - words
            node.place(left, middle - sight(node, words) / 2, words, node.height(words), sink)
            y += own + more
