"""What is told at the edges of a described page: its first band, its foot, a part that a place leads to."""

from __future__ import annotations

from collections.abc import Sequence

from planner.composer.dictated.parts import Part, parts, place_in
from planner.composer.dictated.prose import Prose
from planner.composer.lexicon import Hit
from planner.composer.quotes import Quote

EDGE = 30
"""How soon a sentence names the edge of the page that a band lies at, in characters."""


def heads_page(prose: Prose, part: Part) -> bool:
    """`At the top of the page add a bar`: the first band, whenever it is told."""
    lead = prose.before(part.start)
    bar = part.kind == "band" and not parts(lead, prose.language)
    return bar and place_in(lead[:EDGE], prose.language)[1] == "top"


def part_next(prose: Prose, parts_: Sequence[Part], hit: Hit) -> bool:
    """True where a part is named between a place and the next quoted string."""
    quote = next((q.start for q in prose.quoted if q.start >= hit.end), len(prose.masked))
    end = min(quote, prose.end(hit.start))
    return any(hit.end <= part.start < end and part.how == "new" for part in parts_)


def at_foot(prose: Prose, parts_: Sequence[Part], quote: Quote, role: str) -> bool:
    """True for `add the caption "..." at the bottom`, in a sentence of no part and no other string."""
    start, end = prose.start(quote.start), prose.end(quote.start)
    alone = [q for q in prose.quoted if start <= q.start < end] == [quote]
    named = any(start <= part.start < end for part in parts_)
    low = place_in(prose.masked[quote.end : end], prose.language)[1] == "bottom"
    return role == "text" and alone and low and not named
