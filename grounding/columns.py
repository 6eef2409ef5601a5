"""One column of raw cells made into a typed column, with a note for every step taken."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from grounding.cells import Raw, missing, quoted, written
from grounding.dates import hour_of, without_time
from grounding.infer import Header, Hints, Parsed, date_column, infer, looks_like_years
from grounding.numbers import Mark
from grounding.types import Cell, Column
from grounding.units import is_percent, is_scale

_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class Reading:
    """A column with its notes, what it settled for the others, and whether it needs their help."""

    column: Column
    notes: tuple[str, ...] = ()
    mark: Mark | None = None
    dayfirst: bool | None = None
    unsettled: bool = False


def read_column(header: Header, cells: Sequence[Raw], hints: Hints) -> Reading:
    """The typed column of `cells`, one entry a row."""
    kinds = set(map(type, cells)) - {type(None)}
    if kinds and kinds <= {float, int} and not _too_long(cells):
        return _typed_numbers(header, cells)
    if kinds and kinds <= {date, datetime}:
        return _typed_dates(header, cells)
    return _written(header, list(map(written, cells)), hints)


def _written(header: Header, texts: Sequence[str], hints: Hints) -> Reading:
    gaps = missing(set(texts))
    if len(gaps) and all(text in gaps for text in texts):
        return Reading(_column(header, Parsed({}, "text"), [None] * len(texts)))
    parsed = infer(header, texts, hints)
    values = list(map(parsed.values.get, texts))
    hours = [hour_of(text) for text in texts] if parsed.kind == "date" else []
    notes = [*parsed.notes, *_gap_note(texts, gaps)]
    if parsed.kind == "category" and any(t.isdecimal() and len(t) > 15 for t in parsed.values):
        notes.append("some numbers are too long to be exact, so they were kept as text")
    return _reading(header, parsed, values, notes, hours)


def _reading(
    header: Header,
    parsed: Parsed,
    values: Sequence[Cell],
    notes: Sequence[str],
    hours: Sequence[int | None] = (),
) -> Reading:
    said = tuple(f"Column '{header.name}': {note}." for note in notes)
    column = _column(header, parsed, values)
    if any(hours):
        column = replace(column, hours=tuple(hours))
    return Reading(column, said, parsed.mark, parsed.dayfirst, parsed.unsettled)


def _column(header: Header, parsed: Parsed, values: Sequence[Cell]) -> Column:
    numeric = parsed.kind == "number"
    unit = _unit(header.unit, parsed.unit) if numeric else None
    return Column(
        name=header.name if numeric else header.full,
        kind="percent" if numeric and is_percent(unit) else parsed.kind,
        values=tuple(values),
        letter=header.letter,
        unit="%" if is_percent(unit) and not (unit or "").startswith("%") else unit,
        decimals=parsed.decimals,
        precision=parsed.precision,
    )


def _unit(stated: str | None, in_cells: str | None) -> str | None:
    # A header that adds only a scale (`bn`) completes the currency that the cells carry.
    if stated and in_cells and is_scale(stated):
        return f"{in_cells} {stated}"
    return stated or in_cells


def _gap_note(texts: Sequence[str], gaps: set[str]) -> list[str]:
    count = sum(1 for text in texts if text in gaps) if gaps else 0
    if not count:
        return []
    named = gaps - {""}
    how = f" ({quoted(named)})" if named else ""
    return [f"{count} of {len(texts)} cells {'is' if count == 1 else 'are'} missing{how}"]


def _too_long(cells: Sequence[Raw]) -> bool:
    return any(isinstance(cell, int) and abs(cell) > _EXACT for cell in cells)


def _typed_numbers(header: Header, cells: Sequence[Raw]) -> Reading:
    values = [_finite(cell) for cell in cells]
    present = [value for value in values if value is not None]
    notes = _gap_note(["" if v is None else "1" for v in values], {""})
    whole = all(value.is_integer() for value in present)
    if whole and present and header.unit is None and _years(header, present):
        years = [None if v is None else date(int(v), 1, 1) for v in values]
        return _reading(header, Parsed({}, "date", precision="year"), years, notes)
    decimals = 0 if whole else max(map(_places, set(present)))
    return _reading(header, Parsed({}, "number", decimals=decimals), values, notes)


def _years(header: Header, present: Sequence[float]) -> bool:
    return 1000 <= min(present) <= max(present) < 2200 and looks_like_years(header, present)


def _finite(cell: Raw) -> float | None:
    # Fifteen digits are what spreadsheets show; the rest is binary noise.
    if not isinstance(cell, float | int):
        return None
    value = float(cell)
    if not math.isfinite(value):
        return None
    return value if value.is_integer() else float(f"{value:.15g}")


def _places(value: float) -> int:
    mantissa, _, exponent = repr(value).partition("e")
    places = len(mantissa.partition(".")[2]) if not mantissa.endswith(".0") else 0
    return max(0, places - int(exponent or 0))


def _typed_dates(header: Header, cells: Sequence[Raw]) -> Reading:
    days = [without_time(cell) if isinstance(cell, date) else None for cell in cells]
    parsed = date_column({day.isoformat(): day for day in days if day is not None})
    notes = [*parsed.notes, *_gap_note(["" if d is None else "1" for d in days], {""})]
    hours = [c.hour if isinstance(c, datetime) else None for c in cells]
    if any(isinstance(c, datetime) and (c.hour or c.minute or c.second) for c in cells):
        notes.append("times of day are kept as hours")
    return _reading(header, parsed, days, notes, hours)
