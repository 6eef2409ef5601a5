"""Doing edits: a plan and a list of edits become another plan. What no edit names stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial, singledispatch
from typing import Any

from planner import looks, typeset
from planner.content import Content, Item
from planner.edits import listed
from planner.edits.board import board
from planner.edits.borne import followed
from planner.edits.ops import (
    Add,
    AddItem,
    AddText,
    Edit,
    Move,
    MoveItem,
    Recolor,
    Remove,
    RemoveItem,
    Reshape,
    Resize,
    SetIcon,
    SetLight,
    SetLook,
    SetMedium,
    SetText,
    SetTime,
    SetWeather,
    Swap,
)
from planner.edits.places import joined, moved
from planner.edits.relayout import canvas_of, laid_out_again
from planner.errors import PlanError
from planner.item_icons import item_icons
from planner.layouts import ARCHETYPES
from planner.marks import sprite_of
from planner.parts import REFERENCE, Box, Canvas, PictureObject, Reasoning
from planner.plan import AnyElement, PictureElement, Plan, Run, TextElement
from planner.refer import same
from planner.setting import WARMTH, changed

_SHRINK = 0.96


def apply(plan: Plan, edits: Sequence[Edit], said: str) -> Plan:
    """The plan with the edits done in order; `said` joins its prompt and its reasoning.

    Raises PlanError for an edit that names what is not there, or words that find no room.
    """
    for edit in edits:
        plan = _done(edit, plan)
    from planner.check import check

    told = Reasoning(stage="edit", text=" ".join(said.split()))
    plan = plan.model_copy(
        update={"prompt": f"{plan.prompt}\n{said}", "reasoning": (*plan.reasoning, told)}
    )
    return plan.model_copy(update={"issues": check(plan)})


def reshaped(plan: Plan, aspect: str) -> Plan:
    """The plan laid out again in another shape, with its issues.

    Raises PlanError for no aspect, or a page that cannot be laid out again.
    """
    from planner.check import check

    plan = _done(Reshape(aspect=aspect), plan)
    return plan.model_copy(update={"issues": check(plan)})


@singledispatch
def _done(edit: Any, plan: Plan) -> Plan:
    raise PlanError(f"There is no edit {type(edit).__name__}.")


@_done.register
def _text(edit: SetText, plan: Plan) -> Plan:
    element = _element(plan, edit.id)
    if not isinstance(element, TextElement):
        raise PlanError(f"{edit.id} is no text.")
    first = element.runs[0] if element.runs else Run(text="")
    runs = (first.model_copy(update={"text": edit.text}),)
    new = _fitted(element.model_copy(update={"runs": runs}), plan)
    plan = _with(plan, new)
    if plan.brief.message == element.text:
        brief = plan.brief.model_copy(update={"message": edit.text})
        plan = plan.model_copy(update={"brief": brief})
    return plan.model_copy(update={"alt": plan.alt.replace(element.text, edit.text)})


def _fitted(element: TextElement, plan: Plan) -> TextElement:
    """The text set as large as it was, or as its box or the surface that it is on allows."""
    room = element.on.flat if element.on else element.box
    element = element.model_copy(update={"box": room})
    language, least = element.lang or plan.language, plan.canvas.least_text()
    while True:
        font = typeset.element_font(element, plan.style, language)
        done = typeset.set_text(
            element.runs, font, element.box.w, leading=element.leading, balance=element.level > 0
        )
        if done.fits and done.height <= element.box.h + 1:
            spare = (room.h - done.height) / 2 if element.on else 0.0
            own = Box(x=room.x, y=room.y + spare, w=room.w, h=room.h - 2 * spare)
            element = element.model_copy(update={"box": own})
            return typeset.fit_element(element, plan.style, language, plan.direction)
        smaller = round(element.size * _SHRINK, 2)
        if smaller < least:
            raise PlanError(f"“{element.text}” does not fit in the place of {element.id}.")
        element = element.model_copy(update={"size": smaller})


@_done.register
def _remove(edit: Remove, plan: Plan) -> Plan:
    if edit.thing:
        return _things(plan, edit.thing, lambda thing, picture: None)
    gone = _element(plan, edit.id)
    boards = {
        e.id for e in plan.elements
        if e.id.rpartition("-")[0] in ("board", "frame") and e.box.contains(gone.box)
    }  # fmt: skip
    names = {gone.id, *boards}
    kept = tuple(e for e in plan.elements if not names & {e.id, e.parent})
    return plan.model_copy(update={"elements": kept})


@_done.register
def _recolor(edit: Recolor, plan: Plan) -> Plan:
    if edit.thing:
        return _things(plan, edit.thing, lambda t, _: t.model_copy(update={"color": edit.color}))
    element = _element(plan, edit.id)
    if not isinstance(element, TextElement):
        raise PlanError(f"{edit.id} is no text, so its colour cannot be set by itself.")
    runs = tuple(run.model_copy(update={"color": None}) for run in element.runs)
    return _with(plan, element.model_copy(update={"runs": runs, "color": edit.color}))


@_done.register
def _resize(edit: Resize, plan: Plan) -> Plan:
    def sized(thing: PictureObject, picture: PictureElement) -> PictureObject:
        own, area = thing.box, picture.box
        factor = min(edit.factor, area.w / max(own.w, 1), area.h / max(own.h, 1))
        w, h = own.w * factor, own.h * factor
        foot = own.bottom if thing.support else own.y + own.h / 2 + h / 2
        x = min(max(own.x + (own.w - w) / 2, area.x), area.right - w)
        return thing.model_copy(update={"box": Box(x=x, y=max(area.y, foot - h), w=w, h=h)})

    return _things(plan, edit.thing, sized)


@_done.register
def _move(edit: Move, plan: Plan) -> Plan:
    def elsewhere(thing: PictureObject, picture: PictureElement) -> PictureObject:
        return moved(picture, thing, edit.where, _thing(picture, edit.to) if edit.to else None)

    return _things(plan, edit.thing, elsewhere)


@_done.register
def _swap(edit: Swap, plan: Plan) -> Plan:
    look = {"label": edit.label, "color": edit.color, **_drawing(edit.label, plan)}
    return _things(plan, edit.thing, lambda t, _: _shaped(t.model_copy(update=look), plan))


@_done.register
def _add(edit: Add, plan: Plan) -> Plan:
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


def _drawing(label: str, plan: Plan) -> dict[str, str | None]:
    """What shows a thing: the reference of its name, else a sprite."""
    own = next((one for one in plan.references if same(label, one.label)), None)
    if own is not None:
        return {"ref": own.id, "sprite": None}
    found = sprite_of(label, plan.language)
    if found is None:
        raise PlanError(f"There is no drawing of “{label}”; name another thing, or give a --ref.")
    return {"ref": None, "sprite": found}


def _shaped(thing: PictureObject, plan: Plan) -> PictureObject:
    """A thing in the shape of its reference, as high as it was."""
    own = next((one for one in plan.references if one.id == thing.ref), None)
    if own is None:
        return thing
    b, w = thing.box, thing.box.h * own.width / own.height * thing.count
    return thing.model_copy(update={"box": Box(x=b.x + (b.w - w) / 2, y=b.y, w=w, h=b.h)})


@_done.register
def _write(edit: AddText, plan: Plan) -> Plan:
    """Among what the page says where it has room for more, else on a board over it."""
    laid_out = plan.content is not None and plan.content.scene is None
    for room in listed.ROOMS[edit.at] if laid_out else ():
        told = _again(plan, partial(listed.with_words, text=edit.text, room=room))
        if any(isinstance(e, TextElement) and e.text == edit.text for e in told.elements):
            return told
    return plan.model_copy(update={"elements": (*plan.elements, *board(plan, edit.text, edit.at))})


@_done.register
def _light(edit: SetLight, plan: Plan) -> Plan:
    light = plan.style.light.model_copy(
        update={"azimuth": edit.azimuth, "elevation": edit.elevation}
    )
    return _painted(_style(plan, light=light))


@_done.register
def _time(edit: SetTime, plan: Plan) -> Plan:
    light = plan.style.light.model_copy(update={"warmth": WARMTH[edit.time]})
    return _pictures(_style(plan, light=light), lambda p: {"time": edit.time})


@_done.register
def _weather(edit: SetWeather, plan: Plan) -> Plan:
    return _pictures(plan, lambda p: {"weather": changed(p.weather, edit.comes, edit.goes)})


@_done.register
def _medium(edit: SetMedium, plan: Plan) -> Plan:
    return _painted(_style(plan, medium=edit.medium))


@_done.register
def _look(edit: SetLook, plan: Plan) -> Plan:
    old = plan.style
    dark = old.dark if edit.dark is None else edit.dark
    palette = edit.palette or old.palette
    if palette not in looks.palettes():
        raise PlanError(f"There is no palette {palette}; use one of {', '.join(looks.palettes())}.")
    dark = dark if edit.ground is None else looks.is_dark(edit.ground)
    table = looks.colors(palette, dark, edit.ground)
    return _style(plan, palette=palette, dark=dark, colors=table)


@_done.register
def _drop(edit: RemoveItem, plan: Plan) -> Plan:
    return _again(plan, partial(listed.without, number=edit.item))


@_done.register
def _item(edit: AddItem, plan: Plan) -> Plan:
    pictured = plan.content is not None and any(item.icon for item in plan.content.items)
    icon = _icon_for(edit.title, plan) if pictured else ""
    item = Item(title=edit.title, body=edit.body, value=edit.value, icon=icon)
    return _again(plan, partial(listed.with_item, item=item, at=edit.at or 0))


@_done.register
def _order(edit: MoveItem, plan: Plan) -> Plan:
    return _again(plan, partial(listed.moved, number=edit.item, to=edit.to))


@_done.register
def _icon(edit: SetIcon, plan: Plan) -> Plan:
    icon = _icon_for(edit.label, plan) if edit.label else ""
    if edit.label and not icon:
        raise PlanError(f"There is no icon for “{edit.label}”; name another thing.")
    return _again(plan, partial(listed.with_icon, number=edit.item, icon=icon))


def _icon_for(label: str, plan: Plan) -> str:
    """The reference of that name, else an icon in the page's style; "" where there is none."""
    own = next((REFERENCE + one.id for one in plan.references if same(label, one.label)), None)
    style = looks.character(plan.style.character).icon
    return own or item_icons((label,), style, plan.language)[0]


