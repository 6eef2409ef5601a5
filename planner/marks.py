"""The marks stage: icons for items and hero, sprites for a scene's things, all found by meaning."""

from __future__ import annotations

from dataclasses import replace

from planner.content import Content, Item, Scene

ENOUGH = 0.75
"""A page has icons for at least this share of its items, or for none: a few look like gaps."""


def with_icons(content: Content, style: str) -> Content:
    """The content with icon names in place of icon queries; empty where nothing is near enough."""
    from planner import icons

    queries = [item.icon or item.title for item in content.items]
    names = icons.find_many(queries, style=style, language=content.language) if queries else []
    found = [match.name if match else "" for match in names]
    if sum(map(bool, found)) < ENOUGH * len(found):
        found = [""] * len(found)
    items = tuple(_bare(replace(i, icon=n)) for i, n in zip(content.items, found, strict=True))
    scene = _with_sprites(content.scene, content.language) if content.scene else None
    return replace(content, items=items, queries=_heroes(content), scene=scene)


def _heroes(content: Content) -> tuple[str, ...]:
    """Colour sprites for the hero, by the topic's words, best first."""
    from planner import icons

    found = [
        match.name
        for query in content.queries[:4]
        for match in icons.find(query, style="colour", language=content.language)
    ]
    return tuple(dict.fromkeys(found))


def _with_sprites(scene: Scene, language: str) -> Scene:
    """A scene whose things have sprites where one is near enough."""
    from planner import icons

    labels = [thing.label for thing in scene.objects]
    found = icons.find_many(labels, style="colour", language=language) if labels else []
    objects = tuple(
        thing.model_copy(update={"sprite": match.name if match else thing.sprite})
        for thing, match in zip(scene.objects, found, strict=True)
    )
    return replace(scene, objects=tuple(thing for thing in objects if thing.sprite))


def _bare(item: Item) -> Item:
    return replace(item, items=tuple(_bare(replace(sub, icon="")) for sub in item.items))
