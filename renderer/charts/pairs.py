"""Slopes and dumbbells: two values a name, joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.charts import axes, frames, rows
from renderer.charts.dodge import dodge, roomy
from renderer.charts.key import draw_key
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.scales import Scale
from renderer.charts.sheet import Anchor, Area, Point
from renderer.charts.table import Cell
from renderer.errors import RenderError


@dataclass(frozen=True, slots=True)
class _Pair:
    """A name with its first and last cell."""

    name: str
    lit: bool
    first: Cell | None
    last: Cell | None

    @property
    def values(self) -> list[float]:
        return [c.value for c in (self.first, self.last) if c and c.value is not None]


def _pairs(plot: Plot) -> tuple[list[_Pair], tuple[str, str]]:
    """The pairs and the names of the two sides, from two rows or from two columns."""
    table = plot.table
    if (len(table.keys) == 2 and len(table.series) != 2) or plot.chart.series:
        names = plot.names()
        pairs = [_Pair(s.name, plot.lit(s.name), s.cells[0], s.cells[-1]) for s in table.series]
        return pairs, (names[0], names[-1])
    if len(table.series) < 2:
        raise RenderError(f"The {plot.chart.chart} {plot.chart.id} needs two values a name.")
    first, last = table.series[0], table.series[-1]
    pairs = [
        _Pair(name, lit, first.cells[i], last.cells[i])
        for i, (name, lit) in enumerate(zip(plot.names(), plot.lit_keys(), strict=True))
    ]
    return pairs, (first.name, last.name)


def slope(plot: Plot, area: Area) -> None:
    """A line from the first to the last value of each name."""
    pairs, heads = _pairs(plot)
    area = axes.caption(plot, area, plot.numbers.unit.caption)
    values = [v for pair in pairs for v in pair.values]
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    left = plot.type.widest([plot.numbers(v) for v in values], BOLD) + 0.7 * plot.em
    ends = [_end(plot, pair) for pair in pairs]
    widest = max(plot.type.narrowest(end, 2, BOLD) for end in ends)
    single = plot.type.widest(ends, BOLD)
    most = min(0.6 * area.w, area.w - left - 3.5 * plot.em)
    right = min(max(widest, min(single, 0.42 * area.w)), most)
    blocks = [_end_lines(plot, pair, right) for pair in pairs]
    right = max(plot.type.widest(block, BOLD) for block in blocks) + 0.7 * plot.em
    tall = plot.type.height(max(len(block) for block in _head_lines(plot, heads)))
    field = area.cut(left, tall + 1.1 * plot.em, right, 0.6 * plot.type.height())
    scale = Scale(low, high, field.bottom, field.y)
    scale.calibrate(plot.sheet, "v", vertical=True)
    _heads(plot, field, heads)
    for pair in sorted(pairs, key=lambda p: p.lit):
        _slope(
            plot,
            field,
            scale,
            pair,
            frames.fill(plot, pair.lit, any(p.lit for p in pairs), pair.name),
        )
    _first_values(plot, field, scale, pairs)
    _last_names(plot, field, scale, pairs, right - 0.7 * plot.em)


def _end(plot: Plot, pair: _Pair) -> str:
    value = pair.last.value if pair.last else None
    return pair.name if value is None else f"{plot.numbers(value)} {pair.name}"


def _head_lines(plot: Plot, heads: tuple[str, str]) -> list[list[str]]:
    return [plot.type.wrap(head, plot.sheet.w / 2 - 0.5 * plot.em, BOLD) for head in heads]


def _heads(plot: Plot, field: Area, heads: tuple[str, str]) -> None:
    """The two sides' names over two thin uprights; at the sheet's edges where they are long."""
    blocks = _head_lines(plot, heads)
    fits = sum(plot.type.widest(block, BOLD) for block in blocks) / 2 + plot.em <= field.w
    for block, x, edge in zip(blocks, (field.x, field.right), (0.0, plot.sheet.w), strict=True):
        ends = [(x, field.y - 0.6 * plot.em), (x, field.bottom + 0.3 * plot.em)]
        plot.sheet.line(ends, plot.ink("rule"), 1.4 * plot.hairline)
        anchor: Anchor = "middle" if fits else "start" if edge == 0 else "end"
        for k, line in enumerate(block[::-1]):
            y = field.y - 1.1 * plot.em - k * plot.type.pitch
            at = axes.clamped(plot, line, x, BOLD) if fits else edge
            plot.text(line, at, y, anchor, "muted", BOLD)


def _slope(plot: Plot, field: Area, scale: Scale, pair: _Pair, color: str) -> None:
    width = plot.stroke * (1.3 if pair.lit else 1.0)
    points = []
    for cell, x in ((pair.first, field.x), (pair.last, field.right)):
        if cell is not None and cell.value is not None:
            points.append((x, scale(cell.value)))
    if len(points) == 2:
        plot.sheet.line(points, color, width)
        plot.sheet.keep_clear(points, width)
    for cell, x in ((pair.first, field.x), (pair.last, field.right)):
        if cell is not None and cell.value is not None:
            gid = f"v:{cell.column}:{cell.row}"
            at = (x, scale(cell.value))
            plot.sheet.disc(at, 1.6 * width, color, gid=gid, edge=plot.ink("bg"), width=1.0)
            plot.spot(pair.name, pair.name, at)


def _under_heads(plot: Plot, field: Area) -> float:
    """How far up values beside the field may reach."""
    return field.y - 1.1 * plot.em + plot.type.descent


def _first_values(plot: Plot, field: Area, scale: Scale, pairs: Sequence[_Pair]) -> None:
    known = [(p, p.first.value) for p in pairs if p.first and p.first.value is not None]
    room = plot.whole().bottom - _under_heads(plot, field)
    line = plot.type.height() + 0.12 * plot.em
    kept = roomy([line] * len(known), [p.lit for p, _ in known], room)
    known = [known[i] for i in kept]
    sizes = [line] * len(known)
    middles = dodge(
        [scale(value) for _, value in known], sizes, _under_heads(plot, field), plot.whole().bottom
    )
    for (pair, value), middle in zip(known, middles, strict=True):
        tone = _tone(pair, pairs)
        x = field.x - 0.7 * plot.em
        plot.centred([plot.numbers(value)], x, middle, "end", tone, plot.weight(pair.lit))


def _last_names(plot: Plot, field: Area, scale: Scale, pairs: Sequence[_Pair], room: float) -> None:
    known = [p for p in pairs if p.last and p.last.value is not None]
    blocks = [_end_lines(plot, pair, room) for pair in known]
    sizes = [plot.type.height(len(block)) + 0.15 * plot.em for block in blocks]
    kept = roomy(sizes, [p.lit for p in known], plot.whole().bottom - _under_heads(plot, field))
    plot.omit("name", [pair.name for i, pair in enumerate(known) if i not in kept])
    known, blocks = [known[i] for i in kept], [blocks[i] for i in kept]
    sizes = [sizes[i] for i in kept]
    wanted = [scale(p.last.value) for p in known if p.last and p.last.value is not None]
    middles = dodge(wanted, sizes, _under_heads(plot, field), plot.whole().bottom)
    for pair, block, middle in zip(known, blocks, middles, strict=True):
        x = field.right + 0.7 * plot.em
        plot.centred(block, x, middle, "start", _tone(pair, pairs), plot.weight(pair.lit))


def _end_lines(plot: Plot, pair: _Pair, room: float) -> list[str]:
    return plot.type.wrap(_end(plot, pair), room + 0.01, plot.weight(pair.lit))


def _tone(pair: _Pair, pairs: Sequence[_Pair]) -> str:
    return "ink" if pair.lit or not any(p.lit for p in pairs) else "muted"


def dumbbell(plot: Plot, area: Area) -> None:
    """Two dots a row, joined by a bar; the second is the one that the claim is about."""
    pairs, heads = _pairs(plot)
    colors = _side_colors(plot, heads)
    values = [v for pair in pairs for v in pair.values]
    lit = [pair.lit for pair in pairs]
    least = 3 + 2 * (0.9 + plot.type.widest([plot.numbers(v) for v in values], BOLD) / plot.em)
    lower = area.cut(top=2.2 * plot.em)
    trial = rows.plan_rows(plot, lower, [pair.name for pair in pairs], lit, least)
    fits = trial.pitch >= plot.type.height() and trial.area.w >= (least - 1) * plot.em
    labelled = plot.labelled(fits, len(pairs) <= frames.LABELLED)
    least = least if labelled else 6.0
    direct = (
        labelled
        and not plot.chart.legend
        and bool(trial.width)
        and _heads_fit(plot, trial.area, pairs[0], heads)
    )
    if not direct:
        area = draw_key(plot, area, dict(zip(heads, colors, strict=True)))
    area = axes.caption(plot, area, plot.numbers.unit.caption)
    if direct or not labelled:
        area = area.cut(top=plot.type.height() + 0.5 * plot.em)
    area = area.cut(bottom=axes.mark_height(plot))
    frame = rows.name_rows(plot, area, [pair.name for pair in pairs], lit, least)
    scale = _dumbbell_scale(plot, frame.area, pairs, labelled)
    scale.calibrate(plot.sheet, "v", vertical=False)
    for pair, band in zip(pairs, frame.bands, strict=True):
        _dumbbell(plot, band, frame.pitch, scale, pair, colors, labelled)
    if direct:
        _side_names(plot, frame.bands[0], scale, pairs[0], heads)
    axes.upright_marks(plot, frame.area, scale, below=True)


def _side_colors(plot: Plot, heads: tuple[str, str]) -> tuple[str, str]:
    first, last = plot.ink("context"), plot.ink.series(0)
    if plot.lit(heads[0]) and not plot.lit(heads[1]):
        first, last = plot.ink("accent"), plot.ink("context")
    elif plot.chart.highlight:
        last = plot.ink("accent")
    own = plot.ink.given(heads)
    return own.get(heads[0], first), own.get(heads[1], last)


def _dumbbell_scale(plot: Plot, area: Area, pairs: Sequence[_Pair], labelled: bool) -> Scale:
    values = [v for pair in pairs for v in pair.values]
    everything = [*values, *(mark.value for mark in plot.chart.marks)]
    low, high, ticks = plot.spread(everything, 4, zero=False)
    if labelled:
        low, high = min(everything), max(everything)
        low, high = (low, high) if high > low else (low - 1, high + 1)
        return _snug(plot, area, pairs, low, high)
    scale = Scale(low, high, area.x + 0.4 * plot.em, area.right - 0.4 * plot.em)
    axes.top_axis(plot, area, scale, ticks, plot.numbers.ticks(ticks))
    return scale


def _snug(plot: Plot, area: Area, pairs: Sequence[_Pair], low: float, high: float) -> Scale:
    """The longest scale at which the values outside both dots of every row stay in `area`."""
    rooms = [
        (min(p.values), max(p.values), plot.type.widest([plot.numbers(v) for v in p.values], BOLD))
        for p in pairs
        if p.values
    ]
    pad = 0.9 * plot.em
    short, long = 0.0, area.w / (high - low)
    for _ in range(50):
        unit = (short + long) / 2
        left = max(width + pad - (first - low) * unit for first, _, width in rooms)
        right = max(width + pad - (high - last) * unit for _, last, width in rooms)
        if max(left, pad) + max(right, pad) + (high - low) * unit <= area.w:
            short = unit
        else:
            long = unit
    left = max(pad, *(width + pad - (first - low) * short for first, _, width in rooms))
    return Scale(low, high, area.x + left, area.x + left + (high - low) * short)


def _dumbbell(
    plot: Plot,
    band: Area,
    pitch: float,
    scale: Scale,
    pair: _Pair,
    colors: tuple[str, str],
    labelled: bool,
) -> None:
    radius = min(0.42 * plot.em, 0.36 * pitch)
    places = [scale(v) for v in pair.values]
    if len(places) == 2:
        ends = [(x, band.middle) for x in places]
        plot.sheet.line(ends, plot.ink("rule"), 0.55 * radius)
        plot.sheet.keep_clear(ends, 0.5 * radius)
    for cell, color in zip((pair.first, pair.last), colors, strict=True):
        if cell is None or cell.value is None:
            continue
        at: Point = (scale(cell.value), band.middle)
        plot.sheet.disc(at, radius, color, gid=f"v:{cell.column}:{cell.row}")
        plot.spot(pair.name, plot.chart.columns[cell.column].name, at)
        if labelled:
            outward = -1 if at[0] == min(places) and cell.value <= min(pair.values) else 1
            if len(places) == 2 and places[0] == places[1]:
                outward = -1 if cell is pair.first else 1
            x = at[0] + outward * (radius + 0.35 * plot.em)
            side: Anchor = "end" if outward < 0 else "start"
            plot.centred(
                [plot.numbers(cell.value)], x, band.middle, side, "ink", BOLD
            )  # fmt: skip


def _heads_fit(plot: Plot, area: Area, first: _Pair, heads: tuple[str, str]) -> bool:
    """True where the two names may stand over the dots of the first row."""
    both = len(first.values) == 2
    return both and plot.type.widest(heads) * 2 + plot.em <= area.w


def _side_names(plot: Plot, band: Area, scale: Scale, pair: _Pair, heads: tuple[str, str]) -> None:
    """The sides' names over the first row's dots, one to the left of their middle, one right."""
    first, last = (scale(v) for v in pair.values)
    y = band.middle - min(0.5 * band.h, 1.1 * plot.em) - 0.3 * plot.em
    y = max(y, plot.type.ascent)
    left, right = heads if first <= last else heads[::-1]
    middle, gap = (first + last) / 2, 0.3 * plot.em
    reach = max(gap, abs(last - first) / 2 - 0.42 * plot.em)
    ends = max(middle - gap, min(first, last) + 0.42 * plot.em) if reach > gap else middle - gap
    ends = min(max(ends, plot.type.width(left)), plot.sheet.w - plot.type.width(right) - 2 * gap)
    starts = max(ends + 2 * gap, middle + reach)
    plot.text(left, min(ends, middle - reach) if reach > gap else ends, y, "end", "muted")
    plot.text(right, min(starts, plot.sheet.w - plot.type.width(right)), y, "start", "muted")
