"""A finding: what it says, the number it rests on, its evidence, and what it is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor, log10
from typing import Literal

from planner.clocks import CLOCKS
from planner.findings.measures import Measure
from planner.findings.phrases import Voice
from planner.findings.shapes import Point, Shape, When
from planner.numbers import format_number
from planner.parts import Annotation, Op

Family = Literal["rank", "bottom", "whole", "time", "gap", "spread", "relation"]
View = Literal[
    "rank",
    "whole",
    "trend",
    "ends",
    "mix",
    "cloud",
    "spread",
    "spans",
    "sides",
    "matrix",
    "rhythm",
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A number's derivation: the operation and, for each input, a column and its rows."""

    op: Op
    inputs: tuple[tuple[str, tuple[int, ...]], ...]
    text: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """`sentence` says it; `number` and `label` say it as a big number with what it stands for.

    `shape` and `view` are what a chart of it draws; `focus` names the categories or series that it
    is about. `evidence` holds a derivation for each number said, the main one first. `score` is
    how much it is worth saying: surprise and reach, weighted by what the prompt asks.
    """

    form: str
    sentence: str
    number: str
    label: str
    shape: Shape
    view: View
    family: Family
    score: float
    evidence: tuple[Evidence, ...]
    measures: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    notes: tuple[Annotation, ...] = ()
    amount: float | None = None


TOPICS: Mapping[str, frozenset[str]] = {
    "high": frozenset({
        "highest", "largest", "greatest", "most", "highest_bare", "longest_of", "is_most", "times_of",
        "spread", "outlier",
        "share", "share_bare", "together", "together_bare", "top", "combined",
    }),
    "low": frozenset({"lowest", "smallest", "fewest", "lowest_bare", "shortest_of", "is_least"}),
    "change": frozenset({
        "rose", "fell", "rose_by", "fell_by", "rose_from", "fell_from", "multiplied", "flat",
        "fastest_times", "fastest", "fastest_bare", "decline", "decline_bare", "gained", "lost",
    }),
    "mix": frozenset({"share_moved", "share_moved_of"}),
    "peak": frozenset({"peak", "below_peak", "record_high"}),
    "pair": frozenset({"up", "down"}),
    "many": frozenset({
        "rose_in", "fell_in", "rose_all", "fell_all", "rose_bare", "fell_bare",
    }),
}  # fmt: skip
"""Forms that say the same thing in other terms, when said of the same series or case."""


def topic(form: str) -> str:
    """What kind of claim a form makes: those of one topic say the same of the same case."""
    plain = form.removesuffix("_plain")
    return next((name for name, forms in TOPICS.items() if plain in forms), plain)


def alike(one: Finding, other: Finding) -> bool:
    """True where both say the same in other terms."""
    if one.sentence == other.sentence:
        return True
    if one.form == other.form and one.shape is other.shape and one.family != "rank":
        return True
    if not set(one.measures) & set(other.measures):
        return False
    topics = {topic(one.form), topic(other.form)}
    if topics in ({"many"}, {"pair"}):
        return True
    # Both ends of a range are said by it.
    ranges = {"times_of", "times_of_plain", "spread"}
    if "spread" in (one.form, other.form) and topics in ({"high", "peak"}, {"high", "low"}):
        season = one if one.form == "spread" else other
        rest = other if season is one else one
        if season.focus[:1] == rest.measures[:1]:
            return True
    if topics == {"high", "low"} and {one.form, other.form} & ranges:
        return bool(set(one.focus) & set(other.focus))
    return len(topics) == 1 and one.focus[:1] == other.focus[:1]


