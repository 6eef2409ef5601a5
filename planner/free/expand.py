"""Lists and tables, written out as rows, columns and grids of texts."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from planner.free.grammar import (
    Column,
    Grid,
    Holder,
    Lettering,
    Listing,
    Node,
    Piece,
    Row,
    Rows,
    Sign,
    Words,
)
from planner.free.lettering import em

_SIGNS = {"bullet": "•", "dash": "–", "check": "✓", "cross": "✗", "none": ""}
_OWN = set(Piece.model_fields) - {"facts", "role"}
_LETTERS = set(Lettering.model_fields) - set(Piece.model_fields)
ICON = 1.25
"""Side of an icon before a list's item, in em."""


def expanded(node: Node) -> Node:
    """The tree with every list and table written out."""
    if isinstance(node, Listing):
        return _listing(node)
    if isinstance(node, Rows):
        return _table(node)
    if isinstance(node, Holder):
        return node.model_copy(update={"children": tuple(expanded(c) for c in node.children)})
    return node


def _kept(node: Piece, names: set[str]) -> dict[str, Any]:
    return {name: getattr(node, name) for name in names}


def _listing(node: Listing) -> Column:
    letters = _kept(node, _LETTERS)
    rows = tuple(
        _entry(node, number, item, icon, letters)
        for number, (item, icon) in enumerate(_pairs(node), 1)
    )
    return Column(children=rows, gap=node.gap, **_kept(node, _OWN))


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


def _table(node: Rows) -> Grid:
    """A head on the dominant colour, then rows of which each second one is tinted."""
    width = max(len(row) for row in node.cells)
    cells = tuple(
        _cell(node, r, c, row[c] if c < len(row) else "")
        for r, row in enumerate(node.cells)
        for c in range(width)
    )
    weights = node.widths if len(node.widths) == width else _weights(node, width)
    return Grid(columns=weights, children=cells, **_kept(node, _OWN))


def _weights(node: Rows, width: int) -> tuple[float, ...]:
    """Columns as wide as their longest cell asks, within reason."""
    longest = [max(len(row[c]) if c < len(row) else 0 for row in node.cells) for c in range(width)]
    return tuple(min(40.0, max(6.0, float(count))) for count in longest)


def _cell(node: Rows, row: int, column: int, text: str) -> Node:
    head, size = row == 0, em(node.size)
    align = node.aligns[column] if column < len(node.aligns) else "start"
    fill = "dominant" if head else "tint" if row in node.highlight else ("surface", None)[row % 2]
    letters = _kept(node, _LETTERS) | {"text_align": align}
    if head:
        letters |= {"weight": 700, "color": None}
    elif row in node.highlight:
        letters |= {"weight": 700}
    words = (Words(text=text, **letters),) if text.strip() else ()
    return Column(
        children=words, justify="center", fill=fill, pad=(0.45 * size, 0.7 * size)
    )  # fmt: skip
