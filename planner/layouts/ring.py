"""Rings: what cycles share, and a ring of stages with their words in a column on either side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from planner.composer.text import sentence_case
from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.blocks import MEASURE, block, fitted
from planner.layouts.geometry import Ellipse, Point, Rect, add_box, add_link, add_polygon, spread
from planner.layouts.kit import TOO_WIDE, Icon, Node
from planner.layouts.surface import Page, Sink

COLUMNS = (0.2, 0.25, 0.3)
"""Widths of a column of words beside a ring, as shares: the first that is short enough."""


@dataclass
class Cyclic(Node):
    """Stages of which the last leads to the first, and words in the middle."""

    page: Page
    content: Content
    grow: float = 1.0

    @property
    def items(self) -> tuple[Item, ...]:
        """The stages."""
        return self.content.items

    @property
    def iconed(self) -> bool:
        """True where every stage has an icon; else they have numbers."""
        return all(item.icon for item in self.items)

    def alt(self, index: int) -> str:
        """The arrow out of a stage in words."""
        return f"{self.items[index].title} → {self.items[(index + 1) % len(self.items)].title}"

    def arrow(self, sink: Sink, ids: Sequence[str], index: int, points: Sequence[Point]) -> None:
        """The arrow from a stage to the next."""
        heavy = self.page.character.name in ("bold", "playful")
        add_link(
            sink, ids[index], ids[(index + 1) % len(ids)], points,
            width=5 if heavy else 2.5, color="dominant", alt=self.alt(index),
        )  # fmt: skip

    def hub(self, area: Rect, sink: Sink) -> None:
        """The marked stage's value, or else the topic, as large as the area allows."""
        value = next((item.value for item in self.items if item.mark and item.value), "")
        least = self.page.body * (5.0 if value else 2.6)
        text, size = value or sentence_case(self.content.topic), max(least, 0.3 * area.h)
        look = {"role": "data", "color": "dominant_ink"} if value else {}
        fitted(self.page, text, area, sink, size=size, name="hub", **look)


