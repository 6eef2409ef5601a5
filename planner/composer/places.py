"""Where the things of a scene stand: boxes in 1000 x 1000 units, depth and support."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from planner.composer.bearers import Bearer
from planner.composer.boxes import (
    SIDE,
    Placed,
    free_box,
    in_the_way,
    overlap,
    parted_for,
    whole_box,
)
from planner.composer.nooks import WORN
from planner.composer.phrases import Thing
from planner.composer.ranks import Stand, stand
from planner.composer.scales import SCENERY, fill, scale_of
from planner.composer.spots import ground_reach
from planner.composer.standing import (
    CARRIED,
    SLOTS,
    WIDE,
    Relation,
    by_wall,
    extent,
    standing,
    usual,
)  # fmt: skip
from planner.composer.tabletop import shelved, still_life
from planner.icons.boards import PREFIX, board
from planner.parts import Box, PictureObject

_BESIDE = ("beside", "left", "right", "behind", "front", "around", "between")
_BEARING = ("hold", *CARRIED, "in", "between")
"""Relations to things that others are on, or between: these keep their places."""
_FREE = (None, "ground", "land")
"""What those stand on that are in no rank; None is the air."""
_EITHER_WAY = ("animal", "person", "plant")
_BESIDE_WORDS = {"person": 1.15}
"""How large things without words are beside those that bear some, which are enlarged for them; 0.75 for all others."""
_EDGE = 0.16
"""The share of the room beside what stands along a wall that is at either end."""


def place(
    things: Sequence[Thing], relations: Sequence[Relation], ground: str,
    bearers: Mapping[int, Bearer],
) -> tuple[PictureObject, ...]:  # fmt: skip
    """A box, a depth and a support for each thing; those that bear words are large enough for them."""
    relations = [_larger_first(r, things, relations) for r in relations]
    carried = {r.subject for r in relations if _is_carried(r, things)}
    scale = fill([t for i, t in enumerate(things) if i not in carried] or things, ground)
    people = {bearer.person for bearer in bearers.values()}
    others = {
        i: extent(thing, 0.2, _BESIDE_WORDS.get(thing.kind, 0.75))
        for i, thing in enumerate(things)
        if i not in bearers and i not in people and _ranked(i, things, relations)
    }
    across = _across({*bearers, *others}, relations)
    stands = stand(bearers, others, across, ground_reach(ground))
    placed = dict(_borne(stands, bearers))
    scale = max(scale, *(0.6 * _enlarged(things[i], at) for i, at in stands.items()), 0.0)
    parted = {r.target: things[r.subject] for r in relations if r.name == "between"}
    placed |= dict(_along_wall(things, relations, placed, ground, scale))
    ranked = still_life(things, relations, scale) if ground == "table" and not bearers else {}
    shelf = shelved(things, relations, bearers, ground)
    placed |= {**ranked, **shelf, **dict(_leaders(things, relations, ground, scale))}
    for index in _order(things, relations, placed):
        relation = next((r for r in relations if r.subject == index), None)
        at = standing(things, index, relation, placed, ground, scale)
        if index in parted and things[index].count == 2:
            at = parted_for(at, extent(parted[index], at.depth, scale)[0])
        elif relation is not None and things[index].kind == "boat" and things[index].count == 2:
            at = parted_for(at, in_the_way(at, placed))
        held = relation is not None and relation.name == "hold" and relation.target not in bearers
        lettered = [_lettered(placed[i], stands[i].form, bearers[i]) for i in bearers]
        placed[index] = _behind(at, lettered, 0.15 if held else 0.04)
    sprites = {i: f"{PREFIX}{at.form}" for i, at in stands.items() if at.form}
    sprites |= {i: f"{PREFIX}ledge" for i in shelf if things[i].how == "plank"}
    shown = [replace(t, count=1) if i in bearers else t for i, t in enumerate(things)]
    bearing = {r.target for r in relations if r.name in _BEARING} | ranked.keys()
    bearing |= {r.subject for r in relations if r.name == "follow"}
    return tuple(
        _object(thing, placed[i], sprites.get(i), loose=i not in carried | bearing)
        for i, thing in enumerate(shown)
    )


def _is_carried(relation: Relation, things: Sequence[Thing]) -> bool:
    """Whether a thing is on or in another one, in someone's hands, or far away, and takes no room of its own."""
    if relation.target is None:
        return relation.name == "behind"
    near = things[relation.target]
    being = near.kind in ("person", "animal")
    worn = being and things[relation.subject].how in WORN
    held = worn or (relation.name == "hold" and (being or near.how == "vessel"))
    return held or relation.name in CARRIED


