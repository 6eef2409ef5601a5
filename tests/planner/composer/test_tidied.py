"""Lists in a sentence: what is said of the page is no item, and numbers that count items are none of theirs."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.brief import read_brief
from planner.compose import compose
from planner.composer.tidied import tidied
from planner.content import Wishes


@pytest.mark.parametrize(
    ("language", "parts", "items", "numbered"),
    [
        ("en", ["honesty", "courage", "care", "in blue"], ["honesty", "courage", "care"], False),
        ("zh", ["诚信", "创新", "责任", "用蓝色"], ["诚信", "创新", "责任"], False),
        ("en", ["red", "green", "deep blue"], ["red", "green", "deep blue"], False),
        ("en", ["dry", "roast", "wrap - a process diagram with icons"], ["dry", "roast", "wrap"], False),
        ("en", ["tea - hot", "milk - cold", "ice - a diagram"], ["tea - hot", "milk - cold", "ice - a diagram"], False),
        ("en", ["1 pinch pots", "2 coils", "3 slabs", "4 throwing"], ["pinch pots", "coils", "slabs", "throwing"], True),
        ("en", ["1 car", "2 bikes", "3 books"], ["1 car", "2 bikes", "3 books"], False),
    ],
)  # fmt: skip
def test_items_are_told_from_looks_and_numbers(
    language: str, parts: list[str], items: list[str], numbered: bool
) -> None:
    assert tidied(parts, language) == (items, numbered)


def test_what_is_no_item_is_a_wish() -> None:
    said = "From bean to bar: harvest, dry, roast, wrap - a process diagram with icons"
    assert read_brief(said, Inputs(), Wishes()).asks.archetypes[0][0] == "flow"
    assert (
        read_brief("Our values: care, courage, craft, in blue", Inputs(), Wishes()).asks.palette
        == "blue"
    )


def test_a_title_may_be_called_out_or_stand_before_a_dash() -> None:
    facts = compose(
        "Dinosaur facts! T. rex had long teeth. Stegosaurus had a small brain. Some had feathers. "
        "Birds are their relatives. Make it fun and colourful", Inputs(), Wishes(),
    )  # fmt: skip
    assert facts.headline == "Dinosaur facts"
    assert [item.title for item in facts.items][-1] == "Birds are their relatives"
    land = compose(
        "Iceland - population 383,000, area 103,000 km², capital Reykjavik", Inputs(), Wishes()
    )
    assert (land.headline, len(land.items)) == ("Iceland", 3)
    barn = read_brief("A red barn - a cow, a dog and a cat in front of it", Inputs(), Wishes())
    assert barn.kind == "scene"


def test_kinds_of_one_noun_are_no_steps_of_a_guide() -> None:
    said = (
        "Guide du tri : bac jaune - emballages ; bac vert - verre ; bac marron - déchets de cuisine"
    )
    assert compose(said, Inputs(), Wishes()).archetypes[0][0] == "cards"
