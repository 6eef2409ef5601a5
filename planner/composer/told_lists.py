"""Lists told in sentences: `Our strengths are loyal customers and a good oven. We offer bread, cake and tea.`"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from grounding.types import Block, Source
from planner.composer.labels import label_of
from planner.composer.lexicon import is_cjk, words
from planner.composer.lists import head_blocks
from planner.composer.parts import parts_of
from planner.composer.quotes import MASKED
from planner.composer.request import request
from planner.composer.statements import is_direction
from planner.composer.text import sentence_case, sentences, strip_stop, width
from planner.composer.topic import without_graphic

_LEAST, _SUBJECT, _PART = 3, 4, 70
"""Lists in a row at least, words of what they are of, and characters of a part at most."""

Told = tuple[str, Sequence[str]]


def told_lists(text: str, source: Source, language: str) -> list[Block]:
    """Each sentence's parts under what they are of; none where fewer than three in a row are lists, or where
    words are quoted, for then the sentences tell where these stand."""
    if MASKED.search(text):
        return []
    parts = sentences(text, language)
    found = [_list(part, language) for part in parts]
    formed = bool(parts) and _names_form(parts[0], language)
    if formed:
        found[0] = None
    at = [i for i, one in enumerate(found) if one]
    if (
        len(at) < _LEAST
        or at[-1] - at[0] + 1 != len(at)
        or not (formed or any(map(_worded, parts)))
    ):
        return []
    return [
        *_head(parts[: at[0]], source, language),
        *(block for one in found if one for block in _section(one, source)),
        *_said(parts[at[-1] + 1 :], source, language),
    ]


def _worded(part: str) -> bool:
    return label_of(part) is None


def _names_form(part: str, language: str) -> bool:
    """`CV as an infographic: Ana Ruiz, designer`: the title behind the word for the picture."""
    label, _ = label_of(part) or ("", "")
    return bool(label) and without_graphic(label, language) != label


def _list(sentence: str, language: str) -> Told | None:
    """What a sentence lists and of what; None where it is no list."""
    name, said = _opening(sentence, language) or ("", "")
    parts = listed_parts(said, language) if name else []
    fits = len(parts) > 1 and all(width(part) <= _PART for part in parts)
    return (sentence_case(name), parts) if fits else None


def _opening(sentence: str, language: str) -> tuple[str, str] | None:
    """What is listed, and the list: behind a colon, `we offer` or `our strengths are`."""
    offers, subject = _patterns(language)
    offered = offers.match(sentence)
    if offered:
        return offered[1], sentence[offered.end() :]
    label = label_of(sentence)
    if label:
        return label if len(label[0].split()) <= _SUBJECT else None
    match = subject.match(sentence)
    bare = match[1].lower() not in words("joins", "pronoun", language) if match else False
    return (match[1], sentence[match.end() :]) if match and bare else None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """`we offer`, and `our strengths are` whose name stands without what owns it."""
    own, are, offers = (
        "|".join(map(re.escape, sorted(words("told_lists", name, language), key=len, reverse=True)))
        for name in ("own", "are", "offers")
    )
    gap = r"\s*" if is_cjk(are) else r"\s+"
    name = rf"\S+(?:\s+\S+){{0,{_SUBJECT - 1}}}?"
    ends = r"" if is_cjk(offers) else r"(?!\w)"
    return (
        re.compile(rf"(?i)\s*({offers}){ends}[:：]?\s*"),
        re.compile(rf"(?i)\s*(?:(?:{own}){gap})?({name}){gap}(?:{are}){gap}"),
    )


def listed_parts(said: str, language: str) -> list[str]:
    """The parts of a list; the last "and" cuts too, but for one of several."""
    *found, last = parts_of(said, language) or [""]
    joins = "|".join(re.escape(word) for word in words("joins", "and", language) if word != "or")
    gap = r"\s*" if is_cjk(said) else r"\s+"
    pieces = re.split(rf"{gap}(?:{joins}){gap}", last)
    paired = any(re.search(rf"{gap}(?:{joins}){gap}", part) for part in found)
    return [*found, *(pieces if len(pieces) == 2 and not paired else [last])]


def _head(opening: Sequence[str], source: Source, language: str) -> list[Block]:
    """What stands before the lists: the title, without the words of asking before it, and sentences."""
    first, rest = (opening[0], opening[1:]) if opening else ("", ())
    label = label_of(first)
    asked = label is not None and request(label[0], language)
    if label and (_names_form(first, language) or (asked and asked.asked and not asked.topic)):
        first = label[1]
    told = [Block("heading", strip_stop(first), source, 1)] if label and first == label[1] else []
    return [*(told or head_blocks(first, source, language)), *_said(rest, source, language)]


def _section(told: Told, source: Source) -> list[Block]:
    name, parts = told
    return [
        Block("heading", name, source, 2),
        *(Block("item", sentence_case(part), source, 1) for part in parts),
    ]


def _said(parts: Sequence[str], source: Source, language: str) -> list[Block]:
    return [Block("paragraph", part, source) for part in parts if not is_direction(part, language)]
