"""Seasons and grounds of a scene: trees in autumn, the bank of a lake, ice."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.brief import read_brief
from planner.content import Scene, Wishes


def scene(prompt: str) -> Scene:
    found = read_brief(prompt, Inputs(), Wishes()).scene
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("prompt", "colors"),
    [
        ("a bench under autumn trees in a park", [None, "orange"]),
        ("a fox between two pine trees in autumn", [None, None]),
        ("a girl under a cherry tree in blossom", [None, "pink"]),
        ("ein Hund unter einem Baum im Herbst", [None, "orange"]),
        ("a bench under a red tree in autumn", [None, "red"]),
    ],
)
def test_leafy_trees_take_the_colour_of_their_season(prompt: str, colors: list[str | None]) -> None:
    assert [thing.color for thing in scene(prompt).objects] == colors


@pytest.mark.parametrize(
    ("prompt", "ground"),
    [
        ("Ein Reh im Herbstwald", "autumn"),
        ("a deer in an autumn forest", "autumn"),
        ("Ein Reh im Kiefernwald", "forest"),
        ("池塘边有两只白鹅和一棵柳树", "lakeside"),
        ("a bench and a willow by a lake", "lakeside"),
        ("two swans on a lake", "sea"),
        ("three children skating on a frozen pond", "ice"),
        ("Ein Hund in einem Gegenstand", "plain"),
    ],
)
def test_grounds(prompt: str, ground: str) -> None:
    assert scene(prompt).ground == ground
