"""A free page with its claims marked and its sources numbered at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from planner.cite import Numbers, marked
from planner.free.contents import Listing, Words
from planner.free.grammar import Cell, Column, Layout, Node, Rows, nodes
from planner.parts import Fact


def cited(layout: Layout, facts: Sequence[Fact], language: str) -> Layout:
    """A free page with its claims marked, and the numbered sources under it."""
    used = (fact for node in nodes(layout.root) for fact in node.facts)
    numbers = Numbers.of(facts, used)
    if not numbers.sources:
        return layout
    root = _node(layout.root, numbers)
    foot = Words(text=numbers.line(language), size="caption", color="muted", role="data")
    page = Column(gap=layout.margin / 3, children=(root.model_copy(update={"grow": 1.0}), foot))
    return layout.model_copy(update={"root": page})


def _node(node: Node, numbers: Numbers) -> Node:
    mark = numbers.mark(node.facts)
    changes: dict[str, object] = {}
    if isinstance(node, Words) and mark:
        changes = _marked(node, mark)
    elif isinstance(node, Listing) and mark:
        changes = {"items": (*node.items[:-1], marked(node.items[-1], mark))}
    elif isinstance(node, Rows):
        changes = {"cells": _cells(node, mark, numbers)}
    elif children := getattr(node, "children", ()):
        changes = {"children": tuple(_node(child, numbers) for child in children)}
    return node.model_copy(update=changes)


def _cells(node: Rows, mark: str, numbers: Numbers) -> tuple[tuple[str | Cell, ...], ...]:
    """The cells of a table, the first one marked, and what stands in them."""
    rows = [[_cell(cell, numbers) for cell in row] for row in node.cells]
    first = rows[0][0] if rows[0] else None
    if isinstance(first, str) and mark:
        rows[0][0] = marked(first, mark)
    elif isinstance(first, Cell) and mark:
        rows[0][0] = first.model_copy(update={"text": marked(first.text, mark)})
    return tuple(map(tuple, rows))


def _cell(cell: str | Cell, numbers: Numbers) -> str | Cell:
    if isinstance(cell, str) or cell.content is None:
        return cell
    return cell.model_copy(update={"content": _node(cell.content, numbers)})


def _marked(words: Words, mark: str) -> dict[str, object]:
    if not words.spans:
        return {"text": marked(words.text, mark)}
    *before, last = words.spans
    return {"spans": (*before, last.model_copy(update={"text": marked(last.text, mark)}))}
