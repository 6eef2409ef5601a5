"""Lists, tables and what is turned, written out as rows, columns, grids and stacks."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from planner.free.contents import Listing, Sign, Words
from planner.free.grammar import Column, Holder, Node, Row, Rows
from planner.free.lettering import em
from planner.free.piece import LETTERS, OWN, kept
from planner.free.table import sheet
from planner.free.turn import Turned

_SIGNS = {"bullet": "•", "dash": "–", "check": "✓", "cross": "✗", "none": ""}
ICON = 1.25
"""Side of an icon before a list's item, in em."""


def expanded(node: Node) -> Node:
    """The tree with every list, table and turned node written out."""
    whole = _listing(node) if isinstance(node, Listing) else node
    whole = sheet(whole) if isinstance(whole, Rows) else whole
    if isinstance(whole, Holder) and whole.children:
        whole = whole.model_copy(update={"children": tuple(map(expanded, whole.children))})
    return Turned.holding(whole) if whole.turn else whole


def _listing(node: Listing) -> Column:
    letters = kept(node, LETTERS)
    rows = tuple(
        _entry(node, number, item, icon, letters)
        for number, (item, icon) in enumerate(_pairs(node), 1)
    )
    return Column(children=rows, gap=node.gap, **kept(node, OWN))


def _pairs(node: Listing) -> list[tuple[str, str]]:
    return list(zip_longest(node.items, node.icons[: len(node.items)], fillvalue=""))


def _entry(node: Listing, number: int, item: str, icon: str, letters: dict[str, Any]) -> Node:
    words = Words(text=item, grow=1, **letters)
    size = em(node.size)
    if node.marker == "icon":
        sign = Sign(icon=icon or item, w=ICON * size, color=node.marker_color)
        return Row(children=(sign, words), gap=0.6 * size, align="center")
    mark = f"{number}." if node.marker == "number" else _SIGNS[node.marker]
    if not mark:
        return words
    style = letters | {"color": node.marker_color or node.color, "weight": 700}
    return Row(children=(Words(text=mark, **style), words), gap=0.5 * size)
