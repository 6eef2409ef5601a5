"""Pies and donuts: parts of a whole as angles, each labelled where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, hypot, pi, sin

from renderer.charts import axes
from renderer.charts.banded import draw_bands, in_bands
from renderer.charts.dodge import dodge
from renderer.charts.key import draw_key
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.roster import Entry, Split, close_up, draw_roster, split
from renderer.charts.sheet import Area, Command, Point, Shape, arc, circle_path, on_circle
from renderer.charts.table import Cell
from renderer.errors import RenderError

_GAP = 1.6
"""Width in units of the gap between parts."""


_STRIPS = 24
"""How many level strips stand for the disc where text and leaders keep off it."""
_TIE = "\u00a0"
_UNIT = re.compile(r"(\d\S*) (?=[^\W\d_]|[%‰°€$£¥])")
"""A number and the space before its unit."""
_DIRECT = 4
"""Up to this many parts are named beside the ring even if that halves it."""


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    cell: Cell
    value: float
    color: str
    lit: bool
    start: float = 0.0
    end: float = 0.0

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class _Ring:
    center: Point
    outer: float
    inner: float


def pie(plot: Plot, area: Area) -> None:
    """A full disc of wedges."""
    _draw(plot, area, 0.0)


def donut(plot: Plot, area: Area) -> None:
    """A ring of wedges; the highlighted part's value stands in its middle."""
    _draw(plot, area, 0.6)


def _draw(plot: Plot, area: Area, hole: float) -> None:
    if not plot.chart.share and plot.chart.label is None:
        area = axes.caption(plot, area, plot.numbers.unit.caption)
    parts = _parts(plot)
    texts = [_text(plot, part, sum(p.value for p in parts)) for part in parts]
    whole = all(
        text.startswith(p.name) and text != p.name for p, text in zip(parts, texts, strict=True)
    )
    if whole and plot.chart.legend is not None:
        area = draw_key(plot, area, {part.name: part.color for part in parts})
    area, boxes = in_bands(plot, area, {part.name: part.middle for part in parts})
    around = _around(plot, area, parts, texts, hole)
    entries = [Entry(p.name, t, p.color, p.lit) for p, t in zip(parts, texts, strict=True)]
    beside = split(plot, area, entries)
    ring = _ring_in(beside, hole)
    enough = 0.5 if len(parts) <= _DIRECT else 0.72
    named = whole or plot.chart.legend is None
    if around and named and around.outer >= (0.4 if whole else enough) * ring.outer:
        ring = around
        _wedges(plot, parts, ring)
        _label_around(plot, area, parts, texts, ring)
    else:
        _wedges(plot, parts, ring)
        draw_roster(plot, close_up(plot, beside, ring.center[0] + ring.outer), entries)
    _in_the_middle(plot, parts, texts, ring)
    draw_bands(plot, boxes, {p.name: on_circle(ring.center, ring.outer, p.middle) for p in parts})


def _ring_in(places: Split, hole: float) -> _Ring:
    """The ring at the start of the figure's area, or in its middle over a list below."""
    area = places.figure
    radius = min(area.w, area.h) / 2
    beside = places.roster.x >= area.right
    x = area.x + (radius if beside else area.w / 2)
    return _Ring((x, area.y + area.h / 2), radius, hole * radius)


def _in_the_middle(plot: Plot, parts: Sequence[_Part], texts: Sequence[str], ring: _Ring) -> None:
    """The words for the middle, else the one highlighted value, where the ring leaves room."""
    if plot.chart.center and ring.inner:
        plot.centred(plot.type.wrap(plot.chart.center, 1.5 * ring.inner), *ring.center, "middle")
        return
    lit = [text for part, text in zip(parts, texts, strict=True) if part.lit]
    if len(lit) != 1 or not ring.inner:
        return
    times = min(2.6, 1.5 * ring.inner / max(plot.type.width(lit[0], BOLD), 1.0))
    if times >= 1.3:
        x, y = ring.center
        plot.text(lit[0], x, y + times * plot.rise, "middle", weight=BOLD, times=times)


def _parts(plot: Plot) -> list[_Part]:
    series = plot.table.series[0]
    names, lit = plot.names(), plot.lit_keys()
    cells = [(i, c) for i, c in enumerate(series.cells) if c and c.value is not None]
    if any(c.value is not None and c.value < 0 for _, c in cells):
        raise RenderError(f"The {plot.chart.chart} {plot.chart.id} has a negative part; use bars.")
    total = sum(c.value or 0.0 for _, c in cells)
    if not total:
        raise RenderError(f"The {plot.chart.chart} {plot.chart.id} has a total of zero; use bars.")
    shown = [n for n, on in zip(names, lit, strict=True) if on]
    colors = plot.ink.part_colors(names, shown)
    out, at = [], 0.0
    for i, cell in cells:
        value = cell.value or 0.0
        turn = 2 * pi * value / total
        out.append(_Part(names[i], cell, value, colors[names[i]], lit[i], at, at + turn))
        at += turn
    return out


def _text(plot: Plot, part: _Part, total: float) -> str:
    if plot.chart.share:
        return plot.shares(part.value / total)
    return plot.value(part.cell)


def _wedges(plot: Plot, parts: Sequence[_Part], ring: _Ring) -> None:
    x, y = ring.center
    for i in range(_STRIPS):
        top = 2 * ring.outer * i / _STRIPS - ring.outer
        nearest = min(abs(top), abs(top + 2 * ring.outer / _STRIPS)) if top * (top + 1) > 0 else 0.0
        half = (ring.outer**2 - min(nearest, ring.outer) ** 2) ** 0.5
        plot.sheet.taken.append(Area(x - half, y + top, 2 * half, 2 * ring.outer / _STRIPS))
    for part in parts:
        if part.value:
            gid = f"v:{part.cell.column}:{part.cell.row}"
            plot.sheet.add(Shape(_wedge(ring, part.start, part.end), fill=part.color, gid=gid))
        spot = on_circle(ring.center, ring.outer, part.middle)
        plot.spot(part.name, plot.table.series[0].name, spot)


