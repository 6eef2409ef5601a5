"""Series over what comes round or is counted: the hours of a day, the laps of a race."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from grounding.types import Column
from planner.findings.measures import Measure
from planner.findings.merit import smaller_first
from planner.findings.profile import Profile
from planner.findings.rhythm import DAY, clock_of
from planner.findings.shapes import MOST_RUNS, Point, Run, Runs, When, even, reduce, reduced_by
from planner.findings.words import capitalised, human, says

LEAST_DAYS, LEAST_ROUNDS = 2, 3
MOSTLY_HOURS = 18
"""With fewer hours of the day than these there is no daily course."""


def daily_runs(seen: Profile) -> Iterator[Runs]:
    """What sensors read by hour of day, over two days or more; sums have no hour of their own."""
    time = seen.time
    if time is None or len(time.hours) != len(time.values) or clock_of(seen):
        return
    hours = {time.hours[i] for i in seen.rows} - {None}
    days = {time.values[i] for i in seen.rows}
    if len(hours) < MOSTLY_HOURS or len(days) < LEAST_DAYS or len(seen.rows) < LEAST_DAYS * DAY:
        return
    for measure in seen.measures:
        if measure.additive == "yes":
            continue
        column = next(iter(seen.groups), None)
        names = seen.names(column) if column else {measure.name: seen.rows}
        runs = [_over_hours(measure, name, rows, time) for name, rows in names.items()]
        kept = tuple(run for run in runs if len(run.points) >= MOSTLY_HOURS)
        if kept:
            reduced = reduced_by(kept[0].points)
            dim = column.name if column else ""
            yield Runs(measure.name, kept[:MOST_RUNS], dim, reduced=reduced, cyclic=True)


def _over_hours(measure: Measure, name: str, rows: Sequence[int], time: Column) -> Run:
    places: dict[int, list[int]] = {}
    for i in rows:
        hour = time.hours[i]
        if hour is not None and measure.values[i] is not None:
            places.setdefault(hour, []).append(i)
    points = []
    for hour, inside in sorted(places.items()):
        made = reduce(measure, inside)
        if made:
            when = When(float(hour), None, "hour", f"{hour}:00")
            points.append(Point(name, made[1], measure.column.name, tuple(inside), made[0], when))
    return Run(name, measure, even(points, measure))


def counted_runs(seen: Profile) -> Iterator[Runs]:
    """Series over numbered laps, rounds or games, one for each who runs them."""
    rounds = next(
        (c for c in seen.table.columns if c.name in seen.ids and says(c.name, "periods")), None
    )
    if rounds is None or seen.key is not None:
        return
    for measure in seen.measures:
        for column in seen.groups:
            runs = tuple(
                run
                for name, rows in seen.names(column).items()
                if (run := _over_rounds(measure, name, rows, rounds))
            )
            if len(runs) > 1:
                # The best lap of a race is its news, not how far the last is from the first.
                raced = smaller_first(measure, seen.rows)
                yield Runs(measure.name, runs[:MOST_RUNS], column.name, cyclic=raced)


def _over_rounds(measure: Measure, name: str, rows: Sequence[int], rounds: Column) -> Run | None:
    """None where a round comes twice: then the rows are of several who run."""
    told = [i for i in rows if measure.values[i] is not None]
    numbers = {i: float(n) for i in told if isinstance(n := rounds.values[i], float | int)}
    twice = any(count > 1 for count in Counter(numbers.values()).values())
    if twice or len(numbers) < LEAST_ROUNDS:
        return None
    noun = capitalised(human(rounds.name))
    points = [
        Point(name, measure.values[i] or 0.0, measure.column.name, (i,), "value",
              When(number, None, "stage", f"{noun} {number:.0f}"))
        for i, number in sorted(numbers.items(), key=lambda pair: pair[1])
    ]  # fmt: skip
    return Run(name, measure, tuple(points))
