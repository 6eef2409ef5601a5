"""Blocks as a free layout: bars, cards, pills, rows; what a prompt names without words stands as grey bars."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Any

from planner.free.contents import Air, Path
from planner.free.grammar import Column, Grid, Layout, Node, Row, Stack
from planner.free.piece import Justify
from planner.mockup.blocks import Block
from planner.mockup.flows import GAP
from planner.mockup.leaves import Align, Leaves, fill_of, growing

_SPREAD = frozenset(
    {"card", "item", "image", "section", "column", "circle", "text", "heading", "list"}
)
"""What shares the width of a row."""
_AT: dict[str, Align] = {"left": "start", "right": "end"}
"""How what stands at a side of a bar is set."""
_PICTURED = frozenset({"circle", "icon", "image", "avatar", "logo"})
_WIDE, _HIGH = 0.24, 0.2
"""An item around another, as shares of the whole."""


class Drawer(Leaves):
    """Draws the blocks of one page; distances are `u` times as large as usual."""

    def page(self, page: Block) -> Layout:
        """The whole page."""
        framed = any(block.kind == "frame" for block in page.children)
        self.pictured = any(map(_is_view, page.walk()))
        gap = max(18 * self.u, GAP if page.arrows else 0.0)
        root = Column(children=self._all(page, "start"), gap=gap, justify="between")
        ground = fill_of(page, self._tone(0.1) if framed else "bg") or "bg"
        return Layout(ground=ground, margin=44, root=root, arrows=tuple(self.flows.arrows))

    # -- holders

    def _group(self, block: Block, align: Align) -> Node | None:
        items = block.items()
        since = len(self.flows.boxes)
        nodes = [node for item in items if (node := self._step(block, item, align)) is not None]
        if not nodes:
            return None
        steps = self.flows.boxes[since:]
        gap = 16 * self.u
        if block.arrows:
            self.flows.join([[step] for step in steps], block.arrows == "back")
            gap = max(gap, GAP)
        plain = block.pattern.kind == "item" and not any(
            one.kind in _PICTURED for one in block.walk()
        )
        if block.down or (
            plain and block.parent is not None and block.parent.kind not in ("row", "bar")
        ):
            return Column(
                children=tuple(nodes),
                gap=gap
                if block.arrows
                else (10 if block.pattern.kind in ("text", "heading") else 14) * self.u,
            )
        boxed = any(one.kind in ("card", "column") for one in block.pattern.walk())
        rises = any(map(_is_view, block.walk())) or (boxed and not (self.pictured and block.said()))
        if block.across > 1 and len(nodes) > block.across:
            return Grid(
                children=tuple(nodes),
                columns=block.across,
                gap=16 * self.u,
                even=True,
                grow=1 if rises else 0,
            )
        if block.pattern.kind == "circle":
            nodes = [Column(children=(node,), align="center") for node in nodes]
        if block.pattern.kind in _SPREAD and not _is_small(block):
            grown = [
                growing(node, item.look.share) for node, item in zip(nodes, items, strict=False)
            ]
            flat = "square" in block.pattern.words or block.pattern.kind == "circle"
            return Row(
                children=tuple(grown),
                gap=gap,
                align="stretch",
                grow=1 if rises and not flat else 0,
            )
        justify: Justify = "center" if align == "center" else "start"
        justify = "between" if block.pattern.kind == "mark" else justify
        return Row(children=tuple(nodes), gap=18 * self.u, align="center", justify=justify)

    def _step(self, group: Block, item: Block, align: Align) -> Node | None:
        """An item of a group; in a flow it is a box, whatever its kind."""
        since = len(self.flows.boxes)
        node = self.node(item, align)
        boxed = node is None or not group.arrows or item.kind == "card"
        return node if boxed or node is None else self.flows.box(node, since)

    def _row(self, block: Block, align: Align) -> Node | None:
        nodes = self._all(block, align)
        if len(nodes) < 2:
            return nodes[0] if nodes else None
        if block.down:
            return Column(children=nodes, gap=10 * self.u)
        wide = [
            growing(n) if _is_wide(b) else n for n, b in zip(nodes, block.children, strict=False)
        ]
        return Row(
            children=tuple(wide),
            gap=18 * self.u,
            align="center",
            justify="center" if align == "center" else "start",
        )

    def _cells(self, block: Block, align: Align) -> Node | None:
        bar = block.parent is not None and block.parent.kind == "bar"
        cells: list[Row | Column] = []
        for cell in block.children:
            middle = cell.side == "center" and len(block.children) == 1
            at = _AT.get(cell.side, "center") if bar else "center" if middle else align
            if cell.side == "right" and all(one.kind == "label" for one in cell.children):
                at = "end"
            nodes = self._all(cell, at)
            if not nodes:
                continue
            if bar:
                searched = any(b.kind == "search" for b in cell.walk())
                cells.append(
                    Row(children=nodes, gap=16 * self.u, align="center", grow=1 if searched else 0)
                )
            else:
                share = max((b.look.share for b in (cell, *cell.children)), default=1.0)
                small = all(_is_control(b) for c in block.children for b in c.children)
                small = small or all(b.kind in ("icon", "logo") for b in cell.children)
                cells.append(Column(children=nodes, gap=12 * self.u, grow=0 if small else share))
        if not cells:
            return None
        tight = (
            not bar and not any(cell.grow for cell in cells) and block.children[0].side == "left"
        )
        gap = (8 if tight else 26) * self.u
        return Row(
            children=tuple(cells),
            gap=gap,
            align="center" if bar or tight else "stretch",
            justify="start" if tight else "between",
        )

    def _bar(self, block: Block, align: Align) -> Node | None:
        held = any(child.kind == "cells" for child in block.children)
        nodes = self._all(block, align if align == "center" else "start")
        words = [
            child
            for child in block.children
            if child.kind in ("heading", "text", "pill", "button", "list", "label")
        ]
        if not any(child.kind in ("heading", "text") for child in words):
            words = []
        if not nodes:
            nodes = (Air(h=14 * self.u),)
        centred = align == "center"
        paint = self._paint(block, self.surface)
        if words and len(words) == len(block.children):
            return Column(children=nodes, gap=6 * self.u, align="stretch", **paint)
        if held and len(nodes) > 1:
            return Row(
                children=tuple(growing(n) for n in nodes), gap=20 * self.u, align="center", **paint
            )
        grown = (
            tuple(growing(node) for node in nodes)
            if held or (len(nodes) == 1 and not centred)
            else nodes
        )
        justify: Justify = "center" if centred and not held else "between"
        return Row(children=grown, gap=24 * self.u, align="center", justify=justify, **paint)

    def _section(self, block: Block, align: Align) -> Node | None:
        nodes = self._all(block, align)
        if not nodes:
            return None
        paint = self._paint(block, None) if block.look.fill or block.look.stroke else {}
        return Column(children=nodes, gap=14 * self.u, **paint)

    _cell = _column = _section

    def _frame(self, block: Block, align: Align) -> Node | None:
        nodes = self._all(block, "start") or (Air(h=200 * self.u),)
        paint = self._paint(block, "#ffffff") | {"stroke": block.look.stroke or self.edge}
        return Column(children=nodes, gap=16 * self.u, grow=1, justify="between", **paint)

    def _card(self, block: Block, align: Align) -> Node:
        since = len(self.flows.boxes)
        nodes = self._all(block, align) or (Air(h=40 * self.u),)
        alone = len(nodes) == 1 or block.look.shape == "pill"
        paint = self._paint(block, self.surface)
        if not (block.look.fill or block.look.stroke):
            paint["stroke"] = self.edge
        square: dict[str, Any] = (
            {"aspect": 1.0} if "square" in block.words and not block.said() else {}
        )
        made = Column(
            children=nodes,
            gap=8 * self.u,
            justify="center" if alone else "start",
            **paint,
            **square,
        )
        return self.flows.box(made, since)

    def _item(self, block: Block, align: Align) -> Node | None:
        said = self._entry(block, align) if block.lines else None
        if said is not None:
            nodes = (said, *self._all(block, align))
            return Column(children=nodes, gap=3 * self.u) if len(nodes) > 1 else said
        pictured = any(
            child.kind in ("circle", "icon", "image", "avatar") for child in block.walk()
        )
        nodes = self._all(block, "center" if pictured else align)
        return (
            Column(children=nodes, gap=6 * self.u, align="center" if pictured else "stretch")
            if nodes
            else self._grey(1, 0)
        )

    def _circle(self, block: Block, align: Align) -> Node:
        nodes = self._all(block, "center")
        size = (46 if block.look.size == "small" else 84) * self.u if not block.said() else None
        paint = self._paint(block, "tint") | {"shape": "ellipse", "radius": 0.0, "pad": 6 * self.u}
        return Column(
            children=nodes,
            aspect=1.0,
            w=size,
            align="center",
            justify="center",
            align_self="center",
            **paint,
        )

    def _hub(self, block: Block, align: Align) -> Node | None:
        """Items around the one in the middle, joined to it by lines."""
        if len(block.children) < 2:
            return self._section(block, align)
        middle, group = block.children
        nodes = [self.node(item, align) for item in group.items()]
        w, h = f"{100 * _WIDE:g}%", f"{100 * _HIGH:g}%"
        spots = [_spot(at, len(nodes)) for at in range(len(nodes))]
        lines = [Path(points=((0.5, 0.5), spot), stroke="ink", stroke_width=2) for spot in spots]
        items = [
            Column(
                children=(node,), left=f"{100 * (x - _WIDE / 2):.1f}%",
                top=f"{100 * (y - _HIGH / 2):.1f}%", w=w, h=h,
            )
            for node, (x, y) in zip(nodes, spots, strict=True) if node is not None
        ]  # fmt: skip
        center = self.node(middle, "center")
        place: dict[str, Any] = {
            "left": "40%",
            "top": "32%",
            "w": "20%",
            "aspect": 1.0,
            "align_self": None,
        }
        held = center.model_copy(update=place) if center is not None else Air()
        return Stack(children=(Air(), *lines, held, *items), grow=1)


def _spot(at: int, count: int) -> tuple[float, float]:
    """Where an item stands around the middle, clockwise, the first above it, on the left if there are many."""
    turn = 0.5 if count % 2 and count > 4 else 0.0
    angle = 2 * pi * ((at - turn) / count) - pi / 2
    return 0.5 + (0.5 - _WIDE / 2) * cos(angle), 0.5 + (0.5 - _HIGH / 2) * sin(angle)


def _is_control(block: Block) -> bool:
    return block.kind in ("pill", "tab", "button", "link", "icon", "label", "logo")


def _is_view(block: Block) -> bool:
    """True for a picture that takes the room there is."""
    return block.kind == "image" and block.look.shape != "circular"


def _is_small(group: Block) -> bool:
    """True for items that share a bar with others: they keep together."""
    around = group.parent
    while around is not None and around.kind in ("row", "cell", "cells"):
        if len(around.children) > 1:
            break
        around = around.parent
    bar = group.parent
    while bar is not None and bar.kind in ("row", "cell", "cells"):
        bar = bar.parent
    return bar is not None and bar.kind == "bar" and around is not bar


def _is_wide(block: Block) -> bool:
    return block.kind in (*_SPREAD, "text", "group", "cells", "search") and block.kind != "circle"
