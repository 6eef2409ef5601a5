"""What grounds share: the sky at a time of day and in a weather, its sun, hills and snow on what is under it."""

from __future__ import annotations

from planner.color import mix
from renderer.scenery import DIM, Scenery, circle, rect
from renderer.weather import aloft, covered, sky_tone


def sun(s: Scenery, size: float = 0.11) -> str:
    shown = not covered(s) and "rainbow" not in s.weather
    return circle(*s.sun, size * min(s.w, s.h), s.accent) if s.sun and shown else ""


def air(s: Scenery, day: str = "") -> str:
    """The sky behind everything, in the tone `day` by day, and what the weather brings there."""
    tone = sky_tone(s, (s.time == "day" and day) or s.tones[0])
    ground = rect(0, 0, s.w, s.h, tone)
    if not covered(s):
        ground = {"day": ground, "dusk": _afterglow(s), "night": ground + _stars(s)}[s.time]
    return ground + aloft(s, tone)


def _stars(s: Scenery) -> str:
    return "".join(
        circle(
            s.drawn.uniform(0, s.w),
            s.drawn.uniform(0, 0.6 * s.h),
            s.drawn.choice((0.9, 1.3, 2.0)),
            mix(s.tones[0], "#ffffff", s.drawn.uniform(0.4, 0.9)),
        )
        for _ in range(70)
    )


def _afterglow(s: Scenery) -> str:
    """The sky at dusk: warm over the horizon, cool above."""
    low, high = mix(s.tones[0], s.accent, 0.62), mix(s.tones[0], s.tones[3], 0.55)
    stops = (
        f'<stop offset="0" stop-color="{high}"/><stop offset="0.62" stop-color="{low}"/>'
        f'<stop offset="1" stop-color="{mix(low, "#ffffff", 0.25)}"/>'
    )
    shade = f'<linearGradient id="dusk" x1="0" y1="0" x2="0" y2="1">{stops}</linearGradient>'
    return shade + rect(0, 0, s.w, s.h, "url(#dusk)")


def laid(s: Scenery, tone: str) -> str:
    """The tone of what lies level, under snow where it snows."""
    dim, share = DIM[s.time]
    return mix(tone, mix("#ffffff", dim, 0.75 * share), 0.86) if "snow" in s.weather else tone


def capped(s: Scenery, x: float, y: float, w: float) -> str:
    """Snow on a roof."""
    return (
        rect(x, y - 0.006 * s.h, w, 0.018 * s.h, laid(s, "#ffffff")) if "snow" in s.weather else ""
    )


def ridge(s: Scenery, top: float, swing: float, fill: str, waves: int = 2) -> str:
    """A smooth hill line `top` down the picture, filled to the bottom."""
    step = s.w / waves
    ys = [s.h * (top + s.drawn.uniform(-swing, swing)) for _ in range(waves + 1)]
    path = f"M0 {s.h}V{ys[0]:.1f}"
    for i in range(waves):
        x = i * step
        end = f"{x + step:.1f} {ys[i + 1]:.1f}"
        path += f"C{x + step * 0.45:.1f} {ys[i]:.1f} {x + step * 0.55:.1f} {ys[i + 1]:.1f} {end}"
    return f'<path d="{path}V{s.h}z" fill="{fill}"/>'
