"""The person's word on the instruction graph: how much instructions of a kind weigh, and which come first."""

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


def preferred(instructions: Sequence[Instruction], kind: str | None) -> tuple[Instruction, ...]:
    """Instructions with those of a kind before all others, which come after them."""
    first = [one for one in instructions if one.kind == kind]
    names = tuple(one.id for one in first)
    own = (
        one.model_copy(update={"after": tuple(name for name in one.after if name in names)})
        for one in first
    )
    rest = (
        one.model_copy(update={"after": tuple(dict.fromkeys((*names, *one.after)))})
        for one in instructions
        if one.kind != kind
    )
    return (*own, *rest)


def steered(plan: Plan, strengths: Mapping[str, float], priority: str | None = None) -> Plan:
    """The plan with its instructions weighed and in the order wanted."""
    graph = preferred(weighed(plan.brief.instructions, strengths), priority)
    brief = plan.brief.model_copy(update={"instructions": graph})
    return plan.model_copy(update={"brief": brief})
