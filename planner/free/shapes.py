"""Shapes with room for words inside, as SVG paths in units of the canvas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import cos, pi, sin

from planner.parts import Box

Point = tuple[float, float]
HEAD = 0.45
"""Length of an arrow's head, as a share of its thickness."""


def outline(shape: str, box: Box) -> str:
    """The path of a shape that fills `box`; rectangles and ellipses have none of their own."""
    return _OUTLINES[shape](box)


def room(shape: str) -> tuple[float, float, float, float]:
    """What a shape takes from its content: top, right, bottom, left, as shares of its own size."""
    return _ROOM.get(shape, (0.0, 0.0, 0.0, 0.0))


def rounded(box: Box, radius: float, corners: Sequence[bool]) -> str:
    """The path of a rectangle of which some corners are round: top left, top right, bottom right, bottom left."""
    r = min(radius, box.w / 2, box.h / 2)
    tl, tr, br, bl = (r if round_ else 0.0 for round_ in corners)
    x, y, right, low = box.x, box.y, box.right, box.bottom
    return (
        f"M{x + tl:.2f} {y:.2f}H{right - tr:.2f}A{tr:.2f} {tr:.2f} 0 0 1 {right:.2f} {y + tr:.2f}"
        f"V{low - br:.2f}A{br:.2f} {br:.2f} 0 0 1 {right - br:.2f} {low:.2f}"
        f"H{x + bl:.2f}A{bl:.2f} {bl:.2f} 0 0 1 {x:.2f} {low - bl:.2f}"
        f"V{y + tl:.2f}A{tl:.2f} {tl:.2f} 0 0 1 {x + tl:.2f} {y:.2f}Z"
    )


def _polygon(*points: Point) -> Callable[[Box], str]:
    def path(box: Box) -> str:
        moved = [(box.x + x * box.w, box.y + y * box.h) for x, y in points]
        return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in moved) + "Z"

    return path


def _turned(path: Callable[[Box, float], str], turns: int) -> Callable[[Box], str]:
    """A shape drawn pointing right, turned by quarter turns (0 right, 1 down, 2 left, 3 up)."""

    def turn(box: Box) -> str:
        return path(box, turns)

    return turn


def _arrow(box: Box, turns: float) -> str:
    """A block arrow: its shaft is two thirds as thick as its head."""
    along, across = (box.w, box.h) if turns % 2 == 0 else (box.h, box.w)
    neck = max(0.3, 1 - HEAD * across / max(along, 1e-6))
    points = [(0, 1 / 6), (neck, 1 / 6), (neck, 0), (1, 0.5), (neck, 1), (neck, 5 / 6), (0, 5 / 6)]
    return _polygon(*(_spin(x, y, int(turns)) for x, y in points))(box)


def _chevron(box: Box, turns: float) -> str:
    along, across = (box.w, box.h) if turns % 2 == 0 else (box.h, box.w)
    tip = min(0.35, 0.4 * across / max(along, 1e-6))
    points = [(0.0, 0.0), (1 - tip, 0.0), (1.0, 0.5), (1 - tip, 1.0), (0.0, 1.0), (tip, 0.5)]
    return _polygon(*(_spin(x, y, int(turns)) for x, y in points))(box)


def _spin(x: float, y: float, turns: int) -> Point:
    return ((x, y), (1 - y, x), (1 - x, 1 - y), (y, 1 - x))[turns % 4]


def _star(box: Box) -> str:
    radii = (0.5, 0.2)
    points = [
        (0.5 + radii[i % 2] * sin(pi * i / 5), 0.5 - radii[i % 2] * cos(pi * i / 5))
        for i in range(10)
    ]
    return _polygon(*points)(box)


def _bubble(box: Box) -> str:
    """A speech bubble: its tail hangs down on the left."""
    x, y, w, h = box.x, box.y, box.w, box.h * 0.82
    r = min(0.3 * h, 0.2 * w)
    return (
        f"M{x + r:.2f} {y:.2f}H{x + w - r:.2f}A{r:.2f} {r:.2f} 0 0 1 {x + w:.2f} {y + r:.2f}"
        f"V{y + h - r:.2f}A{r:.2f} {r:.2f} 0 0 1 {x + w - r:.2f} {y + h:.2f}"
        f"H{x + 0.34 * w:.2f}L{x + 0.16 * w:.2f} {box.bottom:.2f}L{x + 0.18 * w:.2f} {y + h:.2f}"
        f"H{x + r:.2f}A{r:.2f} {r:.2f} 0 0 1 {x:.2f} {y + h - r:.2f}V{y + r:.2f}"
        f"A{r:.2f} {r:.2f} 0 0 1 {x + r:.2f} {y:.2f}Z"
    )


def _cylinder(box: Box) -> str:
    x, right, w, h = box.x, box.right, box.w, box.h
    ry = min(0.16 * h, 0.2 * w)
    rx = w / 2
    top, low = box.y + ry, box.bottom - ry
    return (
        f"M{x:.2f} {top:.2f}A{rx:.2f} {ry:.2f} 0 0 1 {right:.2f} {top:.2f}V{low:.2f}"
        f"A{rx:.2f} {ry:.2f} 0 0 1 {x:.2f} {low:.2f}Z"
        f"M{x:.2f} {top:.2f}A{rx:.2f} {ry:.2f} 0 0 0 {right:.2f} {top:.2f}"
    )


