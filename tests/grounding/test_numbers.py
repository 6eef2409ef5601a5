"""Numbers come back exactly as they were written, whatever the notation."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grounding.dates import are_months
from grounding.numbers import read_numbers, read_plain, read_uniform, tokenise
from grounding.tables import read_table
from grounding.units import split_header

_GROUPS = {".": [",", " ", "'", "\u00a0", "\u202f", ""], ",": [".", " ", "'", "\u202f", ""]}


def _written(value: int, places: int, mark: str, group: str) -> str:
    whole, fraction = divmod(abs(value), 10**places)
    digits = f"{whole:,}".replace(",", group)
    decimals = f"{mark}{fraction:0{places}d}" if places else ""
    return ("-" if value < 0 else "") + digits + decimals


@given(
    st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=8),
    st.sampled_from([0, 1, 2, 4]),
    st.sampled_from([".", ","]),
    st.data(),
)
def test_written_numbers_round_trip(values, places, mark, data):
    group = data.draw(st.sampled_from(_GROUPS[mark]))
    cells = [_written(value, places, mark, group) for value in values]
    read = read_numbers(set(cells), mark)
    assert read is not None
    assert read.decimals == places
    for cell, value in zip(cells, values, strict=True):
        assert read.values[cell] == float(f"{value}e-{places}")


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_bare_floats_round_trip(values):
    cells = [repr(value) for value in values]
    read = read_plain(cells)
    exact = dict(zip(cells, read[0], strict=True)) if read else None
    if exact is None:
        numbers = read_numbers(set(cells), ".")
        exact = dict(numbers.values) if numbers else None
    # Whole numbers beyond 2**53 without a decimal point are identifiers, not numbers.
    assert exact is not None
    assert [exact[cell] for cell in cells] == values


@given(st.text())
def test_any_text_is_a_number_or_not(text):
    token = tokenise(text)
    if token is not None:
        numbers = read_numbers({text}, ".")
        assert numbers is None or all(map(math.isfinite, numbers.values.values()))


@given(
    st.lists(st.integers(0, 10**9), min_size=600, max_size=700),
    st.sampled_from([("€", False), ("$", True), ("km", False), ("%", False)]),
    st.sampled_from([".", ","]),
)
@settings(max_examples=20)
def test_the_fast_path_agrees_with_the_careful_one(values, affix, mark):
    unit, leading = affix
    group = "," if mark == "." else "."
    numbers = [_written(value, 2, mark, group) for value in values]
    cells = [f"{unit}{n}" if leading else f"{n} {unit}" for n in numbers]
    fast, careful = read_uniform(cells), read_numbers(set(cells))
    assert fast is not None
    assert careful is not None
    assert (dict(fast.values), fast.unit, fast.decimals) == (
        dict(careful.values),
        careful.unit,
        careful.decimals,
    )


@pytest.mark.parametrize(
    ("cells", "values", "unit"),
    [
        (["1,234", "12"], [1234, 12], None),
        (["1.234,5", "12"], [1234.5, 12], None),
        (["1 234", "12"], [1234, 12], None),
        (["1'234.5", "7"], [1234.5, 7], None),
        (["12,34,567"], [1234567], None),
        (["$1,234.50", "($5.00)"], [1234.5, -5], "$"),
        (["-€5", "€-6"], [-5, -6], "€"),
        (["¥1,200"], [1200], "¥"),
        (["12 USD", "3 USD"], [12, 3], "USD"),
        (["45%", "4.5 %"], [45, 4.5], "%"),
        (["−3", "+4"], [-3, 4], None),
        (["3.2 km", "4 km"], [3.2, 4], "km"),
        (["1 day", "3 days"], [1, 3], "days"),
        (["1.5M", "900k", "2 bn"], [1.5e6, 9e5, 2e9], None),
        (["1.5M", "2M"], [1.5, 2], "M"),
        (["3亿", "5万"], [3e8, 5e4], None),
        (["83.2[1]", "67*"], [83.2, 67], None),
        (["1.2e3", "4"], [1200, 4], None),
        (["١٢٣", "٣٫٥"], [123, 3.5], None),
        (["１２３"], [123], None),
        ([".5", "5."], [0.5, 5], None),
    ],
)
def test_notations(cells, values, unit):
    read = read_numbers(cells)
    assert read is not None
    assert [read.values[cell] for cell in cells] == pytest.approx(values)
    assert read.unit == unit


@pytest.mark.parametrize(
    "cells",
    [
        ["007"],
        ["12345678901234567890"],
        ["12:30"],
        ["1/2"],
        ["3-5"],
        ["12,34.5"],
        ["1,23,4"],
        ["$5", "€6"],
        ["45%", "45"],
        ["1e999"],
        ["(5"],
        ["3D"],
        [""],
        ["nan"],
        ["inf"],
        ["1_000"],
        ["12,5", "12.5"],
    ],
)
def test_what_is_no_number(cells):
    assert read_numbers(cells) is None


def test_an_undecided_mark_follows_the_hint():
    assert read_numbers(["1.234"]).values["1.234"] == 1.234
    assert read_numbers(["1.234"], ",").values["1.234"] == 1234
    assert not read_numbers(["1.234"]).settled
    assert read_numbers(["1.234", "1.5"], ",").values["1.234"] == 1.234


@pytest.mark.parametrize(
    ("header", "cells", "values", "unit"),
    [
        ("time", ["1:32.412", "59:01.5", "1:02:15.3"], (92.412, 3541.5, 3735.3), "h:mm:ss"),
        ("lap time", ["1:32", "1:29"], (92.0, 89.0), "m:ss"),
        ("100 m", ["58.31 s", "1:00.15"], (58.31, 60.15), "m:ss"),
        ("half marathon", ["1:07:44", "1:02:35"], (4064.0, 3755.0), "h:mm:ss"),
        ("half marathon", ["59:51", "1:02:35"], (3591.0, 3755.0), "h:mm:ss"),
        ("time", ["07:00", "09:30"], ("07:00", "09:30"), None),
        ("time", ["07:00:12", "09:30:41"], ("07:00:12", "09:30:41"), None),
        ("time", ["7:00:00", "9:30:00"], ("7:00:00", "9:30:00"), None),
    ],
)
def test_minutes_and_seconds_are_read_as_seconds(tmp_path, header, cells, values, unit):
    path = tmp_path / "laps.csv"
    path.write_text("\n".join(["rider," + header, *(f"R{c[-1]},{c}" for c in cells)]))
    column = read_table(path).column(header)
    assert column.values == values
    assert column.unit == unit


def test_distances_over_times_are_a_header(tmp_path):
    path = tmp_path / "splits.csv"
    path.write_text("Swimmer,50 m,100 m\nIda,27.84 s,58.31 s\nLea,29.01 s,1:00.92\n")
    table = read_table(path)
    assert [column.name for column in table.columns] == ["Swimmer", "50 m", "100 m"]
    assert table.column("100 m").values == (58.31, 60.92)
    path.write_text("shaft,50 m,100 m\nbore,27 m,58 m\n")
    assert read_table(path).columns[0].name != "shaft"


def test_degrees_behind_a_temperature_are_its_unit():
    assert split_header("temp_c") == ("temp", "°C")
    assert split_header("vitamin_c") == ("vitamin_c", None)


def test_months_without_a_year_are_names(tmp_path):
    path = tmp_path / "sales.csv"
    path.write_text("月份,销售额\n1月,82\n2月,76\n12月,95\n")
    column = read_table(path).columns[0]
    assert (column.kind, column.values) == ("category", ("1月", "2月", "12月"))
    assert not are_months({"3个月"}) and not are_months({"13月"}) and not are_months(set())


def test_a_settled_column_decides_over_the_delimiter(tmp_path):
    path = tmp_path / "budget.csv"
    path.write_text('unit;plan;gap\nA;"1,250,000";"-162,300"\nB;"4,800,000";"144,880"\n')
    assert read_table(path).column("gap").values == (-162300, 144880)
    path.write_text("unit;gap\nA;-162,300\nB;144,880\n")
    assert read_table(path).column("gap").values == (-162.3, 144.88)


def test_splits_beside_a_duration_are_durations(tmp_path):
    path = tmp_path / "race.csv"
    path.write_text("runner,5 km,start,finish\nIda,14:22,09:31,1:01:12\nLea,14:57,09:32,1:02:01\n")
    table = read_table(path)
    assert table.column("5 km").values == (862.0, 897.0)
    assert table.column("start").values == ("09:31", "09:32")
    path.write_text("runner,5 km\nIda,14:22\nLea,14:57\n")
    assert read_table(path).column("5 km").values == ("14:22", "14:57")
