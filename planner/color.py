"""OKLCH and contrast: Björn Ottosson 2020 (Oklab); WCAG 2.2 (luminance, contrast ratio)."""

from __future__ import annotations

import math

Triple = tuple[float, float, float]


def _linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _gamma(c: float) -> float:
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


def rgb(hex_color: str) -> Triple:
    """`#rrggbb` to sRGB in 0..1."""
    return tuple(int(hex_color[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]


def to_hex(color: Triple) -> str:
    """sRGB in 0..1 to `#rrggbb`, clipped."""
    return "#" + "".join(f"{round(min(max(c, 0), 1) * 255):02x}" for c in color)


def oklch(hex_color: str) -> Triple:
    """`#rrggbb` to lightness 0..1, chroma, and hue in degrees."""
    r, g, b = (_linear(c) for c in rgb(hex_color))
    l_ = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    m_ = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    s_ = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * l_ + 0.7936177850 * m_ - 0.0040720468 * s_
    a = 1.9779984951 * l_ - 2.4285922050 * m_ + 0.4505937099 * s_
    b = 0.0259040371 * l_ + 0.7827717662 * m_ - 0.8086757660 * s_
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _srgb(lightness: float, chroma: float, hue: float) -> Triple:
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    l_ = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m_ = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s_ = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * l_ - 3.3077115913 * m_ + 0.2309699292 * s_,
        -1.2684380046 * l_ + 2.6097574011 * m_ - 0.3413193965 * s_,
        -0.0041960863 * l_ - 0.7034186147 * m_ + 1.7076147010 * s_,
    )


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """`#rrggbb`; the chroma is lowered until the colour lies in sRGB."""
    lightness = min(max(lightness, 0.0), 1.0)
    for _ in range(40):
        linear = _srgb(lightness, chroma, hue)
        if all(-1e-4 <= c <= 1 + 1e-4 for c in linear):
            break
        chroma *= 0.94
    return to_hex(tuple(_gamma(min(max(c, 0.0), 1.0)) for c in linear))  # type: ignore[arg-type]


def luminance(hex_color: str) -> float:
    """Relative luminance, 0..1."""
    r, g, b = (_linear(c) for c in rgb(hex_color))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(first: str, second: str) -> float:
    """Contrast ratio, 1..21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mix(first: str, second: str, share: float) -> str:
    """`first` with `share` of `second`, mixed in Oklab by lightness and chroma coordinates."""
    (l1, c1, h1), (l2, c2, h2) = oklch(first), oklch(second)
    a = [c * math.cos(math.radians(h)) for c, h in ((c1, h1), (c2, h2))]
    b = [c * math.sin(math.radians(h)) for c, h in ((c1, h1), (c2, h2))]
    am, bm = (v[0] + (v[1] - v[0]) * share for v in (a, b))
    return from_oklch(l1 + (l2 - l1) * share, math.hypot(am, bm), math.degrees(math.atan2(bm, am)))


def legible(color: str, grounds: tuple[str, ...], ratio: float = 4.5) -> str:
    """`color` made darker or lighter, hue kept, until it stands `ratio`:1 off every ground."""
    lightness, chroma, hue = oklch(color)
    dark_ground = luminance(grounds[0]) < 0.18
    step = 0.01 if dark_ground else -0.01
    for _ in range(100):
        candidate = from_oklch(lightness, chroma, hue)
        if all(contrast(candidate, ground) >= ratio for ground in grounds):
            return candidate
        lightness += step
    return "#ffffff" if dark_ground else "#000000"


def best_on(ground: str, light: str, dark: str) -> str:
    """Whichever of the two stands out more on `ground`."""
    return light if contrast(light, ground) >= contrast(dark, ground) else dark
