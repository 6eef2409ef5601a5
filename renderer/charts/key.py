"""A key: rows of swatches with names, for charts where direct labels do not fit."""

from __future__ import annotations

from collections.abc import Mapping

from renderer.charts.ink import contrast
from renderer.charts.plot import Plot
from renderer.charts.sheet import Area

Entry = tuple[str, list[str], float, float]
"""A colour, the lines of its name, and where it begins: from the left, and below the key's top."""


def draw_key(plot: Plot, area: Area, colors: Mapping[str, str]) -> Area:
    """Draw the key at the top of `area`, or its foot, and return what is left, at least two fifths of it."""
    entries, height = _laid(plot, area, colors)
    low, em = plot.chart.legend == "bottom", plot.em
    start = area.bottom - height if low else area.y
    for color, lines, x, down in entries:
        first = start + down + plot.type.ascent
        _swatch(plot, x, first - plot.rise, color)
        for i, line in enumerate(lines):
            plot.text(line, x + em, first + i * plot.type.pitch)
    room = height + 0.7 * em
    return area.cut(bottom=room) if low else area.cut(top=room)


def _laid(plot: Plot, area: Area, colors: Mapping[str, str]) -> tuple[list[Entry], float]:
    """The entries that have room, in rows as wide as `area`, and the height of all."""
    em, out = plot.em, list[Entry]()
    x, top, pitch = area.x, 0.0, plot.type.pitch + 0.2 * em
    for name, color in colors.items():
        lines = plot.type.wrap(name, area.w - em)
        width = em + plot.type.widest(lines)
        if x > area.x and x + width > area.right + 0.01:
            x, top = area.x, top + pitch
        if top + plot.type.height(len(lines)) > 0.6 * area.h:
            break
        out.append((color, lines, x, top))
        top += (len(lines) - 1) * plot.type.pitch
        x += width + 1.1 * em
    return out, top + plot.type.height()


def _swatch(plot: Plot, x: float, middle: float, color: str) -> None:
    side = 0.68 * plot.em
    edge = plot.ink("muted") if contrast(color, plot.ink("bg")) < 1.5 else None
    plot.sheet.rect(Area(x, middle - side / 2, side, side), color, edge=edge)
