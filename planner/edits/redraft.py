"""Edits of a page's content, style or shape: each changes the draft that the page is laid out from."""

from __future__ import annotations

from dataclasses import replace
from functools import partial, singledispatch
from typing import Any

from planner import looks
from planner.content import Content, Item
from planner.edits import cells, claims, listed, told
from planner.edits.ops import (
    AddItem,
    AddText,
    Highlight,
    MoveItem,
    Remove,
    RemoveItem,
    Reshape,
    Reword,
    SetAlign,
    SetIcon,
    SetItem,
    SetLook,
    SetPart,
    SetSize,
    SetText,
    SetValue,
)
from planner.edits.relayout import Change, Draft, canvas_of
from planner.errors import PlanError
from planner.item_icons import item_icons
from planner.layouts import ARCHETYPES
from planner.parts import REFERENCE
from planner.plan import Plan, TextElement
from planner.refer import same

ROOMS = {"top": ("kicker", "deck"), "middle": ("deck",), "bottom": ("note", "call", "footer")}
"""Fields of a content that new words may fill, by where they are to stand, best first."""


def change_of(edit: Any, plan: Plan) -> Change | None:
    """How an edit changes the draft of a plan's page; None for one that is done in its place."""
    return _change(edit, plan)


def is_page(plan: Plan) -> bool:
    """Whether a plan is a page that closes up where its words change, no picture."""
    return plan.content is not None and plan.content.scene is None


@singledispatch
def _change(edit: Any, plan: Plan) -> Change | None:
    return None


def _content(change: Any, **given: Any) -> Change:
    """A change of the content alone."""
    own = partial(change, **given)
    return lambda draft: replace(draft, content=own(draft.content))


@_change.register
def _text(edit: SetText, plan: Plan) -> Change | None:
    old = _words_of(plan, edit.id)
    return _content(told.saying, old=old, new=edit.text) if _says(plan, old) else None


@_change.register
def _remove(edit: Remove, plan: Plan) -> Change | None:
    old = _words_of(plan, edit.id) if edit.id else ""
    return _content(told.silent, text=old) if _says(plan, old, whole=True) else None


def _words_of(plan: Plan, name: str) -> str:
    texts = (e for e in plan.elements if isinstance(e, TextElement) and e.id == name)
    return next((e.text for e in texts), "")


def _says(plan: Plan, text: str, whole: bool = False) -> bool:
    """Whether a page's content says a text, alone or (unless `whole`) among other words."""
    content = plan.content
    return content is not None and is_page(plan) and bool(text) and told.says(content, text, whole)


@_change.register
def _write(edit: AddText, plan: Plan) -> Change | None:
    if not is_page(plan):
        return None
    return lambda draft: replace(draft, content=_written(draft.content, edit))


def _written(content: Content, edit: AddText) -> Content:
    """The words in the first field that is empty; before what the footer says where none is."""
    for room in ROOMS[edit.at]:
        held = getattr(content, room)
        if isinstance(held, tuple):
            return replace(content, footer=(edit.text, *held))
        if not held:
            return replace(content, **{room: edit.text})  # type: ignore[arg-type]
    return content


@_change.register
def _part(edit: SetPart, plan: Plan) -> Change | None:
    if edit.part == "logo":
        return _content(told.with_part, part="logo", text=_logo(edit.text, plan), more=False)
    if edit.part == "icon" and edit.text:
        edit = edit.model_copy(update={"text": _icon_of(edit.text, plan)})
    if not is_page(plan):
        raise PlanError(f"The picture has no place for a {edit.part}; write words on it in quotes.")
    return partial(_with_part, edit=edit)


def _with_part(draft: Draft, edit: SetPart) -> Draft:
    held = getattr(draft.content, told.FIELDS[edit.part])
    if not edit.text and not held:
        raise PlanError(f"The page has no {_CALLED.get(edit.part, edit.part)}.")
    new = told.with_part(draft.content, edit.part, edit.text, edit.more)
    gone = edit.more and edit.part != "source" and held
    notes = (f"It takes the place of “{held}”.",) if gone else ()
    return replace(draft, content=new, notes=(*draft.notes, *notes))


_CALLED = {"deck": "subtitle", "call": "button"}


def _logo(label: str, plan: Plan) -> str:
    if not label:
        if plan.content is None or not plan.content.logo:
            raise PlanError("The page has no logo.")
        return ""
    own = next((one for one in plan.references if same(label, one.label)), None)
    if own is None:
        raise PlanError("A logo is a picture of yours: give it with --ref FILE:logo.")
    return REFERENCE + own.id


@_change.register
def _reword(edit: Reword, plan: Plan) -> Change:
    return partial(_reworded, edit=edit)


def _reworded(draft: Draft, edit: Reword) -> Draft:
    content, language = draft.content, draft.content.language
    number = cells.written(edit.old, language)
    found = cells.worth(content, *number) if number else []
    if not found:
        return replace(draft, content=told.saying(content, edit.old, edit.new))
    if len(found) > 1:
        raise PlanError(f"{edit.old} stands for {_several(found)}: say which.")
    return _revalued(draft, found[0], edit.new)


