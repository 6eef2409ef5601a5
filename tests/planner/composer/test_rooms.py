"""Rooms and what lies flat: furniture along the wall, others before it, rugs and blankets under them."""

from __future__ import annotations

from grounding.types import Inputs
from planner.brief import read_brief
from planner.content import Scene, Wishes
from planner.parts import PictureObject


def scene(prompt: str) -> Scene:
    found = read_brief(prompt, Inputs(), Wishes()).scene
    assert found is not None
    return found


def things(prompt: str) -> dict[str, PictureObject]:
    return {thing.label: thing for thing in scene(prompt).objects}


def test_furniture_of_the_wall_stands_side_by_side_behind_the_rest() -> None:
    found = things("a living room with a bookshelf, a fireplace, a sofa and a dog")
    shelf, fire, sofa = found["bookshelf"], found["fireplace"], found["sofa"]
    assert shelf.box.right <= fire.box.x
    assert min(shelf.depth, fire.depth) > sofa.depth
    assert sofa.box.bottom > fire.box.bottom


def test_a_window_sill_is_up_on_the_wall_of_a_room_with_furniture() -> None:
    found = things("a kitchen with a stove and a cat on the window sill")
    assert found["window sill"].support == "wall"
    assert found["window sill"].box.bottom < found["stove"].box.y
    assert found["cat"].support == "window sill"


def test_a_blanket_lies_under_all_that_is_on_the_grass() -> None:
    found = things("a red picnic blanket and a dog in a meadow")
    blanket, dog = found["picnic blanket"], found["dog"]
    assert blanket.depth > dog.depth
    assert blanket.box.w > 3 * blanket.box.h
