"""The table of chart kinds: what draws each. A new kind is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.parts import ChartKind
from renderer.charts import (
    areas,
    bars,
    gantt,
    grouped,
    heatmap,
    lines,
    pairs,
    pictogram,
    points,
    pyramid,
    rings,
    sparkline,
    spread,
    stacked,
    treemap,
    waffle,
)
from renderer.charts.plot import Plot
from renderer.charts.sheet import Area

Draw = Callable[[Plot, Area], None]

KINDS: Mapping[ChartKind, Draw] = {
    "bar": bars.bar,
    "grouped": grouped.grouped,
    "stacked": stacked.stacked,
    "line": lines.line,
    "area": areas.area,
    "scatter": points.scatter,
    "bubble": points.bubble,
    "pie": rings.pie,
    "donut": rings.donut,
    "lollipop": bars.lollipop,
    "slope": pairs.slope,
    "dumbbell": pairs.dumbbell,
    "heatmap": heatmap.heatmap,
    "histogram": spread.histogram,
    "box": spread.box,
    "waffle": waffle.waffle,
    "pictogram": pictogram.pictogram,
    "treemap": treemap.treemap,
    "gantt": gantt.gantt,
    "sparkline": sparkline.sparkline,
    "pyramid": pyramid.pyramid,
}
