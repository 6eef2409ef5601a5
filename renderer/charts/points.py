"""Scatter and bubble charts: a dot a row, named where there is room."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from planner.parts import DataColumn
from renderer.charts import axes, lines
from renderer.charts.ink import contrast
from renderer.charts.key import draw_key
from renderer.charts.labels import NumberStyle, number_style
from renderer.charts.naming import Name, place_names
from renderer.charts.plot import Plot, Spot
from renderer.charts.scales import Scale, log_ticks, spread
from renderer.charts.sheet import Area, Shape, line_path
from renderer.charts.table import index_of, measures, number_at, precision_of
from renderer.charts.timeline import Tick, time_ticks
from renderer.errors import RenderError

_PALE = 1.5
"""Dots of less contrast than this to the ground have a grey edge."""
_NAMED = 60
"""Up to this many dots are named where there is room; of more, only the highlighted."""
_WIDE, _SKEWED = 1000, 100
"""An axis is logarithmic where its largest value is the first times its smallest, or the second times
while half of all lie in the lowest sixth."""
_MARGIN = 1.5
"""How far a logarithmic axis reaches beyond the values, as a factor."""


@dataclass(frozen=True, slots=True)
class _Dot:
    row: int
    column: int
    x: float
    y: float
    size: float
    name: str
    group: str


def scatter(plot: Plot, area: Area) -> None:
    """Two measures as places."""
    _draw(plot, area, sized=False)


def bubble(plot: Plot, area: Area) -> None:
    """Two measures as places, a third as area."""
    _draw(plot, area, sized=True)


def _draw(plot: Plot, area: Area, *, sized: bool) -> None:
    dots = _dots(plot, sized)
    if not dots:
        raise RenderError(f"The {plot.chart.chart} {plot.chart.id} has no row with every value.")
    groups = list(dict.fromkeys(dot.group for dot in dots))
    lit = [group for group in groups if plot.lit(group)]
    lit_dots = [dot for dot in dots if plot.lit(dot.name)]
    colors = plot.ink.series_colors(groups, lit) if len(groups) > 1 else {}
    if len(groups) > 1:
        area = draw_key(plot, area, colors)
    largest = min(0.085 * min(area.w, area.h), 3.2 * plot.em)
    if sized and not any(d.size for d in dots):
        raise RenderError(f"The bubbles of {plot.chart.id} are all of size zero; use a scatter.")
    size = Scale(0.0, max((d.size for d in dots), default=1.0), 0.0, largest**2)
    if sized and area.h >= 13 * plot.em:
        area = _size_key(plot, area, size)
    field = _open(plot, area, dots, largest if sized else 0.0)
    if sized:
        ends = [(0.0, 0.0), (largest, 0.0)]
        plot.sheet.add(Shape(line_path(ends), gid=f"a:s:area:0.0:{size.high!r}"))
    radius = 0.3 * plot.em if len(dots) <= 80 else 0.2 * plot.em
    for dot in sorted(dots, key=lambda d: (d in lit_dots, -d.size)):
        on = dot in lit_dots
        color = _color(plot, dot, colors, on, bool(lit_dots))
        r = sqrt(size(dot.size)) if sized else radius * (1.25 if on else 1.0)
        _dot(plot, field, dot, r, color, strong=on)
    _name_dots(plot, field, dots, lit_dots, size if sized else None, radius)
    axes.level_marks(plot, field.area, field.y, axes.mark_margin(plot, area))


def _dots(plot: Plot, sized: bool) -> list[_Dot]:
    chart = plot.chart
    if chart.x is None:
        raise RenderError(f"The {chart.chart} {chart.id} needs a column for x; name one.")
    if sized and chart.size_by is None:
        raise RenderError(f"The bubble chart {chart.id} needs a column for size; name one.")
    column = index_of(chart, measures(chart)[0])
    x, y = chart.columns[index_of(chart, chart.x)], chart.columns[column]
    size = chart.columns[index_of(chart, chart.size_by)] if sized and chart.size_by else None
    group = chart.columns[index_of(chart, chart.series)] if chart.series else None
    names = _name_column(plot)
    out = []
    for row in range(len(y.values)):
        place = (_number(x, row), _number(y, row), _number(size, row) if size else 0.0)
        if place[0] is None or place[1] is None or place[2] is None or place[2] < 0:
            continue
        name = str(names.values[row] or "") if names else ""
        own = str(group.values[row] or "–") if group else ""
        out.append(_Dot(row, column, place[0], place[1], place[2], name, own))
    return out


def _number(column: DataColumn, row: int) -> float | None:
    return number_at(column, row)


def _name_column(plot: Plot) -> DataColumn | None:
    """The column that names the dots: the first of words that is not used otherwise."""
    used = {plot.chart.x, plot.chart.series, *plot.chart.y}
    words = [c for c in plot.chart.columns if c.kind in ("category", "text")]
    words = [c for c in words if c.name != plot.chart.label]
    free = [c for c in words if c.name not in used]
    series = [c for c in words if c.name == plot.chart.series]
    several = series and len(set(series[0].values)) == len(series[0].values)
    return free[0] if free else series[0] if several else None


def _open(plot: Plot, area: Area, dots: Sequence[_Dot], reach: float) -> lines.Field:
    """Draw both axes and the measures' names; dots reach `reach` units from their place."""
    chart = plot.chart
    assert chart.x is not None
    across = chart.columns[index_of(chart, chart.x)]
    up = chart.columns[index_of(chart, measures(chart)[0])]
    area = axes.named(plot, area, _title(plot, up))
    across_lines = plot.type.wrap("" if plot.chart.x_title else _title(plot, across), area.w)
    y_values = [dot.y for dot in dots] + [mark.value for mark in chart.marks]
    y_log = _logarithmic(y_values) and not chart.y_ticks
    count = axes.tick_count(area.h - 4 * plot.em, plot.em)
    low, high, steps = (
        _domain(y_values, count, True)
        if y_log
        else plot.spread(y_values, count, zero=False, asked=chart.y_ticks)
    )
    style = plot.numbers.ticks(steps)
    field = area.cut(
        left=axes.value_margin(plot, steps, style), top=0.5 * plot.em,
        right=max(0.4 * plot.em, axes.mark_margin(plot, area)),
        bottom=plot.type.height(len(across_lines)) + 0.4 * plot.em,
    )  # fmt: skip
    x, ticks = _across(plot, field, [dot.x for dot in dots], across, reach)
    field = field.cut(bottom=axes.ticks_height(plot, ticks))
    axes.draw_ticks(plot, ticks, x, field)
    y = Scale(low, high, field.bottom - reach, field.y + reach, y_log)
    axes.value_axis(plot, field, y, steps, style)
    plot.sheet.taken.append(Area(0.0, field.bottom - 1, plot.sheet.w, area.bottom - field.bottom))
    for i, line in enumerate(across_lines):
        base = area.bottom - plot.type.descent - (len(across_lines) - 1 - i) * plot.type.pitch
        plot.text(line, field.right, base, "end", "muted")
    x.calibrate(plot.sheet, "x", vertical=False)
    y.calibrate(plot.sheet, "v", vertical=True)
    return lines.Field(field, x, y, ())


