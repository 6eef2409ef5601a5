"""Chart story: one hero chart, supporting charts, a strip of big numbers, a claim each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.content import ChartSpec, Content, Item
from planner.layouts import roles
from planner.layouts.chart import chart_block
from planner.layouts.kit import Grid, Node, Panel, Row, Stack, stack
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page

Build = Callable[[Page], Node]
FULL, MISSED = 3, 0.18
"""A story has three charts; each one fewer costs as much as a sixth of the type's size."""
LARGEST_BODY = 20.0


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """As many charts as the page holds at a good size, hero above or beside the others."""
    charts, numbers = content.charts, _numbers(content.items, page)
    out: list[Arrangement] = []
    for count in range(1, min(len(charts), 5) + 1):
        dropped = (
            MISSED * (min(len(charts), FULL) - count) if count < FULL else 0.03 * (count - FULL)
        )
        for strip in (False, True) if numbers else (False,):
            cost = dropped + (0.0 if strip or not numbers else 0.04)
            out += _kinds(content, charts[:count], numbers if strip else (), page, cost)
    return out


def _numbers(items: Sequence[Item], page: Page) -> tuple[Item, ...]:
    """As many as stand in one row: a second row would crowd the hero chart."""
    return tuple(item for item in items if item.value)[: 3 if page.shape == "portrait" else 4]


def _kinds(
    content: Content, charts: Sequence[ChartSpec], numbers: Sequence[Item], page: Page, cost: float
) -> list[Arrangement]:
    titled = charts[0].title.strip(".") != content.headline.strip(".")
    over: Build = lambda p: _over(p, charts, numbers, titled)  # noqa: E731
    beside: Build = lambda p: _beside(p, charts, numbers, titled)  # noqa: E731
    name = f"{len(charts)}{'n' if numbers else ''}"
    if page.shape != "landscape":
        return [Arrangement(f"over{name}", over, cost=cost, limit=LARGEST_BODY)]
    out = [Arrangement(f"side{name}", beside, "side", cost, limit=LARGEST_BODY)]
    if len(charts) > 1:
        out.append(Arrangement(f"beside{name}", beside, cost=cost + 0.02, limit=LARGEST_BODY))
    return out


def _over(page: Page, charts: Sequence[ChartSpec], numbers: Sequence[Item], titled: bool) -> Node:
    """Numbers, hero, then the rest in pairs."""
    hero, rest = charts[0], charts[1:]
    blocks = [_framed(page, chart_block(page, spec, hero=False)) for spec in rest]
    odd = len(blocks) % 2
    pairs = Grid(blocks[odd:], 2, gap=page.gap(4), grow=1) if len(blocks) > odd else None
    return stack(
        _strip(page, numbers), chart_block(page, hero, hero=True, titled=titled),
        blocks[0] if odd else None, pairs, gap=page.gap(4), grow=1,
    )  # fmt: skip


def _beside(page: Page, charts: Sequence[ChartSpec], numbers: Sequence[Item], titled: bool) -> Node:
    """Hero at the left, the rest stacked at the right, numbers over both."""
    hero, rest = charts[0], charts[1:]
    main = chart_block(page, hero, hero=True, titled=titled)
    body: Node = main
    if rest:
        side = Stack(
            [_framed(page, chart_block(page, s, hero=False)) for s in rest], page.gap(3), grow=1
        )
        body = Row(
            [_framed(page, main), side], [-1.45, -1.0], gap=page.gap(5), valign="stretch", grow=1
        )
    return stack(_strip(page, numbers), body, gap=page.gap(4), grow=1)


def _framed(page: Page, node: Stack) -> Node:
    """A supporting chart under a hairline."""
    return Panel(node, (0.0, page.gap(1.8)), bar="rule", bar_width=1.5, grow=1)


def _strip(page: Page, numbers: Sequence[Item]) -> Node | None:
    """Big numbers side by side over what they count."""
    if not numbers:
        return None
    cells: list[Node] = []
    for item in numbers:
        color = "accent_ink" if item.mark else "dominant_ink"
        value = roles.number(page, item.value, scale=2.3, color=color, facts=item.facts)
        words = roles.caption(
            page, item.title, scale=0.92, color="ink", name="number-label", facts=item.facts
        )
        cells.append(stack(value, words, gap=page.gap(1.0)))
    return Grid(cells, len(cells), gap=page.gap(4))
