"""The panels of a dashboard in a prompt: which part of their numbers one gives, and its large numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.composer.lexicon import find
from planner.composer.written.reading import Reading, written_data
from planner.composer.written.specs import stated
from planner.content import Item

_PANEL = re.compile(
    r"(?:(?<=[.;:。；：\n] )|(?<=[。；：\n])|^)(?:Panel|Tafel|Panneau|面板)?\s*[(（]([A-Z])[)）](?=[\s:：])"
)
_SOON = 16
_NEAR = 110
"""How far before its numbers a panel says that they are some of them, in characters."""


def panels(prompt: str) -> frozenset[str]:
    """The letters of the panels that a prompt describes."""
    return frozenset(match[1] for match in _PANEL.finditer(prompt))


def in_part(text: str, reading: Reading, language: str) -> bool:
    """True where the numbers are only some of the panel's: `only two labels (Asia 4600, Africa 1300)`."""
    before = text[max(0, reading.data.start - _NEAR) : reading.data.start]
    counts = [hit.start for hit in find(before, "numerals", language)]
    counts += [match.start() for match in re.finditer(r"\d+", before)]
    only = [hit.end for hit in find(before, "chart_words", language) if hit.meaning == "only"]
    return any(0 <= count - end <= _SOON for end in only for count in counts)


def numbers(text: str, language: str) -> Iterator[Item]:
    """The large numbers of a panel that names no chart: `Total 7800, Largest: Asia 4600`."""
    plain = re.sub(r"[“”\"„«»]|(?<!\w)'|'(?!\w)", " ", text)
    data = written_data(plain, str, language)
    if data is None or len(data.measures) > 1:
        return
    for name, row in zip(data.names, data.values, strict=True):
        value = stated(row[0], data.decimals[0], data.units[0])
        yield Item(title=name, value=value, amount=row[0], icon=name)
