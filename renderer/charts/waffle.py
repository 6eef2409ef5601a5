"""A hundred squares, each one in a hundred of the whole; a last square is filled in part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from renderer.charts.plot import Plot
from renderer.charts.roster import Entry, Split, close_up, draw_roster, split
from renderer.charts.sheet import Area, Command, Shape, rect_path
from renderer.charts.table import Cell
from renderer.errors import RenderError

_SHAPES = ((10, 10), (20, 5), (5, 20), (25, 4), (4, 25))
"""Columns and rows of a grid of a hundred."""


@dataclass(frozen=True, slots=True)
class _Grid:
    area: Area
    columns: int
    side: float

    @property
    def pitch(self) -> float:
        return self.side / 0.86

    def piece(self, index: int, start: float, end: float) -> Area:
        """The part of square `index` from `start` to `end`, as shares of its width."""
        column, row = index % self.columns, index // self.columns
        x, y = self.area.x + column * self.pitch, self.area.y + row * self.pitch
        return Area(x + start * self.side, y, (end - start) * self.side, self.side)


def waffle(plot: Plot, area: Area) -> None:
    """Shares of a whole as squares out of a hundred, with a list of names and values."""
    known, whole = _parts(plot)
    names, lit = plot.names(), plot.lit_keys()
    shown = [name for name, on in zip(names, lit, strict=True) if on]
    colors = plot.ink.part_colors(names, shown)
    entries = [
        Entry(names[i], _text(plot, value, whole), colors[names[i]], lit[i])
        for i, _, value in known
    ]
    shape = max(
        _SHAPES, key=lambda s: _worth(s) * _side(split(plot, area, entries, s[0] / s[1]).figure, s)
    )
    places = split(plot, area, entries, shape[0] / shape[1])
    grid = _grid(places, shape)
    at = 0.0
    for i, cell, value in known:
        end = at + 100 * value / whole
        gid = f"v:{cell.column}:{cell.row}"
        if squares := _squares(grid, at, end):
            plot.sheet.add(Shape(squares, colors[names[i]], gid=gid))
        middle = grid.piece(min(99, floor((at + end) / 2)), 0, 1)
        plot.spot(plot.table.keys[i], "", (middle.x + middle.w / 2, middle.middle))
        at = end
    if at < 100 - 1e-6:
        plot.sheet.add(Shape(_squares(grid, at, 100.0), plot.ink("rule")))
    plot.sheet.add(Shape(rect_path(grid.piece(0, 0, 1)), gid="a:cell:area:0.0:1.0"))
    plot.sheet.taken.append(places.figure)
    draw_roster(plot, close_up(plot, places, grid.area.right), entries)


def _parts(plot: Plot) -> tuple[list[tuple[int, Cell, float]], float]:
    """Index, cell and value of each part, and the whole: 100 where parts are percent."""
    cells = plot.table.series[0].cells
    known = [(i, c, c.value) for i, c in enumerate(cells) if c is not None and c.value is not None]
    if any(value < 0 for _, _, value in known):
        raise RenderError(f"The waffle {plot.chart.id} has a negative part; use bars.")
    total = sum(value for _, _, value in known)
    if not total:
        raise RenderError(f"The waffle {plot.chart.id} has a total of zero; use bars.")
    percent = "%" in plot.numbers.unit.suffix + plot.numbers.unit.prefix
    return known, 100.0 if percent and total <= 100.5 else total


def _text(plot: Plot, value: float, whole: float) -> str:
    return plot.shares(value / whole) if plot.chart.share else plot.numbers(value)


def _worth(shape: tuple[int, int]) -> float:
    """Ten by ten reads as a hundred at once, so that it may be a little smaller."""
    return 1.0 if shape == (10, 10) else 0.75


def _side(area: Area, shape: tuple[int, int]) -> float:
    return 0.86 * min(area.w / shape[0], area.h / shape[1])


def _grid(places: Split, shape: tuple[int, int]) -> _Grid:
    """The grid at the start of the figure's area, or in its middle over a list below."""
    area = places.figure
    side = _side(area, shape)
    pitch = side / 0.86
    beside = places.roster.x >= area.right
    x = area.x + (0.0 if beside else (area.w - pitch * shape[0]) / 2)
    y = area.y + (area.h - pitch * shape[1]) / 2
    return _Grid(Area(x, y, pitch * shape[0], pitch * shape[1]), shape[0], side)


def _squares(grid: _Grid, start: float, end: float) -> tuple[Command, ...]:
    """The squares from `start` to `end` of a hundred as one path."""
    pieces: list[Area] = []
    for index in range(floor(start), min(100, floor(end - 1e-9) + 1)):
        left, right = max(start, index) - index, min(end, index + 1) - index
        if right > left:
            pieces.append(grid.piece(index, left, right))
    return _joined(pieces)


def _joined(pieces: Sequence[Area]) -> tuple[Command, ...]:
    return tuple(command for piece in pieces for command in rect_path(piece))
