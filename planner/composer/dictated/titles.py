"""Titles of a described page, told from those of its parts."""

from __future__ import annotations

from collections.abc import Sequence

from planner.composer.dictated.builder import Builder
from planner.composer.dictated.parts import Part, parts, place_in
from planner.composer.lexicon import find
from planner.composer.quotes import Quote

_BARE = 16
"""Longest words of a sentence that only names a title, in characters."""


def is_page_title(built: Builder, quote: Quote, named: Sequence[Part], alone: bool) -> bool:
    """`The title at the top is "..."`: of the page, wherever it is told; `alone`: in no list."""
    sheet, prose = built.sheet, built.prose
    if any(one.role == "titled" for one in sheet.lead.words):
        return False
    if built.listing and not built.listed and alone and _heads_row(built, quote, named):
        return True
    lead = prose.before(quote.start)
    if parts(lead, prose.language):
        return False
    headed = any(band.kind == "band" and band.said for band in sheet.bands[:1])
    top = place_in(lead, prose.language)[1] == "top"
    return not sheet.bands or ((top or _is_bare(built, quote, alone)) and not headed)


def _is_bare(built: Builder, quote: Quote, alone: bool) -> bool:
    """True for `Title: "..."`, a sentence of its own behind a part that has its title."""
    lead = built.prose.before(quote.start)
    said = {hit.meaning for hit in find(lead, "page", built.prose.language)}
    titled = any(word.role == "titled" for word in built.region.words)
    return alone and titled and len(lead.strip()) <= _BARE and said <= {"titled", "the"}


def _heads_row(built: Builder, quote: Quote, named: Sequence[Part]) -> bool:
    """True for `a grid of six cards with the title "Rules"`: no part since, and no `cards titled`."""
    prose, row = built.prose, built.row
    if row is None or prose.sentence(row.start) != prose.sentence(quote.start):
        return False
    if any(row.start < part.start < quote.start for part in named):
        return False
    called = {hit.meaning for hit in find(prose.before(quote.start), "page", prose.language)}
    return "titled" in called and "headed" not in called
