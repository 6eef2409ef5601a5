"""Cycle: stages round a closed ring, or round a closed loop of cards; the last leads to the first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.geometry import (
    MEASURE,
    Ellipse,
    Point,
    Rect,
    add_box,
    add_link,
    add_polygon,
    along,
    block,
    spread,
)
from planner.layouts.kit import TOO_WIDE, Icon, Node, Page, Sink, Text, stack
from planner.layouts.solve import Arrangement
from planner.plan import Align

MOST = 8
"""Stages that a ring can hold."""
LONG = 70
"""Characters of a body past which it is not centred."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """A ring with labels at its sides, cards on an ellipse, or a loop of cards."""
    count, wide = len(content.items), page.shape == "landscape"
    out = []
    if 3 <= count <= MOST:
        out.append(Arrangement("orbit", lambda p: Orbit(p, content), cost=0.03, limit=32))
        if page.shape != "portrait":
            out.append(Arrangement("ring", lambda p: Ring(p, content), cost=0.0, limit=32))
        if wide:
            out.append(Arrangement("ring-side", lambda p: Ring(p, content), "side", 0.0, 32))
            out.append(Arrangement("orbit-side", lambda p: Orbit(p, content), "side", 0.03, 32))
    for rows, columns in _loops(count, page):
        cost = 0.16 if min(rows, columns) < 3 else 0.08
        made = Arrangement(f"loop{rows}x{columns}", lambda p, r=rows, c=columns: Loop(p, content, r, c), cost=cost, limit=30)
        out.append(made)
    return out


def _loops(count: int, page: Page) -> list[tuple[int, int]]:
    """Rows and columns of the loops that hold `count` cards and suit the page."""
    half = (count + 1) // 2
    sizes = [(2, half) if page.shape == "landscape" else (half, 2)] if count > 2 else [(1, count)]
    if page.shape == "square":
        sizes.append((2, half))
    for rows in range(3, 6):
        columns = (count + 4) // 2 - rows
        if count % 2 == 0 and columns >= 3 and (columns >= rows if page.shape == "landscape" else rows >= columns):
            sizes.append((rows, columns))
    return sizes


def _line(page: Page) -> tuple[float, str]:
    """Width and colour of the arrows."""
    return {"bold": (5.0, "dominant"), "playful": (5.0, "context")}.get(page.character.name, (2.5, "dominant"))


def _hub(page: Page, content: Content) -> tuple[str, bool]:
    """What the middle says, and whether it is a number: the marked stage's value, or the topic."""
    marked = next((item.value for item in content.items if item.mark and item.value), "")
    return (marked, True) if marked else (content.topic, False)


def place_hub(page: Page, content: Content, area: Rect, sink: Sink) -> None:
    """The middle's words as large as the area allows; none where it is too small to read them."""
    text, figure = _hub(page, content)
    if not text:
        return
    size = page.body * (5.0 if figure else 2.6)
    while size > page.body * 1.1:
        options = {"role": "data", "color": "dominant_ink"} if figure else {"color": "ink"}
        node = roles.display(page, text, size=size, align="center", level=2, name="hub", importance=0.8, **options)
        done = node.set(area.w)
        if done.fits and done.height <= area.h:
            node.place(area.x, area.cy - done.height / 2, area.w, done.height, sink)
            return
        size *= 0.92


@dataclass
class Cyclic(Node):
    """What all cycles share."""

    page: Page
    content: Content
    grow: float = 1.0

    @property
    def items(self) -> tuple[Item, ...]:
        """The stages."""
        return self.content.items

    def name(self, index: int) -> str:
        """What the arrow out of a stage says to those who cannot see it."""
        return f"{self.items[index].title} → {self.items[(index + 1) % len(self.items)].title}"

    def badge(self, index: int, center: Point, size: float, fill: str, ink: str, sink: Sink) -> None:
        """A stage's icon, or its number, centred on a point."""
        item, page = self.items[index], self.page
        if item.icon:
            inner = size * 0.62
            Icon(item.icon, inner, ink).place(center[0] - inner / 2, center[1] - inner / 2, inner, inner, sink)
            return
        text = roles.number(page, str(index + 1), scale=size * 0.5 / page.body, color=ink, align="center", name="ordinal")
        done = text.set(size)
        text.place(center[0] - size / 2, center[1] - done.first / 2, size, done.height, sink)


