"""Ornament of a background, as SVG in units: quiet, drawn from a seed, never under more than a hint."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

Draw = Callable[[float, float, str, random.Random], str]


def _dots(w: float, h: float, color: str, drawn: random.Random) -> str:
    """Dots as one path, whose points the round ends of its lines make: thousands of circles take seconds."""
    step = 25
    points = (
        f"M{x * step} {y * step}h.01"
        for y in range(1, int(h / step) + 1)
        for x in range(1, int(w / step) + 1)
    )
    return (
        f'<path d="{"".join(points)}" stroke="{color}" stroke-width="2.6" stroke-linecap="round"'
        ' fill="none"/>'
    )


def _cross(w: float, h: float, color: str, drawn: random.Random) -> str:
    step = 100.0
    marks = (
        f"M{x * step - 5} {y * step}h10M{x * step} {y * step - 5}v10"
        for y in range(1, int(h / step) + 1)
        for x in range(1, int(w / step) + 1)
    )
    return f'<path d="{"".join(marks)}" stroke="{color}" stroke-width="1.4" fill="none"/>'


def _quarter(w: float, h: float, color: str, drawn: random.Random) -> str:
    radius = 0.36 * min(w, h)
    return (
        f'<path d="M{w} {h}h{-radius}a{radius} {radius} 0 0 1 {radius} {-radius}z" fill="{color}"/>'
    )


def _stripes(w: float, h: float, color: str, drawn: random.Random) -> str:
    side, width = 0.26 * min(w, h), 12.0
    lines = "".join(
        f"M{w - side + i * 2 * width} {h}L{w} {h - side + i * 2 * width}"
        for i in range(int(side / 2 / width))
    )
    return f'<path d="{lines}" stroke="{color}" stroke-width="{width}" fill="none"/>'


def _middle(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _blob(cx: float, cy: float, r: float, drawn: random.Random) -> str:
    count = 7
    radii = [r * drawn.uniform(0.82, 1.14) for _ in range(count)]
    points = [
        (cx + q * math.cos(2 * math.pi * i / count), cy + q * math.sin(2 * math.pi * i / count))
        for i, q in enumerate(radii)
    ]
    start = _middle(points[-1], points[0])
    path = f"M{start[0]:.1f} {start[1]:.1f}"
    for index, point in enumerate(points):
        end = _middle(point, points[(index + 1) % count])
        path += f"Q{point[0]:.1f} {point[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    return path + "z"


def _blobs(w: float, h: float, color: str, drawn: random.Random) -> str:
    short = min(w, h)
    places = [(w * 1.0, h * 0.0, 0.24), (w * 0.0, h * 1.0, 0.2), (w * 1.0, h * 0.93, 0.09)]
    return "".join(
        f'<path d="{_blob(x, y, r * short, drawn)}" fill="{color}"/>' for x, y, r in places
    )


def _hills(w: float, h: float, color: str, drawn: random.Random) -> str:
    top = h * 0.93
    a, b = drawn.uniform(0.2, 0.35), drawn.uniform(0.6, 0.8)
    path = (
        f"M0 {h}V{top + 10:.1f}C{w * a:.1f} {top - h * 0.06:.1f} {w * a * 1.6:.1f} {top + h * 0.04:.1f} "
        f"{w * b:.1f} {top:.1f}S{w * 0.95:.1f} {top - h * 0.05:.1f} {w} {top - 5:.1f}V{h}z"
    )
    return f'<path d="{path}" fill="{color}"/>'


ORNAMENTS: dict[str, Draw] = {
    "dots": _dots, "cross": _cross, "quarter": _quarter, "stripes": _stripes, "blobs": _blobs,
    "hills": _hills,
}  # fmt: skip


def ornament_svg(name: str, w: float, h: float, color: str, seed: int) -> str:
    """SVG of the ornament called `name` on a canvas of `w` x `h` units; empty for `none`."""
    draw = ORNAMENTS.get(name)
    return draw(w, h, color, random.Random(seed)) if draw else ""
