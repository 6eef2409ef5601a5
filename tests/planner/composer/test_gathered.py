"""What belongs together without a word between: contents, picnics, price tags, diners, clothes."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.brief import read_brief
from planner.composer.staged import sets_scene
from planner.content import Scene, Wishes
from planner.parts import PictureObject


def scene(prompt: str) -> Scene:
    found = read_brief(prompt, Inputs(), Wishes()).scene
    assert found is not None
    return found


def things(prompt: str) -> dict[str, PictureObject]:
    return {thing.label: thing for thing in scene(prompt).objects}


def test_each_of_several_crates_holds_a_kind_of_goods_with_its_price() -> None:
    found = things("a market stall with crates of tomatoes, carrots and lettuce, price tags")
    crates = found["crates"]
    columns = [found[name].box.x for name in ("tomatoes", "carrots", "lettuce")]
    assert crates.count == found["tags"].count == 3
    assert columns == sorted(columns)
    assert all(crates.box.x <= x <= crates.box.right for x in columns)


@pytest.mark.parametrize(
    ("prompt", "vessel", "content"),
    [
        ("a bowl of oranges on a counter in a kitchen", "bowl", "oranges"),
        ("un panier plein de pommes sur une table", "panier", "pommes"),
        ("ein Korb mit Äpfeln auf einer Bank", "Korb", "Äpfeln"),
    ],
)
def test_a_vessel_is_full_and_stands_where_its_contents_are_told(
    prompt: str, vessel: str, content: str
) -> None:
    found = things(prompt)
    assert found[content].count == 5
    assert found[content].support == vessel
    assert found[vessel].support != vessel


def test_a_picnic_is_on_its_blanket() -> None:
    found = things("a picnic in a park: a red blanket, a basket, two cups and a cake")
    blanket = found["blanket"]
    for name in ("basket", "cups", "cake"):
        assert found[name].support == "blanket"
        assert blanket.box.y < found[name].box.bottom < blanket.box.bottom


def test_who_is_at_a_table_is_behind_it_one_at_each_of_several() -> None:
    found = things("five pupils sitting at desks in a classroom")
    pupils, desks = found["pupils"], found["desks"]
    assert pupils.count == desks.count == 5
    assert pupils.depth > desks.depth
    assert pupils.box.y < desks.box.y < pupils.box.bottom < desks.box.bottom


def test_one_feeds_from_the_bench_that_one_sits_on() -> None:
    assert things("an old man feeding ducks from a bench")["old man"].support == "bench"


def test_clothes_told_alone_are_worn() -> None:
    found = things("雪だるまを作る二人の子供、赤いマフラー")
    assert found["子供"].count == found["マフラー"].count == 2
    assert found["マフラー"].box.y > found["子供"].box.y


@pytest.mark.parametrize(
    ("prompt", "sets"),
    [
        ("birthday party: a girl with a cake, balloons, three friends around a table", True),
        ("Ein Picknick im Herbstwald: rote Decke, Korb mit Äpfeln und zwei Tassen", True),
        ("Checklist for the beach: a towel, a hat, two umbrellas", False),
        ("Beach: towel, hat, water", False),
    ],
)
def test_a_place_and_what_is_there_set_a_scene(prompt: str, sets: bool) -> None:
    assert sets_scene(prompt, (), "de" if prompt.startswith("Ein") else "en") is sets


@pytest.mark.parametrize(
    ("prompt", "tool"),
    [
        ("three ice hockey players on a frozen lake", "hockey stick"),
        ("a photographer in a meadow", "camera"),
        ("a woman reading under a tree", "book"),
    ],
)
def test_roles_and_deeds_have_their_gear(prompt: str, tool: str) -> None:
    assert tool in things(prompt)
