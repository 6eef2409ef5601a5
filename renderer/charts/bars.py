"""Bars and lollipops of one series: rows for names, columns for time and short ordered names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from renderer.charts import axes, rows
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.scales import Scale, spread
from renderer.charts.sheet import Area
from renderer.charts.table import Cell, continuous

LABELLED = 15
"""Up to this many bars carry their value; more get an axis."""
_ORDERED = re.compile(r"^\W*\d")


@dataclass(frozen=True, slots=True)
class _Bars:
    """The bars to draw: one cell a category, names and which are highlighted."""

    cells: Sequence[Cell | None]
    names: Sequence[str]
    lit: Sequence[bool]

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
    bars = _Bars(plot.table.series[0].cells, plot.names(), plot.lit_keys())
    draw = _columns if upright(plot, area, bars.names, bars.lit) else _rows
    draw(plot, area, bars, stick)


def upright(plot: Plot, area: Area, names: Sequence[str], lit: Sequence[bool]) -> bool:
    """True where bars stand: for time, and for short names in an order that reads across."""
    step = area.w / max(1, len(names))
    fits = step >= plot.type.widest(names, BOLD if any(lit) else 400) + 0.5 * plot.em
    if continuous(plot.table):
        return True
    if fits and area.h / max(1, len(names)) < plot.type.height():
        return True
    ordered = all(_ORDERED.match(name) or len(name) <= 4 for name in names)
    return fits and ordered and len(names) <= LABELLED


def fill(plot: Plot, lit: bool, any_lit: bool) -> str:
    """The colour of a mark: accent for the claim, grey for its context."""
    if not any_lit:
        return plot.ink.series(0)
    return plot.ink("accent") if lit else plot.ink("context")


def with_unit(plot: Plot, area: Area) -> tuple[str, Area]:
    """What the first value adds to name its unit, and the area; long units go above instead."""
    unit = plot.numbers.unit.caption
    if not unit or len(unit) <= 6 and plot.type.width(unit, BOLD) < 0.14 * area.w:
        return ("\u00a0" + unit if unit else ""), area
    return "", axes.caption(plot, area, unit)


def _texts(plot: Plot, bars: _Bars, suffix: str) -> list[str]:
    texts, first = [], suffix
    for i in range(len(bars.cells)):
        value = bars.value(i)
        texts.append("–" if value is None else plot.numbers(value) + first)
        first = "" if value is not None else first
    return texts


def _rows(plot: Plot, area: Area, bars: _Bars, stick: bool) -> None:
    labelled = len(bars.names) <= LABELLED and area.h / len(bars.names) >= plot.type.height()
    suffix, area = _row_heads(plot, area, labelled)
    least = 3 + plot.type.widest([plot.numbers(v) for v in bars.values], BOLD) / plot.em
    frame = rows.name_rows(plot, area, bars.names, bars.lit, least if labelled else 6)
    texts = _texts(plot, bars, suffix) if labelled else [""] * len(bars.names)
    scale = _row_scale(plot, frame, bars, texts, labelled)
    scale.calibrate(plot.sheet, "v", vertical=False)
    for i, band in enumerate(frame.bands):
        _row(plot, bars, i, (band, frame.pitch), scale, texts[i], stick)
    if scale.low < 0 and labelled:
        zero = [(scale(0), frame.bands[0].y), (scale(0), frame.bands[-1].bottom)]
        plot.sheet.line(zero, plot.ink("ink"), 2 * plot.hairline)
    axes.upright_marks(plot, frame.area, scale, below=not labelled)


def _row_heads(plot: Plot, area: Area, labelled: bool) -> tuple[str, Area]:
    """The unit for the first value, and the area less unit, axis and labels of reference lines."""
    if labelled:
        suffix, area = with_unit(plot, area)
        return suffix, area.cut(top=axes.mark_height(plot))
    area = axes.caption(plot, area, plot.numbers.unit.caption)
    return "", area.cut(top=plot.type.height() + 0.5 * plot.em, bottom=axes.mark_height(plot))


def _row_scale(
    plot: Plot, frame: rows.Rows, bars: _Bars, texts: Sequence[str], labelled: bool
) -> Scale:
    area = frame.area
    reference = [mark.value for mark in plot.chart.marks]
    if not labelled:
        low, high, ticks = spread([*bars.values, *reference], 4, zero=True)
        scale = Scale(low, high, area.x, area.right)
        axes.top_axis(plot, area, scale, ticks, plot.numbers.ticks(ticks))
        return scale
    lengths = [(v, 0.0) for v in reference]
    for i, text in enumerate(texts):
        lengths.append((bars.value(i) or 0.0, plot.type.width(text, BOLD) + 0.5 * plot.em))
    per_unit, zero = rows.stretch(lengths, area.w)
    low, high = min([0.0, *bars.values, *reference]), max([0.0, *bars.values, *reference])
    if low == high:
        high = 1.0
    start = area.x + zero
    return Scale(low, high, start + low * per_unit, start + high * per_unit)


def _row(
    plot: Plot, bars: _Bars, i: int, place: tuple[Area, float], scale: Scale, text: str, stick: bool
) -> None:
    value, cell = bars.value(i), bars.cells[i]
    lit, (band, pitch) = bars.lit[i], place
    if cell is None or value is None:
        if text:
            plot.centred([text], scale(0) + 0.4 * plot.em, band.middle, color="muted")
        return
    color = fill(plot, lit, any(bars.lit))
    top, thick = rows.bar_in(band, pitch, 0.7, 4.2 * plot.em)
    x0, x1 = scale(0), scale(value)
    gid = f"v:{cell.column}:{cell.row}"
    reach = 0.4 * plot.em
    if stick:
        reach += _stick(plot, (x0, band.middle), (x1, band.middle), color, gid, thick)
    else:
        plot.sheet.rect(Area(min(x0, x1), top, abs(x1 - x0), thick), color, gid)
    sign = -1 if value < 0 else 1
    if text:
        anchor = "end" if sign < 0 else "start"
        plot.centred([text], x1 + sign * reach, band.middle, anchor, "ink", BOLD)
    end = x1 + sign * (reach + plot.type.width(text, BOLD))
    plot.spot((plot.table.keys[i], bars.names[i]), plot.table.series[0].name, (end, band.middle))


def _stick(
    plot: Plot,
    start: tuple[float, float],
    end: tuple[float, float],
    color: str,
    gid: str,
    thick: float,
) -> float:
    """Draw a stick with a dot and return the dot's radius."""
    radius = min(0.42 * plot.em, 0.5 * thick)
    plot.sheet.line([start, end], color, 0.8 * plot.stroke)
    plot.sheet.disc(end, radius, color, gid=gid)
    return radius


