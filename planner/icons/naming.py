"""What colour icons are called, in the words of every language of the index."""

from __future__ import annotations

from functools import lru_cache

from planner.icons.index import COLOUR, names, tag
from planner.icons.search import by_name

LUMINARIES = (
    "full-moon", "crescent-moon", "new-moon", "full-moon-face", "sun", "sun-with-face", "star",
)  # fmt: skip
"""Colour icons that give light in the sky."""
_OWN = 0.95
"""Least weight of a word that is an icon's own name."""


@lru_cache(maxsize=8192)
def called(text: str, language: str) -> str | None:
    """The colour icon whose own name a text is, also in the plural: the hedgehog of `Igel`."""
    known = names("colour")
    for word in (text, text.removesuffix("s"), text.removesuffix("es")):
        scores = by_name(word, tag(language))
        own = [known[icon] for icon, score in scores.items() if score >= _OWN and icon in known]
        if own:
            return f"{COLOUR}:{min(own)}"
    return None
