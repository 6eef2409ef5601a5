"""Doing edits: a plan and a list of edits become another plan. What no edit names stays as it was.

Edits of texts in their place come first, for they call texts by the ids that these have; then all
edits of the page's content, style and shape, for which it is laid out once; then those of things.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from planner import looks
from planner.edits import texts, things
from planner.edits.board import board
from planner.edits.ops import (
    Add,
    AddText,
    Edit,
    Highlight,
    Move,
    Recolor,
    Remove,
    Reshape,
    Resize,
    SetLight,
    SetLook,
    SetMedium,
    SetSize,
    SetText,
    SetTime,
    SetWeather,
    Swap,
)
from planner.edits.redraft import change_of
from planner.edits.relayout import Change, laid_out_again
from planner.errors import PlanError
from planner.parts import Reasoning
from planner.plan import Plan, TextElement


def apply(plan: Plan, edits: Sequence[Edit], said: str) -> Plan:
    """The plan with the edits done; `said` joins its prompt and its reasoning.

    Raises PlanError for an edit that names what is not there, that changes nothing, or whose words
    find no room.
    """
    plan, notes = _edited(plan, edits)
    told = [Reasoning(stage="edit", text=" ".join(said.split()))]
    told += [Reasoning(stage="claims", text=note) for note in notes]
    plan = plan.model_copy(
        update={"prompt": f"{plan.prompt}\n{said}", "reasoning": (*plan.reasoning, *told)}
    )
    return _checked(plan)


def reshaped(plan: Plan, aspect: str) -> Plan:
    """The plan laid out again in another shape, with its issues.

    Raises PlanError for no aspect, or a page that cannot be laid out again.
    """
    return _checked(_edited(plan, [Reshape(aspect=aspect)])[0])


def _checked(plan: Plan) -> Plan:
    from planner.check import check

    return plan.model_copy(update={"issues": check(plan)})


def _edited(plan: Plan, edits: Sequence[Edit]) -> tuple[Plan, tuple[str, ...]]:
    changes = [(edit, change_of(edit, plan)) for edit in edits]
    placed = [edit for edit, change in changes if change is None]
    for edit in (edit for edit in placed if _names_text(edit)):
        plan = _done(edit, plan)
    plan, notes = _again(plan, [(edit, change) for edit, change in changes if change])
    for edit in (edit for edit in placed if not _names_text(edit)):
        plan = _done(edit, plan)
    return plan, notes


def _names_text(edit: Edit) -> bool:
    return bool(getattr(edit, "id", ""))


def _again(plan: Plan, changes: Sequence[tuple[Edit, Change]]) -> tuple[Plan, tuple[str, ...]]:
    """The plan laid out again, with what was edited since it was first; what has to be said of it."""
    if not changes:
        return plan, ()
    new, carried, draft = laid_out_again(plan, [change for _, change in changes])
    for edit in carried:
        new = _done(edit, new)
    for edit, _ in changes:
        if isinstance(edit, AddText) and not _shows(new, edit.text):
            new = _done(edit, new)
        if isinstance(edit, SetSize):
            _demand_sized(edit, plan, new)
        if isinstance(edit, Highlight) and edit.items and new.brief.archetype == "poster":
            raise PlanError(
                "A poster lights none of its lines; make it cards or steps to light one."
            )
    if new.elements == plan.elements and new.style.colors == plan.style.colors:
        raise PlanError("The page does not show what would change; nothing is done.")
    if not any(isinstance(edit, Reshape) for edit, _ in changes):
        _demand_room(plan, new)
    return new, draft.notes


def _demand_room(plan: Plan, new: Plan) -> None:
    """Raises PlanError where more texts run over, cover each other or are too small than before."""
    from planner.check import check

    crowded = ("overflow", "overlap", "off-canvas", "too-small")
    before, after = (
        sum(issue.code in crowded for issue in issues) for issues in (plan.issues, check(new))
    )
    if after > before:
        raise PlanError(
            "The page has no room for that; take something away, or choose another shape."
        )


def _shows(plan: Plan, text: str) -> bool:
    return any(isinstance(e, TextElement) and e.text == text for e in plan.elements)


def _demand_sized(edit: SetSize, old: Plan, new: Plan) -> None:
    """Raises PlanError where text is no larger or smaller than it was."""
    before, after = (_size(edit.part, plan) for plan in (old, new))
    if (after / before - 1) * (1 if edit.factor > 1 else -1) < 0.02:
        what = "headline" if edit.part == "title" else "text"
        end = "large" if edit.factor > 1 else "small"
        raise PlanError(f"The {what} is as {end} already as the page allows.")


def _size(part: str, plan: Plan) -> float:
    """The size of the headline, or the mean size of all other text, in units."""
    found = [e for e in plan.elements if isinstance(e, TextElement)]
    sizes = [e.size for e in found if (e.level == 1) == (part == "title")]
    return sum(sizes) / len(sizes) if sizes else 1.0


@singledispatch
def _done(edit: Any, plan: Plan) -> Plan:
    raise PlanError(f"There is no edit {type(edit).__name__}.")


@_done.register
def _text(edit: SetText, plan: Plan) -> Plan:
    return texts.reworded(edit, plan)


@_done.register
def _remove(edit: Remove, plan: Plan) -> Plan:
    return things.removed(edit, plan) if edit.thing else texts.removed(edit, plan)


@_done.register
def _recolor(edit: Recolor, plan: Plan) -> Plan:
    return things.recolored(edit, plan) if edit.thing else texts.recolored(edit, plan)


@_done.register
def _write(edit: AddText, plan: Plan) -> Plan:
    return plan.model_copy(update={"elements": (*plan.elements, *board(plan, edit.text, edit.at))})


@_done.register
def _look(edit: SetLook, plan: Plan) -> Plan:
    return plan.model_copy(
        update={"style": looks.colored(plan.style, edit.palette, edit.dark, edit.ground)}
    )


_done.register(SetSize, texts.resized)
_done.register(Resize, things.resized)
_done.register(Move, things.shifted)
_done.register(Swap, things.swapped)
_done.register(Add, things.added)
_done.register(SetLight, things.lit)
_done.register(SetTime, things.timed)
_done.register(SetWeather, things.weathered)
_done.register(SetMedium, things.painted)
