"""Pyramid: layers of one triangle, the first at the top; words inside, or at the end of a line."""

from __future__ import annotations

from itertools import pairwise

from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.blocks import block
from planner.layouts.geometry import Point, Rect, add_box, add_link, add_polygon
from planner.layouts.kit import TOO_WIDE, Icon, Node, Row, Text
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink

NARROW = 0.46
"""Width of the smallest step of a stepped pyramid, as a share of the largest."""
SLIM = 0.3
"""Width of a triangle that leaves long words their room, as a share of the body."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Words inside a wide triangle, at the right of one, or inside the steps of a stepped one."""
    wide = page.shape == "landscape"
    out = []
    if not any(item.body for item in content.items):
        cost = 0.05 if wide else 0.0
        out.append(Arrangement("inside", lambda p: Inside(p, content), cost=cost, limit=40))
        if wide:
            out.append(Arrangement("inside-side", lambda p: Inside(p, content), "side", limit=40))
    out.append(Arrangement("beside", lambda p: Beside(p, content), cost=0.04))
    out.append(Arrangement("beside-slim", lambda p: Beside(p, content, SLIM), cost=0.12))
    if wide:
        out.append(Arrangement("beside-side", lambda p: Beside(p, content), "side", 0.03))
    # A triangle on a phone's page is a needle: steps suit it better.
    cost = 0.3 if wide else 0.2 if page.height < 1.6 * page.width else 0.0
    out.append(Arrangement("stepped", lambda p: Stepped(p, content), cost=cost))
    return out


def falling(items: tuple[Item, ...]) -> bool:
    """True where the first layer has the largest amount: the apex is then at the bottom."""
    amounts = [item.amount for item in items if item.amount is not None]
    return len(amounts) == len(items) > 1 and all(a > b for a, b in pairwise(amounts))


class Pyramid(Node):
    """What both pyramids share: the layers of a triangle."""

    grow = 1.0

    def __init__(self, page: Page, content: Content) -> None:
        self.page, self.items = page, content.items
        self.ordered = content.ordered
        self.falls = falling(content.items)

    def _slit(self) -> float:
        return max(3.0, self.page.body * 0.2)

    def _layer(self, index: int, area: Rect) -> Rect:
        """The rectangle between a layer's top and bottom, as wide as the triangle's base."""
        slit, count = self._slit(), len(self.items)
        tall = (area.h - slit * (count - 1)) / count
        return Rect(area.x, area.y + index * (tall + slit), area.w, tall)

    def _half(self, y: float, area: Rect) -> float:
        """Half the width of the triangle at a height."""
        share = min(1.0, max(0.0, (y - area.y) / area.h))
        return area.w / 2 * (1 - share if self.falls else share)

    def _fill(self, index: int) -> str:
        return "accent" if self.items[index].mark else "dominant"

    def _draw(self, index: int, area: Rect, sink: Sink) -> str:
        """A layer; its id."""
        layer, item = self._layer(index, area), self.items[index]
        top, bottom = self._half(layer.y, area), self._half(layer.bottom, area)
        points: list[Point] = [(area.cx - top, layer.y)] if top else []
        points += [(area.cx + top, layer.y), (area.cx + bottom, layer.bottom)]
        points += [(area.cx - bottom, layer.bottom)] if bottom else []
        return add_polygon(
            sink, points, fill=self._fill(index), radius=self.page.character.radius / 4,
            name="layer", role="object", alt=item.title, facts=item.facts,
        )  # fmt: skip

    def _room(self, node: Node, index: int, area: Rect) -> Rect | None:
        """Where a node fits into a layer, if it does."""
        layer, pad = self._layer(index, area), self.page.gap(0.9)
        # The wider half of a layer holds more: words at the apex stand low.
        middle = layer.cy + (0.16 * layer.h if index == self._apex() else 0) * (
            -1 if self.falls else 1
        )
        wide = 2 * self._half(middle, area) - 2 * pad
        for _ in range(4):
            tall = node.height(max(wide, 1.0))
            if tall > layer.h - 1.2 * pad or wide <= 0:
                return None
            edge = middle + tall / 2 * (1 if self.falls else -1)
            room = 2 * self._half(edge, area) - 2 * pad
            if wide <= room + 0.1:
                return Rect(area.cx - wide / 2, middle - tall / 2, wide, tall)
            wide = room
        return None

    def _apex(self) -> int:
        return len(self.items) - 1 if self.falls else 0

    def _lead(self, index: int, area: Rect, own: str, words: Node, room: Rect, sink: Sink) -> None:
        """Words at the right of a layer, and the line to them."""
        layer = self._layer(index, area)
        tall, first = words.height(room.w), len(sink.elements)
        words.place(room.x, layer.cy - tall / 2, room.w, tall, sink)
        start = area.cx + self._half(layer.cy, area) + self.page.gap(0.6)
        points = [(start, layer.cy), (room.x - self.page.gap(0.8), layer.cy)]
        add_link(
            sink, own, sink.elements[first].id, points, head="none", width=1.5, color="context",
            alt=self.items[index].title,
        )  # fmt: skip


