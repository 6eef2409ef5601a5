"""Boxes within the bounds that a plan has."""

from __future__ import annotations

from planner.parts import FARTHEST, Box


def bounded(x: float, y: float, w: float, h: float) -> Box:
    """The box in units, within the bounds that a plan has."""
    return Box(
        x=_within(x, -FARTHEST), y=_within(y, -FARTHEST), w=_within(w, 0.0), h=_within(h, 0.0)
    )


def _within(value: float, least: float) -> float:
    return round(value if least <= value <= FARTHEST else min(max(value, least), FARTHEST), 2)
