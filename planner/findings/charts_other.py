"""Charts of pairs, spreads, sides, matrices and spans of time."""

from __future__ import annotations

import statistics
from dataclasses import replace

from planner.content import ChartSpec
from planner.findings.draw import (
    Desk,
    apart,
    cells_column,
    derived,
    median,
    number_column,
    words_column,
)
from planner.findings.finding import Evidence, Finding
from planner.findings.measures import Measure
from planner.findings.merit import mirrored
from planner.findings.order import approving, is_bands, natural_order
from planner.findings.shapes import Matrix, Pair, Sample, Sides, Spans
from planner.findings.words import are_sexes, human
from planner.parts import ChartKind, DataColumn, Mark

MOST_DOTS = 2000
FEW_GROUPS = 6
MOST_ROWS = 12
MANY_BANDS = 9
"""More classes in a row, such as ages, make a curve."""


def cloud_chart(desk: Desk, finding: Finding) -> ChartSpec | None:
    """A dot a case; a third measure as area where it is an amount."""
    pair = finding.shape
    assert isinstance(pair, Pair)
    if len(pair.rows) > MOST_DOTS:
        return None
    rows = list(pair.rows)
    size = (
        _amount(desk, pair)
        if desk.pick("scatter", "bubble") == "bubble" or _sized(desk, pair)
        else None
    )
    dim = human(desk.seen.key.name) if desk.seen.key else " "
    group = next((g for g in desk.seen.groups if len(desk.seen.names(g)) <= FEW_GROUPS), None)
    measures = [pair.first, pair.second, *([size] if size else [])]
    names = apart(dim, *(human(m.name) for m in measures), human(group.name) if group else "")
    columns: list[DataColumn] = []
    if desk.seen.key:
        columns.append(words_column(dim, [human(str(desk.seen.key.values[i])) for i in rows]))
    columns += [cells_column(m.column, rows, n) for m, n in zip(measures, names[1:], strict=False)]
    if group:
        columns.append(words_column(names[-1], [human(str(group.values[i])) for i in rows]))
    nouns = [desk.named(desk.voice.measure(m.name), m.column.unit) for m in measures]
    subtitle = desk.subtitle(desk.voice.listed(nouns), desk.by(dim))
    return desk.spec(
        "bubble" if size else "scatter", finding, columns, subtitle, x=names[1], y=[names[2]],
        series=names[-1] if group else None, size_by=names[3] if size else None,
    )  # fmt: skip


def _sized(desk: Desk, pair: Pair) -> bool:
    """True where there is one amount beside two measures of another sort, for 200 cases at most."""
    return (
        _amount(desk, pair) is not None
        and len(pair.rows) <= 200
        and "scatter" not in desk.ask.charts
    )


def _amount(desk: Desk, pair: Pair) -> Measure | None:
    taken = {pair.first.column.name, pair.second.column.name}
    fit = [
        m for m in desk.seen.measures
        if m.column.name not in taken and m.additive == "yes" and m.ratio
        and all(m.values[i] is not None for i in pair.rows)
    ]  # fmt: skip
    both = {pair.first.additive, pair.second.additive}
    return fit[0] if fit and "yes" not in both else None


def spread_chart(desk: Desk, finding: Finding) -> ChartSpec | None:
    """How often values of each size occur, with the median marked."""
    sample = finding.shape
    assert isinstance(sample, Sample)
    measure = sample.measure
    name = human(measure.name)
    values = [v for i in sample.rows if (v := measure.values[i]) is not None]
    middle = statistics.median(values)
    mark = Mark(value=middle, label=desk.voice.noun("median"))
    evidence = median(desk.voice, measure, sample.rows, middle)
    kind = desk.pick("histogram", "box")
    subtitle = desk.subtitle(
        desk.named(desk.voice.measure(name), measure.column.unit),
        f"{desk.voice.number(len(values))} {desk.voice.noun('entries')}",
    )  # fmt: skip
    return desk.spec(
        kind, finding, [cells_column(measure.column, sample.rows, name)], subtitle, y=[name],
        marks=[mark] if kind == "histogram" else [], unit=measure.column.unit, evidence=[evidence],
    )  # fmt: skip


