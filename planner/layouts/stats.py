"""Statistics board: one number much larger than the others, with a bar or ring for a share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from planner.content import Content, Item
from planner.errors import PlannerError
from planner.layouts.figures import (
    LEAST_MEASURE,
    ShareRing,
    figure,
    is_data,
    largest,
    share_of,
    words,
)
from planner.layouts.frame import FrameKind
from planner.layouts.hero import Form, Hero
from planner.layouts.kit import TOO_WIDE, Node, Row, Space, Stack, Text, stack
from planner.layouts.ledger import Ledger
from planner.layouts.parts import item_icon, quiet_card, sight
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink, add_rect

LEAST_FIGURE = 1.5
"""Smallest number of the board, in ems of the body."""
APART = 0.35
"""Room between a number and the ring or icon beside it, in ems of the number."""
TALL = 1.5
"""Height over width past which a page has room for numbers one under the other."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """The hero over the board (its words beside or under it), or in a column beside the board.

    Raises PlannerError where there is no number.
    """
    if not any(item.value for item in content.items):
        raise PlannerError("A statistics board needs numbers; give at least one with its unit.")
    rest = len(content.items) - 1
    hero = content.items[_hero(content.items)]
    out = []
    for columns in _columns(page, rest):
        for form in _forms(page, rest, columns):
            cost = 0.03 * (form == "over") + 0.02 * bool(-rest % columns)
            cost += 0.1 * (form == "wide" and page.shape == "landscape" and rest < 3)
            # Without a bar or a ring a column leaves its number alone in a large panel.
            cost += 0.08 * (form == "column" and share_of(hero) is None)
            for most, size, extra in _scales(rest):
                build = _build(content.items, form, most, size, columns)
                name = f"{form}{columns}-{most:g}-{size:g}"
                out.append(Arrangement(name, build, cost=cost + extra, limit=30))
    return [*out, *_equals(content.items, page)]


def _equals(items: Sequence[Item], page: Page) -> list[Arrangement]:
    """Numbers of one size, as tiles or a line each."""
    out = []
    for columns in _columns(page, len(items)):
        if columns > 1:
            build = partial(_tiles, items=items, columns=columns)
            out.append(Arrangement(f"tiles{columns}", build, limit=34, spare=True))
    frame: FrameKind = "side" if page.shape == "landscape" else "top"
    if all(item.value for item in items):
        out.append(
            Arrangement("ledger", partial(_ledger, items=items), frame, 0.04, 34, spare=True)
        )
    return out


def _tiles(page: Page, items: Sequence[Item], columns: int) -> Node:
    board = Board(page, [Stat(page, item) for item in items], columns, 5.6)
    return stack(board, grow=1)


def _ledger(page: Page, items: Sequence[Item]) -> Node:
    """Numbers at the start of each line, their words after them."""
    rows: list[tuple[Node, Node]] = []
    for item in items:
        color = "accent_ink" if item.mark else "dominant_ink"
        key = figure(page, item, 2.6 * page.body, color)
        rows.append((key, words(page, item, 1.25) or Space()))
    return Ledger(page, rows, [item.lit for item in items])


def _hero(items: Sequence[Item]) -> int:
    """Index of the number that the message is about: of the marked item, else the first there is."""
    marked = next((i for i, item in enumerate(items) if item.mark), None)
    return next(i for i, item in enumerate(items) if item.value) if marked is None else marked


def _forms(page: Page, rest: int, columns: int) -> list[Form]:
    if page.shape == "portrait":
        return ["wide", "over"]
    column: list[Form] = ["column"] if rest and columns <= 3 else []
    if page.shape == "square":
        return ["wide", "over", *column]
    return ["wide", *column] if columns >= min(rest, 3) else column


def _columns(page: Page, rest: int) -> list[int]:
    """Columns of the board: two or three, four on a wide page; one for few numbers, or on a tall page."""
    if rest <= 3:
        return [1] if rest < 2 else [1, rest]
    if page.shape == "landscape":
        return [2, 3, 4]
    return [1, 2, 3] if page.height > TALL * page.width and rest <= 5 else [2, 3]


def _scales(rest: int) -> list[tuple[float, float, float]]:
    """Largest hero and largest other number, in ems of the body, and the cost of a small hero."""
    if rest <= 2:
        return [(8.0, 3.6, 0.12), (11.0, 5.0, 0.05), (15.0, 7.0, 0.0)]
    if rest <= 5:
        return [(6.5, 2.3, 0.12), (9.0, 2.8, 0.05), (12.0, 3.6, 0.0), (12.0, 5.6, 0.0)]
    return [(7.0, 2.4, 0.08), (11.0, 3.2, 0.0)]


def _build(
    items: Sequence[Item], form: Form, most: float, size: float, columns: int
) -> Callable[[Page], Node]:
    at = _hero(items)
    others = [item for i, item in enumerate(items) if i != at]

    def build(page: Page) -> Node:
        hero = Hero(page, items[at], form, most)
        if not others:
            return Stack([hero], justify="center", grow=1)
        board = Board(page, [Stat(page, item) for item in others], columns, size)
        # Numbers without a panel start a little lower: they are taller than any text above.
        top = Space(page.gap(1.2)) if page.character.panel == "none" else None
        if form == "column":
            row = Row([hero, board], [-0.82, -1.0], gap=page.gap(5), valign="stretch", grow=1)
            return stack(top, row, grow=1)
        return stack(top, hero, Space(page.gap(4.5)), board, grow=1)

    return build


def padding(page: Page) -> float:
    """Room inside a card at its sides."""
    pad = quiet_card(page, Space()).pad
    return pad[0] if isinstance(pad, tuple) else pad


class Stat(Node):
    """A number, what it counts, and a few words; the top edge is filled to its share."""

    grow = 1.0

    def __init__(self, page: Page, item: Item) -> None:
        self.page, self.item, self.size = page, item, page.body
        self.color = "accent_ink" if item.mark else "dominant_ink"

    def _inner(self) -> Stack:
        page, item = self.page, self.item
        number = figure(page, item, self.size, self.color) if item.value else None
        side, share = self.size * 0.95, share_of(item)
        mark: Node | None = item_icon(page, item, side)
        if share is not None and page.character.panel == "tint":
            mark = ShareRing(share, side, "accent" if item.mark else "dominant")
        ring = isinstance(mark, ShareRing)
        head = (
            Beside(number, mark, max(page.gap(1.4), APART * self.size), ring)
            if number and mark
            else number or mark
        )
        scale = max(1.12, 0.3 * self.size / page.body)
        return stack(head, words(page, item, scale), gap=page.gap(1.5))

    def height(self, w: float) -> float:
        return quiet_card(self.page, self._inner()).height(w)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        page, share = self.page, share_of(self.item)
        quiet_card(page, self._inner()).place(x, y, w, h, sink)
        if share is not None and page.character.panel != "tint":
            color = "accent" if self.item.mark else "dominant"
            add_rect(sink, x, y, w * share, page.gap(0.55), color, z=4, name="share")
            is_data(sink, self.item)


class Beside(Node):
    """A number and its ring close after it, or an icon at the far end, on one middle line."""

    def __init__(self, number: Text, mark: Node, gap: float, close: bool) -> None:
        self.number, self.mark, self.gap, self.close = number, mark, gap, close

    def height(self, w: float) -> float:
        return self.number.height(w - self.gap - self.mark.width())

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        side = self.mark.width()
        wide = min(self.number.width(), w - self.gap - side)
        self.number.place(x, y, wide, h, sink)
        middle = y + sight(self.number, wide) / 2
        left = x + wide + self.gap if self.close else x + w - side
        self.mark.place(left, middle - side / 2, side, side, sink)


class Board(Node):
    """Numbers of one size, as large as the longest allows, in full rows: short rows come first."""

    grow = 1.0

    def __init__(self, page: Page, stats: Sequence[Stat], columns: int, most: float) -> None:
        self.page, self.stats, self.most = page, stats, most
        self.gap = page.gap(4 if page.character.panel == "none" else 2.6)
        self.rows = _full_rows(stats, columns)

    def _cell(self, w: float, count: int) -> float:
        return (w - self.gap * (count - 1)) / count

    def _tall(self, w: float) -> float:
        """Height of a row; the numbers are fitted on the way."""
        page = self.page
        inner = self._cell(w, len(self.rows[-1])) - 2 * padding(page)
        if inner < LEAST_MEASURE * page.body:
            return TOO_WIDE
        most = self.most * page.body
        widest = min(_largest(page, stat.item, most, inner) for stat in self.stats)
        size = max(LEAST_FIGURE * page.body, widest)
        for stat in self.stats:
            stat.size = size
        return max(stat.height(self._cell(w, len(row))) for row in self.rows for stat in row)

    def height(self, w: float) -> float:
        return len(self.rows) * (self._tall(w) + self.gap) - self.gap

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        self._tall(w)
        tall = (h + self.gap) / len(self.rows) - self.gap
        for row in self.rows:
            cell = self._cell(w, len(row))
            for index, stat in enumerate(row):
                stat.place(x + index * (cell + self.gap), y, cell, tall, sink)
            y += tall + self.gap


def _full_rows(stats: Sequence[Stat], columns: int) -> list[Sequence[Stat]]:
    """Rows whose lengths differ by one at most."""
    count = -(-len(stats) // columns)
    least, more = divmod(len(stats), count)
    out, at = [], 0
    for row in range(count):
        long = least + (row >= count - more)
        out.append(stats[at : at + long])
        at += long
    return out


def _largest(page: Page, item: Item, most: float, room: float) -> float:
    """Largest size at which a number fits beside its ring or icon."""
    ring = share_of(item) is not None and page.character.panel == "tint"
    return largest(page, item, most, room, 1.05 + APART if ring or item.icon else 0.0)
