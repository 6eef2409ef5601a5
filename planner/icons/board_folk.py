"""How people and machines that the icons lack are drawn: SVG shapes `w` x `h` units large, in a colour."""

from __future__ import annotations

from planner.icons.pen import GLASS, STEEL, dark, disc, line, pale, part, parts, path, rect

_IRON, _NIGHT, _TYRE, _GOLD = "#aeb9c4", "#2a3038", "#262a33", "#e8c15a"


def knight(w: float, h: float, tone: str) -> str:
    """A knight in armour with a shield and a sword."""
    plume = path(w, h, "M.5 .1C.5 -.02 .3 -.03 .2 .06Q.32 .05 .38 .14z", tone)
    helmet = path(w, h, "M.36 .27L.36 .17C.36 .04 .68 .04 .68 .17L.68 .27Q.52 .31 .36 .27z", _IRON)
    visor = parts(
        w, h, (((0.42, 0.165, 0.26, 0.022), _NIGHT), ((0.53, 0.19, 0.015, 0.07), dark(_IRON, 0.35)))
    )
    legs = parts(w, h, (((0.36, 0.66, 0.13, 0.29), _IRON), ((0.55, 0.66, 0.13, 0.29), _IRON),
                        ((0.36, 0.79, 0.13, 0.02), dark(_IRON)), ((0.55, 0.79, 0.13, 0.02), dark(_IRON))))  # fmt: skip
    feet = path(w, h, "M.34 1L.34 .94L.49 .94L.52 1z", dark(_IRON, 0.3)) + path(
        w, h, "M.54 1L.54 .94L.68 .94L.73 1z", dark(_IRON, 0.3)
    )
    body = path(w, h, "M.3 .32Q.52 .26 .74 .32L.7 .56L.34 .56z", _IRON)
    skirt = path(w, h, "M.34 .5L.7 .5L.76 .72L.28 .72z", tone) + part(
        w, h, (0.33, 0.49, 0.38, 0.03), dark(tone, 0.4)
    )
    arm = line(w, h, "M.72 .36L.84 .48L.9 .46", dark(_IRON, 0.12), 0.1 * w) + disc(
        0.9 * w, 0.46 * h, 0.06 * w, dark(_IRON, 0.35)
    )
    blade = path(w, h, "M.885 .43L.88 .1L.905 .05L.93 .1L.925 .43z", "#dfe5ea") + part(
        w, h, (0.82, 0.42, 0.17, 0.02), _GOLD
    )
    shield = path(w, h, "M.02 .38L.44 .38L.44 .52Q.42 .66 .23 .73Q.04 .66 .02 .52z", tone)
    cross = parts(
        w, h, (((0.205, 0.4, 0.05, 0.3), "#fbf6ea"), ((0.05, 0.47, 0.36, 0.035), "#fbf6ea"))
    )
    return plume + legs + feet + arm + blade + body + skirt + helmet + visor + shield + cross


def submarine(w: float, h: float, tone: str) -> str:
    """A submarine with portholes and a periscope, its front on the left."""
    scope = line(w, h, "M.5 .3L.5 .06L.42 .06", dark(tone, 0.35), 0.06 * h)
    tower = path(w, h, "M.36 .46L.4 .2L.6 .2L.64 .46z", dark(tone, 0.12))
    screw = parts(
        w, h, (((0.945, 0.4, 0.02, 0.52), dark(STEEL)), ((0.92, 0.62, 0.06, 0.08), STEEL))
    )
    fins = path(w, h, "M.82 .5L.94 .34L.94 .98L.82 .82z", dark(tone, 0.25))
    hull = path(
        w,
        h,
        "M0 .67C0 .46 .16 .38 .36 .38L.72 .38C.84 .38 .92 .56 .93 .66"
        "C.92 .78 .84 .96 .72 .96L.36 .96C.16 .96 0 .88 0 .67z",
        tone,
    )
    belly = path(
        w,
        h,
        "M.11 .88L.83 .88C.8 .93 .77 .96 .72 .96L.36 .96C.24 .96 .16 .93 .11 .88z",
        dark(tone, 0.2),
    )
    ports = "".join(
        disc(x * w, 0.55 * h, 0.1 * h, dark(tone, 0.4)) + disc(x * w, 0.55 * h, 0.07 * h, GLASS)
        for x in (0.2, 0.4, 0.6)
    )
    return screw + scope + fins + tower + hull + belly + ports


def rowboat(w: float, h: float, tone: str) -> str:
    """A rowing boat with its oar."""
    oar = line(w, h, "M.36 .08L.62 .9", "#c99a63", 0.05 * h) + path(
        w, h, "M.59 .74L.66 .98L.61 1L.55 .78z", "#b07a48"
    )
    hull = path(w, h, "M0 .16L1 .16C.97 .6 .88 .94 .78 .96L.22 .96C.12 .94 .03 .6 0 .16z", tone)
    rim = path(w, h, "M0 .16L1 .16L.99 .3L.01 .3z", dark(tone, 0.3))
    plank = path(w, h, "M.045 .58L.955 .58L.94 .64L.06 .64z", dark(tone, 0.18))
    return hull + rim + plank + oar


