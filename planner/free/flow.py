"""Boxes of a tree: rows, columns and grids in the manner of CSS's flexbox and grid."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from planner.free import tracks
from planner.free.bounds import bounded
from planner.free.contents import Air, Path, Picture, Sign, Words
from planner.free.grammar import Grid, Holder, Node, Row, Stack
from planner.free.lettering import Setting
from planner.free.shapes import room
from planner.free.sizes import Sizes, stretches
from planner.free.turn import Turned
from planner.layouts.surface import Page
from planner.parts import Box

SLACK = 0.6
"""Units by which a box may be too small: under a pixel at 1K."""


@dataclass
class Placed:
    """A node with its box in units of the canvas; words with their setting.

    `frame` is the box as reckoned (x, y, w, h); `held` tells of a node whose children were not placed
    whether it holds them.
    """

    node: Node
    box: Box
    frame: tuple[float, float, float, float]
    children: list[Placed] = field(default_factory=list)
    setting: Setting | None = None
    held: bool | None = None

    @cached_property
    def inside(self) -> Box:
        """The box inside the padding, and inside the shape."""
        padded = self.node.pad or any(room(self.node.shape))
        return _inside(self.node, *self.frame) if padded else self.box

    def holds(self) -> bool:
        """True where the words fit their box, and every child is inside."""
        if self.held is not None:
            return self.held
        if self.setting is not None:
            done = self.setting.set(max(1.0, self.inside.w))
            lines = getattr(self.node, "lines", None) or len(done.lines)
            return done.fits and len(done.lines) <= lines and done.height <= self.inside.h + SLACK
        turn = self.node.turn if isinstance(self.node, Turned) else 0.0
        kept = (child for child in self.children if _stays(child.node))
        boxes = (child.box.turned(turn) if turn else child.box for child in kept)
        return all(self.inside.contains(box, SLACK) for box in boxes)

    def walk(self) -> list[Placed]:
        """The node and everything under it, in reading order."""
        return [self, *(below for child in self.children for below in child.walk())]


class TooFull(Exception):
    """A node does not hold what is in it."""


class Rigid(Protocol):
    """Knows the nodes that no scale of type changes."""

    def has(self, node: Node) -> bool:
        """Whether nothing in a node is sized by its type."""
        ...

    def placed(self, node: Node, x: float, y: float, w: float, h: float) -> Placed:
        """Such a node in its box, without what is in it."""
        ...


class Flow:
    """Places the nodes of one tree with its words at `scale`.

    With `rigid`, as while a scale is sought, what is in nodes that no scale changes is not placed,
    and TooFull is raised at the first node that does not hold what is in it.
    """

    def __init__(self, page: Page, scale: float, rigid: Rigid | None = None) -> None:
        self.sizes = Sizes(page, scale)
        self._rigid = rigid

    def place(self, node: Node, x: float, y: float, w: float, h: float) -> Placed:
        """The node in its box, and all under it in theirs."""
        rigid = self._rigid
        if rigid is None:
            return self._placed(node, x, y, w, h)
        tried = rigid.placed if rigid.has(node) else self._placed
        placed = tried(node, x, y, w, h)
        if not placed.holds():
            raise TooFull
        return placed

    def _placed(self, node: Node, x: float, y: float, w: float, h: float) -> Placed:
        placed = alone(node, x, y, w, h)
        if isinstance(node, Words):
            placed.setting = self.sizes.setting(node)
        elif isinstance(node, Holder) and node.children:
            placed.children = self._children(node, placed.inside)
        return placed

    def _refuse(self, node: Holder, excess: float) -> None:
        """While a scale is sought, raise TooFull before children are placed that reach out by `excess`."""
        if self._rigid is not None and excess > 2 * SLACK and all(map(_stays, node.children)):
            raise TooFull

    def _children(self, node: Holder, area: Box) -> list[Placed]:
        if isinstance(node, Row):
            return self._place_row(node, area)
        if isinstance(node, Grid):
            return self._place_grid(node, area)
        if isinstance(node, Turned):
            return [self._place_turned(node, area)]
        if isinstance(node, Stack):
            return [self._place_over(child, node, area) for child in node.children]
        return self._place_column(node, area)

    def _place_row(self, node: Row, area: Box) -> list[Placed]:
        out: list[Placed] = []
        lines = self.sizes.lines(node, area.w)
        spans = [self.sizes.spans(line, node.gap, area.w) for line in lines]
        tall = list(map(self.sizes.line_height, lines, spans))
        if not any(isinstance(child.h, str) for child in node.children):
            self._refuse(node, sum(tall) + node.gap * (len(lines) - 1) - area.h)
        spare = max(0.0, area.h - sum(tall) - node.gap * (len(lines) - 1)) / max(1, len(lines))
        y = area.y
        for line, widths, high in zip(lines, spans, tall, strict=True):
            out += self._place_line(line, widths, node, area, y, high + spare)
            y += high + spare + node.gap
        return out

    def _place_line(
        self,
        line: tuple[Node, ...],
        spans: list[float],
        node: Row,
        area: Box,
        y: float,
        high: float,
    ) -> list[Placed]:
        self._refuse(node, sum(spans) + node.gap * (len(spans) - 1) - area.w)
        starts = tracks.spread(spans, node.gap, node.justify, area.x, area.w)
        out = []
        for child, x, span in zip(line, starts, spans, strict=True):
            align = child.align_self or node.align
            own = self.sizes.asked(child.h, high) or self.sizes.height(child, span)
            own = high if stretches(child, node) and child.h is None and not child.aspect else own
            out.append(self.place(child, x, y + tracks.offset(align, high - own), span, own))
        return out

    def _place_column(self, node: Holder, area: Box) -> list[Placed]:
        widths = [self.sizes.across(child, node, area.w) for child in node.children]
        heights = [
            self.sizes.asked(child.h, area.h) or self.sizes.height(child, w)
            for child, w in zip(node.children, widths, strict=True)
        ]
        spare = area.h - sum(heights) - node.gap * max(0, len(heights) - 1)
        self._refuse(node, -spare)
        rises = [self.sizes.rises(child) for child in node.children]
        if spare > 0 and any(rises):
            share = spare / sum(rises)
            heights = [h + rise * share for h, rise in zip(heights, rises, strict=True)]
        starts = tracks.spread(heights, node.gap, node.justify, area.y, area.h)
        return [
            self.place(c, area.x + tracks.offset(c.align_self or node.align, area.w - w), y, w, h)
            for c, w, h, y in zip(node.children, widths, heights, starts, strict=True)
        ]

    def _place_grid(self, node: Grid, area: Box) -> list[Placed]:
        columns, tall = self.sizes.columns(node, area.w), self.sizes.row_heights(node, area.w)
        gap = tracks.row_gap(node)
        spare = max(0.0, area.h - sum(tall) - gap * max(0, len(tall) - 1))
        tall = [high + spare / max(1, len(tall)) for high in tall]
        out = []
        for child, (row, at) in zip(node.children, tracks.places(node), strict=True):
            x = area.x + sum(columns[:at]) + node.gap * at
            y = area.y + sum(tall[:row]) + gap * row
            w, h = (
                tracks.span(columns, at, child.span, node.gap),
                tracks.span(tall, row, child.rows, gap),
            )
            out.append(self._place_cell(child, node, bounded(x, y, w, h)))
        return out

    def _place_cell(self, child: Node, node: Grid, cell: Box) -> Placed:
        align = child.align_self or node.align
        w = self.sizes.across(child, node, cell.w)
        tall = stretches(child, node) and child.h is None and not child.aspect
        h = (
            cell.h
            if tall
            else min(cell.h, self.sizes.asked(child.h, cell.h) or self.sizes.height(child, w))
        )
        x, y = cell.x + tracks.offset(align, cell.w - w), cell.y + tracks.offset(align, cell.h - h)
        return self.place(child, x, y, w, h)

    def _place_turned(self, node: Turned, area: Box) -> Placed:
        """The node before it is turned: filling the area by quarter turns, else as large as it is."""
        (child,) = node.children
        flat, quarters = self.sizes.flat(node), node.turn % 180
        if quarters in (0, 90):
            whole = area.turned(quarters)
            w = self.sizes.asked(child.w, whole.w) or whole.w
            flat = bounded(0, 0, w, self.sizes.asked(child.h, whole.h) or whole.h)
        x, y = area.x + (area.w - flat.w) / 2, area.y + (area.h - flat.h) / 2
        return self.place(child, x, y, flat.w, flat.h)

    def _place_over(self, child: Node, node: Stack, area: Box) -> Placed:
        """A child of a stack: filling it, at a corner or an edge, or at its own left and top."""
        w = self.sizes.across(child, node, area.w)
        h = self.sizes.asked(child.h, area.h)
        if child.left is not None or child.top is not None:
            x, y = (
                self.sizes.asked(child.left, area.w) or 0.0,
                self.sizes.asked(child.top, area.h) or 0.0,
            )
            return self.place(child, area.x + x, area.y + y, w, h or self.sizes.height(child, w))
        if child.at is None:
            return self.place(child, area.x, area.y, w, h or area.h)
        h = h or self.sizes.height(child, w)
        across = "start" if "left" in child.at else "end" if "right" in child.at else "center"
        down = "start" if "top" in child.at else "end" if "bottom" in child.at else "center"
        x, y = area.x + tracks.offset(across, area.w - w), area.y + tracks.offset(down, area.h - h)
        return self.place(child, x, y, w, h)


def alone(node: Node, x: float, y: float, w: float, h: float) -> Placed:
    """A node in its box, moved as it says, without what is in it."""
    x, y = x + node.shift[0], y + node.shift[1]
    return Placed(node, bounded(x, y, w, h), (x, y, w, h))


def bleeds(node: Node) -> bool:
    """Whether a child of a stack may reach beyond it: what is placed by its edges and has no words."""
    own = node.children[0] if isinstance(node, Turned) else node
    placed = node.left is not None or node.top is not None
    return placed and isinstance(own, Air | Path | Picture | Sign)


def _stays(node: Node) -> bool:
    """Whether a child must be inside what holds it."""
    return node.shift == (0.0, 0.0) and not bleeds(node)


def _inside(node: Node, x: float, y: float, w: float, h: float) -> Box:
    top, right, bottom, left = node.edges
    above, after, below, before = room(node.shape)
    return bounded(
        x + before * w + left, y + above * h + top,
        w * (1 - before - after) - left - right, h * (1 - above - below) - top - bottom,
    )  # fmt: skip
