"""Strings without quotation marks: titles, lists as long as their parts, what lettered panels show."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.composer.dictated.unmarked import unmarked
from planner.content import Wishes
from planner.errors import NothingToSayError


def told(prompt: str, language: str = "en") -> list[str]:
    return [quote.text for quote in unmarked(prompt, language)]


def test_a_list_as_long_as_its_parts_is_theirs() -> None:
    assert told("A slide with the title The Tea Way and three boxes: Heat, Pour and Wait.") == [
        "The Tea Way", "Heat", "Pour", "Wait",
    ]  # fmt: skip
    assert told("Drei Kästen nebeneinander: Säen, Gießen und Ernten.", "de") == [
        "Säen", "Gießen", "Ernten",
    ]  # fmt: skip
    assert told("Three boxes: one at the top, a second below it and a third at the bottom.") == []


def test_lettered_panels_have_titles_lists_and_formulas() -> None:
    assert told(
        "A figure about Leaf Science.\n- Panel A: an illustration of a leaf (vein, stoma).\n"
        "- Panel B: The equation 2 H2 + O2 -> 2 H2O.\n- Panel C: Rate (mol/s) against time (s)."
    ) == [
        "Leaf Science", "Leaf", "vein", "stoma", "Equation", "2 H2 + O2 -> 2 H2O",
        "Rate (mol/s) against time (s)",
    ]  # fmt: skip


def test_boxes_in_a_circle_are_a_cycle_with_the_icons_that_are_listed() -> None:
    made = compose(
        "Create a slide with the title The Water Cycle and three boxes connected by arrows in a circle: "
        "Evaporation, Rain and Rivers. Under each box place an icon: sun, cloud, wave.",
        Inputs(),
        Wishes(),
    )
    assert (made.headline, made.archetypes[0][0]) == ("The Water Cycle", "cycle")
    assert [(i.title, i.icon) for i in made.items] == [
        ("Evaporation", "sun"), ("Rain", "cloud"), ("Rivers", "wave"),
    ]  # fmt: skip


def test_a_page_that_says_nothing_is_still_refused() -> None:
    with pytest.raises(NothingToSayError):
        compose(
            "Create a page with two columns. The left column has a heading and a photo of food. The right "
            "column has three cards with a caption each.",
            Inputs(),
            Wishes(),
        )
