"""Layered drawing of a directed graph (Sugiyama, Tagawa, Toda 1981), group within group.

Things stand in layers that links lead through; their order in a layer is that of the things that they are linked to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planner.layouts.geometry import Rect, spread
from planner.layouts.layered import Edge, back_edges, mean_of
from planner.net import Link, Net

Size = tuple[float, float]
SWEEPS = 6
STRAIGHT = 200.0
"""How much more than others a thing keeps its place whose link is told to lead straight on."""
ROOM, PAD, NAME = 2.4, 1.3, 1.7
"""Gap between layers, space inside a group and height of its name, in type sizes."""
BESIDE = 1.6
"""Gap between things of a layer, in type sizes."""
LANE = 0.8
"""Room of a link that passes through a layer, in type sizes."""


@dataclass
class Block:
    """Things and groups at their places in a room of this size."""

    w: float
    h: float
    places: dict[str, Rect] = field(default_factory=dict)

    def moved(self, dx: float, dy: float) -> dict[str, Rect]:
        """The places elsewhere."""
        return {k: Rect(r.x + dx, r.y + dy, r.w, r.h) for k, r in self.places.items()}


@dataclass(frozen=True)
class Layered:
    """Places the things of a net, whose sizes are given, at a type size; `words` are the sizes of links' words."""

    net: Net
    sizes: Mapping[str, Size]
    words: Mapping[str, Size]
    size: float

    def whole(self, across: bool) -> Block:
        """The net with links that lead across or down."""
        return self._block("", across)

    def _block(self, group: str, across: bool) -> Block:
        """The things right in a group, groups among them as one each."""
        members = self.net.within(group)
        links = self._lifted(group, members)
        run = self._run(members)
        way = (
            run[1]
            if run
            else ("down" if any(link.side in ("down", "up") for link in links) else "")
        )
        if run:
            inner = [link for link in links if {link.start, link.end} <= set(run[0])]
            if not links:
                links = [Link(a, b) for a, b in pairwise(run[0])]
            elif not inner and len(run[0]) == len(members):
                links = [*links, *(Link(a, b) for a, b in pairwise(run[0]))]
            elif not inner:
                way = "down" if way == "across" else "across"
        across = way == "across" if way else across
        blocks = {
            one: self._held(one, not across) if one in self.net.groups else Block(*self.sizes[one])
            for one in members
        }
        return _Layers(self, members, links, blocks, across, way == "up").block()

    def _held(self, group: str, across: bool) -> Block:
        """A group with its name over what it holds."""
        inner = self._block(group, across)
        pad, name = PAD * self.size, NAME * self.size
        wide = max(inner.w, self.sizes[group][0]) + 2 * pad
        places = inner.moved((wide - inner.w) / 2, pad + name)
        return Block(
            wide,
            inner.h + 2 * pad + name,
            places | {group: Rect(0, 0, wide, inner.h + 2 * pad + name)},
        )

    def _lifted(self, group: str, members: Sequence[str]) -> list[Link]:
        """The links between members, those of what they hold among them."""
        own = {label: one for one in members for label in self._all(one)}
        found: dict[tuple[str, str], Link] = {}
        for link in self.net.links:
            start, end = own.get(link.start), own.get(link.end)
            if start and end and start != end:
                known = found.setdefault((start, end), Link(start, end, link.text, side=link.side))
                known.text = max(known.text, link.text, key=len)
        return list(found.values())

    def _all(self, one: str) -> list[str]:
        """A thing, or all that a group holds."""
        return (
            [one]
            if one not in self.net.groups
            else [x for k in self.net.within(one) for x in self._all(k)]
        )

    def _run(self, members: Sequence[str]) -> tuple[list[str], str] | None:
        """The members that are told to stand in a row or a column."""
        for run in self.net.runs:
            own = [label for label in run.labels if label in members]
            if len(own) > 1:
                return own, run.way
        return None


