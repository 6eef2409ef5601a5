"""Callouts: a picture in the middle, words about its parts round it, lines that never cross."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

from planner.content import Content
from planner.layouts.blocks import MEASURE
from planner.layouts.frame import FrameKind
from planner.layouts.geometry import Point, Rect
from planner.layouts.kit import TOO_WIDE, Node
from planner.layouts.labelled import Labelled, Leader
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink
from planner.parts import Align

LARGEST = 24.0
"""Largest body size in units: past it the room belongs to the picture."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Words in columns at both sides, in one column, or in rows above and below."""
    count, shape = len(content.items), page.shape

    def columns(share: float, both: bool, frame: FrameKind = "top", cost: float = 0) -> Arrangement:
        name = f"{'columns' if both else 'column'}{share}-{frame}"
        return Arrangement(name, lambda p: Columns(p, content, share, both), frame, cost, LARGEST)

    out = []
    if count > 1:
        cost = {"portrait": 0.1, "square": 0.03, "landscape": 0.0}[shape]
        shares = (0.25,) if shape == "portrait" else (0.29, 0.25)
        out += [columns(share, True, cost=cost) for share in shares]
        if shape == "portrait" and not any(item.body for item in content.items):
            out.append(columns(0.18, True, cost=0.05))
    if count <= 5:
        out.append(columns(0.46, False, cost=0.1 if count > 2 else 0.04))
    if shape == "landscape":
        return [*out, columns(0.29, True, "side", 0.05)]
    for across in (2, 3):
        if across * 2 >= count > 1:
            out.append(Arrangement(f"rows{across}", _rows(content, across), limit=LARGEST))
    if 6 < count <= 10 and shape == "portrait":
        cost = 0.0 if page.height > 1.5 * page.width else 0.08
        out.append(Arrangement("tiers", lambda p: Tiers(p, content, 3), "top", cost, 22.0))
    return out


def _rows(content: Content, across: int) -> Callable[[Page], Node]:
    return lambda page: Rows(page, content, across)


class Columns(Labelled):
    """The picture between two columns of words, or before one."""

    def __init__(self, page: Page, content: Content, share: float, both: bool) -> None:
        super().__init__(page, content)
        self.share, self.both = share, both

    def _sides(self) -> list[tuple[int, list[int]]]:
        everyone = list(range(len(self.items)))
        half = (len(everyone) + 1) // 2
        return [(-1, everyone[:half]), (1, everyone[half:])] if self.both else [(1, everyone)]

    def _hero(self, w: float) -> float:
        """The most that the picture can be across."""
        return w - (2 if self.both else 1) * (self._column(w) + self._aside())

    def _column(self, w: float) -> float:
        """The width of a column: what its words want, up to its share."""
        wants = max(self.words(i).width() for i in range(len(self.items))) + 2 * self.pad()[0] + 1
        return min(w * self.share, max(wants, self._least()))

    def _least(self) -> float:
        """The narrowest column: sentences need a measure, names alone do not."""
        return MEASURE * 1.15 * self.page.body * any(item.body for item in self.items)

    def _aside(self) -> float:
        return self.page.gap(3)

    def height(self, w: float) -> float:
        column = self._column(w)
        if column < self._least():
            return TOO_WIDE
        talls = self._talls(column)
        stack = sum(talls) + self.page.gap(2.2) * (len(talls) - 1)
        return max(stack, min(self._hero(w), self.page.body * 16))

    def _talls(self, column: float) -> list[float]:
        """The height of each row of callouts, the same on both sides."""
        sides = [[self.tall(i, column) for i in side] for _, side in self._sides()]
        return [max(row) for row in zip_longest(*sides, fillvalue=0.0)]

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        hero, column = min(self._hero(w), h), self._column(w)
        middle = x + w / 2 if self.both else x + self._hero(w) / 2
        area = Rect.around((middle, y + h / 2), hero, hero)
        self.picture(area, sink)
        leaders: list[Leader] = []
        talls = self._talls(column)
        for side, indices in self._sides():
            left = x if side < 0 else x + w - column
            rooms = self._rooms(indices, Rect(left, y, column, h), talls)
            ids = [self.callout(i, room, sink) for i, room in zip(indices, rooms, strict=True)]
            starts = [self._start(room, side) for room in rooms]
            leaders += self.leaders(indices, ids, starts, area, side, upright=True)
        self.lead(leaders, sink)

    def _rooms(self, indices: Sequence[int], area: Rect, talls: Sequence[float]) -> list[Rect]:
        """The callouts of a column: rows spread over its height; a shorter column in the middle."""
        talls = talls[: len(indices)]
        spare = area.h - sum(talls)
        gap = min(spare / max(1, len(talls)), self.page.body * 12)
        y = area.y + (area.h - sum(talls) - gap * (len(talls) - 1)) / 2
        rooms = []
        for index, tall in zip(indices, talls, strict=True):
            rooms.append(Rect(area.x, y, area.w, self.tall(index, area.w)))
            y += tall + gap
        return rooms

    def _start(self, room: Rect, side: int) -> tuple[Point, ...]:
        """The line along a callout's top edge, or from the middle of its box."""
        near, far = (room.right, room.x) if side < 0 else (room.x, room.right)
        bend = near - side * self._aside() * 0.5
        if self.boxed:
            y = room.y + min(room.h / 2, self.page.body * 1.6)
            return (near, y), (bend, y)
        return (far, room.y), (bend, room.y)


