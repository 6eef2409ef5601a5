"""Two measures of the same bands, mirrored about the names: as the ages of women and men."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.charts import axes, rows
from renderer.charts.ink import mix
from renderer.charts.key import draw_key
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.scales import Scale
from renderer.charts.sheet import Anchor, Area
from renderer.charts.table import Series
from renderer.errors import RenderError

_LABELLED = 21
"""Up to this many bands carry their values, as ages by fives do; more have an axis."""
_WIDEST = 0.3
"""The most of the width that the names in the middle take where they can be broken."""
_FAINT = 0.6
"""How far the bars of other bands than those of the claim are mixed into the ground."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two measures: its scale runs from the names outwards, `way` is -1 or 1."""

    series: Series
    scale: Scale
    way: int
    color: str

    @property
    def anchor(self) -> Anchor:
        """How text stands beyond the end of a bar."""
        return "end" if self.way < 0 else "start"


def pyramid(plot: Plot, area: Area) -> None:
    """The first band at the bottom, the first measure to the left; both on one scale."""
    if len(plot.table.series) != 2:
        raise RenderError(f"The pyramid {plot.chart.id} needs two measures; name two in y.")
    if any(value < 0 for value in plot.table.values):
        raise RenderError(f"The pyramid {plot.chart.id} has a negative value; use grouped bars.")
    names = [series.name for series in plot.table.series]
    colors = plot.ink.series_colors(names, plot.lit_series())
    if plot.chart.legend:
        area = draw_key(plot, area, colors)
    area = axes.caption(plot, area, plot.numbers.unit.caption)
    middle = _name_width(plot, area)
    heads = [plot.type.wrap(name, (area.w - middle) / 2 - plot.em, BOLD) for name in names]
    top = plot.type.height(max(map(len, heads))) + 0.4 * plot.em if not plot.chart.legend else 0.0
    body = area.cut(top=top)
    pitch = body.h / len(plot.table.keys)
    widest = plot.type.widest([plot.numbers(v) for v in plot.table.values], BOLD) + 0.8 * plot.em
    fits = pitch >= plot.type.height() and widest <= 0.4 * (area.w - middle) / 2
    labelled = plot.labelled(fits, len(plot.table.keys) <= _LABELLED)
    body = body if labelled else body.cut(bottom=plot.type.height() + plot.drop)
    sides = _sides(plot, body, middle, widest if labelled else 0.0, colors, axis=not labelled)
    if not plot.chart.legend:
        _heads(plot, area, sides, heads)
    _names(plot, body, middle - 1.2 * plot.em + 0.01)
    for side in sides:
        for i in range(len(plot.table.keys)):
            _bar(plot, side, i, _band(plot, body, i), labelled)


def _band(plot: Plot, body: Area, i: int) -> Area:
    """The band of a category: the first at the bottom."""
    pitch = body.h / len(plot.table.keys)
    return Area(body.x, body.bottom - (i + 1) * pitch, body.w, pitch)


def _name_width(plot: Plot, area: Area) -> float:
    """Width of the column of names, with its gaps."""
    names, weight = plot.names(), BOLD if any(plot.lit_keys()) else 400
    one = plot.type.widest(names, weight)
    two = max(plot.type.narrowest(name, 2, weight) for name in names)
    return (one if one <= _WIDEST * area.w else min(two, _WIDEST * area.w)) + 1.2 * plot.em


def _sides(
    plot: Plot, body: Area, middle: float, beyond: float, colors: dict[str, str], *, axis: bool
) -> list[_Side]:
    """Both sides; `beyond` is the room that values need outside the longest bar."""
    half = (body.w - middle) / 2
    count = axes.tick_count(half, plot.em)
    low, high, ticks = plot.spread(plot.table.values, count, zero=True)
    high = high if axis or plot.chart.axis.asked else max(plot.table.values, default=0.0) or high
    style = plot.numbers.ticks(ticks)
    beyond = plot.type.widest([style(v) for v in ticks]) / 2 if axis else beyond
    starts = body.x + half, body.right - half
    sides = []
    for k, (series, start, way) in enumerate(zip(plot.table.series, starts, (-1, 1), strict=True)):
        scale = Scale(low, high, start, start + way * (half - beyond))
        scale.calibrate(plot.sheet, f"v{k}", vertical=False)
        sides.append(_Side(series, scale, way, colors[series.name]))
        if axis:
            _axis(plot, body, sides[-1], ticks)
    return sides


