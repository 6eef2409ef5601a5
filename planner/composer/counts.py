"""How many of a thing a prompt names: by the number before or after it, an amount, or its plural."""

from __future__ import annotations

import re
from functools import cache

from planner.composer.lexicon import Hit, dual_of, find, fold, load, terms
from planner.composer.numbers import ascii_digits

_NUMBER = re.compile(r"\d{1,2}")
_COUNTED_AFTER = ("ja", "ko")
"""Languages that count a thing after its name: `提灯が二つ`."""
_ONE = re.compile(r"(?i)\s*(?:an?|one|this|that)\s")


@cache
def nouns(name: str) -> frozenset[str]:
    """Small sets of words that tell nouns: determiners, irregular plurals, neighbours."""
    return frozenset(load("lexicon", "nouns")[name])


def count_after(text: str, hit: Hit, language: str) -> int | None:
    """The number that follows a noun at once."""
    if language not in _COUNTED_AFTER:
        return None
    found = find(re.split(r"[,、。.]", text[hit.end : hit.end + 8])[0], "numerals", language)
    return int(found[0].meaning) if found and found[0].start <= 2 else None


def count_before(before: str, noun: str, language: str) -> int:
    digits = _NUMBER.search(ascii_digits(before))
    if digits:
        return max(1, min(200, int(digits.group())))
    spelled = find(before, "numerals", language)
    if spelled:
        return int(spelled[-1].meaning)
    amounts = {h.meaning for h in find(before, "scene_words", language)}
    for name, count in (("pair", 2), ("some", 3), ("many", 7)):
        if name in amounts:
            return 1 if noun.lower() in nouns("plural_in_form") else count
    if _ONE.match(before):
        return 1
    if language == "ar" and _is_dual(noun):
        return 2
    return 3 if language == "en" and is_plural(noun.lower()) else 1


def _is_dual(noun: str) -> bool:
    """True for one Arabic word for two of a thing, where the word is no other thing's."""
    known, alone = terms("things", "ar"), noun.removeprefix("و")
    return fold(alone) not in known and any(word in known for word in dual_of(alone))


def is_plural(noun: str) -> bool:
    last = noun.split()[-1]
    return last in nouns("plurals") or (
        last.endswith("s") and not last.endswith(tuple(nouns("plural_in_form")))
    )
