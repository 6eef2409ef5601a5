"""Charts whose data a prompt writes out: kind, titles, colours and order as asked."""

from __future__ import annotations

import re

import pytest

from grounding.types import Inputs
from planner.brief import read_brief
from planner.compose import compose
from planner.composer.written import from_written
from planner.content import ChartSpec, Content, Wishes
from planner.errors import PlanError


def say(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


def chart(prompt: str) -> ChartSpec:
    return say(prompt).charts[0]


LONG = """Create a clean scatter plot on a pure white background. Center a bold title at the top: \
'Do bigger dogs live shorter lives?' and directly underneath add a smaller subtitle with two clauses: \
'Seven breeds; colors show the class.' Horizontal axis label: 'Weight (kg)' with scale 0–60 and ticks \
at 0, 20, 40, 60; vertical axis label: 'Life (years)'. Color by class: Small (pale yellow), Large \
(dark red). Values: Pug (7, 12.5) Small; Chihuahua (2.5, 16) Small; Great Dane (65, 8) Large. Label \
every point in the exact format 'x.x kg, y years'. Add a callout next to Great Dane (65, 8) reading \
'Danes live half as long.' Place a footnote centered below the x-axis: 'Note: both sexes.' Do not \
include any data table in the image."""


def test_a_long_specification_is_placed_in_full() -> None:
    content = say(LONG)
    spec = content.charts[0]
    assert content.archetypes[0][0] == "charts"
    assert content.headline == "Do bigger dogs live shorter lives?"
    assert content.deck == "Seven breeds; colors show the class."
    assert content.footer == ("Note: both sexes.",)
    assert content.ground == "#ffffff"
    assert not content.items
    assert (spec.chart, spec.x_title, spec.y_title) == ("scatter", "Weight (kg)", "Life (years)")
    assert spec.x_ticks == (0, 20, 40, 60)
    assert [(note.at, note.text) for note in spec.annotations] == [
        ("Great Dane", "Danes live half as long.")
    ]
    assert spec.colors["Large"] == "#8b0000" and spec.colors["Small"].startswith("#f")
    label = next(column for column in spec.columns if column.name == spec.label)
    assert label.values == ("7.0 kg, 12.5 years", "2.5 kg, 16.0 years", "65.0 kg, 8.0 years")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("bar chart", "bar"),
        ("Pie chart", "pie"),
        ("a donut", "donut"),
        ("Treemap", "treemap"),
        ("lollipop chart", "lollipop"),
        ("area chart", "area"),
        ("as a line", "line"),
        ("histogram-like column chart", "bar"),
        ("grafico a torta", "pie"),
        ("折线图", "line"),
    ],
)
def test_the_kind_is_the_one_named(words: str, kind: str) -> None:
    assert chart(f"{words}: Ann 40, Bob 35, Cid 25").chart == kind


def test_without_a_kind_the_shape_of_the_data_chooses() -> None:
    assert chart("chart: 2019: 4, 2020: 5, 2021: 7").chart == "line"
    assert chart("chart: Ann 40%, Bob 35%, Cid 25%").chart == "donut"
    assert chart("chart: Ann 40, Bob 35, Cid 2").chart == "bar"
    assert chart("chart: Ann (1, 2), Bob (3, 4), Cid (5, 6)").chart == "scatter"


def test_bars_of_several_series_are_grouped_or_stacked_as_asked() -> None:
    data = "Years: 2020, 2021. Coal: 39, 37; Wind: 4, 5"
    grouped = chart(f"bar chart. {data}")
    assert (grouped.chart, grouped.y) == ("grouped", ("Coal", "Wind"))
    assert grouped.columns[0].values == ("2020", "2021")
    assert chart(f"100% stacked bar chart. {data}").share
    assert chart(f"vertical bar chart. {data}").upright is True
    assert chart(f"horizontal bar chart. {data}").upright is False


