"""A table that a prompt dictates cell by cell, as a figure: tiers of heads, weights, rules, callouts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.brief import PromptBrief
from planner.composer.dictated.table import from_table
from planner.composer.figured.demands import asks_figure
from planner.composer.lexicon import find
from planner.composer.numbers import leading_value
from planner.composer.quotes import Quote, mask
from planner.content import Content
from planner.figure import Callout, Cell, Figure, Grid, Pane, Words
from planner.layouts import FIGURE
from planner.parts import Align, Reasoning

_STOP = re.compile(r"[.;。；](?=\s|$)")
_NON = re.compile(r"non-\s*$", re.IGNORECASE)
_WIDE = 6
"""More columns than this ask for a wide page."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell with the quotation that it is of."""

    row: int
    column: int
    quote: Quote


def from_dictated_table(brief: PromptBrief) -> Content | None:
    """The table of a figure with all that is told of its look; None where a prompt spells out none."""
    if not asks_figure(brief):
        return None
    made = from_table(brief)
    return _Table(brief, made).content() if made else None


class _Table:
    """Reads what is told of the cells of a table."""

    def __init__(self, brief: PromptBrief, made: Content) -> None:
        self.brief, self.made, self.language = brief, made, brief.language
        self.masked = mask(brief.prompt, brief.quoted)
        self.rows = [list(row) for row in made.table]
        self.spots = self._spots()
        self.known = {spot.quote.start for spot in self.spots}

    def content(self) -> Content:
        """One pane with the table in the middle, title and subtitle over it, caption and notes under it."""
        groups = self._groups()
        shift = 1 if groups else 0
        cells = [
            [self._cell(at, k, text) for k, text in enumerate(row)]
            for at, row in enumerate(self.rows)
        ]
        body = (*((groups,) if groups else ()), *(tuple(row) for row in cells))
        callouts, said = self._callouts(cells, shift)
        grid = Grid(
            body, self._aligns(), 1 + shift, self._rules(shift), self._uprights(), callouts=callouts
        )
        shown = {*said, *(cell.text for cell in groups)}
        notes = sorted((text for text in self.made.footer if text not in shown), key=self._place)
        words = [Words(self.made.deck, "center")] if self.made.deck else []
        words += [Words(text, "center", foot=True) for text in notes]
        pane = Pane(title=self.made.headline, align="center", words=tuple(words), grid=grid)
        hits = [hit.meaning for hit in find(self.masked, "tabled", self.language)]
        wide = len(self.rows[0]) > _WIDE or len(self.rows) < _WIDE
        return Content(
            headline=self.made.headline, deck=self.made.deck, footer=tuple(notes), language=self.language,
            topic=self.made.headline or self.made.topic,
            figure=Figure((pane,), framed=False, aspect="16:9" if wide else "4:3" if len(self.rows) < 12 else "1:1",
                          font="serif" if "serif" in hits and "sans" not in hits else "sans"),
            table=self.made.table,
            archetypes=((FIGURE, f"the prompt spells out {len(self.rows) - 1} rows"), *self.made.archetypes),
            reasoning=(Reasoning(stage="content", text="Rows, cells, rules and callouts are those of the prompt."),),
        )  # fmt: skip

    def _place(self, text: str) -> int:
        """Where a note stands in the prompt: captions come before footnotes as they are told."""
        start = next((q.start for q in self.brief.quoted if q.text == text), 0)
        nearest = [
            hit.meaning
            for hit in find(self.masked[max(0, start - 60) : start], "tabled", self.language)
        ]
        return start if "caption" in nearest else start + len(self.masked)

    def _spots(self) -> list[_Spot]:
        """Every cell with its quotation, in order: the head first, then each row."""
        found: list[_Spot] = []
        at = 0
        for row, cells in enumerate(self.rows):
            run = self._run(cells, at)
            if run:
                found += [_Spot(row, k, quote) for k, quote in enumerate(run)]
                at = self.brief.quoted.index(run[-1]) + 1
        return found

    def _run(self, cells: Sequence[str], since: int) -> list[Quote]:
        """The quotations of a row: the first run of them that says its cells."""
        quoted = self.brief.quoted
        for start in range(since, len(quoted) - len(cells) + 1):
            run = list(quoted[start : start + len(cells)])
            if [quote.text for quote in run] == list(cells):
                return run
        return []

    def _cell(self, row: int, column: int, text: str) -> Cell:
        """A cell in the weight and slant told right before it, or for the labels of its sentence."""
        quote = next((s.quote for s in self.spots if (s.row, s.column) == (row, column)), None)
        if quote is None or row == 0:
            return Cell(text, bold=row == 0)
        since = max([0, *(q.end for q in self.brief.quoted if q.end <= quote.start)])
        near = self._styles(max(since, quote.start - 18), quote.start)
        if column == 0:
            start = max((m.end() for m in _STOP.finditer(self.masked, 0, quote.start)), default=0)
            near |= (
                self._styles(start, quote.start)
                if "label" in self._said(start, quote.start)
                else set()
            )
        return Cell(text, bold="bold" in near, italic="italic" in near)

    def _said(self, start: int, end: int) -> list[str]:
        return [hit.meaning for hit in find(self.masked[start:end], "tabled", self.language)]

    def _styles(self, start: int, end: int) -> set[str]:
        """Bold and italic, where they are not denied."""
        text = self.masked[start:end]
        return {hit.meaning for hit in find(text, "tabled", self.language)
                if hit.meaning in ("bold", "italic") and not _NON.search(text[: hit.start])}  # fmt: skip

    def _groups(self) -> tuple[Cell, ...]:
        """The tier over the head: merged cells as wide as told, others over their columns."""
        first = next((s.quote.start for s in self.spots if s.row == 1), len(self.masked))
        cells: list[Cell] = []
        for at, quote in enumerate(self.brief.quoted):
            if quote.start >= first or quote.start in self.known:
                continue
            lead = self.masked[self.brief.quoted[at - 1].end if at else 0 : quote.start]
            lead = _STOP.split(lead)[-1]
            hits = find(lead, "tabled", self.language)
            if any(hit.meaning == "merged" for hit in hits):
                cells.append(Cell(quote.text, self._span(lead), bold=True))
            elif cells and len(lead.strip(" ,")) < 90 and quote.text in self.rows[0]:
                cells.append(Cell(quote.text, bold=True))
        width, total = len(self.rows[0]), sum(cell.span for cell in cells)
        if not any(cell.span > 1 for cell in cells) or total > width:
            return ()
        blank = (Cell("", width - total),) if total < width else ()
        return (*blank, *cells) if self._opens_blank(cells) else (*cells, *blank)

    def _opens_blank(self, cells: Sequence[Cell]) -> bool:
        """True where the last head columns are those of the last merged cells: the blank stands first."""
        return (
            len(self.rows[0]) - sum(cell.span for cell in cells) > 0
            and cells[-1].text not in self.rows[0]
        )

    def _span(self, lead: str) -> int:
        """How many columns: the number before the word for them."""
        columns = [
            hit.start for hit in find(lead, "tabled", self.language) if hit.meaning == "columns"
        ]
        before = lead[: columns[-1]] if columns else ""
        hits = [
            hit for hit in find(before, "numerals", self.language) if len(before) - hit.end < 24
        ]
        digits = re.findall(r"(?<!\d)(\d)\s*(?:\w+\s+)?$", before)
        return int(hits[-1].meaning) if hits else int(digits[-1]) if digits else 1

    def _aligns(self) -> tuple[Align, ...]:
        """Numbers at the right, words at the left."""
        columns = zip(*self.rows[1:], strict=True)
        return tuple(
            "end" if k and all(_is_figure(cell) for cell in cells) else "start"
            for k, cells in enumerate(columns)
        )

    def _rules(self, shift: int) -> tuple[int, ...]:
        """Top, under the head unless only others are told, after rows that are named, and the foot."""
        told: set[int] = set()
        only = False
        for spot_text, row in ((row[0], at) for at, row in enumerate(self.rows)):
            for quote in self.brief.quoted:
                lead = _STOP.split(self.masked[max(0, quote.start - 60) : quote.start])[-1]
                said = [hit.meaning for hit in find(lead, "tabled", self.language)]
                if (
                    row
                    and quote.text == spot_text
                    and "rule" in said
                    and "after" in said[said.index("rule") :]
                ):
                    told.add(row + shift)
        for clause in _STOP.split(self.masked):
            said = [hit.meaning for hit in find(clause, "tabled", self.language)]
            only = only or (
                "rule" in said and "only" in said and "upright" not in said and "head" not in said
            )
        head = () if only else (shift,)
        return tuple(sorted({-1, *head, *told, len(self.rows) - 1 + shift}))

    def _uprights(self) -> tuple[int, ...]:
        """Edges where a border is told, and `between the third and fourth columns`."""
        columns = len(self.rows[0])
        said = [hit.meaning for hit in find(self.masked, "tabled", self.language)]
        found = {0, columns} if "border" in said else set()
        for clause in _STOP.split(self.masked):
            if not any(hit.meaning == "upright" for hit in find(clause, "tabled", self.language)):
                continue
            for hit in find(clause, "tabled", self.language):
                pair = (
                    find(clause[hit.end : hit.end + 40], "nth", self.language)
                    if hit.meaning == "between"
                    else []
                )
                if pair and pair[0].meaning.isdigit() and int(pair[0].meaning) < columns:
                    found.add(int(pair[0].meaning))
        return tuple(sorted(found))

    def _callouts(
        self, cells: Sequence[Sequence[Cell]], shift: int
    ) -> tuple[tuple[Callout, ...], set[str]]:
        """Words that are said to point to a cell or a rule, and where."""
        found: list[Callout] = []
        for at, quote in enumerate(self.brief.quoted):
            if quote.start in self.known or quote.text not in self.made.footer:
                continue
            lead = _STOP.split(self.masked[max(0, quote.start - 130) : quote.start])[-1]
            said = find(lead, "tabled", self.language)
            points = [hit.end for hit in said if hit.meaning == "points"]
            if not points or not any(
                hit.meaning == "says" and hit.start >= points[-1] for hit in said
            ):
                continue
            start = quote.start - len(lead) + points[-1]
            named = [q.text for q in self.brief.quoted[:at] if q.start >= start]
            spot = self._named(
                named,
                [hit.meaning for hit in said if hit.start >= points[-1]],
                lead[points[-1] :],
                cells,
            )
            if spot:
                found.append(Callout(quote.text, spot[0] + shift, spot[1]))
        return tuple(found), {one.text for one in found}

    def _named(
        self, named: Sequence[str], said: Sequence[str], lead: str, cells: Sequence[Sequence[Cell]]
    ) -> tuple[int, int] | None:
        """The cell of a quoted text, the rule after it, or the bold cell in a column that is named."""
        for at, row in enumerate(self.rows):
            for k, text in enumerate(row):
                if at and text in named:
                    return (at, -1) if "rule" in said else (at, k)
        heads = [
            (len(head), k)
            for k, head in enumerate(self.rows[0])
            if re.search(rf"(?<!\w){re.escape(head)}(?!\w)", lead)
        ]
        for _, k in sorted(heads, reverse=True):
            for at, line in enumerate(cells):
                if at and line[k].bold:
                    return at, k
        return None


def _is_figure(text: str) -> bool:
    value = leading_value(text.strip().lstrip("-−+"))
    return text.strip() in ("-", "–", "—", "") or (value is not None and value.amount is not None)
