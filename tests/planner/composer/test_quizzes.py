"""Questions with lettered options, and their answers."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Wishes

LINE = (
    "Quiz infographic about planets. 1. Which is the largest? a) Saturn b) Jupiter c) Mars. "
    "2. How many moons has Mars? a) none b) two c) four. Answers: 1b, 2b."
)
LINES = (
    "Make a quiz about planets\n1. Which is the largest?\na) Saturn\nb) Jupiter\nc) Mars\n"
    "2. How many moons has Mars?\na) none\nb) two\nc) four\nAnswers: 1b, 2b."
)


@pytest.mark.parametrize("prompt", [LINE, LINES])
def test_options_stand_below_their_question_and_answers_at_the_foot(prompt: str) -> None:
    content = compose(prompt, Inputs(), Wishes())
    assert [item.title for item in content.items] == ["Which is the largest?", "How many moons has Mars?"]  # fmt: skip
    assert [(own.title, own.body) for own in content.items[0].items] == [
        ("a", "Saturn"), ("b", "Jupiter"), ("c", "Mars"),
    ]  # fmt: skip
    assert content.note == "Answers: 1b, 2b." and not content.deck


def test_the_answer_to_one_question_stands_below_its_options() -> None:
    content = compose(
        "Which planet is the largest? A) Saturn B) Jupiter C) Mars. Answer: B", Inputs(), Wishes()
    )
    assert content.headline == "Which planet is the largest?" and not content.deck
    assert content.note == "Answer: B"


EACH = (
    "Quiz: 1. Which is the largest? A) Saturn B) Jupiter Answer: B 2. How many moons has Mars? "
    "A) none B) two Answer: B"
)


@pytest.mark.parametrize(
    "prompt",
    [EACH, EACH.replace(" A)", "\nA)").replace(" B)", "\nB)").replace(" Answer", "\nAnswer").replace(" 2.", "\n2.")],
)  # fmt: skip
def test_an_answer_behind_each_question_joins_the_others_at_the_foot(prompt: str) -> None:
    content = compose(prompt, Inputs(), Wishes())
    assert [[(own.title, own.body) for own in item.items] for item in content.items] == [
        [("A", "Saturn"), ("B", "Jupiter")], [("A", "none"), ("B", "two")],
    ]  # fmt: skip
    assert content.note == "Answer: 1 B, 2 B"


def test_options_in_a_sentence_of_their_own_are_those_of_the_question_before() -> None:
    content = compose(
        "Quiz: Which river is longer? A) Nile B) Rhine. Answer: Nile. Which city is older? A) Rome B) Berlin. "
        "Answer: Rome.",
        Inputs(), Wishes(),
    )  # fmt: skip
    assert [len(item.items) for item in content.items] == [2, 2]
    assert content.note == "Answer: 1 Nile, 2 Rome"


def test_questions_that_are_answered_each_keep_their_answers() -> None:
    content = compose(
        "FAQ. Question: How long is shipping? Answer: 3 days. Question: Can I return it? Answer: Yes.",
        Inputs(), Wishes(),
    )  # fmt: skip
    assert "Answer" not in content.note


def test_a_title_says_no_word_for_the_picture_itself() -> None:
    assert compose(LINE, Inputs(), Wishes()).headline == "Quiz about planets"
