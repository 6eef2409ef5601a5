"""Oval: a tall ring at the start of the lines, its stages down one side of it, each before its words."""

from __future__ import annotations

from dataclasses import dataclass

from planner.layouts.blocks import block
from planner.layouts.geometry import Ellipse, Rect
from planner.layouts.kit import Node
from planner.layouts.parts import sight
from planner.layouts.ring import Ring
from planner.layouts.surface import Sink, add_rect

WIDE = 0.3
"""The ring's part of the width."""
APART = 2.0
"""Least distance between stages, in their own size: room for an arrow."""
ENDS = 0.04
"""What is left of the ring's height over the first stage and under the last."""

_UNKNOWN = Ellipse(0.0, 0.0, 1.0, 1.0)


@dataclass
class Oval(Ring):
    """Stages at even heights; the way back from the last to the first is the ring's other side.

    `ring` is known once the oval is placed.
    """

    ring: Ellipse = _UNKNOWN

    def _words(self, index: int) -> Node:
        return block(self.page, self.items[index], scale=1.3 if self.items[index].body else 1.7)

    def _room(self, w: float) -> float:
        return w * (1 - WIDE) - self._thick() - self.page.gap(3)

    def height(self, w: float) -> float:
        room, stages = self._room(w), range(len(self.items))
        words = max(self._words(i).height(room) for i in stages) + self.page.gap(2)
        pitch = max(words, APART * self._thick())
        return len(self.items) * pitch / (1 - 2 * ENDS) + self._thick()

    def _share(self, index: float) -> float:
        """A stage's place on the ring, as a share of its length clockwise from the top."""
        turn, stage = divmod(index, len(self.items))
        down = ENDS + (1 - 2 * ENDS) * (stage + 0.5) / len(self.items)
        low, high = 0.0, 0.5
        for _ in range(20):
            middle = (low + high) / 2
            above = self.ring.at(middle)[1] < self.ring.cy + self.ring.ry * (2 * down - 1)
            low, high = (middle, high) if above else (low, middle)
        return turn + low

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        size, wide = self._thick(), w * WIDE
        outer = Ellipse(x + wide / 2 + size / 2, y + h / 2, wide / 2 + size / 2, h / 2)
        path = self.ring = Ellipse(outer.cx, outer.cy, outer.rx - size / 2, outer.ry - size / 2)
        left, room = x + w - self._room(w), self._room(w)
        for index in range(len(self.items)):
            at, middle = path.at(self._share(index))
            start = at + size / 2 + self.page.gap(0.8)
            end = left - self.page.gap(1)
            if end > start:
                add_rect(sink, start, middle - 0.75, end - start, 1.5, "rule", name="leader")
            words = self._words(index)
            words.place(left, middle - sight(words, room) / 2, room, words.height(room), sink)
        self._beads(outer, sink)
        self.hub(Rect.around((path.cx, path.cy), path.rx * 1.1, path.ry * 0.8), sink)
