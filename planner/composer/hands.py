"""What someone holds goes where they go."""

from __future__ import annotations

from collections.abc import Sequence

from planner.composer.boxes import overlap
from planner.parts import Box, PictureObject


def moved(
    things: Sequence[PictureObject], index: int, holder: PictureObject
) -> list[PictureObject]:
    """The things with `holder` in the place of the one at `index`, and what that holds moved along."""
    old, new = things[index].box, holder.box
    out = [_along(t, old, new) if _held(t, things[index]) else t for t in things]
    out[index] = holder
    return out


def _held(thing: PictureObject, holder: PictureObject) -> bool:
    """Whether a thing is in the hands of another one: on nothing, before it, and not far away."""
    touches = overlap(thing.box, holder.box) > 0
    return thing is not holder and thing.support is None and thing.depth < holder.depth and touches


def _along(thing: PictureObject, old: Box, new: Box) -> PictureObject:
    """A thing where it was beside a box that has moved, as large beside it as it was."""
    by, own = new.h / old.h, thing.box
    x = new.x + new.w / 2 + by * (own.x - old.x - old.w / 2)
    y = new.y + by * (own.y - old.y)
    box = Box(x=round(x, 1), y=round(y, 1), w=round(by * own.w, 1), h=round(by * own.h, 1))
    return thing.model_copy(update={"box": box})
