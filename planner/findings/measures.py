"""What may be done with a column of numbers: added up, divided, followed over time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from grounding.types import Column
from planner.findings.words import known, says, spelled, tokens
from planner.numbers import money_and_scale

Additive = Literal["yes", "no", "unknown"]
_RATE_UNIT = re.compile(
    r"/|\bper\b|\bpro\b|\bpar\b|\bpor\b|\bна\b|每|毎|당|لكل|प्रति", re.IGNORECASE
)
MOST_APART = 10.0
"""Rates and sizes of one unit that differ by more are not of one kind."""
PERIODS = frozenset({"year", "month", "week", "day", "quarter", "hour"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A numeric column.

    `name` is as a reader sees it. `additive`: whether values of several rows may be summed; only a
    `yes` makes totals and shares. `ratio`: whether one value may be divided by another. `points`:
    the unit is percent, so changes are percentage points. `whole`: the values are the parts of 100.
    `flow`: summed over time, else averaged. `place` is its place among the measures, from 0.
    """

    column: Column
    name: str
    additive: Additive
    ratio: bool
    points: bool
    whole: bool
    flow: bool
    place: int = 0

    @property
    def money(self) -> bool:
        """True for sums and prices: the unit is a currency, or the name says so."""
        unit = self.column.unit
        return bool(unit and money_and_scale(unit)[0]) or (
            unit is None and says(self.column.name, "money")
        )

    @property
    def values(self) -> tuple[float | None, ...]:
        """One entry a row."""
        return self.column.values  # type: ignore[return-value]


def measure(column: Column, rows: Sequence[int], place: int, evident: bool) -> Measure:
    """Reads a numeric column over `rows`; `evident` where totals in the table prove it adds up."""
    values = [float(v) for i in rows if isinstance(v := column.values[i], float | int)]
    low = min(values, default=0.0)
    points = column.unit is not None and column.unit.startswith("%")
    whole = points and len(values) > 1 and low >= 0 and 98 <= sum(values) <= 102
    temperature = column.unit in known("temperature_units")
    return Measure(
        column,
        spelled(column.name),
        "yes" if whole else "no" if points or low < 0 else _additive(column, values, evident),
        low >= 0
        and not temperature
        and max(values, default=0.0) > 0
        and not says(column.name, "scale_only"),
        points,
        whole,
        says(column.name, "flow"),
        place,
    )


def amount(item: Measure) -> Measure:
    """A measure that adds up, over rows and over time, whatever its name alone would say."""
    return replace(item, additive="yes", flow=True)


def under(item: Measure, topic: str, unit: str | None) -> Measure:
    """A measure whose header names only a time, read by what its table is about."""
    if not topic and unit is None:
        return item
    column = item.column if unit is None else replace(item.column, unit=unit)
    about = replace(column, name=topic or column.name)
    values = [v for v in item.values if v is not None]
    additive = "no" if item.points or min(values, default=0) < 0 else item.additive
    if additive == "unknown":
        additive = _additive(about, values, False)
    ratio = item.ratio and not says(topic, "scale_only")
    return replace(item, column=column, additive=additive, ratio=ratio, flow=says(topic, "flow"))


def _additive(column: Column, values: Sequence[float], evident: bool) -> Additive:
    if _intensive(column):
        return "no"
    if evident or says(column.name, "extensive") or column.unit in known("additive_units"):
        return "yes"
    if column.unit is not None:
        return "yes" if _money(column.unit) else "unknown"
    whole = all(value == int(value) for value in values)
    if whole and tokens(column.name) in (("total",), ("count",), ("n",)):
        return "yes"
    return "unknown" if whole else "no"


def _intensive(column: Column) -> bool:
    unit = column.unit or ""
    if unit in known("intensive_units") or _RATE_UNIT.search(unit):
        return True
    words = tokens(column.name)
    rates = [i for i, word in enumerate(words) if word in ("per", "pro", "par", "por")]
    if any(words[i + 1 : i + 2] and words[i + 1] not in PERIODS for i in rates):
        return True
    # "average_total" averages; "total_rate" is a rate; but a bare extensive head noun wins
    # over nothing: when in doubt the column is not summed.
    return says(column.name, "intensive")


def _money(unit: str) -> bool:
    """True for money by the thousand or more: those are sums; bare money may be a price."""
    currency, scale = money_and_scale(unit)
    return currency is not None and scale is not None


def comparable(measures: Sequence[Measure], timed: bool) -> bool:
    """True where the measures may share one axis: one unit, and a name or a size in common."""
    if len(measures) < 2 or len({m.column.unit for m in measures}) > 1:
        return False
    if measures[0].column.unit is not None:
        additive = {m.additive for m in measures}
        if "no" in additive and len(additive) > 1:
            return False
        levels = [_typical(m) for m in measures]
        far = min(levels) > 0 and max(levels) > MOST_APART * min(levels)
        return timed or measures[0].additive == "yes" or not far
    shared = set.intersection(*({t for t in tokens(m.name) if not t.isdigit()} for m in measures))
    if shared - {"of", "the", "per", "in", "and"}:
        return True
    sizes = [_typical(m) for m in measures]
    if min(sizes) <= 0 or len({_intensive(m.column) for m in measures}) > 1:
        return False
    reach = max(sizes) / min(sizes)
    if timed:
        return reach <= (300 if len({m.ratio for m in measures}) == 1 else 30)
    # Columns side by side without a unit in common: amounts, or marks of much the same size.
    amounts = all(m.additive == "yes" for m in measures)
    same = len({(m.additive, m.column.decimals) for m in measures}) == 1
    return reach <= 20 if amounts else same and reach <= 3


def _typical(measure: Measure) -> float:
    values = sorted(abs(v) for v in measure.values if v is not None)
    return values[len(values) // 2] if values else 0.0
