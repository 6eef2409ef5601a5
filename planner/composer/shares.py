"""Some of a group: `three penguins, two of them holding balloons`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.composer.lexicon import Hit, find
from planner.composer.phrases import Thing

_STOPS = re.compile(r"[.;。；!?！？]")
_ONE = re.compile(
    r"(?i)\b(?:one|eine[rs]?|l['’]une?|un[oa]?|uma?|один|одна)\s(?:of|von|d['’]|de|di|d[ae]|из)?\s?$"
)
_NEAR = 8
"""So many letters from the words `of them` their number is told."""


def shared(masked: str, found: Sequence[Thing], language: str) -> tuple[Thing, ...]:
    """The things, a group parted where some of it are told of by their number.

    What these have is theirs alone, as many as they are where its own number is not told.
    """
    out = list(found)
    for hit in find(masked, "of_them", language):
        number = _number(masked, hit, language)
        before = [at for at, thing in enumerate(out) if thing.end <= hit.start]
        group = next((at for at in reversed(before) if out[at].count > (number or 99)), None)
        if group is None or number is None or _STOPS.search(masked, out[group].end, hit.start):
            continue
        whole, at = out[group], before[-1] + 1
        out[group] = replace(whole, count=whole.count - number)
        if at < len(out):
            out[at] = _of_each(masked, out[at], number, language)
        out.insert(at, replace(whole, count=number, start=hit.start, end=hit.end))
    return tuple(out)


def _number(masked: str, hit: Hit, language: str) -> int | None:
    """How many of a group are meant; beside the words, before or after them."""
    start = max(0, hit.start - _NEAR)
    numbers = [
        (min(abs(start + n.end - hit.start), abs(start + n.start - hit.end)), n.meaning)
        for n in find(masked[start : hit.end + _NEAR], "numerals", language)
    ]
    if numbers:
        return int(min(numbers)[1])
    return 1 if _ONE.search(masked, start, hit.start) else None


def _of_each(masked: str, thing: Thing, number: int, language: str) -> Thing:
    """What some of a group have: as many as they are, unless its own number is told."""
    told = find(masked[thing.start : thing.end], "numerals", language)
    return thing if told or thing.count == 1 else replace(thing, count=number)
