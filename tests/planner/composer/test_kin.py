"""Families in scenes: the young smaller than their parents, drawn like them, and close by."""

from __future__ import annotations

from itertools import pairwise

import pytest

from grounding.types import Inputs
from planner.content import Wishes
from planner.parts import PictureObject
from planner.plan import PictureElement
from planner.think import think


def drawn(prompt: str) -> dict[str, PictureObject]:
    plan = think(prompt, Inputs(), Wishes(aspect="1:1"))
    (picture,) = (e for e in plan.elements if isinstance(e, PictureElement))
    return {thing.label: thing for thing in picture.objects}


@pytest.mark.parametrize(("prompt", "parent", "young"), [
    ("a polar bear and her cub on the ice", "polar bear", "cub"),
    ("a lion and a cub", "lion", "cub"),
    ("an elephant with its calf in the savannah", "elephant", "calf"),
    ("ein Elefant mit seinem Kalb", "Elefant", "Kalb"),
    ("un oso con su cría", "oso", "cría"),
])  # fmt: skip
def test_the_young_are_drawn_like_their_parent_and_smaller(
    prompt: str, parent: str, young: str
) -> None:
    things = drawn(prompt)
    assert things[young].sprite == things[parent].sprite
    assert things[young].box.h < 0.6 * things[parent].box.h
    gap = max(
        things[young].box.x - things[parent].box.right,
        things[parent].box.x - things[young].box.right,
    )
    assert gap < 0.2 * things[parent].box.w


def test_other_animals_keep_their_drawing_and_size() -> None:
    things = drawn("a dog and a calf on a farm")
    assert things["dog"].sprite != things["calf"].sprite
    assert things["calf"].box.h > things["dog"].box.h


def test_chicks_stand_before_their_hen_and_not_on_her() -> None:
    things = drawn("a hen with six chicks")
    hen, chicks = things["hen"].box, things["chicks"].box
    assert chicks.bottom > hen.bottom and chicks.y > hen.y + 0.6 * hen.h
    assert things["chicks"].support == "ground" and things["chicks"].depth < things["hen"].depth


@pytest.mark.parametrize(("prompt", "first", "row"), [
    ("a duck followed by four ducklings in a row", "duck", "ducklings"),
    ("eine Ente gefolgt von fünf Küken", "Ente", "Küken"),
    ("un pato seguido de tres patitos", "pato", "patitos"),
])  # fmt: skip
def test_who_follows_is_in_a_row_behind(prompt: str, first: str, row: str) -> None:
    things = drawn(prompt)
    assert set(things) == {first, row}
    assert things[row].box.x >= things[first].box.right - 1 and not things[row].loose
    assert abs(things[row].box.bottom - things[first].box.bottom) < 2


def test_a_child_is_smaller_than_who_is_grown() -> None:
    things = drawn("a mother and child")
    assert things["child"].box.h < 0.72 * things["mother"].box.h
    assert "son" in drawn("a father and his son in a park")


def test_an_animal_hides_the_legs_of_its_rider() -> None:
    things = drawn("a girl riding a horse along the beach")
    girl, horse = things["girl"], things["horse"]
    assert girl.depth > horse.depth and girl.box.bottom > horse.box.y + 0.4 * horse.box.h


def test_who_knits_in_an_armchair_sits() -> None:
    things = drawn("an old woman knitting in an armchair beside a fireplace")
    assert (things["old woman"].sprite or "").endswith("+sitting")


@pytest.mark.parametrize(("prompt", "sprite"), [
    ("a lighthouse on a cliff", "board:cliff"), ("ein Leuchtturm auf einer Klippe", "board:cliff"),
    ("a dog on a skateboard", "board:skateboard"), ("一只狗在滑板上", "board:skateboard"),
])  # fmt: skip
def test_what_things_are_on_is_drawn_and_carries_them(prompt: str, sprite: str) -> None:
    upper, under = drawn(prompt).values()
    assert under.sprite == sprite and upper.support == under.label
    assert abs(upper.box.bottom - under.box.y) < 0.35 * under.box.h
    assert under.box.x - 1 <= upper.box.x and upper.box.right <= under.box.right + 1


@pytest.mark.parametrize("prompt", [
    "two people at a crosswalk", "une femme au passage piéton", "斑马线上的两个人",
])  # fmt: skip
def test_a_crosswalk_lies_on_the_road_under_those_at_it(prompt: str) -> None:
    plan = think(prompt, Inputs(), Wishes(aspect="1:1"))
    (picture,) = (e for e in plan.elements if isinstance(e, PictureElement))
    (stripes,) = (t for t in picture.objects if t.sprite == "board:crosswalk")
    others = [t for t in picture.objects if t is not stripes]
    assert picture.ground == "street" and stripes.box.y > 0.86 * picture.box.h
    assert others and all(t.depth < stripes.depth and t.box.h > 300 for t in others)


@pytest.mark.parametrize("prompt", [
    "a shelf with books, a globe and a teapot", "two jars and a candle on a shelf",
    "架子上有一个花瓶和一个闹钟", "ein Regal mit einer Vase und einer Uhr",
    "a shelf with three books, a plant and a clock",
])  # fmt: skip
def test_things_on_a_shelf_stand_on_it_side_by_side(prompt: str) -> None:
    things = list(drawn(prompt).values())
    (shelf,) = (thing for thing in things if thing.sprite == "board:ledge")
    goods = sorted((t for t in things if t is not shelf), key=lambda t: t.box.x)
    assert len(goods) > 1 and shelf.support == "wall"
    for thing in goods:
        assert thing.support == shelf.label and abs(thing.box.bottom - shelf.box.y) < 12
        assert shelf.box.x - 1 <= thing.box.x and thing.box.right <= shelf.box.right + 1
    for left, right in pairwise(goods):
        assert left.box.right - right.box.x < 0.25 * min(left.box.w, right.box.w)


def test_a_shelf_of_its_own_is_a_bookcase() -> None:
    assert drawn("a living room with a sofa, a shelf and a rug")["shelf"].sprite == "board:bookcase"


@pytest.mark.parametrize(("prompt", "upper", "under"), [
    ("a kitchen table with a bowl of lemons and a loaf of bread", "lemons", "bowl"),
    ("a cat on a sofa", "cat", "sofa"), ("a girl riding a horse along the beach", "girl", "horse"),
    ("a woman holding an umbrella in the rain", "umbrella", "woman"),
])  # fmt: skip
@pytest.mark.parametrize("aspect", ["9:16", "16:9"])
def test_what_is_on_another_stays_on_it_in_any_shape(
    prompt: str, upper: str, under: str, aspect: str
) -> None:
    def apart(shape: str) -> tuple[float, float]:
        plan = think(prompt, Inputs(), Wishes(aspect=shape))
        (picture,) = (e for e in plan.elements if isinstance(e, PictureElement))
        one, other = (
            next(t.box for t in picture.objects if t.label == name) for name in (upper, under)
        )
        return (one.x - other.x) / other.w, (one.bottom - other.bottom) / other.h

    square, other = apart("1:1"), apart(aspect)
    assert max(abs(a - b) for a, b in zip(square, other, strict=True)) < 0.05
