"""Things that are on others rest where the drawings of those bear them: a deck, a cushion, a table top."""

from __future__ import annotations

from collections.abc import Sequence

from planner import icons
from planner.composer.hands import moved
from planner.parts import Box, PictureObject

_TOP = 30.0
"""No thing reaches higher, units."""
_EDGE, _SUNK = 0.3, 0.02
"""How much of its width on either side a thing stands without, and how deep it is in what it is on, of that."""
_INSIDE = 0.72
"""How much of the height of a frame what stands in it takes."""


def settled(things: Sequence[PictureObject]) -> tuple[PictureObject, ...]:
    """The things of a picture, each on a drawing moved up or down to its seat."""
    out = list(things)
    for index, thing in enumerate(things):
        seated = _on_seat(thing, out)
        if seated is not thing:
            out = moved(out, index, seated)
    return tuple(out)


def _on_seat(thing: PictureObject, things: Sequence[PictureObject]) -> PictureObject:
    under = next((t for t in things if t.label == thing.support and t is not thing), None)
    form = icons.board(under.sprite) if under else None
    if under is None or form is None or not form.seat:
        return _landed(thing, under) if under and form is None else thing
    high = form.fitted(under.box.w / under.count, under.box.h)[1]
    own, foot = thing.box, under.box.bottom - (1 - form.seat) * high
    room = _INSIDE * (foot - under.box.bottom + high) if form.framed else foot - _TOP
    by = min(1.0, room / own.h)
    w, h = by * own.w, by * own.h
    box = Box(
        x=round(own.x + (own.w - w) / 2, 1), y=round(foot - h, 1), w=round(w, 1), h=round(h, 1)
    )
    return thing.model_copy(update={"box": box})


def _landed(thing: PictureObject, under: PictureObject) -> PictureObject:
    """A thing that would hang over an icon, moved down to where the icon begins under it."""
    if not (thing.sprite and under.sprite and under.count == 1 and thing.depth < under.depth):
        return thing
    drawing, side = icons.svg(under.sprite), min(under.box.w, under.box.h)
    left = under.box.x + (under.box.w - side) / 2
    edge = 0.0 if thing.count > 1 else _EDGE * thing.box.w
    ends = (thing.box.x + edge - left) / side, (thing.box.right - edge - left) / side
    high = icons.ink(drawing)[3] - icons.top_between(drawing, *ends)
    top = under.box.bottom - high * side
    by = top + _SUNK * side - thing.box.bottom
    if by <= 0 or high <= 0:
        return thing
    box = thing.box.model_copy(update={"y": round(thing.box.y + by, 1)})
    return thing.model_copy(update={"box": box})
