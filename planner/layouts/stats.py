"""Statistics board: one number much larger than the others, and a bar or ring where it is a share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import cos, pi, sin
from typing import Literal

from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.kit import (
    TOO_WIDE,
    Free,
    Node,
    Page,
    Panel,
    Row,
    Sink,
    Space,
    Stack,
    Text,
    add_ellipse,
    add_path,
    add_rect,
    box,
    stack,
)
from planner.layouts.parts import card, item_icon, place_middle, sight
from planner.layouts.solve import Arrangement
from planner.numbers import numbers_in
from planner.plan import Align

Form = Literal["wide", "over", "column"]
FLAT = re.compile(r"[0-9A-IK-PR-Zabcdefhiklmnorstuvwxz%‰°.:+–−\s-]+")
"""Numbers none of whose characters reach under the baseline."""
LEAST_FIGURE = 1.5
"""Smallest number of the board, in ems of the body."""
LEAST_MEASURE = 8.0
"""Narrowest measure for the words under a number, in ems of the body."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """The hero over the board (its words beside or under it), or in a column beside the board."""
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
                out.append(Arrangement(f"{form}{columns}-{most:g}", build, cost=cost + extra, limit=30))
    return out


def _hero(items: Sequence[Item]) -> int:
    """Index of the number that the message is about: the marked one, else the first."""
    return next((i for i, item in enumerate(items) if item.mark), 0)


def _forms(page: Page, rest: int, columns: int) -> list[Form]:
    if page.shape == "portrait":
        return ["wide", "over"]
    column: list[Form] = ["column"] if rest and columns <= 3 else []
    if page.shape == "square":
        return ["wide", "over", *column]
    return ["wide", *column] if columns >= min(rest, 3) else column


def _columns(page: Page, rest: int) -> list[int]:
    """Columns of the board: two or three, four on a wide page; one for few numbers."""
    if rest <= 3:
        return [1] if rest < 2 else [1, rest]
    return [2, 3] if page.shape != "landscape" else [2, 3, 4]


def _scales(rest: int) -> list[tuple[float, float, float]]:
    """Largest sizes of the hero and of the others, in ems of the body, and the cost of a small hero."""
    if rest <= 2:
        return [(8.0, 3.6, 0.12), (11.0, 5.0, 0.05), (15.0, 7.0, 0.0)]
    if rest <= 5:
        return [(6.5, 2.3, 0.12), (9.0, 2.8, 0.05), (12.0, 3.6, 0.0)]
    return [(7.0, 2.4, 0.08), (11.0, 3.2, 0.0)]


def share_of(item: Item) -> float | None:
    """The part of a whole (0 to 1) that the value states, None where it states none.

    Only unsigned percents up to 100 count: `+12 %` is a change.
    """
    if item.amount is None:
        return None
    found = numbers_in(item.value)
    if len(found) != 1 or not found[0].percent or "+" in item.value or not 0 <= found[0].value <= 100:
        return None
    return found[0].value / 100


def figure(page: Page, item: Item, size: float, color: str, align: Align = "start") -> Text:
    """The number `size` units large."""
    return roles.number(
        page, item.value, scale=size / page.body, color=color, align=align, name="figure", facts=item.facts
    )


def ems(page: Page, item: Item) -> float:
    """Width of the number in its own ems."""
    return figure(page, item, 100, "ink").width() / 100


def _build(items: Sequence[Item], form: Form, most: float, size: float, columns: int) -> Callable[[Page], Node]:
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


def panel(page: Page, inner: Node) -> Panel:
    """The character's card; its edge is quiet, for a filled edge stands for a share."""
    out = card(page, inner)
    if out.bar:
        out.bar, out.bar_width = "rule", 1.5
    return out


def padding(page: Page) -> tuple[float, float]:
    """Room inside a card: at the sides, above and below."""
    pad = panel(page, Space()).pad
    return pad if isinstance(pad, tuple) else (pad, pad)


