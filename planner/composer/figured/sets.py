"""Venn diagrams: the circles that a prompt names, and what it writes where they overlap."""

from __future__ import annotations

import re

from planner.brief import PromptBrief
from planner.composer.figured.alone import alone, around, beside
from planner.composer.lexicon import find
from planner.composer.quotes import Quote, mask
from planner.composer.written.hues import hues
from planner.content import Content
from planner.figure import Pane, Region, Sets
from planner.parts import Color

_MOST = 3
"""Most circles."""
_HUED = 26
"""How far behind its name the colour of a set may stand, in letters."""


def from_sets(brief: PromptBrief) -> Content | None:
    """The diagram of two or three sets that a prompt calls so and labels; None where it is no such."""
    masked, language = mask(brief.prompt, brief.quoted), brief.language
    if not any(hit.meaning == "venn" for hit in find(masked, "ruled", language)):
        return None
    title, deck, notes = around(masked, brief.quoted, language)
    quoted = [quote for quote in brief.quoted if quote not in (*title, *deck, *notes)]
    sets = _sets(masked, quoted, language)
    if len(sets.names) not in (2, 3):
        return None
    return alone(
        brief, title, Pane(words=beside(deck, notes), sets=sets),
        "4:3" if len(sets.names) == 2 else "1:1",
        why=f"the prompt names {len(sets.names)} overlapping sets",
        told="Sets and what they share are those of the prompt.",
    )  # fmt: skip


def _sets(masked: str, quoted: list[Quote], language: str) -> Sets:
    """The circles in order, and the texts by the sets that they belong to."""
    names: list[str] = []
    colors: list[Color | None] = []
    regions: dict[tuple[int, ...], list[str]] = {}
    named: list[int] = []
    where: tuple[int, ...] = ()
    end = 0
    for quote in quoted:
        lead = masked[end : quote.start]
        said = [hit.meaning for hit in find(lead, "ruled", language)]
        if quote.text in names:
            named = [*named, names.index(quote.text)]
        elif len(names) < _MOST and _names(said):
            names.append(quote.text)
            colors.append(_color(masked, quote, language))
            named, where = [], (len(names) - 1,)
        else:
            if "all" in said:
                where = tuple(range(len(names)))
            elif len(named) > 1:
                where = tuple(sorted(set(named)))
            elif "overlap" in said:
                where = tuple(range(len(names)))
            elif named:
                where = (named[-1],)
            named = []
            regions.setdefault(where, []).append(quote.text)
        end = quote.end
    return Sets(
        tuple(names),
        tuple(colors),
        tuple(Region(at, tuple(texts)) for at, texts in regions.items()),
    )


def _names(said: list[str]) -> bool:
    """True for words before a string that make it the name of a circle."""
    behind = said[said.index("circle") :] if "circle" in said else ["overlap"]
    return "overlap" not in behind and "all" not in said


def _color(masked: str, quote: Quote, language: str) -> Color | None:
    """The colour told right behind a name."""
    near = [hue for hue in hues(masked[quote.end : quote.end + _HUED], language) if not re.search(
        "[,;.\ue001-\uf8ff]", masked[quote.end : quote.end + hue.start])]  # fmt: skip
    return near[0].color if near else None
