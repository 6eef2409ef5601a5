"""Parts of a whole as areas, as square as they come (Bruls, Huizing and van Wijk 2000)."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from planner.parts import DataColumn
from renderer.charts import axes
from renderer.charts.key import draw_key
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.sheet import Area
from renderer.charts.table import Cell, index_of
from renderer.errors import RenderError


@dataclass(frozen=True, slots=True)
class _Tile:
    name: str
    cell: Cell
    value: float
    color: str
    lit: bool
    area: Area


@dataclass(frozen=True, slots=True)
class _Words:
    """The lines of a name, the value under them, and their size in em."""

    lines: tuple[str, ...]
    value: str
    times: float


_PAD, _TIGHT = 0.5, 0.35
"""Air around a tile's words, in their own ems; less where they are no larger than other labels."""
_SIZES = (1.8, 1.5, 1.25, 1.0, 0.9, 0.8)
"""Sizes of the words in tiles, in em."""
_LINES = 7.0
"""Words are larger than the chart's others where their tile is so many of its em on a side."""


def squarify(sizes: Sequence[float], area: Area) -> list[Area]:
    """Rectangles in `area` in proportion to `sizes`, which fall; each row as square as possible."""
    scale = area.w * area.h / (sum(sizes) or 1.0)
    left, out, start = area, [], 0
    while start < len(sizes):
        side = min(left.w, left.h)
        end = start + 1
        worst = _worst(sizes[start:end], scale, side)
        while end < len(sizes) and _worst(sizes[start : end + 1], scale, side) <= worst:
            end += 1
            worst = _worst(sizes[start:end], scale, side)
        row, left = _lay(sizes[start:end], scale, left)
        out += row
        start = end
    return out


def _worst(sizes: Sequence[float], scale: float, side: float) -> float:
    """The greatest ratio of sides in a row along `side`."""
    total = sum(sizes) * scale
    if total <= 0 or side <= 0:
        return float("inf")
    ratios = ((side * side * s * scale) / (total * total) for s in sizes)
    return max(max(ratio, 1 / ratio) if ratio > 0 else float("inf") for ratio in ratios)


def _lay(sizes: Sequence[float], scale: float, area: Area) -> tuple[list[Area], Area]:
    total, upright = sum(sizes), area.w >= area.h
    side = area.h if upright else area.w
    thick = total * scale / side if side else 0.0
    out, at = [], area.y if upright else area.x
    for size in sizes:
        length = side * size / total if total else 0.0
        out.append(Area(area.x, at, thick, length) if upright else Area(at, area.y, length, thick))
        at += length
    return out, area.cut(left=thick) if upright else area.cut(top=thick)


def treemap(plot: Plot, area: Area) -> None:
    """Rectangles named inside; the names of small ones are listed below."""
    known = [(i, c, c.value) for i, c in enumerate(plot.table.series[0].cells) if c and c.value]
    if any(value < 0 for _, _, value in known):
        raise RenderError(f"The treemap {plot.chart.id} has a negative part; use bars.")
    known.sort(key=lambda part: -part[2])
    group = plot.chart.series and plot.chart.columns[index_of(plot.chart, plot.chart.series)]
    colors = _colors(plot, group or None)
    if group and len(set(colors.values())) > 1:
        legend = {str(group.values[c.row]): colors[c.row] for _, c, _ in known}
        area = draw_key(plot, area, legend)
    area = axes.caption(plot, area, "" if plot.chart.share else plot.numbers.unit.caption)
    total = sum(value for _, _, value in known)
    tiles: list[_Tile] = []
    reserved, note, left = 0.0, list[str](), list[str]()
    for _ in range(4):
        boxes = squarify([value for _, _, value in known], area.cut(bottom=reserved))
        tiles = [
            _Tile(plot.names()[i], c, v, colors[c.row], plot.lit_keys()[i], box)
            for (i, c, v), box in zip(known, boxes, strict=True)
        ]
        note, left = _small(plot, area, [t for t in tiles if _words(plot, t, total) is None], total)
        needed = plot.type.height(len(note)) + 0.6 * plot.em if note else 0.0
        if needed <= reserved + 0.01:
            break
        reserved = needed
    plot.omit("name", left)
    for tile in tiles:
        _draw_tile(plot, tile, total)
    for k, line in enumerate(note):
        y = area.bottom - plot.type.descent - (len(note) - 1 - k) * plot.type.pitch
        plot.text(line, area.x, y, color="muted")


