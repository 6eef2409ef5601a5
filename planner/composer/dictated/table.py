"""Tables told in prose, row by row and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from planner.brief import PromptBrief
from planner.composer.dictated.frame import told_of
from planner.composer.dictated.strings import String
from planner.composer.lexicon import find
from planner.content import Content
from planner.parts import Reasoning

_LEAST = 2
"""Fewest rows under the head, and columns."""
_MOST_OF = 0.6
"""A table holds so large a share of the strings of its prompt."""


def from_table(brief: PromptBrief) -> Content | None:
    """The table whose cells a prompt spells out; None where it spells out none."""
    found = told_of(brief, "table")
    if found is None:
        return None
    frame = found.frame
    head, rows, rest = _rows(found.others, brief.language)
    held = sum(map(len, rows)) + len(head)
    if len(rows) < _LEAST or len(head) < _LEAST or held < _MOST_OF * len(found.said):
        return None
    told = {cell for row in (head, *rows) for cell in row}
    loose = tuple(dict.fromkeys(text for text in rest if not any(text in cell for cell in told)))
    return replace(
        frame.content(brief),
        table=(tuple(head), *map(tuple, rows)),
        footer=(*frame.notes, *loose),
        archetypes=(("table", f"the prompt spells out {len(rows)} rows"),),
        reasoning=(Reasoning(stage="content", text="Rows and cells are those of the prompt."),),
    )


def _rows(cells: Sequence[String], language: str) -> tuple[list[str], list[list[str]], list[str]]:
    """Head, rows as long as the head, and the strings that are no cells."""
    head: list[str] = []
    rows: list[list[str]] = []
    rest: list[str] = []
    for heads, run in _runs(cells, language):
        texts = _cells(run, language)
        if heads and not rows and len(texts) >= _LEAST:
            rest += head
            head = texts
        elif not head:
            rest += texts
        else:
            whole = len(texts) - len(texts) % len(head)
            rows += [texts[at : at + len(head)] for at in range(0, whole, len(head))]
            rest += texts[whole:]
    return head, rows, rest


def _runs(cells: Sequence[String], language: str) -> Iterator[tuple[bool, list[String]]]:
    """The strings of one row or more, from one naming of a row to the next; True for the head."""
    run: list[String] = []
    heads = cells_named = False
    for cell in cells:
        named = [hit.meaning for hit in find(cell.before, "drawn", language)]
        starts = "row" in named or "head" in named
        cells_named = cells_named and "cell" in named
        apart = bool(run) and cell.sentence != run[-1].sentence and not (heads or cells_named)
        if run and (starts or apart):
            yield heads, run
            run = []
        if not run:
            last = [meaning for meaning in named if meaning in ("row", "head")][-1:]
            heads, cells_named = last == ["head"], "cell" in named
        run.append(cell)
    if run:
        yield heads, run


def _cells(run: Sequence[String], language: str) -> list[str]:
    """The cells of a run: each its own string, or all strings since a cell was named."""
    names = [any(h.meaning == "cell" for h in find(s.before, "drawn", language)) for s in run]
    if sum(names) < _LEAST:
        return [string.text for string in run]
    count = 0
    numbers = []
    for named in names:
        count += named
        numbers.append(count)
    pairs = groupby(zip(numbers, run, strict=True), key=lambda pair: pair[0])
    return [" ".join(string.text for _, string in own) for _, own in pairs]
