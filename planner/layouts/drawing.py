"""A drawing in a panel: shapes at their places with their words, and arrows between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.color import best_on
from planner.figure import Arrow, Shape
from planner.layouts import roles
from planner.layouts.fitting import alike, put
from planner.layouts.forms import DASHES, FORMS, LINE, PAPER
from planner.layouts.geometry import Rect, add_link
from planner.layouts.kit import Text
from planner.layouts.routed import route
from planner.layouts.surface import Page, Sink

ARROW, HAIR = 2.0, 1.4
SMALLEST, LARGEST = 16.0, 26.0
"""Largest type in a shape of a small and of a large drawing, in units."""
LABEL = 0.34
"""Part of a shape's height that words under or over it take, and its most in units."""
LABEL_MOST = 34.0
SIGN = 3
"""So few letters make an ellipse a circle."""
ICON, SMALL = 84.0, 46.0
"""Most side of a pictured shape, and of a sign with a letter, in units."""
SLENDER = {"bubble": 0.75, "box": 1.0, "rect": 1.25, "ellipse": 1.0}
"""Most height of a shape as a share of its width."""
TALLEST = 120.0
"""Most height of a box, in units."""


@dataclass
class Drawn:
    """Draws shapes, those that hold others first, then arrows, then words in one size a kind."""

    page: Page
    shapes: Sequence[Shape]
    arrows: Sequence[Arrow]
    size: float = SMALLEST

    def draw(self, room: Rect, sink: Sink) -> None:
        """The drawing in its room."""
        self.size = min(LARGEST, max(SMALLEST, 0.026 * min(room.w, room.h)))
        rooms = [_inside(shape, room) for shape in self.shapes]
        bodies = [_body(shape, own) for shape, own in zip(self.shapes, rooms, strict=True)]
        ids: dict[int, str] = {}
        for ring in (True, False):
            for at, shape in enumerate(self.shapes):
                if shape.ring == ring:
                    ids[at] = self._shape(shape, bodies[at], sink)
        for arrow in self.arrows:
            self._arrow(arrow, ids, bodies, sink)
        self._words(rooms, bodies, sink)

    def _shape(self, shape: Shape, room: Rect, sink: Sink) -> str:
        return FORMS.get(shape.form, FORMS["box"])(shape, room, sink)

    def _arrow(self, arrow: Arrow, ids: dict[int, str], rooms: Sequence[Rect], sink: Sink) -> None:
        start, end = rooms[arrow.start], rooms[arrow.end]
        for at in range(arrow.many):
            points = route(start, end, arrow, at)
            add_link(sink, ids[arrow.start], ids[arrow.end], points, z=4, color=arrow.color or LINE,
                     width=ARROW if not arrow.curve else HAIR, head="none" if arrow.plain else "end",
                     dash=DASHES[arrow.dash], curve=arrow.curve)  # fmt: skip

    def _words(self, rooms: Sequence[Rect], bodies: Sequence[Rect], sink: Sink) -> None:
        """Words of one kind in one size: those in boxes, those beside shapes, titles."""
        kinds: dict[str, list[tuple[Text, Rect]]] = {}
        for shape, room, body in zip(self.shapes, rooms, bodies, strict=True):
            if shape.text and shape.form != "plus":
                own = _words_room(shape, room, body)
                kind = shape.form if shape.form in ("caption", "text") else shape.at
                kinds.setdefault(kind, []).append((self._text(shape, body), own))
            for at, line in enumerate(shape.lines):
                tall = 0.5 * body.h / len(shape.lines)
                own = Rect(body.x + 6, body.y + 0.38 * body.h + at * tall, body.w - 12, tall)
                kinds.setdefault("line", []).append(
                    (replace(self._text(shape, body), runs=roles.body(self.page, line).runs), own)
                )
        for pairs in kinds.values():
            texts = alike(self.page, [text for text, _ in pairs], [own for _, own in pairs])
            for text, (_, own) in zip(texts, pairs, strict=True):
                put(self.page, text, own, sink)

    def _text(self, shape: Shape, body: Rect) -> Text:
        within = shape.at == "in" and shape.form not in ("text", "caption")
        ground = shape.fill if within or shape.ring else None
        ground = ground or (PAPER if within and not shape.ring else None)
        ink = shape.ink or (best_on(ground, "#ffffff", "#000000") if ground else "ink")
        align = "start" if shape.at in ("corner", "right") else shape.align
        node = roles.body(
            self.page, shape.text, color=ink, align=align, font="sans", name="shape-text"
        )
        weight = 700 if shape.bold or shape.form == "caption" else 500
        return replace(node, size=self.size, leading=1.16, weight=weight, level=3)


