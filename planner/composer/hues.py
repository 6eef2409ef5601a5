"""Things of one name in several colours: `four balloons in red, yellow, green and blue`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.composer.lexicon import find
from planner.composer.phrases import Thing

_REACH = 70
"""So many letters beside a noun a list of its colours is looked for."""
_JOIN = re.compile(r"(?i)[\s,、，]*(?:(?:and|und|et|y|e|и|和|と|و|और)\s*)?(?:the\s+)?")
_OPENS = re.compile(r"(?i)\s*(?:of\s+\w+\s+)?(?:[:(,]|in|en|em|in den farben)?\s*")


def each_color(masked: str, found: Sequence[Thing], language: str) -> tuple[Thing, ...]:
    """The things, those of which as many colours are told as there are of them one by one."""
    return tuple(one for thing in found for one in _parted(masked, thing, language))


def _parted(masked: str, thing: Thing, language: str) -> Iterator[Thing]:
    after = _listed(masked[thing.end : thing.end + _REACH], language)
    noun = thing.end - len(thing.noun)
    before = _leading(masked[max(0, noun - _REACH) : noun], language)
    colors = after if len(after) == thing.count else before
    if thing.count < 2 or len(colors) < 2:
        yield thing
    else:
        yield from (replace(thing, color=color, count=1) for color in colors)


def _listed(text: str, language: str) -> list[str]:
    """The colours that a text opens with."""
    out: list[str] = []
    at = 0
    for hit in find(text, "colors", language):
        if not (_JOIN if out else _OPENS).fullmatch(text, at, hit.start):
            break
        out.append(hit.meaning)
        at = hit.end
    return out


def _leading(text: str, language: str) -> list[str]:
    """The colours that a text ends with, told before the name of what has them."""
    out: list[str] = []
    at = len(text)
    for hit in reversed(find(text, "colors", language)):
        if not _JOIN.fullmatch(text, hit.end, at):
            break
        out.insert(0, hit.meaning)
        at = hit.start
    return out
