"""Times named by the headers of columns: years, months, quarters, before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from grounding.dates import month_of, parse
from planner.findings.order import is_weekday
from planner.findings.words import human, known, load

_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|2[01])\d{2})(?!\d)")
_SPAN = re.compile(r"(?<!\d)(\d{2,4})[_\-/–](\d{2,4})(?!\d)")
_UNIT = re.compile(r"\s*[(（\[]([^()（）\[\]]+)[)）\]]\s*$")
_EMPTY = re.compile(r"\s*[(\[（]\s*[)\]）]|^(?:in|FY|年|en)\b|[\s\-–,:]+$|年$|年度$")
_NUMBERED = re.compile(r"^第?(\D*)(\d{1,2})(\D*)$")
LEAST_PERIODS = 3
LONGEST_DATE = 3
"""Words that a month or a quarter in a header has at most: `1. Quartal 2025`."""


@dataclass(frozen=True, slots=True)
class Period:
    """A time named by a header: `label` as read, `when` for dates, `unit` where it is written."""

    label: str
    order: float
    when: date | None = None
    precision: Literal["stage", "month", "quarter", "year"] = "year"
    unit: str | None = None


def period(name: str) -> tuple[str, Period] | None:
    """What a header measures and the time it names: `pop_1950` gives `pop` and 1950."""
    bare, unit = name, None
    found = _UNIT.search(bare)
    if found and not _YEAR.search(found[1]) and _YEAR.search(bare[: found.start()]):
        bare, unit = bare[: found.start()], found[1].strip()
    span = _SPAN.search(bare)
    season = span is not None and (int(span[1]) + 1) % 100 == int(span[2]) % 100
    dated = None if season else _dated(human(bare), unit)
    if dated:
        return dated
    if span:
        label = f"{span[1]}–{span[2]}"
        return _stem(bare, span), Period(label, _century(span[1]), unit=unit)
    year = _YEAR.search(bare)
    if year is None:
        return None
    when = date(int(year[1]), 1, 1)
    return _stem(bare, year), Period(year[1], float(when.toordinal()), when, unit=unit)


def _dated(name: str, unit: str | None) -> tuple[str, Period] | None:
    """A month or a quarter of a year at the end or the start of the header."""
    words = name.split(" ")
    for count in range(min(LONGEST_DATE, len(words)), 0, -1):
        for text, rest in (
            (words[-count:], words[:-count]),
            (words[:count], words[count:]),
        ):
            label = " ".join(text).strip("()[],:-–")
            stamp = parse(label)
            if stamp and stamp.precision in ("month", "quarter"):
                when = date(stamp.year, stamp.month, 1)
                precision: Literal["month", "quarter"] = (
                    "month" if stamp.precision == "month" else "quarter"
                )
                stem = " ".join(rest).strip(" -–,:")
                return stem, Period(label, float(when.toordinal()), when, precision, unit)
    return None


def stages(names: Sequence[str]) -> Iterator[tuple[int, Period]]:
    """Columns named only by a month, a weekday, or a stage, `Before` and `After`: their places."""
    months = [place for place, name in enumerate(names) if month_of(name)]
    days = [place for place, name in enumerate(names) if is_weekday(name, "en")]
    for places in (months, days, numbered(names)):
        if len(places) >= LEAST_PERIODS:
            for order, place in enumerate(places):
                yield place, Period(human(names[place]), float(order), precision="stage")
            return
    plain = [human(name).casefold() for name in names]
    for scale in load("words")["stages"]:
        places = [plain.index(word) for word in scale if word in plain]
        if len(places) == len(scale):
            for order, place in enumerate(places):
                yield place, Period(plain[place], float(order), precision="stage")
            return


def numbered(names: Sequence[str]) -> list[int]:
    """The places of `Week 1`, `Week 2`, `第3週`; a fifth `Q` makes all of them questions."""
    found = [(i, m) for i, name in enumerate(names) if (m := _NUMBERED.match(name.casefold()))]
    timed = [(i, m) for i, m in found if f"{m[1]}{m[3]}".strip(" .") in known("periods")]
    asked = any(m[1] == "q" and int(m[2]) > 4 for _, m in timed)
    return [] if asked else [i for i, _ in timed]


def _stem(name: str, match: re.Match[str]) -> str:
    rest = human(name[: match.start()] + " " + name[match.end() :])
    return _EMPTY.sub("", rest).strip()


def _century(digits: str) -> float:
    """Two digits as a year: 50-99 in the last century, 00-49 in this one."""
    number = int(digits)
    return float(number if number > 99 else number + (1900 if number >= 50 else 2000))
