"""From placed nodes to the plan's elements, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod
from typing import Any, Literal

from planner import typeset
from planner.errors import PlannerError
from planner.free.flow import Placed, bleeds
from planner.free.grammar import (
    Air,
    Formula,
    Graph,
    Holder,
    Line,
    Node,
    Path,
    Picture,
    Sign,
    Stack,
    Words,
)
from planner.free.lettering import em, ink_on
from planner.free.piece import Fill
from planner.free.shapes import outline, traced
from planner.free.sink import descent, sink
from planner.free.table import Sheet, bands, rules
from planner.free.turn import Turned, turned
from planner.layouts.surface import Page
from planner.marks import sprite_of
from planner.parts import REFERENCE, Box, PictureObject
from planner.plan import (
    AnyElement,
    ChartElement,
    Gradient,
    IconElement,
    MathElement,
    PictureElement,
    ShapeElement,
    TextElement,
)

_DRAWN: dict[str, Literal["rect", "ellipse"]] = {
    "rect": "rect",
    "pill": "rect",
    "ellipse": "ellipse",
}


ICON_GRID = 24.0
"""Side of the square that line icons are drawn in."""


@dataclass(frozen=True)
class Spot:
    """Where a node is, its shape, and the fill that it stands on (None on a picture)."""

    box: Box
    shape: str
    ground: Fill | None


def painted(fill: Fill | None) -> dict[str, Any]:
    """A fill as fields of an element: the first colour of a gradient stands for it."""
    if isinstance(fill, Gradient):
        return {"fill": fill.colors[0], "gradient": fill}
    return {"fill": fill}


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
        painted = bool(node.fill or node.stroke) and not cell and not isinstance(node, Path)
        framed = painted and bool(node.stroke) and any(one.node.fill for one in placed.walk()[1:])
        if painted or (name in self.joined and isinstance(node, Holder | Air)):
            self._shape(placed, name, parent, stroked=not framed)
            parent, name = name, self._fresh(f"{name}-in")
            ground = node.fill or ground
        sink(placed, painted or cell)
        self._leaf(node, placed, name, ground, parent)
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
                    one.model_copy(update={"over": True}) for one in self.elements[first:]
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

    @singledispatchmethod
    def _leaf(
        self, node: Node, placed: Placed, name: str, ground: Fill | None, parent: str | None
    ) -> None:
        """Nothing for nodes that only hold others."""

    @_leaf.register
    def _words(
        self, node: Words, placed: Placed, name: str, ground: Fill | None, parent: str | None
    ) -> None:
        done = placed.setting
        assert done is not None
        inside = placed.inside
        told = done.set(max(inside.w, 1.0))
        high = min(told.height, inside.h)
        spare = (inside.h - high) / 2 if node.at or node.h else 0.0
        top = inside.y + spare + min(spare, descent(told) / 2)
        element = TextElement(
            id=name, box=Box(x=inside.x, y=round(top, 2), w=inside.w, h=round(high, 2)),
            parent=parent, role=node.role or "text", runs=done.runs, font=done.role,
            size=done.font.size, weight=done.font.weight, color=ink_on(ground, node, self.page.style),
            align=node.text_align, leading=done.leading, tracking=done.font.tracking,
            tabular=done.tabular, level=done.level, lang=node.lang, facts=node.facts,
            importance=0.8 if done.level in (1, 2) else 0.5,
        )  # fmt: skip
        self.elements.append(
            typeset.fit_element(element, self.page.style, self.page.language, self.page.direction)
        )

    @_leaf.register
    def _sign(
        self, node: Sign, placed: Placed, name: str, ground: Fill | None, parent: str | None
    ) -> None:
        inside, (icon, colour) = placed.inside, self._icon(node)
        side = min(inside.w, inside.h)
        box = Box(
            x=round(inside.x + (inside.w - side) / 2, 2),
            y=round(inside.y + (inside.h - side) / 2, 2), w=side, h=side,
        )  # fmt: skip
        color = (
            None if colour else ink_on(ground, Words(text="i", color=node.color), self.page.style)
        )
        self.elements.append(
            IconElement(
                id=name,
                box=box,
                parent=parent,
                role=node.role or "object",
                name=icon,
                color=color,
                stroke=min(8.0, node.line_width * ICON_GRID / side) if node.line_width else None,
                recolor=False,
                alt=node.alt or node.icon,
                facts=node.facts,
            )
        )

    def _icon(self, node: Sign) -> tuple[str, bool]:
        """The icon's name, and whether it has colours of its own."""
        from planner import icons

        if node.icon.startswith(REFERENCE):
            return node.icon, True
        if ":" in node.icon and icons.exists(node.icon):
            return node.icon, node.icon.startswith("fluent")
        style = {
            "page": self.page.character.icon,
            "colour": "colour",
            "line": "line",
            "fill": "fill",
        }
        shown = node.icon.rpartition(":")[2]
        for wanted in dict.fromkeys((style[node.look], "line", "colour")):
            found = icons.find(shown, style=wanted, language=self.page.language)  # type: ignore[arg-type]
            found = found or icons.find(shown, style=wanted)  # type: ignore[arg-type]
            if found:
                return found[0].name, wanted == "colour"
        raise PlannerError(f"No icon shows “{node.icon}”; name another thing.")

    @_leaf.register
    def _picture(
        self, node: Picture, placed: Placed, name: str, ground: Fill | None, parent: str | None
    ) -> None:
        box = placed.box
        things = tuple(
            PictureObject(
                label=t.label, depth=t.depth, color=t.color, count=t.count, sprite=sprite_of(t.label, "en"),
                box=Box(x=box.x + t.x * box.w, y=box.y + t.y * box.h, w=t.w * box.w, h=t.h * box.h),
            ) for t in node.things
        )  # fmt: skip
        radius = min(box.w, box.h) / 2 if node.shape in ("ellipse", "pill") else node.radius
        self.elements.append(
            PictureElement(
                id=name,
                box=box,
                parent=parent,
                prompt=node.prompt,
                objects=things,
                ground=node.ground,
                tinted=node.colors == "page",
                radius=round(radius, 2),
                alt=node.alt or node.prompt,
                facts=node.facts,
            )
        )

    @_leaf.register
    def _chart(
        self, node: Graph, placed: Placed, name: str, ground: Fill | None, parent: str | None
    ) -> None:
        said = node.model_dump(
            include={
                "chart",
                "x",
                "y",
                "series",
                "size_by",
                "highlight",
                "unit",
                "decimals",
                "share",
                "colors",
                "x_title",
                "y_title",
                "axis",
                "legend",
                "ramp",
            }
        )
        self.elements.append(
            ChartElement(
                id=name,
                box=placed.inside,
                parent=parent,
                role=node.role or "data",
                columns=node.columns,
                annotations=node.annotations,
                marks=node.marks,
                text_size=round(max(self.page.least + 1, 16 * self.scale), 2),
                alt=node.alt or f"{node.chart} chart of {', '.join(node.y)}",
                facts=node.facts,
                **said,
            )
        )

    @_leaf.register
    def _formula(
        self, node: Formula, placed: Placed, name: str, ground: Fill | None, parent: str | None
    ) -> None:
        self.elements.append(
            MathElement(
                id=name,
                box=placed.inside,
                parent=parent,
                role="text",
                formula=node.formula,
                size=round(em(node.size) * self.scale, 2),
                alt=node.alt or node.formula,
                color=ink_on(ground, node, self.page.style),
                facts=node.facts,
            )
        )

    @_leaf.register
    def _path(
        self, node: Path, placed: Placed, name: str, ground: Fill | None, parent: str | None
    ) -> None:
        box = placed.inside
        self.elements.append(
            ShapeElement(
                id=name, box=box, parent=parent, role=node.role or "style", shape="path",
                path=traced(node.points, box, node.smooth, node.closed), **painted(node.fill),
                stroke=node.stroke or (None if node.fill else "ink"),
                stroke_width=node.stroke_width, dash=node.dash, opacity=node.opacity, alt=node.alt,
                shadow=node.shadow, head="none" if node.closed else node.head,
            )
        )  # fmt: skip

    @_leaf.register
    def _line(
        self, node: Line, placed: Placed, name: str, ground: Fill | None, parent: str | None
    ) -> None:
        box = placed.box
        if not node.dash:
            self.elements.append(ShapeElement(id=name, box=box, parent=parent, fill=node.color))
            return
        x, y = box.x + box.w / 2, box.y + box.h / 2
        path = f"M{x} {box.y}V{box.bottom}" if node.upright else f"M{box.x} {y}H{box.right}"
        self.elements.append(
            ShapeElement(
                id=name,
                box=box,
                parent=parent,
                shape="path",
                path=path,
                stroke=node.color,
                stroke_width=node.thickness,
                dash=node.dash,
            )
        )
