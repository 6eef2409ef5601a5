"""Small words between the names of parts and strings."""

from __future__ import annotations

import re
from functools import cache

from planner.composer.lexicon import find, words


def joins_list(text: str, language: str) -> bool:
    """True for what stands between two strings of one list: nothing, a comma, an "and" or an "or"."""
    return (
        _pattern(("and", "or"), language, r"\s*[,;，；、]?\s*(?:{})?\s*").fullmatch(text)
        is not None
    )


def is_pronoun(text: str, language: str) -> bool:
    """True for a text that opens with `it` or `them`."""
    return _pattern(("pronoun",), language, r"\s*(?:{})\b").match(text) is not None


def end_of_of(text: str, at: int, language: str) -> int:
    """Where ` of ` ends that stands at a place, or behind `edge` or `corner`; 0 for none."""
    noun = next(iter(find(text[at : at + 16], "page", language)), None)
    if noun and noun.meaning in ("corner", "measure") and not text[at : at + noun.start].strip():
        at += noun.end
    match = _pattern(("of",), language, r"\s+(?:{})\s").match(text, at)
    return match.end() if match else 0


@cache
def _pattern(meanings: tuple[str, ...], language: str, pattern: str) -> re.Pattern[str]:
    terms = (term for meaning in meanings for term in words("joins", meaning, language))
    longest = sorted(map(re.escape, terms), key=len, reverse=True)
    return re.compile(pattern.format("|".join(longest)), re.IGNORECASE)
