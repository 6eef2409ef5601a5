"""Ways of writing a date: patterns filled from the word lists, and what each means as a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from planner.composer.lexicon import load

Reader = Callable[[re.Match[str], str], float | None]
_MONTH_STARTS = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
SPAN_DAYS = {
    "year": 365.0, "month": 30.4, "week": 7.0, "day": 1.0, "hour": 1 / 24, "minute": 1 / 1440,
}  # fmt: skip
"""Spans of time in days."""


def fractional_year(year: float, month: int = 1, day: int = 1) -> float:
    """The day as a fraction of its year: 1 July 2024 is about 2024.5."""
    return year + (_MONTH_STARTS[month - 1] + day - 1) / 365


@cache
def readers(language: str) -> tuple[tuple[str, re.Pattern[str], Reader], ...]:
    """Every way of writing a date, the most exact first: its scale, its pattern, its reader."""
    table = load("lexicon", "dates")
    found = [
        (scale, re.compile(_filled(pattern, language)), _READERS[name])
        for scale, name, pattern in table["patterns"]
    ]
    spaced, dense = table["spans_pattern"]
    for span, names in table["span"].items():
        pattern = spaced.replace("{names}", either(names))
        found.append(("count", re.compile(pattern), _count(SPAN_DAYS[span])))
    pattern = dense.replace("{names}", either(table["cjk_span"]))
    return (*found, ("count", re.compile(pattern), _count(1.0)))


def _filled(pattern: str, language: str) -> str:
    """The pattern with its parts and word lists in place of their names."""
    table = load("lexicon", "dates")
    for name, part in table["parts"].items():
        pattern = pattern.replace(f"{{{name}}}", part)
    for name in ("ad", "bc", "cjk_ad", "cjk_bc", "era", "century", "decade", "open", "through"):
        if f"{{{name}}}" in pattern:
            pattern = pattern.replace(f"{{{name}}}", either(table[name]))
    names = [name for month in _months(language) for name in month]
    return pattern.replace("{month}", either(names))


def either(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longest first."""
    ordered = sorted(dict.fromkeys(name.lower() for name in names), key=len, reverse=True)
    return "|".join(re.escape(name) for name in ordered)


@cache
def _months(language: str) -> tuple[tuple[str, ...], ...]:
    table = load("lexicon", "months")
    own, english = table.get(language, table["en"]), table["en"]
    return tuple((*a.split(), *b.split()) for a, b in zip(own, english, strict=True))


def _calendar(match: re.Match[str], language: str) -> float | None:
    found = match.groupdict()
    month = _month(found, language)
    day = int(found.get("d") or 1)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year = float(found.get("y") or 0)
    if found.get("cbc"):
        return fractional_year(1 - year, month, day)
    # "3年" alone counts years; a year of the calendar has three digits at least.
    if "cbc" in found and year < 100:
        return None
    return fractional_year(year, month, day)


def _month(found: dict[str, str | None], language: str) -> int:
    name = found.get("m")
    if name is None:
        return int(found.get("mm") or 1)
    return next(i for i, names in enumerate(_months(language), 1) if name in names)


def _era(match: re.Match[str], language: str) -> float:
    year = 1 if match["y"] == "元" else int(match["y"])
    return float(load("lexicon", "dates")["era"][match["era"]] + year)


def _quarter(match: re.Match[str], language: str) -> float:
    quarter = int(match["q"] or match["q2"])
    return fractional_year(int(match["y"] or match["y2"]), 3 * quarter - 2)


def _century(match: re.Match[str], language: str) -> float:
    century = int(match["c"])
    return float(1 - 100 * century if match["bc"] else 100 * century - 99)


def _before_christ(match: re.Match[str], language: str) -> float:
    return 1.0 - int(match["y"])


def _plain_year(match: re.Match[str], language: str) -> float | None:
    year = int(match["y"])
    return float(year) if 1000 <= year <= 2199 else None


def _clock(match: re.Match[str], language: str) -> float | None:
    found = match.groupdict()
    hour = int(found.get("h") or found.get("h2") or 0)
    late = found.get("pm") == "p" or match.group().startswith(("下午", "오후"))
    hour = hour % 12 + 12 if late and hour <= 12 else hour
    return hour + int(found.get("min") or 0) / 60 if hour <= 24 else None


def _count(days: float) -> Reader:
    return lambda match, language: int(match["n"]) * days


_READERS: dict[str, Reader] = {
    "calendar": _calendar,
    "era": _era,
    "quarter": _quarter,
    "century": _century,
    "before_christ": _before_christ,
    "plain_year": _plain_year,
    "clock": _clock,
}
