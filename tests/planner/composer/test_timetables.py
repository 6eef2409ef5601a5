"""Weekdays as the rows of a table."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Wishes


def table(prompt: str) -> tuple[tuple[str, ...], ...]:
    content = compose(prompt, Inputs(), Wishes())
    assert content.archetypes[0][0] == "table"
    return content.table


def test_hours_that_days_share_are_the_head() -> None:
    assert table(
        "Stundenplan 5b: Montag 8:00 Mathe, 8:50 Deutsch; Dienstag 8:00 Englisch, 8:50 Mathe; "
        "Mittwoch 8:00 Deutsch, 8:50 Musik"
    ) == (
        ("", "8:00", "8:50"), ("Montag", "Mathe", "Deutsch"), ("Dienstag", "Englisch", "Mathe"),
        ("Mittwoch", "Deutsch", "Musik"),
    )  # fmt: skip


def test_a_lesson_that_one_day_lacks_leaves_its_cell_empty() -> None:
    rows = table(
        "Class schedule: Monday: 8:30 Math, 9:20 English, 1:30 pm PE. Tuesday: 8:30 Art, 9:20 Math, 1:30 pm Chess. "
        "Wednesday: 9:20 English, 8:30 Music."
    )
    assert rows[0] == ("", "8:30", "9:20", "1:30 pm")
    assert rows[3] == ("Wednesday", "Music", "English", "")


@pytest.mark.parametrize(
    ("prompt", "rows"),
    [
        (
            "make me a weekly workout plan: Monday 6:30 pm upper body 45 min, Tuesday rest, Wednesday 7 am 5 km run",
            (("Monday", "6:30 pm", "Upper body 45 min"), ("Tuesday", "", "Rest"), ("Wednesday", "7 am", "5 km run")),
        ),
        (
            "周计划：周一19:00游泳，周三7:00跑步5公里，周日休息",
            (("周一", "19:00", "游泳"), ("周三", "7:00", "跑步5公里"), ("周日", "", "休息")),
        ),
        (
            "Opening hours: Mon-Fri 9:00-18:00, Saturday 10:00-14:00, Sunday closed",
            (("Mon-Fri", "9:00-18:00"), ("Saturday", "10:00-14:00"), ("Sunday", "closed")),
        ),
    ],
)  # fmt: skip
def test_days_their_hours_and_what_is_done(prompt: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert table(prompt)[1:] == rows


def test_days_without_hours_are_no_table() -> None:
    content = compose("Menu: Monday soup, Tuesday pasta, Wednesday curry", Inputs(), Wishes())
    assert content.archetypes[0][0] != "table" or len(content.table[1]) == 2


def test_hours_in_sentences_are_the_head() -> None:
    assert table(
        "Weekly class schedule for grade 5B. Monday: 8:00 Maths, 9:00 English, 10:30 Art. Tuesday: 8:00 Science, "
        "9:00 Maths, 10:30 PE. Wednesday: 8:00 English, 9:00 History, 10:30 Music."
    ) == (
        ("", "8:00", "9:00", "10:30"), ("Monday", "Maths", "English", "Art"),
        ("Tuesday", "Science", "Maths", "PE"), ("Wednesday", "English", "History", "Music"),
    )  # fmt: skip
