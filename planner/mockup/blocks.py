"""What a dictated page is made of: a tree of blocks, each with what it says and how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from planner.mockup.looks import Look

FLOWS = frozenset({"page", "frame", "column"})
"""Blocks in which sections stand one under the other."""
HOLDERS = FLOWS | {
    "bar",
    "section",
    "card",
    "circle",
    "row",
    "cell",
    "tab",
    "item",
    "group",
    "cells",
    "hub",
}
"""Blocks that hold others."""
_FEW = 3
"""Items of a group that is not counted."""
SAYING = frozenset(
    {
        "heading",
        "text",
        "label",
        "words",
        "button",
        "pill",
        "tab",
        "link",
        "search",
        "logo",
        "item",
        "list",
        "mark",
    }
)
"""Blocks that say a quoted string themselves."""


@dataclass(eq=False)
class Block:
    """A part of the page. `lines` are its words, `subject` what its picture shows.

    A `group` has `many` items like its first child, the pattern; `own` are those told of apart, by
    index; each is as the pattern was when it had `since` children. `cells` have columns by `side`.
    `words` are the words that name the block. `arrows` lead "on" from one to the next, or "back".
    """

    kind: str
    look: Look = field(default_factory=Look)
    words: frozenset[str] = frozenset()
    lines: list[str] = field(default_factory=list)
    subject: str = ""
    children: list[Block] = field(default_factory=list)
    parent: Block | None = None
    side: str = ""
    many: int = 1
    down: bool = False
    arrows: str = ""
    across: int = 0
    own: dict[int, Block] = field(default_factory=dict)
    spread: list[str] = field(default_factory=list)
    linewise: bool = False
    single: bool = False
    since: int = 0
    sentence: int = -1

    def add(self, block: Block) -> Block:
        """Put a block at the end of this one."""
        block.parent = self
        self.children.append(block)
        return block

    @property
    def pattern(self) -> Block:
        """What the items of a group are like."""
        return self.children[0]

    def item(self, index: int) -> Block:
        """One item of a group, told apart from the others from now on."""
        index = index % self.count if index < 0 else index
        if index not in self.own:
            made = filled(self.pattern, index)
            made.parent, made.since = self, len(self.pattern.children)
            self.own[index] = made
        return self.own[index]

    def items(self) -> list[Block]:
        """Every item of a group: those told apart, else the pattern with its share of what is spread."""
        return [self._own(at) or filled(self.pattern, at) for at in range(self.count)]

    def _own(self, at: int) -> Block | None:
        """An item told apart; with what was told of each since, where all are, and as the others where
        it says nothing else than these."""
        item = self.own.get(at)
        if item is None or not self.pattern.children[item.since :]:
            return item
        if len(self.own) < self.count:
            said, usual = item.strings(), self.pattern.strings()
            return None if said and said <= usual else item
        whole = deepcopy_under(item)
        whole.parent = self
        for child in self.pattern.children[item.since :]:
            whole.add(filled(child, at))
        whole.children.sort(key=lambda child: child.kind not in ("icon", "image", "avatar"))
        return whole

    @property
    def count(self) -> int:
        """How many items a group has: as told, else as many as are listed, else a few."""
        listed = max((len(block.spread) for block in self.pattern.walk()), default=0)
        told = max(self.many, listed if listed > 1 else 0)
        return max(told or _FEW, max(self.own, default=-1) + 1)

    def flow(self) -> Block:
        """The innermost block around this one in which sections stand."""
        block = self
        while block.parent is not None and (block.kind not in FLOWS or block.split):
            block = block.parent
        return block

    @property
    def split(self) -> bool:
        """True for a column of a section or card."""
        block = self.parent
        while block is not None and block.kind not in ("section", "card", "bar"):
            block = block.parent
        return block is not None

    def around(self) -> Iterator[Block]:
        """This block and all that it stands in, from the inside out."""
        block: Block | None = self
        while block is not None:
            yield block
            block = block.parent

    def walk(self) -> Iterator[Block]:
        """This block and all under it."""
        yield self
        for child in (*self.children, *self.own.values()):
            yield from child.walk()

    def strings(self) -> set[str]:
        """All that is said in it."""
        return {text for block in self.walk() for text in (*block.lines, *block.spread)}

    def said(self) -> bool:
        """True where anything in it is said."""
        return any(block.lines or block.spread for block in self.walk())


def deepcopy_under(block: Block) -> Block:
    """A copy of a block and all under it, without what is around it."""
    above, block.parent = block.parent, None
    made = deepcopy(block)
    block.parent = above
    return made


def filled(pattern: Block, at: int) -> Block:
    """A copy of a pattern that says what is spread for its item number `at`."""
    made = deepcopy_under(pattern)
    for block in made.walk():
        if not block.spread:
            continue
        own = block.spread[at : at + 1]
        if block.kind == "icon":
            block.subject = own[0] if own else ""
        else:
            block.lines = own
        block.spread = []
    return made
