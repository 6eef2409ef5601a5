"""Cycle: stages round a closed ring or a closed loop of cards; the last leads to the first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from planner.content import Content
from planner.layouts import roles
from planner.layouts.blocks import block, centred, panel
from planner.layouts.circuit import Circuit
from planner.layouts.geometry import Ellipse, Point, Rect
from planner.layouts.kit import TOO_WIDE, Icon, Node, Row, stack
from planner.layouts.oval import Oval
from planner.layouts.ring import Cyclic, Ring
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink
from planner.layouts.wheel import Wheel
from planner.parts import Align

MOST = 8
"""Stages that a ring can hold."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """A ring with labels at its sides, cards on an ellipse, or a loop of cards."""
    count, shape = len(content.items), page.shape
    out = []
    if 3 <= count <= MOST:
        out += [_wheel(content, columns, False) for columns in (1, 2, 3)]
        if shape == "square":
            out.append(_wheel(content, 1, True))
        out.append(Arrangement("orbit", lambda p: Orbit(p, content), cost=0.14, limit=36))
        if shape != "portrait":
            out.append(Arrangement("ring", lambda p: Ring(p, content), cost=0.0, limit=32))
        if shape == "landscape":
            out.append(Arrangement("ring-side", lambda p: Ring(p, content), "side", 0.0, 32))
    if count >= 3:
        wide = shape == "landscape" and count <= 6
        out.append(Arrangement(
            "circuit", lambda p: Circuit(p, content, wide), cost=0.06, limit=34, spare=True
        ))  # fmt: skip
    if 3 <= count <= MOST and shape != "landscape":
        oval = Arrangement("oval", lambda p: Oval(p, content), cost=0.04, limit=34, spare=True)
        out.append(oval)
    for rows, columns in _loops(count, shape == "landscape"):
        cost = 0.08 if min(rows, columns) > 2 else 0.16
        cost += 0.04 if count <= MOST else 0.0
        out.append(_loop(content, rows, columns, cost))
    return out


def _wheel(content: Content, columns: int, beside: bool) -> Arrangement:
    # Columns with a hole at their foot are liked less, as are titles alone in one long column.
    bare, count = not any(item.body for item in content.items), len(content.items)
    cost = 0.05 * (-count % columns) + 0.04 * (columns == 3)
    cost += 0.12 * (bare and columns == 1 and count > 2 and not beside)
    name, limit = f"wheel{columns}{'b' if beside else ''}", 40.0 if bare else 28.0
    return Arrangement(
        name, lambda page: Wheel(page, content, columns=columns, beside=beside), "top", cost, limit
    )


def _loop(content: Content, rows: int, columns: int, cost: float) -> Arrangement:
    name = f"loop{rows}x{columns}"
    limit = 44.0 if rows * columns == 2 else 30.0
    return Arrangement(
        name, lambda page: Loop(page, content, rows, columns), cost=cost, limit=limit
    )


def _loops(count: int, wide: bool) -> list[tuple[int, int]]:
    """Rows and columns of the loops that hold `count` cards, the longer side along the page's."""
    if count < 3:
        return [(1, count) if wide else (count, 1)]
    short = [(2, (count + 1) // 2)]
    if count % 2 == 0:
        short += [(n, count // 2 + 2 - n) for n in (3, 4) if count // 2 + 2 - n >= n]
    return [pair if wide else pair[::-1] for pair in short]


class Orbit(Cyclic):
    """Cards that stand on an ellipse as wide and high as the page allows, arrows between them."""

    def _card(self, index: int) -> Node:
        align = centred(self.items)
        head, words = self._parts(index, align)
        return stack(head, words, gap=self.page.gap(1))

    def _parts(self, index: int, align: Align) -> tuple[Node, Node]:
        """A stage's icon or number, and its words."""
        item, page = self.items[index], self.page
        size = 1.0 if any(other.body for other in self.items) else 1.5
        ink = "accent_ink" if item.mark else "dominant_ink"
        head: Node = (
            Icon(item.icon, page.body * 2.3 * size, ink, align=align) if self.iconed
            else roles.number(
                page, str(index + 1), scale=1.9 * size, color=ink, align=align, name="ordinal"
            )
        )  # fmt: skip
        return head, block(page, item, scale=1.2 * size, align=align)

    def _fill(self) -> str | None:
        return {"editorial": None, "playful": "tint"}.get(self.page.character.name, "surface")

    def _pad(self) -> float:
        return self.page.gap(1.2 if self.page.character.name == "editorial" else 2)

    def _tall(self, index: int, w: float) -> float:
        return self._card(index).height(w - 2 * self._pad()) + 2 * self._pad()

    def height(self, w: float) -> float:
        return self._best(w)[0]

    def _best(self, w: float) -> tuple[float, float, float, float]:
        """Least height, and the card's width and height and the start at which it is reached."""
        found = []
        for share in (0.2, 0.25, 0.31) if w > self.page.height * 1.05 else (0.25, 0.31, 0.37, 0.43):
            card = w * share
            tall = max(self._tall(i, card) for i in range(len(self.items)))
            if tall < TOO_WIDE:
                found += [(self._least(w, card, tall, s), card, tall, s) for s in (0.0, 0.5)]
        return min(found, default=(TOO_WIDE, w / 3, w / 3, 0.0))

    def _least(self, w: float, card: float, tall: float, start: float) -> float:
        """The least height at which every arrow between cards can be seen."""
        low, high = tall, max(w, tall) * 3
        if not self._clear(w, high, card, tall, start):
            return TOO_WIDE
        for _ in range(8):
            middle = (low + high) / 2
            clear = self._clear(w, middle, card, tall, start)
            low, high = (low, middle) if clear else (middle, high)
        while high < TOO_WIDE and not self._seen(w, high, card, tall, start):
            high *= 1.1
        return high

    def _seen(self, w: float, h: float, card: float, tall: float, start: float) -> bool:
        """True where no arrow passes behind a card on its way to the next."""
        ring, rooms = self._rooms(Rect(0, 0, w, h), card, tall, start)
        count = len(rooms)
        for index in range(count):
            others = [r for i, r in enumerate(rooms) if i not in (index, (index + 1) % count)]
            arc = ring.arc((index + start) / count, (index + 1 + start) / count, 12)
            if any(room.holds(point) for room in others for point in arc):
                return False
        return True

    def _rooms(
        self, area: Rect, card: float, tall: float, start: float
    ) -> tuple[Ellipse, list[Rect]]:
        ring = Ellipse(area.cx, area.cy, (area.w - card) / 2, (area.h - tall) / 2)
        shares = [(i + start) / len(self.items) for i in range(len(self.items))]
        return ring, [Rect.around(ring.at(share), card, tall) for share in shares]

    def _clear(self, w: float, h: float, card: float, tall: float, start: float) -> bool:
        _, rooms = self._rooms(Rect(0, 0, w, h), card, tall, start)
        grown = [room.grown(self.page.gap(2.6)) for room in rooms]
        return not any(a.hits(b) for i, a in enumerate(grown) for b in grown[i + 1 :])

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        _, card, tall, start = self._best(w)
        ring, rooms = self._rooms(Rect(x, y, w, h), card, tall, start)
        ids = [self._draw(i, room, sink) for i, room in enumerate(rooms)]
        count = len(ids)
        kept = [room.grown(self.page.gap(0.8)) for room in rooms]
        for index in range(count):
            arc = ring.arc((index + start) / count, (index + 1 + start) / count, 80)
            self.arrow(sink, ids, index, [p for p in arc if not any(r.holds(p) for r in kept)])
        self.hub(_middle(rooms, ring, self.page.gap(2)), sink)

    def _draw(self, index: int, room: Rect, sink: Sink) -> str:
        return panel(
            sink, self.page, room, self._card(index), fill=self._fill(),
            pad=(self._pad(), self._pad()), name="stage", lit=self.items[index].mark,
        )  # fmt: skip


def _middle(rooms: Sequence[Rect], ring: Ellipse, clear: float) -> Rect:
    """The largest rectangle near the middle of the ring that stays off the cards."""
    kept = [room.grown(clear) for room in rooms]
    best, most = Rect(ring.cx, ring.cy, 0, 0), 0.0
    for across, down, aside in product(range(1, 16), range(1, 16), (0, -1, 1, -2, 2)):
        center = (ring.cx, ring.cy + ring.ry * aside / 10)
        area = Rect.around(center, ring.rx * across / 9, ring.ry * down / 9)
        worth = min(area.w, 2.4 * area.h) * min(area.h, area.w) * (1 - 0.06 * abs(aside))
        if worth > most and not any(area.hits(room) for room in kept):
            best, most = area, worth
    return best


class Loop(Orbit):
    """Cards round the rim of a grid; where their number is odd the first is as long as two."""

    def __init__(self, page: Page, content: Content, rows: int, columns: int) -> None:
        super().__init__(page, content)
        self.rows, self.columns = rows, columns

    def _card(self, index: int) -> Node:
        head, words = self._parts(index, "start")
        wide = max(self._parts(i, "start")[0].width() for i in range(len(self.items)))
        return Row([head, words], [wide, -1.0], gap=self.page.gap(1.6), valign="middle")

    def _gap(self) -> float:
        return self.page.gap(4.6)

    def rim(self) -> list[tuple[int, int]]:
        """Row and column of each place, clockwise from the top left."""
        r, c = self.rows, self.columns
        rim = [(0, i) for i in range(c)] + [(i, c - 1) for i in range(1, r)]
        if min(r, c) > 1:
            rim += [(r - 1, i) for i in range(c - 2, -1, -1)]
            rim += [(i, 0) for i in range(r - 2, 0, -1)]
        return rim

    def _cells(self, area: Rect) -> list[Rect]:
        """The room of each card."""
        gap = self._gap()
        wide = (area.w - gap * (self.columns - 1)) / self.columns
        tall = (area.h - gap * (self.rows - 1)) / self.rows
        cells = [
            Rect(area.x + c * (wide + gap), area.y + r * (tall + gap), wide, tall)
            for r, c in self.rim()
        ]
        if len(cells) == len(self.items):
            return cells
        if self.columns > 2:
            return [Rect(area.x, area.y, wide, area.h), *cells[1:-1]]
        return [Rect(area.x, area.y, area.w, tall), *cells[2:]]

    def height(self, w: float) -> float:
        rooms = self._cells(Rect(0, 0, w, 0))
        tall = max(self._tall(i, room.w) for i, room in enumerate(rooms))
        return tall * self.rows + self._gap() * (self.rows - 1)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        own = min(h, self.height(w) * 1.8)
        rooms = self._cells(Rect(x, y + (h - own) / 2, w, own))
        ids = [self._draw(i, room, sink) for i, room in enumerate(rooms)]
        clear = 0.0 if self._fill() else self.page.gap(0.6)
        for index, start in enumerate(rooms if len(rooms) > 1 else ()):
            end = rooms[(index + 1) % len(rooms)]
            points = _facing(start.grown(clear), end.grown(clear))
            if len(rooms) == 2:
                points = _aside(points, self.page.gap(2) * (1 if index else -1))
            self.arrow(sink, ids, index, points)
        if min(self.rows, self.columns) > 2:
            cell = rooms[0]
            inner = Rect(cell.right, cell.bottom, w - 2 * cell.w, own - 2 * cell.h)
            self.hub(inner.grown(-self._gap() * 1.5), sink)


def _aside(points: Sequence[Point], by: float) -> list[Point]:
    """A level or upright line moved aside: room for the arrow back."""
    level = points[0][1] == points[1][1]
    return [(x, y + by) if level else (x - by, y) for x, y in points]


def _facing(start: Rect, end: Rect) -> list[Point]:
    """A straight line between two rectangles, across the gap between them."""
    top, bottom = max(start.y, end.y), min(start.bottom, end.bottom)
    if bottom > top:
        xs = (start.right, end.x) if end.x > start.x else (start.x, end.right)
        return [(x, (top + bottom) / 2) for x in xs]
    middle = (max(start.x, end.x) + min(start.right, end.right)) / 2
    ys = (start.bottom, end.y) if end.y > start.y else (start.y, end.bottom)
    return [(middle, y) for y in ys]
