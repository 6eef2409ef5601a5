"""How signs, papers, shops and vessels are drawn: SVG shapes `w` x `h` units large, in a colour."""

from __future__ import annotations

from planner.color import mix
from planner.icons.pen import (
    GLASS,
    PAPER,
    STEEL,
    WOOD,
    awning,
    dark,
    framed,
    line,
    pale,
    part,
    path,
    rect,
)


def posts(w: float, h: float, tone: str, at: tuple[float, ...], fill: str) -> str:
    """Posts at shares of the width, from under a board to the ground."""
    wide = 0.02 * w + 6
    return "".join(rect(x * w - wide / 2, 0.2 * h, wide, 0.8 * h, fill) for x in at)


def storey(w: float, h: float, tone: str) -> str:
    """A plain wall, with a course of darker stone at its foot."""
    return part(w, h, (0.03, 0.2, 0.94, 0.8), "#dcc9aa") + part(
        w, h, (0.03, 0.96, 0.94, 0.04), "#b3a283"
    )


def sign(w: float, h: float, tone: str) -> str:
    """A panel in a dark frame."""
    return framed(w, h, dark(tone, 0.55), tone)


def billboard(w: float, h: float, tone: str) -> str:
    """A wide panel on a frame of steel."""
    wide = 0.022 * w + 4
    legs = "".join(rect(x * w - wide / 2, 0.5 * h, wide, 0.5 * h, STEEL) for x in (0.22, 0.78))
    brace = line(w, h, "M.22 .95L.78 .7", STEEL, wide / 2)
    ledge = part(w, h, (0.02, 0.62, 0.96, 0.018), dark(STEEL))
    return brace + legs + framed(w, 0.62 * h, STEEL, tone, 0.03) + ledge


def chalkboard(w: float, h: float, tone: str) -> str:
    """A slate in a wooden frame."""
    return framed(w, h, "#a9794a", tone, 0.04)


def easel(w: float, h: float, tone: str) -> str:
    """A slate that stands on legs."""
    legs = line(w, h, "M.12 .6L.05 .97M.88 .6L.95 .97", "#a9794a", 0.04 * w + 3)
    return legs + chalkboard(w, 0.8 * h, tone)


def banner(w: float, h: float, tone: str) -> str:
    """Cloth between two poles."""
    wide = 0.012 * w + 3
    poles = rect(0, 0, wide, h, "#8a6a48") + rect(w - wide, 0, wide, h, "#8a6a48")
    return poles + path(w, h, "M.01 .04L.99 .04L.99 .9Q.5 1 .01 .9z", tone)


def neon(w: float, h: float, tone: str) -> str:
    """A tube of light round a dark panel."""
    short = min(w, h)
    edge, r = 0.07 * short, 0.18 * short
    glow = "".join(
        f'<rect x="{edge}" y="{edge}" width="{w - 2 * edge}" height="{h - 2 * edge}" rx="{r}" fill="none" '
        f'stroke="{tone}" stroke-width="{edge * wide:.1f}" opacity="{seen}"/>'
        for wide, seen in ((2.0, 0.18), (1.2, 0.3), (0.45, 1.0))
    )
    return rect(0, 0, w, h, "#171427", 0.14 * short) + glow


def paper(w: float, h: float, tone: str) -> str:
    """A sheet with a folded corner."""
    x, y = (1 - 0.11 * min(w, h) / side for side in (w, h))
    sheet = path(w, h, f"M0 0L1 0L1 {y:.3f}L{x:.3f} 1L0 1z", tone)
    return sheet + path(w, h, f"M1 {y:.3f}L{x:.3f} {y:.3f}L{x:.3f} 1z", dark(tone, 0.22))


def display(w: float, h: float, tone: str) -> str:
    """A screen in a dark case."""
    return framed(w, h, "#2a2f38", tone, 0.05)


def screen(w: float, h: float, tone: str) -> str:
    """A screen on a foot."""
    foot = part(w, h, (0.42, 0.8, 0.16, 0.16), "#22262d")
    return foot + part(w, h, (0.3, 0.94, 0.4, 0.06), "#2a2f38") + display(w, 0.84 * h, tone)


