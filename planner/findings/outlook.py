"""From which year on a table tells of the future: read from its own words, never from the clock.

A year counts as projected where it follows a word of projecting within one sentence ("medium
projection for 2050 and 2100"), or stands with one in a column's name ("2030 (forecast)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grounding.scripts import CJK, holds
from grounding.types import Table
from planner.findings.words import load

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2\d)\d\d(?!\d)")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|[。！？；\n]")


def projected_from(table: Table, prompt: str) -> int | None:
    """The first projected year, or None where nothing says that there is one."""
    texts = [prompt, table.title or "", *table.notes]
    years = [year for text in texts for year in _after_cues(text)]
    years += [year for column in table.columns for year in _beside_cues(column.name)]
    return min(years, default=None)


def _after_cues(text: str) -> Iterator[int]:
    for sentence in _SENTENCE.split(text):
        at = _cue(sentence)
        if at is not None:
            yield from (int(found[0]) for found in _YEAR.finditer(sentence, at))


def _beside_cues(name: str) -> Iterator[int]:
    if _cue(name) is not None:
        yield from (int(found[0]) for found in _YEAR.finditer(name))


def _cue(text: str) -> int | None:
    """Where the first word of projecting stands."""
    lower = text.casefold()
    places = (_place(word, lower) for word in load("words")["projected"])
    return min((place for place in places if place is not None), default=None)


def _place(word: str, text: str) -> int | None:
    """Where a word begins; scripts without spaces are searched, others by whole words."""
    pattern = re.escape(word) if holds(word[:1], CJK) else rf"(?<!\w){re.escape(word)}"
    found = re.search(pattern, text)
    return found.start() if found else None
