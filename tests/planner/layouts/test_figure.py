"""Figures: panels of equal shares are equal, insets and cells keep inside."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.content import Wishes
from planner.plan import ConnectorElement, ShapeElement
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


def test_words_that_arrows_run_through_stand_beside_them() -> None:
    prompt = (
        "A figure with two panels. Panel (a): draw 5 small rounded rectangles in one horizontal row labeled “A”, “B”, "
        "“C”, “D”, “E”; above the row place the short annotation “Token Embedding”. Draw exactly 5 small upward arrows "
        "(one per token) into a large rounded rectangle labeled “Mixer”. On its right side draw a rounded rectangle "
        "labeled “Head” connected by a right-pointing arrow. Panel (b): a rounded rectangle labeled “In” arrow to a "
        "rounded rectangle labeled “Out”."
    )
    plan = think(prompt, Inputs(), Wishes())
    text = next(e for e in plan.elements if getattr(e, "text", "") == "Token Embedding")
    lines = [e for e in plan.elements if isinstance(e, ConnectorElement)]
    upright = [e for e in lines if abs(e.points[0][0] - e.points[-1][0]) < 1]
    assert len(upright) >= 5
    assert all(not text.box.x < e.points[0][0] < text.box.right for e in upright)


def test_a_note_under_numbers_keeps_off_their_cards() -> None:
    prompt = (
        "A dashboard with two panels. Panel (A): a KPI strip: three large KPIs stacked vertically: Total 640, Sales 240, "
        "Legal 40; include a small note 'units: employees' beneath. Panel (B): a bar chart: Sales 240, Legal 40."
    )
    plan = think(prompt, Inputs(), Wishes())
    note = next(e for e in plan.elements if getattr(e, "text", "") == "units: employees")
    cards = [e.box for e in plan.elements if e.id.startswith("tally")]
    assert cards and note.box.y - max(box.bottom for box in cards) >= 8


def test_the_title_of_a_panel_has_its_colour() -> None:
    prompt = (
        "A figure with two panels. Panel (A): a rounded rectangle labeled “In” arrow to a rounded rectangle labeled "
        "“Out”. Place a purple title “Flow” at its top. Panel (B): a bar chart: Bus 4, Tram 2."
    )
    plan = think(prompt, Inputs(), Wishes())
    title = next(e for e in plan.elements if getattr(e, "text", "") == "Flow")
    assert title.color == "#800080"


def test_a_word_with_a_swatch_has_it_in_its_colour() -> None:
    prompt = (
        "A figure with two panels. Panel (A): a tiny legend: a small filled red square followed by 'bird 1', below it a "
        "small filled yellow square followed by 'bird 2'. Panel (B): a bar chart: Bus 4, Tram 2. Panel (C): a bar chart: "
        "Bus 3, Tram 5."
    )
    plan = think(prompt, Inputs(), Wishes())
    swatches = [
        e.fill for e in plan.elements if isinstance(e, ShapeElement) and e.id.startswith("swatch")
    ]
    assert swatches == ["#ff0000", "#ffff00"]
