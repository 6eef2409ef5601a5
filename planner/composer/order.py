"""The order in which a list is shown: ranks by their amount, layers from the apex down."""

from __future__ import annotations

import re

from planner.composer.entries import Entry
from planner.composer.lexicon import is_cjk, words

Entries = tuple[Entry, ...]


def in_order(shown: Entries, archetype: str, asked: str, language: str) -> Entries:
    """The list as an anatomy shows it; `asked` is what the prompt says about the list."""
    if archetype == "ranking" and not _said("least", asked, language):
        return _falling(shown)
    if archetype == "pyramid" and _said("upward", asked, language):
        return shown[::-1]
    return shown


def without_course(text: str, language: str) -> str:
    """The text without the words that say which way a list is told: "from base to top"."""
    for name in ("upward", "downward"):
        text = re.sub(rf"\s*[,(（]?\s*{_pattern(name, language)}[)）]?", "", text)
    return text


def _said(name: str, text: str, language: str) -> bool:
    return re.search(_pattern(name, language), text) is not None


def _pattern(name: str, language: str) -> str:
    found = sorted(words("joins", name, language), key=len, reverse=True)
    ends = [
        re.escape(word) if is_cjk(word) else rf"(?<!\w){re.escape(word)}(?!\w)" for word in found
    ]
    return rf"(?i:{'|'.join(ends)})"


def _falling(shown: Entries) -> Entries:
    """Ranks go by amount, the largest first."""
    if any(entry.amount is None for entry in shown):
        return shown
    return tuple(sorted(shown, key=lambda entry: -(entry.amount or 0.0)))
