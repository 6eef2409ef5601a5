"""Connectors: a line with one arrow head shape, as SVG in units of the canvas."""

from __future__ import annotations

import math
from itertools import pairwise

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from planner.plan import ConnectorElement, Heads

Point = tuple[float, float]
_LETTERS = {"moveTo": "M", "lineTo": "L", "qCurveTo": "Q", "curveTo": "C"}
_HANDLES = {3: "Q", 4: "C"}
"""Curves of as many points: the bends are the handles of one Bézier curve."""


def _head(tip: Point, back: Point, size: float, color: str) -> str:
    angle = math.atan2(tip[1] - back[1], tip[0] - back[0])
    wings = [
        (tip[0] - size * math.cos(angle + turn), tip[1] - size * math.sin(angle + turn))
        for turn in (0.45, -0.45)
    ]
    (ax, ay), (bx, by) = wings
    return f'<path d="M{tip[0]:.2f} {tip[1]:.2f}L{ax:.2f} {ay:.2f}L{bx:.2f} {by:.2f}z" fill="{color}"/>'


def _shortened(points: list[Point], by: float) -> list[Point]:
    """The last point drawn back, so that the line ends inside the head."""
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    share = max(0.0, 1 - by / length)
    return [*points[:-1], (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)]


def _path(points: list[Point], curve: bool, radius: float) -> str:
    d = f"M{points[0][0]:.2f} {points[0][1]:.2f}"
    if curve and len(points) in _HANDLES:
        return d + _HANDLES[len(points)] + " ".join(f"{x:.2f} {y:.2f}" for x, y in points[1:])
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, math.dist(before, at) / 2, math.dist(at, after) / 2)
        if curve:
            reach = min(math.dist(before, at), math.dist(at, after)) / 2
        enter, leave = _towards(at, before, reach), _towards(at, after, reach)
        d += f"L{enter[0]:.2f} {enter[1]:.2f}Q{at[0]:.2f} {at[1]:.2f} {leave[0]:.2f} {leave[1]:.2f}"
    return d + f"L{points[-1][0]:.2f} {points[-1][1]:.2f}"


def _towards(start: Point, goal: Point, by: float) -> Point:
    length = math.dist(start, goal) or 1.0
    return start[0] + (goal[0] - start[0]) * by / length, start[1] + (
        goal[1] - start[1]
    ) * by / length


def _size(width: float) -> float:
    """Length of a head's sides, by the width of its line."""
    return 5 + 3.2 * width


def _cut(points: list[Point], by: float) -> list[Point]:
    """A line or Bézier curve without its last `by` units, or nearly so (de Casteljau)."""
    speed = (len(points) - 1) * math.dist(points[-2], points[-1]) or 1.0
    share, out = max(0.0, 1 - by / speed), points[:1]
    while len(points) > 1:
        points = [(a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in pairwise(points)]
        out = [*out, points[0]]
    return out


def headed(path: str, head: Heads, width: float, color: str) -> tuple[str, str]:
    """An open SVG path drawn back from the heads at its ends, and the heads."""
    pen = RecordingPen()
    parse_path(path, pen)
    steps = [(_LETTERS[name], list(points)) for name, points in pen.value if name in _LETTERS]
    flat = [point for _, points in steps for point in points]
    if len(flat) < 2:
        return path, ""
    size, heads = _size(width), ""
    if head in ("end", "both"):
        heads += _head(flat[-1], flat[-2], size, color)
        last = steps[-1][1]
        last[:] = _cut([steps[-2][1][-1], *last], size * 0.7)[1:]
    if head in ("start", "both"):
        heads += _head(flat[0], flat[1], size, color)
        first = _cut([steps[0][1][0], *steps[1][1]][::-1], size * 0.7)[::-1]
        steps[0][1][:], steps[1][1][:] = first[:1], first[1:]
    told = (name + " ".join(f"{x:.2f} {y:.2f}" for x, y in points) for name, points in steps)
    return "".join(told), heads


def connector_svg(element: ConnectorElement, color: str) -> str:
    """The connector's line and heads; empty with fewer than two points."""
    points: list[Point] = list(element.points)
    if len(points) < 2:
        return ""
    size, heads = _size(element.width), ""
    line = points
    if element.head in ("end", "both"):
        heads += _head(points[-1], points[-2], size, color)
        line = _shortened(line, size * 0.7)
    if element.head in ("start", "both"):
        heads += _head(points[0], points[1], size, color)
        line = _shortened(line[::-1], size * 0.7)[::-1]
    dash = f' stroke-dasharray="{" ".join(map(str, element.dash))}"' if element.dash else ""
    return (
        f'<path d="{_path(line, element.curve, 10)}" fill="none" stroke="{color}" '
        f'stroke-width="{element.width}" stroke-linecap="round"{dash}/>{heads}'
    )
