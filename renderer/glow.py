"""What shines in a picture: its halo, its light on what is round it, and on the sea."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner import icons
from planner.color import mix
from planner.icons.pen import GLASS
from planner.parts import DayTime, PictureObject
from planner.plan import PictureElement
from renderer.scenery import LAMPLIT, Scenery

LAMPS = (
    "red-paper-lantern", "jack-o-lantern", "candle", "light-bulb", "fire", "diya-lamp", "flashlight",
    "camping", "sparkler", "fireworks",
)  # fmt: skip
"""Sprites that shine once it is dark."""
_LIVED_IN = re.compile(
    r"(?:^|-)(?:house|houses|office|building|hotel|school|store|factory|shop|front|facade)(?:-|$)"
)
_GLASS = (GLASS, "#83cbff")
"""Window panes: those of our own drawings, and the icon set's."""
_MOONLIGHT, _FIRELIGHT = "#dbe5ff", "#ffd08a"


@dataclass(frozen=True)
class Source:
    """What gives light in the dark: where, how far it reaches (both in units), its colour, and how much
    of the dark it takes away beside it, from 0 to 1.
    """

    x: float
    y: float
    reach: float
    color: str
    strength: float


def sources(element: PictureElement) -> tuple[Source, ...]:
    """What lights a picture's things once it is dark; by day nothing has to."""
    if element.time == "day":
        return ()
    found = (_source(thing, element) for thing in element.objects)
    return tuple(source for source in found if source)


def _source(thing: PictureObject, element: PictureElement) -> Source | None:
    x, y, r = _middle(thing, element)
    short = min(element.box.w, element.box.h)
    if named(thing, icons.LUMINARIES):
        return Source(x, y, 1.4 * short, _MOONLIGHT, 0.1 if named(thing, ("star",)) else 0.6)
    if _bursts(thing):
        return Source(x, y, 0.28 * short + r, _light_of(thing), 0.35)
    if shines(thing, element.time):
        return Source(x, y, 0.28 * short + 3 * r, _light_of(thing), 0.9)
    return Source(x, y, 1.6 * r, LAMPLIT, 0.6) if lived_in(thing) else None


def _light_of(thing: PictureObject) -> str:
    """The colour of the light that a thing gives: that of its screen, shade or tubes, else of fire."""
    board = icons.board(thing.sprite)
    return (thing.color or board.tone) if board and board.panels else _FIRELIGHT


def named(thing: PictureObject, names: tuple[str, ...]) -> bool:
    return (thing.sprite or "").partition(":")[2] in names


def shines(thing: PictureObject, time: DayTime) -> bool:
    """Whether a thing gives light: in the sky, on a board of light, and once it is dark a lamp."""
    board = icons.board(thing.sprite)
    lamp = time != "day" and named(thing, LAMPS)
    return named(thing, icons.LUMINARIES) or lamp or (board is not None and board.shines)


def _bursts(thing: PictureObject) -> bool:
    """Whether a thing is fireworks: bright, but far up."""
    return (thing.sprite or "").endswith(":fireworks")


def lived_in(thing: PictureObject) -> bool:
    """Whether a thing is a house with windows."""
    return _LIVED_IN.search((thing.sprite or "").partition(":")[2]) is not None


def lamplit(svg: str, thing: PictureObject, time: DayTime) -> str:
    """A drawing, with lamps behind its windows where it is a house and dark."""
    if time == "day" or not lived_in(thing):
        return svg
    for glass in _GLASS:
        svg = svg.replace(glass, LAMPLIT)
    return svg


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
        light = _light_of(thing)
        r = (0.14 if _bursts(thing) else 0.32) * max(thing.box.w, thing.box.h)
        y += (board.panels[""][3] - 1) * thing.box.h / 2 if board.panels else 0.0
    stops = "".join(
        f'<stop offset="{at}" stop-color="{light}" stop-opacity="{alpha * (1 if dark else 0.6):.2f}"/>'
        for at, alpha in ((0.2, 0.55), (0.5, 0.2), (1.0, 0.0))
    )
    halo = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r * 2.8:.1f}" fill="url(#{name})"/>'
    return (
        f'<radialGradient id="{name}">{stops}</radialGradient>{halo}{_pool(thing, element, name)}'
    )


def _pool(thing: PictureObject, element: PictureElement, light: str) -> str:
    """The light of a lamp on the ground under it; `light` is its gradient."""
    if thing.support != "ground" or element.time != "night":
        return ""
    x, _, r = _middle(thing, element)
    foot, wide = thing.box.bottom - element.box.y, 1.6 * r + 0.5 * thing.box.h
    return f'<ellipse cx="{x:.1f}" cy="{foot:.1f}" rx="{wide:.1f}" ry="{0.26 * wide:.1f}" fill="url(#{light})"/>'


def path_of_light(thing: PictureObject, element: PictureElement, setting: Scenery) -> str:
    """The light of a moon or sun on the sea under it, in strokes that widen towards the viewer."""
    if element.ground != "sea" or not named(thing, icons.LUMINARIES):
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
