"""Pictures that are told in words: what each shows, and what is none."""

from __future__ import annotations

import pytest

from planner.composer.dictated.depicted import depictions, icon_lists, scene_of


def shown(text: str, language: str = "en") -> list[tuple[str, bool]]:
    return [(one.text, one.icon) for one in depictions(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "subject", "icon"),
    [
        ("below it a picture of a bed with roses.", "en", "a bed with roses", False),
        ("with a sun icon, the temperature", "en", "sun", True),
        (
            "Panel (a) shows a river with a bottle and the text",
            "en",
            "a river with a bottle",
            False,
        ),
        ("shows a bar chart and the text", "en", "a bar chart", False),
        ("ein Bild von einem Fahrrad mit Korb.", "de", "einem Fahrrad mit Korb", False),
        (
            "muestra una ilustración de una pila de libros y debajo",
            "es",
            "una pila de libros",
            False,
        ),
        ("准时配时钟图标", "zh", "时钟", True),
        ("并配一张水果盘的图片。", "zh", "水果盘", False),
    ],
)
def test_a_picture_has_its_subject(text: str, language: str, subject: str, icon: bool) -> None:
    assert shown(text, language) == [(subject, icon)]


@pytest.mark.parametrize(
    "text",
    [
        "place an image on the left.",
        "to the right of the sun icon stands",
        "in a consistent icon style.",
        "shows the title and a button",
        "shows a large number.",
        "an image placeholder.",
    ],
)
def test_a_picture_without_a_subject_is_none(text: str) -> None:
    assert shown(text) == []


def test_the_colour_of_a_thing_is_a_value() -> None:
    thing, _ = scene_of("a red bicycle leaning on a wall", "en").objects
    assert thing.label == "bicycle" and (thing.color or "").startswith("#")


def test_icons_are_listed_for_several_parts() -> None:
    assert [
        names for _, names in icon_lists("Under each box place an icon: sun, cloud, rain.", "en")
    ] == [("sun", "cloud", "rain")]
