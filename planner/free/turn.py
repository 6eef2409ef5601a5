"""Turned nodes: the room they take on the page, and their elements once they are placed."""

from __future__ import annotations

import math

from planner.free.bounds import bounded
from planner.free.grammar import Node, Stack
from planner.parts import Box
from planner.plan import AnyElement, ShapeElement

_PLACED = ("grow", "align_self", "span", "rows", "left", "top", "at", "shift")
"""What says where a node stands in its parent."""


class Turned(Stack):
    """The room that one turned node takes, and in it the node before it is turned."""

    @classmethod
    def holding(cls, node: Node) -> Turned:
        """The room of a node that says `turn`."""
        bare = {name: type(node).model_fields[name].default for name in (*_PLACED, "turn")}
        place = {name: getattr(node, name) for name in _PLACED}
        return cls(children=(node.model_copy(update=bare),), turn=node.turn, **place)


def turned(element: AnyElement, degrees: float, about: Box) -> AnyElement:
    """The element turned clockwise about the middle of a box; a path by its points."""
    box = element.box
    if isinstance(element, ShapeElement) and element.path:
        path = _turned_path(element.path, degrees, about)
        round_ = box.turned(degrees, about)
        changes: dict[str, object] = {
            "path": path, "box": bounded(round_.x, round_.y, round_.w, round_.h),
        }  # fmt: skip
        if element.gradient:
            angle = (element.gradient.angle + degrees) % 360
            changes["gradient"] = element.gradient.model_copy(update={"angle": angle})
        return element.model_copy(update=changes)
    x, y = about.swung(box.x + box.w / 2, box.y + box.h / 2, degrees)
    moved = bounded(x - box.w / 2, y - box.h / 2, box.w, box.h)
    return element.model_copy(update={"box": moved, "turn": (element.turn + degrees) % 360})


def _turned_path(path: str, degrees: float, about: Box) -> str:
    """An SVG path turned about the middle of a box; arcs become curves."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.svgLib.path import parse_path

    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    pen = SVGPathPen(None, ntos=lambda number: f"{number:.2f}")
    parse_path(path, TransformPen(pen, (cos, sin, -sin, cos, *about.swung(0, 0, degrees))))
    return str(pen.getCommands())
