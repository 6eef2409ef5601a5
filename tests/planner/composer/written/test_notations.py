"""Every notation of written data is read to the very numbers, or not at all."""

from __future__ import annotations

import pytest

from planner.composer.quotes import mask, quotes, unmask
from planner.composer.written.data import Data, data_of
from planner.composer.written.hues import blotted, hues
from planner.composer.written.labels import column_labels
from planner.composer.written.runs import runs


def read(prompt: str, language: str = "en") -> Data:
    quoted = quotes(prompt)
    masked = mask(prompt, quoted)
    text = blotted(masked, hues(masked, language))
    found = [
        data_of(run, lambda t: unmask(t, prompt, quoted), language) for run in runs(text, language)
    ]
    return max(
        (one for one in found if one), key=lambda data: len(data.values) * len(data.measures)
    )


@pytest.mark.parametrize(
    ("prompt", "names", "values"),
    [
        ("bar chart: A 12, B 15, C 9", "A B C", [12, 15, 9]),
        ("A: 12; B: 15", "A B", [12, 15]),
        ("A = 12\nB = 15\nC = 9", "A B C", [12, 15, 9]),
        ("Rent (1200 €), Food (450 €)", "Rent Food", [1200, 450]),
        ("Ann – 12 kg, Bob – 9 kg", "Ann Bob", [12, 9]),
        ("with values: 120 km/h for Cheetah, 98 km/h for Lion", "Cheetah Lion", [120, 98]),
        ("waffle: 62 % yes, 30 % no, 8 % undecided", "yes no undecided", [62, 30, 8]),
        ("Revenue as a line: 2019: 4.2, 2020: 5.1", "2019 2020", [4.2, 5.1]),
        ("画图：苹果 12，香蕉 20；", "苹果 香蕉", [12, 20]),
        ("北京2189、上海2487、广州1868", "北京 上海 广州", [2189, 2487, 1868]),
        ("Mon: 1,200; Tue: 1,450", "Mon Tue", [1200, 1450]),
        ("Germany +329, Poland -41, Ukraine −120", "Germany Poland Ukraine", [329, -41, -120]),
        ("Show apples 12, pears 15 and kiwis 9", "apples pears kiwis", [12, 15, 9]),
        ("'A' 4, 'B' 5, “C” 6", "A B C", [4, 5, 6]),
    ],
)
def test_pairs(prompt: str, names: str, values: list[float]) -> None:
    data = read(prompt)
    assert " ".join(data.names) == names
    assert [row[0] for row in data.values] == values


def test_decimal_commas_are_those_of_the_language() -> None:
    assert read("Rom 3,7; Mailand 1,4; Turin 0,9", "de").values == ((3.7,), (1.4,), (0.9,))


def test_names_with_numbers_and_brackets_stay_whole() -> None:
    assert read("Values: Merdeka 118: 679 m; Burj: 828 m").names == ("Merdeka 118", "Burj")
    assert read("0–100 ms = 340, 100–200 ms = 510").names == ("0–100 ms", "100–200 ms")
    assert read("Use: Peru (Lima) 5%; Chad (N'Djamena) 7%").names == (
        "Peru (Lima)",
        "Chad (N'Djamena)",
    )


def test_units_are_what_follows_every_number() -> None:
    assert read("Videos 420 GB, Photos 210 GB, Mail 30 GB").units == ("GB",)
    assert read("Jan -4.3, Feb 0.2, Mar 4.5 (°C)").units == ("°C",)
    mixed = read("a 3 kg, b 4 litres, c 5 kg")
    assert mixed.units == ("",)


def test_points_have_groups_and_keep_their_places() -> None:
    data = read("Points: Oslo (4.0, 140) High; Rome (10.5, 90) Low; Bern (3, 80) High. No table.")
    assert data.points
    assert data.names == ("Oslo", "Rome", "Bern")
    assert data.values == ((4.0, 140), (10.5, 90), (3, 80))
    assert data.groups == ("High", "Low", "High")
    assert data.decimals == (1, 0)


def test_points_end_with_their_sentence() -> None:
    data = read("A (1, 2); B (3, 4); C (5, 6). Add a callout next to C (5, 6) reading 'last'.")
    assert data.names == ("A", "B", "C")


@pytest.mark.parametrize(
    "prompt",
    [
        "row 'A' -> [1, 2, 3]; row 'B' -> [4, 5, 6]",
        "A: [1, 2, 3], B: [4, 5, 6]",
        "Series A: 1, 2, 3. Series B: 4, 5, 6.",
        "Lines: A: 1, 2, 3 in red; B: 4, 5, 6 in blue",
        "A: 1, 2, 3, B: 4, 5, 6",
    ],
)
def test_rows(prompt: str) -> None:
    data = read(prompt)
    assert data.names == ("A", "B")
    assert data.values == ((1, 2, 3), (4, 5, 6))


def test_several_measures_a_name() -> None:
    data = read("values: Iceland Capital 56% Other urban 38%; Peru Capital 35% Other urban 57%")
    assert (data.names, data.measures) == (("Iceland", "Peru"), ("Capital", "Other urban"))
    assert data.values == ((56, 38), (35, 57))
    data = read("Data: Nurses – women 38k, men 41k; Cooks – women 20k, men 22k")
    assert (data.names, data.measures) == (("Nurses", "Cooks"), ("women", "men"))
    data = read("Japan: 1990 = 79, 2020 = 85; Chile: 1990 = 73, 2020 = 80")
    assert (data.names, data.measures) == (("Japan", "Chile"), ("1990", "2020"))
    assert data.values == ((79, 85), (73, 80))


@pytest.mark.parametrize(
    "prompt",
    [
        "Spring: 42 adults, 18 children. Summer: 80 adults, 45 children.",
        "Visitors: Spring: 42 adults and 18 children, Summer: 80 adults and 45 children",
        "Spring: 42 adults, 18 children; Summer: 80 adults, 45 children",
    ],
)
def test_what_follows_each_number_is_what_is_counted(prompt: str) -> None:
    data = read(prompt)
    assert (data.names, data.measures) == (("Spring", "Summer"), ("adults", "children"))
    assert data.values == ((42, 18), (80, 45))
    assert data.units == ("", "") and not data.listed


def test_two_values_a_name_with_units_of_their_own() -> None:
    data = read("Germany – 357k km², 240 ppl/km²; Spain – 506k km², 95 ppl/km²")
    assert data.values == ((357, 240), (506, 95))
    assert data.units == ("k km²", "ppl/km²")
    assert read("Yes 120 (60%), No 80 (40%)").values == ((120, 60), (80, 40))


def test_ticks_and_sizes_are_no_data() -> None:
    text = "axis ticks at 0, 5, 10 and 0, 50, 100; 12 countries; a hole of 40% of the radius"
    assert all(data_of(run, str, "en") is None for run in runs(text, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "The x-axis must have 3 columns labeled from left to right: Q1, Q2, Q3. ",
        "Columns (left to right): Q1, Q2, Q3. ",
        "x labels: Q1, Q2 and Q3; ",
        "in the order [Q1, Q2, Q3]: ",
    ],
)
def test_columns_are_labelled_in_a_sentence_of_their_own(text: str) -> None:
    at = len(text)
    whole = f"{text}A: [1, 2, 3]; B: [4, 5, 6]"
    found = column_labels(whole, 3, (at, len(whole)), ("A", "B"), str, "en")
    assert found == ("Q1", "Q2", "Q3")
