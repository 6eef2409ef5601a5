"""The table of chart kinds: what draws each. A new kind is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.plan import ChartKind
from renderer.charts import bars, lines, rings
from renderer.charts.plot import Plot
from renderer.charts.sheet import Area

Draw = Callable[[Plot, Area], None]

KINDS: Mapping[ChartKind, Draw] = {
    "bar": bars.bar,
    "lollipop": bars.lollipop,
    "line": lines.line,
    "pie": rings.pie,
    "donut": rings.donut,
}