def window(w: float, h: float, tone: str) -> str:
    """A pane in a wooden frame over a sill."""
    frame, edge, sill = "#7a5b3e", 0.05 * min(w, h), 0.06 * h
    pane = rect(edge, edge, w - 2 * edge, h - 2 * edge - sill, tone)
    x, y = edge / w, (h - edge - sill) / h
    gleam = path(w, h, f"M.7 {x:.3f}L.86 {x:.3f}L.66 {y:.3f}L.5 {y:.3f}z", pale(tone, 0.28))
    return (
        rect(0, 0, w, h - sill, frame)
        + pane
        + gleam
        + rect(-0.02 * w, h - sill, 1.04 * w, sill, dark(frame, 0.2))
    )


def front(w: float, h: float, tone: str) -> str:
    """A large shop window under an awning."""
    wall = part(w, h, (0.02, 0.06, 0.96, 0.94), "#d9c3a0")
    frame = part(w, h, (0.05, 0.26, 0.9, 0.62), WOOD)
    pane = part(w, h, (0.065, 0.285, 0.87, 0.57), tone)
    plinth = part(w, h, (0.02, 0.93, 0.96, 0.07), "#8d7657")
    cloth = awning(w, h, (0.0, 0.12, 1.0, 0.13), "#2f6b54")
    return wall + frame + pane + plinth + cloth + part(w, h, (0, 0, 1, 0.13), "#23513f")


def shop(w: float, h: float, tone: str) -> str:
    """A shop with its name over an awning, a window and a door."""
    wall, deep = "#e9d8bd", dark(tone, 0.35)
    parts = (
        ((0.03, 0.1, 0.94, 0.9), wall), ((0, 0.26, 1, 0.03), deep),
        ((0.09, 0.48, 0.5, 0.37), WOOD), ((0.11, 0.5, 0.46, 0.33), GLASS),
        ((0.67, 0.48, 0.24, 0.52), WOOD), ((0.7, 0.52, 0.18, 0.2), GLASS),
        ((0.03, 0.94, 0.62, 0.06), dark(wall, 0.25)),
    )  # fmt: skip
    house = "".join(part(w, h, box, fill) for box, fill in parts)
    name = rect(0, 0, w, 0.26 * h, deep, 0.02 * w)
    name += rect(0.02 * w, 0.025 * h, 0.96 * w, 0.21 * h, tone, 0.012 * w)
    return house + awning(w, h, (0.03, 0.29, 0.94, 0.15), tone) + name


def cover(w: float, h: float, tone: str) -> str:
    """A closed book, its cover in front."""
    r = 0.04 * w
    back = rect(0, 0.02 * h, w, 0.98 * h, dark(tone, 0.35), r)
    pages = rect(0.05 * w, 0.9 * h, 0.93 * w, 0.08 * h, "#efe9dc", r / 2)
    face = rect(0.1 * w, 0, 0.9 * w, 0.9 * h, tone, r)
    return back + pages + face + rect(0, 0, 0.12 * w, 0.93 * h, dark(tone, 0.25), r)


def mug(w: float, h: float, tone: str) -> str:
    """A mug with its handle on the right, steaming."""
    rim, steam = dark(tone, 0.12), mix(pale(tone), "#c9ced6", 0.5)
    wisps = "".join(
        line(w, h, f"M{x} .2Q{x + 0.05} .15 {x} .11Q{x - 0.05} .06 {x} .02", steam, 0.02 * w)
        for x in (0.26, 0.38, 0.5)
    )
    handle = line(w, h, "M.76 .4L.82 .4C1 .4 1 .78 .82 .78L.74 .78", rim, 0.075 * w)
    cup = path(w, h, "M0 .26L.76 .26L.76 .84Q.76 1 .6 1L.16 1Q0 1 0 .84z", tone)
    drink = (
        f'<ellipse cx="{0.38 * w:.1f}" cy="{0.265 * h:.1f}" rx="{0.38 * w:.1f}" ry="{0.045 * h:.1f}" '
        f'fill="#5a3a26" stroke="{rim}" stroke-width="{0.02 * h:.1f}"/>'
    )
    return wisps + handle + cup + drink


