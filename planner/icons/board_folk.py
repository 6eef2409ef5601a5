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


def scooter(w: float, h: float, tone: str) -> str:
    """A motor scooter, its front on the left."""
    wheels = "".join(
        disc(x * w, 0.85 * h, 0.15 * h, _TYRE) + disc(x * w, 0.85 * h, 0.06 * h, "#c9ced6")
        for x in (0.18, 0.82)
    )
    stem = line(w, h, "M.3 .12L.2 .82", STEEL, 0.05 * h) + line(
        w, h, "M.2 .14L.34 .08", _NIGHT, 0.05 * h
    )
    leg = path(w, h, "M.24 .24L.33 .22L.4 .7L.56 .7L.56 .8L.32 .82z", tone)
    tail = path(w, h, "M.52 .8L.56 .46L.94 .44Q1 .62 .96 .76L.86 .68Q.74 .66 .7 .82z", tone)
    seat = rect(0.52 * w, 0.37 * h, 0.42 * w, 0.1 * h, _NIGHT, 0.05 * h)
    guard = path(w, h, "M.04 .76Q.08 .6 .24 .62L.34 .72L.3 .78Q.2 .68 .04 .76z", dark(tone, 0.15))
    return (
        wheels + stem + leg + tail + seat + guard + disc(0.25 * w, 0.25 * h, 0.055 * h, "#ffe28a")
    )


def excavator(w: float, h: float, tone: str) -> str:
    """An excavator, its shovel on the left."""
    tracks = rect(0.36 * w, 0.82 * h, 0.6 * w, 0.18 * h, _TYRE, 0.09 * h) + "".join(
        disc((0.44 + 0.11 * at) * w, 0.91 * h, 0.05 * h, "#8b929c") for at in range(5)
    )
    body = path(w, h, "M.44 .78L.44 .6L.98 .54L.98 .78z", dark(tone, 0.1))
    cab = path(w, h, "M.46 .62L.5 .26L.72 .26L.74 .6z", tone) + path(
        w, h, "M.5 .54L.53 .32L.67 .32L.68 .54z", GLASS
    )
    arm = line(w, h, "M.48 .62L.3 .1L.1 .46", tone, 0.08 * h) + line(
        w, h, "M.46 .56L.33 .24", dark(tone, 0.4), 0.025 * h
    )
    shovel = path(w, h, "M.02 .46L.16 .44L.18 .6Q.12 .72 0 .66z", dark(STEEL, 0.2))
    return tracks + body + cab + arm + shovel


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
    mast = line(w, h, "M.5 .1L.5 .03", STEEL, 0.03 * w) + disc(
        0.5 * w, 0.03 * h, 0.04 * w, "#f08a2c"
    )
    head = rect(0.24 * w, 0.08 * h, 0.52 * w, 0.24 * h, tone, 0.08 * w) + rect(
        0.3 * w, 0.13 * h, 0.4 * w, 0.12 * h, _NIGHT, 0.05 * w
    )
    eyes = "".join(disc(x * w, 0.19 * h, 0.045 * w, "#7fe3ff") for x in (0.41, 0.59))
    body = rect(0.2 * w, 0.36 * h, 0.6 * w, 0.33 * h, tone, 0.06 * w) + rect(
        0.32 * w, 0.43 * h, 0.36 * w, 0.16 * h, "#e2e9ef", 0.02 * w
    )
    limbs = line(w, h, "M.16 .42L.07 .64M.84 .42L.93 .64", dark(tone, 0.25), 0.1 * w) + parts(w, h, (
        ((0.28, 0.69, 0.14, 0.24), dark(tone, 0.25)), ((0.58, 0.69, 0.14, 0.24), dark(tone, 0.25)),
        ((0.24, 0.93, 0.22, 0.07), dark(tone, 0.45)), ((0.54, 0.93, 0.22, 0.07), dark(tone, 0.45)),
        ((0.42, 0.32, 0.16, 0.05), STEEL),
    ))  # fmt: skip
    return mast + limbs + head + eyes + body
