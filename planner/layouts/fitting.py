"""Words in a room of given size: the largest type at which they fit."""

from __future__ import annotations

from dataclasses import replace

from planner.layouts.geometry import Rect
from planner.layouts.kit import Text
from planner.layouts.surface import Page, Sink
from planner.plan import Run

STEP = 0.93


def fitted(page: Page, node: Text, w: float, h: float) -> Text:
    """The text as large as it fits, from its own size down to the least that can be read; a heading ends a line
    behind a hyphen only where a word would break without.
    """
    least = page.least + 0.1
    while node.size > least and node.height(w) > h:
        node = replace(node, size=max(least, node.size * STEP))
    hyphened = replace(node, level=0)
    return hyphened if not node.set(w).fits and hyphened.height(w) <= h else node


def longest(node: Text) -> float:
    """The width of the longest word, in units."""
    words = [word for run in node.runs for word in run.text.split()]
    return max((replace(node, runs=(Run(text=word),)).width() for word in words), default=0.0)


def fits(page: Page, node: Text, w: float) -> bool:
    """True where the smallest type that can be read breaks no word at that width."""
    return replace(node, size=page.least + 0.1).set(w).fits


def put(page: Page, node: Text, room: Rect, sink: Sink) -> None:
    """The text in the middle of the room's height, as large as it fits; the room is as wide as its longest word."""
    node = replace(fitted(page, node, room.w, room.h), valign="middle")
    more = 0.0 if node.set(room.w).fits else max(0.0, longest(node) - room.w)
    x = room.x - {"start": 0.0, "center": more / 2, "end": more}[node.align]
    node.place(x, room.y, room.w + more, room.h, sink)


def alike(page: Page, nodes: list[Text], rooms: list[Rect]) -> list[Text]:
    """The texts in one size, that of the one with least room."""
    sizes = [fitted(page, n, r.w, r.h).size for n, r in zip(nodes, rooms, strict=True)]
    size = min(sizes, default=0.0)
    return [replace(node, size=size) for node in nodes]
