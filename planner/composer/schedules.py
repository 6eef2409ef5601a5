"""A programme told in sentences: `At 2 pm we open. From 2.30 there is a show, at 4 pm we draw the raffle.`"""

from __future__ import annotations

import re
from functools import cache

from grounding.types import Block, Source
from planner.composer.heads import head_blocks
from planner.composer.lexicon import is_cjk, words
from planner.composer.quotes import MASKED
from planner.composer.statements import is_direction
from planner.composer.text import sentence_case, sentences, strip_stop
from planner.composer.topic import EDGES

_LEAST, _WORDS = 3, 2
"""Times at least, and words of what happens then."""
_CLOCK = (
    r"(?:上午|下午|晚上|早上|中午)?[012]?\d(?:[:.h][0-5]\d|[点點时時](?:半|[0-5]\d分?)?)?"
    r"(?:\s?(?:[ap]\.?m\b\.?|uhr\b|h\b(?:\s?[0-5]\d)?))?"
)


def scheduled(text: str, source: Source, language: str) -> list[Block]:
    """Each time as the head of an item over what happens then; none where fewer than three clauses open with one."""
    parts = sentences(text, language)
    opens = [i for i, part in enumerate(parts) if _opens(language).match(part)]
    if MASKED.search(text) or not opens or any(is_direction(p, language) for p in parts):
        return []
    told: list[tuple[str, str]] = []
    last = max(opens) + 1
    for part in parts[opens[0] : last]:
        marks = list(_opens(language).finditer(part))
        if not marks or part[: marks[0].start()].strip():
            return []
        ends = [*(mark.start() for mark in marks[1:]), len(part)]
        told += [
            (mark["time"].strip(), strip_stop(part[mark.end() : end].strip(EDGES)))
            for mark, end in zip(marks, ends, strict=True)
        ]
    if len(told) < _LEAST or any(not _says(said) for _, said in told):
        return []
    return [
        *head_blocks(" ".join(parts[: opens[0]]), source, language),
        *(Block("item", f"{time}: {sentence_case(said)}", source, 1) for time, said in told),
        *(Block("paragraph", part, source) for part in parts[last:]),
    ]


def _says(said: str) -> bool:
    return len(said) >= _WORDS if is_cjk(said) else len(said.split()) >= _WORDS


@cache
def _opens(language: str) -> re.Pattern[str]:
    """A time with the word before it, at the beginning of a sentence or of a clause."""
    at, joins = (
        "|".join(map(re.escape, sorted(words("joins", name, language), key=len, reverse=True)))
        for name in ("at", "and")
    )
    begins = rf"(?:^|[,;，；]\s*(?:(?:{joins})\s*)?|\s(?:{joins})\s+)"
    if language in ("zh", "ja"):
        return re.compile(rf"{begins}(?P<time>{_CLOCK})(?<=[点點时時半分\d])(?=[^\W\d])")
    return re.compile(rf"(?i){begins}(?:{at})\s+(?:las\s+|la\s+)?(?P<time>{_CLOCK})(?![\w.:]\w)\s+")
