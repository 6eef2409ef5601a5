"""Parts that stand for their wholes: a cat on a roof is on a house, a parcel on a doorstep in front of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from planner.composer.bearers import form_of
from planner.composer.lexicon import Hit, find, words
from planner.composer.phrases import Thing
from planner.composer.relations import relations_of
from planner.composer.sizes import height, ratio
from planner.composer.standing import Relation

_ON = frozenset({"on", "in", "under", "behind", "beside", "front", "above", "ride"})
_NEAR, _AFTER = 30, 5
"""So many letters before a part a word says that something is on it, or so many after it."""
_STEPS = ("に", "에")
"""What follows a place in Japanese and Korean."""
_ROOMY = frozenset({"building", "vehicle", "boat", "furniture"})
"""Kinds of things that have windows, or stand in the room that has one."""
_ROOFLESS = frozenset({
    "bridge", "mountain", "fence", "well", "pier", "rock", "fountain", "swing", "igloo", "pyramid", "bough", "cliff",
})  # fmt: skip
"""Forms of buildings that nothing is on the roof of."""


def part_of(noun: str, language: str) -> str:
    """What part a noun names (`roof`, `step`, `door` or `bough`), empty for none."""
    named = [hit.meaning for hit in find(noun, "wholes", language) if hit.end == len(noun)]
    return named[-1] if named and named[-1] != "house" else ""


def is_place(text: str, hit: Hit, language: str) -> bool:
    """True unless a noun names a part that nothing is on: the roof of `a house with a red roof`."""
    if part_of(text[hit.start : hit.end], language) in ("", "door"):
        return True
    after = text[hit.end : hit.end + _AFTER]
    told = find(text[max(0, hit.start - _NEAR) : hit.start], "relations", language)
    follows = [h for h in find(after, "relations", language) if h.start <= 1]
    return (
        after.lstrip().startswith(_STEPS)
        or any(h.meaning in _ON for h in follows)
        or (bool(told) and told[-1].meaning in _ON)
    )


def merged(
    shown: Sequence[Thing], relations: Sequence[Relation], bearing: Collection[int], language: str
) -> tuple[list[Thing], list[Relation], list[int]]:
    """The things without parts of others, what stands on those on or before their wholes, and which are kept.

    A part without a whole is drawn as a house, a branch as a tree that has one; what is `bearing` words stays.
    """
    parts = {i: part for i, thing in enumerate(shown) if (part := part_of(thing.noun, language))}
    owner = {i: to for i, to in _owned(shown, parts, language) if i not in bearing}
    kept = [index for index in range(len(shown)) if index not in owner]
    place = {old: new for new, old in enumerate(kept)} | {
        part: kept.index(whole) for part, whole in owner.items()
    }
    things = [
        _house(shown[i], language) if parts.get(i) in ("roof", "step") else shown[i] for i in kept
    ]
    moved = [
        replace(_stepped(r, parts), subject=place[r.subject], target=r.target if r.target is None else place[r.target])
        for r in sorted(relations, key=lambda one: one.target not in parts)
        if r.subject not in owner
    ]  # fmt: skip
    return things, [r for r in moved if r.subject != r.target], kept


def at_windows(masked: str, found: Sequence[Thing], language: str) -> tuple[Thing, ...]:
    """The things; a window that someone is at or in is its sill where nothing else could be what it is in."""
    windows = [thing for thing in found if form_of(thing, language) == "window"]
    if any(thing.kind in _ROOMY for thing in found if thing not in windows):
        return tuple(found)
    sills = {
        r.target
        for r in relations_of(masked, found, language)
        if (
            r.name in ("in", "on")
            and found[r.subject].kind in ("animal", "person", "small", "plant")
        )
        or (r.name in ("beside", "front") and found[r.subject].kind in ("animal", "person"))
    }
    return tuple(
        _called(thing, words("surfaces", "sill", language)[0], "furniture", language)
        if index in sills and thing in windows
        else thing
        for index, thing in enumerate(found)
    )


def _owned(
    shown: Sequence[Thing], parts: dict[int, str], language: str
) -> Iterator[tuple[int, int]]:
    """What is drawn as a part of another thing, or within its drawing, with that thing."""
    for index, part in parts.items():
        near = sorted(set(range(len(shown))) - parts.keys(), key=lambda i: abs(i - index))
        if part == "bough":
            tree = next((i for i in near if shown[i].kind == "plant"), None)
            if tree is not None:
                yield tree, index
            continue
        roofed = (
            i for i in near
            if (shown[i].kind == "building" and form_of(shown[i], language) not in _ROOFLESS)
            or (shown[i].kind == "vehicle" and part == "roof" and i == index + 1)
        )  # fmt: skip
        whole = next(roofed, None)
        if whole is not None:
            yield index, whole


def _stepped(relation: Relation, parts: dict[int, str]) -> Relation:
    """What is on a doorstep or at a door is before that of the house."""
    part = "" if relation.target is None else parts.get(relation.target, "")
    steps = (part == "step" and relation.name in ("on", "in")) or (
        part == "door" and relation.name in ("front", "beside", "in")
    )
    return replace(relation, name="step") if steps else relation


def _house(part: Thing, language: str) -> Thing:
    return _called(part, words("wholes", "house", language)[0], "building", language)


def _called(thing: Thing, label: str, kind: str, language: str) -> Thing:
    """The thing under another name, as large as what is called so."""
    return replace(
        thing, label=label, noun=label, kind=kind,
        height=height(label, kind, language), ratio=ratio(label, kind, language),
    )  # fmt: skip
