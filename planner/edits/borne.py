"""Words on things that change: they go where their thing goes, as large as it is, and away with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner import typeset
from planner.parts import Box, PictureObject
from planner.plan import AnyElement, Corner, PictureElement, Plan, TextElement


def followed(
    plan: Plan, picture: PictureElement, done: Sequence[PictureObject | None]
) -> Iterator[AnyElement]:
    """The plan's elements with the words on a picture's things where those are now, None for one that is gone."""
    for element in plan.elements:
        if element.parent != picture.id or not isinstance(element, TextElement) or not element.on:
            yield element
            continue
        at = element.on.object
        new = done[at] if at < len(done) else None
        if new is None:
            continue
        left = at - sum(thing is None for thing in done[:at])
        yield _moved(element, picture.objects[at].box, new.box, left, plan)


def _moved(text: TextElement, old: Box, new: Box, at: int, plan: Plan) -> TextElement:
    assert text.on is not None
    by = min(new.w / max(old.w, 1e-6), new.h / max(old.h, 1e-6))

    def corner(x: float, y: float) -> Corner:
        return (
            round(new.x + new.w / 2 + (x - old.x - old.w / 2) * by, 3),
            round(new.bottom + (y - old.bottom) * by, 3),
        )

    a, b, c, d = text.on.quad
    on = text.on.model_copy(
        update={"object": at, "quad": (corner(*a), corner(*b), corner(*c), corner(*d))}
    )
    (x, y), own = corner(text.box.x, text.box.y), text.box
    box = Box(x=x, y=y, w=round(own.w * by, 3), h=round(own.h * by, 3))
    moved = text.model_copy(update={"on": on, "box": box, "size": round(text.size * by, 3)})
    return typeset.fit_element(moved, plan.style, plan.language, plan.direction)
