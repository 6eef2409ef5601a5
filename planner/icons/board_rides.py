"""How vehicles are drawn from the side, and what they wait at: SVG shapes `w` x `h` units large, in a colour."""

from __future__ import annotations

from planner.icons.pen import (
    GLASS,
    STEEL,
    WOOD,
    awning,
    dark,
    disc,
    line,
    pale,
    part,
    parts,
    path,
    rect,
)

_TYRE, _LAMP, _INSIDE = "#262a33", "#ffd76a", "#3a3f4a"


def _wheels(w: float, h: float, at: tuple[float, ...], r: float) -> str:
    """Wheels at shares of the width, `r` of the height large, on the ground."""
    big = r * h
    return "".join(
        disc(x * w, h - big, big, _TYRE) + disc(x * w, h - big, 0.45 * big, "#c9ced6") for x in at
    )


def _panes(w: float, h: float, box: tuple[float, float, float, float], count: int) -> str:
    """Windows in a row, in a box of shares."""
    x, y, wide, high = box
    step = wide / count
    return "".join(
        rect((x + (at + 0.06) * step) * w, y * h, 0.88 * step * w, high * h, GLASS, 0.03 * h)
        for at in range(count)
    )


def bus(w: float, h: float, tone: str) -> str:
    """A bus, its front on the left."""
    body = rect(0, 0, w, 0.88 * h, tone, 0.09 * h)
    trim = parts(w, h, (
        ((0.02, 0.36, 0.97, 0.02), dark(tone, 0.2)), ((0, 0.78, 1, 0.07), dark(tone, 0.28)),
        ((0.003, 0.66, 0.025, 0.08), _LAMP), ((0.975, 0.62, 0.025, 0.1), "#d8412f"),
    ))  # fmt: skip
    glass = _panes(w, h, (0.015, 0.09, 0.97, 0.26), 6)
    return body + trim + glass + _wheels(w, h, (0.19, 0.8), 0.135)


def truck(w: float, h: float, tone: str) -> str:
    """A truck with a box, its cab on the left."""
    cab = path(
        w, h, "M.02 .84L.02 .56Q.02 .5 .05 .46L.11 .3Q.13 .26 .17 .26L.27 .26L.27 .84z", "#c8452f"
    )
    glass = path(w, h, "M.065 .5L.12 .33L.22 .33L.22 .5z", GLASS)
    bed = parts(w, h, (((0.24, 0.8, 0.75, 0.06), _INSIDE), ((0.015, 0.66, 0.03, 0.07), _LAMP)))
    box = rect(0.28 * w, 0.02 * h, 0.71 * w, 0.79 * h, dark(tone, 0.22), 0.02 * h)
    side = rect(0.29 * w, 0.035 * h, 0.69 * w, 0.75 * h, tone, 0.015 * h)
    return bed + cab + glass + box + side + _wheels(w, h, (0.16, 0.68, 0.85), 0.125)


def food_truck(w: float, h: float, tone: str) -> str:
    """A van that sells from a hatch under an awning."""
    body = path(
        w, h, "M0 .86L0 .5Q0 .44 .03 .4L.12 .12Q.14 .04 .2 .04L.96 .04Q1 .04 1 .1L1 .86z", tone
    )
    glass = path(w, h, "M.055 .44L.13 .18L.2 .18L.2 .44z", GLASS)
    hatch = parts(w, h, (
        ((0.33, 0.46, 0.58, 0.2), _INSIDE), ((0.3, 0.655, 0.64, 0.03), pale(WOOD, 0.35)),
        ((0, 0.77, 1, 0.07), dark(tone, 0.25)), ((0.003, 0.6, 0.03, 0.08), _LAMP),
    ))  # fmt: skip
    cloth = awning(w, h, (0.31, 0.41, 0.62, 0.1), "#d8412f")
    return body + glass + hatch + cloth + _wheels(w, h, (0.18, 0.8), 0.125)


