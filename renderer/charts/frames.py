"""The frames of bar charts: rows for names, columns for time, and the scales of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from renderer.charts import axes, rows
from renderer.charts.labels import NumberStyle
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.scales import Scale
from renderer.charts.sheet import Area, Point
from renderer.charts.table import continuous

LABELLED = 15
"""Up to this many bars carry their value; more get an axis."""
_ORDERED = re.compile(r"^\W*\d")


def upright(plot: Plot, area: Area, names: Sequence[str], lit: Sequence[bool]) -> bool:
    """True where bars stand: as asked, for time, and for short names in an order that reads across."""
    if plot.chart.upright is not None:
        return plot.chart.upright
    step = area.w / max(1, len(names))
    fits = step >= plot.type.widest(names, BOLD if any(lit) else 400) + 0.5 * plot.em
    if continuous(plot.table):
        return True
    if fits and area.h / max(1, len(names)) < plot.type.height():
        return True
    ordered = all(_ORDERED.match(name) or len(name) <= 4 for name in names)
    return fits and ordered and len(names) <= LABELLED


def fill(plot: Plot, lit: bool, any_lit: bool, name: str = "") -> str:
    """The colour of a mark: its own, else accent for the claim, grey for its context."""
    own = plot.ink.given([name])
    if own:
        return own[name]
    if not any_lit:
        return plot.ink.series(0)
    return plot.ink("accent") if lit else plot.ink("context")


def row_heads(plot: Plot, area: Area, labelled: bool) -> tuple[str, Area]:
    """What the first value adds to name its unit; the area less unit, axis and mark labels."""
    unit = plot.numbers.unit.caption
    if not labelled:
        area = axes.caption(plot, area, unit)
        below = axes.mark_height(plot)
        return "", area.cut(top=plot.type.height() + 0.5 * plot.em, bottom=below)
    short = not unit or (len(unit) <= 6 and plot.type.width(unit, BOLD) < 0.14 * area.w)
    if not short:
        area = axes.caption(plot, area, unit)
    suffix = "\u00a0" + unit if unit and short else ""
    return suffix, area.cut(top=axes.mark_height(plot))


def least(plot: Plot, values: Sequence[float]) -> float:
    """The least width in em of bars with their values at their ends."""
    sides = 2 if min(values) < 0 < max(values) else 1
    widest = plot.type.widest([plot.numbers(v) for v in values], BOLD) / plot.em
    return 3 + sides * (widest + 0.5)


def domain(values: Sequence[float]) -> tuple[float, float]:
    """From the lowest to the highest of the values and zero, never empty."""
    low, high = min([0.0, *values]), max([0.0, *values])
    return low, high if high > low else low + 1.0


def axis_scale(plot: Plot, area: Area, values: Sequence[float]) -> Scale:
    """A scale across `area` with its axis on top."""
    low, high, ticks = plot.spread(values, 4, zero=True, asked=plot.chart.x_ticks)
    scale = Scale(low, high, area.x, area.right)
    axes.top_axis(plot, area, scale, ticks, plot.numbers.ticks(ticks))
    return scale


def under_axis(plot: Plot, area: Area) -> Area:
    """The area less the room of the ticks asked for below rows whose bars carry their values."""
    return area.cut(bottom=plot.type.height() + plot.drop) if plot.chart.x_ticks else area


def draw_under(plot: Plot, area: Area, scale: Scale) -> None:
    """The ticks asked for, under rows and as lines behind them."""
    style = plot.numbers.ticks(plot.chart.x_ticks)
    shown = [v for v in plot.chart.x_ticks if scale(v) <= plot.sheet.w + 0.5]
    axes.draw_ticks(plot, [(v, style(v)) for v in shown], scale, area)
    for value in shown:
        axes.rule(plot, (scale(value), area.y), (scale(value), area.bottom), base=False)


def fitted_scale(area: Area, lengths: Sequence[tuple[float, float]]) -> Scale:
    """A scale across `area` without axis: bars as long as the labels at their ends allow.

    `lengths` pairs each value with the width of its label.
    """
    per_unit, zero = rows.stretch(lengths, area.w)
    low, high = domain([value for value, _ in lengths])
    start = area.x + zero
    return Scale(low, high, start + low * per_unit, start + high * per_unit)


def shares_of(plot: Plot) -> Plot:
    """The same plot with its values written as percent."""
    return replace(plot, numbers=NumberStyle(plot.formats, plot.formats.unit("%")))


def zero_line(plot: Plot, start: Point, end: Point) -> None:
    """The line that bars stand on."""
    plot.sheet.line([start, end], plot.ink("ink"), 2 * plot.hairline)


def column_field(
    plot: Plot,
    area: Area,
    values: Sequence[float],
    names: Sequence[str],
    lit: Sequence[bool],
    labelled: bool,
    dot: float = 0.0,
) -> tuple[Area, Scale, list[float]]:
    """Draw the frame of columns; return their area, the value scale and the columns' centres.

    With `labelled` there is room above (and below) for values, else a value axis at the left.
    `dot` is the radius of a dot at each value.
    """
    values = [*values, *(mark.value for mark in plot.chart.marks)]
    count = axes.tick_count(area.h - 2 * plot.em, plot.em)
    low, high, ticks = plot.spread(values, count, zero=True, asked=plot.chart.y_ticks)
    style = plot.numbers.ticks(ticks)
    axis = not labelled or bool(plot.chart.y_ticks)
    field = area.cut(left=axes.value_margin(plot, ticks, style)) if axis else area
    step = field.w / len(names)
    centers = [field.x + (i + 0.5) * step for i in range(len(names))]
    below = axes.break_names(plot, names, centers, lit)
    field = field.cut(bottom=below.height)
    ends = (low, high) if axis or plot.chart.axis.asked else domain(values)
    scale = _column_scale(plot, field, ends, labelled, dot)
    scale.calibrate(plot.sheet, "v", vertical=True)
    if labelled:
        zero_line(plot, (field.x, scale(0)), (field.right, scale(0)))
    if axis:
        axes.value_axis(plot, field, scale, ticks, style)
    axes.draw_names(plot, below, centers, field.bottom, lit)
    return field, scale, centers


def _column_scale(
    plot: Plot, field: Area, ends: tuple[float, float], labelled: bool, dot: float
) -> Scale:
    low, high = ends
    room = plot.type.height() + 0.35 * plot.em if labelled else 0.5 * plot.type.height()
    room += dot
    below = room if labelled and low < 0 else 0.0
    above = room if high > 0 or not labelled else 0.0
    return Scale(low, high, field.bottom - below, field.y + above)
