"""A grid of cells coloured by value."""

from __future__ import annotations

from renderer.charts import axes, rows
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.ramp import Ramp, bar_width, calibrate, color_bar, ramp_over
from renderer.charts.sheet import Area, Shape, rect_path
from renderer.charts.table import Cell, index_of, measures


def heatmap(plot: Plot, area: Area) -> None:
    """Rows and columns of cells from pale (low) to full (high); values where they fit."""
    across, down, cells = _grid(plot)
    values = plot.table.values
    ramp = ramp_over(plot.ink, min(values), max(values))
    texts = [[_text(plot, cell) for cell in line] for line in cells]
    unit = plot.numbers.unit
    area = axes.caption(plot, area, (unit.caption or unit.prefix + unit.suffix).strip())
    title = measures(plot.chart)[0].strip() if plot.chart.series else ""
    beside = (
        area.cut(left=area.w - bar_width(plot, ramp, title) + 1.4 * plot.em) if ramp.own else area
    )
    area = area.cut(right=bar_width(plot, ramp, title)) if ramp.own else area
    lit_down, lit_across = [plot.lit(name) for name in down], [plot.lit(name) for name in across]
    trial = rows.plan_rows(plot, area, down, lit_down)
    step = trial.area.w / len(across)
    centers = [trial.area.x + (i + 0.5) * step for i in range(len(across))]
    names = axes.break_names(plot, across, centers, lit_across)
    body = area.cut(top=names.height - 0.2 * plot.em)
    step = rows.plan_rows(plot, body, down, lit_down).area.w / len(across)
    widest = max(plot.type.widest(line, BOLD) for line in texts)
    fits = widest + 0.3 * plot.em <= step and plot.type.height() <= body.h / len(down) - 1
    shown = fits and plot.chart.data_labels is not False
    if not shown and not ramp.own:
        body = _legend(plot, body, ramp)
    frame = rows.name_rows(plot, body, down, lit_down)
    step = frame.area.w / len(across)
    centers = [frame.area.x + (i + 0.5) * step for i in range(len(across))]
    names = axes.break_names(plot, across, centers, lit_across)
    axes.draw_names(plot, names, centers, area.y - plot.drop, lit_across)
    calibrate(plot, ramp)
    if ramp.own:
        color_bar(
            plot,
            Area(beside.x, frame.bands[0].y, beside.w, body.bottom - frame.bands[0].y),
            ramp,
            title,
        )
    for line, band, written in zip(cells, frame.bands, texts, strict=True):
        for cell, center, text in zip(line, centers, written, strict=True):
            box = Area(center - step / 2, band.y, step, band.h)
            _cell(plot, cell, box, ramp, text if shown else "")


def _grid(plot: Plot) -> tuple[list[str], list[str], list[list[Cell | None]]]:
    """Names across, names down, and the cells row by row: a long table's series go down."""
    table, names = plot.table, plot.names()
    series = [one.name for one in table.series]
    if plot.chart.series:
        return names, series, [list(one.cells) for one in table.series]
    turned = [[one.cells[i] for one in table.series] for i in range(len(names))]
    return series, names, turned


def _text(plot: Plot, cell: Cell | None) -> str:
    return "–" if cell is None or cell.value is None else plot.numbers.bare(cell.value)


def _cell(plot: Plot, cell: Cell | None, box: Area, ramp: Ramp, text: str) -> None:
    gap = min(0.75, 0.04 * min(box.w, box.h))
    inner = Area(box.x + gap, box.y + gap, box.w - 2 * gap, box.h - 2 * gap)
    if cell is None or cell.value is None:
        plot.sheet.add(Shape(rect_path(inner), None, plot.ink("rule"), plot.hairline))
        color = plot.ink("muted")
    else:
        fill = ramp(cell.value)
        plot.sheet.rect(inner, fill, f"v:{cell.column}:{cell.row}")
        color = plot.ink.on(fill)
        _spot(plot, cell, box)
    if text:
        plot.centred(
            [text],
            box.x + box.w / 2,
            box.middle,
            "middle",
            color,
            BOLD if cell and cell.value else 400,
        )


def _spot(plot: Plot, cell: Cell, box: Area) -> None:
    chart = plot.chart
    names = chart.columns[cell.column].name
    key = chart.columns[index_of(chart, chart.x)].values[cell.row] if chart.x else None
    if chart.series:
        names = str(chart.columns[index_of(chart, chart.series)].values[cell.row])
    plot.spot("" if key is None else key, names, (box.x + box.w / 2, box.y))


def _legend(plot: Plot, area: Area, ramp: Ramp) -> Area:
    """The ramp with its two ends, at the bottom."""
    em = plot.em
    texts = [plot.numbers.bare(ramp.low), plot.numbers.bare(ramp.high)]
    width = min(10 * em, max(0.0, area.w - sum(plot.type.width(t) for t in texts) - em))
    y = area.bottom - plot.type.descent
    plot.text(texts[0], area.x, y, color="muted")
    left = area.x + plot.type.width(texts[0]) + 0.5 * em
    _ramp(plot, Area(left, y - plot.rise - 0.35 * em, width, 0.7 * em))
    plot.text(texts[1], left + width + 0.5 * em, y, color="muted")
    return area.cut(bottom=plot.type.height() + 0.8 * em)


def _ramp(plot: Plot, area: Area, steps: int = 24) -> None:
    for i in range(steps):
        piece = Area(area.x + i * area.w / steps, area.y, area.w / steps + 0.2, area.h)
        plot.sheet.rect(piece, plot.ink.ramp(i / (steps - 1)))
