"""From a grid of raw cells to a table: caption, header, data rows, totals, credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from grounding.cells import Grid, Raw, blank, labelled, letters, words, written
from grounding.columns import Reading, read_column
from grounding.durations import CLOCKS
from grounding.errors import InputError
from grounding.guards import check_extent, check_height
from grounding.header import has_header, is_datum, join_headers, unit_row
from grounding.infer import Header, Hints
from grounding.shared_units import cornered, united
from grounding.types import Table
from grounding.units import split_header

_PAIR = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?[:：]\s?\S")
"""A word or two and what they say, as in `Account name: R. Bell`: no title."""
_ADDRESS = re.compile(r"https?://[^\s)>\]]+")


@dataclass(slots=True)
class _Draft:
    """The rows still to be understood, and what has been said about them."""

    rows: list[list[Raw]]
    numbers: list[int]
    title: str | None
    credit: str | None
    notes: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def drop(self, index: int) -> list[Raw]:
        self.numbers.pop(index)
        return self.rows.pop(index)


def table_of(grid: Grid) -> Table:
    """The table that `grid` holds; InputError where it holds none."""
    draft = _Draft(
        [list(row) for row in grid.rows],
        list(grid.numbers),
        grid.title,
        grid.credit,
        list(grid.notes),
        list(grid.unread),
    )
    _take_captions(draft)
    _keep_first_block(draft)
    file = grid.source.file or grid.name
    width = check_extent(file, draft.rows)
    draft.rows = [row + [None] * (width - len(row)) for row in draft.rows]
    names = _take_header(draft, grid, width)
    if not draft.rows:
        raise InputError(f"{file} has a header but no rows of data; add at least one row.")
    check_height(file, len(draft.rows))
    _drop_totals(draft)
    readings = cornered(united(_readings(names, draft, Hints(grid.mark, grid.dayfirst))))
    return _table(grid, draft, readings)


def _table(grid: Grid, draft: _Draft, readings: Sequence[Reading]) -> Table:
    if not readings:
        raise InputError(f"{grid.source.file} has no column with values; add some data.")
    notes = [*draft.unread, *draft.notes, *(note for reading in readings for note in reading.notes)]
    columns = tuple(reading.column for reading in readings)
    first, last = draft.numbers[0], draft.numbers[-1]
    steady = last - first == len(draft.numbers) - 1
    extent = f"{columns[0].letter}{first}:{columns[-1].letter}{last}"
    address = _ADDRESS.search(draft.credit or "")
    source = replace(
        grid.source,
        title=grid.source.title or draft.title,
        locator=grid.source.locator or extent,
        url=grid.source.url or (address[0] if address else None),
    )
    return Table(
        name=grid.name,
        columns=columns,
        source=source,
        first_row=first,
        notes=tuple(notes),
        unread=tuple(draft.unread),
        title=draft.title,
        credit=draft.credit,
        row_numbers=() if steady else tuple(draft.numbers),
    )


def _take_captions(draft: _Draft) -> None:
    """Single-cell lines above and below the table become title, credit and notes."""
    _drop_blank_ends(draft)
    if max((sum(1 for c in row if c not in (None, "")) for row in draft.rows), default=0) < 2:
        return
    while draft.rows and (text := _only_text(draft.rows[0])) is not None:
        draft.drop(0)
        _say(draft, text, may_be_title=True)
        _drop_blank_ends(draft)
    while draft.rows and _is_footer(draft):
        _say(draft, _only_text(draft.drop(-1)) or "", may_be_title=False)
        _drop_blank_ends(draft)


def _drop_blank_ends(draft: _Draft) -> None:
    while draft.rows and blank(draft.rows[0]):
        draft.drop(0)
    while draft.rows and blank(draft.rows[-1]):
        draft.drop(-1)


def _only_text(row: Sequence[Raw]) -> str | None:
    """The text of a line that has one cell, or one merged over several."""
    present = [cell for cell in row if cell not in (None, "")]
    only = row[0] if row and len(set(present)) == 1 else None
    if not isinstance(only, str) or (len(present) > 1 and is_datum(only)):
        return None
    return only or None


def _is_footer(draft: _Draft) -> bool:
    text = _only_text(draft.rows[-1])
    if text is None or len(draft.rows) < 2:
        return False
    return labelled(text) is not None or text[:1] in "*†‡¹²[#" or blank(draft.rows[-2])


def _say(draft: _Draft, text: str, *, may_be_title: bool) -> None:
    may_be_title = may_be_title and not (is_datum(text.rpartition(": ")[2]) or _PAIR.match(text))
    meaning, rest = labelled(text) or (
        "title" if may_be_title and not draft.title else "note",
        text,
    )
    if meaning == "credit" and not draft.credit:
        draft.credit = rest
    elif meaning == "title" and not draft.title:
        draft.title = rest
    elif rest.strip():
        draft.notes.append(f"The file says: {rest.strip()}")


def _keep_first_block(draft: _Draft) -> None:
    """Blank rows inside are dropped; a second table below a blank row is left unread."""
    gaps = [i for i, row in enumerate(draft.rows) if blank(row)]
    if not gaps:
        return
    start = next(i for i in range(gaps[0], len(draft.rows)) if not blank(draft.rows[i]))
    if gaps[0] > 2 and len(draft.rows) - start > 1 and has_header(draft.rows[start:]) is True:
        first, last = draft.numbers[start], draft.numbers[-1]
        draft.unread.append(f"Rows {first}–{last} hold another table and were not read.")
        draft.rows, draft.numbers = draft.rows[: gaps[0]], draft.numbers[: gaps[0]]
        return
    draft.notes.append(
        f"{len(gaps)} blank {'row was' if len(gaps) == 1 else 'rows were'} left out."
    )
    kept = [i for i, row in enumerate(draft.rows) if not blank(row)]
    draft.rows, draft.numbers = [draft.rows[i] for i in kept], [draft.numbers[i] for i in kept]


def _take_header(draft: _Draft, grid: Grid, width: int) -> list[Header]:
    headed = grid.headed if grid.headed is not None else has_header(draft.rows) is not False
    if not headed:
        draft.notes.append("There is no header row, so the columns are named by their letters.")
        return [_header(f"Column {letters(i)}", i, None) for i in range(width)]
    first = draft.drop(0)
    if grid.headed is None and join_headers(first, draft.rows):
        first = _grouped(draft, first, draft.drop(0))
    units = unit_row(draft.rows) if grid.headed is None else None
    if units is not None:
        draft.drop(0)
    names = _distinct([written(cell) for cell in first], draft)
    return [
        _header(name, i, units[i] if units and i < len(units) else None)
        for i, name in enumerate(names)
    ]


def _grouped(draft: _Draft, upper: Sequence[Raw], names: list[Raw]) -> list[Raw]:
    """The names under their groups; one group over all of them is the table's title."""
    groups = {written(cell) for cell in upper[1:]} - {""}
    if len(groups) > 1 or not written(upper[1]) or any(map(is_datum, names)):
        draft.notes.append("Two header rows were joined.")
        return _joined(upper, names)
    corner = written(upper[0]) if written(names[0]) else ""
    _say(draft, corner or groups.pop(), may_be_title=True)
    return names if written(names[0]) else [upper[0], *names[1:]]


