"""What each weekday holds as the rows of a table: lessons by the hour, a plan of training, opening hours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.composer.entries import Entry
from planner.composer.events import clock_at
from planner.composer.openings import is_weekday, on_weekday, on_weekdays
from planner.composer.text import sentence_case

Rows = tuple[tuple[str, ...], ...]
_MOST = 8
"""What a day lists at most."""
_CUT = re.compile(r",\s+|\s*[，、;；]\s*")


def timetable(entries: Sequence[Entry], language: str) -> Rows:
    """A row for each weekday under a head; () where the entries are no days, or one thing each without hours.

    Hours that days share are the head; else an hour that opens what a day holds is a column.
    """
    days = [_day(entry, language) for entry in entries]
    counts = [len(held) for _, held in days]
    if len(days) < 2 or not 1 <= min(counts) <= max(counts) <= _MOST:
        return ()
    if max(counts) == 1:
        return _hourly(days, language)
    timed = [(day, [clock_at(part, language) for part in held]) for day, held in days]
    return _by_hour(timed) or (_listed(days) if min(counts) > 1 else ())


def _day(entry: Entry, language: str) -> tuple[str, list[str]]:
    """A weekday and what is listed behind it; nothing where the entry is no day."""
    if entry.entries and is_weekday(entry.title, language):
        return entry.title, [
            " ".join(part for part in (child.when, child.title) if part) for child in entry.entries
        ]
    text = entry.lines[0].text if entry.lines else ""
    day, said = on_weekday(text, language) or on_weekdays(text, language) or ("", "")
    return day, [part for part in _CUT.split(said) if part]


def _hourly(days: Sequence[tuple[str, list[str]]], language: str) -> Rows:
    """Day, hour and what is done; () where few of the days name an hour."""
    found = [(day, clock_at(held[0], language), held[0]) for day, held in days]
    timed = [at for _, at, _ in found if at]
    if len(timed) < max(2, 0.4 * len(found)):
        return ()
    rows = [(day, *(at or ("", said))) for day, at, said in found]
    if not all(hour or said for _, hour, said in rows):
        return ()
    if not any(hour and said for _, hour, said in rows):
        return ("", ""), *((day, hour or said) for day, hour, said in rows)
    return ("",) * 3, *((day, hour, sentence_case(said)) for day, hour, said in rows)


def _by_hour(days: Sequence[tuple[str, list[tuple[str, str] | None]]]) -> Rows:
    """A column for each hour; () where some lesson has none, or most hours are one day's only."""
    held = [(day, {at[0]: at[1] for at in lessons if at and at[1]}) for day, lessons in days]
    hours = sorted({hour for _, own in held for hour in own}, key=_minutes)
    told = sum(len(own) for _, own in held)
    whole = told == sum(len(lessons) for _, lessons in days)
    if not whole or len(hours) > _MOST or told < 0.6 * len(hours) * len(held):
        return ()
    rows = ((day, *(sentence_case(own.get(hour, "")) for hour in hours)) for day, own in held)
    return ("", *hours), *rows


def _minutes(hour: str) -> tuple[int, ...]:
    """The minutes of the day at which an hour as it is written begins."""
    first, *rest = map(int, re.findall(r"\d+", hour)[:2])
    late = re.search(r"(?i)p\.?\s?m|下午|晚|午後|오후", hour) is not None and first < 12
    return first + 12 * late, *rest


def _listed(days: Sequence[tuple[str, list[str]]]) -> Rows:
    """A row for each day with what is listed for it."""
    most = max(len(held) for _, held in days)
    rows = ((day, *map(sentence_case, held), *[""] * (most - len(held))) for day, held in days)
    return ("",) * (most + 1), *rows
