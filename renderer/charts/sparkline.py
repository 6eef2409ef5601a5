"""A table of small lines, one a row, each on its own scale, with the last value beside it."""

from __future__ import annotations

from renderer.charts import axes, frames, rows
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.scales import Scale
from renderer.charts.sheet import Area
from renderer.charts.table import Series, positions, segments


def sparkline(plot: Plot, area: Area) -> None:
    """Name, line and last value of each series, under the ends of the time they share."""
    table = plot.table
    lit = [plot.lit(series.name) for series in table.series]
    last = [series.known[-1].value if series.known else None for series in table.series]
    style = plot.numbers_for([v for v in last if v is not None])
    texts = ["–" if value is None else style(value) for value in last]
    area = axes.caption(plot, area, plot.numbers.unit.caption)
    value = plot.type.widest(texts, BOLD) + 0.9 * plot.em
    names = [series.name for series in table.series]
    body = area.cut(top=plot.type.height() + 0.5 * plot.em)
    frame = rows.name_rows(plot, body.cut(right=value), names, lit, least=5)
    places = positions(table)
    low, high = min(places), max(places)
    edge = 0.3 * plot.em
    x = Scale(low, high if high > low else low + 1, frame.area.x + edge, frame.area.right - edge)
    x.calibrate(plot.sheet, "x", vertical=False)
    _ends(plot, frame.area, area.y)
    shown = rows.values_shown(plot, frame, lit)
    for i, (series, band) in enumerate(zip(table.series, frame.bands, strict=True)):
        color = frames.fill(plot, lit[i], any(lit))
        _rule(plot, area, band.y)
        _spark(plot, series, i, band, x, color)
        tone = "ink" if last[i] is not None else "muted"
        if i in shown:
            plot.centred([texts[i]], area.right, band.middle, "end", tone, BOLD)


def _ends(plot: Plot, area: Area, top: float) -> None:
    """The first and the last category, over the ends of the lines."""
    names = plot.names()
    first, last = names[0], names[-1]
    y = top + plot.type.ascent
    both = plot.type.width(first) + plot.type.width(last) + plot.em
    if len(names) > 1 and both <= area.w:
        plot.text(first, area.x, y, color="muted")
    plot.text(last, max(area.right, plot.type.width(last)), y, "end", "muted")


def _rule(plot: Plot, area: Area, y: float) -> None:
    plot.sheet.line([(area.x, y), (area.right, y)], plot.ink("rule"), plot.hairline)


def _spark(plot: Plot, series: Series, index: int, band: Area, x: Scale, color: str) -> None:
    values = [cell.value for cell in series.known if cell.value is not None]
    if not values:
        return
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    pad = min(0.22 * band.h, 0.5 * plot.em)
    y = Scale(low, high, band.bottom - pad, band.y + pad)
    y.calibrate(plot.sheet, f"v{index}", vertical=True)
    places, width = positions(plot.table), 0.75 * plot.stroke
    end = (0.0, 0.0)
    for run in segments(series):
        points = [(x(places[i]), y(v)) for i in run if (v := series.values[i]) is not None]
        cell = series.cells[run[0]]
        gid = f"v:{cell.column}:{cell.row}" if cell else None
        end = points[-1]
        if len(points) == 1:
            plot.sheet.disc(end, width, color, gid=gid)
        else:
            plot.sheet.line(points, color, width, gid=gid, round=True)
    plot.sheet.disc(end, 1.7 * width, color)
    plot.sheet.taken.append(band)
