"""How a bough, a gull, a beehive, a brick wall and what is in the sky are drawn: SVG shapes `w` x `h` units, in a
colour.
"""

from __future__ import annotations

import math
import random

from planner.icons.pen import WOOD, dark, disc, line, pale, path, rect

_RED = "#e23b3b"
_SPARKS = ("#ff5d73", "#ffd23f", "#5ad1ff", "#c58bff")


def bough(w: float, h: float, tone: str) -> str:
    """A tree at the left edge, one branch of which reaches far to the right."""
    trunk = path(w, h, "M.05 1Q.1 .8 .09 .5L.1 .12L.22 .12L.22 .5Q.21 .8 .28 1z", WOOD)
    limb = path(w, h, "M.14 .7Q.2 .58 .4 .56L.92 .525L.92 .545L.42 .62Q.28 .65 .2 .76z", WOOD)
    twigs = line(
        w, h, "M.55 .6Q.6 .68 .66 .7M.74 .575Q.8 .64 .87 .65M.84 .535L.91 .48", WOOD, 0.014 * w
    )
    crown = "".join(
        disc(x * w, y * h, r * w, dark(tone, shade))
        for x, y, r, shade in (
            (0.1, 0.26, 0.1, 0.28), (0.4, 0.22, 0.11, 0.28), (0.15, 0.16, 0.13, 0.1), (0.33, 0.145, 0.12, 0.1),
            (0.24, 0.24, 0.14, 0.0), (0.47, 0.15, 0.08, 0.1),
        )
    )  # fmt: skip
    leaves = "".join(
        _leaf(w, h, x, y, turn, pale(tone, 0.12) if at % 2 else tone)
        for at, (x, y, turn) in enumerate(
            ((0.66, 0.7, 60), (0.6, 0.66, 110), (0.87, 0.65, 40), (0.81, 0.62, 100), (0.91, 0.48, -40),
             (0.92, 0.54, 20), (0.36, 0.62, 80))
        )
    )  # fmt: skip
    return trunk + limb + twigs + crown + leaves


def _leaf(w: float, h: float, x: float, y: float, turn: float, tone: str) -> str:
    """A pointed leaf from its stalk on, `turn` degrees clockwise from the right."""
    long, c, s = 0.075 * w, math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def at(along: float, aside: float) -> str:
        px, py = long * (along * c - aside * s), long * (along * s + aside * c)
        return f"{x + px / w:.4f} {y + py / h:.4f}"

    return path(
        w, h, f"M{at(0, 0)}Q{at(0.45, 0.42)} {at(1, 0)}Q{at(0.45, -0.42)} {at(0, 0)}z", tone
    )


def gull(w: float, h: float, tone: str) -> str:
    """A gull on the wing, that looks to the left."""
    ink, wing = "#3a3f4b", dark(tone, 0.24)
    far = path(w, h, "M.46 .62Q.5 .3 .8 .1Q.76 .42 .62 .64z", dark(tone, 0.36))
    far_tip = path(w, h, "M.8 .1Q.69 .18 .66 .235L.755 .3Q.79 .2 .8 .1z", ink)
    body = path(
        w, h,
        "M.13 .6Q.16 .48 .27 .5Q.34 .51 .42 .56L.7 .6Q.86 .62 .99 .72Q.88 .76 .78 .75"
        "Q.55 .88 .36 .76Q.26 .7 .21 .69Q.13 .68 .13 .6z",
        tone,
    )  # fmt: skip
    near = path(w, h, "M.36 .62Q.3 .3 .42 0Q.58 .26 .6 .62Q.5 .72 .36 .62z", wing)
    near_tip = path(w, h, "M.42 0Q.375 .1 .355 .2L.51 .17Q.47 .08 .42 0z", ink)
    beak = path(w, h, "M.15 .57L0 .625L.14 .655z", "#f7a325")
    eye = disc(0.21 * w, 0.575 * h, 0.014 * w, ink)
    return far + far_tip + beak + body + near + near_tip + eye


