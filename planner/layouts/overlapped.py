"""Sets as overlapping circles (Venn 1880): two side by side, or three with the first over the others."""

from __future__ import annotations

import math
from dataclasses import replace

from planner.color import mix
from planner.figure import Sets
from planner.layouts import roles
from planner.layouts.fitting import alike, put
from planner.layouts.forms import PAPER
from planner.layouts.geometry import Point, Rect, add_box
from planner.layouts.kit import Text
from planner.layouts.surface import Page, Sink

HUES = ("#4c86c6", "#d9793a", "#57a06b")
PALE, CLEAR = 0.55, "a0"
"""How much white is in circles, and how opaque they are, in hexadecimal."""
APART = {2: 0.62, 3: 0.62}
"""How far a circle's middle is from that of all, in radii."""
NAME, TEXT = 34.0, 26.0
"""Largest sizes of names and of texts, in units."""
SINGLE, SHARED = (0.86, 0.62), (0.52, 0.42)
"""Width and height of the room in a region of one set and of several, in radii."""


def overlapped(page: Page, sets: Sets, room: Rect, sink: Sink) -> None:
    """The circles, their names, and what stands in each region."""
    many = len(sets.names)
    angles = [math.pi, 0.0] if many == 2 else [-math.pi / 2, 5 * math.pi / 6, math.pi / 6]
    wide, tall = (2 + 2 * APART[2], 2.0) if many == 2 else (2 + 1.74 * APART[3], 2 + 1.5 * APART[3])
    r = min(room.w / wide, room.h / tall) * 0.98
    low = 0.25 * APART[3] * r if many == 3 else 0.0
    middle = (room.cx, room.cy + low)
    ways = [(math.cos(angle), math.sin(angle)) for angle in angles]
    for at, way in enumerate(ways):
        center = _off(middle, way, APART[many] * r)
        color = sets.colors[at] or HUES[at]
        pale = f"{mix(color, PAPER, PALE)}{CLEAR}"
        add_box(sink, Rect.around(center, 2 * r, 2 * r), name="set", shape="ellipse", z=2, fill=pale,
                stroke=color, stroke_width=2.0)  # fmt: skip
    rooms = {region.sets: _room(region.sets, ways, middle, r, many) for region in sets.regions}
    names = [_room((at,), ways, middle, r, many) for at in range(many)]
    tall = 0.22 * r
    heads = [Rect(own.x, own.y, own.w, tall) for own in names]
    bare = {at: names[at] for at in range(many) if (at,) not in rooms}
    heads = [bare.get(at, head) for at, head in enumerate(heads)]
    _set(page, [_text(page, name, NAME, 700) for name in sets.names], heads, sink)
    texts, places = [], []
    for region in sets.regions:
        own = rooms[region.sets]
        if len(region.sets) == 1:
            own = Rect(own.x, own.y + tall, own.w, own.h - tall)
        for at, text in enumerate(region.texts):
            step = own.h / len(region.texts)
            weight = 700 if len(region.sets) == many > 2 else 400
            texts.append(_text(page, text, TEXT, weight))
            places.append(Rect(own.x, own.y + at * step, own.w, step))
    _set(page, texts, places, sink)


def _off(point: Point, way: Point, far: float) -> Point:
    return point[0] + way[0] * far, point[1] + way[1] * far


def _room(own: tuple[int, ...], ways: list[Point], middle: Point, r: float, many: int) -> Rect:
    """The room for words in the region of these sets alone."""
    if len(own) == many:
        return Rect.around(
            middle,
            SHARED[0] * r * (1.2 if many == 2 else 1.0),
            (0.9 if many == 2 else SHARED[1]) * r,
        )
    if len(own) == 1:
        way = ways[own[0]]
        return Rect.around(
            _off(middle, way, (0.5 + APART[many]) * r * 0.98), SINGLE[0] * r, SINGLE[1] * r
        )
    other = next(at for at in range(many) if at not in own)
    away = -ways[other][0], -ways[other][1]
    return Rect.around(_off(middle, away, 0.6 * r), SHARED[0] * r, SHARED[1] * r * 0.8)


def _text(page: Page, text: str, size: float, weight: int) -> Text:
    node = roles.body(page, text, color="ink", align="center", font="sans", name="set-text")
    return replace(node, size=size, weight=weight, leading=1.16, level=3)


def _set(page: Page, texts: list[Text], rooms: list[Rect], sink: Sink) -> None:
    """Texts of one kind in one size, each in the middle of its room."""
    for text, room in zip(alike(page, texts, rooms), rooms, strict=True):
        put(page, text, room, sink)
