"""Value axes, category axes and reference lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from renderer.charts.dodge import dodge
from renderer.charts.labels import NumberStyle
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.rows import thin
from renderer.charts.scales import Scale
from renderer.charts.sheet import Area, Point, clear_parts
from renderer.charts.table import positions, precision_of
from renderer.charts.timeline import Tick, time_ticks


def caption(plot: Plot, area: Area, text: str, x: float | None = None) -> Area:
    """Write the unit once at the top and return what is left; nothing if there is no unit."""
    return named(plot, area, text if plot.chart.unit_above else "", x)


def named(plot: Plot, area: Area, text: str, x: float | None = None) -> Area:
    """Write what the values above are, unless they have a title, and return what is left."""
    lines = plot.type.wrap(text, area.w) if text and not plot.chart.y_title else []
    if not lines:
        return area
    for i, line in enumerate(lines):
        y = area.y + plot.type.ascent + i * plot.type.pitch
        plot.text(line, area.x if x is None else x, y, color="muted")
    return area.cut(top=plot.type.height(len(lines)) + 0.55 * plot.em)


def titles(plot: Plot, below: float = 0.0) -> None:
    """Write the axes' titles: that of the values above, that of the categories in the middle below.

    `below` is the height of what stands under the latter, in units.
    """
    for i, line in enumerate(plot.title(plot.chart.y_title)):
        plot.text(line, 0.0, plot.type.ascent + i * plot.type.pitch, color="muted")
    lines = plot.title(plot.chart.x_title)
    top = plot.sheet.h - below - plot.type.height(len(lines))
    for i, line in enumerate(lines):
        y = top + plot.type.ascent + i * plot.type.pitch
        plot.text(line, plot.sheet.w / 2, y, "middle", "muted")


def tick_count(length: float, em: float) -> int:
    """How many intervals an axis `length` units long may have."""
    return max(2, min(5, int(length / (3.2 * em))))


def value_margin(plot: Plot, ticks: Sequence[float], style: NumberStyle) -> float:
    """Width of the column of tick labels beside a vertical value axis."""
    return plot.type.widest([style(v) for v in ticks]) + 0.55 * plot.em


def value_axis(
    plot: Plot, area: Area, scale: Scale, ticks: Sequence[float], style: NumberStyle
) -> None:
    """Gridlines across `area` with numbers that end at its left edge."""
    height = plot.type.height()
    kept = thin([height] * len(ticks), [scale(v) for v in ticks], [v == 0 for v in ticks])
    for i, value in enumerate(ticks):
        y = scale(value)
        rule(plot, (area.x, y), (area.right, y), base=value == 0)
        if value == 0 and area.y < y < area.bottom - 0.5:
            plot.sheet.keep_clear([(area.x, y), (area.right, y)], plot.hairline)
        if i in kept:
            plot.centred([style(value)], area.x - 0.55 * plot.em, y, "end", "muted")


def rule(plot: Plot, start: Point, end: Point, *, base: bool) -> None:
    """A gridline, or the line of zero (`base`), which is drawn at once and stronger."""
    if base:
        plot.sheet.line([start, end], plot.ink("ink"), 2 * plot.hairline)
    elif plot.chart.axis.grid is not False:
        plot.grid.append((start, end))


def top_axis(
    plot: Plot, area: Area, scale: Scale, ticks: Sequence[float], style: NumberStyle
) -> None:
    """Gridlines down `area` with numbers above it."""
    shown = [v for v in ticks if area.x - 0.5 <= scale(v) <= area.right + 0.5]
    labels = [style(v) for v in shown]
    places = [clamped(plot, text, scale(v)) for text, v in zip(labels, shown, strict=True)]
    widths = [plot.type.width(text) + 0.6 * plot.em for text in labels]
    kept = set(thin(widths, places, [v == 0 for v in shown]))
    for i, value in enumerate(shown):
        x = scale(value)
        rule(plot, (x, area.y), (x, area.bottom), base=value == 0)
        if i in kept:
            y = area.y - 0.5 * plot.em
            plot.text(labels[i], places[i], y, "middle", "muted")


def clamped(plot: Plot, text: str, center: float, weight: int = 400) -> float:
    """The centre nearest to `center` at which `text` stays on the sheet."""
    half = plot.type.width(text, weight) / 2
    return (
        min(max(center, half), plot.sheet.w - half) if 2 * half < plot.sheet.w else plot.sheet.w / 2
    )


@dataclass(frozen=True, slots=True)
class Names:
    """Names under a category axis, broken into lines; `shown` are the ones that have room."""

    blocks: tuple[tuple[str, ...], ...]
    shown: tuple[int, ...]
    height: float


def break_names(
    plot: Plot, names: Sequence[str], centers: Sequence[float], lit: Sequence[bool]
) -> Names:
    """Fit names under marks at `centers`: in one line, in up to three, in turns on two, or thinned out."""
    if plot.table.column is not None and plot.table.column.kind == "date":
        return _break_dates(plot, centers, lit)
    step = min((b - a for a, b in pairwise(centers)), default=plot.sheet.w)
    weights = [plot.weight(on) for on in lit]
    pairs = list(zip(names, weights, strict=True))
    room = step - 0.5 * plot.em
    lines = 1
    while lines < 3 and max(plot.type.narrowest(n, lines, w) for n, w in pairs) > room:
        lines += 1
    fits = max(plot.type.narrowest(n, lines, w) for n, w in pairs) <= room
    if not fits and max(plot.type.width(n, w) for n, w in pairs) + 0.5 * plot.em <= 2 * step:
        turns = tuple(("", name) if i % 2 else (name,) for i, name in enumerate(names))
        return Names(turns, tuple(range(len(names))), plot.type.height(2) + plot.drop)
    wide = room if fits else max(room, 0.5 * plot.sheet.w)
    blocks = [tuple(plot.type.wrap(n, wide, w)) for n, w in pairs]
    widths = [plot.type.widest(b, w) + 0.5 * plot.em for b, w in zip(blocks, weights, strict=True)]
    places = [clamped(plot, b[0], c, w) for b, c, w in zip(blocks, centers, weights, strict=True)]
    shown = range(len(names)) if fits else thin(widths, places, lit)
    tallest = max((len(blocks[i]) for i in shown), default=0)
    return Names(tuple(blocks), tuple(shown), plot.type.height(tallest) + plot.drop)


def _break_dates(plot: Plot, centers: Sequence[float], lit: Sequence[bool]) -> Names:
    """Dates under marks: all if they fit, else round ones, else thinned out."""
    column = plot.table.column
    assert column is not None
    days = [float(round(day)) for day in positions(plot.table)]
    index = {day: i for i, day in enumerate(days)}
    plain = [plot.name(key) for key in plot.table.keys]

    def fits(ticks: Sequence[Tick]) -> bool:
        kept = [(index[day], text) for day, text in ticks if day in index]
        return len(kept) > 1 and apart(plot, [(centers[i], text) for i, text in kept])

    ticks = time_ticks(min(days), max(days), precision_of(column), plot.formats, fits)
    texts = {index[day]: text for day, text in ticks if day in index}
    for i in (i for i, on in enumerate(lit) if on and i not in texts):
        texts = {
            k: t for k, t in texts.items()
            if apart(plot, sorted([(centers[k], t), (centers[i], plain[i])]))
        } | {i: plain[i]}  # fmt: skip
    blocks = tuple(tuple(texts.get(i, plain[i]).split("\n")) for i in range(len(plain)))
    tallest = max(len(blocks[i]) for i in texts)
    return Names(blocks, tuple(sorted(texts)), plot.type.height(tallest) + plot.drop)


def apart(plot: Plot, placed: Sequence[tuple[float, str]]) -> bool:
    """True where texts centred at their places (kept on the sheet) do not touch."""
    lines = [(x, max(text.split("\n"), key=plot.type.width)) for x, text in placed]
    spans = [(clamped(plot, t, x), plot.type.width(t, BOLD) / 2) for x, t in lines]
    gap = 0.7 * plot.em
    return all(a + p + gap <= b - q for (a, p), (b, q) in pairwise(spans))


def draw_ticks(plot: Plot, ticks: Sequence[Tick], scale: Scale, area: Area) -> None:
    """Small ticks below `area` with their labels."""
    for place, text in ticks:
        x = scale(place)
        ends = [(x, area.bottom), (x, area.bottom + 0.3 * plot.em)]
        plot.sheet.line(ends, plot.ink("muted"), plot.hairline)
        for k, line in enumerate(text.split("\n")):
            y = area.bottom + plot.drop + plot.type.ascent + k * plot.type.pitch
            plot.text(line, clamped(plot, line, x), y, "middle", "muted")


def ticks_height(plot: Plot, ticks: Sequence[Tick]) -> float:
    """Height that `draw_ticks` takes below its area."""
    return plot.type.height(lines_of(ticks)) + plot.drop


def lines_of(ticks: Sequence[Tick]) -> int:
    """The most lines that a label has."""
    return max((text.count("\n") + 1 for _, text in ticks), default=1)


def draw_names(
    plot: Plot, names: Names, centers: Sequence[float], top: float, lit: Sequence[bool]
) -> None:
    """Draw names centred below `top`."""
    plot.unnamed([" ".join(block) for block in names.blocks], names.shown)
    for i in names.shown:
        color = "ink" if lit[i] else "muted"
        for k, line in enumerate(names.blocks[i]):
            y = top + plot.drop + plot.type.ascent + k * plot.type.pitch
            x = clamped(plot, line, centers[i], plot.weight(lit[i]))
            plot.text(line, x, y, "middle", color, plot.weight(lit[i]))


def mark_margin(plot: Plot, area: Area) -> float:
    """Width at the right that the labels of reference lines need."""
    texts = [mark.label for mark in plot.chart.marks if mark.label]
    if not texts:
        return 0.0
    widest = max(plot.type.narrowest(text, 3) for text in texts)
    return (
        min(max(widest, min(0.2 * area.w, plot.type.widest(texts))), 0.4 * area.w) + 0.5 * plot.em
    )


def level_marks(plot: Plot, area: Area, scale: Scale, margin: float) -> None:
    """Reference lines across `area`, their labels in the margin to its right."""
    marks = plot.chart.marks
    blocks = [plot.type.wrap(m.label, margin - 0.5 * plot.em) if m.label else [] for m in marks]
    heights = [plot.type.height(len(block)) + 0.3 * plot.em for block in blocks]
    middles = dodge([scale(m.value) for m in marks], heights, plot.whole().y, plot.whole().bottom)
    for block, middle in zip(blocks, middles, strict=True):
        plot.centred(block, area.right + 0.5 * plot.em, middle)
    level_lines(plot, area, scale)


def level_lines(plot: Plot, area: Area, scale: Scale) -> None:
    """Reference lines across `area`."""
    for mark in plot.chart.marks:
        y = scale(mark.value)
        reference_line(plot, ((area.x, y), (area.right, y)))


def mark_height(plot: Plot) -> float:
    """Height above rows that the labels of reference lines need."""
    return plot.type.height() + 0.5 * plot.em if any(m.label for m in plot.chart.marks) else 0.0


def upright_marks(plot: Plot, area: Area, scale: Scale, *, below: bool = False) -> None:
    """Reference lines down `area`, their labels above (or `below`) it, pushed apart."""
    baseline = area.y - 0.6 * plot.em
    if below:
        baseline = area.bottom + 0.4 * plot.em + plot.type.ascent
    marks = plot.chart.marks
    widths = [plot.type.width(mark.label) + 0.5 * plot.em for mark in marks]
    places = dodge(
        [scale(m.value) for m in marks], widths, -0.25 * plot.em, plot.sheet.w + 0.25 * plot.em
    )
    for mark, x in zip(marks, places, strict=True):
        at = scale(mark.value)
        reference_line(plot, ((at, area.y), (at, area.bottom)))
        if mark.label:
            plot.text(mark.label, x, baseline, "middle")


def reference_line(plot: Plot, ends: tuple[Point, Point]) -> None:
    """A dashed line from the first to the second end, interrupted where it would cross text."""
    for part in clear_parts(ends, [label.area for label in plot.sheet.labels], 0.2 * plot.em):
        plot.sheet.line(part, plot.ink("ink"), 1.6 * plot.hairline, dash=(4, 3))
        plot.sheet.keep_clear(part, 1.0)
