"""Horizontal bands with a name each: the frame of every chart that has a row a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.charts.plot import Plot
from renderer.charts.sheet import Area


@dataclass(frozen=True, slots=True)
class Rows:
    """The area that marks may use and in it one band a row; names as blocks of lines.

    `width` is that of the column of names, 0 where they stand above their bands.
    """

    area: Area
    bands: tuple[Area, ...]
    blocks: tuple[list[str], ...]
    tops: tuple[float, ...]
    width: float

    @property
    def pitch(self) -> float:
        """Height of the lowest band, which sets the thickness of all bars."""
        return min(band.h for band in self.bands)


def name_rows(
    plot: Plot, area: Area, names: Sequence[str], lit: Sequence[bool], least: float = 6.0
) -> Rows:
    """Draw `names` beside or above their bands; marks keep at least `least` em of the width."""
    frame = plan_rows(plot, area, names, lit, least)
    if frame.width:
        _draw_beside(plot, area, frame, lit)
    else:
        _draw_above(plot, area, frame, lit)
    return frame


def plan_rows(
    plot: Plot, area: Area, names: Sequence[str], lit: Sequence[bool], least: float = 6.0
) -> Rows:
    """Where `name_rows` would put names and bands."""
    weights = [plot.weight(on) for on in lit]
    width = _width(plot, area, names, weights, least)
    blocks = _blocks(plot, names, weights, width or area.w)
    heights = _heights(plot, area, width, blocks)
    tops = tuple(area.y + sum(heights[:i]) for i in range(len(names)))
    places = zip(tops, heights, blocks, strict=True)
    if width or not any(names):
        marks = area.cut(left=width + 0.6 * plot.em if width else 0)
        bands = tuple(Area(marks.x, y, marks.w, h) for y, h, _ in places)
        return Rows(marks, bands, blocks, tops, width)
    used = [plot.type.height(len(block)) + 0.1 * plot.em for block in blocks]
    bands = tuple(
        Area(area.x, y + u, area.w, h - u - 0.35 * plot.em)
        for y, h, u in zip(tops, heights, used, strict=True)
    )
    return Rows(area, bands, blocks, tops, width)


def _width(
    plot: Plot, area: Area, names: Sequence[str], weights: Sequence[int], least: float
) -> float:
    """Width of the column of names: the first of several that leaves room, 0 for names above."""
    room = max(area.w - (least + 0.6) * plot.em, 0.3 * area.w)
    widths = [_fit(plot, names, weights, lines) for lines in (1, 2, 3)]
    shares = zip(widths, (0.36, 0.4, 0.4), strict=True)
    wishes = [(w, 0.4) for w, most in shares if w <= most * area.w]
    for width, pad in [*wishes, (0.0, 1.6), *((w, 0.05) for w in widths)]:
        blocks = _blocks(plot, names, weights, width or area.w)
        if width <= room and sum(_least(plot, blocks, pad)) <= area.h:
            return width
    word = _fit(plot, names, weights, 99)
    return min(widths[0], max(room, min(word, 0.62 * area.w)))


def _least(plot: Plot, blocks: Sequence[list[str]], pad: float) -> list[float]:
    """The least height of each band: its name and `pad` em."""
    return [plot.type.height(len(block)) + pad * plot.em for block in blocks]


def _heights(plot: Plot, area: Area, width: float, blocks: Sequence[list[str]]) -> list[float]:
    """Equal heights if every name fits; else, and where names stand above, as the names need."""
    least, count = _least(plot, blocks, 0.05 if width else 1.6), len(blocks)
    fits = bool(width) and max(least, default=0) <= area.h / max(count, 1)
    if fits or sum(least) > area.h:
        return [area.h / count] * count
    spare = (area.h - sum(least)) / count
    return [height + spare for height in least]


def _blocks(
    plot: Plot, names: Sequence[str], weights: Sequence[int], width: float
) -> tuple[list[str], ...]:
    pairs = zip(names, weights, strict=True)
    return tuple(plot.type.wrap(name, width, weight) for name, weight in pairs)


def _fit(plot: Plot, names: Sequence[str], weights: Sequence[int], lines: int) -> float:
    pairs = zip(names, weights, strict=True)
    return max((plot.type.narrowest(name, lines, weight) for name, weight in pairs), default=0.0)


def _draw_beside(plot: Plot, area: Area, frame: Rows, lit: Sequence[bool]) -> None:
    sizes = [plot.type.height(len(block)) for block in frame.blocks]
    middles = [
        plot.kept_in(len(block), band.middle, area.y, area.bottom + 0.2 * plot.em)
        for block, band in zip(frame.blocks, frame.bands, strict=True)
    ]
    shown = thin(sizes, middles, lit)
    plot.unnamed([" ".join(block) for block in frame.blocks], shown)
    for i in shown:
        color = "ink" if lit[i] or not any(lit) else "muted"
        plot.centred(frame.blocks[i], area.x, middles[i], color=color, weight=plot.weight(lit[i]))


def _draw_above(plot: Plot, area: Area, frame: Rows, lit: Sequence[bool]) -> None:
    for i, block in enumerate(frame.blocks):
        for k, line in enumerate(block):
            y = frame.tops[i] + plot.type.ascent + k * plot.type.pitch
            plot.text(line, area.x, y, weight=plot.weight(lit[i]))


def values_shown(plot: Plot, frame: Rows, lit: Sequence[bool]) -> list[int]:
    """Indices of the rows whose value, one line high, has room."""
    middles = [plot.kept_in(1, band.middle) for band in frame.bands]
    return thin([plot.type.height()] * len(middles), middles, lit)


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


def middle_of(band: Area, pitch: float) -> Area:
    """The middle of a band as high as the lowest band, so that all bars are equally thick."""
    return Area(band.x, band.middle - pitch / 2, band.w, pitch)


def bar_in(band: Area, share: float, most: float) -> tuple[float, float]:
    """Top and thickness of a bar that takes `share` of its band but at most `most` units."""
    thick = min(share * band.h, most)
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
