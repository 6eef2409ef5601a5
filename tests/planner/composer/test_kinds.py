"""Where the words of a picture come from."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Wishes
from planner.think import think


def test_a_list_is_shown_whatever_is_said_about_the_page() -> None:
    content = compose(
        "Design an infographic on saving water. Make it blue, in 3 columns, title at the top, use icons and keep "
        "the text short. Tips:\n- Fix leaking taps: a drip wastes 15 litres a day\n- Take short showers\n"
        "- Run the dishwasher when full\n- Collect rainwater\n- Water plants in the evening",
        Inputs(), Wishes(),
    )  # fmt: skip
    assert content.headline.lower() == "saving water" and content.palette == "blue"
    assert len(content.items) == 5
    assert "Tips" not in content.deck and "columns" not in f"{content.deck}{content.note}"


@pytest.mark.parametrize(
    ("prompt", "archetype"),
    [
        ("The five stages of grief as a cycle: denial, anger, bargaining, depression, acceptance", "cycle"),
        ("Die Schritte eines Projekts als Zeitstrahl: Plan, Bau, Test", "timeline"),
        ("项目的步骤，用时间线：计划、建造、测试", "timeline"),
        ("The stages of a project: plan, build, test", "steps"),
    ],
)  # fmt: skip
def test_what_is_told_to_be_the_form_is_the_form(prompt: str, archetype: str) -> None:
    assert think(prompt, Inputs(), Wishes()).brief.archetype == archetype


@pytest.mark.parametrize(
    ("prompt", "thing"),
    [
        ('Poster: "Keep calm and recycle" with a green tree', "tree"),
        ('A poster that says "Stay wild" with a fox', "fox"),
        ('Plakat: "Rettet die Bienen" mit einer Biene', "Biene"),
    ],
)
def test_a_poster_shows_the_thing_that_is_told_with_its_words(prompt: str, thing: str) -> None:
    content = compose(prompt, Inputs(), Wishes())
    assert content.scene is not None
    assert [one.label for one in content.scene.objects] == [thing]


def test_a_number_over_years_leaves_its_verb_out_of_the_title() -> None:
    said = "Inflation in Germany was 0.5 % in 2020, 3.1 % in 2021, 6.9 % in 2022 and 2.2 % in 2024"
    assert compose(said, Inputs(), Wishes()).headline == "Inflation in Germany"


def test_steps_that_take_time_keep_their_order_and_amounts_are_ranked() -> None:
    def kind(prompt: str) -> str:
        return think(prompt, Inputs(), Wishes()).brief.archetype

    assert kind("Steps to sourdough: mix 10 minutes, rest 1 hour, bake 40 minutes") == "steps"
    assert (
        kind("Schritte zum Abitur: Grundschule 4 Jahre, Unterstufe 2 Jahre, Oberstufe 2 Jahre")
        == "steps"
    )
    assert kind("Steps per day: Anna 5,000, Ben 8,000, Cara 12,000") == "ranking"


@pytest.mark.parametrize(
    ("prompt", "archetype", "title"),
    [
        ("Tree: Animals: mammals (dog, cat), birds (eagle, penguin), fish (trout, cod)", "tree", "Animals"),
        ("Timeline: Our club: 1990 founded, 2000 moved, 2010 grew", "timeline", "Our club"),
        ("Pros and cons: Pros: quiet, near; Cons: small, dark", "comparison", "Pros and cons"),
    ],
)  # fmt: skip
def test_a_form_before_a_title_is_a_wish(prompt: str, archetype: str, title: str) -> None:
    plan = think(prompt, Inputs(), Wishes())
    assert (plan.brief.archetype, plan.brief.message) == (archetype, title)
