"""Widths: a column is as wide to the others as the prompt says, in the band that it speaks of."""

from __future__ import annotations

import pytest

from planner.composer.dictated.prose import Prose
from planner.composer.dictated.regions import read
from planner.composer.quotes import mask, quotes


def shares(prompt: str, language: str = "en") -> list[list[float]]:
    quoted = quotes(prompt)
    sheet = read(Prose(mask(prompt, quoted), quoted, language))
    return [[column.share for column in band.sorted()] for band in sheet.bands]


@pytest.mark.parametrize(
    ("prompt", "language", "wanted"),
    [
        ('Three columns, the middle one wider. The left column is headed "A". The middle column is headed '
         '"B". The right column is headed "C".', "en", [1.0, 1.5, 1.0]),
        ('A wider left column titled "A" and a narrow right column titled "B".', "en", [1.5, 0.6]),
        ('Zwei Spalten, die linke doppelt so breit wie die rechte. In der linken Spalte steht "A". In der '
         'rechten Spalte steht "B".', "de", [2.0, 1.0]),
        ("三栏，中间一栏更宽。左栏标题“A”。中间一栏标题“B”。右栏标题“C”。", "zh", [1.0, 1.5, 1.0]),
        ('La columna izquierda, más ancha, contiene "A". La columna derecha contiene "B".', "es", [1.5, 1.0]),
        ('The left column takes 60% of the width and says "A". The right column says "B".', "en", [1.2, 1.0]),
    ],
)  # fmt: skip
def test_a_column_is_as_wide_as_is_told(prompt: str, language: str, wanted: list[float]) -> None:
    assert shares(prompt, language) == [pytest.approx(wanted)]


def test_a_width_is_that_of_its_own_band() -> None:
    made = shares(
        'A row of two cards: "A" and "B". Below, a wide left panel titled "C" and a right panel titled "D".'
    )
    assert made == [[1.0, 1.0], [1.5, 1.0]]
