"""What grounds are drawn with: tones of the palette or of nature, the time of day, and where the sun is."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from planner.color import from_oklch, mix, oklch
from planner.parts import DayTime, Style, Weather


@dataclass(frozen=True)
class Scenery:
    """What a ground is drawn with: size in units, tones from the sky to what is nearest, accent, sun place.

    `free` is where across the sky there is most room, as a share of the width; `sandy` where dust is sand; `plain`
    where its houses have no shops, its room no window or its space no planet, for the scene has others.
    """

    w: float
    h: float
    tones: tuple[str, ...]
    accent: str
    sun: tuple[float, float] | None
    drawn: random.Random
    time: DayTime = "day"
    natural: bool = False
    weather: tuple[Weather, ...] = ()
    seed: int = 0
    free: float = 0.5
    sandy: bool = False
    plain: bool = False


def scenery(
    w: float, h: float, style: Style, seed: int, sunlit: bool, time: DayTime,
    natural: str | None = None, weather: tuple[Weather, ...] = (), free: float = 0.5,
    sandy: bool = False, plain: bool = False,
) -> Scenery:  # fmt: skip
    """The scenery of a style, or of the `natural` ground; a sun stands where the light comes from."""
    turn = math.radians(style.light.azimuth)
    height = 0.52 - 0.28 * style.light.elevation / 60 if time == "day" else 0.5
    sun = (w * (0.5 + 0.3 * math.sin(turn)), h * height)
    accent = _warm(style.colors["accent"]) if natural is None else SUNLIGHT
    tones = _tones(style, time, accent) if natural is None else _natural(natural, time)
    grey, share = overcast(weather, time) if natural in OPEN else ("", 0.0)
    tones = (
        tones if not share else (tones[0], *(mix(tone, grey, _DULL * share) for tone in tones[1:]))
    )
    up = sunlit and time != "night"
    return Scenery(
        w, h, tones, accent, sun if up else None, random.Random(seed), time, natural is not None,
        weather, seed, free, sandy, plain,
    )  # fmt: skip


def rect(x: float, y: float, w: float, h: float, fill: str, more: str = "") -> str:
    """An SVG rectangle."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}"{more}/>'


