"""What a chart draws, in units from the top left of its box, before any drawing library sees it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import ceil, cos, pi, sin, tan
from typing import Literal, NamedTuple

Point = tuple[float, float]
Command = tuple[str, tuple[Point, ...]]
"""`M`, `L`, `C` or `Z` and its points, as in an SVG path."""
Anchor = Literal["start", "middle", "end"]
_FLIPPED: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}


class Area(NamedTuple):
    """A rectangle in units."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.h

    @property
    def middle(self) -> float:
        """The height of the horizontal centre line."""
        return self.y + self.h / 2

    def cut(self, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Area:
        """The area less a strip at each side; never narrower than nothing."""
        w, h = max(0.0, self.w - left - right), max(0.0, self.h - top - bottom)
        return Area(self.x + left, self.y + top, w, h)

    def joined(self, other: Area) -> Area:
        """The smallest area that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Area(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def overlaps(self, other: Area, gap: float = 0.0) -> bool:
        """True where the two come closer than `gap` units."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A path with fill and stroke (`#rrggbb`). `gid` names the data it stands for."""

    path: tuple[Command, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    round: bool = False
    opacity: float = 1.0
    gid: str | None = None
    clip: Area | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text. `x` is the place of its anchor, `y` its baseline, `width` as measured."""

    text: str
    x: float
    y: float
    size: float
    weight: int
    color: str
    anchor: Anchor
    width: float
    ascent: float
    descent: float

    @property
    def left(self) -> float:
        """The left edge."""
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width

    @property
    def area(self) -> Area:
        """The rectangle that the ink stays in."""
        return Area(self.left, self.y - self.ascent, self.width, self.ascent + self.descent)


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon, drawn in each place and cut upright after a share of its width."""

    icon: str
    places: tuple[tuple[Area, float], ...]
    color: str
    gid: str | None
    mirrored: bool = False


@dataclass(slots=True)
class Sheet:
    """Shapes and labels in drawing order, and the areas that further text keeps clear of."""

    w: float
    h: float
    shapes: list[Shape] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    taken: list[Area] = field(default_factory=list)

    def add(self, shape: Shape) -> None:
        """Draw `shape` over what is there."""
        self.shapes.append(shape)

    def rect(
        self, area: Area, fill: str, gid: str | None = None, *, edge: str | None = None
    ) -> None:
        """Draw a filled rectangle, with a line around it in the colour `edge`; keep text off it."""
        self.add(Shape(rect_path(area), fill, edge, 1.2, gid=gid))
        self.taken.append(area)

    def disc(
        self,
        center: Point,
        radius: float,
        fill: str | None,
        *,
        gid: str | None = None,
        edge: str | None = None,
        opacity: float = 1.0,
        width: float = 1.2,
    ) -> None:
        """Draw a filled circle and keep text off it."""
        self.add(Shape(circle_path(center, radius), fill, edge, width, gid=gid, opacity=opacity))
        x, y = center
        self.taken.append(Area(x - radius, y - radius, 2 * radius, 2 * radius))

    def line(
        self,
        points: Sequence[Point],
        color: str,
        width: float,
        *,
        dash: tuple[float, ...] = (),
        gid: str | None = None,
        round: bool = False,
    ) -> None:
        """Draw a line through `points`."""
        self.add(Shape(line_path(points), None, color, width, dash=dash, round=round, gid=gid))

    def keep_clear(self, points: Sequence[Point], reach: float) -> None:
        """Keep text `reach` units off the line through `points`."""
        for (x0, y0), (x1, y1) in pairwise(points):
            steps = max(1, ceil(max(abs(x1 - x0), abs(y1 - y0)) / (4 * reach)))
            for i in range(steps):
                ax, ay = x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps
                bx, by = x0 + (x1 - x0) * (i + 1) / steps, y0 + (y1 - y0) * (i + 1) / steps
                left, top = min(ax, bx) - reach, min(ay, by) - reach
                self.taken.append(
                    Area(left, top, abs(bx - ax) + 2 * reach, abs(by - ay) + 2 * reach)
                )

    def free(self, area: Area, gap: float = 0.0) -> bool:
        """True where `area` lies inside the sheet and touches no text and no mark."""
        inside = (
            area.x >= -0.01
            and area.y >= -0.01
            and area.right <= self.w + 0.01
            and area.bottom <= self.h + 0.01
        )
        if not inside or any(area.overlaps(label.area, gap) for label in self.labels):
            return False
        return not any(area.overlaps(other, gap) for other in self.taken)

    def mirrored(self) -> Sheet:
        """The sheet seen in a mirror; text stays readable."""
        out = Sheet(self.w, self.h)
        out.shapes = [_mirror_shape(shape, self.w) for shape in self.shapes]
        out.signs = [_mirror_sign(sign, self.w) for sign in self.signs]
        out.labels = [
            replace(label, x=self.w - label.x, anchor=_FLIPPED[label.anchor])
            for label in self.labels
        ]
        return out


def clear_parts(
    ends: tuple[Point, Point], areas: Sequence[Area], pad: float
) -> list[tuple[Point, Point]]:
    """The parts of an upright or level line that stay `pad` units off all `areas`."""
    (x0, y0), (x1, y1) = ends
    level = y0 == y1
    start, end, across = (x0, x1, y0) if level else (y0, y1, x0)
    cuts = []
    for area in areas:
        low, high = (area.y, area.bottom) if level else (area.x, area.right)
        if low - pad < across < high + pad:
            near, far = (area.x, area.right) if level else (area.y, area.bottom)
            cuts.append((near - pad, far + pad))
    out, at = [], start
    for near, far in sorted(cuts):
        if near > at:
            out.append((at, min(near, end)))
        at = max(at, far)
    if at < end:
        out.append((at, end))
    return [((a, y0), (b, y0)) if level else ((x0, a), (x0, b)) for a, b in out if b > a]


def _mirror_shape(shape: Shape, w: float) -> Shape:
    path = tuple((code, tuple((w - x, y) for x, y in points)) for code, points in shape.path)
    clip = shape.clip and Area(w - shape.clip.right, shape.clip.y, shape.clip.w, shape.clip.h)
    return replace(shape, path=path, clip=clip)


def _mirror_sign(sign: Sign, w: float) -> Sign:
    places = tuple((Area(w - box.right, box.y, box.w, box.h), part) for box, part in sign.places)
    return replace(sign, places=places, mirrored=True)


def line_path(points: Iterable[Point]) -> tuple[Command, ...]:
    """An open line through `points`."""
    return tuple(("M" if i == 0 else "L", (point,)) for i, point in enumerate(points))


def polygon_path(points: Iterable[Point]) -> tuple[Command, ...]:
    """A closed line through `points`."""
    return (*line_path(points), ("Z", ()))


def rect_path(area: Area) -> tuple[Command, ...]:
    """The outline of a rectangle."""
    x, y, r, b = area.x, area.y, area.right, area.bottom
    return polygon_path([(x, y), (r, y), (r, b), (x, b)])


def arc(center: Point, radius: float, start: float, end: float) -> tuple[Command, ...]:
    """Bézier curves along a circle from angle `start` to `end`, in radians clockwise from the top.

    The first command is an `L` to the start of the arc.
    """
    count = max(1, ceil(abs(end - start) / (pi / 4)))
    step = (end - start) / count
    handle = 4 / 3 * tan(step / 4) * radius
    out: list[Command] = [("L", (on_circle(center, radius, start),))]
    for i in range(count):
        a, b = start + i * step, start + (i + 1) * step
        (ax, ay), (bx, by) = on_circle(center, radius, a), on_circle(center, radius, b)
        first = (ax + handle * cos(a), ay + handle * sin(a))
        second = (bx - handle * cos(b), by - handle * sin(b))
        out.append(("C", (first, second, (bx, by))))
    return tuple(out)


def on_circle(center: Point, radius: float, angle: float) -> Point:
    """The point at `angle` (radians clockwise from the top) on a circle."""
    return center[0] + radius * sin(angle), center[1] - radius * cos(angle)


_UNIT_CIRCLE: tuple[Command, ...] = (
    ("M", ((0.0, -1.0),)),
    *(
        ("C", ((x0 - k * y0, y0 + k * x0), (x1 + k * y1, y1 - k * x1), (x1, y1)))
        for k in (4 / 3 * tan(pi / 8),)
        for (x0, y0), (x1, y1) in pairwise([(0, -1), (1, 0), (0, 1), (-1, 0), (0, -1)])
    ),
    ("Z", ()),
)


def circle_path(center: Point, radius: float) -> tuple[Command, ...]:
    """A whole circle, clockwise from its top."""
    x, y = center
    return tuple(
        (code, tuple((x + radius * a, y + radius * b) for a, b in points))
        for code, points in _UNIT_CIRCLE
    )
