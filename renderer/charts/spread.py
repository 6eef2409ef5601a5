"""How values spread: histograms, and boxes after Tukey (1977)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log2
from statistics import quantiles

from renderer.charts import axes, frames, lines, rows
from renderer.charts.labels import NumberStyle
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.scales import Scale, spread, ticks
from renderer.charts.sheet import Anchor, Area
from renderer.charts.table import index_of, measures
from renderer.charts.timeline import Tick

_SLIMMEST = 3.3
"""Width in strokes of the slimmest box in which the median is left out; a slimmer one is the median."""


def bins(values: Sequence[float]) -> tuple[list[float], list[int]]:
    """Round edges by Sturges' rule, and how many values lie between each two (last one closed)."""
    edges = ticks(min(values), max(values), max(4, min(24, ceil(log2(len(values)) + 1) + 2)))
    step = edges[1] - edges[0]
    counts = [0] * (len(edges) - 1)
    for value in values:
        place = int((value - edges[0]) / step + 1e-9)
        counts[min(max(place, 0), len(counts) - 1)] += 1
    return edges, counts


def histogram(plot: Plot, area: Area) -> None:
    """How many values lie in each interval of equal width."""
    edges, counts = bins(plot.table.values)
    column = plot.chart.columns[index_of(plot.chart, measures(plot.chart)[0])]
    names = plot.type.wrap(_title(plot, column.name), area.w)
    area = area.cut(top=axes.mark_height(plot))
    low, high, steps = spread(
        [0.0, *counts], axes.tick_count(area.h - 4 * plot.em, plot.em), zero=True
    )
    steps = [step for step in steps if step == int(step)]
    style = NumberStyle(plot.formats)
    field = area.cut(
        left=axes.value_margin(plot, steps, style), top=0.5 * plot.type.height(),
        bottom=plot.type.height() + plot.type.height(len(names)) + plot.em,
    )  # fmt: skip
    y = Scale(low, high, field.bottom, field.y)
    x = Scale(edges[0], edges[-1], field.x, field.right)
    y.calibrate(plot.sheet, "v", vertical=True)
    x.calibrate(plot.sheet, "x", vertical=False)
    axes.value_axis(plot, field, y, steps, style)
    _columns(plot, edges, counts, x, y)
    frames.zero_line(plot, (field.x, y(0)), (field.right, y(0)))
    _bottom(plot, field, x, names, area)
    axes.upright_marks(plot, field, x)


def _title(plot: Plot, name: str) -> str:
    unit = plot.numbers.unit.caption
    return f"{name}, {unit}" if unit else name


def _columns(plot: Plot, edges: Sequence[float], counts: Sequence[int], x: Scale, y: Scale) -> None:
    lit = [plot.lit(edge) for edge in edges]
    for i, count in enumerate(counts):
        left, right = x(edges[i]), x(edges[i + 1])
        gap = min(0.6, 0.06 * (right - left))
        box = Area(left + gap, y(count), right - left - 2 * gap, y(0) - y(count))
        color = frames.fill(plot, lit[i], any(lit))
        plot.sheet.rect(box, color, f"s:count:{i}")
        plot.spot(edges[i], "", ((left + right) / 2, y(count)))


def _bottom(plot: Plot, field: Area, x: Scale, names: Sequence[str], area: Area) -> None:
    """The measure's axis and its name."""

    def fits(found: Sequence[Tick]) -> bool:
        return axes.apart(plot, [(x(at), text) for at, text in found])

    column = plot.chart.columns[index_of(plot.chart, measures(plot.chart)[0])]
    axes.draw_ticks(plot, lines.number_ticks(plot, x, fits, column), x, field)
    for i, line in enumerate(names):
        base = area.bottom - plot.type.descent - (len(names) - 1 - i) * plot.type.pitch
        plot.text(line, field.right, base, "end", "muted")


@dataclass(frozen=True, slots=True)
class Summary:
    """Five numbers of a group, and the rows of its outliers."""

    low: float
    first: float
    median: float
    third: float
    high: float
    outliers: tuple[tuple[int, float], ...]


def summarise(cells: Sequence[tuple[int, float]]) -> Summary:
    """Quartiles by linear interpolation; whiskers to the last value within 1.5 box lengths."""
    values = sorted(value for _, value in cells)
    if len(values) == 1:
        (only,) = values
        return Summary(only, only, only, only, only, ())
    first, median, third = quantiles(values, n=4, method="inclusive")
    reach = 1.5 * (third - first)
    inside = [v for v in values if first - reach <= v <= third + reach]
    outliers = tuple((row, v) for row, v in cells if v < inside[0] or v > inside[-1])
    return Summary(inside[0], first, median, third, inside[-1], outliers)


