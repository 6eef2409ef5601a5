"""Stairs: each step further in than the one before, or a pillar taller than the one before."""

from __future__ import annotations

from collections.abc import Sequence

from planner.layouts.kit import TOO_WIDE, Node
from planner.layouts.parts import sight
from planner.layouts.surface import Page, Sink, add_rect

SLOPE = 0.3
"""Most of the width that the stairs go in from first to last."""
RISE = 0.42
"""The part of the height that pillars rise over from first to last."""


class Stairs(Node):
    """Bands down the page, each further from the start of the line."""

    grow = 1.0

    def __init__(self, page: Page, bands: Sequence[Node]) -> None:
        self.page, self.bands, self.gap = page, bands, page.gap(1.4)

    def _step(self, w: float) -> float:
        return min(SLOPE * w / max(1, len(self.bands) - 1), 2.6 * self.page.body)

    def _own(self, w: float) -> float:
        return w - self._step(w) * (len(self.bands) - 1)

    def height(self, w: float) -> float:
        own = self._own(w)
        tall = max(band.height(own) for band in self.bands)
        return tall * len(self.bands) + self.gap * (len(self.bands) - 1)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        count = len(self.bands)
        tall = (h - self.gap * (count - 1)) / count
        for index, band in enumerate(self.bands):
            band.place(
                x + self._step(w) * index, y + index * (tall + self.gap), self._own(w), tall, sink
            )


class Pillars(Node):
    """Pillars that rise across the page, each with its words at its head."""

    grow = 1.0

    def __init__(self, page: Page, words: Sequence[Node], lit: Sequence[bool]) -> None:
        self.page, self.words, self.lit, self.gap = page, words, lit, page.gap(1.4)

    def _cell(self, w: float) -> float:
        return (w - self.gap * (len(self.words) - 1)) / len(self.words)

    def _pad(self) -> tuple[float, float]:
        return self.page.gap(1.6), self.page.gap(1.8)

    def height(self, w: float) -> float:
        dx, dy = self._pad()
        inner = self._cell(w) - 2 * dx
        if inner < 5 * self.page.body:
            return TOO_WIDE
        return (max(node.height(inner) for node in self.words) + 2 * dy) / (1 - RISE)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        cell, (dx, dy), count = self._cell(w), self._pad(), len(self.words)
        radius = self.page.character.radius
        for index, (node, lit) in enumerate(zip(self.words, self.lit, strict=True)):
            tall = h * (1 - RISE * (1 - index / max(1, count - 1)))
            left, top = x + index * (cell + self.gap), y + h - tall
            own = add_rect(sink, left, top, cell, tall, "tint", z=1, radius=radius, name="pillar")
            sink.parents.append(own)
            edge = 4.0 if self.page.character.panel == "none" else 8.0
            add_rect(sink, left, top, cell, edge, "accent" if lit else "dominant", z=2, name="tread",
                     radius=min(radius, edge / 2))  # fmt: skip
            node.place(left + dx, top + dy + edge, cell - 2 * dx, sight(node, cell - 2 * dx), sink)
            sink.parents.pop()
