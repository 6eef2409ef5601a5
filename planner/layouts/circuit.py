"""Circuit: stages in a column or a row, and a line at their side that leads from the last to the first."""

from __future__ import annotations

from itertools import pairwise

from planner.content import Content
from planner.layouts.blocks import block, panel
from planner.layouts.geometry import Rect
from planner.layouts.kit import Icon, Node, Row, stack
from planner.layouts.parts import Badge, icon_look
from planner.layouts.ring import Cyclic
from planner.layouts.surface import Page, Sink

TALLEST = 1.7
"""How much taller than its words a stage may grow."""


class Circuit(Cyclic):
    """Stages one after the other, down the page or `across` it; the way back runs beside them."""

    def __init__(self, page: Page, content: Content, across: bool) -> None:
        super().__init__(page, content)
        self.across = across
        self.gap, self.rail = page.gap(4), page.gap(6)
        self.pad = (page.gap(2.2), page.gap(1.6))

    def _card(self, index: int) -> Node:
        page, item = self.page, self.items[index]
        size = page.body * 2.8
        sign: Node = (
            Icon(item.icon, size, **icon_look(page)) if self.iconed
            else Badge(page, str(index + 1), size, item.mark)
        )  # fmt: skip
        words = block(page, item, scale=1.3 if item.body else 1.6)
        if self.across:
            return stack(sign, words, gap=page.gap(1.4))
        return Row([sign, words], [size, -1.0], gap=page.gap(2.2), valign="middle")

    def _cell(self, w: float) -> float:
        count = len(self.items)
        return (w - self.gap * (count - 1)) / count if self.across else w - self.rail

    def _tall(self, w: float) -> float:
        inner = self._cell(w) - 2 * self.pad[0]
        return max(self._card(i).height(inner) for i in range(len(self.items))) + 2 * self.pad[1]

    def height(self, w: float) -> float:
        count = len(self.items)
        if self.across:
            return self._tall(w) + self.rail
        return self._tall(w) * count + self.gap * (count - 1)

    def _rooms(self, x: float, y: float, w: float, h: float) -> list[Rect]:
        cell, least, count = self._cell(w), self._tall(w), len(self.items)
        if self.across:
            tall = min(h - self.rail, TALLEST * least)
            top = y + (h - tall - self.rail) / 2
            return [Rect(x + i * (cell + self.gap), top, cell, tall) for i in range(count)]
        tall = (h - self.gap * (count - 1)) / count
        return [Rect(x + self.rail, y + i * (tall + self.gap), cell, tall) for i in range(count)]

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        rooms = self._rooms(x, y, w, h)
        fill = "surface" if self.page.character.panel in ("fill", "line") else "tint"
        ids = [
            panel(sink, self.page, room, self._card(i), fill=fill, pad=self.pad, name="stage", top=self.across,
                  lit=self.items[i].mark)
            for i, room in enumerate(rooms)
        ]  # fmt: skip
        for index, (a, b) in enumerate(pairwise(rooms)):
            points = (
                [(a.right, a.cy), (b.x, b.cy)] if self.across else [(a.cx, a.bottom), (b.cx, b.y)]
            )
            self.arrow(sink, ids, index, points)
        first, last = rooms[0], rooms[-1]
        if self.across:
            low = first.bottom + 0.7 * self.rail
            back = [
                (last.cx, last.bottom),
                (last.cx, low),
                (first.cx, low),
                (first.cx, first.bottom),
            ]
        else:
            left = x + 0.3 * self.rail
            back = [(last.x, last.cy), (left, last.cy), (left, first.cy), (first.x, first.cy)]
        self.arrow(sink, ids, len(ids) - 1, back)
