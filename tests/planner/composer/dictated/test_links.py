"""Arrows between parts: from one that is named to another, along a row, across a grid; none in a panel."""

from __future__ import annotations

from planner.composer.dictated.links import links
from planner.composer.dictated.prose import Prose
from planner.composer.dictated.regions import read
from planner.composer.quotes import mask, quotes

PANELS = 'Panel (a), titled "A", has the text "x". Panel (b), titled "B", has the text "y". Panel (c), titled "C", has the text "z". '


def arrows(prompt: str, language: str = "en") -> list[tuple[int, int]]:
    quoted = quotes(prompt)
    prose = Prose(mask(prompt, quoted), quoted, language)
    return [(link.start, link.end) for link in links(read(prose), prose)]


def test_arrows_lead_from_letter_to_letter() -> None:
    assert arrows(f"Three panels in a row. {PANELS}Arrows lead from (a) to (b) and from (b) to (c).") == [
        (0, 1), (1, 2),
    ]  # fmt: skip


def test_panels_that_are_connected_by_arrows_are_a_chain() -> None:
    assert arrows(f"Three panels in a row, connected by arrows. {PANELS}") == [(0, 1), (1, 2)]
    assert arrows(f"Three panels in a row. {PANELS}Arrows connect the three panels.") == [
        (0, 1),
        (1, 2),
    ]


def test_an_arrow_inside_a_panel_joins_no_panels() -> None:
    prompt = 'Two panels. Panel (a) is titled "A"; draw two boxes and an arrow from the first to the next. Panel (b) is titled "B".'
    assert arrows(prompt) == []


def test_each_panel_at_the_left_leads_to_the_one_at_its_right() -> None:
    assert arrows(
        'A 2x2 grid of cards: "A", "B", "C" and "D". Add two arrows from each left card to the right card.'
    ) == [(0, 1), (2, 3)]


def test_a_row_that_is_listed_behind_its_arrows_is_a_chain() -> None:
    assert arrows('Below are three cards, connected by arrows: "A", "B" and "C".') == [
        (0, 1),
        (1, 2),
    ]
    german = 'Darunter drei Karten, verbunden durch Pfeile: "A" mit dem Text "x", "B" mit dem Text "y", "C" mit dem Text "z".'
    assert arrows(german, "de") == [(0, 1), (1, 2)]


def test_arrows_lead_from_side_to_side() -> None:
    prompt = 'The left panel is titled "A" with "x". The right panel is titled "B" with "y". An arrow leads from the left panel to the right panel.'
    assert arrows(prompt) == [(0, 1)]


def test_a_way_that_an_arrow_points_is_no_panel() -> None:
    prompt = 'The left panel is titled "A" with "x". The right panel is titled "B"; a right-pointing arrow leads from the left edge to "y".'
    assert arrows(prompt) == []
