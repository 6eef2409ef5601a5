"""What all numbers of a list count: `Ann 3 goals, Bea 5`, `Arsenal has 16 points, Chelsea has 14 points`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.composer.lexicon import words
from planner.composer.numbers import values

_NOUN = re.compile(
    r"^([^\W\d][^\d,;:]{0,40}\s\d[\d.,\u202f\u00a0']*)\s([^\W\d_]{3,20}(?:\s[^\W\d_]{4,20})?)$"
)


def shared_noun(lines: Sequence[str], language: str) -> tuple[str, list[str]]:
    """The noun, and the lines without it and without `has`; "" where some say another thing, or none."""
    nouns = [match[2] for line in lines if (match := _NOUN.match(line.strip()))]
    alone = [line for line in lines if re.fullmatch(r"[^\d]+\s\d[\d.,]*", line.strip())]
    same = len(set(nouns)) == 1 and len(nouns) + len(alone) == len(lines) > 2
    if not same or values(f"1 {nouns[0]}")[0].unit:
        return "", []
    return nouns[0], [_owned(_NOUN.sub(r"\1", line.strip()), language) for line in lines]


def _owned(text: str, language: str) -> str:
    """`Ann has 3` as `Ann 3`."""
    has = "|".join(
        re.escape(word) for name in ("has", "with") for word in words("joins", name, language)
    )
    return re.sub(rf"(?i)(?<=\S)\s+(?:{has})(?=\s+\d[\d.,]*$)", "", text)
