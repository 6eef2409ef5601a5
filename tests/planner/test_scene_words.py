"""Words of a scene: on the thing they belong to, on the page apart from it, or one to a sign."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Scene, Wishes
from planner.plan import PictureElement, TextElement
from planner.think import think


def scene(prompt: str) -> Scene:
    found = compose(prompt, Inputs(), Wishes()).scene
    assert found is not None
    return found


def carriers(prompt: str) -> list[str]:
    return [text.carrier for text in scene(prompt).texts]


@pytest.mark.parametrize(
    ("prompt", "labels"),
    [
        ('A lemonade stand in the sun: the banner says "Ice cold", a jar labelled "Tips"', ["lemonade stand", "jar"]),
        ('A café at night and a sign that says "Open late"', ["café"]),
        ('A shed, a sign on the wall reads "Keep out", a toolbox labelled "Bolts"', ["sign", "toolbox"]),
        ("茶馆门口挂着写有“清风茶馆”的木牌，门前有一张桌子", ["茶馆"]),
    ],
)  # fmt: skip
def test_words_stand_on_what_they_belong_to(prompt: str, labels: list[str]) -> None:
    assert carriers(prompt) == labels


def test_a_poster_in_the_window_of_a_shop_is_on_that_window() -> None:
    found = scene(
        'A bookshop with a sign "Paper Moon" and a poster in the window that says "Friday"'
    )
    assert [(t.carrier, t.part) for t in found.texts] == [("bookshop", ""), ("bookshop", "window")]
    assert [thing.label for thing in found.objects] == ["bookshop"]


def test_a_sign_in_a_house_is_not_on_its_front() -> None:
    found = scene('In a restaurant, the exit door shows "Thank you"')
    assert [text.carrier for text in found.texts] == ["exit door"]
    assert found.ground == "room"


@pytest.mark.parametrize(
    "prompt",
    [
        'Book cover: a yellow submarine under the sea, title "Below", author "Mara Lindt"',
        'A birthday card with an elephant holding five balloons and the words "Below", "Mara Lindt"',
    ],
)
def test_titles_of_covers_and_wishes_of_cards_stand_apart(prompt: str) -> None:
    plan = think(prompt, Inputs(), Wishes(size="1K"))
    picture = next(e for e in plan.elements if isinstance(e, PictureElement))
    words = [e for e in plan.elements if isinstance(e, TextElement)]
    assert {e.text for e in words} == {"Below", "Mara Lindt"}
    assert all(e.on is None and e.box.y >= picture.box.bottom - 1 for e in words)
    assert picture.objects


def test_a_title_stands_apart_from_a_picture_whose_things_bear_words() -> None:
    plan = think(
        'Poster of a food truck with a sign that says "Tacos", title "Street food"',
        Inputs(), Wishes(size="1K"),
    )  # fmt: skip
    on = {e.text: e.on is not None for e in plan.elements if isinstance(e, TextElement)}
    assert on == {"Tacos": True, "Street food": False}


def test_a_list_on_a_board_is_a_picture_of_that_board() -> None:
    found = scene('A chalkboard menu with three lines: "Soup 4", "Trout 14", "Espresso 2"')
    assert [thing.sprite or thing.label for thing in found.objects] == ["board:chalkboard"]
    assert [text.text for text in found.texts] == ["Soup 4", "Trout 14", "Espresso 2"]


def test_signs_in_the_plural_are_one_for_each_string() -> None:
    found = scene('A street with signs that read "Fish", "Bread", "Tea", "Hats" and "Toys"')
    assert [thing.label for thing in found.objects] == ["signs"] * 5


def test_a_poster_with_fifteen_strings_keeps_its_picture_and_no_heap() -> None:
    names = [f"Place number {n}" for n in range(1, 16)]
    told = ", ".join(f'"{name}"' for name in names)
    plan = think(
        f"A poster of a lighthouse by the sea. It reads {told}", Inputs(), Wishes(size="1K")
    )
    words = [e for e in plan.elements if isinstance(e, TextElement)]
    assert {e.text for e in words} == set(names)
    assert all(e.on is None for e in words)
    assert any(isinstance(e, PictureElement) and e.objects for e in plan.elements)
    assert not plan.issues
