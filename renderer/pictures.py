"""Pictures without a head: a vector illustration in the palette, from a picture's objects and ground."""

from __future__ import annotations

import math
import re

from planner import icons
from planner.color import mix
from planner.plan import PictureElement, PictureObject, Style
from renderer.grounds import GROUNDS, Scenery, scenery

OPENING = re.compile(r"<svg[^>]*?viewBox=\"([^\"]+)\"[^>]*>", re.DOTALL)


def picture_svg(element: PictureElement, style: Style, seed: int) -> str:
    """SVG as large as the element's box, in units: ground, then objects from back to front."""
    w, h = element.box.w, element.box.h
    sky = [thing.sprite or "" for thing in element.objects]
    sunlit = not any("moon" in name or "sun" in name.split("-") for name in sky)
    setting = scenery(w, h, style, seed, sunlit)
    body = GROUNDS.get(element.ground, GROUNDS["plain"])(setting)
    for thing in sorted(element.objects, key=lambda o: -o.depth):
        body += _object(thing, element, style, setting)
    clip = f'<clipPath id="c"><rect width="{w}" height="{h}" rx="{element.radius}"/></clipPath>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
        f'<defs>{clip}</defs><g clip-path="url(#c)">{body}</g></svg>'
    )


def _object(thing: PictureObject, element: PictureElement, style: Style, setting: Scenery) -> str:
    """One thing, as often as it is counted, side by side in its box, each on its shadow."""
    x, y = thing.box.x - element.box.x, thing.box.y - element.box.y
    columns = math.ceil(math.sqrt(thing.count * thing.box.w / max(thing.box.h, 1)))
    columns = max(1, min(thing.count, columns))
    rows = math.ceil(thing.count / columns)
    cell_w, cell_h = thing.box.w / columns, thing.box.h / rows
    side = min(cell_w, cell_h)
    out = ""
    for index in range(thing.count):
        row, column = divmod(index, columns)
        left = x + column * cell_w + (cell_w - side) / 2
        top = y + (row + 1) * cell_h - side
        out += _shadow(thing, left, top, side, style, setting) + _sprite(
            thing, left, top, side, style
        )
    return out


def _shadow(
    thing: PictureObject, x: float, y: float, side: float, style: Style, setting: Scenery
) -> str:
    if thing.support is None:
        return ""
    shift = -math.sin(math.radians(style.light.azimuth)) * side * 0.06
    fill = mix(setting.tones[4], "#000000", 0.25)
    return (
        f'<ellipse cx="{x + side / 2 + shift:.1f}" cy="{y + side * 0.96:.1f}" rx="{side * 0.36:.1f}" '
        f'ry="{side * 0.045:.1f}" fill="{fill}" opacity="0.35"/>'
    )


def _sprite(thing: PictureObject, x: float, y: float, side: float, style: Style) -> str:
    """The thing's sprite in the palette; a plain disc where there is none."""
    if not thing.sprite or not icons.exists(thing.sprite):
        r = side * 0.32
        return f'<circle cx="{x + side / 2:.1f}" cy="{y + side - r:.1f}" r="{r:.1f}" fill="{style.colors["accent"]}"/>'
    svg = icons.recolour(icons.svg(thing.sprite), _palette(thing, style))
    return _nested(svg, x, y, side, side, flip=thing.facing == "left")


def _palette(thing: PictureObject, style: Style) -> list[str]:
    """Colours for a sprite: shades of the colour asked for, else the page's own."""
    own = thing.color
    if own and own.startswith("#"):
        return [own, mix(own, "#ffffff", 0.45), mix(own, "#000000", 0.4), mix(own, "#ffffff", 0.8)]
    return [style.colors[name] for name in ("dominant", "accent", "tint", "ink", "data3")]


def _nested(svg: str, x: float, y: float, w: float, h: float, flip: bool) -> str:
    """An SVG document placed inside another."""
    opening = OPENING.search(svg)
    if opening is None:
        return ""
    inner = svg[opening.end() : svg.rindex("</svg>")]
    placed = (
        f'<svg x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" '
        f'viewBox="{opening[1]}">{inner}</svg>'
    )
    return (
        f'<g transform="translate({2 * x + w:.2f} 0) scale(-1 1)">{placed}</g>' if flip else placed
    )
