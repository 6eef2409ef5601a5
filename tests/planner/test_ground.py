"""A ground of a colour of its own, and pages of text alone on it."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.composer.asks import ground_of
from planner.composer.quotes import quotes
from planner.content import Wishes
from planner.plan import PictureElement, Plan, TextElement
from planner.think import think

LONG = (
    "Warid is a GSM, HSPA+ and LTE  based operator. By clicking “Accept All”, you agree; the"
    ' dogs\' owners said "fine" and left, in '
)


def plan(prompt: str) -> Plan:
    return think(prompt, Inputs(), Wishes(size="1K"))


@pytest.mark.parametrize(
    ("text", "language", "ground"),
    [
        ("a white background image", "en", "#ffffff"),
        ("on a dark green background", "en", "#163c1e"),
        ("background: navy", "en", "#1f3a66"),
        ("use #0A2540 for the background", "en", "#0a2540"),
        ("a light blue background", "en", "#abc5e3"),
        ("fond bleu clair", "fr", "#abc5e3"),
        ("白色背景的海报", "zh", "#ffffff"),
        ("фон синий", "ru", "#2f6fb5"),
        ("mountains in the background, green fields", "en", None),
        ("a red car and a blue house", "en", None),
    ],
)
def test_the_ground_that_is_asked_for(text: str, language: str, ground: str | None) -> None:
    assert ground_of(text, language) == ground


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"an image with the text: '{LONG}'", [LONG.strip()]),
        ("with the text: 'It’s true – people love 'organic,' and 'local,' food '", ["It’s true – people love 'organic,' and 'local,' food"]),
        ("signs that say: 'Open', 'Closed' and 'Back at 5'", ["Open", "Closed", "Back at 5"]),
        ('say: "He said "go" and left"', ['He said "go" and left']),
    ],
)  # fmt: skip
def test_a_quotation_after_a_colon_goes_to_the_end(text: str, found: list[str]) -> None:
    assert [quote.text for quote in quotes(text)] == found


def test_text_alone_fills_a_page_of_the_ground_asked_for() -> None:
    done = plan(f"A 512x512 white background image written with the text: '{LONG}'")
    assert done.style.colors["bg"] == "#ffffff"
    assert [e.text for e in done.elements if isinstance(e, TextElement)] == [LONG.strip()]
    assert not any(isinstance(e, PictureElement) for e in done.elements)
    assert not done.issues


def test_a_headline_alone_on_a_ground_has_no_picture() -> None:
    done = plan("A white background image written with the text: 'Police in Brikama'")
    assert not any(isinstance(e, PictureElement) for e in done.elements)
    (said,) = [e for e in done.elements if isinstance(e, TextElement)]
    assert said.size > 80


def test_a_person_without_a_drawing_who_bears_words_is_a_sign() -> None:
    done = plan("A magazine cover featuring a model with 'Summer Trends' in large letters")
    assert "Summer Trends" in [e.text for e in done.elements if isinstance(e, TextElement)]


def test_words_that_nothing_carries_stand_on_the_first_board() -> None:
    done = plan(
        "On a vibrant poster, the headline says 'Join Today', a banner displays '50 percent Off',"
        " a footer shows 'Limited Time', and a logo includes 'FitLife'."
    )
    said = {e.text for e in done.elements if isinstance(e, TextElement)}
    assert said >= {"Join Today", "50 percent Off", "Limited Time", "FitLife"}
