"""Where the reader of a dictated page is, and how it moves: below a part, beside it, into it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from planner.composer.dictated.depicted import Depicted
from planner.composer.dictated.prose import Prose
from planner.composer.lexicon import find
from planner.composer.quotes import Quote
from planner.mockup.blocks import HOLDERS, Block
from planner.mockup.looks import Look
from planner.mockup.memory import Memory
from planner.mockup.names import Named
from planner.mockup.places import beside_other, column_at, holder, next_cell, open_cells, side_cell

_BANDS = frozenset({"bar", "section", "frame", "column"})
"""What stands in the flow of the page, wherever the reader is."""
_SPLIT = frozenset({"section", "card", "bar", "frame", "column"})
"""What is split into columns where it is named."""
_SHIFTED = frozenset({"bar", "page", "frame", "section", "card"})
"""In what a block moves to a side."""
_SINGLE_ROW = ("row", "bar", "cells", "group")


class Cursor:
    """`cursor` is the block that takes what comes next, `last` the one that came last, `side` where in
    the cursor; `entered` where the clause names it. A `hub` has what comes next around it; `titled` is a
    row whose items are titled one by one. `placed` is where in the prompt a block was placed last,
    `sided_to` the end of the words that told its side, `tone` the look of the words that come next."""

    def __init__(self, prose: Prose, exact: bool) -> None:
        self.exact = exact
        self.shown: list[Depicted] = []
        self.prose, self.page = prose, Block("page")
        self.cursor = self.last = self.page
        self.side = ""
        self.entered = self.area = self.atop = self.referred = self.pinned = False
        self.before: Quote | None = None
        self.memory = Memory(prose.language)
        self.sentence, self.shown_to, self.named_to = -1, 0, 0
        self.placed, self.sided_to = -1, -1
        self.tone = Look()

    def _start(self, at: int) -> int:
        """Where the clause at a place begins."""
        return max(self.prose.start(at), self.prose.masked.rfind(";", 0, at) + 1)

    def _opens_centered(self, at: int) -> bool:
        """True in a clause that begins with `centered` or `at the very top-center`, and has placed nothing yet."""
        start = self._start(at)
        opening = self.prose.masked[start:at]
        return self.placed < start and any(
            hit.meaning == "centered" or (hit.meaning == "center" and opening[hit.start - 1] == "-")
            for hit in find(opening, "mockup", self.prose.language)
        )

    def _shift(self, block: Block, behind: str) -> bool:
        """`"A" on the left and "B" on the right`: moves a block to the side told behind it."""
        hits = find(behind, "mockup", self.prose.language)
        side = next(
            (
                h.meaning
                for b, h in pairwise(hits)
                if h.meaning in ("left", "right") and b.meaning in ("in", "the")
            ),
            "",
        )
        whole = block.parent if block.parent is not None and block.parent.kind == "group" else block
        around = whole.parent
        if (
            not side
            or around is None
            or around.kind not in _SHIFTED
            or whole not in around.children
        ):
            return False
        around.children.remove(whole)
        self._cell(around, side).add(whole)
        return True

    def _sentence(self, at: int) -> None:
        number = self.prose.clause(at)
        if number != self.sentence:
            self.tone = Look()
            opening = self.prose.masked[self._start(at) : at]
            self.pinned = False
            self.atop = any(
                hit.meaning == "top" for hit in find(opening, "mockup", self.prose.language)
            )
            self.hub: Block | None = None
            self.titled: Block | None = None
            self.sentence, self.side, self.entered, self.area = number, "", False, False
            if any(hit.meaning == "whole" for hit in find(opening, "mockup", self.prose.language)):
                self.cursor = next((b for b in self.page.children if b.kind == "frame"), self.page)
            if self._goes_on_with_it(at):
                return
            while (
                self.cursor.kind in ("row", "group", "item", "tab", "pattern") or self._in_group()
            ):
                self.cursor = self.cursor.parent or self.page

    def _goes_on_with_it(self, at: int) -> bool:
        """True for a clause behind a semicolon that tells more: `; it has a badge`."""
        start = self._start(at)
        opening = find(self.prose.masked[start : start + 8], "mockup", self.prose.language)
        if ":" in self.prose.masked[self.prose.start(at) : start]:
            return True  # a list of what it holds
        return start > self.prose.start(at) and any(hit.meaning == "it" for hit in opening)

    def _in_group(self) -> bool:
        parent = self.cursor.parent
        return parent is not None and parent.kind == "group"

    def _leave(self) -> None:
        self.cursor, self.side = self.cursor.flow(), ""

    def _anchor(self, part: Named, block: Block) -> None:
        if block.parent is not None and block.parent.kind == "hub" and part.way != "in":
            return  # two above the circle
        if self.pinned and part.way in ("below", "above", "beside"):
            return  # the first group, under the heading, ...
        self.pinned = not part.way and bool(part.nth or part.side)
        if part.way == "around":
            self.hub = block if block.kind in ("circle", "image", "avatar", "card") else None
            self._below(block)
        elif part.way in ("below", "above"):
            self._below(block)
        elif part.way == "beside":
            self._beside(block, part.stray)
        else:
            side = self.side if self.area else part.stray if part.way == "of" else ""
            if part.article == "each" and block.kind == "link":
                block.kind = "item"
            self.cursor = holder(block)
            self.last = block
            self.side, self.entered = side, True
        self.area = False

    def _below(self, block: Block) -> None:
        above = block.parent or self.page
        while above.kind in ("row", "bar", "cells", "group") and above.parent is not None:
            above = above.parent
        self.cursor, self.side, self.entered = above, "", False

    def _beside(self, block: Block, side: str) -> None:
        """What comes next stands beside a block."""
        cell = block
        if block.parent is not None and block.parent.kind == "group":
            return
        while cell.parent is not None and cell.kind != "cell" and cell.parent.kind in ("cell",):
            cell = cell.parent
        parent = cell.parent
        if cell.kind == "cell" and parent is not None:
            self.cursor = next_cell(parent, side)
        elif parent is not None and parent.kind in ("row", "bar"):
            self.cursor = parent
        elif parent is not None and cell in parent.children:
            cells = Block("cells", parent=parent)
            parent.children[parent.children.index(cell)] = cells
            first = cells.add(Block("cell", side="right" if side == "left" else "left"))
            first.add(cell)
            self.cursor = next_cell(cells, side)
        self.side, self.entered = "", True

    def _host(self, block: Block, way: str = "") -> Block:
        inside = (
            block.kind == "column"
            and self.cursor.sentence == self.sentence
            and self.cursor.kind in _SPLIT
        )
        if block.kind in _BANDS and not (self.entered or self.side or inside):
            return self.cursor.flow()
        host = self.cursor
        while host.kind not in HOLDERS and host.parent is not None:
            host = host.parent
        if (
            block.kind == "row"
            and host.kind == "row"
            and way not in ("of", "with", "in")
            and host.parent is not None
        ):
            host = host.parent
        return host

    def _place(self, block: Block, host: Block, side: str) -> None:
        if block.side and block.kind != "cells":
            host = beside_other(host, block.side)
        if side and host.kind not in ("row", "group"):
            if side != "center" or host.kind == "bar" or open_cells(host):
                host = self._cell(host, side)
            else:
                block.look = replace(block.look, align=block.look.align or "center")
        host.add(block)
        if self.atop and host is self.page:
            host.children.insert(0, host.children.pop())
        self.atop = False
        self.cursor = host

    def _cell(self, host: Block, side: str) -> Block:
        if host.kind == "cell" and host.parent is not None:
            if host.side == side:
                return host
            return side_cell(host.parent, side)
        column = column_at(host, side)
        if column is not None:
            return column
        cells = open_cells(host) or host.add(Block("cells"))
        return side_cell(cells, side)