class _Layers:
    """The members of one group in layers."""

    def __init__(self, made: Layered, members: Sequence[str], links: Sequence[Link],
                 blocks: dict[str, Block], across: bool, up: bool) -> None:  # fmt: skip
        self.made, self.members, self.links = made, list(members), list(links)
        self.blocks, self.across, self.up = blocks, across, up
        self.level = self._levels()
        self.rows = self._rows()

    def _pairs(self) -> list[tuple[str, str]]:
        """Members of one layer, the first before the second: told beside each other, or linked sideways."""
        side = ("down", "up") if self.across else ("right", "left")
        found = [(a, b) for a, b in self.made.net.beside if a in self.blocks and b in self.blocks]
        for link in self.links:
            if link.side == side[0]:
                found.append((link.start, link.end))
            elif link.side == side[1]:
                found.append((link.end, link.start))
        return found

    def _levels(self) -> dict[str, int]:
        """The layer of each member: behind all that lead to it, without the links that close a circle."""
        pairs = self._pairs()
        beside = {frozenset(pair) for pair in pairs}
        ways = [*self.links, *(Link(one, other) for one, other in pairs)]
        self.ahead = [link for link in _acyclic(self.members, ways)
                      if frozenset((link.start, link.end)) not in beside]  # fmt: skip
        level = dict.fromkeys(self.members, 0)
        for _ in range(2 * len(self.members)):
            for link in self.ahead:
                level[link.end] = max(level[link.end], level[link.start] + 1)
            for one, other in pairs:
                level[one] = level[other] = max(level[one], level[other])
        fixed = {one for pair in pairs for one in pair} | {link.end for link in self.ahead}
        for one in self.members:
            ends = [level[link.end] for link in self.ahead if link.start == one]
            if ends and one not in fixed:
                level[one] = max(0, min(ends) - 1)
        self.pairs = pairs
        return level

    def _rows(self) -> list[list[str]]:
        """The layers with their members, and a lane in each that a link passes through."""
        rows: list[list[str]] = [[] for _ in range(max(self.level.values(), default=0) + 1)]
        for one in self.members:
            rows[self.level[one]].append(one)
        self.ties: list[tuple[str, str]] = []
        for at, link in enumerate(self.ahead):
            before = link.start
            for k in range(self.level[link.start] + 1, self.level[link.end]):
                lane = f"\0{at}.{k}"
                rows[k].append(lane)
                self.ties.append((before, lane))
                before = lane
            self.ties.append((before, link.end))
        rows = [row for row in rows if row]
        for sweep in range(SWEEPS):
            self._order(rows, back=bool(sweep % 2))
        return rows

    def _order(self, rows: list[list[str]], back: bool) -> None:
        """Each layer in the order of what its members are tied to in the layer before."""
        place = {one: (at + 0.5) / len(row) for row in rows for at, one in enumerate(row)}
        for row in reversed(rows) if back else rows:
            want = {
                one: mean_of([place[t] for t in self._tied(one, back)], place[one]) for one in row
            }
            for one, other in self.pairs:
                if one in want and other in want and want[other] <= want[one]:
                    want[other] = want[one] + 1e-3
            row.sort(key=lambda one: want[one])
            place |= {one: (at + 0.5) / len(row) for at, one in enumerate(row)}

    def _tied(self, one: str, back: bool) -> list[str]:
        return [b if back else a for a, b in self.ties if (a if back else b) == one]

    def _span(self, one: str, along: bool) -> float:
        """The size of a member along the links or athwart them."""
        block = self.blocks.get(one)
        if block is None:
            return 0.0 if along else LANE * self.made.size
        return block.w if along == self.across else block.h

    def _gap(self, one: str, other: str) -> float:
        """The gap between neighbours of a layer: words of a link between them need room."""
        gap = BESIDE * self.made.size
        for link in self.links:
            if {link.start, link.end} == {one, other}:
                w, h = self.made.words.get(link.text, (0.0, 0.0))
                gap = max(gap, (h if self.across else w) + 2.4 * self.made.size)
        return gap

    def _athwart(self) -> dict[str, float]:
        """The middle of each member athwart the links: as near to those that it is tied to as there is room."""
        at: dict[str, float] = {}
        for row in self.rows:
            x = 0.0
            for k, one in enumerate(row):
                x += self._apart(row[k - 1], one) if k else 0.0
                at[one] = x
        for sweep in range(2 * SWEEPS + 1):
            for row in reversed(self.rows) if sweep % 2 else self.rows:
                want = [self._wanted(one, at, bool(sweep % 2)) for one in row]
                apart = [self._apart(a, b) for a, b in pairwise(row)]
                weights = [STRAIGHT if self._told(one) else 1.0 for one in row]
                at |= dict(zip(row, spread(want, apart, weights=weights), strict=True))
        return at

    def _wanted(self, one: str, at: Mapping[str, float], back: bool) -> float:
        """Where a member would stand: where a link is told to lead straight, else amid all that it is tied to."""
        told = [link for link in self._told(one) if link.end == one]
        return (
            at[told[0].start] if told else mean_of([at[t] for t in self._tied(one, back)], at[one])
        )

    def _told(self, one: str) -> list[Link]:
        """The links of a member that are told to lead straight on."""
        side = ("right", "left") if self.across else ("down", "up")
        return [link for link in self.ahead if one in (link.start, link.end) and link.side in side]

    def _apart(self, one: str, other: str) -> float:
        """How far neighbours of a layer are apart; the two ends of a fork as far as it is wide."""
        least = (self._span(one, False) + self._span(other, False)) / 2 + self._gap(one, other)
        forks = [
            k
            for k in self.members
            if k in self.made.net.knots and self.made.net.knots[k].form == "diamond"
        ]
        ends = {k: {link.end for link in self.ahead if link.start == k} for k in forks}
        wide = [self._span(k, False) for k in forks if ends[k] == {one, other}]
        return max([least, *wide])

    def _steps(self) -> list[float]:
        """The gap behind each layer: words on the links through it need room."""
        gaps = []
        for k in range(len(self.rows)):
            through = [link.text for link in self.ahead
                       if self.level[link.start] <= k < self.level[link.end] and link.text]  # fmt: skip
            sizes = [self.made.words.get(text, (0.0, 0.0)) for text in through]
            need = max((w if self.across else h for w, h in sizes), default=0.0)
            gaps.append(max(ROOM * self.made.size, need + (2.6 if need else 0) * self.made.size))
        return gaps

    def block(self) -> Block:
        """All members at their places, from the top left."""
        at, gaps = self._athwart(), self._steps()
        wide = max((at[one] + self._span(one, False) / 2 for one in at), default=0.0)
        low = min((at[one] - self._span(one, False) / 2 for one in at), default=0.0)
        places: dict[str, Rect] = {}
        along = 0.0
        for k, row in enumerate(self.rows):
            deep = max((self._span(one, True) for one in row), default=0.0)
            for one in row:
                if one in self.blocks:
                    middle = along + deep / 2, at[one] - low
                    x, y = middle if self.across else middle[::-1]
                    places[one] = Rect.around((x, y), self.blocks[one].w, self.blocks[one].h)
            along += deep + (gaps[k] if k + 1 < len(self.rows) else 0.0)
        wide -= low
        if self.up:
            places = {k: Rect(r.x, along - r.bottom, r.w, r.h) for k, r in places.items()}
        block = Block(*((along, wide) if self.across else (wide, along)))
        for one, rect in places.items():
            block.places |= {one: rect} | self.blocks[one].moved(rect.x, rect.y)
        for row in self.rows:
            if len(row) == 1 and row[0] in self.made.net.groups and len(self.rows) > 1:
                r = block.places[row[0]]
                block.places[row[0]] = (
                    Rect(r.x, 0, r.w, wide) if self.across else Rect(0, r.y, wide, r.h)
                )
        return block


def _acyclic(members: Sequence[str], links: Sequence[Link]) -> list[Link]:
    """The links without those that lead back to where a walk from the first member came from."""
    number = {one: at for at, one in enumerate(members)}
    back = back_edges(len(members), [Edge(number[own.start], number[own.end]) for own in links])
    return [link for at, link in enumerate(links) if at not in back]
