"""What was told of before: blocks by the words that name them, and by what they say."""

from __future__ import annotations

from planner.color import oklch
from planner.composer.lexicon import find
from planner.mockup.blocks import HOLDERS, SAYING, Block
from planner.mockup.looks import hues
from planner.mockup.names import SIDES, Named

_NEAR = 28.0
"""Degrees of hue by which two colours of one name differ at most."""
_BOXES = frozenset({"card", "circle", "column", "section", "item"})
_AGO = 2
_ALIKE = {"tab": "pill", "pill": "tab"}


class Memory:
    """The blocks of a page in the order in which they were told."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.blocks: list[Block] = []
        self.said: dict[str, Block] = {}
        self.marked: dict[str, Block] = {}

    def keep(self, block: Block) -> None:
        """Remember a block."""
        self.blocks.append(block)

    def saying(self, text: str) -> Block | None:
        """The block that said a string."""
        return self.said.get(text)

    def group(self) -> Block | None:
        """The group told of last."""
        return next((block for block in reversed(self.blocks) if block.kind == "group"), None)

    def boxes(self, sentence: int) -> Block | None:
        """The row of boxes that was told last, in this sentence or one of the two before."""
        group = next(
            (
                one
                for one in reversed(self.blocks)
                if one.kind == "group" and one.pattern.kind in _BOXES
            ),
            None,
        )
        return group if group is not None and sentence - group.sentence <= _AGO else None

    def holding(self, kind: str) -> Block | None:
        """The latest group whose items each have a part of this kind: `below each image`."""
        for block in reversed(self.blocks):
            holds = block.kind == "group" and block.pattern.kind in HOLDERS - {kind}
            if holds and any(one.kind == kind for one in block.walk()):
                return block
        return None

    def find(self, part: Named, holder: Block, sentence: int = -1) -> Block | None:
        """The latest block that the same words name, or most of them; words are looked for in `holder`."""
        if part.nth or (part.side and part.many == 1):
            item = self._item(part, sentence)
            if item is not None:
                return item
        kept = [b for b in self.blocks if b.kind == "group"] if part.article == "each" else []
        blocks = kept if any(self._score(b, part) >= 1 for b in kept) else self.blocks
        if part.kind in SAYING and not part.way:
            under = {id(block) for block in holder.walk()}
            blocks = [block for block in self.blocks if id(block) in under]
        best = max(
            ((self._score(block, part), at) for at, block in enumerate(blocks)), default=(0.0, 0)
        )
        if best[0] < 1.0:
            return None
        block = blocks[best[1]]
        if part.article == "each" and block.kind == "group":
            return block.pattern
        return block

    def _item(self, part: Named, sentence: int) -> Block | None:
        outer = part.kind == "column"
        groups = [
            (
                self._score(b.pattern, part, sided=False) + outer * _soon(b, sentence),
                -at if outer else at, b,
            )
            for at, b in enumerate(self.blocks) if b.kind == "group"
        ]  # fmt: skip
        best = max(groups, default=None, key=lambda one: one[:2])
        if best is None or best[0] < 1.0:
            return None
        group = best[2]
        if part.nth:
            return group.item(part.nth - 1 if part.nth > 0 else -1)
        if len([b for b in self.blocks if b.side == part.side and b.kind == part.kind]):
            return None
        across = group.across if 1 < group.across < group.count else group.count
        at = {"left": 0, "right": across - 1, "center": across // 2}[part.side]
        return group.item(at + (across if part.low and across < group.count else 0))

    def _score(self, block: Block, part: Named, sided: bool = True) -> float:
        own = block.pattern.kind if block.kind == "group" else block.kind
        same = part.kind == own or _ALIKE.get(part.kind) == own
        told = self._telling(block.words) & self._telling(part.words)
        if sided and part.side in ("left", "right") and part.side != block.side:
            return 0.0
        if not same and not told:
            return 0.0
        many = 0.4 if (block.kind == "group") == (part.many != 1) else 0.0
        return (1.0 if same else 0.0) + 1.2 * len(told) + many + _alike(block, part.lead)

    def _telling(self, words: frozenset[str]) -> frozenset[str]:
        return frozenset(word for word in words if not _tells_place(word, self.language))


def _soon(group: Block, sentence: int) -> float:
    """How well columns fit that were told in this sentence: 3, 2 in the one before, else 0."""
    ago = abs(group.sentence - sentence)
    return 3.0 if ago == 0 else 2.0 if ago == 1 else 0.0


def _alike(block: Block, lead: str) -> float:
    """How well the colour that a reference tells is that of a block: 1, 0 where none is told, or -1."""
    own = (block.pattern if block.kind == "group" else block).look.fill
    told = hues(lead)
    if not told or not own:
        return 0.0
    gap = abs((oklch(told[0][2])[2] - oklch(own)[2] + 180) % 360 - 180)
    return 1.0 if gap < _NEAR else -1.0


def _tells_place(word: str, language: str) -> bool:
    known = find(word, "mockup", language) + find(word, "numerals", language)
    places = (*SIDES, "a", "the", "each", "rest", "in", "of", "below", "above", "with", "beside")
    return any(
        h.meaning in places or h.meaning.startswith("nth") or h.meaning.isdigit() for h in known
    )
