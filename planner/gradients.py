"""The colours of a gradient: those under a part of it, as CSS lays a gradient over its box."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin

from planner.color import rgb, to_hex
from planner.parts import Box, Color, Style
from planner.plan import Gradient

SAMPLES = 5
_ASKEW = 0.08
"""How far the renderer's lines may lie beside CSS's where a gradient is aslant, as a share of it."""


def stops(fill: Color | Gradient, style: Style) -> tuple[str, ...]:
    """The colours of a fill as `#rrggbb`, or as named where the style has none of that name."""
    names = fill.colors if isinstance(fill, Gradient) else (fill,)
    return tuple(style.colors.get(name, name) for name in names)


def shade(colors: Sequence[str], share: float) -> str:
    """The colour at a share of the way from the first to the last of `#rrggbb`."""
    at = min(max(share, 0.0), 1.0) * (len(colors) - 1)
    low = min(int(at), len(colors) - 2)
    one, other = rgb(colors[low]), rgb(colors[low + 1])
    red, green, blue = (a + (b - a) * (at - low) for a, b in zip(one, other, strict=True))
    return to_hex((red, green, blue))


def under(gradient: Gradient, style: Style, area: Box, part: Box) -> tuple[str, ...]:
    """Colours of the gradient of `area` under a part of it; none where one of them is unknown."""
    colors = stops(gradient, style)
    if not all(color.startswith("#") for color in colors):
        return ()
    right, up = sin(radians(gradient.angle)), cos(radians(gradient.angle))
    length = max(abs(area.w * right) + abs(area.h * up), 1e-6)
    corners = [(x, y) for x in (part.x, part.right) for y in (part.y, part.bottom)]
    along = [
        0.5 + ((x - area.x - area.w / 2) * right - (y - area.y - area.h / 2) * up) / length
        for x, y in corners
    ]
    askew = 0.0 if gradient.angle % 90 == 0 else _ASKEW
    low, high = min(along) - askew, max(along) + askew
    shares = (low + (high - low) * step / (SAMPLES - 1) for step in range(SAMPLES))
    return tuple(shade(colors, share) for share in shares)
