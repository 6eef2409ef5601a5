"""Cards: things of equal standing in a grid, each an icon, a title and a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import product
from math import inf

from planner.composer.text import width
from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.facing import attributes
from planner.layouts.flowing import MOST, Flowing
from planner.layouts.frame import FrameKind
from planner.layouts.grid import Grid
from planner.layouts.headed import alike, headed
from planner.layouts.kit import Icon, Node, Row, Stack, stack
from planner.layouts.ledger import Key, Ledger
from planner.layouts.parts import card, item_icon, type_limit, words
from planner.layouts.solve import COMFORT, Arrangement
from planner.layouts.surface import Page
from planner.layouts.zigzag import Zigzag

MOST_LINES = 3.0
"""Lines of a text, set in a comfortable size, past which a column is narrow for it."""
LISTED_LINES = 1.5
"""The same of one line of a list."""
LONG, UNEVEN = 90, 1.4
"""Characters of the longest item, and how much more it tells than the shortest, where cards of one
height would leave holes."""
FILLED = 0.8
"""The part of its measure that a line fills on average."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Grids of one to five columns, cards upright or lying; uneven ones also flow down columns.

    A picture without words has no card.
    """
    items = tuple(item for item in content.items if item.scene is None or item.title or item.body)
    count = len(items)
    most = max({"portrait": 3, "square": 4, "landscape": 5}[page.shape], content.columns)
    limit, out = type_limit(items), []
    for columns, lying in product(range(1, min(most, count) + 1), (False, True)):
        if lying and columns > 2:
            continue
        build = partial(_grid, items=items, columns=columns, lying=lying)
        name = f"{'lying' if lying and not _headed(items) else 'upright'}{columns}"
        cost = _cost(count, columns, lying, page) + _narrow(items, columns, page)
        one = Arrangement(name, build, cost=cost, limit=limit, columns=columns)
        out.append(one)
        if page.shape == "landscape" and columns <= 3:
            out.append(replace(one, name=f"{name}-side", frame="side", cost=cost + 0.03))
    out = [replace(arrangement, fills=True) for arrangement in (*out, *_flows(items, page))]
    return [*out, *_others(items, page, limit)]


def _others(items: tuple[Item, ...], page: Page, limit: float) -> list[Arrangement]:
    """A line each, its title or icon before its words; cards either side of a path of icons."""
    out = []
    frame: FrameKind = "side" if page.shape == "landscape" else "top"
    if all(item.title and (item.body or item.items or item.value) for item in items):
        for columns in (2, 3, 4) if _headed(items) else (1,):
            build = partial(_ledger, items=items, columns=columns)
            out.append(Arrangement(f"ledger{columns}", build, frame, 0.03, limit, spare=True))
    if _headed(items):
        for columns in (1, 2, 3):
            build = partial(_plain, items=items, columns=columns)
            name, cost = f"plain{columns}", 0.06 + 0.06 * (-len(items) % columns > 0)
            out.append(Arrangement(name, build, cost=cost, limit=limit, spare=True))
    if page.shape != "landscape" and len(items) > 2 and all(item.icon for item in items):
        out.append(Arrangement("zigzag", partial(_zigzag, items=items), limit=limit, spare=True))
    return out


def _plain(page: Page, items: tuple[Item, ...], columns: int) -> Node:
    """Bands or cards without heads, each with its attributes side by side under its title."""
    bands: list[Node] = []
    for item in items:
        title = roles.heading(page, item.title, scale=1.3, color="dominant_ink", facts=item.facts)
        told = attributes(page, item, min(4 if columns == 1 else 2, len(item.items)))
        bands.append(card(page, stack(title, told, gap=page.gap(1)), lit=item.lit))
    return Grid(bands, columns, gap=page.gap(2), fills=True, grow=1)


def _ledger(page: Page, items: tuple[Item, ...], columns: int) -> Node:
    rows: list[tuple[Node, Node]] = []
    for item in items:
        color = "accent_ink" if item.lit else "dominant_ink"
        key: Node = roles.heading(page, item.title, scale=1.4, color=color, facts=item.facts)
        if icon := item_icon(page, item, page.body * 2.6):
            key = Key(page, icon, key)
        told = (
            attributes(page, item, columns) if columns > 1 else words(page, replace(item, title=""))
        )
        rows.append((key, told))
    return Ledger(page, rows, [item.lit for item in items])


def _zigzag(page: Page, items: tuple[Item, ...]) -> Node:
    """Icons on the path."""
    size = page.body * 3
    solid = page.character.icon == "fill" or page.character.panel == "tint"
    ink, ground = ("on_dominant", "dominant") if solid else ("dominant_ink", "bg")
    signs = [Icon(item.icon, size, ink, ground) for item in items]
    told = [card(page, words(page, item, 1.2), lit=item.lit) for item in items]
    return Zigzag(page, signs, told)


def _headed(items: Sequence[Item]) -> bool:
    """True where cards have a coloured head."""
    return alike(items) and not any(item.icon for item in items)


def _flows(items: tuple[Item, ...], page: Page) -> list[Arrangement]:
    """Cards down two or three columns where their texts are uneven."""
    most = 2 if page.shape == "portrait" else 3
    told = sorted(_told(item) for item in items)
    if not 3 <= len(items) <= MOST or told[-1] < max(LONG, UNEVEN * told[0]):
        return []
    limit, out = type_limit(items), []
    for columns in range(2, min(most, len(items) - 1) + 1):
        build = partial(_flow, items=items, columns=columns)
        cost = 0.05 + _narrow(items, columns, page)
        one = Arrangement(f"flow{columns}", build, cost=cost, limit=limit, columns=columns)
        out.append(one)
        if page.shape == "landscape" and columns == 2:
            out.append(replace(one, name=f"{one.name}-side", frame="side", cost=cost + 0.03))
    return out


def _told(item: Item) -> int:
    """How much an item tells, with its own items, which are lines each."""
    return width(item.title + item.body) + sum(max(20, _told(own)) for own in item.items)


def _flow(page: Page, items: tuple[Item, ...], columns: int) -> Node:
    cards = [_upright(page, item, _scale(items)) for item in items]
    slack = page.body if page.character.panel == "none" else inf
    return Flowing(cards, columns, *_gaps(page), slack)


def _gaps(page: Page) -> tuple[float, float]:
    """Distances between columns and between rows; hairlines already stand apart from what is over them."""
    return (page.gap(4), page.gap(1.6)) if page.character.panel == "none" else (page.gap(3),) * 2


def _cost(count: int, columns: int, lying: bool, page: Page) -> float:
    """Rows of unlike length cost, and so does a single column where it makes wide, flat cards."""
    cost = 0.02 + 0.06 * (count % -(-count // columns) > 0)
    if columns == 1 and count > 1:
        cost += (0.05 if page.shape == "portrait" else 0.4) + (0.0 if lying else 0.25)
    return cost


def _narrow(items: Sequence[Item], columns: int, page: Page) -> float:
    """What columns cost in which the longest text breaks into many short lines."""
    own = [width(sub.title + sub.body) for item in items for sub in item.items]
    ems = max(max(width(item.title), width(item.body)) for item in items) / 2
    page = page.at(COMFORT)
    live = page.width - 2 * page.margin - page.gap(3) * (columns - 1)
    measure = live / columns - (0 if page.character.panel == "none" else 2 * page.gap(2.7))
    lines = ems * COMFORT / (FILLED * measure)
    listed = max(own, default=0) / 2 * COMFORT / (FILLED * measure)
    return 0.05 * max(0.0, lines - MOST_LINES, 2 * (listed - LISTED_LINES))


def _grid(page: Page, items: tuple[Item, ...], columns: int, lying: bool) -> Node:
    if _headed(items):
        return headed(page, items, columns)
    gap, row_gap = _gaps(page)
    scale = _scale(items)
    make = partial(_lying, alone=columns == 1) if lying else _upright
    cards = [make(page, item, scale) for item in items]
    return Grid(cards, columns, gap, row_gap, even=columns > 1, fills=True, grow=1)


def _scale(items: tuple[Item, ...]) -> float:
    """Size of a title in bodies: larger where the titles are all that there is."""
    if any(item.body or item.items or item.value for item in items):
        return 1.3
    longest = max(len(item.title) for item in items)
    return 1.3 if longest > 60 else 1.5 if longest > 36 or any(i.icon for i in items) else 1.75


def _upright(page: Page, item: Item, scale: float) -> Node:
    icon = item_icon(page, item, page.body * 4.4)
    head = roles.number(page, item.value, scale=2.4) if item.value and not icon else None
    inner = stack(
        icon,
        head,
        words(page, item, scale, value=head is None),
        gap=page.gap(1.8),
    )
    return card(page, inner, lit=item.lit)


def _lying(page: Page, item: Item, scale: float, alone: bool) -> Node:
    """A card whose words stand beside its icon; in the middle of a panel that is `alone` in its row."""
    size = page.body * 3.4
    icon = item_icon(page, item, size)
    text = words(page, item, scale)
    if icon is None:
        middle = alone and page.character.panel != "none"
        return card(page, Stack([text], justify="center") if middle else text, lit=item.lit)
    row = Row([icon, text], [size, -1.0], gap=page.gap(2.6), valign="middle")
    return card(page, row, lit=item.lit)
