"""From placed nodes to the plan's elements, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from planner import typeset
from planner.free.contents import Air, Path, Picture
from planner.free.flow import Placed, bleeds
from planner.free.grammar import Holder, Node, Stack
from planner.free.leaves import At, drawn, painted
from planner.free.piece import Fill
from planner.free.shapes import outline
from planner.free.sink import sink
from planner.free.table import Sheet, bands, rules
from planner.free.turn import Turned, turned
from planner.layouts.surface import Page
from planner.parts import Box
from planner.plan import (
    AnyElement,
    ShapeElement,
    TextElement,
)

_DRAWN: dict[str, Literal["rect", "ellipse"]] = {
    "rect": "rect",
    "pill": "rect",
    "ellipse": "ellipse",
}


@dataclass(frozen=True)
class Spot:
    """Where a node is, its shape, and the fill that it stands on (None on a picture)."""

    box: Box
    shape: str
    ground: Fill | None


@dataclass
class Builder:
    """Collects the elements of a page. `joined` are the ids of nodes that arrows join, `taken` those
    that nodes have of their own.

    `spots` maps the ids of nodes to where they are and what they stand on.
    """

    page: Page
    scale: float
    joined: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    elements: list[AnyElement] = field(default_factory=list)
    spots: dict[str, Spot] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def build(
        self, placed: Placed, ground: Fill | None = "bg", parent: str | None = None,
        cell: bool = False,
    ) -> None:  # fmt: skip
        """Add a node and all under it; `ground` is the fill that it stands on.

        A `cell` of a table has its fill behind it already.
        """
        node = placed.node
        name = self._name(node)
        self.spots[name] = Spot(placed.box, node.shape, ground)
        panel = bool(node.fill or node.stroke) and not cell and not isinstance(node, Path)
        framed = panel and bool(node.stroke) and any(one.node.fill for one in placed.walk()[1:])
        if panel or (name in self.joined and isinstance(node, Holder | Air)):
            self._shape(placed, name, parent, stroked=not framed)
            parent, name = name, self._fresh(f"{name}-in")
            ground = node.fill or ground
        sink(placed, panel or cell)
        leaf = drawn(node, At(placed, name, ground, parent, self.page, self.scale))
        self.elements += [leaf] if leaf else []
        if isinstance(node, Sheet):
            self._table(node, placed, name, ground, parent)
        elif isinstance(node, Turned):
            self._turned(node, placed, ground, parent)
        else:
            self._children(placed, ground, parent)
        if framed:
            self._shape(placed, self._fresh("frame"), parent, filled=False)

    def _children(self, placed: Placed, ground: Fill | None, parent: str | None) -> None:
        for index, child in enumerate(placed.children):
            first = len(self.elements)
            self.build(child, ground, parent)
            if isinstance(placed.node, Stack) and (index or bleeds(child.node)):
                self.elements[first:] = [
                    one if one.over else one.model_copy(update={"over": True})
                    for one in self.elements[first:]
                ]
            ground = None if isinstance(child.node, Picture) else ground

    def _turned(
        self, node: Turned, placed: Placed, ground: Fill | None, parent: str | None
    ) -> None:
        """What is turned, about the middle of the room that it takes."""
        first, known = len(self.elements), set(self.spots)
        self._children(placed, ground, parent)
        about = placed.inside
        self.elements[first:] = [turned(one, node.turn, about) for one in self.elements[first:]]
        self.elements[first:] = [self._set_again(one) for one in self.elements[first:]]
        for name in self.spots.keys() - known:
            spot = self.spots[name]
            self.spots[name] = replace(spot, box=spot.box.turned(node.turn, about))

    def _set_again(self, element: AnyElement) -> AnyElement:
        page = self.page
        if not isinstance(element, TextElement):
            return element
        return typeset.fit_element(element, page.style, page.language, page.direction)

    def _table(
        self, node: Sheet, placed: Placed, name: str, ground: Fill | None, parent: str | None
    ) -> None:
        cells = [child.box for child in placed.children]
        self._lines(bands(node, cells, placed.inside), name, parent)
        for child in placed.children:
            self.build(child, child.node.fill or ground, parent, cell=True)
        self._lines(rules(node, cells, placed.inside), name, parent)

    def _lines(self, shapes: Iterable[ShapeElement], name: str, parent: str | None) -> None:
        """Add fills or rules of a table, named by it."""
        for one in shapes:
            own = self._fresh(f"{name}-{one.id}")
            self.elements.append(one.model_copy(update={"id": own, "parent": parent}))

    def _name(self, node: Node) -> str:
        return node.id if node.id and node.id not in self.spots else self._fresh(node.type)

    def _fresh(self, stem: str) -> str:
        while True:
            self._counts[stem] = self._counts.get(stem, 0) + 1
            name = f"{stem}-{self._counts[stem]}"
            if name not in self.spots and name not in self.taken:
                return name

    def free(self, name: str) -> str:
        """The name, or one like it where a node has it."""
        return self._fresh(name) if name in self.taken else name

    def _shape(
        self,
        placed: Placed,
        name: str,
        parent: str | None,
        filled: bool = True,
        stroked: bool = True,
    ) -> None:
        node, box = placed.node, placed.box
        shape: Literal["rect", "ellipse", "path"] = _DRAWN.get(node.shape, "path")
        radius = min(box.w, box.h) / 2 if node.shape == "pill" else node.radius
        self.elements.append(
            ShapeElement(
                id=name,
                box=box,
                parent=parent,
                role=node.role or "style",
                shape=shape,
                path=outline(node.shape, box) if shape == "path" else "",
                **(painted(node.fill) if filled else {}),
                shadow=node.shadow if filled and node.fill else 0,
                stroke=node.stroke if stroked else None,
                stroke_width=node.stroke_width if node.stroke and stroked else 0,
                dash=node.dash,
                radius=round(min(radius, box.w / 2, box.h / 2), 2),
                opacity=node.opacity,
                alt=node.alt,
            )
        )
