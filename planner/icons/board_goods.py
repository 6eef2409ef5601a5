"""How furniture, machines, buildings and the like are drawn: SVG shapes `w` x `h` units large, in a colour."""

from __future__ import annotations

from planner.icons.board_yard import lamppost
from planner.icons.pen import (
    GLASS,
    PAPER,
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

_CASE, _GOODS = "#2a2f38", ("#d8412f", "#f2b632", "#3f7f48", "#2f6f9f", "#8a5ba5", "#e98a3c")


def _row(w: float, h: float, box: tuple[float, float, float, float], count: int) -> str:
    """Round goods side by side on the foot of a box of shares."""
    x, y, wide, high = box
    r = min(0.46 * wide * w / count, 0.5 * high * h)
    return "".join(
        disc((x + (at + 0.5) * wide / count) * w, (y + high) * h - r, r, _GOODS[at % len(_GOODS)])
        for at in range(count)
    )


def laptop(w: float, h: float, tone: str) -> str:
    """An open laptop."""
    lid = rect(0.1 * w, 0, 0.8 * w, 0.78 * h, _CASE, 0.03 * h)
    screen = part(w, h, (0.125, 0.04, 0.75, 0.68), tone)
    base = path(w, h, "M.1 .78L.9 .78L1 .95Q1 1 .97 1L.03 1Q0 1 0 .95z", "#b9c0c9")
    keys = path(w, h, "M.14 .81L.86 .81L.89 .88L.11 .88z", "#7d8590")
    return lid + screen + base + keys + path(w, h, "M.4 .91L.6 .91L.615 .96L.385 .96z", "#9aa2ad")


def phone(w: float, h: float, tone: str) -> str:
    """A telephone that is all screen, upright."""
    case = rect(0, 0, w, h, _CASE, 0.09 * w)
    return (
        case
        + part(w, h, (0.05, 0.07, 0.9, 0.86), tone)
        + rect(0.4 * w, 0.03 * h, 0.2 * w, 0.015 * h, "#59626d", 0.007 * h)
    )


def machine(w: float, h: float, tone: str) -> str:
    """A cabinet with goods behind glass, a slot and a sign over them."""
    body = rect(0, 0, w, 0.97 * h, tone, 0.04 * w)
    feet = parts(w, h, (((0.06, 0.96, 0.14, 0.04), _CASE), ((0.8, 0.96, 0.14, 0.04), _CASE)))
    sign = part(w, h, (0.05, 0.04, 0.9, 0.28), PAPER)
    glass = part(w, h, (0.08, 0.37, 0.6, 0.4), "#24384d")
    goods = "".join(_row(w, h, (0.1, y, 0.56, 0.09), 4) for y in (0.4, 0.52, 0.64))
    slots = parts(w, h, (
        ((0.75, 0.4, 0.18, 0.1), "#9fd3c7"), ((0.75, 0.54, 0.18, 0.03), _CASE),
        ((0.75, 0.6, 0.18, 0.14), dark(tone, 0.3)), ((0.16, 0.82, 0.5, 0.09), _CASE),
    ))  # fmt: skip
    return feet + body + sign + glass + goods + slots


def counter(w: float, h: float, tone: str) -> str:
    """A counter from its front."""
    return part(w, h, (0.03, 0.14, 0.94, 0.86), tone) + parts(w, h, (
        ((0, 0, 1, 0.14), dark(tone, 0.45)), ((0.03, 0.92, 0.94, 0.08), dark(tone, 0.35)),
    ))  # fmt: skip


def shelf(w: float, h: float, tone: str) -> str:
    """Two shelves of books under a board."""
    out = parts(w, h, (((0, 0, 1, 1), tone), ((0.04, 0.04, 0.92, 0.19), PAPER)))
    return out + _books(w, h, tone, (0.57, 0.93))


def bookcase(w: float, h: float, tone: str) -> str:
    """Three shelves of books."""
    return part(w, h, (0, 0, 1, 1), tone) + _books(w, h, tone, (0.33, 0.64, 0.95))


def _books(w: float, h: float, tone: str, feet: tuple[float, ...]) -> str:
    """Shelves of books that stand so far down."""
    out, tall = "", (0.26, 0.22, 0.24) if len(feet) < 3 else (0.23, 0.19, 0.21)
    for row, foot in enumerate(feet):
        out += part(w, h, (0.05, foot - tall[0] - 0.03, 0.9, tall[0] + 0.03), dark(tone, 0.4))
        x = 0.07
        for at in range(13):
            wide, high = (0.05, 0.062, 0.044)[(at + row) % 3], tall[(at * 2 + row) % 3]
            out += part(w, h, (x, foot - high, wide, high), _GOODS[(at * 5 + row) % 6])
            x += wide + 0.012
    return out


def bench(w: float, h: float, tone: str) -> str:
    """A bench with a broad back."""
    legs = parts(w, h, (((0.08, 0.4, 0.05, 0.6), STEEL), ((0.87, 0.4, 0.05, 0.6), STEEL)))
    back = rect(0.02 * w, 0.02 * h, 0.96 * w, 0.5 * h, tone, 0.04 * h)
    seat = rect(0, 0.6 * h, w, 0.11 * h, tone, 0.03 * h)
    return legs + back + seat + part(w, h, (0.01, 0.68, 0.98, 0.04), dark(tone, 0.3))


def table(w: float, h: float, tone: str) -> str:
    """A table with a board in front."""
    legs = parts(
        w, h, (((0.06, 0.1, 0.07, 0.9), dark(tone, 0.3)), ((0.87, 0.1, 0.07, 0.9), dark(tone, 0.3)))
    )
    apron = part(w, h, (0.04, 0.1, 0.92, 0.42), tone)
    return legs + apron + rect(0, 0, w, 0.12 * h, dark(tone, 0.2), 0.02 * h)


def fountain(w: float, h: float, tone: str) -> str:
    """A basin with water that rises and falls."""
    water, width = "#8fcbe6", 0.022 * w
    jets = line(
        w,
        h,
        "M.5 .62L.5 .1M.5 .12Q.3 .12 .26 .5M.5 .12Q.7 .12 .74 .5M.5 .26Q.4 .26 .38 .52M.5 .26Q.6 .26 .62 .52",
        water,
        width,
    )
    pool = f'<ellipse cx="{w / 2:.1f}" cy="{0.62 * h:.1f}" rx="{0.46 * w:.1f}" ry="{0.06 * h:.1f}" fill="{water}"/>'
    basin = path(w, h, "M0 .6L1 .6L1 .66L.95 .66L.92 .94L.08 .94L.05 .66L0 .66z", tone)
    return jets + basin + pool + part(w, h, (0.04, 0.93, 0.92, 0.07), dark(tone, 0.3))


def cake(w: float, h: float, tone: str) -> str:
    """A cake of two tiers on a plate, with three candles."""
    plate = f'<ellipse cx="{w / 2:.1f}" cy="{0.95 * h:.1f}" rx="{w / 2:.1f}" ry="{0.05 * h:.1f}" fill="#e4e0d8"/>'
    candles = "".join(
        part(w, h, (x - 0.012, 0.09, 0.024, 0.13), "#5bb5c9") + f'<ellipse cx="{x * w:.1f}" cy="{0.055 * h:.1f}" '
        f'rx="{0.018 * w:.1f}" ry="{0.035 * h:.1f}" fill="#f7a72c"/>' for x in (0.36, 0.5, 0.64)
    )  # fmt: skip
    upper = rect(0.2 * w, 0.21 * h, 0.6 * w, 0.25 * h, pale(tone, 0.35), 0.04 * h)
    lower = rect(0.03 * w, 0.42 * h, 0.94 * w, 0.53 * h, tone, 0.05 * h)
    icing = pale(tone, 0.6)
    drops = "".join(disc((0.06 + 0.11 * at) * w, 0.47 * h, 0.058 * w, icing) for at in range(9))
    return (
        plate
        + candles
        + upper
        + lower
        + rect(0.03 * w, 0.41 * h, 0.94 * w, 0.07 * h, icing, 0.03 * h)
        + drops
    )


def streetlamp(w: float, h: float, tone: str) -> str:
    """A street lamp with a lantern, a banner on its post."""
    cloth = parts(
        w, h, (((0.17, 0.215, 0.83, 0.014), dark(STEEL)), ((0.24, 0.225, 0.74, 0.345), tone))
    )
    return lamppost(0.31 * w, h, STEEL) + cloth


def flag(w: float, h: float, tone: str) -> str:
    """A flag on a pole."""
    pole = rect(0, 0, 0.03 * w + 3, h, "#8a6a48") + disc(
        0.015 * w + 1.5, 0.01 * h, 0.025 * w + 2, "#e8c15a"
    )
    return pole + path(w, h, "M.03 .04C.3 -.01 .6 .09 1 .04L1 .56C.6 .61 .3 .51 .03 .56z", tone)


def facade(w: float, h: float, tone: str) -> str:
    """The front of a public building, its name over the door."""
    wall = parts(w, h, (((0.03, 0.08, 0.94, 0.92), tone), ((0, 0, 1, 0.07), dark(tone, 0.35)),
                        ((0.01, 0.07, 0.98, 0.03), dark(tone, 0.2)), ((0.1, 0.13, 0.8, 0.2), PAPER)))  # fmt: skip
    panes = "".join(
        part(w, h, (x, y, 0.1, 0.18), GLASS) for y in (0.41, 0.67) for x in (0.09, 0.24, 0.66, 0.81)
    )
    door = parts(w, h, (((0.405, 0.56, 0.19, 0.44), WOOD), ((0.425, 0.59, 0.15, 0.41), GLASS),
                        ((0.494, 0.59, 0.012, 0.41), WOOD), ((0.03, 0.96, 0.37, 0.04), dark(tone, 0.25)),
                        ((0.6, 0.96, 0.37, 0.04), dark(tone, 0.25))))  # fmt: skip
    return wall + panes + door


def barn(w: float, h: float, tone: str) -> str:
    """A barn with a bent roof and white trims."""
    roof = path(w, h, "M.5 0L.84 .14L1 .4L.96 .43L.5 .1L.04 .43L0 .4L.16 .14z", dark(tone, 0.45))
    wall = path(w, h, "M.5 .06L.8 .19L.95 .41L.95 1L.05 1L.05 .41L.2 .19z", tone)
    door = parts(
        w, h, (((0.32, 0.62, 0.36, 0.38), "#fff7ea"), ((0.335, 0.64, 0.33, 0.36), dark(tone, 0.2)))
    )
    cross = line(w, h, "M.34 .65L.66 .99M.66 .65L.34 .99M.5 .64L.5 1", "#fff7ea", 0.012 * w)
    return wall + roof + door + cross


def lighthouse(w: float, h: float, tone: str) -> str:
    """A tower in bands, with a lamp under a cap."""
    tower = path(w, h, "M.32 .24L.68 .24L.86 1L.14 1z", "#fbf6ea")
    bands = path(w, h, "M.29 .36L.71 .36L.75 .54L.25 .54z", tone) + path(
        w, h, "M.205 .72L.795 .72L.838 .9L.162 .9z", tone
    )
    lamp = part(w, h, (0.36, 0.1, 0.28, 0.12), "#ffe28a") + part(
        w, h, (0.485, 0.1, 0.03, 0.12), _CASE
    )
    cap = path(w, h, "M.3 .1L.5 0L.7 .1z", dark(tone, 0.3))
    door = path(w, h, "M.43 1L.43 .945Q.5 .9 .57 .945L.57 1z", WOOD)
    return tower + bands + lamp + cap + part(w, h, (0.24, 0.22, 0.52, 0.03), _CASE) + door


def stall(w: float, h: float, tone: str) -> str:
    """A market stall: a name over an awning, goods on a counter."""
    posts = parts(w, h, (((0.05, 0.2, 0.03, 0.8), WOOD), ((0.92, 0.2, 0.03, 0.8), WOOD)))
    cloth = awning(w, h, (0.02, 0.24, 0.96, 0.15), tone)
    desk = parts(w, h, (((0.03, 0.68, 0.94, 0.32), "#a9794a"), ((0, 0.65, 1, 0.045), "#7a5434"),
                        ((0.03, 0.82, 0.94, 0.012), "#7a5434")))  # fmt: skip
    name = rect(0, 0, w, 0.25 * h, dark(tone, 0.35), 0.02 * w) + part(
        w, h, (0.02, 0.025, 0.96, 0.2), tone
    )
    return posts + _row(w, h, (0.1, 0.54, 0.8, 0.115), 8) + desk + cloth + name


def surfboard(w: float, h: float, tone: str) -> str:
    """A surfboard on its side, its nose on the left."""
    fin = path(w, h, "M.86 .84Q.93 .9 .94 1.06Q.86 1.0 .78 .9z", dark(tone, 0.4))
    deck = path(
        w,
        h,
        "M0 .5C.14 .12 .34 0 .58 0C.84 0 .97 .14 1 .32L1 .68C.97 .86 .84 1 .58 1C.34 1 .14 .88 0 .5z",
        tone,
    )
    nose = path(w, h, "M0 .5C.05 .37 .1 .27 .155 .19L.155 .81C.1 .73 .05 .63 0 .5z", "#fbf6ea")
    bands = parts(
        w, h, (((0.83, 0.07, 0.05, 0.86), "#fbf6ea"), ((0.9, 0.14, 0.03, 0.72), "#fbf6ea"))
    )
    return fin + deck + nose + bands


def suitcase(w: float, h: float, tone: str) -> str:
    """A suitcase with straps, its handle drawn out."""
    handle = line(w, h, "M.34 .24L.34 .03L.66 .03L.66 .24", STEEL, 0.035 * h)
    wheels = "".join(disc(x * w, 0.965 * h, 0.035 * h, "#33313f") for x in (0.16, 0.84))
    case = rect(0, 0.2 * h, w, 0.75 * h, tone, 0.07 * h)
    straps = "".join(part(w, h, (x, 0.2, 0.05, 0.75), dark(tone, 0.28)) for x in (0.1, 0.85))
    return handle + wheels + case + straps


def newspaper(w: float, h: float, tone: str) -> str:
    """A front page: a headline over columns."""
    sheet = part(w, h, (0, 0, 1, 1), tone)
    rules = parts(
        w,
        h,
        (((0.06, 0.05, 0.88, 0.07), dark(tone, 0.7)), ((0.06, 0.145, 0.88, 0.01), dark(tone, 0.5))),
    )
    grey = dark(tone, 0.3)
    lines = "".join(
        part(w, h, (x, 0.62 + 0.045 * row, 0.26 if row < 7 else 0.16, 0.018), grey)
        for x in (0.06, 0.37)
        for row in range(8)
    )
    return sheet + rules + lines + part(w, h, (0.68, 0.62, 0.26, 0.33), dark(tone, 0.45))


def poster(w: float, h: float, tone: str) -> str:
    """A sheet in a thin frame."""
    edge = 0.025 * min(w, h) + 2
    return rect(0, 0, w, h, "#4a4038", 2) + rect(edge, edge, w - 2 * edge, h - 2 * edge, tone)


def ticket(w: float, h: float, tone: str) -> str:
    """A ticket with a stub."""
    sheet = path(w, h, "M0 0L1 0L1 .38Q.96 .5 1 .62L1 1L0 1L0 .62Q.04 .5 0 .38z", tone)
    holes = "".join(
        disc(0.8 * w, (0.08 + 0.12 * at) * h, 0.012 * w, dark(tone, 0.4)) for at in range(8)
    )
    return sheet + holes + parts(w, h, (((0.86, 0.25, 0.06, 0.5), dark(tone, 0.4)),))


def bin_(w: float, h: float, tone: str) -> str:
    """A bin with a lid."""
    body = path(w, h, "M.06 .16L.94 .16L.86 1L.14 1z", tone)
    return (
        body
        + rect(0, 0.08 * h, w, 0.1 * h, dark(tone, 0.3), 0.03 * h)
        + rect(0.38 * w, 0, 0.24 * w, 0.1 * h, dark(tone, 0.3), 0.03 * h)
    )


def mirror(w: float, h: float, tone: str) -> str:
    """A mirror in a golden frame."""
    short = min(w, h)
    edge = 0.055 * short
    frame = rect(0, 0, w, h, "#e0a63a", 0.1 * short) + rect(
        0.4 * edge, 0.4 * edge, w - 0.8 * edge, h - 0.8 * edge, "#b9791f", 0.08 * short
    )
    glass = rect(edge, edge, w - 2 * edge, h - 2 * edge, tone, 0.05 * short)
    gleam = path(w, h, "M.62 .09L.8 .09L.3 .91L.12 .91z", pale(tone, 0.3))
    return frame + glass + gleam + path(w, h, "M.84 .09L.9 .09L.4 .91L.34 .91z", pale(tone, 0.3))