def car(w: float, h: float, tone: str) -> str:
    """A car, its front on the left."""
    cabin = path(w, h, "M.16 .46L.3 .1Q.32 .04 .38 .04L.7 .04Q.75 .04 .78 .1L.92 .46z", tone)
    glass = path(w, h, "M.235 .4L.34 .14L.5 .14L.5 .4z", GLASS) + path(
        w, h, "M.53 .4L.53 .14L.71 .14L.83 .4z", GLASS
    )
    body = path(
        w,
        h,
        "M0 .82L0 .56Q0 .44 .1 .42L.92 .38Q1 .4 1 .54L1 .82Q1 .86 .97 .86L.03 .86Q0 .86 0 .82z",
        tone,
    )
    trim = parts(w, h, (
        ((0, 0.78, 1, 0.06), dark(tone, 0.3)), ((0.003, 0.54, 0.045, 0.09), _LAMP),
        ((0.965, 0.5, 0.035, 0.1), "#d8412f"),
    ))  # fmt: skip
    return cabin + glass + body + trim + _wheels(w, h, (0.2, 0.8), 0.17)


def taxi(w: float, h: float, tone: str) -> str:
    """A car with a lamp on its roof and a row of squares along its side."""
    lamp = rect(0.45 * w, 0, 0.14 * w, 0.1 * h, "#fff3c4", 0.02 * h)
    squares = "".join(
        part(w, h, (0.05 + 0.03 * at, 0.745 + 0.022 * (at % 2), 0.03, 0.022), _TYRE)
        for at in range(30)
    )
    return (
        lamp + f'<g transform="translate(0 {0.07 * h:.2f})">{car(w, 0.93 * h, tone)}</g>' + squares
    )


def train(w: float, h: float, tone: str) -> str:
    """The first carriage of a train, on its rail."""
    body = path(w, h, "M.02 .84Q0 .84 .01 .76L.05 .32Q.09 .02 .22 .02L.99 .02L.99 .84z", tone)
    glass = path(w, h, "M.07 .38L.09 .26Q.12 .13 .2 .13L.22 .13L.22 .38z", GLASS)
    trim = parts(w, h, (
        ((0.035, 0.42, 0.955, 0.025), dark(tone, 0.25)), ((0.02, 0.77, 0.97, 0.08), _INSIDE),
        ((0.035, 0.62, 0.035, 0.06), _LAMP), ((0, 0.96, 1, 0.04), STEEL),
    ))  # fmt: skip
    panes = _panes(w, h, (0.26, 0.13, 0.72, 0.25), 5)
    wheels = "".join(disc(x * w, 0.89 * h, 0.07 * h, _TYRE) for x in (0.14, 0.24, 0.78, 0.88))
    return body + glass + trim + panes + wheels


def boat(w: float, h: float, tone: str) -> str:
    """A boat with a square sail, seen from the side."""
    mast = part(w, h, (0.485, 0, 0.03, 0.76), WOOD)
    sail = path(
        w, h, "M.16 .09L.84 .09Q.92 .36 .84 .64Q.5 .56 .16 .64Q.08 .36 .16 .09z", dark(tone, 0.16)
    )
    cloth = path(w, h, "M.18 .11L.82 .11Q.88 .34 .82 .59Q.5 .53 .18 .59Q.12 .34 .18 .11z", tone)
    yard = line(w, h, "M.12 .09L.88 .09", WOOD, 0.03 * h)
    flag = path(w, h, "M.515 0L.66 .035L.515 .07z", "#f8312f")
    hull = path(w, h, "M.02 .68L.98 .68Q.96 .92 .82 1L.18 1Q.04 .92 .02 .68z", "#8a5a3a")
    rail = line(w, h, "M.03 .69L.97 .69", dark("#8a5a3a", 0.3), 0.04 * h)
    return mast + sail + cloth + yard + flag + hull + rail


