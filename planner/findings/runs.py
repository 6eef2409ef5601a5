"""The series over time that a table holds: by columns, by groups of rows, or a column a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from grounding.dates import month_of
from grounding.types import Column
from planner.findings.measures import Measure, comparable
from planner.findings.order import is_weekday, natural_order
from planner.findings.periods import LEAST_PERIODS, numbered
from planner.findings.profile import Profile, Wide
from planner.findings.shapes import (
    MOST_RUNS,
    Point,
    Run,
    Runs,
    When,
    even,
    named_rows,
    reduce,
    reduced_by,
)
from planner.findings.words import says

_MOSTLY = 0.8
FEWEST = 3
"""Rows that a mean or a median is of."""


def runs_of(seen: Profile) -> Iterator[Runs]:
    """All series over time, in groups that share an axis."""
    if seen.time is not None and _is_long(seen):
        yield from _long_runs(seen)
    elif seen.time is not None:
        yield from _column_runs(seen)
    elif runs_along(seen):
        yield from _shared(seen, [_key_run(seen, m) for m in seen.measures])
    for wide in seen.wides:
        yield _wide_runs(seen, wide)


def runs_along(seen: Profile) -> bool:
    """True where the rows are weeks or days by number, `Week 1` to `Week 16`."""
    names = [name for name, _ in named_rows(seen)] if seen.key else []
    return len(names) >= LEAST_PERIODS and len(numbered(names)) == len(names)


def _key_run(seen: Profile, measure: Measure) -> Run:
    order = natural_order([name for name, _ in named_rows(seen)], "en") or []
    points = [
        Point(name, value, measure.column.name, (row,), "value",
              When(float(order.index(name)), None, "stage", name))
        for name, row in named_rows(seen)
        if name in order and (value := measure.values[row]) is not None
    ]  # fmt: skip
    points.sort(key=lambda point: point.when.order if point.when else 0.0)
    return Run(measure.name, measure, tuple(points))


def moment(column: Column, row: int) -> When:
    """The moment that a date cell names."""
    day = column.values[row]
    assert isinstance(day, date)
    return When(float(day.toordinal()), day, column.precision or "day")


def _is_long(seen: Profile) -> bool:
    """True where moments repeat, and most rows are of kinds that do: no list of payments."""
    assert seen.time is not None
    days = [seen.time.values[i] for i in seen.rows]
    kinds = [list(seen.names(column).values()) for column in seen.groups]
    lone = [sum(len(rows) == 1 for rows in found) > 0.5 * len(found) for found in kinds]
    return len(set(days)) < len(days) and not all(lone)


def _column_runs(seen: Profile) -> Iterator[Runs]:
    followed = [m for m in seen.measures if not _takes_turns(seen, m)]
    yield from _shared(seen, [_column_run(seen, m) for m in followed])


def _takes_turns(seen: Profile, measure: Measure) -> bool:
    """True for entries of one kind or another, a column each, as debit and credit: no course."""
    told = {i for i in seen.rows if measure.values[i] is not None}
    numeric = [c for c in seen.table.columns if c.numeric]
    others = [{i for i in seen.rows if c.values[i] is not None} for c in numeric]
    return any(
        told and other and not told & other and len(told | other) >= _MOSTLY * len(seen.rows)
        for other in others
    )


def _shared(seen: Profile, found: Sequence[Run]) -> Iterator[Runs]:
    """Sums on their own, the others with those that may share an axis."""
    runs = [run for run in found if len(run.points) > 1]
    wholes = [run for run in runs if run.measure.column.name in seen.sums]
    for run in wholes:
        yield Runs(run.name, (run,), reduced=reduced_by(run.points))
    left = [run for run in runs if run not in wholes]
    while left:
        alike = [left[0]]
        for run in left[1:]:
            if comparable([r.measure for r in (*alike, run)], timed=True):
                alike.append(run)
        left = [run for run in left if run not in alike]
        name = alike[0].name if len(alike) == 1 else ""
        yield Runs(name, tuple(alike[:MOST_RUNS]), reduced=reduced_by(alike[0].points))


def _column_run(seen: Profile, measure: Measure) -> Run:
    assert seen.time is not None
    days: dict[object, list[int]] = {}
    for i in seen.rows:
        if seen.time.values[i] is not None and measure.values[i] is not None:
            days.setdefault(seen.time.values[i], []).append(i)
    groups = list(days.values())
    if says(measure.column.name, "closing"):
        groups = [[_last(seen.time, rows)] for rows in groups]
    return Run(measure.name, measure, _timed(seen.time, measure, groups))


def _last(time: Column, rows: Sequence[int]) -> int:
    """The last entry of a day, in a file that may begin with the newest."""
    days = [day for day in time.values if isinstance(day, date)]
    return rows[-1] if days[0] <= days[-1] else rows[0]


def _timed(time: Column, measure: Measure, groups: Sequence[Sequence[int]]) -> tuple[Point, ...]:
    points = []
    for rows in groups:
        made = reduce(measure, rows, timed=False)
        if made:
            when = moment(time, rows[0])
            points.append(
                Point(measure.name, made[1], measure.column.name, tuple(rows), made[0], when)
            )
    points.sort(key=lambda point: point.when.order if point.when else 0)
    return even(points, measure)


def _long_runs(seen: Profile) -> Iterator[Runs]:
    for measure in seen.measures:
        runs: tuple[Run, ...] = ()
        for column in seen.groups:
            runs = tuple(
                _long_run(seen, measure, name, rows) for name, rows in seen.names(column).items()
            )
            runs = tuple(typical for run in runs if len((typical := _typical(run)).points) > 1)
            if runs:
                reduced = next((r for run in runs if (r := reduced_by(run.points))), None)
                yield Runs(measure.name, runs[:MOST_RUNS], column.name, reduced=reduced)
        if measure.additive == "yes" and _complete(runs):
            yield Runs(measure.name, (_column_run(seen, measure),), reduced="sum")


def _typical(run: Run) -> Run:
    """The series without the means and medians of so few rows that they are chance."""
    points = (p for p in run.points if p.op not in ("median", "mean") or len(p.rows) >= FEWEST)
    return replace(run, points=tuple(points))


def _complete(runs: Sequence[Run]) -> bool:
    """True where every series has the same moments, so that their sum is one series."""
    return len({tuple(p.when for p in run.points) for run in runs}) == 1


def _long_run(seen: Profile, measure: Measure, name: str, rows: Sequence[int]) -> Run:
    assert seen.time is not None
    days: dict[object, list[int]] = {}
    for i in rows:
        if seen.time.values[i] is not None and measure.values[i] is not None:
            days.setdefault(seen.time.values[i], []).append(i)
    points = _timed(seen.time, measure, list(days.values()))
    return Run(name, measure, tuple(replace(p, label=name) for p in points))


def _wide_runs(seen: Profile, wide: Wide) -> Runs:
    runs = []
    for name, row in named_rows(seen):
        points = [
            Point(name, value, m.column.name, (row,), "value",
                  When(p.order, p.when, p.precision if p.when or p.precision == "stage" else "label", p.label))
            for m, p in zip(wide.measures, wide.periods, strict=True)
            if (value := m.values[row]) is not None
        ]  # fmt: skip
        if len(points) > 1:
            runs.append(Run(name, wide.measures[-1], tuple(points)))
    return Runs(
        wide.name, tuple(runs), seen.key.name if seen.key else "", wide=True,
        cyclic=all(p.when is None and _comes_round(p.label) for p in wide.periods),
    )  # fmt: skip


def _comes_round(label: str) -> bool:
    """True for a month or a weekday."""
    return month_of(label) is not None or is_weekday(label, "en")
