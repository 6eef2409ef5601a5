"""Claims about one series over time: how far it moved, where it turned, what it reached."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log2

from planner.findings.finding import (
    Evidence,
    Figures,
    Finding,
    Teller,
    at_note,
    by_column,
    cell,
    timed,
)
from planner.findings.phrases import Voice
from planner.findings.shapes import Point, Run, Runs, When
from planner.plan import Annotation, Op

LEAST_SERIES = 3
ODD_START = 0.15
"""A value this close to an end of the series is that end, not a turning point."""


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


def course_claims(group: Runs, run: Run, voice: Voice) -> Iterator[Finding]:
    """Every claim about `run`; with others beside it, its name says which it is."""
    single = len(group.runs) == 1
    noun = voice.measure(run.name if not group.name else group.name)
    if group.dim and run.name != run.measure.name:
        noun = voice.whose(run.name, noun)
    if group.reduced in ("mean", "median"):
        noun = voice.noun(f"{group.reduced}_of", m=noun)
    columns = tuple(dict.fromkeys(p.column for p in run.points))[:6]
    course = Course(
        run, voice, Teller(voice, group, columns), Figures(voice, run.measure), noun, single
    )
    weight = 1.0 if single or run is group.runs[0] else 0.75
    if len(run.points) < LEAST_SERIES:
        return
    ends = comparable_ends(run)
    yield from (_weighted(f, weight) for f in _movement(course, ends, steadiness(run)))
    yield from (_weighted(f, weight) for f in _turns(course))
    yield from (_weighted(f, weight) for f in _recent(course))


def _weighted(finding: Finding, weight: float) -> Finding:
    return replace(finding, score=finding.score * weight)


def comparable_ends(run: Run) -> tuple[Point, Point]:
    """First and last point; within a year's rhythm, the same month or quarter of both years."""
    last = run.points[-1]
    when = when_of(last)
    if when.day is None or when.precision not in ("month", "quarter"):
        return run.points[0], last
    months = (p for p in run.points[:-1] if (day := when_of(p).day) and day.month == when.day.month)
    return next(months, run.points[0]), last


def steadiness(run: Run) -> float:
    """How much of a straight course the series follows: |r| of its values with time, 0 to 1."""
    if len(run.points) < 3:
        return 1.0
    times = [when_of(p).order for p in run.points]
    try:
        return abs(statistics.correlation(times, [p.value for p in run.points]))
    except statistics.StatisticsError:
        return 0.0


def _movement(course: Course, ends: tuple[Point, Point], steady: float) -> Iterator[Finding]:
    """From the first to the last value, in the terms that the scale allows."""
    first, last = ends
    change = last.value - first.value
    values = [p.value for p in course.points]
    reach = max(values) - min(values)
    if reach == 0 or len(course.points) < LEAST_SERIES:
        return
    # A few values need no trend; many that go nowhere make their ends a matter of luck.
    trust = 1.0 if len(values) < 6 else 0.45 + 0.55 * steady
    part = abs(change) / reach
    measure = course.run.measure
    # Means and medians cannot be set against each other from cells; the two are named instead.
    exact = first.op == last.op and first.op in ("value", "sum")
    if exact and measure.ratio and not measure.points and first.value > 0 and last.value > 0:
        yield from _relative(course, first, last, trust, part)
    if exact and part >= 0.25 and change:
        yield _by(course, first, last, (0.5 + 0.18 * part) * trust)
    if part >= 0.25 and change:
        yield _from_to(course, first, last, (0.48 + 0.2 * part) * trust)


def _relative(
    course: Course, first: Point, last: Point, trust: float, part: float
) -> Iterator[Finding]:
    factor = last.value / first.value
    if factor >= 1.95:
        yield _multiplied(course, first, last, (0.66 + 0.2 * min(1.0, log2(factor) / 4)) * trust)
    share = abs(factor - 1)
    if share < 0.03 and part < 0.5:
        yield _flat(course, first, last)
    elif factor < 10:
        yield _percent(course, first, last, (0.52 + 0.25 * min(1.0, share)) * trust)


