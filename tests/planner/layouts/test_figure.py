"""Figures: panels of equal shares are equal, insets and cells keep inside."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.content import Wishes
from planner.plan import ShapeElement
from planner.think import think

GRID = (
    "A figure with a grid of six panels. Panel (A): a bar chart: Bus 4, Tram 2. Panel (B): a bar chart: Bus 3, Tram 5. "
    "Panel (C): a bar chart: Bus 1, Tram 6. Panel (D): a bar chart: Bus 7, Tram 5. Panel (E): a bar chart: Bus 3, "
    "Tram 8. Panel (F): a bar chart: Bus 9, Tram 5."
)


def test_panels_of_equal_shares_are_equal() -> None:
    plan = think(GRID, Inputs(), Wishes())
    panes = [
        e.box for e in plan.elements if isinstance(e, ShapeElement) and e.id.startswith("pane-")
    ]
    assert len(panes) == 6
    assert {round(box.w, 1) for box in panes} == {round(panes[0].w, 1)}
    assert {round(box.h, 1) for box in panes} == {round(panes[0].h, 1)}
    assert panes[1].x - panes[0].right == pytest.approx(panes[3].y - panes[0].bottom, abs=0.1)


@pytest.mark.parametrize("ground", ["white", "black"])
def test_a_figure_reads_on_every_ground(ground: str) -> None:
    assert think(f"{GRID} Use a {ground} background.", Inputs(), Wishes()).issues == ()
