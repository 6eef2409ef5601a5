"""What shows a thing: a drawing that bears its name, in any language, and never nonsense."""

from __future__ import annotations

import pytest

from planner import icons
from planner.composer.lexicon import find
from planner.sprites import sprite_of

COLOUR = "fluent-emoji-flat"


@pytest.mark.parametrize(
    ("label", "language", "names"),
    [
        ("wooden table", "en", ("board:table",)),
        ("crystal ball", "en", (f"{COLOUR}:crystal-ball",)),
        ("ice floe", "en", ("board:floe",)),
        ("acacia tree", "en", (f"{COLOUR}:deciduous-tree",)),
        ("pine trees", "en", (f"{COLOUR}:evergreen-tree",)),
        ("bamboo", "en", (f"{COLOUR}:tanabata-tree",)),
        ("oranges", "en", (f"{COLOUR}:tangerine",)),
        ("music stand", "en", (f"{COLOUR}:musical-score",)),
        ("灯塔", "zh", ("board:lighthouse",)),
        ("Leuchtturm", "de", ("board:lighthouse",)),
        ("Lampe", "de", ("board:lamp",)),
        ("Stuhl", "de", (f"{COLOUR}:chair",)),
        ("маяк", "ru", ("board:lighthouse",)),
        ("狐", "ja", (f"{COLOUR}:fox",)),
        ("chat noir", "fr", (f"{COLOUR}:black-cat", f"{COLOUR}:cat")),
    ],
)
def test_a_thing_is_shown_by_its_own_drawing(
    label: str, language: str, names: tuple[str, ...]
) -> None:
    assert sprite_of(label, language) in names


@pytest.mark.parametrize("label", ["coat stand", "orange paint", "tower", "camera stand"])
def test_no_person_and_no_swatch_stands_for_a_thing(label: str) -> None:
    found = sprite_of(label, "en") or ""
    assert ":person" not in found
    assert not found.endswith(("-circle", "-square", "-diamond"))


@pytest.mark.parametrize("label", ["garage", "plough", "flask", "whistle"])
def test_a_drawing_of_another_thing_stands_for_none(label: str) -> None:
    assert sprite_of(label, "en") is None


@pytest.mark.parametrize(
    ("label", "language", "form"),
    [
        ("knight", "en", "knight"), ("submarino", "es", "submarine"), ("Klavier", "de", "piano"),
        ("أريكة", "ar", "sofa"), ("風車", "ja", "windmill"), ("壁炉", "zh", "fireplace"), ("पुल", "hi", "bridge"),
    ],
)  # fmt: skip
def test_what_the_icons_lack_is_drawn_in_every_language(
    label: str, language: str, form: str
) -> None:
    assert sprite_of(label, language) == f"board:{form}"


@pytest.mark.parametrize("label", ["national park", "fireworks", "city skyline"])
def test_a_view_in_a_frame_shows_no_thing(label: str) -> None:
    assert sprite_of(label, "en") not in icons.cards()


@pytest.mark.parametrize(
    ("label", "language", "name"),
    [
        ("зайца", "ru", "rabbit"), ("gänse", "de", "goose"), ("oche", "it", "goose"), ("baguettes", "fr", "baguette-bread"),
        ("piccioni", "it", "dove"), ("小鸭子", "zh", "duck"), ("そり", "ja", "sled"), ("baleias", "pt", "whale"),
    ],
)  # fmt: skip
def test_forms_of_common_animals_and_things_find_their_drawing(
    label: str, language: str, name: str
) -> None:
    assert find(label, "things", language)
    assert (sprite_of(label, language) or "").endswith(f":{name}")
