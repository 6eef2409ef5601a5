"""Colour icons redrawn in a palette: hues exchanged, light and shade kept, in OKLCH.

The colours of a drawing fall into families of like hue. The largest family chooses first among
the palette's colours: the nearer in hue and the more important the better, so that fire takes the
warm one. Within a family each tone keeps its distance in lightness from the others, so that shading
stays shading. Greys keep their lightness and are tinted towards the first colour.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from planner.color import Triple, from_oklch, mix, oklch

_PAINT = re.compile(r'((?:fill|stroke|stop-color)=")(#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?)(")')
_SHAPE = re.compile(r'<path[^>]*?fill="(#[0-9a-fA-F]{3,6})"[^>]*? d="([^"]+)"')
_STEP = re.compile(r"([a-zA-Z])([^a-zA-Z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")

_GREY = 0.035  # chroma under which a colour has no hue of its own
_ALIKE = 38.0  # degrees of hue within a family
_PULL = 0.6  # how far a family's mean lightness moves to the palette colour's
_MOSTLY = 3.0  # times as much grey as colour: the thing itself is grey
_VIVID, _DARK, _PALE = 0.05, 0.3, 0.9  # chroma and lightness of palette colours that are used
_RANK = 0.5  # of a step down the palette, against 1 for the opposite hue
_GLASS = ("#26c9fc", "#83cbff")  # what the colour set paints panes in
_TINT = 0.014  # chroma given to greys
_SKIN = (52.0, 112.0)  # degrees of hue of skin and fair hair
_BARE, _LEMON = 0.75, (0.95, 0.16, 108.0)  # yellows as light as skin, and what shows beside it
_DEEP, _LIVELY = 0.45, 0.1  # lightness and chroma above which a colour is that of clothes


@dataclass
class _Family:
    """Colours of like hue, in order of area."""

    hue: float
    members: list[tuple[Triple, float]]

    @property
    def area(self) -> float:
        return sum(area for _, area in self.members)

    def mean(self, part: int) -> float:
        """The mean lightness (0) or chroma (1) by area."""
        return sum(color[part] * area for color, area in self.members) / self.area


def shades(color: str) -> list[str]:
    """The palette of a thing that is of one colour."""
    return [
        color,
        mix(color, "#ffffff", 0.45),
        mix(color, "#000000", 0.4),
        mix(color, "#ffffff", 0.8),
    ]


def dyed(svg: str, color: str) -> str:
    """A thing in one colour; its panes stay glass where something else of it can take the colour.

    What is of that hue already keeps all else: a green tree its trunk, a red apple its leaf.
    """
    areas = _seen(svg)
    panes = sum(areas.get(glass, 0.0) for glass in _GLASS)
    others = [f for f in _families(areas) if _gap(f.hue, oklch(_GLASS[0])[2]) > _ALIKE]
    keeps = sum(family.area for family in others) >= 0.5 * panes
    kept = set(_GLASS) if keeps else set()
    own = {c: area for c, area in areas.items() if c not in kept}
    coats, target = _coats(own) or _main(own), oklch(color)
    alike = any(tone[1] >= _VIVID and _gap(tone[2], target[2]) < _ALIKE for tone in coats.values())
    beside = svg if alike and target[1] >= _VIVID else recolour(svg, shades(color), {*kept, *coats})
    return _painted(beside, coats, areas, target)


def clad(svg: str, color: str) -> str:
    """A person in clothes of a colour: skin, hair, trousers and what is held stay."""
    areas = _seen(svg)
    worn = {c: area for c, area in areas.items() if _is_worn(oklch(c))}
    target = oklch(color)
    bare = _SKIN[0] < target[2] < _SKIN[1] and target[1] > _LIVELY and target[0] > _BARE
    return _painted(svg, _main(worn), worn, _LEMON if bare else target)


def _is_worn(tone: Triple) -> bool:
    """Whether a colour of a person's drawing could be that of clothes: lively, and neither skin nor hair."""
    lightness, chroma, hue = tone
    bodily = _SKIN[0] < hue < _SKIN[1]
    return lightness > _DEEP and chroma > _LIVELY and not bodily


def _main(areas: dict[str, float]) -> dict[str, Triple]:
    """The family of hues that most of a drawing is in."""
    found = _families(areas)
    return {} if not found else {c: oklch(c) for c in areas if _of(oklch(c), found) == 0}


def _coats(areas: Mapping[str, float]) -> dict[str, Triple]:
    """The greys of a drawing that is mostly grey, as an elephant is, without its darkest."""
    greys = {c: oklch(c) for c in areas if oklch(c)[1] < _GREY}
    coats = {c: tone for c, tone in greys.items() if tone[0] > _DARK}
    grey = sum(areas[c] for c in coats)
    return coats if grey > _MOSTLY * sum(areas[c] for c in areas if c not in greys) else {}


def _painted(
    svg: str, coats: Mapping[str, Triple], areas: Mapping[str, float], target: Triple
) -> str:
    """Tones of a drawing in a colour, each as much paler or darker as it was than their mean."""
    total = sum(areas[c] for c in coats) or 1.0
    mean = sum(areas[c] * tone[0] for c, tone in coats.items()) / total
    mapped = {
        c: from_oklch(min(max(target[0] + 0.7 * (tone[0] - mean), 0.16), 0.965), target[1], target[2])
        for c, tone in coats.items()
    }  # fmt: skip
    return _PAINT.sub(lambda m: m[1] + mapped.get(_long(m[2]), m[2]) + m[3], svg)


