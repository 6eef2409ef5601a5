"""A timeline across the page: events at their true places, each with its words as near as its row allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.layouts.kit import Node, Stack, Text
from planner.layouts.surface import Page, Sink, add_ellipse, add_path, add_rect, box


class Across(Node):
    """Events across the page; with two rows the words alternate over and under the ruler."""

    grow = 1.0

    def __init__(
        self,
        page: Page,
        words: Sequence[Node],
        shares: Sequence[float],
        marks: Sequence[bool],
        rows: int,
    ) -> None:
        self.page, self.words, self.shares, self.rows = page, words, shares, rows
        self.colors = ["accent" if mark else "dominant" for mark in marks]
        self.lead = page.body * (3.2 if rows == 1 else 2.6)

    def _cell(self, w: float) -> float:
        per_row = -(-len(self.words) // self.rows)
        gap = self.page.gap(3)
        return (w + gap) / (
            per_row + (0.5 if self.rows == 2 and len(self.words) % 2 == 0 else 0)
        ) - gap

    def _tall(self, w: float, row: int) -> float:
        cell = self._cell(w)
        return max((n.height(cell) for n in self.words[row :: self.rows]), default=0.0)

    def height(self, w: float) -> float:
        return sum(self._tall(w, r) + self.lead for r in range(self.rows)) + self.page.body

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        page = self.page
        spare = max(0.0, h - self.height(w))
        over = self._tall(w, 0) + self.lead if self.rows == 2 else 0.0
        axis = y + over + page.body * 0.5 + spare * (0.5 if self.rows == 2 else 0.28)
        add_rect(sink, x, axis - 1.5, w, 3, "dominant", z=1, name="ruler")
        places = self._places(w)
        for index, (share, node) in enumerate(zip(self.shares, self.words, strict=True)):
            up = self.rows == 2 and index % 2 == 0
            left, wide = places[index]
            tall = node.height(wide)
            top = axis - self.lead - tall if up else axis + self.lead
            at, left = x + share * w, x + left
            # Words that stand before their event, as the last ones do, are flush with its leader.
            ends = at - left > wide / 2
            anchor = left + wide if ends else left
            end = top + tall + page.gap(1) if up else top - page.gap(1)
            self._event(at, axis, anchor, end, self.colors[index], sink)
            (_flush(node) if ends else node).place(left, top, wide, tall, sink)

    def _places(self, w: float) -> list[tuple[float, float]]:
        """Where the words of each event begin, and their measure: at the event, or as near as the others of
        their row and the page's end leave room."""
        cell, gap = self._cell(w), self.page.gap(3)
        places = [(0.0, 0.0)] * len(self.words)
        for row in range(self.rows):
            own = range(row, len(self.words), self.rows)
            wide = [_measure(self.words[i], cell) for i in own]
            left, least = [], 0.0
            for index, span in zip(own, wide, strict=True):
                left.append(max(least, self.shares[index] * w))
                least = left[-1] + span + gap
            most = w
            for n in reversed(range(len(wide))):
                left[n] = min(left[n], most - wide[n])
                most = left[n] - gap
            for index, start, span in zip(own, left, wide, strict=True):
                places[index] = (start, span)
        return places

    def _event(
        self, at: float, axis: float, anchor: float, end: float, color: str, sink: Sink
    ) -> None:
        middle = (axis + end) / 2
        path = f"M{at:.2f} {axis:.2f}C{at:.2f} {middle:.2f} {anchor:.2f} {middle:.2f} {anchor:.2f} {end:.2f}"
        area = box(min(at, anchor), min(axis, end), abs(at - anchor), abs(axis - end))
        add_path(sink, path, area, stroke="rule", stroke_width=1.6, z=1, name="leader")
        add_ellipse(
            sink, at, axis, self.page.body * 0.36, fill=color, stroke="bg", stroke_width=2.2, z=3,
            name="event",
        )  # fmt: skip


def _measure(node: Node, cell: float) -> float:
    """The narrowest measure at which words set in a cell break as they do there."""
    texts = node.children if isinstance(node, Stack) else [node]
    if not all(isinstance(text, Text) for text in texts):
        return cell
    tall = node.height(cell)
    wide = max(text.set(cell).width for text in texts if isinstance(text, Text)) * 1.002
    while wide < cell and node.height(wide) > tall:
        wide *= 1.01
    return min(wide, cell)


def _flush(node: Node) -> Node:
    """The words, each line up to the end of their measure."""
    if isinstance(node, Text):
        return replace(node, align="end")
    if isinstance(node, Stack):
        return replace(node, children=[_flush(child) for child in node.children])
    return node