def _title(plot: Plot, column: DataColumn) -> str:
    unit = plot.formats.unit(column.unit)
    return f"{column.name}, {unit.caption}" if unit.caption else column.name


def _logarithmic(values: Sequence[float]) -> bool:
    low, high = min(values), max(values)
    skewed = statistics.median(values) < high / 6
    return low > 0 and high / low >= (_SKEWED if skewed else _WIDE)


def _domain(
    values: Sequence[float], count: int, log: bool, asked: Sequence[float] = ()
) -> tuple[float, float, list[float]]:
    if log:
        low, high = min(values) / _MARGIN, max(values) * _MARGIN
        powers = log_ticks(low, high)
        steps = [v for v in powers if low <= v <= high]
        finer = [k * v for v in powers for k in (1, 2, 5) if low <= k * v <= high]
        return low, high, steps if len(steps) > 2 else finer
    return spread(values, count, zero=False, asked=asked)


def _across(
    plot: Plot, field: Area, values: Sequence[float], column: DataColumn, reach: float
) -> tuple[Scale, list[Tick]]:
    """The horizontal scale and its ticks."""
    asked = plot.chart.x_ticks
    log = _logarithmic(values) and column.kind != "date" and not asked
    low, high, steps = _domain(values, 6, log, asked)
    if column.kind == "date":
        low, high = min(values), max(values) + (min(values) == max(values))
    edge = max(0.4 * plot.em, reach)
    scale = Scale(low, high, field.x + edge, field.right - edge, log)
    return scale, _across_ticks(plot, scale, column, steps)


def _across_ticks(
    plot: Plot, scale: Scale, column: DataColumn, steps: Sequence[float]
) -> list[Tick]:
    """Ticks that have room."""

    def fits(found: Sequence[Tick]) -> bool:
        return axes.apart(plot, [(scale(at), text) for at, text in found])

    if column.kind == "date":
        return time_ticks(scale.low, scale.high, precision_of(column), plot.formats, fits)
    if not scale.log and not plot.chart.x_ticks:
        return lines.number_ticks(plot, scale, fits, column)
    style = _style(plot, steps, column)
    labelled = [(v, style(v)) for v in steps if scale.low <= v <= scale.high]
    for step in range(1, len(labelled) + 1):
        if fits(labelled[::step]):
            return labelled[::step]
    return []


