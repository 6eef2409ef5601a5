"""Timeline: a ruler with events at their true places, leaders from there to evenly set words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Literal

from planner.composer.text import width
from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.across import Across
from planner.layouts.flowing import divided
from planner.layouts.frame import FrameKind
from planner.layouts.kit import Node, Row, Stack, stack
from planner.layouts.ledger import Ledger
from planner.layouts.owned import own_items
from planner.layouts.parts import card, item_icon, type_limit
from planner.layouts.solve import COMFORT, Arrangement
from planner.layouts.stairs import Stairs
from planner.layouts.surface import Page, Sink, add_ellipse, add_path, add_rect, box
from planner.layouts.zigzag import Zigzag

STAIRS = 8
"""Most events that go in down a page."""
MOST_LINES = 4.0
"""Lines of a text across the page past which its column is narrow for it."""
ACROSS = -0.04
"""What a ruler across a wide page costs: less than nothing, for the air that its scale leaves is no hole."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """A ruler down the page, or across it with words under (and over) it."""
    items, count = content.items, len(content.items)
    limit, wide = type_limit(items), page.shape == "landscape"
    down = Arrangement("down", lambda p: Down(p, items), cost=0.12 if wide else 0.0, limit=limit)
    out = [down]
    if wide:
        out.append(replace(down, name="down-side", frame="side", cost=0.05))
    if page.shape != "portrait":
        cap = 8 if wide else 5
        if count <= cap:
            size = min(limit, _unbroken(items, page, 1))
            out.append(Arrangement("across", lambda p: _across(p, items, 1), limit=size))
        if 4 <= count <= 2 * cap:
            size = min(limit, _unbroken(items, page, 2))
            build = partial(_across, items=items, rows=2)
            out.append(Arrangement("across2", build, cost=ACROSS * wide, limit=size))
    if count >= 8 or (count >= 3 and any(item.items for item in items)):
        columns = Arrangement("columns", lambda p: Columned(p, items), cost=0.08, limit=limit)
        out.append(columns)
        if wide:
            out.append(replace(columns, name="columns-side", frame="side", cost=0.1))
    out = [replace(arrangement, fills=True) for arrangement in out]
    if page.shape != "landscape":
        out.append(Arrangement("zigzag", lambda p: _zigzag(p, items), limit=limit, spare=True))
    if count <= STAIRS:
        side: FrameKind = "side" if wide else "top"
        build = partial(_stairs, items=items)
        out.append(Arrangement("stairs", build, side, 0.04, limit, spare=True))
    if all(item.when for item in items):
        out.append(Arrangement("ledger", lambda p: _ledger(p, items), limit=limit, spare=True))
        if wide:
            out.append(replace(out[-1], name="ledger-side", frame="side"))
    return out


def _zigzag(page: Page, items: tuple[Item, ...]) -> Node:
    signs = [Dot(page, item) for item in items]
    return Zigzag(page, signs, [card(page, _words(page, item), lit=item.lit) for item in items])


def _stairs(page: Page, items: tuple[Item, ...]) -> Node:
    bands = [_words(page, item, middle=True) for item in items]
    lit = [item.lit for item in items]
    return Stairs(
        page,
        [
            card(page, Stack([band], justify="center"), lit=on)
            for band, on in zip(bands, lit, strict=True)
        ],
    )


def _ledger(page: Page, items: tuple[Item, ...]) -> Node:
    """Dates large at the start of each line."""
    whens = [
        roles.number(page, item.when, scale=1.9, tabular=True, name="when", role="text",
                     color="accent_ink" if item.mark or item.lit else "dominant_ink")
        for item in items
    ]  # fmt: skip
    told = [_words(page, replace(item, when=""), middle=True) for item in items]
    return Ledger(page, list(zip(whens, told, strict=True)), [item.lit for item in items])


class Dot(Node):
    """An event on a line that is to no scale."""

    def __init__(self, page: Page, item: Item) -> None:
        self.size, self.color = page.body * 0.9, "accent" if item.mark else "dominant"

    def width(self) -> float:
        return self.size

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        add_ellipse(
            sink, x + w / 2, y + h / 2, self.size / 2, fill=self.color, stroke="bg",
            stroke_width=2.2, z=3, name="event",
        )  # fmt: skip


def _words(page: Page, item: Item, icon: bool = True, middle: bool = False) -> Node:
    when = (
        roles.label(page, item.when, scale=1.0, color="accent_ink", name="when", tabular=True)
        if item.when
        else None
    )
    color = "accent_ink" if item.lit else "ink"
    heading = roles.heading(page, item.title, scale=1.22, facts=item.facts, color=color)
    title = heading if item.title else None
    body = roles.body(page, item.body, facts=item.facts) if item.body else None
    text = stack(when, title, body, own_items(page, item), gap=page.gap(0.8))
    mark = item_icon(page, item, page.body * 2.6) if icon else None
    if mark is None:
        return text
    valign: Literal["middle", "top"] = "middle" if middle else "top"
    return Row([text, mark], [-1.0, page.body * 2.6], gap=page.gap(2), valign=valign)


def _unbroken(items: tuple[Item, ...], page: Page, rows: int) -> float:
    """The largest comfortable body size, at which the longest text has MOST_LINES across the page."""
    ems = max(max(1.22 * width(item.title), width(item.body)) for item in items) / 2
    per_row = len(items) / rows + (0.5 if rows == 2 else 0)
    cell = 0.8 * (page.width - 2 * page.margin) / per_row
    return max(COMFORT, MOST_LINES * cell / max(ems, 1.0))


def _across(page: Page, items: tuple[Item, ...], rows: int) -> Node:
    words = [_words(page, item, icon=False) for item in items]
    return Across(page, words, shares(items), [item.mark for item in items], rows)


CLOSE = 0.04
"""Events nearer than this share of the whole time cannot be told apart on a ruler."""


def to_scale(items: tuple[Item, ...]) -> bool:
    """True where every event has a date, in order, and most can be told apart on a ruler."""
    dates = [item.date for item in items if item.date is not None]
    if len(dates) < len(items) or len(dates) < 2 or dates != sorted(dates):
        return False
    span = dates[-1] - dates[0]
    near = sum(b - a < CLOSE * span for a, b in pairwise(dates))
    return span > 0 and 2 * near < len(dates) - 1


def shares(items: tuple[Item, ...]) -> list[float]:
    """Where each event lies between the first and the last, 0..1: true to its date, else evenly spread."""
    if not to_scale(items):
        return [i / max(1, len(items) - 1) for i in range(len(items))]
    dates = [item.date or 0.0 for item in items]
    return [(date - dates[0]) / (dates[-1] - dates[0]) for date in dates]


class Down(Stack):
    """Events down the page beside a ruler."""

    def __init__(self, page: Page, items: tuple[Item, ...], scaled: bool = True) -> None:
        super().__init__([_words(page, item) for item in items], page.gap(2.6), grow=1)
        self.page, self.items, self.scaled = page, items, scaled and to_scale(items)
        self.lead = page.body * 4.2

    def height(self, w: float) -> float:
        return super().height(w - self.lead)

    def heights(self, w: float) -> list[float]:
        """The height of each event's words."""
        return [child.height(w - self.lead) for child in self.children]

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        inner, heights = w - self.lead, self.heights(w)
        spare = max(0.0, h - sum(heights) - self.gap * (len(heights) - 1))
        gap = self.gap + min(spare / max(1, len(heights) - 1), self.page.body * 5)
        tops = [y + sum(heights[:i]) + gap * i for i in range(len(heights))]
        anchors = [top + self.page.body * 0.36 for top in tops]
        self._ruler(x, anchors, sink)
        for child, top, tall in zip(self.children, tops, heights, strict=True):
            child.place(x + self.lead, top, inner, tall, sink)

    def _ruler(self, x: float, anchors: list[float], sink: Sink) -> None:
        page, first, last = self.page, anchors[0], anchors[-1]
        left, size = x + page.body * 0.45, page.body * 0.36
        add_rect(sink, left - 1.5, first, 3, last - first, "dominant", z=1, name="ruler")
        long = (last - first) or 1.0
        places = shares(self.items) if self.scaled else [(a - first) / long for a in anchors]
        for share, anchor, item in zip(places, anchors, self.items, strict=True):
            at, end = first + share * (last - first), x + self.lead - page.gap(1.2)
            half = (end - left) / 2
            bend = (
                f"C{left + half:.2f} {at:.2f} {end - half:.2f} {anchor:.2f} {end:.2f} {anchor:.2f}"
            )
            path = f"M{left:.2f} {at:.2f}{bend}"
            area = box(left, min(at, anchor), end - left, abs(at - anchor))
            add_path(sink, path, area, stroke="rule", stroke_width=1.6, z=1, name="leader")
            color = "accent" if item.mark else "dominant"
            add_ellipse(
                sink, left, at, size, fill=color, stroke="bg", stroke_width=2.2, z=3, name="event"
            )


class Columned(Node):
    """Two lines of events side by side: in order, but to no scale, which two rulers would fake."""

    grow = 1.0

    def __init__(self, page: Page, items: tuple[Item, ...]) -> None:
        self.page, self.items = page, items

    def _cell(self, w: float) -> float:
        return (w - self.page.gap(5)) / 2

    def _lines(self, w: float) -> list[Down]:
        whole = Down(self.page, self.items, False)
        parts = divided(whole.heights(self._cell(w)), 2, whole.gap)
        return [Down(self.page, self.items[part], False) for part in parts]

    def height(self, w: float) -> float:
        return max(line.height(self._cell(w)) for line in self._lines(w))

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        for index, line in enumerate(self._lines(w)):
            line.place(x + index * (self._cell(w) + self.page.gap(5)), y, self._cell(w), h, sink)
