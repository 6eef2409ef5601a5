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
from planner.mind.content import listed
from planner.mind.desk import Desk
from planner.mind.drafts import ContentDraft, SpatialDraft
from planner.mind.physics import grounds
from planner.parts import COLORS, ChartKind, Instruction, Issue
from planner.plan import PictureElement, Plan

_DIRECTIONS = {"ltr": "left to right", "rtl": "right to left"}


@dataclass(frozen=True)
class Drawn:
    """A page that was laid out, checked, and why it is so."""

    plan: Plan
    reasoning: str


def lay(
    desk: Desk, content: ContentDraft, graph: Sequence[Instruction], page: Page, bare: Plan
) -> Plan:
    """The plan `bare` with its elements and issues. Raises what `Desk.settle` raises."""
    values = {
        "width": f"{page.width:g}", "height": f"{page.height:g}", "aspect": bare.canvas.aspect,
        "language": page.language, "direction": _DIRECTIONS[page.direction],
        "charts": ", ".join(get_args(ChartKind)), "colors": ", ".join(COLORS),
        "shapes": ", ".join(get_args(Shape)), "grounds": ", ".join(grounds()), "least": f"{page.least:.0f}",
        "prompt": desk.prompt, "instructions": listed(graph),
        "content": content.model_dump_json(exclude_defaults=True),
    }  # fmt: skip

    def judged(draft: SpatialDraft) -> tuple[Drawn | None, Sequence[str]]:
        told = cited(draft.layout, bare.facts, bare.language) if desk.wishes.cite else draft.layout
        return _drawn(told, page, bare, draft.reasoning)

    drawn, _ = desk.settle("spatial", values, SpatialDraft, judged)
    desk.note("spatial", drawn.reasoning)
    return drawn.plan


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


def _drawn(
    layout: Layout, page: Page, bare: Plan, reasoning: str
) -> tuple[Drawn | None, Sequence[str]]:
    """The page, and what is wrong with it in lines; none where it cannot be laid out."""
    try:
        solved = lay_out(layout, page)
    except PlannerError as error:
        return None, [str(error)]
    plan = bare.model_copy(update={"elements": solved.elements})
    plan = plan.model_copy(update={"issues": check(plan)})
    full = () if solved.fits else (_too_full(solved.tight),)
    return Drawn(plan, reasoning), lines((*full, *_undrawn(plan), *plan.issues))


def lines(issues: Sequence[Issue]) -> list[str]:
    """Issues as they go back to the model."""
    return [f"{issue.path}: {issue.message} ({issue.code})" for issue in issues]
