"""Panels: a page as it was dictated, bands from top to bottom, columns in each, panels in those."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, groupby
from typing import Any

from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.foot import Pill
from planner.layouts.kit import Node, Row, Rule, Space, Stack, stack
from planner.layouts.parts import Marked, card, item_icon, type_limit
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink

LARGEST = 46.0
FEW = 3
"""Largest body size in units, of so few panels."""
WIDER = 1.5
"""Most that one of two columns is wider than the other."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Bands as they were asked for; long ones in rows where they are too narrow else."""
    most = {"portrait": 3, "square": 4, "landscape": 6}[page.shape]
    few = max((item.side for item in content.items), default=0) < FEW
    limit = LARGEST if few and len(content.items) <= FEW else type_limit(content.items)
    return [
        Arrangement("dictated", lambda p: _page(p, content, 99), limit=limit),
        Arrangement("wrapped", lambda p: _page(p, content, most), cost=0.1, limit=limit),
    ]


def _page(page: Page, content: Content, most: int) -> Node:
    groups = groupby(content.items, lambda item: item.band)
    bands = [row for _, items in groups for row in _band(page, list(items), most)]
    return Stack(bands, page.gap(3), grow=1)


def _band(page: Page, items: Sequence[Item], most: int) -> list[Node]:
    """Columns side by side, `most` in a row: a bar on one line, else panels of one height."""
    columns = [list(own) for _, own in groupby(items, lambda item: item.side)]
    if all(item.form == "bar" for item in items):
        return [Bar(page, columns)]
    if len(columns) > most:
        step = -(-len(columns) // -(-len(columns) // most))
        parts = [columns[at : at + step] for at in range(0, len(columns), step)]
        return [node for part in parts for node in _band(page, list(chain(*part)), most)]
    nodes = [_column(page, own, len(columns) == 1) for own in columns]
    if len(nodes) == 1:
        return nodes
    gap = page.gap(4 if page.character.panel == "none" else 3)
    grown = any(node.grow for node in nodes)
    return [Row(nodes, _widths(columns), gap, valign="stretch", grow=1 if grown else 0)]


def _widths(columns: Sequence[Sequence[Item]]) -> list[float]:
    """Panels of one kind share their width; of two unlike columns the fuller one is wider."""
    if len(columns) != 2 or all(len(own) == 1 and own[0].form != "hero" for own in columns):
        return [-1.0] * len(columns)
    said = [max(1, sum(map(_length, own))) for own in columns]
    ratio = min(WIDER, max(1 / WIDER, (said[0] / said[1]) ** 0.5))
    return [-ratio, -1.0]


def _length(item: Item) -> int:
    return len(item.title) + len(item.body) + len(item.value) + sum(map(_length, item.items))


def _column(page: Page, items: Sequence[Item], wide: bool) -> Node:
    nodes = [_piece(page, item, wide) for item in items]
    return Stack(nodes, page.gap(3), grow=1 if any(node.grow for node in nodes) else 0)


def _piece(page: Page, item: Item, wide: bool) -> Node:
    """An item in its form; across the whole page its icon stands beside its words."""
    if item.form == "hero":
        return _hero(page, item)
    if item.form == "text":
        return _words(page, item)
    if item.form == "button":
        return _pill(page, item)
    if item.form == "bar":
        return Bar(page, [[item]])
    if item.form == "tile":
        return card(page, _tile(page, item))
    icon = item_icon(page, item, page.body * 3.2) if not item.items else None
    words = _words(page, item)
    if icon and wide:
        row = Row([icon, words], [icon.size, -1.0], page.gap(2.6), valign="middle")
        return card(page, row)
    return card(page, stack(icon, words, gap=page.gap(1.6)))


def _tile(page: Page, item: Item) -> Node:
    """A number over what it counts."""
    return stack(
        roles.number(page, item.value, scale=2.4, facts=item.facts),
        roles.body(page, item.title, color="muted", facts=item.facts),
        roles.caption(page, item.body) if item.body else None,
        gap=page.gap(0.8),
    )


def _hero(page: Page, item: Item) -> Node:
    """A title that opens the page, and what is under it."""
    title = roles.heading(page, item.title, scale=2.6, font="display", facts=item.facts, level=1,
                          weight=page.character.display_weight)  # fmt: skip
    body = roles.body(page, item.body, scale=1.15, facts=item.facts) if item.body else None
    badges = [_pill(page, own) for own in item.items if own.form == "badge"]
    return stack(
        Pills(page, badges) if badges else None,
        title if item.title else None,
        body,
        *_lines(page, item),
        gap=page.gap(2.2),
    )


def _words(page: Page, item: Item) -> Stack:
    """Title with its badges beside it, number, text, list and buttons, one under the other."""
    alone = not (item.body or item.items or item.value)
    number = roles.number(page, item.value, scale=2.0, facts=item.facts) if item.value else None
    body = roles.body(page, item.body, facts=item.facts) if item.body else None
    title = _title(page, item, 1.5 if alone else 1.32)
    return stack(title, number, body, *_lines(page, item), gap=page.gap(1.5))


def _title(page: Page, item: Item, scale: float) -> Node | None:
    badges = [_pill(page, own) for own in item.items if own.form == "badge"]
    pills = Pills(page, badges) if badges else None
    if not item.title:
        return pills
    title = roles.heading(page, item.title, scale=scale, facts=item.facts)
    if pills is None:
        return title
    return Row([title, pills], [-1.0, pills.width() * 1.01], page.gap(1.4), valign="middle")


def _lines(page: Page, item: Item) -> list[Node]:
    """The list of an item, its lines close together, and its buttons side by side."""
    lines = [own for own in item.items if not own.form]
    buttons = [_pill(page, own) for own in item.items if own.form == "button"]
    bare = not item.title and all(own.title and not own.body for own in lines)
    out: list[Node] = []
    if lines:
        told = any(own.body for own in lines)
        gap = page.gap(1.6 if told else 0.9)
        out.append(stack(*(_line(page, own, bare) for own in lines), gap=gap))
    if buttons:
        out.append(Pills(page, buttons))
    return out


def _line(page: Page, item: Item, bare: bool = False) -> Node:
    """A line of a list: behind a marker, or with its price at the far end."""
    body = roles.body(page, item.body, scale=0.94, color="muted") if item.body else None
    if item.value:
        price = roles.body(page, item.value, weight=600, tabular=True, facts=item.facts)
        name = roles.body(page, item.title, weight=600, facts=item.facts)
        row = Row([name, price], [-1.0, price.width() * 1.01], page.gap(2))
        return stack(row, body, gap=page.gap(0.2))
    if not item.title:
        return roles.body(page, item.body, facts=item.facts)
    words = stack(roles.body(page, item.title, facts=item.facts), body, gap=page.gap(0.6))
    return words if bare else Marked(page, words, page.body, "dominant")


def _pill(page: Page, item: Item) -> Pill:
    if item.form == "badge":
        label = roles.label(page, item.title, color="dominant_ink")
        fill = "surface" if page.character.panel == "tint" else "tint"
        return Pill(label, page.gap(1.4), page.gap(0.6), fill)
    label = roles.body(page, item.title, color="on_accent", weight=600, name="call", level=3)
    return Pill(label, page.gap(2), page.gap(1), "accent")


class Pills(Node):
    """Pills side by side, in as many rows as they need."""

    def __init__(self, page: Page, pills: Sequence[Node]) -> None:
        self.pills, self.gap = pills, page.gap(1.4)

    def width(self) -> float:
        return sum(pill.width() for pill in self.pills) + self.gap * (len(self.pills) - 1)

    def _rows(self, w: float) -> list[list[Node]]:
        rows: list[list[Node]] = [[]]
        used = 0.0
        for pill in self.pills:
            wide = pill.width()
            if rows[-1] and used + wide > w:
                rows.append([])
                used = 0.0
            rows[-1].append(pill)
            used += wide + self.gap
        return rows

    def height(self, w: float) -> float:
        rows = self._rows(w)
        return sum(max(p.height(w) for p in row) for row in rows) + self.gap * (len(rows) - 1)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        for row in self._rows(w):
            left, tall = x, max(pill.height(w) for pill in row)
            for pill in row:
                pill.place(left, y, min(w, pill.width()), tall, sink)
                left += pill.width() + self.gap
            y += tall + self.gap


class Bar(Node):
    """A header, a footer or a strip: its columns on one line, at the start, the middle and the end."""

    grow = 0.0

    def __init__(self, page: Page, columns: Sequence[Sequence[Item]]) -> None:
        self.page = page
        self.cells = [Inline(page, [part for item in own for part in _inline(page, item)])
                      for own in columns]  # fmt: skip

    def _inner(self) -> Node:
        page, cells = self.page, self.cells
        widths = [*(-cell.width() for cell in cells[:-1]), cells[-1].width() * 1.01]
        row = Row(cells, widths, page.gap(3), valign="middle") if len(cells) > 1 else cells[0]
        return stack(
            Rule(1.5, "rule"), Space(page.gap(1.1)), row, Space(page.gap(1.1)), Rule(1.5, "rule")
        )

    def height(self, w: float) -> float:
        return self._inner().height(w)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        self._inner().place(x, y, w, h, sink)


class Inline(Pills):
    """Words and buttons on one line."""

    def __init__(self, page: Page, parts: Sequence[Node]) -> None:
        super().__init__(page, parts)
        self.gap = page.gap(2.6)


def _inline(page: Page, item: Item) -> list[Node]:
    """What stands on a bar: the title in bold, texts, links and buttons."""

    def text(words: str, **options: Any) -> list[Node]:
        return [roles.body(page, words, facts=item.facts, **options)] if words else []

    out: list[Node] = [
        *text(item.title, weight=600),
        *text(item.value, weight=600),
        *text(item.body),
    ]
    for own in item.items:
        if own.form:
            out.append(_pill(page, own))
        else:
            out += [*text(own.title), *text(own.value), *text(own.body)]
    return out
