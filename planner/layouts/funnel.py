"""Funnel: a bar for each stage whose length is its number, joined by what is lost on the way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.blocks import block
from planner.layouts.geometry import Rect, add_box, add_link, add_polygon
from planner.layouts.kit import TOO_WIDE, Node, Row, Text
from planner.layouts.parts import item_icon
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink
from planner.parts import Align

LAST = 0.3
"""The last stage's share of the first where the content gives no amounts."""
HAIR = 2.5
"""Units of length that even the smallest amount keeps, to be seen."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Bars one under the other, words beside them; or columns side by side, words under them."""
    wide = page.shape == "landscape"
    out = [
        Arrangement("down", lambda p: Down(p, content, 0.36), cost=0.1 if wide else 0.0, limit=34),
        Arrangement("down-half", lambda p: Down(p, content, 0.48), cost=0.1 if wide else 0.02),
        Arrangement("down-slim", lambda p: Down(p, content, 0.66), cost=0.12),
    ]
    if wide:
        out.append(Arrangement("down-side", lambda p: Down(p, content, 0.42), "side", 0.03))
        out.append(Arrangement("across", lambda p: Across(p, content)))
    return out


def shares(items: Sequence[Item]) -> list[float]:
    """Each stage's share of the largest: its amount, or even steps where any amount is missing."""
    known = [i.amount for i in items if i.amount is not None and i.amount >= 0]
    if len(known) == len(items) and max(known, default=0) > 0:
        return [amount / max(known) for amount in known]
    steps = max(1, len(items) - 1)
    return [1 - (1 - LAST) * index / steps for index in range(len(items))]


class Funnel(Node):
    """What both funnels share: bars, values and losses."""

    grow = 1.0

    def __init__(self, page: Page, content: Content) -> None:
        self.page, self.items = page, content.items
        self.shares = shares(content.items)
        links = {(link.start, link.end): link.label for link in content.links}
        labels = [links.get((i, i + 1), "") for i in range(len(self.items) - 1)]
        self.losses = [self._loss(label) if label else None for label in labels]
        self.values = [self._value(item) if item.value else None for item in self.items]

    def _value(self, item: Item) -> Text:
        scale = 1.7 if len(self.items) < 7 else 1.35
        return roles.number(self.page, item.value, scale=scale, name="value", facts=item.facts)

    def _loss(self, label: str) -> Text:
        return roles.label(self.page, label, color="ink", name="loss", role="data", align="center")

    def _words(self, item: Item) -> Node:
        return block(self.page, item, scale=1.3, value=False)

    def _bar(self, index: int, room: Rect, sink: Sink) -> str:
        item = self.items[index]
        return add_box(
            sink, room, name="stage", role="data", fill="accent" if item.mark else "dominant",
            radius=round(min(self.page.character.radius, room.w, room.h) / 3, 3), facts=item.facts,
            alt=": ".join(part for part in (item.title, item.value) if part),
        )  # fmt: skip

    def _set(self, text: Text, area: Rect, color: str, align: Align, sink: Sink) -> None:
        """Place one line of text in the middle of an area."""
        text.color, text.align = color, align
        done = text.set(area.w)
        text.place(area.x, area.cy - done.first / 2, area.w, done.height, sink)


