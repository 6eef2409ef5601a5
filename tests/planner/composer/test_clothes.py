"""What people wear is drawn with them: their figure takes its colour."""

from __future__ import annotations

import pytest

from planner import icons
from planner.scene import read_scene


@pytest.mark.parametrize(
    ("prompt", "language", "color"),
    [
        ("A girl in a blue dress", "en", "blue"),
        ("A woman in red walking in the snow", "en", "red"),
        ("Um menino de camisa amarela joga bola na praia", "pt", "yellow"),
        ("Une fille en robe bleue devant une maison", "fr", "blue"),
        ("Ein Mädchen mit rotem Kleid im Garten", "de", "red"),
        ("Una niña con un vestido rojo", "es", "red"),
        ("Девочка в красном платье", "ru", "red"),
        ("穿红裙子的女孩在公园里", "zh", "red"),
        ("小女孩穿着黄色的裙子在花园里", "zh", "yellow"),
        ("Eine alte Frau im grünen Mantel füttert Enten", "de", "green"),
        ("赤いドレスの女の子", "ja", "red"),
        ("فتاة في فستان أحمر", "ar", "red"),
    ],
)
def test_who_wears_a_garment_has_its_colour(prompt: str, language: str, color: str) -> None:
    scene = read_scene(prompt, prompt, (), language)
    assert scene is not None
    assert scene.objects[0].color == color
    assert (
        len(
            {o.label for o in scene.objects}
            & {"dress", "camisa", "robe", "Kleid", "裙子", "ドレス"}
        )
        == 0
    )


@pytest.mark.parametrize(
    "prompt", ["A red dress in a shop window", "A hedgehog in a yellow raincoat in a garden"]
)
def test_a_garment_that_no_person_wears_is_a_thing(prompt: str) -> None:
    scene = read_scene(prompt, prompt, (), "en")
    assert scene is not None
    assert {"dress", "raincoat"} & {o.label for o in scene.objects}


@pytest.mark.parametrize(
    "name", ["whole:fluent-emoji-flat:girl+running", "fluent-emoji-flat:woman-walking"]
)
def test_clothes_take_a_colour_and_skin_keeps_its_own(name: str) -> None:
    drawn = icons.svg(name)
    clad = icons.clad(drawn, "#2f6fb5")
    assert drawn.count("#8b62bf") > 0 == clad.count("#8b62bf")
    assert clad.count("#ffc83d") == drawn.count("#ffc83d") > 0
