"""Claims about one series over time: how far it moved from its start to its end."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import replace
from math import log2

from planner.derive import quantile
from planner.findings.claims_turns import recent_claims, season_claims, turn_claims
from planner.findings.course import (
    Course,
    from_to,
    is_season,
    slots_between,
    start_note,
    steadiness,
    when_of,
)
from planner.findings.finding import Evidence, Figures, Finding, Teller
from planner.findings.phrases import Voice
from planner.findings.shapes import Point, Run, Runs

LEAST_SERIES = 3
LEAST_CHANGE = 0.03
LEAST_EFFECT = 0.35
"""Medians that move by less than this part of the middle half of their rows move by chance."""


def course_claims(group: Runs, run: Run, voice: Voice, asked: bool) -> Iterator[Finding]:
    """Every claim about `run`; beside others it weighs less, unless it is `asked` for."""
    single = len(group.runs) == 1
    noun = voice.measure(run.name if not group.name else group.name)
    if group.reduced in ("mean", "median"):
        noun = voice.noun(f"{group.reduced}_of", m=noun)
    if group.name and group.dim and run.name != run.measure.name:
        noun = voice.whose(run.name, noun)
    columns = tuple(dict.fromkeys(p.column for p in run.points))[:6]
    course = Course(
        run, voice, Teller(voice, group, columns), Figures(voice, run.measure), noun, single
    )
    first = run is group.runs[0] and not group.dim
    weight = 1.0 if single or first or asked else 0.75
    if len(run.points) < LEAST_SERIES:
        return
    if group.cyclic:
        yield from season_claims(course)
        return
    ends = comparable_ends(run)
    steady = max(steadiness(run), _yearly(run))
    if not is_season(run):
        yield from (_weighted(f, weight) for f in _movement(course, ends, steady))
    yield from (_weighted(f, weight) for f in turn_claims(course))
    yield from (_weighted(f, weight) for f in recent_claims(course))


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


def _yearly(run: Run) -> float:
    """How far the months or quarters all moved one way against the year before, 0 to 1."""
    places = {(d.year, d.month): p.value for p in run.points if (d := when_of(p).day)}
    if when_of(run.points[-1]).precision not in ("month", "quarter"):
        return 0.0
    moves = [v - places[y - 1, m] for (y, m), v in places.items() if (y - 1, m) in places]
    if len(moves) < LEAST_SERIES:
        return 0.0
    return abs(sum(move > 0 for move in moves) - sum(move < 0 for move in moves)) / len(moves)


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
    trust *= _beyond_chance(course.run, change)
    part = abs(change) / reach
    measure = course.run.measure
    # Means and medians cannot be set against each other from cells; the two are named instead.
    if measure.ratio and not measure.points and abs(change) < LEAST_CHANGE * abs(first.value):
        if part < 0.5:
            yield _flat(course, first, last)
        return
    exact = first.op == last.op and first.op in ("value", "sum")
    if exact and measure.ratio and not measure.points and first.value > 0 and last.value > 0:
        yield from _relative(course, first, last, trust)
    if exact and part >= 0.25 and change:
        yield _by(course, first, last, (0.5 + 0.18 * part) * trust)
    if part >= 0.25 and change:
        yield _from_to(course, first, last, (0.48 + 0.2 * part) * trust)


def _beyond_chance(run: Run, change: float) -> float:
    """Less than 1 where medians or means move by less than their own rows spread, 0 to 1."""
    if run.points[-1].op not in ("median", "mean"):
        return 1.0
    spreads = []
    for point in run.points:
        values = [v for i in point.rows if (v := run.measure.values[i]) is not None]
        spreads.append(quantile(values, 0.75) - quantile(values, 0.25))
    least = LEAST_EFFECT * statistics.median(spreads)
    return min(1.0, abs(change) / least) if least else 1.0


def _relative(course: Course, first: Point, last: Point, trust: float) -> Iterator[Finding]:
    factor = last.value / first.value
    if factor >= 1.95:
        yield _multiplied(course, first, last, (0.66 + 0.2 * min(1.0, log2(factor) / 4)) * trust)
    share = abs(factor - 1)
    if factor < 10:
        yield _percent(course, first, last, (0.52 + 0.25 * min(1.0, share)) * trust)


def _percent(course: Course, first: Point, last: Point, score: float) -> Finding:
    share = last.value / first.value - 1
    text = course.voice.percent(share)
    sign = "+" if share > 0 else "−"
    slots = slots_between(course, first, last, p=text, s=sign + text)
    form = "rose" if share > 0 else "fell"
    claim = course.voice.say(form, slots)
    evidence = Evidence("percent_change", from_to(first, last), claim, "%")
    return course.teller.tell(
        form, "change", score, "trend", "time", slots, sign + text,
        [evidence, course.value(first), course.value(last)], [course.run.name],
        start_note(course, first, last), amount=100 * share,
    )  # fmt: skip


def _multiplied(course: Course, first: Point, last: Point, score: float) -> Finding:
    factor = last.value / first.value
    slots = slots_between(course, first, last, x=course.voice.times(factor))
    claim = course.voice.say("multiplied", slots)
    evidence = Evidence("ratio", from_to(last, first), claim)
    return course.teller.tell(
        "multiplied", "multiplied", score, "trend", "time", slots,
        f"{course.voice.factor(factor)}×", [evidence, course.value(first), course.value(last)],
        [course.run.name], start_note(course, first, last), amount=factor,
    )  # fmt: skip


def _flat(course: Course, first: Point, last: Point) -> Finding:
    before, after = course.figures.apart(first.value, last.value)
    slots = slots_between(course, first, last, v0=before, v1=after)
    return course.teller.tell(
        "flat", "change", 0.36, "trend", "time", slots, after,
        [course.value(last), course.value(first)], [course.run.name],
        start_note(course, first, last), amount=last.value,
    )  # fmt: skip


def _by(course: Course, first: Point, last: Point, score: float) -> Finding:
    change = last.value - first.value
    text = course.figures.change(change)
    slots = slots_between(course, first, last, v=text)
    form = "rose_by" if change > 0 else "fell_by"
    claim = course.voice.say(form, slots)
    evidence = Evidence("change", from_to(first, last), claim, course.run.measure.column.unit)
    sign = "+" if change > 0 else "−"
    return course.teller.tell(
        form, "change", score, "trend", "time", slots, sign + text,
        [evidence, course.value(first), course.value(last)], [course.run.name],
        start_note(course, first, last), amount=change,
    )  # fmt: skip


def _from_to(course: Course, first: Point, last: Point, score: float) -> Finding:
    before, after = course.figures.apart(first.value, last.value)
    slots = slots_between(course, first, last, v0=before, v1=after)
    form = "rose_from" if last.value > first.value else "fell_from"
    return course.teller.tell(
        form, "change", score, "trend", "time", slots, course.voice.arrow(before, after),
        [course.value(last), course.value(first)], [course.run.name],
        start_note(course, first, last), amount=last.value,
    )  # fmt: skip
