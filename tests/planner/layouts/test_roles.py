"""Texts by their job on the page."""

from __future__ import annotations

import pytest

from planner import looks
from planner.errors import PlannerError
from planner.layouts.roles import LONELY, _runs, fitted
from planner.plan.texts import MOST_LETTERS
from planner.spatial import canvas, page_of


def test_a_text_longer_than_one_may_be_is_one_sentence() -> None:
    assert _runs("a" * MOST_LETTERS)[0].text.endswith("a")
    with pytest.raises(PlannerError, match="a text of 20,001 letters"):
        _runs("a" * (MOST_LETTERS + 1))


@pytest.mark.parametrize(
    ("text", "language", "width", "lines"),
    [
        ("Ranking of the longest rivers", "en", 590, 2),
        ("Как заварить чай", "ru", 870, 1),
    ],
)
def test_no_word_of_a_headline_stands_alone(
    text: str, language: str, width: float, lines: int
) -> None:
    style = looks.style("ocean", "bold", looks.character("bold").pairings[0], False)
    page = page_of(canvas("3:4", "2K"), style, language, "ltr", 1, 0)
    node = fitted(page, text, width, largest=118, lines=3)
    widths = [line[2] for line in node.set(width).lines]
    assert len(widths) == lines
    assert widths[-1] >= LONELY * max(widths)


def test_a_headline_with_a_full_last_line_keeps_its_size() -> None:
    style = looks.style("ocean", "bold", looks.character("bold").pairings[0], False)
    page = page_of(canvas("3:4", "2K"), style, "en", "ltr", 1, 0)
    node = fitted(page, "Three laws of motion", 420, largest=100, lines=3)
    assert node.size == 100 and len(node.set(420).lines) == 3
