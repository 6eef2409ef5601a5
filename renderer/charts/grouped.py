"""Bars side by side, one a series, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.charts import axes, frames, rows
from renderer.charts.key import draw_key
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.scales import Scale
from renderer.charts.sheet import Area
from renderer.charts.table import Cell

_DIRECT = 4
"""Up to this many series are named beside the bars of the first group; more get a key."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar: its series and category by index, its cell and value, and its colour."""

    series: int
    group: int
    cell: Cell
    value: float
    color: str
    text: str = ""
    tail: str = ""


def grouped(plot: Plot, area: Area) -> None:
    """Bars from zero, grouped by category."""
    names, lit = plot.names(), plot.lit_keys()
    upright = frames.upright(plot, area, names, lit)
    (_columns if upright else _rows)(plot, area, names, lit)


def _colors(plot: Plot) -> dict[str, str]:
    return plot.ink.series_colors([s.name for s in plot.table.series], plot.lit_series())


def _bars(plot: Plot, suffix: str = "", *, named: bool = False) -> list[_Bar]:
    """Every bar in reading order; the first carries the unit, the first group its series' names."""
    colors, out = _colors(plot), list[_Bar]()
    for i in range(len(plot.table.keys)):
        for k, series in enumerate(plot.table.series):
            cell = series.cells[i]
            if cell is None or cell.value is None:
                continue
            text = plot.numbers(cell.value) + ("" if out else suffix)
            tail = series.name if named and i == 0 else ""
            out.append(_Bar(k, i, cell, cell.value, colors[series.name], text, tail))
    return out


def _count(plot: Plot) -> int:
    return len(plot.table.keys) * len(plot.table.series)


def _rows(plot: Plot, area: Area, names: Sequence[str], lit: Sequence[bool]) -> None:
    count = len(plot.table.series)
    least = frames.least(plot, plot.table.values)
    full = rows.plan_rows(plot, area, names, lit, least)
    planned = rows.plan_rows(plot, area.cut(top=plot.em), names, lit, least)
    tall = 0.8 * min(full.pitch, planned.pitch) / count >= 0.98 * plot.type.height()
    wide = planned.area.w >= (least - 1) * plot.em
    labelled = plot.labelled(tall and wide, _count(plot) <= 2 * frames.LABELLED)
    direct = labelled and not plot.chart.legend and _named_directly(plot, planned.area, least)
    if not direct:
        area = draw_key(plot, area, _colors(plot))
    suffix, area = frames.row_heads(plot, area, labelled)
    frame = rows.name_rows(plot, area, names, lit, least if labelled else 6.0)
    bars = _bars(plot, suffix, named=direct)
    scale = _row_scale(plot, frame, bars, labelled)
    scale.calibrate(plot.sheet, "v", vertical=False)
    for bar in bars:
        band = rows.middle_of(frame.bands[bar.group], frame.pitch)
        top, thick = rows.bar_in(band, 0.8, 2.4 * plot.em * count)
        gap = min(1.0, 0.06 * thick / count)
        slot = Area(frame.area.x, top + bar.series * thick / count, 0, thick / count - gap)
        _row(plot, bar, slot, scale, labelled)
        _spot(plot, names, bar, scale(bar.value), slot.middle)
    if scale.low < 0 and labelled:
        frames.zero_line(plot, (scale(0), frame.area.y), (scale(0), frame.area.bottom))
    axes.upright_marks(plot, frame.area, scale, below=not labelled)


def _named_directly(plot: Plot, area: Area, least: float) -> bool:
    series = plot.table.series
    whole = all(s.cells[0] is not None and s.cells[0].value is not None for s in series)
    name = plot.type.widest([s.name for s in series])
    sides = 2 if min(plot.table.values) < 0 else 1
    narrow = name <= 0.3 * area.w and sides * (name + plot.em) <= area.w - least * plot.em
    return whole and narrow and len(series) <= _DIRECT


def _spot(plot: Plot, names: Sequence[str], bar: _Bar, x: float, y: float) -> None:
    series = plot.table.series[bar.series].name
    plot.spot(plot.table.keys[bar.group], series, (x, y))


def _row_scale(plot: Plot, frame: rows.Rows, bars: Sequence[_Bar], labelled: bool) -> Scale:
    reference = [mark.value for mark in plot.chart.marks]
    if not labelled:
        return frames.axis_scale(plot, frame.area, [*(b.value for b in bars), *reference])
    lengths = [(v, 0.0) for v in reference]
    for bar in bars:
        tail = plot.type.width(bar.tail) + 0.45 * plot.em if bar.tail else 0.0
        lengths.append((bar.value, plot.type.width(bar.text, BOLD) + 0.5 * plot.em + tail))
    return frames.fitted_scale(frame.area, lengths)


def _row(plot: Plot, bar: _Bar, slot: Area, scale: Scale, labelled: bool) -> None:
    """A bar, its value, and in the first group the name of its series."""
    x0, x1 = scale(0), scale(bar.value)
    area = Area(min(x0, x1), slot.y, abs(x1 - x0), slot.h)
    plot.sheet.rect(area, bar.color, f"v:{bar.cell.column}:{bar.cell.row}")
    if not labelled:
        return
    sign = -1 if bar.value < 0 else 1
    x = x1 + sign * 0.4 * plot.em
    plot.centred([bar.text], x, slot.middle, "end" if sign < 0 else "start", "ink", BOLD)
    if bar.tail:
        x += sign * (plot.type.width(bar.text, BOLD) + 0.45 * plot.em)
        plot.centred([bar.tail], x, slot.middle, "end" if sign < 0 else "start", "muted")


def _columns(plot: Plot, area: Area, names: Sequence[str], lit: Sequence[bool]) -> None:
    area = axes.caption(plot, draw_key(plot, area, _colors(plot)), plot.numbers.unit.caption)
    margin, bars = axes.mark_margin(plot, area), _bars(plot)
    slot = 0.82 * (area.w - margin) / _count(plot)
    fits = plot.type.widest([bar.text for bar in bars], BOLD) + 0.15 * plot.em <= slot
    labelled = plot.labelled(fits, _count(plot) <= frames.LABELLED)
    field, scale, centers = frames.column_field(
        plot, area.cut(right=margin), plot.table.values, names, lit, labelled
    )
    count = len(plot.table.series)
    wide = min(0.82 * field.w / len(names), 5 * plot.em * count)
    for bar in bars:
        left = centers[bar.group] - wide / 2 + bar.series * wide / count
        thick = wide / count - min(1.0, 0.06 * wide / count)
        top = _column(plot, bar, Area(left, field.y, thick, field.h), scale, labelled)
        _spot(plot, names, bar, left + thick / 2, top)
    axes.level_marks(plot, field, scale, margin)


def _column(plot: Plot, bar: _Bar, slot: Area, scale: Scale, labelled: bool) -> float:
    """Draw a column and its value; return its upper end."""
    y0, y1 = scale(0), scale(bar.value)
    area = Area(slot.x, min(y0, y1), slot.w, abs(y1 - y0))
    plot.sheet.rect(area, bar.color, f"v:{bar.cell.column}:{bar.cell.row}")
    if not labelled:
        return y1
    up = bar.value >= 0
    y = y1 - 0.3 * plot.em if up else y1 + 0.3 * plot.em + plot.type.ascent
    plot.text(bar.text, slot.x + slot.w / 2, y, "middle", "ink", BOLD)
    return y - plot.type.ascent if up else y1
