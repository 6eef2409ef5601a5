"""Claims about parts: which is largest, what share it has, how far it leads, what is typical."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2, log10

from planner.derive import quantile
from planner.findings.finding import Evidence, Family, Figures, Finding, Teller, by_column, cell
from planner.findings.phrases import Voice
from planner.findings.shapes import Counts, Parts, Point
from planner.findings.words import is_rest
from planner.plan import Op

LEAST_COUNT = 10
LONGEST_LIST = 48
"""Characters that a list of names may take in a sentence."""


@dataclass(frozen=True, slots=True)
class Board:
    """Parts in order of size, with the words that all claims about them share."""

    parts: Parts
    voice: Voice
    teller: Teller
    figures: Figures
    noun: str
    ranked: tuple[Point, ...]

    @property
    def cases(self) -> list[Point]:
        """The parts that are cases of their own, not what is left over."""
        return [p for p in self.ranked if not is_rest(p.label)]

    @property
    def unit(self) -> str | None:
        """The unit of the values."""
        return self.parts.measure.column.unit

    def value(self, point: Point) -> Evidence:
        """The evidence for one part's value."""
        value = self.figures.text(point.value)
        return cell(point, f"{point.label}{self.voice.mark('colon')}{value}", self.unit)


def parts_claims(parts: Parts, voice: Voice, wanted: Sequence[str]) -> Iterator[Finding]:
    """Every claim that the parts bear; `wanted` are categories that the prompt names."""
    ranked = tuple(sorted(parts.points, key=lambda p: -p.value))
    teller = Teller(voice, parts, tuple(dict.fromkeys(p.column for p in ranked[:6])))
    board = Board(parts, voice, teller, Figures(voice, parts.measure), noun_of(parts, voice), ranked)
    yield from _extremes(board)
    yield from _gaps(board)
    yield from _ranks(board, wanted)
    if parts.measure.whole:
        yield from _hundred(board)
    elif _is_whole(board):
        yield from _shares(board)
    yield from _middle(board)


def noun_of(parts: Parts, voice: Voice) -> str:
    """What is measured, with how rows were put together and when: `median income in 2024`."""
    noun = voice.measure(parts.measure.name) or voice.noun("value")
    if parts.reduced in ("median", "mean"):
        noun = voice.noun(f"{parts.reduced}_of", m=noun)
    if parts.when is not None:
        noun = voice.noun("in_time", m=noun, t=voice.date(parts.when), at=voice.at(parts.when))
    return noun


def _is_whole(board: Board) -> bool:
    adds = board.parts.measure.additive == "yes" and board.parts.reduced in (None, "sum")
    return adds and board.ranked[-1].value >= 0 and board.ranked[0].value > 0


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
    if first.value > second.value and not alike:
        yield _extreme(board, "highest", first, 0.48 + lead + grouped)
    if last.value < before.value and len(board.cases) > 2:
        yield _extreme(board, "lowest", last, 0.33)


def _group_weight(board: Board) -> float:
    """Groups of many cases say more than one case; groups of a few say less."""
    if board.parts.reduced not in ("median", "mean"):
        return 0.0
    return 0.08 if min(len(p.rows) for p in board.ranked) >= 4 else -0.15


def _extreme(board: Board, form: str, point: Point, score: float) -> Finding:
    low = form == "lowest"
    form = label = board.voice.size(form, board.parts.measure.name)
    if not board.parts.measure.name:
        form = board.voice.verbless(form)
    text = board.figures.text(point.value)
    slots = {"c": point.label, "m": board.noun, "v": text}
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
    if len(board.cases) < 2:
        return
    first, second, last = board.cases[0], board.cases[1], board.cases[-1]
    medians = board.parts.reduced == "median"
    if not medians and second.value > 0 and 1.45 <= first.value / second.value < 100 and len(board.cases) > 2:
        score = 0.55 + 0.2 * min(1.0, log2(first.value / second.value) / 2) + _group_weight(board)
        yield _gap(board, "lead", first, second, score)
    if last.value > 0 and 1.45 <= first.value / last.value <= 300:
        alone = len(board.cases) == 2
        grouped = _group_weight(board) - (0.0 if board.parts.measure.name else 0.12)
        score = 0.42 + 0.12 * min(1.0, log10(first.value / last.value)) + 0.3 * alone + grouped
        if medians:
            yield _two_medians(board, first, last, score)
        else:
            yield _gap(board, "times_of", first, last, score)


