"""Icons for the items of a page: of a whole text first, else of the word in it that tells most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.composer.lexicon import words
from planner.composer.text import content_words

if TYPE_CHECKING:
    from planner.icons import Style

ENOUGH, FEW = 0.75, 4
"""A page has icons for at least this share of its items, or for none, and few items all have one:
a few missing look like gaps.
"""
SURE = (0.6, 0.2)
"""Least score of an icon for a word, and least nearness in meaning to the whole text."""
LAST = (0.7, 0.05)
"""The same for the few that are left on a page that has icons."""
_WORDS = 12

Offer = tuple[float, float, int, str]
"""Nearness to the text, score for the word, the item, the icon."""


def item_icons(queries: Sequence[str], style: Style, language: str) -> list[str]:
    """An icon's name for each text, no icon twice; "" for all where too few have one."""
    from planner import icons

    if not queries:
        return []
    matches = icons.find_many(queries, style=style, language=language)
    found = [
        match.name if match and icons.suits(match.name, query) else ""
        for match, query in zip(matches, queries, strict=True)
    ]
    if all(found):
        return found
    offers = _offers(
        [q if not f else "" for q, f in zip(queries, found, strict=True)], style, language
    )
    _take(found, offers, *SURE)
    if sum(map(bool, found)) >= ENOUGH * len(found):
        _take(found, offers, *LAST)
    need = len(found) if len(found) <= FEW else ENOUGH * len(found)
    return found if sum(map(bool, found)) >= need else [""] * len(found)


def _take(found: list[str], offers: Sequence[Offer], score: float, nearness: float) -> None:
    """Give the nearest icons that are good enough to the items that lack one."""
    for near, own, i, name in offers:
        if near >= nearness and own >= score and not found[i] and name not in found:
            found[i] = name


def _offers(texts: Sequence[str], style: Style, language: str) -> list[Offer]:
    """Icons of the single words of longer texts, the nearest to their text first."""
    from grounding.encode import encode
    from planner import icons

    vague = set(words("scene_words", "vague", language))
    told = [
        (i, w) for i, text in enumerate(texts) for w in _several(text, language) if w not in vague
    ]
    ranked = icons.rank([word for _, word in told], style=style, language=language)
    scores = {
        (i, match.name): match.score
        for (i, _), matches in zip(told, ranked, strict=True)
        for match in reversed(matches[:3])
        if icons.suits(match.name, texts[i])
    }
    if not scores:
        return []
    names = sorted({name for _, name in scores})
    meaning = encode([*texts, *map(icons.spoken, names)])
    near = meaning[: len(texts)] @ meaning[len(texts) :].T
    pairs = ((float(near[i, names.index(name)]), own, i, name) for (i, name), own in scores.items())
    return sorted(pairs, key=lambda offer: (-offer[0], offer[2:]))


def _several(text: str, language: str) -> list[str]:
    """The words of a text that carry meaning, where it has more than one."""
    found = content_words(text, language)[:_WORDS]
    return found if len(found) > 1 else []
