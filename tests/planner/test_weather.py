"""Weather in scene prompts: which one, on what ground, and words that only look like it."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.brief import read_brief
from planner.content import Scene, Wishes
from planner.think import think


def scene(prompt: str) -> Scene:
    found = read_brief(prompt, Inputs(), Wishes()).scene
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("prompt", "weather"),
    [
        ("a dog and a cat in the rain", ("rain",)),
        ("a lighthouse in a thunderstorm by the sea", ("rain", "lightning", "wind")),
        ("a fox between two trees, snow falling", ("snow",)),
        ("a penguin on the ice in a blizzard", ("snow", "wind")),
        ("a bridge in the morning mist", ("fog",)),
        ("a cow on a hill, overcast and windy", ("cloudy", "wind")),
        ("a camel in the desert on a sunny day", ("clear",)),
        ("ein Hund im Regen neben einem Haus", ("rain",)),
        ("un chien devant une maison sous l'orage", ("rain", "lightning", "wind")),
        ("un perro bajo la lluvia junto a una casa en el campo", ("rain",)),
        ("un gatto nella nebbia accanto a una casa", ("fog",)),
        ("um cachorro na chuva ao lado de uma casa", ("rain",)),
        ("собака и дом в тумане", ("fog",)),
        ("大雨中的一只狗和一座房子", ("rain",)),
        ("雨の中の犬と家", ("rain",)),
        ("눈 내리는 집 앞의 강아지", ("snow",)),
        ("كلب بجانب بيت في الضباب", ("fog",)),
        ("बारिश में एक कुत्ता और एक घर", ("rain",)),
    ],
)
def test_weather_is_read_in_every_language(prompt: str, weather: tuple[str, ...]) -> None:
    assert scene(prompt).weather == weather


@pytest.mark.parametrize(
    "prompt",
    [
        "a dog and a cat on a hill",
        "a dog beside a house after the rain",
        "a dog beside a house without rain",
        "a boy in rain boots beside a house",
        "草地上的一只狗和一把雨伞",
    ],
)
def test_words_that_are_no_weather(prompt: str) -> None:
    assert scene(prompt).weather == ()


def test_weather_is_out_of_doors() -> None:
    assert scene("a penguin in the rain").ground == "hills"
    assert scene("a fox in a snowstorm").ground == "snow"
    assert scene("a cat on a sofa, rain outside").ground == "room"


def test_snow_lies_on_the_ground_that_is_named() -> None:
    found = scene("a deer in the snowy forest")
    assert (found.ground, found.weather) == ("forest", ("snow",))
    assert scene("two penguins on the snow").weather == ()


def test_no_weather_is_a_thing() -> None:
    found = scene("a lighthouse with lightning over the sea")
    assert [thing.label for thing in found.objects] == ["lighthouse"]
    assert scene("a stormy castle beside a tree").objects[0].label == "castle"


def test_a_rainbow_is_in_the_sky_and_no_thing() -> None:
    found = scene("a rainbow over a green hill with six sheep")
    assert found.weather == ("rainbow",)
    assert [thing.label for thing in found.objects] == ["sheep"]
    assert think("a rainbow", Inputs(), Wishes()).issues == ()
