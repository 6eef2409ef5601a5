"""Numbers of a page's data: found by their names or their worth, and changed wherever they are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.content import ChartSpec, Content
from planner.errors import PlanError
from planner.parts import DataColumn, Dataset
from planner.read_numbers import Number, numbers_in

_UNIT = 14
"""Longest unit that may stand by a number, in characters."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number drawn by charts: the case and the series that it is of, and its worth."""

    case: str
    series: str
    value: float


def cells(content: Content) -> dict[Cell, None]:
    """Every number that the page's charts draw, each once."""
    return dict.fromkeys(cell for chart in content.charts for cell, _, _ in _drawn(chart))


def _drawn(chart: ChartSpec) -> Iterator[tuple[Cell, int, int]]:
    """The numbers of a chart, each with its column and row."""
    named = next((c for c in chart.columns if c.name == chart.x), None)
    for at, column in enumerate(chart.columns):
        if column is named or column.kind not in ("number", "percent"):
            continue
        for row, value in enumerate(column.values):
            if isinstance(value, float | int):
                case = named.values[row] if named else None
                yield Cell("" if case is None else str(case), column.name, float(value)), at, row


def named(content: Content, names: Sequence[str]) -> list[Cell]:
    """The numbers whose case, series or chart all of the names call."""
    about = {cell: f"{cell.case} {cell.series}" for cell in cells(content)}
    return _called(about, names) or _called(
        {cell: f"{told} {_measured(content, cell)}" for cell, told in about.items()}, names
    )


def _called(about: Mapping[Cell, str], names: Sequence[str]) -> list[Cell]:
    wanted = [name.casefold() for name in names]
    return [cell for cell, told in about.items() if all(n in told.casefold() for n in wanted)]


def _measured(content: Content, cell: Cell) -> str:
    """What the charts of a number say that they measure."""
    own = (c for c in content.charts if any(one == cell for one, _, _ in _drawn(c)))
    return " ".join(chart.subtitle for chart in own)


def worth(content: Content, number: Number, unit: str) -> list[Cell]:
    """The numbers that are worth a number as it is written, in its unit where it has one."""
    units = {c.name: c.unit or "" for chart in content.charts for c in chart.columns}
    return [
        cell for cell in cells(content)
        if number.matches(cell.value) and (not unit or unit in units.get(cell.series, ""))
        and not (number.percent and units.get(cell.series) != "%")
    ]  # fmt: skip


def written(text: str, language: str) -> tuple[Number, str] | None:
    """The one number that a text is, and its unit; None for other words."""
    found = numbers_in(text, language)
    if len(found) != 1:
        return None
    unit = (text[: found[0].start] + text[found[0].end :]).strip()
    return (found[0], unit) if len(unit) <= _UNIT else None


def number_of(text: str, language: str) -> Number:
    """The one number of a text. Raises PlanError."""
    found = numbers_in(text, language)
    if len(found) != 1:
        raise PlanError(f"“{text}” is not one number.")
    return found[0]


def in_unit(text: str, content: Content, cell: Cell) -> float:
    """The one number of a text in the unit of a cell: "4 billion" is 4000 where it counts millions.

    Raises PlanError for no number, or several.
    """
    number = number_of(text, content.language)
    unit = next(
        (c.unit for chart in content.charts for c in chart.columns if c.name == cell.series), None
    )
    scale = numbers_in(f"1 {unit}", content.language) if unit else []
    plain = numbers_in("".join(re.findall(r"[\d.,]", number.text)), content.language)
    scaled = bool(plain) and plain[0].value != abs(number.value)
    return number.value / scale[0].value if scale and scaled else number.value


def changed(
    content: Content, cell: Cell, value: float
) -> tuple[Content, dict[str, dict[str, int]]]:
    """The content with another number in charts and data; by dataset, the rows changed in each column."""
    charts = tuple(_in_chart(chart, cell, value) for chart in content.charts)
    places = {data.id: _places(data, cell) for data in content.datasets}
    datasets = tuple(_in_data(data, places[data.id], value) for data in content.datasets)
    return replace(content, charts=charts, datasets=datasets), places


def _in_chart(chart: ChartSpec, cell: Cell, value: float) -> ChartSpec:
    columns = list(chart.columns)
    for found, at, row in _drawn(chart):
        if found == cell:
            columns[at] = _with_cell(columns[at], row, value)
            columns = _ranked(columns, chart.columns[at], at)
    return replace(chart, columns=tuple(columns))


def _ranked(columns: list[DataColumn], was: DataColumn, at: int) -> list[DataColumn]:
    """Columns whose rows stood in falling order of one of them in that order again."""
    if any(c.kind == "date" for c in columns) or None in was.values:
        return columns
    if list(was.values) != sorted(was.values, key=float, reverse=True):  # type: ignore[arg-type]
        return columns
    now = columns[at].values
    order = sorted(range(len(now)), key=lambda i: -float(now[i] or 0.0))
    return [c.model_copy(update={"values": tuple(c.values[i] for i in order)}) for c in columns]


def _in_data(data: Dataset, places: dict[str, int], value: float) -> Dataset:
    columns = tuple(
        _with_cell(c, places[c.name], value) if c.name in places else c for c in data.columns
    )
    return data.model_copy(update={"columns": columns})


def _with_cell(column: DataColumn, row: int, value: float) -> DataColumn:
    values = (*column.values[:row], value, *column.values[row + 1 :])
    return column.model_copy(update={"values": values})


def _places(data: Dataset, cell: Cell) -> dict[str, int]:
    """By column, the row of a dataset that holds a number: its row or its column has the names."""
    names = {cell.case.casefold(), cell.series.casefold()}
    found: dict[str, int] = {}
    for column in data.columns:
        for row, value in enumerate(column.values):
            here = {str(c.values[row]).casefold() for c in data.columns} | {column.name.casefold()}
            if value == cell.value and isinstance(value, float | int) and names & here:
                found[column.name] = row
    return found
