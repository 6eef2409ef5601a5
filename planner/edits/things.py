"""Edits of the things in pictures, and of the light that they stand in. No other pixel changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from planner.composer.lexicon import find
from planner.edits.borne import followed
from planner.edits.ops import (
    Add,
    Move,
    Recolor,
    Remove,
    Resize,
    SetLight,
    SetMedium,
    SetTime,
    SetWeather,
    Swap,
)
from planner.edits.places import joined, moved
from planner.errors import PlanError
from planner.parts import Box, PictureObject
from planner.plan import PictureElement, Plan
from planner.refer import same
from planner.setting import WARMTH, changed
from planner.sprites import sprite_of

_SPOKEN = ("en", "de", "fr", "es", "it", "pt", "ru", "zh", "ja", "ko", "ar", "hi")
"""Languages with names of things."""


def removed(edit: Remove, plan: Plan) -> Plan:
    """The plan without a thing."""
    return _things(plan, edit.thing, lambda thing, picture: None)


def recolored(edit: Recolor, plan: Plan) -> Plan:
    """The plan with a thing in another colour."""
    return _things(plan, edit.thing, lambda t, _: t.model_copy(update={"color": edit.color}))


def resized(edit: Resize, plan: Plan) -> Plan:
    """The plan with a thing larger or smaller, on its foot, within its picture."""

    def sized(thing: PictureObject, picture: PictureElement) -> PictureObject:
        own, area = thing.box, picture.box
        factor = min(edit.factor, area.w / max(own.w, 1), area.h / max(own.h, 1))
        w, h = own.w * factor, own.h * factor
        foot = own.bottom if thing.support else own.y + own.h / 2 + h / 2
        x = min(max(own.x + (own.w - w) / 2, area.x), area.right - w)
        return thing.model_copy(update={"box": Box(x=x, y=max(area.y, foot - h), w=w, h=h)})

    return _things(plan, edit.thing, sized)


def shifted(edit: Move, plan: Plan) -> Plan:
    """The plan with a thing elsewhere in its picture."""

    def elsewhere(thing: PictureObject, picture: PictureElement) -> PictureObject:
        return moved(picture, thing, edit.where, _thing(picture, edit.to) if edit.to else None)

    return _things(plan, edit.thing, elsewhere)


def swapped(edit: Swap, plan: Plan) -> Plan:
    """The plan with another thing in the place of one."""
    look = {"label": edit.label, "color": edit.color, **_drawing(edit.label, plan)}
    return _things(plan, edit.thing, lambda t, _: _shaped(t.model_copy(update=look), plan))


def added(edit: Add, plan: Plan) -> Plan:
    """The plan with a new thing. Raises PlanError where there is no picture."""
    pictures = [e for e in plan.elements if isinstance(e, PictureElement)]
    if not pictures:
        raise PlanError("The page has no picture that a thing could be added to.")
    near = [p for p in pictures if edit.to and _thing(p, edit.to)]
    picture = max(near or pictures, key=lambda p: p.box.w * p.box.h)
    new = joined(
        picture, edit.label, plan.language, edit.where, _thing(picture, edit.to),
        color=edit.color, count=edit.count,
    )  # fmt: skip
    new = _shaped(new.model_copy(update=_drawing(edit.label, plan)), plan)
    return _with(plan, picture.model_copy(update={"objects": (*picture.objects, new)}))


def lit(edit: SetLight, plan: Plan) -> Plan:
    """The plan with light from elsewhere."""
    light = plan.style.light.model_copy(
        update={"azimuth": edit.azimuth, "elevation": edit.elevation}
    )
    return _pictures(_style(plan, light=light), lambda p: {"painted": True})


def timed(edit: SetTime, plan: Plan) -> Plan:
    """The plan at another time of day."""
    light = plan.style.light.model_copy(update={"warmth": WARMTH[edit.time]})
    return _pictures(_style(plan, light=light), lambda p: {"time": edit.time})


def weathered(edit: SetWeather, plan: Plan) -> Plan:
    """The plan in other weather."""
    return _pictures(plan, lambda p: {"weather": changed(p.weather, edit.comes, edit.goes)})


def painted(edit: SetMedium, plan: Plan) -> Plan:
    """The plan in another medium."""
    return _pictures(_style(plan, medium=edit.medium), lambda p: {"painted": True})


def _drawing(label: str, plan: Plan) -> dict[str, str | None]:
    """What shows a thing: the reference of its name, else a sprite."""
    own = next((one for one in plan.references if same(label, one.label)), None)
    if own is not None:
        return {"ref": own.id, "sprite": None}
    found = next(filter(None, (sprite_of(label, one) for one in _languages(label, plan))), None)
    if found is None:
        raise PlanError(f"There is no drawing of “{label}”; name another thing, or give a --ref.")
    return {"ref": None, "sprite": found}


def _languages(label: str, plan: Plan) -> tuple[str, ...]:
    """The picture's language, and those that know a thing by this name."""
    known = (one for one in _SPOKEN if find(label, "things", one))
    return (plan.language, *known)


def _shaped(thing: PictureObject, plan: Plan) -> PictureObject:
    """A thing in the shape of its reference, as high as it was."""
    own = next((one for one in plan.references if one.id == thing.ref), None)
    if own is None:
        return thing
    b, w = thing.box, thing.box.h * own.width / own.height * thing.count
    return thing.model_copy(update={"box": Box(x=b.x + (b.w - w) / 2, y=b.y, w=w, h=b.h)})


def _style(plan: Plan, **changes: Any) -> Plan:
    return plan.model_copy(update={"style": plan.style.model_copy(update=changes)})


def _pictures(plan: Plan, change: Callable[[PictureElement], Mapping[str, Any]]) -> Plan:
    if not any(isinstance(e, PictureElement) for e in plan.elements):
        raise PlanError("The page has no picture for which light, time or medium could be set.")
    done = tuple(
        e.model_copy(update=dict(change(e))) if isinstance(e, PictureElement) else e
        for e in plan.elements
    )
    return plan.model_copy(update={"elements": done})


def _with(plan: Plan, new: PictureElement) -> Plan:
    return plan.model_copy(
        update={"elements": tuple(new if e.id == new.id else e for e in plan.elements)}
    )


def _thing(picture: PictureElement, label: str) -> PictureObject | None:
    return next((thing for thing in picture.objects if label and thing.label == label), None)


def _things(
    plan: Plan, label: str,
    change: Callable[[PictureObject, PictureElement], PictureObject | None],
) -> Plan:  # fmt: skip
    """The plan with every thing of that label changed, or gone where the change gives None."""
    named = [e for e in plan.elements if isinstance(e, PictureElement) and _thing(e, label)]
    if not named:
        raise PlanError(f"No picture of the page has a thing called “{label}”.")
    for picture in named:
        done = [change(t, picture) if t.label == label else t for t in picture.objects]
        plan = plan.model_copy(update={"elements": tuple(followed(plan, picture, done))})
        kept = tuple(thing for thing in done if thing is not None)
        plan = _with(plan, picture.model_copy(update={"objects": kept}))
    return plan
