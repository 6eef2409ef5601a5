"""Claims about parts: which is largest, how far it leads, what is typical, what stands apart."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from math import log2, log10

from planner.derive import quantile
from planner.findings.board import Board, board_of
from planner.findings.claims_whole import whole_claims
from planner.findings.finding import Evidence, Family, Finding, by_column
from planner.findings.phrases import Voice
from planner.findings.shapes import Parts, Point, When
from planner.findings.words import plural
from planner.parts import Op

LEAST_COUNT = 10
LEAST_LEAD = 2.0
"""A lead over the second is news from twice as much."""
RATED = 0.3
"""Questions that many answered are what a survey is for."""
LEAST_EFFECT = 0.35
"""Medians of groups that differ by less than this part of the middle half differ by chance."""


def parts_claims(parts: Parts, voice: Voice, wanted: Sequence[str]) -> Iterator[Finding]:
    """Every claim that the parts bear; `wanted` are categories that the prompt names."""
    board = board_of(parts, voice)
    yield from _extremes(board)
    yield from _gaps(board)
    yield from _ranks(board, wanted)
    yield from _versus(board, wanted)
    yield from whole_claims(board)
    yield from _middle(board)


def _extremes(board: Board) -> Iterator[Finding]:
    if len(board.cases) < 2:
        return
    first, second, *_ = board.cases
    last, before = board.cases[-1], board.cases[-2]
    lead = 0.0
    if board.parts.measure.ratio and second.value > 0:
        lead = 0.2 * min(1.0, first.value / second.value - 1)
    grouped = _group_weight(board) - (0.15 if len(board.cases) == 2 else 0.0)
    alike = len(board.cases) == 2 and abs(first.value - last.value) < 0.1 * abs(first.value)
    if board.parts.cyclic:
        if first.value > second.value:
            yield _peak(board, "peak", first, 0.5)
        if last.value < before.value:
            yield _peak(board, "low", last, 0.4)
        return
    part = board.parts.measure.whole  # what is said of parts of a whole tells this too
    if first.value > second.value and not (alike or part):
        yield _extreme(board, "highest", first, 0.48 + lead + grouped)
    # What is left over is no case, but where it is less no case is the lowest in the table.
    lowest = last is board.ranked[-1] and last.value < before.value
    if lowest and len(board.cases) > 2:
        yield _extreme(board, "lowest", last, 0.33 + (RATED if board.parts.rated else 0.0))


def _group_weight(board: Board) -> float:
    """Groups that differ say more than one case; a few cases, or much the same, say less."""
    if board.parts.reduced not in ("median", "mean"):
        return 0.0
    if board.parts.rated:
        return RATED
    values = [
        v for p in board.ranked for i in p.rows if (v := board.parts.measure.values[i]) is not None
    ]
    middle = quantile(values, 0.75) - quantile(values, 0.25)
    if board.ranked[0].value - board.ranked[-1].value < LEAST_EFFECT * middle:
        return -0.25
    return 0.08 if min(len(p.rows) for p in board.ranked) >= 4 else -0.15


def _peak(board: Board, form: str, point: Point, score: float) -> Finding:
    """The high or low of a year's course, said of its month rather than of a case."""
    text = board.figures.text(point.value)
    when = When(0.0, None, "label", point.label)
    slots = {
        "m": board.noun, "v": text, "t": board.voice.date(when), "at": board.voice.at(when),
    }  # fmt: skip
    return board.teller.tell(
        form, form, score, "rank", "rank" if form == "peak" else "bottom", slots, text,
        [board.value(point)], [point.label], amount=point.value,
    )  # fmt: skip


def _extreme(board: Board, form: str, point: Point, score: float) -> Finding:
    low = form == "lowest"
    text = board.figures.text(point.value)
    slots = {"c": point.label, "m": board.noun, "v": text}
    when = board.parts.when
    if when is not None and not board.parts.measure.name:
        form = label = f"{form}_bare"
        slots |= {"t": board.voice.date(when), "at": board.voice.at(when)}
    else:
        typical = board.parts.reduced in ("median", "mean")
        form = label = board.voice.size(form, board.parts.measure.name, typical)
        if form in ("longest_of", "shortest_of"):
            slots["m"] = board.noun.removeprefix("length of ")
        called = board.voice.adjective(board.noun, low=low)
        if called and not plural(point.label):
            form = "is_least" if low else "is_most"
            slots["a"] = called
    family: Family = "bottom" if low else "rank"
    return board.teller.tell(
        form, label, score, "rank", family, slots, text, [board.value(point)],
        [point.label], amount=point.value,
    )  # fmt: skip


def _gaps(board: Board) -> Iterator[Finding]:
    """How many times as large: first against second, and first against last."""
    if not board.parts.measure.ratio or board.parts.measure.whole:
        return
    # Three against two is no `1.5 times`.
    if board.parts.measure.column.decimals == 0 and board.ranked[0].value < LEAST_COUNT:
        return
    if len(board.cases) < 2 or board.parts.order:
        return
    first, second, last = board.cases[0], board.cases[1], board.cases[-1]
    medians = board.parts.reduced == "median"
    if (
        not medians
        and second.value > 0
        and LEAST_LEAD <= first.value / second.value < 100
        and len(board.cases) > 2
    ):
        score = 0.42 + 0.2 * min(1.0, log2(first.value / second.value) / 2) + _group_weight(board)
        yield _gap(board, "times_of", first, second, score)
    alone = len(board.cases) == 2
    if last.value > 0 and (1.45 if alone else 2) <= first.value / last.value <= 300:
        grouped = _group_weight(board) - (0.0 if board.parts.measure.name else 0.12)
        score = 0.36 + 0.08 * min(1.0, log10(first.value / last.value)) + 0.3 * alone + grouped
        if medians:
            yield _two_medians(board, first, last, score)
        else:
            yield _gap(board, "times_of", first, last, score)


