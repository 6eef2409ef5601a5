"""How wide the columns of a described page are to each other: `three columns, the middle one wider`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.composer.dictated.parts import Part, parts, places
from planner.composer.dictated.sheet import ORDER, Band, Sheet
from planner.composer.lexicon import Hit, find

_CLAUSE = re.compile(r"[.,;:。；，：\n]|[\ue001-\uf8ff]")
_PERCENT = re.compile(r"(\d{2})\s?(?:%|percent|prozent|por ciento|pour cent)", re.IGNORECASE)
_ASIDE = 24
"""Longest clause that is set in another, in characters."""
_WIDE, _THIN = 2.6, 0.45
"""Widest and narrowest of columns beside one of the usual width."""


@dataclass(frozen=True, slots=True)
class Width:
    """A width told at `start`: of the column at the side `key`, how many times the usual one."""

    start: int
    key: str
    share: float


def spread(sheet: Sheet, masked: str, language: str) -> None:
    """Give columns the widths that the prompt tells, each in the band that is told of next to it."""
    for width in _widths(masked, language):
        bands = [band for band in sheet.bands if _at(band, width.key) is not None]
        if not bands:
            continue
        band = min(bands, key=lambda band: abs(_start(band) - width.start))
        column = _at(band, width.key)
        if column is not None:
            band.columns[column].share = width.share


def _start(band: Band) -> int:
    starts = [part.start for column in band.columns if (part := column.part)]
    return min(starts, default=band.part.start if band.part else 0)


def _at(band: Band, key: str) -> int | None:
    """Which column of a row stands at a side; None for a bar, and for a row that has no such column."""
    count = len(band.columns)
    if band.kind == "band" or count < 2:
        return None
    keyed = [at for at, column in enumerate(band.columns) if column.key == key]
    if keyed:
        return keyed[0]
    told = any(column.key in ORDER for column in band.columns)
    plain = {"left": 0, "right": count - 1, "center": count // 2 if count % 2 else None}
    return None if told else plain[key]


def _widths(masked: str, language: str) -> Iterator[Width]:
    """Every width that one side is said to have; "a wide hero" has none.

    A short clause speaks of the side in the clause before it: `the left column, wider, holds ...`.
    """
    last: list[Hit] = []
    for start, end in _clauses(masked):
        clause = masked[start:end]
        sides = [hit for hit in places(clause, language) if hit.meaning in ORDER]
        told = [(h.start, float(h.meaning)) for h in find(clause, "widths", language)]
        told += [(m.start(), int(m[1]) / 50) for m in _PERCENT.finditer(clause)]
        aside = last[-1:] if len(clause) <= _ASIDE else []
        named = parts(clause, language)
        for at, share in told[: max(len(sides), 1)]:
            side = min(sides or aside, key=lambda hit: abs(hit.start - at), default=None)
            if side and (aside or not _between(named, *sorted((at, side.start)))):
                yield Width(start + at, side.meaning, min(max(share, _THIN), _WIDE))
        last = sides


def _between(named: Sequence[Part], start: int, end: int) -> bool:
    return any(start < part.start and part.end < end for part in named)


def _clauses(masked: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _CLAUSE.finditer(masked):
        yield at, match.start()
        at = match.end()
    yield at, len(masked)
