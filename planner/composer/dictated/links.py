"""Arrows between the parts of a described page: from one that is named to another, or along a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from planner.composer.dictated.parts import parts
from planner.composer.dictated.prose import Prose
from planner.composer.dictated.sheet import Band, Region, Sheet
from planner.composer.lexicon import find
from planner.composer.text import strip_stop
from planner.content import Link

_MARK = re.compile(r"\(([A-Za-z])\)|(?<![\w(])([A-Z])(?![\w)])")


def links(sheet: Sheet, prose: Prose) -> tuple[Link, ...]:
    """The arrows that the prompt draws, each between two regions by their place on the sheet."""
    regions = list(sheet.regions())
    found: list[Link] = []
    sentences = {prose.sentence(hit.start): hit.start
                 for hit in find(prose.masked, "grids", prose.language) if hit.meaning == "arrow"}  # fmt: skip
    for at in sentences.values():
        named = list(_mentions(prose, at, regions))
        if _faces(prose, at):
            found += _rows(sheet, prose, at, regions)
        else:
            found += list(_pairs(prose, named)) or _chain(sheet, prose, at, regions)
    return tuple(dict.fromkeys(found))


def _mentions(prose: Prose, at: int, regions: Sequence[Region]) -> Iterator[tuple[int, int]]:
    """The regions that a sentence names by letter or by title, each with the place of its name."""
    start, end = prose.start(at), prose.end(at)
    letters = {
        region.letter.strip("()").lower(): i for i, region in enumerate(regions) if region.letter
    }
    marks = {
        region.part.mark: i for i, region in enumerate(regions) if region.part and region.part.mark
    }
    titles = {strip_stop(region.title): i for i, region in enumerate(regions) if region.words}
    named = [(match.start(), letters.get((match[1] or match[2]).lower(), marks.get(match[2] or "", -1)))
             for match in _MARK.finditer(prose.masked, start, end)]  # fmt: skip
    named += [
        (q.start, titles.get(strip_stop(q.text), -1))
        for q in prose.quoted
        if start <= q.start < end
    ]
    named += _sided(prose, start, end, regions)
    yield from sorted(one for one in named if one[1] >= 0)


def _sided(
    prose: Prose, start: int, end: int, regions: Sequence[Region]
) -> Iterator[tuple[int, int]]:
    """`from the left panel to the right one`: the first of each side."""
    sides = {
        region.part.across: i
        for i, region in reversed(list(enumerate(regions)))
        if region.part and region.part.across
    }
    for part in parts(prose.masked[start:end], prose.language):
        if part.across and part.how in ("aside", "in"):
            yield start + part.start, sides.get(part.across, -1)


def _pairs(prose: Prose, named: Sequence[tuple[int, int]]) -> Iterator[Link]:
    """`from (a) to (b), from (b) to (c)`: two names with a `to` between them."""
    for (at, one), (then, other) in pairwise(named):
        hits = [hit.meaning for hit in find(prose.masked[at:then], "drawn", prose.language)]
        if one != other and "to" in hits:
            yield Link(one, other)


def _faces(prose: Prose, at: int) -> bool:
    """True for `from each left-column panel to the right one`."""
    start, end = prose.start(at), prose.end(at)
    said = [hit.meaning for hit in find(prose.masked[start:end], "page", prose.language)]
    return "each" in said and "left" in said and "right" in said[said.index("left") :]


def _rows(sheet: Sheet, prose: Prose, at: int, regions: Sequence[Region]) -> Iterator[Link]:
    """Each panel at the left of a grid to the one at its right."""
    for _, own in groupby(sheet.bands, lambda band: band.part):
        bands = [band for band in own if len(band.columns) > 1]
        for band in bands if len(bands) > 1 else ():
            first, last = band.sorted()[0].regions[0], band.sorted()[-1].regions[0]
            yield Link(_index(regions, first), _index(regions, last))


def _chain(sheet: Sheet, prose: Prose, at: int, regions: Sequence[Region]) -> Iterator[Link]:
    """`three panels connected by arrows`: each to the next of the row that the sentence tells of."""
    band = _row(sheet, prose, at)
    for one, other in pairwise(band.sorted() if band else ()):
        first, last = one.regions[-1], other.regions[0]
        yield Link(_index(regions, first), _index(regions, last))


def _row(sheet: Sheet, prose: Prose, at: int) -> Band | None:
    """The row that a sentence counts: before its panels are told, or all of them again."""
    start, end = prose.start(at), prose.end(at)
    many = [part for part in parts(prose.masked[start:end], prose.language) if part.many > 1]
    rows = [band for band in sheet.bands if band.kind != "band" and len(band.columns) > 1]
    told = {
        first: band
        for band in rows
        if (first := _first(band)) >= 0
        and any(
            part.many in (len(band.columns), 99)
            and (part.how in ("same", "aside") or start + part.start <= first)
            for part in many
        )
    }
    return told[min(told, key=lambda first: abs(first - at))] if told else None


def _first(band: Band) -> int:
    """Where the first of its panels is told; -1 where none is named."""
    own = (region.part for column in band.columns for region in column.regions)
    return min((part.start for part in own if part), default=-1)


def _index(regions: Sequence[Region], own: Region) -> int:
    return next(at for at, region in enumerate(regions) if region is own)
