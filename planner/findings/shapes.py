"""A table seen as shapes that claims are made about: parts, runs over time, samples, spans."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from grounding.dates import month_of
from grounding.types import Column
from planner.findings.measures import Measure, comparable
from planner.findings.profile import Profile, Wide
from planner.findings.words import human
from planner.plan import Op

Precision = Literal["day", "month", "quarter", "year", "label", "stage"]
LEAST_SAMPLE = 20
MOST_RUNS = 40


@dataclass(frozen=True, slots=True)
class When:
    """A moment of a run: a date to a precision, or the label of a period."""

    order: float
    day: date | None
    precision: Precision
    label: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A number and the cells it comes from: those of `column` in `rows`, reduced by `op`."""

    label: str
    value: float
    column: str
    rows: tuple[int, ...]
    op: Op = "value"
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """One measure over the categories of `dim`. `when` is the moment of a snapshot.

    `reduced` says how the rows of a category were put together, if they were. `order` holds the
    categories where they have an order of their own; `cyclic` if they are months or weekdays;
    `proven` if a total in the table shows that they are a whole.
    """

    measure: Measure
    dim: str
    points: tuple[Point, ...]
    reduced: Op | None = None
    order: tuple[str, ...] = ()
    when: When | None = None
    cyclic: bool = False
    proven: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """One series over time, earliest first, without missing values."""

    name: str
    measure: Measure
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Runs:
    """Series that share an axis. `name` is what they all measure, '' if each measures its own.

    `cyclic` where they run over the months of a year, whose end leads to its start.
    """

    name: str
    runs: tuple[Run, ...]
    dim: str = ""
    wide: bool = False
    reduced: Op | None = None
    cyclic: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two measures of the same cases, as a scatter plot shows them."""

    first: Measure
    second: Measure
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """The spread of one measure over many cases."""

    measure: Measure
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows each category of a column has."""

    column: Column
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Spans:
    """Things with a start and an end: label, row, start, end."""

    start: Column
    end: Column
    bars: tuple[tuple[str, int, date, date], ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Comparable measures of the same named cases; `whole` is their sum, if the table has it."""

    measures: tuple[Measure, ...]
    dim: str
    rows: tuple[tuple[str, int], ...]
    order: tuple[str, ...] = ()
    whole: Measure | None = None
    cyclic: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """One measure over two columns of categories."""

    measure: Measure
    across: str
    down: str
    points: tuple[tuple[str, str, Point], ...]
    reduced: Op | None = None


Shape = Parts | Runs | Pair | Sample | Counts | Spans | Sides | Matrix


def dims_of(shape: Shape) -> frozenset[str]:
    """The columns by whose kinds a shape tells its cases apart."""
    match shape:
        case Parts() | Runs() | Sides():
            return frozenset({shape.dim})
        case Matrix():
            return frozenset({shape.across, shape.down})
        case Counts():
            return frozenset({shape.column.name})
    return frozenset()


def known_rows(measure: Measure, rows: Sequence[int]) -> tuple[int, ...]:
    """The rows in which the measure has a value."""
    return tuple(i for i in rows if measure.values[i] is not None)


def reduce(measure: Measure, rows: Sequence[int], timed: bool = False) -> tuple[Op, float] | None:
    """Several rows as one number: a sum where sums make sense, else a median or a mean."""
    values = [v for i in rows if (v := measure.values[i]) is not None]
    if not values:
        return None
    if len(values) == 1:
        return "value", values[0]
    if measure.additive == "yes" and not (timed and not measure.flow):
        return "sum", sum(values)
    if not timed and len(values) > 2:
        return "median", statistics.median(values)
    return "mean", statistics.fmean(values)


def reduced_by(points: Sequence[Point]) -> Op | None:
    """How the points were reduced; None where every one is a cell as it stands."""
    return next((p.op for p in points if p.op != "value"), None)


def even(points: Sequence[Point], measure: Measure) -> tuple[Point, ...]:
    """The points under one operation: a lone row counts as its own sum, median or mean."""
    op = reduced_by(points)
    if op is None:
        return tuple(points)
    # Medians and means of different groups are not mixed: two rows have a median as well.
    op = "median" if any(p.op == "median" for p in points) else op
    return tuple(_as(point, op, measure) for point in points)


HOW: Mapping[str, Callable[[list[float]], float]] = {
    "sum": sum,
    "median": statistics.median,
    "mean": statistics.fmean,
}
"""How several rows become one number."""


def _as(point: Point, op: Op, measure: Measure) -> Point:
    values = [v for i in point.rows if (v := measure.values[i]) is not None]
    return replace(point, op=op, value=float(HOW[op](values)))


def runs_of(seen: Profile) -> Iterator[Runs]:
    """All series over time, in groups that share an axis."""
    if seen.time is not None and seen.groups and _repeats(seen):
        yield from _long_runs(seen)
    elif seen.time is not None:
        yield from _column_runs(seen)
    for wide in seen.wides:
        yield _wide_runs(seen, wide)


def moment(column: Column, row: int) -> When:
    """The moment that a date cell names."""
    day = column.values[row]
    assert isinstance(day, date)
    return When(float(day.toordinal()), day, column.precision or "day")


def _repeats(seen: Profile) -> bool:
    assert seen.time is not None
    days = [seen.time.values[i] for i in seen.rows]
    return len(set(days)) < len(days)


def _column_runs(seen: Profile) -> Iterator[Runs]:
    runs = [_column_run(seen, m) for m in seen.measures]
    runs = [run for run in runs if len(run.points) > 1]
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
    return Run(measure.name, measure, _timed(seen.time, measure, list(days.values())))


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
            runs = tuple(run for run in runs if len(run.points) > 1)
            if runs:
                reduced = next((r for run in runs if (r := reduced_by(run.points))), None)
                yield Runs(measure.name, runs[:MOST_RUNS], column.name, reduced=reduced)
        if measure.additive == "yes" and _complete(runs):
            yield Runs(measure.name, (_column_run(seen, measure),), reduced="sum")


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
        cyclic=all(p.when is None and month_of(p.label) for p in wide.periods),
    )  # fmt: skip


def named_rows(seen: Profile) -> list[tuple[str, int]]:
    """Each case's name and row."""
    if seen.key is None:
        return [(str(i + 1), i) for i in seen.rows]
    return [(human(str(seen.key.values[i])), i) for i in seen.rows]
