"""How furniture and what stands in a house are drawn: SVG shapes `w` x `h` units large, in a colour."""

from __future__ import annotations

from planner.icons.pen import GLASS, STEEL, WOOD, dark, disc, line, pale, part, parts, path, rect

_COAL, _EMBER, _FLAME = "#2b2622", "#f08a2c", "#ffd25a"


def lamp(w: float, h: float, tone: str) -> str:
    """A lamp on a slender foot."""
    foot = rect(0.24 * w, 0.955 * h, 0.52 * w, 0.045 * h, dark(STEEL), 0.02 * h)
    stem = part(w, h, (0.47, 0.3, 0.06, 0.67), STEEL)
    bulb = f'<ellipse cx="{w / 2:.1f}" cy="{0.34 * h:.1f}" rx="{0.2 * w:.1f}" ry="{0.03 * h:.1f}" fill="#fff1bf"/>'
    shade = path(w, h, "M.24 0L.76 0L1 .34L0 .34z", tone)
    return (
        foot + stem + bulb + shade + path(w, h, "M.015 .32L.985 .32L1 .34L0 .34z", dark(tone, 0.25))
    )


def sofa(w: float, h: float, tone: str) -> str:
    """A sofa for two."""
    return _seat(w, h, tone, 2)


def armchair(w: float, h: float, tone: str) -> str:
    """An armchair."""
    return _seat(w, h, tone, 1)


def _seat(w: float, h: float, tone: str, count: int) -> str:
    """An upholstered seat with `count` cushions between its arms."""
    arm, r = 0.26 * h / w, 0.09 * h
    wide = (1 - 2 * arm) / count
    legs = parts(w, h, (((0.4 * arm, 0.9, 0.06 * h / w, 0.1), WOOD),
                        ((1 - 0.4 * arm - 0.06 * h / w, 0.9, 0.06 * h / w, 0.1), WOOD)))  # fmt: skip
    back = rect(0.5 * arm * w, 0, (1 - arm) * w, 0.8 * h, dark(tone, 0.22), r)
    cushions = "".join(
        rect(x, 0.06 * h, wide * w, 0.6 * h, tone, r) + rect(x, 0.55 * h, wide * w, 0.2 * h, pale(tone, 0.18), 0.6 * r)
        for x in ((arm + at * wide) * w for at in range(count))
    )  # fmt: skip
    base = rect(0.5 * arm * w, 0.72 * h, (1 - arm) * w, 0.21 * h, dark(tone, 0.12), 0.4 * r)
    arms = "".join(
        rect(x * w, 0.36 * h, arm * w, 0.57 * h, dark(tone, 0.05), r) for x in (0, 1 - arm)
    )
    return legs + back + cushions + base + arms


def stool(w: float, h: float, tone: str) -> str:
    """A stool with a round seat."""
    legs = line(w, h, "M.26 .08L.14 .98M.74 .08L.86 .98M.2 .62L.8 .62", dark(tone, 0.25), 0.07 * w)
    return legs + rect(0.03 * w, 0, 0.94 * w, 0.13 * h, tone, 0.06 * h)


def rug(w: float, h: float, tone: str) -> str:
    """A rug on the floor, with stripes and fringes."""
    fringe = "".join(
        line(w, h, f"M{end:.3f} {y:.3f}L{end + out:.3f} {y:.3f}", pale(tone, 0.6), 0.045 * h)
        for y in (0.06 + 0.11 * at for at in range(9))
        for end, out in ((0.11 - 0.08 * y, -0.022), (0.89 + 0.08 * y, 0.022))
    )
    cloth = path(w, h, "M.11 0L.89 0L.98 1L.02 1z", tone)
    stripes = "".join(
        path(w, h, f"M{a:.3f} 0L{a + 0.05:.3f} 0L{b + 0.055:.3f} 1L{b:.3f} 1z", fill)
        for a, b, fill in (
            (0.17, 0.09, pale(tone, 0.6)), (0.27, 0.205, dark(tone, 0.3)), (0.68, 0.74, dark(tone, 0.3)),
            (0.78, 0.855, pale(tone, 0.6)),
        )
    )  # fmt: skip
    medal = path(w, h, "M.5 .16L.62 .5L.5 .84L.38 .5z", pale(tone, 0.6))
    return (
        fringe
        + cloth
        + stripes
        + medal
        + path(w, h, "M.5 .32L.56 .5L.5 .68L.44 .5z", dark(tone, 0.3))
    )