def _gap(board: Board, form: str, first: Point, second: Point, score: float) -> Finding:
    factor = first.value / second.value
    slots = {
        "c": first.label, "d": second.label, "m": board.noun, "x": board.voice.times(factor),
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


def _ranks(board: Board, wanted: Sequence[str]) -> Iterator[Finding]:
    """The place of each category that the prompt names."""
    for place, point in enumerate(board.ranked, start=1):
        tied = sum(p.value == point.value for p in board.ranked) > 1
        if point.label.casefold() not in wanted or place == 1 or tied or len(board.ranked) < 4:
            continue
        slots = {
            "c": point.label, "n": board.voice.number(place), "k": board.voice.number(len(board.ranked)),
            "m": board.noun, "v": board.figures.text(point.value),
        }  # fmt: skip
        evidence = [board.value(point)]
        if board.parts.reduced is None and len({p.column for p in board.ranked}) == 1:
            claim = board.voice.say("rank", slots)
            evidence.insert(0, Evidence("rank", (*by_column([point]), *by_column(board.ranked)), claim))
            yield board.teller.tell(
                "rank", "rank", 0.6, "rank", "rank", slots, slots["n"], evidence, [point.label]
            )


def _shares(board: Board) -> Iterator[Finding]:
    total = sum(p.value for p in board.ranked)
    count = len(board.ranked)
    noun = noun_of(board.parts, board.voice)
    first = board.ranked[0]
    share = first.value / total
    telling = share >= max(0.2, 1.3 / count) and count > 1 and share < 1 and not is_rest(first.label)
    if telling and first.value > board.ranked[1].value:
        slots = {"c": first.label, "m": noun, "p": board.voice.percent(share)}
        yield _share(board, "share", 0.45 + 0.5 * share, [first], slots)
    if not any(is_rest(p.label) for p in board.ranked[:3]):
        yield from _together(board, noun, total)
    if board.parts.measure.name:
        yield _total(board, total)


def _together(board: Board, noun: str, total: float) -> Iterator[Finding]:
    """The fewest that make up half, by their number, and the first two or three by name."""
    count = len(board.ranked)
    if len({p.column for p in board.ranked}) > 1:
        return
    cumulated, named = 0.0, False
    for n, point in enumerate(board.ranked[:-1], start=1):
        cumulated += point.value
        share = cumulated / total
        best = board.ranked[:n]
        clear = n > 1 and point.value > board.ranked[n].value
        names = board.voice.listed([p.label for p in best])
        slots = {
            "c": names, "m": noun, "p": board.voice.percent(share),
            "n": board.voice.number(n), "k": board.voice.number(count),
        }  # fmt: skip
        few = n <= 3 and len(names) <= LONGEST_LIST and not named
        if clear and few and share >= 0.5 and n <= count / 2:
            yield _share(board, "together", 0.5 + 0.45 * (1 - 2 * n / count), best, slots)
            return
        if clear and few and share >= max(0.28, 6 * n / count):
            yield _share(board, "together", 0.55 + 0.8 * share, best, slots)
            named = True
        if share >= 0.5:
            if clear and n <= 0.15 * count and board.parts.measure.name:
                yield _share(board, "top", 0.5 + 0.35 * (1 - 2 * n / count), best, slots)
            return


def _share(
    board: Board, form: str, score: float, best: Sequence[Point], slots: dict[str, str]
) -> Finding:
    label = "share" if form == "together" else form
    if not board.parts.measure.name:
        form, label = f"{form}_bare", "share_bare"
    if board.parts.when is not None:
        when = board.parts.when
        slots = {**slots, "t": board.voice.date(when), "at": board.voice.at(when)}
    claim = board.voice.say(board.voice.plain(form, slots["c"]), slots)
    evidence = Evidence("share", (*by_column(best), *by_column(board.ranked)), claim)
    singles = [board.value(p) for p in best[:3]]
    share = sum(p.value for p in best) / sum(p.value for p in board.ranked)
    return board.teller.tell(
        form, label, score, "whole", "whole", slots, slots["p"], [evidence, *singles],
        [p.label for p in best], amount=share,
    )  # fmt: skip


def _total(board: Board, total: float) -> Finding:
    slots = {"m": noun_of(board.parts, board.voice), "v": board.figures.text(total)}
    claim = board.voice.say("total", slots)
    evidence = Evidence("sum", by_column(board.ranked), claim, board.unit)
    return board.teller.tell(
        "total", "total", 0.3, "whole", "whole", slots, slots["v"], [evidence], amount=total
    )


def _hundred(board: Board) -> Iterator[Finding]:
    """Percentages that are parts of 100: the first two together, where they make a majority."""
    best = board.ranked[:2]
    both = sum(p.value for p in best)
    if len(board.ranked) < 4 or both < 50 or best[0].value > 50:
        return
    text = board.figures.text(both)
    slots = {"c": board.voice.listed([p.label for p in best]), "m": board.noun, "v": text}
    claim = board.voice.say("combined", slots)
    yield board.teller.tell(
        "combined", "combined", 0.5 + 0.3 * both / 100, "whole", "whole", slots, text,
        [Evidence("sum", by_column(best), claim, board.unit), *map(board.value, best)],
        [p.label for p in best], amount=both,
    )  # fmt: skip


def _middle(board: Board) -> Iterator[Finding]:
    """What is typical, how wide it spreads, and what stands apart."""
    values = [p.value for p in board.ranked]
    one_column = len({p.column for p in board.ranked}) == 1
    if len(values) < 8 or board.parts.reduced is not None or not one_column:
        return
    median = statistics.median(values)
    middle = Evidence(
        "median", by_column(board.ranked),
        board.voice.say("median", {"m": board.noun, "v": board.figures.text(median)}), board.unit,
    )  # fmt: skip
    first, last = board.ranked[0], board.ranked[-1]
    yield board.teller.tell(
        "median", "median", 0.3, "rank", "spread",
        {"m": board.noun, "v": board.figures.text(median)}, board.figures.text(median), [middle],
        amount=median,
    )  # fmt: skip
    if board.parts.measure.additive != "yes" and values[1] < first.value and last.value < values[-2]:
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


def count_claims(counts: Counts, voice: Voice, weight: float) -> Iterator[Finding]:
    """Which kind has the most entries; `weight` is less where the table measures other things."""
    ranked = sorted(counts.points, key=lambda p: -p.value)
    total = sum(p.value for p in ranked)
    first = ranked[0]
    if first.value == ranked[1].value:
        return
    teller = Teller(voice, counts, (counts.column.name,))
    slots = {
        "c": first.label, "p": voice.percent(first.value / total), "k": voice.number(total),
        "n": voice.number(first.value), "m": voice.noun("entries"),
    }  # fmt: skip
    claim = voice.say(voice.plain("entries", first.label), slots)
    share = Evidence("share", (*by_column([first]), *by_column(ranked)), claim)
    number = Evidence("count", by_column([first]), f"{first.label}: {slots['n']}")
    entries = Evidence("count", by_column(ranked), f"{slots['k']} {slots['m']}")
    yield teller.tell(
        "entries", "entries", weight * (0.35 + 0.3 * first.value / total), "whole", "whole", slots,
        slots["p"], [share, number, entries], [first.label], amount=first.value / total,
    )  # fmt: skip
