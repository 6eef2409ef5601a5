"""Buildings that a scene shows from outside: something is in front of one or passes it, or it is in the open air."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.composer.bearers import form_of
from planner.composer.lexicon import find, words
from planner.composer.phrases import Thing
from planner.composer.relations import relations_of
from planner.composer.sizes import height
from planner.composer.standing import Relation

_FROM_OUTSIDE = frozenset({"front", "behind", "beside", "left", "right", "around", "between"})
"""Relations of those who are not in a building."""
_INDOORS = frozenset({"room", "table"})
_IN = re.compile(r"(?i)\b(?:in|at|inside|im|dans|en|em|no|na|nel|nella|в)\s+(?:\S+\s+)?$")
_CLOSED = frozenset({"room", "table", "plain", "underwater"})
"""Grounds that lamps stand on as they do indoors."""
_SLIM, _LONG = 0.42, 3.2
"""Width over height of a street lamp, and of a wall."""
_AFTER = 4
"""So many letters after its name a word says that the scene is in a building: `咖啡馆里`."""


def seen_outside(masked: str, found: Sequence[Thing], language: str) -> frozenset[Thing]:
    """The buildings among the things that could be rooms, but are seen from outside."""
    rooms = [index for index, thing in enumerate(found) if _is_room(masked, thing, language)]
    if not rooms:
        return frozenset()
    told = [r for r in relations_of(masked, found, language) if r.target is not None]
    entered = {r.target for r in told if r.name == "in"}
    beside = {end for r in told if r.name in _FROM_OUTSIDE for end in (r.subject, r.target)}
    open_air = _in_open_air(masked, found, language)
    return frozenset(
        found[index]
        for index in rooms
        if index not in entered
        and (index in beside or open_air or len(found) == 1)
        and not _holds_scene(masked, found[index], language)
    )


def shops_among(masked: str, found: Sequence[Thing], language: str) -> tuple[Thing, ...]:
    """The things; who is called as a shop is that where others are in front of it, or shops beside it: a florist."""
    told = [r for r in relations_of(masked, found, language) if r.target is not None]
    houses = {index for index, thing in enumerate(found) if thing.kind == "building"}
    shops = {r.target for r in told if r.name == "front"}
    shops |= {r.subject for r in told if r.name in _FROM_OUTSIDE and r.target in houses}
    return tuple(
        replace(thing, kind="building", height=height(thing.noun, "building", language))
        if thing.kind == "person" and index in shops and form_of(thing, language) == "shop"
        else thing
        for index, thing in enumerate(found)
    )


_FRONTS = ("green", "red", "blue", "yellow", "purple")
"""The colours of several shops that are told none."""


def told_apart(found: Sequence[Thing], language: str) -> tuple[Thing, ...]:
    """The things; several shops in a row differ in colour where they are told none."""
    shops = [i for i, t in enumerate(found) if form_of(t, language) == "shop" and not t.color]
    if len(shops) < 2:
        return tuple(found)
    hues = {at: _FRONTS[turn % len(_FRONTS)] for turn, at in enumerate(shops)}
    return tuple(replace(t, color=hues.get(i, t.color)) for i, t in enumerate(found))


def walled(masked: str, found: Sequence[Thing], language: str) -> tuple[Thing, ...]:
    """The things; a wall that someone or something is at, or someone is on, stands by itself."""
    told = relations_of(masked, found, language)
    walls = {r.target for r in told if _leans(found[r.subject], r.name)}
    return tuple(
        replace(
            thing, kind="building", height=height(thing.noun, "building", language), ratio=_LONG,
        )
        if index in walls and form_of(thing, language) == "wall"
        else thing
        for index, thing in enumerate(found)
    )  # fmt: skip


def _leans(thing: Thing, relation: str) -> bool:
    """Whether a thing in this relation to a wall is on the ground before it, or on top of it: no picture on it."""
    on_top = relation == "on" and thing.kind in ("animal", "person")
    return on_top or (relation in _FROM_OUTSIDE and thing.kind not in ("sign", "building", "sky"))


def before_walls(
    shown: Sequence[Thing], relations: Sequence[Relation], language: str
) -> list[Relation]:
    """The relations; what is beside a wall, or leans against it, is in front of it."""
    walls = {i for i, thing in enumerate(shown) if form_of(thing, language) == "wall"}
    return [
        replace(r, name="front") if r.name == "beside" and r.target in walls else r
        for r in relations
    ]


def lit_outdoors(
    shown: Sequence[Thing], relations: Sequence[Relation], ground: str, language: str
) -> list[Thing]:
    """The things; a lamp that stands by itself in the open air is one of the street."""
    carried = {r.subject for r in relations if r.name in ("on", "in", "hold")}
    label = words("surfaces", "streetlamp", language)[0]
    tall = height(label, "furniture", language)
    return [
        replace(thing, label=label, noun=label, height=tall, ratio=_SLIM)
        if ground not in _CLOSED and index not in carried and form_of(thing, language) == "lamp"
        else thing
        for index, thing in enumerate(shown)
    ]


def _is_room(masked: str, thing: Thing, language: str) -> bool:
    """Whether a building's name is that of a place one may be in: a bakery, a hotel."""
    named = find(masked[thing.start : thing.end], "grounds", language)
    return thing.kind == "building" and any(hit.meaning == "room" for hit in named)


def _in_open_air(masked: str, found: Sequence[Thing], language: str) -> bool:
    """Whether a ground of the open air is named, other than in a thing's name."""
    return any(
        hit.meaning not in _INDOORS
        and not any(thing.start <= hit.start and hit.end <= thing.end for thing in found)
        for hit in find(masked, "grounds", language)
    )


def _holds_scene(masked: str, thing: Thing, language: str) -> bool:
    """Whether the scene is in a building: `In a bakery on a street, ...`."""
    after = find(masked[thing.end : thing.end + _AFTER], "relations", language)
    within = bool(after) and after[0].start == 0 and after[0].meaning == "in"
    return within or _IN.search(masked, max(0, thing.start - 12), thing.start) is not None
