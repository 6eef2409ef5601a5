"""Wishes for columns and icons are heard, and stand in no title."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Wishes
from planner.plan import IconElement
from planner.think import think


def say(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


@pytest.mark.parametrize(
    ("prompt", "title", "columns", "icons"),
    [
        ("Six safety rules in 3 columns: wear goggles, no food, wash hands", "Six safety rules", 3, None),
        ("Packing list without icons: passport, hat, book", "Packing list", 0, False),
        ("Make an infographic with icons about our values: trust, speed, care. Use two columns.", "Our values", 2, True),
        ("Packliste in zwei Spalten ohne Symbole: Pass, Hut, Buch", "Packliste", 2, False),
        ("Liste de voyage en deux colonnes, avec icônes : passeport, chapeau, livre", "Liste de voyage", 2, True),
        ("Lista de viaje en dos columnas y sin iconos: pasaporte, sombrero, libro", "Lista de viaje", 2, False),
        ("行李清单，分两栏，不带图标：护照、帽子、书", "行李清单", 2, False),
        ("Exam tips: 1. Sleep well 2. Eat well 3. Rest. In two columns, no icons.", "Exam tips", 2, False),
    ],
)  # fmt: skip
def test_the_wish_is_kept_and_no_part_of_the_title(
    prompt: str, title: str, columns: int, icons: bool | None
) -> None:
    content = say(prompt)
    assert (content.headline, content.columns, content.icons) == (title, columns, icons)
    assert len(content.items) == 3 or "values" in prompt


@pytest.mark.parametrize(
    "prompt",
    [
        "Our shop in numbers: no icons, 5 staff, 3 vans, 2 shops",
        "Make a page in two columns: left: our past, right: our future",
        "A phone with icons on a desk",
    ],
)
def test_what_the_page_says_is_no_wish(prompt: str) -> None:
    content = say(prompt)
    assert (content.columns, content.icons) == (0, None)


def test_cards_stand_in_the_columns_asked_for_and_bear_no_icons() -> None:
    listed = "goggles, gloves, boots, helmets, masks, ropes"
    three = think(f"What to wear in 3 columns: {listed}", Inputs(), Wishes())
    bare = think(f"What to wear in 2 columns without icons: {listed}", Inputs(), Wishes())
    assert three.brief.arrangement.removesuffix("-side").endswith("3")
    assert bare.brief.arrangement.removesuffix("-side").endswith("2")
    assert any(isinstance(element, IconElement) for element in three.elements)
    assert not any(isinstance(element, IconElement) for element in bare.elements)
