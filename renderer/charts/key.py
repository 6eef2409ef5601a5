"""A key: rows of swatches with names, for charts where direct labels do not fit."""

from __future__ import annotations

from collections.abc import Mapping

from renderer.charts.ink import contrast
from renderer.charts.plot import Plot
from renderer.charts.sheet import Area


def draw_key(plot: Plot, area: Area, colors: Mapping[str, str]) -> Area:
    """Draw the key at the top of `area` and return what is left, at least two fifths of it."""
    em = plot.em
    x, top, pitch = area.x, area.y, plot.type.pitch + 0.2 * em
    for name, color in colors.items():
        lines = plot.type.wrap(name, area.w - em)
        width = em + plot.type.widest(lines)
        if x > area.x and x + width > area.right + 0.01:
            x, top = area.x, top + pitch
        if top + plot.type.height(len(lines)) > area.y + 0.6 * area.h:
            break
        _swatch(plot, x, top + plot.type.ascent - plot.rise, color)
        for i, line in enumerate(lines):
            plot.text(line, x + em, top + plot.type.ascent + i * plot.type.pitch)
        top += (len(lines) - 1) * plot.type.pitch
        x += width + 1.1 * em
    return area.cut(top=top - area.y + plot.type.height() + 0.7 * em)


def _swatch(plot: Plot, x: float, middle: float, color: str) -> None:
    side = 0.68 * plot.em
    edge = plot.ink("muted") if contrast(color, plot.ink("bg")) < 1.5 else None
    plot.sheet.rect(Area(x, middle - side / 2, side, side), color, edge=edge)
