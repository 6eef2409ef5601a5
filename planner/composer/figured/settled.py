"""A drawing's graph as shapes: columns and rows of its grid become boxes, in regions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from planner.composer.figured.graph import Edge, Graph, Node
from planner.figure import Arrow, Form, Shape, Share4, Spot

_BELOW = ("stack", "page", "table", "person", "bubble", "cells")
"""Forms whose words stand under them."""
_LOW = {"text": 0.5, "cells": 0.6, "plus": 0.62}
"""How high rows of such shapes alone are beside others."""
_ROOM_X, _ROOM_Y = 0.74, 0.68
"""How much of its column and row a shape fills: arrows need the rest."""
_LANE = 0.4
"""Width of a lane beside others, in columns."""
_NAME = 0.6
"""Height of the name of a shape that holds others, as a share of a row."""
_HEAD, _FOOT, _KEYS = 0.09, 0.09, 0.16
"""Height of stage titles over and under a drawing, and of its legend."""


@dataclass
class _Area:
    """Where the nodes of one region stand: its nodes, and its share of the width."""

    nodes: list[Node]
    ring: Node | None
    box: Share4 = (0.0, 0.0, 1.0, 1.0)


def settled(graph: Graph) -> tuple[tuple[Shape, ...], tuple[Arrow, ...]]:
    """Shapes in shares of the drawing, and the arrows between them."""
    over = [one for one in graph.captions if not one.under] if len(graph.captions) > 1 else []
    under = [one for one in graph.captions if one.under]
    top = _HEAD if over else 0.0
    low = (_FOOT if under else 0.0) + (_KEYS if graph.keys else 0.0)
    areas = _areas(graph, top, 1 - top - low)
    boxes: dict[int, Share4] = {}
    for area in areas:
        boxes |= _grid(area, graph)
    holders = {
        at: _around([boxes[id(n)] for n in graph.nodes if n.container == at])
        for at, n in enumerate(graph.nodes)
        if n.holds
    }
    shapes: list[Shape] = [_ring(area) for area in areas if area.ring]
    first: dict[int, list[int]] = {}
    for at, node in enumerate(graph.nodes):
        box = holders[at] if at in holders else boxes[id(node)]
        made = _shapes(node, box, at in holders)
        if holders and node.form == "text" and node.container is None and at not in holders:
            left = min(own[0] for own in holders.values())
            made = [replace(one, box=(left, box[1], box[2], box[3]), align="start") for one in made]
        first[at] = list(range(len(shapes), len(shapes) + len(made)))
        shapes += made
    arrows = tuple(arrow for edge in graph.edges for arrow in _arrows(edge, first))
    shapes += _captions(graph, over, boxes, 0.0, _HEAD) + _captions(
        graph, under, boxes, 1 - low, _FOOT
    )
    shapes += _keys(graph)
    return tuple(shapes), arrows


def _areas(graph: Graph, top: float, tall: float) -> list[_Area]:
    """The regions from left to right, as wide as their columns ask; one where there are none."""
    if not graph.regions:
        return [_Area(graph.nodes, None, (0.0, top, 1.0, tall))]
    areas = [
        _Area([n for n in graph.nodes if n.region == at], ring)
        for at, ring in enumerate(graph.regions)
    ]
    loose = [n for n in graph.nodes if n.region is None]
    if loose:
        areas.append(_Area(loose, None))
    weights = [sum(_columns(area.nodes, graph).values()) or 1.0 for area in areas]
    weights = [max(1.0, weight) + 0.25 for weight in weights]
    at = 0.0
    for area, weight in zip(areas, weights, strict=True):
        share = weight / sum(weights)
        area.box = (at + 0.006, top, share - 0.012, tall)
        at += share
    return areas


def _columns(nodes: Sequence[Node], graph: Graph) -> dict[float, float]:
    """The width of each column beside others, by its place; arrows that part behind one need a lane."""
    out: dict[float, float] = {}
    parted = _parted(nodes, graph)
    for node in nodes:
        wide = (
            0.5 * len(node.labels)
            if len(node.labels) > 1
            else 0.24 * node.count
            if node.form == "cells"
            else 1.0
        )
        wide = (
            max(wide, max((len(word) for word in node.text.split()), default=0) / 8)
            if node.form != "text"
            else wide
        )
        wide = 0.55 if node.form == "plus" else max(wide, 1.0 if node.form != "cells" else 0.8)
        out[node.x] = max(out.get(node.x, 0.0), wide)
    return {x: wide + (_LANE if x in parted else 0.0) for x, wide in sorted(out.items())}


def _parted(nodes: Sequence[Node], graph: Graph) -> set[float]:
    """The columns behind which arrows from one shape part."""
    starts = [edge.start for edge in graph.edges if not edge.dash]
    fans = {id(graph.nodes[at]) for at in starts if starts.count(at) > 1}
    return {node.x for node in nodes if id(node) in fans}


def _rows(nodes: Sequence[Node]) -> dict[float, float]:
    """The height of each row beside others; a half step between two rows belongs to both."""
    out: dict[float, float] = {}
    for node in nodes:
        out[node.y] = max(out.get(node.y, 0.0), _LOW.get(node.form, 1.0))
    return dict(sorted(out.items()))


def _grid(area: _Area, graph: Graph) -> dict[int, Share4]:
    """The box of every node of a region."""
    nodes = [n for n in area.nodes if not n.holds]
    held = any(n.holds for n in area.nodes)
    outer = [n for n in nodes if n.container is None] if held else []
    inner = [n for n in nodes if n not in outer]
    _outside(outer, inner)
    x, y, w, h = area.box
    pad = 0.03 if area.ring else 0.0
    y, h = (y + 0.11 * h, 0.87 * h) if area.ring else (y, h)
    x, w = x + pad * w, w - 2 * pad * w
    rows_of = _rows(nodes) | ({min(n.y for n in inner) - 0.5: _NAME} if held else {})
    xs, ys = _spans(_columns(nodes, graph), x, w), _spans(dict(sorted(rows_of.items())), y, h)
    lane = _LANE * w / (sum(_columns(nodes, graph).values()) or 1.0)
    xs |= {at: (xs[at][0], xs[at][1] - lane) for at in _parted(nodes, graph)}
    rows = {n.x for n in nodes if len(n.labels) > 1 or n.form == "cells"}
    return {id(n): _box(n, xs[n.x], ys[n.y], n.x in rows) for n in nodes}


def _outside(outer: Sequence[Node], inner: Sequence[Node]) -> None:
    """What stands beside a shape that holds others: over it as it is told, else under it."""
    if not inner:
        return
    top, low = min(n.y for n in inner), max(n.y for n in inner)
    for node in outer:
        node.y = top - 1 if node.y < 0 else low + 1


def _spans(
    weights: dict[float, float], start: float, size: float
) -> dict[float, tuple[float, float]]:
    """Start and size of each column or row, those a half step apart overlapping."""
    total, at, out = sum(weights.values()) or 1.0, start, {}
    for place, weight in weights.items():
        own = size * weight / total
        out[place] = (at, own)
        at += own
    return out


def _box(node: Node, across: tuple[float, float], down: tuple[float, float], rowed: bool) -> Share4:
    fill_x = 0.9 if rowed or node.form == "text" else 0.96 if node.form in _BELOW else _ROOM_X
    fill_y = 0.84 if node.form in _BELOW else 0.5 if node.form == "text" else _ROOM_Y
    if node.form == "ellipse" and len(node.text) <= 3 and not node.lines:
        fill_x, fill_y = 0.3, 0.6
    w, h = across[1] * fill_x, down[1] * fill_y
    return across[0] + (across[1] - w) / 2, down[0] + (down[1] - h) / 2, w, h


def _around(boxes: Sequence[Share4]) -> Share4:
    """The box round others, with room for a name at its top."""
    x, y = min(b[0] for b in boxes) - 0.03, min(b[1] for b in boxes) - 0.06
    right, bottom = max(b[0] + b[2] for b in boxes) + 0.03, max(b[1] + b[3] for b in boxes) + 0.025
    return x, y, right - x, bottom - y


def _ring(area: _Area) -> Shape:
    assert area.ring is not None
    return Shape(
        "rect",
        area.ring.text,
        area.box,
        "corner",
        area.ring.fill,
        area.ring.stroke,
        dash="dashed",
        ring=True,
    )


def _shapes(node: Node, box: Share4, holder: bool) -> list[Shape]:
    """One shape, or one for each label of a row."""
    form = cast("Form", node.form)
    if len(node.labels) > 1:
        step = box[2] / len(node.labels)
        return [
            _shape(node, form, label, (box[0] + k * step, box[1], 0.84 * step, box[3]))
            for k, label in enumerate(node.labels)
        ]
    shape = _shape(node, form, node.text, box)
    return [replace(shape, ring=True, at="top") if holder else shape]


def _shape(node: Node, form: Form, text: str, box: Share4) -> Shape:
    at: Spot = "below" if form in _BELOW and text else "in"
    clear = "bg" if node.container is None else None
    fill = clear if form == "text" else node.fill
    return Shape(form, text, box, at, fill, node.stroke, dash=node.dash, cells=node.count if form == "cells" else 1,
                 fills=node.fills, lines=node.lines)  # fmt: skip


def _arrows(edge: Edge, first: dict[int, list[int]]) -> list[Arrow]:
    """One arrow, or one from each shape of a row."""
    starts, ends = first[edge.start], first[edge.end]
    made = Arrow(starts[0], ends[0], edge.color, edge.dash, edge.plain, many=1, way=edge.way)  # type: ignore[arg-type]
    if len(starts) > 1 and edge.many == len(starts):
        return [replace(made, start=one) for one in starts]
    if len(ends) > 1 and edge.many == len(ends):
        return [replace(made, end=one) for one in ends]
    return [replace(made, start=starts[len(starts) // 2], end=ends[len(ends) // 2], many=edge.many)]


def _captions(
    graph: Graph, own: Sequence[Node], boxes: dict[int, Share4], y: float, tall: float
) -> list[Shape]:
    """Stage titles over the nodes told after them, or under those told before; none over another."""
    groups = []
    for at, one in enumerate(own):
        until = own[at + 1].born if at + 1 < len(own) else len(graph.nodes)
        nodes = graph.nodes[: one.born] if one.under else graph.nodes[one.born : until]
        groups.append([boxes[id(n)] for n in nodes or graph.nodes if id(n) in boxes])
    middles = [(min(b[0] for b in g) + max(b[0] + b[2] for b in g)) / 2 for g in groups]
    out = []
    for at, (one, group) in enumerate(zip(own, groups, strict=True)):
        apart = [abs(middles[at] - other) / 2 for k, other in enumerate(middles) if k != at]
        half = min([*apart, middles[at], 1 - middles[at], 0.24]) * 0.97
        if one.under:
            half = min(half, 0.86 * (max(b[0] + b[2] for b in group) - middles[at]))
        low = max(b[1] + b[3] for b in group) + 0.01 if one.under else y
        out.append(
            Shape("caption", one.text, (middles[at] - half, low, 2 * half, tall), ink=one.fill)
        )
    return out


def _keys(graph: Graph) -> list[Shape]:
    """The legend at the foot: its name, and a swatch with words for each entry."""
    if not graph.keys:
        return []
    top, many = 1 - _KEYS + 0.02, (len(graph.keys) + 1) // 2
    frame = Shape(
        "rect",
        graph.legend,
        (0.02, top, 0.96, _KEYS - 0.02),
        "corner",
        None,
        "ink",
        dash=graph.legend_dash,
        ring=True,
    )
    row, step = (_KEYS - 0.03) / 3, 0.94 / many
    places = [(0.04 + k % many * step, top + row * (1 + k // many)) for k in range(len(graph.keys))]
    keys = [Shape("box", key.text, (x, y, 0.95 * step, row), "right", key.fill)
            for key, (x, y) in zip(graph.keys, places, strict=True)]  # fmt: skip
    return [frame, *keys]
