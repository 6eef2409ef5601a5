"""The edit stage: a model says which small edits an instruction asks for."""

from __future__ import annotations

import json
from typing import Any

from planner import looks
from planner.edits import Edit, Edits, apply
from planner.edits.listed import listed as items
from planner.errors import PlanError
from planner.layouts import ARCHETYPES
from planner.mind.desk import Desk
from planner.plan import PictureElement, Plan, TextElement

_LONGEST = 12_000


def edits(desk: Desk, plan: Plan) -> tuple[Edit, ...]:
    """The edits that `desk.prompt` asks for, tried on the plan; wrong ones are asked for again.

    Raises LlmError where the model gives no answer, PlannerError where none of its edits can be done.
    """
    values = {
        "said": desk.prompt, "prompt": plan.prompt[:_LONGEST], "elements": listed(plan),
        "palettes": ", ".join(looks.palettes()), "archetypes": ", ".join(ARCHETYPES),
        "characters": ", ".join(looks.characters()),
    }  # fmt: skip

    def judged(draft: Edits) -> tuple[tuple[Edit, ...] | None, list[str]]:
        try:
            apply(plan, draft.edits, desk.prompt)
        except PlanError as error:
            return None, [str(error)]
        return draft.edits, []

    done, _ = desk.settle("edit", values, Edits, judged)
    return done


def listed(plan: Plan) -> str:
    """The texts, things and listed items of a plan, as JSON, one a line."""
    told = [one for e in plan.elements for one in _told(e)]
    names = items(plan.content) if plan.content else []
    told += [{"item": number, "title": name} for number, name in enumerate(names, 1)]
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in told)[:_LONGEST]


def _told(element: Any) -> list[dict[str, Any]]:
    if isinstance(element, TextElement):
        return [{"id": element.id, "text": element.text}]
    if isinstance(element, PictureElement):
        return [
            {"picture": element.id, "thing": t.label, "count": t.count, "color": t.color}
            for t in element.objects
        ]
    return []
