"""Heads, busts and boats made whole: a body under the head of an animal, legs under one who is shown to the
waist, a boat without the water that it is in.

A drawing made whole is called `whole:` and its name, and where it has one its pose: `whole:...:girl+running`. It
has the square of the one that it is made of.
"""

from __future__ import annotations

import re
from functools import cache

from planner.color import mix
from planner.icons.figures import FACES, figure
from planner.icons.pixels import SIDE, ink, raster

HEADS = frozenset((
    "fox", "wolf", "bear", "polar-bear", "panda", "koala", "lion", "raccoon", "hamster", "frog", "rabbit-face",
    "cat-face", "dog-face", "mouse-face", "pig-face", "cow-face", "tiger-face", "monkey-face",
))  # fmt: skip
"""Drawings of a head alone."""
AFLOAT = frozenset(("sailboat", "ship", "speedboat", "motor-boat", "ferry"))
"""Drawings of a boat in water."""
PARTS = HEADS | AFLOAT
"""Drawings of parts, whatever they show."""
_WAVES = re.compile(r"[Mm][\d. -]+c-1\.75 0-1\.7[^MmZz]*z")
_CUT = 0.4
"""How much of the last rows of a bust is covered."""
_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_TROUSERS, _SHOES = "#6b6f7a", "#3d3346"


def made(svg: str, name: str, pose: str) -> str:
    """The drawing called `name` made whole."""
    if name in FACES:
        return figure(svg, name, pose)
    return dry(svg) if name in AFLOAT else sitting(svg) if name in HEADS else standing(svg)


def is_bust(svg: str) -> bool:
    """Whether a drawing of a person is cut off at its lower edge."""
    low = round(ink(svg)[3] * SIDE)
    return bool((raster(svg)[low - 4 : low - 1, :, 3] > 200).mean() > _CUT)


@cache
def standing(svg: str) -> str:
    """A bust of 32 units with a waist, legs and shoes."""
    low = round(ink(svg)[3] * SIDE)
    coat = _common(svg, slice(low - 8, low - 1), slice(SIDE // 3, 2 * SIDE // 3))
    legs = "".join(
        f'<rect x="{x}" y="22" width="4" height="8.6" fill="{_TROUSERS}"/>' for x in (11.6, 16.4)
    )
    shoes = "M10.6 32v-.8q0-1.4 1.4-1.4h3.6v2.2zM21.4 32v-.8q0-1.4-1.4-1.4h-3.6v2.2z"
    waist = f'<path d="M11 15h10l-.2 8.4h-9.6z" fill="{coat}"/>'
    return _made(
        legs + f'<path d="{shoes}" fill="{_SHOES}"/>' + waist + _scaled(svg, 6.1, -0.8, 0.62)
    )


@cache
def sitting(svg: str) -> str:
    """A head of 32 units on a body that sits, seen from the front."""
    coat = _common(svg, slice(None), slice(None))
    deep, pale = mix(coat, "#000000", 0.16), mix(coat, "#ffffff", 0.5)
    tail = f'<path d="M20 29c5 1 8-2 7-6.5c-.5-2-3-1.5-2.5.5c.5 2-1.5 3.5-4.5 3z" fill="{deep}"/>'
    body = "M16 14c4 0 6 4 6.6 9c.5 5-.6 8-2.6 8h-8c-2 0-3.1-3-2.6-8c.6-5 2.6-9 6.6-9z"
    chest = f'<ellipse cx="16" cy="22.5" rx="3.2" ry="5" fill="{pale}"/>'
    paws = "".join(
        f'<rect x="{x}" y="22.5" width="3.2" height="9.5" rx="1.5" fill="{deep}"/>'
        for x in (11.6, 17.2)
    )
    return _made(
        tail + f'<path d="{body}" fill="{coat}"/>' + chest + paws + _scaled(svg, 6.4, 0, 0.6)
    )


@cache
def dry(svg: str) -> str:
    """A boat of 32 units without the waves before it, down on the lower edge."""
    boat = _WAVES.sub("", svg).replace('d=""', 'd="M0 0"')
    return _made(_scaled(boat, 0, 32 * (1 - ink(boat)[3]), 1))


def _made(body: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">'
        f"{body}</svg>"
    )


def _scaled(svg: str, x: float, y: float, size: float) -> str:
    inner = _INNER.search(svg)
    return f'<g transform="translate({x} {y}) scale({size})">{inner[1] if inner else ""}</g>'


def _common(svg: str, rows: slice, columns: slice) -> str:
    """The commonest colour in a part of a drawing."""
    import numpy as np

    part = raster(svg)[rows, columns].reshape(-1, 4)
    solid = part[part[:, 3] > 250][:, :3].astype(np.uint32)
    if not solid.size:
        return _TROUSERS
    values, counts = np.unique(solid @ np.array([65536, 256, 1], np.uint32), return_counts=True)
    return f"#{int(values[counts.argmax()]):06x}"
