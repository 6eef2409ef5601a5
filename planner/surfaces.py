"""The plain surface of a drawing that words may stand on: its largest patch of one colour, measured."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from planner import icons
from planner.icons.pixels import SIDE, raster
from planner.parts import Box, PictureObject
from planner.plan import OnObject, PictureElement, Plan, TextElement

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Mask = npt.NDArray[np.bool_]

_COLORS = 6
_NARROW, _SQUARE = 3.2, 1.3
"""A patch is worth no more for being wider, or higher, than these of width over height."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A rectangle in shares of a thing's place (left, top, right, bottom) and its colour `#rrggbb`."""

    x: float
    y: float
    right: float
    bottom: float
    color: str


def surface(thing: PictureObject, part: str = "") -> Surface | None:
    """The surface of a thing for words that name one of its parts; None where it has none."""
    board = icons.board(thing.sprite)
    if board is not None and not board.panels:
        return None
    if board is not None:
        x, y, right, bottom = board.panels.get(part, board.panels[""])
        return Surface(x, y, right, bottom, board.ground(part, thing.color))
    if thing.ref or not thing.sprite or thing.sprite.startswith("ph:"):
        return None
    svg = icons.svg(thing.sprite)
    own = thing.color
    return measured(icons.dyed(svg, own) if own and own.startswith("#") else svg)


def area(thing: PictureObject, at: Surface) -> Box:
    """A surface of a thing in units."""
    own = thing.box
    w, h, low = own.w, own.h, own.bottom
    board = icons.board(thing.sprite)
    if board and not thing.ref:
        w, h = board.fitted(w, h)
    elif thing.sprite and not thing.ref:
        svg = icons.svg(thing.sprite)
        w = h = icons.side_in(svg, own.w, own.h)
        low += (1 - icons.ink(svg)[3]) * h if thing.support else 0.0
    x, y = own.x + (own.w - w) / 2 + at.x * w, low - h + at.y * h
    return Box(
        x=round(x, 3), y=round(y, 3), w=round((at.right - at.x) * w, 3),
        h=round((at.bottom - at.y) * h, 3),
    )  # fmt: skip


def ground_of(thing: PictureObject, on: OnObject) -> str | None:
    """The colour of the surface of a thing that words are on; None where it has none that is known."""
    board, middle = icons.board(thing.sprite), on.flat
    x, y = middle.x + middle.w / 2, middle.y + middle.h / 2
    for part in (board.panels if board else None) or ("",):
        found = surface(thing, part)
        box = area(thing, found) if found else None
        if found and box and box.x <= x <= box.right and box.y <= y <= box.bottom:
            return found.color
    return None


def thing_under(plan: Plan, element: TextElement) -> PictureObject | None:
    """The thing in a picture that words are on; None where there is no such picture or thing."""
    picture = next((e for e in plan.elements if e.id == element.parent), None)
    if element.on is None or not isinstance(picture, PictureElement):
        return None
    return picture.objects[element.on.object] if element.on.object < len(picture.objects) else None


@cache
def measured(svg: str) -> Surface | None:
    """The largest upright rectangle of one colour in a drawing, a little inside its edges."""
    import numpy as np

    drawn = raster(svg)
    codes = drawn[..., :3].astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    solid = drawn[..., 3] > 250
    values, counts = np.unique(codes[solid], return_counts=True)
    best: tuple[float, tuple[int, int, int, int], int] | None = None
    for value in values[np.argsort(-counts)[:_COLORS]]:
        worth, box = _largest((codes == value) & solid)
        if best is None or worth > best[0]:
            best = worth, box, int(value)
    if best is None:
        return None
    x, y, right, bottom = (edge / SIDE for edge in best[1])
    inset = 0.09 * min(right - x, bottom - y)
    return Surface(x + inset, y + inset, right - inset, bottom - inset, f"#{best[2]:06x}")


def _largest(mask: Mask) -> tuple[float, tuple[int, int, int, int]]:
    """The rectangle of a mask that has most room for words: worth, left, top, right, bottom, in pixels."""
    heights = [0] * mask.shape[1]
    best: tuple[float, tuple[int, int, int, int]] = (0.0, (0, 0, 0, 0))
    for row, line in enumerate(mask):
        heights = [tall + 1 if set_ else 0 for tall, set_ in zip(heights, line, strict=True)]
        stack: list[tuple[int, int]] = []
        for column, tall in enumerate([*heights, 0]):
            start = column
            while stack and stack[-1][1] >= tall:
                start, high = stack.pop()
                wide = column - start
                worth = min(high, wide / _SQUARE) * min(wide, _NARROW * high)
                if worth > best[0]:
                    best = worth, (start, row + 1 - high, column, row + 1)
            stack.append((start, tall))
    return best
