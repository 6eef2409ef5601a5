"""The frame of a page: header, body, footer; at the top, at the side, or none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Literal

from planner.composer.text import width
from planner.content import Content
from planner.layouts import roles
from planner.layouts.emblem import Emblem
from planner.layouts.flowing import Flowing
from planner.layouts.foot import Pill, footer
from planner.layouts.grid import Grid
from planner.layouts.holes import largest_hole
from planner.layouts.kit import Node, Row, Rule, Space, Stack, Text, stack
from planner.layouts.surface import Page, Sink, add_rect, box
from planner.parts import Box

FrameKind = Literal["top", "side", "bare"]
DECK_MEASURE = 34.0
"""Longest line of a deck, in its own ems."""
BRIEF = 24
"""A deck of so few characters, such as a price, is set larger."""


@dataclass
class Frame:
    """A whole page: header and footer of the character around a body."""

    page: Page
    content: Content
    body: Node
    kind: FrameKind = "top"
    note: Node | None = None

    def need(self) -> float:
        """The height the page would need, in units."""
        return self._need

    @cached_property
    def _need(self) -> float:
        page = self.page
        if self.kind == "bare":
            return self.body.height(page.width)
        header, footer = self._header, self._footer
        foot = footer.height(self._live()) + page.gap(3) if footer else 0.0
        if self.kind == "side":
            column = header.height(self._side()) + foot + page.gap(4)
            return 2 * page.margin + max(column, self.body.height(self._body_width()))
        top = self._top_height(header)
        return top + self.body.height(self._live()) + foot + page.margin

    def place(self) -> Sink:
        """Every element of the page, in reading order."""
        sink = Sink()
        if self.kind == "bare":
            self._place_body(sink)
        elif self.kind == "side":
            self._place_side(sink)
        else:
            self._place_top(sink)
        return sink

    def _live(self) -> float:
        return self.page.width - 2 * self.page.margin

    def _side(self) -> float:
        return self._live() * 0.29

    def _side_gap(self) -> float:
        return self.page.margin * (1.6 if self._banded() else 0.9)

    def _body_width(self) -> float:
        return self._live() - self._side() - self._side_gap()

    def _banded(self) -> bool:
        return self.page.character.header == "band" and bool(self.content.headline)

    @cached_property
    def _header(self) -> Node:
        return header(self.page, self.content, self._measure(), self.kind)

    @cached_property
    def _footer(self) -> Node | None:
        on_band = self.kind == "side" and self._banded()
        return footer(self.page, self.content, on_band, _centered(self.page, self.kind))

    def _measure(self) -> float:
        return self._side() if self.kind == "side" else self._live()

    def _top_height(self, head: Node) -> float:
        """From the page's top to the body's."""
        page = self.page
        if not self.content.headline:
            return page.margin
        tall = head.height(self._live())
        if self._banded():
            return page.margin * 0.85 + tall + page.margin * 0.7 + page.gap(4)
        return page.margin + tall + page.gap(4)

    def area(self) -> Box:
        """Where the body stands."""
        page = self.page
        if self.kind == "bare":
            return box(0, 0, page.width, page.height)
        head, foot = self._header, self._footer
        if self.kind == "side":
            left = page.margin + self._side() + self._side_gap()
            return box(left, page.margin, self._body_width(), page.height - 2 * page.margin)
        top = self._top_height(head)
        under = foot.height(self._live()) + page.gap(3) if foot else 0.0
        return box(page.margin, top, self._live(), page.height - page.margin - under - top)

    def _place_body(self, sink: Sink) -> None:
        area = self.area()
        self.body.place(area.x, area.y, area.w, area.h, sink)

    @cached_property
    def flaws(self) -> tuple[float, bool]:
        """The largest empty part of the body, or the empty parts of its cards together, as a share of its
        area; and whether a table in it is flattened."""
        sink, area = Sink(), self.area()
        self._place_body(sink)
        loose = self.body.loose(area.w) if isinstance(self.body, (Flowing, Grid)) else 0.0
        return max(loose, largest_hole(sink.elements, area)), sink.flattened > 0

    def _place_top(self, sink: Sink) -> None:
        page, head, foot = self.page, self._header, self._footer
        live, left = self._live(), page.margin
        tall = head.height(live)
        if self._banded():
            top = self._top_height(head)
            add_rect(sink, 0, 0, page.width, top - page.gap(4), "dominant", name="band")
            head.place(left, page.margin * 0.85, live, tall, sink)
        else:
            head.place(left, page.margin, live, tall, sink)
        self._place_body(sink)
        if foot:
            high = foot.height(live)
            foot.place(left, page.height - page.margin - high, live, high, sink)

    def _place_side(self, sink: Sink) -> None:
        page, head, foot = self.page, self._header, self._footer
        side, top = self._side(), page.margin
        if self._banded():
            add_rect(sink, 0, 0, page.margin * 1.6 + side, page.height, "dominant", name="band")
        head.place(page.margin, top, side, head.height(side), sink)
        self._place_body(sink)
        low = page.height - page.margin
        if foot:
            tall = foot.height(side)
            low -= tall + page.gap(5)
            foot.place(page.margin, page.height - page.margin - tall, side, tall, sink)
        if self.content.hero:
            self._place_hero(top + head.height(side) + page.gap(6), low, side, sink)

    def _place_hero(self, top: float, low: float, side: float, sink: Sink) -> None:
        """The topic's icon in what is left of the side column, where that is enough."""
        size = min(0.72 * side, low - top)
        if size > 0.3 * side:
            icon = replace(_hero(self.page, self.content, self._banded()), size=size, align="start")
            icon.place(self.page.margin, low - size, side, size, sink)


