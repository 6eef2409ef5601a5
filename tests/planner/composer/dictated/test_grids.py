"""Grids: rows and columns that a prompt counts, and the side at which it names each panel."""

from __future__ import annotations

import pytest

from planner.composer.dictated.prose import Prose
from planner.composer.dictated.regions import read
from planner.composer.quotes import mask, quotes


def rows(prompt: str, language: str = "en") -> list[list[str]]:
    """Band by band the titles of its columns."""
    quoted = quotes(prompt)
    sheet = read(Prose(mask(prompt, quoted), quoted, language))
    return [[column.regions[0].title for column in band.sorted()] for band in sheet.bands]


@pytest.mark.parametrize(
    ("prompt", "language"),
    [
        ('A 2x3 grid of cards: "A", "B", "C", "D", "E" and "F".', "en"),
        ('Six cards in two rows and three columns: "A", "B", "C", "D", "E" and "F".', "en"),
        ('Six stalls in a 2-by-3 grid: "A", "B", "C", "D", "E" and "F".', "en"),
        ('Ein 2x3-Raster aus Karten: "A", "B", "C", "D", "E" und "F".', "de"),
        ("一张2行3列的卡片：“A”、“B”、“C”、“D”、“E”、“F”。", "zh"),
    ],
)
def test_a_counted_grid_has_its_rows(prompt: str, language: str) -> None:
    assert rows(prompt, language) == [["A", "B", "C"], ["D", "E", "F"]]


def test_a_grid_that_is_not_counted_is_about_square() -> None:
    assert rows('A grid of five cards: "A", "B", "C", "D" and "E".') == [
        ["A", "B", "C"],
        ["D", "E"],
    ]


def test_a_row_of_five_cards_is_no_grid() -> None:
    assert rows('A row of five cards: "A", "B", "C", "D" and "E".') == [["A", "B", "C", "D", "E"]]


def test_the_title_of_a_grid_is_the_title_of_the_page() -> None:
    quoted = quotes(prompt := 'A 1x2 grid of cards with the title "Rules". The cards: "A" and "B".')
    sheet = read(Prose(mask(prompt, quoted), quoted, "en"))
    assert [said.text for said in sheet.lead.words] == ["Rules"]


def test_columns_that_are_told_by_their_names_hold_them() -> None:
    assert rows(
        "A grid of four boxes arranged as two columns by two rows. Left column boxes are: Ale, Rye; right "
        'column boxes are: Tea, Bun. In each box, place its label: "Ale (1)", "Rye (2)", "Tea (3)", "Bun (4)".'
    ) == [["Ale (1)", "Tea (3)"], ["Rye (2)", "Bun (4)"]]


def test_rows_of_so_many_are_a_grid() -> None:
    assert rows('Two rows of two cards: "A", "B", "C" and "D".') == [["A", "B"], ["C", "D"]]
