"""Grounds of an illustration: flat scenery in tones of the palette, drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable

from planner.color import luminance, mix
from renderer.scenery import DIM, Scenery

DISC = 0.47
"""Radius of the ground `disc`, as a share of the picture's shorter side."""


def rect(x: float, y: float, w: float, h: float, fill: str, more: str = "") -> str:
    """An SVG rectangle."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}"{more}/>'


def circle(x: float, y: float, r: float, fill: str) -> str:
    """An SVG circle."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}"/>'


def _sun(s: Scenery, size: float = 0.11) -> str:
    return circle(*s.sun, size * min(s.w, s.h), s.accent) if s.sun else ""


def _ridge(s: Scenery, top: float, swing: float, fill: str, waves: int = 2) -> str:
    """A smooth hill line `top` down the picture, filled to the bottom."""
    step = s.w / waves
    ys = [s.h * (top + s.drawn.uniform(-swing, swing)) for _ in range(waves + 1)]
    path = f"M0 {s.h}V{ys[0]:.1f}"
    for i in range(waves):
        x = i * step
        end = f"{x + step:.1f} {ys[i + 1]:.1f}"
        path += f"C{x + step * 0.45:.1f} {ys[i]:.1f} {x + step * 0.55:.1f} {ys[i + 1]:.1f} {end}"
    return f'<path d="{path}V{s.h}z" fill="{fill}"/>'


def _plain(s: Scenery) -> str:
    """One tone; where things are as they are, a floor under them."""
    floor = rect(0, 0.76 * s.h, s.w, 0.24 * s.h, s.tones[1]) if s.natural else ""
    return rect(0, 0, s.w, s.h, s.tones[0]) + floor


def _disc(s: Scenery) -> str:
    return circle(s.w / 2, s.h / 2, DISC * min(s.w, s.h), s.tones[0])


def _air(s: Scenery) -> str:
    """The sky behind everything: plain by day, with stars at night."""
    ground = rect(0, 0, s.w, s.h, s.tones[0])
    if s.time == "dusk":
        return _afterglow(s)
    if s.time == "day":
        return ground
    stars = (
        circle(
            s.drawn.uniform(0, s.w),
            s.drawn.uniform(0, 0.6 * s.h),
            s.drawn.choice((0.9, 1.3, 2.0)),
            mix(s.tones[0], "#ffffff", s.drawn.uniform(0.4, 0.9)),
        )
        for _ in range(70)
    )
    return ground + "".join(stars)


def _afterglow(s: Scenery) -> str:
    """The sky at dusk: warm over the horizon, cool above."""
    low, high = mix(s.tones[0], s.accent, 0.62), mix(s.tones[0], s.tones[3], 0.55)
    stops = (
        f'<stop offset="0" stop-color="{high}"/><stop offset="0.62" stop-color="{low}"/>'
        f'<stop offset="1" stop-color="{mix(low, "#ffffff", 0.25)}"/>'
    )
    shade = f'<linearGradient id="dusk" x1="0" y1="0" x2="0" y2="1">{stops}</linearGradient>'
    return shade + rect(0, 0, s.w, s.h, "url(#dusk)")


def _sky(s: Scenery) -> str:
    places = [(s.drawn.uniform(0, 0.7) * s.w, s.drawn.uniform(0.15, 0.8) * s.h) for _ in range(4)]
    clouds = "".join(_cloud(x, y, s.h * 0.07, s.tones[0]) for x, y in places)
    return (rect(0, 0, s.w, s.h, s.tones[1]) if s.time == "day" else _air(s)) + _sun(s) + clouds


def _cloud(x: float, y: float, r: float, fill: str) -> str:
    puffs = f"a{r:.0f} {r:.0f} 0 0 1 {2 * r:.0f} {-r * 0.3:.0f}a{r:.0f} {r:.0f} 0 0 1 {1.7 * r:.0f} {r * 0.3:.0f}"
    return f'<path d="M{x:.0f} {y:.0f}{puffs}z" fill="{fill}"/>'


def _hills(s: Scenery) -> str:
    layers = zip((0.50, 0.62, 0.75, 0.88), (0.08, 0.06, 0.05, 0.03), s.tones[1:5], strict=True)
    return _air(s) + _sun(s) + "".join(_ridge(s, t, w, c) for t, w, c in layers)


def _snow(s: Scenery) -> str:
    flakes = "".join(
        circle(
            s.drawn.uniform(0, s.w), s.drawn.uniform(0, s.h * 0.8), s.drawn.uniform(2, 5), "#ffffff"
        )
        for _ in range(60)
    )
    dim, share = DIM[s.time]
    near = mix("#ffffff", dim, 0.75 * share)  # snow is brighter than what lies on it
    ridges = _ridge(s, 0.58, 0.07, s.tones[1]) + _ridge(s, 0.72, 0.05, near)
    return (rect(0, 0, s.w, s.h, s.tones[2]) if s.time == "day" else _air(s)) + ridges + flakes


def _desert(s: Scenery) -> str:
    sand = [mix(s.accent, s.tones[0], share) for share in (0.72, 0.55, 0.38)]
    layers = zip((0.55, 0.68, 0.84), (0.06, 0.05, 0.03), sand, strict=True)
    return _air(s) + _sun(s) + "".join(_ridge(s, t, w, c) for t, w, c in layers)


