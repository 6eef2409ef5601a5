"""Measures of one table that may stand side by side: parts of one whole, or alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from grounding.types import Column
from planner.clocks import CLOCKS
from planner.findings.measures import Measure, comparable, measure
from planner.findings.order import is_calendar, natural_order
from planner.findings.peers import measured_apart
from planner.findings.profile import Profile
from planner.findings.shapes import Sides, named_rows, naming
from planner.findings.words import says, tokens

FEWEST_PARTS, MOST_PARTS = 3, 8
MOST_APART = 3.0
"""A figure and what it is held against are of one size where nothing else says that they belong."""


def sides_of(seen: Profile, language: str) -> Iterator[Sides]:
    """Every set of measures that may stand side by side for the same cases."""
    if not naming(seen) or seen.time is not None:
        return
    composed = _composed(seen)
    if composed:
        sides = _side(seen, composed, language, None)
        yield from (replace(one, composed=True, cyclic=False) for one in sides)
    if len(composed) == len(seen.measures) > 0:
        return
    pairs = list(_held_against(seen))
    for pair in pairs:
        yield from (replace(one, against=True) for one in _side(seen, pair, language, None))
    if seen.key is None:
        return
    if seen.peers:
        sides = _side(seen, seen.measures, language, None)
        yield from (replace(one, counts=True) for one in sides)
        return
    taken = {m.column.name for m in (*composed, *(m for pair in pairs for m in pair))}
    by_name = {m.column.name: m for m in seen.measures}
    for whole, parts in seen.sums.items():
        if whole in by_name and all(part in by_name for part in parts):
            alike = [by_name[part] for part in parts]
            yield from _side(seen, alike, language, by_name[whole])
    taken |= {part for parts in seen.sums.values() for part in parts} | set(seen.sums)
    left = [m for m in seen.measures if m.column.name not in taken]
    cyclic = is_calendar(list(seen.names(seen.key)), language)
    while len(left) > 1:
        alike = [left[0]]
        alike += [m for m in left[1:] if comparable([*alike, m], timed=cyclic)]
        left = [m for m in left if m not in alike]
        if _is_course(alike, seen.rows):
            continue
        if alike[0].column.unit is not None or not measured_apart(alike[:6]):
            yield from _side(seen, alike[:6], language, None)


def _is_course(measures: Sequence[Measure], rows: Sequence[int]) -> bool:
    """True for the times at points of one course: each later one holds those before it."""
    clocked = len(measures) > 1 and all(m.column.unit in CLOCKS for m in measures)
    known = [[v for m in measures if (v := m.values[i]) is not None] for i in rows]
    return clocked and all(times == sorted(set(times)) for times in known)


def _held_against(seen: Profile) -> Iterator[tuple[Measure, Measure]]:
    """A measure and its target, budget or limit: of one unit, and the only one of that unit."""
    unread = {*seen.ids, *seen.mixed, *seen.copies}
    columns = [c for c in seen.table.columns if c.numeric and c.name not in unread]
    standards = [c for c in columns if says(c.name, "yardstick")]
    for standard in standards:
        rivals = [c for c in columns if c not in standards and c.unit == standard.unit]
        place = columns.index(standard)
        rivals.sort(key=lambda c: (-_kinship(c, standard), abs(columns.index(c) - place)))
        lone = sum(other.unit == standard.unit for other in standards) == 1
        for rival in rivals[:1] if lone else ():
            pair = (_read(seen, rival), _read(seen, standard))
            levels = [_typical(m, seen.rows) for m in pair]
            near = 0 < max(levels) <= MOST_APART * min(levels)
            if near and min(levels) > 0:
                yield pair


def _kinship(column: Column, standard: Column) -> int:
    shared = set(tokens(column.name)) & set(tokens(standard.name))
    return 2 * says(column.name, "actual") + bool(shared)


def _read(seen: Profile, column: Column) -> Measure:
    """The column as a measure; one that says the same in every row is none of the profile's."""
    found = next((m for m in seen.measures if m.column is column), None)
    return found or measure(column, seen.rows, 0, False)


def _typical(item: Measure, rows: Sequence[int]) -> float:
    values = sorted(v for i in rows if (v := item.values[i]) is not None)
    return values[len(values) // 2] if values else 0.0


def _composed(seen: Profile) -> tuple[Measure, ...]:
    """Three to eight neighbours that make a hundred, or the same total, in every row; () for none."""
    if seen.key is None:
        return ()
    measures = seen.measures
    for size in range(min(MOST_PARTS, len(measures)), FEWEST_PARTS - 1, -1):
        for start in range(len(measures) - size + 1):
            found = measures[start : start + size]
            if _makes_one_total(found, seen.rows):
                return found
    return ()


def _makes_one_total(measures: Sequence[Measure], rows: Sequence[int]) -> bool:
    cells = [[m.values[i] for m in measures] for i in rows]
    known = [[v for v in row if v is not None and v >= 0] for row in cells]
    sums = [sum(values) for values in known]
    hundred = all(98 <= total <= 102 for total in sums)
    equal = len(sums) > 2 and len(set(sums)) == 1 and sums[0] > 0
    return list(map(len, known)) == list(map(len, cells)) and (hundred or equal)


def _side(
    seen: Profile, alike: Sequence[Measure], language: str, whole: Measure | None
) -> Iterator[Sides]:
    rows = tuple(
        (name, row)
        for name, row in named_rows(seen)
        if all(m.values[row] is not None for m in alike) or seen.peers
    )
    if len(alike) > 1 and len(rows) > 1:
        names = [name for name, _ in rows]
        cyclic = is_calendar(names, language)
        order = tuple(natural_order(names, language) or ())
        yield Sides(tuple(alike), naming(seen), rows, order, whole, cyclic)
