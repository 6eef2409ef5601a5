"""A ranked list without amounts: large ordinals, the first larger still."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.content import Item
from planner.layouts import roles
from planner.layouts.kit import Node, Panel, Row, Space, Stack, stack
from planner.layouts.owned import own_items
from planner.layouts.parts import Columns
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page


def title_and_words(page: Page, item: Item, title: float, body: float) -> Stack:
    """Title, words and own items, in ems of the body."""
    heading = roles.heading(page, item.title, scale=title, facts=item.facts)
    words = roles.body(page, item.body, scale=body, color="muted", facts=item.facts)
    shown = ((heading, item.title), (words, item.body))
    own = own_items(page, item, scale=body)
    return stack(*(node for node, text in shown if text), own, gap=page.gap(0.8))


def lists(items: Sequence[Item], page: Page) -> list[Arrangement]:
    """The lead large, the rest in one to three columns under it or beside it."""
    out = []
    rest = len(items) - 1
    sizes = (1.0, 1.5, 2.1) if rest <= 6 else (1.0, 1.4)
    for columns in (1, 2, 3):
        if columns > max(1, rest) or (page.shape == "portrait" and columns == 3):
            continue
        cost = 0.06 * (-rest % columns) + 0.02 * columns
        for size in sizes:
            if page.shape != "landscape" or columns == 3 or not rest:
                build = _list(items, columns, size, False)
                out.append(Arrangement(f"list{columns}-{size}", build, cost=cost))
            if page.shape != "portrait" and rest and columns < 3:
                build = _list(items, columns, size, True)
                out.append(Arrangement(f"beside{columns}-{size}", build, cost=cost))
    return out


def _list(items: Sequence[Item], columns: int, size: float, beside: bool) -> Callable[[Page], Node]:
    def build(page: Page) -> Node:
        first = _listed(page, items[0], 1, size * 1.9, 0.9)
        digits = 1.5 if len(items) > 9 else 0.9
        rows = [_listed(page, item, i, size, digits) for i, item in enumerate(items[1:], 2)]
        if not rows:
            return first
        rest = Columns(rows, min(columns, len(rows)), page.gap(5), page.gap(1.6))
        if beside:
            return Row(
                [first, rest], [-1.0, -1.3 * columns], gap=page.gap(6), valign="stretch", grow=1
            )
        return stack(first, rest, gap=page.gap(3), grow=1)

    return build


def _listed(page: Page, item: Item, index: int, size: float, digits: float) -> Node:
    """A large ordinal, its title and words under a hairline."""
    ink = "accent_ink" if item.mark else "dominant_ink"
    ordinal = roles.number(
        page, str(index), scale=2.0 * size, color=ink, name="ordinal", tabular=True
    )
    value = roles.label(page, item.value, name="value", facts=item.facts) if item.value else None
    words = stack(
        title_and_words(page, item, 1.2 * size, max(1.0, 0.72 * size)), value, gap=page.gap(0.9)
    )
    wide = page.body * 2.0 * size * digits
    row = Row([ordinal, words], [wide, -1.0], gap=page.gap(1.6))
    strong = index == 1 or item.mark
    line = ink.removesuffix("_ink") if strong else "rule"
    inner = stack(Space(page.gap(1.7)), row, Space(page.gap(0.4)))
    return Panel(
        inner, name="rank", bar=line, bar_width=5.0 if strong else 1.5, grow=0 if index == 1 else 1
    )