def _sea(s: Scenery) -> str:
    horizon = s.h * 0.56
    rows = [horizon + (i + 1) ** 1.55 * s.h * 0.011 for i in range(11)]
    waves = "".join(
        _wave(s, y, 2 + 5 * (y - horizon) / s.h) for y in rows if y < s.h for _ in range(2)
    )
    glow = circle(s.sun[0], horizon, 0.16 * min(s.w, s.h), s.accent) if s.sun else ""
    water = rect(0, horizon, s.w, s.h - horizon, s.tones[3])
    return _air(s) + glow + water + waves


def _beach(s: Scenery) -> str:
    horizon, sand = s.h * 0.52, s.tones[4]
    rows = [horizon + (i + 1) * s.h * 0.026 for i in range(5)]
    waves = "".join(_wave(s, y, 2 + 5 * (y - horizon) / s.h) for y in rows for _ in range(2))
    water = rect(0, horizon, s.w, s.h - horizon, s.tones[3])
    place = s.drawn.getstate()
    foam = _ridge(s, 0.69, 0.015, mix(s.tones[1], "#ffffff", 0.5))
    s.drawn.setstate(place)
    shore = _ridge(s, 0.705, 0.015, sand) + _ridge(s, 0.85, 0.03, s.tones[5])
    return _air(s) + _sun(s) + water + waves + foam + shore


def _wave(s: Scenery, y: float, width: float) -> str:
    x, length = s.drawn.uniform(-0.1, 0.8) * s.w, s.drawn.uniform(0.1, 0.35) * s.w
    line = f'stroke="{s.tones[2]}" stroke-width="{width:.1f}" stroke-linecap="round"'
    return f'<path d="M{x:.0f} {y:.0f}h{length:.0f}" {line}/>'


def _block(s: Scenery, x: float, w: float, h: float, fill: str, light: str) -> str:
    """A building with a grid of windows."""
    top, out = s.h - h, rect(x, s.h - h, w, h, fill)
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
    out = _air(s) + _sun(s)
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
    return rect(0, top, s.w, s.h - top, s.tones[4]) + kerb + marks


def _street(s: Scenery) -> str:
    kerb = s.h * 0.86
    sky = rect(0, 0, s.w, s.h, mix(s.tones[0], "#c4e0f4", 0.75 if s.natural else 0.3))
    out = (sky if s.time == "day" else _air(s)) + rect(0, kerb, s.w, s.h - kerb, s.tones[3])
    x = 0.0
    while x < s.w:
        width = s.w * s.drawn.uniform(0.24, 0.36)
        wall, top = s.tones[s.drawn.choice((0, 1, 2))], s.h * s.drawn.uniform(0.06, 0.2)
        out += rect(x, top, width, kerb - top, wall) + _panes(s, x, top, width, wall)
        out += _shop(s, x, width, kerb)
        x += width
    return out + rect(0, kerb, s.w, s.h * 0.012, s.tones[4])


def _panes(s: Scenery, x: float, top: float, w: float, wall: str) -> str:
    """Windows of the floors over a shop, under a cornice."""
    glass, rows = mix(wall, s.tones[4], 0.3), (0.055, 0.185)
    cornice = rect(x, top, w, 0.014 * s.h, mix(wall, s.tones[4], 0.35))
    return cornice + "".join(
        rect(x + w * at, top + s.h * down, w * 0.16, s.h * 0.085, glass)
        for down in rows
        for at in (0.12, 0.42, 0.72)
    )


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
    glass = rect(x + w * 0.1, top + height * 0.3, w * 0.46, height * 0.52, s.tones[4])
    return (
        glass + rect(x + w * 0.64, top + height * 0.3, w * 0.24, height * 0.7, s.tones[5]) + stripes
    )


def _room(s: Scenery) -> str:
    floor = s.h * 0.74
    x, y, w, h = s.w * 0.62, s.h * 0.14, s.w * 0.24, s.h * 0.34
    pane = (
        rect(x, y, w, h, s.tones[0])
        + rect(x + w / 2 - 3, y, 6, h, s.tones[3])
        + rect(x, y + h / 2 - 3, w, 6, s.tones[3])
    )
    edge = f"M{x:.0f} {floor:.0f}h{w:.0f}l{-w * 0.5:.0f} {s.h - floor:.0f}h{-w * 1.1:.0f}z"
    beam = f'<path d="{edge}" fill="{s.tones[2]}"/>'
    return (
        rect(0, 0, s.w, s.h, s.tones[1])
        + rect(0, floor, s.w, s.h - floor, s.tones[3])
        + beam
        + pane
    )


def _table(s: Scenery) -> str:
    edge = s.h * 0.68
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
    return rect(0, 0, s.w, s.h, night) + stars + planet


def _forest(s: Scenery) -> str:
    out = _air(s) + _sun(s)
    for depth, (base, size) in enumerate(((0.72, 0.26), (0.86, 0.34), (1.02, 0.44))):
        fill, x = s.tones[1 + depth * 2], -s.w * 0.05
        while x < s.w * 1.05:
            tall = s.h * size * s.drawn.uniform(0.75, 1.1)
            half, y = tall * 0.24, s.h * base
            out += f'<path d="M{x:.0f} {y - tall:.0f}L{x + half:.0f} {y:.0f}H{x - half:.0f}z" fill="{fill}"/>'
            x += half * s.drawn.uniform(0.9, 1.6)
        out += rect(0, s.h * base - 1, s.w, s.h, fill)
    return out


GROUNDS: dict[str, Callable[[Scenery], str]] = {
    "plain": _plain, "disc": _disc, "sky": _sky, "hills": _hills, "snow": _snow, "desert": _desert,
    "sea": _sea, "city": _city, "street": _street, "room": _room, "table": _table, "space": _space,
    "forest": _forest, "beach": _beach,
}  # fmt: skip
