"""Comparison as cards: a card for each side, its attributes in it by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from planner.content import Item
from planner.layouts import roles
from planner.layouts.grid import Grid
from planner.layouts.headed import Headed, headed
from planner.layouts.kit import Node, stack
from planner.layouts.pairs import Pair, winner_of
from planner.layouts.parts import card, type_limit, words
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page

LARGE = 16
"""Values are set large where none has more characters."""


def facing(sides: Sequence[str], pairs: Sequence[Pair], page: Page) -> list[Arrangement]:
    """The cards side by side, with heads or as plain lines, or one under the other with their attributes in columns."""
    items, named = _sides(sides, pairs), bool(pairs[0].label)
    out, limit = [], type_limit(items)
    for name, heads, cost in (("facing", named, 0.02), ("facing-lines", False, 0.12)):
        build = partial(_cards, items=items, heads=heads)
        out.append(Arrangement(name, build, cost=cost, limit=limit, fills=True, spare=True))
    for columns in range(1, 5 if page.shape == "landscape" else 4):
        if columns > len(pairs):
            continue
        build = partial(_stacked, items=items, columns=columns)
        name, cost = f"stacked{columns}", 0.04 + 0.06 * (-len(pairs) % columns > 0)
        out.append(Arrangement(name, build, cost=cost, limit=limit, fills=True, spare=True))
    return out


def _sides(sides: Sequence[str], pairs: Sequence[Pair]) -> list[Item]:
    """An item for each side, with what it has for each attribute."""
    best = winner_of(pairs)
    names = (*sides, "", "", "", "")
    return [
        Item(
            title=names[side], lit=side == best,
            items=tuple(cell for pair in pairs if (cell := pair.cells[side]) is not None),
        )
        for side in range(len(pairs[0].cells))
    ]  # fmt: skip


def _cards(page: Page, items: Sequence[Item], heads: bool) -> Node:
    told = all(sub.value or sub.body for item in items for sub in item.items)
    if heads and told:
        return headed(page, items, len(items))
    cards = [card(page, words(page, item, 1.5), lit=item.lit) for item in items]
    return Grid(cards, len(items), gap=page.gap(3), even=True, grow=1)


def _stacked(page: Page, items: Sequence[Item], columns: int) -> Node:
    return Grid(
        [Banner(page, item, 0.0, columns=columns) for item in items], 1, gap=page.gap(3), grow=1
    )


@dataclass
class Banner(Headed):
    """A head over cells in `columns`: each a label over its value, large where all are short."""

    columns: int = 2

    def _body(self, w: float, air: float = 0.0) -> Node:
        return attributes(self.page, self.item, self.columns)


def attributes(page: Page, item: Item, columns: int) -> Node:
    """An item's own items as cells: each a label over its value, large where all are short."""
    texts = [" ".join(part for part in (sub.value, sub.body) if part) for sub in item.items]
    scale = 1.5 if max(map(len, texts), default=0) <= LARGE else 1.05
    cells: list[Node] = []
    for sub, text in zip(item.items, texts, strict=True):
        ink = "accent_ink" if sub.mark else "ink"
        value = roles.body(page, text or sub.title, scale=scale, weight=600, color=ink,
                           leading=roles.leading(page, 1.22), facts=sub.facts)  # fmt: skip
        label = (
            roles.caption(page, sub.title, scale=0.9, name="label") if text and sub.title else None
        )
        cells.append(stack(label, value, gap=page.gap(0.4)))
    return Grid(cells, columns, gap=page.gap(2.4), row_gap=page.gap(1.8))
