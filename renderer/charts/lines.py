"""Lines over time, numbers or ordered names, each labelled at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.parts import DataColumn
from renderer.charts import axes
from renderer.charts.ends import end_margin, end_texts, label_ends
from renderer.charts.key import draw_key
from renderer.charts.labels import number_style
from renderer.charts.plot import Plot
from renderer.charts.scales import Scale, ticks
from renderer.charts.sheet import Area, Point
from renderer.charts.table import Series, continuous, positions, precision_of, segments
from renderer.charts.timeline import Tick, time_ticks

_FEW = 8
"""Up to this many categories are written on the axis themselves."""
_DENSE = 0.25
"""Lines with points closer than this, in em, are thinner."""


@dataclass(frozen=True, slots=True)
class Field:
    """The area between the axes, the two scales, and where each category lies on the first."""

    area: Area
    x: Scale
    y: Scale
    places: tuple[float, ...]


def line(plot: Plot, area: Area) -> None:
    """One line a series; a missing value is a gap."""
    colors = plot.ink.series_colors([s.name for s in plot.table.series], plot.lit_series())
    keyed = plot.chart.legend is not None
    area = draw_key(plot, area, colors) if keyed else area
    ends = end_texts(plot, named=not keyed)
    field = open_field(plot, area, plot.table.values, end_margin(plot, area, ends), zero=False)
    order = sorted(plot.table.series, key=lambda s: plot.lit(s.name))
    for series in order:
        _draw_line(plot, field, series, colors[series.name])
    label_ends(plot, field.area, field.y, _last_points(plot, field), ends, colors)
    if plot.chart.data_labels:
        write_values(plot, field)
    axes.level_lines(plot, field.area, field.y)


def open_field(
    plot: Plot, area: Area, values: Sequence[float], margin: float, *, zero: bool
) -> Field:
    """Draw the axes for `values` and leave `margin` units at the right for labels."""
    area = axes.caption(plot, area, plot.numbers.unit.caption)
    reference = [mark.value for mark in plot.chart.marks]
    count = axes.tick_count(area.h - 2 * plot.em, plot.em)
    low, high, steps = plot.spread(
        [*values, *reference], count, zero=zero, asked=plot.chart.y_ticks
    )
    style = plot.numbers.ticks(steps)
    left = axes.value_margin(plot, steps, style)
    field = area.cut(
        left=left,
        right=max(margin, axes.mark_margin(plot, area) + 0.4 * plot.em),
        top=0.5 * plot.em,
    )
    places = positions(plot.table)
    x, across = x_axis(plot, field, places)
    field = field.cut(bottom=axes.ticks_height(plot, across) + 0.3 * plot.em)
    y = Scale(low, high, field.bottom, field.y)
    axes.value_axis(plot, field, y, steps, style)
    axes.draw_ticks(plot, across, x, field)
    x.calibrate(plot.sheet, "x", vertical=False)
    y.calibrate(plot.sheet, "v", vertical=True)
    return Field(field, x, y, tuple(places))


def x_axis(plot: Plot, field: Area, places: Sequence[float]) -> tuple[Scale, list[Tick]]:
    """The scale of dates, numbers or names across `field`, and the ticks that have room."""
    low, high = min(places), max(places)
    if low == high:
        low, high = low - 1, high + 1
    inset = min(0.6 * plot.em, 0.02 * field.w)
    scale = Scale(low, high, field.x + inset, field.right - inset)
    return scale, _x_ticks(plot, scale, places)


def _x_ticks(plot: Plot, scale: Scale, places: Sequence[float]) -> list[Tick]:
    column = plot.table.column

    def fits(found: Sequence[Tick]) -> bool:
        return axes.apart(plot, [(scale(at), text) for at, text in found])

    named = _own_ticks(plot, places)
    if named and fits(named):
        return named
    if column is not None and column.kind == "date":
        return time_ticks(scale.low, scale.high, precision_of(column), plot.formats, fits)
    if continuous(plot.table):
        return number_ticks(plot, scale, fits, column)
    return _name_ticks(plot, scale, places)


def _own_ticks(plot: Plot, places: Sequence[float]) -> list[Tick]:
    """Few years or numbers as they are, rather than round ones between them."""
    column = plot.table.column
    own = sorted(set(zip(places, plot.names(), strict=True))) if len(places) <= _FEW else []
    if column is not None and column.kind == "date" and precision_of(column) != "year":
        return []
    return own if continuous(plot.table) else []


def number_ticks(
    plot: Plot, scale: Scale, fits: Callable[[Sequence[Tick]], bool], column: DataColumn | None
) -> list[Tick]:
    """Round numbers within the scale, as many as have room, in the column's unit."""
    for count in (8, 6, 5, 4, 3, 2, 1):
        found = [v for v in ticks(scale.low, scale.high, count) if scale.low <= v <= scale.high]
        style = plot.axis_numbers(found, 12)
        if column is not None and column.unit:
            style = number_style(plot.formats, found, column.unit, 12, None)
        labelled = list(zip(found, map(style.ticks(found), found), strict=True))
        if fits(labelled):
            return labelled
    return []


def _name_ticks(plot: Plot, scale: Scale, places: Sequence[float]) -> list[Tick]:
    names, count = plot.names(), len(places)
    for step in range(1, count + 1):
        found = [(places[i], names[i]) for i in range(0, count, step)]
        if axes.apart(plot, [(scale(at), text) for at, text in found]):
            return found
    return []


def _draw_line(plot: Plot, field: Field, series: Series, color: str) -> None:
    strong = not plot.lit_series() or plot.lit(series.name)
    width = plot.stroke * (1.25 if strong else 0.8)
    width *= 1.0 if len(field.places) * _DENSE * plot.em < field.area.w else 0.55
    for run in segments(series):
        points = [_point(plot, field, series, i) for i in run]
        first = series.cells[run[0]]
        gid = f"v:{first.column}:{first.row}" if first else None
        if len(points) == 1:
            plot.sheet.disc(points[0], 1.2 * width, color, gid=gid)
        else:
            plot.sheet.line(points, color, width, gid=gid, round=True)
        plot.sheet.keep_clear(points, 0.7 * width)
        for i, point in zip(run, points, strict=True):
            plot.spot(plot.table.keys[i], series.name, point)


def _point(plot: Plot, field: Field, series: Series, i: int) -> Point:
    value = series.values[i]
    assert value is not None
    return field.x(field.places[i]), field.y(value)


def write_values(plot: Plot, field: Field) -> None:
    """The value at each point but the last, above or below it where that place is free."""
    out = 0.45 * plot.em
    for series in plot.table.series:
        known = [i for i, value in enumerate(series.values) if value is not None]
        for i in known[:-1]:
            x, y = _point(plot, field, series, i)
            text = plot.numbers.bare(series.values[i] or 0.0)
            width, height = plot.type.width(text), plot.type.height()
            places = [
                Area(x + dx * (width / 2 + 0.2 * plot.em) - width / 2, top, width, height)
                for far in (out, 2.5 * out)
                for dx in (0, -1, 1, -2, 2)
                for top in (y - far - height, y + far)
            ]
            inside = [place for place in places if place.bottom <= field.area.bottom]
            free = next((place for place in inside if plot.sheet.free(place)), None)
            if free:
                plot.text(text, free.x, free.y + plot.type.ascent, color="ink")


def _last_points(plot: Plot, field: Field) -> list[Point | None]:
    out: list[Point | None] = []
    for series in plot.table.series:
        known = [i for i, value in enumerate(series.values) if value is not None]
        out.append(_point(plot, field, series, known[-1]) if known else None)
    return out
