"""Names with their prices inside a card: the prices in one column at its end, hairlines between the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.content import Item
from planner.layouts import roles
from planner.layouts.kit import Node, Row, Rule, Stack, stack
from planner.layouts.surface import Page

_PRICE = re.compile(r"[$€£¥￥₹₩₽฿]|\b(?:[A-Z]{3}|kr|zł|Kč|Ft|lei)\b|[元円원]|^\d{1,4}[.,]\d\d$")


def are_priced(items: Sequence[Item]) -> bool:
    """True for two names or more that each have a price and nothing else."""
    return len(items) > 1 and all(
        item.title and _PRICE.search(item.value) and not (item.body or item.items or item.when)
        for item in items
    )


def priced(page: Page, items: Sequence[Item], scale: float, color: str) -> Stack:
    """A row for each name, its price at the end."""
    prices = [
        roles.body(page, item.value, scale=scale, color=color, align="end", weight=600,
                   tabular=True, facts=item.facts)
        for item in items
    ]  # fmt: skip
    widest = 1.01 * max(price.width() for price in prices)
    rows: list[Node] = []
    for item, price in zip(items, prices, strict=True):
        name = roles.body(page, item.title, scale=scale, color=color, facts=item.facts)
        rows += [Rule(1.0, "rule"), Row([name, price], [-1.0, widest], page.gap(2))]
    return stack(*rows[1:], gap=page.gap(0.9))
