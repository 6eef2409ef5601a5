"""Two sides told in one line."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Wishes


@pytest.mark.parametrize(
    ("prompt", "sides", "first"),
    [
        (
            "Our new checkout: before, customers needed 7 steps, and 68% left their cart; now it takes 3 steps, "
            "and only 41% leave it.",
            ("Before", "Now"),
            "Customers needed 7 steps",
        ),
        (
            "Unser Büro. Früher hatten wir 12 Tische, keine Küche und einen Drucker. "
            "Heute haben wir 30 Tische, eine Küche und drei Drucker.",
            ("Früher", "Heute"),
            "Hatten wir 12 Tische",
        ),
    ],
)  # fmt: skip
def test_before_and_now_stand_side_by_side(prompt: str, sides: tuple[str, str], first: str) -> None:
    content = compose(prompt, Inputs(), Wishes())
    assert content.archetypes[0][0] == "comparison" and content.sides == sides
    assert content.items[0].title == first


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("Compare the Eiffel Tower and the Burj Khalifa: height 330 m vs 828 m, floors 3 vs 163",
         ("Eiffel Tower", "Burj Khalifa")),
        ("New York vs Los Angeles: people 8 m vs 4 m, founded 1624 vs 1781", ("New York", "Los Angeles")),
        ("iPhone 15 vs Pixel 8: price 900 vs 800, weight 171 g vs 187 g", ("iPhone 15", "Pixel 8")),
    ],
)  # fmt: skip
def test_names_of_several_words_are_whole(prompt: str, names: tuple[str, str]) -> None:
    assert compose(prompt, Inputs(), Wishes()).sides == names
