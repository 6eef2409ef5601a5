"""What stands in a mock-up: words, controls, pictures; what is not told stands as grey bars and plates."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

from planner.color import contrast, mix
from planner.composer.dictated.items import PRICED
from planner.free.contents import Air, Line, Listing, Picture, Sign, Words
from planner.free.grammar import Column, Node, Row
from planner.free.piece import TextSize
from planner.mockup.blocks import Block
from planner.mockup.flows import Flows
from planner.mockup.pictures import drawn, icon_of
from planner.plan import Gradient

_GREY, _PLATE, _EDGE, _SURFACE = 0.26, 0.12, 0.2, 0.045
"""How far from the page's ground words that are not told stand, pictures, edges, and bars and cards."""
_SIZES: dict[str, TextSize] = {
    "page": "title",
    "section": "title",
    "cell": "heading",
    "card": "subheading",
    "bar": "subheading",
    "circle": "label",
}
_RADIUS = 14.0
_ICONS = {"small": 24.0, "large": 60.0, "huge": 80.0}


_MARKER = re.compile(r"(?:[a-z•·▪◦*–-]|\d+[.)])\s")


Align = Literal["start", "center", "end"]


Draw = Callable[["Block", Align], Node | None]


class Leaves:
    """Draws blocks that hold no others; distances are `u` times as large as usual."""

    def __init__(self, u: float, language: str, ground: str) -> None:
        self.flows = Flows()
        self.u, self.language, self.ground, self.pictured = u, language, ground, False
        self.grey, self.plate = self._tone(_GREY), self._tone(_PLATE)
        self.edge, self.surface = self._tone(_EDGE), self._tone(_SURFACE)

    def _tone(self, share: float) -> str:
        return mix(self.ground, _ink(self.ground), share)

    def _all(self, block: Block, align: Align) -> tuple[Node, ...]:
        nodes: list[Node] = []
        rows: list[list[str]] = []
        for child in block.children:
            since = len(self.flows.boxes)
            node = self.node(child, align)
            nodes += [node] if node is not None else []
            rows.append(self.flows.boxes[since:])
        if block.arrows:
            self.flows.join([row for row in rows if row], block.arrows == "back")
        return tuple(nodes)

    def node(self, block: Block, align: Align) -> Node | None:
        """The node of a block; None for one that shows nothing."""
        align = _align(block) or align
        draw: Draw = getattr(self, f"_{block.kind}", self._card)
        return draw(block, align)

    def _card(self, block: Block, align: Align) -> Node | None:
        """What has no form of its own is a card."""
        raise NotImplementedError

    def _heading(self, block: Block, align: Align) -> Node:
        size = _SIZES.get(_around(block).kind, "heading")
        held = (
            block.parent is not None
            and block.parent.kind in ("card", "bar")
            and len(block.parent.children) == 1
        )
        alone = block.parent.parent if held and block.parent is not None else None
        size = ("title" if alone.kind == "page" else "heading") if alone is not None else size
        told: dict[str, TextSize] = {"huge": "display", "small": "subheading"}
        size = told.get(block.look.size, size)
        if block.look.size == "large" and size in ("heading", "subheading"):
            size = "title" if size == "heading" else "heading"
        if not block.lines:
            return self._grey(1, 62, 18, align=align)
        return self._words(block, align, size, 700)

    def _text(self, block: Block, align: Align) -> Node:
        if len(block.lines) > 1 and all(map(PRICED.fullmatch, block.lines)):
            rows = [self._entry(Block("item", lines=[line]), align) for line in block.lines]
            return Column(children=tuple(rows), gap=6 * self.u)
        return (
            self._words(block, align, "label" if block.look.size == "small" else "body", 400)
            if block.lines
            else self._grey(3, 100)
        )

    def _label(self, block: Block, align: Align) -> Node:
        return self._words(block, align, "label") if block.lines else self._grey(1, 0, 9)

    def _words_(self, block: Block, align: Align) -> Node:
        return self._text(block, align)

    def _link(self, block: Block, align: Align) -> Node:
        return self._words(block, align, "label", 500) if block.lines else self._grey(1, 0, 9)

    def _words(self, block: Block, align: Align, size: TextSize = "body", weight: int = 0) -> Node:
        if not block.lines:
            return self._grey(3, 100)
        told = (
            len(block.lines) if (block.linewise and len(block.lines) > 1) or block.single else None
        )
        return Words(
            text="\n".join(block.lines), size=size, weight=block.look.weight or weight or None, font="text",
            color=block.look.ink or None, text_align=align, italic=block.look.italic, lines=told,
            opacity=1.0,
        )  # fmt: skip

    def _list(self, block: Block, align: Align) -> Node:
        if block.lines:
            marked = all(_MARKER.match(line) for line in block.lines)
            return Listing(
                items=tuple(block.lines),
                gap=8 * self.u,
                color=block.look.ink or None,
                marker="none" if marked else "bullet",
            )
        if block.children:
            return Column(children=self._all(block, align), gap=8 * self.u)
        dot = Air(w=8, h=8, shape="ellipse", fill=self.grey)
        row = Row(children=(dot, self._grey(1, 0, 9, 220)), gap=10, align="center")
        return Column(children=(row,) * 4, gap=12 * self.u)

    def _grey(
        self, lines: int, share: int, high: float = 9, wide: float = 90, align: Align = "start"
    ) -> Node:
        """Bars for words that the prompt names but does not tell."""
        if not share:
            return Air(
                w=wide * self.u, h=high * self.u, radius=4, fill=self.grey, align_self="center"
            )
        lines = max(lines, 1)
        bars = [
            Air(
                w=f"{share if at + 1 < lines or lines == 1 else 0.6 * share:g}%",
                h=high * self.u,
                radius=4,
                fill=self.grey,
            )
            for at in range(lines)
        ]
        return Column(children=tuple(bars), gap=8 * self.u, align=align)

    # -- controls

    def _button(self, block: Block, align: Align) -> Node:
        shape = {"shape": "pill"} if block.look.shape == "pill" else {"radius": 8.0}
        return self._chip(block, "accent", (8, 18), 600, shape)

    def _pill(self, block: Block, align: Align) -> Node:
        return self._chip(block, "tint", (5, 13), 600, {"shape": "pill"})

    def _tab(self, block: Block, align: Align) -> Node:
        return self._chip(block, "tint", (7, 14), 600, {"radius": _RADIUS})

    def _chip(
        self, block: Block, usual: str, pad: tuple[float, float], weight: int, shape: dict[str, Any]
    ) -> Node:
        look = block.look
        fill = fill_of(block, None if look.stroke else usual)
        ground = fill if isinstance(fill, str) and fill.startswith("#") else None
        ink = look.ink or (_ink(ground) if ground else "on_accent" if fill == "accent" else None)
        said = (
            Words(
                text="\n".join(block.lines),
                size="label",
                weight=look.weight or weight,
                color=ink,
                lines=max(1, len(block.lines)),
                font="text",
            )
            if block.lines
            else None
        )
        inner = [
            self._sign(child, 16.0, ink) if child.kind == "icon" else self.node(child, "start")
            for child in block.children
        ]
        nodes = [node for node in (*inner, said) if node is not None]
        bar = Air(
            w=56 * self.u,
            h=8 * self.u,
            radius=4,
            fill="#ffffffb0"
            if fill == "accent" or (ground and _ink(ground) == "#ffffff")
            else self.grey,
        )
        row = Row(
            children=tuple(nodes) or (bar,), gap=8 * self.u, align="center", justify="center", fill=fill,
            stroke=look.stroke or None, pad=(pad[0] * max(self.u, 0.7), pad[1] * max(self.u, 0.7)), **shape,
        )  # fmt: skip
        return Row(children=(row,), justify=align_of(block))

    def _search(self, block: Block, align: Align) -> Node:
        words = self._words(block, "start", "label") if block.lines else self._grey(1, 0, 8, 120)
        sign = Sign(icon="lucide:search", w=16, color="#6b7380")
        return Row(
            children=(sign, words), gap=10, align="center", grow=1, shape="pill",
            fill=block.look.fill or "#ffffff", stroke=block.look.stroke or self.edge, pad=(8 * self.u, 16),
        )  # fmt: skip

    def _logo(self, block: Block, align: Align) -> Node:
        mark = Sign(icon="lucide:hexagon", w=24, color=block.look.ink or "dominant_ink")
        words = (
            Words(
                text="\n".join(block.lines),
                size="subheading",
                weight=700,
                color=block.look.ink or None,
                lines=len(block.lines),
                font="text",
            )
            if block.lines
            else None
        )
        return Row(children=(mark, words or self._grey(1, 0, 12, 70)), gap=8, align="center")

    # -- pictures

    def _icon(self, block: Block, align: Align) -> Node:
        held = block.parent
        tile = held is not None and held.kind == "card" and len(held.children) == 1
        size = (64.0 if tile else _ICONS.get(block.look.size, 36.0)) * max(self.u, 0.7)
        sign = self._sign(block, size, None)
        return Row(children=(sign,), justify="center" if align == "center" else "start")

    def _sign(self, block: Block, size: float, ink: str | None) -> Node:
        """The icon of a subject; a grey tile where none is sure to show it."""
        icon = icon_of(block.subject, self.language)
        if icon is None:
            return Air(w=size, h=size, radius=0.25 * size, fill=self.grey)
        return Sign(
            icon=icon, look="line", w=size,
            color=block.look.ink or block.look.stroke or ink, alt=block.subject or "icon",
        )  # fmt: skip

    def _avatar(self, block: Block, align: Align) -> Node:
        sign = Sign(icon="lucide:user", w=26 * self.u, color="#5b6470")
        side = (120 if block.look.size == "large" else 64) * self.u
        return Column(
            children=(sign,),
            w=side,
            h=side,
            shape="ellipse",
            fill=block.look.fill or self.plate,
            align="center",
            justify="center",
            align_self="center",
        )

    def _image(self, block: Block, align: Align) -> Node:
        round_ = block.look.shape == "circular"
        radius = 0.0 if round_ else _RADIUS * 0.7
        if drawn(block.subject, self.language) is not None:
            if round_:
                return Picture(
                    prompt=block.subject,
                    shape="ellipse",
                    aspect=1.0,
                    w=260 * self.u,
                    align_self="center",
                )
            return Picture(
                prompt=block.subject, radius=radius, grow=3 if block.look.size == "large" else 1
            )
        sign = Sign(icon="lucide:image", w=34 * self.u, color="#7b8491")
        extent: dict[str, Any] = (
            {"aspect": 1.0, "shape": "ellipse"}
            if round_ and _is_among(block)
            else {"aspect": 1.0, "shape": "ellipse", "w": 240 * self.u, "align_self": "center"}
            if round_
            else {"grow": 1, "radius": radius}
        )
        high = 30 if not block.look.tall else 70
        return Column(
            children=(sign,),
            fill=block.look.fill or self.plate,
            pad=(high * self.u, 10),
            align="center",
            justify="center",
            **extent,
        )

    def _rule(self, block: Block, align: Align) -> Node:
        return Line(color=block.look.ink or "rule")

    def _dots(self, block: Block, align: Align) -> Node:
        return Air(w=11, h=11, shape="ellipse", fill=block.look.fill or "#b4bac3")

    def _entry(self, block: Block, align: Align) -> Node:
        """An item in words: with its price at the far end of its first line where it has one."""
        first, *rest = block.lines
        priced = PRICED.fullmatch(first)
        if priced is None:
            return self._words(block, align)
        name, price = (Words(text=priced[at], weight=600, font="text", lines=1) for at in (1, 2))
        row = Row(children=(growing(name), price), gap=12)
        under = [Words(text=line, size="label", font="text", lines=1) for line in rest]
        return Column(children=(row, *under), gap=1.0)

    def _mark(self, block: Block, align: Align) -> Node:
        return Words(
            text="\n".join(block.lines or ["\u00a0"]),
            size="display",
            weight=800,
            font="text",
            color=self.edge,
            role="background",
            text_align=align,
            lines=1,
        )

    # -- paint

    def _paint(self, block: Block, usual: str | None) -> dict[str, Any]:
        look = block.look
        edge = 18.0 if block.kind in ("card", "frame") else 12.0
        wide = 22.0 if block.kind in ("bar", "section") else edge
        radius = (
            _RADIUS
            if (look.shape in ("round", "pill") or "rounded" in block.words)
            or block.kind in ("card", "frame")
            else 0.0
        )
        return {
            "fill": fill_of(block, usual), "stroke": look.stroke or None, "radius": radius,
            "shadow": 8.0 if look.shadow else 0.0, "pad": (edge * self.u, wide * self.u),
            **({"shape": "pill"} if look.shape == "pill" else {}),
        }  # fmt: skip


def align_of(block: Block) -> Align:
    """Where a button stands across its column."""
    return _align(block) or "start"


def _align(block: Block) -> Align | None:
    told = block.look.align
    return told if told in ("start", "center", "end") else None  # type: ignore[return-value]


def fill_of(block: Block, usual: str | None) -> str | Gradient | None:
    if block.look.fade:
        return Gradient(colors=(block.look.fill, block.look.fade))
    return block.look.fill or usual


def _ink(ground: str) -> str:
    return max(
        ("#ffffff", "#111111"),
        key=lambda color: contrast(color, ground) * (1.6 if color == "#ffffff" else 1),
    )


def _is_among(block: Block) -> bool:
    """True for what one item of several holds."""
    while block.parent is not None:
        if block.parent.kind == "group":
            return True
        block = block.parent
    return False


def _around(block: Block) -> Block:
    """What a block stands in; a single cell counts as what it is in."""
    around = block.parent or block
    cells = around.parent if around.kind == "cell" else None
    if cells is not None and cells.parent is not None and len(cells.children) == 1:
        return cells.parent
    return around


def growing(node: Node, share: float = 1.0) -> Node:
    return node.model_copy(update={"grow": node.grow or share})