def _slots(course: Course, first: Point, last: Point, **more: str) -> dict[str, str]:
    stretch = timed(course.voice, when_of(first), when_of(last))
    return {"m": course.noun, **stretch, "at": stretch["at1"], "t": stretch["t1"], **more}


def _inputs(first: Point, last: Point) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return (*by_column([first]), *by_column([last]))


def _ends_notes(course: Course, first: Point, last: Point) -> tuple[Annotation, ...]:
    return (course.note(first),) if course.single else ()


def _percent(course: Course, first: Point, last: Point, score: float) -> Finding:
    share = last.value / first.value - 1
    text = course.voice.percent(share)
    sign = "+" if share > 0 else "−"
    slots = _slots(course, first, last, p=text, s=sign + text)
    form = "rose" if share > 0 else "fell"
    claim = course.voice.say(form, slots)
    evidence = Evidence("percent_change", _inputs(first, last), claim, "%")
    return course.teller.tell(
        form, "change", score, "trend", "time", slots, sign + text,
        [evidence, course.value(first), course.value(last)], [course.run.name],
        _ends_notes(course, first, last), amount=100 * share,
    )  # fmt: skip


def _multiplied(course: Course, first: Point, last: Point, score: float) -> Finding:
    factor = last.value / first.value
    slots = _slots(course, first, last, x=course.voice.times(factor))
    claim = course.voice.say("multiplied", slots)
    evidence = Evidence("ratio", _inputs(last, first), claim)
    return course.teller.tell(
        "multiplied", "multiplied", score, "trend", "time", slots,
        f"{course.voice.factor(factor)}×", [evidence, course.value(first), course.value(last)],
        [course.run.name], _ends_notes(course, first, last), amount=factor,
    )  # fmt: skip


def _flat(course: Course, first: Point, last: Point) -> Finding:
    before, after = course.figures.apart(first.value, last.value)
    slots = _slots(course, first, last, v0=before, v1=after)
    return course.teller.tell(
        "flat", "change", 0.36, "trend", "time", slots, after,
        [course.value(last), course.value(first)], [course.run.name],
        _ends_notes(course, first, last), amount=last.value,
    )  # fmt: skip


def _by(course: Course, first: Point, last: Point, score: float) -> Finding:
    change = last.value - first.value
    text = course.figures.change(change)
    slots = _slots(course, first, last, v=text)
    form = "rose_by" if change > 0 else "fell_by"
    claim = course.voice.say(form, slots)
    evidence = Evidence("change", _inputs(first, last), claim, course.run.measure.column.unit)
    sign = "+" if change > 0 else "−"
    return course.teller.tell(
        form, "change", score, "trend", "time", slots, sign + text,
        [evidence, course.value(first), course.value(last)], [course.run.name],
        _ends_notes(course, first, last), amount=change,
    )  # fmt: skip


def _from_to(course: Course, first: Point, last: Point, score: float) -> Finding:
    before, after = course.figures.apart(first.value, last.value)
    slots = _slots(course, first, last, v0=before, v1=after)
    form = "rose_from" if last.value > first.value else "fell_from"
    return course.teller.tell(
        form, "change", score, "trend", "time", slots, f"{before} → {after}",
        [course.value(last), course.value(first)], [course.run.name],
        _ends_notes(course, first, last), amount=last.value,
    )  # fmt: skip


