"""The shapes that a table offers: which parts, samples, pairs and matrices can be looked at."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from grounding.types import Column
from planner.findings.claims_balance import is_balance
from planner.findings.course import steadiness
from planner.findings.logs import LEAST_COUNTED, is_log
from planner.findings.measures import Additive, Measure
from planner.findings.order import is_bands, is_calendar, natural_order
from planner.findings.peers import measured_apart
from planner.findings.profile import Profile
from planner.findings.ratings import ratings
from planner.findings.rhythm import rhythms
from planner.findings.rounds import counted_runs, daily_runs
from planner.findings.runs import runs_along, runs_of
from planner.findings.shapes import (
    LEAST_SAMPLE,
    Counts,
    Matrix,
    Pair,
    Parts,
    Point,
    Runs,
    Sample,
    Shape,
    Spans,
    When,
    crossed,
    even,
    known_rows,
    named_rows,
    naming,
    reduce,
    reduced_by,
)
from planner.findings.sides import sides_of
from planner.findings.words import human, says

MOST_CELLS = 400


def shapes(seen: Profile, language: str) -> list[Shape]:
    """Every shape worth a look, in the order of the table's columns; of a survey, its answers."""
    rated = list(ratings(seen))
    if rated:
        return [*rated, *_counts(seen)]
    weeks = list(rhythms(seen, language))
    # From the first to the last day of a log, single entries come and go.
    runs = [] if weeks else [*runs_of(seen), *daily_runs(seen), *counted_runs(seen)]
    found: list[Shape] = [*runs, *_snapshots(seen, runs, language)]
    found += [eras for group in runs for eras in _eras(group)]
    found += _parts(seen, language)
    found += sides_of(seen, language)
    found += weeks or _matrices(seen, language)
    names = list(seen.names(seen.key)) if seen.key else []
    ordered = is_calendar(names, language) or is_bands(names) or runs_along(seen)
    if seen.time is None and not ordered:
        found += _pairs(seen)
        found += () if weeks else _samples(seen)
    found += _spans(seen)
    bare = not seen.measures and not seen.wides and seen.span is None
    many = len(seen.rows) >= LEAST_COUNTED
    lone = many and len(seen.measures) == 1
    listed = seen.time is None and (lone or len(seen.rows) >= LEAST_SAMPLE)
    if listed or is_log(seen) or (bare and many):
        found += _counts(seen)
    return found


def _ordered(names: Sequence[str], language: str) -> tuple[str, ...]:
    return tuple(natural_order(names, language) or ())


def _parts(seen: Profile, language: str) -> Iterator[Parts]:
    for measure in seen.measures:
        timed = seen.time is not None or runs_along(seen)
        if seen.key is not None and not (timed and measure.flow is False):
            points = [
                Point(name, value, measure.column.name, (row,))
                for name, row in named_rows(seen)
                if (value := measure.values[row]) is not None
            ]
            if len(points) > 1:
                names = [p.label for p in points]
                yield Parts(
                    measure, seen.key.name, tuple(points), order=_ordered(names, language),
                    cyclic=is_calendar(names, language), proven=measure.column.name in seen.proven,
                )  # fmt: skip
        # Over all the time there is, only what flows adds up: sales do, inhabitants do not.
        summed = seen.time is None or is_log(seen) or (measure.flow and measure.additive == "yes")
        if summed and not (measure.additive != "yes" and crossed(seen)):
            for column in seen.groups:
                yield from _grouped(seen, measure, column, language)


def _grouped(seen: Profile, measure: Measure, column: Column, language: str) -> Iterator[Parts]:
    points = []
    for name, rows in seen.names(column).items():
        inside = known_rows(measure, rows)
        made = reduce(measure, inside)
        if made:
            # Yes and no say of what.
            label = f"{human(column.name)} ({name})" if column.kind == "bool" else name
            points.append(Point(label, made[1], measure.column.name, inside, made[0]))
    if len(points) < 2:
        return
    points = list(even(points, measure))
    # A few cases say little about what is typical of their kind.
    if reduced_by(points) in ("median", "mean"):
        points = [p for p in points if len(p.rows) >= 3]
    few = reduced_by(points) in ("median", "mean") and len(seen.rows) < LEAST_SAMPLE
    if len(points) >= 2 and not few:
        order = _ordered([p.label for p in points], language)
        proven = measure.column.name in seen.proven
        yield Parts(measure, column.name, tuple(points), reduced_by(points), order, proven=proven)


def _snapshots(seen: Profile, groups: Sequence[Runs], language: str) -> Iterator[Parts]:
    """The state at the last moment that all series reach."""
    for group in groups:
        if len(group.runs) < 2 or group.cyclic:
            continue
        if not group.name and measured_apart([run.measure for run in group.runs]):
            continue
        last = _last_common(group)
        if last is None:
            continue
        points = [
            replace(p, label=run.name) for run in group.runs for p in run.points if p.when == last
        ]
        if last.precision in ("month", "quarter"):
            points, last = _last_year(group, last)
        if not points:
            continue
        measure = group.runs[0].measure
        if not group.name:
            additive: Additive = "yes" if adds_up(group, seen) else "no"
            measure = replace(measure, name="", additive=additive)
        elif group.wide:
            measure = replace(group.runs[0].measure, name=group.name)
        yield Parts(
            measure, group.dim, tuple(points), group.reduced or reduced_by(points),
            _ordered([p.label for p in points], language), last,
        )  # fmt: skip


MONTHS = {"month": 12, "quarter": 4}