class Stat(Node):
    """A number, what it counts, and a few words; the top edge is filled to its share."""

    grow = 1.0

    def __init__(self, page: Page, item: Item) -> None:
        self.page, self.item, self.size = page, item, page.body
        self.color = "accent_ink" if item.mark else "dominant_ink"

    def _inner(self) -> Stack:
        page, item = self.page, self.item
        number: Node | None = figure(page, item, self.size, self.color) if item.value else None
        side, share = self.size * 0.95, share_of(item)
        mark: Node | None = item_icon(page, item, side)
        if share is not None and page.character.panel == "tint":
            mark = Ring(share, side, "accent" if item.mark else "dominant")
        if number and mark:
            # The number is centred without its descent, so that ring and figures share an axis.
            number = Beside(number, mark, page.gap(1.4))
        scale = max(1.12, 0.3 * self.size / page.body)
        return stack(number or mark, _words(page, item, scale), gap=page.gap(1.5))

    def height(self, w: float) -> float:
        return panel(self.page, self._inner()).height(w)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        page, share = self.page, share_of(self.item)
        panel(page, self._inner()).place(x, y, w, h, sink)
        if share is not None and page.character.panel != "tint":
            color = "accent" if self.item.mark else "dominant"
            add_rect(sink, x, y, w * share, page.gap(0.55), color, z=4, name="share")
            _is_data(sink, self.item)


class Beside(Node):
    """A number with a ring or an icon after it, centred on the height of the figures."""

    def __init__(self, number: Text, mark: Node, gap: float) -> None:
        self.number, self.mark, self.gap = number, mark, gap

    def height(self, w: float) -> float:
        return self.number.height(w - self.gap - self.mark.width())

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        side = self.mark.width()
        wide = min(self.number.width(), w - self.gap - side)
        self.number.place(x, y, wide, h, sink)
        middle = y + sight(self.number, wide) / 2
        self.mark.place(x + wide + self.gap, middle - side / 2, side, side, sink)


def _is_data(sink: Sink, item: Item) -> None:
    """The last shape stands for the item's number."""
    sink.elements[-1] = sink.elements[-1].model_copy(
        update={"role": "data", "facts": item.facts, "alt": f"{item.value} {item.title}".strip()}
    )


def _words(page: Page, item: Item, scale: float, ink: str = "ink", muted: str = "muted", align: Align = "start") -> Node | None:
    if not item.title and not item.body:
        return None
    return stack(
        roles.heading(page, item.title, scale=scale, color=ink, align=align, facts=item.facts) if item.title else None,
        roles.body(page, item.body, scale=max(1.0, scale * 0.72), color=muted, align=align, facts=item.facts) if item.body else None,
        gap=page.gap(0.9),
    )


class Board(Node):
    """Numbers of one size, as large as the longest allows, in full rows: short rows come first."""

    grow = 1.0

    def __init__(self, page: Page, stats: Sequence[Stat], columns: int, most: float) -> None:
        self.page, self.stats, self.most = page, stats, most
        self.gap = page.gap(4 if page.character.panel == "none" else 2.6)
        self.rows = _full_rows(stats, columns)
        self.widest = max(_ems_beside(page, stat.item) for stat in stats)

    def _cell(self, w: float, count: int) -> float:
        return (w - self.gap * (count - 1)) / count

    def _tall(self, w: float) -> float:
        """Height of a row; the numbers are fitted on the way."""
        page = self.page
        inner = self._cell(w, len(self.rows[-1])) - 2 * padding(page)[0]
        size = min(self.most * page.body, max(LEAST_FIGURE * page.body, 0.985 * inner / self.widest))
        if inner < LEAST_MEASURE * page.body:
            return TOO_WIDE
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


def _ems_beside(page: Page, item: Item) -> float:
    """Width in ems of a number and the ring or icon beside it."""
    ring = share_of(item) is not None and page.character.panel == "tint"
    return (ems(page, item) if item.value else 0.0) + (1.3 if ring or item.icon else 0.0)


