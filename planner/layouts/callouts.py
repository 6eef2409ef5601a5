"""Callouts: a picture in the middle, words about its parts round it, lines that never cross."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from planner.content import Content
from planner.layouts.blocks import MEASURE, block, panel
from planner.layouts.frame import FrameKind
from planner.layouts.geometry import Point, Rect, add_box, add_link
from planner.layouts.kit import TOO_WIDE, Node
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink, box
from planner.plan import PictureElement, PictureObject

SUBJECT = 0.78
"""The thing in the picture, as a share of the disc it stands on."""
LARGEST = 28.0
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
    if count <= 5:
        out.append(columns(0.46, False, cost=0.1 if count > 2 else 0.04))
    if shape == "landscape":
        return [*out, columns(0.29, True, "side", 0.05)]
    for across in (2, 3):
        if across * 2 >= count > 1:
            out.append(Arrangement(f"rows{across}", _rows(content, across), limit=LARGEST))
    return out


def _rows(content: Content, across: int) -> Callable[[Page], Node]:
    return lambda page: Rows(page, content, across)


@dataclass(frozen=True)
class Leader:
    """A line from a callout's element to a dot on the picture."""

    item: int
    anchor: str
    points: tuple[Point, ...]


class Labelled(Node):
    """What both labelled pictures share: the picture, its dots, and the words."""

    grow = 1.0

    def __init__(self, page: Page, content: Content) -> None:
        self.page, self.content, self.items = page, content, content.items
        self.boxed = page.character.panel in ("fill", "tint")

    def words(self, index: int) -> Node:
        """A callout's words."""
        return block(self.page, self.items[index], scale=1.25)

    def pad(self) -> tuple[float, float]:
        """From a callout's edge to its words."""
        gap = self.page.gap
        return (gap(1.8), gap(1.5)) if self.boxed else (0.0, gap(1.2))

    def tall(self, index: int, w: float) -> float:
        """A callout's height at a width."""
        dx, dy = self.pad()
        return self.words(index).height(w - 2 * dx) + (2 if self.boxed else 1) * dy

    def callout(self, index: int, room: Rect, sink: Sink) -> str:
        """Draw a callout; the id that its line starts from."""
        item, pad = self.items[index], self.pad()
        if self.boxed:
            fill = "tint" if self.page.character.panel == "tint" else "surface"
            return panel(
                sink, self.page, room, self.words(index), fill=fill, pad=pad, name="callout",
                top=True, lit=item.mark,
            )  # fmt: skip
        first = len(sink.elements)
        self.words(index).place(room.x, room.y + pad[1], room.w, room.h - pad[1], sink)
        return sink.elements[first].id

    def picture(self, area: Rect, sink: Sink) -> str:
        """The picture; its id."""
        content, own = self.content, sink.name("hero")
        said = content.topic or content.headline
        side = SUBJECT * area.w
        thing = Rect.around((area.cx, area.cy), side, side)
        objects = tuple(
            PictureObject(label=said, sprite=name, box=box(thing.x, thing.y, side, side), depth=0.2)
            for name in content.queries[:1]
        )
        sink.add(
            PictureElement(
                id=own, box=box(area.x, area.y, area.w, area.h), z=1, importance=0.9, prompt=said,
                ground="disc", objects=objects, alt=said,
            )
        )  # fmt: skip
        return own

    def leaders(
        self, indices: Sequence[int], ids: Sequence[str], starts: Sequence[tuple[Point, ...]],
        area: Rect, side: int, upright: bool,
    ) -> list[Leader]:  # fmt: skip
        """The lines from one side's callouts to the rim of the picture."""
        dots = spots(len(indices), area, side, upright)
        rows = zip(indices, ids, starts, dots, strict=True)
        return [Leader(i, own, (*start, dot)) for i, own, start, dot in rows]

    def lead(self, leaders: Sequence[Leader], sink: Sink) -> None:
        """Draw the lines and the dots that they end in."""
        r = self.page.body * 0.42
        for leader in leaders:
            item, (x, y) = self.items[leader.item], leader.points[-1]
            color = "accent" if item.mark else "dominant"
            dot = add_box(
                sink, Rect.around((x, y), 2 * r, 2 * r), name="dot", z=8, shape="ellipse",
                fill=color, stroke="bg", stroke_width=round(r * 0.5, 3), alt=item.title,
            )  # fmt: skip
            add_link(
                sink, leader.anchor, dot, leader.points, z=6, head="none", width=2, color=color,
                alt=item.title,
            )  # fmt: skip


RIM, REACH = 0.94, 0.86
"""Radius of the picture's disc, and how far along it the leaders spread, in half its side."""


def spots(count: int, area: Rect, side: int, upright: bool) -> list[Point]:
    """Points on one side of a round picture's rim (-1 before its middle, 1 after), end to end.

    `upright` spreads them down the picture, else across it. They stay on the rim: a layout does
    not see the parts of what is drawn, so it does not claim to point at them.
    """
    out = []
    for index in range(count):
        along = REACH * (2 * (index + 0.5) / count - 1)
        deep = side * (RIM**2 - along**2) ** 0.5
        x, y = (deep, along) if upright else (along, deep)
        out.append((area.cx + x * area.w / 2, area.cy + y * area.h / 2))
    return out


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
        return min(w * self.share, max(wants, MEASURE * 1.15 * self.page.body))

    def _aside(self) -> float:
        return self.page.gap(3)

    def height(self, w: float) -> float:
        column = self._column(w)
        if column < MEASURE * 1.15 * self.page.body:
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
