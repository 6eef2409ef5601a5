"""Cards of one kind with the same attributes: a coloured head, then labels and values that line up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.content import Item
from planner.layouts import roles
from planner.layouts.grid import Grid, balanced
from planner.layouts.kit import Node, Row, Rule, Space, stack
from planner.layouts.surface import Page, Sink, add_rect

TWICE = 1.8
"""How much wider than the others a card is that has its attributes in two columns."""
MOST_AIR = 1.1
"""Most extra room of an attribute, in ems of the body."""
WIDEST = 0.44
"""Most of a card's width that labels take beside their values; wider ones stand over them."""


def alike(items: Sequence[Item]) -> bool:
    """True where every item has the same attributes by name, each with a value."""
    names = [tuple(sub.title for sub in item.items) for item in items]
    told = all(sub.value or sub.body for item in items for sub in item.items)
    return len(items) > 1 and len(names[0]) > 1 and len(set(names)) == 1 and told


@dataclass
class Headed(Node):
    """A head on the dominant colour over the item's attributes; `beside` is the width of labels.

    Heads are as tall as that of any of the `titles`. `narrow` is the width of the narrowest card beside this
    one: labels stand in all as they do in that, and a card twice as wide has its attributes in two columns.
    """

    page: Page
    item: Item
    beside: float
    titles: Sequence[str] = ()
    narrow: float = 0.0
    row: float = 0.0
    grow: float = 1.0

    def _pad(self) -> tuple[float, float]:
        return self.page.gap(2.2), self.page.gap(1.5)

    def _head(self, title: str | None = None) -> Node:
        text = self.item.title if title is None else title
        ink = f"on_{self._fill()}"
        return roles.heading(self.page, text, scale=1.34, color=ink, facts=self.item.facts)

    def _top(self, inner: float) -> float:
        """Height of the head: the same for all cards of a width."""
        heads = [self._head(title) for title in (*self.titles, self.item.title)]
        return max(head.height(inner) for head in heads) + 2 * self._pad()[1]

    def _fill(self) -> str:
        return "accent" if self.item.lit else "dominant"

    def _body(self, w: float, air: float = 0.0) -> Node:
        """What is under the head, each attribute with `air` more under it."""
        words = [roles.body(self.page, self.item.body)] if self.item.body else []
        subs, gap = self.item.items, self.page.gap(3)
        half = -(-len(subs) // 2)
        parts = (subs[:half], subs[half:]) if w >= TWICE * (self.narrow or w) else (subs,)
        wide = (w - gap * (len(parts) - 1)) / len(parts)
        lists = [self._lines(part, wide, air) for part in parts]
        rows = Row(lists, [-1.0] * len(lists), gap=gap)
        return stack(*words, rows, gap=self.page.gap(1.6))

    def _lines(self, subs: Sequence[Item], w: float, air: float) -> Node:
        rows = [self._row(sub, w) for sub in subs]
        lined = [part for row in rows for part in (Rule(1.0, "rule"), row)][1:]
        return stack(*lined, gap=self.page.gap(1.15) + air / 2)

    def _air(self, w: float, h: float) -> float:
        """Extra room for each attribute, the same for all cards of a row."""
        spare = max(0.0, h - max(self.row, self.height(w)))
        return min(spare / len(self.item.items), MOST_AIR * self.page.body)

    def _row(self, sub: Item, w: float) -> Node:
        words = " ".join(part for part in (sub.value, sub.body) if part)
        label = roles.caption(self.page, sub.title, scale=0.9, name="label")
        value = roles.body(self.page, words, scale=0.98, facts=sub.facts, weight=600,
                           leading=roles.leading(self.page, 1.24))  # fmt: skip
        if self.beside > WIDEST * min(w, self.narrow or w):
            return stack(label, value, gap=self.page.gap(0.4))
        # One baseline for both sizes.
        lower = Space(value.set(w).first - label.set(w).first)
        return Row([stack(lower, label), value], [self.beside, -1.0], gap=self.page.gap(1.6))

    def height(self, w: float) -> float:
        dx, dy = self._pad()
        inner = w - 2 * dx
        return self._top(inner) + self._body(inner).height(inner) + 2.4 * dy

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        page, (dx, dy) = self.page, self._pad()
        inner = w - 2 * dx
        head, body, top = self._head(), self._body(inner, self._air(w, h)), self._top(inner)
        radius = min(page.character.radius, top / 2)
        own = add_rect(sink, x, y, w, h, self._fill(), z=2, radius=radius, name="card")
        sink.parents.append(own)
        fill = "tint" if page.character.panel in ("none", "tint") else "surface"
        add_rect(sink, x, y + top, w, h - top, fill, z=2, radius=radius, name="ground")
        # Capitals and their descent: the words stand in the middle of the band.
        tall = head.height(inner)
        head.place(x + dx, y + (top - tall) / 2 + page.body * 0.06, inner, tall, sink)
        body.place(x + dx, y + top + 1.2 * dy, inner, body.height(inner), sink)
        sink.parents.pop()


class HeadedGrid(Grid):
    """Cards with heads, of which those in a short row are wider."""

    def __init__(self, page: Page, cards: Sequence[Headed], columns: int) -> None:
        gap = page.gap(3)
        super().__init__(cards, columns, gap, even=columns > 1, fills=True, grow=1)
        self.cards = cards

    def _heights(self, w: float) -> list[float]:
        narrow = min(self._cell(row, w) for row in self._rows())
        for card in self.cards:
            card.narrow = narrow - 2 * card.page.gap(2.2)
        for row in balanced(len(self.cards), self.columns):
            cards = self.cards[row]
            tall = max(card.height(self._cell(cards, w)) for card in cards)
            for card in cards:
                card.row = tall
        return super()._heights(w)


def label_width(page: Page, items: Sequence[Item]) -> float:
    """The width of the widest label."""
    texts = {sub.title: roles.caption(page, sub.title, scale=0.9) for i in items for sub in i.items}
    return max((text.width() for text in texts.values()), default=0.0)


def headed(page: Page, items: Sequence[Item], columns: int) -> Grid:
    """The items as cards with heads, in rows of at most `columns`."""
    beside, titles = label_width(page, items), [item.title for item in items]
    cards = [Headed(page, item, beside, titles) for item in items]
    return HeadedGrid(page, cards, columns)
