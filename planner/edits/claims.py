"""What a page claims of data that was changed: numbers computed again, what may be wrong now left out.

A claim of a number is kept where the order of all such numbers is as it was: then whatever was the
largest still is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isclose, log10

from planner.composer.text import sentence_case
from planner.content import ChartSpec, Content, Item
from planner.derive import recompute
from planner.edits.cells import Cell
from planner.numbers import format_number
from planner.parts import Dataset, Derivation, Fact
from planner.read_numbers import FOLD, Number, numbers_in

_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_DIGITS = re.compile(r"\d(?:[\d.,'’\u00a0\u202f]*\d)?")
_TOLD = 4
"""How many claims that are left out are told."""
Changed = Mapping[str, Mapping[str, int]]
"""By dataset, the row that was changed in each column."""


def retold(
    before: Content, after: Content, changed: Changed, cell: Cell, value: float
) -> tuple[Content, tuple[str, ...]]:
    """The content in which a number was changed with its claims put right, and what was left out."""
    told = _Told(before, after, changed, cell, value)
    facts = tuple(told.fact(fact) for fact in after.facts)
    drawn = [
        old.columns != new.columns for old, new in zip(before.charts, after.charts, strict=True)
    ]
    charts = tuple(
        told.chart(chart) if new else chart for chart, new in zip(after.charts, drawn, strict=True)
    )
    mine = {old.title for old, new in zip(before.charts, drawn, strict=True) if new}
    headline = told.sentence(after.headline, sure=after.headline in mine)
    if headline is None:
        named = next((chart.subtitle or chart.title for chart in charts), "")
        headline = sentence_case(after.topic) if after.topic not in ("", after.headline) else named
    deck = [told.sentence(one) for one in _SENTENCE.split(after.deck)]
    joint = "" if after.deck.endswith("。") else " "
    content = replace(
        after, facts=facts, charts=charts, headline=headline,
        deck=joint.join(one for one in deck if one),
        items=tuple(item for one in after.items if (item := told.item(one)) is not None),
        table=tuple(told.row(row) for row in after.table),
    )  # fmt: skip
    return content, told.remarks()


@dataclass
class _Told:
    """Claims before and after a change of data."""

    before: Content
    after: Content
    changed: Changed
    cell: Cell
    new: float

    def __post_init__(self) -> None:
        self._old = {data.id: data for data in self.before.datasets}
        self._new = {data.id: data for data in self.after.datasets}
        self._facts = {fact.id: fact for fact in self.before.facts}
        self._lost: list[str] = []
        self._names = {n.casefold() for n in (self.cell.case, self.cell.series) if n.strip()}

    def touched(self, fact: Fact) -> bool:
        """Whether a fact is computed from a column that was changed."""
        inputs = fact.derivation.inputs if fact.derivation else ()
        return any(ref.column in self.changed.get(ref.dataset, {}) for ref in inputs)

    def fact(self, fact: Fact) -> Fact:
        """A fact computed again."""
        value = self.value(fact) if self.touched(fact) else fact.value
        if value == fact.value or value is None or fact.value is None:
            return fact
        return fact.model_copy(
            update={"value": value, "claim": self._said(fact.claim, [fact]) or ""}
        )

    def value(self, fact: Fact) -> float | None:
        """What a fact is worth now."""
        return recompute(fact.derivation, self._new) if fact.derivation else fact.value

    def chart(self, chart: ChartSpec) -> ChartSpec:
        """A chart headed by what it shows where its claim is left out, and nothing lit."""
        own = [self._facts[name] for name in chart.facts if name in self._facts]
        title = self.sentence(chart.title, own, sure=True)
        if title is None:
            plain = chart.subtitle or chart.title
            return replace(chart, title=plain, subtitle="", highlight=(), annotations=(), alt=plain)
        alt = chart.alt.replace(chart.title, title)
        return replace(
            chart,
            title=title,
            annotations=() if title != chart.title else chart.annotations,
            alt=alt,
        )

    def item(self, item: Item) -> Item | None:
        """A computed number as it is now; one read from a text has the number that was changed."""
        own = [self._facts[name] for name in item.facts if name in self._facts]
        computed = [fact for fact in own if fact.derivation]
        if not computed:
            return self._own(item)
        if not any(self.touched(fact) for fact in computed):
            return item
        value = self._said(item.value, computed)
        if value is None:
            self._lost.append(f"{item.title}: {item.value}")
            return None
        first = self.value(computed[0])
        amount = first if item.amount == computed[0].value else item.amount
        return replace(item, value=value, amount=amount)

    def _own(self, item: Item) -> Item:
        """An item that is a row of the data: its value is the row's."""
        if item.title.casefold() not in self._names or item.amount is None:
            return item
        if item.amount != self.cell.value:
            return item
        return replace(item, value=self._swapped(item.value), amount=self.new, facts=())

    def row(self, row: tuple[str, ...]) -> tuple[str, ...]:
        """A row of the table as text, where it is one that was changed."""
        if not {cell.casefold() for cell in row} & self._names:
            return row
        return tuple(self._swapped(cell) for cell in row)

    def _swapped(self, text: str) -> str:
        """A text whose one number is the changed one with the new number."""
        found = numbers_in(text, self.after.language)
        if len(found) != 1 or not found[0].matches(self.cell.value):
            return text
        return self._put(text, found[0], self.cell.value, self.new)

    def sentence(
        self, text: str, own: Sequence[Fact] | None = None, *, sure: bool = False
    ) -> str | None:
        """A sentence with its numbers computed again; None, and told, where it may be wrong now.

        `sure` is one that is about the changed data; others are where they say its names or numbers.
        """
        own_words = any(fact.quote and fact.claim == text for fact in self._facts.values())
        if own_words or not any(fact.derivation for fact in self._facts.values()):
            return self._swapped(text)
        numbers = numbers_in(text, self.after.language)
        facts = [f for f in (self._facts.values() if own is None else own) if f.derivation]
        said = [
            f for f in facts if f.value is not None and any(n.matches(f.value) for n in numbers)
        ]
        mine = [fact for fact in said if self.touched(fact)]
        if not mine and not sure and (said or not self._mentions(text)):
            return text
        about = mine or [fact for fact in facts if self.touched(fact)]
        done = self._said(text, about) if about else None
        if done is None:
            self._lost.append(text)
        return done

    def _mentions(self, text: str) -> bool:
        return any(name in text.casefold() for name in self._names)

    def _said(self, text: str, facts: Sequence[Fact]) -> str | None:
        """A text with the numbers of facts as they are now; None where one no longer holds."""
        for fact in facts:
            if not self.touched(fact):
                continue
            old, new = fact.value, self.value(fact)
            if old is None or new is None or old * new < 0 or not self._holds(fact):
                return None
            number = next(
                (n for n in numbers_in(text, self.after.language) if n.matches(old)), None
            )
            if number is None and not isclose(old, new):
                return None
            text = self._put(text, number, old, new) if number else text
        return text

    def _put(self, text: str, number: Number, old: float, new: float) -> str:
        """A text with a number in the place of another, rounded and written as that was."""
        digits = _DIGITS.search(number.text.translate(FOLD))
        if digits is None:
            return text
        plain = numbers_in(digits.group(), self.after.language)[0]
        factor = number.value / plain.value if plain.value else 1.0
        times = 100.0 if number.percent and abs(abs(old) - abs(number.value)) > number.step else 1.0
        places = max(0, round(-log10(plain.step)))
        written = format_number(abs(new) * times / factor, self.after.language, places)
        start = number.start + digits.start()
        return text[:start] + written + text[start + len(digits.group()) :]

    def _holds(self, fact: Fact) -> bool:
        """Whether all numbers of the fact's kind are in the order in which they were."""
        assert fact.derivation is not None
        if _whole_broke(self._old, self._new, self.changed):
            return False
        rankings = (_rankings(fact.derivation, d, self.changed) for d in (self._old, self._new))
        return next(rankings) == next(rankings)

    def remarks(self) -> tuple[str, ...]:
        """What was left out, in one sentence, and shares that are no whole any more."""
        lost = list(dict.fromkeys(self._lost))
        quoted = ", ".join(f"“{one}”" for one in lost[:_TOLD])
        quoted += f" and {len(lost) - _TOLD} more" if len(lost) > _TOLD else ""
        out = (f"Left out, for the new number may not bear it out: {quoted}.",) if quoted else ()
        whole = _whole_broke(self._old, self._new, self.changed)
        return (*out, f"The shares add up to {whole:g} % now.") if whole else out


