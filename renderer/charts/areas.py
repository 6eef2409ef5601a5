"""Areas over time: one, or several on top of one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.charts import axes, frames, lines
from renderer.charts.ends import end_margin, end_texts, label_ends
from renderer.charts.key import draw_key
from renderer.charts.plot import Plot
from renderer.charts.sheet import Area as Box
from renderer.charts.sheet import Shape, polygon_path
from renderer.charts.table import Series, segments


@dataclass(frozen=True, slots=True)
class _Layer:
    """A series with the lower and upper edge of its area, one entry a category."""

    series: Series
    low: tuple[float, ...]
    high: tuple[float, ...]


def area(plot: Plot, box: Box) -> None:
    """Areas from zero; with `share`, the whole is 100 % everywhere. A missing value is a gap."""
    layers = _layers(plot)
    colors = plot.ink.part_colors([s.name for s in plot.table.series], plot.lit_series())
    keyed = plot.chart.legend is not None
    box = draw_key(plot, box, colors) if keyed else box
    ends = end_texts(plot, named=not keyed)
    if plot.chart.share and plot.chart.data_labels is not False:
        ends = [(name, plot.shares(v)) for (name, _), v in zip(ends, _last(layers), strict=True)]
    if plot.chart.share:
        plot = frames.shares_of(plot)
    edges = [edge for layer in layers for edge in (*layer.low, *layer.high)]
    margin = end_margin(plot, box, ends)
    field = lines.open_field(plot, box, edges, margin, zero=True)
    for layer in layers:
        _draw_layer(plot, field, layer, colors[layer.series.name], alone=len(layers) == 1)
    middles = _middles(field, layers, plot)
    label_ends(plot, field.area, field.y, middles, ends, colors, dots=len(layers) == 1)
    if plot.chart.data_labels and len(layers) == 1:
        lines.write_values(plot, field)
    axes.level_lines(plot, field.area, field.y)


def _layers(plot: Plot) -> list[_Layer]:
    count = len(plot.table.keys)
    base, out = [0.0] * count, []
    totals = [sum(s.values[i] or 0.0 for s in plot.table.series) or 1.0 for i in range(count)]
    for series in plot.table.series:
        sizes = [value or 0.0 for value in series.values]
        if plot.chart.share:
            sizes = [100 * size / total for size, total in zip(sizes, totals, strict=True)]
        top = [b + size for b, size in zip(base, sizes, strict=True)]
        out.append(_Layer(series, tuple(base), tuple(top)))
        base = top
    return out


def _last(layers: Sequence[_Layer]) -> list[float]:
    return [(layer.high[-1] - layer.low[-1]) / 100 for layer in layers]


def _draw_layer(plot: Plot, field: lines.Field, layer: _Layer, color: str, *, alone: bool) -> None:
    places = [field.x(place) for place in field.places]
    for run in segments(layer.series):
        top = [(places[i], field.y(layer.high[i])) for i in run]
        bottom = [(places[i], field.y(layer.low[i])) for i in run]
        if len(run) == 1:
            top = [(x + dx, y) for x, y in top for dx in (-1.0, 1.0)]
            bottom = [(x + dx, y) for x, y in bottom for dx in (-1.0, 1.0)]
        cell = layer.series.cells[run[0]]
        gid = f"v:{cell.column}:{cell.row}" if cell else None
        edge = None if alone else plot.ink("bg")
        shape = Shape(
            polygon_path([*top, *bottom[::-1]]), color, edge, 1.2,
            opacity=0.25 if alone else 1.0, gid=gid, round=True,
        )  # fmt: skip
        plot.sheet.add(shape)
        if alone:
            plot.sheet.line(top, color, 1.25 * plot.stroke, round=True)
        plot.sheet.keep_clear(top, plot.stroke)
        for i, point in zip(run, top, strict=False):
            key = plot.table.keys[i]
            plot.spot(key, layer.series.name, point)


def _middles(
    field: lines.Field, layers: Sequence[_Layer], plot: Plot
) -> list[tuple[float, float] | None]:
    """Where each label points: the end of the one line, or the middle of the layer's last value."""
    out: list[tuple[float, float] | None] = []
    places = field.places
    for layer in layers:
        known = [i for i, value in enumerate(layer.series.values) if value is not None]
        if not known:
            out.append(None)
            continue
        i = known[-1]
        level = layer.high[i] if len(layers) == 1 else (layer.low[i] + layer.high[i]) / 2
        out.append((field.x(places[i]), field.y(level)))
    return out
