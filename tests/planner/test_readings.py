"""Numbers that stand in the way of reading: in names, in quarters, in lists of days."""

from __future__ import annotations

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Wishes


def say(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


def test_a_number_in_a_name_is_told_from_thousands() -> None:
    made = say("Tallest towers: Burj Khalifa 828 m, Merdeka 118 679 m, Shanghai Tower 632 m")
    assert [(i.title, i.value) for i in made.items][1] == ("Merdeka 118", "679 m")
    large = say("Cities: Lyon 522 250, Nice 348 085, Lille 236 234")
    assert [i.value for i in large.items] == ["522 250", "348 085", "236 234"]


def test_weekdays_and_quarters_keep_their_order_in_a_chart() -> None:
    for prompt, first in (
        (
            "Infografika: ile wody pijemy. Poniedziałek 1,2 l, wtorek 1,5 l, środa 1,1 l",
            "Poniedziałek",
        ),
        ("카페 매출: 1분기 120만 원, 2분기 150만 원, 3분기 90만 원", "1분기"),
        ("Sales: Q1 40, Q2 55, Q3 38", "Q1"),
    ):
        made = say(prompt)
        assert made.archetypes[0][0] == "charts"
        assert made.charts[0].columns[0].values[0] == first


def test_numbers_in_their_years_are_a_chart() -> None:
    made = say(
        "can you show how coffee prices went up from 2.10 in 2021 to 2.60 in 2022 and 3.15 in 2024"
    )
    assert made.archetypes[0][0] == "charts"
    assert [column.values for column in made.charts[0].columns][1] == (2.1, 2.6, 3.15)


def test_a_pie_without_a_title_is_headed_by_its_claim_and_lights_what_it_names() -> None:
    made = say("Kuchendiagramm: Wohnen 36 %, Essen 14 %, Verkehr 13 %, Freizeit 11 %, Rest 26 %")
    (chart,) = made.charts
    assert (chart.chart, len(chart.columns[0].values)) == ("pie", 5)
    assert made.headline == chart.title == "36\u00a0% des Ganzen entfallen auf Wohnen"
    assert (chart.highlight, chart.subtitle) == (("Wohnen",), "")
