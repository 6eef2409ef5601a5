"""The main path: a chart element becomes a sheet, and the sheet an SVG with its labels."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from planner.parts import Box, LegendPlace, Style
from planner.plan import ChartElement, Line, Run, TextElement
from renderer.charts import axes
from renderer.charts.ink import Ink
from renderer.charts.kinds import KINDS
from renderer.charts.labels import Formats, number_style
from renderer.charts.lettering import Lettering, Measure
from renderer.charts.notes import annotate
from renderer.charts.plot import Plot
from renderer.charts.sheet import Label, Sheet
from renderer.charts.table import Table, index_of, measures, read_table
from renderer.errors import RenderError

LEAST = (80.0, 60.0)
"""The smallest chart, in units."""
_MIRRORED: Mapping[LegendPlace | None, LegendPlace] = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn chart: marks as an SVG without text, and its labels as text of the plan.

    `texts` are in units of the canvas, each with the one line it is set in; to be drawn over the
    SVG by whoever sets the page's text, so that a chart's letters are those of the page. `notes` say
    what of the chart found no room.
    """

    svg: str
    texts: tuple[TextElement, ...]
    notes: tuple[str, ...] = ()


def chart_svg(
    chart: ChartElement,
    style: Style,
    *,
    language: str,
    direction: str,
    measure: Measure | None = None,
) -> str:
    """The chart as an SVG with live text, `chart.box` large, transparent, the same bytes each time.

    One unit is one user unit. RenderError where the data or the style cannot be drawn.
    """
    plot = lay_out(chart, style, language=language, direction=direction, measure=measure)
    return _svg(plot, text=True)


def draw_chart(
    chart: ChartElement,
    style: Style,
    *,
    language: str,
    direction: str,
    measure: Measure | None = None,
) -> Drawing:
    """The chart with its labels apart; otherwise as `chart_svg`."""
    plot = lay_out(chart, style, language=language, direction=direction, measure=measure)
    texts = tuple(_text(chart, label, i) for i, label in enumerate(plot.sheet.labels))
    return Drawing(_svg(plot, text=False), texts, tuple(plot.notes))


def _text(chart: ChartElement, label: Label, index: int) -> TextElement:
    """A label as an element of the plan."""
    area = label.area
    x, y = chart.box.x + area.x, chart.box.y + area.y
    line = Line(
        start=0, end=len(label.text), text=label.text,
        x=round(x, 3), baseline=round(chart.box.y + label.y, 3), width=round(area.w, 3),
    )  # fmt: skip
    return TextElement(
        id=f"{chart.id[:70]}.t{index}", box=Box(x=x, y=y, w=area.w, h=area.h), z=chart.z,
        role="data", parent=chart.id, runs=(Run(text=label.text),), size=label.size,
        weight=label.weight, color=label.color, lang=chart.lang, lines=(line,),
    )  # fmt: skip


def _svg(plot: Plot, *, text: bool) -> str:
    # It would speak about a cache of the machine's fonts, none of which is ever used.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from renderer.charts.svg import write

    return write(plot.sheet, plot.type, text=text)


def lay_out(
    chart: ChartElement,
    style: Style,
    *,
    language: str,
    direction: str,
    measure: Measure | None = None,
) -> Plot:
    """The chart as a sheet of shapes and labels; mirrored where `direction` is `rtl`."""
    if chart.box.w < LEAST[0] or chart.box.h < LEAST[1]:
        raise RenderError(
            f"The chart {chart.id} is {chart.box.w:g} by {chart.box.h:g} units; "
            f"it needs at least {LEAST[0]:g} by {LEAST[1]:g}."
        )
    table = read_table(chart)
    if not table.values:
        raise RenderError(f"The chart {chart.id} has no values; give it at least one number.")
    if direction == "rtl" and chart.legend in _MIRRORED:
        chart = chart.model_copy(update={"legend": _MIRRORED[chart.legend]})
    plot = _plot(chart, table, style, chart.lang or language, measure)
    axes.titles(plot, annotate(plot, KINDS[chart.chart]))
    if direction == "rtl":
        plot.sheet = plot.sheet.mirrored()
    return plot


def _plot(
    chart: ChartElement, table: Table, style: Style, language: str, measure: Measure | None
) -> Plot:
    formats = Formats(language)
    column = chart.columns[index_of(chart, measures(chart)[0])]
    unit = chart.unit or column.unit or ("%" if column.kind == "percent" else None)
    decimals = max(chart.columns[index_of(chart, name)].decimals for name in measures(chart))
    numbers = number_style(formats, table.values, unit, decimals, chart.decimals)
    lettering = Lettering(style.type.text, language, chart.text_size, measure)
    sheet = Sheet(chart.box.w, chart.box.h)
    return Plot(
        chart,
        table,
        sheet,
        Ink(style.colors, chart.colors, chart.ramp),
        lettering,
        formats,
        numbers,
    )