class Ring(Cyclic):
    """A ring in the middle; the stages' words in a column on either side, led to by hairlines."""

    def _radius(self) -> float:
        """Half of the least ring that has room for every stage and an arrow after it."""
        return len(self.items) * self._thick() * 2 / math.tau + self._thick() * 0.6

    def _column(self, w: float) -> float:
        return min(w * 0.3, (w - 2 * self._aside() - 2.1 * self._radius()) / 2)

    def _aside(self) -> float:
        return self.page.gap(3)

    def _text(self, item: Item) -> Node:
        return block(self.page, item, scale=1.3)

    def _sides(self) -> tuple[list[int], list[int]]:
        """Stages on the right, downwards, and on the left, downwards."""
        right = (len(self.items) + 1) // 2
        return list(range(right)), list(range(len(self.items) - 1, right - 1, -1))

    def _lead(self) -> float:
        return self.page.gap(1.2)

    def height(self, w: float) -> float:
        column = self._column(w)
        if column < MEASURE * self.page.body:
            return TOO_WIDE
        return max(2 * self._radius(), *(self._stack(side, column) for side in self._sides()))

    def _stack(self, side: Sequence[int], column: float) -> float:
        heights = [self._text(self.items[i]).height(column) + self._lead() for i in side]
        return sum(heights) + self.page.gap(3.2) * max(0, len(side) - 1)

    def _thick(self) -> float:
        return self.page.body * (4.2 if self._banded() else 3.4)

    def _banded(self) -> bool:
        return self.page.character.name in ("bold", "playful")

    def _share(self, index: float) -> float:
        """A stage's place on the ring: as many stages above its middle as below."""
        count = len(self.items)
        right = (count + 1) // 2
        return 0.25 - (right - 1) / (2 * count) + index / count

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        column = self._column(w)
        room = w - 2 * column - 2 * self._aside()
        ry = min(h / 2, room / 2 * 1.15)
        rx = min(room / 2, ry * 1.25)
        ring = Ellipse(x + w / 2, y + h / 2, rx, ry)
        ids = self._band(ring, sink) if self._banded() else self._beads(ring, sink)
        t = self._thick() * 1.25
        place_hub(self.page, self.content, Rect.around((ring.cx, ring.cy), (rx - t) * 1.35, (ry - t) * 1.1), sink)
        for side, left in zip(self._sides(), (x + w - column, x), strict=True):
            self._labels(side, Rect(left, y, column, h), ring, ids, sink)

    def _band(self, ring: Ellipse, sink: Sink) -> list[str]:
        """Thick arrows, each pointing into the next."""
        thick, count, ids = self._thick(), len(self.items), []
        middle = Ellipse(ring.cx, ring.cy, ring.rx - thick / 2, ring.ry - thick / 2)
        inner = Ellipse(ring.cx, ring.cy, ring.rx - thick, ring.ry - thick)
        tip = 0.1 / count
        for index, item in enumerate(self.items):
            start, end = self._share(index - 0.5) + 0.02 / count, self._share(index + 0.5) - 0.02 / count
            points = [*ring.arc(start, end), middle.at(end + tip), *inner.arc(end, start), middle.at(start + tip)]
            fill = "accent" if item.mark else "dominant"
            ids.append(add_polygon(sink, points, fill=fill, name="stage", role="object", alt=self.name(index), facts=item.facts))
            self.badge(index, middle.at(self._share(index) + tip / 2), thick, fill, f"on_{fill}", sink)
        return ids

    def _beads(self, ring: Ellipse, sink: Sink) -> list[str]:
        """Numbered discs on a line, an arrow head before each."""
        size, ids = self._thick(), []
        path = Ellipse(ring.cx, ring.cy, ring.rx - size / 2, ring.ry - size / 2)
        square = self.page.character.badge == "square"
        for index, item in enumerate(self.items):
            at = path.at(self._share(index))
            fill = "accent" if item.mark else "dominant"
            own = add_box(
                sink, Rect.around(at, size, size), name="stage", role="object", fill=fill, alt=item.title,
                shape="rect" if square else "ellipse", radius=self.page.character.radius, facts=item.facts,
            )  # fmt: skip
            ids.append(own)
            self.badge(index, at, size, fill, f"on_{fill}", sink)
        width, color = _line(self.page)
        for index in range(len(ids)):
            arc = path.arc(self._share(index), self._share(index + 1), 64)
            clear = size / 2 * (1.3 if square else 1.12)
            ends = (path.at(self._share(index)), path.at(self._share(index + 1)))
            points = _outside(arc, [Rect.around(end, 2 * clear, 2 * clear) for end in ends])
            add_link(sink, ids[index], ids[(index + 1) % len(ids)], points, width=width, color=color, alt=self.name(index))
        return ids

    def _labels(self, side: Sequence[int], area: Rect, ring: Ellipse, ids: list[str], sink: Sink) -> None:
        lead = self._lead()
        texts = [self._text(self.items[i]) for i in side]
        heights = [text.height(area.w) + lead for text in texts]
        gap = self.page.gap(3.2)
        ends = [ring.at(self._share(i)) for i in side]
        wanted = [end[1] for end in ends]
        tops = spread(wanted, [tall + gap for tall in heights[:-1]], area.y, area.bottom - (heights[-1] if heights else 0))
        onright = area.x > ring.cx
        for index, text, tall, top, end in zip(side, texts, heights, tops, ends, strict=True):
            outer, near = (area.right, area.x) if onright else (area.x, area.right)
            text.place(area.x, top + lead, area.w, tall - lead, sink)
            elbow = (near + (-1 if onright else 1) * self.page.gap(1.5), top)
            anchor = sink.elements[-1].id
            add_link(
                sink, anchor, ids[index], [(outer, top), elbow, end], head="none", width=1.5, color="context",
                alt=self.items[index].title,
            )  # fmt: skip


