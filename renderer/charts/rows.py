"""Horizontal bands with a name each: the frame of bars, lollipops, dumbbells, Gantt bars and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.charts.plot import Plot
from renderer.charts.sheet import Area


@dataclass(frozen=True, slots=True)
class Rows:
    """The area that marks may use, and in it one band a row. Names are already drawn."""

    area: Area
    bands: tuple[Area, ...]

    @property
    def pitch(self) -> float:
        """Height of the lowest band, which sets the thickness of all bars."""
        return min(band.h for band in self.bands)


@dataclass(frozen=True, slots=True)
class _Column:
    """Names broken into blocks, beside the bands (`width` units) or above them (0)."""

    width: float
    blocks: tuple[list[str], ...]


def name_rows(
    plot: Plot, area: Area, names: Sequence[str], lit: Sequence[bool], least: float = 6.0
) -> Rows:
    """Draw `names` beside or above their bands; marks keep at least `least` em of the width."""
    weights = [plot.weight(on) for on in lit]
    column = _column(plot, area, names, weights, least)
    heights = _heights(plot, area, column)
    tops = [area.y + sum(heights[:i]) for i in range(len(names))]
    if column.width == 0 and any(names):
        return _above(plot, area, column, lit, tops, heights)
    marks = area.cut(left=column.width + 0.6 * plot.em if column.width else 0)
    bands = tuple(Area(marks.x, y, marks.w, h) for y, h in zip(tops, heights, strict=True))
    sizes = [plot.type.height(len(block)) for block in column.blocks]
    for i in thin(sizes, [band.middle for band in bands], lit):
        color = "ink" if lit[i] or not any(lit) else "muted"
        plot.centred(column.blocks[i], area.x, bands[i].middle, color=color, weight=weights[i])
    return Rows(marks, bands)


def _column(
    plot: Plot, area: Area, names: Sequence[str], weights: Sequence[int], least: float
) -> _Column:
    """The first way to set the names that has room, from a narrow column to names above."""
    room = max(area.w - (least + 0.6) * plot.em, 0.3 * area.w)
    widths = [_fit(plot, names, weights, lines) for lines in (1, 2, 3)]
    beside = [w for w, most in zip(widths, (0.36, 0.4, 0.4), strict=True) if w <= most * area.w]
    for width in [*beside, 0.0, *widths[1:], widths[0]]:
        column = _Column(width, _blocks(plot, names, weights, width or area.w))
        if width <= room and sum(_least_heights(plot, column)) <= area.h:
            return column
    width = min(widths[0], room)
    return _Column(width, _blocks(plot, names, weights, width))


def _blocks(
    plot: Plot, names: Sequence[str], weights: Sequence[int], width: float
) -> tuple[list[str], ...]:
    pairs = zip(names, weights, strict=True)
    return tuple(plot.type.wrap(name, width, weight) for name, weight in pairs)


def _least_heights(plot: Plot, column: _Column) -> list[float]:
    """The lowest each band can be: its name, and the mark below where names are above."""
    extra = (0.06 if column.width else 1.45) * plot.em
    return [plot.type.height(len(block)) + extra for block in column.blocks]


def _heights(plot: Plot, area: Area, column: _Column) -> list[float]:
    """Equal heights if every name fits, else higher bands for longer names."""
    least, count = _least_heights(plot, column), len(column.blocks)
    if max(least, default=0) <= area.h / max(count, 1) or sum(least) > area.h:
        return [area.h / count] * count
    spare = (area.h - sum(least)) / count
    return [height + spare for height in least]


def _fit(plot: Plot, names: Sequence[str], weights: Sequence[int], lines: int) -> float:
    pairs = zip(names, weights, strict=True)
    return max((plot.type.narrowest(name, lines, weight) for name, weight in pairs), default=0.0)


def _above(
    plot: Plot,
    area: Area,
    column: _Column,
    lit: Sequence[bool],
    tops: Sequence[float],
    heights: Sequence[float],
) -> Rows:
    bands = []
    for i, block in enumerate(column.blocks):
        for k, line in enumerate(block):
            y = tops[i] + plot.type.ascent + k * plot.type.pitch
            plot.text(line, area.x, y, weight=plot.weight(lit[i]))
        used = plot.type.height(len(block)) + 0.1 * plot.em
        bands.append(Area(area.x, tops[i] + used, area.w, heights[i] - used - 0.35 * plot.em))
    return Rows(area, tuple(bands))


def thin(sizes: Sequence[float], centers: Sequence[float], lit: Sequence[bool]) -> list[int]:
    """Indices of the names that have room: all, or the highlighted and every second, third …"""
    count = len(sizes)
    for step in range(1, count + 1):
        kept: list[int] = []
        for i in sorted(range(count), key=lambda i: not lit[i]):
            wanted = lit[i] or i % step == 0
            if wanted and not any(_near(i, j, sizes, centers) for j in kept):
                kept.append(i)
        if len(kept) >= count / (step + 0.5) or step == count:
            return sorted(kept)
    return []


def _near(i: int, j: int, sizes: Sequence[float], centers: Sequence[float]) -> bool:
    return abs(centers[i] - centers[j]) < (sizes[i] + sizes[j]) / 2


def bar_in(band: Area, pitch: float, share: float, most: float) -> tuple[float, float]:
    """Top and thickness of a bar that takes `share` of the pitch but at most `most` units."""
    thick = min(share * pitch, most)
    return band.middle - thick / 2, thick


def stretch(lengths: Sequence[tuple[float, float]], width: float) -> tuple[float, float]:
    """Units per value and the place of zero, so that bars and labels at their ends fill `width`.

    `lengths` pairs each value with the width of its label.
    """
    low, high = 0.0, width / max(max((abs(v) for v, _ in lengths), default=1.0), 1e-300)
    for _ in range(60):
        scale = (low + high) / 2
        if sum(_needs(lengths, scale)) <= width:
            low = scale
        else:
            high = scale
    left, _ = _needs(lengths, low)
    return low, left


def _needs(lengths: Sequence[tuple[float, float]], scale: float) -> tuple[float, float]:
    left = max((-v * scale + label for v, label in lengths if v < 0), default=0.0)
    right = max((v * scale + label for v, label in lengths if v >= 0), default=0.0)
    return left, right
