"""Numbers that stand among written data or right beside them, and that no entry of the table took."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.composer.lexicon import find
from planner.composer.text import stopwords
from planner.composer.written.data import Data
from planner.composer.written.entries import entry, is_year, trimmed
from planner.composer.written.figures import Figure, figures
from planner.composer.written.runs import Span, clauses

_ENDS = re.compile(r"[.!?。！？](?=\s|$)|\n\s*\n|[。！？]")
_SAID = (
    "x", "y", "size", "scale", "inside", "legend", "note", "title", "deck", "callout", "format", "tick",
    "columns", "source", "without",
)  # fmt: skip
"""What a clause that speaks of the chart and not of its data has a word for."""


def left_over(text: str, data: Data, language: str) -> str:
    """The first clause beside the data, in the same sentence, with numbers of its own; "" if none.

    Clauses about the chart or the page are none of it, nor are years alone.
    """
    known = figures(text, language)
    spans = clauses(text, known, language)
    inside = [i for i, span in enumerate(spans) if span[0] < data.end and data.start < span[1]]
    if not inside:
        return ""
    after = _joined(text, spans, range(inside[-1] + 1, len(spans)), language)
    before = _joined(text, spans, range(inside[0] - 1, -1, -1), language)
    own = [span for span in after if _told(text, span, known, language)]
    own += [span for span in before if _is_entry(text, span, known, language)]
    return trimmed(text[slice(*min(own))]) if own else ""


def _joined(text: str, spans: Sequence[Span], order: range, language: str) -> Iterator[Span]:
    """The clauses from the data on, until a sentence ends or speaks of the chart or the page."""
    for i in order:
        earlier, piece = i - 1 if order.step > 0 else i, text[slice(*spans[i])]
        about = any(hit.meaning in _SAID for hit in find(piece, "chart_words", language))
        ended = _ENDS.search(text[spans[earlier][1] : spans[earlier + 1][0]])
        if ended or about or find(piece, "layout", language):
            return
        yield spans[i]


def _told(text: str, span: Span, known: Sequence[Figure], language: str) -> bool:
    """True for a clause with a number that is data."""
    own = [f for f in known if span[0] <= f.start < span[1] and f.value is not None]
    return not all(_is_year(one, text[span[0] : one.start], language) for one in own)


def _is_entry(text: str, span: Span, known: Sequence[Figure], language: str) -> bool:
    """True for a name with its number."""
    inside = [f for f in known if span[0] <= f.start < span[1]]
    found = entry(text[slice(*span)], span[0], inside, language)
    named = found is not None and trimmed(found.name).casefold() not in stopwords(language)
    return named and _told(text, span, known, language)


def _is_year(figure: Figure, before: str, language: str) -> bool:
    """True for a year behind a mere preposition: `in 2024`."""
    last = before.split()[-1:] or [""]
    return is_year(figure) and (not last[0] or last[0].casefold() in stopwords(language))
