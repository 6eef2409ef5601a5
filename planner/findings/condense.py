"""Tables too long to keep row by row: put together by time and category, or counted in bins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, floor, log10
from typing import cast

from grounding.types import Cell, Column, Table
from planner.findings.answers import shared_answers
from planner.findings.ask import read_ask
from planner.findings.measures import Measure
from planner.findings.order import weekdays
from planner.findings.phrases import Voice
from planner.findings.profile import Profile
from planner.findings.rhythm import clock_of
from planner.findings.words import human
from planner.numbers import Precision, format_number

MOST_ROWS = 2000
MOST_CATEGORIES = 40
MOST_MEASURES = 8
BINS = 12


@dataclass(frozen=True, slots=True)
class Condensed:
    """The shorter table, how many rows it tells of, and what was done in a sentence for notes and reasoning."""

    table: Table
    note: str
    rows: int


def condense(seen: Profile, voice: Voice, prompt: str) -> Condensed | None:
    """A table of at most 2,000 rows in place of a longer one; None where it is short already.

    Answers of a survey are put together by question, however many there are.
    """
    answers = shared_answers(seen, voice)
    if answers:
        note = f"The answers of {len(seen.rows):,} rows were put together by question"
        return Condensed(_table(seen, answers, note), note, len(seen.rows))
    if len(seen.rows) <= MOST_ROWS:
        return None
    clock = clock_of(seen)
    amounts = any(measure.additive == "yes" for measure in seen.measures)
    if clock is not None and (not amounts or "heatmap" in read_ask(prompt, seen).charts):
        return _week(seen, clock, voice)
    by = _keys(seen, prompt)
    if not by:
        return _binned(seen, voice)
    return _grouped(seen, voice, by)


@dataclass(frozen=True, slots=True)
class _Key:
    """A column to group by; `coarse` is the precision that dates are cut to."""

    column: Column
    coarse: Precision | None
    labels: tuple[object, ...]

    @property
    def size(self) -> int:
        return len(set(self.labels) - {None})


def _keys(seen: Profile, prompt: str) -> list[_Key]:
    asked = read_ask(prompt, seen).categories
    time = [key] if (key := _time_key(seen)) else []
    words = [_Key(c, None, tuple(c.values)) for c in seen.groups]
    words += [
        _Key(c, None, tuple(c.values))
        for c in seen.table.columns
        if c.kind == "category" and c not in seen.groups and c is not seen.key
    ]
    words = [w for w in words if 1 < w.size <= (MOST_CATEGORIES if time else MOST_ROWS)]
    words.sort(key=lambda w: (not _named(w, asked), w.size > MOST_CATEGORIES))
    if time:
        fit = [w for w in words if w.size * time[0].size <= MOST_ROWS]
        return [*time, *fit[:1]]
    pair = [w for w in words if w.size <= MOST_CATEGORIES][:2]
    return pair if len(pair) == 2 else words[:1]


def _named(key: _Key, asked: frozenset[str]) -> bool:
    return any(human(str(label)).casefold() in asked for label in set(key.labels))


def _time_key(seen: Profile) -> _Key | None:
    if seen.time is None:
        return None
    precision = seen.time.precision or "day"
    for coarse in _RANK:
        if _RANK[coarse] < _RANK[precision]:
            continue
        periods = _periods([v for v in set(seen.time.values) if isinstance(v, date)], coarse)
        if len(set(periods.values())) <= MOST_PERIODS[coarse]:
            labels = tuple(periods.get(v) for v in seen.time.values)
            return _Key(seen.time, coarse, labels)
    return None


def _periods(days: Sequence[date], coarse: Precision) -> dict[object, date | None]:
    """The period of each day; None for a first or last one that the days only begin to fill.

    A total of half a year would look like a fall.
    """
    cut = {day: _cut(day, coarse) for day in days}
    first, last = min(days), max(days)
    starts = sorted(set(cut.values()))
    if coarse == "day" or len(starts) < 4:
        return dict(cut.items())
    length = (starts[2] - starts[1]).days
    missing = ((first - starts[0]).days, starts[-1].toordinal() + length - 1 - last.toordinal())
    partial = {
        start
        for start, gap in zip((starts[0], starts[-1]), missing, strict=True)
        if gap > 0.12 * length
    }
    return {day: None if start in partial else start for day, start in cut.items()}


MOST_PERIODS: dict[Precision, int] = {"day": 62, "month": 40, "quarter": 16, "year": 10_000}
_RANK: dict[Precision, int] = {"day": 0, "month": 1, "quarter": 2, "year": 3}


def _cut(day: date, coarse: Precision) -> date:
    if coarse == "day":
        return day
    month = {"month": day.month, "quarter": 3 * ((day.month - 1) // 3) + 1, "year": 1}[coarse]
    return date(day.year, month, 1)


def _week(seen: Profile, clock: Column, voice: Voice) -> Condensed:
    """How many entries each hour of the week has."""
    counts = Counter(
        (day.weekday(), hour)
        for i in seen.rows
        if isinstance(day := clock.values[i], date) and (hour := clock.hours[i]) is not None
    )
    places, names = sorted(counts), weekdays(voice.language)
    columns = [
        Column(
            voice.noun("weekday"), "category", tuple(names[day] for day, _ in places), clock.letter
        ),
        Column(
            voice.noun("hour"), "category", tuple(f"{hour:02d}" for _, hour in places), clock.letter
        ),
        Column(
            voice.noun("entries"), "number", tuple(float(counts[p]) for p in places), clock.letter
        ),
    ]
    told = sum(counts.values())
    note = f"{_rows(told, seen)} were counted by weekday and hour of {human(clock.name)}"
    return Condensed(_table(seen, columns, note), note, told)


def _grouped(seen: Profile, voice: Voice, by: Sequence[_Key]) -> Condensed:
    places: dict[tuple[object, ...], list[int]] = {}
    for i in seen.rows:
        label = tuple(key.labels[i] for key in by)
        if None not in label:
            places.setdefault(label, []).append(i)
    labels = sorted(places, key=lambda label: [str(part) for part in label])
    groups = [places[label] for label in labels]
    columns = [
        replace(key.column, hours=(), values=cast(tuple[Cell, ...], tuple(label[n] for label in labels)),
                precision=key.coarse or key.column.precision)
        for n, key in enumerate(by)
    ]  # fmt: skip
    made = [_reduced(m, groups, voice) for m in _kept(seen)]
    columns += made or [_entries(groups, voice)]
    names = " and ".join(human(key.column.name) for key in by)
    said = ", ".join(column.name for column in columns[len(by) :])
    told = sum(map(len, groups))
    note = f"{_rows(told, seen)} were put together by {names}: {said}"
    return Condensed(_table(seen, columns, note), note, told)


def _rows(told: int, seen: Profile) -> str:
    """How many rows, of how many where some are left out, as those of a year that only begins."""
    whole = len(seen.rows)
    return f"{told:,} rows" if told == whole else f"{told:,} of {whole:,} rows"


def _kept(seen: Profile) -> list[Measure]:
    return list(seen.measures[:MOST_MEASURES])


def _reduced(measure: Measure, groups: Sequence[Sequence[int]], voice: Voice) -> Column:
    adds = measure.additive == "yes"
    values: list[float | None] = []
    for rows in groups:
        known = [v for i in rows if (v := measure.values[i]) is not None]
        total = sum(known)
        values.append((total if adds else total / len(known)) if known else None)
    column = measure.column
    name = voice.noun("sum_of" if adds else "mean_of", m=voice.measure(measure.name))
    decimals = column.decimals if adds else max(1, column.decimals)
    return replace(column, name=name, values=tuple(values), decimals=decimals)


def _entries(groups: Sequence[Sequence[int]], voice: Voice) -> Column:
    return Column(voice.noun("entries"), "number", tuple(float(len(rows)) for rows in groups))


def _table(seen: Profile, columns: Sequence[Column], note: str) -> Table:
    table = seen.table
    return replace(
        table, columns=tuple(columns), notes=(*table.notes, note), row_numbers=(), first_row=2
    )


def _binned(seen: Profile, voice: Voice) -> Condensed | None:
    """How many rows have values of each size, for the first measure."""
    if not seen.measures:
        return None
    measure = seen.measures[0]
    values = [v for i in seen.rows if (v := measure.values[i]) is not None]
    step, start = _step(min(values), max(values))
    counts: dict[int, int] = {}
    for value in values:
        place = floor((value - start) / step)
        counts[place] = counts.get(place, 0) + 1
    places = range(min(counts), max(counts) + 1)
    labels = tuple(_band(start + p * step, step, voice) for p in places)
    name = voice.bracket(measure.name, measure.column.unit) if measure.column.unit else measure.name
    columns = [
        Column(name, "category", labels, measure.column.letter),
        Column(
            voice.noun("entries"), "number", tuple(float(counts.get(p, 0)) for p in places),
            measure.column.letter,
        ),
    ]  # fmt: skip
    note = f"{_rows(len(values), seen)} were counted by {measure.name} in steps of {step:g}"
    return Condensed(_table(seen, columns, note), note, len(values))


def _step(low: float, high: float) -> tuple[float, float]:
    """A round step that makes about a dozen bins, and where the first begins."""
    raw = (high - low) / BINS
    power = 10.0 ** floor(log10(raw))
    step = next(power * k for k in (1, 2, 5, 10) if power * k >= raw)
    return step, floor(low / step) * step


def _band(low: float, step: float, voice: Voice) -> str:
    decimals = max(0, ceil(-log10(step)))
    ends, dash = (low, low + step), " – " if low < 0 else "–"  # between two minus signs it is lost
    return dash.join(format_number(round(e, 9), voice.number_language, decimals) for e in ends)
