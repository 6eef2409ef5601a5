"""Tree: parents and children joined by straight-cornered lines; depth shows as weight and fill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.branches import Branch, Tree, fill_of, grow, taller, usual_fill
from planner.layouts.geometry import Point, Rect
from planner.layouts.grid import Grid
from planner.layouts.kit import Node, Panel, stack
from planner.layouts.parts import card, words
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink

EVERYWHERE = 99
"""A depth that no tree reaches: nothing hangs."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Left to right, top down, top down with hanging lists, or indented."""
    wide = page.shape == "landscape"
    roots = grow(content)
    bodies = any(branch.item.body for root in roots for branch in root.walk())
    limit = 30.0 if bodies else 40.0

    def made(name: str, kind: Callable[[Page, list[Branch]], Node], cost: float) -> Arrangement:
        return Arrangement(name, lambda own: kind(own, grow(content)), "top", cost, limit)

    out = [made("right", Sideways, 0.0 if wide else 0.02)]
    if wide:
        out.append(replace(out[0], name="right-side", frame="side", cost=0.04))
    if len(roots) == 1:
        cost = {"landscape": 0.4, "square": 0.3, "portrait": 0.25}[page.shape]
        out.append(made("indent", _hanging(1), cost + (0.0 if bodies else 0.12)))
        for hang in (*range(2, max(b.depth for b in roots[0].walk()) + 1), EVERYWHERE):
            cost = 0.02 + 0.3 * imbalance(roots[0], hang)
            out.append(made("down" if hang == EVERYWHERE else f"hang{hang}", _hanging(hang), cost))
        out += _boxes(roots[0].item, page, limit)
    return out


def _boxes(root: Item, page: Page, limit: float) -> list[Arrangement]:
    """A box for each child of the root, with what is under it as lists in it."""
    kinds = [child for child in root.items if child.items]
    if len(kinds) < 2 or len(kinds) < len(root.items):
        return []
    out = []
    for columns in range(1, min(len(kinds), 4 if page.shape == "landscape" else 2) + 1):
        build = partial(_boxed, root=root, columns=columns)
        cost = 0.06 + 0.1 * (-len(kinds) % columns > 0)
        out.append(Arrangement(f"boxes{columns}", build, cost=cost, limit=limit, spare=True))
    return out


def _boxed(page: Page, root: Item, columns: int) -> Node:
    ink = roles.heading(page, root.title, scale=1.5, color="on_dominant", align="center")
    head = Panel(ink, page.gap(1.6), fill="dominant", radius=page.character.radius, name="root")
    cards = [card(page, words(page, child, 1.35), lit=child.lit) for child in root.items]
    return stack(head, Grid(cards, columns, gap=page.gap(2.4), grow=1), gap=page.gap(2.4), grow=1)


def imbalance(root: Branch, hang: int) -> float:
    """How empty the columns of a tree that hangs are beside the longest: 0 none, towards 1 most."""
    heads = [b for b in root.walk() if b.depth < hang and (not b.children or b.depth + 1 == hang)]
    longest = [b.depth + (len(list(b.walk())) if b.depth + 1 == hang else 1) for b in heads]
    return 1 - sum(longest) / (len(longest) * max(longest))


