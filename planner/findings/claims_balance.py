"""Claims about money that comes in beside money that goes out: how far one exceeds the other, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.findings.course import when_of
from planner.findings.finding import Evidence, Figures, Finding, Teller, tally, timed
from planner.findings.phrases import Voice
from planner.findings.shapes import Runs


def is_balance(group: Runs, columns: Sequence[str]) -> bool:
    """True for the two series of what is earned and what is spent."""
    return bool(columns) and {r.measure.column.name for r in group.runs} == set(columns)


def balance_claims(
    group: Runs, columns: Sequence[str], dim: str, voice: Voice
) -> Iterator[Finding]:
    """How far one exceeds the other over all the time there is, and how often more was spent."""
    earned, spent = sorted(group.runs, key=lambda run: columns.index(run.measure.column.name))
    theirs = {when_of(p): p for p in spent.points}
    both = [(p, theirs[when_of(p)]) for p in earned.points if when_of(p) in theirs]
    if len(both) < 2 or any(p.op not in ("value", "sum") for pair in both for p in pair):
        return
    teller = Teller(voice, group, tuple(columns))
    names = {run: voice.measure(run.name) for run in (earned, spent)}
    span = timed(voice, when_of(both[0][0]), when_of(both[-1][0]))
    left = sum(a.value - b.value for a, b in both)
    more, less = (earned, spent) if left > 0 else (spent, earned)
    rows = tuple(sorted({row for pair in both for p in pair for row in p.rows}))
    if left:
        text = Figures(voice, earned.measure).text(abs(left))
        slots = {"c": names[more], "d": names[less], "v": text, **span}
        evidence = Evidence(
            "difference", tuple((run.measure.column.name, rows) for run in (more, less)),
            voice.say("surplus", slots), earned.measure.column.unit,
        )  # fmt: skip
        yield teller.tell(
            "surplus", "surplus", 0.9, "trend", "gap", slots, text, [evidence],
            [more.name, less.name], amount=abs(left),
        )  # fmt: skip
    over = [b for a, b in both if b.value > a.value]
    if over:
        counts = {"n": voice.number(len(over)), "k": voice.several(len(both), dim)}
        slots = {"c": names[spent], "d": names[earned], **counts}
        claim = voice.say("above", slots)
        counted = [
            Evidence("count", tally(points), claim) for points in (over, [b for _, b in both])
        ]
        yield teller.tell(
            "above", "above", 0.85, "trend", "gap", slots, counts["n"], counted, [spent.name],
            amount=float(len(over)),
        )  # fmt: skip