def scooter(w: float, h: float, tone: str) -> str:
    """A motor scooter, its front on the left."""
    wheels = "".join(
        disc(x * w, 0.84 * h, 0.16 * h, _TYRE) + disc(x * w, 0.84 * h, 0.07 * h, "#d3d3d3")
        for x in (0.17, 0.8)
    )
    fork = line(w, h, "M.29 .22L.18 .82", STEEL, 0.05 * h)
    bar = line(w, h, "M.29 .2L.31 .07L.42 .04", _NIGHT, 0.055 * h)
    shield = path(w, h, "M.24 .2Q.3 .14 .36 .2L.45 .68L.6 .68L.6 .8L.38 .8Q.31 .8 .29 .68z", tone)
    tail = path(
        w,
        h,
        "M.54 .8L.54 .56Q.56 .44 .66 .44L.9 .42Q1 .5 1 .66Q.98 .72 .92 .7Q.8 .62 .69 .8z",
        tone,
    )
    seat = path(w, h, "M.5 .45Q.48 .34 .57 .33L.9 .3Q.97 .31 .95 .42z", _NIGHT)
    guard = path(
        w, h, "M.02 .8Q.03 .6 .2 .6Q.33 .61 .34 .76L.28 .76Q.18 .66 .02 .8z", dark(tone, 0.2)
    )
    light = disc(0.26 * w, 0.2 * h, 0.075 * h, "#ffe28a")
    return fork + bar + wheels + shield + tail + seat + guard + light


def excavator(w: float, h: float, tone: str) -> str:
    """An excavator, its shovel on the left."""
    tracks = rect(0.36 * w, 0.79 * h, 0.6 * w, 0.21 * h, _TYRE, 0.105 * h) + "".join(
        disc((0.44 + 0.11 * at) * w, 0.895 * h, 0.055 * h, "#998ea4") for at in range(5)
    )
    turn = part(w, h, (0.52, 0.74, 0.28, 0.07), STEEL)
    body = path(w, h, "M.42 .76L.42 .6Q.42 .54 .47 .54L.94 .54Q1 .54 1 .62L1 .76z", tone)
    weight = path(w, h, "M.84 .54L.94 .54Q1 .54 1 .62L1 .76L.84 .76z", dark(tone, 0.22))
    cab = path(
        w, h, "M.5 .56L.52 .24Q.53 .19 .58 .19L.74 .19Q.79 .19 .79 .25L.79 .56z", tone
    ) + path(w, h, "M.55 .5L.57 .27L.73 .27L.73 .5z", GLASS)
    arm = line(w, h, "M.46 .62L.28 .11L.1 .42", dark(tone, 0.1), 0.095 * h) + line(
        w, h, "M.43 .48L.31 .2", _NIGHT, 0.03 * h
    )
    shovel = path(w, h, "M.04 .4L.18 .44L.2 .58Q.16 .74 .02 .7L0 .6z", dark(STEEL, 0.2))
    return tracks + turn + arm + body + weight + cab + shovel


def cannon(w: float, h: float, tone: str) -> str:
    """A cannon on its wheel, aimed to the left."""
    wood = "#7a5434"
    tail = path(w, h, "M.5 .6L.98 .86L.98 .98L.44 .74z", wood)
    barrel = path(w, h, "M.02 .14L.86 .36Q.98 .44 .92 .56Q.86 .66 .76 .62L0 .36z", tone)
    mouth = path(w, h, "M.02 .1L.08 .11L.05 .4L-.01 .38z", dark(tone, 0.3))
    rings = ((0.31, wood), (0.24, pale(wood, 0.35)), (0.07, dark(wood)))
    return (
        barrel + mouth + tail + "".join(disc(0.54 * w, 0.68 * h, r * h, fill) for r, fill in rings)
    )


def robot(w: float, h: float, tone: str) -> str:
    """A robot that stands."""
    deep = dark(tone, 0.25)
    mast = line(w, h, "M.5 .1L.5 .04", STEEL, 0.035 * w) + disc(
        0.5 * w, 0.03 * h, 0.055 * w, "#ff822d"
    )
    ears = parts(w, h, (((0.16, 0.15, 0.1, 0.09), deep), ((0.74, 0.15, 0.1, 0.09), deep)))
    head = rect(0.22 * w, 0.08 * h, 0.56 * w, 0.25 * h, tone, 0.1 * w) + rect(
        0.29 * w, 0.125 * h, 0.42 * w, 0.14 * h, _NIGHT, 0.07 * w
    )
    eyes = "".join(disc(x * w, 0.185 * h, 0.05 * w, "#7fe3ff") for x in (0.4, 0.6))
    smile = line(w, h, "M.44 .235Q.5 .25 .56 .235", "#7fe3ff", 0.02 * w)
    arms = line(w, h, "M.22 .42L.08 .48L.08 .62M.78 .42L.92 .48L.92 .62", deep, 0.1 * w) + "".join(
        disc(x * w, 0.64 * h, 0.08 * w, dark(tone, 0.45)) for x in (0.08, 0.92)
    )
    legs = parts(w, h, (
        ((0.28, 0.66, 0.15, 0.28), deep), ((0.57, 0.66, 0.15, 0.28), deep), ((0.4, 0.3, 0.2, 0.08), STEEL),
    ))  # fmt: skip
    feet = "".join(
        rect(x * w, 0.93 * h, 0.25 * w, 0.07 * h, dark(tone, 0.45), 0.05 * w) for x in (0.21, 0.54)
    )
    body = rect(0.18 * w, 0.36 * h, 0.64 * w, 0.34 * h, tone, 0.08 * w) + rect(
        0.31 * w, 0.425 * h, 0.38 * w, 0.165 * h, "#e2e9ef", 0.03 * w
    )
    return mast + ears + arms + legs + feet + head + eyes + smile + body
