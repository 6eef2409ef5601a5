"""A drawing as a net: things by their labels, the links between them, and the groups that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Dash = Literal["", "dashed", "dotted"]
Kind = Literal["", "cycle", "mind", "lanes"]
Way = Literal["", "down", "up", "across"]


@dataclass
class Knot:
    """A thing drawn: its form, look, the group that holds it, and lines under its label."""

    text: str
    form: str = ""
    fill: str | None = None
    dash: Dash = ""
    group: str = ""
    lines: tuple[str, ...] = ()


@dataclass
class Link:
    """An arrow from one thing to another, with its words; `side` is where it leads, where that is told."""

    start: str
    end: str
    text: str = ""
    dash: Dash = ""
    color: str | None = None
    side: str = ""
    plain: bool = False


@dataclass
class Group:
    """A region that holds things, or a lane: `inside` names the group that holds it."""

    text: str
    inside: str = ""
    fill: str | None = None
    dash: Dash = ""
    lane: bool = False


@dataclass(frozen=True)
class Run:
    """Things listed together, and the way that they are told to stand: one under the other, or side by side."""

    labels: tuple[str, ...]
    way: Way


@dataclass
class Net:
    """All that is drawn. `beside` pairs stand next to each other; `way` is where the whole leads,
    `center` what stands in the middle, `rest` are the strings that are no thing."""

    knots: dict[str, Knot] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    beside: list[tuple[str, str]] = field(default_factory=list)
    kind: Kind = ""
    way: Way = ""
    center: str = ""
    rest: list[str] = field(default_factory=list)

    @property
    def said(self) -> set[str]:
        """All words that the net shows."""
        words = {line for knot in self.knots.values() for line in knot.lines}
        return words | {*self.knots, *self.groups} | {link.text for link in self.links if link.text}

    @property
    def ring(self) -> list[str]:
        """The things that links lead through one after the other."""
        after: dict[str, str] = {}
        for link in self.links:
            after.setdefault(link.start, link.end)
        ring = [next((label for label in self.knots if label in after), "")]
        while (to := after.get(ring[-1], "")) and to not in ring:
            ring.append(to)
        return ring

    def join(self, link: Link) -> Link:
        """Draw a link, or write its words on the one that is there; the link that is drawn."""
        for one in self.links:
            if (one.start, one.end) == (link.start, link.end):
                one.text, one.side = one.text or link.text, one.side or link.side
                return one
        if link.start != link.end:
            self.links.append(link)
        return link

    def into(self, end: str) -> Link | None:
        """The only link into a thing that has no words yet."""
        own = [link for link in self.links if link.end == end and not link.text]
        return own[0] if len(own) == 1 else None

    def siblings(self, start: str) -> list[Link]:
        """The links with words that leave a thing."""
        return [link for link in self.links if link.start == start and link.text]

    def within(self, group: str) -> list[str]:
        """The labels of the things and groups that stand right in a group, as they are told."""
        return [k.text for k in self.knots.values() if k.group == group] + [
            g.text for g in self.groups.values() if g.inside == group
        ]
