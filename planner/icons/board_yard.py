"""How what stands in the open is drawn: SVG shapes `w` x `h` units large, in a colour."""

from __future__ import annotations

import math

from planner.icons.board_home import flames, logs
from planner.icons.pen import STEEL, WOOD, dark, disc, line, pale, part, parts, path, rect

_TYRE = "#262a33"


def bridge(w: float, h: float, tone: str) -> str:
    """A stone bridge of two arches."""
    body = (
        "M0 .36Q.5 .26 1 .36L1 1L.94 1Q.92 .62 .74 .62Q.56 .62 .54 1L.46 1"
        "Q.44 .62 .26 .62Q.08 .62 .06 1L0 1z"
    )
    inner = "M.06 1Q.08 .62 .26 .62Q.44 .62 .46 1M.54 1Q.56 .62 .74 .62Q.92 .62 .94 1"
    coping = line(w, h, "M.01 .36Q.5 .26 .99 .36", dark(tone, 0.3), 0.07 * h)
    courses = line(w, h, "M.02 .5Q.5 .4 .98 .5", dark(tone, 0.14), 0.012 * h)
    return (
        path(w, h, body, tone) + courses + line(w, h, inner, dark(tone, 0.25), 0.035 * h) + coping
    )


def windmill(w: float, h: float, tone: str) -> str:
    """A windmill with four sails."""
    tower = path(w, h, "M.38 .34L.62 .34L.74 1L.26 1z", tone)
    cap = path(w, h, "M.34 .36Q.36 .22 .5 .21Q.64 .22 .66 .36z", "#8a4b3a")
    door = path(w, h, "M.44 1L.44 .87Q.5 .81 .56 .87L.56 1z", WOOD)
    panes = parts(
        w, h, (((0.465, 0.5, 0.07, 0.06), "#5b7f95"), ((0.465, 0.66, 0.07, 0.06), "#5b7f95"))
    )
    return tower + cap + door + panes + "".join(_sail(w, h, turn) for turn in (40, 130, 220, 310))


def _sail(w: float, h: float, turn: float) -> str:
    """A sail of cloth on its beam, `turn` degrees round the hub."""
    x, y, long = 0.5 * w, 0.31 * h, min(0.5 * w, 0.36 * h)
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def at(along: float, aside: float) -> str:
        px, py = x + long * (along * c - aside * s), y + long * (along * s + aside * c)
        return f"{px / w:.4f} {py / h:.4f}"

    cloth = path(w, h, f"M{at(0.2, 0)}L{at(1, 0)}L{at(1, 0.24)}L{at(0.2, 0.24)}z", "#fbf6ea")
    return cloth + line(w, h, f"M{at(0, 0)}L{at(1, 0)}", dark(WOOD, 0.2), 0.05 * long)


def well(w: float, h: float, tone: str) -> str:
    """A well under a roof, with its bucket."""
    posts = parts(
        w,
        h,
        (
            ((0.16, 0.2, 0.07, 0.46), WOOD),
            ((0.77, 0.2, 0.07, 0.46), WOOD),
            ((0.14, 0.34, 0.72, 0.05), WOOD),
        ),
    )
    rope = line(w, h, "M.5 .36L.5 .5", "#d8c9a4", 0.02 * w)
    bucket = path(w, h, "M.41 .48L.59 .48L.56 .62L.44 .62z", dark(WOOD, 0.3))
    roof = path(w, h, "M.5 0L1 .26L.92 .31L.5 .1L.08 .31L0 .26z", "#a5493a") + path(
        w, h, "M.5 .07L.88 .28L.12 .28z", "#c86a4f"
    )
    ring = rect(0.06 * w, 0.62 * h, 0.88 * w, 0.38 * h, tone, 0.03 * w) + rect(
        0, 0.58 * h, w, 0.08 * h, dark(tone, 0.2), 0.03 * h
    )
    stones = "".join(
        rect((x + 0.22 * at) * w, y * h, 0.15 * w, 0.065 * h, dark(tone, 0.1), 0.02 * h)
        for x, y, count in ((0.09, 0.69, 4), (0.19, 0.79, 3), (0.09, 0.89, 4)) for at in range(count)
    )  # fmt: skip
    return posts + rope + bucket + roof + ring + stones


