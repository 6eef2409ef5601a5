"""Colours of a chart: the style's tokens, contrast (WCAG 2.2), steps in OKLab (Ottosson 2020)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from renderer.errors import RenderError

Triple = tuple[float, float, float]
MINIMUM_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a style by token, those of `own` that the chart gives to names, and its ramp's `stops`."""

    tokens: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)
    stops: tuple[str, ...] = ()

    def __call__(self, token: str) -> str:
        """The `#rrggbb` of `token`; RenderError if the style has none."""
        try:
            return self.tokens[token][:7]
        except KeyError:
            raise RenderError(
                f"The style has no colour named {token}; add it to style.colors."
            ) from None

    def series(self, index: int) -> str:
        """The colour of a series: six tokens, then the same six paler."""
        color = self(f"data{index % 6 + 1}")
        return color if index < 6 else mix(color, self("bg"), 0.5)

    def on(self, fill: str) -> str:
        """A text colour that stands 4.5:1 off `fill`."""
        choices = (self("ink"), "#ffffff", self("bg"), "#000000")
        return next(c for c in choices if contrast(c, fill) >= MINIMUM_CONTRAST)

    def ramp(self, share: float) -> str:
        """The sequential colour at `share` of the way, 0 to 1."""
        stops = self.stops or ("seq_low", "seq_high")
        colors = [name[:7] if name.startswith("#") else self(name) for name in stops]
        at = min(max(share, 0.0), 1.0) * (len(colors) - 1)
        low = min(int(at), max(0, len(colors) - 2))
        return mix(colors[low], colors[-1 if len(colors) < 2 else low + 1], at - low)

    def series_colors(self, names: Collection[str], lit: Collection[str]) -> dict[str, str]:
        """A colour a series: the highlighted one in accent, its context in grey.

        Further highlighted series take categorical colours; without highlight all do.
        """
        if not lit:
            return {name: self.series(i) for i, name in enumerate(names)} | self.given(names)
        strong = ["accent", "data1", "data3", "data4", "data5", "data6"]
        order = [name for name in names if name in lit]
        colors = {name: self(strong[i % len(strong)]) for i, name in enumerate(order)}
        return {name: colors.get(name, self("context")) for name in names} | self.given(names)

    def given(self, names: Collection[str]) -> dict[str, str]:
        """The colours that the chart itself gives to some of the names."""
        asked = {name: self.own[name] for name in names if name in self.own}
        return {name: c[:7] if c.startswith("#") else self(c) for name, c in asked.items()}

    def part_colors(self, names: Collection[str], lit: Collection[str]) -> dict[str, str]:
        """As `series_colors` for parts that touch: greys alternate to keep neighbours apart."""
        colors = self.series_colors(names, lit)
        if not lit:
            return colors
        grey, pale = self("context"), mix(self("context"), self("bg"), 0.3)
        spare = [name for name in names if name not in lit]
        greys = {name: pale if i % 2 else grey for i, name in enumerate(spare)}
        return colors | greys | self.given(names)


def rgb(color: str) -> Triple:
    """`#rrggbb` as three numbers from 0 to 1."""
    return int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255


def hexed(value: Triple) -> str:
    """Three numbers from 0 to 1 as `#rrggbb`."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, c))):02x}" for c in value)


def _linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _gamma(c: float) -> float:
    return 12.92 * c if c <= 0.0031308 else 1.055 * float(c ** (1 / 2.4)) - 0.055


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""

    def luminance(color: str) -> float:
        r, g, b = (_linear(c) for c in rgb(color))
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _oklab(color: str) -> Triple:
    r, g, b = (_linear(c) for c in rgb(color))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    mid = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * mid - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * mid + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * mid - 0.8086757660 * short,
    )


def _from_oklab(lab: Triple) -> str:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    mid = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * mid + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * mid - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * mid + 1.7076147010 * short,
    )
    r, g, b = (_gamma(max(0.0, c)) for c in linear)
    return hexed((r, g, b))


def mix(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from `first` to `second`, in even steps."""
    a, b = _oklab(first), _oklab(second)
    x, y, z = (p + (q - p) * share for p, q in zip(a, b, strict=True))
    return _from_oklab((x, y, z))
