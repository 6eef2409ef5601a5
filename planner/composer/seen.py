"""Whether a prompt pictures something, rather than asking for a graphic or naming a topic."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.composer.described import is_posterlike
from planner.composer.lexicon import find
from planner.composer.phrases import Thing
from planner.composer.quotes import Quote
from planner.composer.relations import relations_of
from planner.composer.things import opens_with_article

_COUNTED = (
    r"(?:an?|one|two|three|four|five|eine[mnr]?|ein|zwei|drei|vier|fünf|une?|deux|trois|una|dos|tres|uma?"
    r"|dois|uno|due|tre|een|\d)\s+"
)
_INDEFINITE = re.compile(rf"(?i)\s*{_COUNTED}")
"""How a picture of something begins: `A fox`, `Zwei Hunde`."""
_FOR = r"(?<!\bfor )(?<!\bfür )(?<!\bpour )(?<!\bpara )(?<!\bper )"
_BROUGHT = re.compile(rf"(?i){_FOR}\b{_COUNTED}(?:\w+\s+){{0,2}}$")
"""The same before a thing in a sentence, unless that says for whom or what."""
_TELLS = 40
"""So many letters at most has a sentence of one thing and what it does."""
_NO_ARTICLES = frozenset({"zh", "ja", "ko", "hi", "ru", "ar"})


def pictures_something(
    masked: str, found: Sequence[Thing], quoted: Sequence[Quote], language: str
) -> bool:
    """True where things stand in a relation, carry text, or one is named with its article."""
    known = [thing for thing in found if thing.kind != "other"]
    found = found if language == "en" else known  # words of no list may be no things
    media = {hit.meaning for hit in find(masked[:80], "request", language)}
    if not known:
        return False
    if "picture" in media:
        return True
    signs = any(thing.kind == "sign" for thing in known)
    opens = language in _NO_ARTICLES or opens_with_article(masked)
    named = opens and len(masked[: known[0].start].split()) <= 1
    if quoted:
        brought = is_posterlike(masked, language) and any(
            thing.kind != "sign" and _BROUGHT.search(masked[: thing.end - len(thing.noun)])
            for thing in known
        )
        grounds = find(masked, "grounds", language)
        return signs or named or brought or len(known) >= 2 or bool(grounds)
    solid = [thing for thing in known if thing.kind != "sign"]
    if not solid or any(h.meaning == "abstract" for h in find(masked, "scene_words", language)):
        return len(solid) >= 2 and bool(list(relations_of(masked, found, language)))
    related = bool(
        list(relations_of(masked, found, language))
        or find(masked, "grounds", language)
        or (len(known) >= 2 and find(masked, "weather", language))
        or _is_acted(masked, known, language)
    )
    article = _INDEFINITE.match(masked)
    first = article is not None and found[0].start <= article.end()
    opens = first or (solid[0].color is not None and len(masked) < 60)
    opens = opens or (language in _NO_ARTICLES and named and _is_told_of(masked, language))
    return (related and (len(found) >= 2 or opens or "medium" not in media)) or opens


def _is_acted(masked: str, known: Sequence[Thing], language: str) -> bool:
    """Whether people among several things do something, and no figure is told."""
    people = any(thing.kind == "person" for thing in known)
    acts = find(masked, "acts", language) or find(masked, "props", language)
    return people and len(known) >= 2 and bool(acts) and not re.search(r"\d", masked)


def _is_told_of(masked: str, language: str) -> bool:
    """Whether a short sentence counts its thing, or says what that does: `一只猫`, `Кот спит`."""
    acts = find(masked, "acts", language) or find(masked, "numerals", language)
    return bool(acts) and len(masked) <= _TELLS
