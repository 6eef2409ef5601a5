"""What goes together without a word between: goods in their crates, a picnic on its blanket, people at tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from planner.composer.bearers import form_of
from planner.composer.counts import is_plural
from planner.composer.lexicon import find, is_cjk
from planner.composer.nooks import WORN
from planner.composer.phrases import Thing
from planner.composer.standing import Relation

_HEAP = 5
"""So many of what fills a vessel are seen in it, where no number is told."""
_THEN = re.compile(r"(?i)\s*(?:[,、，]|[,，]?\s*(?:and|und|et|y|e|и|or|o|ou|oder|和|与|と|や))\s*")
"""What stands between the parts of a list that has no other words."""
_GOODS = frozenset({"small", "plant", "other"})
_TABLES = frozenset({"table"})
_SHOWS = ("shelf", "table", "counter", "stall", "cart")
"""Forms that goods with a price are on."""

_BACKDROP = 1.4
"""How much larger than alone a building is behind a vehicle."""
_LOW, _HEAVY = 160.0, 400.0
"""Height of what is too large for a table, and for a blanket, units."""

_FOR_ONE = 1.3
"""Seats no wider than so much of their height have room for one."""
_ON = ("on", "hold", "fill")
"""Relations of what is not on the ground."""
_FULL = 210.0
"""Height of what is a table, not a night stand, units."""
_LONGER = 1.35
"""How much longer a table is that several things are on."""

Scene = tuple[list[Thing], list[Relation]]


def gathered(
    masked: str, shown: Sequence[Thing], relations: Sequence[Relation], bearing: Collection[int],
    language: str,
) -> Scene:  # fmt: skip
    """The things and relations, with those that nothing but their being named together tells of."""
    scene = list(shown), list(relations)
    scene = _backed(*scene)
    scene = _sorted_goods(masked, *scene)
    scene = _heaped(masked, *scene, language)
    scene = _priced(*scene, bearing, language)
    scene = _seated(*scene, bearing, language)
    scene = _worn(*scene, bearing)
    shown_, told = _laid(*scene, bearing, language)
    return shown_, [_grounded(relation, shown_, told, language) for relation in told]


def _backed(shown: list[Thing], relations: list[Relation]) -> Scene:
    """A building is so large that it is seen behind the vehicle before it."""
    for relation in relations:
        house = relation.target
        rides = shown[relation.subject].kind == "vehicle" and relation.name == "front"
        if rides and house is not None and shown[house].kind == "building":
            shown[house] = replace(shown[house], height=_BACKDROP * shown[house].height)
    return shown, relations


def _sorted_goods(masked: str, shown: list[Thing], relations: list[Relation]) -> Scene:
    """`Crates of tomatoes, carrots and lettuce` are three, with one kind in each."""
    for relation in list(relations):
        vessel = relation.target
        if relation.name != "hold" or vessel is None or shown[vessel].how != "vessel":
            continue
        goods = [relation.subject, *_listed(masked, shown, relation.subject)]
        if len(goods) < 2:
            continue
        if shown[vessel].count == 1:
            relations = [r for r in relations if r.subject not in goods[1:]]
            relations += [Relation(one, "hold", vessel) for one in goods[1:]]
            shown = [
                replace(t, count=2) if i in goods and t.count > 1 else t
                for i, t in enumerate(shown)
            ]
            continue
        shown[vessel] = replace(shown[vessel], count=len(goods))
        shown = [replace(t, count=3) if i in goods else t for i, t in enumerate(shown)]
        relations = [r for r in relations if r.subject not in goods]
        relations += [Relation(one, "fill", vessel) for one in goods]
    return shown, relations


def _listed(masked: str, shown: Sequence[Thing], first: int) -> Iterator[int]:
    """The goods that follow one in its list."""
    for index in range(first + 1, len(shown)):
        between = masked[shown[index - 1].end : shown[index].start]
        bare = shown[index].start == shown[index].end - len(shown[index].noun)
        if not (_THEN.fullmatch(between) and bare and shown[index].kind in _GOODS):
            return
        yield index


def _heaped(masked: str, shown: list[Thing], relations: list[Relation], language: str) -> Scene:
    """A basket of apples is full of them, and is where they are told to be."""
    for relation in list(relations):
        vessel, thing = relation.target, shown[relation.subject]
        if relation.name != "hold" or vessel is None or shown[vessel].how not in ("vessel", "flat"):
            continue
        many = is_cjk(thing.noun) or is_plural(thing.noun, language)
        deep = shown[vessel].how == "vessel"
        mixed = sum(r.target == vessel and r.name == "hold" for r in relations) > 1
        if (
            thing.kind == "small"
            and many
            and deep
            and not mixed
            and not _is_counted(masked, thing, language)
        ):
            shown[relation.subject] = replace(thing, count=_HEAP * shown[vessel].count)
        placed = any(r.subject == vessel and r.target is not None for r in relations)
        relations = [
            replace(r, subject=vessel)
            if r.subject == relation.subject and r.name not in ("hold", "fill") and not placed
            else r
            for r in relations
            if not (placed and r.subject == relation.subject and r is not relation)
        ]
    return shown, relations


def _is_counted(masked: str, thing: Thing, language: str) -> bool:
    told = masked[thing.start : thing.end - len(thing.noun)]
    return bool(find(told, "numerals", language)) or any(char.isdigit() for char in told)


def _priced(
    shown: list[Thing], relations: list[Relation], bearing: Collection[int], language: str
) -> Scene:
    """Price tags without words are on what is sold."""
    for index, tag in enumerate(shown):
        if index in bearing or form_of(tag, language) != "plate":
            continue
        goods = [i for i, t in enumerate(shown) if t.how == "vessel"] or [
            i for i, t in enumerate(shown) if form_of(t, language) in _SHOWS
        ]
        if goods:
            shown[index] = replace(tag, kind="small", count=shown[goods[0]].count)
            relations = [r for r in relations if index not in (r.subject, r.target)]
            relations.append(Relation(index, "mark", goods[0]))
    return shown, relations


def _seated(
    shown: list[Thing], relations: list[Relation], bearing: Collection[int], language: str
) -> Scene:
    """Who is at a table is behind it; where there are several, one at each."""
    out = []
    for relation in relations:
        table, who = relation.target, shown[relation.subject]
        at = relation.name in ("beside", "around", "in") and who.kind == "person"
        own = table is not None and table not in bearing
        if at and own and table is not None and form_of(shown[table], language) in _TABLES:
            if shown[table].count > 1:
                shown[table] = replace(shown[table], count=who.count)
            relation = replace(relation, name="at")
        out.append(relation)
    return shown, out


def _worn(shown: list[Thing], relations: list[Relation], bearing: Collection[int]) -> Scene:
    """`A snowman, a red scarf`: what one wears and nothing is told of is worn by who was named before."""
    told = {r.subject for r in relations if r.name != "beside"} | set(bearing)
    for index, thing in enumerate(shown):
        if thing.how not in WORN or index in told:
            continue
        wearer = next((i for i in range(index - 1, -1, -1) if shown[i].kind == "person"), None)
        if wearer is not None:
            shown[index] = replace(thing, count=shown[wearer].count)
            relations = [r for r in relations if index not in (r.subject, r.target)]
            relations.append(Relation(index, "hold", wearer))
    return shown, relations


def _laid(
    shown: list[Thing], relations: list[Relation], bearing: Collection[int], language: str
) -> Scene:
    """Goods that are told nowhere else are on the blanket that is spread, else on the table that is there."""
    forms = [form_of(thing, language) for thing in shown]
    under = [i for i, form in enumerate(forms) if form in ("blanket", "rug") and i not in bearing]
    cloth = bool(under) and forms[under[0]] == "blanket"
    tables = [
        i for i, form in enumerate(forms)
        if (form in _TABLES or (shown[i].how == "plank" and not bearing)) and shown[i].count == 1
    ]  # fmt: skip
    place = under[0] if cloth else next((i for i in tables if i not in bearing), None)
    if place is None:
        return shown, relations
    told = {r.subject for r in relations if r.name != "beside"} | {*bearing, place}
    low = _LOW if not cloth else _HEAVY
    goods = {
        i for i, t in enumerate(shown)
        if t.kind == "small" and i not in told and t.height < low and t.how not in ("lies", "rolls")
    }  # fmt: skip
    kept = [r for r in relations if r.subject not in goods and not (cloth and r.subject == place)]
    on_it = [*kept, *(Relation(one, "on", place) for one in sorted(goods))]
    if (
        not cloth
        and shown[place].height > _FULL
        and sum(r.target == place and r.name in _ON for r in on_it) > 1
    ):
        shown[place] = replace(shown[place], ratio=_LONGER * shown[place].ratio)
    return shown, on_it


def _grounded(
    relation: Relation, shown: Sequence[Thing], told: Sequence[Relation], language: str
) -> Relation:
    """Who is beside what is on a table, or beside one on a chair, is beside that."""
    if relation.name != "beside" or shown[relation.subject].kind not in ("person", "animal"):
        return relation
    base, seen = relation.target, {relation.subject}
    while base is not None and base not in seen:
        seen.add(base)
        under = next((r.target for r in told if r.subject == base and r.name in _ON), None)
        if under is None:
            for_one = shown[base].how == "seat" and shown[base].ratio < _FOR_ONE
            low = form_of(shown[base], language) in _SHOWS or for_one
            carried = base != relation.target and low
            return replace(relation, target=base) if carried else relation
        base = under
    return relation