def groups_of(plot: Plot) -> list[tuple[str, int, list[tuple[int, float]]]]:
    """Name, column and `(row, value)` pairs of each box: a category of x, or a column of y."""
    if plot.table.column is None:
        return [
            (s.name, s.known[0].column, [(c.row, c.value) for c in s.known if c.value is not None])
            for s in plot.table.series
            if s.known
        ]
    out: dict[str, tuple[int, list[tuple[int, float]]]] = {}
    series = plot.table.series[0]
    for name, cell in zip(plot.names(), series.cells, strict=True):
        if cell is not None and cell.value is not None:
            out.setdefault(name, (cell.column, []))[1].append((cell.row, cell.value))
    return [(name, column, cells) for name, (column, cells) in out.items()]


def box(plot: Plot, area: Area) -> None:
    """A row a group: the middle half as a box, its median, whiskers, and outliers as dots."""
    groups = groups_of(plot)
    names, lit = [g[0] for g in groups], [plot.lit(g[0]) for g in groups]
    area = axes.caption(plot, area, plot.numbers.unit.caption)
    area = area.cut(top=plot.type.height() + 0.5 * plot.em, bottom=axes.mark_height(plot))
    frame = rows.name_rows(plot, area, names, lit)
    values = [v for _, _, cells in groups for _, v in cells]
    low, high, steps = plot.spread([*values, *(m.value for m in plot.chart.marks)], 4, zero=False)
    edge = 0.4 * plot.em
    scale = Scale(low, high, frame.area.x + edge, frame.area.right - edge)
    scale.calibrate(plot.sheet, "v", vertical=False)
    axes.top_axis(plot, frame.area, scale, steps, plot.numbers.ticks(steps))
    labelled = all(
        _median_side(plot, rows.middle_of(band, frame.pitch), scale, summarise(group[2]))
        for band, group in zip(frame.bands, groups, strict=True)
    )
    for i, (name, column, cells) in enumerate(groups):
        band = rows.middle_of(frame.bands[i], frame.pitch)
        color = frames.fill(plot, lit[i], any(lit))
        summary = summarise(cells)
        _box(plot, band, scale, summary, color, i)
        if labelled:
            _median(plot, band, scale, summary, color)
        for row, value in summary.outliers:
            at = (scale(value), band.middle)
            plot.sheet.disc(
                at, min(0.2 * plot.em, 0.3 * band.h), color, gid=f"v:{column}:{row}", opacity=0.85
            )
        plot.spot(name, "", (scale(summary.median), band.middle - 0.3 * band.h))
    axes.upright_marks(plot, frame.area, scale, below=True)


def _box(plot: Plot, band: Area, scale: Scale, summary: Summary, color: str, index: int) -> None:
    top, thick = rows.bar_in(band, 0.56, 2.6 * plot.em)
    whisker = [(scale(summary.low), band.middle), (scale(summary.high), band.middle)]
    plot.sheet.line(whisker, color, 0.8 * plot.stroke, gid=f"s:whiskers:{index}")
    middle = Area(scale(summary.first), top, scale(summary.third) - scale(summary.first), thick)
    plot.sheet.rect(middle, color, f"s:quartiles:{index}")
    x = scale(summary.median)
    mark = [(x, top), (x, top + thick)]
    inside = middle.w > _SLIMMEST * plot.stroke
    tone = plot.ink.on(color) if inside else color
    plot.sheet.line(mark, tone, 1.1 * plot.stroke, gid=f"s:median:{index}")


def _median_side(plot: Plot, band: Area, scale: Scale, summary: Summary) -> int:
    """The side of the median where its value fits inside the box: 1 right, -1 left, 0 neither."""
    _, thick = rows.bar_in(band, 0.56, 2.6 * plot.em)
    text = plot.numbers_for([summary.median])(summary.median)
    width = plot.type.width(text, BOLD) + 0.6 * plot.em
    left = scale(summary.median) - scale(summary.first)
    right = scale(summary.third) - scale(summary.median)
    if thick < plot.type.height() or max(left, right) < width:
        return 0
    return 1 if right >= left else -1


def _median(plot: Plot, band: Area, scale: Scale, summary: Summary, color: str) -> None:
    side = _median_side(plot, band, scale, summary)
    text = plot.numbers_for([summary.median])(summary.median)
    x = scale(summary.median) + side * 0.3 * plot.em
    anchor: Anchor = "start" if side > 0 else "end"
    plot.centred([text], x, band.middle, anchor, plot.ink.on(color), BOLD)
