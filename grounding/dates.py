"""Dates as people write them: days, months, quarters and years, day or month first by evidence."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Literal, NamedTuple

from grounding.data import load
from grounding.numbers import fold

Precision = Literal["day", "month", "quarter", "year"]
_ZONE = r"(?:Z|UTC|[+-]\d{2}:?\d{2})?"
_TIME = r"(?:[T ,]\s?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[AaPp][Mm])?\s?" + _ZONE + ")?"
_CLOCK = re.compile(r"[T ,]\s?(\d{1,2}):\d{2}(?::\d{2}(?:\.\d+)?)?\s?([AaPp][Mm])?")
_WORD = r"(?P<name>[^\W\d_]{3,12})\.?"
_DAY = r"(?P<d>\d{1,2})(?:\.|st|nd|rd|th|º|er)?"
_YEAR = r"(?P<y>[12]\d{3}|'\d{2})"
_FORMS: tuple[tuple[Precision, str], ...] = (
    ("day", r"(?P<y>[12]\d{3})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})" + _TIME),
    ("day", r"(?P<y>[12]\d{3})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日号號일]"),
    ("day", r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>[12]\d{3}|\d{2})" + _TIME),
    (
        "day",
        rf"{_DAY}[-/ ]?\s?(?:de |of )?{_WORD},?(?: de)?[-/ ]{_YEAR}",
    ),
    ("day", rf"{_WORD} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}"),
    ("month", r"(?P<y>[12]\d{3})(?:[-/]|-?M)(?P<m>\d{1,2})"),
    ("month", r"(?P<m>\d{1,2})[-/](?P<y>[12]\d{3})"),
    ("month", r"(?P<y>[12]\d{3})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]"),
    ("month", rf"{_WORD}(?:,? de|,)?[-/ ]?{_YEAR}"),
    ("month", rf"{_WORD}-(?P<y>\d{{2}})"),
    ("month", rf"(?P<y>[12]\d{{3}})[-/ ]{_WORD}"),
    ("quarter", r"(?P<y>[12]\d{3})[-/ ]?[QqTtКк](?P<q>[1-4])"),
    ("quarter", rf"[QqTtКк](?P<q>[1-4])[-/, ]?\s?{_YEAR}"),
    ("quarter", r"(?P<q>[1-4])[Qq](?P<y>[12]\d{3}|\d{2})"),
    ("quarter", rf"(?P<q>[1-4])\. ?(?:Quartal|kwartał|кв\.?|квартал) {_YEAR}"),
    ("quarter", r"(?P<y>[12]\d{3})年第?(?P<q>[1-4一二三四])季度?"),
    ("year", r"(?P<y>[12]\d{3})(?:\s?[年년])"),
)
_CJK_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4}
_BARE_YEAR = re.compile(r"1[0-9]\d\d|2[01]\d\d")
_ISO_DAY = re.compile(r"(?:\d{4}-\d\d-\d\d(?:\n|\Z))++", re.ASCII)


class Stamp(NamedTuple):
    """One written date; `first` and `second` hold a day and a month in unknown order."""

    precision: Precision
    year: int
    month: int = 1
    day: int = 1
    first: int = 0
    second: int = 0
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """A column of dates, keyed by the text of the cell.

    `dayfirst` is None where no cell depends on it; `settled` is false where both orders fit.
    """

    values: Mapping[str, date]
    precision: Precision
    dayfirst: bool | None = None
    settled: bool = True
    timed: bool = False


@cache
def _forms() -> tuple[tuple[Precision, re.Pattern[str]], ...]:
    return tuple((precision, re.compile(form)) for precision, form in _FORMS)


@cache
def _months() -> dict[str, int]:
    return {name: int(m) for m, names in load("months").items() for name in names.split()}


def parse(text: str) -> Stamp | None:
    """One cell as a date, or None; a bare year is left to `read_years`."""
    folded = fold(text).strip()
    if not any("0" <= char <= "9" for char in folded):
        return None
    for precision, form in _forms():
        found = form.fullmatch(folded)
        if found:
            return _stamp(precision, found.groupdict())
    return None


def _stamp(precision: Precision, parts: Mapping[str, str | None]) -> Stamp | None:
    year = _year(parts["y"] or "")
    if parts.get("a") and parts.get("b"):
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        return Stamp(precision, year, 1, 1, first, second, parts["sep"] == ".")
    month = _month(parts)
    day = int(parts.get("d") or 1)
    return Stamp(precision, year, month, day) if _is_day(year, month, day) else None


def month_of(name: str) -> int | None:
    """The number of a month named in any of the languages that are known: `Sept.` is 9."""
    return _months().get(name.casefold().strip(" ."))


def _month(parts: Mapping[str, str | None]) -> int:
    name, quarter = parts.get("name"), parts.get("q")
    if name:
        return _months().get(name.casefold(), 0)
    if quarter:
        return 3 * (_CJK_QUARTER.get(quarter) or int(quarter)) - 2
    return int(parts.get("m") or 1)


def _year(written: str) -> int:
    # Two-digit years turn at 69, as POSIX strptime does.
    digits = written.lstrip("'")
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 69 else 1900)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def read_iso_days(cells: Sequence[str]) -> list[date] | None:
    """Dates of cells that are all `YYYY-MM-DD`; None otherwise. The fast path of a large file."""
    if not _ISO_DAY.fullmatch("\n".join(cells)):
        return None
    try:
        return list(map(date.fromisoformat, cells))
    except ValueError:
        return None


def read_dates(cells: Collection[str], dayfirst_hint: bool | None = None) -> Dates | None:
    """All distinct `cells` read as dates of one precision; None where any cell does not fit."""
    stamps: dict[str, Stamp] = {}
    for cell in cells:
        stamp = parse(cell)
        if stamp is None:
            return None
        stamps[cell] = stamp
    precisions = {stamp.precision for stamp in stamps.values()}
    if len(precisions) != 1 or _is_season(stamps):
        return None
    timed = any(":" in cell for cell in cells)
    return _ordered(stamps, precisions.pop(), dayfirst_hint, timed)


def _ordered(
    stamps: Mapping[str, Stamp], precision: Precision, hint: bool | None, timed: bool
) -> Dates | None:
    open_stamps = [stamp for stamp in stamps.values() if stamp.first]
    if not open_stamps:
        values = {c: date(s.year, s.month, s.day) for c, s in stamps.items()}
        return Dates(values, precision, timed=timed)
    fitting = [order for order in (False, True) if all(_fits(s, order) for s in open_stamps)]
    if not fitting:
        return None
    # 01.02.2024 is the first of February wherever dates are written with dots.
    plain = all(s.first == s.second or s.dotted for s in open_stamps)
    settled = len(fitting) == 1 or plain
    dayfirst = fitting[0] if len(fitting) == 1 else _likely_dayfirst(open_stamps, hint)
    return Dates(
        {c: _resolve(s, dayfirst) for c, s in stamps.items()}, precision, dayfirst, settled, timed
    )


def _likely_dayfirst(stamps: Sequence[Stamp], hint: bool | None) -> bool:
    firsts, seconds = {s.first for s in stamps}, {s.second for s in stamps}
    if firsts == {1} and len(seconds) > 2:
        return True
    if seconds == {1} and len(firsts) > 2:
        return False
    if all(s.dotted for s in stamps):
        return True
    return bool(hint)


def _fits(stamp: Stamp, dayfirst: bool) -> bool:
    day, month = (stamp.first, stamp.second) if dayfirst else (stamp.second, stamp.first)
    return _is_day(stamp.year, month, day)


def _resolve(stamp: Stamp, dayfirst: bool) -> date:
    if not stamp.first:
        return date(stamp.year, stamp.month, stamp.day)
    if dayfirst:
        return date(stamp.year, stamp.second, stamp.first)
    return date(stamp.year, stamp.first, stamp.second)


def _is_season(stamps: Mapping[str, Stamp]) -> bool:
    # 2010-11, 2011-12 are seasons, not November 2010 and December 2011.
    return all(
        s.precision == "month" and c[4:5] in "-/" and s.month == (s.year + 1) % 100
        for c, s in stamps.items()
    )


def is_year(text: str) -> bool:
    """True for four digits from 1000 to 2199."""
    return bool(_BARE_YEAR.fullmatch(fold(text).strip()))


def read_years(cells: Collection[str]) -> Dates | None:
    """Bare years as 1 January; None where any cell is not four digits. The caller has evidence."""
    if not all(map(is_year, cells)):
        return None
    return Dates({cell: date(int(fold(cell)), 1, 1) for cell in cells}, "year")


def read_compact_days(cells: Collection[str]) -> Dates | None:
    """`YYYYMMDD` cells; None where any is no day of a calendar. The caller has evidence."""
    values = {}
    for cell in cells:
        if len(cell) != 8 or not cell.isascii() or not cell.isdigit():
            return None
        year, month, day = int(cell[:4]), int(cell[4:6]), int(cell[6:])
        if not 1800 <= year <= 2199 or not _is_day(year, month, day):
            return None
        values[cell] = date(year, month, day)
    return Dates(values, "day")


def coarsest(days: Collection[date]) -> Precision:
    """The coarsest precision that loses nothing of `days`, given at least three different ones."""
    if len(set(days)) < 3 or any(day.day != 1 for day in days):
        return "day"
    months = {day.month for day in days}
    if months == {1}:
        return "year"
    return "quarter" if len(days) > 3 and months <= {1, 4, 7, 10} else "month"


def hour_of(text: str) -> int | None:
    """The hour, 0 to 23, of a timestamp as written; None where it says no time of day."""
    found = _CLOCK.search(fold(text))
    if found is None:
        return None
    hour, half = int(found[1]), (found[2] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour if hour < 24 else None


def day(text: str) -> date | None:
    """The day that a timestamp in ISO 8601 begins with, if any."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def without_time(value: datetime | date) -> date:
    """The day of `value`."""
    return value.date() if isinstance(value, datetime) else value


_MONTH = re.compile(r"(?:1[0-2]|0?[1-9])[月월]份?")


def are_months(cells: Collection[str]) -> bool:
    """True for `1月` to `12月` of no year: names in an order of their own, and no amounts."""
    return bool(cells) and all(map(_MONTH.fullmatch, cells))
