"""Whose place and whose belongings a scene prompt tells of, where its words name another thing of the same phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planner.composer.bearers import form_of
from planner.composer.nooks import WORN
from planner.composer.phrases import Thing
from planner.composer.standing import Relation

_SEATS = (
    "bench",
    "sofa",
    "armchair",
    "stool",
    "rug",
    "swing",
    "rock",
    "pier",
    "bridge",
    "haystack",
    "sill",
)
"""Forms that one sits or stands on with what one holds."""
_TABLES = ("table", "counter", "stall")
"""Forms that one is at who is told to be in them, and things are on."""
_PLACES = frozenset({"under", "behind", "front", "left", "right"})
"""Where one is who is told to be there after what one holds: `a girl reading a book under a tree`."""
_LARGE = frozenset({"furniture", "building", "vehicle"})
AND = re.compile(r"(?i)\s(?:and|und|et|y|e|и)\s")
"""`A on the left and B`: the relation is to the picture."""
_LISTS = re.compile(rf"{AND.pattern}(?:\S{{1,6}}\s)?$")
_JOINED = re.compile(rf"{AND.pattern}(?:\S{{1,6}}\s)?|\s?(?:和|与|跟|と|와|과)\S{{0,6}}\s?")


def settled(
    masked: str, told: Sequence[Relation], found: Sequence[Thing], language: str
) -> list[Relation]:
    """The relations of those whom they are told of: of who wears a coat, not of the coat."""
    told = list(_from_seats(told, found, language))
    told = list(_of_holders(masked, told, found, language))
    told = [*_alike(masked, found, told), *_near(masked, found, told)]
    return [*told, *_of_group(found, told)]


def _from_seats(
    told: Sequence[Relation], found: Sequence[Thing], language: str
) -> Iterator[Relation]:
    """`An old man feeding ducks from a bench` is on it, and they are beside it; else one is from nowhere."""
    seats: dict[int, Relation] = {}
    for relation in told:
        who = next((i for i in range(relation.subject, -1, -1) if found[i].kind == "person"), None)
        seat = found[relation.target] if relation.target is not None else None
        sat = seat is not None and (form_of(seat, language) in _SEATS or seat.kind == "boat")
        if relation.name == "from" and who is not None and sat:
            seats[who] = replace(relation, name="on", subject=who)
    yield from seats.values()
    for relation in told:
        seat_ = seats.get(relation.subject)
        fed = relation.name == "beside" and seat_ is not None and relation.target is not None
        if fed and seat_ is not None and relation.target is not None:
            yield Relation(relation.target, "beside", seat_.target)
        elif relation.name != "from":
            yield relation


def _of_holders(
    masked: str, told: Sequence[Relation], found: Sequence[Thing], language: str
) -> Iterator[Relation]:
    """The relations; what one holds who is on a seat is not on that itself: `a man with a cup on a bench`.

    What one wears is nowhere else: `a man in a coat under a tree`.
    """
    told = [_wearing(masked, relation, found) for relation in told]
    holder = {r.subject: r.target for r in told if r.name == "hold"}
    told = [_at_table(_by_wearer(r, holder, found), found, language) for r in told]
    for relation in told:
        who, seat = holder.get(relation.subject), relation.target
        sits = (
            relation.name in ("on", "in")
            and seat is not None
            and form_of(found[seat], language) in _SEATS
        )
        worn = relation.name != "hold" and found[relation.subject].how in WORN
        if worn and who is not None and seat is not None and found[seat].how in WORN:
            continue  # the coat and the hat of one
        free = who is not None and found[who].kind in ("person", "animal") and who != seat
        small = found[relation.subject].kind == "small" and relation.name in _PLACES
        moves = (sits or worn or small) and free and who is not None
        yield replace(relation, subject=who) if moves and who is not None else relation


def _by_wearer(
    relation: Relation, holder: Mapping[int, int | None], found: Sequence[Thing]
) -> Relation:
    """`A hedgehog in a coat holding a book`: what is told after what one wears is told of its wearer."""
    worn = relation.target
    wearer = holder.get(worn) if worn is not None and found[worn].how in WORN else None
    moves = wearer is not None and wearer != relation.subject
    return replace(relation, target=wearer) if moves else relation


def _at_table(relation: Relation, found: Sequence[Thing], language: str) -> Relation:
    """The relation; who is at a table is beside it, and what is at it is on it."""
    at = relation.name == "in" and relation.target is not None
    if (
        not at
        or relation.target is None
        or form_of(found[relation.target], language) not in _TABLES
    ):
        return relation
    being = found[relation.subject].kind in ("person", "animal")
    return replace(relation, name="beside" if being else "on")


def _near(masked: str, found: Sequence[Thing], told: Sequence[Relation]) -> list[Relation]:
    """The relations; what is only told next to a thing that has its own place is not beside that."""
    held = {
        r.subject
        for r in told
        if r.name == "hold" and r.target is not None and found[r.target].how == "vessel"
    }
    apart = held | {r.subject for r in told if r.target is None or r.name in ("on", "in", "under")}
    return [
        r
        for r in told
        if not (r.name == "beside" and (r.target in apart or r.subject in held))
        or not _listed(masked, found, r.subject)
    ]


def _listed(masked: str, found: Sequence[Thing], index: int) -> bool:
    """Whether a thing and the next one are parts of a list: `trees on the shore and mountains`."""
    following = found[index + 1].start if index + 1 < len(found) else len(masked)
    between = masked[found[index].end : following]
    return joined(masked, found, index) or _LISTS.search(f"{between.rstrip()} ") is not None


def _of_group(found: Sequence[Thing], told: Sequence[Relation]) -> list[Relation]:
    """Some of a group are where the others are: `penguins on a floe, one of them ...`."""
    placed = {
        r.subject: r for r in told if r.name in ("on", "in", "under") and r.target is not None
    }
    return [
        replace(placed[first], subject=some)
        for some, thing in enumerate(found)
        for first in placed
        if first < some and some not in placed and found[first].label == thing.label
    ]


def _alike(masked: str, found: Sequence[Thing], told: Sequence[Relation]) -> Iterator[Relation]:
    """Things that are told in one breath with one that is on or under another: `a cup and a jug on a table`."""
    placed = {
        r.subject: r for r in told
        if r.target is not None and (r.name in ("on", "under", "in") or _is_worn(r, found))
    }  # fmt: skip
    for index in range(len(found) - 1):
        known = placed.get(index) or placed.get(index + 1)
        other = index + 1 if index in placed else index
        free = other not in {r.subject for r in told if r.name != "beside"} | {
            known and known.target
        }
        suits = known and (known.name != "hold" or found[other].how in WORN)
        suits = suits and known and _could_both(found[known.subject], found[other])
        if known and suits and free and joined(masked, found, index):
            yield replace(known, subject=other)


def _could_both(one: Thing, other: Thing) -> bool:
    """Whether two things could be in the same place: a cup and a jug on a table, but no shelf with a cat on a rug."""
    return one.kind == other.kind or not {one.kind, other.kind} & _LARGE


def _is_worn(relation: Relation, found: Sequence[Thing]) -> bool:
    return relation.name == "hold" and found[relation.subject].how in WORN


def _wearing(masked: str, relation: Relation, found: Sequence[Thing]) -> Relation:
    """`A man in a coat` is one who wears it; so is a man in a coat `and a hat`."""
    worn = relation.target
    being = found[relation.subject].kind in ("person", "animal")
    also = relation.name == "beside" and joined(masked, found, relation.subject)
    on = relation.name in ("in", "on") or also
    if on and being and worn is not None and found[worn].how in WORN:
        return Relation(worn, "hold", relation.subject)
    return relation


def joined(masked: str, found: Sequence[Thing], index: int) -> bool:
    """Whether a thing and the next one are told in one breath: `a dog and a cat`."""
    following = masked[found[index].end : found[index + 1].start] if index + 1 < len(found) else ""
    return _JOINED.fullmatch(f" {following.strip()} ") is not None
