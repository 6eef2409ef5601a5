"""Edits of texts in their place: where nothing is laid out again, new words shrink to fit."""

from __future__ import annotations

from planner import typeset
from planner.edits.ops import Recolor, Remove, SetSize, SetText
from planner.errors import PlanError
from planner.parts import Box
from planner.plan import AnyElement, Plan, Run, TextElement

_SHRINK = 0.96


def reworded(edit: SetText, plan: Plan) -> Plan:
    """The plan with new words in a text. Raises PlanError where they find no room."""
    element = _text(plan, edit.id, "it has no words")
    first = element.runs[0] if element.runs else Run(text="")
    runs = (first.model_copy(update={"text": edit.text}),)
    plan = _with(plan, _fitted(element.model_copy(update={"runs": runs}), plan))
    if plan.brief.message == element.text:
        brief = plan.brief.model_copy(update={"message": edit.text})
        plan = plan.model_copy(update={"brief": brief})
    return plan.model_copy(update={"alt": plan.alt.replace(element.text, edit.text)})


def removed(edit: Remove, plan: Plan) -> Plan:
    """The plan without an element, and without the board that it stands on."""
    gone = element_of(plan, edit.id)
    boards = {
        e.id for e in plan.elements
        if e.id.rpartition("-")[0] in ("board", "frame") and e.box.contains(gone.box)
    }  # fmt: skip
    names = {gone.id, *boards}
    kept = tuple(e for e in plan.elements if not names & {e.id, e.parent})
    return plan.model_copy(update={"elements": kept})


def recolored(edit: Recolor, plan: Plan) -> Plan:
    """The plan with a text in another colour."""
    element = _text(plan, edit.id, "its colour cannot be set by itself")
    runs = tuple(run.model_copy(update={"color": None}) for run in element.runs)
    return _with(plan, element.model_copy(update={"runs": runs, "color": edit.color}))


def resized(edit: SetSize, plan: Plan) -> Plan:
    """The plan with its headline, or its other texts, larger or smaller within their boxes.

    Raises PlanError where there is none, or no room for larger ones.
    """
    texts = [e for e in plan.elements if isinstance(e, TextElement)]
    top = [e for e in texts if e.level == 1 or e.id.startswith("headline")] or (
        texts if len(texts) == 1 else []
    )
    chosen = top if edit.part == "title" else [e for e in texts if e not in top]
    if not chosen:
        raise PlanError("The picture has no such text.")
    for element in chosen:
        size = max(round(element.size * edit.factor, 2), plan.canvas.least_text())
        new = _fitted(element.model_copy(update={"size": size}), plan)
        if abs(new.size - element.size) < 0.02 * element.size:
            raise PlanError(f"“{element.text}” has no room for another size in its place.")
        plan = _with(plan, new)
    return plan


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


def element_of(plan: Plan, name: str) -> AnyElement:
    """The element of that id. Raises PlanError."""
    try:
        return plan.element(name)
    except KeyError:
        raise PlanError(f"The plan has no element called {name}.") from None


def _text(plan: Plan, name: str, lack: str) -> TextElement:
    element = element_of(plan, name)
    if not isinstance(element, TextElement):
        raise PlanError(f"{name} is no text, so {lack}.")
    return element


def _with(plan: Plan, new: TextElement) -> Plan:
    return plan.model_copy(
        update={"elements": tuple(new if e.id == new.id else e for e in plan.elements)}
    )
