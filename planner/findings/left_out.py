"""Columns of numbers that are not compared: ids, copies of other columns, mixed units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from grounding.types import Column, Table
from grounding.units import is_unit
from planner.findings.words import known, load, says, tokens


def is_id(column: Column, rows: Sequence[int]) -> bool:
    """Codes, places in a ranking, coordinates and founding years measure nothing."""
    values = [v for i in rows if isinstance(v := column.values[i], float | int)]
    words = tokens(column.name)
    whole = all(value == int(value) for value in values)
    if not values:
        return False
    if says(column.name, "numbering") and len(values) > 3 and _goes_on_by_one(values):
        return column.unit is None
    counted = whole and sorted(values) == list(range(1, len(values) + 1)) and len(values) > 3
    if whole and column.unit is None and _counts_each(values):
        return True
    if counted and (not words or says(column.name, "id") or values == sorted(values)):
        return column.unit is None
    # `No` alone is an answer, unless it counts the rows.
    if words not in ((), ("no",)) and any(w in known("id") for w in (words[0], words[-1])):
        return whole or words[-1] in ("lat", "lon", "lng", "latitude", "longitude")
    dated = known("made_in") | known("start")
    years = whole and all(1000 <= value <= 2200 for value in values)
    return years and column.unit is None and any(word in dated for word in words)


def _goes_on_by_one(values: Sequence[float]) -> bool:
    """True for the numbers of tickets, invoices and pages: each is the next, or the one before."""
    return {abs(b - a) for a, b in pairwise(values)} == {1.0} and len(set(values)) == len(values)


def _counts_each(values: Sequence[float]) -> bool:
    """True for 1 to n (three or more), each as often as the others: laps, rounds, questions."""
    often = Counter(values)
    counted = sorted(often) == list(range(1, len(often) + 1))
    return counted and len(often) > 2 and len(set(often.values())) == 1 < len(values) / len(often)


def copies_of(columns: Sequence[Column], rows: Sequence[int]) -> tuple[str, ...]:
    """Percentages that are the shares of another column in its sum."""
    return tuple(
        share.name
        for share in columns
        if share.unit == "%"
        and any(_is_share(share, of, rows) for of in columns if of is not share)
    )


def _is_share(share: Column, of: Column, rows: Sequence[int]) -> bool:
    total = sum(number_at(of, i) for i in rows)
    step = 0.51 * 10.0**-share.decimals
    return (
        of.unit != "%"
        and total > 0
        and all(abs(number_at(share, i) - 100 * number_at(of, i) / total) <= step for i in rows)
    )


def within_the_day(columns: Sequence[Column]) -> Iterator[str]:
    """The open, high and low of a day of trading, which its close stands for."""
    for names in load("words")["sessions"]:
        found = [next((c.name for c in columns if word in c.name.casefold()), "") for word in names]
        if all(found) and len(set(found)) == len(found):
            yield from found[:-1]
            return


def mixed_units(table: Table) -> Iterator[str]:
    """Numbers whose unit the next column says, row by row: `100 | USD`, `12,000 | JPY`.

    Where that column is called `unit`, all numbers without a unit of their own are counted in it.
    """
    for numbers, unit in pairwise(table.columns):
        if not numbers.numeric or not are_units(unit):
            continue
        yield numbers.name
        if says(unit.name, "unit"):
            yield from (c.name for c in table.columns if c.numeric and c.unit is None)


def are_units(column: Column) -> bool:
    """True for a column of several units, or of what one that is called `unit` counts in."""
    units = {value for value in column.values if value is not None}
    named = says(column.name, "unit")
    return len(units) > 1 and all(isinstance(u, str) and (named or is_unit(u)) for u in units)


def number_at(column: Column, row: int) -> float:
    """The number in a row, zero where there is none."""
    value = column.values[row]
    return float(value) if isinstance(value, float | int) else 0.0
