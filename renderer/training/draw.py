"""Random pictures: plans of scenes with things, ground, palette, light, time of day and weather."""

from __future__ import annotations

import random
import zlib
from functools import cache
from typing import get_args

from planner import icons, looks
from planner.parts import Box, Light, PictureObject, Style, Weather
from planner.plan import PictureElement
from renderer.grounds import GROUNDS
from renderer.pictures import OPENING, Drawings

MEDIA = ("soft", "paper", "watercolour")
"""Media that the head is taught."""
_TAUGHT = (1, 1, 2)  # how often: what has edges of its own is the hardest
_HORIZON = {"sea": 0.6, "hills": 0.72, "snow": 0.74, "desert": 0.7, "city": 0.84, "street": 0.88,
            "room": 0.78, "table": 0.72, "forest": 0.84, "plain": 0.62, "disc": 0.66,
            "beach": 0.76}  # fmt: skip
"""Where standing things stand at the farthest, as a share of the height."""
SHAPES = (1.0, 0.8, 4 / 3, 3 / 4, 16 / 9, 9 / 16, 3 / 2, 2.2)
"""Width over height of the pictures trained on."""


@cache
def sprites() -> tuple[str, ...]:
    """Colour drawings of things; no signs, no faces."""
    names = (name for name in icons.every("colour") if name not in icons.signs())
    return tuple(name for name in names if "face" not in name and "button" not in name)


def known(name: str) -> bool:
    """Whether a sprite is trained on; one in ten is kept back to measure with."""
    return zlib.crc32(name.encode()) % 10 != 0


def random_style(drawn: random.Random) -> Style:
    """A palette with a light and a medium."""
    pairing = looks.character("editorial").pairings[0]
    style = looks.style(drawn.choice(looks.palettes()), "editorial", pairing, drawn.random() < 0.25)
    light = Light(
        azimuth=drawn.uniform(0, 359.9), elevation=drawn.uniform(20, 70),
        warmth=drawn.uniform(-1, 1),
    )  # fmt: skip
    return style.model_copy(update={"light": light, "medium": drawn.choices(MEDIA, _TAUGHT)[0]})


def random_picture(drawn: random.Random, names: tuple[str, ...], shape: float) -> PictureElement:
    """A picture of up to five things from `names`, `shape` wide over high, 1000 units on its short side."""
    w, h = (1000 * shape, 1000.0) if shape >= 1 else (1000.0, 1000 / shape)
    ground = drawn.choice(tuple(GROUNDS))
    count = drawn.choices((0, 1, 2, 3, 4, 5), (1, 5, 5, 4, 2, 1))[0]
    objects = tuple(_thing(drawn, names, ground, w, h, count) for _ in range(count))
    weather = (drawn.choice(get_args(Weather)),) if drawn.random() < 0.3 else ()
    return PictureElement(
        id="picture", box=Box(x=0, y=0, w=w, h=h), ground=ground, objects=objects,
        time=drawn.choices(("day", "dusk", "night"), (6, 2, 2))[0],
        tinted=drawn.random() < 0.4, weather=weather,
    )  # fmt: skip


def photographs(element: PictureElement) -> Drawings:
    """What the references of a random picture show: its things with fine texture, cut out or on a square."""
    return {
        one.ref: _photograph(one.sprite, one.ref)
        for one in element.objects
        if one.ref and one.sprite
    }


def _photograph(sprite: str, name: str) -> str:
    drawn = random.Random(name)
    svg = icons.svg(sprite)
    ground = f'<rect width="100%" height="100%" fill="#{drawn.randrange(1 << 24):06x}"/>'
    body = (ground if drawn.random() < 0.4 else "") + OPENING.sub("<g>", svg, count=1).replace(
        "</svg>", "</g>"
    )
    rough = f'baseFrequency="{drawn.uniform(0.02, 0.5):.3f}" seed="{drawn.randrange(1000)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><filter id="{name}" x="0" y="0"'
        f' width="1" height="1"><feTurbulence type="fractalNoise" numOctaves="4" {rough}/>'
        '<feComposite in2="SourceGraphic" operator="in"/>'
        f'<feBlend in2="SourceGraphic" mode="{drawn.choice(("soft-light", "hard-light", "multiply"))}"/>'
        f'</filter><g filter="url(#{name})">{body}</g></svg>'
    )


def _thing(
    drawn: random.Random, names: tuple[str, ...], ground: str, w: float, h: float, count: int
) -> PictureObject:
    sprite = drawn.choice(names)
    stands = ground in _HORIZON and drawn.random() < 0.8
    depth = drawn.random()
    side = min(w, h) * drawn.uniform(0.22, 0.72) * (1 - 0.45 * depth) / (1 if count < 3 else 1.3)
    floor = _HORIZON.get(ground, 0.7)
    foot = h * (floor + (0.97 - floor) * (1 - depth)) if stands else h * drawn.uniform(0.3, 0.8)
    x = drawn.uniform(-0.08 * side, w - 0.92 * side)
    color = f"#{drawn.randrange(1 << 24):06x}" if drawn.random() < 0.2 else None
    return PictureObject(
        label=sprite.partition(":")[2].replace("-", " "), sprite=sprite,
        box=Box(x=x, y=foot - side, w=side, h=side), depth=depth,
        support="ground" if stands else None, color=color,
        facing=drawn.choice(("left", "right")),
        count=drawn.choice((2, 3, 4)) if drawn.random() < 0.08 else 1,
        ref=f"photo-{drawn.randrange(10**6)}" if drawn.random() < 0.08 else None,
    )  # fmt: skip