def _style(plot: Plot, steps: Sequence[float], column: DataColumn) -> NumberStyle:
    return NumberStyle(plot.formats, plot.formats.unit(column.unit)).ticks(steps)


def _color(plot: Plot, dot: _Dot, colors: Mapping[str, str], on: bool, any_on: bool) -> str:
    if on:
        return plot.ink("accent")
    if any_on and not colors:
        return plot.ink("context")
    return colors.get(dot.group, plot.ink.series(0))


def _dot(
    plot: Plot, field: lines.Field, dot: _Dot, radius: float, color: str, *, strong: bool
) -> None:
    at = (field.x(dot.x), field.y(dot.y))
    gid = f"v:{dot.column}:{dot.row}"
    pale = contrast(color, plot.ink("bg")) < _PALE
    edge = plot.ink("muted" if pale else "bg")
    opacity = 1.0 if strong or plot.chart.colors else 0.8
    plot.sheet.disc(at, radius, color, gid=gid, edge=edge, width=0.9, opacity=opacity)
    plot.spot(dot.name or dot.x, dot.group, at, radius)


def _size_key(plot: Plot, area: Area, size: Scale) -> Area:
    """Say what the area of a bubble means, with a bubble of a round value."""
    chart = plot.chart
    assert chart.size_by is not None
    column = chart.columns[index_of(chart, chart.size_by)]
    most = (0.62 * plot.type.pitch) ** 2
    steps = [v for v in log_ticks(size.high / 1e4, size.high) for v in (v, 2 * v, 5 * v)]
    shown = [v for v in steps if v <= size.high and size(v) <= most] or [size.high / 100]
    style = number_style(plot.formats, [shown[-1]], column.unit, column.decimals, None)
    text = f"{column.name}: {style(shown[-1])} {style.unit.caption}".strip()
    radius = sqrt(size(shown[-1]))
    lines_ = plot.type.wrap(text, area.w - 2 * radius - 0.5 * plot.em)
    middle = area.y + plot.type.ascent - plot.rise
    middle = max(middle, area.y + radius)
    plot.sheet.disc(
        (area.x + radius + 0.5, middle), radius, None, edge=plot.ink("muted"), width=1.0
    )
    for i, line in enumerate(lines_):
        y = middle + plot.rise + i * plot.type.pitch
        plot.text(line, area.x + 2 * radius + 0.6 * plot.em, y, color="muted")
    used = middle + plot.rise + plot.type.descent + (len(lines_) - 1) * plot.type.pitch - area.y
    return area.cut(top=used + 0.6 * plot.em)


def _name_dots(
    plot: Plot,
    field: lines.Field,
    dots: Sequence[_Dot],
    lit: Sequence[_Dot],
    size: Scale | None,
    radius: float,
) -> None:
    """Name the highlighted dots, then the others if they are few; note those without room."""
    others = [dot for dot in dots if dot not in lit] if len(dots) <= _NAMED else []
    names = []
    for dot in [*lit, *sorted(others, key=lambda d: -d.size)]:
        at = (field.x(dot.x), field.y(dot.y))
        reach = sqrt(size(dot.size)) if size else radius
        name = Name(_text(plot, dot), Spot(_text(plot, dot), dot.group, at, reach), dot in lit)
        if name.text and not _name_inside(plot, name.spot, name.lit):
            names.append(name)
    plot.omit("name", [name.text for name in place_names(plot, names)])


def _text(plot: Plot, dot: _Dot) -> str:
    """What is written at a dot: its name and the words of the label column; these alone where they have
    a line for the name themselves."""
    told = plot.told(dot.row)
    return told.removeprefix("\n") if "\n" in told else f"{dot.name} {told}".strip()


def _name_inside(plot: Plot, spot: Spot, on: bool) -> bool:
    """Name a bubble inside if it is large enough and no other lies over it there."""
    name, (x, y), weight = str(spot.key), spot.at, plot.weight(on)
    width, height = plot.type.width(name, weight), plot.type.height()
    area = Area(x - width / 2, y - height / 2, width, height)
    if 2 * spot.reach < width + 0.9 * plot.em:
        return False
    others = sum(area.overlaps(other) for other in plot.sheet.taken) - 1
    written = any(area.overlaps(label.area) for label in plot.sheet.labels)
    if written or (others > 0 and not on):
        return False
    shape = next(s for s in plot.sheet.shapes[::-1] if s.fill and s.path[0][1][0][0] == x)
    plot.centred([name], x, y, "middle", plot.ink.on(shape.fill or ""), weight)
    return True
