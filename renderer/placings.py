"""Where each drawing of a thing stands that is shown several times: in rows, or as a bunch in a vessel."""

from __future__ import annotations

import math

from planner import icons
from planner.parts import PictureObject
from planner.plan import PictureElement

Place = tuple[float, float, float, float]
"""Left, top, width and height, in units of a picture."""


def places(thing: PictureObject, element: PictureElement) -> list[Place]:
    """Left, top, width and height, in units of the picture, of each place that a thing stands in.

    Icons stand in squares, references and boards in all of the box; drawings keep their ratio.
    """
    x, y = thing.box.x - element.box.x, thing.box.y - element.box.y
    if _in_vessel(thing, element):
        return _bunch(thing, x, y)
    columns = max(range(1, thing.count + 1), key=lambda count: (_size(thing, count), -count))
    cell_w, cell_h = _cell(thing, columns)
    board = icons.board(thing.sprite)
    w = h = _side(thing, cell_w, cell_h)
    if thing.ref or board:
        w, h = board.fitted(cell_w, cell_h) if board and not thing.ref else (cell_w, cell_h)
    cells = [divmod(index, columns) for index in range(thing.count)]
    last, spare = cells[-1][0], -thing.count % columns
    return [
        (
            x + (column + spare / 2 * (row == last)) * cell_w + (cell_w - w) / 2,
            y + (row + 1) * cell_h - h, w, h,
        )
        for row, column in cells
    ]  # fmt: skip


def _in_vessel(thing: PictureObject, element: PictureElement) -> bool:
    """Whether several things look out of another one, behind its rim."""
    behind = (o for o in element.objects if o.label == thing.support and thing.depth > o.depth)
    return thing.count > 1 and next(behind, None) is not None


def _bunch(thing: PictureObject, x: float, y: float) -> list[Place]:
    """Places that overlap by half, in two rows where there are more than three."""
    back = math.ceil(thing.count / 2) if thing.count > 3 else thing.count
    side = thing.box.h / (1.5 if thing.count > 3 else 1.0)
    step = (thing.box.w - side) / (back - 1)
    rows = [(back, y), (thing.count - back, y + thing.box.h - side)]
    return [
        (x + (thing.box.w - side - step * (count - 1)) / 2 + step * index, top, side, side)
        for count, top in rows
        for index in range(count)
    ]


_ROW = 0.75


def _cell(thing: PictureObject, columns: int) -> tuple[float, float]:
    """Width and height of the place of each of a thing's drawings in so many columns."""
    return thing.box.w / columns, thing.box.h / math.ceil(thing.count / columns)


def _size(thing: PictureObject, columns: int) -> float:
    """How large a thing's drawings are in so many columns; one row is better than two."""
    rows = math.ceil(thing.count / columns)
    return round(_side(thing, *_cell(thing, columns)) * _ROW ** (rows - 1), 1)


def _side(thing: PictureObject, w: float, h: float) -> float:
    """The side of a drawing in a cell; of one with a ratio, its height."""
    board = icons.board(thing.sprite)
    if board:
        return board.fitted(w, h)[1] if board.ratio else min(w, h)
    if not thing.sprite or not icons.exists(thing.sprite):
        return min(w, h)
    return icons.side_in(icons.svg(thing.sprite), w, h)
