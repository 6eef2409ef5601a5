"""What a document says before its sections and its headline and deck do not: paragraphs and speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from grounding.types import Block
from planner.composer.entries import Entry, Line, fit
from planner.composer.groups import Group
from planner.composer.outline import Outline
from planner.composer.prose import topic_of
from planner.composer.text import one_line, sentences, width
from planner.message import Message

SPEECH = re.compile(r"[“„«「『\"].{12,}?[”“»」』\"]")
"""Words that a paragraph opens with and quotes."""
MOST = 8
"""Items of a page to which an introduction is added."""
_LEAST, _ROOM = 60, 200
"""Characters of a paragraph worth an item, and those shown of it."""


def speech(tree: Outline) -> str:
    """The first paragraph before the sections that opens with what somebody said; else ""."""
    return next((b.text for b in _introduction(tree) if SPEECH.match(b.text.strip())), "")


def is_told(text: str, said: Message, language: str) -> bool:
    """Whether headline or deck say a sentence of a text."""
    return any(part in said.deck or part == said.headline for part in sentences(text, language))


def with_leads(tree: Outline, group: Group | None, said: Message) -> Group | None:
    """Sections with the paragraphs before them that are not yet said, as items of their own."""
    if group is None or group.kind != "sections" or group.ordered or len(group.entries) > MOST // 2:
        return group
    found = tuple(_entries(tree, said))
    return replace(group, entries=(*found, *group.entries)[:MOST])


def _introduction(tree: Outline) -> Sequence[Block]:
    return list(takewhile(lambda block: block.kind in ("paragraph", "quote"), tree.root.blocks))


def _entries(tree: Outline, said: Message) -> Iterator[Entry]:
    language = tree.document.language
    for block in _introduction(tree):
        text = one_line(block.text)
        if (
            is_told(text, said, language)
            or width(text) < _LEAST
            or block.kind == "quote"
            or SPEECH.match(text)
        ):
            continue
        line = Line(text, block.source)
        yield topic_of(line, language) or Entry(body=fit(text, language, _ROOM), lines=(line,))
