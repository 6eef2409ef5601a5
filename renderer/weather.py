"""Weather in a picture: its sky, what lies on its ground, what veils far things, what falls in front.

Drawn from a seed of its own, so that a ground keeps its shape in any weather.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from planner.color import luminance, mix
from planner.parts import Box
from renderer.scenery import DIM, OPEN, Scenery, circle, overcast, rect

_BANDS = ("#e8554e", "#f29b3f", "#f7d84f", "#6cc067", "#4aa3df", "#4f6fc4", "#8a5fb8")
_STREAKS = {"drizzle": 90, "rain": 190}
_FLAKES = 170
_FOG = 1.5
"""How fast things fade into fog with depth (Koschmieder's law)."""
_FOGGED = 0.8


def open_air(ground: str) -> bool:
    """Whether a ground has weather over it."""
    return ground in OPEN


def covered(s: Scenery) -> bool:
    """Whether clouds or fog hide the sun and the stars."""
    return overcast(s.weather, s.time)[1] > 0


def sky_tone(s: Scenery, tone: str) -> str:
    """The sky's tone in the weather."""
    grey, share = overcast(s.weather, s.time)
    return mix(tone, grey, share)


def aloft(s: Scenery, sky: str) -> str:
    """SVG of what is in the sky: clouds, lightning, gusts, and a sun where it is clear."""
    drawn = _drawn(s, "sky")
    arc = _rainbow(s) if "rainbow" in s.weather and s.time != "night" else ""
    if "clear" in s.weather:
        return _sunshine(s) + arc
    out = arc + (_bolt(s, drawn) if "lightning" in s.weather else "")
    if {"rain", "drizzle", "lightning"} & set(s.weather):
        out = out + _bank(s, sky, drawn)
    elif "cloudy" in s.weather:
        out += _clouds(s, sky, drawn)
    falls = {"rain", "drizzle", "snow"} & set(s.weather)
    return out + (_gusts(s, sky, drawn) if "wind" in s.weather and not falls else "")


def on_ground(s: Scenery, ground: str) -> str:
    """SVG of what rain leaves on the ground: puddles, and rings on the sea."""
    if (
        not {"rain", "drizzle"} & set(s.weather)
        or not open_air(ground)
        or ground in ("sky", "snow")
    ):
        return ""
    drawn, tone = _drawn(s, "puddles"), mix(sky_tone(s, s.tones[0]), "#ffffff", 0.12)
    out = ""
    for place in range(7):
        x, y = (place + drawn.uniform(0.1, 0.9)) / 7 * s.w, drawn.uniform(0.87, 0.985) * s.h
        rx = drawn.uniform(0.04, 0.09) * s.w * (y / s.h) ** 3
        ring = f'cx="{x:.1f}" cy="{y:.1f}" fill="none" stroke="{mix(tone, "#ffffff", 0.5)}"'
        if ground != "sea":
            out += f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{rx * 0.2:.1f}" fill="{tone}" opacity="0.7"/>'
        out += f'<ellipse {ring} rx="{rx * 0.4:.1f}" ry="{rx * 0.08:.1f}" stroke-width="2" opacity="0.8"/>'
    return out


def haze(s: Scenery, ground: str) -> str:
    """SVG of the fog over a ground, thick at the horizon and thin at the viewer's feet."""
    if "fog" not in s.weather or not open_air(ground):
        return ""
    tone = fog_tone(s)
    stops = "".join(
        f'<stop offset="{at}" stop-color="{tone}" stop-opacity="{alpha}"/>'
        for at, alpha in ((0, 0.75), (0.5, 0.86), (0.62, 0.74), (0.8, 0.4), (1, 0.12))
    )
    shade = f'<linearGradient id="haze" x1="0" y1="0" x2="0" y2="1">{stops}</linearGradient>'
    return shade + rect(0, 0, s.w, s.h, "url(#haze)")


def fog_tone(s: Scenery) -> str:
    """The colour that things fade into: of sand in a desert."""
    return mix(sky_tone(s, s.tones[0]), s.tones[2], 0.55 if s.sandy else 0.0)


def fog_share(s: Scenery, depth: float) -> float:
    """How much of the fog's colour a thing at a depth has."""
    return _FOGGED * (1 - 2.718281828 ** (-_FOG * depth)) if "fog" in s.weather else 0.0


def falling(s: Scenery, ground: str, keep: Sequence[Box] = ()) -> str:
    """SVG of rain and snow in front of everything but the places in `keep`, in units of the picture."""
    if not open_air(ground):
        return ""
    slant = 0.42 if "wind" in s.weather else 0.13
    kind = "rain" if "rain" in s.weather else "drizzle"
    out = _rain(s, slant, _STREAKS[kind], keep) if kind in s.weather else ""
    snows = "snow" in s.weather and "clear" not in s.weather
    return out + (_snowing(s, slant, keep) if snows else "")


def _rain(s: Scenery, slant: float, count: int, keep: Sequence[Box]) -> str:
    drawn, short = _drawn(s, "rain"), min(s.w, s.h)
    tone = mix(sky_tone(s, s.tones[0]), "#ffffff", 0.72 if s.time == "day" else 0.5)
    layers = ((0.5, 0.022, 1.4, 0.5), (0.3, 0.036, 2.2, 0.55), (0.2, 0.055, 3.0, 0.6))
    out = ""
    for share, length, width, alpha in layers:
        fall = length * short * (0.6 if count < 100 else 1.0)
        marks = _scattered(s, drawn, round(share * count * s.w * s.h / short**2), slant, fall, keep)
        path = "".join(f"M{x:.0f} {y:.0f}l{-slant * fall:.1f} {fall:.1f}" for x, y in marks)
        out += _stroked(path, tone, width, alpha)
    return out


def _snowing(s: Scenery, slant: float, keep: Sequence[Box]) -> str:
    drawn, short = _drawn(s, "snow"), min(s.w, s.h)
    tone, swept = mix("#ffffff", DIM[s.time][0], 0.3 * DIM[s.time][1]), "wind" in s.weather
    out = ""
    for share, width, alpha in ((0.5, 4.0, 0.75), (0.33, 7.0, 0.85), (0.17, 11.0, 0.95)):
        count = round(share * _FLAKES * (1.8 if swept else 1) * s.w * s.h / short**2)
        fall = 1.5 * width if swept else 0.01
        marks = _scattered(s, drawn, count, slant, fall, keep)
        path = "".join(f"M{x:.0f} {y:.0f}l{-1.6 * slant * fall:.2f} {fall:.2f}" for x, y in marks)
        out += _stroked(path, tone, width * short / 1000, alpha)
    return out


def _scattered(
    s: Scenery, drawn: random.Random, count: int, slant: float, fall: float, keep: Sequence[Box]
) -> Iterator[tuple[float, float]]:
    """Where marks begin that leave some places free."""
    for _ in range(count):
        x, y = drawn.uniform(0, s.w + slant * s.h), drawn.uniform(-fall, s.h)
        reach = Box(x=x - slant * fall, y=y, w=slant * fall, h=fall)
        if not any(_meet(reach, box) for box in keep):
            yield x, y


def _meet(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def _stroked(path: str, tone: str, width: float, alpha: float) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{tone}" stroke-width="{width:.2f}" '
        f'stroke-linecap="round" opacity="{alpha}"/>'
    )


def _drawn(s: Scenery, part: str) -> random.Random:
    return random.Random(f"{part} {s.seed}")


def _sunshine(s: Scenery) -> str:
    """The sun in a clear sky, in its halo."""
    if s.sun is None:
        return ""
    x, y, r = *s.sun, 0.11 * min(s.w, s.h)
    stops = "".join(
        f'<stop offset="{at}" stop-color="{s.accent}" stop-opacity="{alpha}"/>'
        for at, alpha in ((0.35, 0.5), (1, 0))
    )
    halo = f'<radialGradient id="sunshine">{stops}</radialGradient>'
    return halo + circle(x, y, 2.3 * r, "url(#sunshine)") + circle(x, y, r, s.accent)


def _bank(s: Scenery, sky: str, drawn: random.Random) -> str:
    """Clouds from side to side along the top."""
    out = ""
    for row, (base, dark) in enumerate(((0.13, 0.14), (0.05, 0.3))):
        tone = mix(sky, "#2c384a" if s.time == "day" else "#8c99b0", dark)
        x = -0.05 * s.w
        while x < 1.05 * s.w:
            r = drawn.uniform(0.07, 0.12) * s.h
            out += circle(x, (base + drawn.uniform(-0.02, 0.02)) * s.h - 0.4 * r, r, tone)
            x += r * drawn.uniform(0.9, 1.3)
        out += rect(0, 0, s.w, base * s.h - 0.02 * s.h * row, tone)
    return out


def _clouds(s: Scenery, sky: str, drawn: random.Random) -> str:
    """Loose clouds, the farther ones lower and smaller."""
    out = ""
    for place in range(6):
        down = drawn.uniform(0.05, 0.36)
        x, r = (place % 3 + drawn.uniform(0.05, 0.75)) / 3 * s.w, s.h * (0.075 - 0.1 * down)
        out += cloud(x, down * s.h + r, r, mix(sky, "#ffffff", 0.35 + 0.3 * (place % 2)))
    return out


def cloud(x: float, y: float, r: float, fill: str) -> str:
    """A cloud with a flat foot at `y`, about five times as wide as its puffs' radius."""
    puffs = ((0.0, 0.62, 0.62), (1.1, 1.0, 1.0), (2.35, 0.8, 0.8))
    rounds = "".join(circle(x + dx * r, y - dy * r, size * r, fill) for dx, dy, size in puffs)
    return rounds + rect(x, y - 0.62 * r, 2.35 * r, 0.62 * r, fill)


def _rainbow(s: Scenery) -> str:
    """Seven bands from side to side, as see-through as light."""
    wide, foot = 0.02 * min(s.w, s.h), 0.64 * s.h
    r = min(0.44 * s.w, 0.52 * s.h)
    return "".join(
        f'<circle cx="{s.w / 2:.1f}" cy="{foot:.1f}" r="{r - band * wide:.1f}" fill="none" '
        f'stroke="{tone}" stroke-width="{wide + 0.5:.1f}" opacity="0.75"/>'
        for band, tone in enumerate(_BANDS)
    )


def _bolt(s: Scenery, drawn: random.Random) -> str:
    """Lightning with a branch, from the clouds to the horizon, where the sky is free."""
    steps = [(-0.035 if i % 2 else 0.03) + drawn.uniform(-0.02, 0.02) for i in range(8)]
    points = [(s.free + dx, 0.04 + 0.065 * i) for i, dx in enumerate(steps)]
    at, down = points[3]
    branch = [
        (at, down),
        (at + 0.06, down + 0.05),
        (at + 0.05, down + 0.1),
        (at + 0.1, down + 0.16),
    ]
    lines = ((points, 0.007), (points[:5], 0.012), (branch, 0.005))
    return "".join(
        f'<polyline points="{" ".join(f"{x * s.w:.1f},{y * s.h:.1f}" for x, y in line)}" fill="none" '
        f'stroke="#fff3c0" stroke-width="{width * s.h:.1f}" stroke-linejoin="round" stroke-linecap="round"/>'
        for line, width in lines
    )


def _gusts(s: Scenery, sky: str, drawn: random.Random) -> str:
    """Wind as a few long strokes that curl at their ends."""
    tone, out = mix(sky, "#ffffff" if luminance(sky) < 0.5 else "#4f7391", 0.5), ""
    for row in range(4):
        x, y = (
            drawn.uniform(0.02, 0.55) * s.w,
            (0.14 + 0.1 * row + drawn.uniform(-0.02, 0.02)) * s.h,
        )
        length, r = drawn.uniform(0.18, 0.32) * s.w, drawn.uniform(0.018, 0.03) * s.h
        curl = f"a{r:.1f} {r:.1f} 0 1 0 {-r:.1f} {-r:.1f}"
        out += _stroked(f"M{x:.1f} {y:.1f}h{length:.1f}{curl}", tone, 0.006 * s.h, 0.85)
    return out
