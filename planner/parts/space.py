"""Boxes, and the canvas that they stand on."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field, model_validator

from planner.parts.base import FARTHEST, Length, Model, Unit

SIZES = ("1K", "2K", "4K")
LONG_SIDES = {"1K": (1024, 1280), "2K": (2048, 1920), "4K": (4096, 3840)}
"""Long side in pixels by size: for most aspects, and for 16:9 and 9:16."""
LARGEST_SIDE = 20_000


class Box(Model):
    """A rectangle in units."""

    x: Unit
    y: Unit
    w: Length
    h: Length

    @property
    def right(self) -> float:
        """The right edge, in units."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The bottom edge, in units."""
        return self.y + self.h

    def inset(self, dx: float, dy: float | None = None) -> Box:
        """The box shrunk by `dx` units left and right, `dy` above and below."""
        dy = dx if dy is None else dy
        return Box(
            x=min(self.x + dx, FARTHEST), y=min(self.y + dy, FARTHEST),
            w=max(0, self.w - 2 * dx), h=max(0, self.h - 2 * dy),
        )  # fmt: skip

    def turned(self, degrees: float, about: Box | None = None) -> Box:
        """The upright box round this one, turned clockwise about the middle of `about` (its own if absent)."""
        about = about or self
        corners = [(x, y) for x in (self.x, self.right) for y in (self.y, self.bottom)]
        xs, ys = zip(*(about.swung(x, y, degrees) for x, y in corners), strict=True)
        return Box.model_construct(x=min(xs), y=min(ys), w=max(xs) - min(xs), h=max(ys) - min(ys))

    def swung(self, x: float, y: float, degrees: float) -> tuple[float, float]:
        """A point turned clockwise about the middle of the box."""
        if not degrees:
            return x, y
        cx, cy = self.x + self.w / 2, self.y + self.h / 2
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        dx, dy = x - cx, y - cy
        return cx + dx * cos - dy * sin, cy + dx * sin + dy * cos

    def overlaps(self, other: Box) -> bool:
        """True where the boxes share any room."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def contains(self, other: Box, slack: float = 0.5) -> bool:
        """True where `other` lies inside, give or take `slack` units."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


Side = Annotated[float, Field(ge=100, le=20_000, allow_inf_nan=False)]
LONGEST = 10.0
"""Long side of a canvas over its short side, at most."""


class Canvas(Model):
    """The picture's shape: `width` x `height` in units (short side 1000) and the size asked for."""

    aspect: str = "4:5"
    size: str = "2K"
    width: Side
    height: Side

    @model_validator(mode="after")
    def _not_a_thread(self) -> Canvas:
        if max(self.width, self.height) > LONGEST * min(self.width, self.height) * 1.001:
            raise ValueError(f"the long side is over {LONGEST:g} short ones")
        return self

    def pixels(self, size: str | None = None) -> tuple[int, int]:
        """Width and height in pixels for `1K`, `2K`, `4K` or `WxH`; the canvas' own size if absent.

        Raises ValueError for a size that is none of these, or whose shape is not the canvas'.
        """
        size, ratio = size or self.size, self.width / max(self.height, 1e-9)
        if size in SIZES:
            wide = abs(max(ratio, 1 / ratio) - 16 / 9) < 0.01
            long = LONG_SIDES[size][int(wide)]
            short = 2 * round(long * min(ratio, 1 / ratio) / 2)
            return (long, short) if ratio >= 1 else (short, long)
        return _exact_pixels(size, ratio)

    @model_validator(mode="after")
    def _has_pixels(self) -> Canvas:
        self.pixels()
        return self

    def least_text(self) -> float:
        """The smallest readable text in units: 1.2 % of the short side, and 11 px at this size."""
        return max(12.0, 11 * min(self.width, self.height) / min(self.pixels()))


def _exact_pixels(size: str, ratio: float) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in size.lower().split("x"))
    except ValueError:
        raise ValueError(f"Unknown size {size}; use 1K, 2K, 4K or WIDTHxHEIGHT.") from None
    if not (16 <= width <= LARGEST_SIDE and 16 <= height <= LARGEST_SIDE):
        raise ValueError(
            f"The size {size} is out of range; each side is 16 to {LARGEST_SIDE} pixels."
        )
    if abs(width / height / ratio - 1) > 0.01 + 1.5 / min(width, height):
        raise ValueError(f"The plan's shape is {ratio:.3f} wide to high; {size} is another shape.")
    return width, height
