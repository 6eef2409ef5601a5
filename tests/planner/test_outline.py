"""Outlines: inside and outside of what is drawn, with holes; what is not understood encloses nothing."""

from __future__ import annotations

import pytest

from planner.layouts.geometry import polygon
from planner.outline import encloses

SQUARE = "M0 0L10 0L10 10L0 10Z"


@pytest.mark.parametrize(("x", "y", "inside"), [(5, 5, True), (-1, 5, False), (5, 11, False)])
def test_a_square_encloses_its_middle(x: float, y: float, inside: bool) -> None:
    assert encloses(SQUARE, x, y) is inside
    assert encloses(polygon([(0, 0), (10, 0), (10, 10), (0, 10)], 3), x, y) is inside


def test_a_hole_is_outside() -> None:
    frame = SQUARE + "M3 3L7 3L7 7L3 7Z"
    assert not encloses(frame, 5, 5)
    assert encloses(frame, 1.5, 5)


@pytest.mark.parametrize(
    "path", ["", "M0 0A5 5 0 0 1 10 0Z", "M0", "Z", "m0 0l9 9z", "5 5", "M0 0Z5"]
)
def test_what_is_not_understood_encloses_nothing(path: str) -> None:
    assert not encloses(path, 1, 1)
