"""Units that stand beside a table's numbers: in a column of their own, or in the corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grounding.columns import Reading
from grounding.types import Column
from grounding.units import is_unit, split_header


def united(readings: Sequence[Reading]) -> list[Reading]:
    """Numbers with the unit that the column to their right says in every row: `549.50 | USD`."""
    found = list(readings)
    for i in range(len(found) - 1, 0, -1):
        numbers, unit = found[i - 1].column, _only_unit(found[i].column)
        if unit is None or not numbers.numeric or numbers.unit is not None:
            continue
        note = (
            f"Column '{found[i].column.name}' says {unit} throughout: the unit of '{numbers.name}'."
        )
        measured = replace(numbers, unit=unit)
        found[i - 1 : i + 1] = [
            replace(found[i - 1], column=measured, notes=(*found[i - 1].notes, note))
        ]
    return found


def cornered(readings: Sequence[Reading]) -> list[Reading]:
    """Numbers with the unit in the corner, over names without a digit: `Cost per year ($) | Bus | Car`."""
    first, *rest = [reading.column for reading in readings]
    name, unit = split_header(first.name)
    words = all(isinstance(v, str) and not any(map(str.isdigit, v)) for v in first.values)
    plain = len(rest) > 1 and all(c.kind == "number" and c.unit is None for c in rest)
    if unit is None or first.numeric or not (words and plain):
        return list(readings)
    note = f"The unit of '{first.name}' is that of the columns beside it."
    named = replace(readings[0], column=replace(first, name=name), notes=(*readings[0].notes, note))
    columns = [replace(r, column=replace(r.column, unit=unit)) for r in readings[1:]]
    return [named, *columns]


def _only_unit(column: Column) -> str | None:
    values = set(column.values)
    only = values.pop() if len(values) == 1 else None
    if not isinstance(only, str) or (len(only) == 1 and only.isalpha()) or not is_unit(only):
        return None
    return only
