"""Claims about several series over time: who moved most, who passed whom, which gap opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.findings.claims_time import when_of
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
from planner.findings.words import is_rest
from planner.plan import Annotation, Op

Ends = tuple[Run, Point, Point]
MOST_LAYERS = 12
MOST_FACTOR = 300.0
"""Growth beyond this says more about a tiny start than about the rise."""


@dataclass(frozen=True, slots=True)
class Field:
    """Several series between two moments, with the words that all claims about them share."""

    group: Runs
    ends: tuple[Ends, ...]
    voice: Voice
    teller: Teller
    slots: dict[str, str]
    adds: bool

    @property
    def relative(self) -> bool:
        """True where changes may be said in percent."""
        measure = self.group.runs[0].measure
        return measure.ratio and not measure.points and all(a.value > 0 for _, a, _ in self.ends)

    @property
    def cases(self) -> list[Ends]:
        """The series that are cases of their own."""
        return [e for e in self.ends if not is_rest(e[0].name)]

    def value(self, point: Point, run: Run) -> Evidence:
        """The evidence for one value of one series."""
        text = Figures(self.voice, run.measure).text(point.value)
        said = f"{run.name}, {self.voice.date(when_of(point))}: {text}"
        return cell(point, said, run.measure.column.unit)


def runs_claims(group: Runs, voice: Voice, adds: bool) -> Iterator[Finding]:
    """Every claim that needs more than one series; `adds` where they are parts of one whole."""
    ends = tuple(common_ends(group))
    if len(ends) < 2:
        return
    columns = tuple(dict.fromkeys(p.column for _, *ps in ends for p in ps))[:8]
    slots = timed(voice, when_of(ends[0][1]), when_of(ends[0][2]))
    slots |= {"at": slots["at1"], "t": slots["t1"]}
    field = Field(group, ends, voice, Teller(voice, group, columns), slots, adds)
    exact = all(a.op == b.op and a.op in ("value", "sum") for _, a, b in ends)
    if len(field.cases) > 2 and exact:
        yield from _steepest(field)
        yield from _most(field)
    if adds and exact and 2 < len(ends) <= MOST_LAYERS:
        yield from _shares(field)
    if len(ends) > 3:
        yield from _how_many(field)
    yield from _overtakings(field)
    if len(ends) == 2 and exact:
        yield from _gap(field)


def common_ends(group: Runs) -> list[Ends]:
    """Each series with its values at the first and the last moment that most series have."""
    times: dict[When, int] = {}
    for run in group.runs:
        for point in run.points:
            times[when_of(point)] = times.get(when_of(point), 0) + 1
    shared = sorted((w for w, n in times.items() if n >= 0.8 * len(group.runs)), key=_order)
    if len(shared) < 2:
        return []
    first, last = _same_season(shared)
    found = []
    for run in group.runs:
        at = {when_of(p): p for p in run.points}
        if first in at and last in at:
            found.append((run, at[first], at[last]))
    return found


def _order(when: When) -> float:
    return when.order


def _same_season(moments: Sequence[When]) -> tuple[When, When]:
    """The last moment, and the earliest of the same month or quarter."""
    last = moments[-1]
    if last.day is None or last.precision not in ("month", "quarter"):
        return moments[0], last
    alike = (w for w in moments[:-1] if w.day and w.day.month == last.day.month)
    return next(alike, moments[0]), last


def _steepest(field: Field) -> Iterator[Finding]:
    """The strongest rise and the strongest fall, in percent where the scale allows."""
    moves = sorted(field.cases, key=lambda e: _move(e, field.relative))
    for form, mine, rival in (("fastest", moves[-1], moves[-2]), ("decline", moves[0], moves[1])):
        move, other = _move(mine, field.relative), _move(rival, field.relative)
        if move == 0 or move == other or (move > 0) != (form == "fastest"):
            continue
        against = 0.08 if form == "decline" and other >= 0 else 0.0
        strength = min(1.0, abs(move)) if field.relative else 0.5
        # What is tiny may well grow fast: the largest make the news.
        weight = 0.6 + 0.4 * min(1.0, 5 * mine[2].value / max(e[2].value for e in field.ends))
        score = (0.52 + 0.2 * strength + against) * (weight if field.relative else 1.0)
        if field.relative and move > 2:
            if move < MOST_FACTOR:
                yield _times(field, mine, score)
        else:
            yield _moved(field, form, mine, score)


def _move(ends: Ends, relative: bool) -> float:
    _, first, last = ends
    return last.value / first.value - 1 if relative else last.value - first.value


def _inputs(first: Point, last: Point) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return (*by_column([first]), *by_column([last]))


def _moved(field: Field, form: str, mine: Ends, score: float) -> Finding:
    run, first, last = mine
    move = _move(mine, field.relative)
    figures = Figures(field.voice, run.measure)
    text = field.voice.percent(move) if field.relative else figures.change(move)
    slots = {"c": run.name, "m": field.voice.measure(field.group.name), "p": text, **field.slots}
    named = form if field.group.name else f"{form}_bare"
    op: Op = "percent_change" if field.relative else "change"
    unit = "%" if field.relative else run.measure.column.unit
    evidence = Evidence(op, _inputs(first, last), field.voice.say(named, slots), unit)
    return field.teller.tell(
        named, "change_of", score, "ends", "time", slots, ("+" if move > 0 else "−") + text,
        [evidence, field.value(first, run), field.value(last, run)], [run.name],
        amount=100 * move if field.relative else move,
    )  # fmt: skip


def _times(field: Field, mine: Ends, score: float) -> Finding:
    run, first, last = mine
    factor = last.value / first.value
    slots = {"c": run.name, "m": run.name, "x": field.voice.times(factor), **field.slots}
    evidence = Evidence("ratio", _inputs(last, first), field.voice.say("fastest_times", slots))
    return field.teller.tell(
        "fastest_times", "multiplied", score, "ends", "time", slots,
        f"{field.voice.factor(factor)}×",
        [evidence, field.value(first, run), field.value(last, run)], [run.name], amount=factor,
    )  # fmt: skip


def _most(field: Field) -> Iterator[Finding]:
    """The largest gain or loss as an amount, where changes in percent hide it."""
    if not field.relative:
        return
    moves = sorted(field.cases, key=lambda e: _move(e, False))
    for form, mine, rival in (("gained", moves[-1], moves[-2]), ("lost", moves[0], moves[1])):
        move = _move(mine, False)
        if move == 0 or move == _move(rival, False) or (move > 0) != (form == "gained"):
            continue
        run, first, last = mine
        text = Figures(field.voice, run.measure).text(abs(move))
        slots = {"c": run.name, "v": text, **field.slots}
        evidence = Evidence(
            "change", _inputs(first, last), field.voice.say(form, slots), run.measure.column.unit
        )
        yield field.teller.tell(
            form, "change_of", 0.5, "ends", "time", slots, ("+" if move > 0 else "−") + text,
            [evidence, field.value(first, run), field.value(last, run)], [run.name], amount=move,
        )  # fmt: skip


def _shares(field: Field) -> Iterator[Finding]:
    """Whose share of the whole moved furthest."""
    before = sum(a.value for _, a, _ in field.ends)
    after = sum(b.value for *_, b in field.ends)
    if before <= 0 or after <= 0 or min(p.value for _, *ps in field.ends for p in ps) < 0:
        return
    moves = [(b.value / after - a.value / before, run, a, b) for run, a, b in field.cases]
    best = max(moves, key=lambda m: abs(m[0]))
    if abs(best[0]) < 0.03:
        return
    move, run, first, last = best
    shares = [field.voice.percent(first.value / before), field.voice.percent(last.value / after)]
    noun = field.voice.measure(field.group.name)
    slots = {"c": run.name, "m": noun, "p0": shares[0], "p1": shares[1], **field.slots}
    form = "share_moved_of" if noun else "share_moved"
    claim = field.voice.say(form, slots)
    evidence = [
        Evidence("share", (*by_column([mine]), *by_column(everyone)), claim)
        for mine, everyone in (
            (last, [b for *_, b in field.ends]), (first, [a for _, a, _ in field.ends]),
        )
    ]  # fmt: skip
    yield field.teller.tell(
        form, "share_moved", 0.5 + min(0.3, 1.5 * abs(move)), "mix", "whole", slots,
        shares[1], evidence, [run.name], amount=last.value / after,
    )  # fmt: skip


def _how_many(field: Field) -> Iterator[Finding]:
    """In how many of the series the value rose, or fell."""
    ups = [e for e in field.ends if e[2].value > e[1].value]
    downs = [e for e in field.ends if e[2].value < e[1].value]
    most, word = (ups, "rose") if len(ups) >= len(downs) else (downs, "fell")
    share = len(most) / len(field.ends)
    if share < 0.6 or len(field.ends) > 60:
        return
    voice = field.voice
    name = field.group.name
    form = f"{word}_all" if share == 1 and name else f"{word}_in" if name else f"{word}_bare"
    slots = {
        "m": voice.measure(name), "n": voice.number(len(most)),
        "k": voice.number(len(field.ends)), **field.slots,
    }  # fmt: skip
    evidence = Evidence("count", _cells([last for *_, last in most]), voice.say(form, slots))
    others = [e[0].name for e in field.ends if e not in most]
    exception = 0 < len(others) <= 2
    yield field.teller.tell(
        form, f"{word}_in" if name else f"{word}_bare", 0.36 + 0.16 * share + 0.08 * exception,
        "ends", "time", slots, slots["n"], [evidence], others if exception else [],
        amount=float(len(most)),
    )  # fmt: skip


def _cells(points: Sequence[Point]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """One cell a point, so that counting them counts the points."""
    return tuple((p.column, p.rows[:1]) for p in points)


def _overtakings(field: Field) -> Iterator[Finding]:
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
        if point is not None:
            top = winner is leader and loser is start
            yield _overtaking(field, winner[0], loser[0], point, 0.82 if top else 0.58)


def _overtaking(field: Field, winner: Run, loser: Run, point: Point, score: float) -> Finding:
    when = when_of(point)
    slots = {
        "c": winner.name, "d": loser.name, "at": field.voice.at(when), "t": field.voice.date(when),
    }  # fmt: skip
    other = next(p for p in loser.points if when_of(p) == when)
    note = Annotation(
        at=at_note(when, when.label), text=field.voice.say("overtook", slots), series=winner.name
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


def _gap(field: Field) -> Iterator[Finding]:
    """How the distance between two series changed."""
    high, low = sorted(field.ends, key=lambda e: -e[2].value)
    before, after = high[1].value - low[1].value, high[2].value - low[2].value
    if before <= 0 or after <= 0 or abs(after / before - 1) < 0.15:
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
    evidence = [Evidence("difference", _inputs(one, two), claim, unit) for one, two in pairs]
    yield field.teller.tell(
        form, "gap", 0.62, "trend", "gap", slots, slots["v1"], evidence,
        [high[0].name, low[0].name], amount=after,
    )  # fmt: skip