def _gap(board: Board, form: str, first: Point, second: Point, score: float) -> Finding:
    factor = first.value / second.value
    slots = {
        "c": first.label, "d": second.label, "m": board.noun, "x": board.voice.times(factor),
        "w": board.figures.text(first.value), "v": board.figures.text(second.value),
    }  # fmt: skip
    if not board.parts.measure.name:
        form = board.voice.verbless(form)
    claim = board.voice.say(board.voice.plain(form, first.label), slots)
    # Sums over the same cells divide as they are; medians and means only as single cells do.
    op: Op = "times" if board.parts.reduced == "mean" else "ratio"
    evidence = Evidence(op, (*by_column([first]), *by_column([second])), claim)
    return board.teller.tell(
        form, "times", score, "rank", "gap", slots, f"{board.voice.factor(factor)}×",
        [evidence, board.value(first), board.value(second)], [first.label, second.label],
        amount=factor,
    )  # fmt: skip


def _two_medians(board: Board, first: Point, second: Point, score: float) -> Finding:
    """Medians have no quotient that can be computed from cells: both are named instead."""
    slots = {
        "m": board.noun, "v": board.figures.text(second.value), "c": second.label,
        "w": board.figures.text(first.value), "d": first.label,
    }  # fmt: skip
    numbers = board.voice.between(slots["v"], slots["w"], board.unit)
    return board.teller.tell(
        "spread", "spread", score, "rank", "gap", slots, numbers,
        [board.value(first), board.value(second)], [first.label, second.label],
    )  # fmt: skip


def _versus(board: Board, wanted: Sequence[str]) -> Iterator[Finding]:
    """The two that the prompt sets against each other."""
    named = [p for p in board.ranked if p.label.casefold() in wanted]
    if len(named) != 2 or len(board.ranked) == 2 or named[1].value <= 0:
        return
    factor = named[0].value / named[1].value
    exact = board.parts.measure.ratio and board.parts.reduced != "median"
    if exact and factor >= 1.05:
        yield _gap(board, "times_of", named[0], named[1], 0.7)
    elif factor > 1:
        yield _two_medians(board, named[0], named[1], 0.6)


def _ranks(board: Board, wanted: Sequence[str]) -> Iterator[Finding]:
    """The place of each category that the prompt names."""
    if len(board.ranked) < 6:
        return
    for place, point in enumerate(board.ranked, start=1):
        if place == 1 or point.label.casefold() not in wanted:
            continue
        if sum(p.value == point.value for p in board.ranked) > 1:
            continue
        slots = {
            "c": point.label, "m": board.noun, "v": board.figures.text(point.value),
            "n": board.voice.number(place), "k": board.voice.number(len(board.ranked)),
        }  # fmt: skip
        evidence = [board.value(point)]
        if board.parts.reduced is None and len({p.column for p in board.ranked}) == 1:
            claim = board.voice.say("rank", slots)
            evidence.insert(
                0, Evidence("rank", (*by_column([point]), *by_column(board.ranked)), claim)
            )
            yield board.teller.tell(
                "rank", "rank", 0.6, "rank", "rank", slots, slots["n"], evidence, [point.label]
            )


def _middle(board: Board) -> Iterator[Finding]:
    """What is typical, how wide it spreads, and what stands apart."""
    values = [p.value for p in board.ranked]
    one_column = len({p.column for p in board.ranked}) == 1
    if len(values) < 8 or board.parts.cyclic or board.parts.reduced is not None or not one_column:
        return
    median = statistics.median(values)
    middle = Evidence(
        "median", by_column(board.ranked),
        board.voice.say("median", {"m": board.noun, "v": board.figures.text(median)}), board.unit,
    )  # fmt: skip
    first, last = board.ranked[0], board.ranked[-1]
    if (
        board.parts.measure.additive != "yes"
        and values[1] < first.value
        and last.value < values[-2]
    ):
        low, high = board.figures.apart(last.value, first.value)
        slots = {"m": board.noun, "v": low, "c": last.label, "w": high, "d": first.label}
        yield board.teller.tell(
            "spread", "spread", 0.36, "rank", "spread", slots,
            board.voice.between(low, high, board.unit),
            [board.value(first), board.value(last)], [first.label, last.label],
        )  # fmt: skip
    quarter, three = quantile(values, 0.25), quantile(values, 0.75)
    fence = three + 3 * (three - quarter)
    if three > quarter and len(values) >= 12 and first.value > fence >= values[1]:
        slots = {
            "c": first.label, "m": board.noun, "v": board.figures.text(first.value),
            "w": board.figures.text(median),
        }  # fmt: skip
        yield board.teller.tell(
            "outlier", "outlier", 0.58, "rank", "spread", slots, slots["v"],
            [board.value(first), middle], [first.label], amount=first.value,
        )  # fmt: skip
