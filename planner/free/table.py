"""Tables: cells in a grid, the fills behind them in one piece, and the rules between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from planner.free.bounds import bounded
from planner.free.contents import Words
from planner.free.grammar import Cell, Column, Grid, Node, Rows
from planner.free.lettering import em
from planner.free.piece import LETTERS, OWN, Units, kept
from planner.free.shapes import rounded
from planner.parts import Box, Color
from planner.plan import ShapeElement

PAD = (0.45, 0.7)
"""Room in a cell over and before its words, in em."""
WIDEST, NARROWEST = 40.0, 6.0
"""Bounds of the letters that a column without a width is given room for."""
Segment = tuple[int, int]
"""A piece of a rule: the edge that it lies on, and the column or row that it runs along."""


@dataclass(frozen=True)
class Slot:
    """Where a cell stands, the rows and columns it takes, and what is behind it."""

    row: int
    column: int
    cell: Cell
    fill: Color | None = None

    @property
    def right(self) -> int:
        """The first column after it."""
        return self.column + self.cell.span

    @property
    def low(self) -> int:
        """The first row after it."""
        return self.row + self.cell.rows


class Sheet(Grid):
    """A table as a grid; `slots` are those of its children."""

    table: Rows
    slots: tuple[Slot, ...]


def sheet(node: Rows) -> Sheet:
    """The table written out."""
    places = _places(node)
    width = max((slot.right for slot in places), default=1)
    slots = tuple(
        Slot(s.row, s.column, s.cell, _fill(node, s)) for s in _filled(places, node, width)
    )
    weights = node.widths if len(node.widths) == width else _weights(slots, width)
    cells = tuple(_cell(node, slot) for slot in slots)
    return Sheet(columns=weights, children=cells, table=node, slots=slots, **kept(node, OWN))


def _places(node: Rows) -> list[Slot]:
    """Each cell in the first place of its row that is free."""
    taken: set[tuple[int, int]] = set()
    out = []
    for row, cells in enumerate(node.cells):
        at = 0
        for told in cells:
            cell = Cell(text=told) if isinstance(told, str) else told
            cell = cell.model_copy(update={"rows": min(cell.rows, len(node.cells) - row)})
            while any((row, at + over) in taken for over in range(cell.span)):
                at += 1
            out.append(Slot(row, at, cell))
            taken |= _area(out[-1])
            at += cell.span
    return out


def _area(slot: Slot) -> set[tuple[int, int]]:
    columns = range(slot.column, slot.right)
    return {(row, column) for row in range(slot.row, slot.low) for column in columns}


def _filled(places: Sequence[Slot], node: Rows, width: int) -> list[Slot]:
    """The cells in reading order, an empty one where there is none."""
    taken = {place for slot in places for place in _area(slot)}
    holes = ((row, column) for row in range(len(node.cells)) for column in range(width))
    blank = [Slot(row, column, Cell()) for row, column in holes if (row, column) not in taken]
    return sorted((*places, *blank), key=lambda slot: (slot.row, slot.column))


def _fill(node: Rows, slot: Slot) -> Color | None:
    if slot.cell.fill:
        return slot.cell.fill
    if slot.row < node.heads:
        return node.head_fill
    if _highlighted(node, slot):
        return node.highlight_fill
    return node.zebra if slot.cell.rows == 1 and (slot.row - node.heads) % 2 else None


def _highlighted(node: Rows, slot: Slot) -> bool:
    return slot.row in node.highlight or slot.column in node.highlight_columns


def _weights(slots: Iterable[Slot], width: int) -> tuple[float, ...]:
    """Columns as wide as their longest cell asks, within reason."""
    longest = [NARROWEST] * width
    for slot in slots:
        if slot.cell.span == 1:
            longest[slot.column] = max(longest[slot.column], len(slot.cell.text))
    return tuple(min(WIDEST, float(count)) for count in longest)


def _cell(node: Rows, slot: Slot) -> Column:
    cell, head = slot.cell, slot.row < node.heads
    align = cell.text_align or ("center" if cell.span > 1 else _align(node, slot.column))
    letters = kept(node, LETTERS) | {"text_align": align}
    if head:
        letters |= {"weight": 700, "color": node.head_color}
    elif _highlighted(node, slot):
        letters |= {"weight": 700}
    letters |= {
        name: own for name in ("weight", "color") if (own := getattr(cell, name)) is not None
    }
    said: tuple[Node, ...] = (Words(text=cell.text, **letters),) if cell.text.strip() else ()
    if cell.content:
        said = (
            *said,
            cell.content.model_copy(update={"align_self": cell.content.align_self or align}),
        )
    return Column(children=said, justify="center", fill=slot.fill, pad=_pad(node),
                  span=cell.span, rows=cell.rows)  # fmt: skip


def _align(node: Rows, column: int) -> Literal["start", "center", "end"]:
    return node.aligns[column] if column < len(node.aligns) else "start"


def _pad(node: Rows) -> tuple[Units, Units]:
    size = em(node.size)
    return node.cell_pad or (PAD[0] * size, PAD[1] * size)


def bands(node: Sheet, cells: Sequence[Box], inside: Box) -> Iterator[ShapeElement]:
    """The fills behind the cells, neighbours of one fill as one piece, the table's corners rounded."""
    pieces = [(slot.fill, cell) for slot, cell in zip(node.slots, cells, strict=True)]
    for along, across in (("x", "y"), ("y", "x"), ("x", "y")):
        pieces = _joined(pieces, along, across)
    for fill, area in pieces:
        if fill:
            yield _band(area, inside, node.radius, fill)


