"""The person's word on the instruction graph."""

from __future__ import annotations

from planner.parts import USUAL, Instruction
from planner.steer import weighed


def test_a_kind_takes_the_weight_given_and_no_other_does() -> None:
    graph = tuple(
        Instruction(id=f"a{n}", kind=kind, text="", importance=USUAL[kind])
        for n, kind in enumerate(("object", "object", "background"))
    )
    assert [one.importance for one in weighed(graph, {"object": 0.2})] == [0.2, 0.2, 0.3]
    assert weighed(graph, {}) == graph


def test_a_kind_without_an_instruction_gets_one() -> None:
    (made,) = weighed((), {"style": 0.3})
    assert (made.kind, made.importance) == ("style", 0.3)
