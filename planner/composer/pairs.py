"""A list of names with their numbers as a table, so that it can be charted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from grounding.types import Column, ColumnKind, Source, Table
from planner.composer.entries import Entry
from planner.composer.openings import on_weekday
from planner.composer.timetables import timetable

_LEAST = 3
_MOST_WORDS = 5
"""A longer title, or one with a number in it, names no measure: `We asked 200 customers`."""
_UNNAMED = " "
"""A list does not say what its names are."""
_PERCENT = ("%", "٪", "％")


def pairs_table(entries: Sequence[Entry], title: str) -> Table | None:
    """The list as two columns; None where a number is missing or the units differ."""
    amounts = [entry.amount for entry in entries]
    units = {entry.unit for entry in entries}
    if len(entries) < _LEAST or len(units) != 1 or any(amount is None for amount in amounts):
        return None
    source = entries[0].lines[0].source if entries[0].lines else Source(title="prompt")
    return Table(
        name=title or "values",
        columns=(_names(entries), _numbers(entries, title, units.pop())),
        source=source,
        title=title or None,
    )


def own_rows(
    entries: Sequence[Entry], kinds: Sequence[str], language: str
) -> tuple[tuple[str, ...], ...]:
    """A list that reads as a table: a price list, hours, ingredients, a timetable; else ().

    `kinds` are those that the prompt and the title name.
    """
    named = "table" in kinds[:1] or ("steps" in kinds and _needs(entries))
    days = timetable(entries, language)
    rows = _amounts(entries, language) if named and not days else ()
    return (("",) * len(rows[0]), *rows) if rows else days


def _needs(entries: Sequence[Entry]) -> bool:
    """True for amounts that stand before what they are of: `200 g flour, 2 eggs, salt`."""
    valued = [e for e in entries if e.value and e.lines and e.lines[0].text.startswith(e.value)]
    return len(valued) >= max(2, 0.6 * len(entries))


def _amounts(entries: Sequence[Entry], language: str) -> tuple[tuple[str, ...], ...]:
    """Names with their amounts, an amount that was told first in front; "closed" counts as one.

    What lists more under its names has no such rows.
    """
    if any(entry.entries for entry in entries):
        return ()
    pairs = [_of_day(e, language) or (e.title, e.body, e.value) for e in entries]
    told = sum(bool(value) for _, _, value in pairs)
    numbers = sum(bool(entry.value) for entry in entries)
    if len(pairs) < 2 or numbers < 0.5 * len(pairs) or not all(name for name, _, _ in pairs):
        return ()
    if _needs(entries):
        return tuple((value, name) for name, _, value in pairs)
    if any(body for _, body, _ in pairs):
        return tuple(pairs) if told == len(pairs) else ()
    return tuple((name, value) for name, _, value in pairs)


def _of_day(entry: Entry, language: str) -> tuple[str, str, str] | None:
    """`Sunday closed`, `lundi 9h-18h` as a day and what it says; None for what opens with no day."""
    found = on_weekday(entry.lines[0].text, language) if entry.lines else None
    return (found[0], "", found[1]) if found else None


def is_whole(entries: Sequence[Entry]) -> bool:
    """True for percentages that add up to a hundred, give or take rounding."""
    total = sum(entry.amount or 0.0 for entry in entries)
    return all(entry.unit in _PERCENT for entry in entries) and abs(total - 100) <= 1.5


def _names(entries: Sequence[Entry]) -> Column:
    """What the numbers belong to: years where every entry is a whole year, else names."""
    years = [entry.date for entry in entries if entry.when and entry.date is not None]
    if len(years) == len(entries) and all(year == int(year) and year >= 1 for year in years):
        values = tuple(date(int(year), 1, 1) for year in years)
        return Column("year", "date", values, "A", precision="year")
    return Column(_UNNAMED, "category", tuple(entry.when or entry.title for entry in entries), "A")


def _numbers(entries: Sequence[Entry], title: str, unit: str) -> Column:
    kind: ColumnKind = "percent" if unit in _PERCENT else "number"
    amounts = tuple(entry.amount for entry in entries)
    decimals = max(_decimals(amount or 0.0) for amount in amounts)
    measure = title if not re.search(r"\d", title) and len(title.split()) <= _MOST_WORDS else ""
    return Column(measure or "values", kind, amounts, "B", unit=unit or None, decimals=decimals)


def _decimals(amount: float) -> int:
    text = f"{amount:.4f}".rstrip("0")
    return len(text.split(".")[1])
