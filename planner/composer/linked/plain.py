"""Nets that are plain chains, rings and trees: what the anatomies of a page show best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from planner.composer.text import sentence_case
from planner.content import Item, Link
from planner.net import Knot, Net

Plain = Literal["", "flow", "cycle", "tree"]
_FORMS = ("", "box", "rect")
_MOST = {"flow": 12, "cycle": 8, "tree": 16}
"""Most things that each anatomy shows at a readable size."""


def plain_kind(made: Net) -> Plain:
    """What a net is that says no more than which thing leads to which; "" where it says more."""
    if not _is_bare(made):
        return ""
    kind = _shape(_after(made), len(made.links))
    return kind if kind and len(made.knots) <= _MOST[kind] else ""


def plain_items(made: Net, kind: Plain) -> tuple[tuple[Item, ...], tuple[Link, ...]]:
    """The things in the order of their links, and the arrows of a flow; in a tree each under its own."""
    after = _after(made)
    if kind == "tree":
        return (_under(_root(after), after),), ()
    order = _way(_root(after) or next(iter(after)), after)
    items = tuple(Item(title=sentence_case(label)) for label in order)
    joined = range(len(items) - 1) if kind == "flow" else ()
    return items, tuple(Link(at, at + 1) for at in joined)


def _is_bare(made: Net) -> bool:
    """True without lanes, groups, places, colours, forms and words on arrows."""
    placed = made.groups or made.runs or made.beside or made.way or made.center or made.rest
    return (
        not placed
        and made.kind in ("", "cycle")
        and all(_is_plain(knot) for knot in made.knots.values())
        and not any(one.text or one.dash or one.color or one.side for one in made.links)
    )


def _is_plain(knot: Knot) -> bool:
    return knot.form in _FORMS and not (knot.fill or knot.dash or knot.lines)


def _after(made: Net) -> dict[str, list[str]]:
    """Where the links of each thing lead."""
    return {label: [link.end for link in made.links if link.start == label] for label in made.knots}


def _shape(after: Mapping[str, Sequence[str]], links: int) -> Plain:
    ends = [end for own in after.values() for end in own]
    if len(set(ends)) < len(ends):
        return ""
    root = _root(after)
    if root and links == len(after) - 1:
        whole = _count(root, after) == len(after)
        return "" if not whole else "flow" if max(map(len, after.values())) == 1 else "tree"
    whole = links == len(after) > 2 and len(_way(next(iter(after)), after)) == len(after)
    return "cycle" if whole else ""


def _root(after: Mapping[str, Sequence[str]]) -> str:
    """The only thing that no link leads to, or ""."""
    ends = {end for own in after.values() for end in own}
    starts = [label for label in after if label not in ends]
    return starts[0] if len(starts) == 1 else ""


def _count(label: str, after: Mapping[str, Sequence[str]]) -> int:
    return 1 + sum(_count(end, after) for end in after[label])


def _way(first: str, after: Mapping[str, Sequence[str]]) -> list[str]:
    """The things from one on, each where the link of the one before leads."""
    way = [first]
    while (to := next(iter(after[way[-1]]), "")) and to not in way:
        way.append(to)
    return way


def _under(label: str, after: Mapping[str, Sequence[str]]) -> Item:
    below = tuple(_under(end, after) for end in after[label])
    return Item(title=sentence_case(label), items=below)