class Inside(Pyramid):
    """Titles inside their layers; those that do not fit stand in a column at the right."""

    def _words(self, index: int, fill: str | None) -> Node:
        align = "center" if fill else "start"
        return block(self.page, self.items[index], fill=fill, scale=1.45, align=align)

    def _area(self, w: float, h: float) -> Rect:
        return Rect(0, 0, min(w, h * 1.7), h)

    def _outside(self, area: Rect) -> list[int]:
        """The layers, from the apex on, up to the last one whose words do not fit."""
        order = list(range(len(self.items)))[:: -1 if self.falls else 1]
        tight = [not self._room(self._words(i, self._fill(i)), i, area) for i in order]
        return order[: max((at + 1 for at, too in enumerate(tight) if too), default=0)]

    def _column(self, outside: list[int], area: Rect) -> float:
        """The left edge of the words outside."""
        ends = [self._half(self._layer(i, area).cy, area) for i in outside]
        return area.cx + max(ends) + self.page.gap(3)

    def height(self, w: float) -> float:
        least = (self.page.body * 2.6 + self._slit()) * len(self.items)
        for step in range(8):
            h = least * (1 + 0.12 * step)
            if self._holds(w, h):
                return h
        return TOO_WIDE

    def _holds(self, w: float, h: float) -> bool:
        area = self._area(w, h)
        outside = self._outside(area)
        if not outside or len(outside) > (len(self.items) + 1) // 2:
            return not outside
        room = w - self._column(outside, area)
        layer = self._layer(0, area).h
        return room > 0 and all(self._words(i, None).height(room) <= layer for i in outside)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        least, given = self.height(w), h
        # A taller triangle is also wider, and may leave too little room beside it.
        h = next((t for t in (h, h * 0.9, h * 0.8) if t > least and self._holds(w, t)), least)
        y += (given - h) / 2
        flat = self._area(w, h)
        outside = self._outside(flat)
        column = self._column(outside, flat) if outside else 0.0
        wide = max((self._words(i, None).width() for i in outside), default=0.0)
        whole = max(flat.w, min(w, column + wide))
        area = Rect(x + (w - whole) / 2, y, flat.w, h)
        left = area.x + column
        for index in range(len(self.items)):
            own = self._draw(index, area, sink)
            words = self._words(index, self._fill(index))
            room = None if index in outside else self._room(words, index, area)
            if room:
                words.place(room.x, room.y, room.w, room.h, sink)
            else:
                beside = Rect(left, y, x + w - left, h)
                self._lead(index, area, own, self._words(index, None), beside, sink)


