"""Nets that are no layers: a circle of things, a map round its middle, lanes over each other."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from planner.layouts.geometry import Point, Rect, along
from planner.layouts.nested import NAME, PAD, ROOM, Block, Layered, Size
from planner.net import Net

PIECES = 60
"""Pieces of the way round a circle."""


def round_block(made: Layered) -> Block:
    """The things of a circle, clockwise from the top, with what stands in its middle."""
    net, sizes, size = made.net, made.sizes, made.size
    ring = net.ring
    wide, tall = (max(sizes[one][side] for one in ring) for side in (0, 1))
    words = max((w for w, _ in made.words.values()), default=0.0)
    turn = 2 * math.pi / len(ring)
    ry = (tall + 3.6 * size) / max(0.3, 1 - math.cos(turn))
    rx = max(ry, wide / 2 + words + sizes.get(net.center, (0.0, 0.0))[0] / 2 + size)
    middle = rx + wide / 2, ry + tall / 2
    places = {
        one: Rect.around(
            (middle[0] + rx * math.sin(k * turn), middle[1] - ry * math.cos(k * turn)), *sizes[one]
        )
        for k, one in enumerate(ring)
    }
    if net.center in sizes and net.center not in places:
        places[net.center] = Rect.around(middle, *sizes[net.center])
    return Block(2 * middle[0], 2 * middle[1], places)


def arc(places: Mapping[str, Rect], ring: list[str], start: str, clear: float) -> list[Point]:
    """The way along the circle from one thing to the next, clear of both."""
    turn, at = 2 * math.pi / len(ring), ring.index(start)
    first, second = places[ring[0]], places[ring[1]]
    ry = (second.cy - first.cy) / (1 - math.cos(turn))
    rx = (second.cx - first.cx) / math.sin(turn)
    angles = [turn * (at + k / PIECES) for k in range(PIECES + 1)]
    points = [(first.cx + rx * math.sin(t), first.cy + ry * (1 - math.cos(t))) for t in angles]
    a, b = places[start].grown(0.3 * clear), places[ring[(at + 1) % len(ring)]].grown(clear)
    return [p for p in points if not a.holds(p) and not b.holds(p)] or points[:2]


@dataclass(frozen=True)
class Map:
    """A map of thoughts: half of the branches at the right of the middle, half at its left."""

    net: Net
    sizes: Mapping[str, Size]
    size: float

    def block(self) -> Block:
        """The middle, its branches, and theirs, each beside what it is of."""
        branches = self._ends(self.net.center)
        half = (len(branches) + 1) // 2
        right, left = self._side(branches[:half]), self._side(branches[half:])
        w, h = self.sizes[self.net.center]
        tall = max(right.h, left.h, h)
        gap = 1.4 * ROOM * self.size
        x = left.w + (gap if left.places else 0.0)
        block = Block(x + w + gap + right.w, tall)
        block.places[self.net.center] = Rect(x, (tall - h) / 2, w, h)
        block.places |= right.moved(x + w + gap, (tall - right.h) / 2)
        turned = {k: Rect(left.w - r.right, r.y, r.w, r.h) for k, r in left.places.items()}
        block.places |= Block(left.w, left.h, turned).moved(0.0, (tall - left.h) / 2)
        return block

    def _ends(self, label: str) -> list[str]:
        return [link.end for link in self.net.links if link.start == label]

    def _side(self, labels: list[str]) -> Block:
        """Things one under the other, what each branches into at its right."""
        block, y = Block(0.0, 0.0), 0.0
        wide = max((self.sizes[one][0] for one in labels), default=0.0)
        for one in labels:
            w, h = self.sizes[one]
            inner = self._side(self._ends(one))
            tall = max(h, inner.h)
            block.places[one] = Rect(0.0, y + (tall - h) / 2, w, h)
            block.places |= inner.moved(wide + ROOM * self.size, y + (tall - inner.h) / 2)
            block.w = max(block.w, wide + (ROOM * self.size + inner.w if inner.places else 0.0))
            y += tall + 0.8 * self.size
        block.h = max(0.0, y - 0.8 * self.size)
        return block


@dataclass(frozen=True)
class Lanes:
    """Lanes one under the other, their names at the left; the links lead from left to right through all."""

    made: Layered

    def block(self) -> Block:
        """The lanes and the things in them, each in a column of its own lane."""
        net, size = self.made.net, self.made.size
        lanes = [group.text for group in net.groups.values() if group.lane]
        columns = self._columns()
        name = max(self.made.sizes[one][0] for one in lanes) + 2 * PAD * size
        widths = self._widths(columns, lanes)
        block, y = Block(name + sum(widths) + PAD * size, 0.0), 0.0
        for lane in lanes:
            own = [label for label in columns if net.knots[label].group == lane]
            tall = max([self.made.sizes[one][1] for one in own] + [NAME * size]) + 2 * PAD * size
            block.places[lane] = Rect(0.0, y, block.w, tall)
            for label in own:
                x = name + sum(widths[: columns[label]]) + widths[columns[label]] / 2
                block.places[label] = Rect.around((x, y + tall / 2), *self.made.sizes[label])
            y += tall
        block.h = y
        return block

    def _columns(self) -> dict[str, int]:
        """The column of each thing: behind what leads to it, and behind what its lane has there."""
        net = self.made.net
        columns = {label: 0 for label, knot in net.knots.items() if knot.group in net.groups}
        order = _forward(net, columns)
        for label in order:
            earlier = order[: order.index(label)]
            before = [
                columns[link.start] + 1
                for link in net.links
                if link.end == label and link.start in earlier
            ]
            columns[label] = max([0, *before])
            mates = [
                columns[one] for one in earlier if net.knots[one].group == net.knots[label].group
            ]
            while columns[label] in mates:
                columns[label] += 1
        return columns

    def _widths(self, columns: Mapping[str, int], lanes: list[str]) -> list[float]:
        """The width of each column, with room for the words of links."""
        size, many = self.made.size, max(columns.values(), default=0) + 1
        words = max((w for w, _ in self.made.words.values()), default=0.0)
        gap = max(ROOM * size, words + 2.2 * size)
        wide = [0.0] * many
        for label, at in columns.items():
            wide[at] = max(wide[at], self.made.sizes[label][0])
        return [own + gap for own in wide]


def _forward(net: Net, known: Mapping[str, int]) -> list[str]:
    """The things in an order in which links lead forward, as far as they close no circle."""
    order: list[str] = []

    def visit(label: str, path: tuple[str, ...]) -> None:
        if label in order or label in path:
            return
        for link in net.links:
            if link.end == label and link.start in known:
                visit(link.start, (*path, label))
        order.append(label)

    for label in known:
        visit(label, ())
    return order


def bowed(start: Rect, end: Rect) -> list[Point]:
    """A way between the sides of two things that face each other, as the handles of one curve."""
    right = end.cx >= start.cx
    a = (start.right if right else start.x, start.cy)
    b = (end.x if right else end.right, end.cy)
    middle = (a[0] + b[0]) / 2
    return [a, (middle, a[1]), (middle, b[1]), b]


def chord(start: Rect, end: Rect, clear: float) -> list[Point]:
    """The straight way between two things, from edge to edge."""
    pieces = [along((start.cx, start.cy), (end.cx, end.cy), k / PIECES) for k in range(PIECES + 1)]
    free = [
        p for p in pieces if not start.grown(0.3 * clear).holds(p) and not end.grown(clear).holds(p)
    ]
    return [free[0], free[-1]] if len(free) > 1 else [pieces[0], pieces[-1]]


def middle(path: list[Point]) -> Point:
    """The point halfway along a path."""
    total = sum(math.dist(a, b) for a, b in pairwise(path))
    gone = 0.0
    for a, b in pairwise(path):
        far = math.dist(a, b)
        if gone + far >= total / 2 and far:
            return along(a, b, (total / 2 - gone) / far)
        gone += far
    return path[-1]
