"""Steps: a direction, equal weight, a number only because order matters."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.frame import FrameKind
from planner.layouts.grid import Grid
from planner.layouts.kit import Icon, Node, Row, Stack, stack
from planner.layouts.parts import Badge, card, icon_look, item_icon, type_limit, words
from planner.layouts.solve import Arrangement
from planner.layouts.stairs import Pillars, Stairs
from planner.layouts.steprow import StepRow
from planner.layouts.surface import Page, Sink, add_rect
from planner.layouts.zigzag import Halo, Zigzag

PILLARS, STAIRS = 6, 8
"""Most steps that rise across a page, and that go in down it."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """A numbered column, columns side by side, or rows of cards."""
    count = len(content.items)
    limit = type_limit(content.items)
    out = [Arrangement("column", lambda p: _column(p, content.items), limit=limit, columns=1)]
    if page.shape == "landscape":
        out[0] = replace(out[0], frame="side", cost=0.06)
    for columns in (2, 3, 4, 5, 6):
        if columns > count or (page.shape == "portrait" and columns > 3):
            continue
        if page.shape != "landscape" and columns > 4:
            continue
        ragged = -count % columns
        cost = 0.02 + 0.2 * ragged / columns
        cost += 0.05 if page.shape == "portrait" and columns > 2 else 0.0
        build = partial(_grid, items=content.items, columns=columns)
        out.append(Arrangement(f"grid{columns}", build, cost=cost, limit=limit, columns=columns))
    out = [replace(arrangement, fills=True) for arrangement in out]
    return [*out, *_others(content.items, page, limit)]


def _others(items: tuple[Item, ...], page: Page, limit: float) -> list[Arrangement]:
    """A winding path, and stairs: bands that go in, or pillars that rise across a wide page."""
    out = []
    if page.shape != "landscape":
        out.append(Arrangement("zigzag", lambda p: _zigzag(p, items), limit=limit, spare=True))
    elif len(items) <= PILLARS:
        out.append(Arrangement("pillars", lambda p: _pillars(p, items), limit=limit, spare=True))
    if len(items) <= STAIRS:
        side: FrameKind = "side" if page.shape == "landscape" else "top"
        out.append(
            Arrangement("stairs", lambda p: _stairs(p, items), side, 0.02, limit, spare=True)
        )
    return out


def _zigzag(page: Page, items: tuple[Item, ...]) -> Node:
    signs = [_sign(page, index, item) for index, item in enumerate(items, 1)]
    return Zigzag(page, signs, [_told(page, item) for item in items])


def _sign(page: Page, index: int, item: Item) -> Node:
    size = page.body * 2.6
    if page.character.badge != "plain":
        return Badge(page, str(index), size, item.lit)
    figure = roles.number(
        page,
        str(index),
        scale=2.2,
        color="accent_ink",
        align="center",
        name="ordinal",
        tabular=True,
    )
    return Halo(figure, size)


def _told(page: Page, item: Item) -> Node:
    icon = item_icon(page, item, page.body * 2.8)
    return card(page, stack(icon, words(page, item, 1.2), gap=page.gap(1.2)), lit=item.lit)


def _stairs(page: Page, items: tuple[Item, ...]) -> Node:
    bands: list[Node] = []
    for index, item in enumerate(items, 1):
        cells: list[Node] = [
            Badge(page, str(index), page.body * 2.4, item.lit),
            words(page, item, 1.25),
        ]
        widths = [page.body * 2.4, -1.0]
        if icon := item_icon(page, item, page.body * 2.6):
            cells.append(icon)
            widths.append(icon.size)
        row = Row(cells, widths, gap=page.gap(2.4), valign="middle")
        bands.append(card(page, Stack([row], justify="center"), lit=item.lit))
    return Stairs(page, bands)


def _pillars(page: Page, items: tuple[Item, ...]) -> Node:
    told: list[Node] = [
        stack(Badge(page, str(index), page.body * 2.4, item.lit), item_icon(page, item, page.body * 2.6),
              words(page, item, 1.2), gap=page.gap(1.6))
        for index, item in enumerate(items, 1)
    ]  # fmt: skip
    return Pillars(page, told, [item.lit for item in items])


def _column(page: Page, items: tuple[Item, ...]) -> Node:
    """One step a row: number, icon, words; bands that point on, or bare rows with hairlines."""
    if page.character.panel != "none":
        gap = page.gap(2.2)
        bands = [StepRow(page, i, item, i == len(items), gap) for i, item in enumerate(items, 1)]
        return Stack(bands, gap, grow=1)
    badge = page.body * 2.5
    icon = page.body * 3.8
    rows: list[Node] = []
    for index, item in enumerate(items, 1):
        cells: list[Node] = [Badge(page, str(index), badge, item.lit)]
        widths = [badge]
        if item.icon:
            cells.append(Icon(item.icon, icon, **icon_look(page)))
            widths.append(icon)
        cells.append(words(page, item))
        widths.append(-1.0)
        rows.append(Row(cells, widths, gap=page.gap(3), valign="middle", grow=1))
    return Spine(page, rows, badge, gap=page.gap(3.4))


class Spine(Stack):
    """Rows with a hairline between them, or a line down through the badges."""

    def __init__(self, page: Page, rows: list[Node], badge: float, gap: float) -> None:
        super().__init__(rows, gap, grow=1)
        self.page, self.badge = page, badge

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        joined = self.page.character.badge != "plain"
        tops = self._centres(w, h)
        if joined:
            first, last = y + tops[0], y + tops[-1]
            add_rect(
                sink, x + self.badge / 2 - 1.5, first, 3, last - first, "rule", z=1, name="spine"
            )
        super().place(x, y, w, h, sink)
        if not joined:
            self._hairlines(x, y, w, h, sink)

    def _centres(self, w: float, h: float) -> list[float]:
        return [top + tall / 2 for top, tall in self._spans(w, h)]

    def _spans(self, w: float, h: float) -> list[tuple[float, float]]:
        heights = [c.height(w) for c in self.children]
        more = max(0.0, h - sum(heights) - self.gap * (len(heights) - 1)) / len(heights)
        out, at = [], 0.0
        for tall in heights:
            out.append((at, tall + more))
            at += tall + more + self.gap
        return out

    def _hairlines(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        for top, _ in self._spans(w, h)[1:]:
            add_rect(sink, x, y + top - self.gap / 2 - 0.75, w, 1.5, "rule", z=1, name="rule")


def _card(page: Page, index: int, item: Item) -> Node:
    cells: list[Node] = [Badge(page, str(index), page.body * 2.2, item.lit)]
    widths = [-1.0]
    if item.icon:
        cells.append(Icon(item.icon, page.body * 2.6, **icon_look(page), align="end"))
        widths.append(page.body * 2.6)
    head = Row(cells, widths, valign="middle")
    inner = stack(head, words(page, item, 1.25), gap=page.gap(2))
    return card(page, inner, lit=item.lit)


def _grid(page: Page, items: tuple[Item, ...], columns: int) -> Node:
    cards = [_card(page, index, item) for index, item in enumerate(items, 1)]
    return Grid(cards, columns, gap=page.gap(4), even=True, fills=True, grow=1)
