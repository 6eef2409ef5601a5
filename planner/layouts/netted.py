"""A net drawn in a room: things, groups and links in the largest type at which all fit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planner.color import best_on
from planner.figure import Shape
from planner.layouts import roles
from planner.layouts.fitting import longest, put
from planner.layouts.forms import DASHES, FORMS, PAPER
from planner.layouts.geometry import Point, Rect, add_box, add_link, bounds
from planner.layouts.kit import Text
from planner.layouts.mazed import Maze, worded
from planner.layouts.nested import NAME, PAD, Block, Layered, Size
from planner.layouts.rounds import Lanes, Map, arc, bowed, chord, middle, round_block
from planner.layouts.surface import Page, Sink
from planner.net import Knot, Link, Net

LARGEST, STEP = 30.0, 0.94
"""Largest type of a net in units, and how much smaller each is that is tried."""
WIDTHS = (9.5, 7.0)
"""Widths of a thing's words in type sizes, beyond which they break, as they are tried."""
SLANTED = 0.7
"""How much less wide they are in a form with slanted sides."""
SLIM = {"diamond": (1.7, 2.0), "ellipse": (1.42, 1.5), "cylinder": (1.0, 1.5)}
"""How much wider and higher than its words a form is."""
GROWN = 1.3
"""How much larger than needed a thing is drawn at most, where there is room."""
LABEL = 0.86
"""Size of a link's words beside those of things."""
BENDS = 12
"""A path of more points is no way with bends but a curve."""
AIR = 14.0
"""Space over a net, in units."""
CLEAR, HEAD = 0.75, 2.0
"""How far links keep off things, in type sizes, and their width in units."""


