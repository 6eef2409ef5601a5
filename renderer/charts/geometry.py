"""The geometry of a drawn chart: marks, scales and swatches out of its SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import atan2, hypot, pi
from xml.etree import ElementTree

from renderer.charts.ink import mix, rgb
from renderer.charts.sheet import Point
from renderer.errors import RenderError

_TOKEN = re.compile(r"([MLCZmlcz])|(-?[\d.]+(?:e-?\d+)?)")
_FILL = re.compile(r"fill:\s*(#[0-9a-f]{6})")
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_STEPS = 64
"""Straight pieces a curve is measured by."""

_ROUNDING = 1e-6
"""Radians by which the angle of a thin wedge may come out below nothing."""

Subpath = tuple[tuple[str, tuple[Point, ...]], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A path as it is drawn, and its fill."""

    subpaths: tuple[Subpath, ...]
    fill: str = ""

    @property
    def points(self) -> list[Point]:
        """The corners in drawing order."""
        return [points[-1] for sub in self.subpaths for code, points in sub if code != "Z"]

    @property
    def curved(self) -> bool:
        """True where the path has curves."""
        return any(code == "C" for sub in self.subpaths for code, _ in sub)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        flat = [point for sub in self.subpaths for point in _flat(sub)]
        xs, ys = [x for x, _ in flat], [y for _, y in flat]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def center(self) -> Point:
        """The middle of its box."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2

    @property
    def width(self) -> float:
        """Width of its box."""
        left, _, right, _ = self.box
        return right - left

    @property
    def widths(self) -> list[float]:
        """Width of each of its parts."""
        flats = [[x for x, _ in _flat(sub)] for sub in self.subpaths]
        return [max(xs) - min(xs) for xs in flats]

    @property
    def area(self) -> float:
        """Its area, parts added up."""
        return sum(abs(signed_area(_flat(sub))) for sub in self.subpaths)


@dataclass(frozen=True, slots=True)
class Mark(Outline):
    """A drawn mark and the cell it stands for."""

    column: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Ruler:
    """A scale as drawn: `low` at `start`, `high` at `end`."""

    kind: str
    low: float
    high: float
    start: Point
    end: Point

    @property
    def upright(self) -> bool:
        """True for a vertical scale."""
        return abs(self.end[1] - self.start[1]) > abs(self.end[0] - self.start[0])

    @property
    def length(self) -> float:
        """Its length in units."""
        return hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])

    def value(self, point: Point) -> float:
        """The value at `point`."""
        axis = 1 if self.upright else 0
        share = (point[axis] - self.start[axis]) / (self.end[axis] - self.start[axis])
        if self.kind == "log":
            return float(self.low * (self.high / self.low) ** share)
        return self.low + share * (self.high - self.low)

    def span(self, mark: Outline) -> tuple[float, float]:
        """The values at the two sides of a mark."""
        left, top, right, bottom = mark.box
        return self.value((left, top)), self.value((right, bottom))


@dataclass(slots=True)
class Drawn:
    """Everything in a chart's SVG that stands for data or a scale."""

    marks: list[Mark] = field(default_factory=list)
    summaries: list[tuple[str, int, Outline]] = field(default_factory=list)
    rulers: dict[str, Ruler] = field(default_factory=dict)
    swatches: dict[str, Outline] = field(default_factory=dict)


def parse(svg: str) -> Drawn:
    """The marks and scales of an SVG that `chart_svg` wrote; RenderError for anything else."""
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise RenderError(f"This is not an SVG that can be read ({error}).") from error
    drawn = Drawn()
    for group in root.iter(f"{_NAMESPACE}g"):
        kind, _, rest = group.get("id", "").partition(":")
        if kind == "v":
            column, row = (int(part) for part in rest.split(":"))
            outline = _outline(group)
            drawn.marks.append(Mark(outline.subpaths, outline.fill, column, row))
        elif kind == "s":
            name, index = rest.split(":")
            drawn.summaries.append((name, int(index), _outline(group)))
        elif kind == "a":
            _add_scale(drawn, rest, _outline(group))
    return drawn


