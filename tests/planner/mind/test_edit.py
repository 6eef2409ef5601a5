"""Edits written by a model: listed, checked, and asked for again."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.content import Wishes
from planner.edits import apply
from planner.errors import PlannerError
from planner.mind.edit import edits, listed
from planner.think import think

from .conftest import Scripted, desk

FARM = think("a windmill beside a red barn in a green field with three cows", Inputs(), Wishes())
GOOD = {"edits": [{"do": "recolor", "thing": "barn", "color": "#123456"}]}
WRONG = {"edits": [{"do": "remove", "thing": "elephant"}]}


def test_a_model_sees_what_there_is_and_its_edits_are_done() -> None:
    at = desk("make the barn pop", edit=[GOOD])
    found = edits(at, FARM)
    done = apply(FARM, found, at.prompt)
    barn = next(
        t for e in done.elements if e.kind == "picture" for t in e.objects if t.label == "barn"
    )
    assert barn.color == "#123456"
    assert isinstance(at.client, Scripted)
    asked = at.client.asked["edit"][0].messages[-1].parts[0]
    assert listed(FARM).splitlines()[0] in asked
    assert "make the barn pop" in asked


def test_an_edit_that_cannot_be_done_goes_back() -> None:
    at = desk("x", edit=[WRONG, GOOD])
    assert edits(at, FARM)[0].do == "recolor"
    assert isinstance(at.client, Scripted)
    assert "elephant" in at.client.asked["edit"][1].messages[-1].parts[0]
    with pytest.raises(PlannerError, match="no usable edit"):
        edits(desk("x", edit=[WRONG]), FARM)
