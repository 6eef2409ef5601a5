"""Large numbers as cards, and icons on discs, in a panel of a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.color import best_on
from planner.figure import Sign, Tally
from planner.layouts import roles
from planner.layouts.fitting import alike, put
from planner.layouts.geometry import Rect, add_box
from planner.layouts.kit import Text
from planner.layouts.surface import Page, Sink, box
from planner.parts import Box
from planner.plan import FontRole, IconElement

PART, LARGEST, GAP = 0.62, 52.0, 8.0
"""Part of a card's height that its number has, its largest size and the gap between cards, in units."""
SIDE, INSET = 96.0, 0.2
"""Most side of an icon's disc in units, and part of it that is left round the icon."""
INK, CARD, DISC, EDGE = "#111111", "#f3f4f6", "#f1f2f4", "#d5d8dc"


def tallied(
    page: Page, tallies: Sequence[Tally], room: Rect, words: float, font: FontRole, sink: Sink
) -> None:
    """Numbers as cards in a column, or in a row where the room is wide; `words` is the size of labels."""
    cells = _cells(room, len(tallies))
    insides = [cell.grown(-min(10.0, 0.12 * min(cell.w, cell.h))) for cell in cells]
    numbers = [Rect(i.x, i.y, i.w, PART * i.h) for i in insides]
    labels = [Rect(i.x, i.y + PART * i.h, i.w, (1 - PART) * i.h) for i in insides]
    for one, cell in zip(tallies, cells, strict=True):
        add_box(sink, cell, name="tally", fill=one.color or CARD, radius=8)
    values = alike(page, [_number(page, one, font) for one in tallies], numbers)
    names = alike(page, [_label(page, one, words, font) for one in tallies], labels)
    for text, own in zip((*values, *names), (*numbers, *labels), strict=True):
        put(page, text, own, sink)


def _cells(room: Rect, many: int) -> list[Rect]:
    if room.w > 2.2 * room.h:
        w = (room.w - GAP * (many - 1)) / many
        return [Rect(room.x + at * (w + GAP), room.y, w, room.h) for at in range(many)]
    h = (room.h - GAP * (many - 1)) / many
    return [Rect(room.x, room.y + at * (h + GAP), room.w, h) for at in range(many)]


def _number(page: Page, one: Tally, font: FontRole) -> Text:
    node = roles.number(page, one.value, color=_on(one), align="center", font=font)
    return replace(node, size=LARGEST, weight=700)


def _label(page: Page, one: Tally, size: float, font: FontRole) -> Text:
    node = roles.body(
        page, one.label, color=_on(one), align="center", font=font, name="number-label"
    )
    return replace(node, size=size)


def _on(one: Tally) -> str:
    return best_on(one.color or CARD, "#ffffff", "#000000")


def signed(signs: Sequence[Sign], room: Rect, sink: Sink) -> None:
    """Icons in a row in the middle, each on its disc: filled with its colour under a thin black outline."""
    side = min(room.h * 0.72, room.w / (1.5 * len(signs)), SIDE)
    left = room.cx - side * (1.5 * (len(signs) - 1) + 1) / 2
    for at, sign in enumerate(signs):
        own = Rect(left + 1.5 * at * side, room.cy - side / 2, side, side)
        add_box(
            sink,
            own,
            name="disc",
            shape="ellipse",
            fill=sign.disc or DISC,
            stroke=EDGE,
            stroke_width=1,
        )
        inner = own.grown(-INSET * side)
        area = box(inner.x, inner.y, inner.w, inner.h)
        if sign.color and sign.icon.endswith("-light"):
            _icon(sink, area, f"{sign.icon.removesuffix('-light')}-fill", sign.color, 5)
        _icon(sink, area, sign.icon, INK, 6)


def _icon(sink: Sink, area: Box, name: str, color: str, z: int) -> None:
    own = sink.name("icon")
    sink.add(IconElement(id=own, box=area, z=z, role="object", name=name, color=color, over=True))