def fence(w: float, h: float, tone: str) -> str:
    """A picket fence."""
    rails = parts(
        w, h, (((0, 0.34, 1, 0.09), dark(tone, 0.16)), ((0, 0.7, 1, 0.09), dark(tone, 0.16)))
    )
    count = max(4, round(w / (0.36 * h)))
    step = 1 / count
    return rails + "".join(
        path(w, h, f"M{x:.4f} 1L{x:.4f} .16L{x + 0.3 * step:.4f} 0L{end:.4f} .16L{end:.4f} 1z", tone)
        for x, end in (((at + 0.2) * step, (at + 0.8) * step) for at in range(count))
    )  # fmt: skip


def campfire(w: float, h: float, tone: str) -> str:
    """A fire on logs between stones."""
    stones = "".join(
        disc((0.08 + 0.168 * at) * w, 0.93 * h, 0.07 * w, dark(tone, 0.1 * (at % 2)))
        for at in range(6)
    )
    return flames(w, h, (0.22, 0.0, 0.56, 0.84)) + logs(w, h, (0.14, 0.74, 0.72, 0.18)) + stones


def swing(w: float, h: float, tone: str) -> str:
    """A swing in its frame."""
    frame = line(
        w,
        h,
        "M.12 .04L.03 .98M.12 .04L.24 .98M.88 .04L.76 .98M.88 .04L.97 .98M.1 .05L.9 .05",
        tone,
        0.05 * h,
    )
    ropes = line(w, h, "M.39 .06L.39 .74M.61 .06L.61 .74", "#8f8577", 0.015 * h)
    return ropes + frame + rect(0.35 * w, 0.72 * h, 0.3 * w, 0.05 * h, WOOD, 0.01 * h)


def bush(w: float, h: float, tone: str) -> str:
    """A round bush, lit from above, with leaves."""
    crown = (
        "M.08 1Q-.03 .9 .01 .72Q.04 .56 .17 .55Q.16 .3 .32 .24Q.4 -.02 .56 .02Q.7 .06 .72 .24"
        "Q.88 .28 .85 .52Q1.0 .58 .99 .76Q1 .94 .92 1z"
    )
    lit = (
        "M.1 .86Q.04 .62 .18 .56Q.14 .3 .33 .24Q.41 .05 .56 .09Q.68 .13 .7 .3Q.87 .34 .83 .6"
        "Q.8 .84 .52 .82Q.3 .98 .1 .86z"
    )
    leaves = "M.42 .24Q.48 .14 .56 .18M.86 .82Q.9 .7 .96 .76M.56 .93Q.62 .85 .7 .89"
    tones = dark(tone, 0.2), pale(tone, 0.3)
    return (
        path(w, h, crown, tones[0]) + path(w, h, lit, tone) + line(w, h, leaves, tones[1], 0.04 * h)
    )


def shed(w: float, h: float, tone: str) -> str:
    """A wooden shed."""
    wall = path(w, h, "M.08 .34L.5 .06L.92 .34L.92 1L.08 1z", tone)
    boards = "".join(
        part(w, h, (0.08, 0.36 + 0.09 * at, 0.84, 0.012), dark(tone, 0.2)) for at in range(7)
    )
    roof = path(w, h, "M.5 0L1 .32L.95 .4L.5 .11L.05 .4L0 .32z", dark(tone, 0.5))
    door = part(w, h, (0.36, 0.5, 0.28, 0.5), dark(tone, 0.35)) + disc(
        0.6 * w, 0.76 * h, 0.015 * w, "#f0cf7a"
    )
    return wall + boards + roof + door


