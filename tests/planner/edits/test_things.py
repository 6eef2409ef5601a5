"""Things of pictures named in any language, what has no drawing, and pictures that nbcli did not draw."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from grounding.images import read_reference
from grounding.types import Inputs
from planner.content import Wishes
from planner.edits import apply, read
from planner.edits.photo import demand_drawn, of_picture
from planner.errors import PlanError
from planner.parts import PictureObject
from planner.plan import PictureElement, Plan
from planner.think import think

FOX = think("a fox by a lake at dusk", Inputs(), Wishes(size="1K"))


def edited(said: str, plan: Plan = FOX) -> PictureElement:
    done = apply(plan, read(plan, said), said)
    return next(e for e in done.elements if isinstance(e, PictureElement))


FOX_PICTURE = next(e for e in FOX.elements if isinstance(e, PictureElement))


def fox(picture: PictureElement) -> PictureObject:
    return next(thing for thing in picture.objects if thing.label == "fox")


@pytest.mark.parametrize(
    "said", ["mach den Fuchs weiß", "haz el zorro blanco", "把狐狸变成白色", "狐を白にして"]
)
def test_a_thing_is_named_in_another_language(said: str) -> None:
    assert fox(edited(said)).color == fox(edited("make the fox white")).color


def test_a_thing_takes_the_place_of_another_in_another_language() -> None:
    assert [thing.label for thing in edited("ersetze den Fuchs durch einen Hund").objects] == [
        "Hund"
    ]


def test_two_edits_of_which_one_is_weather_are_both_done() -> None:
    picture = edited("狐を白にして、雪を降らせて")
    assert picture.weather == ("snow",) and fox(picture).color


def test_a_bird_called_in_another_language_flies_too() -> None:
    bird = edited("añade dos pájaros").objects[-1]
    assert bird.support is None and bird.box.h < fox(FOX_PICTURE).box.h / 2


def test_what_flies_comes_on_the_side_that_is_named() -> None:
    box = edited("add two birds on the left").objects[-1].box
    assert box.right < FOX.canvas.width / 2


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("replace the fox with a spaceship made of cheese", "made of another thing"),
        ("replace the fox with a dog in a hat", "“dog” or “hat”"),
    ],
)
def test_what_cannot_be_drawn_so_is_refused(said: str, fault: str) -> None:
    with pytest.raises(PlanError, match=fault):
        edited(said)


def test_a_photograph_keeps_its_weather_and_light(tmp_path: Path) -> None:
    Image.fromarray(np.full((300, 400, 3), 90, np.uint8)).save(tmp_path / "grey.png")
    plan = of_picture(read_reference(tmp_path / "grey.png", whole=True), 400, 300)
    for said in ("make it rain", "at dusk", "light from the left"):
        with pytest.raises(PlanError, match="not drawn by nbcli"):
            demand_drawn(plan, read(plan, said))
    demand_drawn(plan, read(plan, "add a red balloon"))
    demand_drawn(FOX, read(FOX, "make it rain"))
    with pytest.raises(PlanError, match="it has no things"):
        edited("remove the hill", plan)
    assert edited("add a red balloon", plan).objects[-1].label == "balloon"


@pytest.mark.parametrize(
    "said",
    [
        "füge links einen Hund und rechts einen Baum hinzu",
        "ajoute un chien à gauche et un arbre à droite",
        "在左边加一只狗，右边加一棵树",
    ],
)
def test_two_things_are_added_each_on_its_side_in_any_language(said: str) -> None:
    plan = think("Eine Katze auf einem Sofa", Inputs(), Wishes(size="1K"))
    left, right = edited(said, plan).objects[-2:]
    assert (left.sprite or "").endswith("dog") and (right.sprite or "").endswith("tree")
    assert left.box.x < right.box.x
