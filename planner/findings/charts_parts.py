"""Charts of parts: bars, lollipops, rings, waffles, treemaps, pictograms, boxes."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from planner.content import ChartSpec
from planner.findings.board import noun_of
from planner.findings.draw import (
    Desk,
    apart,
    cells_column,
    counted,
    derived,
    median,
    number_column,
    words_column,
)
from planner.findings.finding import Evidence, Figures, Finding, by_column
from planner.findings.shapes import Counts, Parts, Point
from planner.findings.words import human
from planner.parts import ChartKind, DataColumn, Mark

FEW = 4
WEEK = 7
"""So few values are bars: each is read by its label."""
MANY_PIECES = 8
"""Most pieces of a ring or a pie that was asked for by name."""
MANY_TILES = 14
LEAST_BOX = 40
NEAR = 0.05


def rank_chart(desk: Desk, finding: Finding) -> ChartSpec | None:
    """Bars by size, or boxes where a median stands for many cases."""
    parts = finding.shape
    assert isinstance(parts, Parts)
    if _boxable(parts) and "bar" not in desk.ask.charts:
        return _boxes(desk, finding, parts)
    shown = _shown(desk, finding, parts)
    kinds: tuple[ChartKind, ...] = ("bar", "lollipop")
    if parts.measure.additive == "no" and len(shown) > FEW and not parts.order:
        kinds = ("lollipop", "bar")
    if parts.cyclic:
        summed = parts.measure.additive == "yes" or len(shown) <= WEEK
        kinds = ("bar", "line") if summed else ("line", "bar")
    if _countable(shown) and parts.measure.additive != "no" and parts.measure.column.unit is None:
        kinds = ("pictogram", *kinds)
    noun = noun_of(parts, desk.voice)
    low = finding.family == "bottom"
    subtitle = desk.subtitle(
        desk.named(noun, parts.measure.name if parts.rated else parts.measure.column.unit),
        desk.by(parts.dim),
        desk.of(desk.top(len(parts.points)), len(parts.points), low), *_added(desk, shown, parts),
    )  # fmt: skip
    dim, name = apart(human(parts.dim) or " ", human(noun))
    middle = _median(parts) if finding.form in ("median", "outlier") else None
    marks: list[Mark] = []
    evidence = derived(desk.voice, shown, parts.measure)
    evidence += counted(desk, shown[: desk.top(len(parts.points))], parts.points)
    if middle is not None and parts.measure.additive != "yes":
        marks.append(Mark(value=middle, label=desk.voice.noun("median")))
        rows = [row for p in parts.points for row in p.rows]
        evidence.append(median(desk.voice, parts.measure, rows, middle))
    columns = [
        words_column(dim, [p.label for p in shown]),
        number_column(name, parts.measure, [p.value for p in shown], parts.reduced is not None),
    ]
    return desk.spec(
        desk.pick(*kinds), finding, columns, subtitle, x=dim, y=[name], highlight=finding.focus,
        marks=marks, unit=parts.measure.column.unit, evidence=evidence,
    )  # fmt: skip


def _median(parts: Parts) -> float | None:
    if parts.reduced is not None or len({p.column for p in parts.points}) > 1:
        return None
    return statistics.median(p.value for p in parts.points)


def _shown(desk: Desk, finding: Finding, parts: Parts) -> list[Point]:
    """The parts that are drawn: all in their own order, or the first and those in focus."""
    ranked = sorted(parts.points, key=lambda p: -p.value)
    count = desk.top(len(ranked))
    if finding.family == "bottom" and count < len(ranked):
        return ranked[-count:]
    shown = ranked[:count]
    if finding.family == "bottom" and not parts.order:
        return shown[::-1]
    if desk.ask.top is None:
        shown += [p for p in ranked[count:] if p.label in finding.focus]
    if parts.order and count == len(ranked):
        shown.sort(key=lambda p: parts.order.index(p.label))
    return shown


def _added(desk: Desk, shown: Sequence[Point], parts: Parts) -> list[str]:
    """The names drawn beside the first ones."""
    return [p.label for p in shown[desk.top(len(parts.points)) :]]


def _countable(shown: Sequence[Point]) -> bool:
    whole = all(p.value == int(p.value) and p.value >= 0 for p in shown)
    return whole and 2 <= len(shown) <= 6 and max(p.value for p in shown) <= 20


def _boxable(parts: Parts) -> bool:
    cases = [len(p.rows) for p in parts.points]
    return (
        parts.reduced == "median"
        and len(cases) <= 12
        and min(cases) >= 5
        and (sum(cases) >= LEAST_BOX or _close(parts))
    )


def _close(parts: Parts) -> bool:
    """True for medians that bars from zero cannot tell apart, as lap times are."""
    values = [p.value for p in parts.points]
    return min(values) > 0 and max(values) <= (1 + NEAR) * min(values)


def _boxes(desk: Desk, finding: Finding, parts: Parts) -> ChartSpec:
    """The spread of every group, largest median first; all values are in the chart."""
    measure = parts.measure
    ranked = sorted(parts.points, key=lambda p: -p.value)
    if parts.order:
        ranked.sort(key=lambda p: parts.order.index(p.label))
    dim, name = apart(human(parts.dim), human(measure.name))
    rows = [(p.label, row) for p in ranked for row in p.rows]
    columns = [
        words_column(dim, [label for label, _ in rows]),
        cells_column(measure.column, [row for _, row in rows], name),
    ]
    noun = desk.voice.measure(measure.name)
    subtitle = desk.subtitle(desk.named(noun, measure.column.unit), desk.by(parts.dim))
    return desk.spec(
        "box", finding, columns, subtitle, x=dim, y=[name], highlight=finding.focus[:1],
        unit=measure.column.unit, evidence=derived(desk.voice, ranked, measure),
    )  # fmt: skip


def whole_chart(desk: Desk, finding: Finding) -> ChartSpec | None:
    """Parts of a whole: a ring of a few, tiles of many, a waffle for one share."""
    if isinstance(finding.shape, Counts):
        return _counts(desk, finding, finding.shape)
    parts = finding.shape
    assert isinstance(parts, Parts)
    ranked = sorted(parts.points, key=lambda p: -p.value)
    if len(ranked) <= FEW:
        kinds: tuple[ChartKind, ...] = ("donut", "waffle", "pie", "bar")
        if len(ranked) == 2:
            kinds = ("waffle", "donut", "pie", "bar")
    elif len(finding.focus) == 1 and finding.form != "total":
        kinds = ("bar", "treemap") if parts.measure.whole else ("treemap", "waffle")
    else:
        kinds = ("treemap",)
    rings: tuple[ChartKind, ...] = tuple(k for k in ("pie", "donut") if k in desk.ask.charts)
    kind = desk.pick(*kinds, *rings)
    if kind in desk.used and kind not in desk.ask.charts and len(ranked) > FEW:
        return None
    most = MANY_PIECES if kind in desk.ask.charts else FEW
    if kind in ("pie", "donut") and len(ranked) > most:
        shown = ranked[: most - 1]
    elif kind in ("pie", "donut"):
        shown = list(ranked)
    elif kind == "waffle":
        shown = _one_and_rest(ranked, finding.focus)
    else:
        shown = _tiles(ranked)
    rest = [p for p in ranked if p not in shown]
    if rest:
        shown = [*shown, _other(desk, rest)]
    return _whole(desk, finding, parts, kind, shown, rest)


def _tiles(ranked: Sequence[Point]) -> list[Point]:
    return list(ranked if len(ranked) <= MANY_TILES else ranked[: MANY_TILES - 2])


def _one_and_rest(ranked: Sequence[Point], focus: Sequence[str]) -> list[Point]:
    if len(ranked) <= FEW:
        return list(ranked)
    return [p for p in ranked if p.label in focus]


def _other(desk: Desk, rest: Sequence[Point]) -> Point:
    """The parts that are not drawn one by one, summed."""
    rows = tuple(sorted(row for p in rest for row in p.rows))
    return Point(desk.voice.noun("other"), sum(p.value for p in rest), rest[0].column, rows, "sum")


def _whole(
    desk: Desk,
    finding: Finding,
    parts: Parts,
    kind: ChartKind,
    shown: Sequence[Point],
    rest: Sequence[Point],
) -> ChartSpec | None:
    if rest and len({p.column for p in rest}) > 1:
        return None
    noun = noun_of(parts, desk.voice)
    unit = parts.measure.column.unit
    dim, name = apart(human(parts.dim) or " ", human(noun))
    columns = [
        words_column(dim, [p.label for p in shown]),
        number_column(name, parts.measure, [p.value for p in shown]),
    ]
    plain = kind == "treemap" and not rest and not finding.focus
    # Lit tiles and tiles coloured by group would be two codes in one picture.
    groups = _families(desk, parts, shown) if plain else None
    if groups:
        columns.append(groups)
    evidence = derived(desk.voice, shown, parts.measure)
    pieces = [desk.named(noun, unit), desk.by(parts.dim)]
    # What a hundred percent are must be said where no total in the table says it.
    if not parts.proven and not parts.measure.whole:
        everything, total = by_column(parts.points), sum(p.value for p in parts.points)
        pieces.append(desk.voice.noun("hundred", k=Figures(desk.voice, parts.measure).text(total)))
        evidence.append(Evidence("share", everything * 2, pieces[-1]))
        evidence.append(Evidence("sum", everything, pieces[-1], unit))
    subtitle = desk.subtitle(*pieces)
    return desk.spec(
        kind, finding, columns, subtitle, x=dim, y=[name], highlight=finding.focus,
        share=not parts.measure.points, unit=unit, evidence=evidence,
        series=groups.name if groups else None,
    )  # fmt: skip


def _families(desk: Desk, parts: Parts, shown: Sequence[Point]) -> DataColumn | None:
    """The group that each tile belongs to, where the table sorts its cases into groups."""
    if parts.reduced is not None or not desk.seen.groups or desk.seen.time is not None:
        return None
    column = desk.seen.groups[0]
    values = [column.values[p.rows[0]] for p in shown]
    if column.name == parts.dim or None in values or not 2 <= len(set(values)) <= 6:
        return None
    return words_column(f"{human(column.name)} ", [human(str(value)) for value in values])


def _counts(desk: Desk, finding: Finding, counts: Counts) -> ChartSpec:
    """How many rows each category has."""
    ranked = sorted(counts.points, key=lambda p: -p.value)
    kinds: tuple[ChartKind, ...] = ("bar", "lollipop")
    if len(ranked) <= FEW:
        kinds = ("donut", "bar", "pie", "waffle")
    if _countable(ranked):
        kinds = ("pictogram", *kinds)
    count = desk.top(len(ranked))
    kind = desk.pick(*kinds)
    shown = ranked[:count] if kind in ("bar", "lollipop") else ranked
    entries = desk.voice.noun("entries")
    dim, name = apart(human(counts.column.name), entries)
    columns = [
        words_column(dim, [p.label for p in shown]),
        DataColumn(name=name, kind="number", values=tuple(p.value for p in shown)),
    ]
    subtitle = desk.subtitle(entries, desk.by(counts.column.name), desk.of(len(shown), len(ranked)))
    return desk.spec(
        kind, finding, columns, subtitle, x=dim, y=[name], highlight=finding.focus,
        share=kind in ("donut", "pie", "waffle"),
        evidence=[*derived(desk.voice, shown), *counted(desk, shown, ranked)],
    )  # fmt: skip
