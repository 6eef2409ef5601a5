"""The data of a chart as series over categories, each cell knowing its column and row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.parts import DataColumn
from planner.plan import ChartElement
from renderer.errors import RenderError

ROWWISE = ("scatter", "bubble", "histogram", "box", "treemap", "gantt")
"""Kinds that draw a mark a row and take `series` as a group, not as a table's other side."""
_DATE = re.compile(r"^(-?\d{1,4})(?:-(?:Q([1-4])|(\d{1,2})))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the chart's data: index of its column, its row, and the value if there is one."""

    column: int
    row: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """A measure or a group. `cells` has one entry a category, `None` where there is no row."""

    name: str
    cells: tuple[Cell | None, ...]

    @property
    def values(self) -> tuple[float | None, ...]:
        """The values, `None` where missing."""
        return tuple(cell.value if cell else None for cell in self.cells)

    @property
    def known(self) -> list[Cell]:
        """The cells that have a value."""
        return [cell for cell in self.cells if cell and cell.value is not None]


@dataclass(frozen=True, slots=True)
class Table:
    """Series over categories. `keys` are the raw categories; `column` holds them, if one does."""

    keys: tuple[float | str, ...]
    series: tuple[Series, ...]
    column: DataColumn | None

    @property
    def values(self) -> list[float]:
        """Every value there is."""
        return [float(c.value) for s in self.series for c in s.known if c.value is not None]


def parse_date(text: str) -> date:
    """An ISO date, month, quarter (`2024-Q2`) or year; RenderError for anything else."""
    match = _DATE.match(text.strip())
    if match is None:
        raise RenderError(f"“{text}” is not a date; write it as 2024-03-31, 2024-03 or 2024.")
    year, quarter, month, day = (int(part) if part else None for part in match.groups())
    try:
        return date(year or 1, (quarter or 1) * 3 - 2 if quarter else month or 1, day or 1)
    except ValueError as error:
        raise RenderError(f"“{text}” is not a date that exists; correct the table.") from error


def index_of(chart: ChartElement, name: str) -> int:
    """The index of the column called `name`."""
    return [column.name for column in chart.columns].index(name)


def number_at(column: DataColumn, row: int) -> float | None:
    """The number in a row (days since year 1 for dates); RenderError where there are words."""
    value = column.values[row]
    if value is None or isinstance(value, float):
        return value
    if column.kind == "date" and isinstance(value, str):
        return float(parse_date(value).toordinal())
    try:
        return float(value)
    except ValueError:
        raise RenderError(
            f"Row {row + 1} of “{column.name}” says “{value}” where the chart needs a number."
        ) from None


def measures(chart: ChartElement) -> tuple[str, ...]:
    """The columns that hold what is measured; RenderError if the chart names none."""
    if chart.y:
        return chart.y
    used = {chart.x, chart.series, chart.size_by}
    found = [c.name for c in chart.columns if c.kind in ("number", "percent")]
    named = [name for name in found if name not in used] or found[:1]
    if not named:
        raise RenderError(f"The chart {chart.id} has no column of numbers; name one in y.")
    return (named[0],)


def read_table(chart: ChartElement) -> Table:
    """Series over categories, from long form (`series`), wide form, or one row of measures."""
    if chart.x is None and chart.series is None and len(chart.y) > 1 and _height(chart) == 1:
        cells = tuple(_cell(chart, name, 0) for name in chart.y)
        return Table(chart.y, (Series("", cells),), None)
    named = chart.x or (chart.series if chart.chart == "box" else None)
    column = chart.columns[index_of(chart, named)] if named else None
    if chart.series and chart.chart not in ROWWISE:
        return _long(chart, column, chart.columns[index_of(chart, chart.series)])
    keys = tuple(_key(column, row) for row in range(_height(chart)))
    series = tuple(
        Series(name, tuple(_cell(chart, name, row) for row in range(len(keys))))
        for name in measures(chart)
    )
    return Table(keys, series, column)


def _height(chart: ChartElement) -> int:
    return len(chart.columns[0].values) if chart.columns else 0


def _key(column: DataColumn | None, row: int) -> float | str:
    if column is None:
        return float(row + 1)
    value = column.values[row]
    return "–" if value is None else value


def _cell(chart: ChartElement, name: str, row: int) -> Cell:
    index = index_of(chart, name)
    return Cell(index, row, number_at(chart.columns[index], row))


def _long(chart: ChartElement, column: DataColumn | None, group: DataColumn) -> Table:
    measure = measures(chart)[0]
    keys = list(dict.fromkeys(_key(column, row) for row in range(_height(chart))))
    cells: dict[str, list[Cell | None]] = {}
    for row in range(_height(chart)):
        name, key = str(_key(group, row)), _key(column, row)
        slots = cells.setdefault(name, [None] * len(keys))
        if slots[keys.index(key)] is not None:
            raise RenderError(
                f"The chart {chart.id} has two rows for {key} and {name}; add them up first."
            )
        slots[keys.index(key)] = _cell(chart, measure, row)
    return Table(tuple(keys), tuple(Series(n, tuple(c)) for n, c in cells.items()), column)


def precision_of(column: DataColumn) -> str:
    """How fine the dates of a column are: as it says, else what its dates have in common."""
    if column.precision is not None:
        return column.precision
    days = [parse_date(str(value)) for value in column.values if value is not None]
    if any(day.day > 1 for day in days):
        return "day"
    return "month" if any(day.month > 1 for day in days) else "year"


def positions(table: Table) -> list[float]:
    """Where each category lies on a continuous axis: days, the number itself, or its place."""
    kind = table.column.kind if table.column else "category"
    if kind == "date":
        return [float(parse_date(_text(key)).toordinal()) for key in table.keys]
    if kind in ("number", "percent"):
        return [float(key) for key in table.keys]
    return [float(i) for i in range(len(table.keys))]


def _text(key: float | str) -> str:
    return str(int(key)) if isinstance(key, float) else key


def continuous(table: Table) -> bool:
    """True where categories are dates or numbers."""
    return table.column is not None and table.column.kind in ("date", "number", "percent")


def segments(series: Series) -> Iterator[list[int]]:
    """Indices of the categories between gaps: a missing value breaks a line."""
    run: list[int] = []
    for i, cell in enumerate(series.cells):
        if cell is not None and cell.value is not None:
            run.append(i)
        elif cell is not None and run:
            yield run
            run = []
    if run:
        yield run
