"""Ticks and labels along a time axis: round dates, the year said once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from renderer.charts.labels import Formats

Tick = tuple[float, str]
"""Days since year 1, and the label; the year is on a second line, where it is new."""
_STEPS = (
    ("day", 1), ("day", 2), ("day", 7), ("day", 14), ("month", 1), ("month", 2), ("month", 3),
    ("month", 6), ("year", 1), ("year", 2), ("year", 5), ("year", 10), ("year", 20), ("year", 25),
    ("year", 50), ("year", 100), ("year", 200), ("year", 500), ("year", 1000),
)  # fmt: skip
_FINEST = {"day": 0, "month": 4, "quarter": 6, "year": 8}


def time_ticks(
    low: float,
    high: float,
    precision: str | None,
    formats: Formats,
    fits: Callable[[Sequence[Tick]], bool],
) -> list[Tick]:
    """The densest round dates from `low` to `high` (days) whose labels satisfy `fits`.

    Never finer than `precision`. Where no round dates fit, the first date alone.
    """
    for unit, step in _STEPS[_FINEST[precision or "day"] :]:
        span = {"day": 1.0, "month": 30.4, "year": 365.2}[unit] * step
        if (high - low) / span > 60:
            continue
        days = list(_round_dates(low, high, unit, step))
        ticks = _labelled(days, unit, precision, formats)
        if len(ticks) > 1 and fits(ticks):
            return ticks
    first = date.fromordinal(int(low))
    return [(low, formats.date(first, precision))]


def _round_dates(low: float, high: float, unit: str, step: int) -> Iterator[date]:
    first, last = date.fromordinal(int(low)), date.fromordinal(int(high))
    if unit == "day":
        day = first
        while day <= last:
            yield day
            day += timedelta(days=step)
        return
    if unit == "month":
        for count in range(first.year * 12, last.year * 12 + 12, step):
            day = date(count // 12, count % 12 + 1, 1)
            if first <= day <= last:
                yield day
        return
    for year in range(first.year - first.year % step, last.year + 1, step):
        if year >= 1 and first <= date(year, 1, 1) <= last:
            yield date(year, 1, 1)


def _labelled(
    days: Sequence[date], unit: str, precision: str | None, formats: Formats
) -> list[Tick]:
    out, year = [], 0
    for day in days:
        new = day.year != year
        year = day.year
        out.append((float(day.toordinal()), _label(day, unit, new, precision, formats)))
    return out


def _label(day: date, unit: str, new_year: bool, precision: str | None, formats: Formats) -> str:
    year = formats.plain(day.year)
    if unit == "year":
        return year
    skeleton = "QQQ" if precision == "quarter" else "MMM" if unit == "month" else "MMMd"
    own = formats.part(day, skeleton)
    return f"{own}\n{year}" if new_year else own
