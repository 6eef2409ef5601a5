"""Quoted strings as a described drawing names them: with the words before each and its stated value."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from planner.composer.described import sentence_ends
from planner.composer.dictated.parts import parts
from planner.composer.lexicon import Hit, find
from planner.composer.quotes import Quote

ROLES = frozenset(
    {"titled", "headed", "labeled", "text", "list", "button", "badge", "number", "label"}
)
"""What the words before a quoted string may call it."""
BETWEEN = re.compile(r"(?i)\s*[,;，；、]?\s*(?:and|und|et|y|e|i|и|en|和|与|以及|と)?\s*")
"""What stands between two strings of one list."""
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
    """Which strings only point at words of one before: `"A – B". The dash between "A" and "B" is ...`."""
    ends = sentence_ends(masked, quoted)
    found: set[int] = set()
    for at, quote in enumerate(quoted):
        sentence = bisect_right(ends, quote.start)
        since = max(quoted[at - 1].end if at else 0, ends[sentence - 1] if sentence else 0)
        lead = masked[since : quote.start]
        if at and BETWEEN.fullmatch(lead):
            if at - 1 in found:
                found.add(at)
            continue
        near = [other for other in quoted[:at] if sentence - bisect_right(ends, other.start) <= 1]
        within = any(_holds(other.text, quote.text) for other in near)
        if within and not role_of(lead, language) and not parts(lead, language):
            found.add(at)
    return found


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
    parts = sorted({*ends, *(match.end() for match in re.finditer("[;；]", masked))})
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
        clause = bisect_right(parts, quote.start)
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
        if hit.meaning in _STRONG and last.meaning in _WEAK and _near(between):
            return _role(hit)
    return _role(last)


def _role(hit: Hit) -> str:
    return "titled" if hit.meaning == "headed" else hit.meaning


def _near(between: str) -> bool:
    return len(between) <= _CLOSE and "," not in between
