"""A drawing in a panel: shapes at their places with their words, and arrows between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planner.color import best_on
from planner.figure import Arrow, Shape
from planner.layouts import roles
from planner.layouts.fitting import alike, put
from planner.layouts.forms import DASHES, FORMS, LINE, PAPER
from planner.layouts.geometry import Point, Rect, add_link
from planner.layouts.kit import Text
from planner.layouts.routed import Router
from planner.layouts.surface import Page, Sink

ARROW, HAIR = 2.0, 1.4
SMALLEST, LARGEST = 16.0, 26.0
"""Largest type in a shape of a small and of a large drawing, in units."""
LABEL = 0.34
"""Part of a shape's height that words under or over it take, and its most in units."""
LABEL_MOST = 34.0
ASIDE = 110.0
"""Least width beside arrows for words that they would run through, in units."""
SIGN = 3
"""So few letters make an ellipse a circle."""
SMALL = 46.0
"""Most side of a sign with a letter, in units."""
ICON, TALL = (84.0, 170.0), (120.0, 190.0)
"""Most side of a pictured shape and most height of a box, in a drawing of many shapes and of few, in units."""
SHARE = 0.38
"""That most as a share of the side that each shape of a drawing has to itself."""
SLENDER = {"box": 1.0, "rect": 1.25, "ellipse": 1.0}
"""Most height of a shape as a share of its width."""
FREE = 0.78
"""Part of its room's width that a pictured shape takes: arrows need the rest."""
BUBBLE = (0.62, 0.8)
"""Least and most height of a bubble as a share of its width."""
PICTURED = ("person", "page", "stack", "table")


@dataclass
class Drawn:
    """Draws shapes, those that hold others first, then arrows, then words in one size a kind."""

    page: Page
    shapes: Sequence[Shape]
    arrows: Sequence[Arrow]
    size: float = SMALLEST
    own: float = 0.0
    """The side of the square that each shape has to itself, in units."""

    def draw(self, room: Rect, sink: Sink) -> None:
        """The drawing in its room."""
        single = [one for one in self.shapes if not one.ring and one.form != "caption"]
        self.own = math.sqrt(room.w * room.h / max(1, len(single)))
        wanted = max(0.026 * min(room.w, room.h), 0.05 * self.own)
        self.size = min(LARGEST, max(SMALLEST, wanted))
        rooms = [_inside(shape, room) for shape in self.shapes]
        bodies = [self._body(shape, own) for shape, own in zip(self.shapes, rooms, strict=True)]
        rings = [body for shape, body in zip(self.shapes, bodies, strict=True) if shape.ring]
        router = Router(bodies, rings, self.arrows, self._labels(rooms, bodies))
        lines = [router.lines(arrow) for arrow in self.arrows]
        shapes = [self._aside(at, bodies, [one for own in lines for one in own], room)
                  for at in range(len(self.shapes))]  # fmt: skip
        self.shapes, bodies = [one for one, _ in shapes], [body for _, body in shapes]
        ids: dict[int, str] = {}
        for ring in (True, False):
            for at, shape in enumerate(self.shapes):
                if shape.ring == ring:
                    ids[at] = FORMS.get(shape.form, FORMS["box"])(shape, bodies[at], sink)
        for arrow, own in zip(self.arrows, lines, strict=True):
            self._arrow(arrow, own, ids, sink)
        self._words(rooms, bodies, sink)

    def _labels(self, rooms: Sequence[Rect], bodies: Sequence[Rect]) -> list[Rect]:
        """The places of words under or over shapes."""
        found = []
        for shape, room, body in zip(self.shapes, rooms, bodies, strict=True):
            if shape.text and (shape.at in ("below", "above") or shape.form == "caption"):
                own = _words_room(shape, room, body)
                wide = min(own.w, self._text(shape, body).width())
                found.append(Rect.around((own.cx, own.cy), wide, own.h))
        return found

    @staticmethod
    def _arrow(
        arrow: Arrow, lines: Sequence[Sequence[Point]], ids: dict[int, str], sink: Sink
    ) -> None:
        for points in lines:
            add_link(sink, ids[arrow.start], ids[arrow.end], points, z=4, color=arrow.color or LINE,
                     width=HAIR if arrow.curve or arrow.way == "list" else ARROW, head="none" if arrow.plain else "end",
                     dash=DASHES[arrow.dash], curve=arrow.curve)  # fmt: skip

    def _aside(
        self, at: int, bodies: Sequence[Rect], lines: Sequence[Sequence[Point]], whole: Rect
    ) -> tuple[Shape, Rect]:
        """A shape and its room; words alone that arrows would run through stand beside those, where there is room."""
        shape, own = self.shapes[at], bodies[at]
        xs = [a[0] for line in lines for a, b in pairwise(line) if abs(a[0] - b[0]) < 1
              and min(a[1], b[1]) < own.y and own.bottom < max(a[1], b[1]) and own.x < a[0] < own.right]  # fmt: skip
        if shape.form != "text" or not xs:
            return shape, own
        beside = [r for k, r in enumerate(bodies) if k != at and r.y < own.bottom and r.bottom > own.y
                  and not self.shapes[k].ring]  # fmt: skip
        left = max([whole.x, *(r.right for r in beside if r.right <= min(xs))])
        right = min([whole.right, *(r.x for r in beside if r.x >= max(xs))])
        before, behind = min(xs) - left, right - max(xs)
        if max(before, behind) < ASIDE:
            return shape, own
        if behind >= before:
            return replace(shape, align="start"), Rect(max(xs) + 12, own.y, behind - 16, own.h)
        return replace(shape, align="end"), Rect(left + 4, own.y, before - 16, own.h)

    def _most(self, sizes: tuple[float, float]) -> float:
        return min(sizes[1], max(sizes[0], SHARE * self.own))

    def _body(self, shape: Shape, room: Rect) -> Rect:
        """The room of the shape itself, without that of words beside it."""
        label = min(LABEL * room.h, LABEL_MOST)
        tall = self._most(TALL)
        if shape.at == "below":
            room = Rect(room.x, room.y, room.w, room.h - label)
        elif shape.at == "above":
            room = Rect(room.x, room.y + label, room.w, room.h - label)
        elif shape.at == "right":
            side = min(room.h, 11.0)
            return Rect(room.x, room.cy - side / 2, side, side)
        middle = (room.cx, room.cy)
        if (
            len(shape.text) <= SIGN
            and shape.form in ("plus", "diamond", "ellipse")
            and not shape.lines
        ):
            side = min(room.w, room.h, SMALL)
            return Rect.around(middle, side, side)
        if shape.form == "diamond":
            tall = min(room.h, tall)
            return Rect.around(middle, min(room.w, 1.7 * tall), tall)
        if shape.form in PICTURED:
            wide = 1.3 if shape.form == "table" else 1.0
            side = min(FREE * room.w / wide, room.h, self._most(ICON))
            return Rect.around(middle, wide * side, side)
        if shape.form == "bubble":
            high = min(room.h, BUBBLE[1] * FREE * room.w, 0.8 * tall)
            return Rect.around(middle, min(FREE * room.w, high / BUBBLE[0]), high)
        if shape.form in SLENDER and not (shape.ring or shape.lines):
            return Rect.around(middle, room.w, min(room.h, SLENDER[shape.form] * room.w, tall))
        if shape.form == "cells":
            side = min(room.h, room.w / (1.25 * shape.cells))
            return Rect.around(middle, 1.25 * side * shape.cells - 0.25 * side, side)
        return room

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
