"""Counts told name by name are a chart of all their numbers."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Wishes


def say(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


@pytest.mark.parametrize(
    ("prompt", "title", "names", "nouns"),
    [
        (
            "Visitors: Spring: 42 adults, 18 children. Summer: 80 adults, 45 children. Autumn: 55 adults, 20 children.",
            "Visitors",
            ("Spring", "Summer", "Autumn"),
            ("adults", "children"),
        ),
        (
            "In spring 42 adults and 18 children came, in summer 80 adults and 45 children, "
            "in autumn 55 adults and 20 children.",
            "Adults, children",
            ("Spring", "Summer", "Autumn"),
            ("adults", "children"),
        ),
        (
            "Besucher im Museum: Im Frühling kamen 42 Erwachsene und 18 Kinder, im Sommer 80 Erwachsene und 45 Kinder, "
            "im Herbst 55 Erwachsene und 20 Kinder.",
            "Besucher im Museum",
            ("Frühling", "Sommer", "Herbst"),
            ("Erwachsene", "Kinder"),
        ),
        (
            "Visitantes: Primavera: 42 adultos y 18 niños; verano: 80 adultos y 45 niños; otoño: 55 adultos y 20 niños.",
            "Visitantes",
            ("Primavera", "Verano", "Otoño"),
            ("adultos", "niños"),
        ),
        (
            "访客:春季:成人42人,儿童18人。夏季:成人80人,儿童45人。秋季:成人55人,儿童20人。",
            "访客",
            ("春季", "夏季", "秋季"),
            ("成人", "儿童"),
        ),
    ],
)
def test_the_same_things_counted_under_each_name_are_grouped_bars(
    prompt: str, title: str, names: tuple[str, ...], nouns: tuple[str, ...]
) -> None:
    content = say(prompt)
    (chart,) = content.charts
    assert (content.headline, chart.chart, chart.y) == (title, "grouped", nouns)
    assert [column.values for column in chart.columns] == [names, (42.0, 80.0, 55.0), (18.0, 45.0, 20.0)]  # fmt: skip


def test_amounts_keep_their_unit() -> None:
    (chart,) = say(
        "Energy use: Office: heating 40 MWh, lighting 12.5 MWh. Shop: heating 55 MWh, lighting 20 MWh. "
        "Store: heating 18 MWh, lighting 9 MWh."
    ).charts
    assert (chart.unit, chart.decimals) == ("MWh", 1)


@pytest.mark.parametrize(
    "prompt",
    [
        "Room A: 12 chairs, 3 tables. Room B: 20 chairs, 1 stove. Room C: 8 chairs, 2 tables.",
        "Dough: 200 g flour, 2 eggs. Icing: 100 g sugar, 1 egg. Filling: 50 g jam, 1 lemon.",
        "Monday: 9 am yoga, 6 pm pilates. Tuesday: 9 am yoga, 6 pm pilates. Friday: 9 am yoga, 6 pm pilates.",
        "Basic: 1 user, 5 projects. Team: 5 users, 20 projects.",
    ],
)
def test_other_lists_of_numbers_are_no_chart(prompt: str) -> None:
    assert not say(prompt).charts
