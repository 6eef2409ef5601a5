"""Which claims are made, what each is worth, and which of them are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from planner.content import ChartSpec
from planner.findings.ask import Ask, Request
from planner.findings.charts_other import (
    cloud_chart,
    matrix_chart,
    sides_chart,
    spans_chart,
    spread_chart,
)
from planner.findings.charts_parts import rank_chart, whole_chart
from planner.findings.charts_time import ends_chart, mix_chart, trend_chart
from planner.findings.claims_balance import balance_claims, is_balance
from planner.findings.claims_other import (
    matrix_claims,
    pair_claims,
    sample_claims,
    spans_claims,
)
from planner.findings.claims_parts import parts_claims
from planner.findings.claims_runs import runs_claims
from planner.findings.claims_sides import sides_claims
from planner.findings.claims_time import course_claims
from planner.findings.claims_whole import count_claims
from planner.findings.draw import Desk
from planner.findings.finding import Finding, alike, topic
from planner.findings.logs import is_log
from planner.findings.merit import weight_of
from planner.findings.phrases import Voice
from planner.findings.profile import Profile
from planner.findings.rhythm import rhythm_chart, rhythm_claims
from planner.findings.shapes import (
    Counts,
    Matrix,
    Pair,
    Parts,
    Rhythm,
    Run,
    Runs,
    Sample,
    Shape,
    Sides,
    Spans,
)
from planner.findings.views import adds_up, shapes
from planner.findings.worth import worth_of

LONGEST_HEADLINE = 90
LONGEST_TITLE = 105
MOST_CHARTS = 6
FEWEST_CHARTS = 2
LEAST_SCORE = 0.3
FLOOR = 0.05
MOST_CYCLES = 5
LEAD_WEIGHT = 1.6
LOGGED = 1.8
"""What a log is kept for is how often each kind comes."""

CHARTS: Mapping[str, Callable[[Desk, Finding], ChartSpec | None]] = {
    "rank": rank_chart,
    "whole": whole_chart,
    "trend": trend_chart,
    "ends": ends_chart,
    "mix": mix_chart,
    "cloud": cloud_chart,
    "spread": spread_chart,
    "sides": sides_chart,
    "matrix": matrix_chart,
    "spans": spans_chart,
    "rhythm": rhythm_chart,
}
"""What draws each view of a finding."""

ASKED: Mapping[str, tuple[str, ...]] = {
    "bar": ("rank",), "lollipop": ("rank",), "box": ("rank", "spread"), "pictogram": ("rank",),
    "pie": ("whole",), "donut": ("whole",), "treemap": ("whole",), "waffle": ("whole",),
    "line": ("trend",), "area": ("trend", "mix"), "sparkline": ("trend",),
    "slope": ("ends",), "dumbbell": ("ends", "sides"), "scatter": ("cloud",), "bubble": ("cloud",),
    "histogram": ("spread",), "grouped": ("sides", "trend"), "stacked": ("sides", "mix"),
    "heatmap": ("matrix", "trend", "rhythm"), "gantt": ("spans",), "pyramid": ("sides", "matrix"),
}  # fmt: skip
"""The views that each kind of chart shows, for prompts that name a kind."""


def weighed(seen: Profile, voice: Voice, ask: Ask) -> list[Finding]:
    """All findings, the most worth saying first."""
    found = []
    order = {m.column.name: place for place, m in enumerate(seen.measures)}
    for shape in shapes(seen, voice.names or voice.language):
        for finding in _claims(shape, seen, voice, ask):
            factor = ask.weight(finding) * _place(finding, seen, ask, order)
            factor *= 3.0 if _met(ask, finding) else 1.0
            factor *= weight_of(shape, finding, seen)
            found.append(replace(finding, score=finding.score * factor))
    return sorted(found, key=lambda f: -f.score)


def _met(ask: Ask, finding: Finding) -> tuple[Request, ...]:
    """The charts that the prompt asks for of which this would be one."""
    return tuple(r for r in ask.requests if finding.view in ASKED[r.chart] and r.meets(finding))


def _claims(shape: Shape, seen: Profile, voice: Voice, ask: Ask) -> Iterator[Finding]:
    match shape:
        case Parts():
            yield from parts_claims(shape, voice, tuple(ask.categories))
        case Runs():
            if is_balance(shape, seen.balance):
                dim = seen.time.name if seen.time else ""
                yield from balance_claims(shape, seen.balance, dim, voice)
            if not shape.cyclic:
                yield from runs_claims(shape, voice, adds_up(shape, seen))
            for run in _told(shape, ask):
                asked = run.name.casefold() in ask.categories
                yield from course_claims(shape, run, voice, asked)
        case Pair():
            yield from pair_claims(shape, voice, _both(shape, ask))
        case Sample():
            yield from sample_claims(shape, voice)
        case Counts():
            entries = not seen.measures or (seen.key is None and seen.span is not None)
            yield from count_claims(
                shape, voice, LOGGED if is_log(seen) else 1.0 if entries else 0.6
            )
        case Spans():
            yield from spans_claims(shape, voice)
        case Sides():
            yield from sides_claims(shape, voice)
        case Matrix():
            yield from matrix_claims(shape, voice)
        case Rhythm():
            yield from rhythm_claims(shape, voice)


def _both(pair: Pair, ask: Ask) -> bool:
    return {pair.first.column.name, pair.second.column.name} <= ask.measures


def _told(group: Runs, ask: Ask) -> list[Run]:
    """The series whose course is told one by one: those asked for, else the first few."""
    asked = [run for run in group.runs if run.name.casefold() in ask.categories]
    if group.cyclic and not asked:
        return sorted(group.runs, key=lambda r: -max(p.value for p in r.points))[:MOST_CYCLES]
    if asked or len(group.runs) <= 3:
        return asked or list(group.runs)
    return sorted(group.runs, key=lambda r: -r.points[-1].value)[:3]


def _place(finding: Finding, seen: Profile, ask: Ask, order: Mapping[str, int]) -> float:
    """Earlier columns weigh more: tables begin with what they are about. Parts weigh less."""
    if set(finding.measures) & ask.measures or _names(finding, ask):
        return 1.0
    if finding.measures and all(name in seen.sums for name in finding.measures):
        return 1.0
    places = [order[name] for name in finding.measures if name in order]
    parts = {part for parts in seen.sums.values() for part in parts}
    piece = bool(places) and all(name in parts for name in finding.measures)
    return (1.0 - 0.04 * min(5, min(places, default=0))) * (0.75 if piece else 1.0)


def _names(finding: Finding, ask: Ask) -> bool:
    return any(name.casefold() in ask.categories for name in finding.focus)


def headline_of(found: Sequence[Finding]) -> Finding | None:
    """The best finding that fits a headline."""
    return next((f for f in found if len(f.sentence) <= LONGEST_HEADLINE), None)


def draw(
    desk: Desk, found: Sequence[Finding], lead: Finding | None
) -> tuple[tuple[ChartSpec, ...], list[Finding]]:
    """Two to six charts that each show something else, and the findings they tell."""
    charts: list[ChartSpec] = []
    told: list[Finding] = []
    left = [f for f in found if len(f.sentence) <= LONGEST_TITLE]
    if lead is not None:
        left.sort(key=lambda f: f is not lead)
    while left and len(charts) < _most(desk.ask):
        best = lead if lead in left and not charts else max(left, key=worth_of(told, desk.ask))
        assert best is not None
        least = LEAST_SCORE if len(charts) >= FEWEST_CHARTS else FLOOR
        if charts and worth_of(told, desk.ask)(best) < least:
            break
        claim = _claim(left, best) if best is lead else best
        drawn = best if claim is best else _lit(claim, best)
        ask = replace(desk.ask, requests=_met(desk.ask, drawn) or desk.ask.requests)
        used = tuple(c.chart for c in charts)
        chart = CHARTS[drawn.view](replace(desk, ask=ask, used=used), drawn)
        if chart is not None and not _repeats(chart, charts):
            weight = LEAD_WEIGHT if not charts else 1.0
            charts.append(replace(chart, weight=weight))
            told.append(claim)
        said = [*told, *([lead] if lead else [])]
        left = [
            f for f in left
            if not _same_view(f, best) and not any(alike(f, one) for one in said)
            and not any(same_picture(f, one) for one in told)
        ]  # fmt: skip
    return tuple(charts), told


def _most(ask: Ask) -> int:
    """As many charts as the prompt names, where it names several."""
    return len(ask.requests) if len(ask.requests) > 1 else MOST_CHARTS


def _same_view(one: Finding, other: Finding) -> bool:
    return one.view == other.view and one.shape is other.shape


KINDRED = (frozenset({"rank", "whole"}), frozenset({"trend", "ends"}))


def _shows(best: Finding, other: Finding) -> bool:
    """True where a chart of `best` shows `other` as well."""
    views = {best.view, other.view}
    return best.shape is other.shape and (len(views) == 1 or any(views <= k for k in KINDRED))


def same_picture(one: Finding, other: Finding) -> bool:
    """True where charts of both show the same values of the same rows, if in another form."""
    if _shows(one, other):
        return True
    sides, part = (one, other) if isinstance(one.shape, Sides) else (other, one)
    if isinstance(sides.shape, Sides) and isinstance(part.shape, Parts):
        return part.shape.reduced is None and set(part.measures) <= set(sides.measures)
    parts, runs = (one, other) if isinstance(one.shape, Parts) else (other, one)
    if not isinstance(parts.shape, Parts) or not isinstance(runs.shape, Runs):
        return False
    if not set(parts.measures) & set(runs.measures):
        return False
    if runs.view == "mix":
        return parts.view == "whole"
    return parts.view == "rank" and _few_moments(runs)


FAINT = frozenset({"low", "median", "total"})
"""What no title of a page's first chart is made of."""


