"""What a scene prompt says of light and medium."""

from __future__ import annotations

import pytest

from planner.parts import Box, PictureObject
from planner.setting import light_of, medium_of


@pytest.mark.parametrize(
    ("prompt", "language", "medium"),
    [
        ("a watercolor of a fox in the snow", "en", "watercolour"),
        ("Ein Aquarell von einem Fuchs", "de", "watercolour"),
        ("一只狐狸的剪纸", "zh", "paper"),
        ("a fox, 3d render", "en", "soft"),
        ("a fox in the snow", "en", None),
    ],
)
def test_the_medium_is_the_one_named(prompt: str, language: str, medium: str | None) -> None:
    assert medium_of(prompt, language) == medium


def test_light_comes_from_the_side_named() -> None:
    left = light_of("a jug, light from the left", "day", "en")
    right = light_of("a jug, lit from the right", "day", "en")
    assert 180 < left.azimuth < 360 and 0 < right.azimuth < 180


def test_evening_light_is_low_and_warm_and_night_is_cool() -> None:
    day, dusk, night = (light_of("a jug", time, "en") for time in ("day", "dusk", "night"))
    assert dusk.elevation < day.elevation and dusk.warmth > day.warmth > night.warmth


def test_light_comes_from_the_moon_that_is_shown() -> None:
    moon = PictureObject(
        label="moon", sprite="fluent-emoji-flat:full-moon", box=Box(x=780, y=80, w=120, h=120)
    )
    owl = PictureObject(label="owl", box=Box(x=100, y=80, w=120, h=120))
    assert 15 < light_of("an owl", "night", "en", (owl, moon)).azimuth < 60
    assert light_of("an owl, light from the left", "night", "en", (owl, moon)).azimuth > 180
