"""What every chart of a finding needs: the words around it, the columns in it, its facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grounding.types import Column, Table
from planner.content import ChartSpec
from planner.findings.ask import Ask
from planner.findings.finding import Evidence, Figures, Finding, tally
from planner.findings.ledger import Ledger, plain
from planner.findings.measures import Measure
from planner.findings.phrases import Voice
from planner.findings.profile import Profile
from planner.findings.shapes import Point
from planner.findings.words import human, known
from planner.parts import ChartKind, DataColumn, Mark

_LETTERED = re.compile(r"Column [A-Z]{1,3}")
"""What a column without a name is called."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where charts are made: the table as profiled, the voice, what was asked, the ledger.

    `title` is the claim of the chart in hand, `used` the kinds of the charts made before it.
    """

    seen: Profile
    voice: Voice
    ask: Ask
    ledger: Ledger
    source: str
    basis: str = ""
    used: tuple[ChartKind, ...] = ()

    @property
    def table(self) -> Table:
        """The table."""
        return self.seen.table

    def pick(self, *kinds: ChartKind) -> ChartKind:
        """The kind that the prompt asks for, else the first that no chart shows yet."""
        wanted = [kind for kind in kinds if kind in self.ask.charts]
        fresh = [kind for kind in kinds if kind not in self.used]
        return next(iter([*wanted, *fresh, *kinds]))

    def top(self, count: int, most: int = 15, shown: int = 10) -> int:
        """How many of `count` bars to show."""
        if self.ask.top is not None:
            return min(self.ask.top, count)
        return count if count <= most else shown

    def subtitle(self, *pieces: str) -> str:
        """Pieces in a row, with what every row of the table says alike."""
        constant = [human(str(c.values[self.seen.rows[0]])) for c in self.seen.context]
        found = [piece for piece in (*pieces, *constant, self.basis) if piece]
        return _capital(self.voice.mark("comma").join(dict.fromkeys(found)))

    def by(self, dim: str) -> str:
        """`by country`; nothing where a column has no name, or only says that it has names."""
        if not dim.strip() or dim.casefold() in known("nameless") or _LETTERED.fullmatch(dim):
            return ""
        return self.voice.noun("by", m=self.voice.measure(human(dim)))

    def of(self, shown: int, count: int, low: bool = False) -> str:
        """`top 10 of 193`, where not all are shown."""
        if shown >= count:
            return ""
        form = "lowest_of" if low else "top_of"
        return self.voice.noun(form, n=self.voice.number(shown), k=self.voice.number(count))

    def named(self, noun: str, unit: str | None) -> str:
        """`population (million)`; the unit alone where what is measured has no name."""
        if unit and noun == self.voice.noun("value"):
            return unit
        return self.voice.bracket(noun, unit) if unit else noun

    def spec(
        self,
        kind: ChartKind,
        finding: Finding,
        columns: Sequence[DataColumn],
        subtitle: str,
        *,
        x: str | None = None,
        y: Sequence[str] = (),
        series: str | None = None,
        size_by: str | None = None,
        highlight: Sequence[str] = (),
        marks: Sequence[Mark] = (),
        share: bool = False,
        graded: bool = False,
        unit: str | None = None,
        notes: bool = False,
        evidence: Iterable[Evidence] = (),
    ) -> ChartSpec:
        """The chart with its claim as title, its alt text and its facts."""
        facts = [self.ledger.add(e) for e in (*finding.evidence, *evidence)]
        title = finding.sentence
        stop = self.voice.mark("stop")
        what = f"{self.voice.kind(kind)}{self.voice.mark('colon')}{subtitle}{stop}"
        alt = f"{what}{self.voice.mark('gap')}{title}{stop}"
        return ChartSpec(
            kind, tuple(columns), title, subtitle, self.source, x, tuple(y), series, size_by,
            tuple(highlight), finding.notes if notes else (), tuple(marks), unit, None, share, graded,
            alt=alt, facts=tuple(dict.fromkeys(facts)),
        )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def words_column(name: str, values: Iterable[str]) -> DataColumn:
    """A column of names."""
    return DataColumn(name=name or " ", kind="category", values=tuple(values))


def number_column(
    name: str, measure: Measure, values: Iterable[float | None], derived: bool = False
) -> DataColumn:
    """A column of numbers in the measure's unit; derived ones have a decimal more than none."""
    column = measure.column
    known = tuple(values)
    whole = all(v is None or v == int(v) for v in known)
    decimals = column.decimals or (1 if derived and not whole else 0)
    return DataColumn(
        name=name, kind=column.kind, unit=column.unit, decimals=min(decimals, 12), values=known
    )


def cells_column(column: Column, rows: Sequence[int], name: str) -> DataColumn:
    """Cells of a column of the table as they stand."""
    return DataColumn(
        name=name, kind="category" if column.kind == "bool" else column.kind, unit=column.unit,
        decimals=min(column.decimals, 12), precision=column.precision,
        values=tuple(plain(column.values[row]) for row in rows),
    )  # fmt: skip


def apart(first: str, *names: str) -> list[str]:
    """Names for columns that must differ from each other."""
    taken = [first or " "]
    for given in names:
        name = given or " "
        while name in taken:
            name += " "
        taken.append(name)
    return taken


def counted(desk: Desk, shown: Sequence[Point], points: Sequence[Point]) -> list[Evidence]:
    """Evidence for the numbers of `top 10 of 193`."""
    if len(shown) >= len(points):
        return []
    text = desk.of(len(shown), len(points))
    return [Evidence("count", tally(some), text) for some in (shown, points)]


def derived(
    voice: Voice, points: Sequence[Point], measure: Measure | None = None
) -> list[Evidence]:
    """Evidence for every drawn number that is no cell of the table; counts have no measure."""
    found = []
    for point in points:
        if point.op != "value":
            text = (
                Figures(voice, measure).text(point.value) if measure else voice.number(point.value)
            )
            when = f"{voice.mark('comma')}{voice.date(point.when)}" if point.when else ""
            said = f"{point.label}{when}{voice.mark('colon')}{text}"
            unit = measure.column.unit if measure else None
            found.append(Evidence(point.op, ((point.column, point.rows),), said, unit))
    return found


def median(voice: Voice, measure: Measure, rows: Sequence[int], value: float) -> Evidence:
    """Evidence for a median that is marked on a chart."""
    slots = {"m": voice.measure(measure.name), "v": Figures(voice, measure).text(value)}
    cells = ((measure.column.name, tuple(rows)),)
    return Evidence("median", cells, voice.say("median", slots), measure.column.unit)
