"""Ranking: ordinals, and bars from zero so that the distance between ranks is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.composer.text import width
from planner.content import Content, Item
from planner.errors import PlannerError
from planner.layouts import roles
from planner.layouts.kit import TOO_WIDE, Node, Stack, Text
from planner.layouts.parts import BARS, Badge, Columns, add_bar, bar_height, place_middle, sight
from planner.layouts.ranklist import lists, title_and_words
from planner.layouts.solve import Arrangement, least_body
from planner.layouts.surface import Page, Sink
from planner.layouts.uprights import MOST, Uprights
from planner.numbers import format_number

LONG, WORDS = 12, 640
"""More ranks than this stand in two columns, or may where their words are longer, in Latin characters."""
TITLES = 0.38
"""Most of the width that titles take beside their bars."""
BAR_ROOM, BAR_ROOM_OVER = 0.42, 0.34
"""Least share of a column that the longest bar takes, beside its title and under it."""


FORMS = ((False, 1.0), (True, 1.15), (False, 1.4), (True, 1.6), (True, 2.2))
"""Whether titles stand over their bars, and the size of type in ems of the body."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Titles beside their bars, or over them; a list of large ordinals where amounts are lacking.

    Raises PlannerError where there is nothing to rank.
    """
    items = content.items
    if not items:
        raise PlannerError("A ranking needs items; list what is to be ranked.")
    known = sum(item.amount is not None for item in items)
    if 2 * known <= len(items):
        return lists(items, page)
    out: list[Arrangement] = []
    wordy = sum(width(item.body) for item in items) > WORDS
    for count in (1, 2) if len(items) > LONG or wordy else (1,):
        # In a tall page one column of many bars still shows them well.
        lone = 0.12 if len(items) > LONG and count == 1 and page.shape != "portrait" else 0.0
        for over, size in FORMS if len(items) <= 8 else FORMS[:3]:
            build, cost = _bars(items, count, over, size), lone + 0.02 * over
            name = f"{'over' if over else 'beside'}{count}-{size}"
            if not over or page.shape != "landscape" or count == 2:
                spare = over and page.shape == "landscape"
                out.append(Arrangement(name, build, cost=cost, limit=32, spare=spare))
            if page.shape == "landscape" and count == 1 and size < 2:
                cost += 0.01 + 0.05 * over
                out.append(Arrangement(f"{name}-side", build, "side", cost, limit=32))
    if known == len(items) <= MOST and min(item.amount or 0.0 for item in items) >= 0:
        out.append(Arrangement("uprights", lambda p: _uprights(p, items), limit=32, spare=True))
    return out


def _uprights(page: Page, items: Sequence[Item]) -> Node:
    return Uprights(page, items, [value_of(page, item) for item in items], leads(items))


@dataclass(frozen=True)
class Scale:
    """From amounts to lengths along a bar's room; zero is always on it."""

    low: float
    high: float

    def at(self, amount: float, w: float) -> float:
        """Distance from the left end of a room `w` units wide."""
        return (amount - self.low) / ((self.high - self.low) or 1.0) * w


def scale_of(items: Sequence[Item]) -> Scale:
    """The scale from the least amount (or zero) to the greatest (or zero)."""
    amounts = [item.amount for item in items if item.amount is not None]
    return Scale(min(0.0, *amounts), max(0.0, *amounts)) if amounts else Scale(0.0, 1.0)


def leads(items: Sequence[Item]) -> set[int]:
    """Indices of the items set apart: the marked ones, else the first."""
    return {i for i, item in enumerate(items) if item.mark} or {0}


def value_of(page: Page, item: Item) -> str:
    """The number as it is to be read."""
    if item.value or item.amount is None:
        return item.value
    return format_number(item.amount, page.language)


@dataclass
class _Measures:
    """What all rows share: widths of ordinals, titles and values, and the scale."""

    ordinal: float
    title: float
    value: float
    scale: Scale


