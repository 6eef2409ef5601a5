"""Grounds of an illustration: flat scenery in tones of the palette, drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planner.color import luminance, mix
from renderer.scenery import DIM, LAMPLIT, Scenery, circle, rect
from renderer.skies import air, capped, laid, ridge, sun
from renderer.waters import beach, ice, lakeside, sea, underwater
from renderer.weather import cloud, falling

DISC = 0.47
"""Radius of the ground `disc`, as a share of the picture's shorter side."""


def _plain(s: Scenery) -> str:
    """One tone; where things are as they are, a floor under them."""
    floor = rect(0, 0.76 * s.h, s.w, 0.24 * s.h, s.tones[1]) if s.natural else ""
    return rect(0, 0, s.w, s.h, s.tones[0]) + floor


def _disc(s: Scenery) -> str:
    return circle(s.w / 2, s.h / 2, DISC * min(s.w, s.h), s.tones[0])


def _sky(s: Scenery) -> str:
    places = [(s.drawn.uniform(0, 0.7) * s.w, s.drawn.uniform(0.15, 0.8) * s.h) for _ in range(4)]
    clouds = "".join(cloud(x, y, s.h * 0.06, s.tones[0]) for x, y in places)
    return air(s, s.tones[1]) + sun(s) + clouds


def _hills(s: Scenery) -> str:
    layers = zip((0.50, 0.62, 0.75, 0.88), (0.08, 0.06, 0.05, 0.03), s.tones[1:5], strict=True)
    return air(s) + sun(s) + "".join(ridge(s, t, w, laid(s, c)) for t, w, c in layers)


def _snow(s: Scenery) -> str:
    flakes = "".join(
        circle(
            s.drawn.uniform(0, s.w), s.drawn.uniform(0, s.h * 0.8), s.drawn.uniform(2, 5), "#ffffff"
        )
        for _ in range(60)
    )
    dim, share = DIM[s.time]
    near = mix("#ffffff", dim, 0.75 * share)  # snow is brighter than what lies on it
    ridges = ridge(s, 0.58, 0.07, s.tones[1]) + ridge(s, 0.72, 0.05, near)
    return air(s, s.tones[2]) + ridges + ("" if s.weather else flakes)


def _desert(s: Scenery) -> str:
    sand = [mix(s.accent, s.tones[0], share) for share in (0.72, 0.55, 0.38)]
    layers = zip((0.55, 0.68, 0.84), (0.06, 0.05, 0.03), sand, strict=True)
    return air(s) + sun(s) + "".join(ridge(s, t, w, laid(s, c)) for t, w, c in layers)


def _block(s: Scenery, x: float, w: float, h: float, fill: str, light: str) -> str:
    """A building with a grid of windows."""
    top, out = s.h - h, rect(x, s.h - h, w, h, fill) + capped(s, x, s.h - h, w)
    cell = w / 4
    for row in range(int(h / (cell * 1.5))):
        for column in range(3):
            if s.drawn.random() < 0.55:
                out += rect(
                    x + cell * (0.65 + column),
                    top + cell * (0.7 + row * 1.5),
                    cell * 0.45,
                    cell * 0.75,
                    light,
                )
    return out


def _city(s: Scenery) -> str:
    out = air(s) + sun(s)
    for depth, (low, high) in enumerate(((0.45, 0.68), (0.3, 0.55), (0.16, 0.36))):
        x, tone = -s.w * 0.05, s.tones[1 + depth * 2]
        while x < s.w:
            width = s.w * s.drawn.uniform(0.09, 0.17)
            light = s.accent if depth == 2 else s.tones[max(0, depth * 2)]
            out += _block(s, x, width, s.h * s.drawn.uniform(low, high), tone, light)
            x += width * 1.02
    return out + _road(s)


def _road(s: Scenery) -> str:
    """A road along the foot of the picture, with its kerb and marks."""
    top, dash = 0.83 * s.h, mix(s.tones[4], "#ffffff", 0.5)
    marks = "".join(
        rect(x * s.w, 0.915 * s.h, 0.07 * s.w, 0.008 * s.h, dash)
        for x in (0.03, 0.2, 0.37, 0.54, 0.71, 0.88)
    )
    kerb = rect(0, top, s.w, 0.018 * s.h, mix(s.tones[2], "#ffffff", 0.2))
    road = mix(s.tones[4], laid(s, s.tones[4]), 0.6)
    return rect(0, top, s.w, s.h - top, road) + kerb + marks


