"""A legend: swatches with names, in rows over or under the marks, or in a column beside or among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from renderer.charts.ink import contrast
from renderer.charts.plot import Plot
from renderer.charts.sheet import Area

_WIDEST = 0.34
"""The most of a chart's width that a column of names takes."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A colour, the lines of its name, and where it begins, from the legend's top left corner."""

    color: str
    lines: Sequence[str]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Block:
    """Entries and the size of all."""

    entries: Sequence[_Entry]
    w: float
    h: float


def draw_key(plot: Plot, area: Area, colors: Mapping[str, str]) -> Area:
    """Draw the legend where the chart wants it, and return what is left, at least two fifths of it.

    One beside the marks that has no room there stands at the top; one among them is left to
    `draw_inset`.
    """
    place, em = plot.chart.legend or "top", plot.em
    if place == "inset":
        plot.inset = colors
        return area
    column = _column(plot, area, colors) if place in ("left", "right") else None
    if column is not None:
        left = area.x if place == "left" else area.right - column.w
        _draw(plot, column, left, area.y)
        room = column.w + 1.4 * em
        return area.cut(left=room) if place == "left" else area.cut(right=room)
    block = _rows(plot, area, colors)
    _draw(plot, block, area.x, area.bottom - block.h if place == "bottom" else area.y)
    room = block.h + 0.7 * em
    return area.cut(bottom=room) if place == "bottom" else area.cut(top=room)


def draw_inset(plot: Plot) -> bool:
    """Draw the legend that was left for it in a free corner among the marks; False if none is free."""
    field = _field(plot)
    block = _column(plot, field, plot.inset)
    if block is None:
        return False
    pad = 0.6 * plot.em
    for y in (field.y + pad, field.bottom - block.h - pad):
        for x in (field.x + pad, field.right - block.w - pad):
            if plot.sheet.free(Area(x, y, block.w, block.h), 0.5 * plot.em):
                _draw(plot, block, x, y)
                return True
    return False


def _field(plot: Plot) -> Area:
    """The smallest area round gridlines and marks."""
    points = [*(spot.at for spot in plot.spots), *(end for ends in plot.grid for end in ends)]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    return Area(left, top, right - left, bottom - top)


def _rows(plot: Plot, area: Area, colors: Mapping[str, str]) -> _Block:
    """Rows as wide as `area`, of the entries that have room."""
    em, out = plot.em, list[_Entry]()
    x, top, pitch = 0.0, 0.0, plot.type.pitch + 0.2 * em
    for name, color in colors.items():
        lines = plot.type.wrap(name, area.w - em)
        width = em + plot.type.widest(lines)
        if x > 0 and x + width > area.w + 0.01:
            x, top = 0.0, top + pitch
        if top + plot.type.height(len(lines)) > 0.6 * area.h:
            plot.omit("legend entry", list(colors)[len(out) :])
            break
        out.append(_Entry(color, lines, x, top))
        top += (len(lines) - 1) * plot.type.pitch
        x += width + 1.1 * em
    return _Block(out, area.w, top + plot.type.height())


def _column(plot: Plot, area: Area, colors: Mapping[str, str]) -> _Block | None:
    """One entry under the other; None where they are too wide or too many for `area`."""
    em, out, top = plot.em, list[_Entry](), 0.0
    most = _WIDEST * area.w - em
    for name, color in colors.items():
        lines = plot.type.wrap(name, most)
        out.append(_Entry(color, lines, 0.0, top))
        top += plot.type.height(len(lines)) + 0.35 * em
    widest = max((plot.type.widest(entry.lines) for entry in out), default=0.0)
    height = top - 0.35 * em
    fits = out and widest <= most + 0.01 and height <= area.h
    return _Block(out, em + widest, height) if fits else None


def _draw(plot: Plot, block: _Block, x: float, y: float) -> None:
    for entry in block.entries:
        first = y + entry.y + plot.type.ascent
        _swatch(plot, x + entry.x, first - plot.rise, entry.color)
        for i, line in enumerate(entry.lines):
            plot.text(line, x + entry.x + plot.em, first + i * plot.type.pitch)


def _swatch(plot: Plot, x: float, middle: float, color: str) -> None:
    side = 0.68 * plot.em
    edge = plot.ink("muted") if contrast(color, plot.ink("bg")) < 1.5 else None
    plot.sheet.rect(Area(x, middle - side / 2, side, side), color, edge=edge)
