"""Grids that a prompt counts: `a 2x3 grid`, `two columns by three rows`, `2行3列`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import ceil

from planner.composer.described import sentence_ends
from planner.composer.dictated.parts import Part, places
from planner.composer.dictated.prose import Prose
from planner.composer.dictated.sheet import ORDER, Column, Region, Sheet
from planner.composer.lexicon import Hit, find
from planner.composer.quotes import Quote

_TIMES = re.compile(
    r"(?<![\w.])(\d{1,2})\s?[-–]?(?:[x×]|by|mal|por|par|na|на|乘)[-–]?\s?(\d{1,2})(?!\w)",
    re.IGNORECASE,
)
_NEAR, _JOINT = 24, 12
"""Characters from `2x3` to the word grid, and between rows and columns."""
_FEW, _MOST = 3, 12
"""So few panels of a grid stand in one row; most rows, columns, or panels of an uncounted grid."""


@dataclass(frozen=True, slots=True)
class Grid:
    """So many rows of so many columns, told at `text[start:end]`."""

    start: int
    end: int
    rows: int
    columns: int


def gridded(
    named: Sequence[Part], masked: str, quoted: Sequence[Quote], language: str
) -> list[Part]:
    """The parts with those of a grid counted, as many in a row as it has columns.

    A grid of what is no part of a page (`six round tables`) is a part itself.
    """
    found = list(named)
    ends = [0, *sentence_ends(masked, quoted)]
    for grid in _grids(masked, language):
        start = max((end for end in ends if end <= grid.start), default=0)
        stop = min((end for end in ends if end >= grid.end), default=len(masked))
        found = [part for part in found if not (grid.start < part.end and part.start < grid.end
                                                and part.kind == "column")]  # fmt: skip
        own = [
            at for at, part in enumerate(found) if start <= part.start < stop and _may_hold(part)
        ]
        count = grid.rows * grid.columns
        if own:
            near = min(own, key=lambda at: (found[at].many == 1, abs(found[at].start - grid.start)))
            found[near] = replace(found[near], many=count, wrap=grid.columns, how="new")
        elif any(grid.end <= quote.start < stop for quote in quoted):
            found.append(Part(grid.start, grid.end, "panel", count, wrap=grid.columns))
    found = [_squared(_rowed(part, masked, language), masked, language) for part in found]
    return sorted(found, key=lambda part: part.start)


def _rowed(part: Part, masked: str, language: str) -> Part:
    """`two rows of three cards`: as many times more of them."""
    since = max(0, part.start - 2 * _JOINT)
    rows = [
        hit for hit in find(masked[since : part.start], "grids", language) if hit.meaning == "row"
    ]
    count = (
        _count(masked, Hit(since + rows[-1].start, since + rows[-1].end, "row"), language)
        if rows
        else 0
    )
    told = part.kind == "panel" and 1 < part.many <= _MOST and not part.wrap
    if not told or count < 2 or masked[since + rows[-1].end : part.start].count(" ") > 1:
        return part
    return replace(part, many=count * part.many, wrap=part.many, how="new")


def _may_hold(part: Part) -> bool:
    """True for panels that a grid may be made of: new ones, and not `each panel`."""
    return part.kind == "panel" and part.how == "new" and not part.nth


def _squared(part: Part, masked: str, language: str) -> Part:
    """`a grid of five cards`: about as many rows as columns."""
    lead = masked[max(0, part.start - _JOINT) : part.start]
    grid = any(hit.meaning == "grid" for hit in find(lead, "grids", language))
    if part.kind != "panel" or part.wrap or not (grid and _FEW < part.many <= _MOST):
        return part
    return replace(part, wrap=ceil(part.many**0.5))


def _grids(masked: str, language: str) -> Iterator[Grid]:
    hits = find(masked, "grids", language)
    words = [hit for hit in hits if hit.meaning == "grid"]
    for match in _TIMES.finditer(masked):
        near = any(-_NEAR < hit.start - match.end() < _NEAR for hit in words)
        if near:
            yield from _grid(match.start(), match.end(), int(match[1]), int(match[2]))
    counted = [
        (hit, _count(masked, hit, language)) for hit in hits if hit.meaning in ("row", "column")
    ]
    told = [(hit, count) for hit, count in counted if count]
    for (one, first), (other, second) in pairwise(told):
        if one.meaning != other.meaning and other.start - one.end <= _JOINT:
            rows, columns = (first, second) if one.meaning == "row" else (second, first)
            yield from _grid(one.start, other.end, rows, columns)


def _grid(start: int, end: int, rows: int, columns: int) -> Iterator[Grid]:
    if 0 < rows <= _MOST and 0 < columns <= _MOST and rows * columns > 1:
        yield Grid(start, end, rows, columns)


def _count(masked: str, hit: Hit, language: str) -> int:
    """The number right before rows or columns; 0 for none."""
    lead = masked[max(0, hit.start - _JOINT) : hit.start]
    digits = re.search(r"(\d{1,2})\s?$", lead)
    if digits:
        return int(digits[1])
    spelled = find(lead, "numerals", language)
    return int(spelled[-1].meaning) if spelled and not lead[spelled[-1].end :].strip() else 0


def by_sides(sheet: Sheet, prose: Prose) -> None:
    """Order a grid as its columns are told: `Left column panels are: Ale, Rye; right column: Tea, Bun.`

    Only where one sentence names every panel, without marks, behind the side that it stands at.
    """
    for _, own in groupby(sheet.bands, lambda band: band.part):
        bands = list(own)
        regions = [region for band in bands for c in band.sorted() for region in c.regions]
        sides = _sides(regions, prose)
        columns = [sides[key] for key in ORDER if sides.get(key)]
        if len(bands) < 2 or len(columns) < 2 or len({len(column) for column in columns}) > 1:
            continue
        if len(columns[0]) == len(bands):
            for band, row in zip(bands, zip(*columns, strict=True), strict=True):
                band.columns = [Column(f"#{at}", [region]) for at, region in enumerate(row)]


def _sides(regions: Sequence[Region], prose: Prose) -> dict[str, list[Region]]:
    """The regions at each side, in the order in which a sentence names them; {} where it names not all."""
    names = [region.title.split(" (")[0].split("（")[0] for region in regions]
    for number in range(prose.sentence(len(prose.masked)) + 1):
        start, end = prose.span(number)
        text = prose.masked[start:end]
        at = [text.find(name) for name in names]
        told = [hit for hit in places(text, prose.language) if hit.meaning in ORDER]
        if told and names and min(at) > told[0].start:
            sides: dict[str, list[Region]] = {}
            for place, region in sorted(zip(at, regions, strict=True), key=lambda pair: pair[0]):
                side = [hit.meaning for hit in told if hit.start < place][-1]
                sides.setdefault(side, []).append(region)
            return sides
    return {}
