"""What a relation comes to once it is known which things stand in it: who "with a dog" is beside it, not holding it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.composer.boxes import Placed
from planner.composer.nooks import WORN
from planner.composer.phrases import Thing
from planner.parts import Box

NOWHERE = ""
"""What says nothing of place."""
LOW = 1.5
"""Boats so much wider than high have no sail: one sits behind their side."""
_IN_ARMS = 180.0
"""Height of the largest animal that one carries, units: a cat, but no dog."""
_NO_HOLDERS = ("vehicle", "animal", "furniture", "small")
"""Kinds of things that hold no building, tree or vehicle: a campfire with tents."""
_BEINGS = ("person", "animal")
_HOLD, _UPON = ("hold",), ("on", "ride", "in")
_ANY = (
    *_UPON, "beside", "left", "right", "around", "between", "above", "under", "step", "behind", "front",
    "kin", "follow", "mounted",
)  # fmt: skip

Rule = tuple[tuple[str, ...], Callable[[Thing, Thing, Placed], bool], str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing `w` x `h` units large that is to stand in a relation to one near it, which is placed at `target`."""

    thing: Thing
    near: Thing
    w: float
    h: float
    target: Placed
    placed: Mapping[int, Placed]
    depth: float

    @property
    def box(self) -> Box:
        return self.target.box

    @property
    def close(self) -> float:
        """A depth a little before the other thing."""
        return max(0.05, self.target.depth - 0.05)

    @property
    def beyond(self) -> float:
        """A depth a little behind it."""
        return min(0.95, self.target.depth + 0.02)

    @property
    def others(self) -> list[Box]:
        return [other.box for other in self.placed.values() if other is not self.target]

    def across(self, at: float, w: float) -> float:
        """The left of what is `w` units wide, its middle at a share of the other's width."""
        return self.box.x + at * self.box.w - w / 2


def meant(name: str, thing: Thing, near: Thing, target: Placed) -> str:
    """The name of the spot that a relation of a thing to one near it gives, `NOWHERE` where it gives none."""
    for names, applies, comes_to in _RULES:
        if name in names and applies(thing, near, target):
            name = comes_to
    return name


def _goes_with(thing: Thing, near: Thing, _: Placed) -> bool:
    """Who pushes a wheelchair; a postman with a dog; a tractor with a farmer; a ball."""
    pushed = near.kind == "person" and thing.kind in ("vehicle", "furniture")
    led = near.kind == "person" and thing.kind == "animal" and thing.height > _IN_ARMS
    return pushed or led or thing.kind == "person" or thing.how == "rolls"


def _too_large(thing: Thing, near: Thing, _: Placed) -> bool:
    """A barn with cows does not carry them, nor a taxi skyscrapers."""
    large = thing.kind in ("building", "plant", "vehicle") and near.kind in _NO_HOLDERS
    return (large or near.kind in ("building", "plant")) and thing.kind != "sign"


def _is_worn(thing: Thing, near: Thing, _: Placed) -> bool:
    return thing.how in WORN and near.kind in _BEINGS


def _one_each(thing: Thing, near: Thing, _: Placed) -> bool:
    return near.count > 1 and near.count == thing.count


_RULES: tuple[Rule, ...] = (
    (_HOLD, _goes_with, "beside"),
    # a hen with six chicks
    (_HOLD, lambda thing, near, _: thing.kind == near.kind == "animal", "beside"),
    (("on", "ride"), lambda thing, near, _: thing.kind == "person" and near.kind == "animal", "mounted"),
    # kids and a sailboat: one on land, one on the water
    (("beside",), lambda thing, near, _: (thing.kind == "boat") != (near.kind == "boat"), NOWHERE),
    (("beside", "front"), lambda _, near, at: near.kind == "sign" and at.support == "wall", "by board"),
    # people at a crosswalk
    ((*_ANY, "hold"), lambda _, near, at: near.how == "crossed", NOWHERE),
    (_ANY, lambda _, near, at: near.kind in ("sky", "sign"), NOWHERE),
    (_HOLD, lambda _, near, at: near.kind == "sky", NOWHERE),
    # a stall with crates
    (_HOLD, lambda thing, near, _: near.kind == "building" and thing.kind == "small", "front"),
    # a submarine among jellyfish
    (_HOLD, lambda thing, near, _: thing.how == "swims" and near.kind in ("boat", "building", "vehicle"), NOWHERE),
    (_HOLD, _too_large, NOWHERE),
    # a table with chairs; a table with presents
    (_HOLD, lambda thing, near, _: near.kind == "furniture" and thing.how == "seat", "beside"),
    (_HOLD, lambda thing, near, _: near.kind == "furniture" and thing.kind == "small", "on"),
    (_HOLD, lambda thing, near, _: near.how == "vessel" and thing.kind in ("small", "plant", "other"), "bunch"),
    # a plate of pasta; a cup of tea with a cookie
    (_HOLD, lambda _, near, at: near.kind == "small" and near.how == "flat", "on"),
    (_HOLD, lambda _, near, at: near.kind == "small", "beside"),
    # a lantern over its mast
    (_HOLD, lambda thing, near, _: near.kind == "boat" and thing.how == "hangs", "above"),
    (_HOLD, lambda _, near, at: near.kind not in _BEINGS, "inside"),
    (_UPON, lambda _, near, at: near.kind == "boat" and near.ratio > LOW, "aboard"),
    (("on", "ride"), lambda thing, near, _: thing.kind == "person" and near.kind == "vehicle", "astride"),
    (("hold", "in", "on"), _is_worn, "worn"),
    (("in",), lambda _, near, at: near.how == "seat", "on"),
    (_HOLD, lambda thing, *_: thing.how == "overhead", "over head"),
    # balloons, a kite: over who holds them
    (_HOLD, lambda thing, *_: thing.kind == "sky", "aloft"),
    (_HOLD, _one_each, "one each"),
    (("between",), lambda _, near, at: near.count == 2, "amid"),
)  # fmt: skip
