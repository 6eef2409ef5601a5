"""What shines in a picture: its halo, and its light on the sea."""

from __future__ import annotations

from planner import icons
from planner.color import mix
from planner.parts import DayTime, PictureObject
from planner.plan import PictureElement
from renderer.scenery import Scenery

LUMINARIES = (
    "full-moon",
    "crescent-moon",
    "new-moon",
    "full-moon-face",
    "sun",
    "sun-with-face",
    "star",
)
LAMPS = ("red-paper-lantern", "candle", "light-bulb", "fire", "diya-lamp", "flashlight", "camping")
"""Sprites that shine: in the sky, and on the ground once it is dark."""


def named(thing: PictureObject, names: tuple[str, ...]) -> bool:
    return (thing.sprite or "").partition(":")[2] in names


def shines(thing: PictureObject, time: DayTime) -> bool:
    """Whether a thing gives light: in the sky, on a board of light, and once it is dark a lamp."""
    board = icons.board(thing.sprite)
    lamp = time != "day" and named(thing, LAMPS)
    return named(thing, LUMINARIES) or lamp or (board is not None and board.shines)


def _middle(thing: PictureObject, element: PictureElement) -> tuple[float, float, float]:
    """Centre of a thing's box and half its shorter side, in units of the picture."""
    box, own = thing.box, element.box
    return box.x - own.x + box.w / 2, box.y - own.y + box.h / 2, min(box.w, box.h) / 2


def glow(thing: PictureObject, element: PictureElement, setting: Scenery) -> str:
    """A halo round what shines, fading out."""
    dark, board = element.time == "night", icons.board(thing.sprite)
    if not shines(thing, element.time) or (board and not dark):
        return ""
    x, y, r = _middle(thing, element)
    light, name = mix(setting.accent, "#fff4d0", 0.55), f"glow-{x:.0f}-{y:.0f}"
    if board:
        light, r = thing.color or board.tone, 0.32 * max(thing.box.w, thing.box.h)
        y += (board.panels[""][3] - 1) * thing.box.h / 2 if board.panels else 0.0
    stops = "".join(
        f'<stop offset="{at}" stop-color="{light}" stop-opacity="{alpha * (1 if dark else 0.6):.2f}"/>'
        for at, alpha in ((0.2, 0.55), (0.5, 0.2), (1.0, 0.0))
    )
    return (
        f'<radialGradient id="{name}">{stops}</radialGradient>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r * 2.8:.1f}" fill="url(#{name})"/>'
    )


def path_of_light(thing: PictureObject, element: PictureElement, setting: Scenery) -> str:
    """The light of a moon or sun on the sea under it, in strokes that widen towards the viewer."""
    if element.ground != "sea" or not named(thing, LUMINARIES):
        return ""
    x, _, r = _middle(thing, element)
    h, light = element.box.h, mix(setting.accent, "#fff4d0", 0.7)
    out = ""
    for row in range(9):
        y = h * (0.575 + 0.012 * row * (1 + 0.32 * row))
        wide = r * (0.5 + 0.16 * row) * setting.drawn.uniform(0.7, 1.2)
        left = x - wide / 2 + r * setting.drawn.uniform(-0.25, 0.25)
        line = f'stroke="{light}" stroke-width="{3 + 0.7 * row:.1f}" stroke-linecap="round" opacity="0.55"'
        out += f'<path d="M{left:.1f} {y:.1f}h{wide:.1f}" {line}/>'
    return out
