"""The layout kit: nodes that know their height at a width, and place themselves as elements.

A node never guesses: its height comes from set text. Extra height goes to nodes with `grow`.
All lengths are units. Layouts are written for left to right; `mirror` turns a page round.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from planner import fonts, typeset
from planner.fonts import Font
from planner.layouts.surface import Page, Sink, add_ellipse, add_rect, box
from planner.parts import REFERENCE, Align, Role
from planner.plan import FontRole, IconElement, Run, ShapeElement, TextElement

TOO_WIDE = 1e5
"""Height of a text with a word wider than its measure: no page accepts it."""


class Node:
    """Something with a height at a width. `grow` is its share of extra height."""

    grow: float = 0.0

    def height(self, w: float) -> float:
        """The least height at width `w`."""
        raise NotImplementedError

    def width(self) -> float:
        """The natural width, where the node has one (rows ask)."""
        return 0.0

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        """Draw into the box."""
        raise NotImplementedError


@dataclass
class Text(Node):
    """A block of text. `level` > 0 marks a heading, whose lines are balanced."""

    page: Page
    runs: tuple[Run, ...]
    size: float
    font: FontRole = "text"
    weight: int = 400
    color: str = "ink"
    align: Align = "start"
    valign: Literal["top", "middle", "bottom"] = "top"
    leading: float = 1.36
    tracking: float = 0.0
    tabular: bool = False
    level: int = 0
    name: str = "text"
    role: Role = "text"
    importance: float = 0.5
    facts: tuple[str, ...] = ()
    grow: float = 0.0

    @cached_property
    def _font(self) -> Font:
        family = fonts.family_of(self.page.style.type, self.font)
        names = fonts.chain(family, self.page.language, self.font)
        return Font(
            names, round(self.size, 3), self.weight, tracking=self.tracking,
            language=self.page.language, tabular=self.tabular,
        )  # fmt: skip

    @cached_property
    def _settings(self) -> dict[float, typeset.Set]:
        return {}

    def set(self, w: float) -> typeset.Set:
        """The text set at measure `w`; rounded as the element is, so that both break alike."""
        measure = round(w, 3)
        if measure not in self._settings:
            self._settings[measure] = typeset.set_text(
                self.runs, self._font, measure, leading=self.leading, balance=self.level > 0
            )
        return self._settings[measure]

    def height(self, w: float) -> float:
        done = self.set(w)
        return done.height if done.fits else TOO_WIDE

    def width(self) -> float:
        done = self.set(1e5)
        wide = done.width * 1.002
        # Kerning over spaces: words measured one by one may need a little more than together.
        while len(self.set(wide).lines) > len(done.lines):
            wide *= 1.004
        return wide

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        tall = self.set(w).height
        spare = max(0.0, h - tall) * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[self.valign]
        element = TextElement(
            id=sink.name(self.name), box=box(x, y + spare, w, tall), z=10, role=self.role,
            importance=self.importance, facts=self.facts, runs=self.runs, font=self.font,
            size=round(self.size, 3), weight=self.weight, color=self.color, align=self.align,
            leading=self.leading, tracking=self.tracking, tabular=self.tabular, level=self.level,
        )  # fmt: skip
        sink.add(element)


@dataclass
class Space(Node):
    """Empty height."""

    size: float = 0.0
    grow: float = 0.0

    def height(self, w: float) -> float:
        return self.size

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        return None


@dataclass
class Stack(Node):
    """Nodes one under the other. Extra height goes to those that grow, else where `justify` says."""

    children: Sequence[Node]
    gap: float = 0.0
    justify: Literal["start", "center", "end", "between"] = "start"
    grow: float = 0.0

    def height(self, w: float) -> float:
        return sum(c.height(w) for c in self.children) + self.gap * max(0, len(self.children) - 1)

    def width(self) -> float:
        return max((c.width() for c in self.children), default=0.0)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        heights = [child.height(w) for child in self.children]
        spare = max(0.0, h - sum(heights) - self.gap * max(0, len(heights) - 1))
        total = sum(child.grow for child in self.children)
        gap = self.gap
        if total == 0:
            y += {"center": spare / 2, "end": spare}.get(self.justify, 0.0)
            if self.justify == "between" and len(heights) > 1:
                gap += spare / (len(heights) - 1)
        for child, tall in zip(self.children, heights, strict=True):
            tall += spare * child.grow / total if total else 0.0
            child.place(x, y, w, tall, sink)
            y += tall + gap


@dataclass
class Row(Node):
    """Nodes side by side. A width is units, or a share of the rest where it is negative (-1, -2 …)."""

    children: Sequence[Node]
    widths: Sequence[float]
    gap: float = 0.0
    valign: Literal["top", "middle", "stretch"] = "top"
    grow: float = 0.0

    def spans(self, w: float) -> list[float]:
        """The width of each child."""
        fixed = sum(v for v in self.widths if v > 0)
        rest = max(1.0, w - fixed - self.gap * (len(self.widths) - 1))
        shares = sum(-v for v in self.widths if v < 0) or 1.0
        return [v if v > 0 else rest * -v / shares for v in self.widths]

    def height(self, w: float) -> float:
        pairs = zip(self.children, self.spans(w), strict=True)
        return max((c.height(span) for c, span in pairs), default=0.0)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        for child, span in zip(self.children, self.spans(w), strict=True):
            tall = h if self.valign == "stretch" else child.height(span)
            top = y + (h - tall) / 2 if self.valign == "middle" else y
            child.place(x, top, span, tall if self.valign != "top" else h, sink)
            x += span + self.gap


@dataclass
class Panel(Node):
    """A filled or outlined rectangle with a node inside."""

    child: Node
    pad: float | tuple[float, float] = 0.0
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.5
    radius: float = 0.0
    bar: str | None = None
    bar_width: float = 4.0
    name: str = "panel"
    grow: float = 0.0

    def _pad(self) -> tuple[float, float]:
        return self.pad if isinstance(self.pad, tuple) else (self.pad, self.pad)

    def height(self, w: float) -> float:
        dx, dy = self._pad()
        return self.child.height(w - 2 * dx) + 2 * dy

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        dx, dy = self._pad()
        own = sink.name(self.name)
        if self.fill or self.stroke:
            shape = ShapeElement(
                id=own, box=box(x, y, w, h), z=2, fill=self.fill, stroke=self.stroke,
                stroke_width=self.stroke_width if self.stroke else 0, radius=round(self.radius, 3),
            )  # fmt: skip
            sink.add(shape)
            sink.parents.append(own)
        if self.bar:
            add_rect(sink, x, y, w, self.bar_width, self.bar, z=3)
        self.child.place(x + dx, y + dy, w - 2 * dx, h - 2 * dy, sink)
        if self.fill or self.stroke:
            sink.parents.pop()


@dataclass
class Rule(Node):
    """A horizontal line."""

    thickness: float = 1.5
    color: str = "rule"
    length: float | None = None
    grow: float = 0.0

    def height(self, w: float) -> float:
        return self.thickness

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        add_rect(sink, x, y, self.length or w, self.thickness, self.color, z=3, name="rule")


@dataclass
class Icon(Node):
    """An icon by name, on a disc or square if `ground`; grows with extra height up to `limit`.

    A reference fills the whole place.
    """

    icon: str
    size: float
    color: str | None = "dominant_ink"
    ground: str | None = None
    round: bool = True
    align: Align = "start"
    limit: float = 1.0
    grow: float = 0.0
    alt: str = ""

    def height(self, w: float) -> float:
        return self.size

    def width(self) -> float:
        return self.size

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        side = min(max(self.size, min(h, self.size * self.limit)), w)
        left = x + {"start": 0.0, "center": (w - side) / 2, "end": w - side}[self.align]
        top = y + (h - side) / 2
        pictured = self.icon.startswith(REFERENCE)
        if self.ground and not pictured:
            if self.round:
                add_ellipse(sink, left + side / 2, top + side / 2, side / 2, fill=self.ground)
            else:
                add_rect(sink, left, top, side, side, self.ground, z=2)
        inner = side * (0.6 if self.ground and not pictured else 1.0)
        inset = (side - inner) / 2
        sink.add(
            IconElement(
                id=sink.name("icon"),
                box=box(left + inset, top + inset, inner, inner),
                z=5,
                role="object",
                name=self.icon,
                color=self.color,
                alt=self.alt,
                stroke=self._stroke(inner),
            )
        )

    @staticmethod
    def _stroke(side: float) -> float:
        """Stroke on the icon's own 24 grid: about as heavy at any size."""
        return round(min(2.0, max(0.9, 24 * (1.6 + 0.02 * side) / side)), 2)


@dataclass
class Free(Node):
    """A node drawn by a function, with a least height at a width given by another."""

    draw: Callable[[float, float, float, float, Sink], None]
    least: Callable[[float], float]
    grow: float = 1.0

    def height(self, w: float) -> float:
        return self.least(w)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        self.draw(x, y, w, h, sink)


def stack(*children: Node | None, gap: float = 0.0, **options: Any) -> Stack:
    """A `Stack` of the nodes that are there."""
    return Stack([child for child in children if child is not None], gap, **options)
