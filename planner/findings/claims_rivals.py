"""Claims about series against each other: who passed whom, which gap opened or closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from planner.findings.course import from_to, when_of
from planner.findings.field import LEAST_MOVE, Field
from planner.findings.finding import Evidence, Figures, Finding, at_note
from planner.findings.shapes import Point, Run
from planner.parts import Annotation


def overtakings(field: Field) -> Iterator[Finding]:
    """Who passed whom for good: first of all, who leads at the end the one who led at the start."""
    cases = field.cases
    if len(cases) < 2:
        return
    start, leader = max(cases, key=lambda e: e[1].value), max(cases, key=lambda e: e[2].value)
    ranked = sorted(cases, key=lambda e: -e[2].value)[:6]
    pairs = [(leader, start)] if leader is not start else []
    pairs += [
        (a, b)
        for i, a in enumerate(ranked)
        for b in ranked[i + 1 :]
        if a[1].value < b[1].value and (a, b) not in pairs
    ]
    for winner, loser in pairs[:3]:
        point = _passing(winner[0], loser[0])
        ahead = winner[2].value - loser[2].value
        if point is not None and ahead >= LEAST_MOVE * abs(winner[2].value):
            top = winner is leader and loser is start
            yield _overtaking(field, winner[0], loser[0], point, 0.82 if top else 0.58)


def _overtaking(field: Field, winner: Run, loser: Run, point: Point, score: float) -> Finding:
    when = when_of(point)
    slots = {
        "c": winner.name, "d": loser.name, "at": field.voice.at(when), "t": field.voice.date(when),
    }  # fmt: skip
    other = next(p for p in loser.points if when_of(p) == when)
    note = Annotation(
        at=at_note(when, when.label), text=field.voice.label("overtook", slots), series=winner.name
    )
    return field.teller.tell(
        "overtook", "overtook", score, "trend", "time", slots, slots["t"],
        [field.value(point, winner), field.value(other, loser)], [winner.name, loser.name], [note],
    )  # fmt: skip


def _passing(winner: Run, loser: Run) -> Point | None:
    """The first moment from which the winner stays ahead; None if they cross back and forth."""
    theirs = {when_of(p): p.value for p in loser.points}
    shared = [p for p in winner.points if when_of(p) in theirs]
    ahead = [p.value > theirs[when_of(p)] for p in shared]
    changes = sum(a != b for a, b in pairwise(ahead))
    if len(shared) < 3 or ahead[0] or not ahead[-1] or changes > 3:
        return None
    last_behind = max(i for i, is_ahead in enumerate(ahead) if not is_ahead)
    return shared[last_behind + 1]


def _cross(high: Run, low: Run) -> bool:
    """True where the lower one is ahead at times: what lies between them is no one gap."""
    theirs = {when_of(p): p.value for p in low.points}
    return any(p.value < theirs.get(when_of(p), p.value) for p in high.points)


def gap_claims(field: Field) -> Iterator[Finding]:
    """How the distance between two series changed."""
    high, low = sorted(field.ends, key=lambda e: -e[2].value)
    before, after = high[1].value - low[1].value, high[2].value - low[2].value
    if before <= 0 or after <= 0 or abs(after / before - 1) < 0.15 or _cross(high[0], low[0]):
        return
    if max(before, after) < 0.1 * abs(high[2].value):
        return
    figures = Figures(field.voice, high[0].measure)
    text: Callable[[float], str] = figures.change if high[0].measure.points else figures.text
    slots = {
        "c": high[0].name, "d": low[0].name, "v0": text(before), "v1": text(after), **field.slots,
    }  # fmt: skip
    form = "widened" if after > before else "narrowed"
    unit = high[0].measure.column.unit
    claim = field.voice.say(form, slots)
    pairs = ((high[2], low[2]), (high[1], low[1]))
    evidence = [Evidence("difference", from_to(one, two), claim, unit) for one, two in pairs]
    yield field.teller.tell(
        form, "gap", 0.62, "trend", "gap", slots, slots["v1"], evidence,
        [high[0].name, low[0].name], amount=after,
    )  # fmt: skip
