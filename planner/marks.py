"""The marks stage: icons for items and hero, found by meaning."""

from __future__ import annotations

from dataclasses import replace

from planner.content import Content, Item

STYLES = {"line": "line", "fill": "fill", "colour": "colour"}


def with_icons(content: Content, style: str) -> Content:
    """The content with icon names in place of icon queries; empty where nothing is near enough.

    A page has icons for nearly all of its items or for none: a few among many look like gaps.
    """
    from planner import icons

    queries = [item.icon or item.title for item in content.items]
    names = icons.find_many(queries, style=style, language=content.language) if queries else []
    found = [match.name if match else "" for match in names]
    if sum(map(bool, found)) < 0.75 * len(found):
        found = [""] * len(found)
    items = tuple(_bare(replace(i, icon=n)) for i, n in zip(content.items, found, strict=True))
    heroes = [m.name for q in content.queries[:4] for m in icons.find(q, style="colour", language=content.language)]
    return replace(content, items=items, queries=tuple(dict.fromkeys(heroes)))


def _bare(item: Item) -> Item:
    return replace(item, items=tuple(_bare(replace(sub, icon="")) for sub in item.items))