def _colors(plot: Plot, group: DataColumn | None) -> dict[int, str]:
    """A colour a row: accent for the highlighted, categorical for groups, else its own or one for all."""
    cells = [
        (c.row, lit)
        for c, lit in zip(plot.table.series[0].cells, plot.lit_keys(), strict=True)
        if c
    ]
    if any(lit for _, lit in cells):
        return {row: plot.ink("accent" if lit else "context") for row, lit in cells}
    if group is None:
        given = zip(plot.names(), cells, strict=False)
        return {
            row: plot.ink.given([name]).get(name, plot.ink.series(0)) for name, (row, _) in given
        }
    names = list(dict.fromkeys(str(value) for value in group.values))
    own = plot.ink.series_colors(names, [name for name in names if plot.lit(name)])
    return {row: own[str(group.values[row])] for row, _ in cells}


def _value(plot: Plot, tile: _Tile, total: float) -> str:
    if plot.chart.label is not None:
        return plot.told(tile.cell.row)
    return plot.shares(tile.value / total) if plot.chart.share else plot.numbers(tile.value)


def _words(plot: Plot, tile: _Tile, total: float) -> _Words | None:
    """What stands in a tile, as large as its area asks and its sides allow; None if nothing fits."""
    value = _value(plot, tile, total)
    most = sqrt(tile.area.w * tile.area.h) / (_LINES * plot.em)
    for times in (size for size in _SIZES if size <= max(1.0, most)):
        room, tall = (
            side / times - 2 * _pad(times) * plot.em for side in (tile.area.w, tile.area.h)
        )
        if room <= 0:
            return None
        lines = plot.type.wrap(tile.name, room, BOLD)
        wide = plot.type.widest([*lines, value, *tile.name.split()], BOLD) <= room
        if wide and plot.type.height(len(lines) + 1) <= tall:
            return _Words(tuple(lines), value, times)
    return None


def _small(
    plot: Plot, area: Area, tiles: Sequence[_Tile], total: float
) -> tuple[list[str], list[str]]:
    """The tiles without room for words as running text, and the names of those left over."""
    parts = [f"{tile.name}\u00a0{_value(plot, tile, total)}" for tile in tiles]
    parts = [_glued(plot, part, area.w) for part in parts]
    tallest = max(0.3 * area.h, plot.type.height())

    def too_tall(count: int) -> bool:
        lines = plot.type.lines("\u00a0· ".join(parts[:count]), area.w)
        return plot.type.height(lines) > tallest

    fitting = bisect(range(1, len(parts) + 1), False, key=too_tall)
    lines = plot.type.wrap("\u00a0· ".join(parts[:fitting]), area.w) if fitting else []
    return lines, [tile.name for tile in tiles[fitting:]]


def _glued(plot: Plot, text: str, room: float) -> str:
    """The text kept on one line if it fits one, with the sign that follows it."""
    fits = plot.type.width(text) + plot.em <= room
    return text.replace(" ", "\u00a0") if fits else text


def _pad(times: float) -> float:
    return _PAD if times > 1 else _TIGHT


def _draw_tile(plot: Plot, tile: _Tile, total: float) -> None:
    gid = f"v:{tile.cell.column}:{tile.cell.row}"
    plot.sheet.rect(tile.area, tile.color, gid, edge=plot.ink("bg"))
    color, words = plot.ink.on(tile.color), _words(plot, tile, total)
    pad = _pad(words.times) * plot.em * words.times if words else 0.0
    for k, line in enumerate((*words.lines, words.value) if words else ()):
        assert words is not None
        y = tile.area.y + pad + words.times * (plot.type.ascent + k * plot.type.pitch)
        weight = BOLD if k < len(words.lines) else 400
        plot.text(line, tile.area.x + pad, y, color=color, weight=weight, times=words.times)
    at = (tile.area.x + tile.area.w / 2, tile.area.y)
    plot.spot(tile.name, plot.table.series[0].name, at)