class Rank(Node):
    """One rank: ordinal, title and words, a bar from zero, and the value at its end."""

    grow = 1.0

    def __init__(
        self, page: Page, item: Item, index: int, *, lead: bool, over: bool, size: float, color: str
    ) -> None:
        self.page, self.item, self.lead, self.over, self.color = page, item, lead, over, color
        self.em = page.body * size
        size *= LEAD if lead else 1.0
        ink = "accent_ink" if item.mark else "dominant_ink" if lead else "ink"
        self.size = size
        self.ordinal = _ordinal(
            page, index, size * (1.9 if over else 1.15), ink if lead else "muted"
        )
        self.words = title_and_words(
            page, item, 1.1 * size, max(least_body(page) / page.body, 0.9, 0.66 * size)
        )
        # Next to a long bar a large number would leave the bar no room.
        scale = (1.16 if size < 1.5 else 1.0) * size
        self.value = roles.number(
            page, value_of(page, item), scale=scale, color=ink, tabular=True, facts=item.facts,
            name="value",
        )  # fmt: skip
        self.shared = _Measures(0, 0, 0, Scale(0, 1))
        self.row, self.extra = 0.0, 0.0

    @property
    def thick(self) -> float:
        """Thickness of the bar, the same in all rows: only lengths differ."""
        if not self.over:
            return bar_height(self.page, self.em, self.row)
        least, _, most = BARS[self.page.character.panel]
        return min(least * self.em * 1.1 + self.extra / 2, min(most, 2.0) * self.em)

    def height(self, w: float) -> float:
        page, shared = self.page, self.shared
        value = sight(self.value, 1e5)
        if not self.over:
            text = self.words.height(shared.title)
            long = any(len(t.set(shared.title).lines) > 2 for t in texts_of(self.words))
            if long or self.item.items:
                return TOO_WIDE
            return max(text, value, page.body * self.size * 1.15) + page.gap(0.8)
        least = BARS[page.character.panel][0] * self.em * 1.1
        words = self.words.height(w - shared.ordinal)
        return words + max(value, least) + page.gap(0.8)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        if self.over:
            self._place_over(x, y, w, h, sink)
        else:
            self._place_beside(x, y, w, h, sink)

    def _place_beside(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        shared, gap, middle = self.shared, self.page.gap(2.2), y + h / 2
        self._place_ordinal(x, middle - sight(self.words, shared.title) / 2, middle, sink)
        place_middle(self.words, x + shared.ordinal, middle, shared.title, sink)
        left = x + shared.ordinal + shared.title + gap
        self._draw(left, middle, x + w - left, self.thick, sink)

    def _place_ordinal(self, x: float, top: float, middle: float, sink: Sink) -> None:
        """On the title's baseline; a badge at the row's middle."""
        title = self.words.children[0] if self.words.children else None
        if isinstance(self.ordinal, Text) and isinstance(title, Text):
            first = title.set(self.shared.title).first - self.ordinal.set(1e5).first
            self.ordinal.place(x, top + first, self.shared.ordinal, 0, sink)
        else:
            place_middle(self.ordinal, x, middle, self.shared.ordinal, sink)

    def _place_over(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        thick = self.thick
        wide = w - self.shared.ordinal
        words = self.words.height(wide)
        line = max(thick, sight(self.value, 1e5))
        total = words + line + self.page.gap(0.8)
        top = y + max(0.0, h - total) / 2
        self.ordinal.place(x, top, self.shared.ordinal, self.ordinal.height(1e5), sink)
        self.words.place(x + self.shared.ordinal, top, wide, words, sink)
        middle = top + words + self.page.gap(0.8) + line / 2
        self._draw(x + self.shared.ordinal, middle, wide, thick, sink)

    def _draw(self, x: float, middle: float, w: float, thick: float, sink: Sink) -> None:
        """The bar and the value at its end, in a room `w` units wide."""
        page, amount, scale = self.page, self.item.amount, self.shared.scale
        gap = page.gap(1.2)
        before = self.shared.value + gap if scale.low < 0 else 0.0
        room = max(1.0, w - before - self.shared.value - gap)
        zero = x + before + scale.at(0.0, room)
        end = zero if amount is None else x + before + scale.at(amount, room)
        if end != zero:
            left, long = min(zero, end), abs(end - zero)
            add_bar(sink, page, left, middle - thick / 2, long, thick, self.color, self.item.facts)
        own = self.value.width()
        # A value without a bar stands where bars begin.
        gap = gap if amount is not None else 0.0
        place_middle(self.value, end - gap - own if end < zero else end + gap, middle, own, sink)


LEAD = 1.3
"""How much larger the type of a rank set apart is."""


def texts_of(words: Stack) -> list[Text]:
    """The texts of a stack."""
    return [node for node in words.children if isinstance(node, Text)]


def _ordinal(page: Page, index: int, size: float, color: str) -> Node:
    if page.character.badge == "disc" and page.character.panel == "tint":
        return Badge(page, str(index), page.body * max(1.7, size * 1.2))
    return roles.number(page, str(index), scale=size, color=color, name="ordinal", tabular=True)


def _bars(items: Sequence[Item], columns: int, over: bool, size: float) -> Callable[[Page], Node]:
    def build(page: Page) -> Node:
        first, marked = leads(items), any(item.mark for item in items)
        quiet = page.character.panel in ("none", "line") or not marked
        rows = []
        for index, item in enumerate(items):
            color = (
                "accent" if item.mark else "dominant" if index in first or not quiet else "context"
            )
            rows.append(
                Rank(page, item, index + 1, lead=index in first, over=over, size=size, color=color)
            )
        return Bars(page, rows, columns, items)

    return build


class Bars(Columns):
    """Ranks with bars on one scale, and a line at zero."""

    def __init__(
        self, page: Page, rows: Sequence[Rank], columns: int, items: Sequence[Item]
    ) -> None:
        over = rows[0].over
        super().__init__(rows, columns, page.gap(6), page.gap(2.4 if over else 0.6))
        self.page, self.ranks, self.scale = page, rows, scale_of(items)

    def _share(self, w: float) -> None:
        cell = self.cell(w)
        ordinal = max(rank.ordinal.width() for rank in self.ranks) + self.page.gap(1.6)
        title = min(max(rank.words.width() for rank in self.ranks), TITLES * cell)
        value = max(rank.value.width() for rank in self.ranks)
        for rank in self.ranks:
            rank.shared = _Measures(ordinal, title, value, self.scale)

    def height(self, w: float) -> float:
        self._share(w)
        shared = self.ranks[0].shared
        spare = (
            self.cell(w)
            - shared.ordinal
            - shared.value
            - (0 if self.ranks[0].over else shared.title)
        )
        least = BAR_ROOM_OVER if self.ranks[0].over else BAR_ROOM
        return super().height(w) if spare > least * self.cell(w) else TOO_WIDE

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        extra = max(0.0, h - self.height(w)) / self.rows
        row = min(rank.height(self.cell(w)) for rank in self.ranks) + extra
        for rank in self.ranks:
            rank.row, rank.extra = row, extra
        super().place(x, y, w, h, sink)
