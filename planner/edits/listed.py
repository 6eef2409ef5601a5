"""Edits of what a page lists: content with an item gone, new, elsewhere, or under another icon.

Numbers count from 1. A page of charts lists its charts, a page whose content is a table its rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from planner.composer.asks import recounted
from planner.composer.language import primary
from planner.content import Content, Item, Link
from planner.errors import PlanError


def listed(content: Content) -> list[str]:
    """What the items of a page are called, in their order."""
    kind = kind_of(content)
    if kind == "charts":
        return [chart.title for chart in content.charts]
    if kind == "table":
        return [row[0] for row in content.table[1:]]
    return [item.title or item.body or item.value for item in content.items]


def kind_of(content: Content) -> Literal["items", "charts", "table"]:
    """Which part of a content its page lists."""
    if content.charts and content.archetypes and content.archetypes[0][0] == "charts":
        return "charts"
    tabled = not content.items or (content.archetypes and content.archetypes[0][0] == "table")
    return "table" if content.table and tabled else "items"


def without(content: Content, number: int) -> Content:
    """The content without an item; arrows that led to it lead on. Raises PlanError for the last."""
    at = at_number(content, number)
    if len(listed(content)) < 2:
        raise PlanError("A page cannot lose the only item that it lists.")
    left = _rearranged(content, [i for i in range(len(listed(content))) if i != at])
    return _recounted(left, len(listed(content)))


def side_names(content: Content) -> list[str]:
    """What the sides of a comparison or a quadrant are called, without what is said of them."""
    return [re.split("[:：]", side)[0] for side in content.sides]


def _side_called(name: str, content: Content) -> int:
    """The index of a side. Raises PlanError where there is none of that name."""
    known = [one.casefold() for one in side_names(content)]
    if name.casefold() not in known:
        raise PlanError(f"The page has no side “{name}”.")
    return known.index(name.casefold())


def moved(content: Content, number: int, to: int, side: str = "") -> Content:
    """The content with an item at another place; arrows join the same places as before."""
    if side:
        index, own = at_number(content, number), _side_called(side, content)
        items = tuple(
            replace(i, side=own) if n == index else i for n, i in enumerate(content.items)
        )
        content = replace(content, items=items)
    at, goal = at_number(content, number), at_number(content, to)
    order = [i for i in range(len(listed(content))) if i != at]
    order.insert(goal, at)
    links = content.links
    return replace(_rearranged(content, order), links=links)


def with_item(content: Content, item: Item, at: int, side: str = "") -> Content:
    """The content with a new item, the `at`-th, or the last where `at` is 0; `side` or that of its neighbour.

    Raises PlanError where the page lists no items.
    """
    if kind_of(content) != "items" or not content.items:
        raise PlanError("The page lists nothing that an item could be added to.")
    place = min(at - 1, len(content.items)) if at else len(content.items)
    near = content.items[max(place - 1, 0)]
    own = _side_called(side, content) if side else near.side
    new = replace(item, side=own, band=near.band, form=near.form)
    items = (*content.items[:place], new, *content.items[place:])
    more = replace(content, items=items, links=_joined(content.links, place))
    return _recounted(more, len(content.items))


def with_icon(content: Content, number: int, icon: str) -> Content:
    """The content with another icon for an item."""
    at = at_number(content, number)
    if kind_of(content) != "items":
        raise PlanError("What the page lists has no icons.")
    items = (replace(item, icon=icon) if i == at else item for i, item in enumerate(content.items))
    return replace(content, items=tuple(items))


def anatomised(content: Content, archetype: str) -> Content:
    """The content for another archetype first; the one that it has where none is named."""
    if not archetype:
        return content
    others = tuple(pair for pair in content.archetypes if pair[0] != archetype)
    return replace(content, archetypes=((archetype, "it was asked for"), *others))


def _recounted(content: Content, before: int) -> Content:
    """The content whose headline counts its items, "6 steps" or "six steps", as they are now."""
    now, language = len(listed(content)), primary(content.language)
    return replace(content, headline=recounted(content.headline, before, now, language))


def at_number(content: Content, number: int) -> int:
    """The index of item `number`. Raises PlanError where the page lists no such item."""
    most = len(listed(content))
    if not 1 <= number <= most:
        has = f"{most} items" if most else "no items"
        raise PlanError(f"There is no item {number}; the page lists {has}.")
    return number - 1


def _rearranged(content: Content, order: Sequence[int]) -> Content:
    """The content with the items, charts or rows that `order` names."""
    kind = kind_of(content)
    if kind == "charts":
        return replace(content, charts=tuple(content.charts[i] for i in order))
    if kind == "table":
        head, *rows = content.table
        both = len(content.items) == len(rows)
        items = tuple(content.items[i] for i in order) if both else content.items
        return replace(content, table=(head, *(rows[i] for i in order)), items=items)
    gone = set(range(len(content.items))) - set(order)
    links = content.links
    for at in sorted(gone, reverse=True):
        links = _without(links, at)
    return replace(content, items=tuple(content.items[i] for i in order), links=links)


def _without(links: Sequence[Link], at: int) -> tuple[Link, ...]:
    """Arrows without the item `at`: what led to it leads to where it led."""
    onward = [link.end for link in links if link.start == at and link.end != at]
    out: list[Link] = []
    for link in links:
        if link.start == at:
            continue
        ends = onward if link.end == at else [link.end]
        out += [replace(link, end=end) for end in ends if end != link.start]
    return _renumbered(out, lambda i: i - (i > at))


def _joined(links: Sequence[Link], at: int) -> tuple[Link, ...]:
    """Arrows with a new item `at`: in a row of arrows it stands between its neighbours."""
    shifted = _renumbered(links, lambda i: i + (i >= at))
    if not links:
        return ()
    between = [link for link in shifted if (link.start, link.end) == (at - 1, at + 1)]
    kept = [link for link in shifted if link not in between]
    led = [Link(at - 1, at)] if at else []
    leads = [replace(link, start=at) for link in between]
    return (*kept, *led, *leads)


def _renumbered(links: Sequence[Link], number: Callable[[int], int]) -> tuple[Link, ...]:
    return tuple(replace(link, start=number(link.start), end=number(link.end)) for link in links)