class Down(Funnel):
    """Bars one under the other round a common axis; words in a column at the left."""

    def __init__(self, page: Page, content: Content, share: float) -> None:
        super().__init__(page, content)
        self.share = share

    def _between(self) -> float:
        """The height of what joins two bars."""
        tall = max((loss.set(1e5).height for loss in self.losses if loss), default=0.0)
        return tall + self.page.gap(1.6) if tall else self.page.gap(1.8)

    def _row(self, w: float) -> float:
        column = w * self.share - self.page.gap(3)
        least = max((v.set(1e5).height for v in self.values if v), default=0.0)
        tall = max(self._beside(item).height(column) for item in self.items)
        return max(tall + self.page.gap(2.6) - self._between(), least + self.page.gap(1.4))

    def _beside(self, item: Item) -> Node:
        size = self.page.body * 2.4
        icon, words = item_icon(self.page, item, size), self._words(item)
        if icon is None or not all(other.icon for other in self.items):
            return words
        return Row([icon, words], [size, -1.0], gap=self.page.gap(2), valign="middle")

    def height(self, w: float) -> float:
        funnel = w * (1 - self.share)
        for share, value in zip(self.shares, self.values, strict=True):
            room = funnel * (1 - share) / 2 - self.page.gap(1)
            if value and not self._inside(value, funnel * share) and value.width() > room:
                return TOO_WIDE
        count = len(self.items)
        return self._row(w) * count + self._between() * (count - 1)

    def _inside(self, value: Text, length: float) -> bool:
        return value.width() + self.page.gap(2) <= length

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        count, between = len(self.items), self._between()
        between *= 1 + 0.5 * min(1.0, max(0.0, h / self.height(w) - 1))
        row = (h - between * (count - 1)) / count
        column, axis = w * self.share - self.page.gap(3), x + w * (1 + self.share) / 2
        bars = []
        for index, share in enumerate(self.shares):
            length = max(HAIR, w * (1 - self.share) * share)
            bars.append(Rect(axis - length / 2, y + index * (row + between), length, row))
        for index, (first, second) in enumerate(pairwise(bars)):
            self._join(index, first, second, sink)
        for index, bar in enumerate(bars):
            self._stage(index, bar, Rect(x, bar.y - between / 2, column, row + between), sink)

    def _join(self, index: int, first: Rect, second: Rect, sink: Sink) -> None:
        points = [
            (first.x, first.bottom), (first.right, first.bottom),
            (second.right, second.y), (second.x, second.y),
        ]  # fmt: skip
        add_polygon(sink, points, fill="tint", name="join", z=1)
        loss = self.losses[index]
        if loss:
            wide, fits = loss.width() + 1, loss.width() < (first.w + second.w) / 2
            left = first.cx - wide / 2 if fits else first.right + self.page.gap(0.8)
            room = Rect(left, first.bottom, wide, second.y - first.bottom)
            self._set(loss, room, "ink" if fits else "muted", "start", sink)

    def _stage(self, index: int, bar: Rect, beside: Rect, sink: Sink) -> None:
        own, value = self._bar(index, bar, sink), self.values[index]
        item, words = self.items[index], self._beside(self.items[index])
        tall, first = words.height(beside.w), len(sink.elements)
        words.place(beside.x, beside.cy - tall / 2, beside.w, tall, sink)
        line = (beside.right + self.page.gap(0.6), bar.x - self.page.gap(0.8))
        if line[1] - line[0] > self.page.gap(2):
            points = [(line[0], bar.cy), (line[1], bar.cy)]
            add_link(
                sink, sink.elements[first].id, own, points, head="none", width=1.5, color="rule",
                alt=item.title,
            )  # fmt: skip
        if value and self._inside(value, bar.w):
            self._set(value, bar, "on_accent" if item.mark else "on_dominant", "center", sink)
        elif value:
            room = Rect(bar.right + self.page.gap(0.8), bar.y, value.width() + 1, bar.h)
            self._set(value, room, "accent_ink" if item.mark else "dominant_ink", "start", sink)


class Across(Funnel):
    """Columns side by side round a common axis, as high as their numbers; words under them."""

    def _between(self) -> float:
        """The width of what joins two columns."""
        wide = max((loss.width() for loss in self.losses if loss), default=0.0)
        return wide + self.page.gap(1.2) if wide else self.page.gap(3)

    def _column(self, w: float) -> float:
        count = len(self.items)
        return (w - self._between() * (count - 1)) / count

    def _tall(self, w: float) -> float:
        column = self._column(w) + self._between() - self.page.gap(2)
        return max(self._words(item).height(column) for item in self.items)

    def height(self, w: float) -> float:
        column = self._column(w)
        if any(value.width() > column for value in self.values if value):
            return TOO_WIDE
        return self._tall(w) + self.page.gap(3) + max(self.page.body * 11, w * 0.16)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        column, between, words = self._column(w), self._between(), self._tall(w)
        band = h - words - self.page.gap(3)
        bars = []
        for index, share in enumerate(self.shares):
            tall = max(HAIR, band * share)
            bars.append(Rect(x + index * (column + between), y + (band - tall) / 2, column, tall))
        for index, (first, second) in enumerate(pairwise(bars)):
            self._join(index, first, second, sink)
        for index, bar in enumerate(bars):
            self._bar(index, bar, sink)
            self._figure(index, bar, sink)
            wide = column + (between - self.page.gap(2) if index + 1 < len(bars) else 0)
            self._words(self.items[index]).place(bar.x, y + h - words, wide, words, sink)

    def _join(self, index: int, first: Rect, second: Rect, sink: Sink) -> None:
        points = [
            (first.right, first.y), (second.x, second.y),
            (second.x, second.bottom), (first.right, first.bottom),
        ]  # fmt: skip
        add_polygon(sink, points, fill="tint", name="join", z=1)
        loss = self.losses[index]
        if loss:
            tall, across = loss.set(1e5).height, second.x - first.right
            fits = tall * 1.6 < (first.h + second.h) / 2
            middle = first.cy if fits else first.y - tall / 2 - self.page.gap(0.8)
            room = Rect(first.right, middle - 1, across, 2)
            self._set(loss, room, "ink" if fits else "muted", "center", sink)

    def _figure(self, index: int, bar: Rect, sink: Sink) -> None:
        value, item = self.values[index], self.items[index]
        if not value:
            return
        tall = value.set(bar.w).height
        if tall + self.page.gap(1.5) <= bar.h:
            self._set(value, bar, "on_accent" if item.mark else "on_dominant", "center", sink)
        else:
            room = Rect(bar.x, bar.y - tall - self.page.gap(0.8), bar.w, tall)
            self._set(value, room, "accent_ink" if item.mark else "dominant_ink", "center", sink)
