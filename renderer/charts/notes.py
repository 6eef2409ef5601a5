"""Annotations: words near the mark they are about, with a thin leader, clear of everything else."""

from __future__ import annotations

from collections.abc import Callable

from planner.parts import Annotation
from renderer.charts.callout import call_out
from renderer.charts.key import draw_inset
from renderer.charts.plot import Plot, Spot, written
from renderer.charts.sheet import Area, Shape, Sheet, clear_parts, line_path

Draw = Callable[[Plot, Area], None]


def annotate(plot: Plot, draw: Draw) -> float:
    """Draw the chart and its annotations; those that find no free place go below, with a name.

    Returns the height that these take at the bottom, in units.
    """
    reserved, blocks = 0.0, list[list[str]]()
    for _ in range(4):
        plot.sheet = Sheet(plot.sheet.w, plot.sheet.h)
        plot.spots, plot.grid, plot.inset, plot.notes, plot.placed = [], [], {}, [], []
        area = plot.whole().cut(bottom=reserved)
        plot.sheet.taken.append(Area(0.0, area.bottom, plot.sheet.w, plot.sheet.h - area.bottom))
        plot.sheet.taken.append(Area(0.0, 0.0, plot.sheet.w, area.y))
        draw(plot, area)
        if plot.inset and not draw_inset(plot):
            plot.chart = plot.chart.model_copy(update={"legend": "top"})
            continue
        notes = [note for note in plot.chart.annotations if note not in plot.placed]
        homeless = [note for note in notes if not _place_note(plot, note)]
        blocks = [_footnote(plot, note) for note in homeless]
        needed = sum(plot.type.height(len(b)) + 0.5 * plot.em for b in blocks)
        if needed <= reserved + 0.01:
            break
        reserved = needed
    _below(plot, blocks, reserved)
    _draw_grid(plot)
    return reserved


def _draw_grid(plot: Plot) -> None:
    """Gridlines under everything, interrupted where they would cross text."""
    areas = [label.area for label in plot.sheet.labels]
    parts = [part for ends in plot.grid for part in clear_parts(ends, areas, 0.15 * plot.em)]
    color, width = plot.ink("rule"), plot.hairline
    plot.sheet.shapes[:0] = [Shape(line_path(part), None, color, width) for part in parts]


def _footnote(plot: Plot, note: Annotation) -> list[str]:
    name = plot.name(note.at)
    text = note.text if name in note.text else f"{name}: {note.text}"
    return plot.type.wrap(text, plot.sheet.w)


def _below(plot: Plot, blocks: list[list[str]], reserved: float) -> None:
    top = plot.sheet.h - reserved + 0.5 * plot.em
    for block in blocks:
        for i, line in enumerate(block):
            plot.text(line, 0, top + plot.type.ascent + i * plot.type.pitch, color="muted")
        top += plot.type.height(len(block)) + 0.5 * plot.em


def _place_note(plot: Plot, note: Annotation) -> bool:
    spot = _spot(plot, note)
    round_ = plot.chart.chart in ("pie", "donut")
    return spot is not None and call_out(plot, note.text, spot, clear=round_, boxed=note.boxed)


def _spot(plot: Plot, note: Annotation) -> Spot | None:
    """The mark that an annotation names, by the category as written in the data or on the chart."""
    keys = set(plot.table.keys)
    for spot in plot.spots:
        if note.series in (None, spot.series) and (
            note.at == spot.key
            or str(note.at) == written(spot.key)
            or (spot.key in keys and note.at == plot.name(spot.key))
        ):
            return spot
    return None
