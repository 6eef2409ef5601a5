"""Pictures without a head: a vector illustration in the palette, from a picture's objects and ground."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from planner import icons
from planner.color import mix
from planner.parts import Box, PictureObject, Style
from planner.plan import OnObject, PictureElement, Plan, TextElement
from renderer.glow import glow, lamplit, named, path_of_light, shines
from renderer.grounds import GROUNDS
from renderer.placings import Place, mirrored, places
from renderer.scenery import SUNLIGHT, Scenery, rect, scenery
from renderer.weather import falling, fog_share, fog_tone, haze, on_ground, open_air

Drawings = Mapping[str, str]
"""SVG documents by the id of the reference that each shows."""
NONE: Drawings = MappingProxyType({})
OPENING = re.compile(r"<svg[^>]*?viewBox=\"([^\"]+)\"[^>]*>", re.DOTALL)


def picture_svg(
    element: PictureElement, style: Style, seed: int, drawings: Drawings = NONE,
    words: Sequence[OnObject] = (),
) -> str:  # fmt: skip
    """SVG as large as the element's box, in units: ground, objects from back to front, then weather.

    `drawings` are those of the plan's references, `words` where text stands on things.
    """
    setting = setting_of(element, style, seed)
    body = ground_body(element, setting) + haze(setting, element.ground)
    veils = fogged(element, setting, words)
    for index, thing in enumerate(back_to_front(element)):
        drawn = _object(thing, element, style, setting, drawings)
        body += glow(thing, element, setting) + _veiled(drawn, index, veils[index], setting)
    body += falling_body(element, setting, words)
    w, h = element.box.w, element.box.h
    clip = f'<clipPath id="c"><rect width="{w}" height="{h}" rx="{element.radius}"/></clipPath>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
        f'<defs>{clip}</defs><g clip-path="url(#c)">{body}</g></svg>'
    )


def words_on(plan: Plan, element: PictureElement) -> list[OnObject]:
    """Where a plan's texts stand on the things of a picture."""
    return [
        e.on
        for e in plan.elements
        if isinstance(e, TextElement) and e.on and e.parent == element.id
    ]


def fogged(element: PictureElement, setting: Scenery, words: Sequence[OnObject]) -> list[float]:
    """The share of fog on each thing from back to front; what bears words or shines stays clear."""
    bearing = {on.object for on in words}
    clear = [element.objects[index] for index in bearing if index < len(element.objects)]
    return [
        0.0
        if thing in clear or shines(thing, element.time) or not open_air(element.ground)
        else fog_share(setting, thing.depth)
        for thing in back_to_front(element)
    ]


def falling_body(element: PictureElement, setting: Scenery, words: Sequence[OnObject]) -> str:
    """SVG of what falls in front of a picture, beside its words."""
    x, y = -element.box.x, -element.box.y
    keep = [Box(x=b.x + x, y=b.y + y, w=b.w, h=b.h) for on in words for b in (on.flat,)]
    return falling(setting, element.ground, keep)


def _veiled(drawn: str, index: int, share: float, setting: Scenery) -> str:
    """A drawing with a share of the fog's colour all over it."""
    if not share:
        return drawn
    name = f"thing-{index}"
    veil = rect(
        0, 0, setting.w, setting.h, fog_tone(setting),
        f' opacity="{share:.3f}" mask="url(#fog-{name})"',
    )  # fmt: skip
    mask = f'<mask id="fog-{name}" mask-type="alpha"><use href="#{name}"/></mask>'
    return f'<g id="{name}">{drawn}</g>{mask}{veil}'


def setting_of(element: PictureElement, style: Style, seed: int) -> Scenery:
    """The scenery that a picture's ground is drawn with."""
    sky = [(thing.sprite or "").rpartition(":")[2] for thing in element.objects]
    sunlit = not any("moon" in name or "sun" in name.split("-") for name in sky)
    box, ground = element.box, None if element.tinted else element.ground
    return scenery(
        box.w, box.h, style, seed, sunlit, element.time, ground, element.weather, _free(element),
        sandy=element.ground == "desert", plain=any(name.split("-")[0] in _OWN.get(element.ground, ()) for name in sky),
    )  # fmt: skip


