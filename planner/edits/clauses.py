"""An instruction in clauses, in the languages that it may be in: one clause, one edit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.composer.language import primary
from planner.composer.lexicon import find
from planner.composer.quotes import MASKED
from planner.edits.clause import Clause, place_of
from planner.plan import Plan

_CLAUSE = re.compile(
    r"[\n;；。]|\.(?=\s|$)|[,，、]\s*(?:(?:and|then)\s+)*|\s+(?:and|then|und|y|et|e|и)\s+|\s+و(?=\S)"
)
_LATIN = ("de", "es", "fr", "it", "pt", "nl", "pl", "tr")
_OTHERS = ("light", "media", "times", "weather")
"""Word lists whose words are edits by themselves."""
_SIDES = ("left", "right", "up", "down", "top", "middle", "bottom")
"""Words for edits that say where, and not what is done."""
_HEAD = re.compile(r"(?i)\s*(?:at|in|as|by|please)\s+")


def languages(plan: Plan, said: str) -> dict[str, None]:
    """The picture's language, or that of a foreign script; then those in which the words begin an edit.

    Last the language of what is said, and of its words that are in another script than Latin.
    """
    from grounding.language import detect_language

    own = primary(plan.language)
    if said.isascii():
        first = own if own in _LATIN else "en"
    else:
        first = primary(detect_language(said)) if own == "en" else own
    begun = [one for one in ("en", *_LATIN) if _begins(said, one)]
    other = re.sub("[ -~\u00a0-\u024f]+", " ", said)
    told = [primary(detect_language(text)) for text in (said, other) if text.strip()]
    return dict.fromkeys((first, *begun, *told))


def clauses(said: str, language: str, labels: Sequence[str]) -> Iterator[Clause]:
    """The clauses of an instruction; after a comma or an "and" only where an edit begins."""
    masked, start = Clause.of(said, language).masked, 0
    for cut in _CLAUSE.finditer(masked):
        ends = any(mark in cut.group() for mark in "\n;；。.")
        done, after = masked[start : cut.start()], masked[cut.end() :]
        if ends or _begins(after, language) or (
            _tells(done, language) and _goes_on(after, language, labels)
        ):  # fmt: skip
            yield from _clause(said[start : cut.start()], language)
            start = cut.end()
    yield from _clause(said[start:], language)


def _clause(text: str, language: str) -> Iterator[Clause]:
    if text.strip(" ,"):
        yield Clause.of(text.strip(" ,"), language)


def _begins(text: str, language: str) -> bool:
    """Whether some words begin with an edit; a side before it is none: `rechts einen Baum hinzu`."""
    head = _HEAD.match(text)
    start = head.end() if head else 0
    hits = [hit for hit in find(text, "edits", language) if start == 0]
    while hits and hits[0].meaning in _SIDES and hits[0].start <= start + 1:
        start = hits.pop(0).end
    others = (hit for kind in _OTHERS for hit in find(text, kind, language))
    begins = any(hit.start <= start + 1 for hit in (*hits, *others))
    return begins or bool(re.match(r"(?i)\s*(?:let|paint|colou?r)\b", text))


def _tells(text: str, language: str) -> bool:
    """Whether some words say what is to become of something."""
    kinds = ("edits", "colors", *_OTHERS)
    hits = (hit for kind in kinds for hit in find(text, kind, language))
    return MASKED.search(text) is not None or any(hit.meaning != "set" for hit in hits)


def _goes_on(text: str, language: str, labels: Sequence[str]) -> bool:
    """Whether some words name a thing first, and what is to become of it: "the birds blue"."""
    own = re.split(_CLAUSE, text, maxsplit=1)[0]
    named = any(0 <= place_of(label, own) < 12 for label in labels) or any(
        hit.start < 12 for kind in ("roles", "edit_words") for hit in find(own, kind, language)
        if hit.meaning not in ("particle", "into")
    )  # fmt: skip
    return named and _tells(own, language)