def _street(s: Scenery) -> str:
    kerb = s.h * 0.86
    sky = mix(s.tones[0], "#c4e0f4", 0.75 if s.natural else 0.3)
    out = air(s, sky) + rect(0, kerb, s.w, s.h - kerb, laid(s, s.tones[3]))
    x = 0.0
    while x < s.w:
        width = s.w * s.drawn.uniform(0.24, 0.36)
        wall, top = s.tones[s.drawn.choice((0, 1, 2))], s.h * s.drawn.uniform(0.06, 0.2)
        out += rect(x, top, width, kerb - top, wall) + _panes(s, x, top, width, wall)
        out += "" if s.plain else _shop(s, x, width, kerb)
        x += width
    return out + rect(0, kerb, s.w, s.h * 0.012, s.tones[4])


def _panes(s: Scenery, x: float, top: float, w: float, wall: str) -> str:
    """Windows of the floors over a shop, under a cornice."""
    glass, rows = (
        mix(wall, s.tones[4], 0.3),
        (0.055, 0.185, 0.315, 0.445, 0.575)[: 5 if s.plain else 2],
    )
    cornice = rect(x, top, w, 0.014 * s.h, mix(wall, s.tones[4], 0.35))
    return (
        cornice
        + capped(s, x, top, w)
        + "".join(
            rect(x + w * at, top + s.h * down, w * 0.16, s.h * 0.085, _lit(s, glass, 0.35))
            for down in rows
            for at in (0.12, 0.42, 0.72)
        )
    )


def _lit(s: Scenery, glass: str, share: float) -> str:
    """A pane; in the dark there is a lamp behind a share of them, less bright than what is near."""
    lamp = s.time != "day" and s.drawn.random() < share
    return mix(glass, LAMPLIT, 0.55) if lamp else glass


def _shop(s: Scenery, x: float, w: float, kerb: float) -> str:
    """Awning, window and door of a shop."""
    top, height = kerb - s.h * 0.34, s.h * 0.34
    cloth = mix(s.accent, *DIM[s.time])
    stripes = "".join(
        rect(
            x + w * (0.06 + i * 0.11),
            top,
            w * 0.11,
            height * 0.22,
            cloth if i % 2 else s.tones[0],
        )
        for i in range(8)
    )
    glass = rect(x + w * 0.1, top + height * 0.3, w * 0.46, height * 0.52, _lit(s, s.tones[4], 0.6))
    return (
        glass + rect(x + w * 0.64, top + height * 0.3, w * 0.24, height * 0.7, s.tones[5]) + stripes
    )


def _room(s: Scenery) -> str:
    """A wall with its skirting and a floor; a window where there is most room, unless the scene has its own."""
    floor = s.h * 0.74
    skirting = rect(0, floor - 0.022 * s.h, s.w, 0.022 * s.h, mix(s.tones[1], "#ffffff", 0.45))
    return (
        rect(0, 0, s.w, s.h, s.tones[1])
        + rect(0, floor, s.w, s.h - floor, s.tones[3])
        + skirting
        + ("" if s.plain else _light_of_window(s, floor))
    )


def _light_of_window(s: Scenery, floor: float) -> str:
    """A window in the wall of a room, and the light that it throws on the floor."""
    y, w, h = s.h * 0.14, s.w * 0.24, s.h * 0.34
    x = min(max(s.free * s.w - w / 2, 0.06 * s.w), 0.94 * s.w - w)
    frame = rect(x - 0.05 * w, y - 0.05 * w, 1.1 * w, h + 0.1 * w, mix(s.tones[1], "#ffffff", 0.55))
    pane = (
        _view(s, x, y, w, h)
        + rect(x + w / 2 - 3, y, 6, h, s.tones[3])
        + rect(x, y + h / 2 - 3, w, 6, s.tones[3])
        + rect(x - 0.1 * w, y + h + 0.03 * w, 1.2 * w, 0.07 * w, s.tones[2])
    )
    edge = f"M{x:.0f} {floor:.0f}h{w:.0f}l{-w * 0.5:.0f} {s.h - floor:.0f}h{-w * 1.1:.0f}z"
    return f'<path d="{edge}" fill="{mix(s.tones[3], s.tones[2], 0.45)}"/>{frame}{pane}'


def _view(s: Scenery, x: float, y: float, w: float, h: float) -> str:
    """What is seen through a window: the sky and its weather."""
    if not s.weather:
        return rect(x, y, w, h, s.tones[0])
    far = replace(s, w=2.4 * w, h=2.4 * h, sun=None)
    return (
        f'<svg x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" '
        f'viewBox="0 0 {far.w:.1f} {far.h:.1f}">{air(far)}{falling(far, "sky")}</svg>'
    )


