"""Claims about comparable measures side by side: which is higher, and what part each has."""

from __future__ import annotations

from collections.abc import Iterator

from planner.findings.claims_cells import against_claims, answers_claims, counts_claims
from planner.findings.finding import Evidence, Figures, Finding, Teller
from planner.findings.measures import Measure
from planner.findings.peers import stem
from planner.findings.phrases import Voice
from planner.findings.shapes import Sides


def sides_claims(sides: Sides, voice: Voice) -> Iterator[Finding]:
    """Which of two measures is mostly the higher, and what part of their total each has."""
    teller = Teller(voice, sides, tuple(m.column.name for m in sides.measures))
    rows = tuple(row for _, row in sides.rows)
    if sides.against:
        yield from against_claims(sides, teller)
        return
    if sides.counts and not sides.cyclic:
        yield from counts_claims(sides, teller)
        return
    if sides.composed:
        answered = list(answers_claims(sides, teller))
        yield from answered or [_largest_part(sides, teller)]
        return
    if sides.cyclic:
        yield from _seasons(sides, teller)
        return
    if sides.whole is not None:
        yield from _parts_of_whole(sides, teller, rows)
    if len(sides.measures) == 2:
        yield from _above(sides, teller, rows)
    if sides.whole is None:
        yield from _widest_row(sides, teller)


def _seasons(sides: Sides, teller: Teller) -> Iterator[Finding]:
    """The measure that swings furthest over the year, from its lowest month to its highest."""

    def ends(measure: Measure) -> list[tuple[float, str, int]]:
        return sorted((measure.values[row] or 0.0, name, row) for name, row in sides.rows)

    measure = max(sides.measures, key=lambda m: ends(m)[-1][0] - ends(m)[0][0])
    (low, winter, one), *_, (high, summer, two) = ends(measure)
    bottom, top = Figures(teller.voice, measure).apart(low, high)
    slots = {"m": measure.name, "c": winter, "v": bottom, "d": summer, "w": top}
    unit = measure.column.unit
    evidence = [
        Evidence("value", ((measure.column.name, (row,)),), f"{measure.name}, {name}: {text}", unit)
        for name, row, text in ((summer, two, top), (winter, one, bottom))
    ]
    number = teller.voice.between(bottom, top, unit)
    yield teller.tell(
        "spread", "spread", 0.62, "sides", "gap", slots, number, evidence, [measure.name]
    )


def _parts_of_whole(sides: Sides, teller: Teller, rows: tuple[int, ...]) -> Iterator[Finding]:
    assert sides.whole is not None
    voice = teller.voice
    whole = sides.whole
    total = sum(whole.values[row] or 0.0 for row in rows)
    sums = {m: sum(m.values[row] or 0.0 for row in rows) for m in sides.measures}
    best = max(sides.measures, key=lambda m: sums[m])
    if total <= 0 or list(sums.values()).count(sums[best]) > 1:
        return
    yield _highest_whole(sides, teller, rows)
    share = sums[best] / total
    if share < 1.12 / len(sides.measures):
        return
    slots = {"c": best.name, "p": voice.percent(share), "m": voice.measure(whole.name)}
    claim = voice.say(voice.plain("share", best.name), slots)
    evidence = Evidence("share", ((best.column.name, rows), (whole.column.name, rows)), claim)
    yield teller.tell(
        "share", "share", 0.5 + 0.1 * share, "sides", "whole", slots, slots["p"], [evidence],
        [best.name], amount=share,
    )  # fmt: skip


def _highest_whole(sides: Sides, teller: Teller, rows: tuple[int, ...]) -> Finding:
    """The case with the largest total, seen with the parts it is made of."""
    assert sides.whole is not None
    whole, voice = sides.whole, teller.voice
    row = max(rows, key=lambda i: whole.values[i] or 0.0)
    name = next(name for name, place in sides.rows if place == row)
    text = Figures(voice, whole).text(whole.values[row] or 0.0)
    form = voice.size("highest", whole.name)
    slots = {"c": name, "m": voice.measure(whole.name), "v": text}
    value = Evidence("value", ((whole.column.name, (row,)),), f"{name}: {text}", whole.column.unit)
    return teller.tell(
        form, form, 0.52, "sides", "rank", slots, text, [value], [name], amount=whole.values[row]
    )


def _largest_part(sides: Sides, teller: Teller) -> Finding:
    """The largest part of any case: the answer that most agree on."""
    cells = [
        (m.values[row] or 0.0, m, name, row) for name, row in sides.rows for m in sides.measures
    ]
    value, measure, name, row = max(cells, key=lambda cell: cell[0])
    voice = teller.voice
    text = Figures(voice, measure).text(value)
    form = voice.verbless(voice.size("highest", measure.name))
    slots = {"c": name, "m": voice.measure(measure.name), "v": text}
    evidence = Evidence(
        "value", ((measure.column.name, (row,)),), voice.say(form, slots), measure.column.unit
    )
    return teller.tell(
        form, "highest", 0.95, "sides", "rank", slots, text, [evidence], [name], amount=value
    )


def _above(sides: Sides, teller: Teller, rows: tuple[int, ...]) -> Iterator[Finding]:
    voice = teller.voice
    one, two = sides.measures
    ahead = [row for row in rows if (one.values[row] or 0) > (two.values[row] or 0)]
    behind = [row for row in rows if (one.values[row] or 0) < (two.values[row] or 0)]
    if len(behind) > len(ahead):
        one, two, ahead = two, one, behind
    share = len(ahead) / len(rows)
    if share < 0.6 or len(rows) < 4:
        return
    shared = stem([one.name, two.name])
    first, second = (
        voice.measure(m.name.removesuffix(shared).strip() or m.name) for m in (one, two)
    )
    first = f"{voice.measure(shared)}{voice.mark('colon')}{first}" if shared else first
    slots = {
        "c": first, "d": second,
        "n": voice.number(len(ahead)), "k": voice.several(len(rows), sides.dim),
    }  # fmt: skip
    claim = voice.say("above", slots)
    evidence = [
        Evidence("count", ((one.column.name, tuple(ahead)),), claim),
        Evidence("count", ((one.column.name, rows),), claim),
    ]
    yield teller.tell(
        "above", "above", 0.35 + 0.2 * share, "sides", "gap", slots, slots["n"], evidence,
        [one.name], amount=float(len(ahead)),
    )  # fmt: skip


def _widest_row(sides: Sides, teller: Teller) -> Iterator[Finding]:
    """The case whose measures lie furthest apart."""
    voice = teller.voice

    if any(m.column.unit is None and m.additive != "yes" for m in sides.measures):
        return

    def reach(row: int) -> float:
        values = [m.values[row] or 0.0 for m in sides.measures]
        return max(values) - min(values)

    name, row = max(sides.rows, key=lambda entry: reach(entry[1]))
    if sum(reach(other) == reach(row) for _, other in sides.rows) > 1:
        return
    low, *_, high = sorted(sides.measures, key=lambda m: m.values[row] or 0.0)
    bottom, top = Figures(voice, high).apart(low.values[row] or 0.0, high.values[row] or 0.0)
    slots = {
        "m": name, "c": voice.measure(low.name), "v": bottom, "d": voice.measure(high.name),
        "w": top,
    }  # fmt: skip
    evidence = [
        Evidence("value", ((m.column.name, (row,)),), f"{name}, {m.name}: {t}", m.column.unit)
        for m, t in ((high, top), (low, bottom))
    ]
    yield teller.tell(
        "spread",
        "spread",
        0.36,
        "sides",
        "gap",
        slots,
        voice.between(bottom, top, high.column.unit),
        evidence,
        [name],
    )