@_change.register
def _set(edit: SetItem, plan: Plan) -> Change:
    return _content(
        told.with_item_words, number=edit.item, title=edit.title, body=edit.body, value=edit.value
    )


@_change.register
def _value(edit: SetValue, plan: Plan) -> Change:
    return partial(_with_value, edit=edit)


def _with_value(draft: Draft, edit: SetValue) -> Draft:
    found = cells.named(draft.content, edit.names)
    if len(found) == 1:
        return _revalued(draft, found[0], edit.value)
    if found:
        raise PlanError(f"{' '.join(edit.names)} is {_several(found)}: say which.")
    return replace(draft, content=told.with_value(draft.content, edit.names, edit.value))


def _several(found: list[cells.Cell]) -> str:
    """The first of several numbers, by name."""
    shown = [f"{cell.case}, {cell.series}: {cell.value:g}" for cell in found[:3]]
    return "; ".join(shown) + ("; and others" if len(found) > 3 else "")


def _revalued(draft: Draft, cell: cells.Cell, text: str) -> Draft:
    """The draft with another number in its data, and its claims put right."""
    value = cells.in_unit(text, draft.content, cell)
    new, places = cells.changed(draft.content, cell, value)
    new, notes = claims.retold(draft.content, new, places, cell, value)
    return replace(draft, content=new, notes=(*draft.notes, *notes))


@_change.register
def _highlight(edit: Highlight, plan: Plan) -> Change:
    return _content(told.lit, items=edit.items, names=edit.names)


@_change.register
def _size(edit: SetSize, plan: Plan) -> Change | None:
    if not is_page(plan):
        return None
    name = f"{edit.part}_scale"

    def sized(draft: Draft) -> Draft:
        scale = min(max(getattr(draft.style, name) * edit.factor, 0.3), 3.0)
        return _styled(draft, **{name: round(scale, 3)})

    return sized


@_change.register
def _align(edit: SetAlign, plan: Plan) -> Change:
    if not is_page(plan):
        raise PlanError(
            "The words stand where the picture has room for them; they are not aligned."
        )
    return partial(_styled, title_align=edit.align)


def _styled(draft: Draft, **changes: Any) -> Draft:
    return replace(draft, style=draft.style.model_copy(update=changes))


@_change.register
def _look(edit: SetLook, plan: Plan) -> Change | None:
    if not edit.character:
        return None
    if not is_page(plan):
        raise PlanError("Only a page that is laid out again can take another character.")
    if edit.character not in looks.characters():
        raise PlanError(
            f"There is no character {edit.character}; use {', '.join(looks.characters())}."
        )
    return partial(_in_character, edit=edit)


def _in_character(draft: Draft, edit: SetLook) -> Draft:
    old, name = looks.colored(draft.style, edit.palette, edit.dark, edit.ground), edit.character
    new = looks.style(old.palette, name, looks.character(name).pairings[0], old.dark)
    draft = replace(draft, style=old)
    return _styled(draft, character=name, type=new.type, medium=new.medium, title_align=None)


@_change.register
def _drop(edit: RemoveItem, plan: Plan) -> Change:
    return _content(listed.without, number=edit.item)


@_change.register
def _item(edit: AddItem, plan: Plan) -> Change:
    pictured = plan.content is not None and any(item.icon for item in plan.content.items)
    icon = _icon_for(edit.title, plan) if pictured else ""
    item = Item(title=edit.title, body=edit.body, value=edit.value, icon=icon)
    return _content(listed.with_item, item=item, at=edit.at or 0, side=edit.side)


@_change.register
def _order(edit: MoveItem, plan: Plan) -> Change:
    return _content(listed.moved, number=edit.item, to=edit.to, side=edit.side)


@_change.register
def _icon(edit: SetIcon, plan: Plan) -> Change:
    icon = _icon_of(edit.label, plan) if edit.label else ""
    return _content(listed.with_icon, number=edit.item, icon=icon)


def _icon_of(label: str, plan: Plan) -> str:
    """The icon of a thing. Raises PlanError where there is none."""
    icon = _icon_for(label, plan)
    if not icon:
        raise PlanError(f"There is no icon for “{label}”; name another thing.")
    return icon


def _icon_for(label: str, plan: Plan) -> str:
    """The reference of that name, else an icon in the page's style; "" where there is none."""
    own = next((REFERENCE + one.id for one in plan.references if same(label, one.label)), None)
    style = looks.character(plan.style.character).icon
    return own or item_icons((label,), style, plan.language)[0]


@_change.register
def _shape(edit: Reshape, plan: Plan) -> Change:
    if edit.archetype and edit.archetype not in ARCHETYPES:
        raise PlanError(f"There is no archetype {edit.archetype}; use {', '.join(ARCHETYPES)}.")
    area = canvas_of(plan, edit.aspect) if edit.aspect else None

    def shaped(draft: Draft) -> Draft:
        content = listed.anatomised(draft.content, edit.archetype)
        return replace(draft, content=content, area=area or draft.area)

    return shaped
