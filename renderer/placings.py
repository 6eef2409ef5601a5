"""Where each drawing of a thing stands that is shown several times: in rank, staggered, or as a bunch in a vessel."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

from planner import icons
from planner.parts import PictureObject
from planner.plan import PictureElement
from renderer.staggered import GAPS, highest, row_of

Place = tuple[float, float, float, float]
"""Left, top, width and height, in units of a picture."""


def places(thing: PictureObject, element: PictureElement, seed: int) -> list[Place]:
    """Left, top, width and height, in units of the picture, of each place that a thing stands in.

    Icons stand in squares, references and boards in all of the box; drawings keep their ratio. What
    is `loose` is staggered by the seed, and nothing hides another.
    """
    x, y = thing.box.x - element.box.x, thing.box.y - element.box.y
    if _in_vessel(thing, element):
        return _bunch(thing, x, y)
    columns = max(range(1, thing.count + 1), key=lambda count: (_size(thing, count), -count))
    cell_h = _cell(thing, columns)[1]
    full, last = divmod(thing.count, columns)
    counts = [*[columns] * full, *([last] if last else [])]
    rows = [(count, (x, y + row * cell_h, thing.box.w, cell_h)) for row, count in enumerate(counts)]
    if thing.loose and thing.count > 1:
        drawn = random.Random(f"{seed} {thing.label}")
        return [place for count, row in rows for place in _staggered(thing, count, row, drawn)]
    return [place for count, row in rows for place in _ranked(thing, count, columns, row)]


def mirrored(thing: PictureObject, seed: int) -> list[bool]:
    """Whether each of a thing's drawings is turned round."""
    drawn = random.Random(f"{seed} {thing.label} facing")
    both = thing.facing == "both"
    return [drawn.random() < 0.5 if both else thing.facing == "left" for _ in range(thing.count)]


def _ranked(thing: PictureObject, count: int, columns: int, row: Place) -> Iterator[Place]:
    """Places in cells of one size, in the middle of a row of so many columns."""
    x, y, wide, high = row
    cell = wide / columns
    w, h = _drawing(thing, cell, high)
    for at in range(count):
        yield x + (at + (columns - count) / 2) * cell + (cell - w) / 2, y + high - h, w, h


def _staggered(
    thing: PictureObject, count: int, row: Place, drawn: random.Random
) -> Iterator[Place]:
    """Places of unlike sizes, gaps and heights side by side in a row."""
    x, y, wide, high = row
    aloft = thing.support is None
    spots = row_of(count, aloft, drawn)
    sizes = [spot.size for spot in spots]
    w, h = _drawing(thing, (1 - GAPS) * wide / sum(sizes), high)
    across = w * _filled(thing)
    spare = wide - across * sum(sizes)
    for at, spot in enumerate(spots):
        own_w, own_h = spot.size * w, spot.size * h
        left = x + spare * spot.before + across * sum(sizes[:at])
        foot = y + high - spot.rise * highest(high - own_h, h, aloft)
        yield left + (across * spot.size - own_w) / 2, foot - own_h, own_w, own_h


def _in_vessel(thing: PictureObject, element: PictureElement) -> bool:
    """Whether several things look out of another one, behind its rim."""
    behind = (o for o in element.objects if o.label == thing.support and thing.depth > o.depth)
    return thing.count > 1 and next(behind, None) is not None


def _bunch(thing: PictureObject, x: float, y: float) -> list[Place]:
    """Places that overlap by half; of more than three the smaller half lies on the others, as a heap."""
    low = math.ceil(thing.count / 2) if thing.count > 3 else thing.count
    side = thing.box.h / (1.5 if thing.count > 3 else 1.0)
    step = (thing.box.w - side) / (low - 1)
    rows = [(thing.count - low, y), (low, y + thing.box.h - side)]
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


def _drawing(thing: PictureObject, w: float, h: float) -> tuple[float, float]:
    """Width and height of a thing's drawing in a cell; a square where it has no ratio of its own."""
    board = icons.board(thing.sprite)
    if thing.ref:
        return w, h
    if board and (board.ratio or not thing.loose):
        return board.fitted(w, h)
    side = _side(thing, w, h)
    return side, side


def _filled(thing: PictureObject) -> float:
    """How much of its width a drawing needs: of an icon that is narrow the part with ink."""
    if thing.ref or not thing.sprite or not icons.exists(thing.sprite):
        return 1.0
    return icons.cell_of(icons.svg(thing.sprite))
