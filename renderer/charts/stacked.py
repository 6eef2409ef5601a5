"""Bars whose parts follow one another: rows for names, columns for time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from renderer.charts import axes, frames, rows
from renderer.charts.dodge import dodge
from renderer.charts.key import draw_key
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.scales import Scale
from renderer.charts.sheet import Area
from renderer.charts.table import Cell

_DIRECT = 4
_FEW, _TALL = 4, 0.55
"""Bars that stand where the area is so tall, as a share of its width."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar from `start` to `end` on the value axis."""

    series: int
    group: int
    cell: Cell
    start: float
    end: float
    color: str
    text: str


def stacked(plot: Plot, area: Area) -> None:
    """Stacked bars; with `share`, each bar is its own 100 %."""
    names, lit = plot.names(), plot.lit_keys()
    upright = frames.upright(plot, area, names, lit) or _stands(plot, area, names)
    (_columns if upright else _rows)(plot, area, names, lit)


def _stands(plot: Plot, area: Area, names: Sequence[str]) -> bool:
    """True for a few bars in much height: rows of them would be thin and far apart."""
    step = area.w / max(1, len(names))
    fits = step >= plot.type.widest(names, BOLD) + 0.5 * plot.em
    few = 1 < len(names) <= _FEW and area.h > _TALL * area.w
    return plot.chart.upright is None and few and fits


def parts(plot: Plot) -> list[Part]:
    """The parts of every bar; positive ones run up from zero, negative ones down."""
    colors = _colors(plot)
    out = []
    for i in range(len(plot.table.keys)):
        cells = [series.cells[i] for series in plot.table.series]
        total = sum(abs(c.value) for c in cells if c and c.value is not None) or 1.0
        high = low = 0.0
        for k, cell in enumerate(cells):
            if cell is None or cell.value is None:
                continue
            size = 100 * cell.value / total if plot.chart.share else cell.value
            start = high if size >= 0 else low
            high, low = (high + size, low) if size >= 0 else (high, low + size)
            told = plot.chart.share and not plot.numbers.unit.suffix.strip().startswith("%")
            text = plot.shares(size / 100) if told else plot.numbers(cell.value)
            name = plot.table.series[k].name
            out.append(Part(k, i, cell, start, start + size, colors[name], text))
    return out


def _rows(plot: Plot, area: Area, names: Sequence[str], lit: Sequence[bool]) -> None:
    segments = parts(plot)
    ends = [value for part in segments for value in (part.start, part.end)]
    unit = "" if plot.chart.share else plot.numbers.unit.caption
    few = len(names) <= frames.LABELLED
    labelled = plot.labelled(_fills(plot, area, names, lit, segments), few)
    head = plot.type.height() + 0.5 * plot.em
    trial = rows.plan_rows(plot, area.cut(top=head), names, lit)
    heads = _heads(plot, segments, _scale(trial.area, ends)) if trial.width else None
    if heads is None:
        area = draw_key(plot, area, _colors(plot))
    area = axes.caption(plot, area, unit)
    area = (
        area.cut(top=axes.mark_height(plot))
        if labelled
        else area.cut(bottom=axes.mark_height(plot))
    )
    area = area.cut(top=head if heads is not None or not labelled else 0)
    area = frames.under_axis(plot, area) if labelled else area
    frame = rows.name_rows(plot, area, names, lit)
    ticked = [*ends, *(v for v in plot.chart.x_ticks if labelled)]
    scale = _scale(frame.area, ticked) if labelled else frames.axis_scale(plot, frame.area, ends)
    scale.calibrate(plot.sheet, "v", vertical=False)
    for part in segments:
        band = rows.middle_of(frame.bands[part.group], frame.pitch)
        top, thick = rows.bar_in(band, 0.74, 4.2 * plot.em)
        x0, x1 = scale(part.start), scale(part.end)
        _part(plot, names, part, Area(min(x0, x1), top, abs(x1 - x0), thick), labelled)
    top = rows.bar_in(rows.middle_of(frame.bands[0], frame.pitch), 0.74, 4.2 * plot.em)[0]
    for text, x in _heads(plot, segments, scale) or [] if heads is not None and labelled else []:
        plot.text(text, x, top - 0.5 * plot.em, color="muted")
    if labelled and plot.chart.x_ticks:
        frames.draw_under(plot, frame.area, scale)
    if scale.low < 0:
        frames.zero_line(plot, (scale(0), frame.area.y), (scale(0), frame.area.bottom))
    axes.upright_marks(plot, frame.area, scale, below=not labelled)


def _colors(plot: Plot) -> Mapping[str, str]:
    return plot.ink.part_colors([s.name for s in plot.table.series], plot.lit_series())


def _scale(area: Area, ends: Sequence[float]) -> Scale:
    low, high = frames.domain(ends)
    return Scale(low, high, area.x, area.right)


