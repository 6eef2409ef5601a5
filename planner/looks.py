"""Palettes and characters: from a few seeds to every colour of a page, held to its contrast."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from planner import fonts
from planner.color import best_on, contrast, from_oklch, legible, luminance, mix, oklch
from planner.errors import PlanError, PlannerError
from planner.parts import Style, TypePairing

OKABE_ITO = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")
"""Okabe and Ito 2008: told apart by colour-blind readers."""


@cache
def _table(name: str) -> dict[str, Any]:
    text = resources.files("planner").joinpath(f"data/{name}.json").read_text("utf-8")
    return dict(json.loads(text))


def palettes() -> tuple[str, ...]:
    """Names of the palettes."""
    return tuple(_table("palettes"))


def characters() -> tuple[str, ...]:
    """Names of the layout characters."""
    return tuple(_table("characters"))


@dataclass(frozen=True, slots=True)
class Character:
    """How a page is built: type, corners, panels, header, kicker, icons, badges, ornament, medium."""

    name: str
    medium: str
    suits: tuple[str, ...]
    pairings: tuple[str, ...]
    display_weight: int
    heading_weight: int
    title_font: str
    radius: float
    panel: str
    header: str
    kicker: str
    icon: Literal["line", "light", "fill", "duotone"]
    badge: str
    ornament: tuple[str, ...]
    tracking: float
    display_ratio: float
    leading: float


def character(name: str) -> Character:
    """The character called `name`."""
    entry = dict(_table("characters")[name])
    for key in ("suits", "pairings", "ornament"):
        entry[key] = tuple(entry[key])
    return Character(name=name, **entry)


def _hue_gap(first: float, second: float) -> float:
    return abs((first - second + 180) % 360 - 180)


def _data_colors(dominant: str, accent: str, bg: str, dark: bool) -> dict[str, str]:
    """Six categorical colours: the palette's two, then Okabe and Ito's, the farthest first."""
    own = [mix(dominant, bg, 0.12) if not dark else dominant, accent]
    taken = [oklch(color)[2] for color in own]
    rest = sorted(OKABE_ITO, key=lambda c: -min(_hue_gap(oklch(c)[2], hue) for hue in taken))
    picked = [*own, *rest][:6]
    return {f"data{i}": legible(color, (bg,), 2.0) for i, color in enumerate(picked, 1)}


def is_dark(ground: str) -> bool:
    """True for a colour that light letters stand out from."""
    return luminance(ground) < 0.18


def _on(ground: str, dominant: str) -> tuple[str, str]:
    """Surface and tint on a ground that was asked for: away from its letters, but never lost in it."""
    if not is_dark(ground):
        return mix(ground, "#ffffff", 0.55), mix(ground, dominant, 0.09)
    other = "#ffffff" if luminance(ground) < 0.05 else "#000000"
    return mix(ground, other, 0.07), mix(ground, other, 0.13)


def colors(name: str, dark: bool, ground: str | None = None) -> dict[str, str]:
    """Every colour of a palette by name, light or dark; on a `ground` (`#rrggbb`) as that wants it.

    Text colours (ink, muted, accent_ink, dominant_ink) stand 4.5:1 off bg, surface and tint.
    """
    seed = _table("palettes")[name]
    dark = dark if ground is None else is_dark(ground)
    (pl, pc, ph), dom, acc = seed["paper"], seed["dominant"], seed["accent"]
    if dark:
        bg, surface = (
            from_oklch(0.20, min(dom[1], 0.035), dom[2]),
            from_oklch(0.255, min(dom[1], 0.04), dom[2]),
        )
        dominant, accent = (
            from_oklch(0.80, min(dom[1], 0.11), dom[2]),
            from_oklch(0.76, acc[1], acc[2]),
        )
        tint = from_oklch(0.30, min(dom[1], 0.05), dom[2])
        ink, muted = from_oklch(0.965, 0.008, ph), from_oklch(0.78, 0.015, dom[2])
    else:
        bg, surface = from_oklch(pl, pc, ph), from_oklch(min(pl + 0.02, 0.995), pc * 0.35, ph)
        dominant, accent = from_oklch(*dom), from_oklch(*acc)
        tint = mix(bg, dominant, 0.09)
        ink, muted = from_oklch(0.235, min(dom[1], 0.025), dom[2]), from_oklch(0.46, 0.018, dom[2])
    if ground is not None:
        bg, dominant = ground, legible(dominant, (ground,), 3.0)
        surface, tint = _on(ground, dominant)
    grounds = (bg, surface, tint)
    light, deep = ("#ffffff", "#111111")
    accent = _carries_text(accent, light, deep)
    return {
        "bg": bg, "surface": surface, "tint": tint,
        "ink": legible(ink, grounds, 7.0), "muted": legible(muted, grounds),
        "rule": mix(bg, ink, 0.22 if not dark else 0.3),
        "dominant": dominant, "on_dominant": best_on(dominant, light, deep),
        "on_dominant_muted": legible(mix(best_on(dominant, light, deep), dominant, 0.25), (dominant,)),
        "dominant_ink": legible(dominant, grounds),
        "accent": accent, "on_accent": best_on(accent, light, deep),
        "accent_ink": legible(accent, grounds),
        "ornament": mix(bg, dominant, 0.05 if not dark else 0.08),
        "context": from_oklch(0.52 if dark else 0.70, min(0.55 * dom[1], 0.05), dom[2]),
        "seq_low": mix(bg, dominant, 0.12), "seq_high": dominant,
        **_data_colors(dominant, accent, bg, dark),
    }  # fmt: skip


def _carries_text(color: str, light: str, deep: str) -> str:
    """`color` made lighter until one of the two text colours stands 4.5:1 on it."""
    lightness, chroma, hue = oklch(color)
    while contrast(best_on(color, light, deep), color) < 4.5:
        lightness += 0.005
        color = from_oklch(lightness, chroma, hue)
    return color


def named_palettes(words: str) -> list[str]:
    """Palettes whose words stand in `words`, in the order named."""
    text = words.lower()
    tokens = re.findall(r"\w+", text)
    places = {
        name: min((_place(word, tokens, text) for word in (name, *seed["words"])), default=-1)
        for name, seed in _table("palettes").items()
    }
    return sorted((n for n, at in places.items() if at < len(text)), key=lambda n: places[n])


def _place(word: str, tokens: list[str], text: str) -> int:
    """Where a word stands; scripts without spaces are searched, others compared word by word."""
    if word.isascii():
        return tokens.index(word) if word in tokens else len(text)
    at = text.find(word)
    return at if at >= 0 else len(text)


def parse_theme(theme: str) -> tuple[str | None, str | None, bool | None]:
    """Palette, character and dark from a theme such as `ocean`, `technical-dark`, `bold-plum`."""
    palette = ch = dark = None
    for word in theme.lower().replace("_", "-").split("-"):
        if word in ("dark", "light"):
            dark = word == "dark"
        elif word in _table("characters"):
            ch = word
        elif word in _table("palettes"):
            palette = word
        else:
            raise PlannerError(
                f"Unknown theme {theme}; join any of: {', '.join(characters())}; "
                f"{', '.join(palettes())}; light, dark."
            )
    return palette, ch, dark


def choose(
    *, theme: str | None, palette: str | None, character_name: str | None, dark: bool | None,
    seed: int, variant: int, subject: str = "", archetype: str = "",
) -> Style:  # fmt: skip
    """The style of a page: what was asked for, else drawn from seed and subject among what suits.

    Each `variant` takes the next character, and another palette where none was asked for.
    """
    asked = parse_theme(theme) if theme else (None, None, None)
    drawn = random.Random(f"{seed}/{subject}")
    order = sorted(palettes(), key=lambda _: drawn.random())
    named = [asked[0]] if asked[0] else named_palettes(palette or "")
    liked = named_palettes(subject)
    ranked = list(dict.fromkeys([*named, *liked, *order]))
    name = (named or ranked)[variant % len(named or ranked)]
    kinds = list(characters())
    fitting = [kind for kind in kinds if archetype in character(kind).suits] or kinds
    first = kinds.index(asked[1] or character_name or drawn.choice(fitting))
    ch = character(kinds[(first if asked[1] else first + variant) % len(kinds)])
    is_dark = next((d for d in (asked[2], dark) if d is not None), variant % 4 == 3)
    pairing = ch.pairings[(seed + variant // 4) % len(ch.pairings)]
    return style(name, ch.name, pairing, is_dark)


def style(palette: str, character_name: str, pairing: str, dark: bool) -> Style:
    """A style from its parts by name."""
    return Style(
        palette=palette, colors=colors(palette, dark), character=character_name,
        type=TypePairing(name=pairing, **fonts.pairings()[pairing]), dark=dark,
        medium=character(character_name).medium,
    )  # fmt: skip


def on_ground(plain: Style, ground: str) -> Style:
    """The style on a ground of another colour, `#rrggbb`."""
    dark = is_dark(ground)
    table = colors(plain.palette, dark, ground)
    return plain.model_copy(update={"colors": table, "dark": dark})


def colored(old: Style, palette: str, dark: bool | None, ground: str | None) -> Style:
    """The style in another palette, dark or light, or on another ground; what is not given stays.

    Raises PlanError for a palette that does not exist.
    """
    if palette and palette not in palettes():
        raise PlanError(f"There is no palette {palette}; use one of {', '.join(palettes())}.")
    name = palette or old.palette
    dark = old.dark if dark is None else dark
    dark = dark if ground is None else is_dark(ground)
    table = colors(name, dark, ground)
    return old.model_copy(update={"palette": name, "dark": dark, "colors": table})


def weakest_contrast(table: dict[str, str]) -> float:
    """The lowest contrast of any text colour on the grounds it is used on."""
    pairs = [
        (t, g)
        for t in ("ink", "muted", "accent_ink", "dominant_ink")
        for g in ("bg", "surface", "tint")
    ]
    pairs += [
        ("on_dominant", "dominant"),
        ("on_dominant_muted", "dominant"),
        ("on_accent", "accent"),
    ]
    return min(contrast(table[t], table[g]) for t, g in pairs)
