"""Wheel: a ring as large as the page allows, and its stages in words under or beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from planner.layouts.blocks import block
from planner.layouts.geometry import Ellipse, Rect
from planner.layouts.grid import Grid
from planner.layouts.kit import Icon, Node, Row, stack
from planner.layouts.parts import Badge
from planner.layouts.ring import Ring
from planner.layouts.surface import Sink


@dataclass
class Wheel(Ring):
    """A ring that starts at the top, and a key of `columns` under it, or at its end if `beside`."""

    columns: int = 2
    beside: bool = False
    across: float = 0.0
    """The diameter, known once the wheel is placed; units."""
    LEAST: ClassVar[float] = 0.46
    """Least diameter as a share of the width."""

    def height(self, w: float) -> float:
        if self.beside:
            return max(self.LEAST * w, self._key().height(self._key_width(w)))
        return self.LEAST * w + self._apart() + self._key().height(w)

    def _key_width(self, w: float) -> float:
        return (1 - self.LEAST) * w - self._apart()

    def _apart(self) -> float:
        return self.page.gap(4)

    def _share(self, index: float) -> float:
        return index / len(self.items)

    def _thick(self) -> float:
        narrow = 0.19 if len(self.items) < 7 else 0.15
        return self.across * (narrow if self._banded() else narrow * 0.95)

    def _key(self) -> Grid:
        gap = self.page.gap
        cells = [self._entry(index) for index in range(len(self.items))]
        return Grid(cells, self.columns, gap=gap(4), row_gap=gap(2.6))

    def _entry(self, index: int) -> Node:
        """A stage's sign, as it stands on the ring, before its words."""
        item, page = self.items[index], self.page
        size, fill = page.body * 2.2, "accent" if item.mark else "dominant"
        round_ = page.character.badge != "square"
        sign = (
            Icon(item.icon, size, f"on_{fill}", ground=fill, round=round_)
            if self.iconed
            else Badge(page, str(index + 1), size)
        )
        words = block(page, item, scale=1.2 if item.body else 1.4)
        return Row(
            [stack(sign), words], [size, -1.0], gap=page.gap(1.4),
            valign="top" if item.body else "middle",
        )  # fmt: skip

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        key = self._key()
        if self.beside:
            wide = self._key_width(w)
            tall = key.height(wide)
            self._wheel(Rect(x, y, w - wide - self._apart(), h), sink)
            key.place(x + w - wide, y + (h - tall) / 2, wide, tall, sink)
            return
        tall = key.height(w)
        self._wheel(Rect(x, y, w, h - tall - self._apart()), sink)
        key.place(x, y + h - tall, w, tall, sink)

    def _wheel(self, area: Rect, sink: Sink) -> None:
        self.across = min(area.w, area.h)
        ring = Ellipse(area.cx, area.cy, self.across / 2, self.across / 2)
        self._band(ring, sink) if self._banded() else self._beads(ring, sink)
        inner = self.across / 2 - self._thick() * 1.15
        self.hub(Rect.around((area.cx, area.cy), inner * 1.5, inner * 1.1), sink)