def test_a_heatmap_keeps_rows_columns_and_its_ramp() -> None:
    spec = chart(
        "Heatmap. The x-axis must have 2 columns labeled: 'a', 'b'. Colorbar labeled 'Weight'. "
        "Negative = navy, zero = white, positive = crimson. row 'p' -> [-0.20, 0.50]; "
        "row 'q' -> [0.00, 1.00]. Label the x-axis 'To' and the y-axis 'From'."
    )
    across, down, measure = spec.columns
    assert (across.name, down.name, measure.name) == ("To", "From", "Weight")
    assert list(zip(down.values, across.values, measure.values, strict=True)) == [
        ("p", "a", -0.2), ("p", "b", 0.5), ("q", "a", 0.0), ("q", "b", 1.0),
    ]  # fmt: skip
    assert (spec.ramp, spec.decimals) == (("#000080", "#ffffff", "#dc143c"), 2)


@pytest.mark.parametrize(
    ("words", "colors"),
    [
        ("A = crimson, B = slate gray", {"A": "#dc143c", "B": "#708090"}),
        ("A in #0A2540 and B in #FF7A00", {"A": "#0a2540", "B": "#ff7a00"}),
        ("use navy for A and gold for B", {"A": "#000080", "B": "#ffd700"}),
        ("A (teal), B (light gray)", {"A": "#008080", "B": "#d3d3d3"}),
        ("all bars in steel blue except B in crimson", {"A": "#4682b4", "B": "#dc143c"}),
    ],
)
def test_colours_go_to_the_names_beside_them(words: str, colors: dict[str, str]) -> None:
    assert chart(f"bar chart: A 1, B 2. {words}.").colors == colors


def test_a_name_that_is_also_a_colour_colours_nothing() -> None:
    assert chart("bar chart: apple 12, orange 9, plum 4").colors == {}
    assert chart("bar chart: Gold 3, Silver 2. Gold = goldenrod, Silver = silver.").colors == {
        "Gold": "#daa520",
        "Silver": "#c0c0c0",
    }


def test_the_highest_and_the_negative_have_colours_of_their_own() -> None:
    spec = chart("bar chart: A 1, B 5, C 2. Color the highest bar gold and the others slate gray.")
    assert spec.colors == {"A": "#708090", "B": "#ffd700", "C": "#708090"}
    spec = chart("bar chart: A 1, B -5, C 2. Positive bars in seagreen, negative bars in tomato.")
    assert spec.colors == {"A": "#2e8b57", "B": "#ff6347", "C": "#2e8b57"}


@pytest.mark.parametrize(
    ("prompt", "left"),
    [
        ("bar chart: Jan 12, Feb 15, Mar about 20, Apr 9, May 7", "Mar about 20"),
        ("bar chart: Apples 12, Pears 15 and also Figs which had 4", "also Figs which had 4"),
        ("line chart. Years: 2019, 2020, 2021. Alpha: 1, 2, 3; Beta: 4, 5", "Beta: 4"),
        ("grouped bar chart: Q1: A 5, B 6; Q2: A 7, B 8; Q3: A 9", "Q3: A 9"),
        ("scatter plot: A (1, 2), B (3, 4), C (5), D (6, 7)", "C (5)"),
        ("line chart: 2018 3.2, 2019 3.5, 2020 fell to 2.9, 2021 4.1", "2020 fell to 2.9"),
    ],
)
def test_no_number_beside_the_data_is_lost_without_a_word(prompt: str, left: str) -> None:
    with pytest.raises(PlanError, match=f"“{re.escape(left)}” stands among the chart's numbers"):
        say(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "bar chart: A 1, B 2, C 3, all in 2023",
        "bar chart with 4 gridlines, font size 14: A 1, B 2, C 3",
        "pie chart, 3 slices: A 50%, B 30%, C 20%, in a 16:9 layout",
        "bar chart: A 1, B 2, C 3. It was 40 in 1990.",
        "bar chart: A 1, B 2, C 3, with ticks at 0, 2 and 4",
    ],
)
def test_numbers_that_are_no_data_are_no_hindrance(prompt: str) -> None:
    assert len(chart(prompt).columns[0].values) == 3


def test_values_in_several_units_are_refused() -> None:
    with pytest.raises(PlanError, match="in kg and t; give all in one unit"):
        say("bar chart: Apples 12 kg, Pears 15 kg, Plums 9 t")


