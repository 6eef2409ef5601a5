"""Tables, series, sets and years that a prompt tells in its sentences."""

from grounding.types import Inputs
from planner.brief import read_brief
from planner.composer.figured.boards import board
from planner.composer.figured.letters import described
from planner.composer.figured.rowed import series_of
from planner.composer.figured.rows import grid_in
from planner.composer.figured.sets import from_sets
from planner.composer.figured.years import from_years
from planner.composer.quotes import mask, quotes
from planner.content import Wishes


def brief(prompt: str):  # type: ignore[no-untyped-def]
    return read_brief(prompt, Inputs(), Wishes())


def test_merged_heads_span_their_columns_and_a_total_is_set_off() -> None:
    made = grid_in(
        "A table: the cell 'Site' spans two rows, the cell 'Spring' spans the columns Q1 and Q2. The rows are: North 12, "
        "15; South 22, 18. The last row is a bold total row: 'All' 34, 33.",
        "en",
    )
    assert made is not None
    first, second = made.grid.rows[:2]
    assert [(cell.text, cell.span, cell.down) for cell in first] == [
        ("Site", 1, 2),
        ("Spring", 2, 1),
    ]
    assert [cell.text for cell in second] == ["", "Q1", "Q2"]
    assert [cell.text for cell in made.grid.rows[-1]] == ["All", "34", "33"]
    assert made.grid.shaded == (4,)


def test_rows_keep_thousands_and_units_on_both_sides_of_a_comparison() -> None:
    made = grid_in(
        "A comparison with two columns, 'Pump' on the left in green and 'Boiler' on the right: 'Price' €14,000 vs "
        "€7,500; 'Life' 20 years vs 15 years.",
        "en",
    )
    assert made is not None
    assert [[cell.text for cell in row] for row in made.grid.rows] == [
        ["", "Pump", "Boiler"], ["Price", "€14,000", "€7,500"], ["Life", "20 years", "15 years"],
    ]  # fmt: skip
    assert made.grid.hues[1] and not made.grid.hues[2]


def test_rows_without_a_table_are_none() -> None:
    assert grid_in("North 12, 15; South 22, 18.", "en") is None


def test_series_are_told_row_by_row_over_groups() -> None:
    spec = series_of(
        "stacked",
        "The bars are 2015, 2019 and 2023, each stacked as Network 410, 450, 520, Energy 620, 640, 910 and Taxes 380, "
        "400, 330. Write the totals 1410, 1490 and 1760 above the stacks.",
        "en",
    )
    assert spec is not None
    assert spec.y == ("Network", "Energy", "Taxes")
    assert spec.columns[0].values == ("2015", "2019", "2023")
    assert spec.columns[2].values == (620.0, 640.0, 910.0)


def test_texts_stand_where_the_sets_that_are_named_overlap() -> None:
    made = from_sets(
        brief(
            "A Venn diagram. The top circle is labeled 'Cheap', the left circle 'Fast' and the right circle 'Good'. Where "
            "'Cheap' and 'Good' overlap write 'Slow'; in the center where all three overlap write 'Dream'."
        )
    )
    assert made is not None
    assert made.figure is not None
    sets = made.figure.panes[0].sets
    assert sets is not None
    assert sets.names == ("Cheap", "Fast", "Good")
    assert {region.sets: region.texts for region in sets.regions} == {
        (0, 2): ("Slow",), (0, 1, 2): ("Dream",),
    }  # fmt: skip


def test_years_beside_strings_are_the_dates_of_a_timeline() -> None:
    made = from_years(
        brief("A timeline: 1871 'Wooden bridge', 1902 'Flood' and 1928 'Steel arches'.")
    )
    assert made is not None
    assert [(item.when, item.title) for item in made.items] == [
        ("1871", "Wooden bridge"), ("1902", "Flood"), ("1928", "Steel arches"),
    ]  # fmt: skip


def test_below_them_in_the_bottom_row_is_a_place() -> None:
    prompt = "Panels (A) and (B) stand in the top row, and panels (C) and (D) below them in the bottom row."
    found = board(mask(prompt, quotes(prompt)), tuple("ABCD"), "en")
    assert ("A", "C") in found.over
    assert ("A", "B") in found.beside


def test_a_panel_is_told_by_its_side() -> None:
    told = described(
        "The left panel (A) is a bar chart of tea. The right panel (B) is a line chart of milk."
    )
    assert set(told) == {"A", "B"}
