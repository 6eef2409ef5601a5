"""Rows of a table as items: ranks with their amounts, or events with their dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.composer.date_readers import fractional_year
from planner.composer.text import content_words
from planner.content import Item
from planner.localise import phrase
from planner.parts import DataColumn, Dataset, Derivation, Fact, Ref

MOST = 15
_NUMBERS = ("number", "percent")


@dataclass(frozen=True, slots=True)
class Rows:
    """The items, and the facts that their numbers are traced to."""

    items: tuple[Item, ...]
    facts: tuple[Fact, ...]


def rows_of(dataset: Dataset, archetype: str, prompt: str, language: str) -> Rows | None:
    """The rows as a ranking or a timeline; None where the table has no names, numbers or dates."""
    names = _names(dataset)
    measure = _asked([c for c in dataset.columns if c.kind in _NUMBERS], prompt, language)
    dates = _asked([c for c in dataset.columns if c.kind == "date"], prompt, language)
    if names is None:
        return None
    if archetype == "timeline" and dates is not None:
        return _timeline(dataset, names, dates, language)
    if archetype == "ranking" and measure is not None:
        return _ranking(dataset, names, measure, prompt, language)
    return None


def _names(dataset: Dataset) -> DataColumn | None:
    """The column that names the rows: the first words that hardly repeat."""
    for column in dataset.columns:
        known = [value for value in column.values if value is not None]
        if column.kind in ("category", "text") and len(set(known)) >= 0.9 * len(known) > 1:
            return column
    return None


def _asked(columns: Sequence[DataColumn], prompt: str, language: str) -> DataColumn | None:
    """The column whose name the prompt mentions, else the first."""
    words = set(content_words(prompt, language))
    return max(
        columns, key=lambda c: len(words & set(content_words(c.name, language))), default=None
    )


def _ranking(
    dataset: Dataset, names: DataColumn, measure: DataColumn, prompt: str, language: str
) -> Rows:
    amounts = [(v, i) for i, v in enumerate(measure.values) if isinstance(v, float | int)]
    order = sorted(amounts, key=lambda pair: -pair[0])[:MOST]
    words = set(content_words(prompt, language))
    extra = [
        column
        for column in dataset.columns
        if column not in (names, measure) and words & set(content_words(column.name, language))
    ]
    items, facts = [], []
    for amount, index in order:
        name, shown = str(names.values[index] or ""), _number(float(amount), measure, language)
        fact = _fact(dataset, measure, index, f"{name}: {shown}", float(amount))
        also = [_note(column, index, language) for column in extra[:1]]
        items.append(
            Item(
                title=name, value=shown, amount=float(amount), body="".join(also), facts=(fact.id,)
            )
        )
        facts.append(fact)
    return Rows(tuple(items), tuple(facts))


def _timeline(dataset: Dataset, names: DataColumn, dates: DataColumn, language: str) -> Rows | None:
    days = [(date.fromisoformat(v), i) for i, v in enumerate(dates.values) if isinstance(v, str)]
    if not 2 <= len(days) <= MOST:
        return None
    items, facts = [], []
    for day, index in sorted(days):
        name, shown = str(names.values[index] or ""), _date(day.isoformat(), dates, language)
        fact = _fact(dataset, dates, index, f"{shown}: {name}", None)
        when = fractional_year(day.year, day.month, day.day)
        items.append(Item(title=name, when=shown, date=when, facts=(fact.id,)))
        facts.append(fact)
    return Rows(tuple(items), tuple(facts))


def _note(column: DataColumn, index: int, language: str) -> str:
    """Another cell of the row with its column's name before it."""
    value = column.values[index]
    if value is None:
        return ""
    if column.kind == "date":
        rest = _date(str(value), column, language)
    elif isinstance(value, float | int):
        rest = _number(float(value), column, language)
    else:
        rest = str(value)
    return phrase("pair", language, label=column.name, rest=rest)


def _number(amount: float, column: DataColumn, language: str) -> str:
    from planner.numbers import format_number

    return format_number(amount, language, decimals=column.decimals, unit=column.unit)


def _date(value: str, column: DataColumn, language: str) -> str:
    from planner.numbers import format_date

    return format_date(value, language, column.precision or "day")


def _fact(
    dataset: Dataset, column: DataColumn, index: int, claim: str, value: float | None
) -> Fact:
    """One cell, as a fact that `check` can look up again."""
    ref = Ref(dataset=dataset.id, column=column.name, rows=(index,))
    return Fact(
        id=f"{dataset.id}-row{index + 1}",
        claim=claim,
        value=value,
        unit=column.unit,
        source=dataset.source,
        derivation=Derivation(op="value", inputs=(ref,)) if value is not None else None,
    )
