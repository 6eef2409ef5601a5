"""Geometry that several archetypes share: rectangles, rounded polygons, arcs, even spreading."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

from planner.layouts.surface import Sink, box
from planner.parts import Role
from planner.plan import ConnectorElement, ShapeElement

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in units."""

    x: float
    y: float
    w: float
    h: float

    @classmethod
    def around(cls, center: Point, w: float, h: float) -> Rect:
        """The `w` by `h` rectangle centred on a point."""
        return cls(center[0] - w / 2, center[1] - h / 2, w, h)

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.h

    @property
    def cx(self) -> float:
        """The middle, across."""
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        """The middle, down."""
        return self.y + self.h / 2

    def grown(self, by: float) -> Rect:
        """The rectangle with `by` units more on every side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def hits(self, other: Rect) -> bool:
        """True where the two overlap."""
        return (
            self.x < other.right and other.x < self.right
            and self.y < other.bottom and other.y < self.bottom
        )  # fmt: skip

    def holds(self, point: Point) -> bool:
        """True where the point lies inside."""
        return self.x < point[0] < self.right and self.y < point[1] < self.bottom

    def corners(self) -> list[Point]:
        """The corners, clockwise from the top left."""
        return [
            (self.x, self.y),
            (self.right, self.y),
            (self.right, self.bottom),
            (self.x, self.bottom),
        ]


def bounds(points: Sequence[Point]) -> Rect:
    """The smallest rectangle around the points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def along(start: Point, goal: Point, share: float) -> Point:
    """The point at a share of the way from `start` to `goal`."""
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share


def polygon(points: Sequence[Point], radius: float = 0.0) -> str:
    """The closed SVG path through the points, its corners rounded by `radius` units."""
    ring = list(points)
    path, command = "", "M"
    for before, at, after in zip([ring[-1], *ring], ring, [*ring[1:], ring[0]], strict=False):
        first, second = math.dist(before, at) or 1.0, math.dist(at, after) or 1.0
        reach = min(radius, first / 2, second / 2)
        (ax, ay), (bx, by) = along(at, before, reach / first), along(at, after, reach / second)
        path += f"{command}{ax:.2f} {ay:.2f}"
        path += f"Q{at[0]:.2f} {at[1]:.2f} {bx:.2f} {by:.2f}" if reach else ""
        command = "L"
    return path + "Z"


def add_polygon(
    sink: Sink, points: Sequence[Point], *, fill: str | None = None, stroke: str | None = None,
    stroke_width: float = 0.0, radius: float = 0.0, z: int = 2, name: str = "shape",
    role: Role = "style", alt: str = "", facts: tuple[str, ...] = (), opacity: float = 1.0,
) -> str:  # fmt: skip
    """Add a filled or outlined polygon; its id."""
    own, area = sink.name(name), bounds(points)
    shape = ShapeElement(
        id=own, shape="path", path=polygon(points, radius), box=box(area.x, area.y, area.w, area.h),
        z=z, fill=fill, stroke=stroke, stroke_width=stroke_width, role=role, alt=alt, facts=facts,
        opacity=opacity,
    )  # fmt: skip
    sink.add(shape)
    return own


def add_box(sink: Sink, area: Rect, *, name: str, z: int = 2, **options: Any) -> str:
    """Add a rectangle with the options of a `ShapeElement`; its id."""
    own = sink.name(name)
    sink.add(ShapeElement(id=own, box=box(area.x, area.y, area.w, area.h), z=z, **options))
    return own


def add_link(
    sink: Sink, start: str, end: str, points: Sequence[Point], *, z: int = 1, **options: Any
) -> str:
    """Add a connector from one element to another along the points; its id."""
    own, area = sink.name("link"), bounds(points)
    route = tuple((round(x, 3), round(y, 3)) for x, y in _straightened(points))
    element = ConnectorElement(
        id=own, box=box(area.x, area.y, area.w, area.h), z=z, start=start, end=end,
        points=route, **options,
    )  # fmt: skip
    sink.add(element)
    return own


def _straightened(points: Sequence[Point]) -> list[Point]:
    """The points without repeats and without those in the middle of a straight stretch."""
    kept: list[Point] = []
    for point in points:
        if kept and math.dist(kept[-1], point) < 0.01:
            continue
        if len(kept) > 1 and abs(_turn(kept[-2], kept[-1], point)) < 1e-6:
            kept[-1] = point
        else:
            kept.append(point)
    return kept


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """True where the stretches `ab` and `cd` cross."""
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


@dataclass(frozen=True)
class Ellipse:
    """An ellipse walked clockwise from its top; a place on it is a share of its length, 0 to 1."""

    cx: float
    cy: float
    rx: float
    ry: float

    def at(self, share: float) -> Point:
        """The point at a share of the length."""
        angle = _angle(round(self.rx / max(self.ry, 1e-6), 2), share % 1.0)
        return self.cx + self.rx * math.sin(angle), self.cy - self.ry * math.cos(angle)

    def arc(self, first: float, last: float, pieces: int = 28) -> list[Point]:
        """Points along the arc between two shares."""
        return [self.at(first + (last - first) * i / pieces) for i in range(pieces + 1)]


_ARC_STEPS = 160


@lru_cache(maxsize=256)
def _lengths(ratio: float) -> tuple[float, ...]:
    """Shares of the length of an ellipse `ratio` wide and 1 high, at even steps of its angle."""
    turns = [2 * math.pi * i / _ARC_STEPS for i in range(_ARC_STEPS + 1)]
    ends = [(ratio * math.sin(t), -math.cos(t)) for t in turns]
    lengths = [0.0, *accumulate(math.dist(a, b) for a, b in pairwise(ends))]
    return tuple(length / lengths[-1] for length in lengths)


def _angle(ratio: float, share: float) -> float:
    """The parameter angle at a share of the length of an ellipse `ratio` wide and 1 high."""
    table = _lengths(ratio)
    index = max(1, bisect_left(table, share))
    low, high = table[index - 1], table[index]
    return 2 * math.pi * (index - 1 + (share - low) / (high - low)) / _ARC_STEPS


def spread(
    wanted: Sequence[float], apart: Sequence[float], low: float = -math.inf, high: float = math.inf,
    weights: Sequence[float] | None = None,
) -> list[float]:  # fmt: skip
    """Places between `low` and `high` as near to those wanted as distances allow.

    `apart[i]` units lie between places i and i + 1 at least. Least squares by pooling adjacent
    violators (Ayer et al. 1955); where the distances need more room than there is, `low` holds.
    """
    offsets = [0.0, *accumulate(apart)]
    pools: list[tuple[float, float, int]] = []
    for index, value in enumerate(wanted):
        pool = (value - offsets[index], weights[index] if weights else 1.0, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, weight, count = pools.pop()
            total = weight + pool[1]
            pool = ((mean * weight + pool[0] * pool[1]) / total, total, count + pool[2])
        pools.append(pool)
    flat = [max(low, min(mean, high - offsets[-1])) for mean, _, n in pools for _ in range(n)]
    return [value + offset for value, offset in zip(flat, offsets, strict=True)]
