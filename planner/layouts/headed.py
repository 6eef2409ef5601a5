"""Cards of one kind with the same attributes: a coloured head, then labels and values that line up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.content import Item
from planner.layouts import roles
from planner.layouts.kit import Node, Row, Rule, Space, stack
from planner.layouts.surface import Page, Sink, add_rect

WIDEST = 0.44
"""Most of a card's width that labels take beside their values; wider ones stand over them."""


def alike(items: Sequence[Item]) -> bool:
    """True where every item has the same attributes by name, each with a value."""
    names = [tuple(sub.title for sub in item.items) for item in items]
    told = all(sub.value or sub.body for item in items for sub in item.items)
    return len(items) > 1 and len(names[0]) > 1 and len(set(names)) == 1 and told


@dataclass
class Headed(Node):
    """A head on the dominant colour over the item's attributes; `beside` is the width of labels."""

    page: Page
    item: Item
    beside: float
    grow: float = 1.0

    def _pad(self) -> tuple[float, float]:
        return self.page.gap(2.2), self.page.gap(1.5)

    def _head(self) -> Node:
        return roles.heading(
            self.page,
            self.item.title,
            scale=1.34,
            color=f"on_{self._fill()}",
            facts=self.item.facts,
        )

    def _fill(self) -> str:
        return "accent" if self.item.lit else "dominant"

    def _body(self, w: float) -> Node:
        words = [roles.body(self.page, self.item.body)] if self.item.body else []
        rows = [self._row(sub, w) for sub in self.item.items]
        lined = [part for row in rows for part in (Rule(1.0, "rule"), row)][1:]
        return stack(*words, stack(*lined, gap=self.page.gap(1.15)), gap=self.page.gap(1.6))

    def _row(self, sub: Item, w: float) -> Node:
        words = " ".join(part for part in (sub.value, sub.body) if part)
        label = roles.caption(self.page, sub.title, scale=0.9, name="label")
        value = roles.body(self.page, words, scale=0.98, facts=sub.facts, weight=600,
                           leading=roles.leading(self.page, 1.24))  # fmt: skip
        if self.beside > WIDEST * w:
            return stack(label, value, gap=self.page.gap(0.4))
        # One baseline for both sizes.
        lower = Space(value.set(w).first - label.set(w).first)
        return Row([stack(lower, label), value], [self.beside, -1.0], gap=self.page.gap(1.6))

    def height(self, w: float) -> float:
        dx, dy = self._pad()
        inner = w - 2 * dx
        return self._head().height(inner) + 2 * dy + self._body(inner).height(inner) + 2.4 * dy

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        page, (dx, dy) = self.page, self._pad()
        head, body, inner = self._head(), self._body(w - 2 * dx), w - 2 * dx
        top = head.height(inner) + 2 * dy
        radius = min(page.character.radius, top / 2)
        own = add_rect(sink, x, y, w, h, self._fill(), z=2, radius=radius, name="card")
        sink.parents.append(own)
        fill = "tint" if page.character.panel in ("none", "tint") else "surface"
        add_rect(sink, x, y + top, w, h - top, fill, z=2, radius=radius, name="ground")
        # Capitals and their descent: the words stand in the middle of the band.
        head.place(x + dx, y + dy + page.body * 0.06, inner, top - 2 * dy, sink)
        body.place(x + dx, y + top + 1.2 * dy, inner, body.height(inner), sink)
        sink.parents.pop()


def label_width(page: Page, items: Sequence[Item]) -> float:
    """The width of the widest label."""
    texts = {sub.title: roles.caption(page, sub.title, scale=0.9) for i in items for sub in i.items}
    return max((text.width() for text in texts.values()), default=0.0)