class Rows(Labelled):
    """The picture between rows of words above and below."""

    def __init__(self, page: Page, content: Content, across: int) -> None:
        super().__init__(page, content)
        self.across = across

    def _halves(self) -> tuple[list[int], list[int]]:
        everyone = list(range(len(self.items)))
        half = (len(everyone) + 1) // 2
        return everyone[:half], everyone[half:]

    def _inset(self) -> float:
        return 0.0 if self.boxed else self.page.gap(1.4)

    def _cell(self, w: float) -> float:
        return (w - self.page.gap(3) * (self.across - 1)) / self.across

    def _row(self, indices: Sequence[int], w: float) -> float:
        wide = self._cell(w) - self._inset()
        return max((self.tall(i, wide) for i in indices), default=0.0)

    def height(self, w: float) -> float:
        if self._cell(w) < MEASURE * 1.2 * self.page.body:
            return TOO_WIDE
        rows = sum(self._row(half, w) for half in self._halves())
        return rows + 2 * self._aside() + max(self.page.body * 15, w * 0.4)

    def _aside(self) -> float:
        return self.page.gap(3)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        upper, lower = self._halves()
        top, bottom = self._row(upper, w), self._row(lower, w)
        room = h - top - bottom - 2 * self._aside()
        hero = min(room, w * 0.86)
        area = Rect.around((x + w / 2, y + top + self._aside() + room / 2), hero, hero)
        self.picture(area, sink)
        leaders = self._half(upper, Rect(x, y, w, top), -1, area, sink)
        leaders += self._half(lower, Rect(x, y + h - bottom, w, bottom), 1, area, sink)
        self.lead(leaders, sink)

    def _half(
        self, indices: Sequence[int], row: Rect, side: int, area: Rect, sink: Sink
    ) -> list[Leader]:
        cell, inset = self._cell(row.w), self._inset()
        step = cell + self.page.gap(3)
        left = row.x + (row.w - step * len(indices) + self.page.gap(3)) / 2
        rooms = []
        for place, index in enumerate(indices):
            tall = self.tall(index, cell - inset)
            top = row.y if side > 0 or self.boxed else row.bottom - tall
            rooms.append(Rect(left + place * step + inset, top, cell - inset, tall))
        ids = [self.callout(i, room, sink) for i, room in zip(indices, rooms, strict=True)]
        starts = [self._start(room, row, side) for room in rooms]
        return self.leaders(indices, ids, starts, area, side, upright=False)

    def _start(self, room: Rect, row: Rect, side: int) -> tuple[Point, ...]:
        """The upright line beside a callout, or from the middle of its box."""
        bend = row.bottom + self._aside() * 0.5 if side < 0 else row.y - self._aside() * 0.5
        if self.boxed:
            return (room.cx, room.bottom if side < 0 else room.y), (room.cx, bend)
        x = room.x - self._inset()
        return (x, room.y if side < 0 else room.bottom), (x, bend)


class Tiers(Rows):
    """Rows of two tiers laid like bricks: the lines of the outer pass between the inner."""

    align: Align = "center"

    def _tiers(self, indices: Sequence[int], w: float) -> tuple[float, float]:
        """Heights of the outer tier and the inner."""
        cell = self._cell(w)
        outer, inner = (
            max((self.tall(i, cell) for i in part), default=0.0)
            for part in (indices[::2], indices[1::2])
        )
        return outer, inner

    def _row(self, indices: Sequence[int], w: float) -> float:
        return sum(self._tiers(indices, w)) + self._aside() * 0.6

    def _half(
        self, indices: Sequence[int], row: Rect, side: int, area: Rect, sink: Sink
    ) -> list[Leader]:
        cell, (_, inner) = self._cell(row.w), self._tiers(indices, row.w)
        step = (cell + self.page.gap(3)) / 2
        rooms = []
        for place, index in enumerate(indices):
            middle, tall = row.cx + (place - (len(indices) - 1) / 2) * step, self.tall(index, cell)
            # The edge of each tier that faces the picture.
            away = inner + self._aside() * 0.6 if place % 2 == 0 else 0.0
            top = row.bottom - away - tall if side < 0 else row.y + away
            rooms.append(Rect(middle - cell / 2, top, cell, tall))
        ids = [self.callout(i, room, sink) for i, room in zip(indices, rooms, strict=True)]
        starts = [self._start(room, row, side) for room in rooms]
        return self.leaders(indices, ids, starts, area, side, upright=False)

    def _start(self, room: Rect, row: Rect, side: int) -> tuple[Point, ...]:
        if side > 0:
            return (room.cx, room.y), (room.cx, row.y - self._aside() * 0.5)
        under = room.bottom + (0.0 if self.boxed else self.page.gap(0.7))
        return (room.cx, under), (room.cx, row.bottom + self._aside() * 0.5)
