"""The words of a drawing's prose that tell of things and links, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.composer.lexicon import Hit, find
from planner.composer.quotes import Quote

FORMS = (
    "box",
    "rect",
    "ellipse",
    "diamond",
    "trapezoid",
    "stack",
    "page",
    "person",
    "ring",
    "cylinder",
)
_FROM_SHAPES = (*FORMS, "dashed", "dotted", "new", "same")
STOP = re.compile(r"[.;。；](?!\d)")
JOIN = re.compile(r"\s*(?:[,，、]\s*)?(?:(?:and|und|et|y|e|和|与)\s*)?")


@dataclass(frozen=True, slots=True)
class Item:
    """A word by its meaning, or a quoted string."""

    start: int
    end: int
    meaning: str
    quote: Quote | None = None

    @property
    def text(self) -> str:
        """The quoted words."""
        return self.quote.text if self.quote else ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The items between two stops; `ends` where the stop is a full one."""

    items: tuple[Item, ...]
    ends: bool

    def says(self, *meanings: str) -> bool:
        """True where one of its words means that."""
        return any(item.meaning in meanings for item in self.items)


def sentences(masked: str, quoted: Sequence[Quote], language: str) -> Iterator[Sentence]:
    """The prose in sentences; a semicolon parts two as well."""
    items = _items(masked, quoted, language)
    start = 0
    for stop in [*STOP.finditer(masked), None]:
        end = stop.start() if stop else len(masked)
        own = tuple(item for item in items if start <= item.start < end)
        if own:
            yield Sentence(own, stop is None or stop[0] not in ";；")
        start = stop.end() if stop else end


def _items(masked: str, quoted: Sequence[Quote], language: str) -> list[Item]:
    found = [Item(q.start, q.end, "", q) for q in quoted]
    for hit in find(masked, "links", language):
        meaning = "box" if hit.meaning == "thing" else hit.meaning
        found.append(Item(hit.start, hit.end, meaning))
    taken = {at for item in found for at in range(item.start, item.end)}
    for hit in find(masked, "shapes", language):
        if hit.meaning in _FROM_SHAPES and hit.start not in taken:
            found += _dashes(masked, hit, language)
            found.append(Item(hit.start, hit.end, hit.meaning))
    return sorted(found, key=lambda item: (item.start, item.end))


def _dashes(masked: str, hit: Hit, language: str) -> list[Item]:
    """The dash that is part of a noun: `dashed regions`."""
    first = masked[hit.start : hit.end].split()[0]
    said = find(first, "shapes", language) if hit.meaning == "ring" else ()
    return [Item(hit.start, hit.start, one.meaning) for one in said if one.meaning == "dashed"]
