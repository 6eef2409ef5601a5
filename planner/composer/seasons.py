"""The season of a scene: leafy trees take its colour, unless they are told one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.composer.lexicon import find
from planner.composer.phrases import Thing

_HUES = {"autumn": "orange", "blossom": "pink"}
_CLAUSE = re.compile(r"[,;.:，。；、：]")


def is_autumn(masked: str, language: str) -> bool:
    """Whether a prompt names autumn."""
    return any(hit.meaning == "autumn" for hit in find(masked, "seasons", language))


def in_season(masked: str, found: Sequence[Thing], language: str) -> tuple[Thing, ...]:
    """The things; trees that drop their leaves are orange in autumn, and pink where they are told to blossom."""
    autumn = "autumn" if is_autumn(masked, language) else ""
    return tuple(
        replace(thing, color=_HUES.get(_said_of(masked, thing, language) or autumn))
        if thing.kind == "plant" and not thing.color and not _is_evergreen(thing, language)
        else thing
        for thing in found
    )


def _said_of(masked: str, thing: Thing, language: str) -> str:
    """`blossom` where the clause of a tree says so."""
    start = max((m.end() for m in _CLAUSE.finditer(masked, 0, thing.start)), default=0)
    end = _CLAUSE.search(masked, thing.end)
    clause = masked[start : end.start() if end else len(masked)]
    hits = [hit.meaning for hit in find(clause, "seasons", language)]
    return "blossom" if "blossom" in hits else ""


def _is_evergreen(thing: Thing, language: str) -> bool:
    return any(hit.meaning == "evergreen" for hit in find(thing.noun, "seasons", language))