def _joined(upper: Sequence[Raw], lower: Sequence[Raw]) -> list[Raw]:
    names: list[Raw] = []
    above = ""
    for i, cell in enumerate(lower):
        above = written(upper[i]) if i < len(upper) and upper[i] not in (None, "") else above
        below = written(cell)
        names.append(above if not below or below == above else f"{above} {below}".strip())
    return names


def _header(full: str, index: int, unit: str | None) -> Header:
    name, stated = split_header(full)
    return Header(name, full, unit or stated, letters(index), index == 0)


def _distinct(names: Sequence[str], draft: _Draft) -> list[str]:
    seen: dict[str, int] = {}
    result = []
    for name in (" ".join(name.split()) for name in names):
        seen[name] = seen.get(name, 0) + 1
        result.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    twice = sorted(name for name, count in seen.items() if name and count > 1)
    if twice:
        listed = ", ".join(f"'{name}'" for name in twice)
        draft.notes.append(f"Columns that share a name were numbered: {listed}.")
    return result


def _drop_totals(draft: _Draft) -> None:
    while len(draft.rows) > 2:
        label = next((cell for cell in draft.rows[-1] if cell not in (None, "")), None)
        if not isinstance(label, str) or label.casefold().strip(" :*") not in words("total"):
            return
        draft.notes.append(
            f"Row {draft.numbers[-1]} ('{label}') summarises the others and was left out."
        )
        draft.drop(-1)


def _readings(names: Sequence[Header], draft: _Draft, hints: Hints) -> list[Reading]:
    cells = list(zip(*draft.rows, strict=True))
    used = [(h, c) for h, c in zip(names, cells, strict=True) if _is_used(h, c, draft)]
    named = [_named(header) for header, _ in used]
    readings = [read_column(h, c, hints) for h, (_, c) in zip(named, used, strict=True)]
    settled = Hints(
        next((r.mark for r in readings if r.mark), hints.mark),
        hints.dayfirst if hints.dayfirst is not None else _first_order(readings),
        any(reading.column.unit in CLOCKS for reading in readings),
    )
    return [
        read_column(named[i], used[i][1], settled) if reading.unsettled else reading
        for i, reading in enumerate(readings)
    ]


def _first_order(readings: Sequence[Reading]) -> bool | None:
    return next((r.dayfirst for r in readings if r.dayfirst is not None), None)


def _named(header: Header) -> Header:
    return (
        header
        if header.full
        else replace(header, name=f"Column {header.letter}", full=f"Column {header.letter}")
    )


def _is_used(header: Header, cells: Sequence[Raw], draft: _Draft) -> bool:
    if blank(cells):
        if header.full:
            draft.notes.append(f"Column '{header.full}' is empty and was left out.")
        return False
    if header.leading and header.full.casefold() in ("", "unnamed: 0", "index") and _counts(cells):
        draft.notes.append("The first column only counts the rows and was left out.")
        return False
    return True


def _counts(cells: Sequence[Raw]) -> bool:
    texts = [written(cell) for cell in cells]
    return any(texts == [str(i + start) for i in range(len(texts))] for start in (0, 1))
