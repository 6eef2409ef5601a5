"""A table seen as shapes that claims are made about: parts, runs over time, samples, spans."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from grounding.types import Column
from planner.findings.measures import Measure
from planner.findings.profile import Profile
from planner.findings.words import human
from planner.numbers import Precision as DatePrecision
from planner.parts import Op

Precision = Literal["day", "month", "quarter", "year", "label", "stage", "hour"]
LEAST_SAMPLE = 20
MOST_RUNS = 40


@dataclass(frozen=True, slots=True)
class When:
    """A moment of a run: a date to a precision, or the label of a period."""

    order: float
    day: date | None
    precision: Precision
    label: str = ""

    @property
    def dated(self) -> tuple[date, DatePrecision] | None:
        """The date and its precision; None for what is only called by its label."""
        match self.precision:
            case "day" | "month" | "quarter" | "year" if self.day is not None:
                return self.day, self.precision
        return None


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
    `proven` if a total in the table shows that they are a whole; `rated` where each is a question and
    the measure's name is the scale of its answers.
    """

    measure: Measure
    dim: str
    points: tuple[Point, ...]
    reduced: Op | None = None
    order: tuple[str, ...] = ()
    when: When | None = None
    cyclic: bool = False
    proven: bool = False
    rated: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """One series over time, earliest first, without missing values."""

    name: str
    measure: Measure
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Runs:
    """Series that share an axis. `name` is what they all measure, '' if each measures its own.

    `cyclic` where they run over the months of a year or the days of a week, whose end leads to its start.
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
    """Comparable measures of the same named cases; `whole` is their sum, if the table has it.

    `composed` where they make the same total in every case, as the answers to a question do;
    `against` where the second is what the first is held against: a target, a budget, a limit;
    `counts` where all cells are counts of one whole.
    """

    measures: tuple[Measure, ...]
    dim: str
    rows: tuple[tuple[str, int], ...]
    order: tuple[str, ...] = ()
    whole: Measure | None = None
    cyclic: bool = False
    composed: bool = False
    against: bool = False
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """One measure over two columns of categories."""

    measure: Measure
    across: str
    down: str
    points: tuple[tuple[str, str, Point], ...]
    reduced: Op | None = None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How many entries each hour of the week has: weekday (0 is Monday), hour (0 to 23), number."""

    dim: str
    cells: tuple[tuple[int, int, Point], ...]


Shape = Parts | Runs | Pair | Sample | Counts | Spans | Sides | Matrix | Rhythm


def dims_of(shape: Shape) -> frozenset[str]:
    """The columns by whose kinds a shape tells its cases apart."""
    match shape:
        case Parts() | Runs() | Sides() | Rhythm():
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


def named_rows(seen: Profile) -> list[tuple[str, int]]:
    """Each case's name and row."""
    if seen.key is not None:
        return [(human(str(seen.key.values[i])), i) for i in seen.rows]
    if crossed(seen):
        return [(", ".join(human(str(c.values[i])) for c in seen.groups[:2]), i) for i in seen.rows]
    return [(str(i + 1), i) for i in seen.rows]


def naming(seen: Profile) -> str:
    """The column that names the cases, or both of those that name them together."""
    columns = [seen.key] if seen.key else seen.groups[:2] if crossed(seen) else []
    return ", ".join(human(c.name) for c in columns if c)


def crossed(seen: Profile) -> bool:
    """True for a cross table in long form: two columns of kinds, each pair of them once."""
    if seen.key is not None or len(seen.groups) < 2:
        return False
    first, second = seen.groups[:2]
    return len({(first.values[i], second.values[i]) for i in seen.rows}) == len(seen.rows)
