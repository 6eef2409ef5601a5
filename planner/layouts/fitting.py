"""Words in a room of given size: the largest type at which they fit."""

from __future__ import annotations

from dataclasses import replace

from planner.layouts.geometry import Rect
from planner.layouts.kit import Text
from planner.layouts.surface import Page, Sink

STEP = 0.93


def fitted(page: Page, node: Text, w: float, h: float) -> Text:
    """The text as large as it fits, from its own size down to the least that can be read."""
    least = page.least + 0.1
    while node.size > least and node.height(w) > h:
        node = replace(node, size=max(least, node.size * STEP))
    return node


def fits(page: Page, node: Text, w: float) -> bool:
    """True where the smallest type that can be read breaks no word at that width."""
    return replace(node, size=page.least + 0.1).set(w).fits


def put(page: Page, node: Text, room: Rect, sink: Sink) -> None:
    """The text in the middle of the room's height, as large as it fits."""
    node = replace(fitted(page, node, room.w, room.h), valign="middle")
    node.place(room.x, room.y, room.w, room.h, sink)


def alike(page: Page, nodes: list[Text], rooms: list[Rect]) -> list[Text]:
    """The texts in one size, that of the one with least room."""
    sizes = [fitted(page, n, r.w, r.h).size for n, r in zip(nodes, rooms, strict=True)]
    size = min(sizes, default=0.0)
    return [replace(node, size=size) for node in nodes]
