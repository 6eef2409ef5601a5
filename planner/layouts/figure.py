"""Figure: lettered panels where the prompt puts them, each with its title, words, chart or drawing."""

from __future__ import annotations

from dataclasses import replace

from planner.content import Content
from planner.figure import Pane
from planner.layouts import roles
from planner.layouts.fitting import fitted
from planner.layouts.forms import DASHES
from planner.layouts.geometry import Rect, add_link
from planner.layouts.kit import Node
from planner.layouts.pane import Paned
from planner.layouts.routed import Router
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink, add_path, add_rect, box

BODY = 19.0
"""Body size of a figure's gaps; panels take theirs from their own size."""
EDGE = 0.034
"""Margin of a figure, as a share of the short side."""
TITLE, NOTE = 44.0, 16.0
"""Sizes of a figure's own title and note, in units."""
LEAST = 0.5
"""Least part of the page's height that the panels have."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """The panels on the whole page, under the figure's own title."""
    return [
        Arrangement("figure", lambda own: Board(own, content), "bare", limit=BODY, comfort=BODY)
    ]


class Board(Node):
    """The panels of a figure, all at once."""

    grow = 1.0

    def __init__(self, page: Page, content: Content) -> None:
        assert content.figure is not None
        self.page, self.content, self.figure = page, content, content.figure
        self.edge = EDGE * min(page.width, page.height)

    def height(self, w: float) -> float:
        return LEAST * self.page.height

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        whole = Rect(x + self.edge, y + self.edge, w - 2 * self.edge, h - 2 * self.edge)
        whole = self._titled(whole, sink)
        panes = self.figure.panes
        gap = self.page.gap(4.6 if self.figure.arrows else 1.6)
        ids: dict[int, str] = {}
        for at, pane in enumerate(panes):
            if pane.inside is None:
                insets = [one for one in panes if one.inside == at]
                ids[at] = Paned(self.page, self.content, pane, insets).draw(
                    _cell(pane, whole, gap), sink
                )
        if self.figure.rule:
            self._part(whole, gap, sink)
        cells = [_cell(pane, whole, gap) for pane in panes]
        router = Router(cells, (), self.figure.arrows)
        for arrow in self.figure.arrows:
            add_link(sink, ids[arrow.start], ids[arrow.end], router.lines(arrow)[0], z=4,
                     color=arrow.color or "ink", width=2.4, dash=DASHES[arrow.dash])  # fmt: skip

    def _titled(self, whole: Rect, sink: Sink) -> Rect:
        """Title with its line over the panes and note under them; the room that is left."""
        figure, page = self.figure, self.page
        if figure.title:
            node = roles.heading(page, figure.title, color=figure.title_color or "ink", font=figure.font,
                                 align="center", name="headline", level=1)  # fmt: skip
            node = fitted(page, replace(node, size=TITLE, weight=700), whole.w, 0.14 * whole.h)
            tall = node.height(whole.w)
            node.place(whole.x, whole.y, whole.w, tall, sink)
            if figure.underline:
                wide = min(node.width(), whole.w)
                add_rect(
                    sink,
                    whole.cx - wide / 2,
                    whole.y + tall + 4,
                    wide,
                    4.0,
                    figure.underline,
                    z=3,
                    name="underline",
                )
            whole = Rect(whole.x, whole.y + tall + 26, whole.w, whole.h - tall - 26)
        if figure.note:
            node = roles.body(
                page, figure.note, color="ink", font=figure.font, align="center", name="note"
            )
            node = replace(node, size=max(page.least + 0.1, NOTE))
            tall = node.height(whole.w)
            node.place(whole.x, whole.bottom - tall, whole.w, tall, sink)
            whole = Rect(whole.x, whole.y, whole.w, whole.h - tall - 16)
        return whole

    def _part(self, whole: Rect, gap: float, sink: Sink) -> None:
        """The line between two columns."""
        left = max(pane.box[0] for pane in self.figure.panes)
        x = whole.x + left * (whole.w + gap) - gap / 2
        dash = DASHES[self.figure.rule_dash]
        add_path(sink, f"M{x:.2f} {whole.y:.2f}L{x:.2f} {whole.bottom:.2f}",
                 box(x, whole.y, 0, whole.h), stroke=self.figure.rule, stroke_width=2.2, dash=dash,
                 name="separator", z=3)  # fmt: skip


def _cell(pane: Pane, whole: Rect, gap: float) -> Rect:
    """The room of a pane: equal shares are equal rooms, with gaps between panes alone."""
    left, top, w, h = pane.box
    wide, tall = whole.w + gap, whole.h + gap
    return Rect(whole.x + left * wide, whole.y + top * tall, w * wide - gap, h * tall - gap)