def _wedge(ring: _Ring, start: float, end: float) -> tuple[Command, ...]:
    """A wedge less half a gap along both edges, which stay parallel to their radii."""
    turn = end - start
    if turn > 2 * pi - 1e-6:
        hole = _reversed_circle(ring) if ring.inner else ()
        return (*circle_path(ring.center, ring.outer), *hole)
    reach = ring.inner or 0.3 * ring.outer
    half = min(_GAP / 2, 0.4 * reach * sin(min(turn, pi) / 2))
    outside = asin(half / ring.outer)
    first, *outer = arc(ring.center, ring.outer, start + outside, end - outside)
    if ring.inner:
        inside = asin(half / ring.inner)
        inner = arc(ring.center, ring.inner, end - inside, start + inside)
    else:
        far = half / sin(min(turn, pi) / 2)
        inner = (("L", (on_circle(ring.center, far, (start + end) / 2),)),)
    return (("M", first[1]), *outer, *inner, ("Z", ()))


def _reversed_circle(ring: _Ring) -> tuple[Command, ...]:
    first, *rest = arc(ring.center, ring.inner, 2 * pi, 0.0)
    return (("M", first[1]), *rest, ("Z", ()))


def _around(
    plot: Plot, area: Area, parts: Sequence[_Part], texts: Sequence[str], hole: float
) -> _Ring | None:
    """The largest ring that leaves room for its labels at both sides; None if they do not fit."""
    sides = [
        max(_label_width(plot, p, t, lines) for p, t in zip(parts, texts, strict=True))
        for lines in (1, 2)
    ]
    side = sides[0] if sides[0] - sides[1] < 0.06 * area.w else sides[1]
    rows = plot.type.height(2) + 0.4 * plot.em
    right = sum(1 for part in parts if part.middle <= pi)
    if max(right, len(parts) - right) * rows > area.h:
        return None
    radius = min((area.w - 2 * (side + 1.4 * plot.em)) / 2, area.h / 2 - 0.2 * plot.em)
    if radius < 2 * plot.em:
        return None
    return _Ring((area.x + area.w / 2, area.y + area.h / 2), radius, hole * radius)


def _label_width(plot: Plot, part: _Part, text: str, lines: int) -> float:
    if text.startswith(part.name):
        return plot.type.narrowest(_bound(text), 2 * lines, BOLD)
    name = plot.type.narrowest(part.name, lines, plot.weight(part.lit))
    return max(name, plot.type.width(text, BOLD))


def _bound(text: str) -> str:
    """The text with numbers tied to the units behind them."""
    return _UNIT.sub(rf"\1{_TIE}", text)


def _label_around(
    plot: Plot, area: Area, parts: Sequence[_Part], texts: Sequence[str], ring: _Ring
) -> None:
    for right in (True, False):
        mine = [i for i, part in enumerate(parts) if (part.middle <= pi) == right]
        _label_side(plot, area, [parts[i] for i in mine], [texts[i] for i in mine], ring, right)


def _label_side(
    plot: Plot,
    area: Area,
    parts: Sequence[_Part],
    texts: Sequence[str],
    ring: _Ring,
    right: bool,
) -> None:
    em, sign = plot.em, 1 if right else -1
    room = area.w / 2 - ring.outer - 1.2 * em + 0.01
    blocks = [
        [line.replace(_TIE, " ") for line in plot.type.wrap(_bound(t), room, BOLD)]
        if t.startswith(p.name)
        else [*plot.type.wrap(p.name, room, plot.weight(p.lit)), t]
        for p, t in zip(parts, texts, strict=True)
    ]
    sizes = [plot.type.height(len(block)) + 0.4 * em for block in blocks]
    wanted = [on_circle(ring.center, ring.outer, part.middle)[1] for part in parts]
    middles = dodge(wanted, sizes, area.y - 0.2 * em, area.bottom + 0.2 * em)
    for part, block, middle in zip(parts, blocks, middles, strict=True):
        edge = on_circle(ring.center, ring.outer, part.middle)
        x = _clear_of(ring, middle, plot.type.height(len(block)) / 2, sign) + sign * 1.1 * em
        if hypot(x - edge[0], middle - edge[1]) > 1.5 * em:
            start = on_circle(ring.center, ring.outer + 0.2 * em, part.middle)
            plot.sheet.line(
                [start, (x - sign * 0.3 * em, middle)], plot.ink("muted"), plot.hairline
            )
        anchor = "start" if right else "end"
        own = texts[parts.index(part)].startswith(part.name)
        _two_weights(plot, block, x, middle, anchor, part.lit, whole=own)


def _clear_of(ring: _Ring, middle: float, half: float, sign: int) -> float:
    """Where the ring's edge is at the heights that a label takes."""
    off = max(0.0, abs(middle - ring.center[1]) - half)
    reach = ring.outer * cos(asin(min(1.0, off / ring.outer)))
    return ring.center[0] + sign * reach


def _two_weights(
    plot: Plot, block: Sequence[str], x: float, middle: float, anchor: str, lit: bool,
    *, whole: bool = False,
) -> None:  # fmt: skip
    first = plot.first_baseline(len(block), middle)
    for k, line in enumerate(block):
        last = k == len(block) - 1
        weight = BOLD if last or whole else plot.weight(lit)
        y = first + k * plot.type.pitch
        plot.text(line, x, y, "start" if anchor == "start" else "end", "ink", weight)
