"""Trees drawn in a panel: root, children and theirs as shapes at their places, joined by curves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.brief import PromptBrief
from planner.color import best_on, mix
from planner.composer.dictated.tree import from_tree
from planner.composer.lexicon import find
from planner.composer.quotes import mask, quotes
from planner.composer.text import strip_stop
from planner.composer.written.hues import hues
from planner.content import Item
from planner.figure import Arrow, Form, Shape, Share4

_LISTED = re.compile(r"\s*([^\d,;:()]{2,48}?)\s*[(]?(\d(?:[\d.,]*\d)?)[)]?\s*(?=[,;.)]|and\b|$)")
_EDGE, _PALE = "#b4b9c1", 0.42
_BETWEEN, _SHORT, _LONG = 0.09, 14, 18
"""Share of the width between two columns, and the least and, before the last, the most letters that one is wide for."""
_INDENT = 0.4
"""How far left of its parent's middle a list starts, as a share of the parent's column: its line runs before it."""
_LIST_FROM = 12
"""So many leaves side by side would be too narrow: they stand in lists under their parents."""


@dataclass
class Node:
    """A node with its words, number and colour."""

    name: str
    value: str = ""
    color: str | None = None
    quoted: str = ""
    children: list[Node] = field(default_factory=list)

    @property
    def label(self) -> str:
        """Name and number as they are shown."""
        return self.quoted or (f"{self.name} ({self.value})" if self.value else self.name)

    def walk(self) -> list[Node]:
        """The node and all under it."""
        return [self, *(one for child in self.children for one in child.walk())]


def tree_of(text: str, brief: PromptBrief) -> Node | None:
    """The tree that a panel's words describe; None where they describe none."""
    quoted = quotes(text)
    masked = mask(text, quoted)
    hits = [hit for hit in find(masked, "drawn", brief.language) if hit.meaning in ("tree", "root")]
    if not hits:
        return None
    made = from_tree(replace(brief, prompt=text, quoted=quoted))
    root = _node(made.items[0]) if made else _flat(text, brief)
    if root is None or len(root.walk()) < 4:
        return None
    for node in root.walk():
        node.quoted = next((q.text for q in quoted if q.text.startswith(f"{node.name} (")), "")
    _listed(root, text)
    _colored(root, text, masked, brief.language)
    return root


def _node(item: Item) -> Node:
    return Node(item.title, item.value, children=[_node(child) for child in item.items])


def _flat(text: str, brief: PromptBrief) -> Node | None:
    """A root and its children where nothing more is quoted: the strings that have a number."""
    found = []
    for quote in quotes(text):
        behind = re.match(r"\s*[(]([\d.,]+)[)]", text[quote.end :])
        if behind:
            found.append(Node(strip_stop(quote.text), behind[1]))
    return Node(found[0].name, found[0].value, children=found[1:]) if len(found) > 2 else None


def _listed(root: Node, text: str) -> None:
    """Lists behind the last quoted node, as many as there are leaves, hold their children."""
    leaves = [node for node in root.walk() if not node.children]
    last = max((text.rfind(node.name) for node in leaves), default=-1)
    for clause in re.split(r":\s|\.\s", text):
        pieces = clause.split(";")
        for at in range(len(pieces) - len(leaves) + 1):
            groups = [_LISTED.findall(piece) for piece in pieces[at : at + len(leaves)]]
            if last >= 0 and len(leaves) > 1 and all(len(group) > 1 for group in groups):
                for leaf, group in zip(leaves, groups, strict=True):
                    leaf.children = [Node(name.strip(), value) for name, value in group]
                return


def _colored(root: Node, text: str, masked: str, language: str) -> None:
    """Each node in the colour told right before it or behind its name; others as their parent, paler."""
    found = hues(masked, language)
    for node in root.walk():
        spots = [m.start() for m in re.finditer(re.escape(node.name), text)]
        near = [
            (at - hue.end, hue.color) for at in spots for hue in found if 0 <= at - hue.end <= 4
        ]
        near += [(hue.start - at - len(node.name), hue.color) for at in spots for hue in found
                 if 0 <= hue.start - at - len(node.name) <= 3]  # fmt: skip
        node.color = min(near)[1] if near else None
    own = [
        hue.color
        for hue in found
        if hue.start < text.find(root.name) and "white" not in masked[hue.start : hue.end]
    ]
    root.color = root.color or (own[-1] if own else "#2563eb")
    _inherit(root)


def _inherit(node: Node) -> None:
    for child in node.children:
        child.color = child.color or mix(node.color or "#2563eb", "#ffffff", _PALE)
        _inherit(child)


def colors_of(root: Node) -> dict[str, str]:
    """The colour of each node by name."""
    return {node.name: node.color for node in root.walk() if node.color}


