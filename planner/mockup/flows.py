"""Flows: boxes that arrows join, each to the next of its row, or those of one row to those of the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planner.free.grammar import Arrow, Node

GAP = 40.0
"""Units between two boxes that an arrow joins."""


class Flows:
    """The boxes of a page as they are drawn, and the arrows between them."""

    def __init__(self) -> None:
        self.boxes: list[str] = []
        self.arrows: list[Arrow] = []
        self._count = 0

    def box(self, node: Node, since: int) -> Node:
        """A node with a name of its own; it stands for the boxes in it, those named `since`."""
        self._count += 1
        name = f"box{self._count}"
        self.boxes[since:] = [name]
        return node.model_copy(update={"id": name})

    def join(self, rows: Sequence[Sequence[str]], back: bool) -> None:
        """Arrows from each row of boxes to the next: box to box, or one to all; `back` to the row before."""
        for first, second in pairwise(rows):
            pairs = (
                list(zip(first, second, strict=True))
                if len(first) == len(second)
                else [(a, b) for a in first for b in second if 1 in (len(first), len(second))]
            )
            for start, end in pairs:
                a, b = (end, start) if back else (start, end)
                self.arrows.append(Arrow(start=a, end=b, route="straight"))
