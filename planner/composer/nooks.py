"""Spots of their own in or on a thing: in a vessel, on a cloth, at a table, on a body, before what has a price."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.composer.boxes import SIDE, Placed, overlap, whole_box, within
from planner.composer.phrases import Thing

FLOOR, BEFORE = 0.935, 0.08
"""How deep what lies flat is, behind all that stands there, and what is on it."""
TALL = 0.9
"""Things narrower than so much of their height: vessels filled to the rim, lamps that others gather under."""
WORN = {"head": (-0.13, 0.26), "body": (0.25, 0.44), "long": (0.25, 0.44), "neck": (0.3, 0.22)}
_BY_ANIMALS = {"head": (-0.14, 0.36), "body": (0.3, 0.54), "long": (0.3, 0.54), "neck": (0.42, 0.26)}  # fmt: skip
"""How far down from the top of who wears it something is, and its side, in shares of their height."""
_FORWARD = {"head": -0.23, "body": 0.06, "long": 0.06, "neck": -0.14}
"""How far to the side of its middle an animal has its head and neck, of its width."""
_GROWN, _LOWER = 290.0, 0.14
"""Height of the smallest grown person, units, and how much lower the neck of a child is."""
_ON_CLOTH = ("on", "in", "beside", "left", "right", "front")
"""How things stand to a cloth on which they are."""
_PLACES = tuple(
    (across, down) for down in (0.72, 0.34) for across in (0.5, 0.24, 0.76, 0.37, 0.63, 0.12, 0.88)
)
"""Where on a cloth there is room, in shares of its width and height, the nearest first."""
_BEHIND, _HIDES = 0.03, 0.5
"""How much farther than a table those at it are, and how much of its own height hides their legs."""
_DINER = 1.7
"""How tall, beside a table, those at it are at most."""
_HANDFUL = 3
"""So many of a kind are seen in each of several vessels."""
_TAG = 0.42
"""How high a price tag is, beside what it is on."""


def nook(
    name: str, thing: Thing, near: Thing, w: float, h: float, target: Placed, placed: Mapping[int, Placed]
) -> Placed | None:  # fmt: skip
    """The place of its own that a relation gives in or on another thing, or None where there is none."""
    if name == "fill":
        return _filled(near, target, placed)
    held = [p for p in placed.values() if p.support == near.label and p.depth > target.depth]
    if name == "hold" and near.how == "vessel" and near.count == 1 and held:
        return _next_to(thing, near, target, held)
    if name == "mark":
        return _marked(near, target)
    if name == "at":
        return _at(thing, w, h, target)
    if near.how == "lies" and name in _ON_CLOTH and thing.kind in ("small", "person", "animal"):
        return _on_cloth(w, h, near, target, placed)
    return None


def _on_cloth(
    w: float, h: float, near: Thing, target: Placed, placed: Mapping[int, Placed]
) -> Placed:
    """On a cloth where there is most room, its near half first."""
    box = target.box
    w, h = within(w, h, 0.7 * box.w, 2.2 * box.h)
    tried = [
        whole_box(box.x + across * box.w - w / 2, box.y + down * box.h - h, w, h)
        for across, down in _PLACES
    ]
    others = [other.box for other in placed.values() if other is not target]
    best = min(tried, key=lambda spot: round(sum(overlap(spot, other) for other in others)))
    far = (box.bottom - best.bottom) / box.h
    return Placed(best, BEFORE + 0.2 * far, near.label)


def _at(thing: Thing, w: float, h: float, target: Placed) -> Placed:
    """Behind a table, which hides the legs; several side by side."""
    box = target.box
    w, h = within(w, h, math.inf, _DINER * box.h)
    wide = box.w if thing.count > 1 else w
    left = box.x + (box.w - wide) / 2
    spot = whole_box(left, box.y + _HIDES * box.h - h, wide, h)
    return Placed(spot, min(0.95, target.depth + _BEHIND), None)


def _marked(near: Thing, target: Placed) -> Placed:
    """In front of each of what has a price."""
    box = target.box
    side = _TAG * min(box.h, box.w / near.count)
    each = box.w / near.count
    spot = whole_box(box.x + 0.2 * each, box.bottom - 0.96 * side, box.w, side)
    return Placed(spot, max(0.02, target.depth - 0.03), None)


def _next_to(thing: Thing, near: Thing, target: Placed, held: Sequence[Placed]) -> Placed:
    """Beside what a vessel holds already."""
    own = bunch(thing.count, near, target)
    shift = 0.3 * target.box.w * len(held)
    spot = whole_box(own.box.x + shift, own.box.y, own.box.w, own.box.h)
    return replace(own, box=spot, depth=min(0.95, own.depth + 0.01))


def _filled(near: Thing, target: Placed, placed: Mapping[int, Placed]) -> Placed:
    """In the next of several vessels, each of which holds something else."""
    turn = sum(other.support == near.label for other in placed.values())
    each = target.box.w / near.count
    column = whole_box(target.box.x + turn * each, target.box.y, each, target.box.h)
    one = Placed(column, target.depth, target.support)
    return bunch(_HANDFUL, replace(near, count=1), one)


def bunch(count: int, near: Thing, target: Placed) -> Placed:
    """A handful of things that look out of a vessel, a little behind its rim; of several vessels one of each."""
    if near.count > 1:
        box, side = target.box, 0.8 * min(target.box.h, target.box.w / near.count)
        over = whole_box(box.x, box.y + 0.3 * side - side, box.w, side)
        return Placed(over, min(0.95, target.depth + 0.02), near.label)
    box, back = target.box, math.ceil(count / 2) if count > 3 else count
    tall = near.ratio < TALL
    each = min(0.95, 2.6 / (back + 1)) * box.w if tall else min(0.6, 1.7 / (back + 1)) * box.w
    middle = box.x + box.w / 2
    each = min(each, 4 / (back + 1) * min(middle - SIDE, 1000 - SIDE - middle))
    w, h = (back + 1) / 2 * each, (1.5 if count > 3 else 1.0) * each
    rim = box.y + (0.02 if tall else 0.3) * box.h + (0.25 if tall else 0.35) * each
    place_ = whole_box(box.x + (box.w - w) / 2, rim - h, w, h)
    return Placed(place_, min(0.95, target.depth + 0.02), near.label)


def worn(thing: Thing, near: Thing, target: Placed) -> Placed:
    """On the head or the body: of people in the middle, of most animals on the left, where they look."""
    box = target.box
    up, size = WORN[thing.how] if near.kind == "person" else _BY_ANIMALS[thing.how]
    if thing.how == "neck" and near.kind == "person" and near.height < _GROWN:
        up += _LOWER
    frontal = near.kind == "person" or near.how == "frontal"
    side, each = size * box.h, box.w / near.count
    x = box.x + (0.0 if frontal else _FORWARD[thing.how] * each) + (each - side) / 2
    wide = side + (near.count - 1) * each
    before = min(0.95, max(0.02, target.depth - 0.03))
    return Placed(whole_box(x, box.y + up * box.h, wide, side), before, None)
