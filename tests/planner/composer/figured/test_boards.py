"""Where lettered panels stand."""

from __future__ import annotations

import pytest

from planner.composer.figured.boards import board, boxes
from planner.composer.figured.letters import described
from planner.composer.quotes import mask, quotes


def placed(prompt: str) -> dict[str, tuple[float, ...]]:
    """The boxes of the panels, rounded."""
    found = board(mask(prompt, quotes(prompt)), sorted(described(prompt)), "en")
    made = boxes(found, lambda letter, across: found.weights.get(letter, 1.0))
    return {letter: tuple(round(value, 2) for value in box) for letter, box in made.items()}


def panels(letters: str) -> str:
    return " ".join(f"Panel ({letter}): a bar chart." for letter in letters)


def test_a_row_between_two_bands() -> None:
    made = placed(
        "(B) is a full-width header band at the very top; (C), (A), and (D) form one middle row where (A) is the "
        "large central body panel, (C) is a left rail, and (D) is a right rail; (E) is a full-width footer band "
        f"at the very bottom. {panels('ABCDE')}"
    )
    assert made["B"][:3] == (0, 0, 1) and made["E"][0] == 0 and made["E"][2] == 1
    assert made["C"][0] < made["A"][0] < made["D"][0]
    assert made["A"][2] > made["C"][2] == made["D"][2]
    assert made["B"][1] < made["A"][1] < made["E"][1]


def test_a_column_beside_two_panels_over_a_strip() -> None:
    made = placed(
        "(A) occupies the full-height left column; (B) and (C) are stacked vertically to the right of (A) with "
        f"(B) above (C); (D) is a full-width footer strip below all of them. {panels('ABCD')}"
    )
    assert made["A"] == (0, 0, 0.5, 0.5)
    assert (made["B"][0], made["C"][0]) == (0.5, 0.5) and made["B"][1] < made["C"][1]
    assert made["D"] == (0, 0.5, 1, 0.5)


def test_what_stands_over_one_of_a_row_stands_over_all() -> None:
    made = placed(
        "(C) is the large central panel; (A) is directly above (C), (E) is directly below (C), (B) is left of (C) "
        f"and (D) is right of (C). {panels('ABCDE')}"
    )
    assert made["A"] == (0, 0, 1, 0.25) and made["E"] == (0, 0.75, 1, 0.25)
    assert made["B"][0] < made["C"][0] < made["D"][0]


@pytest.mark.parametrize(
    ("letters", "columns"), [("AB", 2), ("ABC", 3), ("ABCD", 2), ("ABCDEF", 3)]
)
def test_panels_without_places_fill_a_grid(letters: str, columns: int) -> None:
    made = placed(panels(letters))
    assert len({box[0] for box in made.values()}) == columns


def test_insets_stand_in_opposite_corners() -> None:
    prompt = f"(B) and (C) are inset panels inside (A) at opposite corners. {panels('ABC')}"
    found = board(mask(prompt, quotes(prompt)), ["A", "B", "C"], "en")
    assert found.inset == {"B": ("A", "left", "top"), "C": ("A", "right", "bottom")}


def test_a_corner_that_is_told_is_that_of_the_inset() -> None:
    prompt = f"(B) is inset inside (A) near the bottom-left corner. {panels('AB')}"
    assert board(prompt, ["A", "B"], "en").inset == {"B": ("A", "left", "bottom")}
