"""Parts that stand for their wholes, and nouns with hyphens."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.brief import read_brief
from planner.composer.things import things
from planner.content import Scene, Wishes
from planner.parts import PictureObject
from planner.think import think


def scene(prompt: str) -> Scene:
    found = read_brief(prompt, Inputs(), Wishes()).scene
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("prompt", "whole"),
    [
        ("A house with a cat on the roof", "house"),
        ("A cat on the roof of a castle", "castle"),
        ("A surfboard on the roof of a van", "van"),
        ("Ein Vogel auf dem Dach", "haus"),
        ("Un gato en el tejado de una casa, la luna encima", "casa"),
        ("屋根の上に猫がいる", "家"),
        ("An owl on a branch at night", "branch"),
        ("A tall oak with a squirrel on a branch", "branch"),
        ("Eine Eule auf einem Ast, dahinter der Mond", "Ast"),
        ("Un hibou sur une branche", "branche"),
        ("一只鸟在树枝上", "树枝"),
    ],
)
def test_what_is_on_a_part_is_on_the_whole(prompt: str, whole: str) -> None:
    found = [thing for thing in scene(prompt).objects if thing.support in (whole, None)]
    assert any(thing.support == whole for thing in found)
    assert {t.label for t in scene(prompt).objects} & {"roof", "oak", "Dach", "tejado"} == set()


def test_a_parcel_on_a_doorstep_is_before_the_house() -> None:
    parcel, house = scene("A parcel on the doorstep of a house").objects
    assert house.box.x < parcel.box.x + parcel.box.w / 2 < house.box.right
    assert parcel.depth < house.depth and abs(parcel.box.bottom - house.box.bottom) < 20


def test_a_roof_that_nothing_is_on_is_no_thing() -> None:
    assert [t.label for t in things("A house with a red roof", "en")] == ["house"]


@pytest.mark.parametrize(
    ("text", "language", "labels"),
    [
        ("A jack-o'-lantern and a cat", "en", ["jack-o'-lantern", "cat"]),
        ("A T-rex beside a tree", "en", ["T-rex", "tree"]),
        ("A merry-go-round in a park", "en", ["merry-go-round"]),
        ("A fire-breathing dragon beside a castle", "en", ["fire-breathing dragon", "castle"]),
        ("A witch's hat on a chair", "en", ["witch's hat", "chair"]),
        ("Une chauve-souris et une maison", "fr", ["chauve-souris", "maison"]),
    ],
)
def test_a_noun_with_hyphens_is_one_thing(text: str, language: str, labels: list[str]) -> None:
    assert [thing.label for thing in things(text, language)] == labels


def drawn(prompt: str) -> list[PictureObject]:
    plan = think(prompt, Inputs(), Wishes())
    return [thing for e in plan.elements for thing in getattr(e, "objects", ())]


def test_three_houses_of_a_village_are_three_and_stand_in_no_city() -> None:
    assert [thing.sprite for thing in drawn("A village with three houses")] == [
        "fluent-emoji-flat:house"
    ]
    assert scene("A village with three houses").ground == "hills"


@pytest.mark.parametrize("prompt", ["Fireworks over a city", "Feuerwerk über einer Stadt"])
def test_fireworks_are_in_the_sky_at_night(prompt: str) -> None:
    assert [thing.sprite for thing in drawn(prompt)] == ["board:fireworks"]
    assert scene(prompt).time == "night" and scene(prompt).ground == "city"


def test_a_sea_is_no_drizzle() -> None:
    found = scene("Три чайки над морем")
    assert found.ground == "sea" and found.weather == ()


def test_a_beehive_is_drawn_as_one_and_a_hat_as_no_person() -> None:
    assert [thing.sprite for thing in drawn("A beehive in a garden")] == ["board:hive"]
    assert "fluent-emoji-flat:top-hat" in [t.sprite for t in drawn("A witch's hat on a chair")]


@pytest.mark.parametrize(
    "prompt", ["A house with a dog in front of the door", "Ein Haus mit einer Katze vor der Tür"]
)
def test_the_door_of_a_house_is_in_the_house(prompt: str) -> None:
    house, pet = scene(prompt).objects
    assert scene(prompt).ground == "hills" and pet.depth < house.depth
    assert house.box.x < pet.box.x + pet.box.w / 2 < house.box.right
    assert [thing.label for thing in scene("A red door").objects] == ["door"]


@pytest.mark.parametrize(
    "prompt", ["The milky way above a tent", "Die Milchstraße über einem Zelt"]
)
def test_a_view_in_a_frame_is_no_thing_of_a_scene_and_said_so(prompt: str) -> None:
    plan = think(prompt, Inputs(), Wishes())
    assert [issue.code for issue in plan.issues] == ["undrawn"]
    assert [thing.sprite for thing in drawn(prompt)] == ["board:tent"]
    assert scene(prompt).time == "night"