def igloo(w: float, h: float, tone: str) -> str:
    """A house of snow."""
    dome = path(w, h, "M0 1C0 .3 .22 0 .46 0C.7 0 .92 .3 .92 1z", tone)
    joints = "M.04 .68L.88 .68M.12 .36L.8 .36M.3 .08L.3 .36M.6 .08L.6 .36M.2 .36L.2 .68M.46 .36L.46 .68M.72 .36L.72 .68"
    porch = path(w, h, "M.5 1L.5 .74C.5 .44 1 .44 1 .74L1 1z", dark(tone, 0.1))
    return (
        dome
        + line(w, h, joints, dark(tone, 0.16), 0.014 * h)
        + porch
        + path(w, h, "M.6 1L.6 .8C.6 .6 .9 .6 .9 .8L.9 1z", "#3d5368")
    )


def pyramid(w: float, h: float, tone: str) -> str:
    """A pyramid, one side in the shade."""
    lit = path(w, h, "M.46 0L.66 1L0 1z", tone)
    shade = path(w, h, "M.46 0L1 1L.66 1z", dark(tone, 0.25))
    courses = "".join(
        line(
            w,
            h,
            f"M{0.46 * (1 - y):.3f} {y:.3f}L{0.46 + 0.2 * y:.3f} {y:.3f}",
            dark(tone, 0.12),
            0.01 * h,
        )
        for y in (0.25, 0.4, 0.55, 0.7, 0.85)
    )
    return lit + courses + shade


def haystack(w: float, h: float, tone: str) -> str:
    """A stack of hay, its layers hanging over each other."""
    layers = (
        "M.06 1Q-.04 .8 .1 .62L.9 .62Q1.04 .8 .94 1z",
        "M.1 .74Q.08 .48 .24 .32L.76 .32Q.92 .48 .9 .74L.8 .66L.7 .75L.6 .66L.5 .76L.4 .66L.3 .75L.2 .66z",
        "M.22 .44Q.3 .04 .5 0Q.7 .04 .78 .44L.68 .36L.59 .45L.5 .37L.41 .45L.32 .36z",
    )
    tones = (dark(tone, 0.24), dark(tone, 0.08), pale(tone, 0.18))
    straws = "M.2 .95L.23 .84M.36 .96L.37 .85M.52 .96L.52 .84M.68 .96L.66 .85M.82 .94L.79 .84"
    strewn = line(w, h, straws, dark(tone, 0.42), 0.022 * h)
    return "".join(path(w, h, d, fill) for d, fill in zip(layers, tones, strict=True)) + strewn


def tent(w: float, h: float, tone: str) -> str:
    """A ridge tent, its door ajar."""
    side = path(w, h, "M.3 .04L.82 .04Q.86 .04 .87 .1L1 1L.56 1z", tone)
    hem = path(w, h, "M.545 .92L.988 .92L1 1L.56 1z", dark(tone, 0.16))
    front = path(w, h, "M.3 .04L.56 1L.02 1z", dark(tone, 0.22))
    door = path(w, h, "M.3 .24L.44 1L.18 1z", dark(tone, 0.72))
    flap = path(w, h, "M.3 .24L.44 1L.36 1Q.34 .6 .3 .24z", pale(tone, 0.24))
    return side + hem + front + door + flap


def rock(w: float, h: float, tone: str) -> str:
    """A rock with a flat top."""
    body = path(w, h, "M.02 1L.08 .56L.24 .14L.42 0L.74 .02L.9 .34L.99 1z", tone)
    facets = path(w, h, "M.74 .02L.9 .34L.99 1L.7 1L.62 .42z", dark(tone, 0.22))
    return body + facets + path(w, h, "M.08 .56L.24 .14L.4 .5L.3 1L.02 1z", pale(tone, 0.16))


def pier(w: float, h: float, tone: str) -> str:
    """A wooden pier on posts."""
    posts = "".join(
        part(w, h, (x, 0.1, 0.03, 0.9), dark(tone, 0.4)) for x in (0.05, 0.27, 0.49, 0.71, 0.92)
    )
    deck = part(w, h, (0, 0, 1, 0.2), tone)
    gaps = "".join(part(w, h, (0.05 * at, 0, 0.005, 0.2), dark(tone, 0.3)) for at in range(1, 20))
    return posts + deck + gaps + part(w, h, (0, 0.2, 1, 0.06), dark(tone, 0.25))


