"""Cards: things of equal standing in a grid, each an icon, a title and a few words."""

from __future__ import annotations

from dataclasses import replace

from planner import fonts
from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.kit import Grid, Node, Page, Row, stack
from planner.layouts.parts import card, item_icon, words
from planner.layouts.solve import Arrangement
from planner.plan import Run


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Grids of one to five columns, cards upright or lying."""
    count = len(content.items)
    most = {"portrait": 3, "square": 4, "landscape": 5}[page.shape]
    out = []
    for columns in range(1, min(most, count) + 1):
        ragged = -count % columns
        cost = 0.02 + 0.1 * ragged / columns
        if columns == 1 and count > 1:
            cost += 0.05 if page.shape == "portrait" else 0.4
        for lying in (False, True):
            if lying and columns > 2:
                continue
            name = f"{'lying' if lying else 'upright'}{columns}"
            extra = 0.25 if columns == 1 and not lying and count > 1 else 0.0
            out.append(Arrangement(name, _grid(content.items, columns, lying), cost=cost + extra))
            if page.shape == "landscape" and columns <= 3:
                out.append(
                    Arrangement(
                        f"{name}-side",
                        _grid(content.items, columns, lying),
                        "side",
                        cost + extra + 0.03,
                    )
                )
    return out


def _grid(items: tuple[Item, ...], columns: int, lying: bool):  # type: ignore[no-untyped-def]
    def build(page: Page) -> Node:
        cards = [_lying(page, item) if lying else _upright(page, item) for item in items]
        return Grid(
            cards,
            columns,
            gap=page.gap(4 if page.character.panel == "none" else 3),
            even=columns > 1,
            grow=1,
        )

    return build


def _upright(page: Page, item: Item) -> Node:
    icon = item_icon(page, item, page.body * 3.2, limit=2.2)
    head = roles.number(page, item.value, scale=2.4) if item.value and not icon else None
    inner = stack(
        icon,
        head,
        words(page, item, 1.3, value=head is None),
        _children(page, item),
        gap=page.gap(1.8),
    )
    return card(page, inner)


def _lying(page: Page, item: Item) -> Node:
    size = page.body * 3.4
    icon = item_icon(page, item, size)
    text = stack(words(page, item, 1.3), _children(page, item), gap=page.gap(1.2))
    if icon is None:
        return card(page, text)
    return card(page, Row([icon, text], [size, -1.0], gap=page.gap(2.6), valign="middle"))


def _children(page: Page, item: Item) -> Node | None:
    """Sub-items as lines: a quiet label and its words."""
    if not item.items:
        return None
    lines = [_line(page, sub) for sub in item.items]
    return stack(*lines, gap=page.gap(1.1))


def _line(page: Page, item: Item) -> Node:
    words = " ".join(part for part in (item.value, item.body) if part)
    joint = "：" if fonts.is_cjk(page.language) else ": "
    node = roles.body(page, "", scale=0.94, facts=item.facts, leading=roles.leading(page, 1.28))
    quiet = Run(text=item.title + (joint if words else ""), color="muted" if words else None)
    return replace(node, runs=(quiet, Run(text=words, weight=500)) if words else (quiet,))
