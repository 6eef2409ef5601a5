"""Units that headers write in brackets and that no list of units knows: `Gravity (m/s²)`."""

from __future__ import annotations

import re
from dataclasses import replace

from grounding.types import Column, Table
from planner.findings.words import known

_BRACKET = re.compile(r"^(.+?)\s*[(（]([^()（）]{1,20})[)）]$")
_RATE = re.compile(r"^\S{1,6}\s?/\s?\S{1,6}$|[²³⁻]")


def united(table: Table) -> Table:
    """The table with such units taken out of the names of its columns of numbers."""
    columns = tuple(_united(c) if c.numeric and c.unit is None else c for c in table.columns)
    names = [column.name for column in columns]
    return replace(table, columns=columns) if len(set(names)) == len(names) else table


def _united(column: Column) -> Column:
    found = _BRACKET.match(column.name)
    if not found or not (_RATE.search(found[2]) or found[2].casefold() in known("bracket_units")):
        return column
    return replace(column, name=found[1], unit=found[2])
