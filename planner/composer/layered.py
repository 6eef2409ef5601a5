"""Layers told from the base up or from the top down: `at the base water, above that fruit, at the top sweets`."""

from __future__ import annotations

import re
from functools import cache

from grounding.types import Block, Source
from planner.composer.heads import head_blocks
from planner.composer.lexicon import words
from planner.composer.statements import is_direction
from planner.composer.text import sentence_case, sentences, width

_LEAST, _LONGEST = 3, 90


def layered(text: str, source: Source, language: str) -> list[Block]:
    """The layers from the top down; none where the text does not tell its base, or its top, first."""
    first, *after = sentences(text, language) or [""]
    marks = list(_marks(language).finditer(first))
    kinds = [str(mark.lastgroup) for mark in marks]
    if len(marks) < _LEAST or kinds[0] == "above" or len(set(kinds) - {"above"}) < 2:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(first)]
    told = [first[m.end() : end].strip(" ,;，；.。") for m, end in zip(marks, ends, strict=True)]
    if any(not part or width(part) > _LONGEST for part in told):
        return []
    layers = told[::-1] if kinds[0] == "base" else told
    return [
        *head_blocks(first[: marks[0].start()], source, language),
        *(Block("item", sentence_case(layer), source, 1) for layer in layers),
        *(Block("paragraph", one, source) for one in after if not is_direction(one, language)),
    ]


@cache
def _marks(language: str) -> re.Pattern[str]:
    """What opens a layer: a word for the base, for what is above another, or for the top."""
    names = "|".join(
        f"(?P<{name}>{'|'.join(map(re.escape, sorted(words('joins', name, language), key=len, reverse=True)))})"
        for name in ("base", "apex", "above")
    )
    opens = r"(?:^|(?<=[:：,;，；.。])|(?<=\band)|(?<=\bund)|(?<=\bet)|(?<=\by))"
    return re.compile(
        rf"(?i){opens}\s*(?:and\s+|und\s+|et\s+|y\s+)?(?:{names})(?:\s+|(?<=是)|(?<=は))[:：]?\s*"
    )
