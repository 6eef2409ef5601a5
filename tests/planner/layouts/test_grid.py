"""Grids: rows as even as can be, and the cells of a short one as wide as the page allows."""

from __future__ import annotations

import pytest

from planner.layouts.grid import Grid, balanced
from planner.layouts.kit import Space
from planner.layouts.surface import Sink


class Cell(Space):
    """Notes where it is placed."""

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        self.at = (x, w)


@pytest.mark.parametrize(
    ("count", "columns", "rows"),
    [(5, 3, [3, 2]), (6, 3, [3, 3]), (7, 3, [3, 2, 2]), (4, 3, [2, 2]), (2, 3, [2]), (0, 3, [0])],
)
def test_rows_are_even(count: int, columns: int, rows: list[int]) -> None:
    assert [part.stop - part.start for part in balanced(count, columns)] == rows


def test_a_short_row_fills_the_width() -> None:
    cells = [Cell(10) for _ in range(5)]
    Grid(cells, 3, gap=10, fills=True).place(0, 0, 320, 100, Sink())
    assert [cell.at for cell in cells[:3]] == [(0, 100), (110, 100), (220, 100)]
    assert [cell.at for cell in cells[3:]] == [(0, 155), (165, 155)]
