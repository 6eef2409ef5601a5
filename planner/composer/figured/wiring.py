"""A drawing's prose read mention by mention: nodes at their places, arrows where they are told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.composer.figured.arrows import ARROWS, arrow_told
from planner.composer.figured.graph import STEPS, WAYS, Edge, Graph, Node
from planner.composer.figured.told import Mention, Told, dash_in
from planner.composer.lexicon import Hit

_PARTS = re.compile(r"[,;.，；。]")
"""What parts a place told of the node before from that of the next, like a word that joins."""
_ARTICLES = ("new", "same", "each", "then", "border")
_BOXED, _NEAR = ("cells", "text"), 60


def graph(told: Told) -> Graph:
    """Read the nodes, their places and the arrows."""
    return _Builder(told).build()


class _Builder:
    """Where the reader of a drawing is, and what is still open.

    `current` is the node spoken of last, `before` the one before it, `latest` the one made last, `born`
    where nothing was spoken of since. `edge` is an arrow that is told but not drawn, `source` where it
    starts, `fan` where several do. `rel` and `anchor` are the place of the next node, `grouped` where each
    of several has one beside it, `chain` where the clause drew an arrow; `members` are nodes that were counted at once.
    """

    def __init__(self, told: Told) -> None:
        self.told, self.made = told, Graph()
        self.current: int | None = None
        self.before: int | None = None
        self.latest: int | None = None
        self.source: int | None = None
        self.fan: int | None = None
        self.edge: Edge | None = None
        self.rel, self.anchor = "", list[int]()
        self.region: int | None = None
        self.container: int | None = None
        self.members: dict[int, list[int]] = {}
        self.pair: list[int] = []
        self.grouped = self.close = self.born = self.keyed = self.chain = False

    def build(self) -> Graph:
        """The graph of all mentions."""
        end = 0
        for mention in self.told.mentions:
            stop = self.told.clause(mention.start)
            between = self.told.masked[end : mention.start]
            self.close = not _PARTS.search(between) and "and" not in self.told.meant(between)
            if stop > end:
                self._tail(self.told.between(end, stop))
                self._end(self.told.masked[stop - 2 : stop])
            self._mention(mention, self.told.between(max(stop, end), mention.start))
            end = max(end, mention.end)
        self._tail(self.told.between(end, len(self.told.text)))
        return self.made

    def _end(self, stop: str) -> None:
        """A clause ends: places to come are forgotten, arrows too at a full stop."""
        self.rel, self.anchor, self.born, self.chain = "", [], False, False
        if ";" not in stop or self.edge is None:
            self.source, self.edge = None, None
        if ";" not in stop:
            self.fan = None
            self.keyed = self.keyed and not self.made.keys

    def _tail(self, hits: Sequence[Hit]) -> None:
        """Words behind a node: `above it connected by an upward arrow`."""
        words = [hit.meaning for hit in hits]
        rel = next((word for word in words if word in STEPS and word != "near"), "")
        way = next((word for word in words if word in WAYS), "")
        linked = self.born and "arrow" in words and bool(rel or way)
        if not linked or self.current is None or self.before is None:
            return
        step = STEPS[rel] if rel else WAYS[way]
        self.made.move(self.made.nodes[self.current], self.made.nodes[self.before], step)
        if "to" not in words:
            self.made.join(self.before, self.current, Edge(-1, -1, way=way or rel))

    def _mention(self, one: Mention, told: Sequence[Hit]) -> None:
        """One mention, with the words since the one before."""
        self.made.said |= set(one.labels)
        hits = [hit for hit in told if hit.meaning not in _ARTICLES]
        words = [hit.meaning for hit in hits]
        if words[-1:] == ["without"]:
            return
        if "feeds" in words or (
            self.chain and "arrow" not in words and told[-1:] and told[-1].meaning == "then"
        ):
            self.edge, self.source = self.edge or Edge(-1, -1), self.current
        if "legend" in words or self.keyed:
            self._legend(one)
            return
        self._open(one, hits)
        found = self._find(one)
        if self._is_region(one, words, found):
            self._enter(one)
        elif one.form == "caption":
            self._caption(one, words)
        elif found is not None:
            self._refer(found, words, one.words)
        elif one.labels or one.form in ("cells", "plus"):
            self._create(one, words)

    def _is_region(self, one: Mention, words: Sequence[str], found: int | None) -> bool:
        known = {node.text for node in self.made.regions}
        entered = len(one.labels) == 1 and one.labels[0] in known and found is None
        listed = len(one.labels) > 1 and one.form is None and "ring" in words
        return one.form == "ring" or entered or listed

    def _open(self, one: Mention, hits: Sequence[Hit]) -> None:
        """An arrow that the words before a mention begin."""
        if not any(hit.meaning in ARROWS for hit in hits):
            return
        self.edge = arrow_told(self.told, hits, one.start)
        if self.edge.many > 1:
            self.fan = self.source if self.source is not None else self.current

    def _find(self, one: Mention) -> int | None:
        """The node that a mention speaks of again: of that label, name or form."""
        if one.labels:
            known = self.made.labelled(one.labels)
            self.pair = known if len(one.labels) > 1 else []
            awaited = bool(self.rel and self.anchor and self.grouped)
            return known[-1] if known and not (one.new or awaited) else None
        if one.new and not one.definite:
            return None
        words = one.words.casefold().split()
        if words == ["bound"]:
            return self.container
        if {"this", "same"} & set(words[:2]) and self.latest is not None and one.form != "row":
            return self.latest
        named = self.made.named(words, self.region, "first" in self.told.meant(one.words))
        return named if named is not None else self.made.formed(one.form or "")

    def _enter(self, one: Mention) -> None:
        """Regions: declared, or entered again."""
        found = [self.made.area(label, (one.fill, one.stroke)) for label in one.labels]
        if len(found) == 1:
            self.region = found[0]
            self.rel, self.anchor = "", []

    def _caption(self, one: Mention, words: Sequence[str]) -> None:
        """A title over the nodes that follow, or under those before."""
        if one.labels:
            under, born = "below" in words[-2:], len(self.made.nodes)
            self.made.captions.append(
                Node("caption", one.labels[:1], one.fill, under=under, born=born)
            )

    def _refer(self, at: int, words: Sequence[str], said: str) -> None:
        """A node spoken of again: where an arrow starts or ends, or what another stands beside."""
        governing = ("from", "to", "arrow", "between", *STEPS)
        last = next((word for word in reversed(words) if word in governing), "")
        if last in (*STEPS, "between"):
            self._place(at, last, said)
            return
        if last == "from":
            self.source = at
            self.fan = at if self.edge and self.edge.many > 1 else None
        elif last == "to" and self.edge is not None:
            self._link(self._start(at), at)
        elif self.edge is not None:
            self.source = at
        if self.current != at:
            self.before, self.current = self.current, at
        self.born = False

    def _place(self, at: int, rel: str, said: str) -> None:
        """`X below Y` places X; `below Y, place ...` the next nodes, in turn beside each of several."""
        if self.born and self.current is not None and rel != "inside" and self.close:
            step = STEPS.get(rel, (0, 1))
            self.made.move(self.made.nodes[self.current], self.made.nodes[at], step)
            return
        alone = at not in self.members or bool({"first", "later"} & self.told.meant(said))
        self.rel, self.anchor, self.grouped = rel, [at] if alone else [*self.members[at]], not alone
        if rel == "between" and len(self.pair) > 1:
            self.anchor = self.pair

    def _start(self, end: int) -> int:
        """Where an open arrow starts: at a row of as many, the fan, the source, the last node."""
        many = self.edge.many if self.edge else 1
        rows = [at for at, node in enumerate(self.made.nodes)
                if node.is_row(many) and at != end and at not in self.members]  # fmt: skip
        if rows and self.source is None:
            return rows[-1]
        if self.fan is not None:
            return self.fan
        return self.source if self.source is not None else self.current or 0

    def _link(self, start: int, end: int) -> None:
        """Draw the open arrow, to each of several that were counted at once."""
        edge = self.edge or Edge(-1, -1)
        group = self.members.get(end, [end])
        many = edge.many if len(group) == 1 and self.made.nodes[start].is_row(edge.many) else 1
        for one in group:
            self.made.join(
                start, one, Edge(-1, -1, edge.color, edge.dash, edge.plain, many, edge.way)
            )
        if len(group) > 1 and len(group) == edge.many:
            self.fan = self.edge = None
        if self.fan is None:
            self.source = None

    def _create(self, one: Mention, words: Sequence[str]) -> None:
        """New nodes: one, or as many as are counted."""
        if self._renames(one, words):
            return
        if "inside" in words[:1] and not self.anchor and self.container is None:
            self._fill_holder()
        form = self._form(one)
        group = one.count if len(one.labels) == 1 and form not in _BOXED else 1
        count = 1 if group > 1 else one.count
        first = len(self.made.nodes)
        start = self._start(first) if self.edge and self.made.nodes else None
        for k in range(group):
            node = Node(form, one.labels, one.fill, one.stroke, one.dash, one.fills, count, region=self.region,
                        container=self.container, told=one.form is not None)  # fmt: skip
            self._settle(node, start, words, k)
            self.made.nodes.append(node)
        if group > 1:
            self.members |= {first + k: [*range(first, first + group)] for k in range(group)}
        if start is not None and self._arrives(words):
            self._link(start, first)
            self.edge, self.chain = self.edge if self.fan is not None else None, True
        self.before, self.current, self.latest, self.born = self.current, first, first, True

    def _form(self, one: Mention) -> str:
        """The shape told; a box where it has a colour, an arrow or a place, else words alone."""
        if one.form:
            return "box" if one.form == "row" else one.form
        return "box" if self.edge or self.rel or one.fill or one.stroke else "text"

    def _fill_holder(self) -> None:
        """What follows stands inside the latest box."""
        self.container = self.made.holder()
        if self.container is not None:
            self.made.nodes[self.container].holds = True

    def _arrives(self, words: Sequence[str]) -> bool:
        """True where an open arrow leads to a new node."""
        leads = self.fan is not None or "to" in words or self.source is not None
        return self.edge is not None and leads

    def _renames(self, one: Mention, words: Sequence[str]) -> bool:
        """Labels without a noun right behind a node: its lines, or its own name."""
        if not self.born or self.current is None or set(words) - {"lines", "text"}:
            return False
        node = self.made.nodes[self.current]
        if "lines" in words and len(one.labels) > 1:
            node.lines = one.labels
            return True
        named = (
            one.form is None and len(one.labels) == 1 and node.form in ("page", "stack", "table")
        )
        if named and self.told.masked[one.start - 12 : one.start].strip().endswith("ed"):
            node.labels = one.labels
            return True
        return False

    def _settle(self, node: Node, start: int | None, words: Sequence[str], k: int) -> None:
        """The place of a new node: as told, else where an arrow leads, else next."""
        nodes = self.made.nodes
        rel = next((word for word in reversed(words) if word in STEPS and word != "inside"), "")
        if self.rel and self.anchor:
            self._anchored(node)
        elif start is not None and self._arrives(words) and nodes[start].region == node.region:
            self.made.move(
                node, nodes[start], self.made.lead(start, self.edge.way if self.edge else "", words)
            )
            node.y += k
        elif start is None and rel and self.current is not None:
            self.made.move(node, nodes[self.current], STEPS[rel])
        else:
            listed = self.born or (self.current == len(nodes) - 1 and not self.made.edges)
            self.made.append(node, beside=listed and k == 0, below=k > 0)

    def _anchored(self, node: Node) -> None:
        """Beside what the words before told."""
        nodes = self.made.nodes
        if self.rel == "between":
            two = self.anchor if len(self.anchor) > 1 else [self.before or 0, self.anchor[0]]
            self.made.part(node, nodes[two[0]], nodes[two[1]])
            return
        anchor = nodes[self.anchor.pop(0) if self.grouped else self.anchor[0]]
        self.made.move(node, anchor, STEPS[self.rel])

    def _legend(self, one: Mention) -> None:
        """The legend's name, then its entries until the sentence ends."""
        if self.keyed:
            self.made.keys += [Node("box", (label,), one.fill) for label in one.labels]
        elif one.labels:
            hits = self.told.between(one.end, one.end + _NEAR)
            self.made.legend, self.keyed = one.labels[0], True
            self.made.legend_dash = dash_in([hit.meaning for hit in hits])
