"""Words beside a mark, in the nearest place that is free, with a thin leader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import hypot

from planner.color import mix
from renderer.charts.plot import Plot, Spot
from renderer.charts.sheet import Area, Point, Shape, polygon_path, rect_path

_AROUND = ((1, -1), (-1, -1), (0, -1), (1, 0), (1, 1), (-1, 1), (0, 1), (-1, 0))
_WIDTHS, _WIDER = (9, 13, 18), (24, 32)
"""Widths of words that are tried, and those in a box too, in em."""
_MOST = 5
"""Most lines in a box: a column of words is no callout."""
PAD, _PALE = 0.5, 0.06
"""Space round words in a box, in em, and how much darker than the ground it is."""
_FLAT = ((1, 0.5), (-1, 0.5), (1, -0.5), (-1, -0.5))
"""Ways to places that are tried for a box too, which is larger than bare words."""
_FAR = (0.9, 1.6, 2.4, 3.4, 4.6, 6.0, 8.0, 10.5, 13.5)
"""Distances tried, in em."""


def call_out(
    plot: Plot,
    text: str,
    spot: Spot,
    weight: int = 400,
    *,
    clear: bool = False,
    boxed: bool = False,
) -> bool:
    """Put `text` in the nearest free place to `spot` with a leader; False if there is none.

    A place whose leader crosses other marks is taken only if there is no better one; never if the
    leader is to be `clear` of them. `boxed` words stand in a frame, their leader ends in an arrowhead.
    """
    pad = PAD * plot.em if boxed else 0.0
    free = [
        (lines, area, leader)
        for lines, area, leader in _candidates(plot, text, spot, weight, pad)
        if plot.sheet.free(area, 0.25 * plot.em) and not crosses(plot, leader, None)
    ]
    best = next((place for place in free if not crosses(plot, place[2], spot)), None)
    if not free or (clear and best is None):
        return False
    lines, area, leader = best or free[0]
    plot.sheet.line(leader, plot.ink("muted"), 1.4 * plot.hairline)
    plot.sheet.keep_clear(leader, 1.0)
    if boxed:
        framed(plot, lines, area)
        arrowhead(plot, leader)
        return True
    for i, line in enumerate(lines):
        plot.text(line, area.x, area.y + plot.type.ascent + i * plot.type.pitch, weight=weight)
    return True


def framed(plot: Plot, lines: Sequence[str], area: Area) -> None:
    """Lines of text in a pale box with a thin border."""
    fill = mix(plot.ink("bg"), plot.ink("ink"), _PALE)
    plot.sheet.add(Shape(rect_path(area), fill, plot.ink("rule"), plot.hairline))
    plot.sheet.taken.append(area)
    x, top = area.x + PAD * plot.em, area.y + PAD * plot.em + plot.type.ascent
    for i, line in enumerate(lines):
        plot.text(line, x, top + i * plot.type.pitch)


def arrowhead(plot: Plot, leader: tuple[Point, Point]) -> None:
    """A small head at the start of a leader, where it points to."""
    (x, y), (x1, y1) = leader
    length = hypot(x1 - x, y1 - y)
    if length < 0.6 * plot.em:
        return
    dx, dy, long = (x1 - x) / length, (y1 - y) / length, 0.5 * plot.em
    wings = [
        (x + long * dx + s * 0.4 * long * dy, y + long * dy - s * 0.4 * long * dx) for s in (1, -1)
    ]
    plot.sheet.add(Shape(polygon_path([(x, y), *wings]), plot.ink("muted")))


def _candidates(
    plot: Plot, text: str, spot: Spot, weight: int, pad: float
) -> Iterator[tuple[list[str], Area, tuple[Point, Point]]]:
    """Places near `spot`, nearest first: the lines, their area, and the leader to it."""
    em = plot.em
    shares = (*_WIDTHS, *_WIDER) if pad else _WIDTHS
    widths = sorted({min(plot.sheet.w - 2 * pad, share * em) for share in shares}, reverse=True)
    blocks = [plot.type.wrap(text, w, weight) for w in widths]
    blocks = [block for block in blocks if not pad or len(block) <= _MOST] or blocks[:1]
    places = product(_FAR[1:], (*_AROUND, *_FLAT)) if pad else product(_FAR, _AROUND)
    for far, (dx, dy) in places:
        for lines in blocks:
            level = pad + plot.type.ascent - plot.rise + (len(lines) - 1) * plot.type.pitch / 2
            w = plot.type.widest(lines, weight) + 2 * pad
            h = plot.type.height(len(lines)) + 2 * pad
            out = spot.reach * (0.7 if dx and dy else 1.0)
            x = spot.at[0] + dx * (out + far * em * 0.8) - (0 if dx > 0 else w if dx < 0 else w / 2)
            if not dx:
                x = min(max(0.0, x), plot.sheet.w - w)
            y = spot.at[1] + dy * (out + far * em) - (0 if dy > 0 else h if dy < 0 else level)
            area = Area(x, y, w, h)
            yield lines, area, _leader(area, spot, em, 0.0 if pad else 0.25 * em)


def _leader(area: Area, spot: Spot, em: float, off: float) -> tuple[Point, Point]:
    """From just off the mark to `off` the text; nowhere if they are that close."""
    (x0, y0), x = spot.at, min(max(spot.at[0], area.x), area.right)
    y = min(max(y0, area.y), area.bottom)
    length = max(hypot(x - x0, y - y0), 0.01)
    a, b = (spot.reach + 0.3 * em) / length, 1 - off / length
    if b <= a:
        return (x, y), (x, y)
    return (x0 + (x - x0) * a, y0 + (y - y0) * a), (x0 + (x - x0) * b, y0 + (y - y0) * b)


def crosses(plot: Plot, leader: tuple[Point, Point], own: Spot | None) -> bool:
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
