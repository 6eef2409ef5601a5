"""Words and boxes that archetypes share: an item's words on a fill, a panel lines can join."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.content import Item
from planner.layouts import roles
from planner.layouts.geometry import Rect, add_box
from planner.layouts.kit import TOO_WIDE, Node, Stack, Text
from planner.layouts.owned import own_items
from planner.layouts.surface import Page, Sink
from planner.parts import Align

INKS = {
    "dominant": ("on_dominant", "on_dominant_muted", "on_dominant"),
    "accent": ("on_accent", "on_accent", "on_accent"),
}
"""Title, body and value colours on the two dark fills; other fills carry `ink`."""


MEASURE = 8.5
"""Narrowest column of running text, in its own ems: about 17 Latin letters or 8 Chinese."""


class Words(Stack):
    """A stack of texts that refuses a measure too narrow to read its running text in."""

    least = 0.0

    def height(self, w: float) -> float:
        return super().height(w) if w >= self.least else TOO_WIDE


def block(
    page: Page, item: Item, *, fill: str | None = None, scale: float = 1.25, body: float = 1.0,
    value: bool = True, nested: bool = True, gap: float = 0.9, **options: Any,
) -> Words:  # fmt: skip
    """An item's title, body, its own items, and its value unless they hold it, in its fill's colours."""
    title, soft, figure = INKS.get(fill or "", ("ink", "ink", "accent_ink"))
    shown = value and bool(item.value) and item.value not in item.title + item.body
    even = {"level": 3} if options.get("align") == "center" else {}
    own = {"facts": item.facts, **options}
    parts: list[Node | None] = [
        roles.heading(page, item.title, scale=scale, color=title, **own) if item.title else None,
        roles.body(page, item.body, scale=body, color=soft, **even, **own) if item.body else None,
        own_items(page, item, color=soft, soft=soft, scale=body, align=own.get("align", "start"))
        if nested
        else None,
        _value(page, item, figure, own) if shown else None,
    ]
    words = Words([part for part in parts if part], page.gap(gap))
    if parts[1]:
        words.least = min(parts[1].width(), MEASURE * page.body * body)
    return words


def fitted(
    page: Page, text: str, area: Rect, sink: Sink, *, size: float, name: str, **options: Any
) -> None:
    """Set words in the middle of an area, from `size` units down as large as fits; else nothing."""
    while text and size > page.body * 1.1:
        node = roles.display(
            page, text, size=size, align="center", level=2, name=name, importance=0.8, **options
        )
        done = node.set(area.w)
        if done.fits and done.height <= area.h:
            node.place(area.x, area.cy - done.height / 2, area.w, done.height, sink)
            return
        size *= 0.92


def _value(page: Page, item: Item, color: str, options: dict[str, Any]) -> Text:
    return roles.label(page, item.value, name="value", color=color, role="data", **options)


def panel(
    sink: Sink, page: Page, room: Rect, child: Node, *, fill: str | None = None,
    pad: tuple[float, float] = (0.0, 0.0), name: str = "node", top: bool = False, lit: bool = False,
) -> str:  # fmt: skip
    """Draw a filled box with a node in its middle (or at its `top`); the id that lines may join.

    Without a fill that is the first element of the node. What the message is about is `lit`.
    """
    dx, dy = pad
    first = len(sink.elements)
    boxed = bool(fill) or lit
    if boxed:
        line = fill == "bg" or (fill == "surface" and page.character.panel == "line")
        stroke, width = ("accent", 4.0) if lit else ("rule", 1.5) if line else (None, 0.0)
        radius = round(min(page.character.radius, room.h / 3), 3)
        own = add_box(
            sink, room, name=name, fill=fill, stroke=stroke, stroke_width=width, radius=radius
        )
        sink.parents.append(own)
    tall = min(child.height(room.w - 2 * dx), room.h - 2 * dy)
    # The descent of the last line is mostly empty: words in the middle stand a little lower.
    spare = 0.0 if top else (room.h - 2 * dy - tall) / 2 + page.body * 0.08
    child.place(room.x + dx, room.y + dy + spare, room.w - 2 * dx, tall, sink)
    if boxed:
        sink.parents.pop()
    return sink.elements[first].id


def centred(items: Sequence[Item], longest: int = 70) -> Align:
    """Short words stand in the middle; longer ones start at one edge."""
    return "center" if max(len(item.body) for item in items) <= longest else "start"


def snug(node: Node, widest: float, least: float = 0.0) -> float:
    """The least width, up to `widest`, at which the node is no taller than at `widest`."""
    natural = max(node.width(), least)
    while natural <= widest:
        # A closing bracket may hang out of a line of its own, but not out of a measure.
        if node.height(natural) <= node.height(widest) + 0.01:
            return natural
        natural *= 1.05
    tall, low, high = node.height(widest), max(least, widest * 0.5), widest
    for _ in range(4):
        middle = (low + high) / 2
        low, high = (low, middle) if node.height(middle) <= tall + 0.01 else (middle, high)
    return high
