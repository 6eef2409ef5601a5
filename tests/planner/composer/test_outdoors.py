"""Buildings that are seen from outside, and rooms that a scene is in."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.brief import read_brief
from planner.composer.outdoors import seen_outside, shops_among
from planner.composer.things import things
from planner.content import Scene, Wishes
from planner.sprites import sprite_of


def scene(prompt: str) -> Scene:
    found = read_brief(prompt, Inputs(), Wishes()).scene
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A red bicycle in front of a bakery", "en"),
        ("A dog outside a library", "en"),
        ("A bus passing a cinema", "en"),
        ("A bakery on a snowy street", "en"),
        ("Ein Bus fährt an einem Kino vorbei", "de"),
        ("Un chien devant la bibliothèque", "fr"),
        ("Un taxi amarillo junto al hotel", "es"),
        ("Um cachorro em frente à farmácia", "pt"),
        ("Una ragazza davanti alla panetteria", "it"),
        ("Машина возле гостиницы", "ru"),
        ("一辆公交车经过电影院", "zh"),
        ("面包店外面有两个孩子", "zh"),
        ("パン屋の外に犬がいる", "ja"),
        ("카페 앞에 고양이", "ko"),
        ("قطة أمام المقهى", "ar"),
        ("होटल के बाहर कार", "hi"),
    ],
)
def test_a_building_that_something_is_in_front_of_is_in_a_street(text: str, language: str) -> None:
    found = things(text, language)
    assert [t.kind for t in seen_outside(text, found, language)] == ["building"]
    told = scene(text)
    assert told.ground == "street" and len(told.objects) == len(found)


@pytest.mark.parametrize(
    "text",
    [
        "A woman in a bakery",
        "In a bakery on a street, a woman with a cake",
        "Eine Frau in einer Bäckerei",
        "Deux chats dans un café",
        "咖啡馆里的猫",
    ],
)
def test_who_is_in_a_building_is_in_a_room(text: str) -> None:
    assert scene(text).ground == "room"


def test_a_florist_beside_a_bookshop_is_a_shop() -> None:
    def kinds(text: str) -> list[str]:
        return [thing.kind for thing in shops_among(text, things(text, "en"), "en")]

    assert kinds("A florist next to a bookshop") == ["building", "building"]
    assert kinds("A florist with a rose") == ["person", "small"]


def test_a_shop_is_as_tall_as_others_whatever_its_name_begins_with() -> None:
    bakery, coffee = things("面包店和咖啡馆", "zh")
    assert bakery.height == coffee.height > 400


def test_a_library_is_no_pile_of_books() -> None:
    drawn = {sprite_of("library", "en"), sprite_of("bibliothèque", "fr"), sprite_of("图书馆", "zh")}
    assert drawn == {"fluent-emoji-flat:classical-building"}


@pytest.mark.parametrize(
    "text",
    [
        "A bicycle leaning against a brick wall",
        "Un vélo contre un mur",
        "Ein Fahrrad an einer Mauer",
    ],
)
def test_what_leans_against_a_wall_is_in_front_of_it(text: str) -> None:
    bicycle, wall = scene(text).objects
    assert bicycle.depth < wall.depth and bicycle.box.right > wall.box.x + 0.2 * wall.box.w
    assert wall.box.w > 3 * wall.box.h


def test_a_cat_on_a_wall_is_on_top_of_it_and_a_clock_is_no_wall() -> None:
    assert [thing.support for thing in scene("Two cats on a wall").objects] == ["wall", "ground"]
    labels = {thing.label for thing in scene("A clock on the wall above a sofa").objects}
    assert labels == {"clock", "sofa"}


def test_who_has_a_dog_has_it_beside_them_and_a_cat_in_the_arms() -> None:
    postman, dog = scene("A postman with a dog").objects
    assert dog.support == "ground" and dog.box.bottom == pytest.approx(postman.box.bottom, abs=1)
    assert scene("A woman holding a cat").objects[1].support is None