def _columns(plot: Plot, area: Area, bars: _Bars, stick: bool) -> None:
    margin = axes.mark_margin(plot, area)
    frame = area.cut(right=margin)
    texts = _texts(plot, bars, "")
    step = frame.w / len(bars.names)
    labelled = len(bars.names) <= LABELLED and plot.type.widest(texts, BOLD) + 0.2 * plot.em <= step
    frame = axes.caption(plot, frame, plot.numbers.unit.caption)
    reference = [mark.value for mark in plot.chart.marks]
    low, high, ticks = spread([*bars.values, *reference], axes.tick_count(frame.h, plot.em), zero=True)
    style = plot.numbers.ticks(ticks)
    if labelled:
        low, high = min([0.0, *bars.values, *reference]), max([0.0, *bars.values, *reference])
    left = 0.0 if labelled else axes.value_margin(plot, ticks, style)
    frame = frame.cut(left=left)
    step = frame.w / len(bars.names)
    centers = [frame.x + (i + 0.5) * step for i in range(len(bars.names))]
    names = axes.break_names(plot, bars.names, centers, bars.lit)
    frame = frame.cut(bottom=names.height)
    room = plot.type.height() + 0.3 * plot.em if labelled else 0.5 * plot.type.height()
    below = room if labelled and low < 0 else 0.0
    scale = Scale(low, high if high > low else low + 1, frame.bottom - below, frame.y + room)
    scale.calibrate(plot.sheet, "v", vertical=True)
    if not labelled:
        axes.value_axis(plot, frame, scale, ticks, style, area.x)
    for i, center in enumerate(centers):
        _column(plot, bars, i, center, step, scale, texts[i] if labelled else "", stick)
    if labelled:
        ends = [(frame.x, scale(0)), (frame.right, scale(0))]
        plot.sheet.line(ends, plot.ink("ink"), 2 * plot.hairline)
    axes.draw_names(plot, names, centers, frame.bottom, bars.lit)
    axes.level_marks(plot, frame, scale, margin)


def _column(
    plot: Plot,
    bars: _Bars,
    i: int,
    center: float,
    step: float,
    scale: Scale,
    text: str,
    stick: bool,
) -> None:
    value, cell = bars.value(i), bars.cells[i]
    if cell is None or value is None:
        if text:
            plot.text(text, center, scale(0) - 0.4 * plot.em, "middle", "muted")
        return
    color = fill(plot, bars.lit[i], any(bars.lit))
    gid = f"v:{cell.column}:{cell.row}"
    y0, y1 = scale(0), scale(value)
    thick = min(0.72 * step, 6 * plot.em)
    reach = 0.35 * plot.em
    if stick:
        reach += _stick(plot, (center, y0), (center, y1), color, gid, thick)
    else:
        plot.sheet.rect(Area(center - thick / 2, min(y0, y1), thick, abs(y1 - y0)), color, gid)
    end = y1 - reach if value >= 0 else y1 + reach + plot.type.ascent
    if text:
        plot.text(text, center, end, "middle", "ink", BOLD)
        end -= plot.type.ascent if value >= 0 else 0
    plot.spot((plot.table.keys[i], bars.names[i]), plot.table.series[0].name, (center, end))