def recolour(svg: str, palette: Sequence[str], kept: Collection[str] = ()) -> str:
    """`svg` in the colours of `palette`: one or more `#rrggbb`, most important first; `kept` ones stay.

    After the first, pale, dark and grey ones (grounds and inks) are passed over.
    """
    first, *rest = (oklch(color) for color in palette)
    colors = [first, *(c for c in rest if c[1] >= _VIVID and _DARK <= c[0] <= _PALE)]
    areas = {color: area for color, area in _areas(svg).items() if color not in kept}
    families = _families(areas)
    targets = _targets(families, colors)
    mapped: dict[str, str] = {}
    for color in areas:
        tone = oklch(color)
        family = _of(tone, families)
        if family is None:
            mapped[color] = from_oklch(tone[0], min(_TINT, first[1]), first[2])
        else:
            mapped[color] = _moved(tone, families[family], targets[family])
    return _PAINT.sub(lambda m: m[1] + mapped.get(_long(m[2]), m[2]) + m[3], svg)


def _targets(families: list[_Family], colors: list[Triple]) -> list[Triple]:
    """The palette colour of each family; each colour once before any is taken again."""
    chosen: list[Triple] = []
    for family in families:
        free = [c for c in colors if chosen.count(c) == min(map(chosen.count, colors))]

        def cost(color: Triple, hue: float = family.hue) -> float:
            return _gap(color[2], hue) / 180 + _RANK * colors.index(color)

        chosen.append(min(free, key=cost))
    return chosen


def _gap(first: float, second: float) -> float:
    """Degrees between two hues."""
    return abs((first - second + 180) % 360 - 180)


def _moved(tone: Triple, family: _Family, target: Triple) -> str:
    """One tone of a family carried over to the target's hue."""
    lightness, chroma, _ = tone
    mean = family.mean(0)
    centre = mean + _PULL * (target[0] - mean)
    shade = min(max(centre + (lightness - mean), 0.16), 0.965)
    strength = target[1] * min(max(chroma / max(family.mean(1), 1e-6), 0.55), 1.25)
    return from_oklch(shade, strength, target[2])


def _families(areas: dict[str, float]) -> list[_Family]:
    """Families by area, largest first."""
    found: list[_Family] = []
    for color, area in sorted(areas.items(), key=lambda item: (-item[1], item[0])):
        tone = oklch(color)
        place = _of(tone, found)
        if place is not None:
            found[place].members.append((tone, area))
        elif tone[1] >= _GREY:
            found.append(_Family(tone[2], [(tone, area)]))
    return sorted(found, key=lambda family: -family.area)


def _of(tone: Triple, families: list[_Family]) -> int | None:
    """The family nearest in hue; None for a grey, or where none is near."""
    if tone[1] < _GREY or not families:
        return None
    gaps = [_gap(tone[2], family.hue) for family in families]
    place = min(range(len(gaps)), key=gaps.__getitem__)
    return place if gaps[place] <= _ALIKE else None


@cache
def _seen(svg: str) -> dict[str, float]:
    """Each colour of the drawing with how much of it is seen, in pixels of a small raster."""
    import numpy as np

    from planner.icons.pixels import raster

    drawn = raster(svg)
    solid = drawn[drawn[..., 3] > 250][:, :3].astype(np.uint32)
    codes, counts = np.unique(solid @ np.array([65536, 256, 1], np.uint32), return_counts=True)
    told = {f"#{int(code):06x}": float(count) for code, count in zip(codes, counts, strict=True)}
    return {color: told.get(color, 1e-3) for color in _areas(svg)}


def _areas(svg: str) -> dict[str, float]:
    """Each colour of the drawing with the area of the boxes around its shapes."""
    areas: dict[str, float] = defaultdict(float)
    for _, color, _ in _PAINT.findall(svg):
        areas[_long(color)] += 1e-3
    for color, path in _SHAPE.findall(svg):
        areas[_long(color)] += _box_area(path)
    return areas


def _box_area(path: str) -> float:
    """Area of the box around the path's end points: near enough to rank its colours."""
    x = y = 0.0
    xs, ys = [], []
    for command, text in _STEP.findall(path):
        numbers = [float(n) for n in _NUMBER.findall(text)]
        size = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7}.get(
            command.lower(), 0
        )
        for i in range(0, len(numbers) - size + 1, size or 1) if size else ():
            x, y = _end(command, numbers[i : i + size], x, y)
            xs.append(x)
            ys.append(y)
    return (max(xs) - min(xs)) * (max(ys) - min(ys)) if xs else 0.0


def _end(command: str, numbers: list[float], x: float, y: float) -> tuple[float, float]:
    """Where the pen stands after one step."""
    base = (x, y) if command.islower() else (0.0, 0.0)
    kind = command.lower()
    if kind == "h":
        return base[0] + numbers[-1], y
    if kind == "v":
        return x, base[1] + numbers[-1]
    return base[0] + numbers[-2], base[1] + numbers[-1]


def _long(color: str) -> str:
    color = color.lower()
    return color if len(color) == 7 else "#" + "".join(c * 2 for c in color[1:])