def sides_chart(desk: Desk, finding: Finding) -> ChartSpec | None:
    """Comparable measures beside each other: dumbbells of two, groups of more, stacks of parts."""
    sides = finding.shape
    assert isinstance(sides, Sides)
    kinds: tuple[ChartKind, ...] = (
        ("dumbbell", "grouped") if len(sides.measures) == 2 else ("grouped", "heatmap")
    )
    parts = sides.whole is not None or sides.composed or sides.counts
    if parts or _sum_asked(desk, sides):
        kinds = ("stacked", *kinds)
    if sides.cyclic or len(sides.order) > MANY_BANDS:
        kinds = ("line", "heatmap")
    elif sides.order and kinds[0] == "dumbbell":
        kinds = ("grouped", "dumbbell")
    if mirrored(sides):
        kinds = ("pyramid", *kinds)
    kind = desk.pick(*kinds)
    most = MOST_ROWS if kind != "grouped" else max(3, 18 // len(sides.measures))
    most = len(sides.rows) if kind in ("line", "pyramid") else most
    rows = _rows(desk, sides, finding, most)
    if sides.against:  # the last is the one in colour
        sides = replace(sides, measures=sides.measures[::-1])
    names = apart(human(sides.dim), *(human(m.name) for m in sides.measures))
    columns = [words_column(names[0], [name for name, _ in rows])]
    columns += [
        cells_column(m.column, [row for _, row in rows], name)
        for m, name in zip(sides.measures, names[1:], strict=True)
    ]
    # Parts of 99 or 101, by rounding, are drawn as they are written.
    sums = {sum(m.values[row] or 0.0 for m in sides.measures) for _, row in rows}
    share = (
        kind == "stacked" and parts and not sides.counts and (not sides.composed or sums == {100.0})
    )
    nouns = [desk.voice.measure(m.name) for m in sides.measures]
    unit = sides.measures[0].column.unit
    subtitle = desk.subtitle(
        desk.named(desk.voice.listed(nouns), unit), desk.by(sides.dim),
        desk.of(len(rows), len(sides.rows)),
    )  # fmt: skip
    return desk.spec(
        kind, finding, columns, subtitle, x=names[0], y=names[1:], highlight=finding.focus,
        unit=unit, share=share, graded=sides.composed, evidence=_how_many(desk, sides, rows),
    )  # fmt: skip


def _sum_asked(desk: Desk, sides: Sides) -> bool:
    """True where stacks are asked for and the measures may be added up."""
    cells = [m.values[row] or 0.0 for m in sides.measures for _, row in sides.rows]
    adds = all(m.additive == "yes" for m in sides.measures)
    return "stacked" in desk.ask.charts and adds and min(cells) >= 0


def _how_many(desk: Desk, sides: Sides, rows: list[tuple[str, int]]) -> list[Evidence]:
    """Evidence for the numbers of `top 10 of 193`."""
    column, text = sides.measures[0].column.name, desk.of(len(rows), len(sides.rows))
    some = (rows, sides.rows) if text else ()
    return [Evidence("count", ((column, tuple(row for _, row in of)),), text) for of in some]


def _rows(desk: Desk, sides: Sides, finding: Finding, most: int) -> list[tuple[str, int]]:
    """The cases drawn: all in their own order, or those with the largest values."""
    count = desk.top(len(sides.rows), most, most)

    ranked = sorted(sides.rows, key=lambda e: (e[0] not in finding.focus, -_size(sides, e[1])))[
        :count
    ]
    if sides.order and count == len(sides.rows):
        return sorted(ranked, key=lambda e: sides.order.index(e[0]))
    return sorted(ranked, key=lambda e: -_size(sides, e[1]))


def _size(sides: Sides, row: int) -> float:
    """By what the cases of a chart are put in order: stacks by their total or their first part."""
    if sides.whole is not None:
        return sides.whole.values[row] or 0.0
    values = {m.name: m.values[row] or 0.0 for m in sides.measures}
    if sides.composed:
        return sum(values[name] for name in approving(list(values)) or [sides.measures[0].name])
    return sum(values.values()) if sides.counts else max(values.values())


def matrix_chart(desk: Desk, finding: Finding) -> ChartSpec | None:
    """A grid of cells; two or three kinds across are bars in groups."""
    matrix = finding.shape
    assert isinstance(matrix, Matrix)
    across = _order(desk, matrix, 1)
    down = _order(desk, matrix, 0)
    if are_sexes(across) and is_bands(down):
        across, down = down, across
        matrix = replace(matrix, points=tuple((a, d, p) for d, a, p in matrix.points),
                         across=matrix.down, down=matrix.across)  # fmt: skip
    few: tuple[ChartKind, ...] = (
        ("grouped", "heatmap") if len(across) * len(down) <= 12 else ("heatmap",)
    )
    kind = desk.pick(*(("pyramid", *few) if mirrored(matrix) else few))
    points = sorted(matrix.points, key=lambda e: (down.index(e[0]), across.index(e[1])))
    names = apart(human(matrix.across), human(matrix.down), human(matrix.measure.name))
    columns = [
        words_column(names[0], [a for _, a, _ in points]),
        words_column(names[1], [d for d, _, _ in points]),
        number_column(
            names[2], matrix.measure, [p.value for *_, p in points], bool(matrix.reduced)
        ),
    ]
    noun = desk.voice.measure(matrix.measure.name)
    if matrix.reduced:
        noun = desk.voice.noun(f"{matrix.reduced}_of", m=noun)
    unit = matrix.measure.column.unit
    subtitle = desk.subtitle(desk.named(noun, unit), desk.by(matrix.down), desk.by(matrix.across))
    return desk.spec(
        kind, finding, columns, subtitle, x=names[0], y=[names[2]], series=names[1],
        highlight=finding.focus, unit=unit,
        evidence=derived(desk.voice, [p for *_, p in points], matrix.measure),
    )  # fmt: skip


def _order(desk: Desk, matrix: Matrix, place: int) -> list[str]:
    names = list(dict.fromkeys(str(entry[place]) for entry in matrix.points))
    natural = natural_order(names, desk.voice.language)
    if natural or are_sexes(names):
        return natural or names
    total = {name: sum(e[2].value for e in matrix.points if e[place] == name) for name in names}
    return sorted(names, key=lambda name: -total[name])


def spans_chart(desk: Desk, finding: Finding) -> ChartSpec | None:
    """A bar from start to end for each, earliest first."""
    spans = finding.shape
    assert isinstance(spans, Spans)
    if len(spans.bars) > 40:
        return None
    bars = sorted(spans.bars, key=lambda bar: (bar[2], bar[3]))
    rows = [bar[1] for bar in bars]
    key = human(desk.seen.key.name) if desk.seen.key else " "
    names = apart(key, human(spans.start.name), human(spans.end.name))
    columns = [
        words_column(names[0], [bar[0] for bar in bars]),
        cells_column(spans.start, rows, names[1]), cells_column(spans.end, rows, names[2]),
    ]  # fmt: skip
    subtitle = desk.subtitle(f"{names[1]}–{names[2]}", desk.by(key))
    return desk.spec(
        "gantt", finding, columns, subtitle, x=names[0], y=names[1:], highlight=finding.focus
    )