class Hero(Node):
    """The number that the message is about."""

    def __init__(self, page: Page, item: Item, form: Form, most: float) -> None:
        self.page, self.item, self.form, self.most = page, item, form, most * page.body
        self.grow = 1.0 if form == "column" else 0.0
        self.share = share_of(item)
        self.ring = self.share is not None and page.character.panel == "tint"
        self.field = form == "column" and page.character.panel == "fill"
        tone = "accent" if item.mark else "dominant"
        self.fill = "on_dominant" if self.field else tone
        self.ink = "on_dominant" if self.field else f"{tone}_ink"
        self.ems = ems(page, item) if item.value else 0.0

    def _panel(self, inner: Node) -> Panel:
        """What the hero stands on in a column of its own."""
        if self.field:
            return Panel(inner, self.page.gap(3.4), fill="dominant", name="card", grow=1)
        return panel(self.page, inner)

    def _size(self, w: float) -> float:
        """Size of the number: to its width, or inside its ring."""
        part = {"wide": 0.58, "over": 0.8 if self.ring else 1.0, "column": 1.0}[self.form]
        most = self.most if self.form != "column" else 0.42 * self.page.height
        if self.ring:
            return min(most * 0.62, 0.62 * w * part / max(self.ems, 1.6))
        return min(most, 0.985 * part * w / max(self.ems, 0.6))

    def _across(self, size: float) -> float:
        """Width of the number, or of its ring."""
        return size * max(self.ems, 1.6) / 0.62 if self.ring else size * self.ems

    def _lines(self) -> Node | None:
        text = ("on_dominant", "on_dominant_muted") if self.field else ("ink", "muted")
        align: Align = "center" if self.ring and self.form != "wide" else "start"
        return _words(self.page, self.item, 1.75, *text, align=align)

    def _bar(self) -> float:
        """Thickness of the share's bar."""
        shown = self.share is not None and not self.ring
        thick = {"none": 0.9, "fill": 2.6, "line": 1.5, "tint": 0.0}[self.page.character.panel]
        return thick * self.page.body if shown else 0.0

    def _in_panel(self) -> bool:
        return self.form == "column" and self.page.character.panel != "none"

    def height(self, w: float) -> float:
        return self._panel(self._free()).height(w) if self._in_panel() else self._need(w)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        if self._in_panel():
            self._panel(self._free()).place(x, y, w, h, sink)
        else:
            self._draw_in(x, y, w, h, sink)

    def _free(self) -> Free:
        return Free(self._draw_in, self._need)

    def _need(self, w: float) -> float:
        """The least height inside the panel."""
        page, size, lines = self.page, self._size(w), self._lines()
        tall, under = self._figure_height(size), self._under(size)
        if self.form == "wide":
            beside = w - self._across(size) - page.gap(4)
            if lines and beside < LEAST_MEASURE * 1.75 * page.body:
                return TOO_WIDE
            return max(tall, sight(lines, beside) if lines else 0.0) + under + self._bar()
        return tall + under + self._bar() + (lines.height(w) if lines else 0.0) + self._apart(size)

    def _under(self, size: float) -> float:
        """Room under the number's baseline, down to its bar or its words."""
        clear = self.ring or (FLAT.fullmatch(self.item.value) and self._bar())
        return max(0.0 if clear else self._depth(size), self.page.gap(2.4))

    def _depth(self, size: float) -> float:
        """How far the number reaches under its baseline."""
        node = figure(self.page, self.item, size, self.ink)
        return 0.0 if self.ring else node.height(1e5) - sight(node, 1e5)

    def _apart(self, size: float) -> float:
        """Room between the bar and the words."""
        if not self._bar():
            return 0.0
        return max(self.page.gap(2.4), self._depth(size) - self._under(size) - self._bar())

    def _figure_height(self, size: float) -> float:
        if self.ring:
            return self._across(size)
        return sight(figure(self.page, self.item, size, self.ink), 1e5) if self.item.value else 0.0

    def _draw_in(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        size = self._size(w)
        if self.form == "wide":
            self._place_wide(x, y, w, size, sink)
        else:
            self._place_over(x, y, w, h, size, sink)

    def _place_wide(self, x: float, y: float, w: float, size: float, sink: Sink) -> None:
        page, lines = self.page, self._lines()
        across, left = self._across(size), x + self._across(size) + page.gap(4)
        wide = w - across - page.gap(4)
        tall = self._figure_height(size)
        seen = sight(lines, wide) if lines else 0.0
        row = max(tall, seen)
        self._draw(x, y + row - tall, size, sink)
        if lines:
            # The last line stands on the number's baseline.
            top = y + (row - seen) / (2 if self.ring else 1)
            lines.place(left, top, wide, lines.height(wide), sink)
        self._place_bar(x, y + row + self._under(size), w, sink)

    def _place_over(self, x: float, y: float, w: float, h: float, size: float, sink: Sink) -> None:
        lines, spare = self._lines(), max(0.0, h - self._need(w))
        if self.ring:
            y, spare = y + spare / 2, 0.0
        self._draw(x + ((w - self._across(size)) / 2 if self.ring else 0.0), y, size, sink)
        y += self._figure_height(size) + self._under(size)
        self._place_bar(x, y, w, sink)
        if lines:
            # In a panel the words stand at its foot, else they follow their number.
            y += self._bar() + self._apart(size) + (spare if self._in_panel() else 0.0)
            lines.place(x, y, w, lines.height(w), sink)

    def _draw(self, x: float, y: float, size: float, sink: Sink) -> None:
        """The number, in its ring where it has one."""
        node = figure(self.page, self.item, size, self.ink, "center" if self.ring else "start")
        across = self._across(size)
        if self.ring and self.share is not None:
            Ring(self.share, across, self.fill).place(x, y, across, across, sink)
            _is_data(sink, self.item)
            place_middle(node, x, y + across / 2, across, sink)
        elif self.item.value:
            node.place(x, y, across * 1.02, node.height(1e5), sink)

    def _place_bar(self, x: float, y: float, w: float, sink: Sink) -> None:
        if not self._bar() or self.share is None:
            return
        if self.page.character.panel == "line":
            _ticks(sink, x, y, w, self._bar(), self.share, self.fill)
        else:
            track = self.fill if self.field else "rule"
            add_rect(sink, x, y, w, self._bar(), track, opacity=0.28 if self.field else 0.55, name="track")
            add_rect(sink, x, y, w * self.share, self._bar(), self.fill, z=4, name="share")
        _is_data(sink, self.item)


def _ticks(sink: Sink, x: float, y: float, w: float, h: float, share: float, fill: str) -> None:
    """A hundred ticks, those up to the share filled."""
    step = w / 100
    for name, color, start, end in (("track", "rule", round(share * 100), 100), ("share", fill, 0, round(share * 100))):
        lefts = [x + i * step for i in range(start, end)]
        path = "".join(f"M{a:.2f} {y:.2f}H{a + step * 0.55:.2f}V{y + h:.2f}H{a:.2f}Z" for a in lefts)
        if path:
            add_path(sink, path, box(lefts[0], y, lefts[-1] - lefts[0] + step * 0.55, h), fill=color, z=3, name=name)


class Ring(Node):
    """A ring filled clockwise from the top to a share of it."""

    def __init__(self, share: float, size: float, color: str) -> None:
        self.share, self.size, self.color = share, size, color

    def height(self, w: float) -> float:
        return self.size

    def width(self) -> float:
        return self.size

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        thick = self.size * (0.16 if self.size < 120 else 0.1)
        r = (self.size - thick) / 2
        cx, cy = x + self.size / 2, y + self.size / 2
        add_ellipse(sink, cx, cy, r, stroke="ornament", stroke_width=thick, name="track")
        path = arc(cx, cy, r, min(self.share, 0.9999))
        add_path(sink, path, box(x, y, self.size, self.size), stroke=self.color, stroke_width=thick, z=3, name="share")


def arc(cx: float, cy: float, r: float, share: float) -> str:
    """An SVG arc clockwise from the top over a share of the circle."""
    turn = 2 * pi * share
    large = int(share > 0.5)
    return f"M{cx:.3f} {cy - r:.3f}A{r:.3f} {r:.3f} 0 {large} 1 {cx + r * sin(turn):.3f} {cy - r * cos(turn):.3f}"