def _axis(plot: Plot, body: Area, side: _Side, ticks: Sequence[float]) -> None:
    """Gridlines from the foot up, with numbers under them."""
    style, end = plot.numbers.ticks(ticks), side.scale(side.scale.high)
    shown = [v for v in ticks if (side.scale(v) - end) * side.way <= 0.5]
    places = [axes.clamped(plot, style(v), side.scale(v)) for v in shown]
    widths = [plot.type.width(style(v)) + 0.6 * plot.em for v in shown]
    kept = rows.thin(widths, places, [v == 0 for v in shown])
    y = body.bottom + plot.drop + plot.type.ascent
    for i, value in enumerate(shown):
        x = side.scale(value)
        axes.rule(plot, (x, body.y), (x, body.bottom), base=False)
        if i in kept:
            plot.text(style(value), places[i], y, "middle", "muted")


def _heads(plot: Plot, area: Area, sides: Sequence[_Side], heads: Sequence[Sequence[str]]) -> None:
    """The names of the measures over their sides, at the foot of the bars, each with its colour."""
    side_of = 0.68 * plot.em
    for side, lines in zip(sides, heads, strict=True):
        x = side.scale(side.scale.low)
        for i, line in enumerate(lines):
            y = area.y + plot.type.ascent + i * plot.type.pitch
            plot.text(line, x + side.way * plot.em, y, side.anchor, weight=BOLD)
        middle = area.y + plot.type.ascent - plot.rise
        left = x if side.way > 0 else x - side_of
        plot.sheet.rect(Area(left, middle - side_of / 2, side_of, side_of), side.color)


def _names(plot: Plot, body: Area, room: float) -> None:
    """The names of the bands in the middle, at most `room` wide, as many as fit."""
    lit, names = plot.lit_keys(), plot.names()
    blocks = [plot.type.wrap(n, room, plot.weight(on)) for n, on in zip(names, lit, strict=True)]
    heights = [plot.type.height(len(block)) for block in blocks]
    middles = [
        plot.kept_in(len(block), _band(plot, body, i).middle, body.y, body.bottom)
        for i, block in enumerate(blocks)
    ]
    shown = rows.thin(heights, middles, lit)
    plot.unnamed(names, shown)
    for i in shown:
        color = "ink" if lit[i] or not any(lit) else "muted"
        x, weight = body.x + body.w / 2, plot.weight(lit[i])
        plot.centred(blocks[i], x, middles[i], "middle", color, weight)


def _bar(plot: Plot, side: _Side, i: int, band: Area, labelled: bool) -> None:
    cell = side.series.cells[i]
    start = side.scale(0.0)
    if cell is None or cell.value is None:
        if labelled:
            plot.centred(["–"], start + side.way * 0.4 * plot.em, band.middle, side.anchor, "muted")
        return
    end = side.scale(cell.value)
    top, thick = rows.bar_in(band, 0.84, 3 * plot.em)
    lit = plot.lit_keys()
    color = mix(side.color, plot.ink("bg"), _FAINT if any(lit) and not lit[i] else 0.0)
    bar = Area(min(start, end), top, abs(end - start), thick)
    plot.sheet.rect(bar, color, f"v:{cell.column}:{cell.row}")
    if labelled:
        x = end + side.way * 0.4 * plot.em
        text, tone = plot.numbers(cell.value), "ink" if lit[i] or not any(lit) else "muted"
        plot.centred([text], x, band.middle, side.anchor, tone, plot.weight(lit[i]))
    plot.spot(plot.table.keys[i], side.series.name, (end, band.middle))
