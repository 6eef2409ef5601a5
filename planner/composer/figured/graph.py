"""A drawing as a graph: nodes on a grid, in regions, and the arrows between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planner.net import Dash

Step = tuple[float, float]
STEPS: dict[str, Step] = {
    "above": (0, -1), "below": (0, 1), "right_of": (1, 0), "left_of": (-1, 0), "inside": (0, 1), "near": (-1, 0),
}  # fmt: skip
"""Where the words of place lead, in columns and rows."""
WAYS: dict[str, Step] = {"down": (0, 1), "up": (0, -1), "across": (1, 0)}
_AXES = {"up": "down", "down": "down", "above": "down", "below": "down", "across": "across"}
_FANS, _FAN = {"upper": -1.0, "lower": 1.0}, 0.5
"""Where branches lead, and how far those of a node that is no root, in rows."""
_LEAST, _CLOSE = 3, 0.6
"""Fewest nodes of a drawing that no arrow joins; places closer than this are one."""
_KIN = {
    "row": ("cells",), "rect": ("cells", "rect"), "box": ("box", "rect"), "ellipse": ("ellipse", "plus"),
}  # fmt: skip
"""What a noun may speak of again."""


@dataclass
class Node:
    """A shape at a place of its region's grid. `labels` of a row stand side by side, `lines` inside it.

    `holds` where others stand in it, `container` is the one that it stands in; `under` and `born` are a
    caption's: whether it stands under, and how many nodes were told before it. `told` where its shape is.
    """

    form: str
    labels: tuple[str, ...] = ()
    fill: str | None = None
    stroke: str | None = None
    dash: Dash = ""
    fills: tuple[str, ...] = ()
    count: int = 1
    x: float = 0.0
    y: float = 0.0
    region: int | None = None
    lines: tuple[str, ...] = ()
    holds: bool = False
    container: int | None = None
    under: bool = False
    born: int = 0
    told: bool = False

    @property
    def text(self) -> str:
        """Its only label."""
        return self.labels[0] if len(self.labels) == 1 else ""

    def is_row(self, many: int) -> bool:
        """True for a row of so many."""
        return many > 1 and many in (self.count, len(self.labels))


@dataclass
class Edge:
    """An arrow between two nodes by index; `many` side by side, `way` across or down."""

    start: int
    end: int
    color: str | None = None
    dash: Dash = ""
    plain: bool = False
    many: int = 1
    way: str = ""


@dataclass
class Graph:
    """What is drawn in a panel; `keys` are the entries of its legend, `said` all its labels."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    regions: list[Node] = field(default_factory=list)
    captions: list[Node] = field(default_factory=list)
    legend: str = ""
    legend_dash: Dash = ""
    keys: list[Node] = field(default_factory=list)
    said: set[str] = field(default_factory=set)

    @property
    def drawn(self) -> bool:
        """True where there is enough to draw: nodes with arrows, or several in regions."""
        return bool(self.edges) or (len(self.nodes) >= _LEAST and bool(self.regions))

    def area(self, label: str, like: tuple[str | None, str | None]) -> int:
        """The region of that name; a new one with this fill and border where it is not known."""
        known = [node.text for node in self.regions]
        if label not in known:
            self.regions.append(Node("ring", (label,), *like, "dashed"))
        return known.index(label) if label in known else len(known)

    def join(self, start: int, end: int, like: Edge) -> None:
        """An arrow between two nodes that have none yet."""
        known = any((edge.start, edge.end) == (start, end) for edge in self.edges)
        if start != end and not known:
            way = _AXES.get(like.way, "")
            self.edges.append(Edge(start, end, like.color, like.dash, like.plain, like.many, way))

    def is_root(self, at: int) -> bool:
        """True for a node that no arrow leads to."""
        return not any(edge.end == at for edge in self.edges)

    def lead(self, start: int, way: str, words: Sequence[str]) -> Step:
        """Where an arrow from a node leads: as told, else to the right; branches up and down."""
        dx, dy = WAYS.get(way, (1, 0))
        fan = next((_FANS[word] for word in reversed(words) if word in _FANS), 0.0)
        return dx, dy + (fan * (1.0 if self.is_root(start) else _FAN) if dx else 0.0)

    def mates(self, node: Node) -> list[Node]:
        """The other nodes on the grid that a node stands on."""
        return [one for one in self.nodes if one is not node
                and (one.region, one.container) == (node.region, node.container)]  # fmt: skip

    def move(self, node: Node, anchor: Node, step: Step) -> None:
        """To the first free place on that side of the anchor."""
        dx, dy = step
        node.x, node.y, node.region = anchor.x + dx, anchor.y + dy, anchor.region
        others = self.mates(node)
        while any(abs(o.x - node.x) < _CLOSE and abs(o.y - node.y) < _CLOSE for o in others):
            node.y += -1 if dy < 0 else 1

    def part(self, node: Node, one: Node, other: Node) -> None:
        """A node between two: the farther one, and all beyond it, make room."""
        near, far = sorted((one, other), key=lambda own: (own.y, own.x))
        dx, dy = (0, 1) if far.x == near.x else (1, 0)
        for own in self.nodes:
            beyond = own.y >= far.y if dy else own.x >= far.x
            if own.region == far.region and beyond:
                own.x, own.y = own.x + dx, own.y + dy
        node.x, node.y, node.region = near.x + dx, near.y + dy, near.region

    def append(self, node: Node, beside: bool, below: bool) -> None:
        """To the next free place: beside or below the last of its grid, else in a new row."""
        mates = self.mates(node)
        if not mates:
            return
        if beside or below:
            self.move(node, mates[-1], (0, 1) if below else (1, 0))
        else:
            node.x, node.y = min(one.x for one in mates), max(one.y for one in mates) + 1

    def labelled(self, labels: Iterable[str]) -> list[int]:
        """The nodes that have one of these labels."""
        own = set(labels)
        return [at for at, node in enumerate(self.nodes) if own & set(node.labels)]

    def named(self, words: Sequence[str], region: int | None, first: bool) -> int | None:
        """The node that words name by a word of its label, in the open region if one is there."""
        found = [at for at, node in enumerate(self.nodes) for label in node.labels
                 for word in label.casefold().split() if len(word) > 2 and word in words]  # fmt: skip
        here = [at for at in found if self.nodes[at].region == region] or found
        return None if not here else here[0] if first else here[-1]

    def formed(self, form: str) -> int | None:
        """The latest node that such a noun may speak of."""
        kin = _KIN.get(form, (form,))
        own = [at for at, node in enumerate(self.nodes)
               if node.form in kin or (form == "row" and len(node.labels) > 1)]  # fmt: skip
        return own[-1] if own else None

    def holder(self) -> int | None:
        """The latest box, which what is told as inside stands in."""
        own = [
            at for at, node in enumerate(self.nodes) if node.form in ("box", "rect") and node.text
        ]
        return own[-1] if own else None