_OWN = {
    "street": ("shop", "front", "stall", "facade"), "room": ("window", "sill", "ledge"),
    "space": ("planet", "ringed", "full", "globe", "new"),
}  # fmt: skip
"""Forms before which a street has no shops of its own, a room no window, space no planet."""


def _free(element: PictureElement) -> float:
    """Where across the picture fewest things stand in the way, as a share of the width: in a room, of its window."""
    own = element.box

    def taken(at: float) -> float:
        x = own.x + at * own.w
        return sum(own.bottom - t.box.y for t in element.objects if t.box.x <= x <= t.box.right)

    def covered(at: float) -> float:
        left, right = own.x + (at - 0.14) * own.w, own.x + (at + 0.14) * own.w
        low = own.y + 0.5 * own.h
        return sum(
            max(0.0, min(right, t.box.right) - max(left, t.box.x)) * max(0.0, low - t.box.y)
            for t in element.objects
        )

    indoors = element.ground == "room"
    return min((0.22, 0.78, 0.5, 0.18, 0.82, 0.12, 0.88), key=covered if indoors else taken)


def ground_body(element: PictureElement, setting: Scenery) -> str:
    """SVG shapes of a picture's ground and of the light on it, in units from its own corner."""
    ground = GROUNDS.get(element.ground, GROUNDS["plain"])(setting)
    lit = "".join(path_of_light(thing, element, setting) for thing in element.objects)
    islands = (t for t in back_to_front(element) if t.support == "land" and element.ground == "sea")
    wet = on_ground(setting, element.ground)
    return ground + lit + wet + "".join(_island(thing, element, setting) for thing in islands)


def glows(element: PictureElement, setting: Scenery) -> str:
    """SVG halos round all that shines."""
    return "".join(glow(thing, element, setting) for thing in back_to_front(element))


def back_to_front(element: PictureElement) -> list[PictureObject]:
    """A picture's objects, the farthest first."""
    return sorted(element.objects, key=lambda thing: -thing.depth)


def _island(thing: PictureObject, element: PictureElement, setting: Scenery) -> str:
    """A rock in the sea under a thing that stands on land."""
    box, own = thing.box, element.box
    x, foot, w = box.x - own.x + box.w / 2, box.bottom - own.y, max(box.w, 0.5 * box.h)
    fill = mix(setting.tones[5], "#5b5348", 0.62)
    top, low, reach = foot - 0.05 * w, foot + 0.16 * w, 0.95 * w
    slope = f"C{x - 0.75 * w:.1f} {top + 0.02 * w:.1f} {x - 0.6 * w:.1f} {top:.1f} {x - 0.3 * w:.1f} {top:.1f}"
    other = f"C{x + 0.7 * w:.1f} {top:.1f} {x + 0.8 * w:.1f} {low - 0.1 * w:.1f} {x + reach:.1f} {low:.1f}"
    rock = f"M{x - reach:.1f} {low:.1f}{slope}H{x + 0.35 * w:.1f}{other}z"
    foam = f'stroke="{setting.tones[1]}" stroke-width="{0.025 * w:.1f}" stroke-linecap="round"'
    return f'<path d="{rock}" fill="{fill}"/><path d="M{x - reach:.1f} {low:.1f}H{x + reach:.1f}" {foam}/>'


def _object(
    thing: PictureObject, element: PictureElement, style: Style, setting: Scenery,
    drawings: Drawings,
) -> str:  # fmt: skip
    """One thing, as often as it is counted, side by side in its box, each on its shadow."""
    return "".join(
        _shadow(thing, place, style, setting) + _drawn(thing, place, flip, element, style, drawings)
        for place, flip in _turned(thing, element, setting.seed)
    )


