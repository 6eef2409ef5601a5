"""A chart as a node: its claim over it, what is measured under that, the drawing in the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.color import mix
from planner.content import ChartSpec
from planner.layouts import roles
from planner.layouts.kit import Node, Stack, stack
from planner.layouts.surface import Page, Sink, box
from planner.plan import ChartElement

ROWED = {
    "bar": 1.75,
    "lollipop": 1.75,
    "dumbbell": 1.9,
    "gantt": 1.95,
    "sparkline": 2.3,
    "heatmap": 1.7,
    "pictogram": 2.4,
    "box": 2.2,
    "pyramid": 1.5,
}
"""Least height of one row in body sizes, for kinds that list categories downwards."""
SHAPED = {
    "line": 0.42,
    "area": 0.42,
    "scatter": 0.62,
    "bubble": 0.66,
    "pie": 0.5,
    "donut": 0.5,
    "waffle": 0.5,
    "treemap": 0.52,
    "histogram": 0.42,
    "slope": 0.85,
}
"""Least height as a share of the width, for the others."""
SLOPE = 2.3
"""Height of one slope in body sizes; a few need no more."""
LARGER, LINE_OF_ROW = 1.4, 0.24
"""How much larger a chart's text may grow, and its size as a share of a row's height."""
LINE_OF_RING = 0.035
"""The size of the names round a pie, as a share of the height that it has."""
ONE_ROW = 0.34
"""Most height of a lone bar of parts with its legend, as a share of its width."""
TALLEST = {
    "line": 1.35,
    "area": 1.3,
    "bar": 1.3,
    "donut": 0.9,
    "pie": 0.9,
    "waffle": 1.0,
    "histogram": 0.8,
}


@dataclass
class Chart(Node):
    """The drawing alone."""

    page: Page
    spec: ChartSpec
    grow: float = 1.0
    filled: bool = False
    """True where rows spread over the whole height and one row stands in its middle, as in a panel."""

    def _text_size(self, tall: float) -> float:
        """Larger where rows stand far apart or a ring is large, so that names keep up with them."""
        size = max(self.page.least + 1, 0.84 * self.page.body)
        if self.spec.chart in ("pie", "donut"):
            return min(LARGER * size, max(size, LINE_OF_RING * tall))
        if self.spec.chart not in ROWED or self._dated():
            return size
        return min(LARGER * size, max(size, LINE_OF_ROW * tall / (self._rows() + 1)))

    def _is_one_row(self) -> bool:
        return self.spec.chart == "stacked" and self._rows() == 1

    def _rows(self) -> int:
        spec = self.spec
        names = spec.series if spec.chart == "heatmap" and spec.series else spec.x
        column = next((c for c in spec.columns if c.name == names), spec.columns[0])
        return max(1, len(dict.fromkeys(column.values)))

    def height(self, w: float) -> float:
        unit, kind = max(self.page.body, 15.0), self.spec.chart
        vertical = kind == "bar" and self._dated()
        if kind in ROWED and not vertical:
            return ROWED[kind] * unit * self._rows() + 1.6 * unit
        if kind in ("grouped", "stacked"):
            return (
                max(9.0 * unit, 0.45 * w)
                if self._dated()
                else (1.1 + 0.8 * len(self.spec.y)) * unit * self._rows() + 2 * unit
            )
        most = min(22.0, SLOPE * (self._rows() + 1)) if kind == "slope" else 22.0
        return max(8.5 * unit, min(SHAPED.get(kind, 0.42) * w, most * unit))

    def _unit_told(self) -> bool:
        """True where the subtitle names the unit."""
        units = {self.spec.unit, *(c.unit for c in self.spec.columns if c.name in self.spec.y)}
        words = re.findall(r"[^\s(),;]+", self.spec.subtitle)
        return any(unit and (unit in words or f"({unit})" in self.spec.subtitle) for unit in units)

    def _dated(self) -> bool:
        return any(c.kind == "date" for c in self.spec.columns if c.name == self.spec.x)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        spec = self.spec
        tall = min(h, max(self.height(w), TALLEST.get(spec.chart, 2.0) * w))
        if self.filled:
            tall = min(h, ONE_ROW * w) if self._is_one_row() else h
            y += (h - tall) / 2
        sink.add(
            ChartElement(
                id=sink.name("chart"),
                box=box(x, y, w, tall),
                z=6,
                role="data",
                importance=0.8,
                chart=spec.chart,
                columns=spec.columns,
                x=spec.x,
                y=spec.y,
                series=spec.series,
                size_by=spec.size_by,
                highlight=spec.highlight,
                annotations=spec.annotations,
                marks=spec.marks,
                unit=spec.unit,
                unit_above=not self._unit_told(),
                decimals=spec.decimals,
                share=spec.share,
                colors=spec.colors or (_graded(self.page, spec.y) if spec.graded else {}),
                x_title=spec.x_title,
                y_title=spec.y_title,
                upright=spec.upright,
                x_ticks=spec.x_ticks,
                y_ticks=spec.y_ticks,
                legend=spec.legend,
                data_labels=spec.data_labels,
                label=spec.label,
                center=spec.center,
                ramp=spec.ramp,
                icon=spec.icon,
                text_size=round(self._text_size(tall), 2),
                facts=spec.facts,
                alt=spec.alt or f"{spec.title}. {spec.subtitle}",
            )
        )


def _graded(page: Page, names: Sequence[str]) -> dict[str, str]:
    """A colour a series, from the dominant one over pale to the accent."""
    ink = page.style.colors
    pale = mix(ink["context"], ink["surface"], 0.6)
    ways = [2 * i / max(1, len(names) - 1) - 1 for i in range(len(names))]
    ends = [ink["dominant"] if way < 0 else ink["accent"] for way in ways]
    return {
        name: mix(pale, end, abs(way)) for name, end, way in zip(names, ends, ways, strict=True)
    }


def chart_block(page: Page, spec: ChartSpec, *, hero: bool, titled: bool = True) -> Stack:
    """Title, subtitle and drawing; the title of the page's only chart is the headline."""
    title = roles.heading(
        page, spec.title, scale=1.5 if hero else 1.18, name="chart-title", facts=spec.facts
    )
    sub = (
        roles.caption(page, spec.subtitle, scale=0.88, name="chart-subtitle")
        if spec.subtitle
        else None
    )
    head = stack(title if titled and spec.title else None, sub, gap=page.gap(0.9))
    return stack(head if head.children else None, Chart(page, spec), gap=page.gap(1.6), grow=1)
