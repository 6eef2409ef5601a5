"""Computes a derived number again from the dataset, so that every number drawn can be checked."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from planner.parts import DataColumn, Dataset, Derivation, Ref

Numbers = Sequence[float]
Cell = float | str | None
Cells = list[list[float | None]]


def recompute(derivation: Derivation, datasets: Mapping[str, Dataset]) -> float | None:
    """The number that `derivation` yields, or None where it has none.

    `datasets` maps ids to datasets. A cell counts as a number: itself; for a date its year where
    the column's precision is `year`, else its day number (so differences are days). Missing cells
    are left out. None stands for: an unknown dataset, column or row, nothing to compute from, or a
    division by zero.
    """
    try:
        if derivation.op == "count":
            return float(sum(_height(ref, datasets) for ref in derivation.inputs))
        number = _tally if derivation.op == "share" else _number
        cells = [_numbers(ref, datasets, number) for ref in derivation.inputs]
    except LookupError:
        return None
    if not cells or not all(cells):
        return None
    return OPS[derivation.op](cells)


def _column(ref: Ref, datasets: Mapping[str, Dataset]) -> DataColumn:
    for column in datasets[ref.dataset].columns:
        if column.name == ref.column:
            return column
    raise KeyError(ref.column)


def _rows(ref: Ref, column: DataColumn) -> Sequence[int]:
    rows = range(len(column.values)) if ref.rows is None else ref.rows
    if any(not 0 <= row < len(column.values) for row in rows):
        raise IndexError(ref.column)
    return rows


def _height(ref: Ref, datasets: Mapping[str, Dataset]) -> int:
    column = _column(ref, datasets)
    return sum(column.values[row] is not None for row in _rows(ref, column))


def _numbers(
    ref: Ref, datasets: Mapping[str, Dataset], number: Callable[[DataColumn, Cell], float | None]
) -> list[float | None]:
    column = _column(ref, datasets)
    return [number(column, column.values[row]) for row in _rows(ref, column)]


def _tally(column: DataColumn, cell: Cell) -> float | None:
    if column.kind in ("number", "percent"):
        return _number(column, cell)
    return None if cell is None else 1.0


def _number(column: DataColumn, cell: Cell) -> float | None:
    if cell is None or isinstance(cell, (int, float)):
        return cell
    if column.kind != "date":
        return None
    try:
        when = date.fromisoformat(cell)
    except ValueError:
        return None
    return float(when.year if column.precision == "year" else when.toordinal())


def _known(cells: Sequence[float | None]) -> list[float]:
    return [cell for cell in cells if cell is not None]


def _pool(cells: Cells) -> list[float]:
    return [cell for column in cells for cell in _known(column)]


def _over_pool(reduce: Callable[[Numbers], float]) -> Callable[[Cells], float | None]:
    """An operation on all inputs' numbers together."""

    def apply(cells: Cells) -> float | None:
        numbers = _pool(cells)
        return reduce(numbers) if numbers else None

    return apply


def _value(cells: Cells) -> float | None:
    """The one cell referred to."""
    return cells[0][0] if len(cells) == 1 and len(cells[0]) == 1 else None


def _totals(cells: Cells) -> tuple[float, float] | None:
    """The sums of the two inputs."""
    if len(cells) != 2 or not all(_known(column) for column in cells):
        return None
    first, second = (sum(_known(column)) for column in cells)
    return first, second


def _share(cells: Cells) -> float | None:
    """Sum of the first input over the sum of all others, a fraction of 1; names are counted."""
    whole = sum(_pool(cells[1:]))
    return sum(_known(cells[0])) / whole if whole and _known(cells[0]) else None


def _change(cells: Cells) -> float | None:
    """Sum of the second input minus the sum of the first: from first to second."""
    totals = _totals(cells)
    return totals[1] - totals[0] if totals else None


def _percent_change(cells: Cells) -> float | None:
    """The change from the first input's sum to the second's, in percent of the first."""
    totals = _totals(cells)
    return 100 * (totals[1] - totals[0]) / abs(totals[0]) if totals and totals[0] else None


def _ratio(cells: Cells) -> float | None:
    """Sum of the first input over the sum of the second."""
    totals = _totals(cells)
    return totals[0] / totals[1] if totals and totals[1] else None


def _difference(cells: Cells) -> float | None:
    """Sum of the first input minus the sum of the second."""
    totals = _totals(cells)
    return totals[0] - totals[1] if totals else None


def _times(cells: Cells) -> float | None:
    """Mean of the first input over the mean of the second: how many times as high."""
    if len(cells) != 2 or not all(_known(column) for column in cells):
        return None
    first, second = (statistics.fmean(_known(column)) for column in cells)
    return first / second if second else None


def _rank(cells: Cells) -> float | None:
    """Place of the first input's cell among the second's: 1 = largest, ties share a place."""
    if len(cells) != 2 or len(cells[0]) != 1 or cells[0][0] is None:
        return None
    mine = cells[0][0]
    return float(1 + sum(other > mine for other in _known(cells[1])))


def _bin(cells: Cells) -> float | None:
    """How many of the first input's numbers lie from the second's lowest to its highest."""
    if len(cells) != 2 or not _known(cells[1]):
        return None
    low, high = min(_known(cells[1])), max(_known(cells[1]))
    return float(sum(low <= number <= high for number in _known(cells[0])))


def _correlation(cells: Cells) -> float | None:
    """Pearson's r over the rows where both inputs have a number; at least three of them."""
    if len(cells) != 2 or len(cells[0]) != len(cells[1]):
        return None
    pairs = [
        (x, y) for x, y in zip(cells[0], cells[1], strict=True) if x is not None and y is not None
    ]
    if len(pairs) < 3:
        return None
    try:
        return statistics.correlation([x for x, _ in pairs], [y for _, y in pairs])
    except statistics.StatisticsError:
        return None


def quantile(numbers: Numbers, share: float) -> float:
    """The quantile at `share` (0-1), linear between neighbours (Hyndman and Fan's type 7)."""
    ordered = sorted(numbers)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


OPS: Mapping[str, Callable[[Cells], float | None]] = {
    "value": _value,
    "sum": _over_pool(sum),
    "mean": _over_pool(statistics.fmean),
    "median": _over_pool(statistics.median),
    "min": _over_pool(min),
    "max": _over_pool(max),
    "quartile1": _over_pool(lambda numbers: quantile(numbers, 0.25)),
    "quartile3": _over_pool(lambda numbers: quantile(numbers, 0.75)),
    "share": _share,
    "change": _change,
    "percent_change": _percent_change,
    "ratio": _ratio,
    "difference": _difference,
    "times": _times,
    "rank": _rank,
    "bin": _bin,
    "correlation": _correlation,
}
"""Every operation but `count`, which counts the cells that are not missing, numbers or not."""