def _turns(course: Course) -> Iterator[Finding]:
    """Peaks and lows between the ends, and records at the end."""
    points = course.points
    values = [p.value for p in points]
    reach = max(values) - min(values)
    if len(points) < 6 or reach == 0:
        return
    for high in (True, False):
        place = values.index(max(values) if high else min(values))
        unique = values.count(values[place]) == 1
        inner = ODD_START <= place / (len(points) - 1) <= 1 - ODD_START / 2
        back = abs(values[-1] - values[place]) / reach
        before = abs(values[0] - values[place]) / reach
        recent = _is_recent(points, place)
        if unique and inner and not recent and back >= 0.25 and before >= 0.2:
            yield _turn(course, points[place], high, 0.46 + 0.25 * min(back, before))
            cells = points[place].op in ("value", "sum")
            if high and cells and course.run.measure.ratio and back >= 0.3 and values[-1] > 0:
                yield _below(course, points[place], points[-1], 0.5 + 0.25 * back)
        elif unique and recent and len(points) >= 8:
            yield _record(course, points[place], high, 0.58 if high else 0.5)


def _is_recent(points: Sequence[Point], place: int) -> bool:
    """Within the last year of months, else the last point."""
    when, end = when_of(points[place]), when_of(points[-1])
    if when.precision in ("month", "quarter", "day") and end.order - points[0].when.order > 1500:  # type: ignore[union-attr]
        return end.order - when.order <= 366
    return place == len(points) - 1


def _turn(course: Course, point: Point, high: bool, score: float) -> Finding:
    form = "peak" if high else "low"
    when = when_of(point)
    slots = {
        "m": course.noun, "v": course.figures.text(point.value),
        "t": course.voice.date(when), "at": course.voice.at(when),
    }  # fmt: skip
    return course.teller.tell(
        form, form, score, "trend", "time", slots, slots["v"], [course.value(point)],
        [course.run.name], [course.note(point)], amount=point.value,
    )  # fmt: skip


def _below(course: Course, peak: Point, last: Point, score: float) -> Finding:
    share = 1 - last.value / peak.value
    slots = _slots(course, peak, last, p=course.voice.percent(share))
    slots["t"] = slots["t0"]
    claim = course.voice.say("below_peak", slots)
    evidence = Evidence("percent_change", _inputs(peak, last), claim, "%")
    return course.teller.tell(
        "below_peak", "below_peak", score, "trend", "time", slots, f"−{slots['p']}",
        [evidence, course.value(peak), course.value(last)], [course.run.name],
        [course.note(peak)], amount=-100 * share,
    )  # fmt: skip


def _record(course: Course, point: Point, high: bool, score: float) -> Finding:
    form = "record_high" if high else "record_low"
    slots = _slots(course, course.points[0], point, v=course.figures.text(point.value))
    op: Op = "max" if high else "min"
    evidence = Evidence(
        op, by_column(course.points), course.voice.say(form, slots), course.run.measure.column.unit
    )
    if any(p.op != "value" for p in course.points):
        evidence = course.value(point)
    return course.teller.tell(
        form, "record", score, "trend", "time", slots, slots["v"], [evidence],
        [course.run.name], [course.note(point)], amount=point.value,
    )  # fmt: skip


def _recent(course: Course) -> Iterator[Finding]:
    """That the highest values of a long yearly series all lie near its end."""
    points = course.points
    if len(points) < 40 or when_of(points[0]).precision != "year" or not course.single:
        return
    best = sorted(points, key=lambda p: -p.value)
    count = 10
    if best[count - 1].value == best[count].value:
        return
    oldest = min(best[:count], key=lambda p: when_of(p).order)
    late = 1 - points.index(oldest) / len(points)
    # On a steady climb the highest are the latest anyhow.
    if late > 0.35 or steadiness(course.run) > 0.98:
        return
    when = when_of(oldest)
    assert when.day is not None
    slots = {"m": course.noun, "n": course.voice.number(count), "t": course.voice.date(when)}
    evidence = Evidence("count", by_column(best[:count]), course.voice.say("recent", slots))
    yield course.teller.tell(
        "recent", "recent", 0.72 - 0.3 * late, "trend", "time", slots, slots["n"],
        [evidence, course.value(oldest)], [course.run.name], [],
        amount=None,
    )  # fmt: skip
