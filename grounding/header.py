"""Whether the first rows of a grid are names, units or already data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grounding.cells import Raw, missing, written
from grounding.dates import is_year, parse
from grounding.numbers import tokenise, value_of
from grounding.units import is_unit

_LOOK = 20
_DISTANCE = re.compile(r"\d+(?:[.,]\d+)?\s?(?:m|km|mi|miles|yd|米|公里|キロ)")
_BRACKETS = re.compile(r"[(\[（]\s*(.+?)\s*[)\]）]")


def is_datum(cell: Raw) -> bool:
    """True for a number, a date or a flag, written or typed."""
    if cell is None or cell == "":
        return False
    if not isinstance(cell, str):
        return True
    token = tokenise(cell)
    if token and (value_of(token, ".") is not None or value_of(token, ",") is not None):
        return True
    return parse(cell) is not None


def has_header(rows: Sequence[Sequence[Raw]]) -> bool | None:
    """True or false where the cells show it; None where everything is words.

    A column votes for a header where words stand above data, against where data stand above data.
    Years above data are a header of years.
    """
    first, below = rows[0], rows[1 : 1 + _LOOK]
    data = [_mostly_data(below, i) for i in range(len(first))]
    if not below:
        return False if any(map(is_datum, first)) else None
    years = _are_years(first)
    votes = [0, 0]
    for i, (cell, over_data) in enumerate(zip(first, data, strict=True)):
        if over_data and cell not in (None, ""):
            names_a_year = is_year(written(cell)) and (years or not _mostly_years(below, i))
            names_a_time = names_a_year or (_is_time(cell) and not _mostly_times(below, i))
            names = names_a_time or _names_a_distance(cell, below, i)
            votes[is_datum(cell) and not names] += 1
    return votes[0] > votes[1] if any(votes) else None


def _names_a_distance(cell: Raw, rows: Sequence[Sequence[Raw]], index: int) -> bool:
    """True for `100 m` above what is no length, such as the times of swimmers."""
    cells = [written(row[index]) for row in rows if index < len(row)]
    lengths = sum(_DISTANCE.fullmatch(text) is not None for text in cells)
    return _DISTANCE.fullmatch(written(cell)) is not None and 2 * lengths < len(cells)


def _is_time(cell: Raw) -> bool:
    """True for a date or period with words or marks in it, such as `Q1 2025` or `Mar 2024`."""
    return isinstance(cell, str) and not is_year(cell) and parse(cell) is not None


def _mostly_times(rows: Sequence[Sequence[Raw]], index: int) -> bool:
    cells = [row[index] for row in rows if index < len(row) and not _gap(row[index])]
    return 2 * sum(map(_is_time, cells)) > len(cells)


def _mostly_years(rows: Sequence[Sequence[Raw]], index: int) -> bool:
    cells = [written(row[index]) for row in rows if index < len(row)]
    return 2 * sum(map(is_year, cells)) > len(cells)


def _mostly_data(rows: Sequence[Sequence[Raw]], index: int) -> bool:
    cells = [row[index] for row in rows if index < len(row) and not _gap(row[index])]
    return bool(cells) and 2 * sum(map(is_datum, cells)) > len(cells)


def _gap(cell: Raw) -> bool:
    return cell is None or (isinstance(cell, str) and bool(missing({cell})))


def _are_years(row: Sequence[Raw]) -> bool:
    """True for two or more different years in even steps with a word or nothing before them."""
    years = [int(written(cell)) for cell in row if is_year(written(cell))]
    if len(years) < 2 or len(years) < len(row) - 3:
        return False
    ascending = sorted(years) in (years, years[::-1]) and len(set(years)) == len(years)
    return ascending and not (row and is_year(written(row[0])))


def join_headers(upper: Sequence[Raw], rows: Sequence[Sequence[Raw]]) -> bool:
    """True where `upper` groups the names that the next row spells out."""
    if len(rows) < 2:
        return False
    groups = [written(cell) for cell in upper[1:]]
    grouped = "" in groups or len(set(groups)) < len(groups)
    names = [
        i
        for i, cell in enumerate(rows[0])
        if _is_name(cell) and _mostly_data(rows[1 : 1 + _LOOK], i)
    ]
    data = any(is_datum(cell) and not is_year(written(cell)) for cell in rows[0])
    return grouped and len(names) > 1 and not data


def _is_name(cell: Raw) -> bool:
    return not _gap(cell) and (not is_datum(cell) or is_year(written(cell)))


def unit_row(rows: Sequence[Sequence[Raw]]) -> list[str | None] | None:
    """The units of a row that holds nothing but units, brackets removed; None for any other row."""
    if len(rows) < 2:
        return None
    cells = [written(cell) for cell in rows[0]]
    bare = [_BRACKETS.sub(r"\1", cell) for cell in cells]
    stated = [cell for cell in bare if cell]
    if not stated or not all(map(is_unit, stated)) or not any(map(is_datum, rows[1])):
        return None
    return [cell or None for cell in bare]
