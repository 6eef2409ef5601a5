"""What a claim is worth by what its measure means: places, times and marks are read from below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations

from planner.clocks import CLOCKS
from planner.findings.finding import Finding, topic
from planner.findings.measures import Measure
from planner.findings.order import approving, is_bands
from planner.findings.profile import Profile
from planner.findings.shapes import Matrix, Parts, Runs, Sample, Shape, Sides
from planner.findings.words import are_sexes, says

VERDICT, AGAINST, UPSIDE, CODED, SNAPSHOT = 1.6, 0.45, 1.45, 0.2, 0.88
PIECE, ASIDE = 0.15, 0.55
SPARSE = 0.34
MIRRORED = 2.2
"""Bands of two sexes are a pyramid before they are anything else."""
LEAST_RACED, MOSTLY = 4, 0.7
"""Rows of a race at least, and how many of them follow a faster one in a split."""
MANY_CODES = 20
LEAST_SPREAD, FEW_SPREAD = 50, 0.5
"""The spread of fewer cases says less than the cases by name."""


def weight_of(shape: Shape, finding: Finding, seen: Profile) -> float:
    """More for what decides a ranking; less for the wrong end of it, and for mere codes."""
    if mirrored(shape):
        return MIRRORED
    match shape:
        case Parts():
            return _parts_weight(shape, finding, seen)
        case Matrix(measure=measure):
            worst = smaller_first(measure, seen.rows) or _is_base(measure, seen)
            return AGAINST if worst or seen.span is not None else 1.0
        case Runs(cyclic=True, runs=(first, *_)) if topic(finding.form) == "peak":
            return AGAINST if smaller_first(first.measure, seen.rows) else 1.0
        case Sides(composed=True, measures=measures) if len(measures) < len(seen.measures):
            return ASIDE
        case Sample(rows=rows) if len(rows) < LEAST_SPREAD:
            return FEW_SPREAD
    return 1.0


def _parts_weight(parts: Parts, finding: Finding, seen: Profile) -> float:
    if _is_piece(parts, seen) or _is_sparse(parts, seen):
        return PIECE
    if _is_base(parts.measure, seen) or _came_and_went(parts, seen):
        return AGAINST
    if any(c.name == parts.dim and c.kind == "bool" for c in seen.groups):
        return ASIDE
    end = topic(finding.form)
    factor = SNAPSHOT if parts.when is not None and end == "high" else 1.0
    if _decides(parts.measure, seen) or _is_quotient(parts.measure, seen):
        factor *= VERDICT
    return factor * _end_weight(parts, end, seen) if end in ("high", "low") else factor


def _end_weight(parts: Parts, end: str, seen: Profile) -> float:
    """What the highest or the lowest is worth: the better end more."""
    factor = 1.0
    if smaller_first(parts.measure, seen.rows) or _falls_short(parts):
        factor = AGAINST if end == "high" else UPSIDE
    coded = parts.reduced is None and _coded([p.label for p in parts.points])
    return factor * CODED if coded else factor


def _came_and_went(parts: Parts, seen: Profile) -> bool:
    """True for what is typical of rows that each began and ended: how many there are comes first."""
    return seen.key is None and seen.span is not None and parts.reduced in ("median", "mean")


def _is_piece(parts: Parts, seen: Profile) -> bool:
    """True for a column that says less than its rows: of counts, of answers, of a plan and its outcome."""
    names = {p.column for p in parts.points}
    held = [m.column.name for m in seen.measures if says(m.column.name, "actual")]
    standards = [m.column.name for m in seen.measures if says(m.column.name, "yardstick")]
    if held and standards and names <= {*held, *standards}:
        return True
    scale = approving([m.name for m in seen.measures])
    inside = {m.column.name for m in seen.measures} if scale else set(seen.peers)
    return len(names) == 1 and names <= inside


def _is_base(measure: Measure, seen: Profile) -> bool:
    """True for how many a rate or an average beside it is of: pupils of a mark, visitors of a rate."""
    others = [m for m in seen.measures if m.column.name != measure.column.name]
    rates = [m for m in others if m.points and not measure.points]
    if any(
        _divides(rate, *pair, seen.rows)
        for rate in rates
        for other in others
        for pair in ((measure, other), (other, measure))
    ):
        return True
    return says(measure.column.name, "base") and any(m.additive == "no" for m in others)


def _is_sparse(parts: Parts, seen: Profile) -> bool:
    """True for a column that few rows have anything in: their largest is no news."""
    known = {row for p in parts.points for row in p.rows}
    return parts.when is None and len(known) < SPARSE * len(seen.rows)


def _falls_short(parts: Parts) -> bool:
    """True for differences of which the largest lies below zero."""
    values = [p.value for p in parts.points]
    return max(values) > 0 > min(values) and -min(values) > max(values)


def mirrored(shape: Shape) -> bool:
    """True for bands, as of age, of two sexes: side by side, or as the kinds of a matrix."""
    if isinstance(shape, Sides):
        return are_sexes([m.name for m in shape.measures]) and is_bands(shape.order)
    if not isinstance(shape, Matrix):
        return False
    down, across = (tuple(dict.fromkeys(str(p[k]) for p in shape.points)) for k in (0, 1))
    return (are_sexes(down) and is_bands(across)) or (are_sexes(across) and is_bands(down))


def smaller_first(measure: Measure, rows: Sequence[int]) -> bool:
    """True where small values come first: places, magnitudes, times in a table of results.

    Times taken to the hundredth of a second are those of a race.
    """
    name = measure.column.name
    if says(measure.name, "smaller_first"):
        return True
    values = [v for i in rows if (v := measure.values[i]) is not None]
    clocked = measure.column.unit in CLOCKS
    raced = clocked or (measure.column.unit == "s" and measure.column.decimals > 1)
    if clocked and _mostly_rises(values):
        return True
    return says(name, "results") and len(values) > 2 and (raced or values == sorted(values))


def _mostly_rises(values: Sequence[float]) -> bool:
    """True for times in the order of a race: splits change a place or two of it."""
    rises = sum(a <= b for a, b in pairwise(values))
    return len(values) >= LEAST_RACED and rises >= MOSTLY * (len(values) - 1)


def _decides(measure: Measure, seen: Profile) -> bool:
    """True for points, or the last of several times, by which the table is sorted."""
    values = [v for i in seen.rows if (v := measure.values[i]) is not None]
    timed = [m for m in seen.measures if m.column.unit in CLOCKS]
    if timed and measure is timed[-1]:
        return len(values) > 2 and values == sorted(values)
    falls = len(values) > 2 and values == sorted(values, reverse=True)
    return falls and says(measure.column.name, "verdict")


def _is_quotient(measure: Measure, seen: Profile) -> bool:
    """True for percentages that two other columns make, `signups / visitors`: what they are for."""
    others = [m for m in seen.measures if m.column.unit != "%"]
    return measure.points and any(
        _divides(measure, over, under, seen.rows) for over, under in permutations(others, 2)
    )


def _divides(measure: Measure, over: Measure, under: Measure, rows: Sequence[int]) -> bool:
    step = 0.51 * 10.0**-measure.column.decimals
    for i in rows:
        rate, part, base = measure.values[i], over.values[i], under.values[i]
        if rate is None or part is None or not base or abs(rate - 100 * part / base) > step:
            return False
    return True


def _coded(names: Sequence[str]) -> bool:
    """True for many names that are only codes, `P0268`: no reader knows them."""
    return len(names) >= MANY_CODES and all(
        any(c.isdigit() for c in name) and " " not in name for name in names
    )
