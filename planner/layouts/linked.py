"""Arrows between the panels of a dictated page, across the gap between two that are neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from planner.content import Link
from planner.layouts.geometry import Point, Rect, add_link
from planner.layouts.kit import Node
from planner.layouts.surface import Page, Sink

AIR = 0.2
"""The part of a gap that an arrow leaves free at either end."""


class Spot(Node):
    """A node that knows where it was placed, and the id of its first element."""

    def __init__(self, node: Node) -> None:
        self.node, self.grow = node, node.grow
        self.room, self.id = Rect(0, 0, 0, 0), ""

    def height(self, w: float) -> float:
        return self.node.height(w)

    def width(self) -> float:
        return self.node.width()

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        first = len(sink.elements)
        self.node.place(x, y, w, h, sink)
        self.room = Rect(x, y, w, h)
        self.id = sink.elements[first].id if len(sink.elements) > first else ""


class Linked(Node):
    """A body, and over its gaps the arrows between those of its spots that no other stands between."""

    def __init__(
        self, page: Page, body: Node, spots: Sequence[Spot], links: Sequence[Link]
    ) -> None:
        self.page, self.body, self.spots, self.links = page, body, spots, links
        self.grow = body.grow

    def height(self, w: float) -> float:
        return self.body.height(w)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        self.body.place(x, y, w, h, sink)
        for link in self.links:
            start, end = self.spots[link.start], self.spots[link.end]
            points = across(start.room, end.room)
            others = (spot.room for spot in self.spots if spot not in (start, end))
            if points and start.id and end.id and not any(_cuts(points, room) for room in others):
                add_link(sink, start.id, end.id, points, z=4, color="dominant", width=3)


def across(start: Rect, end: Rect) -> tuple[Point, Point] | None:
    """The straight arrow over the gap between two rooms; None where they do not face each other."""
    top, bottom = max(start.y, end.y), min(start.bottom, end.bottom)
    left, right = max(start.x, end.x), min(start.right, end.right)
    if bottom > top:
        one, other = (start.right, end.x) if end.x >= start.right else (start.x, end.right)
        air, middle = AIR * (other - one), (top + bottom) / 2
        return (one + air, middle), (other - air, middle)
    if right > left:
        one, other = (start.bottom, end.y) if end.y >= start.bottom else (start.y, end.bottom)
        air, middle = AIR * (other - one), (left + right) / 2
        return (middle, one + air), (middle, other - air)
    return None


def _cuts(points: tuple[Point, Point], room: Rect) -> bool:
    (x1, y1), (x2, y2) = points
    across_x = min(x1, x2) < room.right and max(x1, x2) > room.x
    across_y = min(y1, y2) < room.bottom and max(y1, y2) > room.y
    return across_x and across_y
