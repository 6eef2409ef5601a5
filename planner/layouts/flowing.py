"""Nodes in order down one column, then down the next, as in a newspaper: uneven texts leave no holes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import inf

from planner.layouts.kit import Node, Stack
from planner.layouts.surface import Sink

MOST = 12
"""Most nodes whose every division into columns is tried."""


def divided(heights: Sequence[float], columns: int, gap: float = 0.0) -> list[slice]:
    """The division into columns, none empty, whose tallest is the least tall."""
    count = len(heights)

    def tallest(breaks: tuple[int, ...]) -> float:
        ends = pairwise((0, *breaks, count))
        return max(sum(heights[a:b]) + gap * (b - a - 1) for a, b in ends)

    best = min(combinations(range(1, count), columns - 1), key=tallest)
    return [slice(a, b) for a, b in pairwise((0, *best, count))]


@dataclass
class Flowing(Node):
    """Nodes down `columns` of one width; the spare height of a column is its nodes', up to `slack` each."""

    children: Sequence[Node]
    columns: int
    gap: float
    row_gap: float
    slack: float = inf
    grow: float = 1.0

    def _cell(self, w: float) -> float:
        return (w - self.gap * (self.columns - 1)) / self.columns

    def _stacks(self, w: float) -> list[Stack]:
        cell = self._cell(w)
        heights = [child.height(cell) for child in self.children]
        parts = divided(heights, self.columns, self.row_gap)
        return [Stack(self.children[part], self.row_gap) for part in parts]

    def height(self, w: float) -> float:
        return max(stack.height(self._cell(w)) for stack in self._stacks(w))

    def loose(self, w: float) -> float:
        """The part of the columns, all as tall as the tallest, that no node needs."""
        tall = [stack.height(self._cell(w)) for stack in self._stacks(w)]
        return 1 - sum(tall) / (max(tall) * len(tall))

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        for index, stack in enumerate(self._stacks(w)):
            left = x + index * (self._cell(w) + self.gap)
            most = stack.height(self._cell(w)) + self.slack * len(stack.children)
            stack.place(left, y, self._cell(w), min(h, most), sink)
