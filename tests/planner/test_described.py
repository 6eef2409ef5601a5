"""Pages that a prompt describes: as their caption, or part by part."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Item, Wishes


def page(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


def said(items: tuple[Item, ...]) -> list[tuple[str, ...]]:
    return [tuple(text for text in (i.when, i.value, i.title, i.body) if text) for i in items]


def test_a_caption_says_its_title_its_numbered_lines_and_its_address() -> None:
    made = page(
        'The image is an infographic titled "3 WAYS TO SAVE WATER" with a blue background.\n\n'
        '1. The first tip is "Take short showers" and shows an illustration of a shower.\n'
        '2. The second tip is "Fix leaks" with an illustration of a plumber.\n'
        '3. The third tip is "Collect rain" with a picture of a barrel.\n\n'
        'At the bottom there is a website address: "www.drops.example". The style is clean.'
    )
    assert made.headline == "3 WAYS TO SAVE WATER"
    assert said(made.items) == [("Take short showers",), ("Fix leaks",), ("Collect rain",)]
    assert (made.note, made.ordered) == ("www.drops.example", True)


def test_what_a_text_is_said_to_tell_stands_under_its_name() -> None:
    made = page(
        'The image is a colorful infographic. At the top, the title "PICK A BIKE" is displayed.\n'
        'The first section is labeled "ROAD" and includes an illustration. The text suggests that '
        "road bikes suit people who ride far.\n"
        'The second section is labeled "CARGO." The text describes cargo bikes as heavy bikes for '
        "families.\nThe overall style is modern."
    )
    assert made.headline == "PICK A BIKE"
    assert said(made.items) == [
        ("ROAD", "Road bikes suit people who ride far"),
        ("CARGO", "Heavy bikes for families"),
    ]


def test_numbers_that_a_section_lists_are_its_items() -> None:
    made = page(
        'The image is an infographic titled "Sleep Habits". The first section, titled "Problems," '
        "lists percentages for common issues: snoring (40%), waking (25%), and dreaming (10%). "
        'The second section, titled "Remedies," shows icons. These include a warm bath (45%) and '
        "a dark room (30%)."
    )
    assert [item.title for item in made.items] == ["Problems", "Remedies"]
    assert said(made.items[0].items) == [("40%", "Snoring"), ("25%", "Waking"), ("10%", "Dreaming")]
    assert said(made.items[1].items) == [("45%", "Warm bath"), ("30%", "Dark room")]


def test_events_with_their_years_make_a_timeline() -> None:
    made = page(
        "The image displays a timeline graphic with milestones. The events include the founding of "
        "a mill in 1815, a fire in 1842, and a rebuilding in 1844. The style is clean."
    )
    assert made.archetypes[0][0] == "timeline"
    assert said(made.items) == [
        ("1815", "Founding of a mill"), ("1842", "Fire"), ("1844", "Rebuilding"),
    ]  # fmt: skip


def test_the_last_numbered_line_ends_where_the_looks_begin() -> None:
    made = page(
        'Create an infographic poster with white boxes. The title in capital letters is "TEA". Two '
        "numbered points follow: 1. Green - 80 degrees. 2. Black - 100 degrees. Put a button at the "
        'bottom that says "Drink slowly!".'
    )
    assert said(made.items) == [("Green", "80 degrees"), ("Black", "100 degrees")]
    assert made.call == "Drink slowly!"


def test_a_left_and_a_right_half_are_compared() -> None:
    made = page(
        'The infographic compares two ovens. The left side is headed "Gas" with the points "Cheap" '
        'and "Fast". The right side is headed "Electric" and lists "Even heat" and "Clean". Title '
        'across the top: "Which oven?"'
    )
    assert (made.headline, made.sides) == ("Which oven?", ("Gas", "Electric"))
    assert [(item.side, item.title) for item in made.items] == [
        (0, "Cheap"), (0, "Fast"), (1, "Even heat"), (1, "Clean"),
    ]  # fmt: skip


def test_a_dash_joins_a_quoted_name_and_what_is_said_of_it() -> None:
    made = page(
        'This image is an infographic with a title at the top, "PLANTS". Two pots are shown: "Fern" '
        '- "Likes shade", "Cactus" - "Needs no water".'
    )
    assert said(made.items) == [("Fern", "Likes shade"), ("Cactus", "Needs no water")]


@pytest.mark.parametrize(
    "prompt",
    [
        'A busy street where a sign above a cafe reads "FRESH BREWS" and a board on the left says '
        '"OPEN", at the top of the door.',
        "The image shows a cat on a table beside a window.",
    ],
)
def test_a_picture_stays_a_picture(prompt: str) -> None:
    assert page(prompt).scene is not None


@pytest.mark.parametrize(
    ("prompt", "headline", "deck", "items"),
    [
        ('poster for the Harbour Bakery with the slogan "Bread that waits", open Tue 6:30-14:00, 12 Quay Street',
         "Harbour Bakery", "Bread that waits", ["Open Tue 6:30-14:00", "12 Quay Street"]),
        ("Affiche pour la fête du quartier : le 1er juin, place des Lilas. Avec le slogan « Tous dehors ! ». "
         "Entrée libre.", "Fête du quartier", "Tous dehors !", ["1er juin", "Place des Lilas", "Entrée libre"]),
        ("One slide: Two bets. Bet 1: own the data. Bet 2: hire. Tagline at the bottom: Fewer, better.",
         "Two bets", "Fewer, better.", ["Bet 1", "Bet 2"]),
    ],
)  # fmt: skip
def test_a_slogan_stands_beside_what_else_is_told(
    prompt: str, headline: str, deck: str, items: list[str]
) -> None:
    made = page(prompt)
    assert (made.headline, made.deck) == (headline, deck)
    shown = [
        i.title if i.title.startswith("Bet") else " ".join(t for t in (i.title, i.body) if t)
        for i in made.items
    ]
    assert shown == items


def test_a_text_after_a_colon_that_runs_to_the_end_is_one_quotation() -> None:
    made = page(
        "A white image written with the text: 'We don't track “you”. Click \"OK\" to go on, it's '"
    )
    assert [made.headline or made.items[0].body] == [
        "We don't track “you”. Click \"OK\" to go on, it's"
    ]


def test_columns_named_twice_are_compared() -> None:
    made = page(
        'The infographic is divided into two columns titled "DO" and "DON\'T". Under "DO" there are '
        '"Wash hands" and "Wear a mask". Under "DON\'T" there are "Shake hands" and "Share cups". The '
        'header reads "RULES".'
    )
    assert (made.headline, made.sides) == ("RULES", ("DO", "DON'T"))
    assert [item.side for item in made.items] == [0, 0, 1, 1]


def test_what_stands_at_the_bottom_is_no_text_of_the_last_item() -> None:
    made = page(
        'A modern infographic with a purple background. The heading "MORNING" is at the top. Next to '
        'the icons are "6:00 - Wake up" and "6:15 - Stretch". At the bottom is the tagline "Win the day".'
    )
    assert said(made.items) == [("6:00 - Wake up",), ("6:15 - Stretch",)]
    assert made.call == "Win the day"


def test_numbers_behind_the_name_of_their_chart() -> None:
    made = page(
        'The image is an infographic. The title is "Apps in 2023". It includes a pie chart showing '
        'Chat 60%, Maps 30%, and Other 10%. The footer says "Source: Datalab".'
    )
    (chart,) = made.charts
    names, shares = (column.values for column in chart.columns)
    assert (chart.chart, names, shares) == ("pie", ("Chat", "Maps", "Other"), (60, 30, 10))
    assert made.headline == "Apps in 2023"
    assert "Source: Datalab" in made.footer
