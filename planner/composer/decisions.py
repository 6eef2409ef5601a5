"""Decisions told in running text: `If it rains, take the bus. Otherwise, walk.` as arrows with words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from grounding.types import Block, Source
from planner.composer.heads import head_blocks
from planner.composer.lexicon import is_cjk, words
from planner.composer.statements import is_direction
from planner.composer.text import sentence_case, sentences, width

_MARKS = " ,，、;；.。:：،؛"
_LONGEST = 80
"""More characters than this are no condition and nothing to do."""


def decided(text: str, source: Source, language: str) -> list[Block]:
    """A condition for each `if`, each `otherwise` an arrow to what follows it; a title may stand before.

    Empty where no `otherwise` follows a condition.
    """
    start = _start(text, language)
    if start is None or is_direction(text[start:], language):
        return []
    parts = list(_parts(text[start:], language))
    *tested, last = [_split(part, language) for part, _ in parts]
    if not tested or not all(condition for condition, _ in tested):
        return []
    if not all(_is_brief(act, language) for _, act in (*tested, last)):
        return []
    steps = [condition or act for condition, act in (*tested, last)]
    ways = [f"{condition} -> {act}" for condition, act in (*tested, last) if condition]
    ways += [
        f"{start} -[{sentence_case(said)}]-> {end}"
        for start, end, (_, said) in zip(steps, steps[1:], parts[1:], strict=False)
    ]
    return [
        *head_blocks(text[:start], source, language),
        *(Block("paragraph", way, source) for way in ways),
    ]


def _start(text: str, language: str) -> int | None:
    """Where a sentence opens with `if`."""
    for mark in re.finditer(r"^\s*|[.:!?？؟]\s+|[。：！？]\s*", text):
        if _word("if", language).match(text, mark.end()):
            return mark.end()
    return None


def _is_brief(act: str, language: str) -> bool:
    return 0 < width(act) <= _LONGEST and len(sentences(act, language)) == 1


def _parts(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The text cut at each `otherwise`, with the word that each part follows."""
    said, at = "", 0
    for match in _word("otherwise", language).finditer(text):
        yield text[at : match.start()].strip(_MARKS), said
        said, at = match.group().strip(), match.end()
    yield text[at:].strip(_MARKS), said


def _split(part: str, language: str) -> tuple[str, str]:
    """The condition, `if` with it, and what to do then; a part without `if` only says what to do."""
    if _word("if", language).match(part) is None:
        return "", sentence_case(part)
    condition, mark, act = re.split(r"(\s*[,，、،]\s*)", f"{part}, ", maxsplit=1)
    act = _word("then", language).sub("", act.strip(_MARKS), count=1) if mark else ""
    return sentence_case(condition), sentence_case(act.strip(_MARKS))


@cache
def _word(name: str, language: str) -> re.Pattern[str]:
    """Any of the words of that name; `then` only where it opens the text."""
    spoken: Sequence[str] = sorted(words("joins", name, language), key=len, reverse=True)
    told = "|".join(map(re.escape, spoken)) or r"(?!)"
    dense = is_cjk(told)
    start, end = ("", "") if dense else (r"(?<!\w)", r"(?!\w)")
    at = r"^" if name == "then" else start
    return re.compile(rf"(?i){at}(?:{told}){end}")
