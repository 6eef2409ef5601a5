"""Boxed callouts of a ring, in bands over and under it, each with a leader to its part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, sin

from planner.parts import Annotation
from renderer.charts.callout import PAD, arrowhead, crosses, framed
from renderer.charts.plot import Plot
from renderer.charts.sheet import Area, Point

_GAP, _AIR, _WIDEST = 1.0, 1.6, 24.0
"""Space between boxes, between a band and the ring, and the widest words, in em."""
_TRIES = 8


@dataclass(frozen=True, slots=True)
class Boxed:
    """A callout at its place."""

    note: Annotation
    lines: Sequence[str]
    area: Area


def in_bands(plot: Plot, area: Area, turns: Mapping[str, float]) -> tuple[Area, list[Boxed]]:
    """The area that is left for the ring, and its boxed callouts over and under that.

    `turns` is the angle of the middle of each part, in radians clockwise from the top.
    """
    notes = [n for n in plot.chart.annotations if n.boxed and plot.name(n.at) in turns]
    angles = {n.text: turns[plot.name(n.at)] for n in notes}
    upper = [n for n in notes if cos(angles[n.text]) >= 0]
    lower = [n for n in notes if n not in upper]
    found: list[Boxed] = []
    for band, top in ((upper, True), (lower, False)):
        if not band:
            continue
        row = _row(plot, area, sorted(band, key=lambda n: sin(angles[n.text])), angles)
        tall = max(box.area.h for box in row)
        down = [tall - box.area.h if top else area.h - tall for box in row]
        found += [replace(box, area=box.area._replace(y=area.y + by))
                  for box, by in zip(row, down, strict=True)]  # fmt: skip
        room = tall + _AIR * plot.em
        area = area.cut(top=room) if top else area.cut(bottom=room)
    return area, found


def _row(
    plot: Plot, area: Area, notes: Sequence[Annotation], angles: Mapping[str, float]
) -> list[Boxed]:
    """The boxes of a band from left to right at the area's top, each near its part."""
    em, pad = plot.em, PAD * plot.em
    most = min(_WIDEST * em, (area.w - (len(notes) - 1) * _GAP * em) / len(notes) - 2 * pad)
    blocks = [plot.type.wrap(note.text, most) for note in notes]
    widths = [plot.type.widest(lines) + 2 * pad for lines in blocks]
    middle, reach = area.x + area.w / 2, area.w / 3
    xs = [middle + reach * sin(angles[n.text]) - w / 2 for n, w in zip(notes, widths, strict=True)]
    xs = [min(max(area.x, x), area.right - w) for x, w in zip(xs, widths, strict=True)]
    ends = [x + w + _GAP * em for x, w in zip(xs, widths, strict=True)]
    if any(end > x for end, (_, x) in zip(ends, pairwise(xs), strict=False)):
        spare = (area.w - sum(widths)) / max(1, len(widths) - 1)
        xs = [area.x + sum(widths[:at]) + at * spare for at in range(len(widths))]
    return [Boxed(note, lines, Area(x, area.y, w, plot.type.height(len(lines)) + 2 * pad))
            for note, lines, x, w in zip(notes, blocks, xs, widths, strict=True)]  # fmt: skip


def draw_bands(plot: Plot, boxes: Sequence[Boxed], spots: Mapping[str, Point]) -> None:
    """The boxes with their leaders; one whose leader would cross words is left to the notes below."""
    for box in boxes:
        spot = spots[plot.name(box.note.at)]
        y = box.area.bottom if box.area.bottom < spot[1] else box.area.y
        steps = [box.area.x + box.area.w * at / _TRIES for at in range(1, _TRIES)]
        starts = sorted(steps, key=lambda x: abs(x - spot[0]))
        leader = next(
            ((spot, (x, y)) for x in starts if not crosses(plot, (spot, (x, y)), None)), None
        )
        if leader is None:
            continue
        plot.sheet.line(leader, plot.ink("muted"), 1.4 * plot.hairline)
        arrowhead(plot, leader)
        framed(plot, box.lines, box.area)
        plot.placed.append(box.note)
