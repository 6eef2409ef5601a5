"""Branches of a tree: what every drawing of one shares, from measured boxes to lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from planner.composer.text import sentence_case
from planner.content import Content, Item
from planner.layouts.blocks import block, panel, snug
from planner.layouts.geometry import Point, Rect, add_link
from planner.layouts.kit import Icon, Node, Row
from planner.layouts.surface import Page, Sink
from planner.parts import Align

SCALES = (1.7, 1.3, 1.1, 1.0)
"""Size of a title by depth, in body sizes."""
WIDTHS = (5.0, 3.5, 2.5)
"""Width of the lines to the children by depth, in units: boughs thin out towards the leaves."""


@dataclass
class Branch:
    """An item in the tree, and the room it is given."""

    item: Item
    depth: int
    children: list[Branch] = field(default_factory=list)
    room: Rect = field(default_factory=lambda: Rect(0, 0, 0, 0))
    own: str = ""

    def walk(self) -> Iterator[Branch]:
        """This branch and all under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def grow(content: Content) -> list[Branch]:
    """The roots of the content's tree: one where the topic names what several items share."""
    if len(content.items) > 1 and content.topic:
        return [_branch(Item(title=sentence_case(content.topic), items=content.items), 0)]
    return [_branch(item, 0) for item in content.items]


def _branch(item: Item, depth: int) -> Branch:
    return Branch(item, depth, [_branch(child, depth + 1) for child in item.items])


def fill_of(page: Page, branch: Branch) -> str | None:
    """Dark at the root, lighter with depth, none at the end; the marked node in the accent."""
    if branch.item.mark and not branch.item.body:
        return "accent"
    return usual_fill(page, branch)


def usual_fill(page: Page, branch: Branch) -> str | None:
    """The fill of a node of that depth, marked or not."""
    deep = {"editorial": None, "technical": "bg"}.get(page.character.name, "surface")
    return ("dominant", "tint", deep)[min(branch.depth, 2)]


class Tree(Node):
    """What all trees share: measured nodes, cached heights, and drawing."""

    grow = 1.0
    align: Align = "start"
    level_with = 0
    """Nodes above this depth stand in rows and start their words on one line."""

    def __init__(self, page: Page, roots: list[Branch]) -> None:
        self.page, self.roots = page, roots
        self.all = [branch for root in roots for branch in root.walk()]
        self.iconed = {b.depth for b in self.all if b.depth < 2}
        self.iconed -= {b.depth for b in self.all if not b.item.icon}
        self.inner = {id(b): self._inside(b) for b in self.all}
        self.depth = max(branch.depth for branch in self.all)
        self._tall: dict[tuple[int, float], float] = {}
        self._wide: dict[tuple[int, float], float] = {}

    def _inside(self, branch: Branch) -> Node:
        page, item = self.page, branch.item
        fill, scale = fill_of(page, branch), SCALES[min(branch.depth, 3)]
        text = block(page, item, fill=fill, scale=scale, nested=False, align=self.align)
        if branch.depth not in self.iconed or self.align == "center":
            return text
        size = page.body * scale * 1.5
        color = {"dominant": "on_dominant", "accent": "on_accent"}.get(fill or "", "dominant_ink")
        return Row(
            [Icon(item.icon, size, color), text], [size, -1.0], gap=page.gap(1.4), valign="middle"
        )

    def _pad(self, branch: Branch) -> tuple[float, float]:
        gap = self.page.gap
        if fill_of(self.page, branch) is None and not branch.item.mark:
            return gap(0.9), gap(0.3)
        return ((gap(2.4), gap(2.0)), (gap(2.2), gap(1.4)), (gap(1.5), gap(0.75)))[
            min(branch.depth, 2)
        ]

    def tall(self, branch: Branch, w: float) -> float:
        """The height of a node at a width, cached."""
        key = (id(branch), round(w, 2))
        if key not in self._tall:
            dx, dy = self._pad(branch)
            self._tall[key] = self.inner[id(branch)].height(w - 2 * dx) + 2 * dy
        return self._tall[key]

    def wide(self, branch: Branch, most: float) -> float:
        """The width of a node that is as wide as its words, up to `most`; cached."""
        key = (id(branch), round(most, 2))
        if key not in self._wide:
            self._wide[key] = self._snug(branch, most)
        return self._wide[key]

    def _snug(self, branch: Branch, most: float) -> float:
        dx, _ = self._pad(branch)
        inner = self.inner[id(branch)]
        extra = 0.0
        if isinstance(inner, Row):
            extra = inner.widths[0] + inner.gap
            inner = inner.children[1]
        return min(most, snug(inner, most - 2 * dx - extra) + extra + 2 * dx + 1)

    def draw(self, branch: Branch, sink: Sink) -> None:
        """The node's panel and words; its id goes to `branch.own`."""
        branch.own = panel(
            sink, self.page, branch.room, self.inner[id(branch)], fill=fill_of(self.page, branch),
            pad=self._pad(branch), lit=branch.item.mark and bool(branch.item.body),
            top=bool(branch.item.body) and 0 < branch.depth < self.level_with,
        )  # fmt: skip

    def finish(self, sink: Sink) -> None:
        """Draw every node in reading order, then the lines."""
        for branch in self.all:
            self.draw(branch, sink)
        for branch in self.all:
            for child in branch.children:
                lit = child.item.mark
                add_link(
                    sink, branch.own, child.own, self._drawn(self.route(branch, child)),
                    head="none", z=int(lit), width=WIDTHS[min(branch.depth, 2)],
                    color="accent" if lit else "dominant",
                    alt=f"{branch.item.title} → {child.item.title}",
                )  # fmt: skip

    def _drawn(self, route: Sequence[Point]) -> Sequence[Point]:
        """A square route, or the bend of a bough along it where the character is loose."""
        grown = self.page.character.panel in ("none", "tint") and len(route) == 4
        return bend(route) if grown else route

    def route(self, parent: Branch, child: Branch) -> list[Point]:
        """The line from a parent to a child."""
        raise NotImplementedError

    def stretched(self, need: Callable[[float], float], h: float) -> float:
        """How far nodes and gaps can be stretched to fill `h`, 0 to 3."""
        low, high = 0.0, 3.0
        if need(high) <= h:
            return high
        for _ in range(9):
            middle = (low + high) / 2
            low, high = (middle, high) if need(middle) <= h else (low, middle)
        return low


def bend(ends: Sequence[Point], pieces: int = 24) -> list[Point]:
    """The cubic Bézier curve over four points: from the first to the last, towards the others."""
    shares = [step / pieces for step in range(pieces + 1)]
    weights = [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in shares]
    return [
        (sum(w * p[0] for w, p in zip(row, ends, strict=True)),
         sum(w * p[1] for w, p in zip(row, ends, strict=True)))
        for row in weights
    ]  # fmt: skip


def taller(height: float, stretch: float) -> float:
    """The height of a stretched node."""
    return height * (1 + 0.22 * min(stretch, 2.0))