def circle(x: float, y: float, r: float, fill: str) -> str:
    """An SVG circle."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}"/>'


_STEPS: dict[DayTime, tuple[float, ...]] = {
    "day": (0.10, 0.24, 0.42, 0.62, 0.82, 1.0),
    "dusk": (0.22, 0.4, 0.55, 0.72, 0.86, 1.0),
    "night": (0.2, 0.34, 0.46, 0.1, 0.05, 0.0),
}


def _tones(style: Style, time: DayTime, accent: str) -> tuple[str, ...]:
    """Six tones: by day from paper to the dominant, at dusk from a warm sky, at night from deep blue down."""
    colors = style.colors
    deep = colors["dominant"] if not style.dark else mix(colors["dominant"], colors["bg"], 0.35)
    if time == "night":
        _, chroma, hue = oklch(deep)
        low = from_oklch(0.17, min(chroma, 0.06), hue)
        high = from_oklch(0.52, min(max(chroma, 0.05), 0.11), hue)
        return tuple(mix(low, high, step) for step in _STEPS[time])
    pale = mix(colors["bg"], accent, 0.12) if time == "dusk" else colors["bg"]
    return tuple(mix(pale, deep, step) for step in _STEPS[time])


SUNLIGHT = "#f6b545"
LAMPLIT = "#ffd98f"
"""Windows with a lamp behind them."""
_NATURAL = {
    "hills": ("#d3eaf7", "#c3ddb0", "#a2c986", "#7eb267", "#5b9955", "#3f7f48"),
    "forest": ("#dcefe9", "#a9cda6", "#86b58a", "#5c9468", "#3f7750", "#27553a"),
    "sea": ("#d5ecf8", "#b7dcee", "#86c3dc", "#3f8fb6", "#2f779f", "#215f85"),
    "underwater": ("#9fdcec", "#7cc8e0", "#4fa9cc", "#2f86b3", "#1f6594", "#e2cf9c"),
    "beach": ("#d5ecf8", "#b7dcee", "#86c3dc", "#4a9cbf", "#f3e0b4", "#e5cb92"),
    "lakeside": ("#d5ecf8", "#c9e2ee", "#a9d3e3", "#63a9c6", "#86b868", "#5f9a55"),
    "ice": ("#e3eff8", "#dfe9f2", "#b5d2e8", "#c3dff0", "#9cc3dc", "#7fa6c8"),
    "autumn": ("#f3ead6", "#e0c48a", "#dca557", "#cf8238", "#b9652b", "#8f5a34"),
    "snow": ("#dcebf6", "#e3edf5", "#b5d2e8", "#9dbfdb", "#7fa6c8", "#5f88ad"),
    "desert": ("#d9ecf5", "#f3dfb4", "#eccf95", "#dfb873", "#cc9f5b", "#b58447"),
    "city": ("#dcebf6", "#b9cadb", "#a3b7cb", "#8aa1b9", "#6d86a1", "#4d647f"),
    "street": ("#f4e6d2", "#e9cdaa", "#d8b291", "#8d939c", "#566b7c", "#6a4a3a"),
    "room": ("#cfe6f5", "#f2e7d9", "#e6cfae", "#bb8f63", "#9c734c", "#7a573a"),
    "table": ("#eef2ee", "#d8ad80", "#bf9064", "#a57a50", "#8a6441", "#6e4f33"),
    "space": ("#1d2547", "#192040", "#151b38", "#11162f", "#0d1126", "#0a0d1e"),
    "sky": ("#ffffff", "#bfe0f5", "#a4d0ee", "#86bbe2", "#6aa5d3", "#4f8dc0"),
}
DIM: dict[DayTime, tuple[str, float]] = {
    "day": ("#ffffff", 0.0), "dusk": ("#54406b", 0.42), "night": ("#0b1230", 0.74),
}  # fmt: skip
_OVERCAST = {
    "cloudy": ("#b4c1cc", 0.5), "drizzle": ("#a3b0bc", 0.62), "rain": ("#8393a3", 0.72),
    "snow": ("#bccad6", 0.66), "fog": ("#d3dade", 0.82), "lightning": ("#566377", 0.86),
}  # fmt: skip
"""The grey of a covered sky, and how much of it there is."""
OPEN = frozenset({
    "hills", "snow", "ice", "desert", "sea", "beach", "lakeside", "city", "street", "forest", "autumn", "sky",
})  # fmt: skip
"""Grounds with weather over them; a room has it in its window."""
_DULL = 0.3
"""How much of it a ground takes on, of what the sky does."""

_HIGH: dict[DayTime, str] = {"dusk": "#f4d3ac", "night": "#18224d"}


def _natural(ground: str, time: DayTime) -> tuple[str, ...]:
    """Six tones of a ground as it is, from the sky to what is nearest, in the light of the time of day."""
    sky, *rest = _NATURAL.get(
        ground, ("#f4efe6", "#e9e0d1", "#d9cdb8", "#bcae96", "#97886f", "#6f624d")
    )
    dim, share = DIM[time]
    return (_HIGH.get(time, sky), *(mix(tone, dim, share) for tone in rest))


def overcast(weather: tuple[Weather, ...], time: DayTime) -> tuple[str, float]:
    """The grey of the sky in a weather, at a time of day, and how much of it there is."""
    known = [_OVERCAST[name] for name in weather if name in _OVERCAST]
    grey, share = max(known, key=lambda one: one[1], default=("#ffffff", 0.0))
    return mix(grey, *DIM[time]), share


def _warm(accent: str) -> str:
    """The accent where it could be sunlight, else a warm yellow of its lightness."""
    lightness, chroma, hue = oklch(accent)
    return (
        accent
        if hue < 110 or hue > 340
        else from_oklch(max(lightness, 0.72), max(chroma, 0.13), 70)
    )
