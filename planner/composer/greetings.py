"""`Thank you poster for nurses`, `Safety poster that says "..."`: posters named by what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.composer.lexicon import Hit, find, words
from planner.composer.quotes import MASKED

_FOR = re.compile(r"(?i)\s+((?:for|to|für|an|pour|à|para|per|для)\s+[^,;:.!?\n]{2,60})")
_WITH = re.compile(
    r"(?i)\s+(?:with|that|which|saying|reading|in|as|mit|im|als|das|die|avec|qui|con|que|com|в)\s.*$",
    re.DOTALL,
)
_LONGEST = 4
"""More words than this before a poster are no name of its kind."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """The words that name a poster, the part that says for whom it is, and where that ends.

    `said` is True where the words are a greeting themselves, and not only the poster's kind.
    """

    words: str
    whom: str
    end: int
    said: bool


def greeting(text: str, language: str) -> Greeting | None:
    """What names a poster or a card before its name; None where it is only a thing in a scene."""
    medium = _medium(text, language)
    before = text[: medium.start] if medium else ""
    asked = find(before, "request", language)
    opens = [hit for hit in asked if hit.meaning in ("verb", "filler")]
    start = _asked_until(before, opens)
    name = before[start:].strip(" -–")
    if medium is None or not name or len(name.split()) > _LONGEST or MASKED.search(before):
        return None
    said = any(h.meaning == "greeting" and not before[start : h.start].strip() for h in asked)
    whom = _FOR.match(text, medium.end)
    told = _WITH.sub("", MASKED.split(whom[1])[0]).strip() if whom else ""
    bears = MASKED.search(text) and (told or _WITH.match(text, medium.end))
    kind = bears and not any(hit.start > start for hit in opens)  # no cat with a poster
    if not (said or kind):
        return None
    return Greeting(name, told, whom.start(1) + len(told) if whom else medium.end, said)


def _asked_until(text: str, opens: list[Hit]) -> int:
    """Where the words of asking end that a text begins with."""
    end = 0
    for hit in opens:
        if text[end : hit.start].strip():
            break
        end = max(end, hit.end)
    return end


def _medium(text: str, language: str) -> Hit | None:
    """The first poster, flyer or card of a text."""
    names = {name.lower() for name in words("request", "card", language)}
    found = [h for h in find(text, "archetypes", language) if h.meaning == "poster"]
    found += [h for h in find(text, "request", language) if text[h.start : h.end].lower() in names]
    return min(found, key=lambda hit: hit.start, default=None)
