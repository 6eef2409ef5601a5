"""Whether two words are forms of one: plurals and cases, and compounds that end in the other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from grounding.scripts import CJK, holds, pattern

_WORD = re.compile(r"[^\W\d_]{3,}|\d{4}")
_LEAST, _ENDING, _PART = 4, 3, 5
"""Letters that forms of a word share, that one may have more, and of the last part of a compound."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of three letters and more, and the years of a text, case folded."""
    word = _dense_word() if holds(text, CJK) else _WORD
    return tuple(word.findall(text.casefold()))


@cache
def _dense_word() -> re.Pattern[str]:
    dense = pattern(CJK)
    return re.compile(rf"[{dense}]{{2,}}|(?:(?![{dense}])[^\W\d_]){{3,}}|\d{{4}}")


def kindred(word: str, other: str) -> bool:
    """True for `Miete` and `Mieten`, `loan` and `loans`, `Kaltmiete` and `Mieten`; both case folded."""
    if word == other:
        return True
    if holds(word[:1], CJK):
        return word in other or other in word
    stem = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    )
    longest = max(len(word), len(other))
    if stem >= max(_LEAST, longest - _ENDING):
        return True
    short, long = sorted((word, other), key=len)
    return any(
        long.endswith(short[:end])
        for end in range(len(short), len(short) - _ENDING, -1)
        if end >= _PART
    )


def share(named: Iterable[str], asked: Iterable[str]) -> int:
    """How many of the words `named` are kindred to one of those `asked`."""
    asked = tuple(asked)
    return sum(any(kindred(word, other) for other in asked) for word in set(named))
