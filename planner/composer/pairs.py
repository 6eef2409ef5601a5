"""A list of names with their numbers as a table, so that it can be charted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from grounding.types import Column, ColumnKind, Source, Table
from planner.composer.entries import Entry

_LEAST = 3
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


def price_rows(entries: Sequence[Entry]) -> tuple[tuple[str, ...], ...]:
    """Names and what stands behind each as the rows of a table; () where one has no number."""
    if len(entries) < 2 or not all(entry.title and entry.value for entry in entries):
        return ()
    bodies = any(entry.body for entry in entries)
    rows = ((e.title, e.body, e.value) if bodies else (e.title, e.value) for e in entries)
    return (("",) * (3 if bodies else 2), *rows)


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
    return Column(title or "values", kind, amounts, "B", unit=unit or None, decimals=decimals)


def _decimals(amount: float) -> int:
    text = f"{amount:.4f}".rstrip("0")
    return len(text.split(".")[1])
