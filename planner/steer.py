"""The person's word on the instruction graph: how much instructions of a kind weigh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.parts import Instruction
from planner.plan import Plan


def weighed(
    instructions: Sequence[Instruction], strengths: Mapping[str, float]
) -> tuple[Instruction, ...]:
    """Instructions with the importance given to their kind, one more for each kind that has none."""
    there = {one.kind for one in instructions}
    told = (
        one.model_copy(update={"importance": strengths.get(one.kind, one.importance)})
        for one in instructions
    )
    more = (
        Instruction.model_validate(
            {"id": f"strength-{kind}", "kind": kind, "text": kind, "importance": weight}
        )
        for kind, weight in strengths.items()
        if kind not in there
    )
    return (*told, *more)


def steered(plan: Plan, strengths: Mapping[str, float]) -> Plan:
    """The plan with its instructions weighed."""
    graph = weighed(plan.brief.instructions, strengths)
    brief = plan.brief.model_copy(update={"instructions": graph})
    return plan.model_copy(update={"brief": brief})
