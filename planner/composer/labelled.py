"""Labelled lines inside one line of a prompt: `Revenue: 4.2M. Users: 1.3M.`, `Starters: Soup 5, Salad 4.50.`"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grounding.types import Block, Source
from planner.composer.heads import head_blocks
from planner.composer.labels import label_of
from planner.composer.lexicon import find
from planner.composer.lists import listed, paired
from planner.composer.numbers import values
from planner.composer.parts import at_colon, parts_of
from planner.composer.request import request
from planner.composer.statements import is_direction
from planner.composer.text import sentences, strip_stop

_FEW = 5
"""More words than this are no note such as `Check-out 11:00`."""


def labelled(text: str, source: Source, language: str) -> list[Block]:
    """`Q3 results. Revenue: 4.2M. Users: 1.3M.`: sentences that are labels and what they label.

    Where they label lists of names with numbers each is a section, and sentences may follow.
    """
    parts = sentences(text, language)
    title, first = label_of(parts[0]) or at_colon(parts[0]) if parts else ("", "")
    titled = bool(title) and label_of(first) is not None
    labels = [p for i, p in enumerate(parts) if label_of(p) is not None or (titled and not i)]
    if len(labels) < 2:
        return []
    if _announces(parts[0], labels[1:]):
        told = labelled(text[text.find(parts[0]) + len(parts[0]) :].strip(), source, language)
        return [Block("heading", strip_stop(parts[0]), source, 1), *told] if told else []
    start, end = parts.index(labels[0]), parts.index(labels[-1]) + 1
    opens = start == 0 and request(parts[0], language).asked
    named = [first, *labels[1:]] if titled else labels[opens:]
    lists = all(_priced(part, language) for part in named)
    if end < len(parts) and not all(_lists(part, language) for part in named):
        return []
    loose = [part for part in parts[start:end] if part not in labels]
    if len(labels) < 0.6 * len(parts) and not all(_noted(part, language) for part in loose):
        return []
    if opens:
        own = [] if titled else _own_list(parts[0], source, language)
        rest = text[text.find(parts[0]) + len(parts[0]) :].strip()
        after = [] if own or titled else listed(rest, source, language)
        if after:
            return [*head_blocks(parts[0], source, language), *after]
        if own and lists and not loose:
            return [*own, *_sections(parts[1:end], parts[end:], source, language)]
    if titled:
        parts[0] = first
    head = head_blocks(title if titled else " ".join(parts[:start]), source, language)
    if lists and not loose:
        return [*head, *_sections(parts[start:end], parts[end:], source, language)]
    told = [Block("item", part.rstrip(" .。;；"), source, 1) for part in parts[start:end]]
    closing = (part for part in parts[end:] if not is_direction(part, language))
    return [*head, *told, *(Block("paragraph", part, source) for part in closing)]


def _announces(part: str, labels: Sequence[str]) -> bool:
    """`Remote work: pros and cons.`: a title that names the labels behind it."""
    _, said = label_of(part) or ("", "")
    named = [(label_of(label) or ("", ""))[0].casefold() for label in labels]
    return len(named) > 1 and all(name in said.casefold() for name in named)


def _own_list(part: str, source: Source, language: str) -> list[Block]:
    """`A poster about tea: Assam is strong, Darjeeling is light.`: the topic, and its list."""
    head, rest = label_of(part) or ("", "")
    own = parts_of(rest, language)
    items = [Block("item", one, source, 1) for one in own if len(own) > 1]
    return [*head_blocks(head, source, language), *items] if items else []


def _lists(part: str, language: str) -> bool:
    """`Starters: Soup, Salad`: a label of several names, or of one amount."""
    _, rest = label_of(part) or ("", "")
    parts = parts_of(rest, language)
    return len(parts) > 1 or _priced(part, language) or bool(values(rest, language))


def _priced(part: str, language: str) -> bool:
    """`Starters: Soup 5, Salad 4.50`: a label of names with numbers."""
    _, rest = label_of(part) or ("", "")
    parts = parts_of(rest, language)
    return bool(parts) and all(paired(one, language) for one in parts)


def _sections(
    labels: Sequence[str], after: Sequence[str], source: Source, language: str
) -> list[Block]:
    """Each label as a heading over its list, and what is told after them."""
    told = [part for part in after if not is_direction(part, language)]
    found: list[Block] = []
    for part in labels:
        label, rest = label_of(part) or ("", part)
        items = (Block("item", one, source, 1) for one in parts_of(rest, language))
        found += [Block("heading", label, source, 2), *items]
    return [*found, *(Block("paragraph", part, source) for part in told)]


def _noted(part: str, language: str) -> bool:
    """`Check-out 11:00.`: a few words and a number, and no sentence."""
    told = any(hit.meaning == "predicate" for hit in find(part, "predicates", language))
    return len(part.split()) <= _FEW and re.search(r"\d", part) is not None and not told
