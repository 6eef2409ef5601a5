"""Claims about whole rows side by side: counts, answers on a scale, figures against their target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.findings.finding import Evidence, Figures, Finding, Teller
from planner.findings.measures import Measure
from planner.findings.order import approving
from planner.findings.peers import stem
from planner.findings.shapes import Sides
from planner.findings.words import says

FEW_NAMES = 3
LEAST_ROWS = 3


def counts_claims(sides: Sides, teller: Teller) -> Iterator[Finding]:
    """What part of all that is counted falls to the largest row."""
    voice = teller.voice
    rows = [row for _, row in sides.rows]
    sums = {name: sum(m.values[row] or 0.0 for m in sides.measures) for name, row in sides.rows}
    name, row = max(sides.rows, key=lambda entry: sums[entry[0]])
    if list(sums.values()).count(sums[name]) > 1:
        return
    share = sums[name] / sum(sums.values())
    slots = {"c": name, "p": voice.percent(share), "v": voice.percent(share)}
    topic = stem([m.name for m in sides.measures])
    form = "share" if topic else "part"
    slots |= {"m": voice.measure(topic)} if topic else {}
    mine, everyone = _cells(sides.measures, [row]), _cells(sides.measures, rows)
    claim = voice.say(voice.plain(form, name), slots)
    evidence = [Evidence("sum", cells, claim) for cells in (mine, everyone)]
    yield teller.tell(
        form, form, 0.9, "sides", "whole", slots, slots["p"], evidence, [name], amount=share
    )


def _cells(
    measures: Sequence[Measure], rows: Sequence[int]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return tuple((m.column.name, tuple(rows)) for m in measures)


def answers_claims(sides: Sides, teller: Teller) -> Iterator[Finding]:
    """To what most and fewest gave the answers at the good end of the scale."""
    good = approving([m.name for m in sides.measures])
    if not good:
        return
    picked = [m for m in sides.measures if m.name in good]
    sums = {entry: sum(m.values[entry[1]] or 0.0 for m in picked) for entry in sides.rows}
    ranked = sorted(sides.rows, key=sums.__getitem__)
    for (name, row), form, score in (
        (ranked[-1], "answered", 0.95),
        (ranked[0], "answered_least", 0.8),
    ):
        if list(sums.values()).count(sums[name, row]) == 1:
            yield _answered(sides, teller, picked, (name, row), form, score)


def _answered(
    sides: Sides, teller: Teller, picked: Sequence[Measure], entry: tuple[str, int], form: str,
    score: float,
) -> Finding:  # fmt: skip
    voice = teller.voice
    name, row = entry
    figures = Figures(voice, sides.measures[0])
    some, whole = (sum(m.values[row] or 0.0 for m in ms) for ms in (picked, sides.measures))
    slots = {
        "c": name, "m": " / ".join(m.name for m in picked), "n": figures.text(some),
        "k": figures.text(whole),
    }  # fmt: skip
    form = form if figures.unit is None else f"{form}_share"
    claim = voice.say(form, slots)
    evidence = [
        Evidence("sum", _cells(ms, [row]), claim, figures.unit) for ms in (picked, sides.measures)
    ]
    label = form.replace("_least", "")
    return teller.tell(
        form, label, score, "sides", "rank", slots, slots["n"], evidence, [name], amount=some
    )


def against_claims(sides: Sides, teller: Teller) -> Iterator[Finding]:
    """In how many cases a figure lies beyond its target, budget or limit."""
    voice = teller.voice
    figure, standard = sides.measures
    gaps = {entry: (figure.values[entry[1]] or 0.0) - (standard.values[entry[1]] or 0.0)
            for entry in sides.rows}  # fmt: skip
    above = [entry for entry in sides.rows if gaps[entry] > 0]
    below = [entry for entry in sides.rows if gaps[entry] < 0]
    first = below if says(standard.column.name, "floor") else above
    beyond = first or above or below
    if len(sides.rows) < LEAST_ROWS or not beyond:
        return
    slots = {
        "c": voice.measure(figure.name), "d": _standard(sides, teller),
        "n": voice.number(len(beyond)), "k": voice.several(len(sides.rows), sides.dim),
    }  # fmt: skip
    form = "below" if beyond is below else "above"
    claim = voice.say(form, slots)
    cells = [((figure.column.name, tuple(row for _, row in of)),) for of in (beyond, sides.rows)]
    names = [name for name, _ in sorted(beyond, key=lambda entry: -abs(gaps[entry]))]
    yield teller.tell(
        form, form, 0.95, "sides", "gap", slots, slots["n"],
        [Evidence("count", of, claim) for of in cells],
        names if len(names) <= FEW_NAMES else names[:1], amount=float(len(beyond)),
    )  # fmt: skip


def _standard(sides: Sides, teller: Teller) -> str:
    """The target, with its value where it is the same for all."""
    standard = sides.measures[1]
    name = teller.voice.measure(standard.name)
    values = {standard.values[row] for _, row in sides.rows}
    alone = values.pop() if len(values) == 1 else None
    return (
        name
        if alone is None
        else teller.voice.bracket(name, Figures(teller.voice, standard).text(alone))
    )