def _outside(points: Sequence[Point], rooms: Sequence[Rect]) -> list[Point]:
    return [p for p in points if not any(room.holds(p) for room in rooms)]


class Orbit(Cyclic):
    """Cards that stand on an ellipse as wide and high as the page allows, arrows between them."""

    def _centred(self) -> bool:
        return max(len(item.body) for item in self.items) <= LONG

    def _card(self, index: int) -> Node:
        item, page = self.items[index], self.page
        align: Align = "center" if self._centred() else "start"
        fill = self._fill(item)
        ink = {"accent": "on_accent"}.get(fill or "", "accent_ink" if page.character.name == "editorial" else "dominant_ink")
        size = page.body * (2.3 if item.icon else 1.9)
        head: Node = (
            Icon(item.icon, size, ink, align=align) if item.icon
            else Text(page, roles.number(page, str(index + 1)).runs, size, font="display", weight=page.character.display_weight,
                      color=ink, align=align, leading=1.05, level=4, name="ordinal")
        )  # fmt: skip
        return stack(head, block(page, item, fill=fill, scale=1.2, align=align), gap=page.gap(1))

    def _fill(self, item: Item) -> str | None:
        if item.mark:
            return "accent"
        return {"editorial": None, "playful": "tint"}.get(self.page.character.name, "surface")

    def _pad(self) -> float:
        return self.page.gap(0.8 if self.page.character.name == "editorial" else 2)

    def height(self, w: float) -> float:
        return self._best(w)[0]

    def _best(self, w: float) -> tuple[float, float, float, float]:
        """Least height, and the card's width and height and the start at which it is reached."""
        found = []
        for share in (0.2, 0.25, 0.31) if w > self.page.height * 1.05 else (0.31, 0.37, 0.43):
            card = w * share
            tall = max(self._card(i).height(card - 2 * self._pad()) for i in range(len(self.items))) + 2 * self._pad()
            if tall < TOO_WIDE:
                found += [(self._least(w, card, tall, start), card, tall, start) for start in (0.0, 0.5)]
        return min(found, default=(TOO_WIDE, w / 3, w / 3, 0.0))

    def _least(self, w: float, card: float, tall: float, start: float) -> float:
        """The least height at which every arrow between cards can be seen."""
        low, high = tall, max(w, tall) * 3
        if not self._clear(w, high, card, tall, start):
            return TOO_WIDE
        for _ in range(9):
            middle = (low + high) / 2
            low, high = (low, middle) if self._clear(w, middle, card, tall, start) else (middle, high)
        return high

    def _rooms(self, w: float, h: float, card: float, tall: float, start: float) -> tuple[Ellipse, list[Rect]]:
        ring = Ellipse(w / 2, h / 2, (w - card) / 2, (h - tall) / 2)
        shares = [(i + start) / len(self.items) for i in range(len(self.items))]
        return ring, [Rect.around(ring.at(share), card, tall) for share in shares]

    def _clear(self, w: float, h: float, card: float, tall: float, start: float) -> bool:
        _, rooms = self._rooms(w, h, card, tall, start)
        clear = self.page.gap(2.6)
        grown = [room.grown(clear) for room in rooms]
        return not any(a.hits(b) for i, a in enumerate(grown) for b in grown[i + 1 :])

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        _, card, tall, start = self._best(w)
        ring, rooms = self._rooms(w, h, card, tall, start)
        rooms = [Rect(r.x + x, r.y + y, r.w, r.h) for r in rooms]
        ring = Ellipse(ring.cx + x, ring.cy + y, ring.rx, ring.ry)
        ids = [self._place_card(i, room, sink) for i, room in enumerate(rooms)]
        width, color = _line(self.page)
        count, clear = len(ids), self.page.gap(0.8)
        for index in range(count):
            arc = ring.arc((index + start) / count, (index + 1 + start) / count, 80)
            points = _outside(arc, [room.grown(clear) for room in rooms])
            add_link(sink, ids[index], ids[(index + 1) % count], points, width=width, color=color, alt=self.name(index))
        place_hub(self.page, self.content, _middle(rooms, ring, self.page.gap(2)), sink)

    def _place_card(self, index: int, room: Rect, sink: Sink) -> str:
        fill, page, pad = self._fill(self.items[index]), self.page, self._pad()
        own = ""
        if fill:
            line = page.character.panel == "line" and fill == "surface"
            own = add_box(
                sink, room, name="stage", fill=fill, radius=page.character.radius,
                stroke="rule" if line else None, stroke_width=1.5 if line else 0,
            )  # fmt: skip
        first, node = len(sink.elements), self._card(index)
        tall = node.height(room.w - 2 * pad)
        node.place(room.x + pad, room.cy - tall / 2, room.w - 2 * pad, tall, sink)
        return own or sink.elements[first].id


