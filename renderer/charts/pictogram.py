"""Rows of one sign, each standing for the same round number; the last is cut in proportion."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, ceil, floor, log10, pi

from renderer.charts import rows
from renderer.charts.frames import fill
from renderer.charts.labels import number_style
from renderer.charts.lettering import BOLD
from renderer.charts.plot import Plot
from renderer.charts.sheet import Area, Command, Shape, Sign, arc, line_path
from renderer.charts.table import index_of, measures
from renderer.errors import RenderError

_MOST = 20
"""Most signs in a row."""


def pictogram(plot: Plot, area: Area) -> None:
    """As many signs as the value holds of one sign's worth."""
    names, lit = plot.names(), plot.lit_keys()
    cells = plot.table.series[0].cells
    values = [cell.value if cell else None for cell in cells]
    if any(v is not None and v < 0 for v in values):
        raise RenderError(f"The pictogram {plot.chart.id} has a negative value; use bars.")
    worth = _worth(max((v for v in values if v is not None), default=1.0) or 1.0)
    texts = ["–" if v is None else plot.numbers(v) for v in values]
    area = area.cut(top=_key_height(plot))
    label = plot.type.widest(texts, BOLD) + 0.6 * plot.em
    frame = rows.name_rows(plot, area, names, lit, 6 + label / plot.em)
    most = max(1, ceil(max((v for v in values if v is not None), default=1.0) / worth - 1e-9))
    pitch = min(0.86 * frame.pitch, (frame.area.w - label) / most, 4.2 * plot.em)
    _key(plot, worth, min(pitch, 1.1 * plot.em))
    ends = [(frame.area.x, 0.0), (frame.area.x + pitch, 0.0)]
    plot.sheet.add(Shape(line_path(ends), gid=f"a:sign:linear:0.0:{worth!r}"))
    shown = rows.values_shown(plot, frame, lit)
    for i, (cell, band) in enumerate(zip(cells, frame.bands, strict=True)):
        color = fill(plot, lit[i], any(lit))
        end = frame.area.x
        if cell is not None and cell.value is not None:
            gid = f"v:{cell.column}:{cell.row}"
            end = _row(plot, band, cell.value / worth, pitch, color, gid)
        x, tone = end + 0.4 * plot.em, "ink" if values[i] is not None else "muted"
        if i in shown:
            plot.centred([texts[i]], x, band.middle, "start", tone, BOLD)
        at = (x + plot.type.width(texts[i], BOLD), band.middle)
        plot.spot(plot.table.keys[i], plot.table.series[0].name, at)


def _worth(most: float) -> float:
    """What one sign stands for: 1, 2 or 5 times a power of ten, 5 to 10 signs for the largest."""
    if most <= 10 and most == int(most):
        return 1.0
    power = 10.0 ** floor(log10(most / 10))
    return next(p for p in (power, 2 * power, 5 * power, 10 * power) if most / p <= 10 + 1e-9)


def _key_height(plot: Plot) -> float:
    return plot.type.height() + 0.8 * plot.em


def _key(plot: Plot, worth: float, side: float) -> None:
    """One sign and what it stands for."""
    column = plot.chart.columns[index_of(plot.chart, measures(plot.chart)[0])]
    style = number_style(plot.formats, [worth], plot.chart.unit or column.unit, 6, None)
    text = f"= {style(worth)} {style.unit.caption}".strip()
    middle = plot.whole().y + max(side / 2, plot.type.ascent - plot.rise)
    box = Area(0.0, middle - side / 2, side, side)
    _signs(plot, [(box, 1.0)], plot.ink("muted"), None)
    plot.text(text, side + 0.4 * plot.em, middle + plot.rise, color="muted")


def _row(plot: Plot, band: Area, count: float, pitch: float, color: str, gid: str) -> float:
    """Draw `count` signs and return where they end."""
    side = 0.88 * pitch
    places: list[tuple[Area, float]] = []
    for i in range(ceil(count - 1e-9)):
        x = band.x + i * pitch + (pitch - side) / 2
        part = min(1.0, count - i)
        places.append((Area(x, band.middle - side / 2, side, side), part))
    _signs(plot, places, color, gid)
    if not places:
        return band.x
    last, part = places[-1]
    return last.x + part * last.w


def _signs(plot: Plot, places: Sequence[tuple[Area, float]], color: str, gid: str | None) -> None:
    if not places:
        return
    if plot.chart.icon:
        plot.sheet.signs.append(Sign(plot.chart.icon, tuple(places), color, gid))
    else:
        path = tuple(c for box, part in places for c in _disc(box, part))
        plot.sheet.add(Shape(path, color, gid=gid))
    plot.sheet.taken.extend(box for box, _ in places)


def _disc(box: Area, part: float) -> tuple[Command, ...]:
    """A disc in `box`, cut upright after `part` of its width."""
    radius = box.w / 2
    center = (box.x + radius, box.middle)
    cut = asin(min(1.0, max(-1.0, 2 * part - 1)))
    first, *rest = arc(center, radius, pi - cut, 2 * pi + cut)
    return (("M", first[1]), *rest, ("Z", ()))