def fireplace(w: float, h: float, tone: str) -> str:
    """A fire under a mantelpiece."""
    frame = parts(w, h, (((0.06, 0.08, 0.88, 0.86), tone), ((0, 0, 1, 0.09), dark(tone, 0.3)),
                         ((0.03, 0.09, 0.94, 0.03), dark(tone, 0.15)), ((0, 0.93, 1, 0.07), dark(tone, 0.3)),
                         ((0.24, 0.3, 0.52, 0.63), _COAL)))  # fmt: skip
    return frame + flames(w, h, (0.34, 0.44, 0.32, 0.42)) + logs(w, h, (0.3, 0.82, 0.4, 0.1))


def flames(w: float, h: float, box: tuple[float, float, float, float]) -> str:
    """A fire in a box of shares."""
    x, y, wide, high = box

    def at(across: float, down: float) -> str:
        return f"{x + across * wide:.3f} {y + down * high:.3f}"

    outer = f"M{at(0.5, 0)}C{at(0.62, 0.24)} {at(0.84, 0.3)} {at(0.8, 0.48)}C{at(1.0, 0.4)} {at(1.02, 1)} {at(0.5, 1)}"
    outer += f"C{at(-0.04, 1)} {at(0.0, 0.46)} {at(0.18, 0.3)}C{at(0.26, 0.5)} {at(0.46, 0.3)} {at(0.5, 0)}z"
    inner = f"M{at(0.5, 0.42)}C{at(0.58, 0.58)} {at(0.74, 0.66)} {at(0.7, 0.84)}C{at(0.66, 1.02)} {at(0.34, 1.02)} "
    inner += f"{at(0.3, 0.84)}C{at(0.28, 0.68)} {at(0.44, 0.6)} {at(0.5, 0.42)}z"
    return path(w, h, outer, _EMBER) + path(w, h, inner, _FLAME)


def logs(w: float, h: float, box: tuple[float, float, float, float]) -> str:
    """Two crossed logs in a box of shares."""
    x, y, wide, high = box
    first = f"M{x:.3f} {y + 0.2 * high:.3f}L{x + wide:.3f} {y + 0.8 * high:.3f}"
    other = f"M{x + wide:.3f} {y + 0.2 * high:.3f}L{x:.3f} {y + 0.8 * high:.3f}"
    return line(w, h, first, dark(WOOD, 0.3), 0.6 * high * h) + line(
        w, h, other, WOOD, 0.6 * high * h
    )


def fridge(w: float, h: float, tone: str) -> str:
    """A fridge with a freezer over it."""
    case = rect(0, 0, w, 0.98 * h, tone, 0.08 * w) + part(
        w, h, (0.08, 0.97, 0.84, 0.03), dark(tone, 0.5)
    )
    doors = parts(
        w, h, (((0, 0.335, 1, 0.012), dark(tone, 0.3)), ((0.86, 0.06, 0.14, 0.9), dark(tone, 0.06)))
    )
    return case + doors + "".join(
        rect(0.1 * w, y * h, 0.05 * w, long * h, dark(tone, 0.45), 0.02 * w) for y, long in ((0.16, 0.13), (0.41, 0.24))
    )  # fmt: skip


def oven(w: float, h: float, tone: str) -> str:
    """A cooker: hob, knobs and a door with a pane."""
    case = rect(0, 0.05 * h, w, 0.93 * h, tone, 0.03 * w) + parts(w, h, (
        ((0, 0, 1, 0.06), _COAL), ((0.08, 0.36, 0.84, 0.5), dark(tone, 0.1)), ((0.06, 0.97, 0.88, 0.03), _COAL),
    ))  # fmt: skip
    knobs = "".join(
        disc((0.18 + 0.16 * at) * w, 0.18 * h, 0.045 * w, dark(tone, 0.5)) for at in range(5)
    )
    pane = rect(0.16 * w, 0.48 * h, 0.68 * w, 0.3 * h, "#3a3f4a", 0.03 * w)
    return (
        case
        + knobs
        + pane
        + rect(0.12 * w, 0.385 * h, 0.76 * w, 0.035 * h, dark(tone, 0.45), 0.015 * h)
    )


