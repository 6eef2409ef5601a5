"""A row of several of a kind as an illustrator sets it: unlike sizes and gaps, some farther off; the seed decides."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate

GAPS = 0.14
"""How much of a row's width at least is between its things and at its ends."""
_LEAST, _STEP = 0.72, 0.11
"""Size of the smallest of many beside the largest, and how much smaller it is for each but one."""
_RISE = 0.4
"""How much of its height the farthest of those that stand is higher up than the nearest."""
_SWING = 0.18
"""How far a bird is from its place in the flock, in shares of the height that there is."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One in a row: its size beside the largest, the share of all gaps that is before it, and how high it is,
    from 0 to 1.
    """

    size: float
    before: float
    rise: float


def row_of(count: int, aloft: bool, drawn: random.Random) -> list[Spot]:
    """The spots of a row from left to right: aloft a loose V, else the smaller the higher, for they are farther."""
    sizes = _sizes(count, drawn)
    far = max(1 - min(sizes), _STEP)
    rises = _flock(count, drawn) if aloft else [(1 - size) / far for size in sizes]
    return [Spot(*one) for one in zip(sizes, _shares_before(count, drawn), rises, strict=True)]


def highest(room: float, size: float, aloft: bool) -> float:
    """How far up one goes that is `size` high where `room` is over it, in the same unit."""
    return room if aloft else min(room, _RISE * size)


def _sizes(count: int, drawn: random.Random) -> list[float]:
    least = max(_LEAST, 1 - _STEP * (count - 1))
    sizes = [1 - (1 - least) * at / max(1, count - 1) for at in range(count)]
    drawn.shuffle(sizes)
    return sizes


def _flock(count: int, drawn: random.Random) -> list[float]:
    """Heights of a V whose lead is anywhere but level with its neighbours."""
    lead = drawn.randrange(count)
    reach = max(lead, count - 1 - lead, 1)
    upward = drawn.random() < 0.5
    levels = [abs(at - lead) / reach for at in range(count)]
    return [
        min(1.0, max(0.0, (level if upward else 1 - level) + drawn.uniform(-_SWING, _SWING)))
        for level in levels
    ]


def _shares_before(count: int, drawn: random.Random) -> list[float]:
    """The share of all gaps that is before each; those at the ends are half as wide."""
    gaps = [drawn.uniform(0.5, 1.5) for _ in range(count + 1)]
    gaps[0], gaps[-1] = gaps[0] / 2, gaps[-1] / 2
    return [sum_ / sum(gaps) for sum_ in accumulate(gaps[:-1])]
