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
    return 3 if is_plural(noun.lower(), language) else 1


def _is_dual(noun: str) -> bool:
    """True for one Arabic word for two of a thing, where the word is no other thing's."""
    known, alone = terms("things", "ar"), noun.removeprefix("و")
    return fold(alone) not in known and any(word in known for word in dual_of(alone))


def is_plural(noun: str, language: str = "en") -> bool:
    """Whether a noun is a plural by its form, as far as the language's rules tell."""
    if language in ("es", "pt", "fr"):
        head = noun.split()[0]
        return head.endswith(("s", "x")) and head not in nouns("singular_in_s")
    if language == "de":
        return noun not in nouns("singular_in_s") and _is_german_plural(noun)
    last = noun.split()[-1]
    return language == "en" and (
        last in nouns("plurals")
        or (last.endswith("s") and not last.endswith(tuple(nouns("plural_in_form"))))
    )


_SHORTEST = 3
"""Ends of so few letters tell nothing."""
_UMLAUTS = str.maketrans("äöü", "aou")


@cache
def _singulars() -> frozenset[str]:
    """The German nouns of things."""
    forms = load("lexicon", "things").values()
    return frozenset(term for form in forms for term in form.get("de", []))


def _is_german_plural(noun: str) -> bool:
    """Whether the longest known end of a German noun is a plural: the trees of `apfelbäume`."""
    for at in range(max(1, len(noun) - _SHORTEST)):
        if noun[at:] in _singulars() and _ones_of(noun[at:]).isdisjoint(_singulars()):
            return False
        if not _ones_of(noun[at:]).isdisjoint(_singulars()):
            return True
    return False


def _ones_of(noun: str) -> set[str]:
    """What a German noun may be several of: `äpfel`, `hunde`, `katzen`, `kindern`."""
    plain = noun.translate(_UMLAUTS)
    ends = ("", "e", "er", "n", "s", "en", "ern", "eln")
    cut = {word.removesuffix(end) for word in (noun, plain) for end in ends if word.endswith(end)}
    if noun == plain and not noun.endswith(("kinder", "kindern", "bilder", "schilder")):
        cut -= {noun.removesuffix("er")}  # a fisher is no fish
    return cut - {noun}