def _table(s: Scenery) -> str:
    edge = s.h * 0.58
    return (
        rect(0, 0, s.w, s.h, s.tones[0])
        + rect(0, edge, s.w, s.h - edge, s.tones[2])
        + rect(0, edge, s.w, s.h * 0.02, s.tones[1])
    )


def _space(s: Scenery) -> str:
    night = min(s.tones, key=luminance)
    night = mix(night, "#05060d", 0.55)
    stars = "".join(
        circle(
            s.drawn.uniform(0, s.w),
            s.drawn.uniform(0, s.h),
            s.drawn.choice((1, 1.4, 2.2)),
            "#ffffff",
        )
        for _ in range(140)
    )
    planet = circle(s.w * 0.84, s.h * 0.98, 0.42 * min(s.w, s.h), mix(night, s.accent, 0.55))
    return rect(0, 0, s.w, s.h, night) + stars + ("" if s.plain else planet)


_THICK = 0.2
"""How far up between the near trees of a forest there are others."""


def _forest(s: Scenery) -> str:
    return _wood(s, _fir, 0.24)


def _autumn(s: Scenery) -> str:
    """A wood of leafy trees in the colours of autumn, leaves on its floor."""
    leaves = "".join(
        circle(s.drawn.uniform(0, s.w), s.drawn.uniform(0.84, 0.99) * s.h, s.drawn.uniform(3, 7),
               s.drawn.choice(_LEAVES))
        for _ in range(46)
    )  # fmt: skip
    return _wood(s, _leafy, 0.34) + leaves


def _wood(s: Scenery, tree: Callable[[Scenery, float, float, float, str], str], wide: float) -> str:
    """Two rows of trees, `wide` for their height, and the floor before them."""
    out = air(s) + sun(s)
    for depth, (base, size) in enumerate(((0.64, 0.28), (0.77, 0.4))):
        fill, x = s.tones[1 + depth * 2], -s.w * 0.05
        out += rect(0, s.h * (base - _THICK * depth), s.w, s.h, mix(s.tones[1], fill, 0.5))
        while x < s.w * 1.05:
            tall = s.h * size * s.drawn.uniform(0.75, 1.1)
            out += tree(s, x, s.h * base, tall, fill)
            x += tall * wide * s.drawn.uniform(0.9, 1.6)
        out += rect(0, s.h * base - 1, s.w, s.h, laid(s, fill))
    floor = zip((0.8, 0.93), (0.015, 0.02), s.tones[4:], strict=True)
    return out + "".join(ridge(s, top, swing, laid(s, tone)) for top, swing, tone in floor)


_LEAVES = ("#d9892f", "#c4552d", "#e2b24a", "#a8432a")


def _leafy(s: Scenery, x: float, foot: float, tall: float, fill: str) -> str:
    """A tree with a round crown of a colour of its own."""
    tone = mix(fill, mix(s.drawn.choice(_LEAVES), *DIM[s.time]), 0.5)
    trunk = rect(
        x - 0.03 * tall, foot - 0.5 * tall, 0.06 * tall, 0.5 * tall, mix(s.tones[5], fill, 0.3)
    )
    rx, ry, y = 0.21 * tall, 0.34 * tall, foot - 0.66 * tall
    crown = f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{rx:.0f}" ry="{ry:.0f}" fill="{tone}"/>'
    return trunk + crown


def _fir(s: Scenery, x: float, foot: float, tall: float, fill: str) -> str:
    """A fir, with snow on its top where it snows."""
    shares = ((1.0, fill), (0.38, laid(s, fill)))[: 1 + ("snow" in s.weather)]
    return "".join(
        f'<path d="M{x:.0f} {foot - tall:.0f}l{0.24 * share * tall:.0f} {share * tall:.0f}'
        f'h{-0.48 * share * tall:.0f}z" fill="{tone}"/>'
        for share, tone in shares
    )


GROUNDS: dict[str, Callable[[Scenery], str]] = {
    "plain": _plain, "disc": _disc, "sky": _sky, "hills": _hills, "snow": _snow, "desert": _desert,
    "sea": sea, "city": _city, "street": _street, "room": _room, "table": _table, "space": _space,
    "forest": _forest, "autumn": _autumn, "beach": beach, "lakeside": lakeside, "ice": ice, "underwater": underwater,
}  # fmt: skip
