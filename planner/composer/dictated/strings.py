"""Quoted strings as a described drawing names them: with the words before each and its stated value."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from planner.composer.described import sentence_ends
from planner.composer.dictated.joins import joins_list
from planner.composer.dictated.parts import parts
from planner.composer.lexicon import Hit, find
from planner.composer.quotes import Quote

ROLES = frozenset(
    {"titled", "headed", "labeled", "text", "list", "button", "badge", "number", "label"}
)
"""What the words before a quoted string may call it."""
_STRONG, _WEAK = ("titled", "button", "badge"), ("text", "labeled", "label", "list")
_CLOSE, _REACH = 34, 90
"""How close two such words belong together, and how far before a string they may stand, in characters."""
_BEHIND = re.compile(r"\s*[(（]([^()（）]{0,12}\d[^()（）]{0,16})[)）]")
_WITHIN = re.compile(
    r"(.*\S)\s*[(（]((?:[^()（）]*[:：]\s*)?[^()（）\d]{0,3}\d[\d.,\s]*[^()（）]{0,12})[)）]"
)


@dataclass(frozen=True, slots=True)
class String:
    """A quoted string: its words, the number stated for it, and the words since the string before:
    all of them in `before`, those of its own sentence in `lead`.

    `sentence` counts sentences, `clause` what semicolons part.
    """

    text: str
    value: str
    start: int
    end: int
    lead: str
    before: str
    sentence: int
    clause: int


def echoes(masked: str, quoted: Sequence[Quote], language: str) -> set[int]:
    """Which strings only point at words of one before: `"A – B", with a dash between "A" and "B"`.

    A sentence of its own that points at the one before says nothing else.
    """
    ends = sentence_ends(masked, quoted)
    numbers = [bisect_right(ends, quote.start) for quote in quoted]
    found: set[int] = set()
    for at, quote in enumerate(quoted):
        since = max(quoted[at - 1].end if at else 0, ends[numbers[at] - 1] if numbers[at] else 0)
        lead = masked[since : quote.start]
        if at and joins_list(lead, language):
            found |= {at} if at - 1 in found else set()
        elif role_of(lead, language) in ("", "list") and not parts(lead, language):
            near = (o for o, n in zip(quoted[:at], numbers, strict=False) if numbers[at] - n <= 1)
            found |= {at} if any(_holds(other.text, quote.text) for other in near) else set()
    return {at for at in found if _points(at, quoted, numbers, found)}


def list_places(masked: str, quoted: Sequence[Quote], language: str) -> dict[int, tuple[int, int]]:
    """For each string by its start: how many its list has, and its place there from 0."""
    lists: list[list[Quote]] = []
    for before, quote in zip([None, *quoted], quoted, strict=False):
        if before is None or not joins_list(masked[before.end : quote.start], language):
            lists.append([])
        lists[-1].append(quote)
    return {quote.start: (len(own), at) for own in lists for at, quote in enumerate(own)}


def _points(at: int, quoted: Sequence[Quote], numbers: Sequence[int], found: set[int]) -> bool:
    """True for a string inside one of its own sentence, or in a sentence of nothing but such."""
    own = [other for other, number in enumerate(numbers) if number == numbers[at]]
    within = any(_holds(quoted[o].text, quoted[at].text) for o in own if o < at)
    return within or at - 1 in found or all(other in found for other in own)


def _holds(text: str, part: str) -> bool:
    if len(part) >= len(text):
        return False
    before, after = (
        r"(?<!\w)" if part[0].isalnum() else "",
        r"(?!\w)" if part[-1].isalnum() else "",
    )
    return re.search(before + re.escape(part) + after, text) is not None


def strings(masked: str, quoted: Sequence[Quote], language: str) -> list[String]:
    """Every quoted string in order; `'Asia' (4600)` and `“Asia (4600)”` have their value apart."""
    ends = sentence_ends(masked, quoted)
    clauses = sorted({*ends, *(match.end() for match in re.finditer("[;；]", masked))})
    found: list[String] = []
    at = 0
    skipped = echoes(masked, quoted, language)
    for number, quote in enumerate(quoted):
        if number in skipped:
            continue
        sentence = bisect_right(ends, quote.start)
        since = max(at, ends[sentence - 1] if sentence else 0)
        text, value, end = _valued(masked, quote)
        lead = masked[since : quote.start]
        clause = bisect_right(clauses, quote.start)
        found.append(
            String(text, value, quote.start, end, lead, masked[at : quote.start], sentence, clause)
        )
        at = end
    return found


def _valued(masked: str, quote: Quote) -> tuple[str, str, int]:
    behind = _BEHIND.match(masked, quote.end)
    if behind:
        return quote.text, behind[1].strip(), behind.end()
    within = _WITHIN.fullmatch(quote.text)
    if within:
        return within[1], re.split(r"[:：]\s*", within[2])[-1].strip(), quote.end
    return quote.text, "", quote.end


def role_of(lead: str, language: str) -> str:
    """What the words right before a quoted string call it; "" where they say nothing."""
    near = lead[-_REACH:]
    hits = [h for h in find(near, "page", language) if h.meaning in ROLES]
    if not hits:
        return ""
    last = hits[-1]
    for hit in hits[:-1]:  # a button with the text, a title line labeled
        between = near[hit.end : last.start]
        wraps = hit.meaning == "text" and last.meaning == "list"  # a paragraph in several lines
        strong = hit.meaning in _STRONG and last.meaning in _WEAK
        if (strong or wraps) and _near(between):
            return _role(hit)
    return _role(last)


def _role(hit: Hit) -> str:
    return "titled" if hit.meaning == "headed" else hit.meaning


def _near(between: str) -> bool:
    return len(between) <= _CLOSE and "," not in between
