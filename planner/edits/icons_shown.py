"""Which icons of a page show a thing."""

from __future__ import annotations

from planner import icons
from planner.content import Content
from planner.icons import Style

_STYLES: tuple[Style, ...] = ("colour", "line")
_NEAREST = 8
"""How many icons of a thing are looked at in each style."""


def showing(label: str, content: Content, language: str) -> tuple[bool, list[int]]:
    """Whether the header's icon shows a thing, and the numbers of the items whose icons do.

    The header's icon stands for the page's topic: where it shows the thing, no item is meant.
    """
    found = {
        match.name for style in _STYLES for match in icons.find(label, style=style, language=language, k=_NEAREST)
    }  # fmt: skip
    asked = {query.casefold() for query in content.queries}
    if content.hero and (content.hero in found or label.casefold() in asked):
        return True, []
    return False, [n for n, item in enumerate(content.items, 1) if item.icon in found]
