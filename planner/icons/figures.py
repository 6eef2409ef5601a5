"""People whom the icon set shows by their faces alone, on a body with arms, legs and clothes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_SKIN, _TROUSERS, _SHOES = "#ffc83d", "#6b6f7a", "#3d3346"
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Build:
    """How tall the head is, as a share of the figure, how wide the body, in 32nds, and what is worn."""

    head: float
    wide: float
    clothes: str
    skirt: bool = False
    bare: bool = True


@dataclass(frozen=True, slots=True)
class _Pose:
    """Both legs from the middle of the hips, both arms from their shoulders, in 32nds; how much lower one is."""

    legs: tuple[Points, Points]
    arms: tuple[Points, Points]
    down: float = 0.0


_BUILDS: Mapping[str, _Build] = {
    "woman": _Build(0.34, 6.6, "#8b62bf", skirt=True),
    "man": _Build(0.34, 7.0, "#00a6ed", skirt=True, bare=False),
    "person": _Build(0.34, 6.8, "#ff6723", skirt=True, bare=False),
    "girl": _Build(0.5, 6.4, "#8b62bf", skirt=True),
    "boy": _Build(0.5, 6.4, "#00a6ed"),
    "child": _Build(0.5, 6.4, "#ff6723"),
    "old-woman": _Build(0.42, 7.4, "#00a67c", skirt=True),
    "old-man": _Build(0.42, 7.4, "#00a6ed", bare=False),
}
_POSES: Mapping[str, _Pose] = {
    "standing": _Pose(
        (((-1.7, 0), (-1.9, 8)), ((1.7, 0), (1.9, 8))),
        (((-1, 0), (-2.6, 3.4), (-3.1, 6.4)), ((1, 0), (2.6, 3.4), (3.1, 6.4))),
    ),
    "walking": _Pose(
        (((-0.6, 0), (-3.6, 7.6)), ((0.6, 0), (3.4, 8))),
        (((-0.6, 0), (-3.4, 3), (-5, 5.6)), ((0.6, 0), (3.2, 3), (4.6, 5.4))),
    ),
    "running": _Pose(
        (((-0.6, 0), (-4.4, 3.4), (-8.2, 2)), ((0.6, 0), (4.2, 3.4), (3.8, 8))),
        (((-0.6, 0), (-4.4, 1.8), (-6.2, -1.4)), ((0.6, 0), (4.2, 2.6), (6.6, 0.4))),
    ),
    "playing": _Pose(
        (((-1.4, 0), (-2.2, 8)), ((1.2, 0), (4.6, 3.6), (7.4, 5))),
        (((-1, 0), (-4.4, -1), (-6.4, -3.6)), ((1, 0), (4.2, 1.6), (6.4, -0.4))),
    ),
    "sitting": _Pose(
        (((-1.6, 0), (-5.4, 1.6), (-0.6, 2.4)), ((1.6, 0), (5.4, 1.6), (0.6, 2.4))),
        (((-1, 0), (-3, 3.6), (-4, 6.6)), ((1, 0), (3, 3.6), (4, 6.6))),
        down=5.0,
    ),
}
_PERSON = re.compile(
    r":(?:(?:old-)?(?:wo)?man|(?:older-)?person|girl|boy|child|[a-z]+-worker|farmer|cook|student|teacher|singer|artist"
    r"|pilot|judge|mechanic|scientist|technologist)(?:[-+]|$)"
)
FACES = frozenset(_BUILDS)
"""Drawings of a face alone."""
_MIDDLE, _HIPS, _FLOOR = 16.0, 23.4, 31.0


def is_person(name: str) -> bool:
    """Whether a drawing shows a person, who wears clothes."""
    return _PERSON.search(name) is not None


def neck(who: str) -> float:
    """How far down the neck of one of `FACES` is, as a share of the figure."""
    return _BUILDS[who].head - 0.05


def figure(face: str, who: str, pose: str) -> str:
    """One of `FACES` as a figure of 32 units, standing, walking, running, playing or sitting."""
    own, how = _BUILDS[who], _POSES[pose]
    top, hips = 32 * neck(who) + how.down, _HIPS + how.down
    legs = "".join(_leg(_from(_MIDDLE, hips, points), own) for points in how.legs)
    side = own.wide / 2 - 0.6
    left, right = how.arms
    arms = _arm(_from(_MIDDLE - side, top + 1.8, left), own) + _arm(
        _from(_MIDDLE + side, top + 1.8, right), own
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">'
        f"{legs}{arms}{_torso(own, top, hips + 0.6)}{_head(face, own, how.down)}</svg>"
    )


def _from(x: float, y: float, points: Points) -> Points:
    """Points told from another one, no lower than the floor."""
    return [(x + right, min(y + down, _FLOOR)) for right, down in points]


def _torso(own: _Build, top: float, foot: float) -> str:
    """A shirt, or a dress that is wider at its hem."""
    half = own.wide / 2
    hem = half + (3.0 if own.skirt else 0.0)
    shape = (
        f"M{_MIDDLE - half:.1f} {top:.1f}q0 -1.4 1.6 -1.4h{own.wide - 3.2:.1f}q1.6 0 1.6 1.4"
        f"L{_MIDDLE + hem:.1f} {foot:.1f}q{-hem:.1f} 1.6 {-2 * hem:.1f} 0z"
    )
    return f'<path d="{shape}" fill="{own.clothes}"/>'


def _head(face: str, own: _Build, down: float) -> str:
    inner, size = _INNER.search(face), 32 * own.head / 30
    at = f"translate({_MIDDLE - 16 * size:.2f} {down - 2 * size:.2f}) scale({size:.3f})"
    return f'<g transform="{at}">{inner[1] if inner else ""}</g>'


def _arm(points: Points, own: _Build) -> str:
    return _stroke(points, _SKIN, 1.9) + _stroke(points[:2], own.clothes, 2.5)


def _leg(points: Points, own: _Build) -> str:
    """A leg with its shoe: bare under a dress, half bare under shorts, else in trousers."""
    (x, y), (knee, low), *_ = points
    shorts = ((x, y), (x + 0.45 * (knee - x), y + 0.45 * (low - y)))
    leg = _stroke(points, _SKIN, 2.2) if own.bare else _stroke(points, _TROUSERS, 3.0)
    worn = _stroke(shorts, _TROUSERS, 3.2) if own.bare and not own.skirt else ""
    foot, floor = points[-1]
    shoe = f'<ellipse cx="{foot:.1f}" cy="{floor - 0.1:.1f}" rx="1.8" ry="1.1" fill="{_SHOES}"/>'
    return leg + worn + shoe


def _stroke(points: Points, color: str, wide: float) -> str:
    d = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return (
        f'<path d="M{d}" fill="none" stroke="{color}" stroke-width="{wide}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )
