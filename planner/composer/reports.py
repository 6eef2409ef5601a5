"""Who leads whom: lines such as `CTO Jan leads Engineering and Data` as a tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from planner.composer.entries import Entry
from planner.composer.lexicon import is_cjk, words
from planner.composer.text import sentence_case


def reporting(found: Sequence[Entry], language: str) -> tuple[Entry, ...]:
    """The entries with those they lead below them; as they are where no line says so.

    A first line that says nothing of the kind, where most others do, is above them all.
    """
    led = [_leads(entry, language) for entry in found]
    above = [_under(entry, language) for entry in found]
    if not any(led) and not any(above):
        return tuple(found)
    nodes = [
        replace(entry, title=part[0], body="", value="", entries=part[1]) if part else entry
        for entry, part in zip(found, led, strict=True)
    ]
    if any(above):
        return _placed(nodes, above)
    rest = sum(part is not None for part in led[1:])
    if led[0] is None and len(found) > 2 and rest >= 0.5 * (len(found) - 1):
        return (replace(nodes[0], entries=tuple(nodes[1:])),)
    return tuple(nodes)


def _placed(nodes: Sequence[Entry], above: Sequence[tuple[str, str] | None]) -> tuple[Entry, ...]:
    """Each `A reports to B` below the entry that B names; the others stay at the top."""
    names = [told[0] if told else node.title for node, told in zip(nodes, above, strict=True)]
    nodes = [
        replace(node, title=sentence_case(name)) for node, name in zip(nodes, names, strict=True)
    ]
    over = [_named(told[1], names, at) if told else None for at, told in enumerate(above)]

    def tree(at: int, seen: frozenset[int]) -> Entry:
        own = [i for i, parent in enumerate(over) if parent == at and i not in seen]
        below = tuple(tree(i, seen | {i}) for i in own)
        return replace(nodes[at], entries=(*nodes[at].entries, *below))

    tops = [at for at, parent in enumerate(over) if parent is None]
    return tuple(tree(at, frozenset({at})) for at in tops) or tuple(nodes)


def _named(name: str, names: Sequence[str], but: int) -> int | None:
    told = name.lower().removeprefix("the ").strip(" .")
    near = [
        i
        for i, own in enumerate(names)
        if i != but and (told in own.lower() or own.lower() in told)
    ]
    return near[0] if near else None


def _leads(entry: Entry, language: str) -> tuple[str, tuple[Entry, ...]] | None:
    match = _verb("leads", language).match(_said(entry))
    if match is None:
        return None
    joins = "|".join(re.escape(word) for word in words("joins", "and", language) if word != "or")
    parts = re.split(rf"\s*[,、，]\s*(?:(?:{joins})\s+)?|\s+(?:{joins})\s+", match[2].rstrip(" ."))
    below = tuple(Entry(title=sentence_case(part), lines=entry.lines) for part in parts if part)
    return sentence_case(match[1]), below


def _under(entry: Entry, language: str) -> tuple[str, str] | None:
    match = _verb("reports", language).match(_said(entry))
    return (match[1], match[2]) if match else None


def _said(entry: Entry) -> str:
    return entry.lines[0].text.strip() if entry.lines else entry.title


@cache
def _verb(name: str, language: str) -> re.Pattern[str]:
    verbs = "|".join(re.escape(word) for word in words("joins", name, language))
    gap = r"\s*" if is_cjk(verbs) else r"\s+"
    return re.compile(rf"(?i)^(.{{2,60}}?){gap}(?:{verbs}){gap}(.{{2,}})$")
