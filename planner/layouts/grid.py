"""A grid of nodes, its rows of one length or, where it fills its width, as even as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from planner.layouts.kit import Node
from planner.layouts.surface import Sink

ALIKE = 0.7
"""The least part of the tallest row's height that every row needs where all are made as tall."""


def balanced(count: int, columns: int) -> list[slice]:
    """Rows of at most `columns`, as even as can be: five in three columns are three and two."""
    rows = max(1, -(-count // columns))
    least, longer = divmod(count, rows)
    ends = [0, *accumulate(least + (row < longer) for row in range(rows))]
    return [slice(start, end) for start, end in pairwise(ends)]


@dataclass
class Grid(Node):
    """Nodes in rows of `columns`; rows are as tall as their tallest cell, or all alike if `even`
    and no row needs much less than another.

    A grid that `fills` its width has rows of about one length, the cells of a short one wider.
    """

    children: Sequence[Node]
    columns: int
    gap: float = 0.0
    row_gap: float | None = None
    even: bool = False
    center_last: bool = False
    fills: bool = False
    grow: float = 0.0

    def _rows(self) -> list[Sequence[Node]]:
        if self.fills:
            return [self.children[row] for row in balanced(len(self.children), self.columns)]
        step = self.columns
        return [self.children[i : i + step] for i in range(0, len(self.children), step)]

    def _cell(self, row: Sequence[Node], w: float) -> float:
        count = len(row) if self.fills else self.columns
        return (w - self.gap * (count - 1)) / count

    def _heights(self, w: float) -> list[float]:
        rows = self._rows()
        tall = [max(node.height(self._cell(row, w)) for node in row) for row in rows]
        alike = self.even and bool(tall) and min(tall) >= ALIKE * max(tall)
        return [max(tall)] * len(tall) if alike else tall

    def _row_gap(self) -> float:
        return self.gap if self.row_gap is None else self.row_gap

    def height(self, w: float) -> float:
        tall = self._heights(w)
        return sum(tall) + self._row_gap() * max(0, len(tall) - 1)

    def loose(self, w: float) -> float:
        """The part of the cells that no node needs."""
        needed = [
            sum(node.height(self._cell(row, w)) for node in row) / len(row) for row in self._rows()
        ]
        return 1 - sum(needed) / sum(self._heights(w))

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        tall = self._heights(w)
        spare = max(0.0, h - self.height(w))
        more = spare / max(1, len(tall)) if self.grow else 0.0
        for row, row_height in zip(self._rows(), tall, strict=True):
            cell, short = self._cell(row, w), self.columns - len(row)
            left = x + (cell + self.gap) * short / 2 if self.center_last else x
            for index, node in enumerate(row):
                node.place(left + index * (cell + self.gap), y, cell, row_height + more, sink)
            y += row_height + more + self._row_gap()
