"""Labels at the ends of lines and areas, moved apart, together with those of reference lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from renderer.charts.dodge import dodge, roomy
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.scales import Scale
from renderer.charts.sheet import Area, Point


@dataclass(frozen=True, slots=True)
class _End:
    """A label at the right edge: where it points, its lines, and the colour of what it names."""

    at: Point
    block: Sequence[str]
    lit: bool
    tone: str
    color: str | None = None

    @property
    def weight(self) -> int:
        return BOLD if self.lit and self.color else 400


def end_texts(plot: Plot, *, named: bool = True) -> list[tuple[str, str]]:
    """What stands at the end of each line: its name (none where it is alone) and last value."""
    named = named and len(plot.table.series) > 1
    told = plot.chart.data_labels is not False
    last = [s.known[-1].value if s.known else None for s in plot.table.series]
    style = plot.numbers_for([v for v in last if v is not None])
    return [
        (series.name if named else "", "" if value is None or not told else style(value))
        for series, value in zip(plot.table.series, last, strict=True)
    ]


def end_margin(plot: Plot, area: Area, ends: Sequence[tuple[str, str]]) -> float:
    """Width for the labels at the ends of lines."""
    widths = [plot.type.narrowest(name, 2, BOLD) for name, _ in ends]
    single = max(plot.type.width(f"{n} {v}".strip(), BOLD) for n, v in ends)
    value = plot.type.widest([v for _, v in ends], BOLD)
    most = 0.3 * area.w
    room = single if single <= most else max(*widths, value, most)
    lines = [line for end in ends for line in _block(plot, end, room, True)]
    return plot.type.widest(lines, BOLD) + 0.9 * plot.em


def label_ends(
    plot: Plot,
    field: Area,
    scale: Scale,
    points: Sequence[Point | None],
    ends: Sequence[tuple[str, str]],
    colors: Mapping[str, str],
    *,
    dots: bool = True,
) -> None:
    """Label each line at its end and each reference line, with a leader where a label had to move.

    `points` are the ends, `scale` the value scale. Without `dots` a swatch beside the label tells
    which area it names.
    """
    room = plot.sheet.w - field.right - 0.9 * plot.em
    floor = field.bottom + 0.3 * plot.em  # where the labels of the axis below begin
    items = [*_series(plot, points, ends, colors, room), *_marks(plot, field, scale, room)]
    gap = (0.5 if any(len(item.block) > 1 for item in items) else 0.12) * plot.em
    sizes = [plot.type.height(len(item.block)) + gap for item in items]
    kept = roomy(sizes, [item.lit for item in items], floor)
    plot.omit("label", [" ".join(one.block) for i, one in enumerate(items) if i not in kept])
    items, sizes = [items[i] for i in kept], [sizes[i] for i in kept]
    middles = dodge([item.at[1] for item in items], sizes, 0.0, floor)
    for item, middle in zip(items, middles, strict=True):
        if item.color and dots:
            _dot(plot, field, item.at, middle, item.color)
        elif item.color:
            side = 0.3 * plot.em
            left = field.right + 0.3 * plot.em
            plot.sheet.rect(Area(left, middle - side, side, 2 * side), item.color)
        x = field.right + 0.9 * plot.em
        plot.centred(item.block, x, middle, "start", item.tone, item.weight)


def _series(
    plot: Plot,
    points: Sequence[Point | None],
    ends: Sequence[tuple[str, str]],
    colors: Mapping[str, str],
    room: float,
) -> list[_End]:
    names = [series.name for series in plot.table.series]
    out = []
    for name, point, end in zip(names, points, ends, strict=True):
        on = plot.lit(name) or len(names) == 1
        tone = "ink" if on or not plot.lit_series() else "muted"
        block = _block(plot, end, room, on)
        if point is not None and block:
            out.append(_End(point, block, on, tone, colors[name]))
    return out


def _marks(plot: Plot, field: Area, scale: Scale, room: float) -> list[_End]:
    return [
        _End((field.right, scale(mark.value)), plot.type.wrap(mark.label, room), True, "ink")
        for mark in plot.chart.marks
        if mark.label
    ]


def _block(plot: Plot, end: tuple[str, str], room: float, on: bool) -> list[str]:
    weight = BOLD if on else 400
    name, value = end
    joined = f"{name} {value}".strip()
    if plot.type.width(joined, weight) <= room + 0.01:
        return [joined] if joined else []
    lines = plot.type.wrap(name, room, weight) if name else []
    ended = f"{lines[-1]} {value}" if lines else value
    if value and lines and plot.type.width(ended, weight) <= room + 0.01:
        return [*lines[:-1], ended]
    return [*lines, value] if value else lines


def _dot(plot: Plot, field: Area, point: Point, middle: float, color: str) -> None:
    plot.sheet.disc(point, 1.45 * plot.stroke, color)
    if abs(middle - point[1]) > 0.3 * plot.em or field.right - point[0] > plot.em:
        bend, end = field.right + 0.15 * plot.em, field.right + 0.7 * plot.em
        plot.sheet.line([point, (bend, point[1]), (end, middle)], color, plot.hairline)