class Beside(Pyramid):
    """The triangle at the left, `share` of the width; every layer's number and words at the right, in columns."""

    def __init__(self, page: Page, content: Content, share: float = 0.0) -> None:
        super().__init__(page, content)
        self.share = share or (0.5 if page.shape != "landscape" else 0.46)

    def _words(self, index: int) -> Node:
        item, wide = self.items[index], self._valued()
        words = block(self.page, item, scale=1.35, value=not wide)
        if not wide:
            return words
        return Row([self._value(item), words], [wide, -1.0], gap=self.page.gap(2))

    def _value(self, item: Item) -> Text:
        color = "accent_ink" if item.mark else "dominant_ink"
        return roles.number(
            self.page, item.value, scale=1.35, color=color, name="value", facts=item.facts
        )

    def _valued(self) -> float:
        """The width of the column of numbers; 0 where any item has none of its own."""
        if not all(i.value and i.value not in i.title + i.body for i in self.items):
            return 0.0
        return max(self._value(item).width() for item in self.items) + 1

    def _row(self, w: float) -> float:
        column = w * (1 - self.share) - self.page.gap(3)
        tall = max(self._words(i).height(column) for i in range(len(self.items)))
        return max(tall + self.page.gap(2.4), self.page.body * 3)

    def height(self, w: float) -> float:
        return self._row(w) * len(self.items)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        area = Rect(x, y, min(w * self.share, h * 1.5), h)
        left = area.right + self.page.gap(3)
        column = Rect(left, y, x + w - left, h)
        signs = self._signs(area)
        for index in range(len(self.items)):
            own = self._draw(index, area, sink)
            room = self._room(signs[index], index, area) if signs else None
            if room:
                signs[index].place(room.x, room.y, room.w, room.h, sink)
            self._lead(index, area, own, self._words(index), column, sink)

    def _signs(self, area: Rect) -> list[Node]:
        """Every layer's icon or number, as large as they all fit; none where they do not."""
        for scale in (2.2, 1.8, 1.4):
            signs = [self._sign(index, scale) for index in range(len(self.items))]
            found = [sign for sign in signs if sign]
            rooms = [self._room(sign, index, area) for index, sign in enumerate(found)]
            fits = all(r and r.w >= s.width() for r, s in zip(rooms, found, strict=True))
            if len(found) == len(signs) and fits:
                return found
        return []

    def _sign(self, index: int, scale: float) -> Node | None:
        item, page, ink = self.items[index], self.page, f"on_{self._fill(index)}"
        if item.icon:
            return Icon(item.icon, page.body * scale * 1.1, ink, align="center")
        text = str(index + 1) if self.ordered else ""
        if not text:
            return None
        return roles.number(page, text, scale=scale, color=ink, align="center", name="ordinal")


class Stepped(Pyramid):
    """Blocks that widen from the apex to the base, each with its words inside."""

    def _words(self, index: int) -> Node:
        fill = self._fill(index)
        return block(self.page, self.items[index], fill=fill, scale=1.3, align="center")

    def _wide(self, index: int, w: float) -> float:
        count = len(self.items)
        place = count - 1 - index if self.falls else index
        return w * (NARROW + (1 - NARROW) * place / max(1, count - 1))

    def _tall(self, index: int, w: float) -> float:
        pad = self.page.gap(2)
        return self._words(index).height(self._wide(index, w) - 2 * pad) + self.page.gap(3)

    def height(self, w: float) -> float:
        count = len(self.items)
        return sum(self._tall(i, w) for i in range(count)) + self._slit() * (count - 1)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        more = (h - self.height(w)) / len(self.items)
        for index, item in enumerate(self.items):
            wide, tall = self._wide(index, w), self._tall(index, w) + more
            room, words = Rect(x + (w - wide) / 2, y, wide, tall), self._words(index)
            add_box(
                sink, room, name="layer", role="object", fill=self._fill(index),
                radius=self.page.character.radius / 4, alt=item.title, facts=item.facts,
            )  # fmt: skip
            inner = wide - 2 * self.page.gap(2)
            high = words.height(inner)
            words.place(room.cx - inner / 2, room.cy - high / 2, inner, high, sink)
            y += tall + self._slit()
