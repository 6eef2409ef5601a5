"""What every kind of chart works with: the data, the sheet, and the ways to put text on it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil, floor
from typing import NamedTuple

from planner.parts import Annotation
from planner.plan import ChartElement
from renderer.charts.ink import Ink
from renderer.charts.labels import Formats, NumberStyle, number_style
from renderer.charts.lettering import BOLD, Lettering
from renderer.charts.scales import spread, ticks
from renderer.charts.sheet import Anchor, Area, Label, Point, Sheet
from renderer.charts.table import Cell, Table, continuous, index_of, parse_date, precision_of

_LISTED = 6
"""Most words that a note lists."""
_NUMBERED = re.compile(r"\W*\d")
MOST_TICKS = 40
"""A step that makes more ticks than these is not drawn."""


class Spot(NamedTuple):
    """A mark that words may point at: its category, series, centre and radius in units."""

    key: float | str
    series: str
    at: Point
    reach: float


@dataclass(slots=True)
class Plot:
    """A chart being drawn. `em` is its text size; `spots` are the places annotations may name.

    `grid` are gridlines, drawn at the end under everything and clear of text; `inset` are the names
    and colours of a legend that waits for a free corner among the marks; `notes` say what found no
    room, `placed` are the annotations that stand already.
    """

    chart: ChartElement
    table: Table
    sheet: Sheet
    ink: Ink
    type: Lettering
    formats: Formats
    numbers: NumberStyle
    spots: list[Spot] = field(default_factory=list)
    grid: list[tuple[Point, Point]] = field(default_factory=list)
    inset: Mapping[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    placed: list[Annotation] = field(default_factory=list)

    @property
    def em(self) -> float:
        """Text size in units."""
        return self.type.size

    @property
    def stroke(self) -> float:
        """Width of a data line in units."""
        return max(1.8, 0.17 * self.em)

    @property
    def hairline(self) -> float:
        """Width of gridlines in units."""
        return max(0.6, 0.05 * self.em)

    def lit(self, *names: float | str) -> bool:
        """True where the highlight names one of `names`."""
        known = {written(name) for name in names}
        return any(name in known for name in self.chart.highlight)

    def names(self) -> list[str]:
        """The categories as the reader sees them."""
        return [self.name(key) for key in self.table.keys]

    def name(self, key: float | str) -> str:
        """A category as the reader sees it."""
        column = self.table.column
        if column is not None and column.kind == "date":
            return self.formats.date(parse_date(written(key)), precision_of(column))
        if isinstance(key, float):
            decimals = column.decimals if column else 0
            return self.axis_numbers([key], decimals)(key)
        return key

    def axis_numbers(self, values: Sequence[float], decimals: int) -> NumberStyle:
        """The style for numbers along a category axis; years are not grouped."""
        style = number_style(self.formats, values, None, decimals, None)
        years = all(v == int(v) and 1000 <= v <= 2999 for v in values)
        return NumberStyle(style.formats, style.unit, style.decimals, style.digits, not years)

    def value(self, cell: Cell) -> str:
        """What is written at the mark of a cell: the words of the label column, else its number."""
        return self.told(cell.row) or ("" if cell.value is None else self.numbers(cell.value))

    def told(self, row: int) -> str:
        """The words of the label column in a row; "" without one."""
        if self.chart.label is None:
            return ""
        return written(self.chart.columns[index_of(self.chart, self.chart.label)].values[row] or "")

    def lit_keys(self) -> list[bool]:
        """For each category, whether the highlight names it."""
        return [
            self.lit(key, name) for key, name in zip(self.table.keys, self.names(), strict=True)
        ]

    def lit_series(self) -> list[str]:
        """The series that the highlight names."""
        return [series.name for series in self.table.series if self.lit(series.name)]

    def spread(
        self, values: Sequence[float], count: int, *, zero: bool, asked: Sequence[float] = ()
    ) -> tuple[float, float, list[float]]:
        """Low end, high end and ticks of the axis of values: as asked for, else as the data asks."""
        low, high, marks = spread(values, count, zero=zero, asked=asked)
        if asked:
            return low, high, marks
        axis, known = self.chart.axis, [*values, 0.0] if zero else values
        first, last = (
            end if end is not None else auto for end, auto in ((axis.min, low), (axis.max, high))
        )
        ends = min(first, *known), max(last, *known)
        low, high = ends if ends[0] < ends[1] else (low, high)
        if axis.step and (high - low) / axis.step <= MOST_TICKS:
            first, last = ceil(low / axis.step - 1e-9), floor(high / axis.step + 1e-9)
            return low, high, [round(at * axis.step, 12) for at in range(first, last + 1)]
        if axis.min is None and axis.max is None:
            return low, high, marks
        return low, high, [mark for mark in ticks(low, high, count) if low <= mark <= high]

    def labelled(self, fits: bool, few: bool) -> bool:
        """Whether values stand at the marks in place of an axis, where they fit: as asked, else if few."""
        asked = self.chart.data_labels
        return fits and (few and not self.chart.axis.asked if asked is None else asked)

    def omit(self, what: str, texts: Sequence[str]) -> None:
        """Note that words found no room, each `what` they are; nothing where there are none."""
        if texts:
            many = what if len(texts) == 1 else f"{what[:-1]}ies" if what[-1] == "y" else f"{what}s"
            some = f"{len(texts)} {many}"
            more = ", …" if len(texts) > _LISTED else ""
            self.notes.append(
                f"The {self.chart.chart} {self.chart.id} has no room for {some}: "
                f"{', '.join(texts[:_LISTED])}{more}."
            )

    def unnamed(self, names: Sequence[str], shown: Sequence[int]) -> None:
        """Note the names of an axis without room, but of dates and numbers, which a reader counts on."""
        if not continuous(self.table) and not all(map(_NUMBERED.match, names)):
            self.omit("name", [name for i, name in enumerate(names) if i not in shown])

    def spot(self, key: float | str, series: str, at: Point, reach: float = 0.0) -> Spot:
        """Let annotations name the mark at `at`: by its category (or name) and its series."""
        spot = Spot(key, series, at, reach)
        self.spots.append(spot)
        return spot

    def text(
        self,
        text: str,
        x: float,
        y: float,
        anchor: Anchor = "start",
        color: str = "ink",
        weight: int = 400,
        times: float = 1.0,
    ) -> Label:
        """Put a line of text with its baseline at `y`, `times` the text size.

        `color` is a token or `#rrggbb`.
        """
        label = self.label(text, x, y, anchor, color, weight, times)
        self.sheet.labels.append(label)
        return label

    def label(
        self,
        text: str,
        x: float,
        y: float,
        anchor: Anchor = "start",
        color: str = "ink",
        weight: int = 400,
        times: float = 1.0,
    ) -> Label:
        """A line of text that is not yet on the sheet."""
        shown = color if color.startswith("#") else self.ink(color)
        width = times * self.type.width(text, weight)
        return Label(
            text, x, y, times * self.em, weight, shown, anchor, width,
            times * self.type.ascent, times * self.type.descent,
        )  # fmt: skip

    def centred(
        self,
        lines: Sequence[str],
        x: float,
        middle: float,
        anchor: Anchor = "start",
        color: str = "ink",
        weight: int = 400,
    ) -> None:
        """Put lines of text around the height `middle`."""
        first = self.first_baseline(len(lines), middle)
        for i, line in enumerate(lines):
            self.text(line, x, first + i * self.type.pitch, anchor, color, weight)

    def first_baseline(self, lines: int, middle: float) -> float:
        """The first baseline of lines around `middle`, moved where they would leave the sheet."""
        reach = (lines - 1) * self.type.pitch
        return self.kept_in(lines, middle) + self.rise - reach / 2

    def kept_in(
        self, lines: int, middle: float, top: float = 0.0, bottom: float | None = None
    ) -> float:
        """The middle nearest to `middle` at which lines stay on the sheet, or in `top` to `bottom`."""
        whole = self.whole()
        top, bottom = max(top, whole.y), min(bottom or whole.bottom, whole.bottom)
        half = (lines - 1) * self.type.pitch / 2
        low = top + self.type.ascent - self.rise + half
        return max(low, min(middle, bottom - self.type.descent - self.rise - half))

    @property
    def drop(self) -> float:
        """From an axis down to the tops of its labels, clear of the value label at its end."""
        return max(0.55 * self.em, self.rise + self.type.descent)

    @property
    def rise(self) -> float:
        """From the middle of a line down to its baseline: half a capital's height."""
        return 0.36 * self.em

    def weight(self, lit: bool) -> int:
        """The weight of a name."""
        return BOLD if lit else 400

    def numbers_for(self, values: Sequence[float]) -> NumberStyle:
        """The style for the few `values` that are shown, told apart with fewer digits than all."""
        if self.chart.decimals is not None or not values:
            return self.numbers
        columns = {cell.column for series in self.table.series for cell in series.known}
        known = max(self.chart.columns[column].decimals for column in columns)
        style = number_style(self.formats, values, None, known, None)
        return replace(style, unit=self.numbers.unit)

    def shares(self, share: float) -> str:
        """A share of a whole as percent, as fine as asked, else whole or tenths for small parts."""
        unit = self.formats.unit("%")
        decimals = self.chart.decimals
        if decimals is None:
            decimals = 1 if 0 < share < 0.0095 else 0
        return NumberStyle(self.formats, unit, decimals)(100 * share)

    def whole(self) -> Area:
        """The sheet, less the room of the axes' titles."""
        whole = Area(0.0, 0.0, self.sheet.w, self.sheet.h)
        top, bottom = (len(self.title(text)) for text in (self.chart.y_title, self.chart.x_title))
        gap = 0.55 * self.em
        return whole.cut(
            top=self.type.height(top) + gap if top else 0.0,
            bottom=self.type.height(bottom) + gap if bottom else 0.0,
        )

    def title(self, text: str) -> list[str]:
        """The lines of an axis' title."""
        return self.type.wrap(text, self.sheet.w) if text else []


def written(name: float | str) -> str:
    """A category as text, a whole number without decimals."""
    if isinstance(name, float):
        return str(int(name)) if name == int(name) else str(name)
    return name