def balloon(w: float, h: float, tone: str) -> str:
    """A hot air balloon with its basket."""
    globe = path(
        w,
        h,
        "M.5 0C.86 0 1 .2 1 .36C1 .56 .7 .66 .62 .78L.38 .78C.3 .66 0 .56 0 .36C0 .2 .14 0 .5 0z",
        tone,
    )
    bands = path(w, h, "M.5 0C.3 0 .2 .04 .13 .1L.87 .1C.8 .04 .7 0 .5 0z", dark(tone, 0.2))
    bands += path(
        w, h, "M.1 .55L.9 .55C.8 .63 .67 .7 .62 .78L.38 .78C.33 .7 .2 .63 .1 .55z", dark(tone, 0.2)
    )
    ropes = line(w, h, "M.4 .78L.42 .89M.6 .78L.58 .89", WOOD, 0.008 * h)
    return globe + bands + ropes + rect(0.4 * w, 0.88 * h, 0.2 * w, 0.12 * h, "#a9794a", 0.02 * h)


def cart(w: float, h: float, tone: str) -> str:
    """A vendor's cart under an umbrella."""
    pole = part(w, h, (0.485, 0.12, 0.03, 0.4), WOOD)
    cloth = path(w, h, "M.02 .25C.08 -.03 .92 -.03 .98 .25z", "#d8412f")
    cloth += path(
        w, h, "M.5 .04C.36 .05 .27 .13 .25 .25L.42 .25C.43 .14 .45 .07 .5 .04z", "#fff7ea"
    )
    cloth += path(
        w, h, "M.5 .04C.64 .05 .73 .13 .75 .25L.58 .25C.57 .14 .55 .07 .5 .04z", "#fff7ea"
    )
    body = rect(0.06 * w, 0.5 * h, 0.88 * w, 0.34 * h, tone, 0.02 * h)
    top = part(w, h, (0.02, 0.47, 0.96, 0.045), dark(tone, 0.3))
    return pole + cloth + body + top + _wheels(w, h, (0.24, 0.76), 0.1)


def traffic_light(w: float, h: float, tone: str) -> str:
    """A traffic light on its post."""
    post = part(w, h, (0.42, 0.4, 0.16, 0.58), STEEL) + rect(
        0.2 * w, 0.96 * h, 0.6 * w, 0.04 * h, _TYRE
    )
    case = rect(0.08 * w, 0, 0.84 * w, 0.46 * h, tone, 0.16 * w)
    lights = "".join(
        disc(0.5 * w, y * h, 0.24 * w, fill)
        for y, fill in ((0.085, "#e8452f"), (0.23, "#f6b02e"), (0.375, "#3fb55a"))
    )
    return post + case + lights


def skateboard(w: float, h: float, tone: str) -> str:
    """A skateboard from the side."""
    ends = (
        "M0 .06Q.02 0 .06 .1L.14 .3L.86 .3L.94 .1Q.98 0 1 .06Q1 .2 .95 .34Q.92 .52 .86 .52L.14 .52"
    )
    trucks = parts(w, h, (((0.2, 0.52, 0.08, 0.14), STEEL), ((0.72, 0.52, 0.08, 0.14), STEEL)))
    wheels = "".join(
        disc(x * w, 0.78 * h, 0.22 * h, "#f4b13d") + disc(x * w, 0.78 * h, 0.08 * h, _INSIDE)
        for x in (0.24, 0.76)
    )
    return trucks + path(w, h, f"{ends}Q.08 .52 .05 .34Q0 .2 0 .06z", tone) + wheels


def crosswalk(w: float, h: float, tone: str) -> str:
    """The white stripes of a crossing, wider towards the viewer."""
    count = 7
    far, near = 0.8 / count, 1 / count
    return "".join(
        path(
            w, h,
            f"M{0.1 + at * far:.4f} 0L{0.1 + (at + 0.55) * far:.4f} 0L{(at + 0.55) * near:.4f} 1L{at * near:.4f} 1z",
            tone,
        )
        for at in range(count)
    )  # fmt: skip