def hive(w: float, h: float, tone: str) -> str:
    """A beehive of straw on its stand."""
    rows = ((0.2, 0.5), (0.34, 0.72), (0.48, 0.86), (0.62, 0.92), (0.76, 0.9))
    coils = "".join(
        rect((0.5 - wide / 2) * w, (y - 0.075) * h, wide * w, 0.15 * h, dark(tone, 0.12 * (at % 2)), 0.075 * h)
        for at, (y, wide) in enumerate(rows)
    )  # fmt: skip
    top = disc(0.5 * w, 0.12 * h, 0.11 * w, dark(tone, 0.12))
    stand = rect(0.02 * w, 0.82 * h, 0.96 * w, 0.07 * h, WOOD, 0.02 * h)
    legs = "".join(rect(x * w, 0.88 * h, 0.09 * w, 0.12 * h, WOOD) for x in (0.14, 0.77))
    door = path(w, h, "M.41 .83L.41 .74Q.5 .66 .59 .74L.59 .83z", "#4a2f22")
    return legs + top + coils + door + stand


def brickwork(w: float, h: float, tone: str) -> str:
    """A wall of bricks with a coping of stone."""
    rows, joint = 7, dark(tone, 0.22)
    high, wide = 0.9 / rows, 0.09
    bricks = "".join(
        rect(max(0.0, x) * w, (0.1 + row * high) * h, (min(1.0, x + wide) - max(0.0, x)) * w, 0.86 * high * h,
             dark(tone, 0.1) if (3 * row + column) % 5 == 0 else tone)
        for row in range(rows)
        for column in range(12)
        for x in (column * 0.094 - (0.047 if row % 2 else 0.0),)
        if x < 1.0
    )  # fmt: skip
    coping = rect(0, 0, w, 0.1 * h, "#cbbfb6", 0.02 * h)
    return rect(0, 0.06 * h, w, 0.94 * h, joint) + bricks + coping


def fireworks(w: float, h: float, tone: str) -> str:
    """Three bursts, the largest in the colour."""
    bursts = (
        (0.34, 0.34, 0.33, tone),
        (0.75, 0.26, 0.23, _SPARKS[2]),
        (0.68, 0.73, 0.25, _SPARKS[0]),
    )
    return "".join(_burst(x * w, y * h, r * h, color) for x, y, r, color in bursts)


def _burst(x: float, y: float, r: float, color: str) -> str:
    """Sparks that fly from a middle at (x, y), `r` units far."""
    rays = []
    for at in range(14):
        turn = 2 * math.pi * at / 14
        c, s = math.cos(turn), math.sin(turn)
        low, high = (0.34, 0.86) if at % 2 else (0.22, 0.66)
        tint = color if at % 2 else pale(color, 0.45)
        rays.append(
            f'<path d="M{x + low * r * c:.2f} {y + low * r * s:.2f}L{x + high * r * c:.2f} {y + high * r * s:.2f}" '
            f'stroke="{tint}" stroke-width="{0.05 * r:.2f}" stroke-linecap="round" fill="none"/>'
        )
        rays.append(disc(x + (high + 0.12) * r * c, y + (high + 0.12) * r * s, 0.035 * r, tint))
    return "".join(rays) + disc(x, y, 0.09 * r, pale(color, 0.7))


def stars(w: float, h: float, tone: str) -> str:
    """The stars of a sky, as points of several sizes."""
    drawn = random.Random(7)
    points = (
        (drawn.random(), drawn.random() ** 1.3, drawn.choice((0.0022, 0.003, 0.0044)))
        for _ in range(90)
    )
    small = "".join(disc(x * w, y * h, r * w, tone) for x, y, r in points)
    large = ((0.12, 0.22), (0.31, 0.08), (0.52, 0.3), (0.7, 0.12), (0.9, 0.34))
    return small + "".join(_sparkle(x * w, y * h, 0.013 * w, tone) for x, y in large)


def _sparkle(x: float, y: float, r: float, tone: str) -> str:
    """A star with four rays."""
    q = 0.16 * r
    d = f"M{x:.1f} {y - r:.1f}L{x + q:.1f} {y - q:.1f}L{x + r:.1f} {y:.1f}L{x + q:.1f} {y + q:.1f}"
    d += (
        f"L{x:.1f} {y + r:.1f}L{x - q:.1f} {y + q:.1f}L{x - r:.1f} {y:.1f}L{x - q:.1f} {y - q:.1f}z"
    )
    return f'<path d="{d}" fill="{tone}"/>'


