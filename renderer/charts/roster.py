"""A list of parts beside or below a figure: swatch, name, value; long ones in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

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
    """Where the figure and its list go; the list is set in `columns`."""

    figure: Area
    roster: Area
    columns: int = 1


def split(plot: Plot, area: Area, entries: Sequence[Entry], shape: float = 1.0) -> Split:
    """Share `area` between a figure (`shape` = width / height) and its list: beside, or below.

    The choice that leaves the largest figure wins; a list that does not fit wholly comes last.
    """
    single, double = _widths(plot, entries)
    choices = [
        choice
        for columns in (1, 2, 3)
        for width in (single, double)
        for choice in (_beside(plot, area, entries, width, columns),
                       _below(plot, area, entries, width, columns))
    ]  # fmt: skip
    choices = [c for c in choices if c.columns == 1 or c.roster.w < area.w]
    whole = [c for c in choices if c.roster.bottom <= area.bottom + 0.5 and c.roster.x >= area.x]

    def size(choice: Split) -> float:
        return min(choice.figure.w, choice.figure.h * shape)

    best = max(whole, key=size, default=None)
    if best is not None and size(best) >= 3.5 * plot.em:
        return best
    return _below(plot, area, entries, single, 1)


def close_up(plot: Plot, places: Split, right: float) -> Split:
    """A list beside the figure moved up to it, where the figure ends at `right`."""
    roster = places.roster
    beside = roster.x >= places.figure.right
    x = min(roster.x, right + 2.4 * plot.em) if beside else roster.x
    return replace(places, roster=roster._replace(x=x))


def _gap(plot: Plot) -> float:
    return 1.6 * plot.em


def _widths(plot: Plot, entries: Sequence[Entry]) -> list[float]:
    """Width of a column with names in one line, and in two."""
    beside = plot.type.widest([e.value for e in entries], BOLD) + 2.1 * plot.em
    return [
        beside + max(plot.type.narrowest(e.name, lines, plot.weight(e.lit)) for e in entries)
        for lines in (1, 2)
    ]


def _beside(plot: Plot, area: Area, entries: Sequence[Entry], width: float, columns: int) -> Split:
    whole = columns * width + (columns - 1) * _gap(plot)
    height = _height(plot, entries, width, columns)
    figure = area.cut(right=whole + _gap(plot))
    top = area.y + max(0.0, (area.h - height) / 2)
    return Split(figure, Area(area.right - whole, top, whole, height), columns)


def _below(plot: Plot, area: Area, entries: Sequence[Entry], width: float, columns: int) -> Split:
    whole = min(area.w, columns * width + (columns - 1) * _gap(plot))
    height = _height(plot, entries, _column_width(plot, whole, columns), columns)
    figure = area.cut(bottom=height + plot.em)
    figure = figure._replace(h=max(figure.h, min(5 * plot.em, 0.5 * area.h)))
    left = area.x + (area.w - whole) / 2
    top = max(figure.bottom + plot.em, area.bottom - height)
    return Split(figure, Area(left, top, whole, height), columns)


def _column_width(plot: Plot, whole: float, columns: int) -> float:
    return (whole - (columns - 1) * _gap(plot)) / columns


def _lines(plot: Plot, entry: Entry, entries: Sequence[Entry], width: float) -> list[str]:
    room = width - plot.type.widest([e.value for e in entries], BOLD) - 2 * plot.em
    return plot.type.wrap(entry.name, max(room, 3 * plot.em), plot.weight(entry.lit))


def _tall(plot: Plot, entry: Entry, entries: Sequence[Entry], width: float) -> float:
    return plot.type.height(len(_lines(plot, entry, entries, width))) + 0.35 * plot.em


def _height(plot: Plot, entries: Sequence[Entry], width: float, columns: int) -> float:
    per = ceil(len(entries) / columns)
    sums = [
        sum(_tall(plot, entry, entries, width) for entry in entries[i : i + per])
        for i in range(0, len(entries), per)
    ]
    return max(sums, default=0.0) - 0.35 * plot.em


def draw_roster(plot: Plot, places: Split, entries: Sequence[Entry]) -> None:
    """Draw the list, values aligned at the right; entries below the sheet's end are left out."""
    width = _column_width(plot, places.roster.w, places.columns)
    per = ceil(len(entries) / places.columns)
    for i in range(0, len(entries), per):
        x = places.roster.x + (i // per) * (width + _gap(plot))
        y = places.roster.y
        for entry in entries[i : i + per]:
            tall = _tall(plot, entry, entries, width)
            if y + tall - 0.35 * plot.em > plot.sheet.h + 0.01:
                plot.omit("name", [one.name for one in entries[entries.index(entry) : i + per]])
                break
            lines = _lines(plot, entry, entries, width)
            _draw_entry(plot, Area(x, y, width, tall), entry, lines)
            y += tall


def _draw_entry(plot: Plot, area: Area, entry: Entry, lines: Sequence[str]) -> None:
    side, y = 0.68 * plot.em, area.y + plot.type.ascent
    plot.sheet.rect(Area(area.x, y - plot.rise - side / 2, side, side), entry.color)
    for k, line in enumerate(lines):
        plot.text(line, area.x + plot.em, y + k * plot.type.pitch, weight=plot.weight(entry.lit))
    plot.text(entry.value, area.right, y, "end", weight=BOLD)
