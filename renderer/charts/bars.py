"""Bars and lollipops of one series: rows for names, columns for time and short ordered names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.charts import axes, frames, rows
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.scales import Scale
from renderer.charts.sheet import Area, Point
from renderer.charts.table import Cell


@dataclass(frozen=True, slots=True)
class _Bars:
    """The bars to draw: one cell a category, names, which are highlighted, dots or bars."""

    cells: Sequence[Cell | None]
    names: Sequence[str]
    lit: Sequence[bool]
    stick: bool

    def value(self, i: int) -> float | None:
        """The value of bar `i`."""
        cell = self.cells[i]
        return cell.value if cell else None

    @property
    def values(self) -> list[float]:
        """The values there are."""
        return [v for i in range(len(self.cells)) if (v := self.value(i)) is not None]


def bar(plot: Plot, area: Area) -> None:
    """Bars from zero."""
    _draw(plot, area, stick=False)


def lollipop(plot: Plot, area: Area) -> None:
    """A dot at each value on a thin stick from zero."""
    _draw(plot, area, stick=True)


def _draw(plot: Plot, area: Area, *, stick: bool) -> None:
    bars = _Bars(plot.table.series[0].cells, plot.names(), plot.lit_keys(), stick)
    draw = _columns if frames.upright(plot, area, bars.names, bars.lit) else _rows
    draw(plot, area, bars)


def _texts(plot: Plot, bars: _Bars, suffix: str) -> list[str]:
    """The value of each bar as text, with the unit after the first; a dash where it is missing."""
    texts = []
    for i in range(len(bars.cells)):
        value = bars.value(i)
        cell = bars.cells[i]
        label = plot.told(cell.row) if cell else ""
        texts.append(label or ("–" if value is None else plot.numbers(value) + suffix))
        suffix = suffix if value is None else ""
    return texts


def _rows(plot: Plot, area: Area, bars: _Bars) -> None:
    few = len(bars.names) <= frames.LABELLED
    labelled = plot.labelled(area.h / len(bars.names) >= plot.type.height(), few)
    suffix, area = frames.row_heads(plot, area, labelled)
    area = frames.under_axis(plot, area) if labelled else area
    least = frames.least(plot, bars.values) if labelled else 6.0
    frame = rows.name_rows(plot, area, bars.names, bars.lit, least)
    texts = _texts(plot, bars, suffix) if labelled else [""] * len(bars.names)
    scale = _row_scale(plot, frame, bars, texts, labelled)
    scale.calibrate(plot.sheet, "v", vertical=False)
    for i, band in enumerate(frame.bands):
        _row(plot, bars, i, rows.middle_of(band, frame.pitch), scale, texts[i])
    if labelled and plot.chart.x_ticks:
        frames.draw_under(plot, frame.area, scale)
    if scale.low < 0 and labelled:
        x = scale(0)
        frames.zero_line(plot, (x, frame.bands[0].y), (x, frame.bands[-1].bottom))
    axes.upright_marks(plot, frame.area, scale, below=not labelled)


def _row_scale(
    plot: Plot, frame: rows.Rows, bars: _Bars, texts: Sequence[str], labelled: bool
) -> Scale:
    reference = [*(mark.value for mark in plot.chart.marks), *plot.chart.x_ticks]
    radius = _radius(plot, frame.pitch) if bars.stick else 0.0
    area = frame.area.cut(left=radius, right=0 if labelled else radius)
    if not labelled:
        return frames.axis_scale(plot, area, [*bars.values, *reference])
    reach = 0.5 * plot.em + radius
    lengths = [(v, 0.0) for v in reference]
    for i, text in enumerate(texts):
        lengths.append((bars.value(i) or 0.0, plot.type.width(text, BOLD) + reach))
    return frames.fitted_scale(area, lengths)


def _row(plot: Plot, bars: _Bars, i: int, band: Area, scale: Scale, text: str) -> None:
    value, cell = bars.value(i), bars.cells[i]
    if cell is None or value is None:
        if text:
            plot.centred([text], scale(0) + 0.4 * plot.em, band.middle, color="muted")
        return
    sign = -1 if value < 0 else 1
    x0, x1 = scale(0), scale(value)
    reach = 0.4 * plot.em
    if bars.stick:
        radius = _radius(plot, band.h)
        _stick(plot, bars, i, (x0, band.middle), (x1, band.middle), radius)
        reach += radius
    else:
        top, thick = rows.bar_in(band, 0.7, 4.2 * plot.em)
        _bar(plot, bars, i, Area(min(x0, x1), top, abs(x1 - x0), thick))
    if text:
        x1 += sign * reach
        plot.centred([text], x1, band.middle, "end" if sign < 0 else "start", "ink", BOLD)
    end = (x1 + sign * plot.type.width(text, BOLD), band.middle)
    plot.spot(plot.table.keys[i], plot.table.series[0].name, end)


def _bar(plot: Plot, bars: _Bars, i: int, area: Area) -> None:
    plot.sheet.rect(
        area, frames.fill(plot, bars.lit[i], any(bars.lit), bars.names[i]), _gid(bars, i)
    )


def _stick(plot: Plot, bars: _Bars, i: int, start: Point, end: Point, radius: float) -> None:
    color = frames.fill(plot, bars.lit[i], any(bars.lit), bars.names[i])
    plot.sheet.line([start, end], color, 0.8 * plot.stroke)
    plot.sheet.disc(end, radius, color, gid=_gid(bars, i))


def _gid(bars: _Bars, i: int) -> str | None:
    cell = bars.cells[i]
    return f"v:{cell.column}:{cell.row}" if cell else None


def _radius(plot: Plot, room: float) -> float:
    return min(0.42 * plot.em, 0.36 * room)


def _columns(plot: Plot, area: Area, bars: _Bars) -> None:
    area = axes.caption(plot, area, plot.numbers.unit.caption)
    margin = axes.mark_margin(plot, area)
    texts = _texts(plot, bars, "")
    step = (area.w - margin) / len(bars.names)
    fits = plot.type.widest(texts, BOLD) + 0.2 * plot.em <= step
    labelled = plot.labelled(fits, len(bars.names) <= frames.LABELLED)
    field, scale, centers = frames.column_field(
        plot, area.cut(right=margin), bars.values, bars.names, bars.lit, labelled,
        _radius(plot, step) if bars.stick else 0.0,
    )  # fmt: skip
    step = field.w / len(centers)
    for i, center in enumerate(centers):
        slot = Area(center - step / 2, field.y, step, field.h)
        _column(plot, bars, i, slot, scale, texts[i] if labelled else "")
    axes.level_marks(plot, field, scale, margin)


def _column(plot: Plot, bars: _Bars, i: int, slot: Area, scale: Scale, text: str) -> None:
    value, cell = bars.value(i), bars.cells[i]
    center = slot.x + slot.w / 2
    if cell is None or value is None:
        if text:
            plot.text(text, center, scale(0) - 0.4 * plot.em, "middle", "muted")
        return
    y0, y1 = scale(0), scale(value)
    reach = 0.35 * plot.em
    if bars.stick:
        radius = _radius(plot, slot.w)
        _stick(plot, bars, i, (center, y0), (center, y1), radius)
        reach += radius
    else:
        thick = min(0.72 * slot.w, 6 * plot.em)
        _bar(plot, bars, i, Area(center - thick / 2, min(y0, y1), thick, abs(y1 - y0)))
    end = y1 - reach if value >= 0 else y1 + reach + plot.type.ascent
    if text:
        plot.text(text, center, end, "middle", "ink", BOLD)
        end -= plot.type.ascent if value >= 0 else 0
    plot.spot(plot.table.keys[i], plot.table.series[0].name, (center, end))
