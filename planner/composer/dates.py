"""Dates at the head of a text in twelve languages: the words as written and a fractional year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from planner.composer.lexicon import is_cjk, load
from planner.composer.numbers import ascii_digits

_MONTH_STARTS = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_SEPARATOR = re.compile(r"\s*(?:[:：—–|·,，、،)\]]|[-•]\s|\.\s|(?<=\s)[-–—])\s*|\s+")
_SPAN_DAYS = {"year": 365.0, "month": 30.4, "week": 7.0, "day": 1.0, "hour": 1 / 24}


@dataclass(frozen=True, slots=True)
class When:
    """A date found at `text[start:end]`: as written, and as a fractional year.

    `scale` is `year` for calendar dates, `clock` for times of day (`date` in hours), and `count`
    for "Day 3" (`date` in days).
    """

    text: str
    start: int
    end: int
    date: float
    scale: str = "year"


Reader = Callable[[re.Match[str]], float | None]


def fractional_year(year: float, month: int = 1, day: int = 1) -> float:
    """The day as a fraction of its year: 1 July 2024 is about 2024.5."""
    return year + (_MONTH_STARTS[month - 1] + day - 1) / 365


def leading_date(text: str, language: str = "en") -> tuple[When, str] | None:
    """The date that opens a text, and the text after it; None where the date is part of a sentence.

    "1969: landing", "In July 1969, two people ..." and "1964年 東京" open with a date; "1969 was a
    good year" does not give one up, because the rest would have lost its subject.
    """
    head = text.lstrip("([ ")
    lead = _lead_word(head, language)
    when = date_at(head, lead, language)
    if when is None:
        return None
    gap = _SEPARATOR.match(head, when.end)
    rest = head[gap.end() :] if gap else head[when.end :]
    if not _closes(head, when, gap, rest):
        return None
    shown = head[: when.end] if _keeps_lead(head[:lead]) else when.text
    return When(shown, 0, when.end, when.date, when.scale), rest.strip()


def _keeps_lead(lead: str) -> bool:
    """Words such as "since" or "early" are part of the date; a bare "in" is not."""
    return bool(lead.strip()) and lead.strip().lower() not in load("lexicon", "dates")["bare"]


def _closes(head: str, when: When, gap: re.Match[str] | None, rest: str) -> bool:
    if not rest:
        return True
    if gap is None:
        return is_cjk(head[when.end - 1 : when.end + 1])
    if gap.group().strip():
        return True
    return not (rest[0].islower() or when.start) or is_cjk(rest[0])


def _lead_word(head: str, language: str) -> int:
    """The length of a preposition that opens a text, its space included."""
    table = load("lexicon", "dates")
    leads = [*table["before"].get(language, []), *table["before"]["en"], *table["circa"]]
    found = [lead for lead in leads if head.lower().startswith(lead + " ")]
    size = max((len(lead) + 1 for lead in found), default=0)
    the = re.match(r"(?:the|den|le|el|il|early|late|mid)[\s-]+", head[size:], re.IGNORECASE)
    return size + (the.end() if the and size else 0)


def dates(text: str, language: str = "en") -> list[When]:
    """Every calendar date of a text, in order."""
    found: list[When] = []
    at = 0
    while at < len(text):
        step = re.compile(r"(?<![\w.,$€£¥])\w").search(text, at)
        if step is None:
            break
        when = date_at(text, step.start(), language)
        if when is not None and when.scale == "year":
            found.append(when)
        at = when.end if when else step.start() + 1
    return found


def date_at(text: str, at: int, language: str = "en") -> When | None:
    """The date that starts at `text[at]`, or None."""
    plain = ascii_digits(text).lower()
    for scale, pattern, read in _readers(language):
        match = pattern.match(plain, at)
        if match is None:
            continue
        date = read(match)
        if date is not None:
            end = match.end() - len(match.group()) + len(match.group().rstrip())
            return When(text[at:end], at, end, date, scale)
    return None


@cache
def _readers(language: str) -> tuple[tuple[str, re.Pattern[str], Reader], ...]:
    """Every way of writing a date, the most exact first."""
    month = _either([name for names in _months(language) for name in names])
    table = load("lexicon", "dates")
    year = rf"(?P<y>\d{{4}})(?:\s?(?:{_either(table['ad'])})(?!\w))?"
    bc = rf"\s?(?P<bc>{_either(table['bc'])})(?!\w)"
    of = r"(?:\s*,\s*|\s+(?:de|del|of)\s+|\.?\s+)"
    day = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|°|ª|\.)?"
    spans = table["span"]
    patterns: list[tuple[str, str, Reader]] = [
        ("year", r"(?P<y>\d{4})[-/.](?P<mm>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)", _calendar(language)),
        ("year", r"(?P<d>\d{1,2})\.\s?(?P<mm>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)", _calendar(language)),
        ("year", r"(?P<y>\d{4})-(?P<mm>[01]\d)(?!\d)", _calendar(language)),
        ("year", _CJK_DATE.format(bc=_either(table["cjk_bc"]), ad=_either(table["cjk_ad"])),
         _calendar(language)),
        ("year", rf"(?P<era>{_either(table['era'])})(?P<y>\d{{1,2}}|元)年", _era),
        ("year", rf"{day}(?:\s*[-–]\s*\d{{1,2}}\.?)?{of}(?P<m>{month}){of}{year}(?!\d)",
         _calendar(language)),
        ("year", rf"(?P<m>{month})\.?\s+{day}(?:\s*[-–]\s*\d{{1,2}})?,?\s+{year}(?!\d)",
         _calendar(language)),
        ("year", rf"(?P<m>{month}){of}{year}(?!\d)", _calendar(language)),
        ("year", r"q(?P<q>[1-4])[\s/]?(?P<y>\d{4})(?!\d)|(?P<y2>\d{4})[\s-]?q(?P<q2>[1-4])", _quarter),
        ("year", rf"(?P<c>\d{{1,2}})(?:st|nd|rd|th|\.|-й)?\s?(?:{_either(table['century'])})(?:{bc})?",
         _century),
        ("year", rf"(?P<y>\d{{1,4}})(?:\s?[–—-]\s?\d{{1,4}})?{bc}", _before_christ),
        ("year", r"(?P<y>\d{4})\s?(?:–|—|-|/|to|bis|～|~)\s?(?:\d{4}|\d{2})(?!\d)年?", _plain_year),
        ("year", rf"(?P<y>\d{{3}}0)(?:{_either(table['decade'])})(?!\w)", _plain_year),
        ("year", rf"{year}(?![\d%°]|[.,:]\d)", _plain_year),
        ("year", rf"{day}{of}(?P<m>{month})(?!\w)", _calendar(language)),
        ("year", rf"(?P<m>{month})\.?\s+{day}(?!\w)", _calendar(language)),
        ("year", rf"(?P<m>{month})(?=\s*[:：—–-])", _calendar(language)),
        ("clock", r"(?:上午|下午|오전|오후)?(?P<h>[012]?\d)[:h](?P<min>[0-5]\d)(?:\s?(?P<pm>[ap])\.?m\.?)?"
         r"(?:\s?[–-]\s?[012]?\d[:h][0-5]\d(?:\s?[ap]\.?m\.?)?)?(?!\w)", _clock),
        ("clock", r"(?P<h>[01]?\d)\s?(?P<pm>[ap])\.?m\.?(?!\w)|(?P<h2>[012]?\d)\s?uhr(?!\w)", _clock),
        *[("count", rf"(?:{_either(names)})\s(?P<n>\d{{1,4}})(?:\s?[–-]\s?\d{{1,4}})?(?!\w)",
           _count(_SPAN_DAYS.get(span, 1 / 1440))) for span, names in spans.items()],
        ("count", rf"第?(?P<n>\d{{1,3}})(?:{_either(table['cjk_span'])})目?", _count(1.0)),
    ]  # fmt: skip
    return tuple((scale, re.compile(text), read) for scale, text, read in patterns)


_CJK_DATE = (
    r"(?:(?P<cbc>{bc})|{ad})?\s?(?P<y>\d{{1,4}})\s?[年년](?!目|間|间|代)"
    r"(?:\s?(?P<mm>\d{{1,2}})\s?[月월](?:\s?(?P<d>\d{{1,2}})\s?[日일號号])?)?"
)


def _either(names: object) -> str:
    found = [str(name).lower() for name in (names if isinstance(names, list) else list(names))]  # type: ignore[call-overload]
    return "|".join(re.escape(name) for name in sorted(found, key=len, reverse=True))


@cache
def _months(language: str) -> tuple[tuple[str, ...], ...]:
    table = load("lexicon", "months")
    own, english = table.get(language, table["en"]), table["en"]
    return tuple((*a.split(), *b.split()) for a, b in zip(own, english, strict=True))


def _calendar(language: str) -> Reader:
    def read(match: re.Match[str]) -> float | None:
        found = match.groupdict()
        month = _month(found, language)
        day = int(found.get("d") or 1)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        year = float(found.get("y") or 0)
        if found.get("cbc"):
            return fractional_year(1 - year, month, day)
        if found.get("y") and len(found["y"]) < 3 and "cbc" in found:
            return None
        return fractional_year(year, month, day)

    return read


def _month(found: dict[str, str | None], language: str) -> int:
    name = found.get("m")
    if name is None:
        return int(found.get("mm") or 1)
    return next(i for i, names in enumerate(_months(language), 1) if name in names)


def _era(match: re.Match[str]) -> float:
    year = 1 if match["y"] == "元" else int(match["y"])
    return float(load("lexicon", "dates")["era"][match["era"]] + year)


def _quarter(match: re.Match[str]) -> float:
    quarter = int(match["q"] or match["q2"])
    return fractional_year(int(match["y"] or match["y2"]), 3 * quarter - 2)


def _century(match: re.Match[str]) -> float:
    century = int(match["c"])
    return float(1 - 100 * century if match["bc"] else 100 * century - 99)


def _before_christ(match: re.Match[str]) -> float:
    return 1.0 - int(match["y"])


def _plain_year(match: re.Match[str]) -> float | None:
    year = int(match["y"])
    return float(year) if 1000 <= year <= 2199 else None


def _clock(match: re.Match[str]) -> float | None:
    found = match.groupdict()
    hour = int(found.get("h") or found.get("h2") or 0)
    late = found.get("pm") == "p" or match.group().startswith(("下午", "오후"))
    hour = hour % 12 + 12 if late and hour <= 12 else hour
    return hour + int(found.get("min") or 0) / 60 if hour <= 24 else None


def _count(days: float) -> Reader:
    return lambda match: int(match["n"]) * days