@pytest.mark.parametrize("sign", ["n/a", "–", "-", "no data", "?"])
def test_a_missing_value_is_a_gap(sign: str) -> None:
    spec = chart(f"bar chart: A 12 kg, B {sign}, C 9 kg")
    assert spec.columns[1].values == (12.0, None, 9.0)
    assert spec.unit == "kg"
    lines = chart(f"line chart. Years: 2019, 2020, 2021. A: 1, {sign}, 3; B: 4, 5, 6")
    assert lines.columns[1].values == (1.0, None, 3.0)


@pytest.mark.parametrize(
    ("prompt", "unit"),
    [
        ("stacked bar chart. Categories: A, B. Solar (GW): 1, 2; Wind (GW): 4, 5", "GW"),
        ("bar chart of temperature in °C: Oslo 4, Rome 16", "°C"),
        ("bar chart of sales (million €): A 3, B 5", "million €"),
        ("Balkendiagramm der Niederschläge in mm: Jan 12, Feb 30", "mm"),
        ("bar chart of sales in 2023: A 3, B 5", None),
    ],
)
def test_a_unit_apart_from_the_numbers_is_theirs(prompt: str, unit: str | None) -> None:
    spec = chart(prompt)
    assert spec.unit == unit
    assert not any("(" in name for name in spec.y)


def test_what_a_lone_series_measures_is_told_where_no_title_tells_it() -> None:
    data = "Months: Jan, Feb, Mar. Series 'Rainfall (mm)': 10, 20, 30."
    assert chart(f"line chart titled 'Wet days'. {data}").y_title == "Rainfall (mm)"
    assert chart(f"line chart titled 'Rainfall (mm)'. {data}").y_title == ""


def test_a_pyramid_has_two_sides() -> None:
    ages = "population pyramid. Ages: 0-19, 20-39, 40+."
    spec = chart(f"{ages} Men: 10, 12, 9. Women: 9, 12, 11.")
    assert (spec.chart, spec.y) == ("pyramid", ("Men", "Women"))
    assert chart(f"{ages} A: 1, 2, 3. B: 4, 5, 6. C: 7, 8, 9.").chart == "grouped"


def test_words_behind_values_stay_with_them() -> None:
    spec = chart("bar chart: Oslo 4 cold, Rome 16 warm, Cairo 22 warm")
    assert spec.columns[-1].values == ("4, cold", "16, warm", "22, warm")


def test_negations_are_no_wishes() -> None:
    spec = chart(
        "stacked bar chart. Years: 2020, 2021. A: 1, 2; B: 3, 4. No legend, no data table."
    )
    assert spec.legend is None


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("with a legend", "top"),
        ("with a legend on the right", "right"),
        ("legend below the bars", "bottom"),
        ("and the legend at the left", "left"),
        ("with an inset legend", "inset"),
    ],
)
def test_a_legend_stands_where_the_prompt_says(asked: str, place: str) -> None:
    prompt = f"stacked bar chart, {asked}. Years: 2020, 2021. A: 1, 2; B: 3, 4."
    assert chart(prompt).legend == place


def test_a_kind_that_is_denied_is_not_asked_for() -> None:
    denied = read_brief(
        "Make a timeline of the moon. Do not include any data table.", Inputs(), Wishes()
    )
    assert "table" not in dict(denied.asks.archetypes)
    asked = read_brief("Make a data table of the moon.", Inputs(), Wishes())
    assert "table" in dict(asked.asks.archetypes)


def test_words_of_asking_are_no_title() -> None:
    content = say("Create a rectangular heatmap with a colorbar labeled 'Load': A -> [1, 2]; B -> [3, 4]. "
                  "Columns: x1, x2.")  # fmt: skip
    assert content.headline == "Load"
    assert (
        say("Pie chart of our traffic sources: Search 60%, Mail 40%").headline
        == "Our traffic sources"
    )


@pytest.mark.parametrize(
    "prompt",
    [
        "line chart. A: 1, 2, 3; B: 4, 5, 6",
        "funnel chart: visits 1000, signups 200, paid 50",
        "a fox under a tree, 3 birds, 2 mice",
        "Bar chart of the tallest towers",
        "A 16:9 slide with a bar chart at the left and a 4:3 photo at the right.",
        "A page with thin lines. Directly above the 6 cards draw exactly 1 wide header with two rows "
        "of words in it, and with exactly 1 footer under all of them.",
    ],
)
def test_what_has_no_data_of_its_own_is_left_alone(prompt: str) -> None:
    assert from_written(read_brief(prompt, Inputs(), Wishes())) is None