def wheelbarrow(w: float, h: float, tone: str) -> str:
    """A wheelbarrow, its wheel on the right."""
    handles = line(w, h, "M.03 .31L.22 .42L.8 .78", WOOD, 0.06 * h)
    tray = path(w, h, "M.16 .1L.98 .1L.8 .6L.34 .6z", tone) + line(
        w, h, "M.16 .1L.98 .1", dark(tone, 0.25), 0.05 * h
    )
    leg = line(w, h, "M.38 .6L.32 .96", STEEL, 0.05 * h)
    return (
        handles
        + leg
        + tray
        + disc(0.82 * w, 0.82 * h, 0.18 * h, _TYRE)
        + disc(0.82 * w, 0.82 * h, 0.07 * h, "#c9ced6")
    )


def watering_can(w: float, h: float, tone: str) -> str:
    """A watering can, its spout on the left."""
    spout = line(w, h, "M.46 .78L.1 .3", dark(tone, 0.15), 0.09 * h) + path(
        w, h, "M.0 .3L.16 .14L.2 .28L.08 .4z", dark(tone, 0.3)
    )
    grip = line(
        w, h, "M.5 .34C.56 -.06 .98 -.02 .96 .44Q.95 .66 .84 .76", dark(tone, 0.2), 0.06 * h
    )
    body = path(w, h, "M.44 .32L.84 .32L.9 1L.38 1z", tone)
    return spout + grip + body + path(w, h, "M.43 .32L.85 .32L.86 .38L.42 .38z", dark(tone, 0.2))


def shovel(w: float, h: float, tone: str) -> str:
    """A shovel, its blade down."""
    stem = part(w, h, (0.44, 0.06, 0.12, 0.62), WOOD) + rect(
        0.18 * w, 0, 0.64 * w, 0.07 * h, dark(WOOD, 0.3), 0.03 * h
    )
    return stem + path(w, h, "M.08 .64L.92 .64L.92 .86Q.8 .96 .5 1Q.2 .96 .08 .86z", tone)


def mountain(w: float, h: float, tone: str) -> str:
    """Two mountains, snow on their peaks, lit from the left."""
    far = path(w, h, "M.42 1L.7 .26Q.73 .2 .76 .26L1 1z", dark(tone, 0.12)) + path(
        w, h, "M.64 .42L.7 .26Q.73 .2 .76 .26L.812 .42L.76 .38L.73 .46L.69 .38z", "#f4f1fb"
    )
    near = path(w, h, "M0 1L.36 .05Q.4 -.03 .44 .05L.84 1z", tone)
    shade = path(w, h, "M.42 .3L.52 .24L.84 1L.46 1L.5 .62z", dark(tone, 0.2))
    snow = path(
        w,
        h,
        "M.26 .31L.36 .05Q.4 -.03 .44 .05L.55 .31L.49 .27L.44 .38L.39 .29L.34 .36L.31 .28z",
        "#ffffff",
    )
    return far + near + shade + snow


def floe(w: float, h: float, tone: str) -> str:
    """A floating sheet of ice."""
    side = path(w, h, "M.02 .42L.98 .42L.93 .9L.7 1L.4 .92L.12 1L.05 .8z", dark(tone, 0.22))
    top = path(
        w, h, "M.02 .42L.12 .12L.3 .2L.52 .04L.78 .14L.9 .08L.98 .42L.8 .56L.5 .48L.2 .58z", tone
    )
    return side + top + line(w, h, "M.3 .34L.42 .3M.62 .36L.76 .3", dark(tone, 0.12), 0.04 * h)


def lamppost(w: float, h: float, tone: str) -> str:
    """A street lamp with a lantern."""
    post = parts(w, h, (((0.355, 0.2, 0.29, 0.8), tone), ((0.1, 0.955, 0.8, 0.045), dark(tone))))
    light = path(w, h, "M.065 .05L.935 .05L.74 .18L.26 .18z", "#ffd54a")
    hood = path(w, h, "M0 .055Q.5 -.05 1 .055z", dark(tone))
    return post + light + hood + part(w, h, (0.2, 0.175, 0.6, 0.022), dark(tone))
