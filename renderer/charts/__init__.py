"""Charts drawn exactly from a plan's data, and read back from what was drawn."""

from __future__ import annotations

from renderer.charts.chart import Drawing, chart_svg, draw_chart
from renderer.charts.readback import read_back, read_summaries

__all__ = ["Drawing", "chart_svg", "draw_chart", "read_back", "read_summaries"]
