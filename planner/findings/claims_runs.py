"""Claims about several series over time: who moved most, whose share moved, how many rose."""

from __future__ import annotations

from collections.abc import Iterator

from planner.findings.claims_rivals import gap_claims, overtakings
from planner.findings.course import from_to, when_of
from planner.findings.field import LEAST_MOVE, Ends, Field, common_ends
from planner.findings.finding import Evidence, Figures, Finding, Teller, by_column, tally, timed
from planner.findings.peers import measured_apart
from planner.findings.phrases import Voice
from planner.findings.shapes import Runs
from planner.parts import Op

MOST_LAYERS = 12
MOST_FACTOR = 300.0
"""Growth beyond this says more about a tiny start than about the rise."""


def runs_claims(group: Runs, voice: Voice, adds: bool) -> Iterator[Finding]:
    """Every claim that needs more than one series; `adds` where they are parts of one whole."""
    ends = tuple(common_ends(group))
    if len(ends) < 2:
        return
    columns = tuple(dict.fromkeys(p.column for _, *ps in ends for p in ps))[:8]
    slots = timed(voice, when_of(ends[0][1]), when_of(ends[0][2]))
    slots |= {"at": voice.at(when_of(ends[0][2])), "t": slots["t1"]}
    field = Field(group, ends, voice, Teller(voice, group, columns), slots, adds)
    exact = all(a.op == b.op and a.op in ("value", "sum") for _, a, b in ends)
    if len(field.cases) > 2 and exact:
        yield from _steepest(field)
        yield from _most(field)
    if adds and exact and 2 < len(ends) <= MOST_LAYERS:
        yield from _shares(field)
    if len(ends) > 3:
        yield from _how_many(field)
    yield from overtakings(field)
    apart = not group.name and measured_apart([run.measure for run in group.runs])
    if len(ends) == 2 and exact and not (apart and group.runs[0].measure.column.unit is None):
        yield from gap_claims(field)


def _steepest(field: Field) -> Iterator[Finding]:
    """The strongest rise and the strongest fall, in percent where the scale allows."""
    moves = sorted(field.cases, key=lambda e: _move(e, field.relative))
    for form, mine, rival in (("fastest", moves[-1], moves[-2]), ("decline", moves[0], moves[1])):
        move, other = _move(mine, field.relative), _move(rival, field.relative)
        if move == 0 or move == other or (move > 0) != (form == "fastest"):
            continue
        if field.relative and abs(move) < LEAST_MOVE:
            continue
        against = 0.08 if form == "decline" and other >= 0 else 0.0
        largest = max(abs(_move(e, field.relative)) for e in moves)
        strength = min(1.0, abs(move)) if field.relative else 0.5 * abs(move) / largest
        against *= min(1.0, 2 * abs(move) / largest)
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


def _moved(field: Field, form: str, mine: Ends, score: float) -> Finding:
    run, first, last = mine
    move = _move(mine, field.relative)
    figures = Figures(field.voice, run.measure)
    text = field.voice.percent(move) if field.relative else figures.change(move)
    slots = {"c": run.name, "m": field.voice.measure(field.group.name), "p": text, **field.slots}
    named = form if field.group.name else f"{form}_bare"
    op: Op = "percent_change" if field.relative else "change"
    unit = "%" if field.relative else run.measure.column.unit
    evidence = Evidence(op, from_to(first, last), field.voice.say(named, slots), unit)
    return field.teller.tell(
        named, "change_of", score, "ends", "time", slots, ("+" if move > 0 else "−") + text,
        [evidence, field.value(first, run), field.value(last, run)], [run.name],
        amount=100 * move if field.relative else move,
    )  # fmt: skip


def _times(field: Field, mine: Ends, score: float) -> Finding:
    run, first, last = mine
    factor = last.value / first.value
    slots = {"c": run.name, "m": run.name, "x": field.voice.times(factor), **field.slots}
    evidence = Evidence("ratio", from_to(last, first), field.voice.say("fastest_times", slots))
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
            "change", from_to(first, last), field.voice.say(form, slots), run.measure.column.unit
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
    sizes = sorted(abs(_move(e, True)) for e in most if e[1].value > 0)
    if field.relative and sizes[len(sizes) // 2] < LEAST_MOVE:
        return
    voice = field.voice
    name = field.group.name
    form = f"{word}_all" if share == 1 and name else f"{word}_in" if name else f"{word}_bare"
    slots = {
        "m": voice.measure(name), "n": voice.number(len(most)),
        "k": voice.number(len(field.ends)), **field.slots,
    }  # fmt: skip
    evidence = Evidence("count", tally([last for *_, last in most]), voice.say(form, slots))
    others = [e[0].name for e in field.ends if e not in most]
    exception = 0 < len(others) <= 2
    yield field.teller.tell(
        form, f"{word}_in" if name else f"{word}_bare", 0.36 + 0.16 * share + 0.08 * exception,
        "ends", "time", slots, slots["n"], [evidence], others if exception else [],
        amount=float(len(most)),
    )  # fmt: skip
