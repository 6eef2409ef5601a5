"""What stands before a list: its title, and what is stated there."""

from __future__ import annotations

import re

from grounding.types import Block, Source
from planner.composer.lexicon import find, is_cjk, words
from planner.composer.quotes import MASKED
from planner.composer.request import request
from planner.composer.statements import is_direction, is_list_word
from planner.composer.text import sentences
from planner.composer.topic import only_looks, without_looks


def _without_list_word(topic: str, language: str) -> str:
    """`The dangers of smoking with these facts`: what they are about."""
    joins = "|".join(map(re.escape, words("joins", "with", language)))
    ends = re.search(rf"(?i)\s+(?:{joins})\s+(?:\w+\s+){{0,2}}(\w+)$", topic) if joins else None
    return topic[: ends.start()] if ends and is_list_word(ends[1], language) else topic


def head_blocks(text: str, source: Source, language: str) -> list[Block]:
    """What stands before a list: its heading where it says more than the words of asking."""
    text = text.strip(" :：,，-–—.")
    if not text or is_list_word(text, language):
        return []
    named = MASKED.search(text)
    if named:
        return [Block("heading", named.group(), source, 1)]
    *before, last = sentences(text, language) or [text]
    asked = request(text, language)
    if before and not asked.asked and request(last, language).asked:
        *before, last = before  # `How does it work? Draw a flowchart:`
    topic = asked.topic if asked.asked else without_looks(last.strip(" :："), language)
    stated = [Block("paragraph", s, source) for s in before if not is_direction(s, language)]
    if asked.asked or is_list_word(last.strip(" :："), language):
        stated = [b for b in stated if not request(b.text, language).asked]
    if not asked.verb and (not topic or _is_integral(last, language)):
        topic = without_looks(last.strip(" :："), language)
    if not topic and asked.verb:
        topic = table_name(text, language)
    unnamed = is_list_word(topic, language) or is_form(topic, language)
    heading = "" if unnamed else _without_list_word(topic, language)
    return [*([Block("heading", heading, source, 1)] if heading else []), *stated]


def _is_integral(text: str, language: str) -> bool:
    """`甜品菜单`: the kind that it ends with is what it names, not only its form."""
    kinds = tuple(words("request", "integral", language))
    return is_cjk(text) and text.strip(" :：").casefold().endswith(kinds)


def table_name(text: str, language: str) -> str:
    """`menu` of `make a menu poster`: the kind of table that a page asked for is, as its own name."""
    integral = words("request", "integral", language)
    hits = (h for h in find(text, "archetypes", language) if h.meaning == "table")
    return next((name for h in hits if (name := text[h.start : h.end]).lower() in integral), "")


def is_form(text: str, language: str) -> bool:
    """True for `A pie chart` and `Poster`, which name the form and no subject."""
    kinds = {hit.meaning for hit in find(text, "archetypes", language)}
    return bool(kinds) and kinds <= {"charts", "poster"} and only_looks(text, language, True)