def washer(w: float, h: float, tone: str) -> str:
    """A washing machine."""
    case = rect(0, 0, w, 0.98 * h, tone, 0.05 * w) + part(
        w, h, (0.03, 0.2, 0.94, 0.012), dark(tone, 0.25)
    )
    door = disc(w / 2, 0.58 * h, 0.33 * w, dark(tone, 0.3)) + disc(
        w / 2, 0.58 * h, 0.25 * w, "#7fb4cc"
    )
    panel = rect(0.08 * w, 0.06 * h, 0.28 * w, 0.09 * h, dark(tone, 0.15), 0.02 * w)
    shine = path(w, h, "M.34 .52Q.42 .42 .56 .42L.5 .47Q.42 .48 .38 .55z", "#cfe6ee")
    return case + panel + disc(0.82 * w, 0.1 * h, 0.055 * w, dark(tone, 0.4)) + door + shine


def wardrobe(w: float, h: float, tone: str) -> str:
    """A wardrobe with two doors."""
    foot = dark(tone, 0.4)
    case = parts(w, h, (((0, 0, 1, 0.05), dark(tone, 0.3)), ((0.03, 0.04, 0.94, 0.92), tone),
                        ((0.08, 0.94, 0.1, 0.06), foot), ((0.82, 0.94, 0.1, 0.06), foot)))  # fmt: skip
    doors = "".join(part(w, h, (x, 0.09, 0.38, 0.82), pale(tone, 0.14)) for x in (0.08, 0.54))
    return (
        case
        + doors
        + disc(0.435 * w, 0.52 * h, 0.025 * w, _FLAME)
        + disc(0.565 * w, 0.52 * h, 0.025 * w, _FLAME)
    )


def piano(w: float, h: float, tone: str) -> str:
    """An upright piano."""
    case = parts(w, h, (((0.02, 0, 0.96, 0.06), dark(tone, 0.4)), ((0.05, 0.05, 0.9, 0.45), tone),
                        ((0.05, 0.6, 0.9, 0.36), dark(tone, 0.2)), ((0.02, 0.56, 0.96, 0.07), dark(tone, 0.4)),
                        ((0.03, 0.6, 0.07, 0.4), dark(tone, 0.4)), ((0.9, 0.6, 0.07, 0.4), dark(tone, 0.4)),
                        ((0.08, 0.48, 0.84, 0.085), "#fbf6ea")))  # fmt: skip
    black = "".join(
        part(w, h, (0.115 + 0.06 * at, 0.48, 0.03, 0.05), _COAL)
        for at in range(14)
        if at % 7 not in (2, 6)
    )
    return case + black + rect(0.3 * w, 0.14 * h, 0.4 * w, 0.26 * h, "#fbf6ea")


def toaster(w: float, h: float, tone: str) -> str:
    """A toaster with two slices."""
    bread = "".join(rect(x * w, 0, 0.3 * w, 0.5 * h, "#d9a25e", 0.08 * h) for x in (0.16, 0.54))
    case = rect(0.04 * w, 0.25 * h, 0.88 * w, 0.7 * h, tone, 0.18 * h) + part(
        w, h, (0.08, 0.92, 0.8, 0.08), _COAL
    )
    return bread + case + rect(0.9 * w, 0.42 * h, 0.1 * w, 0.1 * h, _COAL, 0.03 * h) + part(
        w, h, (0.1, 0.42, 0.76, 0.03), dark(tone, 0.2)
    )  # fmt: skip


def vase(w: float, h: float, tone: str) -> str:
    """A vase with a narrow neck."""
    body = (
        "M.3 0L.7 0Q.64 .14 .72 .24C1 .36 1.06 .74 .74 1L.26 1C-.06 .74 0 .36 .28 .24Q.36 .14 .3 0z"
    )
    light = path(w, h, "M.3 .32C.12 .44 .12 .68 .22 .82Q.16 .56 .3 .32z", pale(tone, 0.45))
    return (
        path(w, h, body, tone) + light + path(w, h, "M.28 0L.72 0L.7 .05L.3 .05z", dark(tone, 0.25))
    )


def toolbox(w: float, h: float, tone: str) -> str:
    """A toolbox with a handle."""
    grip = line(w, h, "M.34 .3L.34 .07L.66 .07L.66 .3", dark(STEEL), 0.06 * h)
    lid = path(w, h, "M.04 .42Q.05 .26 .14 .26L.86 .26Q.95 .26 .96 .42z", dark(tone, 0.15))
    case = rect(0, 0.4 * h, w, 0.6 * h, tone, 0.05 * h)
    return (
        grip
        + lid
        + case
        + "".join(part(w, h, (x, 0.36, 0.07, 0.13), "#d5dbe0") for x in (0.22, 0.71))
    )


