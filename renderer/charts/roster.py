"""A list of parts beside or below a figure: swatch, name, value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.sheet import Area


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    name: str
    value: str
    color: str
    lit: bool


@dataclass(frozen=True, slots=True)
class Split:
    """Where the figure and its list go; `width` is that of the list."""

    figure: Area
    roster: Area


def split(plot: Plot, area: Area, entries: Sequence[Entry], shape: float = 1.0) -> Split:
    """Share `area` between a figure (`shape` = width / height) and its list: beside, or below."""
    choices = [_below(plot, area, entries)]
    for width in _widths(plot, entries)[:2]:
        if width < area.w - 3 * plot.em and _height(plot, entries, width) <= area.h + 0.01:
            figure = area.cut(right=width + 1.6 * plot.em)
            height = _height(plot, entries, width)
            top = area.y + (area.h - height) / 2
            choices.append(Split(figure, Area(area.right - width, top, width, height)))
    return max(choices, key=lambda c: min(c.figure.w, c.figure.h * shape))


def _widths(plot: Plot, entries: Sequence[Entry]) -> list[float]:
    beside = plot.type.widest([e.value for e in entries], BOLD) + 2.1 * plot.em
    return [
        beside + max(plot.type.narrowest(e.name, lines, plot.weight(e.lit)) for e in entries)
        for lines in (1, 2)
    ]


def _below(plot: Plot, area: Area, entries: Sequence[Entry]) -> Split:
    width = min(area.w, _widths(plot, entries)[0])
    height = _height(plot, entries, width)
    figure = area.cut(bottom=min(height + plot.em, area.h - 2 * plot.em))
    left = area.x + (area.w - width) / 2
    return Split(figure, Area(left, area.bottom - height, width, height))


def _lines(plot: Plot, entry: Entry, entries: Sequence[Entry], width: float) -> list[str]:
    room = width - plot.type.widest([e.value for e in entries], BOLD) - 2 * plot.em
    return plot.type.wrap(entry.name, room, plot.weight(entry.lit))


def _height(plot: Plot, entries: Sequence[Entry], width: float) -> float:
    counts = [len(_lines(plot, entry, entries, width)) for entry in entries]
    gaps = 0.35 * plot.em * (len(entries) - 1)
    return sum(plot.type.height(count) for count in counts) + gaps


def draw_roster(plot: Plot, area: Area, entries: Sequence[Entry]) -> None:
    """Draw the list into `area`, values aligned at its right edge; what has no room is left out."""
    y = area.y
    for entry in entries:
        lines = _lines(plot, entry, entries, area.w)
        if y + plot.type.height(len(lines)) > plot.sheet.h + 0.01:
            return
        _draw_entry(plot, area, entry, lines, y + plot.type.ascent)
        y += plot.type.height(len(lines)) + 0.35 * plot.em


def _draw_entry(plot: Plot, area: Area, entry: Entry, lines: Sequence[str], y: float) -> None:
    side = 0.68 * plot.em
    plot.sheet.rect(Area(area.x, y - plot.rise - side / 2, side, side), entry.color)
    for k, line in enumerate(lines):
        plot.text(line, area.x + plot.em, y + k * plot.type.pitch, weight=plot.weight(entry.lit))
    plot.text(entry.value, area.right, y, "end", weight=BOLD)