class Sideways(Tree):
    """Root at the left, a column for each depth, parents in the middle of their children."""

    def height(self, w: float) -> float:
        return self._need(self._columns(w), 0.0)

    def _need(self, columns: Sequence[float], stretch: float) -> float:
        spans = [self._span(root, columns, stretch) for root in self.roots]
        return sum(spans) + sum(self._between(a, b, stretch) for a, b in pairwise(self.roots))

    def _columns(self, w: float) -> list[float]:
        """The width of each column: what its words want, as far as there is room."""
        gap = self._least_gap()
        room = w - gap * self.depth
        fair = room / (self.depth + 1)
        most = max(fair, room * (0.58 if self.depth else 1.0))
        wants = self._wants([most] * (self.depth + 1))
        if sum(wants) > room:
            # Words that break anyway need less than their share: the leaves take what is left.
            wants = self._wants(_levelled(wants, room))
            wants[-1] = room - sum(wants[:-1])
        total = sum(wants)
        more = max(0.0, room - total - gap * 1.2 * self.depth)
        return [want + more * want / total for want in wants]

    def _wants(self, most: Sequence[float]) -> list[float]:
        """What the words of each column want, up to `most`."""
        wants = [0.0] * (self.depth + 1)
        for branch in self.all:
            wants[branch.depth] = max(wants[branch.depth], self.wide(branch, most[branch.depth]))
        return wants

    def _least_gap(self) -> float:
        return self.page.gap(5)

    def _between(self, first: Branch, second: Branch, stretch: float) -> float:
        leaves = not first.children and not second.children
        apart = (1.5 if first.item.body else 0.9) if leaves else 2.4
        return self.page.gap(apart) * (1 + stretch * 0.8)

    def _node(self, branch: Branch, columns: Sequence[float], stretch: float) -> float:
        return taller(self.tall(branch, columns[branch.depth]), stretch)

    def _span(self, branch: Branch, columns: Sequence[float], stretch: float) -> float:
        own = self._node(branch, columns, stretch)
        return max(own, self._brood(branch, columns, stretch))

    def _brood(self, branch: Branch, columns: Sequence[float], stretch: float) -> float:
        spans = sum(self._span(child, columns, stretch) for child in branch.children)
        return spans + sum(self._between(a, b, stretch) for a, b in pairwise(branch.children))

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        columns = self._columns(w)
        stretch = self.stretched(lambda s: self._need(columns, s), h)
        gap = (w - sum(columns)) / max(1, self.depth)
        lefts = [x + sum(columns[:d]) + gap * d for d in range(self.depth + 1)]
        top = y + max(0.0, h - self._need(columns, stretch)) / 2
        self._settle(self.roots, top, lefts, columns, stretch)
        self.finish(sink)

    def _settle(
        self, brood: Sequence[Branch], top: float, lefts: Sequence[float],
        columns: Sequence[float], stretch: float,
    ) -> None:  # fmt: skip
        for index, branch in enumerate(brood):
            span, d = self._span(branch, columns, stretch), branch.depth
            inset = max(0.0, span - self._brood(branch, columns, stretch)) / 2
            self._settle(branch.children, top + inset, lefts, columns, stretch)
            own = self._node(branch, columns, stretch)
            middle = top + span / 2
            if branch.children:
                middle = (branch.children[0].room.cy + branch.children[-1].room.cy) / 2
                middle = min(max(middle, top + own / 2), top + span - own / 2)
            bare = not usual_fill(self.page, branch)
            across = self.wide(branch, columns[d]) if bare else columns[d]
            branch.room = Rect(lefts[d], middle - own / 2, across, own)
            if index + 1 < len(brood):
                top += span + self._between(branch, brood[index + 1], stretch)

    def route(self, parent: Branch, child: Branch) -> list[Point]:
        start, end = parent.room, child.room
        trunk = end.x - self._least_gap() / 2
        return [(start.right, start.cy), (trunk, start.cy), (trunk, end.cy), (end.x, end.cy)]


def _levelled(wants: Sequence[float], room: float) -> list[float]:
    """Widths that add up to `room`: the narrow keep theirs, the wide share the rest alike."""
    out, left = list(wants), room
    for rank, index in enumerate(sorted(range(len(wants)), key=lambda i: wants[i])):
        out[index] = min(wants[index], left / (len(wants) - rank))
        left -= out[index]
    return out


def _hanging(hang: int) -> Callable[[Page, list[Branch]], Node]:
    return lambda page, roots: Downward(page, roots[0], hang)


