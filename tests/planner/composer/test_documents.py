"""Documents as people write them: questions, abstracts, minutes, plans of days, press releases."""

from __future__ import annotations

import pytest

from grounding.types import Source
from planner.composer.entries import Line, entries
from planner.content import Content
from tests.planner.test_compose import tell

QUESTIONS = """# Library card

**Who can get a card?** Anyone who lives or works in the county.

**What does it cost?** Nothing for people under 18; 12 pounds a year for adults.

**Can I renew?** Twice, unless someone has reserved the book.
"""


def pairs(content: Content) -> list[tuple[str, str]]:
    """Titles and bodies."""
    return [(item.title, item.body) for item in content.items]


@pytest.mark.parametrize("text", [QUESTIONS, QUESTIONS.replace("**", "")])
def test_a_question_and_the_answer_after_it_are_one_item(text: str) -> None:
    told = tell(text, "library card")
    assert pairs(told)[0] == ("Who can get a card?", "Anyone who lives or works in the county.")
    assert [title for title, _ in pairs(told)][1:] == ["What does it cost?", "Can I renew?"]
    assert told.deck == ""


def test_what_opens_a_paragraph_in_bold_is_its_title_where_it_ends_there() -> None:
    told = tell("# Rules\n\n- **Be early.** Doors close at 8.\n- **Be kind** to the staff.\n")
    assert pairs(told) == [("Be early", "Doors close at 8."), ("Be kind to the staff", "")]


def test_paragraphs_with_names_of_their_own_are_items_however_long() -> None:
    long = "It goes on for a while, as such paragraphs do. " * 6
    told = tell(
        f"Trees in the city\n\nMethods: We counted. {long}\n\nResults: Shade cools. {long}\n"
    )
    assert [title for title, _ in pairs(told)] == ["Methods", "Results"]
    assert told.headline == "Trees in the city"


def test_the_days_of_a_plan_keep_their_hours() -> None:
    told = tell("# Lisbon\n\n## Day 1: Alfama\n- 09:00 Walk\n- 11:00 Castle\n\n"
                "## Day 2: Belém\n- 10:00 Tram\n- 13:00 Pastries\n")  # fmt: skip
    assert [item.when for item in told.items] == ["Day 1", "Day 2"]
    assert [(own.when, own.title) for own in told.items[1].items] == [
        ("10:00", "Tram"), ("13:00", "Pastries"),
    ]  # fmt: skip


PRESS = """FOR IMMEDIATE RELEASE

A wind farm opens off the cape

BERGEN, 4 May 2026. The farm of eleven turbines lies 46 kilometres off the coast.

At full output it delivers 165 megawatts. "It feeds a city," said the engineer.

Building it took 31 months and cost 540 million euros.

Streets with more than 30% cover were 2.3 degrees cooler (95% of them).

About us

The firm employs 420 people.
"""


def test_a_press_release_is_titled_by_its_news_and_told_in_its_figures() -> None:
    told = tell(PRESS, "the wind farm", "press.txt")
    assert told.headline == "A wind farm opens off the cape"
    values = [item.value for item in told.items]
    assert values == ["46 kilometres", "165 megawatts", "31 months", "2.3 degrees", "420 people"]
    assert told.archetypes[0][0] == "stats"
    for item in told.items:
        assert item.value in item.body


def test_initials_are_part_of_a_name_and_letters_that_count_are_not() -> None:
    def read(*texts: str) -> list[tuple[str, str]]:
        lines = [Line(text, Source(title="notes")) for text in texts]
        return [(entry.title, entry.body) for entry in entries(lines, "en")]

    assert read("L. Chen: ask three firms", "M. Okafor: mend the pump") == [
        ("L. Chen", "ask three firms"), ("M. Okafor", "mend the pump"),
    ]  # fmt: skip
    assert read("A. Red wine", "B. White wine", "C. Water") == [
        ("Red wine", ""), ("White wine", ""), ("Water", ""),
    ]  # fmt: skip


def test_numbered_steps_with_lists_of_their_own_are_steps() -> None:
    told = tell(
        "# Pizza\n\n1. Make the dough\n   - 500 g flour\n   - water\n2. Bake it\n   - 250 °C\n"
    )
    assert told.archetypes[0][0] == "steps"
    assert [len(item.items) for item in told.items] == [2, 1]
