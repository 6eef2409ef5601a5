"""The spatial stage for free layouts: the model writes the page as a tree, and mends what `check` finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from planner.check import check
from planner.errors import PlannerError
from planner.free import Layout, lay_out
from planner.free.cited import cited
from planner.free.piece import Shape
from planner.layouts.surface import Page
from planner.llm.types import Message
from planner.mind.content import listed
from planner.mind.desk import Desk
from planner.mind.drafts import ContentDraft, SpatialDraft
from planner.mind.physics import grounds
from planner.parts import COLORS, ChartKind, Instruction, Issue
from planner.plan import AnyElement, PictureElement, Plan

ROUNDS = 3
"""How often a page is laid out before the best one so far is kept, its issues listed."""


@dataclass(frozen=True)
class Drawn:
    """A page that was laid out, and what is wrong with it."""

    elements: tuple[AnyElement, ...]
    issues: tuple[Issue, ...]


def lay(
    desk: Desk, content: ContentDraft, graph: Sequence[Instruction], page: Page, bare: Plan
) -> Drawn:
    """The elements of the page; `bare` is the plan without them. Raises what `Desk.ask` raises."""
    values = {
        "width": f"{page.width:g}", "height": f"{page.height:g}", "aspect": bare.canvas.aspect,
        "language": page.language, "direction": _DIRECTIONS[page.direction],
        "charts": ", ".join(get_args(ChartKind)), "colors": ", ".join(COLORS),
        "shapes": ", ".join(get_args(Shape)), "grounds": ", ".join(grounds()), "least": f"{page.least:.0f}",
        "prompt": desk.prompt, "instructions": listed(graph),
        "content": content.model_dump_json(exclude_defaults=True), "issues": "",
    }  # fmt: skip
    best: Drawn | None = None
    more: tuple[Message, ...] = ()
    for _ in range(ROUNDS):
        draft = desk.ask("spatial", values, SpatialDraft, *more)
        told = cited(draft.layout, bare.facts, bare.language) if desk.wishes.cite else draft.layout
        drawn = _drawn(told, page, bare)
        if best is None or _worth(drawn) > _worth(best):
            best = drawn
            desk.note("spatial", draft.reasoning)
        if not drawn.issues:
            break
        more = (
            Message("assistant", (_echo(draft),)),
            _again(drawn),
        )
    assert best is not None
    if not best.elements:
        first = best.issues[0].message
        raise PlannerError(f"{desk.client.name} laid out no page that can be drawn: {first}")
    return best


_DIRECTIONS = {"ltr": "left to right", "rtl": "right to left"}


def _undrawn(plan: Plan) -> Iterator[Issue]:
    """Things of pictures that no drawing shows."""
    for index, element in enumerate(plan.elements):
        for thing in element.objects if isinstance(element, PictureElement) else ():
            if not (thing.sprite or thing.ref):
                message = f"No drawing shows “{thing.label}”; name a thing that is like it, or leave it out."
                yield Issue(path=f"elements[{index}].objects", code="undrawn", message=message)


def _too_full(tight: Sequence[str]) -> Issue:
    told = "; ".join(tight)
    message = f"The page does not hold all of this even at the smallest type: {told}."
    return Issue(path="layout", code="overflow", message=message)


def _drawn(layout: Layout, page: Page, bare: Plan) -> Drawn:
    try:
        solved = lay_out(layout, page)
    except PlannerError as error:
        return Drawn((), (Issue(path="layout", code="layout", message=str(error)),))
    plan = bare.model_copy(update={"elements": solved.elements})
    full = () if solved.fits else (_too_full(solved.tight),)
    return Drawn(solved.elements, (*full, *_undrawn(plan), *check(plan)))


def _echo(draft: SpatialDraft) -> str:
    """The answer as it was written, without what it left out."""
    return draft.model_dump_json(exclude_unset=True)


def _worth(drawn: Drawn) -> tuple[bool, int]:
    return bool(drawn.elements), -len(drawn.issues)


def _again(drawn: Drawn) -> Message:
    lines = "\n".join(
        f"- {issue.path}: {issue.message} ({issue.code})" for issue in drawn.issues[:30]
    )
    return Message(
        "user",
        (f"The page was laid out and checked:\n{lines}\nMend it, and give the whole tree again.",),
    )
