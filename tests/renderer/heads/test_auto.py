"""The head `auto`: the one a plan was drawn with, else the best that is there."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.content import Wishes
from planner.plan import Plan
from planner.think import think
from renderer.heads import auto
from renderer.render import Picture, render


def scene(prompt: str) -> Plan:
    return think(prompt, Inputs(), Wishes(size="1K"))


def drawn(plan: Plan) -> Picture:
    return render(plan, size="128x128", head="auto")


def origin(picture: Picture) -> str:
    return next(o for o in picture.origins.values() if o in ("illustration", "shaded", "painted"))


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auto, "model_here", lambda: True)


def test_without_the_model_what_was_asked_to_be_painted_is_painted_by_rule() -> None:
    plans = [scene("a fox under a tree"), scene("a fox under a tree, watercolour"),
             scene("a fox under a tree, light from the left")]  # fmt: skip
    assert [origin(drawn(plan)) for plan in plans] == ["illustration", "shaded", "shaded"]
    assert [plan.style.medium for plan in plans[1:]] == ["watercolour", "soft"]


@pytest.mark.usefixtures("model")
def test_the_model_paints_every_picture_where_it_is() -> None:
    assert origin(drawn(scene("a fox under a tree"))) == "painted"
    assert auto.usual(scene("3 tips: 1. Rest 2. Eat 3. Walk")) == "none"


def test_a_plan_keeps_the_head_that_drew_it() -> None:
    plan = auto.settled(scene("a fox under a tree"), "shaded")
    assert plan.head == "shaded"
    assert auto.settled(plan, "auto").head == "shaded"
    assert origin(drawn(plan)) == "shaded"


@pytest.mark.parametrize("head", ["gemini", "diffusers", "openai:gpt-image-1"])
def test_heads_of_others_are_not_written_down(head: str) -> None:
    assert auto.settled(scene("a fox under a tree"), head).head is None


def test_a_page_without_pictures_has_no_head() -> None:
    assert auto.settled(scene("3 tips: 1. Rest 2. Eat 3. Walk"), "shaded").head is None


def test_a_plan_of_the_model_is_drawn_by_rule_where_the_model_is_missing_and_says_so() -> None:
    plan = scene("a fox under a tree").model_copy(update={"head": "local"})
    picture = drawn(plan)
    assert origin(picture) == "shaded"
    assert any("nbcli-image[local]" in note for note in picture.notes)
