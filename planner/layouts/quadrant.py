"""Quadrant: four boxes on two axes, each a title and short lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from planner.content import Content
from planner.layouts import roles
from planner.layouts.frame import FrameKind
from planner.layouts.kit import Node, Text
from planner.layouts.parts import sight
from planner.layouts.quarter import Box, Quarter
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink, add_path, add_rect, box
from planner.parts import Align

LARGE = 1.2
"""How much larger than usual beside their titles lines are where they would leave their boxes half empty."""


def boxes_of(content: Content) -> list[Box]:
    """The four boxes in reading order; what follows a colon in all their titles stands under them."""
    boxes = _boxes(content)
    parts = [re.split(r"[:：]\s*", box.title, maxsplit=1) for box in boxes]
    if not all(len(part) == 2 and all(part) for part in parts):
        return boxes
    return [
        replace(box, title=title, note=note)
        for box, (title, note) in zip(boxes, parts, strict=True)
    ]


def _boxes(content: Content) -> list[Box]:
    """From `sides` and their items, else an item each."""
    if content.sides:
        titles = (*content.sides, "", "", "", "")[:4]
        return [
            Box(t, tuple(i for i in content.items if i.side == n)) for n, t in enumerate(titles)
        ]
    items = content.items[:4]
    if sorted(item.side for item in items) == [0, 1, 2, 3]:
        items = tuple(sorted(items, key=lambda item: item.side))
    found = [Box(i.title, i.items, "", i.body, i.value, i.icon, i.mark, i.facts) for i in items]
    return found + [Box("")] * (4 - len(found))


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Two by two, in four sizes of type; at wide pages also beside the header."""
    frames: tuple[FrameKind, ...] = ("top", "side") if page.shape == "landscape" else ("top",)
    return [
        Arrangement(
            f"{frame}-{size}" + ("-large" if words > 1 else ""),
            _build(content, size, words),
            frame,
            cost=0.02 * (frame == "top") + 0.05 * (1.9 - size),
            limit=30,
        )
        for frame in frames
        for size in (1.0, 1.25, 1.55, 1.9)
        for words in (1.0, LARGE)
        if frame == "top" or size < 1.6
    ]


def _build(content: Content, size: float, words: float) -> Callable[[Page], Node]:
    boxes = boxes_of(content)
    if not any(box.title or box.lines for box in boxes[2:]):
        boxes = boxes[:2]  # a second row would be empty
    axes = (*content.axes, "", "")[:2]
    return lambda page: Matrix(page, [Quarter(page, b, size, boxes, words) for b in boxes], axes)


class Matrix(Node):
    """Two rows of two, their axes named at the top and at the left end of lines between them."""

    grow = 1.0

    def __init__(self, page: Page, quarters: Sequence[Quarter], axes: Sequence[str]) -> None:
        self.page, self.quarters = page, quarters
        self.across = _name(page, axes[0], "start") if axes[0] else None
        self.up = _name(page, axes[1], "center") if axes[1] else None
        gutter = {"none": 0.6, "fill": 0.6, "line": 1.6}.get(page.character.panel, 1.8)
        self.column = page.gap(4.5 if self.up else gutter)
        self.row = page.gap(4.5 if self.across else gutter) if len(quarters) > 2 else 0.0

    def _top(self) -> float:
        return self.up.height(1e5) + self.page.gap(1.5) if self.up else 0.0

    def _cell(self, w: float) -> float:
        return (w - self.column) / 2

    def _heights(self, w: float, h: float = 0.0) -> tuple[float, float]:
        """Heights of the rows: alike if there is room, else as their text needs."""
        cell = self._cell(w)
        one, two = (
            max((q.height(cell) for q in self.quarters[i : i + 2]), default=0.0) for i in (0, 2)
        )
        if len(self.quarters) < 3:
            return max(one, h - self._top()), 0.0
        spare = max(0.0, h - self._top() - self.row - one - two)
        even = min(spare, abs(one - two))
        one, two = (one + even, two) if one < two else (one, two + even)
        return one + (spare - even) / 2, two + (spare - even) / 2

    def height(self, w: float) -> float:
        return sum(self._heights(w)) + self.row + self._top()

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        one, two = self._heights(w, h)
        cell, top = self._cell(w), y + self._top()
        self._lines(x, y, w, top, top + one + self.row / 2, one + two + self.row, sink)
        # One rhythm in all four: the fullest box sets it.
        air = min(q.spare(cell, two if i > 1 else one) for i, q in enumerate(self.quarters))
        for index, quarter in enumerate(self.quarters):
            quarter.air = air
            left = x + (index % 2) * (cell + self.column)
            down = top + (index // 2) * (one + self.row)
            quarter.place(left, down, cell, two if index > 1 else one, sink)

    def _lines(
        self, x: float, y: float, w: float, top: float, middle: float, h: float, sink: Sink
    ) -> None:
        """The cross: with names it has heads at both ends, for either end may be the greater."""
        start = x
        if self.up:
            self.up.place(x + w / 4, y, w / 2, self.up.height(1e5), sink)
        if self.across:
            wide = min(self.across.width(), w / 3)
            seen = sight(self.across, wide)
            self.across.place(x, middle - seen / 2, wide, seen, sink)
            start = x + wide + self.page.gap(1.2)
            _axis(sink, self.page, start, middle, x + w, middle)
        if self.up:
            _axis(sink, self.page, x + w / 2, top, x + w / 2, top + h)


def _name(page: Page, text: str, align: Align) -> Text:
    return roles.label(page, text, name="axis", align=align, scale=1.0)


def _axis(sink: Sink, page: Page, x: float, y: float, right: float, bottom: float) -> None:
    """A horizontal or vertical line, with a head at each end."""
    flat, head = bottom - y < right - x, page.body * 0.42
    if flat:
        add_rect(sink, x + head, y - 1, right - x - 2 * head, 2, "muted", name="axis-line")
    else:
        add_rect(sink, x - 1, y + head, 2, bottom - y - 2 * head, "muted", name="axis-line")
    _tip(sink, x, y, (1, 0) if flat else (0, 1), head)
    _tip(sink, right if flat else x, y if flat else bottom, (-1, 0) if flat else (0, -1), head)


def _tip(sink: Sink, x: float, y: float, into: tuple[int, int], size: float) -> None:
    """An arrow's head whose tip is at `x`, `y`; `into` points back along its line."""
    back, half = size * 1.2, size * 0.55
    bx, by = x + into[0] * back, y + into[1] * back
    dx, dy = into[1] * half, into[0] * half
    corners = ((x, y), (bx - dx, by - dy), (bx + dx, by + dy))
    path = "M" + "L".join(f"{a:.3f} {b:.3f}" for a, b in corners) + "Z"
    left, top = (min(c[i] for c in corners) for i in (0, 1))
    wide, tall = (max(c[i] for c in corners) - o for i, o in ((0, left), (1, top)))
    add_path(sink, path, box(left, top, wide, tall), fill="muted", name="axis-head")
