"""Claims about pairs of measures, spreads, cross tables, and things with a start and an end."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from datetime import date

from planner.derive import quantile
from planner.findings.finding import Evidence, Figures, Finding, Teller, cell
from planner.findings.phrases import Voice
from planner.findings.shapes import Matrix, Pair, Sample, Spans, When
from planner.numbers import Precision, format_number

LEAST_R = 0.6
MOST_R = 0.985
LEAST_PAIRS = 12


def pair_claims(pair: Pair, voice: Voice, asked: bool) -> Iterator[Finding]:
    """That two measures go together, said with care: never that one makes the other.

    A perfect relation is a formula, no finding, unless it is `asked` for.
    """
    if len(pair.rows) < LEAST_PAIRS:
        return
    first = [v for i in pair.rows if (v := pair.first.values[i]) is not None]
    second = [v for i in pair.rows if (v := pair.second.values[i]) is not None]
    try:
        r = statistics.correlation(first, second)
        ranks = statistics.correlation(_ranks(first), _ranks(second))
    except statistics.StatisticsError:
        return
    # A strong r that the ranks do not share hangs on a few cases.
    if abs(r) < LEAST_R or (abs(r) > MOST_R and not asked) or ranks * r <= 0 or abs(ranks) < 0.5:
        return
    slots = {
        "m": voice.measure(pair.first.name), "d": voice.measure(pair.second.name),
        "r": format_number(r, voice.number_language, 2),
    }  # fmt: skip
    claim = voice.say("up" if r > 0 else "down", slots)
    columns = (pair.first.column.name, pair.second.column.name)
    evidence = Evidence("correlation", tuple((name, pair.rows) for name in columns), claim)
    sizes = pair.first.additive == "yes" and pair.second.additive == "yes"
    few = 0.0 if len(pair.rows) >= 15 else 0.1
    score = 0.52 + 0.5 * (abs(r) - LEAST_R) - few - (0.15 if sizes else 0.0)
    yield Teller(voice, pair, columns).tell(
        "up" if r > 0 else "down", "correlation", score, "cloud", "relation", slots,
        f"r = {slots['r']}", [evidence], amount=r,
    )  # fmt: skip


def _ranks(values: Sequence[float]) -> list[float]:
    """Places in order of size; equal values share the mean of theirs."""
    places: dict[float, list[int]] = {}
    for place, value in enumerate(sorted(values)):
        places.setdefault(value, []).append(place)
    return [statistics.fmean(places[value]) for value in values]


def sample_claims(sample: Sample, voice: Voice) -> Iterator[Finding]:
    """Where the middle half of many values lies, and the median."""
    measure = sample.measure
    figures = Figures(voice, measure)
    values = [v for i in sample.rows if (v := measure.values[i]) is not None]
    low, high = quantile(values, 0.25), quantile(values, 0.75)
    if low == high:
        return
    below, above = figures.apart(low, high)
    column, unit = measure.column.name, measure.column.unit
    slots = {
        "m": voice.measure(measure.name), "v": below, "w": above, "k": voice.number(len(values)),
        "r": voice.between(below, above, measure.column.unit),
    }  # fmt: skip
    claim = voice.say("middle", slots)
    cells = ((column, sample.rows),)
    evidence = [
        Evidence("quartile1", cells, claim, unit), Evidence("quartile3", cells, claim, unit),
        Evidence("count", cells, f"{slots['k']} {voice.noun('entries')}"),
    ]  # fmt: skip
    yield Teller(voice, sample, (column,)).tell(
        "middle", "middle", 0.38, "spread", "spread", slots, voice.between(below, above, unit),
        evidence,
    )  # fmt: skip
    median = figures.text(statistics.median(values))
    slots = {"m": slots["m"], "v": median}
    evidence = [Evidence("median", cells, voice.say("median", slots), unit)]
    yield Teller(voice, sample, (column,)).tell(
        "median", "median", 0.33, "spread", "spread", slots, median, evidence,
        amount=statistics.median(values),
    )  # fmt: skip


def spans_claims(spans: Spans, voice: Voice) -> Iterator[Finding]:
    """The longest, all of them together, and how many run at once."""
    start, end = spans.start.name, spans.end.name
    teller = Teller(voice, spans, (start, end))
    yield from _at_once(spans, teller)
    precision = spans.start.precision or "day"
    # Between months or quarters, days would be finer than the dates are.
    if precision not in ("day", "year") or spans.end.precision not in (None, precision):
        return
    lengths = sorted(spans.bars, key=lambda bar: bar[2] - bar[3])
    name, row, first, last = lengths[0]
    if len(lengths) > 1 and last - first > lengths[1][3] - lengths[1][2]:
        days = _length(first, last, precision)
        text = duration(days, precision, voice)
        slots = {"c": name, "v": text}
        claim = voice.say("longest", slots)
        evidence = Evidence("difference", ((end, (row,)), (start, (row,))), claim, f"{precision}s")
        yield teller.tell(
            "longest", "longest", 0.6, "spans", "rank", slots, text, [evidence], [name], amount=days
        )
    yield _whole(spans, teller, precision)


def _length(first: date, last: date, precision: Precision) -> float:
    """Days, or years where that is all the dates tell: as `planner.derive` counts them."""
    return float(last.year - first.year if precision == "year" else (last - first).days)


def duration(length: float, precision: Precision, voice: Voice) -> str:
    """`109 days`, `12 years`."""
    from babel.units import format_unit

    locale = voice.language.replace("-", "_")
    text: str | None = format_unit(length, f"duration-{precision}", locale=locale)
    return text or voice.number(length)


def _at_once(spans: Spans, teller: Teller) -> Iterator[Finding]:
    best: Sequence[tuple[str, int, date, date]] = ()
    for _, _, day, _ in spans.bars:
        running = [bar for bar in spans.bars if bar[2] <= day < bar[3]]
        best = running if len(running) > len(best) else best
    if len(best) < 2:
        return
    voice = teller.voice
    slots = {"n": voice.number(len(best)), "k": voice.number(len(spans.bars))}
    claim = voice.say("at_once", slots)
    evidence = Evidence(
        "count", ((spans.start.name, tuple(sorted(bar[1] for bar in best))),), claim
    )
    yield teller.tell(
        "at_once", "at_once", 0.45, "spans", "spread", slots, slots["n"], [evidence],
        [bar[0] for bar in best] if len(best) <= 3 else [], amount=float(len(best)),
    )  # fmt: skip


def _whole(spans: Spans, teller: Teller, precision: Precision) -> Finding:
    voice = teller.voice
    ends = [min(bar[2] for bar in spans.bars), max(bar[3] for bar in spans.bars)]
    first, last = (When(float(day.toordinal()), day, precision) for day in ends)
    slots = {
        "k": voice.number(len(spans.bars)), "span": voice.span(first, last),
        "t0": voice.date(first), "t1": voice.date(last), "m": voice.noun("duration"),
    }  # fmt: skip
    rows = tuple(bar[1] for bar in spans.bars)
    claim = voice.say("whole_span", slots)
    days = _length(ends[0], ends[1], precision)
    bounds = (
        (spans.start.name, (_row_of(spans, ends[0], 2),)),
        (spans.end.name, (_row_of(spans, ends[1], 3),)),
    )
    return teller.tell(
        "whole_span", "change", 0.4, "spans", "time", slots, duration(days, precision, voice),
        [
            Evidence("change", bounds, claim, f"{precision}s"),
            Evidence("count", ((spans.start.name, rows),), claim),
        ],
        amount=days,
    )  # fmt: skip


def _row_of(spans: Spans, day: date, place: int) -> int:
    return next(bar[1] for bar in spans.bars if bar[place] == day)


def matrix_claims(matrix: Matrix, voice: Voice) -> Iterator[Finding]:
    """The highest cell of two categories."""
    ranked = sorted(matrix.points, key=lambda entry: -entry[2].value)
    (down, across, first), second = ranked[0], ranked[1][2]
    if first.value <= second.value:
        return
    figures = Figures(voice, matrix.measure)
    noun = voice.measure(matrix.measure.name)
    if matrix.reduced:
        noun = voice.noun(f"{matrix.reduced}_of", m=noun)
    text = figures.text(first.value)
    names = f"{down}{voice.mark('comma')}{across}"
    form = voice.verbless(voice.size("highest", matrix.measure.name, bool(matrix.reduced)))
    slots = {"c": names, "m": noun, "v": text}
    evidence = cell(first, voice.say(form, slots), matrix.measure.column.unit)
    yield Teller(voice, matrix, (first.column,)).tell(
        form, "highest", 0.5, "matrix", "rank", slots, text, [evidence], [down, across],
        amount=first.value,
    )  # fmt: skip