def _claim(left: Sequence[Finding], lead: Finding) -> Finding:
    """The claim of the headline's chart: another one that it shows, or the headline's itself."""
    mates = [f for f in left if _shows(lead, f) and not alike(f, lead)]
    faint = FAINT | ({"high"} if topic(lead.form) == "low" else set())
    worthy = [f for f in mates if f.score >= 0.4 * lead.score and topic(f.form) not in faint]
    return worthy[0] if worthy else lead


def _lit(claim: Finding, lead: Finding) -> Finding:
    """What the headline says stays lit on the chart, whatever its own title."""
    notes = lead.notes or claim.notes
    both = dict.fromkeys((*lead.evidence, *claim.evidence))
    focus = tuple(dict.fromkeys((*lead.focus, *claim.focus)))
    # An overtaking lies between the ends, where only a course shows it.
    view = claim.view if claim.form == "overtook" else lead.view
    return replace(claim, view=view, focus=focus, notes=notes, evidence=tuple(both))


def _few_moments(finding: Finding) -> bool:
    """With so few moments, ends and course are the same picture."""
    shape = finding.shape
    return isinstance(shape, Runs) and max(len(run.points) for run in shape.runs) <= 4


def _repeats(chart: ChartSpec, charts: Sequence[ChartSpec]) -> bool:
    """True for data that another chart draws already in the same way."""
    alike = {"bar", "lollipop"}
    for other in charts:
        kinds = {chart.chart, other.chart}
        if chart.title == other.title:
            return True
        if (len(kinds) == 1 or kinds <= alike) and chart.columns == other.columns:
            return True
    return False
