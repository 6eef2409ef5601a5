"""One instruction of an edit: its words, its quotes, and what its words mean."""

from __future__ import annotations

from dataclasses import dataclass

from planner.composer.lexicon import find
from planner.composer.quotes import Quote, mask, quotes


@dataclass(frozen=True, slots=True)
class Clause:
    """One instruction: its words, the same with quotes blotted out, the quotes, and its language."""

    text: str
    masked: str
    quoted: tuple[Quote, ...]
    language: str

    @classmethod
    def of(cls, text: str, language: str) -> Clause:
        found = quotes(text)
        return cls(text, mask(text, found), found, language)

    def means(self, name: str) -> bool:
        """Whether the clause has a word of that meaning among the words for edits."""
        return any(hit.meaning == name for hit in find(self.masked, "edits", self.language))

    def first(self, kind: str) -> str | None:
        """The first meaning of a word list that the clause names."""
        return next((hit.meaning for hit in find(self.masked, kind, self.language)), None)