def drawn(root: Node, text: str, language: str) -> tuple[tuple[Shape, ...], tuple[Arrow, ...]]:
    """The tree as shapes and lines: downwards where the words say so, else from left to right."""
    hits = [hit.meaning for hit in find(mask(text, quotes(text)), "trees", language)]
    form: Form = "ellipse" if "circle" in hits else "box"
    down = hits.count("down") > hits.count("across")
    places = _downward(root) if down else _sideways(root)
    nodes = root.walk()
    index = {id(node): at for at, node in enumerate(nodes)}
    shapes = tuple(_shape(node, places[id(node)], form) for node in nodes)
    line = Arrow(0, 0, _EDGE, plain=True, curve=True, way="down" if down else "across")
    hung = replace(line, curve=False, way="list")
    arrows = tuple(
        replace(hung if places[id(child)][1] else line, start=index[id(node)], end=index[id(child)])
        for node in nodes
        for child in node.children
    )
    return shapes, arrows


def _shape(node: Node, place: tuple[Share4, bool], form: Form) -> Shape:
    box, listed = place
    fill = node.color or "#2563eb"
    if listed:
        return Shape(
            "ellipse",
            node.label.replace("(", "").replace(")", ""),
            box,
            "right",
            fill,
            fill,
            ink="ink",
        )
    ink = best_on(fill, "#ffffff", "#000000")
    return Shape(form, node.label, box, "in", fill, fill, ink)


Places = dict[int, tuple[Share4, bool]]


def _sideways(root: Node) -> Places:
    """A column for each depth, leaves spread evenly, parents in the middle of their children."""
    leaves = [node for node in root.walk() if not node.children]
    levels, tall = _levels(root), 1 / max(1, len(leaves))
    lefts, widths = _columns(levels)
    middles: dict[int, float] = {id(node): (at + 0.5) * tall for at, node in enumerate(leaves)}
    out: Places = {}
    for node, level in reversed(levels):
        if node.children:
            own = [middles[id(child)] for child in node.children]
            middles[id(node)] = (own[0] + own[-1]) / 2
        high = min(0.12, 0.82 * tall if not node.children else 2.2 * tall)
        out[id(node)] = ((lefts[level], middles[id(node)] - high / 2, widths[level], high), False)
    return out


def _columns(levels: Sequence[tuple[Node, int]]) -> tuple[list[float], list[float]]:
    """Left edge and width of each column: as wide as its longest words, a gap between two."""
    depth = max(level for _, level in levels)
    longest = [
        max(len(node.label) for node, own in levels if own == level) for level in range(depth + 1)
    ]
    longest[:-1] = [min(one, _LONG) for one in longest[:-1]]
    room = 1 - _BETWEEN * depth
    widths = [room * max(one, _SHORT) / sum(max(own, _SHORT) for own in longest) for one in longest]
    return [sum(widths[:at]) + at * _BETWEEN for at in range(depth + 1)], widths


def _downward(root: Node) -> Places:
    """A row for each depth; many leaves stand in lists under their parents."""
    depth = _depth(root)
    levels = _levels(root)
    leaves = [node for node, level in levels if not node.children]
    lists = len(leaves) >= _LIST_FROM and depth > 1
    bottoms = (
        [node for node, level in levels if level == depth - 1 or not node.children]
        if lists
        else leaves
    )
    bottoms = [
        node for node in bottoms if not (lists and node in leaves and _level(levels, node) == depth)
    ]
    wide = 1 / max(1, len(bottoms))
    middles = {id(node): (at + 0.5) * wide for at, node in enumerate(bottoms)}
    rows = depth if lists else depth + 1
    high = (0.36 if lists else 1.0) / rows
    out: Places = {}
    for node, level in reversed(levels):
        if lists and not node.children and level == depth:
            continue
        if id(node) not in middles:
            own = [middles[id(child)] for child in node.children]
            middles[id(node)] = (own[0] + own[-1]) / 2
        w = min(0.9 * wide, 0.2) if level else 0.26
        out[id(node)] = ((middles[id(node)] - w / 2, level * high, w, 0.6 * high), False)
    if lists:
        _hang(bottoms, middles, wide, out)
    return out


def _hang(parents: Sequence[Node], middles: Mapping[int, float], wide: float, out: Places) -> None:
    for node in parents:
        step = min(0.2, 0.62 / max(1, len(node.children)))
        for at, child in enumerate(node.children):
            left = middles[id(node)] - _INDENT * wide
            out[id(child)] = ((left, 0.38 + at * step, (0.49 + _INDENT) * wide, 0.94 * step), True)


def _level(levels: Sequence[tuple[Node, int]], own: Node) -> int:
    return next(level for node, level in levels if node is own)


def _levels(root: Node) -> list[tuple[Node, int]]:
    found, level = [(root, 0)], 0
    for node, level in found:
        found += [(child, level + 1) for child in node.children]
    return found


def _depth(root: Node) -> int:
    return max(level for _, level in _levels(root))
