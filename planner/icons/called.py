"""What colour icons are called, in the words of every language of the index."""

from __future__ import annotations

from functools import lru_cache

from planner.icons.index import names, tag
from planner.icons.search import by_words

_OWN = 0.95
"""Least weight of a word that is an icon's own name."""


@lru_cache(maxsize=8192)
def called(text: str, language: str) -> str | None:
    """The English name of the colour icon whose own name a text is: `hedgehog` of `Igel`."""
    known = names("colour")
    scores = by_words(text, tag(language))
    own = [known[icon] for icon, score in scores.items() if score >= _OWN and icon in known]
    return min(own).replace("-", " ") if own else None
