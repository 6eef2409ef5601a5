"""Sprites: the drawing that shows a thing of a scene, found by its name and meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.composer.bearers import form_named
from planner.composer.lexicon import find
from planner.composer.people import with_figure
from planner.icons.boards import PREFIX
from planner.icons.drawings import DRAWINGS
from planner.parts import PictureObject

if TYPE_CHECKING:
    from planner.icons import IconMatch

DRAWN = frozenset((
    "bench", "table", "barn", "lighthouse", "shelf", "counter", "surfboard", "fountain", "streetlamp", "bin", "stall",
    "shop", "cart", "food-truck", "suitcase", *DRAWINGS,
))  # fmt: skip
"""Boards that show their things also where they bear no words."""
HEAD_FIRST = ("fr", "es", "it", "pt", "ar", "he", "th", "vi")
"""Languages in which the noun comes before the words that describe it."""
_SIGN = "board:sign-post"
_SOMEONE = "fluent-emoji-flat:person-standing"
"""Who has no drawing of their own."""
_BARE = {
    "board:streetlamp": "board:lamppost",
    "board:wall": "board:brickwork",
    "board:shelf": "board:bookcase",
}
"""What things are drawn as that have a panel for words, where they bear none."""
_ONE_OF = {
    "fluent-emoji-flat:houses": "fluent-emoji-flat:house",
    "board:stars": "fluent-emoji-flat:star",
}
"""Drawings of several, and of one of those."""


def shown(thing: PictureObject, language: str, carries: bool) -> PictureObject:
    """A thing with its sprite, from head to foot; what carries words and no drawing shows is a sign."""
    from planner import icons

    hits = find(thing.label, "things", language.split("-")[0])
    last = [hit for hit in hits if hit.end == len(thing.label)]  # the hat of a witch's hat
    kinds = {hit.meaning for hit in last or hits}
    unknown = _SIGN if carries else _SOMEONE if "person" in kinds else None
    sprite = sprite_of(thing.label, language) or unknown
    if sprite is None:
        return thing
    sprite = sprite if carries else _BARE.get(sprite, sprite)
    sprite = _ONE_OF.get(sprite, sprite) if thing.count > 1 else sprite
    person = "person" in kinds and icons.board(sprite) is None
    sprite = icons.whole(sprite, person)
    return with_figure(thing, sprite) if person else thing.model_copy(update={"sprite": sprite})


def sprite_of(label: str, language: str) -> str | None:
    """The sprite of a thing: one that both its whole label and its noun alone would find."""
    from planner import icons

    words = label.split()
    noun = words[0 if language.split("-")[0] in HEAD_FIRST else -1] if words else label
    known = icons.stand_in(label) or icons.stand_in(noun)
    if known is not None and (icons.board(known) or icons.exists(known)):
        return known
    drawn = _drawn(label, language.split("-")[0])
    if drawn:
        return drawn
    english = language.split("-")[0] == "en"
    own = None if english else icons.called(noun, language)
    if own and icons.suits(own, label) and own not in icons.cards():
        return own
    if not english and not find(label, "things", language.split("-")[0]):
        return _spoken_of(label, language)
    whole, alone = (
        [
            match
            for match in icons.find(query, style="colour", language=language, k=8)
            if icons.suits(match.name, label) and _of_a_kind(match.name, label, language)
        ]
        for query in (label, noun)
    )
    named = whole and whole[0].how == "keyword" and whole[0].score >= _NAMED
    if named and len(words) > 1:
        return whole[0].name
    names = [match.name for match in alone]
    both = [match.name for match in whole if match.name in names]
    sure = names if any(match.how == "keyword" for match in alone) else []
    found = both or sure or [match.name for match in whole] or names
    foreign = None if english else icons.stand_in_by_meaning(label)
    if not found or (len(found) < 2 and foreign is None and not english):
        return foreign[0] if foreign else next(iter(found), None)
    from grounding.encode import encode

    thing, kind, *meanings = encode([label, noun, *map(icons.spoken, found)])
    near = [
        (float(max(m @ thing, m @ kind)), name) for m, name in zip(meanings, found, strict=True)
    ]
    if english:
        scores = {match.name: match for match in (*alone, *whole)}
        near = [(n, name) for n, name in near if _resembles(n, noun, scores[name])]
    return max([*near, *([foreign[::-1]] if foreign else [])], default=(0.0, None))[1]


def _spoken_of(label: str, language: str) -> str | None:
    """The drawing whose words in a language other than English are those of a noun in no list."""
    from planner import icons

    found = (
        m for m in icons.find(label, style="colour", language=language, k=8) if m.how == "keyword"
    )
    fit = (m for m in found if icons.suits(m.name, label) and _of_a_kind(m.name, label, language))
    best = next(fit, None)
    return best.name if best and best.score >= _MEANT else None


_LIKE, _MEANT = 0.5, 0.6
"""Least nearness of a drawing's name to a thing's, and least score of one that is found by meaning alone."""


def _resembles(near: float, noun: str, match: IconMatch) -> bool:
    """Whether an English name is a drawing's own or one like it: no honey pot for a barrel."""
    from planner import icons

    own = noun.lower().rstrip("s")
    if any(word.startswith(own) for word in icons.spoken(match.name).split()):
        return match.name not in icons.signs()
    return near >= _LIKE and (match.how == "keyword" or match.score >= _MEANT)


def _drawn(label: str, language: str) -> str | None:
    """The board that shows a thing that is known by name, or a sign."""
    form = form_named(label, language)
    whole = any(hit.end == len(label) for hit in find(label, "surfaces", language))
    kinds = {h.meaning for h in find(label, "things", language) if h.end == len(label)}
    shown = (form in DRAWN and (whole or kinds)) or "sign" in kinds
    return f"{PREFIX}{form}" if form and shown else None


_NAMED = 0.9
"""Score by words at which a drawing bears the very label."""
_MARKS = re.compile(
    r"[-:](?:orange|red|blue|green|yellow|purple|brown|black|white)-(?:circle|square|heart|book|diamond)$"
)
"""Drawings of a colour itself."""
_DOER = re.compile(r"(?i)(?:er|or|ist|ian|man|men|woman|women|boy|girl|child|people|person|ess)s?$")
_PEOPLE = re.compile(r":(?:person|man|woman|people|men|women|boy|girl|family|couple)\b")


def _of_a_kind(name: str, label: str, language: str) -> bool:
    """False for a whole view, or a person where the label names none that is known: no fencer for a fence."""
    from planner import icons

    if _MARKS.search(name) or name in icons.cards():
        return False
    if not _PEOPLE.search(name):
        return True
    kinds = {hit.meaning for hit in find(label, "things", language)}
    return "person" in kinds if kinds else language != "en" or bool(_DOER.search(label))
