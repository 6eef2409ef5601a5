"""Tracing numbers: every number drawn must stand in the prompt, a fact, or a dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import chain
from math import isclose

from planner.clocks import clocks_in
from planner.numbers import NBSP
from planner.parts import DataColumn, Dataset, SourceRef
from planner.plan import AnyElement, ChartElement, Plan, TableElement, TextElement
from planner.read_numbers import FOLD, NUMBER, Number, numbers_in

EXEMPT = ("ordinal", "tick", "count")
"""Id stems of texts whose numbers only number or count what is listed."""
PROMPT = "prompt"
Origins = tuple[str, ...]
"""Where a number is from: ids of facts and datasets, or `prompt`."""


class Ledger:
    """The numbers that a plan may draw."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def shown(self, element: AnyElement) -> Iterator[tuple[str, Origins]]:
        """Each number that an element shows, as written, and where it is from; none of formulas."""
        if element.id.startswith(EXEMPT):
            return
        for text in words_of(element):
            rest, clocks = self._clocks(text)
            yield from clocks
            yield from ((rest[n.start : n.end], self._origins(n)) for n in numbers_in(rest))
        if isinstance(element, ChartElement):
            yield from self._values(element)

    @cached_property
    def _known(self) -> list[tuple[str, float]]:
        """Every number with what gives it."""
        return [
            *((name, value) for name, text in self._told() for value in _read(text)),
            *((f.id, v) for f in self.plan.facts for v in _worths(f.value, f.unit)),
            *((d.id, v) for d in self.plan.datasets for c in d.columns
              for cell in c.values for v in _worths(cell, c.unit)),
        ]  # fmt: skip

    @cached_property
    def _exact(self) -> dict[float, Origins]:
        found: dict[float, dict[str, None]] = defaultdict(dict)
        for name, value in self._known:
            found[value][name] = None
        return {value: tuple(names) for value, names in found.items()}

    @cached_property
    def _totals(self) -> list[tuple[str, float]]:
        """The sums of the rows and columns of each dataset."""
        return [(d.id, total) for d in self.plan.datasets for total in _sums(d)]

    def _told(self) -> Iterator[tuple[str, str]]:
        """Every text that may hold numbers, with whose it is."""
        yield PROMPT, self.plan.prompt
        for fact in self.plan.facts:
            yield from ((fact.id, t) for t in (fact.claim, fact.quote, *_called(fact.source)))
        for dataset in self.plan.datasets:
            cells = (v for c in dataset.columns for v in c.values if isinstance(v, str))
            names = (dataset.title, *dataset.notes, *(c.name for c in dataset.columns))
            yield from ((dataset.id, text) for text in (*names, *_called(dataset.source), *cells))

    def _clocks(self, text: str) -> tuple[str, list[tuple[str, Origins]]]:
        """The durations of a text that are known in seconds, blanked out of it."""
        found: list[tuple[str, Origins]] = []
        for match, seconds, step in clocks_in(text.translate(FOLD)):
            origins = self._origins(Number(match.group(), seconds, step))
            if origins:
                found.append((text[match.start() : match.end()], origins))
                blank = " " * len(match.group())
                text = f"{text[: match.start()]}{blank}{text[match.end() :]}"
        return text, found

    def _origins(self, number: Number) -> Origins:
        return tuple(dict.fromkeys(name for name, v in self._known if number.matches(v)))

    def _values(self, chart: ChartElement) -> Iterator[tuple[str, Origins]]:
        """The values of a chart; one of none counts where it completes a row or column of a dataset."""
        for column in chart.columns:
            unit = column.unit or chart.unit or ""
            for row, value in enumerate(column.values):
                if isinstance(value, int | float):
                    yield f"{value:.12g}", self._of(value, unit) or self._rest(chart, column, row)
        for mark in chart.marks:
            yield f"{mark.value:.12g}", self._of(mark.value, chart.unit or "")

    def _of(self, value: float, unit: str) -> Origins:
        exact = self._exact.get(value)
        if exact is not None:
            return exact
        return next(filter(None, map(self._origins, _readings(value, unit))), ())

    def _rest(self, chart: ChartElement, column: DataColumn, row: int) -> Origins:
        across = [c.values[row] for c in chart.columns if c.name != chart.x]
        sums = [
            sum(v for v in line if isinstance(v, int | float)) for line in (across, column.values)
        ]
        return tuple(dict.fromkeys(
            name for name, total in self._totals if any(isclose(total, own) for own in sums)
        ))  # fmt: skip


def untraced(plan: Plan) -> list[tuple[int, tuple[str, ...]]]:
    """Index of the element and the numbers, for every element with numbers without a source."""
    ledger = Ledger(plan)
    told = (
        (index, tuple(dict.fromkeys(text for text, origins in ledger.shown(element) if not origins)))
        for index, element in enumerate(plan.elements)
    )  # fmt: skip
    return [(index, numbers) for index, numbers in told if numbers]


def words_of(element: AnyElement) -> Iterator[str]:
    """The words of an element that may state numbers."""
    if isinstance(element, TextElement):
        yield element.text
    elif isinstance(element, TableElement):
        yield from chain.from_iterable(element.rows)
    elif isinstance(element, ChartElement):
        yield from (name for column in element.columns for name in _names(column))
        yield from (element.x_title, element.y_title, element.center)
        yield from (one.text for one in element.annotations)
        yield from (one.label for one in element.marks)


def _names(column: DataColumn) -> Iterator[str]:
    """The names in a column, of dates their years."""
    names = (value for value in column.values if isinstance(value, str))
    return (name[:4] for name in names) if column.kind == "date" else names


def _called(source: SourceRef) -> tuple[str, ...]:
    """What a source may be called on the page."""
    return source.title or "", source.file or "", source.url or ""


def _read(text: str) -> Iterator[float]:
    """The numbers of a text; with a word of scale also as they are without it."""
    for number in numbers_in(text):
        yield number.value
        digits = NUMBER.match(number.text.translate(FOLD)) if number.step > 1 else None
        yield from (one.value for one in numbers_in(digits.group() if digits else ""))


def _cells(column: DataColumn) -> Iterator[float]:
    return (float(value) for value in column.values if isinstance(value, int | float))


def _sums(dataset: Dataset) -> Iterator[float]:
    measures = [column for column in dataset.columns if column.kind == "number"]
    yield from (sum(_cells(column)) for column in measures)
    for row in zip(*(column.values for column in measures), strict=False):
        yield sum(value for value in row if isinstance(value, int | float))


def _readings(value: float, unit: str) -> Iterator[Number]:
    """A value as written, plain and with its unit, which may be a scale or per cent."""
    text = f"{value:.12g}"
    digits = "0" if "e" in text else text.partition(".")[2]
    step = abs(value) * 1e-9 if "e" in text else 10.0 ** -len(digits)
    yield Number(text, value, step, unit == "%")
    scale = _scale(unit)
    if scale != 1.0:
        yield Number(text, value * scale, step * scale)


def _worths(cell: float | str | None, unit: str | None) -> Iterator[float]:
    """A value, and what it is worth where its unit is a scale: 4.7 and 4,700,000 of 4.7 million."""
    if isinstance(cell, int | float):
        yield float(cell)
        if (scale := _scale(unit or "")) != 1.0:
            yield cell * scale


@cache
def _scale(unit: str) -> float:
    return numbers_in(f"1{NBSP}{unit}")[0].value
