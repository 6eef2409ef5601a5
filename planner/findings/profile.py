"""What the columns of a table are: names, groups, times, measures, ids, totals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from grounding.types import Column, Table
from grounding.units import split_header
from planner.findings.balance import balance_of
from planner.findings.left_out import (
    are_units,
    copies_of,
    is_id,
    mixed_units,
    number_at,
    within_the_day,
)
from planner.findings.measures import Measure, amount, measure, under
from planner.findings.peers import peers
from planner.findings.periods import Period, period, stages
from planner.findings.words import human, known, subject, tokens, written_out

LONGEST_NAME = 60
_CODE = re.compile(r"[A-Za-z]{0,5}[-_./ ]?\d{2,}[\w./-]*")
MOST_GROUPS = 40


@dataclass(frozen=True, slots=True)
class Wide:
    """One measure at several times, a column each: `1950`, `2024`, or `pop_1950`, `pop_2024`."""

    name: str
    measures: tuple[Measure, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """The roles of a table's columns.

    `rows` are the rows that are cases; totals and averages written as rows are left out of them
    (`totals`). `key` names each case. `groups` sort cases into a few kinds. `time` is the axis of
    time where there is one. `span` are columns of starts and ends. `context` are columns that say
    the same in every row. `ids` only number, code or date the rows;
    `copies` say what another column says: its shares, or a day of trading that ends with it; of
    those `proven` a row holds the total. `sums` maps a measure's name to the measures that add up
    to it. `mixed` are numbers in several units, which the column after them says. `peers` are the
    columns of a cross table of counts, `balance` those of money earned and money spent.
    """

    table: Table
    rows: tuple[int, ...]
    totals: tuple[int, ...]
    key: Column | None
    groups: tuple[Column, ...]
    time: Column | None
    span: tuple[Column, Column] | None
    measures: tuple[Measure, ...]
    wides: tuple[Wide, ...]
    context: tuple[Column, ...]
    ids: tuple[str, ...]
    copies: tuple[str, ...]
    proven: frozenset[str]
    sums: dict[str, tuple[str, ...]]
    mixed: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    balance: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[Measure, ...]:
        """All measures, those of several times included."""
        return (*self.measures, *(m for wide in self.wides for m in wide.measures))

    def names(self, column: Column) -> dict[str, tuple[int, ...]]:
        """The rows of each category of a column, in order of appearance."""
        rows: dict[str, list[int]] = {}
        for i in self.rows:
            if column.values[i] is not None:
                rows.setdefault(human(str(column.values[i])), []).append(i)
        return {name: tuple(found) for name, found in rows.items()}


def profile(table: Table) -> Profile:
    """Read the roles of all columns of `table`."""
    totals = _total_rows(table)
    rows = tuple(i for i in range(table.height) if i not in totals)
    worded = [c for c in table.columns if c.kind in ("category", "text", "bool")]
    varied = [c for c in worded if _distinct(c, rows) > 1]
    dates = [c for c in table.columns if c.kind == "date" and _distinct(c, rows) > 1]
    named = [c for c in varied if _names_rows(c, rows)]
    key = next((c for c in named if not _is_code(c)), next(iter(named), None))
    span = _span(dates, rows)
    time = None if span else _time(table, dates, key, rows)
    groups = tuple(c for c in varied if c is not key and _sorts(c, rows) and not are_units(c))
    if key is None and not groups and varied and _distinct(varied[0], rows) < 0.9 * len(rows):
        groups = (varied[0],)
    least = 1 if len(rows) > 1 else 0
    numeric = [c for c in table.columns if c.numeric and _distinct(c, rows) > least]
    ids = [c.name for c in numeric if is_id(c, rows)]
    mixed = tuple(mixed_units(table))
    plain = [c for c in numeric if c.name not in ids and c.name not in mixed]
    copies = (*copies_of(plain, rows), *within_the_day(plain))
    plain = [c for c in plain if c.name not in copies]
    sums = _sums(plain, rows)
    evident = _evident(plain, rows, totals, sums)
    steady = [c for c in _timed(table) if 0 < _distinct(c, rows) <= least]
    kept = [c for c in table.columns if c in plain or c in steady]
    letters = written_out([c.name for c in table.columns])
    measures = [
        replace(m, name=letters.get(m.name.casefold(), m.name))
        for m in (measure(c, rows, i, c.name in evident) for i, c in enumerate(kept))
    ]
    balance = balance_of(measures)
    measures = [amount(m) if m.column.name in balance else m for m in measures]
    wides = tuple(_wides(table, measures)) if key or len(rows) == 1 else ()
    taken = {m.column.name for wide in wides for m in wide.measures}
    left = tuple(m for m in measures if m.column.name not in taken and m.column not in steady)
    return Profile(
        table, rows, totals, key, groups, time, span, left, wides,
        tuple(c for c in worded if _distinct(c, rows) == 1), tuple(ids), copies,
        frozenset(_totalled(plain, rows, totals)), sums, mixed,
        peers(left, rows, tuple(sums)) if key and not time else (), balance,
    )  # fmt: skip


def _distinct(column: Column, rows: Sequence[int]) -> int:
    return len({column.values[i] for i in rows} - {None})


def _sorts(column: Column, rows: Sequence[int]) -> bool:
    """True where a column sorts the rows into a few kinds of more than one row."""
    count = _distinct(column, rows)
    return 1 < count <= MOST_GROUPS and count <= 0.67 * len(rows)


def _total_rows(table: Table) -> tuple[int, ...]:
    first = next((c for c in table.columns if c.kind in ("category", "text")), None)
    if first is None or table.height < 3:
        return ()
    names = {v for v in set(first.values) if isinstance(v, str) and _is_total(v)}
    found = tuple(i for i, v in enumerate(first.values) if v in names) if names else ()
    # A column of nothing but such words (`all`, `world`) has no totals: these are its cases.
    return found if len(found) <= table.height / 2 else ()


def _is_total(name: str) -> bool:
    plain = name.casefold().strip(" :.*")
    return plain in known("total") | known("summary") or plain.startswith(("total ", "subtotal"))


def _names_rows(column: Column, rows: Sequence[int]) -> bool:
    names = [column.values[i] for i in rows]
    if column.kind == "bool" or None in names or len(set(names)) < len(names):
        return False
    return sum(len(str(name)) for name in names) <= LONGEST_NAME * len(names)


def _is_code(column: Column) -> bool:
    """True for article numbers and the like: letters, if any, before two digits or more."""
    return all(value is None or _CODE.fullmatch(str(value)) for value in column.values)


def _time(
    table: Table, dates: Sequence[Column], key: Column | None, rows: Sequence[int]
) -> Column | None:
    """A date column that runs along the table; one after the names only dates them."""
    for column in dates:
        before = key is None or table.columns.index(column) < table.columns.index(key)
        if before and _distinct(column, rows) >= 2:
            return column
    return None


def _span(dates: Sequence[Column], rows: Sequence[int]) -> tuple[Column, Column] | None:
    for first, second in combinations(dates, 2):
        named = any(t in known("start") for t in tokens(first.name)) and any(
            t in known("end") for t in tokens(second.name)
        )
        pairs = [(first.values[i], second.values[i]) for i in rows]
        whole = [(a, b) for a, b in pairs if isinstance(a, date) and isinstance(b, date)]
        ordered = len(whole) >= 2 and all(a <= b for a, b in whole)
        if ordered and (named or (len(dates) == 2 and len(whole) == len(pairs))):
            return first, second
    return None


def _sums(columns: Sequence[Column], rows: Sequence[int]) -> dict[str, tuple[str, ...]]:
    """Columns that other columns add up to in every row: two of them, or all of one unit.

    A difference is no part: what is left over, or over budget, falls below zero somewhere.
    """
    found: dict[str, tuple[str, ...]] = {}
    whole_rows = [c for c in columns if all(c.values[i] is not None for i in rows)]
    usable = [c for c in whole_rows if all(number_at(c, i) >= 0 for i in rows)][:12]
    for whole in usable:
        others = [c for c in usable if c is not whole and c.unit == whole.unit]
        for parts in [*combinations(others, 2), tuple(others)]:
            if len(parts) > 1 and whole.name not in found and _adds_up(whole, parts, rows):
                found[whole.name] = tuple(part.name for part in parts)
    return found


def _adds_up(whole: Column, parts: Sequence[Column], rows: Sequence[int]) -> bool:
    # Two or three rows may add up by chance; zeros always do.
    if len(rows) < 3:
        return False
    return all(
        abs(number_at(whole, i) - sum(number_at(part, i) for part in parts))
        <= 0.005 * abs(number_at(whole, i))
        for i in rows
    )


def _evident(
    columns: Sequence[Column],
    rows: Sequence[int],
    totals: Sequence[int],
    sums: dict[str, tuple[str, ...]],
) -> set[str]:
    """Columns that a total row, or a total column, proves to add up."""
    proven = {name for whole, parts in sums.items() for name in (whole, *parts)}
    return proven | set(_totalled(columns, rows, totals))


def _totalled(
    columns: Sequence[Column], rows: Sequence[int], totals: Sequence[int]
) -> Iterator[str]:
    """Columns whose total row is the sum of the others."""
    for column in columns if len(totals) == 1 else ():
        total = sum(number_at(column, i) for i in rows)
        if total and abs(number_at(column, totals[0]) / total - 1) <= 0.03:
            yield column.name


def _timed(table: Table) -> list[Column]:
    """The columns of numbers that are named by a time: they belong to a course, if all alike."""
    numeric = [c for c in table.columns if c.numeric]
    staged = {place for place, _ in stages([c.name for c in numeric])}
    return [c for i, c in enumerate(numeric) if i in staged or period(c.name)]


def _wides(table: Table, measures: Sequence[Measure]) -> Iterator[Wide]:
    stated = split_header(table.title or "")[1]
    stems: dict[tuple[str, str | None], list[tuple[Period, Measure]]] = {}
    for item in measures:
        named = period(item.column.name)
        if named:
            unit = item.column.unit or named[1].unit
            stems.setdefault((named[0], unit), []).append((named[1], item))
    if not stems:
        found = [(when, measures[i]) for i, when in stages([m.column.name for m in measures])]
        stems = {("", None): found}
    for (stem, unit), found in stems.items():
        labels = Counter(when.label for when, _ in found)
        if len(found) < 2 or len(labels) < len(found) or _are_bands(found):
            continue
        found.sort(key=lambda pair: pair[0].order)
        name = stem or _about(table)
        alike = tuple(m if stem else under(m, name, unit or stated) for _, m in found)
        yield Wide(name, alike, tuple(when for when, _ in found))


def _about(table: Table) -> str:
    """What a table is about: its sheet where the title names it too, else what the title begins with."""
    sheet, title = table.source.title or "", table.title or ""
    told = tokens(sheet)
    return sheet if told and set(told) < set(tokens(title)) else subject(title)


def _are_bands(found: Sequence[tuple[Period, Measure]]) -> bool:
    """True for `15–24`, `25–34`: two-digit spans that never pass a century are bands of age."""
    spans = [when.label for when, _ in found if when.when is None and len(when.label) == 5]
    return len(spans) == len(found) and spans == sorted(spans)
