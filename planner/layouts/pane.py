"""One panel of a figure: border, letter and title at its top, and what it shows under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.color import best_on
from planner.content import Content
from planner.figure import Pane, Words
from planner.layouts import roles
from planner.layouts.chart import Chart
from planner.layouts.drawing import Drawn
from planner.layouts.fitting import fits, fitted, put
from planner.layouts.forms import FORMS
from planner.layouts.geometry import Rect, add_box
from planner.layouts.gridded import Gridded
from planner.layouts.kit import Text
from planner.layouts.netted import Netted
from planner.layouts.overlapped import overlapped
from planner.layouts.surface import Page, Sink
from planner.layouts.tallied import signed, tallied
from planner.plan import FontRole

INK, BORDER = "ink", "rule"
LETTER, TITLE, WORDS = 17.0, 19.0, 15.0
"""Sizes of a pane's letter, title and texts where there is room, in units."""
CHART_BODY = 15.5
ABOVE = 10.0
"""Space over texts at the foot, in units."""
INSET_WIDE, INSET_TALL = 0.46, 0.26
"""Most of a pane's width and height that the insets at its top or foot take."""
ALONE = 1.6
"""How much larger the words are of a pane that is the whole figure."""
FLAT = 3.0
"""A pane of words is flat that is less high than so many letters."""
CORNER = 15.0
"""Side of the mark in a pane's corner, in units."""


