"""Values read back from a drawn chart: from path coordinates and colours, never from its text.

Each mark is a group `v:<column>:<row>` (a line's row is that of its first point). Scales are
invisible groups `a:<name>:<kind>:<low>:<high>` whose path runs from the low to the high end.
Angles and areas tell shares only: they are multiplied with the sum of the chart's data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from planner.parts import ChartKind
from planner.plan import ChartElement
from renderer.charts.geometry import Drawn, Mark, parse, ramp_share, turn_of
from renderer.charts.table import Cell, index_of, measures, read_table, segments
from renderer.errors import RenderError

Value = tuple[int, int, float]
"""Index of the column, row, and the value that the geometry says."""
Reader = Callable[[ChartElement, Drawn], Iterator[Value]]


def read_back(svg: str, chart: ChartElement) -> list[Value]:
    """Every value drawn in `svg`, by column and row; RenderError if `svg` is not such a drawing."""
    drawn = parse(svg)
    if not drawn.marks and not drawn.summaries:
        raise RenderError(f"No marks of the chart {chart.id} are in this SVG.")
    return sorted(_READERS[chart.chart](chart, drawn))


def read_summaries(svg: str, chart: ChartElement) -> list[tuple[str, int, float]]:
    """What histograms and boxes draw instead of rows: statistic, index of bin or group, value."""
    drawn = parse(svg)
    ruler = drawn.rulers["v"]
    out = []
    for name, index, mark in drawn.summaries:
        low, high = ruler.span(mark)
        if name == "count":
            out.append((name, index, max(low, high, key=abs)))
        elif name == "median":
            out.append((name, index, (low + high) / 2))
        else:
            ends = ("low", "high") if name == "whiskers" else ("first", "third")
            out += [(ends[0], index, min(low, high)), (ends[1], index, max(low, high))]
    return sorted(out)


def _bars(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    ruler = drawn.rulers["v"]
    for mark in drawn.marks:
        yield mark.column, mark.row, max(ruler.span(mark), key=abs)


def _mirrored(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    """Bars to both sides, each with a scale of its own."""
    sides = read_table(chart).series
    for k, series in enumerate(sides):
        own = {(cell.column, cell.row) for cell in series.known}
        for mark in drawn.marks:
            if (mark.column, mark.row) in own:
                yield mark.column, mark.row, max(drawn.rulers[f"v{k}"].span(mark), key=abs)


def _dots(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    ruler = drawn.rulers["v"]
    for mark in drawn.marks:
        yield mark.column, mark.row, sum(ruler.span(mark)) / 2


def _stacked(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    ruler = drawn.rulers["v"]
    totals = _group_totals(chart)
    for mark in drawn.marks:
        low, high = sorted(ruler.span(mark))
        size = high - low if low + high >= 0 else low - high
        whole = totals[mark.column, mark.row] / 100 if chart.share else 1.0
        yield mark.column, mark.row, size * whole


def _group_totals(chart: ChartElement) -> dict[tuple[int, int], float]:
    """The sum of the bar that each cell belongs to."""
    out = {}
    for cells in zip(*(series.cells for series in read_table(chart).series), strict=True):
        known = [cell for cell in cells if cell is not None and cell.value is not None]
        total = sum(abs(cell.value or 0.0) for cell in known)
        out.update({(cell.column, cell.row): total for cell in known})
    return out


def _runs(chart: ChartElement, drawn: Drawn) -> Iterator[tuple[Mark, int, list[Cell]]]:
    """Each drawn stretch with the index of its series and the cells that its points stand for."""
    runs = {}
    for k, series in enumerate(read_table(chart).series):
        for run in segments(series):
            cells = [cell for i in run if (cell := series.cells[i]) is not None]
            runs[cells[0].column, cells[0].row] = (k, cells)
    for mark in drawn.marks:
        k, cells = runs[mark.column, mark.row]
        yield mark, k, cells


def _lines(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    for mark, k, cells in _runs(chart, drawn):
        ruler = drawn.rulers.get("v") or drawn.rulers[f"v{k}"]
        points = [mark.center] if len(cells) == 1 else mark.points
        for cell, point in zip(cells, points, strict=True):
            yield cell.column, cell.row, ruler.value(point)


def _areas(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    """Upper less lower edge; a stretch of one point is drawn two units wide."""
    ruler, totals = drawn.rulers["v"], _group_totals(chart)
    for mark, _, cells in _runs(chart, drawn):
        half = len(mark.points) // 2
        tops, bottoms = mark.points[:half], mark.points[half:][::-1]
        for cell, top, bottom in zip(cells, tops, bottoms, strict=False):
            whole = totals[cell.column, cell.row] / 100 if chart.share else 1.0
            yield cell.column, cell.row, (ruler.value(top) - ruler.value(bottom)) * whole


def _scatter(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    assert chart.x is not None
    x, y = drawn.rulers["x"], drawn.rulers["v"]
    across = index_of(chart, chart.x)
    for mark in drawn.marks:
        yield mark.column, mark.row, y.value(mark.center)
        yield across, mark.row, x.value(mark.center)


def _bubbles(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    assert chart.size_by is not None
    yield from _scatter(chart, drawn)
    size, column = drawn.rulers["s"], index_of(chart, chart.size_by)
    for mark in drawn.marks:
        share = (mark.width / 2 / size.length) ** 2
        yield column, mark.row, size.low + share * (size.high - size.low)


def _shares(measure: Callable[[Mark], float]) -> Reader:
    """A reader of parts of a whole, `measure` telling each part's size."""

    def read(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
        sizes = [measure(mark) for mark in drawn.marks]
        total = sum(_known(chart))
        for mark, size in zip(drawn.marks, sizes, strict=True):
            yield mark.column, mark.row, size / sum(sizes) * total

    return read


def _known(chart: ChartElement) -> Sequence[float]:
    return [c.value for c in read_table(chart).series[0].known if c.value is not None]


def _waffle(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    """Squares of a hundred; a whole of 100 where parts are percent."""
    cell, total = drawn.swatches["cell"].area, sum(_known(chart))
    filled = sum(mark.area for mark in drawn.marks) / cell
    whole = total / (filled / 100) if filled else total
    for mark in drawn.marks:
        yield mark.column, mark.row, mark.area / cell * whole / 100


def _heat(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    stops = [
        drawn.swatches[name].fill for name in ("low", "middle", "high") if name in drawn.swatches
    ]
    ruler = drawn.rulers["low"]
    for mark in drawn.marks:
        share = _place(stops, mark.fill)
        yield mark.column, mark.row, ruler.low + share * (ruler.high - ruler.low)


def _place(stops: Sequence[str], fill: str) -> float:
    """Where a colour lies between the first and the last of `stops`: on the stretch that it is nearest to."""
    shares = [ramp_share(low, high, fill) for low, high in pairwise(stops)]
    best = min(range(len(shares)), key=lambda i: shares[i][1])
    return (best + shares[best][0]) / len(shares)


def _signs(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    """Whole signs by their number, the cut one by its width."""
    worth = drawn.rulers["sign"]
    for mark in drawn.marks:
        widths = mark.widths
        side = 0.88 * worth.length
        yield mark.column, mark.row, sum(width / side for width in widths) * worth.high


def _gantt(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    ruler = drawn.rulers["v"]
    start, end = (index_of(chart, name) for name in measures(chart)[:2])
    for mark in drawn.marks:
        low, high = sorted(ruler.span(mark))
        if mark.curved:
            yield start, mark.row, (low + high) / 2
        else:
            yield start, mark.row, low
            yield end, mark.row, high


def _none_in_bins(chart: ChartElement, drawn: Drawn) -> Iterator[Value]:
    """A histogram draws bins, not rows: see `read_summaries`."""
    return iter(())


_READERS: Mapping[ChartKind, Reader] = {
    "bar": _bars,
    "grouped": _bars,
    "stacked": _stacked,
    "line": _lines,
    "area": _areas,
    "scatter": _scatter,
    "bubble": _bubbles,
    "pie": _shares(turn_of),
    "donut": _shares(turn_of),
    "lollipop": _dots,
    "slope": _dots,
    "dumbbell": _dots,
    "heatmap": _heat,
    "histogram": _none_in_bins,
    "box": _dots,
    "waffle": _waffle,
    "pictogram": _signs,
    "treemap": _shares(lambda mark: mark.area),
    "gantt": _gantt,
    "sparkline": _lines,
    "pyramid": _mirrored,
}
