"""Uneven texts flow down columns; holes in a page are measured."""

from __future__ import annotations

from math import inf

import pytest

from planner.layouts.flowing import Flowing, divided
from planner.layouts.grid import Grid
from planner.layouts.holes import largest_hole
from planner.layouts.kit import Space
from planner.layouts.surface import Sink, add_rect, box
from planner.plan import Run, TextElement


class Cell(Space):
    """Notes where it is placed."""

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        self.at = (x, y, h)


def text(x: float, y: float, w: float, h: float) -> TextElement:
    return TextElement(id=f"text-{x}-{y}", box=box(x, y, w, h), runs=(Run(text="a"),), size=20)


@pytest.mark.parametrize(
    ("heights", "columns", "parts"),
    [([9, 2, 3], 2, [1, 2]), ([1, 1, 1, 1], 2, [2, 2]), ([1, 1, 9], 3, [1, 1, 1])],
)
def test_columns_are_about_as_tall(heights: list[float], columns: int, parts: list[int]) -> None:
    assert [part.stop - part.start for part in divided(heights, columns)] == parts


def test_nodes_flow_down_columns_in_order() -> None:
    cells = [Cell(90, 1.0), Cell(20, 1.0), Cell(30, 1.0)]
    node = Flowing(cells, 2, gap=10, row_gap=10)
    assert node.height(210) == 90
    node.place(0, 0, 210, 100, Sink())
    assert [cell.at for cell in cells] == [(0, 0, 100), (110, 0, 40), (110, 50, 50)]


@pytest.mark.parametrize(("slack", "tall"), [(inf, 200), (5.0, 95)])
def test_a_column_takes_no_more_than_its_slack(slack: float, tall: float) -> None:
    cells = [Cell(90, 1.0), Cell(20, 1.0)]
    Flowing(cells, 2, 10, 10, slack).place(0, 0, 210, 200, Sink())
    assert cells[0].at == (0, 0, tall)


@pytest.mark.parametrize(("heights", "rows"), [((100, 80), (100, 100)), ((100, 30), (100, 30))])
def test_rows_are_as_tall_only_where_they_need_about_as_much(
    heights: tuple[int, int], rows: tuple[int, int]
) -> None:
    cells = [Cell(height) for height in heights]
    Grid(cells, 1, gap=10, even=True).place(0, 0, 100, 0, Sink())
    assert tuple(cell.at[2] for cell in cells) == rows


def test_the_largest_hole_is_what_nothing_stands_in() -> None:
    page = box(0, 0, 400, 400)
    left, top = text(0, 0, 200, 400), text(200, 0, 200, 100)
    assert largest_hole((), page) == 1
    assert largest_hole((left,), page) == pytest.approx(0.5)
    assert largest_hole((left, top), page) == pytest.approx(0.375)


def test_a_ground_leaves_the_hole_that_it_surrounds() -> None:
    sink = Sink()
    add_rect(sink, 0, 0, 400, 400, "surface")
    assert largest_hole(sink.elements, box(0, 0, 400, 400)) == 1


def test_a_column_that_ends_early_is_loose() -> None:
    node = Flowing([Cell(90, 1.0), Cell(20, 1.0), Cell(30, 1.0)], 2, gap=10, row_gap=10)
    assert node.loose(210) == pytest.approx(1 - (90 + 60) / 180)


def test_cells_that_need_less_than_their_row_are_loose() -> None:
    node = Grid([Cell(90, 1.0), Cell(30, 1.0), Cell(40, 1.0), Cell(40, 1.0)], 2)
    assert node.loose(200) == pytest.approx(1 - (60 + 40) / (90 + 40))
