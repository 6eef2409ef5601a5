"""The forms of a drawing's shapes: boxes, ovals, stacks, pages, tables, people, rows of cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planner.color import best_on
from planner.figure import Shape
from planner.layouts.geometry import Point, Rect, add_box, add_polygon
from planner.layouts.surface import Sink, add_path, box

LINE, PAPER, FAINT = "ink", "#ffffff", "#c4c8ce"
THIN = 1.4
"""Width of outlines, in units."""
DASHES = {"": (), "dashed": (7.0, 5.0), "dotted": (2.0, 4.0)}
"""Lengths of dashes and gaps, in units."""


def _lines(shape: Shape) -> dict[str, Any]:
    return {
        "stroke": shape.stroke or (None if shape.fill and shape.ring and not shape.dash else LINE),
        "stroke_width": THIN,
        "dash": DASHES[shape.dash],
    }


def _box(shape: Shape, room: Rect, sink: Sink) -> str:
    radius = 2.0 if shape.form == "rect" else min(9.0, 0.22 * min(room.w, room.h))
    fill = shape.fill if shape.fill or shape.ring else PAPER
    return add_box(
        sink,
        room,
        name="shape",
        z=2 if shape.ring else 3,
        fill=fill,
        radius=radius,
        **_lines(shape),
    )


def _ellipse(shape: Shape, room: Rect, sink: Sink) -> str:
    return add_box(
        sink, room, name="shape", z=3, shape="ellipse", fill=shape.fill or PAPER, **_lines(shape)
    )


def _polygon(
    points: Callable[[Rect], list[Point]],
) -> Callable[[Shape, Rect, Sink], str]:
    def draw(shape: Shape, room: Rect, sink: Sink) -> str:
        return add_polygon(sink, points(room), fill=shape.fill or PAPER, stroke=shape.stroke or LINE,
                           stroke_width=THIN, z=3)  # fmt: skip

    return draw


def _diamond(r: Rect) -> list[Point]:
    return [(r.cx, r.y), (r.right, r.cy), (r.cx, r.bottom), (r.x, r.cy)]


def _trapezoid(r: Rect) -> list[Point]:
    return [
        (r.x, r.y),
        (r.right, r.y + 0.2 * r.h),
        (r.right, r.bottom - 0.2 * r.h),
        (r.x, r.bottom),
    ]


def _bubble(shape: Shape, room: Rect, sink: Sink) -> str:
    """A speech bubble with three dots; its words stand under it."""
    tip = [(room.x + 0.22 * room.w, room.bottom - 0.2 * room.h), (room.x + 0.18 * room.w, room.bottom),
           (room.x + 0.42 * room.w, room.bottom - 0.2 * room.h)]  # fmt: skip
    body = Rect(room.x, room.y, room.w, 0.82 * room.h)
    fill = shape.fill or PAPER
    add_polygon(sink, tip, fill=fill, z=3)
    own = add_box(sink, body, name="shape", z=3, fill=fill, radius=min(10.0, 0.4 * body.h))
    dot = 0.07 * min(body.w, body.h) + 1.5
    for k in (-1, 0, 1):
        add_box(sink, Rect.around((body.cx + k * 0.2 * body.w, body.cy), 2 * dot, 2 * dot), name="dot", z=4,
                shape="ellipse", fill=best_on(fill, "#ffffff", "#000000"))  # fmt: skip
    return own


def _stack(shape: Shape, room: Rect, sink: Sink) -> str:
    """Three sheets, each a little over the last."""
    own, off = "", 0.14
    for k in (2, 1, 0):
        sheet = Rect(
            room.x + k * off * room.w,
            room.y + (2 - k) * off * room.h,
            room.w * (1 - 2 * off),
            room.h * (1 - 2 * off),
        )
        own = add_box(sink, sheet, name="shape", z=3, fill=shape.fill or PAPER, stroke=shape.stroke or LINE,
                      stroke_width=THIN)  # fmt: skip
    return own


def _page(shape: Shape, room: Rect, sink: Sink) -> str:
    """A sheet with lines of writing."""
    sheet = Rect.around((room.cx, room.cy), 0.8 * room.w, room.h)
    own = add_box(
        sink, sheet, name="shape", z=3, fill=shape.fill or PAPER, stroke=LINE, stroke_width=THIN
    )
    for k in range(4):
        y = sheet.y + (0.2 + 0.2 * k) * sheet.h
        add_box(
            sink,
            Rect(sheet.x + 0.15 * sheet.w, y, (0.7 if k < 3 else 0.4) * sheet.w, 2.0),
            name="line",
            z=4,
            fill=FAINT,
        )
    return own


def _table(shape: Shape, room: Rect, sink: Sink) -> str:
    """A sheet with a coloured head and a light grid."""
    own = add_box(sink, room, name="shape", z=3, fill=PAPER, stroke=LINE, stroke_width=THIN)
    add_box(
        sink,
        Rect(room.x, room.y, room.w, 0.26 * room.h),
        name="head",
        z=3,
        fill=shape.fill or "#3b6fb6",
    )
    paths = [f"M{room.x + k * room.w / 3:.2f} {room.y:.2f}V{room.bottom:.2f}" for k in (1, 2)]
    paths += [
        f"M{room.x:.2f} {room.y + s * room.h:.2f}H{room.right:.2f}" for s in (0.26, 0.5, 0.75)
    ]
    add_path(
        sink,
        "".join(paths),
        box(room.x, room.y, room.w, room.h),
        stroke=FAINT,
        stroke_width=1.2,
        z=4,
    )
    return own


def _cells(shape: Shape, room: Rect, sink: Sink) -> str:
    """A row of squares, each in its colour."""
    side, step = room.h, (room.w + 0.25 * room.h) / shape.cells
    own = ""
    for k in range(shape.cells):
        fill = shape.fills[k % len(shape.fills)] if shape.fills else shape.fill or PAPER
        own = add_box(sink, Rect(room.x + k * step, room.y, side, side), name="cell", z=3, fill=fill,
                      stroke=LINE, stroke_width=1.1, radius=1.5)  # fmt: skip
    return own


def _plus(shape: Shape, room: Rect, sink: Sink) -> str:
    own = _ellipse(shape, room, sink)
    arm = 0.28 * room.w
    path = f"M{room.cx - arm:.2f} {room.cy:.2f}H{room.cx + arm:.2f}"
    path += f"M{room.cx:.2f} {room.cy - arm:.2f}V{room.cy + arm:.2f}"
    add_path(sink, path, box(room.x, room.y, room.w, room.h), stroke=LINE, stroke_width=2.0, z=4)
    return own


def _person(shape: Shape, room: Rect, sink: Sink) -> str:
    """A head over shoulders at a desk with a laptop."""
    head = 0.2 * room.h
    fill = shape.fill or "#4a5568"
    face = Rect.around((room.x + 0.36 * room.w, room.y + 0.2 * room.h), 1.8 * head, 1.8 * head)
    body = Rect(room.x + 0.1 * room.w, room.y + 0.44 * room.h, 0.52 * room.w, 0.4 * room.h)
    add_box(sink, face, name="head", z=3, shape="ellipse", fill=fill)
    add_box(sink, body, name="shape", z=3, fill=fill, radius=0.2 * room.h)
    add_box(sink, Rect(room.x + 0.56 * room.w, room.y + 0.5 * room.h, 0.34 * room.w, 0.28 * room.h), name="laptop", z=4,
            fill=PAPER, stroke=LINE, stroke_width=1.6, radius=2)  # fmt: skip
    return add_box(
        sink,
        Rect(room.x, room.y + 0.8 * room.h, room.w, 0.07 * room.h),
        name="desk",
        z=4,
        fill=LINE,
    )


def _cylinder(shape: Shape, room: Rect, sink: Sink) -> str:
    """A drum, seen a little from above."""
    rim = min(0.13 * room.h, 0.2 * room.w)
    top, low, half = room.y + rim, room.bottom - rim, room.w / 2
    path = (
        f"M{room.x:.2f} {top:.2f}V{low:.2f}A{half:.2f} {rim:.2f} 0 0 0 {room.right:.2f} {low:.2f}"
    )
    path += f"V{top:.2f}A{half:.2f} {rim:.2f} 0 0 0 {room.x:.2f} {top:.2f}Z"
    area = box(room.x, room.y, room.w, room.h)
    own = add_path(sink, path, area, fill=shape.fill or PAPER, name="shape", z=3, stroke=shape.stroke or LINE,
                   stroke_width=THIN)  # fmt: skip
    lid = f"M{room.x:.2f} {top:.2f}A{half:.2f} {rim:.2f} 0 0 0 {room.right:.2f} {top:.2f}"
    add_path(sink, lid, area, name="lid", z=4, stroke=shape.stroke or LINE, stroke_width=THIN)
    return own


def _bare(shape: Shape, room: Rect, sink: Sink) -> str:
    """Words alone."""
    return add_box(sink, room, name="shape", z=5, fill=shape.fill)


FORMS: dict[str, Callable[[Shape, Rect, Sink], str]] = {
    "box": _box, "rect": _box,
    "ellipse": _ellipse, "diamond": _polygon(_diamond), "trapezoid": _polygon(_trapezoid), "bubble": _bubble,
    "stack": _stack, "page": _page, "table": _table, "cells": _cells, "plus": _plus, "person": _person,
    "cylinder": _cylinder,
    "text": _bare, "caption": _bare,
}  # fmt: skip