def _add_scale(drawn: Drawn, rest: str, outline: Outline) -> None:
    name, kind, low, high = rest.split(":")
    drawn.swatches[name] = outline
    start, end = outline.points[0], outline.points[1]
    drawn.rulers[name] = Ruler(kind, float(low), float(high), start, end)


def _outline(group: ElementTree.Element) -> Outline:
    """The paths of a group as one; an icon counts as the box that shows of it."""
    subpaths: list[Subpath] = []
    fill = ""
    for path in group.findall(f"{_NAMESPACE}path"):
        subpaths += _subpaths(path.get("d", ""))
        found = _FILL.search(path.get("style", ""))
        fill = found.group(1) if found else fill
    for icon in group.findall(f"{_NAMESPACE}svg"):
        x, y, w, h = (float(icon.get(key, "0")) for key in ("x", "y", "width", "height"))
        corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
        subpaths.append(tuple(("M" if i == 0 else "L", (p,)) for i, p in enumerate(corners)))
    return Outline(tuple(subpaths), fill)


def _subpaths(d: str) -> Iterator[Subpath]:
    commands: list[tuple[str, tuple[Point, ...]]] = []
    for code, points in _commands(d):
        if code == "M" and commands:
            yield tuple(commands)
            commands = []
        commands.append((code, points))
    if commands:
        yield tuple(commands)


def _commands(d: str) -> Iterator[tuple[str, tuple[Point, ...]]]:
    code, numbers = "", list[float]()
    for letter, number in [*_TOKEN.findall(d), ("Z", "")]:
        if letter:
            if code:
                pairs = zip(numbers[::2], numbers[1::2], strict=True)
                yield code.upper(), tuple(pairs)
            code, numbers = letter, []
        else:
            numbers.append(float(number))


def _flat(subpath: Subpath) -> list[Point]:
    """The subpath as corners, curves in short straight pieces."""
    out: list[Point] = []
    for code, points in subpath:
        if code == "C":
            curve = (out[-1], *points)
            out += [_bezier(curve, i / _STEPS) for i in range(1, _STEPS + 1)]
        elif points:
            out.append(points[0])
    return out


def _bezier(curve: tuple[Point, ...], t: float) -> Point:
    s = 1 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    x, y = (sum(w * p[k] for w, p in zip(weights, curve, strict=True)) for k in (0, 1))
    return x, y


def signed_area(points: list[Point]) -> float:
    """Area within a closed line, positive where it runs clockwise on the page."""
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def turn_of(mark: Outline) -> float:
    """The angle of a wedge in radians, between its two straight edges."""
    (subpath, *more) = mark.subpaths
    edges = [i for i, (code, _) in enumerate(subpath) if code == "L"]
    if more or not edges:
        return 2 * pi
    points = mark.points
    corner, inner = points[edges[0] - 1], points[edges[0]]
    first = atan2(points[0][0] - points[-1][0], points[-1][1] - points[0][1])
    last = atan2(corner[0] - inner[0], inner[1] - corner[1])
    turn = last - first if signed_area(_flat(subpath)) > 0 else first - last
    return (turn + _ROUNDING) % (2 * pi) - _ROUNDING


def ramp_share(low: str, high: str, color: str) -> tuple[float, float]:
    """Where `color` lies on the ramp from `low` to `high`, and how far off it.

    The place is the middle of all that look like it.
    """
    wanted, ramp = rgb(color), _ramp(low, high)
    gaps = [sum(abs(a - b) for a, b in zip(shade, wanted, strict=True)) for shade in ramp]
    nearest = min(gaps)
    places = [i for i, gap in enumerate(gaps) if gap == nearest]
    return (places[0] + places[-1]) / 2 / (len(ramp) - 1), nearest


@lru_cache(maxsize=16)
def _ramp(low: str, high: str, steps: int = 2000) -> tuple[tuple[float, ...], ...]:
    """The colours from `low` to `high`."""
    return tuple(rgb(mix(low, high, i / steps)) for i in range(steps + 1))
