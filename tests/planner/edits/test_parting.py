"""What is and what it becomes, in the words of an instruction."""

from __future__ import annotations

import pytest

from planner.edits.clause import Clause
from planner.edits.parting import partings


@pytest.mark.parametrize(
    ("said", "language", "old", "new"),
    [
        ("change 22 g to 25 g", "en", "22 g", "25 g"),
        ("rename Walk to Run", "en", "Walk", "Run"),
        ("swap the car for the bus with the train", "en", "car for the bus", "train"),
        ("change the title to The Moon", "en", "title", "The Moon"),
        ("make Tea 40", "en", "Tea", "40"),
        ("make it a 5-star hotel with a 6-star hotel", "en", "5-star hotel", "a 6-star hotel"),
        ("cambia Libros por el 25 %", "es", "Libros", "25 %"),
        ("remplace le thé par le café", "fr", "thé", "café"),
        ("把标题改成咖啡", "zh", "标题", "咖啡"),
        ("replace “Walk it” with “Run”", "en", "Walk it", "Run"),
    ],
)
def test_a_clause_is_parted(said: str, language: str, old: str, new: str) -> None:
    assert next(partings(Clause.of(said, language))) == (old, new)


def test_what_becomes_of_nothing_is_not_parted() -> None:
    assert list(partings(Clause.of("remove the cow", "en"))) == []