@dataclass
class Paned:
    """Draws a pane, with those that are inset in it."""

    page: Page
    content: Content
    pane: Pane
    insets: Sequence[Pane] = ()

    @property
    def font(self) -> FontRole:
        """The voice of its words."""
        return self.content.figure.font if self.content.figure else "sans"

    def draw(self, room: Rect, sink: Sink) -> str:
        """The pane in its room; the id of its border, if it has one. A text over a chart without a title heads it."""
        if (
            self.pane.chart is not None
            and not self.pane.title
            and self.pane.words
            and not self.pane.words[0].foot
        ):
            first, *rest = self.pane.words
            self.pane = replace(self.pane, title=first.text, words=tuple(rest))
        pane, framed = self.pane, self.content.figure is not None and self.content.figure.framed
        stroke = pane.stroke or (BORDER if framed else None)
        own = ""
        if pane.fill or stroke:
            own = add_box(sink, room, name="pane", fill=pane.fill, stroke=stroke,
                          stroke_width=1.6 if stroke else 0, radius=8)  # fmt: skip
            sink.parents.append(own)
        if pane.corner:
            side = CORNER
            mark = Rect(room.right - side - 10, room.y + 10, side, side)
            FORMS.get(pane.corner.form, FORMS["ellipse"])(pane.corner, mark, sink)
        pad = min(14.0, 0.05 * min(room.w, room.h) + 4)
        inner = room.grown(-pad)
        if not (pane.draws or pane.words or self.insets):
            self._head(inner, sink)
        else:
            self._filled(inner, sink)
        if own:
            sink.parents.pop()
        return own

    def _filled(self, room: Rect, sink: Sink) -> None:
        """Letter and title, insets at the top, texts, what is shown, insets at the foot, texts there."""
        if not (self.pane.draws or self.insets):
            self._worded(room, sink)
            return
        tops, feet = self._rows()
        if tops:
            tall = self._inset_row(tops, Rect(room.x, room.y + 1.5 * LETTER, room.w, room.h), sink)
            self._letter(room, sink)
            room = _under(room, 1.5 * LETTER + tall + 8)
            room = _under(room, self._title(room, 0.0, sink))
        else:
            room = _under(room, self._head(room, sink))
        if feet:
            tall = INSET_TALL * room.h
            self._inset_row(feet, Rect(room.x, room.bottom - tall, room.w, room.h), sink, tall)
            room = Rect(room.x, room.y, room.w, room.h - tall - 8)
        head = [one for one in self.pane.words if not one.foot]
        foot = [one for one in self.pane.words if one.foot]
        room = _under(room, self._texts(head, room, sink))
        low = self._height_of(foot, room.w)
        if foot:
            self._texts(foot, Rect(room.x, room.bottom - low, room.w, low), sink)
            low += ABOVE
        self._shown(Rect(room.x, room.y, room.w, room.h - low), sink)

    def _rows(self) -> tuple[list[Pane], list[Pane]]:
        """The insets in the upper and in the lower half."""
        low = [one for one in self.insets if one.box[1] > 0.01]
        return [one for one in self.insets if one not in low], low

    def _inset_row(self, row: Sequence[Pane], room: Rect, sink: Sink, tall: float = 0.0) -> float:
        """Insets at their side, one beside the other; the height they take."""
        tall = tall or INSET_TALL * room.h
        wide = min(INSET_WIDE * room.w, 1.9 * tall) if len(row) < 3 else room.w / len(row) - 8
        left, right = room.x, room.right
        for one in row:
            at_left = one.box[0] < 0.01
            x = left if at_left else right - wide
            left, right = (left + wide + 8, right) if at_left else (left, right - wide - 8)
            Paned(self.page, self.content, one).draw(Rect(x, room.y, wide, tall), sink)
        return tall

    def _size(self, size: float) -> float:
        """A size of type, larger in a pane that has the page alone, and none too small to read."""
        alone = self.content.figure is not None and len(self.content.figure.panes) == 1
        return max(self.page.least + 0.1, (ALONE if alone else 1.0) * size)

    def _ink(self) -> str:
        return self.pane.ink or (
            best_on(self.pane.fill, "#ffffff", "#000000") if self.pane.fill else INK
        )

    def _letter(self, room: Rect, sink: Sink, flat: bool = False) -> float:
        """The letter at the top left, in the middle of a flat pane; the width it takes."""
        if not self.pane.letter:
            return 0.0
        node = roles.heading(
            self.page, self.pane.letter, color=self._ink(), font=self.font, name="letter"
        )
        node = replace(node, size=self._size(min(LETTER, 0.5 * room.h)))
        wide, tall = node.width(), node.height(node.width() + 1)
        node.place(room.x, room.y + ((room.h - tall) / 2 if flat else 0.0), wide, tall, sink)
        return wide + 0.6 * node.size

    def _head(self, room: Rect, sink: Sink) -> float:
        """Letter and title, under it where a word would not fit beside it; the height they take."""
        wide = self._letter(room, sink)
        if wide and self.pane.title and not fits(self.page, self._titled(), room.w - wide):
            return 1.5 * LETTER + self._title(_under(room, 1.5 * LETTER), 0.0, sink)
        tall = self._title(room, wide, sink)
        return max(tall, 1.5 * LETTER if wide else 0.0)

    def _titled(self) -> Text:
        """The title where there is room."""
        color = self.pane.title_color or self._ink()
        node = roles.heading(self.page, self.pane.title, color=color, font=self.font,
                             align=self.pane.align, name="pane-title")  # fmt: skip
        return replace(node, size=self._size(TITLE))

    def _title(self, room: Rect, wide: float, sink: Sink) -> float:
        """The title beside the letter, in the middle of the pane where it is to be and there is room; its height."""
        if not self.pane.title:
            return 0.0
        node = self._titled()
        centred = self.pane.align == "center" and fits(self.page, node, room.w - 2 * wide)
        w = room.w - wide * (2 if centred else 1)
        node = fitted(self.page, node, w, max(3.4 * TITLE, 0.1 * room.h))
        tall = node.height(w)
        node.place(room.x + wide, room.y, w, tall, sink)
        return tall + 8

    def _worded(self, room: Rect, sink: Sink) -> None:
        """A pane of words alone: title and texts on one line at their sides, or one under the other."""
        flat = room.h < FLAT * LETTER
        wide = self._letter(room, sink, flat)
        room = Rect(room.x + wide, room.y, room.w - wide, room.h)
        texts = [Words(self.pane.title, self.pane.align, strong=True)] if self.pane.title else []
        texts += self.pane.words
        sides = {one.align for one in texts}
        if len(texts) == len(sides) and room.w > 3 * room.h:
            share = room.w / len(texts)
            order = sorted(texts, key=lambda one: ("start", "center", "end").index(one.align))
            for at, one in enumerate(order):
                put(
                    self.page,
                    self._text(one, 1.35),
                    Rect(room.x + at * share, room.y, share, room.h),
                    sink,
                )
            return
        low = self._height_of(texts, room.w)
        keyed = any(one.mark for one in texts)
        self._texts(texts, room if keyed else _under(room, max(0.0, (room.h - low) / 2)), sink)

    def _text(self, one: Words, scale: float = 1.0) -> Text:
        if one.strong:
            node = roles.heading(
                self.page, one.text, color=self._ink(), font=self.font, name="pane-title"
            )
            return replace(node, size=self._size(scale * TITLE), align=one.align)
        node = roles.body(self.page, one.text, color=self._ink(), font=self.font, name="pane-text")
        return replace(node, size=self._size(WORDS), align=one.align)

    def _height_of(self, texts: Sequence[Words], w: float) -> float:
        return sum(self._text(one).height(w) + 5 for one in texts)

    def _texts(self, texts: Sequence[Words], room: Rect, sink: Sink) -> float:
        """Texts one under the other; the height they take."""
        y = room.y
        for one in texts:
            node, left = self._text(one), 0.0
            if one.mark:
                side = 0.8 * node.size
                add_box(
                    sink,
                    Rect(room.x, y + 0.1 * node.size, side, side),
                    name="swatch",
                    z=3,
                    fill=one.mark,
                )
                left = 1.4 * node.size
            node.place(room.x + left, y, room.w - left, node.height(room.w), sink)
            y += node.height(room.w) + 5
        return y - room.y

    def _shown(self, room: Rect, sink: Sink) -> None:
        """Numbers, chart and drawing, one under the other."""
        pane = self.pane
        parts = [bool(pane.tallies), pane.chart is not None, pane.has_drawing]
        tall = room.h / max(1, sum(parts))
        if pane.tallies:
            tallied(
                self.page,
                pane.tallies,
                Rect(room.x, room.y, room.w, tall),
                self._size(WORDS),
                self.font,
                sink,
            )
            room = _under(room, tall)
        if pane.chart is not None:
            spec = self.content.charts[pane.chart]
            Chart(self.page.at(CHART_BODY), spec, filled=True).place(
                room.x, room.y, room.w, tall, sink
            )
            room = _under(room, tall)
        if pane.signs:
            signed(pane.signs, room, sink)
        if pane.grid:
            Gridded(self.page, pane.grid, self.font).draw(room, sink)
        if pane.net:
            Netted(self.page, pane.net).draw(room, sink)
        if pane.sets:
            overlapped(self.page, pane.sets, room, sink)
        if pane.shapes:
            Drawn(self.page, pane.shapes, pane.arrows).draw(
                Rect(room.x, room.y, room.w, room.h), sink
            )


def _under(room: Rect, by: float) -> Rect:
    return Rect(room.x, room.y + by, room.w, max(1.0, room.h - by))