@dataclass
class Netted:
    """Draws a net."""

    page: Page
    net: Net
    wide: float = WIDTHS[0]

    def draw(self, room: Rect, sink: Sink) -> None:
        """Groups, things, links, then their words."""
        room = Rect(room.x, room.y + AIR, room.w, room.h - AIR)
        self.size, block = self._fitted(room)
        places = self._spread(block, room)
        ids = self._groups(places, sink) | self._things(places, sink)
        self._links(places, ids, room, sink)

    def _fitted(self, room: Rect) -> tuple[float, Block]:
        """The largest type at which the net fits, and the net so; links lead where there is more room for them."""
        ways = {"across": (True,), "down": (False,), "up": (False,)}.get(
            self.net.way, (True, False)
        )
        size, least = LARGEST, self.page.least + 0.1
        while True:
            for self.wide in WIDTHS:
                blocks = self._blocks(size, ways)
                best = min(blocks, key=lambda own: max(own.w / room.w, own.h / room.h))
                if (best.w <= room.w and best.h <= room.h) or (
                    size <= least and self.wide == WIDTHS[-1]
                ):
                    return size, best
            size = max(least, size * STEP)

    def _blocks(self, size: float, ways: tuple[bool, ...]) -> list[Block]:
        """The net in its kind at a type size, each way that it may lead."""
        made = self._layered(size)
        if self.net.kind == "cycle":
            return [round_block(made)]
        if self.net.kind == "mind":
            return [Map(self.net, made.sizes, size).block()]
        if self.net.kind == "lanes":
            return [Lanes(made).block()]
        return [made.whole(way) for way in ways]

    def _layered(self, size: float) -> Layered:
        sizes = {label: self._size(knot, size) for label, knot in self.net.knots.items()}
        sizes |= {
            label: (self._text(label, size, True).width(), NAME * size) for label in self.net.groups
        }
        words = {link.text: self._words(link.text, size) for link in self.net.links if link.text}
        return Layered(self.net, sizes, words, size)

    def _small(self, size: float) -> float:
        """The size of links' words and of second lines beside a type size."""
        return max(self.page.least + 0.1, LABEL * size)

    def _words(self, text: str, size: float) -> Size:
        node = self._text(text, self._small(size))
        wide = node.width()
        return wide + 0.5 * size, node.height(wide + 1)

    def _size(self, knot: Knot, size: float) -> Size:
        """The room that a thing needs: its words broken where they are long, and its form round them."""
        node = self._text(knot.text, size)
        wide = node.width()
        most = self.wide * (SLANTED if knot.form in SLIM else 1.0) * size
        if wide > most:
            lines = math.ceil(wide / most)
            wide = max(longest(node), wide / lines)
            while node.height(wide) > (lines + 0.5) * node.leading * size:
                wide *= 1.05
        tall = node.height(wide + 1)
        for line in knot.lines:
            own = self._text(line, self._small(size))
            wide = max(wide, min(own.width(), 1.2 * self.wide * size))
            tall += own.height(wide + 1)
        wide, tall = wide + 1.2 * size, tall + 0.9 * size
        slim = SLIM.get(knot.form, (1.0, 1.0))
        return max(wide * slim[0], 3.2 * size), max(tall * slim[1], 2.1 * size)

    def _text(self, text: str, size: float, strong: bool = False) -> Text:
        node = roles.body(
            self.page, text, color="ink", align="center", font="sans", name="shape-text"
        )
        return replace(node, size=size, leading=1.16, weight=700 if strong else 500, level=3)

    def _spread(self, block: Block, room: Rect) -> dict[str, Rect]:
        """The net over the whole room: gaps grow most, things a little."""
        kx, ky = room.w / max(1.0, block.w), room.h / max(1.0, block.h)
        kx, ky = min(kx, 2.2 * ky), min(ky, 2.2 * kx)
        dx, dy = (room.w - kx * block.w) / 2, (room.h - ky * block.h) / 2
        found = {}
        for label, r in block.places.items():
            whole = Rect(room.x + dx + kx * r.x, room.y + dy + ky * r.y, kx * r.w, ky * r.h)
            if label not in self.net.groups:
                whole = Rect.around(
                    (whole.cx, whole.cy), min(kx, GROWN) * r.w, min(ky, GROWN) * r.h
                )
            found[label] = whole
        return found

    def _groups(self, places: Mapping[str, Rect], sink: Sink) -> dict[str, str]:
        """The groups, those that hold others first, each with its name at its top left."""
        known = [group for group in self.net.groups.values() if group.text in places]
        ids = {}
        for group in sorted(known, key=lambda own: -places[own.text].w * places[own.text].h):
            r = places[group.text]
            ids[group.text] = add_box(sink, r, name="region", z=2, fill=group.fill, stroke="muted", stroke_width=1.6,
                                      dash=DASHES[group.dash], radius=8)  # fmt: skip
            node = replace(self._text(group.text, self.size, True), align="start",
                           color=best_on(group.fill, "#ffffff", "#000000") if group.fill else "ink")  # fmt: skip
            inset = 0.5 * PAD * self.size
            tall = r.h - 0.8 * inset if group.lane else NAME * self.size
            put(self.page, node, Rect(r.x + inset, r.y + 0.4 * inset, r.w - 2 * inset, tall), sink)
        return ids

    def _things(self, places: Mapping[str, Rect], sink: Sink) -> dict[str, str]:
        ids = {}
        for label, knot in self.net.knots.items():
            r = places[label]
            if knot.form == "text":
                ids[label] = add_box(sink, r, name="shape", z=3)
                self._named(knot, r, sink)
                continue
            shape = Shape(form=knot.form or "box", fill=knot.fill, dash=knot.dash)  # type: ignore[arg-type]
            ids[label] = FORMS.get(shape.form, FORMS["box"])(shape, r, sink)
            self._named(knot, r, sink)
        return ids

    def _named(self, knot: Knot, r: Rect, sink: Sink) -> None:
        """A thing's words in its middle, its lines under them."""
        ink = (
            knot.fill or "ink"
            if knot.form == "text"
            else best_on(knot.fill or PAPER, "#ffffff", "#000000")
        )
        slim = SLIM.get(knot.form, (1.0, 1.0))
        wide = r.w / slim[0] - 0.8 * self.size
        nodes = [
            self._text(knot.text, self.size),
            *(self._text(line, self._small(self.size)) for line in knot.lines),
        ]
        talls = [node.height(wide) for node in nodes]
        y = r.cy - sum(talls) / 2 + (0.08 * r.h if knot.form == "cylinder" else 0.0)
        for node, tall in zip(nodes, talls, strict=True):
            put(self.page, replace(node, color=ink), Rect(r.cx - wide / 2, y, wide, tall), sink)
            y += tall

    def _links(
        self, places: Mapping[str, Rect], ids: Mapping[str, str], room: Rect, sink: Sink
    ) -> None:
        """Each link round what stands by, short ones first; then their words."""
        things = {label: places[label] for label in self.net.knots}
        names = [self._name_room(places[label]) for label in self.net.groups if label in places]
        pointed = frozenset(
            label for label, knot in self.net.knots.items() if knot.form == "diamond"
        )
        frames = [places[label] for label in self.net.groups if label in places]
        maze = Maze(things, names, frames, CLEAR * self.size, room.grown(0.9 * self.size), pointed)
        paths: list[tuple[Link, list[Point]]] = []
        for link in sorted(
            self.net.links, key=lambda one: _far(things[one.start], things[one.end])
        ):
            points = self._way(link, things, maze)
            paths.append((link, points))
            add_link(sink, ids[link.start], ids[link.end], points, z=4, color=link.color or "ink", width=HEAD,
                     head="none" if link.plain else "end", dash=DASHES[link.dash],
                     curve=self.net.kind == "mind")  # fmt: skip
        taken = [*things.values(), *names]
        edges = [edge for frame in frames for edge in _edges(frame)]
        forks = [link.start for link in self.net.links if link.text]
        for link, points in paths:
            if link.text:
                lines = edges + [
                    line for other, path in paths if other is not link for line in _strips(path)
                ]
                size = self._words(link.text, self.size)
                own = worded(points, *size, taken, lines, forks.count(link.start) > 1)
                own = Rect.around(middle(points), *size) if len(points) > BENDS else own
                self._labelled(link, own, places, sink)
                taken.append(own)

    def _way(self, link: Link, things: Mapping[str, Rect], maze: Maze) -> list[Point]:
        """The points of a link: round the circle, in a bow from the middle, or round what stands by."""
        start, end = things[link.start], things[link.end]
        if self.net.kind == "mind":
            return bowed(start, end)
        if self.net.kind == "cycle":
            ring, clear = self.net.ring, 0.35 * self.size
            if ring[(ring.index(link.start) + 1) % len(ring)] == link.end:
                return arc(things, ring, link.start, clear)
            return chord(start, end, clear)
        return maze.way(link.start, link.end, link.side, bool(link.text))

    def _name_room(self, r: Rect) -> Rect:
        """Where a group's name stands."""
        if self.net.kind == "lanes":
            return Rect(r.x, r.y, 0.0, r.h)
        return Rect(r.x, r.y, r.w, 1.3 * NAME * self.size)

    def _labelled(self, link: Link, own: Rect, places: Mapping[str, Rect], sink: Sink) -> None:
        """A link's words on it, on the ground that they stand on."""
        middle = own.cx, own.cy
        holders = [places[g.text].w for g in self.net.groups.values() if g.text in places and g.fill
                   and places[g.text].holds(middle)]  # fmt: skip
        ground = next((g for g in self.net.groups.values() if holders and g.text in places
                       and places[g.text].w == min(holders)), None)  # fmt: skip
        fill = ground.fill if ground and ground.fill else "bg"
        add_box(sink, own, name="label-ground", z=5, fill=fill)
        ink = best_on(fill, "#ffffff", "#000000") if ground else "ink"
        put(self.page, replace(self._text(link.text, self._small(self.size)), color=ink), own, sink)


def _far(one: Rect, other: Rect) -> float:
    return abs(one.cx - other.cx) + abs(one.cy - other.cy)


def _edges(r: Rect) -> list[Rect]:
    """The four sides of a group, as thin as lines."""
    return [Rect(r.x - 1, r.y, 2, r.h), Rect(r.right - 1, r.y, 2, r.h),
            Rect(r.x, r.y - 1, r.w, 2), Rect(r.x, r.bottom - 1, r.w, 2)]  # fmt: skip


def _strips(path: Sequence[Point]) -> list[Rect]:
    """The stretches of a path, as thin as lines."""
    return [bounds((a, b)).grown(1.0) for a, b in pairwise(path)]
