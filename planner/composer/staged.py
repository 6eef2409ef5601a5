"""Prompts that set a scene: a place or a thing asked for, then what is there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.composer.bearers import form_of
from planner.composer.described import is_posterlike
from planner.composer.lexicon import find, words
from planner.composer.phrases import Thing
from planner.composer.quotes import Quote
from planner.composer.relations import relations_of
from planner.composer.things import opens_with_article, things

_NEAR, _FILLED = 60, 12
"""A sign that is asked for is at most so many letters from its words, and ends with the words of asking, or
so many letters before ("A road sign in the desert")."""


def sets_scene(masked: str, quoted: Sequence[Quote], language: str) -> bool:
    """True for `A street market: a stall with the label "Fish", ...`: a place, then what is there.

    So is what is asked for, then a thing ("Book cover: a fox ..."), and a board, then what is on it.
    """
    parts = re.split("[:：]", masked, maxsplit=1)
    if len(parts) == 2 and not quoted:
        return _is_setting(parts[0], language) and _shows(parts[1], language)
    if len(parts) < 2 or not quoted or len(parts[0]) >= quoted[0].start:
        return False
    lead, told = parts[0], parts[1][: max(0, quoted[0].start - len(parts[0]) - 1)]
    if find(lead, "grounds", language):
        return True
    named = things(lead, language)
    if things(told, language):
        return bool(named) or _asks_only(lead, language)
    return bool(named) and opens_with_article(lead) and form_of(named[0], language) in _WRITTEN_ON


def depicts(behind: str, language: str) -> bool:
    """True where what stands behind a string begins with what is shown beside it: `with a tree`."""
    joins = "|".join(map(re.escape, words("depicted", "of", language)))
    return bool(joins) and re.match(rf"(?i)\W*(?:{joins})\b", behind) is not None


_FOR = re.compile(r"(?i)\b(?:for|für|pour|para|per|для|of|von|about|über)\b|[的の]")
"""What a list is for: `Packing list for the beach`."""
_LONGEST = 5
"""So many words at most name a setting."""


def _is_setting(lead: str, language: str) -> bool:
    """True for "Birthday party" or "Ein Picknick im Herbstwald", which name a place and nothing that is written."""
    written = any(find(lead, name, language) for name in ("archetypes", "roles"))
    placed = bool(find(lead, "grounds", language)) and len(lead.split()) <= _LONGEST
    return placed and not written and _FOR.search(lead) is None


def _shows(told: str, language: str) -> bool:
    """Whether most parts of a list show something: `a girl on a swing`, `rote Decke`, `zwei Tassen`."""
    parts = [part.strip() for part in re.split("[,;，；、]", told) if part.strip()]
    shown = sum(_is_shown(part, language) for part in parts)
    return shown > 0 and 2 * shown >= len(parts)


def _is_shown(part: str, language: str) -> bool:
    """Whether a part names a thing with its article, number or colour, or where it is."""
    named = things(part, language)
    if not named:
        return False
    told = part[: named[0].end]
    counted = bool(find(told, "numerals", language)) or named[0].color is not None
    related = any(True for _ in relations_of(part, named, language))
    return counted or related or opens_with_article(part)


_WRITTEN_ON = frozenset((
    "sign", "chalkboard", "easel", "billboard", "neon", "banner", "shirt", "mug", "bottle", "jar", "box", "bag", "cake",
))  # fmt: skip
"""Boards that are pictures of themselves with whatever is written on them."""


def _asks_only(lead: str, language: str) -> bool:
    """True for "Book cover" or "A photo": a poster or picture, and nothing of what it shows."""
    media = (*find(lead, "archetypes", language), *find(lead, "request", language))
    named = any(hit.meaning in ("poster", "picture") for hit in media)
    return named and len(lead.split()) <= 5


def scene_start(
    masked: str, named: Sequence[Thing], quoted: Sequence[Quote], start: int, language: str
) -> int:
    """Where things begin: a sign among the words of asking is one where a scene goes on after its words."""
    sign = next((t for t in named if t.kind == "sign" and t.end <= start <= t.end + _FILLED), None)
    if sign is None:
        return start
    owner = next((t for t in named if t.kind != "sign" and t.end <= sign.start), None)
    if owner is not None:
        return owner.start  # a laptop whose screen says ...
    if form_of(sign, language) in _WRITTEN_ON and sets_scene(masked, quoted, language):
        return sign.start
    if not quoted:
        return sign.start if " " in sign.noun else start  # a stop sign
    if is_posterlike(masked, language) and depicts(masked[quoted[0].end :], language):
        return start  # a poster that says "Keep calm" with a tree
    if quoted[0].start - sign.end > _NEAR:
        return start
    beyond = any(thing.start > quoted[0].end for thing in named)
    return sign.start if beyond or find(masked[quoted[0].end :], "grounds", language) else start
