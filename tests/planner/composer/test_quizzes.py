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


def test_questions_that_are_answered_each_keep_their_answers() -> None:
    content = compose(
        "FAQ. Question: How long is shipping? Answer: 3 days. Question: Can I return it? Answer: Yes.",
        Inputs(), Wishes(),
    )  # fmt: skip
    assert "Answer" not in content.note


def test_a_title_says_no_word_for_the_picture_itself() -> None:
    assert compose(LINE, Inputs(), Wishes()).headline == "Quiz about planets"


@pytest.mark.parametrize(
    ("prompt", "question", "options"),
    [
        (
            "Geography quiz: 1. What is the capital of Australia? A) Sydney B) Canberra C) Perth Answer: B "
            "2. Which river is longest? A) Danube B) Rhine C) Volga Answer: C",
            "What is the capital of Australia?",
            [("A", "Sydney"), ("B", "Canberra"), ("C", "Perth"), ("Answer", "B")],
        ),
        (
            "Quiz: What is the capital of Australia? A) Sydney B) Canberra. Answer: B. "
            "Which river is longest? A) Danube B) Volga. Answer: B.",
            "What is the capital of Australia?",
            [("A", "Sydney"), ("B", "Canberra"), ("Answer", "B")],
        ),
        (
            "Quiz: 1. Was ist die Hauptstadt? a) Bonn b) Berlin (Antwort: b) 2. Welcher Fluss? a) Donau b) Rhein (Antwort: a)",
            "Was ist die Hauptstadt?",
            [("a", "Bonn"), ("b", "Berlin"), ("Antwort", "b")],
        ),
        (
            "小测验：1. 首都是哪里？A) 悉尼 B) 堪培拉 答案：B 2. 最长的河是？A) 莱茵河 B) 伏尔加河 答案：B",
            "首都是哪里？",
            [("A", "悉尼"), ("B", "堪培拉"), ("答案", "B")],
        ),
        (
            "Quiz\n1. What do plants breathe in?\nA) Oxygen\nB) Carbon dioxide\nAnswer: B\n"
            "2. How many legs has a spider?\nA) six\nB) eight\nAnswer: B",
            "What do plants breathe in?",
            [("A", "Oxygen"), ("B", "Carbon dioxide"), ("Answer", "B")],
        ),
    ],
)
def test_the_answer_behind_a_question_stands_below_its_own_options(
    prompt: str, question: str, options: list[tuple[str, str]]
) -> None:
    content = compose(prompt, Inputs(), Wishes())
    assert len(content.items) == 2 and content.items[0].title == question
    assert [(own.title, own.body or own.value) for own in content.items[0].items] == options