def test_a_name_with_an_and_in_it_is_one_name() -> None:
    spec = chart("Pie chart: Housing 36%, Food and drink 14%, Transport 13%, and Other 37%")
    assert spec.columns[0].values == ("Housing", "Food and drink", "Transport", "Other")
    assert spec.columns[1].values == (36, 14, 13, 37)


def test_a_colour_in_brackets_takes_its_words_and_both_brackets() -> None:
    spec = chart(
        "Donut chart. Use bright hues (e.g., A in vivid blue; B in green tones). Format 'Name – XXXk, YY': "
        "A – 357k km², 240 ppl; B – 506k km², 95 ppl; C – 551k km², 120 ppl."
    )
    label = next(column for column in spec.columns if column.name == "label")
    assert label.values[0] == "A – 357k km², 240 ppl"


def test_points_have_the_labels_that_are_quoted_for_them() -> None:
    spec = chart(
        "Scatter plot. Points: Ana (7.5, 240) Elite; Ben (5.0, 310) Novice; Cleo (8.2, 225) Elite. Add bold text "
        "labels near these points only: 'Ana' at (7.5, 240), 'C. N.' at the Cleo point (8.2, 225)."
    )
    label = next(column for column in spec.columns if column.name == "label")
    assert label.values == ("Ana\n", "\n", "C. N.\n")


def test_a_legend_under_the_subtitle_stands_at_the_top() -> None:
    assert chart("Bar chart, legend under the subtitle: A 1, B 2, C 3").legend == "top"


def test_callouts_stand_in_boxes_where_the_prompt_calls_them_so() -> None:
    data = "Bern (18, 1500) Small; Graz (22, 900) Small; Lyon (30, 1000) Large."
    ask = f"Create a scatter plot of commute and rent. Cities and values: {data} "
    for words, boxed in (
        ("callout annotation boxes with thin borders", True),
        ("annotations", False),
    ):
        prompt = (
            f"{ask}Add {words}: one next to Bern reading 'Bern has short trips and high rents.'"
        )
        assert [one.boxed for one in chart(prompt).annotations] == [boxed]


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("Fruit sales: apples 12, pears 9, plums 4. Bar chart.", "Fruit sales"),
        ("Visitors this year. Spring: 42 adults, 18 children. Summer: 80 adults, 45 children. Stacked bar chart.",
         "Visitors this year"),
        ("Quarterly sales by region in a grouped bar chart: Q1 north 12, south 8; Q2 north 13, south 9",
         "Quarterly sales by region"),
        ("Revenue in London as a line chart: 2020: 4, 2021: 5, 2022: 7", "Revenue in London"),
        ("Bibliotheksausleihen als Balkendiagramm: Montag 120, Dienstag 98", "Bibliotheksausleihen"),
    ],
)  # fmt: skip
def test_words_over_the_data_are_their_title(prompt: str, title: str) -> None:
    assert say(prompt).headline == title


def test_a_sentence_behind_the_data_says_what_they_are() -> None:
    rows = "Spring: 42 adults, 18 children. Summer: 61 adults, 35 children."
    assert say(f"{rows} Camp visitors as stacked bars").headline == "Camp visitors"
    assert say(f"{rows} Draw stacked bars").headline == "Adults, children"


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("A bar chart of medals: USA 126, China 91, Japan 45, Australia 53, France 64",
         ("USA", "China", "France", "Australia", "Japan")),
        ("Bar chart of shirts sold: small 5, medium 9, large 7", ("small", "medium", "large")),
        ("Bar chart of visitors: Mon 20, Tue 35, Wed 18", ("Mon", "Tue", "Wed")),
    ],
)  # fmt: skip
def test_names_without_an_order_stand_by_their_numbers(prompt: str, names: tuple[str, ...]) -> None:
    chart = compose(prompt, Inputs(), Wishes()).charts[0]
    assert chart.columns[0].values == names
