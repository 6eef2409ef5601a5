"""Strengths, weaknesses, opportunities and threats told in sentences, as four lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from grounding.types import Block, Source
from planner.composer.heads import head_blocks
from planner.composer.lexicon import is_cjk, words
from planner.composer.parts import at_colon
from planner.composer.quotes import MASKED
from planner.composer.statements import is_direction
from planner.composer.text import sentence_case, sentences, stopwords, strip_stop, width
from planner.composer.told_lists import listed_parts
from planner.composer.topic import EDGES

_KINDS = ("strength", "weakness", "opportunity", "threat")
_PART = 80
"""Characters of a part at most."""
_BARE_VERBS = ("es", "it", "pt")
"""Languages whose verbs need no pronoun: a lone word before a noun may be one."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Which of the four a clause tells of, in its own word, what it lists, and what stands before a colon."""

    kind: str
    name: str
    parts: tuple[str, ...]
    title: str = ""


def swot(text: str, source: Source, language: str) -> list[Block]:
    """Each of the four as a heading over what it lists, in the order of the text; none where one is missing."""
    if MASKED.search(text):
        return []
    clauses = [
        strip_stop(clause).strip(EDGES)
        for sentence in sentences(text, language)
        for clause in re.split(r"\s*[;；]\s*", sentence)
    ]
    told = [_told(clause, language) for clause in clauses]
    at = [i for i, one in enumerate(told) if one]
    four = [one for one in told if one]
    if sorted(one.kind for one in four) != sorted(_KINDS) or at[-1] - at[0] != len(_KINDS) - 1:
        return []
    after = [clause for clause in clauses[at[-1] + 1 :] if not is_direction(clause, language)]
    title = ". ".join(part for part in (*clauses[: at[0]], four[0].title) if part)
    return [
        *head_blocks(title, source, language),
        *(block for one in four for block in _section(one, source)),
        *(Block("paragraph", clause, source) for clause in after),
    ]


def _section(told: _Told, source: Source) -> list[Block]:
    items = (Block("item", sentence_case(part), source, 1) for part in told.parts)
    return [Block("heading", sentence_case(told.name), source, 2), *items]


def _told(clause: str, language: str) -> _Told | None:
    """`our strengths are X and Y`, `we see opportunities in A`, `C and D are threats`; None for two of the four
    in one clause, or none."""
    hits = [(kind, hit) for kind in _KINDS for hit in _name(kind, language).finditer(clause)]
    if len(hits) != 1:
        return None
    kind, hit = hits[0]
    before, behind = clause[: hit.start()], clause[hit.end() :].strip()
    listed = _leads(language).sub("", behind, count=1).strip(EDGES)
    title, own = at_colon(before)
    if not listed:
        listed = _ends(language).sub("", own).strip(EDGES)
    parts = tuple(listed_parts(listed, language))
    if not parts or any(width(part) > _PART for part in parts):
        return None
    return _Told(kind, f"{_quality(own, language)} {hit.group()}".strip(), parts, title)


def _quality(before: str, language: str) -> str:
    """`biggest` of `the biggest threats`; "" behind a verb, as in `we see opportunities`."""
    if language in _BARE_VERBS:
        return ""
    said = [
        word for word in before.lower().split() if word not in words("told_lists", "own", language)
    ]
    small = stopwords(language) | {
        *words("joins", "pronoun", language),
        *words("swot", "leads", language),
    }
    return said[0] if len(said) == 1 and said[0] not in small else ""


@cache
def _name(kind: str, language: str) -> re.Pattern[str]:
    names = _either(kind, language)
    return re.compile(names if is_cjk(names) else rf"(?i)(?<!\w)(?:{names})(?!\w)")


@cache
def _leads(language: str) -> re.Pattern[str]:
    """What stands between a name and its list: a colon, `are`, `we face are`, `sehen wir in`."""
    leads = _either("leads", language)
    if is_cjk(leads):
        return re.compile(rf"^(?:[:：]\s*|[^:：，、]{{0,6}}?(?:{leads}))")
    return re.compile(rf"(?i)^(?:\s*[:：–—-]\s*|(?:[^\s:：]+\s+){{0,3}}?(?:{leads})\s+)")


@cache
def _ends(language: str) -> re.Pattern[str]:
    """The verb before a name that its list precedes: `are`, `are our`, `are the biggest`."""
    leads = _either("leads", language)
    return re.compile(rf"(?i)\s*(?<!\w)(?:{leads})(?:\s+\S+){{0,2}}\s*$")


def _either(name: str, language: str) -> str:
    found = sorted(words("swot", name, language), key=len, reverse=True)
    dense = [word for word in found if is_cjk(word)]
    return "|".join(map(re.escape, dense or found))