@_done.register
def _shape(edit: Reshape, plan: Plan) -> Plan:
    if edit.archetype and edit.archetype not in ARCHETYPES:
        raise PlanError(f"There is no archetype {edit.archetype}; use {', '.join(ARCHETYPES)}.")
    area = canvas_of(plan, edit.aspect) if edit.aspect else None
    return _again(plan, partial(listed.anatomised, archetype=edit.archetype), area)


def _again(plan: Plan, change: Callable[[Content], Content], area: Canvas | None = None) -> Plan:
    """The plan laid out again, with what was edited since it was first."""
    plan, edits = laid_out_again(plan, change, area)
    for edit in edits:
        plan = _done(edit, plan)
    return plan


def _style(plan: Plan, **changes: Any) -> Plan:
    return plan.model_copy(update={"style": plan.style.model_copy(update=changes)})


def _painted(plan: Plan) -> Plan:
    """Every picture set to show light and medium."""
    return _pictures(plan, lambda p: {"painted": True})


def _pictures(plan: Plan, change: Callable[[PictureElement], Mapping[str, Any]]) -> Plan:
    if not any(isinstance(e, PictureElement) for e in plan.elements):
        raise PlanError("The page has no picture for which light, time or medium could be set.")
    done = tuple(
        e.model_copy(update=dict(change(e))) if isinstance(e, PictureElement) else e
        for e in plan.elements
    )
    return plan.model_copy(update={"elements": done})


def _element(plan: Plan, name: str) -> AnyElement:
    try:
        return plan.element(name)
    except KeyError:
        raise PlanError(f"The plan has no element called {name}.") from None


def _with(plan: Plan, new: AnyElement) -> Plan:
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
