"""When things happen: the entries of a log by weekday and hour of day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from grounding.types import Column
from planner.content import ChartSpec
from planner.findings.draw import Desk, apart, derived, words_column
from planner.findings.finding import Evidence, Finding, Teller
from planner.findings.order import weekdays
from planner.findings.phrases import Voice
from planner.findings.profile import Profile
from planner.findings.shapes import Point, Rhythm
from planner.parts import DataColumn, Op

WEEK, DAY = 7, 24
LEAST_ENTRIES, LEAST_DAYS, LEAST_HOURS = 60, 5, 6
"""Fewer entries, weekdays or hours of day make no rhythm."""
STEADY = 0.1
"""Hours whose counts differ by less than this part of their mean are those of a clock, not of events."""
WIDEST = 10
"""A longer stretch of hours that holds half of all says little."""


def clock_of(seen: Profile) -> Column | None:
    """The column of timestamps that say when each entry of a log happened; None where there is none."""
    for column in seen.table.columns:
        stamps = list(_stamps(column, seen.rows))
        days, hours = {day.weekday() for day, _ in stamps}, Counter(hour for _, hour in stamps)
        if len(stamps) < LEAST_ENTRIES or len(days) < LEAST_DAYS or len(hours) < LEAST_HOURS:
            continue
        counts = [hours.get(hour, 0) for hour in range(DAY)]
        mean = len(stamps) / DAY
        if max(abs(count - mean) for count in counts) > STEADY * mean:
            return column
    return None


def _stamps(column: Column, rows: Sequence[int]) -> Iterator[tuple[date, int]]:
    if len(column.hours) == len(column.values):
        for i in rows:
            day, hour = column.values[i], column.hours[i]
            if isinstance(day, date) and hour is not None:
                yield day, hour


def rhythms(seen: Profile, language: str) -> Iterator[Rhythm]:
    """The week of a log; or that of a table with a row for each weekday and hour."""
    clock = clock_of(seen)
    if clock is None:
        yield from _tabled(seen, language)
        return
    places: dict[tuple[int, int], list[int]] = {}
    for i in seen.rows:
        day, hour = clock.values[i], clock.hours[i]
        if isinstance(day, date) and hour is not None:
            places.setdefault((day.weekday(), hour), []).append(i)
    cells = {
        place: Point("", float(len(rows)), clock.name, tuple(rows), "count")
        for place, rows in places.items()
    }
    yield Rhythm(clock.name, _whole_week(cells, clock.name))


def _tabled(seen: Profile, language: str) -> Iterator[Rhythm]:
    """As `condense` writes it: names of weekdays, hours of two digits, and how many entries."""
    if len(seen.groups) != 2 or len(seen.measures) != 1:
        return
    days, hours = seen.groups
    names, counted = weekdays(language), seen.measures[0]
    cells: dict[tuple[int, int], Point] = {}
    for i in seen.rows:
        day, hour, value = str(days.values[i]), str(hours.values[i]), counted.values[i]
        if day not in names or not (hour.isdecimal() and int(hour) < DAY) or value is None:
            return
        cells[names.index(day), int(hour)] = Point("", value, counted.column.name, (i,))
    if len(cells) == len(seen.rows) and len({hour for _, hour in cells}) >= LEAST_HOURS:
        yield Rhythm(hours.name, _whole_week(cells, counted.column.name))


def _whole_week(
    cells: dict[tuple[int, int], Point], column: str
) -> tuple[tuple[int, int, Point], ...]:
    """Every hour of the week, those without an entry among them."""
    none = Point("", 0.0, column, (), "count")
    return tuple(
        (day, hour, cells.get((day, hour), none)) for day in range(WEEK) for hour in range(DAY)
    )


def rhythm_claims(rhythm: Rhythm, voice: Voice) -> Iterator[Finding]:
    """The shortest stretch of hours with half of all entries, and the weekday with the most."""
    by_hour = [sum(p.value for _, h, p in rhythm.cells if h == hour) for hour in range(DAY)]
    by_day = [sum(p.value for d, _, p in rhythm.cells if d == day) for day in range(WEEK)]
    total = sum(by_hour)
    first, last = _shortest(by_hour, total / 2)
    if last - first <= WIDEST:
        name = f"{_clock(first)}–{_clock(last)}"
        inside = [p for _, hour, p in rhythm.cells if first <= hour < last]
        score = 0.6 + 0.4 * (1 - (last - first) / WIDEST)
        focus = [f"{hour:02d}" for hour in range(first, last)]
        yield _holds(rhythm, voice, name, inside, total, score, focus)
    best = max(range(WEEK), key=by_day.__getitem__)
    if by_day[best] > 1.15 * total / WEEK and by_day.count(by_day[best]) == 1:
        inside = [p for day, _, p in rhythm.cells if day == best]
        name = _names(voice)[best]
        yield _holds(rhythm, voice, name, inside, total, 0.5, [name])


def _shortest(counts: Sequence[float], least: float) -> tuple[int, int]:
    """The first and the last end of the shortest stretch that holds `least`; the fullest of equals."""
    stretches = [
        (end - start, -sum(counts[start:end]), start, end)
        for start in range(len(counts))
        for end in range(start + 1, len(counts) + 1)
        if sum(counts[start:end]) >= least
    ]
    *_, start, end = min(stretches)
    return start, end


def _holds(
    rhythm: Rhythm, voice: Voice, name: str, inside: Sequence[Point], total: float, score: float,
    focus: Sequence[str],
) -> Finding:  # fmt: skip
    """What part of all entries falls into some of the week's hours."""
    count = sum(p.value for p in inside)
    slots = {"c": name, "p": voice.percent(count / total), "k": voice.number(total)}
    claim = voice.say(voice.verbless("entries"), slots)
    column = inside[0].column
    some, whole = (
        tuple(sorted(row for p in points for row in p.rows))
        for points in (inside, [p for *_, p in rhythm.cells])
    )
    share = Evidence("share", ((column, some), (column, whole)), claim)
    how: Op = "count" if any(p.op == "count" and p.rows for p in inside) else "sum"
    number = Evidence(how, ((column, whole),), f"{slots['k']} {voice.noun('entries')}")
    return Teller(voice, rhythm, (column,)).tell(
        "entries", "entries", score, "rhythm", "whole", slots, slots["p"], [share, number], focus,
        amount=count / total,
    )  # fmt: skip


