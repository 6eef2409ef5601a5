"""Grounds of water: the open sea, a beach, the bank of a lake, ice, and under water."""

from __future__ import annotations

from planner.color import mix
from renderer.scenery import DIM, Scenery, circle, rect
from renderer.skies import air, laid, ridge, sun
from renderer.weather import covered


def sea(s: Scenery) -> str:
    horizon = s.h * 0.56
    rows = [horizon + (i + 1) ** 1.55 * s.h * 0.011 for i in range(11)]
    waves = "".join(
        _wave(s, y, 2 + 5 * (y - horizon) / s.h) for y in rows if y < s.h for _ in range(2)
    )
    low = s.sun and not covered(s) and not {"clear", "rainbow"} & set(s.weather)
    glow = circle(s.sun[0], horizon, 0.16 * min(s.w, s.h), s.accent) if s.sun and low else ""
    water = rect(0, horizon, s.w, s.h - horizon, s.tones[3])
    return air(s) + glow + water + waves


def underwater(s: Scenery) -> str:
    """The sea from below: beams from the surface, a sandy bed, weeds and bubbles."""
    stops = (
        f'<stop offset="0" stop-color="{s.tones[1]}"/><stop offset="1" stop-color="{s.tones[4]}"/>'
    )
    deep = f'<linearGradient id="deep" x1="0" y1="0" x2="0" y2="1">{stops}</linearGradient>'
    beams = "".join(
        f'<path d="M{x * s.w:.0f} 0h{0.05 * s.w:.0f}l{0.13 * s.w:.0f} {0.84 * s.h:.0f}h{-0.16 * s.w:.0f}z" '
        f'fill="#ffffff" opacity="0.1"/>'
        for x in (0.1, 0.34, 0.62, 0.8)
    )
    bed = ridge(s, 0.84, 0.03, mix(s.tones[3], s.tones[5], 0.4)) + ridge(s, 0.92, 0.02, s.tones[5])
    weeds = "".join(_weed(s, x) for x in (0.06, 0.12, 0.9, 0.95))
    places = ((s.drawn.uniform(0, s.w), s.drawn.uniform(0, 0.8 * s.h)) for _ in range(16))
    bubbles = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{s.drawn.uniform(3, 11):.1f}" fill="none" '
        f'stroke="#ffffff" stroke-width="2" opacity="0.4"/>'
        for x, y in places
    )
    return deep + rect(0, 0, s.w, s.h, "url(#deep)") + beams + bed + weeds + bubbles


def _weed(s: Scenery, x: float) -> str:
    tall, sway = s.drawn.uniform(0.14, 0.3) * s.h, 0.03 * s.w
    line = f"M{x * s.w:.0f} {0.95 * s.h:.0f}q{sway:.0f} {-tall / 4:.0f} 0 {-tall / 2:.0f}t0 {-tall / 2:.0f}"
    tone = mix("#2f8f6b", *DIM[s.time])
    return (
        f'<path d="{line}" fill="none" stroke="{tone}" stroke-width="{0.016 * s.w:.0f}" '
        f'stroke-linecap="round"/>'
    )


def beach(s: Scenery) -> str:
    return air(s) + sun(s) + _shore(s, mix(s.tones[1], "#ffffff", 0.5))


def lakeside(s: Scenery) -> str:
    """The grassy bank of a lake or a river, hills on the other one."""
    hills = ridge(s, 0.47, 0.05, laid(s, mix(s.tones[4], s.tones[1], 0.62)))
    bank = ridge(s, 0.5, 0.008, laid(s, mix(s.tones[4], s.tones[1], 0.3)))
    return air(s) + sun(s) + hills + bank + _shore(s, mix(s.tones[5], s.tones[3], 0.35))


def _shore(s: Scenery, edge: str) -> str:
    """Water as far as its other side, and the near shore with its edge."""
    horizon = s.h * 0.52
    rows = [horizon + (i + 1) * s.h * 0.026 for i in range(5)]
    waves = "".join(_wave(s, y, 2 + 5 * (y - horizon) / s.h) for y in rows for _ in range(2))
    water = rect(0, horizon, s.w, s.h - horizon, s.tones[3])
    place = s.drawn.getstate()
    foam = ridge(s, 0.69, 0.015, edge)
    s.drawn.setstate(place)
    near = ridge(s, 0.705, 0.015, laid(s, s.tones[4])) + ridge(s, 0.85, 0.03, laid(s, s.tones[5]))
    return water + waves + foam + near


def ice(s: Scenery) -> str:
    """A frozen lake between snowy banks, with the tracks of skates."""
    dim, share = DIM[s.time]
    snow = mix("#ffffff", dim, 0.75 * share)
    banks = ridge(s, 0.5, 0.05, s.tones[1]) + ridge(s, 0.6, 0.02, mix(s.tones[1], snow, 0.7))
    sheet = rect(0, 0.64 * s.h, s.w, 0.36 * s.h, s.tones[3])
    gleams = "".join(
        f'<path d="M{x * s.w:.0f} {y * s.h:.0f}l{0.2 * s.w:.0f} {-0.012 * s.h:.0f}l{0.09 * s.w:.0f} 0'
        f'l{-0.2 * s.w:.0f} {0.012 * s.h:.0f}z" fill="{snow}" opacity="0.5"/>'
        for x, y in ((0.05, 0.7), (0.55, 0.74), (0.2, 0.84), (0.66, 0.9), (0.02, 0.96))
    )
    tracks = "".join(
        f'<path d="M{x * s.w:.0f} {y * s.h:.0f}q{0.12 * s.w:.0f} {bend * s.h:.0f} {0.26 * s.w:.0f} 0" '
        f'fill="none" stroke="{snow}" stroke-width="{0.004 * s.h:.1f}" opacity="0.8"/>'
        for x, y, bend in (
            (0.1, 0.78, 0.03),
            (0.42, 0.83, -0.03),
            (0.7, 0.8, 0.035),
            (0.3, 0.94, 0.03),
        )
    )
    return air(s, s.tones[2]) + sun(s) + banks + sheet + gleams + tracks


def _wave(s: Scenery, y: float, width: float) -> str:
    x, length = s.drawn.uniform(-0.1, 0.8) * s.w, s.drawn.uniform(0.1, 0.35) * s.w
    line = f'stroke="{s.tones[2]}" stroke-width="{width:.1f}" stroke-linecap="round"'
    return f'<path d="M{x:.0f} {y:.0f}h{length:.0f}" {line}/>'
