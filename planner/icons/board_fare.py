"""How food is drawn, what it is in, lies on and is sold with: SVG shapes `w` x `h` units large, in a colour."""

from __future__ import annotations

from planner.icons.pen import WOOD, dark, disc, line, pale, part, path, rect


def jug(w: float, h: float, tone: str) -> str:
    """A jug with a lip and a handle."""
    handle = line(w, h, "M.72 .3C.98 .24 1 .66 .76 .7", dark(tone, 0.2), 0.085 * w)
    body = path(
        w, h,
        "M.16 .04L.68 .04C.66 .16 .68 .22 .74 .34C.88 .6 .82 .88 .7 1L.2 1C.06 .88 .02 .6 .14 .34"
        "C.2 .22 .2 .18 .08 .08z",
        tone,
    )  # fmt: skip
    band = path(w, h, "M.075 .52Q.44 .6 .81 .52L.82 .62Q.44 .7 .07 .62z", pale(tone, 0.55))
    mouth = path(w, h, "M.1 .06Q.4 0 .68 .04Q.44 .12 .16 .12z", dark(tone, 0.45))
    return handle + body + band + mouth


def pumpkin(w: float, h: float, tone: str) -> str:
    """A ribbed pumpkin with its stem."""
    stem = path(w, h, "M.44 .22Q.5 .1 .42 .02L.53 0Q.6 .1 .57 .22z", WOOD)
    sides = "".join(
        f'<ellipse cx="{x * w:.1f}" cy="{0.58 * h:.1f}" rx="{r * w:.1f}" ry="{0.41 * h:.1f}" fill="{fill}"/>'
        for x, r, fill in (
            (0.2, 0.2, dark(tone, 0.16)), (0.8, 0.2, dark(tone, 0.16)), (0.34, 0.2, dark(tone, 0.06)),
            (0.66, 0.2, dark(tone, 0.06)), (0.5, 0.19, tone),
        )
    )  # fmt: skip
    return sides + stem


def bowl(w: float, h: float, tone: str) -> str:
    """A round bowl on a foot, whose rim hides what lies in it."""
    foot = path(w, h, "M.34 .86L.66 .86L.7 1L.3 1z", dark(tone, 0.35))
    body = path(
        w, h, "M.02 .16L.98 .16C.97 .62 .78 .92 .6 .92L.4 .92C.22 .92 .03 .62 .02 .16z", tone
    )
    shade = path(
        w, h, "M.7 .22L.98 .16C.97 .62 .78 .92 .6 .92C.72 .74 .74 .48 .7 .22z", dark(tone, 0.14)
    )
    return foot + body + shade + rect(0, 0.05 * h, w, 0.17 * h, pale(tone, 0.35), 0.085 * h)


def crate(w: float, h: float, tone: str) -> str:
    """An open crate of slats, seen from the front."""
    inside = rect(0.03 * w, 0.04 * h, 0.94 * w, 0.92 * h, dark(tone, 0.5))
    slats = "".join(
        rect(0, y * h, w, 0.25 * h, pale(tone, share), 0.02 * h)
        for y, share in ((0.03, 0.16), (0.38, 0.08), (0.73, 0.0))
    )
    ends = "".join(part(w, h, (x, 0, 0.08, 1), dark(tone, 0.22)) for x in (0.03, 0.89))
    nails = "".join(
        disc(x * w, y * h, 0.022 * w, dark(tone, 0.6))
        for x in (0.07, 0.93)
        for y in (0.15, 0.5, 0.85)
    )
    return inside + slats + ends + nails


def blanket(w: float, h: float, tone: str) -> str:
    """A cloth with a broad check, spread on the ground."""
    cloth = path(w, h, "M.13 0L.87 0L1 1L0 1z", tone)
    along = "".join(
        path(w, h, f"M{a:.3f} 0L{a + 0.09:.3f} 0L{b + 0.12:.3f} 1L{b:.3f} 1z", pale(tone, 0.38))
        for a, b in ((0.2, 0.09), (0.36, 0.3), (0.54, 0.56), (0.71, 0.78))
    )
    across = "".join(
        path(w, h, f"M{0.13 - 0.13 * y:.3f} {y}L{0.87 + 0.13 * y:.3f} {y}"
             f"L{0.87 + 0.13 * low:.3f} {low}L{0.13 - 0.13 * low:.3f} {low}z", pale(tone, 0.6))
        for y, low in ((0.16, 0.3), (0.62, 0.8))
    )  # fmt: skip
    return cloth + along + f'<g opacity="0.6">{across}</g>'


def tag(w: float, h: float, tone: str) -> str:
    """A price tag on a stick."""
    stick = rect(0.47 * w, 0.5 * h, 0.06 * w, 0.5 * h, WOOD)
    card = rect(0.04 * w, 0, 0.92 * w, 0.56 * h, tone, 0.07 * w)
    line_ = rect(0.2 * w, 0.16 * h, 0.6 * w, 0.07 * h, dark(tone, 0.45), 0.03 * h)
    return (
        stick
        + card
        + line_
        + rect(0.32 * w, 0.33 * h, 0.36 * w, 0.07 * h, dark(tone, 0.3), 0.03 * h)
    )


def ledge(w: float, h: float, tone: str) -> str:
    """A shelf on a wall: a board on two brackets."""
    brackets = "".join(
        path(w, h, f"M{x} .4L{x + 0.03} .4L{x + 0.03} .55L{x + 0.012} 1L{x} 1z", dark(tone, 0.35))
        for x in (0.14, 0.83)
    )
    return (
        brackets
        + rect(0, 0, w, 0.42 * h, tone, 0.06 * h)
        + rect(0, 0.3 * h, w, 0.12 * h, dark(tone, 0.2))
    )
