"""Where a thing stands that is added to a picture, or moved in it."""

from __future__ import annotations

from planner.composer.lexicon import find
from planner.composer.phrases import Thing
from planner.composer.places import join
from planner.composer.sizes import height, ratio
from planner.composer.things import things
from planner.layouts.pictured import scaled
from planner.parts import Box, PictureObject
from planner.plan import PictureElement

_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "ru", "zh", "ja", "ko", "ar", "hi")
"""Languages in which a thing may be called that the picture's language has no word for."""
_SIDES = {"left": 0.2, "right": 0.8}


def joined(
    picture: PictureElement, label: str, language: str, where: str, to: PictureObject | None,
    *, color: str | None = None, count: int = 1,
) -> PictureObject:  # fmt: skip
    """A new thing beside those that are there: on a side of the picture, or by the thing `to`."""
    others = [(_noun(o.label, language), _squared(o, picture.box)) for o in picture.objects]
    at = next((i for i, o in enumerate(picture.objects) if o is to), None)
    new = _noun(label, language, count)
    own = join(new, others, where, at, picture.ground)
    return scaled(own.model_copy(update={"label": label, "color": color}), picture.box)


def moved(
    picture: PictureElement, thing: PictureObject, where: str, to: PictureObject | None
) -> PictureObject:
    """The thing on a side of the picture, or of the thing `to`; as large as it was."""
    own, area = thing.box, picture.box
    if to is not None:
        rest = picture.model_copy(
            update={"objects": tuple(o for o in picture.objects if o is not thing)}
        )
        near = joined(rest, thing.label, "en", where, to, count=thing.count).box
        x, foot = near.x + (near.w - own.w) / 2, near.bottom
    else:
        x = area.x + _SIDES.get(where, 0.5) * area.w - own.w / 2
        up = {"above": -0.2, "behind": -0.1, "front": 0.08, "under": 0.15}.get(where, 0.0)
        foot = own.bottom + up * area.h
    x = min(max(x, area.x), area.right - own.w)
    foot = min(max(foot, area.y + own.h), area.bottom)
    return thing.model_copy(update={"box": Box(x=x, y=foot - own.h, w=own.w, h=own.h)})


def _noun(label: str, language: str, count: int = 1) -> Thing:
    """A label as the composer reads it: what kind of thing it is."""
    known = (code for code in (language, *_LANGUAGES) if find(label, "things", code))
    language = next(known, language)
    found = things(label, language)
    kind = found[-1].kind if found else "other"
    noun = label.lower()
    tall, wide = height(noun, kind, language), ratio(noun, kind, language)
    return Thing(label, noun, kind, 0, len(label), count=count, height=tall, ratio=wide)


def _squared(thing: PictureObject, area: Box) -> PictureObject:
    """A thing of a picture as in a scene of 1000 x 1000 units: what `scaled` undoes."""
    b, side = thing.box, min(area.w, area.h) / 1000
    w, h = b.w / side, b.h / side
    middle = (b.x + b.w / 2 - area.x) / area.w * 1000
    foot = (b.bottom - area.y) / area.h * 1000
    return thing.model_copy(update={"box": Box(x=middle - w / 2, y=foot - h, w=w, h=h)})