@dataclass(frozen=True, slots=True)
class Teller:
    """Makes findings of one shape: keeps the voice and what all of them share."""

    voice: Voice
    shape: Shape
    measures: tuple[str, ...] = ()

    def tell(
        self,
        form: str,
        label: str,
        score: float,
        view: View,
        family: Family,
        slots: Mapping[str, str],
        number: str,
        evidence: Sequence[Evidence],
        focus: Sequence[str] = (),
        notes: Sequence[Annotation] = (),
        amount: float | None = None,
    ) -> Finding:
        """A finding in words."""
        names = [slots[slot] for slot in ("c", "d") if slot in slots]
        sentence = self.voice.say(self.voice.plain(form, *names[:1]), slots)
        return Finding(
            form, sentence, number, self.voice.label(label, slots), self.shape, view, family,
            score, tuple(evidence), self.measures, tuple(focus), tuple(notes), amount,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """Writes the values of one measure, no finer than the table has them."""

    voice: Voice
    measure: Measure

    @property
    def unit(self) -> str | None:
        """The unit that goes beside the number."""
        return self.measure.column.unit

    def decimals(self, value: float, significant: int = 3) -> int:
        """Places that `significant` digits need, at most the table's; one for derived numbers, all of a time."""
        whole = value == int(value)
        if whole and (self.measure.column.decimals == 0 or self.measure.money):
            return 0
        most = self.measure.column.decimals or 1
        if self.unit in CLOCKS:
            return self.measure.column.decimals
        if abs(value) < 1e-12:
            return 0
        need = significant - 1 - floor(log10(abs(value)))
        places = min(most, max(0, need))
        # Of money there are cents or none: €29.90, never €29.9.
        return 2 if places == 1 and most == 2 and self.measure.money else places

    def text(self, value: float) -> str:
        """One value."""
        return self.voice.number(value, self.decimals(value), self.unit)

    def apart(self, *values: float) -> list[str]:
        """Several values, with as many digits as tell them apart."""
        sizes = [abs(v) for v in values]
        # $897,059 beside $1.5 million would be two scales in one sentence.
        if min(sizes) < 1_000_000 <= max(sizes) < 10_000_000:
            return [self._full(v, self.decimals(v)) for v in values]
        for significant in (3, 4, 5, 6):
            texts = [self.voice.number(v, self.decimals(v, significant), self.unit) for v in values]
            if len(set(texts)) == len(set(values)):
                return texts
        return [self._full(v, self.measure.column.decimals) for v in values]

    def _full(self, value: float, decimals: int) -> str:
        return format_number(value, self.voice.number_language, decimals, self.unit)

    def change(self, value: float) -> str:
        """The size of a change; percentage points are not percent."""
        if not self.measure.points:
            return self.text(abs(value))
        places = self.decimals(value)
        return self.voice.points(abs(value), places)


def cell(point: Point, text: str, unit: str | None) -> Evidence:
    """The evidence of a point: its cell, or its rows put together."""
    return Evidence(point.op, ((point.column, point.rows),), text, unit)


def timed(voice: Voice, first: When, last: When) -> dict[str, str]:
    """The slots for a stretch of time."""
    at0, at1 = voice.between_days(first, last)
    return {
        "t0": voice.date(first), "t1": voice.date(last),
        "at0": at0, "at1": at1, "span": voice.span(first, last),
    }  # fmt: skip


def by_column(points: Sequence[Point]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The cells of several points, an input for each column."""
    rows: dict[str, set[int]] = {}
    for point in points:
        rows.setdefault(point.column, set()).update(point.rows)
    return tuple((column, tuple(sorted(found))) for column, found in rows.items())


def tally(points: Sequence[Point]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """One cell a point, so that counting the cells counts the points."""
    return tuple((p.column, p.rows[:1]) for p in points)


def at_note(when: When, fallback: str) -> str:
    """Where an annotation stands on an axis of time: ISO text, or the label of a period."""
    return when.day.isoformat() if when.day and when.precision != "label" else fallback


def scaled(findings: Sequence[Finding], factor: Callable[[Finding], float]) -> list[Finding]:
    """The findings with their scores weighted."""
    return [replace(f, score=f.score * factor(f)) for f in findings]