def _joined(
    pieces: Iterable[tuple[Color | None, Box]], along: str, across: str
) -> list[tuple[Color | None, Box]]:
    """Boxes of one fill that touch `along` an axis, and are alike `across` it, as one."""
    size, other = {"x": ("w", "h"), "y": ("h", "w")}[along]
    out: list[tuple[Color | None, Box]] = []
    order = sorted(pieces, key=lambda p: (getattr(p[1], across), getattr(p[1], along)))
    for fill, area in order:
        last, before = out[-1] if out else (None, area)
        end = getattr(before, along) + getattr(before, size)
        touches = out and last == fill and abs(end - getattr(area, along)) < 0.1
        alike = all(abs(getattr(before, n) - getattr(area, n)) < 0.1 for n in (across, other))
        if touches and alike:
            far = getattr(area, along) + getattr(area, size) - getattr(before, along)
            out[-1] = fill, before.model_copy(update={size: round(far, 2)})
        else:
            out.append((fill, area))
    return out


def _band(area: Box, inside: Box, radius: float, fill: Color) -> ShapeElement:
    left, right = abs(area.x - inside.x) < 0.1, abs(area.right - inside.right) < 0.1
    top, low = abs(area.y - inside.y) < 0.1, abs(area.bottom - inside.bottom) < 0.1
    corners = (top and left, top and right, low and right, low and left)
    if not radius or not any(corners):
        return ShapeElement(id="band", box=area, fill=fill)
    path = rounded(area, radius, corners)
    return ShapeElement(id="band", box=area, shape="path", path=path, fill=fill)


def rules(node: Sheet, cells: Sequence[Box], inside: Box) -> Iterator[ShapeElement]:
    """The lines of a table, each stretch in one piece, and the frame round it."""
    table = node.table
    wide = table.rule_width
    rows, columns = _edges(node, cells)
    low = max(rows, default=0)
    level, upright = _segments(node, low, max(columns, default=0))
    for edge, first, last in _stretches(level):
        y = min(max(rows[edge] - wide / 2, inside.y), inside.bottom - wide)
        yield _rule(columns[first], y, columns[last] - columns[first], wide, table.rule_color)
    for edge, first, last in _stretches(upright):
        x, high = columns[edge] - wide / 2, rows[last] - rows[first]
        yield _rule(x, rows[first], wide, high, table.rule_color)
    for slot in _spanners(node):
        x, y, pad = columns[slot.column], rows[slot.low] - wide / 2, _pad(table)[1]
        yield _rule(x + pad, y, columns[slot.right] - x - 2 * pad, wide, table.rule_color)
    if _asked(table) >= {"outer"} and not node.stroke:
        yield ShapeElement(
            id="rule", box=inside.inset(wide / 2), stroke=table.rule_color, stroke_width=wide,
            radius=node.radius,
        )  # fmt: skip


def _rule(x: float, y: float, w: float, h: float, color: Color) -> ShapeElement:
    return ShapeElement(id="rule", box=bounded(x, y, w, h), fill=color)


def _asked(table: Rows) -> set[str]:
    asked: set[str] = set(table.rules)
    return asked | {"outer", "rows", "columns"} if "all" in asked else asked


def _edges(node: Sheet, cells: Sequence[Box]) -> tuple[dict[int, float], dict[int, float]]:
    """Where the edges of rows and columns are, in units."""
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for slot, area in zip(node.slots, cells, strict=True):
        rows |= {slot.row: area.y, slot.low: area.bottom}
        columns |= {slot.column: area.x, slot.right: area.right}
    return rows, columns


def _segments(node: Sheet, low: int, right: int) -> tuple[set[Segment], set[Segment]]:
    """The pieces of level and of upright rules, as edge and place along it."""
    asked = _asked(node.table)
    ends = {0} if "top" in asked else set()
    ends |= {low} if "bottom" in asked else set()
    level, upright = {(end, c) for end in ends for c in range(right)}, set()
    for slot in node.slots:
        ruled = "rows" in asked or ("head" in asked and slot.low == node.table.heads)
        if slot.low < low and ruled:
            level |= {(slot.low, c) for c in range(slot.column, slot.right)}
        if slot.right < right and "columns" in asked:
            upright |= {(slot.right, r) for r in range(slot.row, slot.low)}
    return level, upright


def _spanners(node: Sheet) -> Iterator[Slot]:
    """Heads over several columns, each with a line of its own under it."""
    asked = _asked(node.table)
    if "head" in asked and "rows" not in asked:
        yield from (s for s in node.slots if s.cell.span > 1 and s.low < node.table.heads)


def _stretches(segments: set[Segment]) -> Iterator[tuple[int, int, int]]:
    """Edge, start and end of each run of pieces in one line."""
    for edge, pieces in groupby(sorted(segments), key=lambda piece: piece[0]):
        run: list[int] = []
        for _, at in pieces:
            if run and at != run[-1] + 1:
                yield edge, run[0], run[-1] + 1
                run = []
            run.append(at)
        yield edge, run[0], run[-1] + 1
