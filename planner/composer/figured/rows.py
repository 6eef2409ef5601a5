"""A table whose rows a prompt tells in a sentence each, with merged heads, totals and the colours of its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from planner.brief import PromptBrief
from planner.composer.figured.alone import alone, around, beside, blotted
from planner.composer.figured.ruled import Row, listed, lists_after, rows_in
from planner.composer.lexicon import find
from planner.composer.numbers import leading_value
from planner.composer.quotes import Quote, mask, quotes
from planner.composer.written.hues import hues
from planner.content import Content
from planner.figure import Cell, Grid, Pane
from planner.parts import Align, Color

_LEAST, _NAMED = 2, 60
"""Fewest rows, and how far before its rows a total is named, in letters."""
_TOUCH = 6
"""How far behind a head its span is told, in letters."""
_HUED = 40
"""How far behind the name of a column its colour may stand, in letters."""


def from_rows(brief: PromptBrief) -> Content | None:
    """The table that a prompt calls so and tells row by row; None where it tells none."""
    title, deck, notes = around(mask(brief.prompt, brief.quoted), brief.quoted, brief.language)
    made = grid_in(blotted(brief.prompt, (*title, *deck, *notes)), brief.language)
    if made is None:
        return None
    rest = [
        one.text
        for one in brief.quoted
        if one not in (*title, *deck, *notes) and one.text not in made.said
    ]
    return alone(
        brief, title, Pane(words=beside(deck, notes, rest, "start"), grid=made.grid), "4:3",
        why=f"the prompt tells {len(made.grid.rows) - made.grid.head} rows",
        told="Rows, heads and totals are those of the prompt.",
    )  # fmt: skip


@dataclass(frozen=True)
class Ruled:
    """A table, and the words that it shows."""

    grid: Grid
    said: frozenset[str]


def grid_in(text: str, language: str) -> Ruled | None:
    """The table that a text calls so and tells row by row."""
    quoted = quotes(text)
    masked = mask(text, quoted)
    if not any(hit.meaning == "table" for hit in find(masked, "ruled", language)):
        return None
    rows = rows_in(masked, text, quoted)
    if len(rows) < _LEAST:
        return None
    return _Heads(text, masked, quoted, rows, language).ruled()


class _Heads:
    """Reads what stands over the rows."""

    def __init__(
        self, text: str, masked: str, quoted: tuple[Quote, ...], rows: list[Row], language: str
    ) -> None:
        self.text, self.masked, self.quoted, self.rows, self.language = (
            text,
            masked,
            quoted,
            rows,
            language,
        )
        self.width = len(rows[0].cells) + 1

    def ruled(self) -> Ruled | None:
        """The whole table; None where its heads do not fit its rows."""
        head = self._tiers()
        if not head:
            return None
        total = self._is_total(self.rows[-1])
        bold = [*(False for _ in self.rows[1:]), total]
        body = [tuple(Cell(text, bold=own) for text in (row.name, *row.cells))
                for row, own in zip(self.rows, bold, strict=True)]  # fmt: skip
        last = len(head) + len(body) - 1
        grid = Grid(
            (*head, *body), self._aligns(), len(head), (-1, len(head) - 1, last),
            thick=(last - 1,) if total else (), shaded=(last,) if total else (), hues=self._hues(head[-1]),
        )  # fmt: skip
        said = {cell.text for row in grid.rows for cell in row}
        said |= {
            quote.text
            for quote in self.quoted
            if all(one in said for one in re.split(r",\s+", quote.text))
        }
        return Ruled(grid, frozenset(said))

    def _is_total(self, row: Row) -> bool:
        """True for a last row that is called a total, or is named so."""
        near = self.masked[max(0, row.start - _NAMED) : row.start] + row.name
        return any(hit.meaning == "total" for hit in find(near, "ruled", self.language))

    def _aligns(self) -> tuple[Align, ...]:
        columns = zip(*(row.cells for row in self.rows), strict=True)
        return ("start", *("end" if all(map(_is_value, cells)) else "start" for cells in columns))

    def _tiers(self) -> list[tuple[Cell, ...]]:
        """One row of heads, or merged heads over those that they span."""
        merged, single = self._merged()
        if merged:
            return self._two(merged, single)
        lists = lists_after(self.masked, self.text, self.quoted, "columns", self.language)
        lists += [self._sides()]
        names = next((names for names in lists if len(names) in (self.width, self.width - 1)), ())
        if not names:
            return []
        names = names if len(names) == self.width else ("", *names)
        return [tuple(Cell(name, bold=True) for name in names)]

    def _sides(self) -> tuple[str, ...]:
        """The strings told before the rows that are as many as the columns: `'A' on the left and 'B' on the right`."""
        hits = [
            hit.end for hit in find(self.masked, "ruled", self.language) if hit.meaning == "columns"
        ]
        start = hits[0] if hits else 0
        return tuple(q.text for q in self.quoted if start <= q.start < self.rows[0].start)[
            : self.width - 1
        ]

    def _merged(self) -> tuple[list[tuple[str, tuple[str, ...]]], list[tuple[int, str]]]:
        """The merged heads with what they span, and the other heads with their places among all."""
        merged: list[tuple[str, tuple[str, ...]]] = []
        single: list[tuple[int, str]] = []
        heads = [q.text for q in self.quoted if self._spans(q)]
        for at, quote in enumerate(self.quoted):
            spans = self._spans(quote)
            lead = self.masked[self.quoted[at - 1].end if at else 0 : quote.start]
            if spans:
                names = listed(self.masked, self.text, self.quoted, spans)
                names = tuple(takewhile(lambda one: one not in heads, names))
                if len(names) >= 2:
                    merged.append((quote.text, names))
                else:
                    single.append((len(merged), quote.text))
            elif any(hit.meaning == "first" for hit in find(lead, "ruled", self.language)):
                single.insert(0, (0, quote.text))
        return merged, single

    def _spans(self, quote: Quote) -> int:
        """Where the list of what a head spans begins; 0 where it is said to span none."""
        hits = find(self.masked[quote.end : quote.end + _HUED], "ruled", self.language)[:1]
        return (
            quote.end + hits[0].end
            if hits and hits[0].meaning == "spans" and hits[0].start < _TOUCH
            else 0
        )

    def _two(
        self, merged: list[tuple[str, tuple[str, ...]]], single: list[tuple[int, str]]
    ) -> list[tuple[Cell, ...]]:
        """Two tiers; a head that spans no others is as high as both."""
        upper: list[Cell] = []
        lower: list[Cell] = []
        for at in range(len(merged) + 1):
            for place, name in single:
                if place == at:
                    upper.append(Cell(name, bold=True, down=2))
                    lower.append(Cell())
            if at < len(merged):
                name, names = merged[at]
                upper.append(Cell(name, len(names), bold=True))
                lower += [Cell(one, bold=True) for one in names]
        if len(lower) == self.width - 1:
            upper, lower = [Cell(), *upper], [Cell(), *lower]
        return [tuple(upper), tuple(lower)] if len(lower) == self.width else []

    def _hues(self, head: tuple[Cell, ...]) -> tuple[Color | None, ...]:
        """The colour told right behind the name of a column."""
        colors = hues(self.masked, self.language)
        found: list[Color | None] = []
        for cell in head:
            ends = [
                q.end for q in self.quoted if q.text == cell.text and q.start < self.rows[0].start
            ]
            near = [h.color for end in ends[-1:] for h in colors if 0 <= h.start - end < _HUED
                    and not re.search("[,;.\ue001-\uf8ff]", self.masked[end : h.start])]  # fmt: skip
            found.append(near[0] if near else None)
        return tuple(found)


def _is_value(text: str) -> bool:
    value = leading_value(text.strip().lstrip("-−+"))
    return text.strip() in ("-", "–", "—", "") or (value is not None and value.amount is not None)
