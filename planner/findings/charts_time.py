"""Charts over time: lines, areas, columns, sparklines, slopes, dumbbells, heatmaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.content import ChartSpec
from planner.findings.claims_balance import is_balance
from planner.findings.course import when_of
from planner.findings.draw import Desk, apart, counted, derived, number_column, words_column
from planner.findings.field import common_ends
from planner.findings.finding import Finding
from planner.findings.order import natural_order
from planner.findings.shapes import Point, Run, Runs, When
from planner.findings.words import human
from planner.parts import ChartKind, DataColumn

FEW_LINES = 5
MOST_LINES = 12
MOST_LAYERS = 6
MOST_SLOPES = 9
MOST_PAIRS = 14
FEW_TIMES = 8
FEW_MOMENTS = 4
"""With more moments than these, a course shows more than its ends."""


def trend_chart(desk: Desk, finding: Finding) -> ChartSpec | None:
    """The course over time of one or several series."""
    group = finding.shape
    assert isinstance(group, Runs)
    runs = _chosen(group, finding, MOST_LINES)
    if finding.form == "overtook" and len(group.runs) > MOST_LINES:
        runs = [run for run in group.runs if run.name in finding.focus]
    kind = desk.pick(*_trend_kinds(desk, group, runs, finding), *_extra_kinds(desk, runs))
    if len(runs) == 1:
        return _one(desk, finding, group, runs[0], kind)
    if kind == "heatmap":
        return _grid(desk, finding, group, runs)
    return _several(desk, finding, group, runs, kind)


def _trend_kinds(
    desk: Desk, group: Runs, runs: Sequence[Run], finding: Finding
) -> tuple[ChartKind, ...]:
    measure = runs[0].measure
    times = max(len(run.points) for run in runs)
    if is_balance(group, desk.seen.balance) and times <= FEW_TIMES:
        return ("grouped", "line")
    adds = measure.additive == "yes" and min(p.value for r in runs for p in r.points) >= 0
    if len(runs) == 1:
        if times <= FEW_TIMES and measure.ratio and (adds or measure.flow):
            return ("bar", "line", "area")
        values = [p.value for p in runs[0].points]
        return ("line", "area") if measure.ratio and 2 * min(values) <= max(values) else ("line",)
    if len(runs) > FEW_LINES and len(group.runs) > MOST_LINES:
        return ("sparkline", "line")
    if adds and len(runs) <= 6 and len(group.runs) == len(runs):
        asked: tuple[ChartKind, ...] = tuple(k for k in ("area", "stacked") if k in desk.ask.charts)
        return ("line", *asked, "sparkline")
    return ("line", "sparkline")


def _extra_kinds(desk: Desk, runs: Sequence[Run]) -> tuple[ChartKind, ...]:
    """Kinds that show a course less well, for prompts that name them."""
    times = max(len(run.points) for run in runs)
    few: tuple[ChartKind, ...] = ("grouped",) if times <= 12 and 1 < len(runs) <= 5 else ()
    extra: tuple[ChartKind, ...] = (*few, "heatmap", "sparkline") if len(runs) > 1 else ()
    return tuple(kind for kind in extra if kind in desk.ask.charts)


def _chosen(group: Runs, finding: Finding, most: int) -> list[Run]:
    """The series in focus and the largest others, in the order of the table."""
    if len(group.runs) <= most:
        return list(group.runs)
    by_size = sorted(group.runs, key=lambda r: (r.name not in finding.focus, -r.points[-1].value))
    kept = {run.name for run in by_size[:most]}
    return [run for run in group.runs if run.name in kept]


def _moments(runs: Sequence[Run]) -> list[When]:
    times = {when_of(p) for run in runs for p in run.points}
    return sorted(times, key=lambda when: when.order)


def _time_column(name: str, moments: Sequence[When]) -> DataColumn:
    dated = [when.dated for when in moments]
    if dated[0] is None or None in dated:
        return words_column(name, [when.label for when in moments])
    precision = dated[0][1]
    return DataColumn(
        name=name, kind="date", precision=precision,
        values=tuple(one[0].isoformat() for one in dated if one),
    )  # fmt: skip


def _time_name(desk: Desk) -> str:
    return human(desk.seen.time.name) if desk.seen.time else desk.voice.noun("time")


def _period(desk: Desk, moments: Sequence[When]) -> str:
    """`1950–2024`."""
    first, last = desk.voice.date(moments[0], True), desk.voice.date(moments[-1], True)
    if moments[0].precision == "stage":
        return f"{first} → {last}"
    if moments[0].precision == "label":
        return f"{first}{desk.voice.mark('comma')}{last}"
    return f"{first}–{last}" if first != last else first


def _noun(desk: Desk, group: Runs, runs: Sequence[Run]) -> str:
    name = desk.voice.measure(group.name)
    if not name:
        names = [desk.voice.measure(run.name) for run in runs]
        name = desk.voice.listed(names) if len(names) <= 3 else desk.voice.noun("value")
    if group.reduced:
        name = desk.voice.noun(f"{group.reduced}_of", m=name)
    return name


def _one(desk: Desk, finding: Finding, group: Runs, run: Run, kind: ChartKind) -> ChartSpec:
    moments = [when_of(p) for p in run.points]
    noun = desk.voice.measure(run.name if group.dim or not group.name else group.name)
    if group.reduced:
        noun = desk.voice.noun(f"{group.reduced}_of", m=noun)
    time, name = apart(_time_name(desk), human(noun))
    columns = [
        _time_column(time, moments),
        number_column(name, run.measure, [p.value for p in run.points], bool(group.reduced)),
    ]
    unit = run.measure.column.unit
    subtitle = desk.subtitle(desk.named(noun, unit), _period(desk, moments))
    lit: list[str] = []
    if kind == "bar":
        lit = [str(columns[0].values[-1])] if finding.form in ("record_high", "record_low") else []
    notes = kind in ("line", "area")
    few = derived(desk.voice, run.points, run.measure) if len(run.points) <= 40 else []
    return desk.spec(
        kind, finding, columns, subtitle, x=time, y=[name], highlight=lit, unit=unit, notes=notes,
        evidence=few,
    )  # fmt: skip


def _several(
    desk: Desk, finding: Finding, group: Runs, runs: Sequence[Run], kind: ChartKind
) -> ChartSpec:
    moments = _moments(runs)
    names = apart(_time_name(desk), *(run.name for run in runs))
    values = [{when_of(p): p.value for p in run.points} for run in runs]
    columns = [_time_column(names[0], moments)]
    columns += [
        number_column(name, run.measure, [known.get(when) for when in moments], bool(group.reduced))
        for name, run, known in zip(names[1:], runs, values, strict=True)
    ]
    unit = runs[0].measure.column.unit
    subtitle = desk.subtitle(
        desk.named(_noun(desk, group, runs), unit), desk.by(group.dim), _period(desk, moments),
        desk.of(len(runs), len(group.runs)),
    )  # fmt: skip
    asked = [name for name in names if name.casefold() in desk.ask.categories][:FEW_LINES]
    lit = [name for name in dict.fromkeys((*finding.focus, *asked)) if name in names]
    lit = lit if len(lit) < len(runs) else []
    # More lines than can be told apart by colour: grey, but for the one with the highest end.
    if not lit and len(runs) > FEW_LINES and kind == "line":
        lit = [max(runs, key=lambda r: r.points[-1].value).name]
    points = [p for run in runs for p in run.points]
    few = derived(desk.voice, points, runs[0].measure) if len(points) <= 60 else []
    few += counted(desk, [r.points[-1] for r in runs], [r.points[-1] for r in group.runs])
    return desk.spec(
        kind, finding, columns, subtitle, x=names[0], y=names[1:], highlight=lit, unit=unit,
        notes=kind in ("line", "area"), evidence=few,
    )  # fmt: skip


def _grid(desk: Desk, finding: Finding, group: Runs, runs: Sequence[Run]) -> ChartSpec:
    """A heatmap: times across, series down, a row of the data for each cell."""
    cells = [(run, point) for run in runs for point in run.points]
    noun = _noun(desk, group, runs)
    names = apart(_time_name(desk), human(group.dim) or " ", human(noun))
    measure = runs[0].measure
    columns = [
        _time_column(names[0], [when_of(point) for _, point in cells]),
        words_column(names[1], [run.name for run, _ in cells]),
        number_column(names[2], measure, [p.value for _, p in cells], bool(group.reduced)),
    ]
    unit = measure.column.unit
    subtitle = desk.subtitle(
        desk.named(noun, unit), desk.by(group.dim), _period(desk, _moments(runs))
    )
    return desk.spec(
        "heatmap", finding, columns, subtitle, x=names[0], y=[names[2]], series=names[1],
        highlight=finding.focus, unit=unit,
    )  # fmt: skip


def mix_chart(desk: Desk, finding: Finding) -> ChartSpec | None:
    """Shares of a whole over time: areas of many moments, stacked bars of a few."""
    group = finding.shape
    assert isinstance(group, Runs)
    moments = _moments(group.runs)
    kinds: tuple[ChartKind, ...] = ("area",) if len(moments) > 6 else ("stacked",)
    runs = sorted(group.runs, key=lambda r: (r.name not in finding.focus, -r.points[-1].value))
    if len(runs) > MOST_LAYERS:
        runs = [*runs[: MOST_LAYERS - 1], _rest(desk, runs[MOST_LAYERS - 1 :])]
    whole = replace(group, runs=tuple(runs))
    return replace(_several(desk, finding, whole, runs, desk.pick(*kinds)), share=True)


def _rest(desk: Desk, runs: Sequence[Run]) -> Run:
    """The layers that are not drawn one by one, summed at each moment."""
    name = desk.voice.noun("other")
    points: dict[When, list[Point]] = {}
    for run in runs:
        for point in run.points:
            points.setdefault(when_of(point), []).append(point)
    summed = [
        Point(name, sum(p.value for p in same), same[0].column, same[0].rows, "sum", when)
        for when, same in sorted(points.items(), key=lambda entry: entry[0].order)
    ]
    return Run(name, runs[0].measure, tuple(summed))


def ends_chart(desk: Desk, finding: Finding) -> ChartSpec | None:
    """First and last values: slopes of a few, dumbbells of more."""
    group = finding.shape
    assert isinstance(group, Runs)
    ends = common_ends(group)
    if len(ends) < 2:
        return None
    longest = max(len(run.points) for run in group.runs)
    if (
        len(group.runs) <= FEW_LINES
        and longest > FEW_MOMENTS
        and not {"slope", "dumbbell"} & set(desk.ask.charts)
    ):
        return trend_chart(desk, finding)
    kinds: tuple[ChartKind, ...] = (
        ("slope", "dumbbell") if len(ends) <= MOST_SLOPES else ("dumbbell", "slope")
    )
    kind = desk.pick(*kinds)
    most = MOST_PAIRS if kind == "dumbbell" else MOST_SLOPES
    ranked = sorted(ends, key=lambda e: (e[0].name not in finding.focus, -e[2].value))[:most]
    ranked.sort(key=lambda e: -e[2].value)
    order = natural_order([run.name for run, *_ in ranked], desk.voice.language)
    if order:
        ranked.sort(key=lambda e: order.index(e[0].name))
    first, last = when_of(ends[0][1]), when_of(ends[0][2])
    names = apart(
        human(group.dim) or desk.voice.noun("value"),
        desk.voice.date(first, True), desk.voice.date(last, True),
    )  # fmt: skip
    measure = ranked[0][0].measure
    columns = [
        words_column(names[0], [run.name for run, _, _ in ranked]),
        number_column(names[1], measure, [a.value for _, a, _ in ranked]),
        number_column(names[2], measure, [b.value for _, _, b in ranked]),
    ]
    subtitle = desk.subtitle(
        desk.named(_noun(desk, group, group.runs), measure.column.unit), desk.by(group.dim),
        _period(desk, [first, last]), desk.of(len(ranked), len(ends)),
    )  # fmt: skip
    points = [p for _, a, b in ranked for p in (a, b)]
    count = counted(desk, [b for *_, b in ranked], [b for *_, b in ends])
    return desk.spec(
        kind, finding, columns, subtitle, x=names[0], y=names[1:], highlight=finding.focus,
        unit=measure.column.unit, evidence=derived(desk.voice, points, measure) + count,
    )  # fmt: skip