def _fills(
    plot: Plot,
    area: Area,
    names: Sequence[str],
    lit: Sequence[bool],
    segments: Sequence[Part],
) -> bool:
    """True where most parts have room for their value inside."""
    frame = rows.plan_rows(plot, area.cut(top=2 * plot.em), names, lit)
    scale = _scale(frame.area, [value for part in segments for value in (part.start, part.end)])
    inside = [
        plot.type.width(part.text, BOLD) + 0.5 * plot.em <= abs(scale(part.end) - scale(part.start))
        for part in segments
    ]
    return 0.74 * frame.pitch >= plot.type.height() and sum(inside) >= 0.5 * len(inside)


def _heads(plot: Plot, segments: Sequence[Part], scale: Scale) -> list[tuple[str, float]] | None:
    """Names of the series over the parts of the first bar; None where they do not fit."""
    first = sorted((p for p in segments if p.group == 0), key=lambda p: min(p.start, p.end))
    if plot.chart.legend or len(first) < len(plot.table.series) or len(first) > _DIRECT:
        return None
    placed = [
        (plot.table.series[part.series].name, min(scale(part.start), scale(part.end)))
        for part in first
    ]
    stops = [x for _, x in placed[1:]] + [plot.sheet.w + 0.6 * plot.em]
    for (name, x), stop in zip(placed, stops, strict=True):
        if x + plot.type.width(name) + 0.6 * plot.em > stop:
            return None
    return placed


def _part(plot: Plot, names: Sequence[str], part: Part, area: Area, labelled: bool) -> None:
    """Draw a part; parts are told apart by a line in the colour of the ground."""
    gid = f"v:{part.cell.column}:{part.cell.row}"
    plot.sheet.rect(area, part.color, gid, edge=plot.ink("bg"))
    fits = plot.type.width(part.text, BOLD) + 0.4 * plot.em <= area.w
    if labelled and fits and plot.type.height() <= area.h:
        color = plot.ink.on(part.color)
        plot.centred([part.text], area.x + area.w / 2, area.middle, "middle", color, BOLD)
    at = (area.x + area.w / 2, area.y)
    key = plot.table.keys[part.group]
    plot.spot(key, plot.table.series[part.series].name, at)


def _columns(plot: Plot, area: Area, names: Sequence[str], lit: Sequence[bool]) -> None:
    segments = parts(plot)
    last = [part for part in segments if part.group == len(names) - 1]
    direct = len(last) == len(plot.table.series) <= 6 and not plot.chart.marks
    widest = max(plot.type.narrowest(s.name, 2, BOLD) for s in plot.table.series)
    direct = direct and widest <= 0.3 * area.w and not plot.chart.legend
    direct = direct and len(last) * plot.type.height(2) <= area.h - 4 * plot.em
    if not direct:
        area = draw_key(plot, area, _colors(plot))
    area = axes.caption(plot, area, "" if plot.chart.share else plot.numbers.unit.caption)
    margin = widest + 0.8 * plot.em if direct else axes.mark_margin(plot, area)
    ends = [value for part in segments for value in (part.start, part.end)]
    values = frames.shares_of(plot) if plot.chart.share else plot
    field, scale, centers = frames.column_field(
        values, area.cut(right=margin), ends, names, lit, False
    )
    step = field.w / len(names)
    thick = min(0.76 * step, max(6 * plot.em, 0.45 * step))
    asked = plot.chart.data_labels
    inside = len(names) <= frames.LABELLED if asked is None else asked
    for part in segments:
        y0, y1 = scale(part.start), scale(part.end)
        box = Area(centers[part.group] - thick / 2, min(y0, y1), thick, abs(y1 - y0))
        _part(plot, names, part, box, inside)
    zero = scale(0)
    frames.zero_line(plot, (field.x, zero), (field.right, zero))
    if direct:
        _name_last(plot, last, scale, field.right + 0.8 * plot.em, widest)
    axes.level_marks(plot, field, scale, margin)


def _name_last(plot: Plot, last: Sequence[Part], scale: Scale, x: float, width: float) -> None:
    """Names of the series beside the parts of the last column."""
    names = [plot.table.series[part.series].name for part in last]
    lit = [plot.lit(name) for name in names]
    blocks = [plot.type.wrap(n, width, plot.weight(on)) for n, on in zip(names, lit, strict=True)]
    sizes = [plot.type.height(len(block)) + 0.1 * plot.em for block in blocks]
    wanted = [(scale(part.start) + scale(part.end)) / 2 for part in last]
    middles = dodge(wanted, sizes, 0.0, plot.sheet.h)
    for part, block, on, middle in zip(last, blocks, lit, middles, strict=True):
        side = 0.3 * plot.em
        plot.sheet.rect(Area(x - 0.65 * plot.em, middle - side, side, 2 * side), part.color)
        plot.centred(block, x - 0.15 * plot.em, middle, "start", "ink", plot.weight(on))
