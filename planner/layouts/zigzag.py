"""Zigzag: a path that winds down the middle of the page, and words on either side of it by turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.layouts.kit import Node
from planner.layouts.surface import Page, Sink, add_ellipse, add_path, box

CLOSEST = 1.3
"""Least distance between signs, in their own size."""


@dataclass
class Halo(Node):
    """Something that interrupts the path behind it."""

    child: Node
    size: float

    def width(self) -> float:
        return self.size

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        add_ellipse(sink, x + w / 2, y + h / 2, self.size / 2, fill="bg", name="halo")
        tall = self.child.height(w)
        self.child.place(x, y + (h - tall) / 2, w, tall, sink)


class Zigzag(Node):
    """Signs on a winding path at even distances, the words of each beside it, the first at the start."""

    grow = 1.0

    def __init__(self, page: Page, signs: Sequence[Node], words: Sequence[Node]) -> None:
        self.page, self.signs, self.words = page, signs, words
        self.sign = max(sign.width() for sign in signs)

    def _sway(self) -> float:
        """How far a sign stands off the middle, towards its words."""
        return 0.0 if self.page.character.panel in ("none", "line") else 0.32 * self.sign

    def _cell(self, w: float) -> float:
        return w / 2 - self.sign / 2 - self._sway() - self.page.gap(1.8)

    def _tall(self, w: float) -> list[float]:
        return [max(node.height(self._cell(w)), self.sign) for node in self.words]

    def _pitch(self, tall: Sequence[float]) -> float:
        """The least distance from sign to sign at which none, and no words on one side, touch."""
        apart = [(a + b) / 2 + self.page.gap(2) for a, b in zip(tall, tall[2:], strict=False)]
        return max(CLOSEST * self.sign, max(apart, default=0.0) / 2)

    @staticmethod
    def _ends(tall: Sequence[float], pitch: float) -> tuple[float, float]:
        """How far the words reach over the first sign, and under the last."""
        over = max(own / 2 - pitch * i for i, own in enumerate(tall))
        return over, max(own / 2 - pitch * i for i, own in enumerate(reversed(tall)))

    def height(self, w: float) -> float:
        tall = self._tall(w)
        pitch = self._pitch(tall)
        return pitch * (len(tall) - 1) + sum(self._ends(tall, pitch))

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        cell, tall = self._cell(w), self._tall(w)
        pitch = self._pitch(tall) + max(0.0, h - self.height(w)) / max(1, len(tall) - 1)
        over, under = self._ends(tall, pitch)
        top = y + over + max(0.0, h - pitch * (len(tall) - 1) - over - under) / 2
        spots = [
            (x + w / 2 + (self._sway() if i % 2 else -self._sway()), top + pitch * i)
            for i in range(len(tall))
        ]
        self._path(spots, sink)
        rows = zip(self.signs, self.words, spots, strict=True)
        for index, (sign, node, (at, middle)) in enumerate(rows):
            sign.place(at - self.sign / 2, middle - self.sign / 2, self.sign, self.sign, sink)
            own = node.height(cell)
            node.place(x + w - cell if index % 2 else x, middle - own / 2, cell, own, sink)

    def _path(self, spots: Sequence[tuple[float, float]], sink: Sink) -> None:
        path = f"M{spots[0][0]:.2f} {spots[0][1]:.2f}"
        for (ax, ay), (bx, by) in pairwise(spots):
            half = (ay + by) / 2
            path += f"C{ax:.2f} {half:.2f} {bx:.2f} {half:.2f} {bx:.2f} {by:.2f}"
        xs, heavy = [spot[0] for spot in spots], self._sway() > 0
        area = box(min(xs), spots[0][1], max(xs) - min(xs), spots[-1][1] - spots[0][1])
        add_path(
            sink, path, area, stroke="rule", stroke_width=8.0 if heavy else 2.5, z=1, name="way"
        )
