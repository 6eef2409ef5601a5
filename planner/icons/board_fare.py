"""How food and the vessels of a kitchen are drawn: SVG shapes `w` x `h` units large, in a colour."""

from __future__ import annotations

from planner.icons.pen import WOOD, dark, line, pale, path


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