def _rankings(
    derivation: Derivation, data: Mapping[str, Dataset], changed: Changed
) -> list[list[int]]:
    """All rankings that a claim may rest on: of its number in every row, of changed columns and changed rows."""
    out = [_order(_in_every_row(derivation, data))]
    for key, places in changed.items():
        columns = data[key].columns
        out += [_order([_real(v) for v in c.values]) for c in columns if c.name in places]
        out += [_order([_real(c.values[row]) for c in columns]) for row in set(places.values())]
    return out


def _in_every_row(derivation: Derivation, data: Mapping[str, Dataset]) -> list[float | None]:
    """What is computed of one row, computed of each; nothing for what is computed of several."""
    rows = {ref.rows for ref in derivation.inputs}
    if len(rows) != 1 or len(rows.pop() or ()) != 1:
        return []
    height = len(data[derivation.inputs[0].dataset].columns[0].values)
    return [recompute(_of_row(derivation, row), data) for row in range(height)]


def _of_row(derivation: Derivation, row: int) -> Derivation:
    inputs = tuple(ref.model_copy(update={"rows": (row,)}) for ref in derivation.inputs)
    return derivation.model_copy(update={"inputs": inputs})


def _real(value: object) -> float | None:
    return float(value) if isinstance(value, float | int) else None


def _order(values: Sequence[float | None]) -> list[int]:
    known = [i for i, value in enumerate(values) if value is not None]
    return sorted(known, key=lambda i: (values[i], i))


def _whole_broke(
    old: Mapping[str, Dataset], new: Mapping[str, Dataset], changed: Changed
) -> float | None:
    """What shares of a whole, of 100 % before, add up to now where that is not 100 %."""
    for key, places in changed.items():
        for was, now in zip(old[key].columns, new[key].columns, strict=True):
            if was.name in places and was.unit == "%":
                sums = [sum(_real(v) or 0.0 for v in column.values) for column in (was, now)]
                if abs(sums[0] - 100) < 1 <= abs(sums[1] - 100):
                    return sums[1]
    return None
