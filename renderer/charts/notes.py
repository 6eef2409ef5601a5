"""Annotations: words near the mark they are about, with a thin leader, clear of everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from planner.plan import Annotation
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot, written
from renderer.charts.sheet import Area, Point, Shape, Sheet, clear_parts, line_path

Draw = Callable[[Plot, Area], None]


def annotate(plot: Plot, draw: Draw) -> None:
    """Draw the chart and its annotations; those that find no free place go below, with a name."""
    reserved = 0.0
    for _ in range(3):
        plot.sheet = Sheet(plot.sheet.w, plot.sheet.h)
        plot.spots, plot.late, plot.grid = [], [], []
        draw(plot, plot.whole().cut(bottom=reserved))
        for name, spot in plot.late:
            _place(plot, name, spot, BOLD)
        homeless = [note for note in plot.chart.annotations if not _place_note(plot, note)]
        blocks = [_footnote(plot, note) for note in homeless]
        needed = sum(plot.type.height(len(b)) + 0.5 * plot.em for b in blocks)
        if needed <= reserved + 0.01:
            break
        reserved = needed
    _below(plot, blocks, reserved)
    _draw_grid(plot)


def _draw_grid(plot: Plot) -> None:
    """Gridlines under everything, interrupted where they would cross text."""
    areas = [label.area for label in plot.sheet.labels]
    parts = [part for ends in plot.grid for part in clear_parts(ends, areas, 0.15 * plot.em)]
    color, width = plot.ink("rule"), plot.hairline
    plot.sheet.shapes[:0] = [Shape(line_path(part), None, color, width) for part in parts]


def _footnote(plot: Plot, note: Annotation) -> list[str]:
    name = plot.name(note.at)
    return plot.type.wrap(f"{name}: {note.text}", plot.sheet.w)


def _below(plot: Plot, blocks: list[list[str]], reserved: float) -> None:
    top = plot.sheet.h - reserved + 0.5 * plot.em
    for block in blocks:
        for i, line in enumerate(block):
            plot.text(line, 0, top + plot.type.ascent + i * plot.type.pitch, color="muted")
        top += plot.type.height(len(block)) + 0.5 * plot.em


def _place_note(plot: Plot, note: Annotation) -> bool:
    spot = _spot(plot, note)
    return spot is not None and _place(plot, note.text, spot)


def _place(plot: Plot, text: str, spot: Point, weight: int = 400) -> bool:
    """Put `text` in the nearest free place to `spot` with a leader; False if there is none."""
    for lines, area, leader in _candidates(plot, text, spot, weight):
        if plot.sheet.free(area, 0.25 * plot.em) and _clear(plot, leader):
            plot.sheet.line(leader, plot.ink("muted"), 1.4 * plot.hairline)
            plot.sheet.keep_clear(leader, 1.0)
            for i, line in enumerate(lines):
                y = area.y + plot.type.ascent + i * plot.type.pitch
                plot.text(line, area.x, y, weight=weight)
            return True
    return False


def _spot(plot: Plot, note: Annotation) -> Point | None:
    """The mark that an annotation names, by the category as written in the data or on the chart."""
    keys = set(plot.table.keys)
    for key, series, point in plot.spots:
        if note.series in (None, series) and (
            note.at == key
            or str(note.at) == written(key)
            or (key in keys and note.at == plot.name(key))
        ):
            return point
    return None


def _candidates(
    plot: Plot, text: str, spot: Point, weight: int
) -> Iterator[tuple[list[str], Area, list[Point]]]:
    """Places near `spot`, nearest first: the lines, their area, and the leader to it."""
    em = plot.em
    widths = sorted({min(plot.sheet.w, share * em) for share in (9, 13, 18)}, reverse=True)
    blocks = [plot.type.wrap(text, w, weight) for w in widths]
    steps = (0.9, 1.6, 2.4, 3.4, 4.6, 6.0, 8.0, 10.5, 13.5)
    for far, (dx, dy) in product(
        steps, ((1, -1), (-1, -1), (0, -1), (1, 0), (1, 1), (-1, 1), (0, 1), (-1, 0))
    ):
        for lines in blocks:
            level = plot.type.ascent - plot.rise + (len(lines) - 1) * plot.type.pitch / 2
            w, h = plot.type.widest(lines, weight), plot.type.height(len(lines))
            x = spot[0] + dx * far * em * 0.8 - (0 if dx > 0 else w if dx < 0 else w / 2)
            y = spot[1] + dy * far * em - (0 if dy > 0 else h if dy < 0 else level)
            area = Area(x, y, w, h)
            yield lines, area, _leader(area, spot, em)


def _leader(area: Area, spot: Point, em: float) -> list[Point]:
    x = min(max(spot[0], area.x), area.right)
    y = min(max(spot[1], area.y), area.bottom)
    length = max(abs(x - spot[0]), abs(y - spot[1]), 0.01)
    a, b = 0.35 * em / length, 1 - 0.25 * em / length
    if b <= a:
        return [(x, y), (x, y)]
    dx, dy = x - spot[0], y - spot[1]
    return [(spot[0] + dx * a, spot[1] + dy * a), (spot[0] + dx * b, spot[1] + dy * b)]


def _clear(plot: Plot, leader: list[Point]) -> bool:
    """True where the leader crosses no text."""
    (x0, y0), (x1, y1) = leader
    steps = max(2, int(max(abs(x1 - x0), abs(y1 - y0)) / 3))
    for i in range(steps + 1):
        x, y = x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps
        dot = Area(x, y, 0.0, 0.0)
        if any(dot.overlaps(label.area, 1.0) for label in plot.sheet.labels):
            return False
    return True
