"""What one more chart is worth beside those chosen before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.findings.ask import Ask
from planner.findings.finding import Finding
from planner.findings.shapes import Parts, Shape

ASKED_FIRST = 0.25
LEAST_ORDERED = 4


def worth_of(told: Sequence[Finding], ask: Ask) -> Callable[[Finding], float]:
    """What a chart adds to those that tell `told`: more where it shows what was asked for."""
    shown = {name for finding in told for name in finding.measures}
    missing = ask.measures - shown

    def worth(finding: Finding) -> float:
        return _worth(finding, told) + (ASKED_FIRST if missing & set(finding.measures) else 0.0)

    return worth


def _worth(finding: Finding, told: Sequence[Finding]) -> float:
    """The score, less what charts chosen before have shown already."""
    worth = finding.score
    for other in told:
        same = set(finding.measures) & set(other.measures)
        overlap = len(same) / max(1, len(set(finding.measures)))
        worth -= 0.1 * overlap
        if finding.view == other.view:
            worth -= 0.13 + 0.12 * overlap
        if finding.shape is other.shape:
            worth -= 0.05
        if finding.form == other.form:
            worth -= 0.18
        if _same_order(finding.shape, other.shape):
            worth -= 0.2
    return worth


def _same_order(one: Shape, other: Shape) -> bool:
    """True for bars that put the same cases in the same order, or in its reverse: wins and points."""
    if not isinstance(one, Parts) or not isinstance(other, Parts) or one.order:
        return False
    first, second = (
        [p.label for p in sorted(parts.points, key=lambda p: p.value)] for parts in (one, other)
    )
    return len(first) >= LEAST_ORDERED and first in (second, second[::-1])