def _brace(right: bool) -> Callable[[Box], str]:
    """A curly brace as tall as its box, its tip at the left, or at the right."""

    def path(box: Box) -> str:
        tip, back = (box.right, box.x) if right else (box.x, box.right)
        middle, y, low = box.x + box.w / 2, box.y + box.h / 2, box.bottom
        r = min(box.h / 4, box.w)
        return (
            f"M{back:.2f} {box.y:.2f}Q{middle:.2f} {box.y:.2f} {middle:.2f} {box.y + r:.2f}"
            f"V{y - r:.2f}Q{middle:.2f} {y:.2f} {tip:.2f} {y:.2f}Q{middle:.2f} {y:.2f} {middle:.2f} {y + r:.2f}"
            f"V{low - r:.2f}Q{middle:.2f} {low:.2f} {back:.2f} {low:.2f}"
        )

    return path


def traced(points: Sequence[Point], box: Box, smooth: bool, closed: bool) -> str:
    """A path through points in shares of `box`; `smooth` as a Catmull-Rom spline."""
    at = [(box.x + x * box.w, box.y + y * box.h) for x, y in points]
    d = f"M{at[0][0]:.2f} {at[0][1]:.2f}"
    ends = [at[-1], *at, at[0], at[1]] if closed else [at[0], *at, at[-1]]
    for before, a, b, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        if smooth:
            (x1, y1), (x2, y2) = _lean(a, before, b), _lean(b, after, a)
            d += f"C{x1:.2f} {y1:.2f} {x2:.2f} {y2:.2f} {b[0]:.2f} {b[1]:.2f}"
        else:
            d += f"L{b[0]:.2f} {b[1]:.2f}"
    return d + ("Z" if closed else "")


def _lean(at: Point, before: Point, after: Point) -> Point:
    """The control point beside `at`, along the line from its one neighbour to the other."""
    return at[0] + (after[0] - before[0]) / 6, at[1] + (after[1] - before[1]) / 6


def _cloud(box: Box) -> str:
    """Five bumps on a flat foot."""
    bumps = [
        (0.12, 0.95),
        (0.02, 0.62),
        (0.2, 0.36),
        (0.44, 0.12),
        (0.74, 0.26),
        (0.97, 0.56),
        (0.88, 0.95),
    ]
    points = [(box.x + px * box.w, box.y + py * box.h) for px, py in bumps]
    d = f"M{points[0][0]:.2f} {points[0][1]:.2f}"
    for (x0, y0), (x1, y1) in pairwise(points):
        r = 0.62 * ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        d += f"A{r:.2f} {r:.2f} 0 0 1 {x1:.2f} {y1:.2f}"
    return d + "Z"


_OUTLINES: dict[str, Callable[[Box], str]] = {
    "diamond": _polygon((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "triangle": _polygon((0.5, 0), (1, 1), (0, 1)),
    "triangle-down": _polygon((0, 0), (1, 0), (0.5, 1)),
    "trapezoid": _polygon((0.2, 0), (0.8, 0), (1, 1), (0, 1)),
    "trapezoid-down": _polygon((0, 0), (1, 0), (0.8, 1), (0.2, 1)),
    "brace-left": _brace(False),
    "brace-right": _brace(True),
    "hexagon": _polygon((0.25, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0.25, 1), (0, 0.5)),
    "parallelogram": _polygon((0.18, 0), (1, 0), (0.82, 1), (0, 1)),
    "star": _star,
    "bubble": _bubble,
    "cylinder": _cylinder,
    "cloud": _cloud,
    "arrow-right": _turned(_arrow, 0),
    "arrow-down": _turned(_arrow, 1),
    "arrow-left": _turned(_arrow, 2),
    "arrow-up": _turned(_arrow, 3),
    "chevron-right": _turned(_chevron, 0),
    "chevron-down": _turned(_chevron, 1),
}
_ROOM = {  # top, right, bottom, left, as shares of the shape
    "ellipse": (0.146, 0.146, 0.146, 0.146), "diamond": (0.25, 0.25, 0.25, 0.25),
    "triangle": (0.48, 0.25, 0.04, 0.25), "triangle-down": (0.04, 0.25, 0.48, 0.25),
    "trapezoid": (0.0, 0.2, 0.0, 0.2), "trapezoid-down": (0.0, 0.2, 0.0, 0.2),
    "hexagon": (0.05, 0.16, 0.05, 0.16),
    "parallelogram": (0.0, 0.17, 0.0, 0.17), "star": (0.36, 0.32, 0.28, 0.32),
    "bubble": (0.04, 0.04, 0.22, 0.04), "cylinder": (0.34, 0.05, 0.12, 0.05),
    "cloud": (0.34, 0.14, 0.1, 0.14), "arrow-right": (0.19, 0.14, 0.19, 0.03),
    "arrow-left": (0.19, 0.03, 0.19, 0.14), "arrow-up": (0.14, 0.19, 0.03, 0.19),
    "arrow-down": (0.03, 0.19, 0.14, 0.19), "chevron-right": (0.05, 0.16, 0.05, 0.16),
    "chevron-down": (0.16, 0.05, 0.16, 0.05),
}  # fmt: skip
