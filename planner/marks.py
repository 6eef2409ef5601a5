"""The marks stage: icons for items and hero, sprites for a scene's things, all found by meaning."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from planner.composer.lexicon import find
from planner.content import Content, Item, Scene
from planner.layouts import PICTURED

if TYPE_CHECKING:
    from planner.icons import Style

ENOUGH = 0.75
"""A page has icons for at least this share of its items, or for none: a few look like gaps."""


def with_icons(content: Content, style: Style) -> Content:
    """The content with icon names in place of icon queries; empty where nothing is near enough."""
    from planner import icons

    queries = [item.icon or item.title for item in content.items]
    names = icons.find_many(queries, style=style, language=content.language) if queries else []
    found = [match.name if match else "" for match in names]
    if sum(map(bool, found)) < ENOUGH * len(found):
        found = [""] * len(found)
    items = tuple(_bare(replace(i, icon=n)) for i, n in zip(content.items, found, strict=True))
    scene = _with_sprites(content.scene, content.language) if content.scene else None
    heroes = _near(content, "colour", LIKELY) if _pictured(content) else ()
    hero = next(iter(_near(content, "colour", CERTAIN)), "")
    return replace(content, items=items, queries=heroes, scene=scene, hero=hero)


def _pictured(content: Content) -> bool:
    """True where the page has a picture of its own."""
    return bool(content.archetypes) and content.archetypes[0][0] in PICTURED


CERTAIN, LIKELY = 0.30, 0.18
"""Least nearness in meaning to the topic, of the header's icon and of a poster's hero."""


def _near(content: Content, style: Style, least: float) -> tuple[str, ...]:
    """Icons for the topic's words that are also near to the topic as a whole, nearest first.

    A word alone misleads (`bill`, `cycle`): its icon has to mean what the headline means.
    """
    from planner import icons

    words = (content.headline, *content.queries[:6])
    find = partial(icons.find, style=style, language=content.language, k=2)
    found = dict.fromkeys(match.name for word in words for match in find(word))
    names = [name for name in found if name not in icons.signs()]
    if not names:
        return ()
    from grounding.encode import encode

    topic, *meanings = encode([f"{content.headline}. {content.topic}", *map(_spoken, names)])
    ranked = sorted(zip((m @ topic for m in meanings), names, strict=True), reverse=True)
    return tuple(name for nearness, name in ranked if nearness >= least)


def _spoken(name: str) -> str:
    """An icon's name as words: `ph:coffee-bean-fill` is a coffee bean."""
    words = name.split(":")[-1].split("-")
    return " ".join(word for word in words if word not in ("fill", "light", "regular", "duotone"))


def _with_sprites(scene: Scene, language: str) -> Scene:
    """A scene whose things have sprites; those that carry words need none."""
    carriers = {text.carrier for text in scene.texts}
    objects = tuple(
        thing if thing.label in carriers
        else thing.model_copy(update={"sprite": _sprite(thing.label, language)})
        for thing in scene.objects
    )  # fmt: skip
    return replace(scene, objects=tuple(t for t in objects if t.sprite or t.label in carriers))


HEAD_FIRST = ("fr", "es", "it", "pt", "ar", "he", "th", "vi")
"""Languages in which the noun comes before the words that describe it."""


def _sprite(label: str, language: str) -> str | None:
    """The sprite of a thing: one that both its whole label and its noun alone would find."""
    from planner import icons

    known = icons.stand_in(label)
    if known is not None:
        return known
    words = label.split()
    noun = words[0 if language.split("-")[0] in HEAD_FIRST else -1] if words else label
    whole, alone = (
        [
            match.name
            for match in icons.find(query, style="colour", language=language, k=8)
            if icons.suits(match.name, label) and _of_a_kind(match.name, label, language)
        ]
        for query in (label, noun)
    )
    found = [name for name in whole if name in alone] or alone or whole
    if len(found) < 2:
        return next(iter(found), None)
    from grounding.encode import encode

    thing, *meanings = encode([label, *map(_spoken, found)])
    return max(zip((m @ thing for m in meanings), found, strict=True))[1]


_PEOPLE = re.compile(r":(?:person|man|woman|people|men|women|boy|girl|family|couple)\b")


def _of_a_kind(name: str, label: str, language: str) -> bool:
    """False for a drawing of a person where the label is known to name a thing: no fencer for a fence."""
    kinds = {hit.meaning for hit in find(label, "things", language)}
    return not (kinds and "person" not in kinds and _PEOPLE.search(name))


def _bare(item: Item) -> Item:
    return replace(item, items=tuple(_bare(replace(sub, icon="")) for sub in item.items))