def perfume(w: float, h: float, tone: str) -> str:
    """A perfume bottle: thick glass, a short neck and a tall cap."""
    cap = rect(0.34 * w, 0, 0.32 * w, 0.24 * h, "#c9a14a", 0.02 * h) + part(
        w, h, (0.41, 0.23, 0.18, 0.08), STEEL
    )
    glass = rect(0, 0.29 * h, w, 0.71 * h, GLASS, 0.09 * w)
    return cap + glass + rect(0.07 * w, 0.37 * h, 0.86 * w, 0.57 * h, tone, 0.05 * w) + part(
        w, h, (0.16, 0.46, 0.68, 0.36), "#fbf4e4"
    )  # fmt: skip


def barrel(w: float, h: float, tone: str) -> str:
    """A wooden barrel in iron hoops."""
    body = path(w, h, "M.12 0L.88 0Q1.1 .5 .88 1L.12 1Q-.1 .5 .12 0z", tone)
    staves = line(
        w,
        h,
        "M.34 .02Q.26 .5 .34 .98M.5 .02L.5 .98M.66 .02Q.74 .5 .66 .98",
        dark(tone, 0.22),
        0.012 * w,
    )
    hoops = line(w, h, "M.07 .2Q.5 .24 .93 .2M.07 .8Q.5 .84 .93 .8", dark(STEEL, 0.1), 0.06 * h)
    return body + staves + hoops


def chest(w: float, h: float, tone: str) -> str:
    """A treasure chest, open, with gold in it."""
    lid = path(
        w, h, "M.04 .44L.1 .08Q.12 .0 .22 .0L.78 .0Q.88 .0 .9 .08L.96 .44z", dark(tone, 0.25)
    )
    gold = "".join(
        disc((0.14 + 0.12 * at) * w, (0.42 + 0.03 * (at % 2)) * h, 0.075 * w, _FLAME)
        for at in range(7)
    )
    case = rect(0, 0.46 * h, w, 0.54 * h, tone, 0.03 * h)
    bands = parts(w, h, (((0.1, 0.46, 0.06, 0.54), "#e8c15a"), ((0.84, 0.46, 0.06, 0.54), "#e8c15a"),
                         ((0.43, 0.46, 0.14, 0.2), "#e8c15a")))  # fmt: skip
    return lid + gold + case + bands


def microwave(w: float, h: float, tone: str) -> str:
    """A microwave oven."""
    case = rect(0, 0, w, 0.95 * h, tone, 0.06 * h) + parts(w, h, (
        ((0.08, 0.94, 0.1, 0.06), _COAL), ((0.82, 0.94, 0.1, 0.06), _COAL), ((0.06, 0.12, 0.62, 0.7), "#3a3f4a"),
    ))  # fmt: skip
    return case + "".join(
        disc(0.84 * w, (0.24 + 0.2 * at) * h, 0.05 * w, dark(tone, 0.4)) for at in range(3)
    )


def phone_booth(w: float, h: float, tone: str) -> str:
    """A telephone box, its panes in rows."""
    case = parts(w, h, (((0.02, 0, 0.96, 0.04), dark(tone, 0.2)), ((0.06, 0.03, 0.88, 0.95), tone),
                        ((0.14, 0.06, 0.72, 0.07), "#fbf4e4"), ((0, 0.96, 1, 0.04), dark(tone, 0.3))))  # fmt: skip
    return case + "".join(
        part(w, h, (0.16 + 0.24 * column, 0.18 + 0.125 * row, 0.2, 0.1), GLASS)
        for row in range(6) for column in range(3)
    )  # fmt: skip


def sill(w: float, h: float, tone: str) -> str:
    """A broad window over its sill, between curtains."""
    frame = part(w, h, (0.06, 0.03, 0.88, 0.86), tone)
    panes = "".join(
        part(w, h, (x, y, 0.385, high), GLASS)
        for x in (0.1, 0.515) for y, high in ((0.075, 0.24), (0.355, 0.5))
    )  # fmt: skip
    cloth = path(w, h, "M.03 0L.25 0Q.24 .42 .07 .62L.07 .86L.03 .86z", "#f8a5a5") + path(
        w, h, "M.97 0L.75 0Q.76 .42 .93 .62L.93 .86L.97 .86z", "#f8a5a5"
    )
    rod = rect(0, 0, w, 0.035 * h, dark(WOOD, 0.2), 0.015 * h)
    ledge = rect(0, 0.86 * h, w, 0.08 * h, tone, 0.015 * h)
    return (
        frame + panes + cloth + rod + ledge + part(w, h, (0.02, 0.94, 0.96, 0.06), dark(tone, 0.2))
    )
