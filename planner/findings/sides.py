"""Measures of one table that may stand side by side: parts of one whole, or alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.findings.measures import Measure, comparable
from planner.findings.order import is_calendar, natural_order
from planner.findings.profile import Profile
from planner.findings.shapes import Sides, named_rows


def sides_of(seen: Profile, language: str) -> Iterator[Sides]:
    """Every set of measures that may stand side by side for the same cases."""
    if seen.key is None or seen.time is not None:
        return
    if _composed(seen):
        sides = _side(seen, seen.measures, language, None)
        yield from (replace(one, composed=True, cyclic=False) for one in sides)
        return
    by_name = {m.column.name: m for m in seen.measures}
    for whole, parts in seen.sums.items():
        if whole in by_name and all(part in by_name for part in parts):
            alike = [by_name[part] for part in parts]
            yield from _side(seen, alike, language, by_name[whole])
    part_names = {part for parts in seen.sums.values() for part in parts}
    left = [m for m in seen.measures if m.column.name not in part_names | set(seen.sums)]
    cyclic = is_calendar(list(seen.names(seen.key)), language)
    while len(left) > 1:
        alike = [left[0]]
        alike += [m for m in left[1:] if comparable([*alike, m], timed=cyclic)]
        left = [m for m in left if m not in alike]
        yield from _side(seen, alike[:6], language, None)


def _composed(seen: Profile) -> bool:
    """True for three to eight measures that make a hundred, or the same total, in every row."""
    if not 3 <= len(seen.measures) <= 8:
        return False
    cells = [[m.values[i] for m in seen.measures] for i in seen.rows]
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
        if all(m.values[row] is not None for m in alike)
    )
    if len(alike) > 1 and len(rows) > 1 and seen.key is not None:
        names = [name for name, _ in rows]
        cyclic = is_calendar(names, language)
        order = tuple(natural_order(names, language) or ())
        yield Sides(tuple(alike), seen.key.name, rows, order, whole, cyclic)
