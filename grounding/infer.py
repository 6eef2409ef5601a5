"""What a column of written cells holds: flags, dates, numbers or words, by evidence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from grounding.bounds import beyond, without_uncertainty
from grounding.cells import missing, quoted, words
from grounding.dates import (
    Dates,
    Precision,
    are_months,
    coarsest,
    read_compact_days,
    read_dates,
    read_iso_days,
    read_years,
)
from grounding.durations import read_durations
from grounding.numbers import Mark, Numbers, read_numbers, read_plain, read_uniform
from grounding.types import Cell, ColumnKind

_STRAY_SHARE = 0.2
_GLANCE = 200
_LONG_TEXT = 48
_NO_NUMBER = re.compile(r"[^\d]*|[<>≤≥~≈].*")


@dataclass(frozen=True, slots=True)
class Header:
    """Name, unit and place of a column; `full` is the name with its unit as it was written.

    `leading` is true for the first column.
    """

    name: str
    full: str
    unit: str | None = None
    letter: str = "A"
    leading: bool = False

    @property
    def words(self) -> list[str]:
        """The words of the name, case folded."""
        return re.split(r"[\W_]+", self.name.casefold())


@dataclass(frozen=True, slots=True)
class Hints:
    """What other columns of the file settled, for those that do not settle it themselves.

    `timed`: one of them holds durations, so `14:22` is no time of day.
    """

    mark: Mark | None = None
    dayfirst: bool | None = None
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """Cells read: `values` by the text of the cell; absent ones are missing.

    `mark` and `dayfirst` are what these cells settled; `unsettled` is true where a hint decided.
    """

    values: Mapping[str, Cell]
    kind: ColumnKind
    unit: str | None = None
    decimals: int = 0
    precision: Precision | None = None
    notes: tuple[str, ...] = ()
    mark: Mark | None = None
    dayfirst: bool | None = None
    unsettled: bool = False


def infer(header: Header, cells: Sequence[str], hints: Hints) -> Parsed:
    """The reading that the evidence in `cells` (stripped text, not all missing) supports."""
    distinct = set(cells)
    gaps = missing(distinct)
    present = cells if not gaps else [cell for cell in cells if cell not in gaps]
    distinct -= gaps
    return (
        _bare(header, present)
        or _flags(distinct)
        or (_words(distinct) if are_months(distinct) else None)
        or _days(header, distinct, hints)
        or _amounts(present, distinct, hints)
        or _measured(present, distinct, hints)
        or _durations(header, distinct, hints)
        or _words(distinct)
    )


def _bare(header: Header, present: Sequence[str]) -> Parsed | None:
    """The fast paths: bare numbers and ISO days, a whole column at once."""
    days = read_iso_days(present)
    if days is not None:
        return _dates(Dates(dict(zip(present, days, strict=True)), "day"))
    plain = read_plain(present)
    if plain is None:
        uniform = read_uniform(present)
        return _numbers(uniform, ()) if uniform else None
    values, decimals = plain
    numbers = dict(zip(present, values, strict=True))
    if decimals == 0 and header.unit is None:
        stamps = _calendar(header, numbers, present)
        if stamps:
            return stamps
    return Parsed(numbers, "number", decimals=decimals)


def _calendar(
    header: Header, numbers: Mapping[str, float], present: Sequence[str]
) -> Parsed | None:
    low, high = min(numbers.values()), max(numbers.values())
    if low >= 1000 and high < 2200 and looks_like_years(header, [numbers[c] for c in present]):
        years = read_years(numbers.keys())
        return _dates(years) if years else None
    if low >= 18000101 and high <= 21991231 and (len(numbers) > 2 or _named(header, "date")):
        days = read_compact_days(numbers.keys())
        return _dates(days) if days else None
    return None


def looks_like_years(header: Header, values: Sequence[float]) -> bool:
    """True where a header says year, or a first column counts through plausible years."""
    if _named(header, "year"):
        return True
    plausible = header.leading and len(values) > 2 and 1500 <= min(values) <= max(values) <= 2100
    return (
        plausible
        and len(set(values)) > 2
        and list(values)
        in (
            sorted(values),
            sorted(values, reverse=True),
        )
    )


def _named(header: Header, meaning: str) -> bool:
    known = words(meaning)
    return header.name.casefold() in known or any(word in known for word in header.words)


def _flags(distinct: Set[str]) -> Parsed | None:
    yes, no = words("true"), words("false")
    if len(distinct) > len(yes | no):
        return None
    values: dict[str, Cell] = {c: c.casefold() in yes for c in distinct if c.casefold() in yes | no}
    return Parsed(values, "bool") if len(values) == len(distinct) else None


def _days(header: Header, distinct: Set[str], hints: Hints) -> Parsed | None:
    soft = missing(distinct, "missing_among_numbers")
    solid = distinct - soft
    if not solid:
        return None
    found = read_dates(solid, hints.dayfirst)
    if found is None and soft and _named(header, "year"):
        found = read_years(solid)
    return _dates(found, _gap_notes(soft)) if found else None


def _dates(dates: Dates, notes: tuple[str, ...] = ()) -> Parsed:
    precision, said = dates.precision, list(notes)
    if precision == "day":
        precision = coarsest(dates.values.values())
        if precision != "day":
            said.append(
                f"every date is the first of a {precision}, so they were read as {precision}s"
            )
    if dates.timed:
        said.append("times of day are kept as hours")
    if dates.dayfirst is not None:
        said.append(_order_note(dates))
    settled = dates.dayfirst if dates.settled else None
    values: dict[str, Cell] = dict(dates.values)
    return Parsed(
        values,
        "date",
        precision=precision,
        notes=tuple(said),
        dayfirst=settled,
        unsettled=not dates.settled,
    )


def _order_note(dates: Dates) -> str:
    order = "day before month" if dates.dayfirst else "month before day"
    doubt = "" if dates.settled else ", which the cells do not settle"
    return f"dates were read as {order}{doubt}"


def _amounts(present: Sequence[str], distinct: Set[str], hints: Hints) -> Parsed | None:
    for left_out in _leavable(present, distinct):
        solid = distinct - left_out
        numbers = read_numbers(solid, hints.mark) if solid else None
        bounds = beyond(left_out, numbers) if numbers else []
        if bounds:
            said = (
                f"{quoted(bounds)} may be more or less than every number, so all were read as words"
            )
            return replace(_words(distinct), notes=(said,))
        if numbers:
            return _numbers(numbers, _gap_notes(left_out))
    return None


def _measured(present: Sequence[str], distinct: Set[str], hints: Hints) -> Parsed | None:
    """Numbers with their uncertainty behind them, which is left out."""
    bare = without_uncertainty(distinct)
    found = _amounts([bare[c] for c in present], set(bare.values()), hints) if bare else None
    if bare is None or found is None:
        return None
    values = {cell: found.values[text] for cell, text in bare.items() if text in found.values}
    return replace(found, values=values, notes=(*found.notes, "what stands behind ± was left out"))


def _leavable(present: Sequence[str], distinct: Set[str]) -> Iterator[Set[str]]:
    """Nothing, then written gaps, then a few words among many numbers: what may be left out."""
    yield set()
    soft = missing(distinct, "missing_among_numbers")
    if soft:
        yield soft
    if 2 * sum(map(_is_stray, present[:_GLANCE])) > len(present[:_GLANCE]):
        return
    stray = set(filter(_is_stray, distinct)) | soft
    count = sum(1 for cell in present if cell in stray - soft)
    if stray - soft and count <= _STRAY_SHARE * len(present) and len(present) - count >= 3:
        yield stray


def _is_stray(cell: str) -> bool:
    return bool(_NO_NUMBER.fullmatch(cell))


def _durations(header: Header, distinct: Set[str], hints: Hints) -> Parsed | None:
    """`1:32.412`, `1:02:15` in seconds; `1:32`, which may be an hour, only where the header or
    another column says so."""
    soft = missing(distinct, "missing_among_numbers")
    found = read_durations(distinct - soft)
    if found is None:
        return None
    timed = found.sure or (hints.timed and found.odd) or _named(header, "duration")
    if not timed:
        return replace(_words(distinct), unsettled=True)
    values: dict[str, Cell] = dict(found.values)
    return Parsed(values, "number", found.unit, found.decimals, notes=_gap_notes(soft))


def _gap_notes(left_out: Collection[str]) -> tuple[str, ...]:
    return (f"{quoted(left_out)} counted as missing",) if left_out else ()


def _numbers(numbers: Numbers, notes: tuple[str, ...]) -> Parsed:
    said = [*notes, *_mark_note(numbers)]
    if numbers.footnotes:
        said.append("footnote marks were left out")
    if numbers.scaled:
        said.append("thousands, millions and the like were written out")
    values: dict[str, Cell] = dict(numbers.values)
    return Parsed(
        values,
        "number",
        numbers.unit,
        numbers.decimals,
        notes=tuple(said),
        mark=numbers.mark if numbers.settled and _marked(numbers) else None,
        unsettled=not numbers.settled,
    )


def _mark_note(numbers: Numbers) -> list[str]:
    other = "," if numbers.mark == "." else "."
    signed = [cell for cell in numbers.values if "." in cell or "," in cell]
    # 1,234 in a file that writes no decimal commas is the usual English thousand.
    if not signed or (numbers.mark == "." and (numbers.settled or all(other in c for c in signed))):
        return []
    if numbers.settled:
        return ["numbers were read with a decimal comma"]
    sample = min(signed)
    value = f"{numbers.values[sample]:.15g}"
    return [f"'{sample}' was read as {value}, which the file does not settle"]


def _marked(numbers: Numbers) -> bool:
    return any("." in cell or "," in cell for cell in numbers.values)


def _words(distinct: Set[str]) -> Parsed:
    # In a column of two-letter codes, NA is Namibia.
    codes = all(len(cell) == 2 and cell.isupper() for cell in distinct)
    gaps = set() if codes else missing(distinct, "missing_among_words")
    values: dict[str, Cell] = {cell: cell for cell in distinct if cell not in gaps}
    length = sum(map(len, values)) / max(1, len(values))
    long = length > _LONG_TEXT or any("\n" in cell for cell in values)
    return Parsed(values, "text" if long else "category", notes=_gap_notes(gaps))


def date_column(days: Mapping[str, date]) -> Parsed:
    """Dates that the file already holds as dates."""
    return _dates(Dates(days, "day"))
