"""Tracing numbers: every number drawn must stand in the prompt, a fact, or a dataset."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from planner.numbers import Number, numbers_in
from planner.plan import Plan, TextElement

EXEMPT = ("ordinal", "tick", "count")
"""Id stems of texts whose numbers only number or count what is listed."""


class Ledger:
    """The numbers that a plan may draw."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def values(self) -> list[float]:
        """Every number in the prompt, the facts and the datasets."""
        out = [n.value for text in self._texts() for n in numbers_in(text)]
        out += [fact.value for fact in self.plan.facts if fact.value is not None]
        out += [float(v) for v in self._cells() if isinstance(v, int | float)]
        return out

    def _texts(self) -> Iterable[str]:
        yield self.plan.prompt
        for fact in self.plan.facts:
            yield from (fact.claim, fact.quote, fact.source.title or "", fact.source.file or "")
        for dataset in self.plan.datasets:
            yield from (dataset.title, *dataset.notes, *(c.name for c in dataset.columns))
            yield dataset.source.title or dataset.source.file or ""
        for cell in self._cells():
            if isinstance(cell, str):
                yield cell

    def _cells(self) -> Iterable[float | str | None]:
        for dataset in self.plan.datasets:
            for column in dataset.columns:
                yield from column.values

    def traces(self, number: Number) -> bool:
        """True where the number is one of the plan's, as written or rounded."""
        return any(number.matches(value) for value in self.values)


def untraced(plan: Plan) -> list[tuple[int, Number]]:
    """Index of the element and the number, for every number without a source."""
    ledger = Ledger(plan)
    return [
        (index, number)
        for index, element in enumerate(plan.elements)
        if isinstance(element, TextElement) and not element.id.startswith(EXEMPT)
        for number in numbers_in(element.text)
        if not ledger.traces(number)
    ]
