"""The prompt of a described page as sentences and clauses, by place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from planner.composer.described import sentence_ends
from planner.composer.dictated.parts import Part
from planner.composer.lexicon import find
from planner.composer.quotes import Quote


class Prose:
    """A masked prompt. Sentences and clauses, which semicolons part too, are counted from 0."""

    def __init__(self, masked: str, quoted: Sequence[Quote], language: str) -> None:
        self.masked, self.quoted, self.language = masked, quoted, language
        self._ends = sentence_ends(masked, quoted)
        self._clauses = sorted({*self._ends, *(m.end() for m in re.finditer("[;；]", masked))})

    def sentence(self, at: int) -> int:
        """The number of the sentence at a place."""
        return bisect_right(self._ends, at)

    def clause(self, at: int) -> int:
        """The number of the clause at a place."""
        return bisect_right(self._clauses, at)

    def start(self, at: int) -> int:
        """Where the sentence at a place begins."""
        number = self.sentence(at)
        return self._ends[number - 1] if number else 0

    def end(self, at: int) -> int:
        """Where the sentence at a place ends."""
        return self._ends[min(self.sentence(at), len(self._ends) - 1)]

    def span(self, number: int) -> tuple[int, int]:
        """Where a sentence begins and ends."""
        start = self._ends[number - 1] if number else 0
        return start, self._ends[number] if number < len(self._ends) else len(self.masked)

    def before(self, at: int) -> str:
        """The words of the sentence up to a place."""
        return self.masked[self.start(at) : at]

    def together(self, one: Part | None, other: Part) -> bool:
        """True for parts that one sentence names."""
        return one is not None and self.sentence(one.start) == self.sentence(other.start)

    def says(self, at: int, meaning: str) -> bool:
        """True where the sentence at a place has a word of that meaning."""
        words = find(self.masked[self.start(at) : self.end(at)], "page", self.language)
        return any(hit.meaning == meaning for hit in words)

    def opens_below(self, at: int) -> bool:
        """True in a sentence that opens with a lone `Below,`."""
        start = self.start(at)
        hits = find(self.masked[start : start + 24], "page", self.language)
        lone = bool(hits) and self.masked[start + hits[0].end : start + hits[0].end + 1] == ","
        return lone and hits[0].meaning == "below" and hits[0].start < 4

    def recaps(self, at: int) -> bool:
        """True in a sentence that says again how all is to be: `Ensure that ...`."""
        start = self.start(at)
        hits = find(self.masked[start : start + 24], "page", self.language)
        return bool(hits) and hits[0].meaning == "recap" and hits[0].start < 4
