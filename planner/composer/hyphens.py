"""Nouns with hyphens: one thing, whatever things its parts name (`jack-o'-lantern`, `merry-go-round`, `bee-hive`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from planner.composer.lexicon import Hit, terms

_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:['’]?-['’]?[^\W\d_]+)+")
_JOINTS = re.compile(r"['’]?-['’]?")


def hyphenated(text: str, hits: Sequence[Hit], language: str) -> list[Hit]:
    """The nouns of a text, in order; a word with hyphens is one of them, or none where only its first parts are."""
    found = list(hits)
    for word in _WORD.finditer(text):
        inside = [h for h in found if word.start() <= h.start and h.end <= word.end()]
        if any((h.start, h.end) == word.span() for h in inside):
            continue
        found = [h for h in found if h not in inside]
        found += _whole(word, inside, language)
    return sorted(found, key=lambda hit: hit.start)


def _whole(word: re.Match[str], inside: Sequence[Hit], language: str) -> Iterator[Hit]:
    """The word as one noun: of the kind of the drawing that is called so, else of its last part's."""
    ends = inside and inside[-1].end == word.end()
    kind = _kind(word.group(), language)
    if ends or (kind and (inside or kind != "other")):
        yield Hit(*word.span(), inside[-1].meaning if kind in ("", "other") else kind)


@lru_cache(maxsize=4096)
def _kind(word: str, language: str) -> str:
    """The kind of the thing whose drawing is called so, `other` for one of no list; empty for none."""
    from planner import icons

    spaced, joined = _JOINTS.sub(" ", word), _JOINTS.sub("", word)
    name = icons.called(spaced, language) or icons.called(joined, language)
    return terms("things", "en").get(icons.spoken(name), "other") if name else ""
