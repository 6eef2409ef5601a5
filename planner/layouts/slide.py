"""Slide: one claim and one visual: a chart, a picture, or the points themselves set large."""

from __future__ import annotations

from planner.content import Content, Item
from planner.errors import PlannerError
from planner.layouts import roles
from planner.layouts.chart import chart_block
from planner.layouts.grid import Grid
from planner.layouts.kit import Icon, Node, Panel, Row, Stack, stack
from planner.layouts.owned import own_items
from planner.layouts.parts import card, icon_look
from planner.layouts.pictured import Picture
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink, add_rect

COLUMNS = {"portrait": 2, "square": 2, "landscape": 4}
"""Most columns of points on a page of each shape."""
MANY = 9
"""So many points may have a column more on a square page."""
FEW = 4
"""So few points fill a slide with tall cards."""
TALL = 1.5
"""Height over width past which points stand one under the other."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """A chart or a picture with points beside it, or the points in columns.

    Raises PlannerError where there is none of them.
    """
    shown = content.charts or (content.queries and page.shape == "landscape")
    if not (content.items or shown):
        raise PlannerError("A slide needs points, a chart or a picture.")
    out = [
        _columns(content, columns, page, 0.2 if shown else 0.0)
        for columns in range(1, min(_most(content, page), max(1, len(content.items))) + 1)
    ]
    if content.charts:
        out.append(Arrangement("chart", lambda p: _charted(p, content), limit=34))
    elif shown:
        out.append(Arrangement("picture", lambda p: _pictured(p, content), limit=36))
    return out


def _most(content: Content, page: Page) -> int:
    return COLUMNS[page.shape] + (page.shape == "square" and len(content.items) >= MANY)


def _columns(content: Content, columns: int, page: Page, cost: float) -> Arrangement:
    # Rows of unlike length cost, a list down a wide slide more, and so do few points beside each other
    # on a tall one.
    holes = -len(content.items) % columns
    listed = columns == 1 < len(content.items)
    side_by_side = columns > 1 and page.height > TALL * page.width and len(content.items) <= FEW
    cost += 0.14 * (holes > 0) + 0.02 * holes + 0.3 * side_by_side
    cost += (0.3 if page.shape == "landscape" else 0.08) * listed
    return Arrangement(f"columns{columns}", lambda p: _cards(p, content, columns), "top", cost, 40)


def _cards(page: Page, content: Content, columns: int) -> Node:
    large = 1.3 if columns < 3 and page.shape == "landscape" else 1.0
    few = len(content.items) <= FEW
    cells: list[Node] = [
        card(page, _tall(page, item, large) if few else _card(page, item), lit=item.lit)
        for item in content.items
    ]
    return Grid(cells, columns, gap=page.gap(2.4), fills=True, grow=1)


def _card(page: Page, item: Item) -> Node:
    """A point's sign over its words."""
    return stack(_sign(page, item, 3), _words(page, item, 1.45), gap=page.gap(1.8))


def _tall(page: Page, item: Item, large: float) -> Node:
    """A point's sign at the head of a tall card, its words at the foot; `large` on a wide one."""
    words = _words(page, item, (1.45 if item.body or item.items else 1.7) * large)
    return Stack([_sign(page, item, 3.6 * large), words], page.gap(3), justify="between", grow=1)


def _sign(page: Page, item: Item, size: float) -> Node:
    return Icon(item.icon, page.body * size, **icon_look(page)) if item.icon else Dash(page)


def _charted(page: Page, content: Content) -> Node:
    return _beside(page, content, chart_block(page, content.charts[0], hero=True))


def _pictured(page: Page, content: Content) -> Node:
    ground = "plain" if page.character.name == "technical" else "hills"
    return _beside(
        page, content, Picture(page, content, ground, page.body * 8, page.character.radius)
    )


def _beside(page: Page, content: Content, hero: Node) -> Node:
    if not content.items:
        return hero
    points = Stack([_point(page, item) for item in content.items[:6]], page.gap(1), grow=1)
    if page.shape == "landscape":
        return Row([points, hero], [-1.0, -1.25], gap=page.gap(5), valign="stretch", grow=1)
    return stack(hero, points, gap=page.gap(4), grow=1)


def _point(page: Page, item: Item) -> Node:
    """A point under a hairline."""
    bare = not (item.body or item.items)
    words = _words(page, item, 1.6 if bare else 1.3)
    row: Node = words
    if item.icon:
        sign = Icon(item.icon, page.body * (3 if bare else 2.2), **icon_look(page))
        row = Row(
            [stack(sign), words], [sign.size, -1.0], page.gap(2.2), "middle" if bare else "top"
        )
    bar = "accent" if item.lit else "rule"
    return Panel(row, (0.0, page.gap(1.5)), bar=bar, bar_width=2, grow=1)


def _words(page: Page, item: Item, scale: float) -> Stack:
    head = item.when or item.value
    number = roles.number(page, head, scale=1.25 * scale, facts=item.facts) if head else None
    color = "accent_ink" if item.lit else "ink"
    title = roles.heading(page, item.title, scale=scale, facts=item.facts, color=color)
    body = roles.body(page, item.body, color="muted" if item.title else "ink", facts=item.facts)
    own = own_items(page, item, scale=1.0)
    return stack(
        number, title if item.title else None, body if item.body else None, own, gap=page.gap(0.9)
    )


class Dash(Node):
    """A short thick bar over a point that has no icon."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def height(self, w: float) -> float:
        return self.page.body * 0.3

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        tall = self.page.body * 0.3
        add_rect(sink, x, y, self.page.body * 2.2, tall, "accent", z=3, name="dash")
