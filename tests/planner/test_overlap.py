"""Words on things: none lies over another, and `check` says so where one does."""

from __future__ import annotations

from grounding.types import Inputs
from planner.check import overlap
from planner.content import Wishes
from planner.plan import Plan, TextElement
from planner.think import think

PROMPT = (
    "A street with a ball that says 'Play fair', a bottle that says 'Drink water', a cat that says "
    "'Sleep well', a dog that says 'Walk daily' and a bird that says 'Sing early in the morning'."
)


def scene(prompt: str = PROMPT) -> Plan:
    return think(prompt, Inputs(), Wishes(aspect="1:1"))


def test_plates_on_things_side_by_side_lie_clear_of_each_other() -> None:
    plan = scene()
    assert sum(isinstance(e, TextElement) and e.on is not None for e in plan.elements) == 5
    assert not list(overlap(plan))


def test_words_on_a_thing_over_words_on_another_are_told() -> None:
    plan = scene()
    first, second = [e for e in plan.elements if isinstance(e, TextElement)][:2]
    assert first.on and second.on
    moved = second.model_copy(update={"box": first.box, "lines": first.lines, "on": first.on})
    elements = tuple(moved if e is second else e for e in plan.elements)
    (issue,) = overlap(plan.model_copy(update={"elements": elements}))
    assert second.id in issue.message and first.id in issue.message