def bottle(w: float, h: float, tone: str) -> str:
    """A bottle with a paper label."""
    glass = (
        "M.37 .07L.63 .07L.63 .22C.63 .32 1 .3 1 .44L1 .95Q1 1 .9 1L.1 1Q0 1 0 .95"
        "L0 .44C0 .3 .37 .32 .37 .22z"
    )
    cap = rect(0.34 * w, 0, 0.32 * w, 0.08 * h, "#b3563c", 0.02 * h)
    return path(w, h, glass, tone) + cap + part(w, h, (0, 0.5, 1, 0.37), PAPER)


def jar(w: float, h: float, tone: str) -> str:
    """A jar with a lid and a paper label."""
    lid = rect(0.08 * w, 0, 0.84 * w, 0.14 * h, "#8d5a3a", 0.03 * h)
    glass = rect(0, 0.12 * h, w, 0.88 * h, tone, 0.14 * w)
    return glass + lid + part(w, h, (0, 0.38, 1, 0.44), PAPER)


def box(w: float, h: float, tone: str) -> str:
    """A closed box with tape over its lid."""
    lid = path(w, h, "M.07 0L.93 0L1 .2L0 .2z", pale(tone, 0.22))
    return (
        part(w, h, (0, 0.2, 1, 0.8), tone)
        + lid
        + part(w, h, (0.46, 0, 0.08, 0.26), dark(tone, 0.3))
    )


def shirt(w: float, h: float, tone: str) -> str:
    """A shirt with short sleeves."""
    body = (
        "M.3 0Q.5 .16 .7 0L1 .14L.93 .4L.79 .35L.79 1L.21 1L.21 .35L.07 .4L0 .14z",
        "M.3 0Q.5 .16 .7 0",
        "M.79 .35L.8 .2M.21 .35L.2 .2",
    )
    deep = dark(tone, 0.28)
    seams = line(w, h, body[1], deep, 0.03 * w) + line(w, h, body[2], deep, 0.012 * w)
    return path(w, h, body[0], tone) + seams


def bag(w: float, h: float, tone: str) -> str:
    """A bag with a handle."""
    loop = line(w, h, "M.3 .34L.3 .2C.3 0 .7 0 .7 .2L.7 .34", dark(tone, 0.4), 0.04 * w)
    return loop + path(w, h, "M.04 .26L.96 .26L1 1L0 1z", tone)


def plate(w: float, h: float, tone: str) -> str:
    """A small plate with round corners."""
    return framed(w, h, dark(tone, 0.45), tone, 0.2)


def bubble(w: float, h: float, tone: str) -> str:
    """What is said, with a tail at the lower left."""
    tail = path(w, h, "M.22 .7L.16 1L.42 .76z", tone)
    return tail + rect(0, 0, w, 0.8 * h, tone, 0.2 * min(w, h))


def stone(w: float, h: float, tone: str) -> str:
    """An upright slab with a round head."""
    slab = path(w, h, "M.08 1L.08 .42C.08 -.12 .92 -.12 .92 .42L.92 1z", tone)
    return slab + rect(0, 0.93 * h, w, 0.07 * h, dark(tone, 0.35), 0.02 * h)


def wall(w: float, h: float, tone: str) -> str:
    """Plaster with bricks round it."""
    bricks = "".join(
        part(w, h, (max(0.0, x + 0.004), row / 11, min(1.0, x + 0.116) - max(0.0, x + 0.004), 0.08), tone)
        for row in range(11)
        for column in range(9)
        for x in (0.12 * column - (0.06 if row % 2 else 0.0),)
    )  # fmt: skip
    plaster = part(w, h, (0.045, 0.1, 0.91, 0.8), "#f0e2cf")
    return rect(0, 0, w, h, dark(tone, 0.16)) + bricks + plaster


def door(w: float, h: float, tone: str) -> str:
    """A door in its frame."""
    leaf = part(w, h, (0.07, 0.04, 0.86, 0.96), tone)
    panels = "".join(
        part(w, h, (x, 0.62, 0.32, 0.3), dark(tone, 0.28)) + part(w, h, (x + 0.025, 0.635, 0.27, 0.27), pale(tone, 0.1))
        for x in (0.14, 0.54)
    )  # fmt: skip
    knob = f'<circle cx="{0.86 * w:.1f}" cy="{0.56 * h:.1f}" r="{0.045 * w:.1f}" fill="#fcd53f"/>'
    return rect(0, 0, w, h, dark(tone, 0.4)) + leaf + panels + knob
