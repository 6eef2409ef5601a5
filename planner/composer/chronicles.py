"""Prose whose sentences open with their dates, and clauses that each tell a number: lists in all but form."""

from __future__ import annotations

import re

from grounding.types import Block, Source
from planner.composer.dated import year_within
from planner.composer.dates import dates, leading_date
from planner.composer.heads import head_blocks
from planner.composer.labels import label_of
from planner.composer.lexicon import is_cjk, words
from planner.composer.numbers import values
from planner.composer.openings import opening
from planner.composer.statements import is_direction, remarks
from planner.composer.text import sentence_case, sentences, stopwords, width

_NEAR = 12
"""Characters before a date that still opens its sentence: `In the year 1913 ...`."""
_FEWEST, _LONGEST, _LEAST = 3, 160, 4
"""Sentences or clauses of a list, characters of one, and words of a clause."""


def chronicled(text: str, source: Source, language: str) -> list[Block]:
    """`The zip. 1851: Howe patents it. 1893 Judson shows one.`: what happened, a date each.

    A sentence without a date goes on from the one before it.
    """
    parts = _title_apart(sentences(text, language), language)
    dated = [i for i, part in enumerate(parts) if _is_dated(part, language)]
    if len(dated) < _FEWEST or 2 * len(dated) < len(parts) - dated[0]:
        return []
    joint = "" if is_cjk(text) else " "
    told = [i for i, part in enumerate(parts) if not is_direction(part, language)]
    ends = [*dated[1:], len(parts)]
    items = [
        joint.join(parts[i] for i in range(start, end) if i in told)
        for start, end in zip(dated, ends, strict=True)
    ]
    return [
        *head_blocks(joint.join(parts[: dated[0]]), source, language),
        *(Block("item", item, source, 1) for item in items if item),
    ]


def _title_apart(parts: list[str], language: str) -> list[str]:
    """`The zip: 1851 Howe patents it`: the title as a sentence of its own."""
    title, opens = label_of(parts[0] if parts else "") or ("", "")
    titled = title and not dates(title, language) and _is_dated(opens, language)
    return [title, opens, *parts[1:]] if titled else parts


def _is_dated(part: str, language: str) -> bool:
    """True for `1913: Sundback improves it`, and for `In 1913 he improves it`."""
    found = leading_date(part, language) or opening(part, language)
    if found is None:
        near = [when for when in dates(part, language) if when.start <= _NEAR]
        return bool(near) and year_within(part, language) is not None
    return found[0].scale == "year" and bool(found[1])


def reckoned(text: str, source: Source, language: str) -> list[Block]:
    """`In our team, 31 of 48 work at home, commutes fell by 33 minutes, sick days by 14 %`: what each
    clause tells, under what all are about."""
    first = next(iter(sentences(text, language)), "")
    joins = "|".join(map(re.escape, words("joins", "while", language)))
    parts = re.split(rf"(?i)\s*[，、；]\s*|[,;]\s+(?:(?:{joins})\s+)?", first.rstrip(" .。!！"))
    opens = parts[0].lower().split()[:1]
    about = not values(parts[0], language) or (opens and opens[0] in stopwords(language))
    head, told = (parts[0], parts[1:]) if about and len(parts) > _FEWEST else ("", parts)
    sized = sum(any(v.unit or v.amount is None for v in values(p, language)) for p in told)
    if len(told) < _FEWEST or sized < len(told) - 1:
        return []
    if not all(_tells(part, language) for part in told):
        return []
    return [
        *head_blocks(head, source, language),
        *(Block("paragraph", sentence_case(part), source) for part in told),
        *remarks(text[text.find(first) + len(first) :].strip(), source, language),
    ]


def _tells(part: str, language: str) -> bool:
    """True for a clause of some words with a number in it."""
    long_enough = is_cjk(part) or len(part.split()) >= _LEAST
    return long_enough and width(part) <= _LONGEST and bool(values(part, language))
