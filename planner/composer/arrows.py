"""Lines of arrows (`A -> B -> C`, `A -> B, C`) as names and links, and as a tree where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grounding.types import Block
from planner.composer.entries import Entry, Line, entries
from planner.composer.labels import label_of
from planner.composer.lexicon import words
from planner.composer.numbers import leading_value
from planner.composer.quotes import quotes
from planner.composer.text import ARROW, sentence_case, width

Links = tuple[tuple[int, int, str], ...]
_NAME = 40
"""A name in a list behind an arrow is no longer than this."""


def arrows(
    lines: Sequence[tuple[str, Block]], language: str
) -> tuple[tuple[Entry, ...], Links, bool]:
    """Each name once, the arrows between them, and whether an arrow leads to several names."""
    names: dict[str, Entry] = {}
    links: list[tuple[int, int, str]] = []
    fans = False
    for text, block in lines:
        chain = list(_chain(text, bool(names), language))
        fans = fans or len([before for _, before, _ in chain if before]) > len(_stretches(text)) - 1
        for name, before, label in chain:
            shown = Entry(title=sentence_case(name), lines=(Line(text, block.source),))
            names.setdefault(name.casefold(), shown)
            order = list(names)
            links += [
                (order.index(start.casefold()), order.index(name.casefold()), label)
                for start in before
            ]
    unique = tuple(dict.fromkeys(links))
    return _valued(tuple(names.values()), language), unique, fans


def _stretches(text: str) -> list[str]:
    return [part for part in ARROW.split(text)[::3] if part.strip(" .。")]


def _chain(text: str, later: bool, language: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The names in a line of arrows, each with the names before it and the arrow's label."""
    parts = ARROW.split(text)
    before: tuple[str, ...] = ()
    label = ""
    for index in range(0, len(parts), 3):
        stretch = parts[index].strip(" .。")
        if not stretch:
            continue
        last = index == len(parts) - 1 and (later or before)
        if before and not last and stretch.lower() in words("joins", "answers", language):
            label = sentence_case(stretch)
            continue
        split = label_of(stretch) if last else None
        stretch, label = split or (stretch, label)
        found = _names(stretch) if before and len(parts) <= 4 else (_bare(stretch),)
        for name in found:
            yield name, before, label
        before = found
        if index + 2 < len(parts):
            label = (parts[index + 1] or parts[index + 2] or "").strip()


def _names(stretch: str) -> tuple[str, ...]:
    """`B, C` behind an arrow as two names; a name with a comma of its own stays whole."""
    parts = [part.strip() for part in re.split(r",\s+|[、，،]\s*", stretch) if part.strip(" .。")]
    if len(parts) > 1 and all(width(part) <= _NAME for part in parts):
        return tuple(dict.fromkeys(map(_bare, parts)))
    return (_bare(stretch),)


def _bare(name: str) -> str:
    """A name without its stop, and without the marks of a quotation that is all of it."""
    name = name.strip(" .。")
    quoted = quotes(name)
    whole = len(quoted) == 1 and (quoted[0].start, quoted[0].end) == (0, len(name))
    return quoted[0].text if whole else name


def _valued(nodes: tuple[Entry, ...], language: str) -> tuple[Entry, ...]:
    """Names that begin with a number, all of them, give it up as their value."""
    if not all(leading_value(node.title, language) for node in nodes):
        return nodes
    lines = [Line(node.title, node.lines[0].source) for node in nodes]
    parsed = entries(lines, language)
    return tuple(replace(e, lines=node.lines) for e, node in zip(parsed, nodes, strict=True))


def nested(nodes: Sequence[Entry], links: Links) -> tuple[Entry, ...]:
    """The names as a tree, each under the one that points to it; empty where they are no tree."""
    parents = {end: start for start, end, _ in links}
    if len(parents) != len(links) or any(label for _, _, label in links):
        return ()
    roots = [index for index in range(len(nodes)) if index not in parents]
    below = tuple(_under(root, nodes, links) for root in roots)
    return below if sum(map(_count, below)) == len(nodes) else ()


def _under(index: int, nodes: Sequence[Entry], links: Links) -> Entry:
    children = tuple(_under(end, nodes, links) for start, end, _ in links if start == index)
    return replace(nodes[index], entries=children)


def _count(entry: Entry) -> int:
    return 1 + sum(map(_count, entry.entries))
