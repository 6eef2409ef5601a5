"""The title of a list prompt: what is only a count, a day's name or a label of labels is told from it."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Wishes


def _composed(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        (
            "A slide with three points: Why we switch. Fuel costs fall by 60%. Drivers ask for "
            "them. Diesel ends in 2027",
            "Why we switch",
        ),
        (
            "Eine Folie mit drei Punkten: Warum wir umsteigen. Die Kosten sinken um 60 %. Fahrer "
            "wollen sie. Städte sperren Diesel 2027",
            "Warum wir umsteigen",
        ),
    ],
)
def test_behind_a_count_the_first_sentence_is_the_title(prompt: str, title: str) -> None:
    content = _composed(prompt)
    assert content.headline == title
    assert len(content.items) == 3


def test_a_slide_of_several_sentences_is_no_picture() -> None:
    content = _composed(
        "A slide: Two goals for the team this year. Answer every ticket within a day. Ship a "
        "release each month"
    )
    assert content.archetypes[0][0] == "slide" and content.scene is None
    assert content.headline == "Two goals for the team this year"
    assert _composed("A playground slide: a child slides down. The sun shines").scene is not None


def test_a_day_inside_a_title_is_no_event() -> None:
    content = _composed("Marathon weekend in numbers: 8,412 runners; 1,950 volunteers; 62 nations")
    assert content.headline == "Marathon weekend in numbers"
    assert [item.value for item in content.items] == ["8,412", "1,950", "62"]


def test_a_title_that_names_the_labels_behind_it_is_none_of_them() -> None:
    content = _composed(
        "Remote work: pros and cons. Pros: no commute, quiet focus time, wider choice of homes. "
        "Cons: fewer chance meetings, blurred hours, home office costs"
    )
    assert content.headline == "Remote work: pros and cons"
    assert content.archetypes[0][0] == "comparison" and len(content.items) == 6


@pytest.mark.parametrize(
    ("prompt", "when", "what"),
    [
        ("Acme: 1921 workshop opens; 1967 to 1969 hall built; 1984 museum opens",
         "1967 to 1969", "Hall built"),
        ("Chronik: 1921 Gründung; 1967 bis 1969 neue Halle; 1984 Museum",
         "1967 bis 1969", "Neue Halle"),
        ("Histoire : 1921 fondation ; de 1967 à 1969 nouvelle halle ; 1984 musée",
         "1967 à 1969", "Nouvelle halle"),
    ],
)  # fmt: skip
def test_two_years_are_one_date(prompt: str, when: str, what: str) -> None:
    item = _composed(prompt).items[1]
    assert (item.when, item.title) == (when, what)


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("Bake sale flyer! Saturday 12 October, 10-2, Lincoln School gym.", "Bake sale"),
        ("Job ad poster: We are hiring a barista. 20 hours a week. Apply by 15 December.", "We are hiring a barista"),
        ("Stellenanzeige: Wir suchen eine Bäckerin. 30 Stunden pro Woche.", "Wir suchen eine Bäckerin"),
    ],
)  # fmt: skip
def test_what_kind_of_page_it_is_is_not_set(prompt: str, title: str) -> None:
    assert compose(prompt, Inputs(), Wishes()).headline == title


def test_the_word_for_a_list_behind_with_is_no_part_of_a_title() -> None:
    said = "An infographic on the dangers of smoking with the facts: it kills 8 million people; 1.3 million never smoked; 80 % are poor"
    assert compose(said, Inputs(), Wishes()).headline == "Dangers of smoking"


def test_a_share_of_them_is_not_all_of_them() -> None:
    said = "Smoking: 8 million people die; 1.3 million of them are non-smokers; 80 % of smokers live in poorer countries"
    assert [item.title for item in compose(said, Inputs(), Wishes()).items][1:] == [
        "Of them are non-smokers", "Of smokers live in poorer countries",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("prompt", "author"),
    [
        ('Quote card: "Less is more." — Mies van der Rohe', "— Mies van der Rohe"),
        ('A quote card with "Less is more" by Mies van der Rohe', "— Mies van der Rohe"),
        ('Quote of the day: "Less is more" (Mies van der Rohe)', "— Mies van der Rohe"),
        ("Zitatkarte: „Weniger ist mehr“ – Mies van der Rohe", "— Mies van der Rohe"),
    ],
)
def test_whom_a_quoted_string_is_by_stands_under_it(prompt: str, author: str) -> None:
    assert compose(prompt, Inputs(), Wishes()).deck == author
