"""Lists told in sentences: `Our strengths are loyal customers and a good oven. We offer bread, cake and tea.`"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from grounding.types import Block, Source
from planner.composer.heads import head_blocks
from planner.composer.labels import label_of
from planner.composer.lexicon import is_cjk, words
from planner.composer.numbers import values
from planner.composer.parts import parts_of
from planner.composer.quotes import MASKED
from planner.composer.request import request
from planner.composer.statements import remarks
from planner.composer.text import sentence_case, sentences, stopwords, strip_stop, width
from planner.composer.topic import without_graphic

_LEAST, _SUBJECT, _PART = 3, 4, 70
"""Lists in a row at least, words of what they are of, and characters of a part at most."""

_DIGITS = re.compile(r"\d+")
_NAME = re.compile(r"([^\W\d_a-z][^\W\d]*(?:\s[^\W\d_a-z][^\W\d]*){0,2})\s+(?=[$€£¥₹]?\s?\d)")
"""Words with capitals before a number."""
Told = tuple[str, Sequence[str]]


def told_lists(text: str, source: Source, language: str) -> list[Block]:
    """Each sentence's parts under what they are of; none where fewer than three in a row are lists, or where
    words are quoted, for then the sentences tell where these stand."""
    if MASKED.search(text):
        return []
    parts = _clauses(text, language)
    found = _of_a_series(parts, [_list(part, language) for part in parts])
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
        *remarks(" ".join(parts[at[-1] + 1 :]), source, language),
    ]


def _clauses(text: str, language: str) -> list[str]:
    """Sentences; those that are lists at each semicolon are cut there, and a title before a list is its own."""
    parts = sentences(text, language)
    title = label_of(parts[0]) if parts else None
    if title and (
        any(pattern.match(title[1]) for pattern in _patterns(language))
        or _amounts(title[1], language)[0]
    ):
        parts = [title[0], title[1], *parts[1:]]
    out: list[str] = []
    for part in parts:
        cut = re.split(r"\s*[;；؛]\s*", part)
        out += cut if all(_list(piece, language) for piece in cut) else [part]
    return out


def _of_a_series(parts: Sequence[str], found: Sequence[Told | None]) -> list[Told | None]:
    """The lists, with those of one part that are numbered as the others are: `Week 4: present it`."""
    series = {_DIGITS.sub("#", one[0]) for one in found if one and _DIGITS.search(one[0])}
    labels = [label_of(part) for part in parts]
    return [
        (label[0], [label[1].rstrip(" .。")]) if label and _DIGITS.sub("#", label[0]) in series
        and one is None else one
        for one, label in zip(found, labels, strict=True)
    ]  # fmt: skip


def _worded(part: str) -> bool:
    return label_of(part) is None


def _names_form(part: str, language: str) -> bool:
    """`CV as an infographic: Ana Ruiz, designer`: the title behind the word for the picture."""
    label, _ = label_of(part) or ("", "")
    return bool(label) and without_graphic(label, language) != label


def _list(sentence: str, language: str) -> Told | None:
    """What a sentence lists and of what; None where it is no list."""
    name, said = _opening(sentence, language) or _amounts(sentence, language)
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


def _amounts(sentence: str, language: str) -> tuple[str, str]:
    """`Basic $9 per month, 1 user, 5 GB`: a name, and short parts that each have a number; else ""."""
    name = _NAME.match(sentence)
    parts = parts_of(sentence[name.end() :].rstrip(" .。"), language) if name else []
    short = all(len(part.split()) <= _SUBJECT and values(part, language) for part in parts)
    if name is None or len(parts) < 2 or not short or name[1].lower() in stopwords(language):
        return "", ""
    return name[1], sentence[name.end() :]


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
    return [
        *(told or head_blocks(first, source, language)),
        *remarks(" ".join(rest), source, language),
    ]


def _section(told: Told, source: Source) -> list[Block]:
    name, parts = told
    return [
        Block("heading", name, source, 2),
        *(Block("item", sentence_case(part), source, 1) for part in parts),
    ]
