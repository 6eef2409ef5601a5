"""Families: the young of an animal are drawn like it where they have no drawing, smaller, and close to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.composer.lexicon import find
from planner.composer.phrases import Thing
from planner.composer.standing import Relation
from planner.parts import PictureObject

_CUB, _CHILD = 0.52, 0.66
"""How tall the young of animals and of people are at most beside the grown."""
_LOOSE = ("hold", "beside", "follow")
"""Relations of young ones that tell of nothing but their family."""
_CHILDREN = ("boy", "girl", "child")

Family = tuple[list[Thing], list[Relation], dict[int, str]]


def families(
    masked: str, shown: Sequence[Thing], relations: Sequence[Relation], language: str
) -> Family:
    """The things, their young made smaller, how these stand, and like what those are drawn that lack a drawing."""
    things, told, like = list(shown), list(relations), {}
    for young, parent in _tied(masked, shown, relations, language):
        things[young] = _smaller(things[young], things[parent], _CUB)
        own_kind = _young(shown[young], language) == "own"
        if not (own_kind and _has_drawing(shown[young], language)):
            like[young] = shown[parent].label
        own = [r for r in told if {r.subject, r.target} == {young, parent}]
        placed = any(r.subject == young for r in told if r not in own and r.name not in _LOOSE)
        told = [r for r in told if r not in own and not (r.subject == young and r.name in _LOOSE)]
        if not placed:
            trail = any(r.name == "follow" for r in own)
            told.insert(0, Relation(young, "follow" if trail else "kin", parent))
    grown = [t for t in shown if t.kind == "person" and not _is_child(t, language)]
    for index, thing in enumerate(things):
        if grown and thing.kind == "person" and _is_child(thing, language):
            things[index] = _smaller(thing, min(grown, key=lambda one: one.height), _CHILD)
    return things, told, like


def drawn_like(
    things: Sequence[PictureObject], like: dict[int, str], language: str
) -> list[PictureObject]:
    """The things, with the drawings of their parents where they have none of their own."""
    from planner.icons import whole
    from planner.sprites import sprite_of

    out = list(things)
    for index, label in like.items():
        sprite = sprite_of(label, language)
        if sprite and not out[index].sprite:
            out[index] = out[index].model_copy(update={"sprite": whole(sprite, False)})
    return out


def _tied(
    masked: str, shown: Sequence[Thing], relations: Sequence[Relation], language: str
) -> Iterator[tuple[int, int]]:
    """The young ones, each with its parent: the animal told of before it, where the words make them a family,
    or the young one has no drawing of its own.
    """
    for index, thing in enumerate(shown):
        before = [
            i for i in range(index) if shown[i].kind == "animal" and not _young(shown[i], language)
        ]
        if thing.kind != "animal" or not _young(thing, language) or not before:
            continue
        parent = before[-1]
        between = masked[shown[parent].start : thing.end]
        said = find(between, "young", language)
        held = any(
            {r.subject, r.target} == {index, parent} and r.name in ("hold", "follow")
            for r in relations
        )
        theirs = any(hit.meaning in ("whose", "parent") for hit in said)
        if held or theirs or not _has_drawing(thing, language):
            yield index, parent


def _young(thing: Thing, language: str) -> str:
    """`kin` for the young of any animal, `own` for one with a drawing of its own; empty for others."""
    hits = find(thing.noun, "young", language)
    alone = " " not in thing.label
    return next(
        (
            h.meaning
            for h in hits
            if h.end == len(thing.noun) and alone and h.meaning in ("kin", "own")
        ),
        "",
    )


def _has_drawing(thing: Thing, language: str) -> bool:
    from planner.sprites import sprite_of

    return sprite_of(thing.label, language) is not None


def _is_child(thing: Thing, language: str) -> bool:
    who = {hit.meaning for hit in find(thing.noun, "people", language)}
    return bool(who & set(_CHILDREN))


def _smaller(young: Thing, grown: Thing, share: float) -> Thing:
    return replace(young, height=min(young.height, share * grown.height))
