"""Figures as content: panels, tables, tiles, drawings; and prompts that leave them open."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.brief import read_brief
from planner.check import check
from planner.composer.figured import from_figure
from planner.content import Content, Wishes
from planner.errors import NothingToSayError
from planner.figure import Figure
from planner.think import think

DASHBOARD = """Create a dashboard with panels on white, each with a light border. (A) and (B) form the top row; \
(C) and (D) form the bottom row; (E) is inset inside (C) near the top-right corner. \
Panel (A): KPI cards: “World 1000”, “Asia 600”. \
Panel (B) is a horizontal bar chart (Asia 600, Africa 300, Europe 100). \
Panel (C): a treegraph titled “Regions”: root “World (1000)” with three children: blue “Asia (600)”, green \
“Africa (300)” and orange “Europe (100)”; Asia subregions “East (400)”, “West (200)”. \
Panel (D): a small stacked bar breaking down Asia: East 400, West 200. \
Panel (E): a donut chart of shares; label only two (Asia 600, Africa 300), with a center label “1000”."""

TABLE = """Create a figure with one centered table, serif font. Title 'Ablation'. The first header row has a merged \
header above the next two columns reading 'position', then 'AP'. The second header row contains the column labels \
'encoder', 'decoder', 'AP'. Row 1: 'none', 'none', '32.8'. Row 2: 'sine', 'sine', bold '40.6'. Draw a rule after the \
row labeled 'none'. Add a callout pointing to the bold AP cell stating 'Best AP'. Add the caption 'Table 1: Ablation.'"""

TILES = """Create a figure on white. Place the title text “Services” in bold navy, with one teal underline beneath \
it. Draw a grid of four equal rounded rectangles arranged as two columns by two rows, each with a gray border. Left \
column (top to bottom): Lending, Workshops; right column (top to bottom): Archives, Rooms. Fill: Lending pale green, \
Workshops pale yellow, Archives pale blue, Rooms pale pink. Place the label inside each panel: “Lending (41%)”, \
“Workshops (19%)”, “Archives (14%)”, “Rooms (26%)”. Draw two dashed purple arrows (one per row) from each left panel \
to the right panel. Icon themes: Lending = book, clock; Workshops = wrench, laptop; Archives = box, camera; Rooms = \
chair, lamp."""


def figured(prompt: str) -> tuple[Content, Figure]:
    content = from_figure(read_brief(prompt, Inputs(), Wishes()))
    assert content is not None and content.figure is not None
    return content, content.figure


def test_panels_show_their_own_numbers_and_those_given_elsewhere() -> None:
    content, figure = figured(DASHBOARD)
    panes = {pane.letter: pane for pane in figure.panes}
    assert [(one.label, one.value) for one in panes["(A)"].tallies] == [
        ("World", "1000"),
        ("Asia", "600"),
    ]
    assert panes["(C)"].title == "Regions" and len(panes["(C)"].shapes) == 6
    assert figure.panes[panes["(E)"].inside or 0].letter == "(C)"
    donut = content.charts[panes["(E)"].chart or 0]
    assert donut.columns[0].values == ("Asia", "Africa", "Europe")
    assert donut.center == "1000"
    assert [chart.chart for chart in content.charts] == ["bar", "stacked", "donut"]
    assert content.charts[0].colors["Asia"] == panes["(C)"].shapes[1].fill


def test_a_table_has_its_tiers_weights_rules_and_callouts() -> None:
    _, figure = figured(TABLE)
    grid = figure.panes[0].grid
    assert grid is not None and figure.font == "serif"
    assert [(cell.text, cell.span) for cell in grid.rows[0]] == [("position", 2), ("AP", 1)]
    assert grid.head == 2 and 2 in grid.rules
    assert [cell.bold for cell in grid.rows[3]] == [False, False, True]
    assert [(one.text, one.row, one.column) for one in grid.callouts] == [("Best AP", 3, 2)]
    assert [one.text for one in figure.panes[0].words] == ["Table 1: Ablation."]


def test_tiles_have_their_fills_arrows_and_icons() -> None:
    _, figure = figured(TILES)
    assert [pane.title for pane in figure.panes] == [
        "Lending (41%)",
        "Archives (14%)",
        "Workshops (19%)",
        "Rooms (26%)",
    ]
    assert len({pane.fill for pane in figure.panes}) == 4 and None not in {
        pane.fill for pane in figure.panes
    }
    assert (figure.title, figure.title_color, figure.underline) == (
        "Services",
        "#000080",
        "#008080",
    )
    assert [(a.start, a.end, a.dash, a.color) for a in figure.arrows] == [
        (0, 1, "dashed", "#800080"), (2, 3, "dashed", "#800080"),
    ]  # fmt: skip
    assert [sign.icon for sign in figure.panes[0].signs] == ["book", "clock"]


@pytest.mark.parametrize("prompt", [DASHBOARD, TABLE, TILES])
def test_the_page_holds_all_of_it(prompt: str) -> None:
    plan = think(prompt, Inputs(), Wishes())
    assert plan.brief.archetype == "figure"
    assert check(plan) == ()


def test_a_note_of_a_panel_stands_under_its_drawing() -> None:
    _, figure = figured(
        "A figure with two panels on a dark navy background. Panel (A): a bar chart: Bus 40, Tram 25. Panel (B): draw a "
        'box labeled "Ticket", an arrow to a box labeled "Gate", then an arrow to an oval labeled "Ride". Add the note '
        '"Daily averages" below.'
    )
    pane = figure.panes[1]
    assert [shape.text for shape in pane.shapes] == ["Ticket", "Gate", "Ride"]
    assert [(one.text, one.foot) for one in pane.words] == [("Daily averages", True)]


def test_demands_are_not_printed() -> None:
    prompt = (
        "Generate a publication-quality figure (panels A-C) about enzyme kinetics. Requirements:\n- Panel A: a "
        "schematic of the active site.\n- Panel B: curves for three concentrations.\n- Keep a journal style."
    )
    with pytest.raises(NothingToSayError, match="leaves open what it shows"):
        think(prompt, Inputs(), Wishes())


def test_a_page_without_letters_and_shapes_is_no_figure() -> None:
    prompt = 'A web page with a header titled "Home" and three cards "One", "Two" and "Three".'
    assert from_figure(read_brief(prompt, Inputs(), Wishes())) is None
