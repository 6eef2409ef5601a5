"""Sizes of the nodes of a tree: natural and least widths, heights at a width, and how rows and grids divide.

Unlike flexbox, children that grow share a row strictly by weight: columns that are to be equal are
equal, and the type gives way instead. Heights follow from widths, as text is set.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.formulas import extent
from planner.free import tracks
from planner.free.bounds import bounded
from planner.free.contents import Formula, Graph, Line, Path, Picture, Sign, Words
from planner.free.grammar import Grid, Holder, Node, Row, Stack
from planner.free.lettering import BODY, Setting, em, setting
from planner.free.piece import Extent
from planner.free.shapes import room
from planner.free.turn import Turned
from planner.layouts.surface import Page
from planner.parts import Box

SIGN = 2.0
"""Side of an icon without a size, in body sizes."""
LEAST_FIGURE = 150.0
"""Least width and height in units of a chart or picture without a size."""
LEAST_FORMULA, AIR = 1.4, 0.5
"""Least height of a formula, and what is left over and under its ink together, in em."""


@dataclass
class Sizes:
    """What the nodes of one tree take with its words at `scale`."""

    page: Page
    scale: float
    _settings: dict[int, Setting] = field(default_factory=dict)
    _widths: dict[tuple[int, bool], float] = field(default_factory=dict)
    _heights: dict[tuple[int, float], float] = field(default_factory=dict)

    def setting(self, words: Words) -> Setting:
        """How the words are set."""
        if id(words) not in self._settings:
            self._settings[id(words)] = setting(words, self.page, self.scale)
        return self._settings[id(words)]

    # -- widths

    def natural(self, node: Node) -> float:
        """The width that a node takes where there is room."""
        return self._width(node, widest=True)

    def narrowest(self, node: Node) -> float:
        """The width below which words or figures of a node break."""
        return self._width(node, widest=False)

    def _width(self, node: Node, widest: bool) -> float:
        key = (id(node), widest)
        if key not in self._widths:
            self._widths[key] = self._width_of(node, widest)
        return self._widths[key]

    def _width_of(self, node: Node, widest: bool) -> float:
        if isinstance(node.w, float | int):
            return float(node.w)
        if node.aspect and isinstance(node.h, float | int):
            return float(node.h) * node.aspect
        return _outer(node, self._content_width(node, widest), across=True)

    def _content_width(self, node: Node, widest: bool) -> float:
        if isinstance(node, Words):
            done = self.setting(node)
            whole = widest or node.lines == 1
            return done.natural() if whole else done.narrowest()
        if isinstance(node, Sign):
            return SIGN * BODY * self.scale
        if isinstance(node, Formula):
            return min(extent(node.formula)[0] * em(node.size) * self.scale, self.page.width)
        if isinstance(node, Graph | Picture | Path):
            return LEAST_FIGURE
        if isinstance(node, Line):
            return node.thickness if node.upright else 0.0
        return self._held_width(node, widest) if isinstance(node, Holder) else 0.0

    def _held_width(self, node: Holder, widest: bool) -> float:
        if isinstance(node, Turned):
            return self.flat(node).turned(node.turn).w
        widths = [self._width(child, widest) for child in node.children] or [0.0]
        if isinstance(node, Grid):
            weights = tracks.weights(node)
            spans = [
                self._width(child, widest) * sum(weights) / sum(weights[at : at + child.span])
                for child, at in zip(node.children, tracks.starts(node), strict=True)
            ]
            return max(spans, default=0.0) + node.gap * (len(weights) - 1)
        if isinstance(node, Row) and not (node.wrap and not widest):
            return sum(widths) + node.gap * (len(widths) - 1)
        return max(widths)

    # -- heights

    def height(self, node: Node, w: float) -> float:
        """The least height of a node at width `w`."""
        key = (id(node), round(w, 2))
        if key not in self._heights:
            self._heights[key] = self._height(node, w)
        return self._heights[key]

    def _height(self, node: Node, w: float) -> float:
        if isinstance(node.h, float | int):
            return float(node.h)
        if node.aspect:
            return w / node.aspect
        return _outer(node, self._content_height(node, _inner_width(node, w)), across=False)

    def _content_height(self, node: Node, w: float) -> float:
        if isinstance(node, Words):
            return self.setting(node).set(max(w, 1.0)).height
        if isinstance(node, Sign):
            return min(w, SIGN * BODY * self.scale) if node.w is None else w
        if isinstance(node, Formula):
            high = max(LEAST_FORMULA, extent(node.formula)[1] + AIR)
            return high * em(node.size) * self.scale
        if isinstance(node, Graph | Picture | Path):
            return LEAST_FIGURE
        if isinstance(node, Line):
            return 0.0 if node.upright else node.thickness
        return self._held_height(node, w) if isinstance(node, Holder) else 0.0

    def flat(self, node: Turned) -> Box:
        """The size that a turned node takes before it is turned."""
        (child,) = node.children
        w = self.natural(child)
        return bounded(0.0, 0.0, w, self.height(child, w))

    def _held_height(self, node: Holder, w: float) -> float:
        if isinstance(node, Turned):
            return self.flat(node).turned(node.turn).h
        if isinstance(node, Row):
            lines = self.lines(node, w)
            tall = [self.line_height(line, self.spans(line, node.gap, w)) for line in lines]
            return sum(tall) + node.gap * max(0, len(tall) - 1)
        if isinstance(node, Grid):
            tall = self.row_heights(node, w)
            return sum(tall) + tracks.row_gap(node) * max(0, len(tall) - 1)
        heights = [self.height(c, self.across(c, node, w)) for c in node.children]
        if isinstance(node, Stack):
            return max(heights, default=0.0)
        return sum(heights) + node.gap * max(0, len(heights) - 1)

    def line_height(self, line: tuple[Node, ...], spans: list[float]) -> float:
        """The least height of children side by side, of the widths `spans`."""
        return max((self.height(c, s) for c, s in zip(line, spans, strict=True)), default=0.0)

    # -- dividing

    def lines(self, node: Row, w: float) -> list[tuple[Node, ...]]:
        """The lines of a row: one, or as many as wrapping makes."""
        if not node.wrap:
            return [node.children]
        lines: list[list[Node]] = [[]]
        used = 0.0
        for child in node.children:
            own = min(w, self.asked(child.w, w) or self.natural(child))
            if lines[-1] and used + node.gap + own > w + 0.5:
                lines.append([])
                used = 0.0
            used += own + (node.gap if lines[-1] else 0.0)
            lines[-1].append(child)
        return [tuple(line) for line in lines]

    def spans(self, line: tuple[Node, ...], gap: float, w: float) -> list[float]:
        """Widths of children side by side: as asked, then as their words need, then by weight."""
        room_ = w - gap * max(0, len(line) - 1)
        grows = [self._grows(child) if child.w is None else 0.0 for child in line]
        widths = [
            0.0 if grow else self.asked(child.w, w) or self.natural(child)
            for child, grow in zip(line, grows, strict=True)
        ]
        rest = room_ - sum(widths)
        if any(grows):
            least = sum(self.narrowest(c) for c, grow in zip(line, grows, strict=True) if grow)
            if rest < least:
                widths = self._squeezed(line, widths, grows, room_ - least)
                rest = room_ - sum(widths)
            share = max(rest, 1.0) / sum(grows)
            return [grow * share or width for grow, width in zip(grows, widths, strict=True)]
        return widths if rest >= 0 else self._squeezed(line, widths, grows, room_)

    def _squeezed(
        self, line: tuple[Node, ...], widths: list[float], grows: list[float], room_: float
    ) -> list[float]:
        """Widths of those that neither grow nor were asked for, narrowed to fit in `room_`."""
        free = [not grow and child.w is None for child, grow in zip(line, grows, strict=True)]
        least = [
            min(width, self.narrowest(child)) if loose else width
            for child, width, loose in zip(line, widths, free, strict=True)
        ]
        spare, wanted = room_ - sum(least), sum(widths) - sum(least)
        share = min(1.0, max(0.0, spare / wanted)) if wanted > 0 else 0.0
        return [low + (width - low) * share for low, width in zip(least, widths, strict=True)]

    def row_heights(self, node: Grid, w: float) -> list[float]:
        """Heights of a grid's rows; what spans several rows adds to the last of them."""
        columns = self.columns(node, w)
        tall = [0.0] * tracks.row_count(node)
        for child, place in sorted(
            zip(node.children, tracks.places(node), strict=True), key=lambda pair: pair[0].rows
        ):
            row, at = place
            need = self.height(child, tracks.span(columns, at, child.span, node.gap))
            last = min(row + child.rows, len(tall)) - 1
            have = sum(tall[row : last + 1]) + tracks.row_gap(node) * (last - row)
            tall[last] += max(0.0, need - have)
        return [max(tall)] * len(tall) if node.even and tall else tall

    def columns(self, node: Grid, w: float) -> list[float]:
        weights = tracks.weights(node)
        room_ = max(1.0, w - node.gap * (len(weights) - 1))
        return [room_ * weight / sum(weights) for weight in weights]

    def across(self, child: Node, parent: Holder, w: float) -> float:
        """Width of a child in a column or stack."""
        asked = self.asked(child.w, w)
        placed = child.at is not None or child.left is not None or child.top is not None
        if asked is not None:
            return asked if placed else min(asked, w)
        return w if stretches(child, parent) and not placed else min(w, self.natural(child))

    def asked(self, extent: Extent | None, whole: float) -> float | None:
        if isinstance(extent, str):
            return float(extent[:-1]) / 100 * whole
        return float(extent) if extent is not None else None

    def _grows(self, node: Node) -> float:
        """A child's share of what is left of a row or column: as stated, else 1 for a figure."""
        return node.grow or (1.0 if isinstance(node, Graph | Picture) and not node.aspect else 0.0)

    def rises(self, node: Node) -> float:
        """A child's share of the height left in a column: also for what holds something that grows."""
        if node.h is not None or node.aspect:
            return 0.0
        return self._grows(node) or float(any(self.rises(c) for c in _stacked(node)))


def stretches(child: Node, parent: Holder) -> bool:
    """Whether a child fills its parent across the flow; what is aslant does not."""
    aslant = isinstance(child, Turned) and child.turn % 90 != 0
    return (child.align_self or parent.align) == "stretch" and not aslant


def _outer(node: Node, content: float, across: bool) -> float:
    """A node's extent from that of its content: padding, then the room that its shape takes."""
    top, right, bottom, left = node.edges
    above, after, below, before = room(node.shape)
    if across:
        return (content + left + right) / (1 - before - after)
    return (content + top + bottom) / (1 - above - below)


def _inner_width(node: Node, w: float) -> float:
    _, right, _, left = node.edges
    _, after, _, before = room(node.shape)
    return w * (1 - before - after) - left - right


def _stacked(node: Node) -> tuple[Node, ...]:
    """Children whose growing makes a node grow in height."""
    if isinstance(node, Row):
        return tuple(c for c in node.children if not isinstance(c, Words) and not c.grow) + tuple(
            inner for c in node.children if c.grow for inner in _stacked(c)
        )
    return node.children if isinstance(node, Holder) else ()
