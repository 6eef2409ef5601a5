"""What a picture claims and where it is from: sources, data, and facts with a quote or a derivation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from planner.parts.base import Finite, Id, Model, Share


class SourceRef(Model):
    """Where a fact was read: a file or an address, the place inside it, and when it was published."""

    file: str | None = None
    url: str | None = None
    title: str | None = None
    locator: str | None = None
    retrieved: date | None = None
    published: date | None = None


class DataColumn(Model):
    """A column of numbers, dates (ISO text) or names; `null` where a value is missing."""

    name: str
    kind: Literal["number", "percent", "date", "category", "text", "bool"] = "category"
    unit: str | None = None
    decimals: Annotated[int, Field(ge=0, le=12)] = 0
    precision: Literal["day", "month", "quarter", "year"] | None = None
    values: tuple[Finite | str | None, ...] = ()


def agree(columns: Sequence[DataColumn], used: Iterable[str | None]) -> None:
    """Raise ValueError where a name that a chart uses is no column's, or columns differ in length."""
    names = {column.name for column in columns}
    missing = sorted({name for name in used if name is not None and name not in names})
    if missing:
        raise ValueError(f"no column named {', '.join(missing)}")
    if len({len(column.values) for column in columns}) > 1:
        raise ValueError("every column needs the same number of values")


class Dataset(Model):
    """The table that facts and charts were computed from, as used (after any aggregation)."""

    id: Id
    title: str = ""
    source: SourceRef = SourceRef()
    columns: tuple[DataColumn, ...]
    notes: tuple[str, ...] = ()


class Ref(Model):
    """Cells of a dataset: a column by name, and row indices (all rows when absent)."""

    dataset: Id
    column: str
    rows: tuple[int, ...] | None = None


Op = Literal[
    "value", "sum", "mean", "median", "min", "max", "count", "share", "change", "percent_change",
    "ratio", "difference", "rank", "quartile1", "quartile3", "bin", "correlation", "times",
]  # fmt: skip


class Derivation(Model):
    """How a number was computed; `check` computes it again."""

    op: Op
    inputs: tuple[Ref, ...]


class Fact(Model):
    """One claim with its evidence: a verbatim quote, or a derivation from a dataset.

    `against` are the facts that give another number for the same.
    """

    id: Id
    claim: str
    value: Finite | None = None
    unit: str | None = None
    quote: str = ""
    source: SourceRef = SourceRef()
    confidence: Share = 1.0
    derivation: Derivation | None = None
    against: tuple[Id, ...] = ()
