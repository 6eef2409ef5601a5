"""Labelled pictures: a thing on a disc, dots on its rim, and what every arrangement of words shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.composer.text import sentence_case
from planner.content import Content
from planner.layouts.blocks import block, fitted, panel
from planner.layouts.geometry import Point, Rect, add_box, add_link
from planner.layouts.kit import Node
from planner.layouts.pictured import hero
from planner.layouts.surface import Page, Sink, box
from planner.parts import Align
from planner.plan import PictureElement

SUBJECT = 0.78
"""The thing in the picture, as a share of the disc it stands on."""


@dataclass(frozen=True)
class Leader:
    """A line from a callout's element to a dot on the picture."""

    item: int
    anchor: str
    points: tuple[Point, ...]


class Labelled(Node):
    """What both labelled pictures share: the picture, its dots, and the words."""

    grow = 1.0
    align: Align = "start"

    def __init__(self, page: Page, content: Content) -> None:
        self.page, self.content, self.items = page, content, content.items
        self.boxed = page.character.panel in ("fill", "tint")

    def words(self, index: int) -> Node:
        """A callout's words."""
        return block(self.page, self.items[index], scale=1.25, align=self.align)

    def pad(self) -> tuple[float, float]:
        """From a callout's edge to its words."""
        gap = self.page.gap
        return (gap(1.8), gap(1.5)) if self.boxed else (0.0, gap(1.2))

    def tall(self, index: int, w: float) -> float:
        """A callout's height at a width."""
        dx, dy = self.pad()
        return self.words(index).height(w - 2 * dx) + (2 if self.boxed else 1) * dy

    def callout(self, index: int, room: Rect, sink: Sink) -> str:
        """Draw a callout; the id that its line starts from."""
        item, pad = self.items[index], self.pad()
        if self.boxed:
            fill = "tint" if self.page.character.panel == "tint" else "surface"
            return panel(
                sink, self.page, room, self.words(index), fill=fill, pad=pad, name="callout",
                top=True, lit=item.mark,
            )  # fmt: skip
        first = len(sink.elements)
        self.words(index).place(room.x, room.y + pad[1], room.w, room.h - pad[1], sink)
        return sink.elements[first].id

    def picture(self, area: Rect, sink: Sink) -> None:
        """The thing on its disc; where there is none to draw, its name."""
        said = self.content.topic or self.content.headline
        side = SUBJECT * area.w
        thing = Rect.around((area.cx, area.cy), side, side)
        if not self.content.queries:
            side = RIM * area.w
            disc = Rect.around((area.cx, area.cy), side, side)
            add_box(sink, disc, name="hero", z=1, shape="ellipse", fill="dominant")
            words = Rect.around((area.cx, area.cy), 0.72 * side, 0.56 * side)
            fitted(
                self.page, sentence_case(said), words, sink, size=0.2 * side, name="hub",
                color="on_dominant",
            )  # fmt: skip
            return
        things = tuple(
            hero(said, name, box(thing.x, thing.y, side, side)) for name in self.content.queries[:1]
        )
        sink.add(
            PictureElement(
                id=sink.name("hero"), box=box(area.x, area.y, area.w, area.h), z=1,
                importance=0.9, prompt=said, ground="disc", objects=things, alt=said,
            )
        )  # fmt: skip

    def leaders(
        self, indices: Sequence[int], ids: Sequence[str], starts: Sequence[tuple[Point, ...]],
        area: Rect, side: int, upright: bool,
    ) -> list[Leader]:  # fmt: skip
        """The lines from one side's callouts to the rim of the picture."""
        dots = spots(len(indices), area, side, upright)
        rows = zip(indices, ids, starts, dots, strict=True)
        return [Leader(i, own, (*start, dot)) for i, own, start, dot in rows]

    def lead(self, leaders: Sequence[Leader], sink: Sink) -> None:
        """Draw the lines and the dots that they end in."""
        r = self.page.body * 0.42
        for leader in leaders:
            item, (x, y) = self.items[leader.item], leader.points[-1]
            color = "accent" if item.mark else "dominant"
            dot = add_box(
                sink, Rect.around((x, y), 2 * r, 2 * r), name="dot", z=8, shape="ellipse",
                fill=color, stroke="bg", stroke_width=round(r * 0.5, 3), alt=item.title,
            )  # fmt: skip
            add_link(
                sink, leader.anchor, dot, leader.points, z=6, head="none", width=2, color=color,
                alt=item.title,
            )  # fmt: skip


RIM, REACH = 0.94, 0.86
"""Radius of the picture's disc, and how far along it the leaders spread, in half its side."""


def spots(count: int, area: Rect, side: int, upright: bool) -> list[Point]:
    """Points on one side of a round picture's rim (-1 before its middle, 1 after), end to end.

    `upright` spreads them down the picture, else across it. They stay on the rim: a layout does
    not see the parts of what is drawn, so it does not claim to point at them.
    """
    out = []
    for index in range(count):
        along = REACH * (2 * (index + 0.5) / count - 1)
        deep = side * (RIM**2 - along**2) ** 0.5
        x, y = (deep, along) if upright else (along, deep)
        out.append((area.cx + x * area.w / 2, area.cy + y * area.h / 2))
    return out
