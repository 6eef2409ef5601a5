"""Layers told in words, and other prompts that tell everything in sentences."""

from __future__ import annotations

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Wishes


def say(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


def test_layers_told_from_the_base_up_stand_so() -> None:
    content = say(
        "Food pyramid infographic: at the base water and tea, above that vegetables and fruit (5 portions), "
        "then bread, rice and potatoes, and at the very top sweets."
    )
    assert content.archetypes[0][0] == "pyramid" and content.headline == "Food pyramid"
    assert [item.title for item in content.items] == [
        "Sweets", "Bread, rice and potatoes", "Vegetables and fruit (5 portions)", "Water and tea",
    ]  # fmt: skip


def test_rules_are_all_kept_and_looks_are_not_set() -> None:
    content = say(
        "Lab safety notice. Always wear goggles and a lab coat. Never eat in the lab. Tie back long hair. "
        "In case of a spill call Ms. Ortiz at extension 412. Use red and white, big icons."
    )
    assert content.headline == "Lab safety notice"
    assert [item.title for item in content.items] == [
        "Always wear goggles and a lab coat", "Never eat in the lab", "Tie back long hair",
        "In case of a spill call Ms. Ortiz at extension 412",
    ]  # fmt: skip


def test_a_sentence_before_questions_is_their_title() -> None:
    content = say(
        "FAQ poster for our pool. Do I need a cap? Yes, caps are mandatory. Can I rent a locker? Yes, for $1."
    )
    assert content.headline == "FAQ for our pool"
    assert [item.title for item in content.items] == ["Do I need a cap?", "Can I rent a locker?"]


def test_years_in_a_cv_are_no_chart() -> None:
    content = say(
        "CV en infographie : Camille Laurent, graphiste à Lyon. Expérience : directrice chez Studio Nord (2019-2024), "
        "graphiste chez Agence Pomme (2015-2019). Formation : Master design, ENSBA Lyon. Langues : français, italien."
    )
    assert not content.charts and content.headline.startswith("Camille Laurent")
    assert [item.title for item in content.items] == ["Expérience", "Formation", "Langues"]