def _ranked(index: int, things: Sequence[Thing], relations: Sequence[Relation]) -> bool:
    """Whether a thing stands beside those that bear words: not scenery, and not on or over another thing."""
    named = next((r for r in relations if r.subject == index), None)
    free = named is None or named.target is None or named.name in _BESIDE
    return free and things[index].kind not in SCENERY


def _across(ranked: Collection[int], relations: Sequence[Relation]) -> list[int]:
    """The order from left to right: as named, on the sides that were asked for."""
    said = {r.subject: r for r in relations if r.subject in ranked and r.name in _BESIDE}
    out = sorted(i for i in ranked if i not in said)
    for index in sorted(said):
        relation = said[index]
        near = out.index(relation.target) if relation.target in out else None
        if relation.name == "left":
            out.insert(near or 0, index)
        else:
            out.insert(len(out) if near is None else near + 1, index)
    return out


def _borne(
    stands: Mapping[int, Stand], bearers: Mapping[int, Bearer]
) -> Iterator[tuple[int, Placed]]:
    """Things that bear words, and the people who hold or wear them behind them."""
    for index, at in stands.items():
        yield index, Placed(whole_box(at.x, at.y, at.w, at.h), at.depth, at.support)
        person = bearers[index].person if index in bearers else None
        if person is not None and at.person is not None:
            yield person, Placed(whole_box(*at.person), at.depth + 0.02, "ground")


def _enlarged(thing: Thing, at: Stand) -> float:
    """How much larger than usual a small thing is drawn for its words; others stay as they are."""
    return min(4.0, at.h / usual(thing)[1]) if thing.kind == "small" else 0.0


def _lettered(at: Placed, form: str, bearer: Bearer) -> Placed:
    """The part of a thing that words are on: the sign of a shop, whose door one may stand before."""
    drawn = board(f"{PREFIX}{form}")
    panels = drawn.panels if drawn else {}
    own = [panels[word.part] for word in bearer.words if word.part in panels]
    if not own:
        return at
    left, top, right, bottom = (
        side(one) for side, one in zip((min, min, max, max), zip(*own, strict=True), strict=True)
    )
    box = at.box
    return replace(
        at,
        box=Box(
            x=box.x + left * box.w, y=box.y + top * box.h, w=(right - left) * box.w, h=(bottom - top) * box.h,
        ),
    )  # fmt: skip


def _behind(at: Placed, bearing: Sequence[Placed], most: float) -> Placed:
    """Behind whatever bears words of which it would cover more than this share."""
    covered = [p.depth for p in bearing if overlap(at.box, p.box) > most * p.box.w * p.box.h]
    return replace(at, depth=min(0.98, max([at.depth, *(depth + 0.04 for depth in covered)])))


def _larger_first(
    relation: Relation, things: Sequence[Thing], relations: Sequence[Relation]
) -> Relation:
    """Of two neighbours the wider one is placed first: there is room for a lamp beside a sofa."""
    subject, target = relation.subject, relation.target
    if relation.name != "beside" or target is None or any(r.subject == target for r in relations):
        return relation
    if {"sky", "boat"} & {things[subject].kind, things[target].kind}:
        return relation
    wider = usual(things[subject])[0] > 1.5 * usual(things[target])[0]
    return Relation(target, "beside", subject) if wider else relation


