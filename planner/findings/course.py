"""One series over time, as the claims about it see it."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from planner.findings.finding import Evidence, Figures, Teller, at_note, by_column, cell, timed
from planner.findings.phrases import Voice
from planner.findings.shapes import Point, Run, When
from planner.parts import Annotation

LEAST_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Course:
    """One series with the words that all claims about it share."""

    run: Run
    voice: Voice
    teller: Teller
    figures: Figures
    noun: str
    single: bool

    @property
    def points(self) -> tuple[Point, ...]:
        """The series, earliest first."""
        return self.run.points

    def value(self, point: Point) -> Evidence:
        """The evidence for one value."""
        text = f"{self.noun}, {self.voice.date(when_of(point))}: {self.figures.text(point.value)}"
        return cell(point, text, self.run.measure.column.unit)

    def note(self, point: Point) -> Annotation:
        """Words at a point: when, and how much."""
        when = when_of(point)
        at = at_note(when, when.label)
        day, value = self.voice.date(when, short=True), self.figures.text(point.value)
        text = f"{day}{self.voice.mark('colon')}{value}"
        return Annotation(at=at, text=text, series=None if self.single else self.run.name)


def when_of(point: Point) -> When:
    """The moment of a point in a series; points of series always have one."""
    assert point.when is not None
    return point.when


def slots_between(course: Course, first: Point, last: Point, **more: str) -> dict[str, str]:
    stretch = timed(course.voice, when_of(first), when_of(last))
    at = course.voice.at(when_of(last))
    return {"m": course.noun, **stretch, "at": at, "t": stretch["t1"], **more}


def from_to(first: Point, last: Point) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return (*by_column([first]), *by_column([last]))


def start_note(course: Course, first: Point, last: Point) -> tuple[Annotation, ...]:
    return (course.note(first),) if course.single else ()


def steadiness(run: Run) -> float:
    """How much of a straight course the series follows: |r| of its values with time, 0 to 1."""
    if len(run.points) < 3:
        return 1.0
    times = [when_of(p).order for p in run.points]
    try:
        return abs(statistics.correlation(times, [p.value for p in run.points]))
    except statistics.StatisticsError:
        return 0.0


def is_season(run: Run) -> bool:
    """True for months of one year that climb and fall back, or the reverse: the ends are two seasons."""
    first, last = when_of(run.points[0]), when_of(run.points[-1])
    if first.precision != "month" or not 0 < last.order - first.order < 365:
        return False
    values = [p.value for p in run.points]
    reach = max(values) - min(values)
    moved = abs(values[-1] - values[0])
    inner = {values.index(turn(values)) for turn in (max, min)} - {0, len(values) - 1}
    return len(values) >= LEAST_MONTHS and bool(inner) and moved < reach / 2
