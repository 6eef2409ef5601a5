"""Spots in a scene: beside, on, under or in another thing, or where there is room; 1000 x 1000 units."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from planner.composer.boxes import SIDE, Placed, overlap, whole_box, within
from planner.composer.nooks import TALL, WORN, bunch, nook, worn
from planner.composer.phrases import Thing
from planner.parts import Box

_NEAR = 930.0
_REACH, _OPEN = {"room": 150.0, "table": 150.0, "street": 65.0}, 330.0
INDOORS = ("room", "table")
AFAR = 0.8
"""Deeper than this stands what is in the distance."""
_SEEN_OVER = 1.2
"""What is so much taller than a thing is seen over it: horses behind a fence."""
_IN_ARMS = 180.0
"""Height of the largest animal that one carries, units: a cat, but no dog."""
_STRETCH = 2.5
"""Walls and fences are so much wider than high: one is before them, not at their end."""
_LEAST = 0.55
"""How much smaller at most several things are to be seen beside what they are behind."""
_LOW = 1.5
"""Boats so much wider than high have no sail: one sits behind their side."""
_ROOF = 0.45
"""How much of the width of a house there is room on the roof for."""
_DOOR = 0.36
"""Where across a house its door is."""
_ROOMY = 0.5
_UNDER = {"building": _ROOMY, "furniture": _ROOMY, "plant": 0.62}
"""How much of the height of a bridge, a table, a tree others have under it."""
_BY_BOARD = 0.86
"""How deep in a room one is who is at a board on its wall."""
_SHARE = 0.36
"""How much of the width of a table several things on it take."""
_NO_HOLDERS = ("vehicle", "animal", "furniture", "small")
"""Kinds of things that hold no building, tree or vehicle: a campfire with tents."""
_SEATED = (0.5, 0.25, 0.75, 0.35, 0.65)
"""Where across a thing others are on it."""


def ground_reach(ground: str) -> float:
    """How far up from the nearest things the ground lies at depth 1, units."""
    return _REACH.get(ground, _OPEN)


def floor_at(depth: float, ground: str) -> float:
    """Where the feet of a thing at this depth stand, units from the top."""
    return _NEAR - ground_reach(ground) * depth


def related(
    name: str,
    thing: Thing,
    near: Thing,
    w: float,
    h: float,
    target: Placed,
    placed: Mapping[int, Placed],
    depth: float,
) -> Placed | None:
    """The place that a relation to another thing gives, or None where it says nothing of place."""
    own = nook(name, thing, near, w, h, target, placed)
    if own is not None:
        return own
    box = target.box
    middle = box.x + box.w / 2 - w / 2
    close = max(0.05, target.depth - 0.05)
    pushed = near.kind == "person" and thing.kind in ("vehicle", "furniture")
    led = near.kind == "person" and thing.kind == "animal" and thing.height > _IN_ARMS
    if name == "hold" and (pushed or led or thing.kind == "person" or thing.how == "rolls"):
        name = "beside"  # who pushes a wheelchair; a postman with a dog; a tractor with a farmer; a ball
    if name == "on" and thing.kind == "person" and near.kind == "animal":
        name = "ride"
    afloat = {thing.kind == "boat", near.kind == "boat"}
    if name == "beside" and len(afloat) == 2:
        return None  # kids and a sailboat: one on land, one on the water
    if near.kind == "sign" and target.support == "wall" and name in ("beside", "front"):
        return _before_board(thing, w, h, target)
    if near.kind == "sky" or (near.kind == "sign" and name != "hold"):
        return None
    if name == "hold" and near.kind == "building" and thing.kind == "small":
        name = "front"  # a stall with crates
    if name == "hold" and thing.how == "swims" and near.kind in ("boat", "building", "vehicle"):
        return None  # a submarine among jellyfish
    large = thing.kind in ("building", "plant", "vehicle") and near.kind in _NO_HOLDERS
    if name == "hold" and (large or near.kind in ("building", "plant")) and thing.kind != "sign":
        return None  # a barn with cows does not carry them, nor a taxi skyscrapers
    if name == "hold" and near.kind == "furniture" and thing.how == "seat":
        name = "beside"  # a table with chairs
    if name == "hold" and near.kind == "furniture" and thing.kind == "small":
        name = "on"  # a table with presents
    if name == "hold" and near.how == "vessel" and thing.kind in ("small", "plant", "other"):
        return bunch(thing.count, near, target)
    if name == "hold" and near.kind == "small":
        name = (
            "on" if near.how == "flat" else "beside"
        )  # a plate of pasta; a cup of tea with a cookie
    if name == "hold" and near.kind == "boat" and thing.how == "hangs":
        name = "above"  # a lantern over its mast
    if name == "hold" and near.kind not in ("person", "animal"):
        w, h = within(w, h, 0.6 * box.w, 0.75 * box.h)
        if near.kind == "boat" and h < 0.6 * box.h:  # behind a sail it would not be seen
            w, h = (side * max(1.0, 0.36 * box.h / h) for side in (w, h))
            before = whole_box(box.x + 0.64 * box.w - w / 2, box.y + 0.72 * box.h - h, w, h)
            return Placed(before, close, near.label)
        return Placed(
            whole_box(middle + (box.w - w) / 6, box.y + 0.6 * box.h - h, w, h), close, near.label
        )
    if name in ("on", "ride", "in") and near.kind == "boat" and near.ratio > _LOW:
        w, h = within(w, h, 0.5 * box.w, 1.8 * box.h)
        foot = box.y + 0.7 * box.h
        seats = [whole_box(box.x + at * box.w - w / 2, foot - h, w, h) for at in _SEATED]
        crew = [other.box for other in placed.values() if other is not target]
        aboard = min(seats, key=lambda seat: round(sum(overlap(seat, one) for one in crew)))
        return Placed(aboard, min(0.95, target.depth + 0.02), None)
    if name in ("on", "ride") and thing.kind == "person" and near.kind == "vehicle":
        foot = box.bottom - 0.3 * min(box.w, box.h)
        return Placed(whole_box(middle, foot - h, w, h), min(0.95, target.depth + 0.02), near.label)
    if name in ("hold", "in", "on") and thing.how in WORN and near.kind in ("person", "animal"):
        return worn(thing, near, target)
    if name == "in" and near.how == "seat":
        name = "on"
    if name in ("on", "ride", "in"):
        across = _ROOF if near.kind == "building" else 0.85
        if near.ratio > _LOW and thing.kind == "small" and thing.count > 1:
            w, h = within(w, h, _SHARE * box.w, h)
        w, h = within(w, h, across * box.w, 0.6 * box.h if name == "in" else 2 * box.h)
        tall = min(box.w, box.h) if near.count == 1 else box.h  # drawings are square, and stand
        sunk = near.how == "seat"
        flat = near.how == "flat"
        seat = 0.38 if sunk or flat else 0.62 if name == "ride" else 0.9
        top = (box.y + 0.7 * box.h if name == "in" else box.bottom - seat * tall) - h
        seats = [whole_box(box.x + at * box.w - w / 2, max(20, top), w, h) for at in _SEATED]
        free = {i: other for i, other in placed.items() if other is not target}
        best = min(
            seats, key=lambda b: round(sum(overlap(b, other.box) for other in free.values()))
        )
        return Placed(best, close, near.label)
    if name == "hold" and thing.how == "overhead" and near.kind in ("person", "animal"):
        w, h = 0.62 * box.h, 0.62 * box.h
        if near.count > 1 and near.count == thing.count:
            over = whole_box(box.x + 0.2 * box.w / near.count, box.y - 0.3 * h, box.w, 0.8 * h)
            return Placed(over, min(0.95, target.depth + 0.02), None)
        over = whole_box(box.x + 0.62 * box.w - w / 2, box.y - 0.42 * h, w, h)
        return Placed(over, min(0.95, target.depth + 0.02), None)
    if name == "hold" and thing.kind == "sky":  # balloons, a kite: over who holds them
        if near.count > 1 and near.count == thing.count:
            each = box.w / near.count
            over = whole_box(box.x + 0.3 * each, box.y - 0.56 * box.h, box.w, 0.5 * box.h)
            return Placed(over, min(0.95, target.depth + 0.02), None)
        columns = math.ceil(math.sqrt(thing.count))
        w, h = columns * 0.3 * box.h, math.ceil(thing.count / columns) * 0.3 * box.h
        over = whole_box(box.right - w / 2, box.y - 0.8 * h, w, h)
        return Placed(over, min(0.95, target.depth + 0.02), None)
    if name == "hold" and near.count > 1 and near.count == thing.count:
        each, h = box.w / near.count, min(h, 0.42 * box.h)
        return Placed(whole_box(box.x + 0.42 * each, box.bottom - 1.2 * h, box.w, h), close, None)
    if name == "hold":  # in the hand: nothing for it to cast a shadow on
        w, h = within(w, h, 0.55 * box.w, 0.5 * box.h)
        return Placed(whole_box(box.right - 0.7 * w, box.y + 0.5 * box.h, w, h), close, None)
    if name == "above":
        return Placed(whole_box(middle, max(20, box.y - h - 20), w, h), target.depth, None)
    if name == "under":
        room = _UNDER.get(near.kind, math.inf)
        across = (0.7 if near.ratio > TALL else 1.5) if room == _ROOMY else math.inf
        w, h = within(w, h, across * box.w, room * box.h)
        middle = box.x + box.w / 2 - w / 2
        spot = whole_box(middle, max(box.bottom - h + 20, 40), w, h)
        others = [other.box for other in placed.values() if other is not target]
        return Placed(_clear(spot, others), close, "ground")
    if name == "step":
        w, h = within(w, h, 0.5 * box.w, 0.6 * box.h)
        spot = whole_box(box.x + _DOOR * box.w - w / 2, box.bottom - h + 8, w, h)
        return Placed(
            _clear(spot, [p.box for p in placed.values() if p is not target]), close, "ground"
        )
    if name in ("behind", "front"):
        aside = 0.3 * box.w if w < 0.7 * box.w else 0.36 * (box.w + w)
        aside = 0.15 * box.w if near.ratio > _STRETCH else aside
        shift = aside * (1 if name == "behind" else -1)
        away = 0.08 if name == "behind" else -0.08
        depth = (max if away > 0 else min)(depth, min(0.95, max(0.02, target.depth + away)))
        foot = floor_at(depth, "hills")
        if name == "behind" and h > _SEEN_OVER * box.h and w <= box.w:
            return Placed(whole_box(middle, min(foot - h, box.y - h / 2), w, h), depth, "ground")
        if name == "behind" and thing.count > 1:
            w, h, shift = _aside(w, h, box)
            middle = 0.0
        spot = whole_box(middle + shift, foot - h, w, h)
        if near.ratio > _STRETCH:
            spot = _clear(spot, [other.box for other in placed.values() if other is not target])
        return Placed(spot, depth, "ground")
    if name == "between" and near.count == 2:
        return Placed(whole_box(middle, box.bottom - h, w, h), close, "ground")
    if name in ("beside", "left", "right", "around", "between"):
        return _beside(name, w, h, target, placed)
    return None


def _before_board(thing: Thing, w: float, h: float, target: Placed) -> Placed:
    """On the floor at the side of a board on the wall."""
    box, depth = target.box, _BY_BOARD
    left = box.x - 1.1 * w if box.x > 1000 - box.right else box.right + 0.1 * w
    return Placed(whole_box(left, floor_at(depth, "room") - h, w, h), depth, "ground")


def _aside(w: float, h: float, box: Box) -> tuple[float, float, float]:
    """Width, height and left of several things on the roomier side of a thing that would hide some of them."""
    room, left = 1000 - SIDE - box.right, box.x - SIDE
    w, h = within(w, h, max(room, left, _LEAST * w), h)
    return w, h, (1000 - SIDE - w if room >= left else SIDE)


def _clear(spot: Box, others: Sequence[Box]) -> Box:
    """The spot, or one right or left of what stands there already."""
    there = [other for other in others if overlap(spot, other) > 0.15 * spot.w * spot.h]
    sides = [x for other in there for x in (other.right + 10, other.x - spot.w - 10)]
    tried = [spot, *(whole_box(x, spot.y, spot.w, spot.h) for x in sides)]
    return min(tried, key=lambda box: round(sum(overlap(box, other) for other in others)))


def _beside(
    name: str, w: float, h: float, target: Placed, placed: Mapping[int, Placed]
) -> Placed | None:
    """Next to a thing, on the side asked for or the emptier one; None where both are taken."""
    box = target.box
    sides = {"right": box.right + 20, "left": box.x - w - 20}
    placed = {i: other for i, other in placed.items() if not _bears(other, target)}
    tried = [
        whole_box(sides[side], box.bottom - h, w, h)
        for side in ([name] if name in sides else sides)
    ]
    best = min(tried, key=lambda b: sum(overlap(b, other.box) for other in placed.values()))
    if name not in sides and sum(overlap(best, p.box) for p in placed.values()) > 0.15 * w * h:
        return None
    return Placed(best, target.depth, target.support or "ground")


def _bears(other: Placed, target: Placed) -> bool:
    """Whether a thing is under another one that is on it: a bridge with a dragon has room for a knight."""
    held = target.support not in (None, "ground", "wall", "land")
    middle = target.box.x + target.box.w / 2
    return held and other is not target and other.box.x <= middle <= other.box.right