def join(
    thing: Thing, others: Sequence[tuple[Thing, PictureObject]], relation: str, target: int | None,
    ground: str,
) -> PictureObject:  # fmt: skip
    """A thing that joins others where they stand, as large beside them as it should be."""
    things = [other for other, _ in others]
    placed = {i: Placed(o.box, o.depth, o.support) for i, (_, o) in enumerate(others)}
    index = len(things)
    own = Relation(index, relation, target)
    at = standing([*things, thing], index, own, placed, ground, scale_of(others))
    feet = [p.box.bottom for p in placed.values() if p.support]
    if at.support in ("ground", "land") and target is None and feet:
        w, h, foot = at.box.w, at.box.h, max(feet)
        at = replace(at, box=free_box(w, h, foot - h, placed, WIDE.get(relation, SLOTS)))
    if at.support == "ground" and _hides(at.box, placed.values()):
        nearer = min(at.box.y + 0.4 * at.box.h, 970 - at.box.h)
        at = replace(at, box=whole_box(at.box.x, nearer, at.box.w, at.box.h), depth=0.02)
    return _object(thing, at, loose=not _is_carried(own, [*things, thing]))


def _hides(box: Box, others: Iterable[Placed]) -> bool:
    """Whether a box covers much of another thing."""
    return any(overlap(box, o.box) > 0.3 * min(box.w * box.h, o.box.w * o.box.h) for o in others)


def _object(
    thing: Thing, at: Placed, sprite: str | None = None, loose: bool = False
) -> PictureObject:
    """The thing where it is placed; several that are free to stand as they like are in no rank."""
    loose = loose and thing.count > 1 and thing.kind != "sign" and at.support in _FREE
    return PictureObject(
        label=thing.label,
        box=at.box,
        sprite=sprite,
        depth=round(at.depth, 3),
        support=at.support,
        color=thing.color,
        count=thing.count,
        loose=loose,
        facing="both" if loose and thing.kind in _EITHER_WAY and at.support else None,
    )


def _leaders(
    things: Sequence[Thing], relations: Sequence[Relation], ground: str, scale: float
) -> Iterator[tuple[int, Placed]]:
    """Who goes before others, at the left, so that there is room for these."""
    told = {r.subject for r in relations}
    for leader in [r.target for r in relations if r.name == "follow"]:
        if leader is not None and leader not in told:
            at = standing(things, leader, None, {}, ground, scale)
            yield leader, replace(at, box=whole_box(SIDE, at.box.y, at.box.w, at.box.h))


def _along_wall(
    things: Sequence[Thing], relations: Sequence[Relation], placed: Mapping[int, Placed], ground: str,
    scale: float,
) -> Iterator[tuple[int, Placed]]:  # fmt: skip
    """What stands along the wall of a room, from left to right as named; its middle is left to what is before it."""
    told = {r.subject for r in relations} | placed.keys()
    row = [i for i, t in enumerate(things) if by_wall(t) and i not in told]
    if ground != "room" or len(row) < 2:
        return
    stands = [standing(things, i, None, {}, ground, scale) for i in row]
    spare = max(0.0, 1000 - sum(at.box.w for at in stands))
    x = _EDGE * spare
    gap = (1 - 2 * _EDGE) * spare / (len(row) - 1)
    for index, at in zip(row, stands, strict=True):
        yield index, replace(at, box=whole_box(x, at.box.y, at.box.w, at.box.h))
        x += at.box.w + gap


def _order(
    things: Sequence[Thing], relations: Sequence[Relation], placed: Mapping[int, Placed]
) -> list[int]:
    """Things that others refer to come first; circles are cut where they are met."""
    target = {r.subject: r.target for r in relations}
    done: list[int] = []
    for start in range(len(things)):
        chain: list[int] = []
        index: int | None = start
        while (
            index is not None and index not in done and index not in placed and index not in chain
        ):
            chain.append(index)
            index = target.get(index)
        done.extend(reversed(chain))
    return done
