"""Trees told in prose: a root, and for each node the children that it is said to have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planner.brief import PromptBrief
from planner.composer.dictated.frame import told_of
from planner.composer.dictated.strings import String
from planner.composer.lexicon import find
from planner.composer.numbers import number_of
from planner.content import Content, Item
from planner.parts import Reasoning

_LEAST = 4
"""Fewest nodes of a tree."""


@dataclass
class _Node:
    string: String
    children: list[_Node] = field(default_factory=list)


def from_tree(brief: PromptBrief) -> Content | None:
    """The tree that a prompt describes, node by node; None where it describes none."""
    language = brief.language
    told = told_of(brief, "tree")
    if told is None:
        return None
    frame = told.frame
    roots = _grown(told.masked, told.others, language)
    if (
        len(roots) != 1
        or len(told.others) < _LEAST
        or not any(n.children for n in roots[0].children)
    ):
        return None
    root = _item(roots[0], language)
    return replace(
        frame.content(brief),
        headline=frame.title or root.title,
        items=(root,),
        archetypes=(("tree", "the prompt names a root and its children"),),
        reasoning=(
            Reasoning(stage="content", text=f"{len(told.others)} nodes hang as the prompt tells."),
        ),
    )


def _item(node: _Node, language: str) -> Item:
    value = node.string.value
    return Item(
        title=node.string.text, value=value, amount=number_of(value, language) if value else None,
        icon=node.string.text, items=tuple(_item(child, language) for child in node.children),
    )  # fmt: skip


def _grown(masked: str, said: Sequence[String], language: str) -> list[_Node]:
    """The roots. In each clause the first node, or the one that the words name, has the others."""
    nodes: dict[str, _Node] = {}
    roots: list[_Node] = []
    parent: _Node | None = None
    clause = -1
    for at, string in enumerate(said):
        known = nodes.get(string.text)
        if known is not None:
            parent, clause = known, string.clause
            continue
        after = said[at + 1].lead if at + 1 < len(said) else ""
        same = at + 1 < len(said) and said[at + 1].clause == string.clause
        heads = same and _bears(after, language)
        new_clause = string.clause != clause
        if new_clause or heads:
            named = _named(string.lead, nodes, language) if new_clause else None
            parent = named or (roots[0] if roots else None)
        clause = string.clause
        node = nodes.setdefault(string.text, _Node(string))
        if parent is None:
            roots.append(node)
            parent = node
        else:
            parent.children.append(node)
        if heads:
            parent = node
    return roots


def _bears(lead: str, language: str) -> bool:
    """True for words that give the node before them children: `with sub-branches`."""
    return any(hit.meaning == "child" for hit in find(lead, "drawn", language))


def _named(lead: str, nodes: dict[str, _Node], language: str) -> _Node | None:
    """The node that the words before a list name without marks: `Asia subregions`."""
    hits = [hit.start for hit in find(lead, "drawn", language) if hit.meaning == "child"]
    before = lead[: hits[0]] if hits else ""
    named = [text for text in nodes if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", before)]
    return nodes[max(named, key=len)] if named else None
