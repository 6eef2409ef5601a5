"""Spots in a scene: beside, on, under or in another thing, or where there is room; 1000 x 1000 units."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial

from planner.composer.boxes import SIDE, Placed, clear_of, overlap, whole_box, within
from planner.composer.herds import beside_parent, in_a_row, mounted
from planner.composer.meant import LOW, Pair, meant
from planner.composer.nooks import TALL, bunch, nook, worn
from planner.composer.phrases import Thing
from planner.parts import Box

_NEAR = 930.0
_REACH, _OPEN = {"room": 150.0, "table": 230.0, "street": 65.0}, 330.0
INDOORS = ("room", "table")
AFAR = 0.8
"""Deeper than this stands what is in the distance."""
_SEEN_OVER = 1.2
"""What is so much taller than a thing is seen over it: horses behind a fence."""
_STRETCH = 2.5
"""Walls and fences are so much wider than high: one is before them, not at their end."""
_LEAST = 0.55
"""How much smaller at most several things are to be seen beside what they are behind."""
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
    spot = _SPOTS.get(meant(name, thing, near, target))
    if own is not None or spot is None:
        return own
    return spot(Pair(thing, near, w, h, target, placed, depth))


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


def _bears(other: Placed, target: Placed) -> bool:
    """Whether a thing is under another one that is on it: a bridge with a dragon has room for a knight."""
    held = target.support not in (None, "ground", "wall", "land")
    middle = target.box.x + target.box.w / 2
    return held and other is not target and other.box.x <= middle <= other.box.right


def _inside(pair: Pair) -> Placed:
    """In a thing that has an inside, behind its front; in a boat before its sail."""
    box, near = pair.box, pair.near
    w, h = within(pair.w, pair.h, 0.6 * box.w, 0.75 * box.h)
    if near.kind == "boat" and h < 0.6 * box.h:  # behind a sail it would not be seen
        w, h = (side * max(1.0, 0.36 * box.h / h) for side in (w, h))
        before = whole_box(pair.across(0.64, w), box.y + 0.72 * box.h - h, w, h)
        return Placed(before, pair.close, near.label)
    left = pair.across(0.5, pair.w) + (box.w - w) / 6
    return Placed(whole_box(left, box.y + 0.6 * box.h - h, w, h), pair.close, near.label)


def _least_hidden(pair: Pair, foot: float, w: float, h: float, top: float = -math.inf) -> Box:
    """Of the seats across a thing the one where others are hidden least."""
    seats = (whole_box(pair.across(at, w), max(top, foot - h), w, h) for at in _SEATED)
    return min(seats, key=lambda seat: round(sum(overlap(seat, one) for one in pair.others)))


def _aboard(pair: Pair) -> Placed:
    """In a boat without a sail, behind its side."""
    box = pair.box
    w, h = within(pair.w, pair.h, 0.5 * box.w, 1.8 * box.h)
    return Placed(_least_hidden(pair, box.y + 0.7 * box.h, w, h), pair.beyond, None)


def _astride(pair: Pair) -> Placed:
    """On a bicycle, behind its frame."""
    box, w, h = pair.box, pair.w, pair.h
    foot = box.bottom - 0.3 * min(box.w, box.h)
    spot = whole_box(pair.across(0.5, w), foot - h, w, h)
    return Placed(spot, pair.beyond, pair.near.label)


def _on(pair: Pair, in_it: bool = False, seat: float = 0.9) -> Placed:
    """On a thing where there is room; `seat` is how far up that is, of its height."""
    box, near, w, h = pair.box, pair.near, pair.w, pair.h
    across = _ROOF if near.kind == "building" else 0.85
    if near.ratio > LOW and pair.thing.kind == "small" and pair.thing.count > 1:
        w, h = within(w, h, _SHARE * box.w, h)
    w, h = within(w, h, across * box.w, 0.6 * box.h if in_it else 2 * box.h)
    tall = min(box.w, box.h) if near.count == 1 else box.h  # drawings are square, and stand
    up = 0.38 if near.how in ("seat", "flat") else seat
    foot = box.y + 0.7 * box.h if in_it else box.bottom - up * tall
    return Placed(_least_hidden(pair, foot, w, h, top=20), pair.close, near.label)


def _over_head(pair: Pair) -> Placed:
    """An umbrella over who holds it; over each of several where there is one for each."""
    box, near = pair.box, pair.near
    side = 0.62 * box.h
    over = whole_box(pair.across(0.62, side), box.y - 0.42 * side, side, side)
    if near.count > 1 and near.count == pair.thing.count:
        over = whole_box(box.x + 0.2 * box.w / near.count, box.y - 0.3 * side, box.w, 0.8 * side)
    return Placed(over, pair.beyond, None)


def _aloft(pair: Pair) -> Placed:
    """Over who holds it on a string; one over each of several where there is one for each."""
    box, count = pair.box, pair.thing.count
    if pair.near.count > 1 and pair.near.count == count:
        left = box.x + 0.3 * box.w / pair.near.count
        over = whole_box(left, box.y - 0.56 * box.h, box.w, 0.5 * box.h)
        return Placed(over, pair.beyond, None)
    columns = math.ceil(math.sqrt(count))
    w, h = columns * 0.3 * box.h, math.ceil(count / columns) * 0.3 * box.h
    return Placed(whole_box(box.right - w / 2, box.y - 0.8 * h, w, h), pair.beyond, None)


def _one_each(pair: Pair) -> Placed:
    """One in the hand of each of several."""
    box = pair.box
    each, h = box.w / pair.near.count, min(pair.h, 0.42 * box.h)
    spot = whole_box(box.x + 0.42 * each, box.bottom - 1.2 * h, box.w, h)
    return Placed(spot, pair.close, None)


def _in_hand(pair: Pair) -> Placed:
    """In the hand, where there is nothing for it to cast a shadow on."""
    box = pair.box
    w, h = within(pair.w, pair.h, 0.55 * box.w, 0.5 * box.h)
    return Placed(whole_box(box.right - 0.7 * w, box.y + 0.5 * box.h, w, h), pair.close, None)


def _above(pair: Pair) -> Placed:
    w, h = pair.w, pair.h
    spot = whole_box(pair.across(0.5, w), max(20, pair.box.y - h - 20), w, h)
    return Placed(spot, pair.target.depth, None)


def _beneath(pair: Pair) -> Placed:
    """On the ground under a thing, as large as there is room."""
    box, near = pair.box, pair.near
    room = _UNDER.get(near.kind, math.inf)
    across = (0.7 if near.ratio > TALL else 1.5) if room == _ROOMY else math.inf
    w, h = within(pair.w, pair.h, across * box.w, room * box.h)
    spot = whole_box(pair.across(0.5, w), max(box.bottom - h + 20, 40), w, h)
    return Placed(clear_of(spot, pair.others), pair.close, "ground")


def _at_door(pair: Pair) -> Placed:
    box = pair.box
    w, h = within(pair.w, pair.h, 0.5 * box.w, 0.6 * box.h)
    spot = whole_box(pair.across(_DOOR, w), box.bottom - h + 8, w, h)
    return Placed(clear_of(spot, pair.others), pair.close, "ground")


def _behind(pair: Pair) -> Placed:
    """Behind a thing and to its right; over it where it is so much taller, beside it where there are several."""
    box, w, h = pair.box, pair.w, pair.h
    depth = max(pair.depth, min(0.95, max(0.02, pair.target.depth + 0.08)))
    foot = floor_at(depth, "hills")
    middle = pair.across(0.5, w)
    if h > _SEEN_OVER * box.h and w <= box.w:
        return Placed(whole_box(middle, min(foot - h, box.y - h / 2), w, h), depth, "ground")
    left = middle + _offset(pair)
    if pair.thing.count > 1:
        w, h, left = _aside(w, h, box)
    return _in_the_open(pair, whole_box(left, foot - h, w, h), depth)


def _before(pair: Pair) -> Placed:
    """Before a thing and to its left."""
    depth = min(pair.depth, min(0.95, max(0.02, pair.target.depth - 0.08)))
    left = pair.across(0.5, pair.w) - _offset(pair)
    spot = whole_box(left, floor_at(depth, "hills") - pair.h, pair.w, pair.h)
    return _in_the_open(pair, spot, depth)


def _offset(pair: Pair) -> float:
    """How far beside its middle what is before or behind a thing is."""
    box, w = pair.box, pair.w
    if pair.near.ratio > _STRETCH:
        return 0.15 * box.w
    return 0.3 * box.w if w < 0.7 * box.w else 0.36 * (box.w + w)


def _in_the_open(pair: Pair, spot: Box, depth: float) -> Placed:
    """The spot; along a wall or fence, clear of what else is there."""
    long = pair.near.ratio > _STRETCH
    return Placed(clear_of(spot, pair.others) if long else spot, depth, "ground")


def _amid(pair: Pair) -> Placed:
    w, h = pair.w, pair.h
    spot = whole_box(pair.across(0.5, w), pair.box.bottom - h, w, h)
    return Placed(spot, pair.close, "ground")


def _beside(pair: Pair, side: str = "") -> Placed | None:
    """Next to a thing, on the side asked for or the emptier one; None where both are taken."""
    box, w, h, target = pair.box, pair.w, pair.h, pair.target
    sides = {"right": box.right + 20, "left": box.x - w - 20}
    there = [other.box for other in pair.placed.values() if not _bears(other, target)]
    tried = (whole_box(sides[one], box.bottom - h, w, h) for one in ([side] if side else sides))
    best = min(tried, key=lambda spot: sum(overlap(spot, other) for other in there))
    if not side and sum(overlap(best, other) for other in there) > 0.15 * w * h:
        return None
    return Placed(best, target.depth, target.support or "ground")


_SPOTS: Mapping[str, Callable[[Pair], Placed | None]] = {
    "by board": lambda pair: _before_board(pair.thing, pair.w, pair.h, pair.target),
    "bunch": lambda pair: bunch(pair.thing.count, pair.near, pair.target),
    "worn": lambda pair: worn(pair.thing, pair.near, pair.target),
    "inside": _inside, "aboard": _aboard, "astride": _astride,
    "on": _on, "ride": partial(_on, seat=0.62), "mounted": mounted,
    "kin": beside_parent, "follow": in_a_row, "in": partial(_on, in_it=True),
    "over head": _over_head, "aloft": _aloft, "one each": _one_each, "hold": _in_hand,
    "above": _above, "under": _beneath, "step": _at_door,
    "behind": _behind, "front": _before, "amid": _amid,
    "beside": _beside, "around": _beside, "between": _beside,
    "left": partial(_beside, side="left"), "right": partial(_beside, side="right"),
}  # fmt: skip
