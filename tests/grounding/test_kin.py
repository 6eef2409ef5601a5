"""Forms of a word: plurals, cases, compounds."""

from __future__ import annotations

import pytest

from grounding.kin import kindred, share, words_of


@pytest.mark.parametrize(
    ("word", "other", "akin"),
    [
        ("loan", "loans", True), ("miete", "mieten", True), ("mieten", "kaltmiete", True),
        ("借阅", "分馆借阅量", True), ("rent", "rented", True), ("members", "memory", False),
        ("ship", "membership", False), ("month", "money", False), ("2024", "2023", False),
    ],
)  # fmt: skip
def test_forms_of_a_word(word: str, other: str, akin: bool) -> None:
    assert kindred(word, other) is akin
    assert kindred(other, word) is akin


def test_words_are_counted_once() -> None:
    assert words_of("Loans by month, 2024") == ("loans", "month", "2024")
    assert share(words_of("the loans of loans"), words_of("Loan")) == 1
