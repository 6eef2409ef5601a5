"""Laying a page out again: with other content, in another style or shape. Every pixel may change.

What was edited in place since the page was laid out is carried over: new words into the content,
colours and words taken away as edits of the new page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from planner.content import Content, Wishes
from planner.edits.ops import AddText, Edit, Recolor, Remove
from planner.errors import PlanError
from planner.parts import SIZES, Canvas, Style
from planner.plan import PictureElement, Plan, TextElement
from planner.store import layout_key


@dataclass(frozen=True, slots=True)
class Draft:
    """What a page is laid out from; `notes` say what an edit did besides what it was asked for."""

    content: Content
    style: Style
    area: Canvas
    notes: tuple[str, ...] = ()


Change = Callable[[Draft], Draft]


def laid_out_again(plan: Plan, changes: Sequence[Change]) -> tuple[Plan, list[Edit], Draft]:
    """The page with all changes, laid out once; the edits that carry over what was edited since; its draft.

    Raises PlanError where the plan has no content, was edited in a way that no content tells, or
    nothing changes.
    """
    if plan.content is None:
        raise PlanError("The plan keeps no content that could be laid out again.")
    content = replace(
        plan.content, datasets=plan.datasets, facts=plan.facts, references=plan.references
    )
    draft = Draft(content, plan.style, plan.canvas)
    kept = plan.layout_key == layout_key(plan.elements)
    first = plan if kept else _laid_out(draft, plan)
    draft = replace(draft, content=_caught_up(content, first, plan))
    old = draft
    for change in changes:
        draft = change(draft)
    if draft == old:
        raise PlanError("The page is so already; the edit would change nothing.")
    new = _laid_out(draft, plan)
    new = new.model_copy(update={"created": plan.created, "reasoning": plan.reasoning})
    brief = plan.brief
    told = new.brief.model_copy(update={"audience": brief.audience, "topic": brief.topic})
    return new.model_copy(update={"brief": told}), list(_carried(first, plan, new)), draft


def canvas_of(plan: Plan, aspect: str) -> Canvas:
    """The plan's canvas in another shape: of its size, or of its short side in pixels.

    Raises PlanError for no aspect.
    """
    from planner.spatial import aspect_ratio, canvas

    try:
        ratio, size = aspect_ratio(aspect), plan.canvas.size
        if size not in SIZES:
            short = min(plan.canvas.pixels())
            wide, high = short * max(ratio, 1), short * max(1 / ratio, 1)
            size = f"{wide:.0f}x{high:.0f}"
        return canvas(aspect, size)
    except ValueError as error:
        raise PlanError(str(error)) from None


def _laid_out(draft: Draft, plan: Plan) -> Plan:
    from planner.think import lay_out

    wishes = Wishes(seed=plan.seed, variant=plan.variant)
    like = plan.brief.arrangement if draft.area == plan.canvas else ""
    return lay_out(draft.content, plan.prompt, draft.style, draft.area, wishes, like)


def _caught_up(content: Content, first: Plan, plan: Plan) -> Content:
    """The content with the words that texts of the plan were given since."""
    now = {element.id: element for element in plan.elements}
    for old in first.elements:
        new = now.get(old.id)
        if isinstance(old, TextElement) and isinstance(new, TextElement) and old.text != new.text:
            caught: Content = reworded(content, old.text, new.text)
            if caught == content:
                raise PlanError(f"The words of {old.id} were edited and cannot be laid out again.")
            content = caught
        if isinstance(old, PictureElement) and old != new:
            raise PlanError(f"The picture {old.id} was edited and cannot be laid out again.")
    return content


def reworded(value: Any, old: str, new: str) -> Any:
    """A content, or a part of one, with another text wherever it says the old one."""
    if value == old:
        return new
    if isinstance(value, tuple):
        return tuple(reworded(one, old, new) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: reworded(getattr(value, f.name), old, new) for f in fields(value)}
        return replace(value, **parts)
    return value


def _carried(first: Plan, plan: Plan, new: Plan) -> Iterator[Edit]:
    """What was taken away, coloured and written on the plan, as edits of the new page."""
    now = {element.id: element for element in plan.elements}
    there = _names(plan, new)
    for old in first.elements:
        if not isinstance(old, TextElement):
            continue
        kept = now.get(old.id)
        name = there.get(_name(kept if isinstance(kept, TextElement) else old))
        name = name or there.get((old.id, ""))
        if name is None:
            continue
        if kept is None:
            yield Remove(id=name)
        elif isinstance(kept, TextElement) and kept.color != old.color and kept.color[0] == "#":
            yield Recolor(id=name, color=kept.color)
    known = {element.id for element in first.elements}
    for text in plan.elements:
        if isinstance(text, TextElement) and text.id not in known:
            middle = (text.box.y + text.box.h / 2) / plan.canvas.height
            yield AddText(
                text=text.text,
                at="top" if middle < 1 / 3 else "middle" if middle < 2 / 3 else "bottom",
            )


def _names(plan: Plan, new: Plan) -> dict[tuple[str, str], str]:
    """The ids of a new page's texts by name; those with words that are new on it by their old id too."""
    texts = [e for e in new.elements if isinstance(e, TextElement)]
    known = {e.text for e in plan.elements if isinstance(e, TextElement)}
    fresh = {(e.id, ""): e.id for e in texts if e.text not in known}
    return fresh | {_name(e): e.id for e in texts}


def _name(text: TextElement) -> tuple[str, str]:
    """What a text is known by where its number may have changed."""
    return text.id.rpartition("-")[0], text.text
