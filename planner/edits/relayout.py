"""Laying a page out again: with other content, or in another shape. Every pixel may change.

What was edited since the page was first laid out is carried over: new words into the content,
colours and words taken away as edits of the new page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from planner.content import Content, Wishes
from planner.edits.ops import AddText, Edit, Recolor, Remove
from planner.errors import PlanError
from planner.parts import SIZES, Canvas
from planner.plan import PictureElement, Plan, TextElement


def laid_out_again(
    plan: Plan, change: Callable[[Content], Content], area: Canvas | None = None
) -> tuple[Plan, list[Edit]]:
    """The page of the changed content on `area`, and the edits that carry over what was edited since.

    Raises PlanError where the plan has no content, or was changed in a way that no content tells.
    """
    if plan.content is None:
        raise PlanError("The plan keeps no content that could be laid out again.")
    whole = replace(
        plan.content, datasets=plan.datasets, facts=plan.facts, references=plan.references
    )
    first = _laid_out(whole, plan, plan.canvas)
    new = _laid_out(change(_caught_up(whole, first, plan)), plan, area or plan.canvas)
    new = new.model_copy(update={"created": plan.created, "reasoning": plan.reasoning})
    brief = plan.brief
    told = new.brief.model_copy(update={"audience": brief.audience, "topic": brief.topic})
    return new.model_copy(update={"brief": told}), list(_carried(first, plan, new))


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


def _laid_out(content: Content, plan: Plan, area: Canvas) -> Plan:
    from planner.think import lay_out

    wishes = Wishes(seed=plan.seed, variant=plan.variant)
    return lay_out(content, plan.prompt, plan.style, area, wishes)


def _caught_up(content: Content, first: Plan, plan: Plan) -> Content:
    """The content with the words that texts of the plan were given since."""
    now = {element.id: element for element in plan.elements}
    for old in first.elements:
        new = now.get(old.id)
        if isinstance(old, TextElement) and isinstance(new, TextElement) and old.text != new.text:
            caught: Content = _reworded(content, old.text, new.text)
            if caught == content:
                raise PlanError(f"The words of {old.id} were edited and cannot be laid out again.")
            content = caught
        if isinstance(old, PictureElement) and old != new:
            raise PlanError(f"The picture {old.id} was edited and cannot be laid out again.")
    return content


def _reworded(value: Any, old: str, new: str) -> Any:
    """A content, or a part of one, with another text wherever it says the old one."""
    if value == old:
        return new
    if isinstance(value, tuple):
        return tuple(_reworded(one, old, new) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: _reworded(getattr(value, f.name), old, new) for f in fields(value)}
        return replace(value, **parts)
    return value


def _carried(first: Plan, plan: Plan, new: Plan) -> Iterator[Edit]:
    """What was taken away, coloured and written on the plan, as edits of the new page."""
    now = {element.id: element for element in plan.elements}
    there = {_name(e): e.id for e in new.elements if isinstance(e, TextElement)}
    for old in first.elements:
        if not isinstance(old, TextElement):
            continue
        kept = now.get(old.id)
        name = there.get(_name(kept if isinstance(kept, TextElement) else old))
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


def _name(text: TextElement) -> tuple[str, str]:
    """What a text is known by where its number may have changed."""
    return text.id.rpartition("-")[0], text.text