class Ring(Cyclic):
    """A ring in the middle; hairlines lead from each stage to its words at the side."""

    def height(self, w: float) -> float:
        column = self._column(w)
        if column < min(self._wanted(), MEASURE * self.page.body):
            return TOO_WIDE
        return max(2 * self._radius(), self._tallest(column))

    def _radius(self) -> float:
        """Half of the least ring that has room for every stage and an arrow after it."""
        return len(self.items) * self._thick() * 2 / math.tau + self._thick() * 0.6

    def _column(self, w: float) -> float:
        """The width of a column of words: narrow, for a large ring, unless it gets too tall."""
        most = (w - 2 * self._aside() - 2.1 * self._radius()) / 2
        for share in COLUMNS[:-1]:
            column = max(w * share, MEASURE * 1.2 * self.page.body)
            column = min(column, self._wanted())
            if column < most and self._tallest(column) < w - 2 * column - 2 * self._aside():
                return column
        return min(w * COLUMNS[-1], most)

    def _wanted(self) -> float:
        """The width at which no words break."""
        return max(self._text(i).width() for i in range(len(self.items))) + 1

    def _aside(self) -> float:
        return self.page.gap(3)

    def _lead(self) -> float:
        return self.page.gap(1.2)

    def _between(self) -> float:
        return self.page.gap(3.2)

    def _text(self, index: int) -> Node:
        return block(self.page, self.items[index], scale=1.3)

    def _tallest(self, column: float) -> float:
        return max(self._stack(side, column) for side in self._sides())

    def _stack(self, side: Sequence[int], column: float) -> float:
        heights = [self._text(i).height(column) + self._lead() for i in side]
        return sum(heights) + self._between() * max(0, len(side) - 1)

    def _sides(self) -> tuple[list[int], list[int]]:
        """Stages on the right, downwards, and on the left, downwards."""
        right = (len(self.items) + 1) // 2
        return list(range(right)), list(range(len(self.items) - 1, right - 1, -1))

    def _share(self, index: float) -> float:
        """A stage's place on the ring: as many of a side above its middle as below."""
        count = len(self.items)
        right = (count + 1) // 2
        return 0.25 - (right - 1) / (2 * count) + index / count

    def _banded(self) -> bool:
        return self.page.character.name in ("bold", "playful")

    def _thick(self) -> float:
        return self.page.body * (4.0 if self._banded() else 3.2)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        column = self._column(w)
        room = w - 2 * column - 2 * self._aside()
        ry = min(h / 2, room / 2 * 1.1)
        ring = Ellipse(x + w / 2, y + h / 2, min(room / 2, ry * 1.25), ry)
        ids = self._band(ring, sink) if self._banded() else self._beads(ring, sink)
        inset = self._thick() * 1.25
        middle = Rect.around((ring.cx, ring.cy), (ring.rx - inset) * 1.35, (ry - inset) * 1.1)
        self.hub(middle, sink)
        for side, left in zip(self._sides(), (x + w - column, x), strict=True):
            self._labels(side, Rect(left, y, column, h), ring, ids, sink)

    def _band(self, ring: Ellipse, sink: Sink) -> list[str]:
        """Thick arrows, each pointing into the next."""
        thick, count, ids = self._thick(), len(self.items), []
        middle, inner = (
            Ellipse(ring.cx, ring.cy, ring.rx - by, ring.ry - by) for by in (thick / 2, thick)
        )
        tip, slit = 0.1 / count, 0.02 / count
        for index, item in enumerate(self.items):
            start, end = self._share(index - 0.5) + slit, self._share(index + 0.5) - slit
            tail = [middle.at(end + tip), *inner.arc(end, start), middle.at(start + tip)]
            own = add_polygon(
                sink, [*ring.arc(start, end), *tail], fill="accent" if item.mark else "dominant",
                name="stage", role="object", alt=self.alt(index), facts=item.facts,
            )  # fmt: skip
            ids.append(own)
            disc = Rect.around(middle.at(self._share(index) + tip / 2), thick * 0.72, thick * 0.72)
            add_box(sink, disc, name="disc", z=3, shape="ellipse", fill="bg")
            self._badge(index, disc, "accent_ink" if item.mark else "dominant_ink", sink)
        return ids

    def _beads(self, ring: Ellipse, sink: Sink) -> list[str]:
        """Numbered discs or squares on a line, an arrow head before each."""
        size, ids = self._thick(), []
        path = Ellipse(ring.cx, ring.cy, ring.rx - size / 2, ring.ry - size / 2)
        square = self.page.character.badge == "square"
        for index, item in enumerate(self.items):
            bead = Rect.around(path.at(self._share(index)), size, size)
            fill = "accent" if item.mark else "dominant"
            own = add_box(
                sink, bead, name="stage", role="object", fill=fill, alt=item.title,
                facts=item.facts, shape="rect" if square else "ellipse",
                radius=self.page.character.radius if square else 0,
            )  # fmt: skip
            ids.append(own)
            self._badge(index, bead, f"on_{fill}", sink)
        clear = size / 2 * (1.3 if square else 1.12)
        for index in range(len(ids)):
            arc = path.arc(self._share(index), self._share(index + 1), 64)
            self.arrow(sink, ids, index, [p for p in arc if _clear(p, (arc[0], arc[-1]), clear)])
        return ids

    def _badge(self, index: int, area: Rect, ink: str, sink: Sink) -> None:
        """A stage's icon, or its number, in the middle of an area."""
        item, page, size = self.items[index], self.page, area.w
        if self.iconed:
            inner = Rect.around((area.cx, area.cy), size * 0.66, size * 0.66)
            Icon(item.icon, inner.w, ink).place(inner.x, inner.y, inner.w, inner.h, sink)
            return
        text = roles.number(
            page,
            str(index + 1),
            scale=size * 0.55 / page.body,
            color=ink,
            align="center",
            name="ordinal",
        )
        done = text.set(size)
        # Figures have no descent: centred on their height alone.
        text.place(area.x, area.cy - done.first / 2, size, done.height, sink)

    def _labels(
        self, side: Sequence[int], area: Rect, ring: Ellipse, ids: Sequence[str], sink: Sink
    ) -> None:
        """The words of one side, each under the line that leads to its stage."""
        lead, gap = self._lead(), self._between()
        texts = [self._text(i) for i in side]
        tall = [text.height(area.w) + lead for text in texts]
        ends = [ring.at(self._share(i)) for i in side]
        last = area.bottom - tall[-1]
        tops = spread([end[1] for end in ends], [t + gap for t in tall[:-1]], area.y, last)
        right = area.x > ring.cx
        outer, near = (area.right, area.x) if right else (area.x, area.right)
        bend = near + (-1 if right else 1) * self.page.gap(1.5)
        for index, text, top, end in zip(side, texts, tops, ends, strict=True):
            first = len(sink.elements)
            text.place(area.x, top + lead, area.w, 0, sink)
            add_link(
                sink, sink.elements[first].id, ids[index], [(outer, top), (bend, top), end],
                head="none", width=1.5, color="context", alt=self.items[index].title,
            )  # fmt: skip


def _clear(point: Point, ends: Sequence[Point], by: float) -> bool:
    return all(math.dist(point, end) > by for end in ends)
