"""Things on drawings rest on their seats."""

from __future__ import annotations

import pytest

from planner.icons.drawings import DRAWINGS
from planner.parts import Box, PictureObject
from planner.settle import settled


def thing(label: str, support: str, y: float, h: float, sprite: str | None = None) -> PictureObject:
    box = Box(x=100, y=y, w=400, h=h)
    return PictureObject(label=label, sprite=sprite, box=box, depth=0.3, support=support)


def test_a_cat_is_on_the_cushion_of_its_sofa() -> None:
    sofa = thing("sofa", "ground", 500, 400, "board:sofa")
    cat, _ = settled([thing("cat", "sofa", 100, 200), sofa])
    form = DRAWINGS["sofa"]
    drawn = form.fitted(400, 400)[1]
    assert cat.box.bottom == pytest.approx(900 - (1 - form.seat) * drawn, abs=0.2)


def test_what_would_reach_over_the_picture_is_smaller_in_its_own_shape() -> None:
    rock = thing("rock", "ground", 400, 200, "board:rock")
    tower, _ = settled([thing("tower", "rock", 0, 700), rock])
    assert tower.box.y >= 29
    assert tower.box.w / tower.box.h == pytest.approx(400 / 700, rel=0.01)


def test_what_stands_on_the_ground_stays() -> None:
    cat, sofa = thing("cat", "ground", 100, 200), thing("sofa", "ground", 500, 400, "board:sofa")
    assert settled([cat, sofa]) == (cat, sofa)


def test_a_cat_on_a_roof_is_on_the_ridge_and_does_not_hang_over_it() -> None:
    house = thing("house", "ground", 400, 400, "fluent-emoji-flat:house")
    cat = thing("cat", "house", 180, 200, "fluent-emoji-flat:cat").model_copy(
        update={"depth": 0.2, "box": Box(x=250, y=180, w=100, h=200)}
    )
    landed, _ = settled([cat, house])
    assert 465 < landed.box.bottom < 475
    assert settled([landed, house])[0] == landed
