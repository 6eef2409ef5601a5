"""Several series between two moments, as the claims about them see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.findings.course import when_of
from planner.findings.finding import Evidence, Figures, Teller, cell
from planner.findings.phrases import Voice
from planner.findings.shapes import Point, Run, Runs, When
from planner.findings.words import is_rest

Ends = tuple[Run, Point, Point]
LEAST_MOVE = 0.03
"""Changes and distances under this share are noise rather than news."""


@dataclass(frozen=True, slots=True)
class Field:
    """Several series between two moments, with the words that all claims about them share."""

    group: Runs
    ends: tuple[Ends, ...]
    voice: Voice
    teller: Teller
    slots: dict[str, str]
    adds: bool

    @property
    def relative(self) -> bool:
        """True where changes may be said in percent."""
        measure = self.group.runs[0].measure
        return measure.ratio and not measure.points and all(a.value > 0 for _, a, _ in self.ends)

    @property
    def cases(self) -> list[Ends]:
        """The series that are cases of their own."""
        return [e for e in self.ends if not is_rest(e[0].name)]

    def value(self, point: Point, run: Run) -> Evidence:
        """The evidence for one value of one series."""
        text = Figures(self.voice, run.measure).text(point.value)
        said = f"{run.name}, {self.voice.date(when_of(point))}: {text}"
        return cell(point, said, run.measure.column.unit)


def common_ends(group: Runs) -> list[Ends]:
    """Each series with its values at the first and the last moment that most series have."""
    times: dict[When, int] = {}
    for run in group.runs:
        for point in run.points:
            times[when_of(point)] = times.get(when_of(point), 0) + 1
    shared = sorted((w for w, n in times.items() if n >= 0.8 * len(group.runs)), key=_order)
    if len(shared) < 2:
        return []
    first, last = _same_season(shared)
    found = []
    for run in group.runs:
        at = {when_of(p): p for p in run.points}
        if first in at and last in at:
            found.append((run, at[first], at[last]))
    return found


def _order(when: When) -> float:
    return when.order


def _same_season(moments: Sequence[When]) -> tuple[When, When]:
    """The last moment, and the earliest of the same month or quarter."""
    last = moments[-1]
    if last.day is None or last.precision not in ("month", "quarter"):
        return moments[0], last
    alike = (w for w in moments[:-1] if w.day and w.day.month == last.day.month)
    return next(alike, moments[0]), last
