"""What a drawing's prose is read as: its words, the shapes that they mention, and the words of place."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from planner.composer.lexicon import Hit, find
from planner.composer.written.hues import Hue
from planner.net import Dash

STOP = re.compile(r"[.;。；](?!\d)")
_NEXT = re.compile(r"[\s-]*(?:[\w-]+\s+){0,2}")
_SAID = 12


def dash_in(words: Collection[str]) -> Dash:
    """The dash that words of these meanings tell."""
    return "dashed" if "dashed" in words else "dotted" if "dotted" in words else ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A shape spoken of at `start` to `end`: its labels (several in a list), and how it looks."""

    start: int
    end: int
    labels: tuple[str, ...] = ()
    form: str | None = None
    fill: str | None = None
    stroke: str | None = None
    dash: Dash = ""
    fills: tuple[str, ...] = ()
    count: int = 1
    new: bool = False
    definite: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A drawing's prose: its words with the quoted ones blotted out, the mentions, and the words of place."""

    text: str
    masked: str
    mentions: tuple[Mention, ...]
    hits: tuple[Hit, ...]
    colors: tuple[Hue, ...] = ()
    language: str = "en"

    def color(self, at: int) -> str | None:
        """The colour told right before a word: `solid dark gray arrows`."""
        near = [
            hue
            for hue in self.colors
            if hue.end <= at and _NEXT.fullmatch(self.masked, hue.end, at)
        ]
        return near[-1].color if near else None

    def lined(self, dash: Dash) -> str | None:
        """The colour told of all arrows of a dash: `exactly 2 dashed crimson arrows`, `dashed arrows must be red`."""
        for mark in (hit for hit in self.hits if hit.meaning == dash):
            arrow = next(
                (hit for hit in self.hits if hit.meaning == "arrow" and hit.start >= mark.end), None
            )
            if arrow is None or not _NEXT.fullmatch(self.masked, mark.end, arrow.start):
                continue
            behind = [hue.color for hue in self.colors if 0 <= hue.start - arrow.end <= _SAID
                      and not STOP.search(self.masked[arrow.end : hue.start])]  # fmt: skip
            if color := self.color(arrow.start) or next(iter(behind), None):
                return color
        return None

    def meant(self, text: str) -> set[str]:
        """What small words of order and of joining in a stretch mean."""
        return {hit.meaning for hit in find(text, "drawing_words", self.language)}

    def between(self, start: int, end: int) -> list[Hit]:
        """The words of place and of arrows in a stretch."""
        return [hit for hit in self.hits if start <= hit.start < end]

    def clause(self, at: int) -> int:
        """Where the clause of a place begins."""
        return max((m.end() for m in STOP.finditer(self.masked, 0, at)), default=0)
