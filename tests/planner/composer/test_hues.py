"""Things of one name in several colours are told one by one."""

from __future__ import annotations

import pytest

from planner.composer.hues import each_color
from planner.composer.things import things


def colors(text: str, language: str = "en") -> list[tuple[str | None, int]]:
    found = each_color(text, things(text, language), language)
    return [(thing.color, thing.count) for thing in found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("three kites in red, green and blue over a hill", "en"),
        ("red, green and blue kites over a hill", "en"),
        ("drei Drachen: rot, grün und blau", "de"),
    ],
)
def test_as_many_colours_as_things_are_one_each(text: str, language: str) -> None:
    assert colors(text, language)[:3] == [("red", 1), ("green", 1), ("blue", 1)]


def test_another_number_of_colours_is_left_as_it_is() -> None:
    assert colors("four kites in red and blue") == [(None, 4)]
    assert colors("three red kites") == [("red", 3)]
