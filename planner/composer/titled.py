"""`House rules: Take off your shoes. Quiet hours are from 10 pm. No smoking.`: a title over its sentences."""

from __future__ import annotations

from grounding.types import Block, Source
from planner.composer.labels import label_of
from planner.composer.lexicon import find
from planner.composer.quotes import MASKED
from planner.composer.request import request
from planner.composer.statements import is_direction
from planner.composer.text import sentences, strip_stop, width
from planner.composer.topic import only_looks, without_graphic

_LEAST, _MOST, _LONGEST = 4, 12, 140
"""Sentences at least and at most, and characters of one."""
_TITLE = 48
"""Characters of a title that is called out."""


def _called(first: str, language: str) -> str:
    """`Dinosaur facts!`: words of a title, and no sentence."""
    called = first.endswith(("!", "！")) and width(first) <= _TITLE
    return first.rstrip("!！") if called and not find(first, "predicates", language) else ""


def titled(text: str, source: Source, language: str) -> list[Block]:
    """The words before the first colon as the heading, and each sentence behind it as an item."""
    first, *more = sentences(text, language) or [""]
    title, opens = label_of(first) or (_called(first, language), "")
    told = [strip_stop(part) for part in (opens, *more) if part and not only_looks(part, language)]
    if not title or MASKED.search(text) or not _LEAST <= len(told) <= _MOST:
        return []
    pictured = any(hit.meaning == "picture" for hit in find(title, "request", language))
    if pictured or request(title, language).asked or only_looks(title, language, True):
        return []
    looks = [
        part for part in told if is_direction(part, language) and find(part, "layout", language)
    ]
    if looks or any(width(part) > _LONGEST for part in told):
        return []
    return [
        Block("heading", without_graphic(title, language), source, 1),
        *(Block("item", part, source, 1) for part in told),
    ]