def _last_year(group: Runs, last: When) -> tuple[list[Point], When]:
    """The sums of a full year that ends with a month or a quarter, which alone says little."""
    assert last.day is not None
    year = last.day.year
    points = []
    for run in group.runs:
        inside = [p for p in run.points if p.when and p.when.day and p.when.day.year == year]
        rows = tuple(row for p in inside for row in p.rows)
        if len(inside) == MONTHS[last.precision] and len({p.column for p in inside}) == 1:
            total = sum(p.value for p in inside)
            points.append(Point(run.name, total, inside[0].column, rows, "sum"))
    summed = all(run.measure.additive == "yes" for run in group.runs)
    if len(points) < len(group.runs) or not summed:
        return [], last
    return points, When(last.order, date(year, 1, 1), "year")


MOST_SUMMANDS = 10


def adds_up(group: Runs, seen: Profile) -> bool:
    """True where the series may be parts of one whole: amounts, and none the sum of others."""
    columns = {p.column for run in group.runs for p in run.points}
    if is_balance(group, seen.balance) or any(r.measure.additive != "yes" for r in group.runs):
        return False
    if group.name or len(columns) == 1:
        return True
    summed = set(seen.sums) | {part for parts in seen.sums.values() for part in parts}
    proven = any(columns == set(parts) for parts in seen.sums.values())
    named = any(says(name, "total") for name in columns)
    return proven or (len(columns) <= MOST_SUMMANDS and not columns & summed and not named)


ERA = 10
LEAST_YEARS = 30
FEW_RUNS = 3
STEADY = 0.97
"""On so straight a course, decades repeat what its line shows."""


def _eras(group: Runs) -> Iterator[Parts]:
    """A long single series by decades, each its mean."""
    run = group.runs[0]
    if group.dim or len(group.runs) > FEW_RUNS:
        return
    if steadiness(run) > STEADY:
        return
    years = [p for p in run.points if p.when and p.when.day and p.op == "value"]
    if len(years) < LEAST_YEARS or len(years) < len(run.points):
        return
    decades: dict[int, list[Point]] = {}
    for point in years:
        if point.when and point.when.day:
            decades.setdefault(point.when.day.year // ERA, []).append(point)
    least = max(len(points) for points in decades.values()) / 3
    points = [
        Point(
            _era_label(inside), statistics.fmean(p.value for p in inside), run.measure.column.name,
            tuple(sorted(row for p in inside for row in p.rows)), "mean",
        )
        for _, inside in sorted(decades.items()) if len(inside) >= least
    ]  # fmt: skip
    if len(points) >= 3:
        yield Parts(run.measure, "", tuple(points), "mean", tuple(p.label for p in points))


def _era_label(points: Sequence[Point]) -> str:
    years = [p.when.day.year for p in points if p.when and p.when.day]
    return f"{min(years)}–{max(years)}"


def _last_common(group: Runs) -> When | None:
    times = [{p.when for p in run.points if p.when} for run in group.runs]
    counts = Counter(when for some in times for when in some)
    full = [when for when, count in counts.items() if count >= 0.8 * len(group.runs)]
    return max(full, key=lambda when: when.order, default=None)


def _matrices(seen: Profile, language: str) -> Iterator[Matrix]:
    if seen.key is not None or seen.time is not None:
        return
    for measure in seen.measures:
        for first, second in combinations(seen.groups, 2):
            down, across = (second, first) if _has_order(seen, first, language) else (first, second)
            points = []
            for name, rows in seen.names(down).items():
                for other, cells in seen.names(across).items():
                    inside = known_rows(measure, sorted(set(rows) & set(cells)))
                    made = reduce(measure, inside)
                    if made:
                        point = Point(name, made[1], measure.column.name, inside, made[0])
                        points.append((name, other, point))
            if 4 <= len(points) <= MOST_CELLS:
                same = even([p for _, _, p in points], measure)
                cells_ = tuple((d, a, p) for (d, a, _), p in zip(points, same, strict=True))
                yield Matrix(measure, across.name, down.name, cells_, reduced_by(same))


def _has_order(seen: Profile, column: Column, language: str) -> bool:
    return natural_order(list(seen.names(column)), language) is not None


def _pairs(seen: Profile) -> Iterator[Pair]:
    related = {frozenset((whole, part)) for whole, parts in seen.sums.items() for part in parts}
    for first, second in combinations(seen.measures[:12], 2):
        rows = tuple(
            i for i in seen.rows if first.values[i] is not None and second.values[i] is not None
        )
        if len(rows) >= 8 and frozenset((first.column.name, second.column.name)) not in related:
            yield Pair(first, second, rows)


def _samples(seen: Profile) -> Iterator[Sample]:
    for measure in seen.measures:
        rows = known_rows(measure, seen.rows)
        if len(rows) >= LEAST_SAMPLE:
            yield Sample(measure, rows)


def _counts(seen: Profile) -> Iterator[Counts]:
    for column in seen.groups:
        points = [
            Point(name, float(len(rows)), column.name, rows, "count")
            for name, rows in seen.names(column).items()
        ]
        if len(points) > 1 and max(p.value for p in points) > 1:
            yield Counts(column, tuple(points))


def _spans(seen: Profile) -> Iterator[Spans]:
    if seen.span is None or not naming(seen):
        return
    start, end = seen.span
    bars = [
        (name, row, a, b)
        for name, row in named_rows(seen)
        if isinstance(a := start.values[row], date) and isinstance(b := end.values[row], date)
    ]
    if len(bars) > 1:
        yield Spans(start, end, tuple(bars))


__all__ = ["human", "shapes"]
