"""Slide: a claim, three to six points or one chart, room to speak."""

from __future__ import annotations

from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.chart import chart_block
from planner.layouts.kit import Grid, Icon, Node, Row, Stack, stack
from planner.layouts.parts import icon_look
from planner.layouts.pictured import Picture
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink, add_rect


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Points, points beside a chart or picture, or points in two columns."""
    out = [
        Arrangement(
            "points",
            lambda p: _points(p, content.items),
            limit=40,
            cost=0.06 if content.charts or content.queries else 0,
        )
    ]
    if len(content.items) > 4:
        out.append(
            Arrangement(
                "two-columns",
                lambda p: Grid(_rows(p, content.items), 2, gap=p.gap(6), row_gap=p.gap(3), grow=1),
                limit=40,
            )
        )
    if content.charts:
        out.append(
            Arrangement(
                "chart",
                lambda p: _beside(p, content, chart_block(p, content.charts[0], hero=True)),
                limit=34,
            )
        )
    elif content.queries and page.shape == "landscape":
        out.append(
            Arrangement(
                "picture",
                lambda p: _beside(p, content, Picture(p, content, "disc", p.body * 8)),
                limit=36,
            )
        )
    return out


def _beside(page: Page, content: Content, hero: Node) -> Node:
    if not content.items:
        return hero
    points = _points(page, content.items[:6])
    if page.shape == "landscape":
        return Row([points, hero], [-1.0, -1.15], gap=page.gap(6), valign="stretch", grow=1)
    return stack(hero, points, gap=page.gap(4), grow=1)


def _points(page: Page, items: tuple[Item, ...]) -> Node:
    return Stack(_rows(page, items), page.gap(3.2), justify="start", grow=1)


def _rows(page: Page, items: tuple[Item, ...]) -> list[Node]:
    return [_point(page, item) for item in items]


def _point(page: Page, item: Item) -> Node:
    text = stack(
        roles.heading(page, item.title, scale=1.3, facts=item.facts) if item.title else None,
        roles.body(page, item.body, color="muted" if item.title else "ink", facts=item.facts)
        if item.body
        else None,
        gap=page.gap(0.9),
    )
    mark: Node = Icon(item.icon, page.body * 2.2, **icon_look(page)) if item.icon else Dash(page)
    return Row([mark, text], [page.body * (2.2 if item.icon else 1.0), -1.0], gap=page.gap(2.2))


class Dash(Node):
    """A short bar at the height of a heading's x-height, in place of a bullet."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def height(self, w: float) -> float:
        return self.page.body

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        add_rect(
            sink,
            x,
            y + self.page.body * 0.42,
            w,
            max(3.0, self.page.body * 0.14),
            "accent",
            z=3,
            name="dash",
        )
