"""Tables of a PDF page: rows of short cells that stand in columns, beside numbers or between rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_GAP = 0.8
"""Room between two cells, in ems; words of a sentence stand closer."""
_LEVEL, _PITCH, _LEADING = 0.35, 3.5, 1.45
"""Baselines of one row, of two rows, and of two lines of one cell lie no farther apart, in ems."""
_LEAST_ROWS, _LONGEST = 3, 60
_FIGURE = re.compile(r"\d")
_SHORT = 24
_MOSTLY = 0.6

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that stand apart from others: edges, baseline and size in points, and their line."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    line: int


@dataclass(frozen=True, slots=True)
class Found:
    """A table: its rows, and the lines of the page that it takes."""

    rows: tuple[tuple[str, ...], ...]
    lines: frozenset[int]


def parted(words: Sequence[Span], size: float) -> list[range]:
    """The words of a line as runs of their indexes, cut at wide gaps; `words` are their edges."""
    gaps = [after[0] - before[1] for before, after in pairwise(words)]
    cuts = [0, *(i for i, gap in enumerate(gaps, 1) if gap > _GAP * size), len(words)]
    return [range(*ends) for ends in pairwise(cuts)]


def tables(cells: Sequence[Cell], rules: Sequence[float]) -> Iterator[Found]:
    """The tables of a page, from top to bottom; `rules` are the heights of its horizontal lines."""
    rows = _rows(cells)
    start = 0
    while start < len(rows):
        run = _run(rows[start:])
        columns = _columns(run)
        if _is_table(run, columns, rules):
            grid = _joined(run, columns)
            yield Found(tuple(grid), frozenset(cell.line for row in run for cell in row))
            start += len(run)
        else:
            start += 1


def _rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Cells on one baseline, from the left; rows from the top."""
    rows: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda c: -c.baseline):
        if rows and rows[-1][0].baseline - cell.baseline <= _LEVEL * cell.size:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda c: c.left) for row in rows]


def _run(rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """The rows from the first on whose cells stand in the same columns."""
    run = list(rows[:1]) if rows and len(rows[0]) > 1 else []
    for above, row in pairwise(rows) if run else ():
        step = above[0].baseline - row[0].baseline
        wraps = len(row) == 1 and step <= _LEADING * row[0].size
        near = step <= _PITCH * row[0].size
        if not (near and (len(row) > 1 or wraps) and _stands(run, row)):
            break
        run.append(row)
    while run and len(run[-1]) == 1:
        run.pop()
    return run


def _stands(run: Sequence[list[Cell]], row: list[Cell]) -> bool:
    """True where each cell of the row, and of those before it, keeps a column of its own."""
    columns = _columns([*run, row])
    apart = all(len({_place(c, columns) for c in line}) == len(line) for line in (*run, row))
    return apart and len(columns) >= max(map(len, run))


def _columns(run: Sequence[list[Cell]]) -> list[Span]:
    """The widths over which cells of several rows overlap."""
    spans: list[Span] = []
    for left, right in sorted((c.left, c.right) for row in run for c in row):
        if spans and left < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    return spans


def _place(cell: Cell, columns: Sequence[Span]) -> int:
    return next(i for i, (left, right) in enumerate(columns) if left <= cell.left <= right)


def _is_table(run: Sequence[list[Cell]], columns: Sequence[Span], rules: Sequence[float]) -> bool:
    full = [row for row in run if len(row) > 1]
    if len(full) < _LEAST_ROWS or any(len(c.text) > _LONGEST for row in run for c in row):
        return False
    if sum(len(row) for row in full) < _MOSTLY * len(full) * len(columns):
        return False
    top, foot = run[0][0].baseline + run[0][0].size, run[-1][0].baseline - run[-1][0].size
    ruled = sum(foot <= height <= top for height in rules) >= _LEAST_ROWS
    return ruled or any(_is_measured(run[1:], columns, i) for i in range(1, len(columns)))


def _is_measured(rows: Sequence[list[Cell]], columns: Sequence[Span], place: int) -> bool:
    """True for a column of short cells with figures in them."""
    texts = [c.text for row in rows for c in row if _place(c, columns) == place]
    told = [text for text in texts if len(text) <= _SHORT and _FIGURE.search(text)]
    return len(texts) > 1 and len(told) >= _MOSTLY * len(texts)


def _joined(run: Sequence[list[Cell]], columns: Sequence[Span]) -> Iterator[tuple[str, ...]]:
    """The rows as text; a line of its own goes on from the cell above it."""
    grid: list[list[str]] = []
    for row in run:
        if len(row) > 1:
            grid.append([""] * len(columns))
        for cell in row:
            place = _place(cell, columns)
            grid[-1][place] = f"{grid[-1][place]} {cell.text}".strip()
    return map(tuple, grid)