def planet(w: float, h: float, tone: str) -> str:
    """A planet with bands and craters, half of it in the shade."""
    r = min(w, h) / 2
    bands = "".join(
        line(w, h, f"M.1 {y:.2f}Q.5 {y + 0.07:.2f} .9 {y - 0.02:.2f}", fill, wide * h)
        for y, fill, wide in (
            (0.3, pale(tone, 0.22), 0.07), (0.5, dark(tone, 0.14), 0.05), (0.68, pale(tone, 0.14), 0.09),
        )
    )  # fmt: skip
    craters = "".join(
        disc(x * w, y * h, size * h, dark(tone, 0.26))
        for x, y, size in (
            (0.36, 0.42, 0.07),
            (0.6, 0.24, 0.04),
            (0.55, 0.66, 0.05),
            (0.25, 0.62, 0.03),
        )
    )
    shade = path(w, h, "M.72 .05C1.1 .3 1.1 .75 .66 .97C.86 .74 .9 .36 .72 .05z", dark(tone, 0.4))
    ball = f'<clipPath id="ball"><circle cx="{w / 2:.1f}" cy="{h / 2:.1f}" r="{r:.1f}"/></clipPath>'
    return f'{ball}<g clip-path="url(#ball)">{rect(0, 0, w, h, tone)}{bands}{craters}{shade}</g>'


def hen(w: float, h: float, tone: str) -> str:
    """A hen that looks to the left."""
    feet = "M.46 .8L.46 .97L.37 .97M.46 .97L.53 .97M.6 .8L.6 .97L.51 .97M.6 .97L.67 .97"
    feathers = "M.72 .56Q.78 .3 .98 .24Q.96 .36 .93 .42Q1 .44 .99 .5Q.96 .72 .74 .76z"
    crest = "M.2 .16Q.17 .06 .24 .07Q.26 0 .32 .05Q.38 .01 .4 .09Q.43 .13 .38 .18z"
    trunk = (
        "M.2 .2Q.24 .1 .33 .11Q.44 .13 .45 .27Q.47 .45 .6 .47Q.74 .47 .86 .44"
        "Q.92 .6 .82 .74Q.72 .86 .52 .86Q.3 .86 .24 .66Q.2 .5 .2 .36z"
    )
    fold = "M.42 .58Q.56 .5 .78 .58Q.74 .76 .56 .76Q.44 .74 .42 .58z"
    body = (
        path(w, h, feathers, dark(tone, 0.35)) + path(w, h, crest, _RED) + path(w, h, trunk, tone)
    )
    beak = path(w, h, "M.2 .22L.08 .29L.2 .33z", "#f2a93b")
    wattle = path(w, h, "M.19 .33Q.15 .42 .2 .44Q.25 .43 .24 .34z", _RED)
    eye = disc(0.28 * w, 0.23 * h, 0.022 * w, "#2b2b33")
    legs = line(w, h, feet, "#e58a1f", 0.03 * w)
    return legs + body + path(w, h, fold, dark(tone, 0.18)) + beak + wattle + eye


def cliff(w: float, h: float, tone: str) -> str:
    """A cliff with grass on its flat top, steep on the left."""
    lit = "M0 1L.06 .62L.13 .48L.14 .22L.2 .04L.34 .04L.3 .3L.36 .52L.28 .74L.32 1z"
    turf = "M.17 .08Q.17 0 .24 0L.84 0Q.9 .01 .9 .1Q.84 .14 .78 .09Q.68 .15 .6 .09Q.48 .14 .4 .08Q.28 .13 .17 .08z"
    rock = path(w, h, "M0 1L.06 .62L.13 .48L.14 .22L.2 .04L.86 .04L.9 .36L.97 .66L1 1z", tone)
    shade = path(
        w, h, "M.62 .04L.86 .04L.9 .36L.97 .66L1 1L.68 1L.74 .66L.64 .4z", dark(tone, 0.14)
    )
    return rock + path(w, h, lit, pale(tone, 0.2)) + shade + path(w, h, turf, "#6fae4a")
