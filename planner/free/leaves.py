"""The elements of nodes without children: words, icons, pictures, charts, formulas, paths and rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from planner import typeset
from planner.errors import PlannerError
from planner.free.bounds import bounded
from planner.free.contents import Formula, Graph, Line, Path, Picture, Sign, Thing, Words
from planner.free.flow import Placed
from planner.free.grammar import Node
from planner.free.lettering import em, ink_on
from planner.free.piece import Fill
from planner.free.shapes import traced
from planner.free.sink import descent
from planner.layouts.surface import Page
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
from planner.sprites import sprite_of

ICON_GRID = 24.0
"""Side of the square that line icons are drawn in."""
_SAID = frozenset(Graph.model_fields) & frozenset(ChartElement.model_fields) - {
    "role",
    "alt",
    "turn",
}


@dataclass(frozen=True)
class At:
    """Where a leaf is drawn: its boxes, its element's name and parent, and the fill under it."""

    placed: Placed
    name: str
    ground: Fill | None
    parent: str | None
    page: Page
    scale: float


def painted(fill: Fill | None) -> dict[str, Any]:
    """A fill as fields of an element: the first colour of a gradient stands for it."""
    if isinstance(fill, Gradient):
        return {"fill": fill.colors[0], "gradient": fill}
    return {"fill": fill}


@singledispatch
def drawn(node: Node, at: At) -> AnyElement | None:
    """The element of a node; None for one that only holds others. Raises PlannerError."""
    return None


@drawn.register
def _words(node: Words, at: At) -> TextElement:
    done, inside, page = at.placed.setting, at.placed.inside, at.page
    assert done is not None
    told = done.set(max(inside.w, 1.0))
    high = min(told.height, inside.h)
    spare = (inside.h - high) / 2 if node.at or node.h else 0.0
    top = inside.y + spare + min(spare, descent(told) / 2)
    element = TextElement(
        id=at.name, box=bounded(inside.x, top, inside.w, high),
        parent=at.parent, role=node.role or "text", runs=done.runs, font=done.role,
        size=done.font.size, weight=done.font.weight, color=ink_on(at.ground, node, page.style),
        align=node.text_align, leading=done.leading, tracking=done.font.tracking,
        tabular=done.tabular, level=done.level, lang=node.lang, facts=node.facts,
        importance=0.8 if done.level in (1, 2) else 0.5,
    )  # fmt: skip
    return typeset.fit_element(element, page.style, page.language, page.direction)


@drawn.register
def _sign(node: Sign, at: At) -> IconElement:
    inside, (icon, colour) = at.placed.inside, _icon(node, at.page)
    side = min(inside.w, inside.h)
    x, y = inside.x + (inside.w - side) / 2, inside.y + (inside.h - side) / 2
    box = bounded(x, y, side, side)
    ink = ink_on(at.ground, Words(text="i", color=node.color), at.page.style)
    return IconElement(
        id=at.name, box=box, parent=at.parent, role=node.role or "object", name=icon,
        color=None if colour else ink, recolor=False, alt=node.alt or node.icon, facts=node.facts,
        stroke=min(8.0, node.line_width * ICON_GRID / side) if node.line_width else None,
    )  # fmt: skip


def _icon(node: Sign, page: Page) -> tuple[str, bool]:
    """The icon's name, and whether it has colours of its own."""
    from planner import icons

    if node.icon.startswith(REFERENCE):
        return node.icon, True
    if ":" in node.icon and icons.exists(node.icon):
        return node.icon, node.icon.startswith("fluent")
    look = page.character.icon if node.look == "page" else node.look
    shown = node.icon.rpartition(":")[2]
    for wanted in dict.fromkeys((look, "line", "colour")):
        found = icons.find(shown, style=wanted, language=page.language)
        found = found or icons.find(shown, style=wanted)
        if found:
            return found[0].name, wanted == "colour"
    raise PlannerError(f"No icon shows “{node.icon}”; name another thing.")


@drawn.register
def _picture(node: Picture, at: At) -> PictureElement:
    box = at.placed.box
    radius = min(box.w, box.h) / 2 if node.shape in ("ellipse", "pill") else node.radius
    return PictureElement(
        id=at.name, box=box, parent=at.parent, prompt=node.prompt, objects=objects(node.things, box),
        ground=node.ground, tinted=node.colors == "page", radius=round(radius, 2),
        alt=node.alt or node.prompt, facts=node.facts,
    )  # fmt: skip


def objects(things: Sequence[Thing], box: Box) -> tuple[PictureObject, ...]:
    """Things of a picture in `box`, from shares of it to units of the canvas, with what shows them."""
    return tuple(
        PictureObject(
            label=t.label, depth=t.depth, color=t.color, count=t.count, sprite=sprite_of(t.label, "en"),
            box=bounded(box.x + t.x * box.w, box.y + t.y * box.h, t.w * box.w, t.h * box.h),
        )
        for t in things
    )  # fmt: skip


@drawn.register
def _chart(node: Graph, at: At) -> ChartElement:
    said = {name: getattr(node, name) for name in _SAID}
    return ChartElement(
        **said | {
            "id": at.name, "box": at.placed.inside, "parent": at.parent, "role": node.role or "data",
            "text_size": round(max(at.page.least + 1, 16 * at.scale), 2),
            "alt": node.alt or f"{node.chart} chart of {', '.join(node.y)}",
        }
    )  # fmt: skip


@drawn.register
def _formula(node: Formula, at: At) -> MathElement:
    return MathElement(
        id=at.name, box=at.placed.inside, parent=at.parent, role="text", formula=node.formula,
        size=round(em(node.size) * at.scale, 2), alt=node.alt or node.formula,
        color=ink_on(at.ground, node, at.page.style), align=node.text_align, facts=node.facts,
    )  # fmt: skip


@drawn.register
def _path(node: Path, at: At) -> ShapeElement:
    box = at.placed.inside
    return ShapeElement(
        id=at.name, box=box, parent=at.parent, role=node.role or "style", shape="path",
        path=traced(node.points, box, node.smooth, node.closed), **painted(node.fill),
        stroke=node.stroke or (None if node.fill else "ink"),
        stroke_width=node.stroke_width, dash=node.dash, opacity=node.opacity, alt=node.alt,
        shadow=node.shadow, head="none" if node.closed else node.head,
    )  # fmt: skip


@drawn.register
def _line(node: Line, at: At) -> ShapeElement:
    box = at.placed.box
    if not node.dash:
        return ShapeElement(id=at.name, box=box, parent=at.parent, fill=node.color)
    x, y = box.x + box.w / 2, box.y + box.h / 2
    path = f"M{x} {box.y}V{box.bottom}" if node.upright else f"M{box.x} {y}H{box.right}"
    return ShapeElement(
        id=at.name, box=box, parent=at.parent, shape="path", path=path, stroke=node.color,
        stroke_width=node.thickness, dash=node.dash,
    )  # fmt: skip