def _inside(shape: Shape, room: Rect) -> Rect:
    x, y, w, h = shape.box
    return Rect(room.x + x * room.w, room.y + y * room.h, w * room.w, h * room.h)


def _body(shape: Shape, room: Rect) -> Rect:
    """The room of the shape itself, without that of words beside it."""
    label = min(LABEL * room.h, LABEL_MOST)
    if shape.at == "below":
        room = Rect(room.x, room.y, room.w, room.h - label)
    elif shape.at == "above":
        room = Rect(room.x, room.y + label, room.w, room.h - label)
    elif shape.at == "right":
        side = min(room.h, 11.0)
        return Rect(room.x, room.cy - side / 2, side, side)
    if shape.form == "diamond" and len(shape.text) > SIGN:
        tall = min(room.h, TALLEST)
        return Rect.around((room.cx, room.cy), min(room.w, 1.7 * tall), tall)
    if shape.form in ("plus", "person", "page", "stack", "table", "diamond"):
        side = min(room.w, room.h, SMALL if len(shape.text) <= SIGN else ICON)
        wide = side * {"person": 1.0, "table": 1.3, "stack": 1.0}.get(shape.form, 1.0)
        return Rect.around((room.cx, room.cy), min(wide, room.w), side)
    if shape.form == "ellipse" and len(shape.text) <= SIGN and not shape.lines:
        side = min(room.w, room.h, SMALL)
        return Rect.around((room.cx, room.cy), side, side)
    if shape.form in SLENDER and not (shape.ring or shape.lines):
        return Rect.around(
            (room.cx, room.cy), room.w, min(room.h, SLENDER[shape.form] * room.w, TALLEST)
        )
    if shape.form == "cells":
        side = min(room.h, room.w / (1.25 * shape.cells))
        return Rect.around((room.cx, room.cy), 1.25 * side * shape.cells - 0.25 * side, side)
    return room


def _words_room(shape: Shape, room: Rect, body: Rect) -> Rect:
    if shape.at == "below":
        return Rect(
            room.x,
            body.bottom + 3,
            room.w,
            min(LABEL_MOST, max(1.0, room.bottom - body.bottom - 3)),
        )
    if shape.at == "above":
        return Rect(room.x, room.y, room.w, max(1.0, body.y - room.y - 2))
    if shape.at == "right":
        return Rect(body.right + 5, room.y, max(1.0, room.right - body.right - 5), room.h)
    if shape.ring or shape.at in ("corner", "top"):
        return Rect(body.x + 7, body.y + 4, body.w - 14, min(30.0, max(18.0, 0.14 * body.h)))
    if shape.lines:
        return Rect(body.x + 0.14 * body.w, body.y + 0.12 * body.h, 0.72 * body.w, 0.26 * body.h)
    inset = {"ellipse": 0.12, "diamond": 0.2, "trapezoid": 0.1}.get(shape.form, 0.0)
    dx, dy = max(min(4.0, 0.06 * body.w), inset * body.w), max(2.0, inset * body.h)
    if shape.form in ("text", "caption"):
        return body
    return Rect(body.x + dx, body.y + dy, max(1.0, body.w - 2 * dx), max(1.0, body.h - 2 * dy))
