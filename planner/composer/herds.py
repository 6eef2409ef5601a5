"""Spots of families: the young close before their parent, those who follow in a row, who rides on a back."""

from __future__ import annotations

from planner.composer.boxes import Placed, overlap, whole_box, within
from planner.composer.meant import Pair

_NEAR = 0.12
"""How far a single young one is before its parent, of its own width."""
_LOWER = 0.06
"""How much lower it stands, of its parent's height."""
_FLOCK = (1.9, 0.55)
"""How wide a flock before its parent is at most, and how much of it is below that one's feet."""
_STEP = 0.1
"""How far behind who leads the first one follows, of its own width."""
_BACK = 0.42
"""How far up a back the feet are of one whose legs it hides, of its height."""


def beside_parent(pair: Pair) -> Placed:
    """At its parent's side, a little nearer; several are a flock before it."""
    box, w, h = pair.box, pair.w, pair.h
    near = max(0.03, pair.target.depth - 0.06)
    if pair.thing.count > 2:
        w, h = within(w, h, _FLOCK[0] * box.w, 0.5 * box.h)
        foot = box.bottom + _FLOCK[1] * h
        return Placed(whole_box(pair.across(0.5, w), foot - h, w, h), near, "ground")
    foot = box.bottom + _LOWER * box.h
    sides = (box.right - _NEAR * w, box.x - (1 - _NEAR) * w)
    tried = [whole_box(left, foot - h, w, h) for left in sides]
    best = min(tried, key=lambda spot: round(sum(overlap(spot, other) for other in pair.others)))
    return Placed(best, near, "ground")


def in_a_row(pair: Pair) -> Placed:
    """Behind who goes before: to the right, as most drawings look to the left."""
    box, w, h = pair.box, pair.w, pair.h
    left = box.right + _STEP * w / pair.thing.count
    spot = whole_box(left, box.bottom - h, w, h)
    return Placed(spot, pair.target.depth, pair.target.support)


def mounted(pair: Pair) -> Placed:
    """On an animal's back, which hides the legs."""
    box = pair.box
    w, h = within(pair.w, pair.h, 0.85 * box.w, 1.1 * box.h)
    foot = box.bottom - _BACK * min(box.w, box.h)
    return Placed(
        whole_box(pair.across(0.5, w), max(20, foot - h), w, h), pair.beyond, pair.near.label
    )
