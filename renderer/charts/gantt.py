"""Bars over time, a row a task."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from renderer.charts import axes, frames, rows
from renderer.charts.dodge import dodge
from renderer.charts.key import draw_key
from renderer.charts.plot import Plot
from renderer.charts.scales import Scale
from renderer.charts.sheet import Area
from renderer.charts.table import Cell, index_of, precision_of
from renderer.charts.timeline import Tick, time_ticks
from renderer.errors import RenderError


def gantt(plot: Plot, area: Area) -> None:
    """A bar from start to end in each row, under a time axis."""
    if len(plot.table.series) < 2:
        raise RenderError(f"The Gantt chart {plot.chart.id} needs a start and an end in y.")
    names, lit = plot.names(), plot.lit_keys()
    starts, ends = plot.table.series[0].cells, plot.table.series[1].cells
    colors = _colors(plot, lit)
    group = plot.chart.series and plot.chart.columns[index_of(plot.chart, plot.chart.series)]
    if group and not any(lit):
        area = draw_key(plot, area, {str(v): colors[i] for i, v in enumerate(group.values)})
    area = area.cut(bottom=axes.mark_height(plot))
    trial = rows.plan_rows(plot, area.cut(top=plot.type.height(2)), names, lit)
    _, ticks = _axis(plot, trial.area)
    area = area.cut(top=plot.type.height(axes.lines_of(ticks)) + 0.5 * plot.em)
    frame = rows.name_rows(plot, area, names, lit)
    scale, ticks = _axis(plot, frame.area)
    _draw_axis(plot, frame.area, scale, ticks)
    scale.calibrate(plot.sheet, "v", vertical=False)
    for i, band in enumerate(frame.bands):
        place = rows.middle_of(band, frame.pitch)
        _bar(plot, place, scale, starts[i], ends[i], colors[i], names[i])
    _marks(plot, frame.area, scale)


def _colors(plot: Plot, lit: Sequence[bool]) -> list[str]:
    series = plot.chart.series
    if any(lit) or not series:
        return [frames.fill(plot, on, any(lit)) for on in lit]
    values = [str(v) for v in plot.chart.columns[index_of(plot.chart, series)].values]
    names = list(dict.fromkeys(values))
    own = plot.ink.series_colors(names, [name for name in names if plot.lit(name)])
    return [own[value] for value in values]


def _axis(plot: Plot, area: Area) -> tuple[Scale, list[Tick]]:
    """The time scale across `area` in days, and its ticks."""
    values = [*plot.table.values, *(_day(m.value) for m in plot.chart.marks)]
    low, high = min(values), max(values)
    scale = Scale(low, high if high > low else low + 1, area.x, area.right)
    first = plot.chart.columns[plot.table.series[0].known[0].column]

    def fits(found: Sequence[Tick]) -> bool:
        return axes.apart(plot, [(scale(at), text) for at, text in found])

    return scale, time_ticks(low, scale.high, precision_of(first), plot.formats, fits)


def _draw_axis(plot: Plot, area: Area, scale: Scale, ticks: Sequence[Tick]) -> None:
    """Lines down `area`, their dates above it, the year over the month."""
    for day, text in ticks:
        x = scale(day)
        plot.grid.append(((x, area.y), (x, area.bottom)))
        for k, line in enumerate(text.split("\n")):
            y = area.y - 0.5 * plot.em - k * plot.type.pitch
            plot.text(line, axes.clamped(plot, line, x), y, "middle", "muted")


def _bar(
    plot: Plot,
    band: Area,
    scale: Scale,
    start: Cell | None,
    end: Cell | None,
    color: str,
    name: str,
) -> None:
    if start is None or start.value is None:
        return
    top, thick = rows.bar_in(band, 0.6, 2.2 * plot.em)
    x0 = scale(start.value)
    if end is None or end.value is None or end.value == start.value:
        gid = f"v:{start.column}:{start.row}"
        plot.sheet.disc((x0, band.middle), 0.3 * thick, color, gid=gid)
    else:
        x1 = scale(end.value)
        box = Area(min(x0, x1), top, abs(x1 - x0), thick)
        plot.sheet.rect(box, color, f"v:{start.column}:{start.row}")
    plot.spot(name, "", (x0, band.middle))


def _day(value: float) -> float:
    """A reference value as a day: a year up to 9999, else days since year 1."""
    return float(date(int(value), 1, 1).toordinal()) if 1 <= value <= 9999 else value


def _marks(plot: Plot, area: Area, scale: Scale) -> None:
    marks = plot.chart.marks
    widths = [plot.type.width(mark.label) + 0.5 * plot.em for mark in marks]
    places = [scale(_day(mark.value)) for mark in marks]
    centers = dodge(places, widths, -0.25 * plot.em, plot.sheet.w + 0.25 * plot.em)
    for mark, at, x in zip(marks, places, centers, strict=True):
        axes.reference_line(plot, ((at, area.y), (at, area.bottom)))
        if mark.label:
            plot.text(mark.label, x, area.bottom + 0.4 * plot.em + plot.type.ascent, "middle")
