"""Dates at the head of a text in twelve languages: the words as written and a fractional year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from planner.composer.date_readers import either, readers
from planner.composer.lexicon import is_cjk, load
from planner.composer.numbers import ascii_digits

_SEPARATOR = re.compile(r"\s*(?:[:：—–|·,，、،)\]]|[-•]\s|\.\s|(?<=\s)[-–—])\s*|\s+")


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


def leading_date(text: str, language: str = "en") -> tuple[When, str] | None:
    """The date that opens a text, and the text after it; None where the date is part of a sentence.

    "1969: landing", "In July 1969, two people ..." and "1964年 東京" open with a date; "1969 was a
    good year" does not give one up, because the rest would have lost its subject.
    """
    head = text.lstrip("([ ")
    lead = _weekday(head, language) or _lead_word(head, language)
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
    if not rest or (when.scale == "clock" and not when.start):
        return True
    if gap is None:
        return is_cjk(head[when.end - 1 : when.end + 1])
    if gap.group().strip():
        return True
    return not (rest[0].islower() or when.start) or is_cjk(rest[0])


def _weekday(head: str, language: str) -> int:
    """The length of the weekday before a date, as in `Monday, 4 March`, its comma and space included."""
    table = load("lexicon", "weekdays")
    days = [*table.get(language, ()), *table["en"]]
    names = either(name for forms in days for name in forms.split("|"))
    found = re.match(rf"(?:{names})\.?,?\s+(?=.{{0,16}}\d)", head, re.IGNORECASE)
    return found.end() if found else 0


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


@lru_cache(maxsize=4)
def _plain(text: str) -> str:
    return ascii_digits(text).lower()


def date_at(text: str, at: int, language: str = "en") -> When | None:
    """The date that starts at `text[at]`, or None."""
    plain = _plain(text)
    for scale, pattern, read in readers(language):
        match = pattern.match(plain, at)
        if match is None:
            continue
        date = read(match, language)
        if date is not None:
            end = match.end() - len(match.group()) + len(match.group().rstrip())
            return When(text[at:end], at, end, date, scale)
    return None


@lru_cache(maxsize=256)
def is_span(unit: str) -> bool:
    """True for a unit of time, in any language: `hours`, `Jahre`, `min`."""
    forms = [
        form.casefold() for forms in load("lexicon", "dates")["elapsed"].values() for form in forms
    ]
    said = unit.casefold()
    return said in forms or (len(said) > 2 and any(form.startswith(said) for form in forms))
