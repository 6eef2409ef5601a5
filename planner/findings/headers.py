"""Headers as readers say them: `Gravity (m/s²)` with its unit, `counts.mallard` as mallard counts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from grounding.types import Column, Table
from planner.findings.words import known, says

_BRACKET = re.compile(r"^(.+?)\s*[(（]([^()（）]{1,20})[)）]$")
_RATE = re.compile(r"^\S{1,6}\s?/\s?\S{1,6}$|[²³⁻]")


def said(table: Table) -> Table:
    """The table with unknown units in brackets, and the names of objects around others, taken out."""
    columns = tuple(_united(c) if c.numeric and c.unit is None else c for c in table.columns)
    inner = Counter(c.name.rpartition(".")[2] for c in columns)
    columns = tuple(_inner(c) if inner[c.name.rpartition(".")[2]] == 1 else c for c in columns)
    names = [column.name for column in columns]
    return replace(table, columns=columns) if len(set(names)) == len(names) else table


def _inner(column: Column) -> Column:
    """`location.lat` as `lat`; what is counted keeps that it is: `counts.mallard`."""
    outer, _, name = column.name.rpartition(".")
    counted = column.numeric and says(outer, "extensive")
    spoken = f"{name} {outer}" if counted else name
    nested = outer.isidentifier() and name[:1] != " " and name.replace(" ", "_").isidentifier()
    return replace(column, name=spoken) if nested else column


def _united(column: Column) -> Column:
    found = _BRACKET.match(column.name)
    if not found or not (_RATE.search(found[2]) or found[2].casefold() in known("bracket_units")):
        return column
    return replace(column, name=found[1], unit=found[2])
