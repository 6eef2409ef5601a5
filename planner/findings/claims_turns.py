"""Claims about turning points and records of one series over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planner.findings.course import Course, from_to, is_season, slots_between, steadiness, when_of
from planner.findings.finding import Evidence, Finding, by_column
from planner.findings.shapes import Point
from planner.parts import Op

ODD_START = 0.15
"""A value this close to an end of the series is that end, not a turning point."""

RECORD_YEARS = 3
STAY = 2
"""The least values on either side of zero that make passing it a turn."""


def turn_claims(course: Course) -> Iterator[Finding]:
    """Peaks and lows between the ends, and records at the end."""
    points = course.points
    values = [p.value for p in points]
    reach = max(values) - min(values)
    yield from _crossing(course)
    if len(points) < 6 or reach == 0:
        return
    calm = _calm(values)
    for high in (True, False):
        place = values.index(max(values) if high else min(values))
        unique = values.count(values[place]) == 1
        inner = ODD_START <= place / (len(points) - 1) <= 1 - ODD_START / 2
        back = abs(values[-1] - values[place]) / reach
        before = abs(values[0] - values[place]) / reach
        recent = _is_recent(points, place)
        size = abs(values[place]) if course.run.measure.ratio else 0.0
        seen = min(abs(values[0] - values[place]), abs(values[-1] - values[place])) >= 0.08 * size
        if unique and inner and not recent and back >= 0.25 and before >= 0.2 and seen:
            yield _extreme(course, points[place], high, calm * (0.46 + 0.25 * min(back, before)))
            cells = points[place].op in ("value", "sum")
            relative = course.run.measure.ratio and not course.run.measure.points
            relative = relative and not is_season(course.run)
            if high and cells and relative and back >= 0.3 and values[-1] > 0:
                yield _below(course, points[place], points[-1], calm * (0.5 + 0.25 * back))
        elif unique and recent and len(points) >= 8 and _is_long(points):
            yield _record(course, points[place], high, 0.58 if high else 0.5)


MANY, ROUGH = 24, 0.1
"""Many values whose steps are, in the mean, a tenth of their range have peaks by chance."""


def _calm(values: Sequence[float]) -> float:
    """What a turning point is worth: all where the course is smooth, little where it is noise."""
    if len(values) < MANY:
        return 1.0
    steps = [abs(b - a) for a, b in pairwise(values)]
    rough = sum(steps) / len(steps) / (max(values) - min(values))
    return min(1.0, max(0.4, ROUGH / rough if rough else 1.0))


def season_claims(course: Course) -> Iterator[Finding]:
    """The highest and the lowest month of a year, wherever it lies."""
    ranked = sorted(course.points, key=lambda p: p.value)
    if ranked[-1].value > ranked[-2].value:
        yield _extreme(course, ranked[-1], True, 0.56)
    if ranked[0].value < ranked[1].value:
        yield _extreme(course, ranked[0], False, 0.4)


def _crossing(course: Course) -> Iterator[Finding]:
    """That the values pass zero once and stay there: a loss that becomes a profit."""
    signs = [point.value > 0 for point in course.points]
    turns = [i for i, (a, b) in enumerate(pairwise(signs), start=1) if a != b]
    if len(turns) != 1 or not STAY <= turns[0] <= len(signs) - STAY:
        return
    point = course.points[turns[0]]
    if any(p.value == 0 for p in course.points):
        return
    yield _turn(course, point, "above_zero" if point.value > 0 else "below_zero", "zero", 0.82)


def _is_recent(points: Sequence[Point], place: int) -> bool:
    """Within the last year of months, else the last point."""
    when, end = when_of(points[place]), when_of(points[-1])
    years = (end.order - when_of(points[0]).order) / 365
    if when.precision in ("month", "quarter", "day") and years > 4:
        return end.order - when.order <= 366
    return place == len(points) - 1


def _is_long(points: Sequence[Point]) -> bool:
    """Years enough to speak of a record; periods without dates are taken as long."""
    first, last = when_of(points[0]), when_of(points[-1])
    return first.day is None or last.order - first.order >= 365 * RECORD_YEARS


def _extreme(course: Course, point: Point, high: bool, score: float) -> Finding:
    form = "peak" if high else "low"
    return _turn(course, point, form, form, score)


def _turn(course: Course, point: Point, form: str, label: str, score: float) -> Finding:
    when = when_of(point)
    slots = {
        "m": course.noun, "v": course.figures.text(point.value),
        "t": course.voice.date(when), "at": course.voice.at(when),
    }  # fmt: skip
    return course.teller.tell(
        form, label, score, "trend", "time", slots, slots["v"], [course.value(point)],
        [course.run.name], [course.note(point)], amount=point.value,
    )  # fmt: skip


def _below(course: Course, peak: Point, last: Point, score: float) -> Finding:
    share = 1 - last.value / peak.value
    slots = slots_between(course, peak, last, p=course.voice.percent(share))
    slots["t"] = slots["t0"]
    claim = course.voice.say("below_peak", slots)
    evidence = Evidence("percent_change", from_to(peak, last), claim, "%")
    return course.teller.tell(
        "below_peak", "below_peak", score, "trend", "time", slots, f"−{slots['p']}",
        [evidence, course.value(peak), course.value(last)], [course.run.name],
        [course.note(peak)], amount=-100 * share,
    )  # fmt: skip


def _record(course: Course, point: Point, high: bool, score: float) -> Finding:
    form = "record_high" if high else "record_low"
    slots = slots_between(course, course.points[0], point, v=course.figures.text(point.value))
    op: Op = "max" if high else "min"
    evidence = Evidence(
        op, by_column(course.points), course.voice.say(form, slots), course.run.measure.column.unit
    )
    if any(p.op != "value" for p in course.points):
        evidence = course.value(point)
    return course.teller.tell(
        form, "record", score, "trend", "time", slots, slots["v"], [evidence],
        [course.run.name], [course.note(point)] if point is not course.points[-1] else [],
        amount=point.value,
    )  # fmt: skip


def recent_claims(course: Course) -> Iterator[Finding]:
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
