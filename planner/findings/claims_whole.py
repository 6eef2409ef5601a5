"""Claims about parts of a whole: shares, how few make up most, totals, how many of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.findings.board import Board, noun_of
from planner.findings.finding import Evidence, Finding, Teller, View, by_column
from planner.findings.phrases import Voice
from planner.findings.shapes import Counts, Point
from planner.findings.words import is_rest, says

LONGEST_LIST = 48
"""Characters that a list of names may take in a sentence."""


def whole_claims(board: Board) -> Iterator[Finding]:
    """Shares and totals, where the parts may be added up."""
    if board.parts.measure.whole:
        yield from _hundred(board)
    elif _is_whole(board):
        yield from _shares(board)


TAIL = 0.25
"""A list whose last is more than this part of its first was cut off: its sum is no whole."""


def _is_whole(board: Board) -> bool:
    if says(board.parts.dim, "sequence") and not board.parts.proven:
        return False  # whoever reaches a step is counted at those before it
    low, high = board.ranked[-1].value, board.ranked[0].value
    if not board.parts.proven and len(board.ranked) > 4 and low > TAIL * high:
        return False
    adds = board.parts.measure.additive == "yes" and board.parts.reduced in (None, "sum")
    return adds and board.ranked[-1].value >= 0 and board.ranked[0].value > 0


def _shares(board: Board) -> Iterator[Finding]:
    total = sum(p.value for p in board.ranked)
    count = len(board.ranked)
    noun = noun_of(board.parts, board.voice)
    first = board.ranked[0]
    share = first.value / total
    telling = (
        share >= max(0.2, min(0.52, 1.3 / count))
        and count > 1
        and share < 1
        and not is_rest(first.label)
    )
    if telling and first.value > board.ranked[1].value:
        slots = {"c": first.label, "m": noun, "p": board.voice.percent(share)}
        yield _share(board, "share", 0.45 + 0.5 * share, [first], slots)
    if not any(is_rest(p.label) for p in board.ranked[:3]):
        yield from _together(board, noun, total)
    if board.parts.measure.name:
        yield _total(board, total, "whole" if telling or count > 2 else "rank")


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
    when = board.parts.when
    if when is not None:
        slots = {**slots, "t": board.voice.date(when), "at": board.voice.at(when)}
        if not board.parts.measure.name:
            form, label = f"{form}_bare", "share_bare"
    claim = board.voice.say(board.voice.plain(form, slots["c"]), slots)
    evidence = Evidence("share", (*by_column(best), *by_column(board.ranked)), claim)
    singles = [board.value(p) for p in best[:3]]
    share = sum(p.value for p in best) / sum(p.value for p in board.ranked)
    return board.teller.tell(
        form, label, score, "whole", "whole", slots, slots["p"], [evidence, *singles],
        [p.label for p in best], amount=share,
    )  # fmt: skip


def _total(board: Board, total: float, view: View) -> Finding:
    slots = {"m": noun_of(board.parts, board.voice), "v": board.figures.text(total)}
    claim = board.voice.say("total", slots)
    evidence = Evidence("sum", by_column(board.ranked), claim, board.unit)
    return board.teller.tell(
        "total", "total", 0.3, view, "whole", slots, slots["v"], [evidence], amount=total
    )


def _hundred(board: Board) -> Iterator[Finding]:
    """Percentages that are parts of 100: the first, and the first two where they make most."""
    first = board.cases[0] if board.cases else board.ranked[0]
    text = board.figures.text(first.value)
    label = board.voice.size("highest", board.parts.measure.name)
    form = board.voice.plain("part", first.label)
    yield board.teller.tell(
        form, label, 0.45 + 0.5 * first.value / 100, "whole", "whole",
        {"c": first.label, "m": board.noun, "v": text}, text, [board.value(first)], [first.label],
        amount=first.value,
    )  # fmt: skip
    best = board.cases[:2]
    both = sum(p.value for p in best)
    joined = any(" and " in p.label or " & " in p.label for p in best)
    if len(board.ranked) < 4 or both < 50 or best[0].value > 50 or joined:
        return
    text = board.figures.text(both)
    slots = {"c": board.voice.listed([p.label for p in best]), "m": board.noun, "v": text}
    claim = board.voice.say("combined", slots)
    yield board.teller.tell(
        "combined", "combined", 0.5 + 0.3 * both / 100, "whole", "whole", slots, text,
        [Evidence("sum", by_column(best), claim, board.unit), *map(board.value, best)],
        [p.label for p in best], amount=both,
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