def _clock(hour: int) -> str:
    return f"{hour}:00"


def _names(voice: Voice) -> tuple[str, ...]:
    return weekdays(voice.language)


def rhythm_chart(desk: Desk, finding: Finding) -> ChartSpec | None:
    """A week of seven rows with a cell for each hour."""
    rhythm = finding.shape
    assert isinstance(rhythm, Rhythm)
    voice, days = desk.voice, _names(desk.voice)
    names = apart(voice.noun("hour"), voice.noun("weekday"), voice.noun("entries"))
    points = [
        replace(point, label=f"{days[day]}{voice.mark('comma')}{_clock(hour)}")
        for day, hour, point in rhythm.cells
    ]
    columns = [
        words_column(names[0], [f"{hour:02d}" for _, hour, _ in rhythm.cells]),
        words_column(names[1], [days[day] for day, *_ in rhythm.cells]),
        DataColumn(name=names[2], kind="number", values=tuple(point.value for point in points)),
    ]
    subtitle = desk.subtitle(names[2], desk.by(names[1]), desk.by(names[0]))
    return desk.spec(
        "heatmap", finding, columns, subtitle, x=names[0], y=[names[2]], series=names[1],
        highlight=finding.focus, evidence=derived(voice, [point for point in points if point.rows]),
    )  # fmt: skip
