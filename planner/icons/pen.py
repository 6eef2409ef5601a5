"""Shapes that boards are drawn with, as SVG; `w` and `h` are the board's units, boxes and paths are in shares."""

from __future__ import annotations

import re

from planner.color import mix

_PAIR = re.compile(r"(-?[\d.]+) (-?[\d.]+)")
WOOD, STEEL, PAPER, GLASS = "#6d4534", "#636983", "#fbf4e4", "#b8e2f5"
_SHADE = "#2a1434"
"""What shades are mixed with; the icon set's are violet."""


def dark(color: str, share: float = 0.3) -> str:
    """A darker tone of a colour."""
    return mix(color, _SHADE, share)


def pale(color: str, share: float = 0.3) -> str:
    """A paler tone of a colour."""
    return mix(color, "#ffffff", share)


def rect(x: float, y: float, w: float, h: float, fill: str, r: float = 0.0) -> str:
    """A rectangle in units, its corners rounded by `r`."""
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" rx="{r:.2f}" fill="{fill}"/>'


def part(w: float, h: float, box: tuple[float, float, float, float], fill: str) -> str:
    """A rectangle by left, top, width and height in shares."""
    x, y, wide, high = box
    return rect(x * w, y * h, wide * w, high * h, fill)


def path(w: float, h: float, d: str, fill: str) -> str:
    """A path of pairs of shares."""
    return f'<path d="{_scaled(w, h, d)}" fill="{fill}"/>'


def line(w: float, h: float, d: str, stroke: str, wide: float) -> str:
    """A stroke along a path of pairs of shares, `wide` units."""
    return (
        f'<path d="{_scaled(w, h, d)}" fill="none" stroke="{stroke}" stroke-width="{wide:.2f}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _scaled(w: float, h: float, d: str) -> str:
    return _PAIR.sub(lambda m: f"{float(m[1]) * w:.2f} {float(m[2]) * h:.2f}", d)


def framed(w: float, h: float, frame: str, fill: str, r: float = 0.06) -> str:
    """A panel in a frame."""
    short = min(w, h)
    edge = 0.05 * short
    inner = rect(edge, edge, w - 2 * edge, h - 2 * edge, fill, max(0.0, r * short - edge / 2))
    return rect(0, 0, w, h, frame, r * short) + inner


def disc(x: float, y: float, r: float, fill: str) -> str:
    """A circle, in units."""
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{r:.2f}" fill="{fill}"/>'


Boxes = tuple[tuple[tuple[float, float, float, float], str], ...]


def parts(w: float, h: float, boxes: Boxes) -> str:
    """Rectangles with their colours, the first lowest."""
    return "".join(part(w, h, box, fill) for box, fill in boxes)


def awning(w: float, h: float, box: tuple[float, float, float, float], tone: str) -> str:
    """Stripes of cloth with round ends, in a box of shares."""
    x, y, wide, high = box
    step = wide / 8
    return "".join(
        path(
            w, h,
            f"M{a:.3f} {y:.3f}L{a + step:.3f} {y:.3f}L{a + step:.3f} {y + 0.7 * high:.3f}"
            f"Q{a + step / 2:.3f} {y + 1.3 * high:.3f} {a:.3f} {y + 0.7 * high:.3f}z",
            tone if at % 2 == 0 else "#fff7ea",
        )
        for at in range(8)
        for a in (x + at * step,)
    )  # fmt: skip