def object_body(
    thing: PictureObject, element: PictureElement, style: Style, seed: int,
    drawings: Drawings = NONE,
) -> str:  # fmt: skip
    """SVG of a thing as often as it is counted, without its shadow, in units of the picture."""
    return "".join(
        _drawn(thing, place, flip, element, style, drawings)
        for place, flip in _turned(thing, element, seed)
    )


def _turned(
    thing: PictureObject, element: PictureElement, seed: int
) -> Iterator[tuple[Place, bool]]:
    """Each place of a thing, and whether its drawing is mirrored there."""
    return zip(places(thing, element, seed), mirrored(thing, seed), strict=True)


def _shadow(thing: PictureObject, place: Place, style: Style, setting: Scenery) -> str:
    if thing.support in (None, "wall"):
        return ""
    x, y, w, h = place
    side = min(w, h)
    shift = -math.sin(math.radians(style.light.azimuth)) * side * 0.06
    fill = mix(setting.tones[4], "#000000", 0.25)
    wide = 0.36 if thing.support == "ground" else 0.22
    return (
        f'<ellipse cx="{x + w / 2 + shift:.1f}" cy="{y + h - side * 0.04:.1f}" rx="{w * wide:.1f}" '
        f'ry="{side * 0.045:.1f}" fill="{fill}" opacity="0.35"/>'
    )


def _drawn(
    thing: PictureObject, place: Place, flip: bool, element: PictureElement, style: Style,
    drawings: Drawings,
) -> str:  # fmt: skip
    """The reference that shows a thing, standing on the foot of its place and never mirrored; else its sprite."""
    own = drawings.get(thing.ref or "")
    if own is not None:
        return _nested(own, place, flip=False, fit="xMidYMax")
    x, y, w, h = place
    board = icons.board(thing.sprite)
    if board is not None:
        drawn = icons.board_svg(board, w, h, thing.color)
        return _nested(lamplit(drawn, thing, element.time), place, flip=False)
    side = min(w, h)
    return _sprite(thing, (x + (w - side) / 2, y + h - side, side, side), flip, element, style)


def _sprite(
    thing: PictureObject, place: Place, flip: bool, element: PictureElement, style: Style
) -> str:
    """The thing's sprite in its own colours or the palette's; a plain disc where there is none."""
    x, y, side, _ = place
    if not thing.sprite or not icons.exists(thing.sprite):
        r = side * 0.32
        return f'<circle cx="{x + side / 2:.1f}" cy="{y + side - r:.1f}" r="{r:.1f}" fill="{style.colors["accent"]}"/>'
    svg, own = lamplit(icons.svg(thing.sprite), thing, element.time), thing.color
    if thing.support:
        y += (1 - icons.ink(svg)[3]) * side  # a drawing may have room under it; things stand
    if thing.sprite.startswith("ph:"):
        svg = icons.solid(svg, mix(own, "#ffffff", 0.75) if own else style.colors["dominant"], own)
    elif named(thing, icons.LUMINARIES) and own is None:
        light = style.colors["accent"] if element.tinted else SUNLIGHT
        svg = icons.recolour(svg, [mix(light, "#fff4d0", 0.72)])
    elif own and own.startswith("#"):
        svg = icons.clad(svg, own) if icons.is_person(thing.sprite) else icons.dyed(svg, own)
    elif own or element.tinted:
        svg = icons.recolour(svg, [style.colors[name] for name in _TINTED])
    return _nested(svg, (x, y, side, side), flip=flip)


_TINTED = ("dominant", "accent", "tint", "ink", "data3")
"""Colours of the page for what has none of its own, most important first."""


def _nested(svg: str, place: Place, flip: bool, fit: str = "xMidYMid") -> str:
    """An SVG document placed inside another."""
    x, y, w, h = place
    opening = OPENING.search(svg)
    if opening is None:
        return ""
    inner = svg[opening.end() : svg.rindex("</svg>")]
    placed = (
        f'<svg x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" '
        f'viewBox="{opening[1]}" preserveAspectRatio="{fit} meet">{inner}</svg>'
    )
    return (
        f'<g transform="translate({2 * x + w:.2f} 0) scale(-1 1)">{placed}</g>' if flip else placed
    )