class Downward(Tree):
    """Root at the top; children side by side, from depth `hang` on in a list under their parent."""

    def __init__(self, page: Page, root: Branch, hang: int) -> None:
        self.hang = hang
        self.align = "center" if hang == EVERYWHERE else "start"
        self.level_with = hang if self.align == "start" else 0
        self.bare = hang == 1 and not any(branch.item.body for branch in root.walk())
        super().__init__(page, [root])
        self.root = root

    def _spread(self, branch: Branch) -> bool:
        return branch.depth + 1 < self.hang

    def _units(self, branch: Branch) -> int:
        """How many columns a branch takes."""
        if not self._spread(branch):
            return 1
        return sum(self._units(child) for child in branch.children) or 1

    def _gap(self) -> float:
        return self.page.gap(2.2)

    def _indent(self) -> float:
        return self.page.gap(4.5 if self.bare else 2.6)

    def height(self, w: float) -> float:
        return self._need(w, 0.0)

    def _need(self, w: float, stretch: float) -> float:
        self._settle(self.root, 0.0, w, 0.0, stretch, self._rows(w, stretch))
        return max(branch.room.bottom for branch in self.all)

    def _rows(self, w: float, stretch: float) -> list[float]:
        """The height of each row of nodes that stand side by side."""
        rows = [0.0] * (self.depth + 1)
        unit = self._unit(w)
        for branch in self.all:
            if branch.depth < self.hang:
                own = self._width(branch, self._room(branch, unit))
                rows[branch.depth] = max(
                    rows[branch.depth], taller(self.tall(branch, own), stretch)
                )
        return rows

    def _unit(self, w: float) -> float:
        units = self._units(self.root)
        return (w - self._gap() * (units - 1)) / units

    def _room(self, branch: Branch, unit: float) -> float:
        units = self._units(branch)
        return unit * units + self._gap() * (units - 1)

    def _width(self, branch: Branch, room: float) -> float:
        units = self._units(branch)
        if units == 1 and branch.depth:
            return room
        if self.align == "start":
            return room if self._spread(branch) else self.wide(branch, room)
        return max(self.wide(branch, room), room / units)

    def _settle(
        self, branch: Branch, x: float, room: float, y: float, stretch: float, rows: Sequence[float]
    ) -> float:
        """Give the branch and all under it their room; the bottom of what was given."""
        hung = branch.depth >= self.hang
        own = self._list_width(branch, room) if hung else self._width(branch, room)
        tall = taller(self.tall(branch, own), stretch) if hung else rows[branch.depth]
        inset = (room - own) / 2 if self.align == "center" else 0.0
        branch.room = Rect(x + inset, y, own, tall)
        if self._spread(branch):
            return self._side_by_side(branch, x, room, y + tall, stretch, rows)
        return self._listed(branch, x, room, y + tall, stretch, rows)

    def _list_width(self, branch: Branch, room: float) -> float:
        if not self.bare:
            return room
        alike = [
            b
            for b in self.all
            if b.depth == branch.depth and (fill_of(self.page, b) or b is branch)
        ]
        return max(self.wide(b, room) for b in alike)

    def _side_by_side(
        self, branch: Branch, x: float, room: float, y: float, stretch: float, rows: Sequence[float]
    ) -> float:
        bottom, below = y, y + self.page.gap(4) * (1 + stretch * 0.5)
        units = self._units(branch)
        unit = (room - self._gap() * (units - 1)) / units
        for child in branch.children:
            own = self._room(child, unit)
            bottom = max(bottom, self._settle(child, x, own, below, stretch, rows))
            x += own + self._gap()
        return bottom

    def _listed(
        self, branch: Branch, x: float, room: float, y: float, stretch: float, rows: Sequence[float]
    ) -> float:
        gap, indent = self.page.gap(1.1) * (1 + stretch), self._indent()
        for child in branch.children:
            y = self._settle(child, x + indent, room - indent, y + gap, stretch, rows)
        return y

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        stretch = self.stretched(lambda s: self._need(w, s), h)
        self._need(w, stretch)
        for branch in self.all:
            room = branch.room
            branch.room = Rect(room.x + x, room.y + y, room.w, room.h)
        self.finish(sink)

    def route(self, parent: Branch, child: Branch) -> list[Point]:
        start, end = parent.room, child.room
        if child.depth >= self.hang:
            spine = start.x + self._indent() / 2
            return [(spine, start.bottom), (spine, end.cy), (end.x, end.cy)]
        middle = start.bottom + (end.y - start.bottom) / 2
        return [(start.cx, start.bottom), (start.cx, middle), (end.cx, middle), (end.cx, end.y)]
