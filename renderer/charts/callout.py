"""Words beside a mark, in the nearest place that is free, with a thin leader."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import hypot

from renderer.charts.plot import Plot, Spot
from renderer.charts.sheet import Area, Point

_AROUND = ((1, -1), (-1, -1), (0, -1), (1, 0), (1, 1), (-1, 1), (0, 1), (-1, 0))
_FAR = (0.9, 1.6, 2.4, 3.4, 4.6, 6.0, 8.0, 10.5, 13.5)
"""Distances tried, in em."""


def call_out(plot: Plot, text: str, spot: Spot, weight: int = 400, *, clear: bool = False) -> bool:
    """Put `text` in the nearest free place to `spot` with a leader; False if there is none.

    A place whose leader crosses other marks is taken only if there is no better one; never if the
    leader is to be `clear` of them.
    """
    free = [
        (lines, area, leader)
        for lines, area, leader in _candidates(plot, text, spot, weight)
        if plot.sheet.free(area, 0.25 * plot.em) and not _crosses(plot, leader, None)
    ]
    best = next((place for place in free if not _crosses(plot, place[2], spot)), None)
    if not free or (clear and best is None):
        return False
    lines, area, leader = best or free[0]
    plot.sheet.line(leader, plot.ink("muted"), 1.4 * plot.hairline)
    plot.sheet.keep_clear(leader, 1.0)
    for i, line in enumerate(lines):
        plot.text(line, area.x, area.y + plot.type.ascent + i * plot.type.pitch, weight=weight)
    return True


def _candidates(
    plot: Plot, text: str, spot: Spot, weight: int
) -> Iterator[tuple[list[str], Area, tuple[Point, Point]]]:
    """Places near `spot`, nearest first: the lines, their area, and the leader to it."""
    em = plot.em
    widths = sorted({min(plot.sheet.w, share * em) for share in (9, 13, 18)}, reverse=True)
    blocks = [plot.type.wrap(text, w, weight) for w in widths]
    for far, (dx, dy) in product(_FAR, _AROUND):
        for lines in blocks:
            level = plot.type.ascent - plot.rise + (len(lines) - 1) * plot.type.pitch / 2
            w, h = plot.type.widest(lines, weight), plot.type.height(len(lines))
            out = spot.reach * (0.7 if dx and dy else 1.0)
            x = spot.at[0] + dx * (out + far * em * 0.8) - (0 if dx > 0 else w if dx < 0 else w / 2)
            if not dx:
                x = min(max(0.0, x), plot.sheet.w - w)
            y = spot.at[1] + dy * (out + far * em) - (0 if dy > 0 else h if dy < 0 else level)
            area = Area(x, y, w, h)
            yield lines, area, _leader(area, spot, em)


def _leader(area: Area, spot: Spot, em: float) -> tuple[Point, Point]:
    """From just off the mark to just off the text; nowhere if they are that close."""
    (x0, y0), x = spot.at, min(max(spot.at[0], area.x), area.right)
    y = min(max(y0, area.y), area.bottom)
    length = max(hypot(x - x0, y - y0), 0.01)
    a, b = (spot.reach + 0.3 * em) / length, 1 - 0.25 * em / length
    if b <= a:
        return (x, y), (x, y)
    return (x0 + (x - x0) * a, y0 + (y - y0) * a), (x0 + (x - x0) * b, y0 + (y - y0) * b)


def _crosses(plot: Plot, leader: tuple[Point, Point], own: Spot | None) -> bool:
    """True where the leader crosses text, or, given its `own` mark, any other mark."""
    (x0, y0), (x1, y1) = leader
    steps = max(2, int(max(abs(x1 - x0), abs(y1 - y0)) / 3))
    areas = [label.area for label in plot.sheet.labels]
    if own is not None:
        areas = [area for area in plot.sheet.taken if not _holds(area, own.at)]
    for i in range(steps + 1):
        x, y = x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps
        if any(Area(x, y, 0.0, 0.0).overlaps(area, 1.0) for area in areas):
            return True
    return False


def _holds(area: Area, point: Point) -> bool:
    return area.x <= point[0] <= area.right and area.y <= point[1] <= area.bottom
