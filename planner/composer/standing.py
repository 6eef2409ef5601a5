"""Where a thing stands: by its relation to another one, else where its kind belongs; 1000 x 1000 units."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.composer.boxes import Placed, column, free_box, within
from planner.composer.nooks import FLOOR
from planner.composer.phrases import Thing
from planner.composer.spots import AFAR, INDOORS, floor_at, related
from planner.parts import Box

_HANGS, _HUNG, _AFLOAT = 110.0, 60.0, 670.0
"""Where a picture or window without words hangs, where lanterns do, and where boats float off a beach, units from
the top."""
_FLOATS = 300.0
"""How far down one floats in space, units from the top."""
_SWIMS = (330.0, 150.0, 480.0, 240.0)
"""How far down things swim, units from the top."""
_DEPTHS = {
    "building": 0.65,
    "boat": 0.62,
    "plant": 0.55,
    "sky": 0.9,
    "sign": 0.4,
    "small": 0.25,
    "vehicle": 0.35,
}
_IN_ROW, _MOST_ROWS = 7, 3
"""So many stand in a row, and more in so many rows at most."""
_SPREAD = 1.7
"""How much of its height a flock takes, or a shoal."""
_HORIZON = {"sea": 565.0, "beach": 575.0, "lakeside": 555.0}
"""Where the land over the water stands, units from the top."""
_SHORE = {"beach": 0.45, "lakeside": 0.45}
"""How deep the land before the water is."""
SLOTS = (0.5, 0.24, 0.76, 0.12, 0.88, 0.37, 0.63)
_ALOFT = (0.76, 0.5, 0.88, 0.24, 0.63, 0.12, 0.37)
WIDE = {"left": (0.2, 0.12, 0.3, 0.38), "right": (0.8, 0.88, 0.7, 0.62)}
"""Slots of what joins a side where others stand."""
_LEVEL = ("beside", "left", "right", "around", "between", "kin", "follow")
"""Relations of things that are equally far away."""
CARRIED = ("on", "ride", "fill", "mark", "at")
_TABLE_BACK, _TABLE_FRONT, UPRIGHT = 0.85, 0.15, 0.9
"""On a table what is upright stands behind what is low: bottles behind fruit."""
_RUG = 945.0
"""Where the near edge of a rug lies, units from the top."""
_UNSPREAD = frozenset({"table", "sea", "space", "sky", "underwater"})
"""Grounds that nothing is spread on."""
_BY_WALL = 0.9
"""How deep in a room what belongs to its walls stands."""
_PANE = 290.0
"""How high a window with its sill is at most, on the wall of a room, units."""
_FARTHER = 0.5
"""How large what is far away in the sky is beside what is near."""
_SHALLOW, _NEAR = 0.4, (*INDOORS, "street")
"""How deep a room, a table or a street is beside a landscape."""
_CROSSING = Box(x=190, y=872, w=620, h=105)
"""The stripes over the road of a street."""
_STREWN = Box(x=20, y=14, w=960, h=400)
"""The sky that stars are strewn over."""


@dataclass(frozen=True, slots=True)
class Relation:
    """`things[subject]` stands in this relation to `things[target]` (None: to the picture)."""

    subject: int
    name: str
    target: int | None


def usual(thing: Thing) -> tuple[float, float]:
    """The width and height of one such thing near the viewer, units."""
    return thing.height * thing.ratio, thing.height


def standing(
    things: Sequence[Thing],
    index: int,
    relation: Relation | None,
    placed: Mapping[int, Placed],
    ground: str,
    scale: float,
) -> Placed:
    thing = things[index]
    under = placed
    placed = {i: p for i, p in under.items() if p.depth < FLOOR or p.support != "ground"}
    target = under.get(relation.target) if relation and relation.target is not None else None
    depth = _depth(thing, index, relation, ground)
    level = target and target.support and relation and relation.name in _LEVEL
    away = target.depth if target and level else depth
    w, h = extent(thing, away * (_SHALLOW if ground in _NEAR else 1.0), scale)
    near = things[relation.target] if relation and relation.target is not None else None
    hands = near is not None and near.kind in ("person", "animal")
    held = relation is not None and (
        relation.name in CARRIED or (relation.name == "hold" and hands)
    )
    aloft = thing.kind == "sky" or thing.how == "swims" or (relation and relation.name == "above")
    if thing.count > 1 and aloft and not held:
        h *= _SPREAD
    if thing.how == "crossed":
        return Placed(_CROSSING, 0.96, "ground")
    if thing.how == "strewn" and thing.count == 1:
        return Placed(_STREWN, 0.98, None)
    if relation == Relation(index, "behind", None) and thing.kind in ("sky", "boat"):
        w, h = _FARTHER * w, _FARTHER * h
    if thing.kind == "sky" and not held:
        above = {i: replace(p, box=column(p.box)) for i, p in placed.items() if p.support is None}
        side = relation.name if relation and relation.target is None else ""
        above = {**placed, **above}
        free = free_box(w, h, 90 + 60 * (index % 3), above, WIDE.get(side, _ALOFT))
        return Placed(free, 0.9, None)
    if relation is not None and target is not None:
        assert near is not None
        found = related(relation.name, thing, near, w, h, target, placed, depth)
        if found is not None:
            return _down(found, ground)
    floats = ground == "space" and thing.kind in ("person", "animal")
    if floats and any(other.how == "world" for other in things):
        return Placed(free_box(w, h, _FLOATS, placed, SLOTS), depth, None)
    if thing.how == "hangs" and ground != "table":
        return Placed(free_box(w, h, _HUNG, placed, SLOTS), depth, None)
    if thing.how == "sill" and ground == "room":
        w, h = within(w, h, w, _PANE)
    if (thing.kind == "sign" and ground in INDOORS) or (thing.how == "sill" and ground == "room"):
        return Placed(free_box(w, h, _HANGS, placed, SLOTS), 0.9, "wall")
    if ground == "underwater" and thing.how == "swims":
        water = free_box(w, h, _SWIMS[index % len(_SWIMS)], placed, SLOTS)
        return Placed(water, depth, None)
    floor = floor_at(depth if depth > AFAR else min(depth, _SHORE.get(ground, 1.0)), ground)
    if ground in ("beach", "lakeside") and thing.kind == "boat":
        floor = _AFLOAT
    if ground in _HORIZON and thing.kind == "building" and depth > AFAR:
        floor = _HORIZON[ground]
    slots = {"left": (0.2, 0.12), "right": (0.8, 0.88)}.get(
        relation.name if relation else "", SLOTS
    )
    support: str | None = "ground"
    if ground == "sea" and thing.kind in ("building", "plant"):
        support = None if thing.how == "spans" else "land"
    if thing.how == "lies" and ground not in _UNSPREAD:
        return Placed(free_box(w, h, _RUG - h, {}, slots), FLOOR, support)
    return Placed(free_box(w, h, floor - h, placed, slots), depth, support)


def _down(at: Placed, ground: str) -> Placed:
    """What stands on the ground, no higher than that reaches."""
    by = floor_at(1.0, ground) - at.box.bottom
    if at.support != "ground" or by <= 0:
        return at
    return replace(at, box=at.box.model_copy(update={"y": round(at.box.y + by, 1)}))


def _depth(thing: Thing, index: int, relation: Relation | None, ground: str) -> float:
    if ground == "table" and thing.kind == "small" and relation is None:
        return _TABLE_BACK if thing.ratio < UPRIGHT else _TABLE_FRONT
    if ground == "room" and by_wall(thing) and relation is None:
        return _BY_WALL
    own = _DEPTHS.get(thing.kind, 0.3)
    shift = {"behind": 0.3, "front": -0.2}.get(relation.name, 0.0) if relation else 0.0
    return min(0.95, max(0.05, own + shift - (0.08 if index == 0 else 0)))


def by_wall(thing: Thing) -> bool:
    """Whether a thing of a room stands along its walls, behind those who are in it."""
    return thing.how in ("wall", "plank") or thing.kind in ("plant", "building")


def extent(thing: Thing, depth: float, scale: float) -> tuple[float, float]:
    """The box of the whole group: several of a kind stand in a loose row, many in several."""
    w, h = usual(thing)
    size = scale if thing.kind != "sky" else 1.0
    size *= 1 - 0.4 * depth if thing.kind != "sky" else 1.0
    if thing.count > 1:
        size *= 1 / (1 + 0.06 * min(thing.count, 8))
        rows = min(_MOST_ROWS, math.ceil(thing.count / _IN_ROW))
        w *= 1 + 0.8 * (min(math.ceil(thing.count / rows), _IN_ROW) - 1)
        h *= rows
    w, h = w * size, h * size
    shrink = min(1.0, 900 / w, 620 / h)
    return w * shrink, h * shrink