def _kicker(page: Page, text: str, on_band: bool, centered: bool) -> Node | None:
    if not text:
        return None
    align = "center" if centered else "start"
    if page.character.kicker == "pill":
        inner = roles.label(page, text, color="on_accent", align=align, weight=700)
        return Pill(inner, page.gap(1.6), page.gap(0.7), "accent", centered)
    return roles.label(
        page, text, color="on_dominant_muted" if on_band else "accent_ink", align=align
    )


def header(page: Page, content: Content, w: float, kind: FrameKind) -> Node:
    """Kicker, headline and deck in the manner of the character; nothing where there is no headline."""
    if not content.headline:
        return Space(0)
    ch = page.character
    band, centered = ch.header == "band", _centered(page, kind)
    color = "on_dominant" if band else "ink"
    align = "center" if centered else "start"
    lines = {"side": 7, "top": 2 if page.shape == "landscape" else 3}[kind]
    largest = min(
        page.body / page.style.text_scale * ch.display_ratio * page.air,
        0.118 * min(page.width, page.height * 1.2),
    )
    roomy = kind == "top" and not (centered and page.shape == "landscape")
    hero = _hero(page, content, band) if roomy and content.hero else None
    fit = partial(roles.fitted, page, content.headline, largest=largest, lines=lines, color=color,
                  align=align)  # fmt: skip
    headline = fit(w)
    if hero and not centered:
        beside = w - hero.size - page.gap(4)
        narrow = fit(beside)
        if content.charts and _lines(narrow, beside) > _lines(headline, w):
            hero = None  # the charts need the height
        else:
            headline, w = narrow, beside
    deck = _deck(page, content.deck, band, align, w)
    kicker = _kicker(page, content.kicker, band, centered)
    words = stack(headline, deck, gap=max(page.gap(2.2), 0.34 * headline.size))
    parts: Node = stack(kicker, words, gap=page.gap(2.2))
    if hero and centered:
        parts = stack(replace(hero, align="center"), parts, gap=page.gap(1.6))
    elif hero:
        parts = Row([parts, hero], [-1.0, hero.size], gap=page.gap(4), valign="middle")
    if ch.header == "rule":
        return stack(Rule(5, "accent", length=page.gap(9)), parts, gap=page.gap(2.6))
    if ch.header == "grid":
        return stack(parts, Rule(1.5, "rule"), gap=page.gap(2.4))
    return parts


def _centered(page: Page, kind: FrameKind) -> bool:
    return page.centered and kind == "top"


def _lines(text: Text, w: float) -> int:
    return len(text.set(w).lines)


def _hero(page: Page, content: Content, band: bool) -> Emblem:
    """The topic's drawing, large, in the manner of the character."""
    share = {"portrait": 0.2, "square": 0.18, "landscape": 0.115}[page.shape]
    return Emblem(page, content.hero, share * page.width, band, align="end")


class _Narrow(Stack):
    """A stack that keeps a readable measure."""

    limit: float = 0.0
    centered: bool = False

    def height(self, w: float) -> float:
        return super().height(min(w, self.limit))

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        own = min(w, self.limit)
        super().place(x + ((w - own) / 2 if self.centered else 0), y, own, h, sink)


def _deck(page: Page, text: str, band: bool, align: str, w: float) -> Node | None:
    """The deck, each of its lines by itself: minutes have one for the date, one for the place."""
    if not text:
        return None
    size = 1.6 if width(text) <= BRIEF else 1.18
    nodes = [
        roles.body(
            page, line, scale=size, color="on_dominant_muted" if band else "muted", align=align,
            leading=roles.leading(page, 1.36), name="deck", importance=0.6,
            level=3 if align == "center" else 0,
        )
        for line in text.split("\n")
    ]  # fmt: skip
    narrow = _Narrow(nodes, 0.6 * page.body * size)
    narrow.limit = page.body * size * DECK_MEASURE
    narrow.centered = align == "center"
    return narrow
