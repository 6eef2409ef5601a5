"""Boxes of a tree: rows, columns and grids in the manner of CSS's flexbox and grid."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from planner.free import tracks
from planner.free.contents import Air, Path, Picture, Sign, Words
from planner.free.grammar import Column, Grid, Node, Row, Stack
from planner.free.lettering import Setting
from planner.free.shapes import room
from planner.free.sizes import Sizes, bounded, stretches
from planner.free.turn import Turned
from planner.layouts.surface import Page
from planner.parts import Box


@dataclass
class Placed:
    """A node with its box in units of the canvas, and the box inside its padding; words with their setting.

    `held` tells of a node whose children were not placed whether it holds them.
    """

    node: Node
    box: Box
    inside: Box
    children: list[Placed] = field(default_factory=list)
    setting: Setting | None = None
    held: bool | None = None

    def walk(self) -> list[Placed]:
        """The node and everything under it, in reading order."""
        return [self, *(below for child in self.children for below in child.walk())]


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

    With `rigid`, as while a scale is sought, what is in nodes that no scale changes is not placed.
    """

    def __init__(self, page: Page, scale: float, rigid: Rigid | None = None) -> None:
        self.sizes = Sizes(page, scale)
        self._rigid = rigid

    def place(self, node: Node, x: float, y: float, w: float, h: float) -> Placed:
        """The node in its box, and all under it in theirs."""
        if self._rigid and self._rigid.has(node):
            return self._rigid.placed(node, x, y, w, h)
        placed = alone(node, x, y, w, h)
        inside = placed.inside
        if isinstance(node, Words):
            placed.setting = self.sizes.setting(node)
        elif isinstance(node, Row):
            placed.children = self._place_row(node, inside)
        elif isinstance(node, Grid):
            placed.children = self._place_grid(node, inside)
        elif isinstance(node, Turned):
            placed.children = [self._place_turned(node, inside)]
        elif isinstance(node, Stack):
            placed.children = [self._place_over(child, node, inside) for child in node.children]
        elif isinstance(node, Column):
            placed.children = self._place_column(node, inside)
        return placed

    def _place_row(self, node: Row, area: Box) -> list[Placed]:
        out: list[Placed] = []
        lines = self.sizes.lines(node, area.w)
        tall = [self.sizes.line_height(line, node, area.w) for line in lines]
        spare = max(0.0, area.h - sum(tall) - node.gap * (len(lines) - 1)) / max(1, len(lines))
        y = area.y
        for line, high in zip(lines, tall, strict=True):
            out += self._place_line(line, node, area, y, high + spare)
            y += high + spare + node.gap
        return out

    def _place_line(
        self, line: tuple[Node, ...], node: Row, area: Box, y: float, high: float
    ) -> list[Placed]:
        spans = self.sizes.spans(line, node.gap, area.w)
        starts = tracks.spread(spans, node.gap, node.justify, area.x, area.w)
        out = []
        for child, x, span in zip(line, starts, spans, strict=True):
            align = child.align_self or node.align
            own = self.sizes.asked(child.h, high) or self.sizes.height(child, span)
            own = high if stretches(child, node) and child.h is None and not child.aspect else own
            out.append(self.place(child, x, y + tracks.offset(align, high - own), span, own))
        return out

    def _place_column(self, node: Column, area: Box) -> list[Placed]:
        widths = [self.sizes.across(child, node, area.w) for child in node.children]
        heights = [
            self.sizes.asked(child.h, area.h) or self.sizes.height(child, w)
            for child, w in zip(node.children, widths, strict=True)
        ]
        spare = area.h - sum(heights) - node.gap * max(0, len(heights) - 1)
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
    return Placed(node, bounded(x, y, w, h), _inside(node, x, y, w, h))


def bleeds(node: Node) -> bool:
    """Whether a child of a stack may reach beyond it: what is placed by its edges and has no words."""
    own = node.children[0] if isinstance(node, Turned) else node
    placed = node.left is not None or node.top is not None
    return placed and isinstance(own, Air | Path | Picture | Sign)


def _inside(node: Node, x: float, y: float, w: float, h: float) -> Box:
    top, right, bottom, left = node.edges
    above, after, below, before = room(node.shape)
    return bounded(
        x + before * w + left, y + above * h + top,
        w * (1 - before - after) - left - right, h * (1 - above - below) - top - bottom,
    )  # fmt: skip
