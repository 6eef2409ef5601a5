"""Dates in the notations that people use, and the evidence for their order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grounding.dates import hour_of, parse, read_compact_days, read_dates, read_iso_days, read_years
from grounding.tables import read_table


@given(st.lists(st.dates(date(1600, 1, 1), date(2199, 12, 31)), min_size=1))
def test_iso_days_round_trip(days):
    cells = [day.isoformat() for day in days]
    assert read_iso_days(cells) == days
    assert {read_dates(cells).values[cell] for cell in cells} == set(days)


@given(st.dates(date(1900, 1, 1), date(2190, 1, 1)), st.booleans(), st.sampled_from("/-."))
def test_an_order_that_one_cell_proves_holds_for_all(start, dayfirst, mark):
    form = f"%d{mark}%m{mark}%Y" if dayfirst else f"%m{mark}%d{mark}%Y"
    days = [start.replace(day=d) for d in (1, 2, 28)]
    cells = [day.strftime(form) for day in days]
    read = read_dates(cells, dayfirst_hint=not dayfirst)
    assert read is not None
    assert read.settled
    assert [read.values[cell] for cell in cells] == days


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_not(text):
    stamp = parse(text)
    assert stamp is None or 1000 <= stamp.year <= 2999 or stamp.first


@pytest.mark.parametrize(
    ("cell", "expected", "precision"),
    [
        ("2024-03-01", date(2024, 3, 1), "day"),
        ("2024/3/1", date(2024, 3, 1), "day"),
        ("2024-03-01T10:20:30Z", date(2024, 3, 1), "day"),
        ("2024-03-01 10:20", date(2024, 3, 1), "day"),
        ("31.12.2024", date(2024, 12, 31), "day"),
        ("12/31/2024", date(2024, 12, 31), "day"),
        ("31/12/24", date(2024, 12, 31), "day"),
        ("3 March 2024", date(2024, 3, 3), "day"),
        ("March 3, 2024", date(2024, 3, 3), "day"),
        ("3. März 2024", date(2024, 3, 3), "day"),
        ("3 de marzo de 2024", date(2024, 3, 3), "day"),
        ("2024年3月1日", date(2024, 3, 1), "day"),
        ("2024년 3월 1일", date(2024, 3, 1), "day"),
        ("2024-03", date(2024, 3, 1), "month"),
        ("03/2024", date(2024, 3, 1), "month"),
        ("2024M03", date(2024, 3, 1), "month"),
        ("Mar 2024", date(2024, 3, 1), "month"),
        ("Mar-24", date(2024, 3, 1), "month"),
        ("mars 2024", date(2024, 3, 1), "month"),
        ("март 2024", date(2024, 3, 1), "month"),
        ("2024年3月", date(2024, 3, 1), "month"),
        ("2024Q1", date(2024, 1, 1), "quarter"),
        ("2024-Q4", date(2024, 10, 1), "quarter"),
        ("Q2 2024", date(2024, 4, 1), "quarter"),
        ("T3 2024", date(2024, 7, 1), "quarter"),
        ("3Q24", date(2024, 7, 1), "quarter"),
        ("2024年第一季度", date(2024, 1, 1), "quarter"),
        ("2024年", date(2024, 1, 1), "year"),
    ],
)
def test_notations(cell, expected, precision):
    read = read_dates([cell])
    assert read is not None
    assert (read.values[cell], read.precision) == (expected, precision)


@pytest.mark.parametrize(
    "cells",
    [
        ["2024-13-01"],
        ["30/02/2024"],
        ["Apollo 11"],
        ["May"],
        ["May 24"],
        ["2024-03", "2024-03-01"],
        ["2010-11", "2011-12"],
        ["12/31/2024", "31/12/2024"],
        ["1.2"],
    ],
)
def test_what_is_no_date(cells):
    assert read_dates(cells) is None


def test_firsts_of_the_month_tell_the_order():
    read = read_dates(["01/01/2024", "02/01/2024", "03/01/2024"])
    assert read.values["03/01/2024"] == date(2024, 3, 1)
    read = read_dates(["01/01/2024", "01/02/2024", "01/03/2024"])
    assert read.values["01/03/2024"] == date(2024, 3, 1)


def test_years_and_compact_days():
    assert read_years(["1999", "2001"]).values["2001"] == date(2001, 1, 1)
    assert read_years(["1999", "x"]) is None
    start = date(2024, 2, 27)
    cells = [(start + timedelta(days=i)).strftime("%Y%m%d") for i in range(4)]
    assert read_compact_days(cells).values["20240229"] == date(2024, 2, 29)
    assert read_compact_days(["20240230"]) is None


@pytest.mark.parametrize(
    ("cell", "hour"),
    [
        ("2024-03-01T10:20:30Z", 10),
        ("2024-03-01 00:05", 0),
        ("3/1/2024 12:10 AM", 0),
        ("3/1/2024, 12:10 PM", 12),
        ("31.12.2024 23:59", 23),
        ("2024-03-01", None),
        ("2024-03-01 25:00", None),
    ],
)
def test_the_hour_of_a_timestamp_is_kept(cell, hour):
    assert hour_of(cell) == hour


def test_a_column_of_timestamps_knows_its_hours(tmp_path):
    file = tmp_path / "log.csv"
    file.write_text("when,n\n2024-03-01 08:15,1\n,2\n2024-03-02 23:40,3\n")
    assert read_table(file).columns[0].hours == (8, None, 23)
    file.write_text("when,n\n2024-03-01 00:00,1\n2024-03-02 00:00,2\n")
    assert read_table(file).columns[0].hours == ()