def _middle(rooms: Sequence[Rect], ring: Ellipse, clear: float) -> Rect:
    """The largest rectangle round the middle of the ring that stays off the cards."""
    best = Rect(ring.cx, ring.cy, 0, 0)
    for step in range(20, 2, -1):
        for other in range(20, 2, -1):
            area = Rect.around((ring.cx, ring.cy), 2 * ring.rx * step / 20, 2 * ring.ry * other / 20)
            if area.w * area.h > best.w * best.h and not any(area.hits(room.grown(clear)) for room in rooms):
                best = area
    return Rect.around((best.cx, best.cy), best.w * 0.9, best.h * 0.9)


class Loop(Orbit):
    """Cards round the rim of a grid; where their number is odd the first is as long as two."""

    def __init__(self, page: Page, content: Content, rows: int, columns: int) -> None:
        super().__init__(page, content)
        self.rows, self.columns = rows, columns

    def _gap(self) -> float:
        return self.page.gap(4.4)

    def _rim(self) -> list[tuple[int, int]]:
        """Row and column of each place, clockwise from the top left."""
        r, c = self.rows, self.columns
        rim = [(0, i) for i in range(c)] + [(i, c - 1) for i in range(1, r)]
        if min(r, c) > 1:
            rim += [(r - 1, i) for i in range(c - 2, -1, -1)] + [(i, 0) for i in range(r - 2, 0, -1)]
        return rim

    def _cells(self, w: float, h: float) -> list[Rect]:
        """The rectangle of each card in an area at the origin."""
        gap = self._gap()
        wide = (w - gap * (self.columns - 1)) / self.columns
        tall = (h - gap * (self.rows - 1)) / self.rows
        cells = [Rect(c * (wide + gap), r * (tall + gap), wide, tall) for r, c in self._rim()]
        if len(cells) == len(self.items):
            return cells
        if self.columns > 2:
            return [Rect(0, 0, wide, h), *cells[1:-1]]
        return [Rect(0, 0, w, tall), *cells[2:]]

    def height(self, w: float) -> float:
        rooms = self._cells(w, 1.0)
        pairs = zip(range(len(self.items)), rooms, strict=True)
        tall = max(self._card(i).height(room.w - 2 * self._pad()) for i, room in pairs) + 2 * self._pad()
        return tall * self.rows + self._gap() * (self.rows - 1)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        rooms = [Rect(r.x + x, r.y + y, r.w, r.h) for r in self._cells(w, h)]
        ids = [self._place_card(i, room, sink) for i, room in enumerate(rooms)]
        width, color = _line(self.page)
        for index, (start, end) in enumerate(pairwise([*range(len(ids)), 0])):
            points = _facing(rooms[start], rooms[end], self.page.gap(0.6))
            add_link(sink, ids[start], ids[end], points, width=width, color=color, alt=self.name(index))
        if min(self.rows, self.columns) > 2:
            cell = rooms[1]
            area = Rect(cell.x, cell.y + cell.h, (self.columns - 2) * (cell.w + self._gap()), 0)
            area = Rect(rooms[0].right, rooms[0].bottom, w - 2 * cell.w, h - 2 * cell.h)
            place_hub(self.page, self.content, area.grown(-2 * self._gap()), sink)


def _facing(start: Rect, end: Rect, clear: float) -> list[Point]:
    """A straight line between two rectangles, across the gap between them."""
    top, bottom = max(start.y, end.y), min(start.bottom, end.bottom)
    left, right = max(start.x, end.x), min(start.right, end.right)
    if bottom > top:
        ends = [(start.right + clear, end.x - clear) if end.x > start.x else (start.x - clear, end.right + clear)]
        return [(at, (top + bottom) / 2) for at in ends[0]]
    ends = [(start.bottom + clear, end.y - clear) if end.y > start.y else (start.y - clear, end.bottom + clear)]
    return [((left + right) / 2, at) for at in ends[0]]
