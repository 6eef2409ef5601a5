"""The dataset as the plan keeps it, and facts with their derivations, each recomputed when made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from grounding.types import Column, Table
from planner.composer.ledger import reference
from planner.derive import recompute
from planner.findings.finding import Evidence
from planner.parts import DataColumn, Dataset, Derivation, Fact, Ref, SourceRef

FEW_CELLS = 6


def dataset_of(table: Table, name: str) -> Dataset:
    """The whole table as a dataset: rows keep their places, dates become ISO text."""
    return Dataset(
        id=name,
        title=table.title or table.name,
        source=source_of(table),
        columns=tuple(_column(column) for column in table.columns),
        notes=(*table.notes, *([table.credit] if table.credit else [])),
    )


def source_of(table: Table, locator: str | None = None) -> SourceRef:
    """Where the table was read, called as it wants to be credited, and the place inside it."""
    found = reference(table.source)
    named = {"title": table.credit} if table.credit else {}
    return found.model_copy(update=named | ({"locator": locator} if locator else {}))


def _column(column: Column) -> DataColumn:
    return DataColumn(
        name=column.name, kind="category" if column.kind == "bool" else column.kind,
        unit=column.unit, decimals=min(column.decimals, 12), precision=column.precision,
        values=tuple(plain(value) for value in column.values),
    )  # fmt: skip


def plain(value: object) -> float | str | None:
    """A cell as a plan keeps it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value)
    return value.isoformat() if isinstance(value, date) else float(value)  # type: ignore[arg-type]


def locator(table: Table, inputs: Iterable[tuple[str, tuple[int, ...]]]) -> str:
    """The cells of the file: `B2`, `B2:B14`, or single ones where they are few and apart."""
    return ", ".join(_range(table, table.column(name), rows) for name, rows in inputs if rows)


def _range(table: Table, column: Column, rows: Sequence[int]) -> str:
    numbers = sorted(table.row_number(row) for row in rows)
    first, last = f"{column.letter}{numbers[0]}", f"{column.letter}{numbers[-1]}"
    if len(numbers) == 1:
        return first
    if len(numbers) <= FEW_CELLS and numbers[-1] - numbers[0] >= len(numbers):
        return ", ".join(f"{column.letter}{number}" for number in numbers)
    return f"{first}:{last}"


class Ledger:
    """Facts made so far, each derivation once.

    `original` is the table that `table` was put together from, if it was; cells are then named as
    whole columns of it.
    """

    def __init__(self, table: Table, dataset: Dataset, original: Table | None = None) -> None:
        self._table = table
        self._original = original
        self._datasets = {dataset.id: dataset}
        self._dataset = dataset
        self._facts: dict[Derivation, Fact] = {}

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts in the order they were asked for."""
        return tuple(self._facts.values())

    def add(self, evidence: Evidence) -> str:
        """The id of the fact for `evidence`; its value is computed from the dataset."""
        derivation = Derivation(
            op=evidence.op,
            inputs=tuple(self._ref(column, rows) for column, rows in evidence.inputs),
        )
        if derivation not in self._facts:
            self._facts[derivation] = Fact(
                id=f"{self._dataset.id}.f{len(self._facts) + 1}",
                claim=evidence.text,
                value=recompute(derivation, self._datasets),
                unit=evidence.unit,
                source=source_of(self._table, self._place(evidence)),
                derivation=derivation,
            )
        return self._facts[derivation].id

    def _place(self, evidence: Evidence) -> str:
        if self._original is None:
            return locator(self._table, evidence.inputs)
        letters = {self._table.column(name).letter for name, _ in evidence.inputs}
        last = self._original.row_number(self._original.height - 1)
        return ", ".join(f"{x}{self._original.row_number(0)}:{x}{last}" for x in sorted(letters))

    def _ref(self, column: str, rows: tuple[int, ...]) -> Ref:
        """All rows are said by saying none."""
        everything = len(rows) == self._table.height
        return Ref(dataset=self._dataset.id, column=column, rows=None if everything else rows)
