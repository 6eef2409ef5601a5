"""A cell of a comparison: one side of one attribute, in words or as a bar from the axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.content import Item
from planner.layouts import roles
from planner.layouts.kit import TOO_WIDE, Stack, Text, stack
from planner.layouts.owned import own_items
from planner.layouts.parts import add_bar, place_middle
from planner.layouts.surface import Page, Sink
from planner.parts import Align

Form = Literal["spine", "over", "beside"]
"""Where the attributes' names stand: between the halves, over each row, or left of the columns."""
SHORT = 3
"""Most lines of a cell that is set against the spine."""


@dataclass(frozen=True)
class Setting:
    """Where names stand, the size of type in ems of the body, and bars or words."""

    form: Form
    size: float
    bars: bool

    @property
    def mirrored(self) -> bool:
        """True where the first side is set towards an axis at its right."""
        return self.form == "spine" or self.bars


@dataclass(frozen=True)
class Span:
    """A column: its left edge and its width, in units."""

    left: float
    width: float

    def inset(self, by: float) -> Span:
        """The column without its padding."""
        return Span(self.left + by, self.width - 2 * by)


class Cell:
    """One side of a row: a number and words, or a bar with its number at the end.

    `quiet` cells stand beside marked ones; `large` ones hold a word or two; `share` is the bar's
    part of the longest.
    """

    def __init__(
        self, page: Page, item: Item | None, side: int, setting: Setting, *,
        named: bool, quiet: bool, large: bool, share: float,
    ) -> None:  # fmt: skip
        self.page, self.item, self.side, self.setting = page, item, side, setting
        self.marked = item is not None and item.mark
        self.quiet, self.share = quiet and not self.marked, share
        self.align: Align = "end" if setting.mirrored and side == 0 else "start"
        self.text = self._text(item, named, large) if item else Stack([])

    def _text(self, item: Item, named: bool, large: bool) -> Stack:
        page, size = self.page, self.setting.size
        ink = "accent_ink" if self.marked else "ink"
        title, body = "" if named else item.title, item.body
        if named and large and not item.value:
            title, body = body, ""
        number = roles.number(
            page, item.value, scale=(1.2 if self.setting.bars else 1.75) * size, color=ink,
            align=self.align, facts=item.facts, tabular=True, name="value",
        )  # fmt: skip
        heading = roles.heading(
            page, title, scale=(1.5 if named else 1.15) * size, align=self.align, color=ink,
            facts=item.facts,
        )  # fmt: skip
        words = roles.body(
            page, body, scale=size, align=self.align, facts=item.facts,
            color="muted" if self.quiet or not named else "ink",
        )  # fmt: skip
        shown = ((number, item.value), (heading, title), (words, body))
        own = own_items(page, item, scale=size, align=self.align)
        return stack(*(node for node, text in shown if text), own, gap=page.gap(0.9) * size)

    def height(self, w: float) -> float:
        """The least height at width `w`; TOO_WIDE for long text set against the spine."""
        if self.setting.form == "spine" and not self.setting.bars:
            texts = [node for node in self.text.children if isinstance(node, Text)]
            if any(len(text.set(w).lines) > SHORT for text in texts):
                return TOO_WIDE
        return self.text.height(w)

    def place(self, span: Span, middle: float, sink: Sink) -> None:
        """Draw the words about the row's middle."""
        if self.text.children:
            place_middle(self.text, span.left, middle, span.width, sink)

    def place_bar(
        self, span: Span, middle: float, thick: float, longest: float, color: str, sink: Sink
    ) -> None:
        """Draw the bar from the axis outwards, and its number beyond it."""
        long, gap = longest * self.share, self.page.gap(1.1)
        left = span.left + span.width - long if self.side == 0 else span.left
        if long > 0 and self.item:
            add_bar(sink, self.page, left, middle - thick / 2, long, thick, color, self.item.facts)
        if self.text.children:
            wide = self.text.width()
            at = left - gap - wide if self.side == 0 else left + long + gap
            place_middle(self.text, at, middle, wide, sink)
