"""XLSX, JSON, JSON Lines and Parquet become the same tables as CSV."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from grounding import InputError, read_table
from grounding.tables import read_tables


def _row(number: int, *cells: object, styles: dict[int, int] | None = None) -> str:
    parts = []
    for i, cell in enumerate(cells):
        style = f' s="{styles[i]}"' if styles and i in styles else ""
        place = f'r="{chr(65 + i)}{number}"'
        if isinstance(cell, str):
            parts.append(f'<c {place} t="inlineStr"{style}><is><t>{cell}</t></is></c>')
        elif cell is not None:
            parts.append(f"<c {place}{style}><v>{cell}</v></c>")
    return f'<row r="{number}">{"".join(parts)}</row>'


def test_xlsx_shows_percent_and_money_as_the_sheet_does(workbook):
    styles = {1: 1, 2: 2, 3: 3}
    rows = _row(1, "City", "Share", "Price", "Net") + "".join(
        _row(i, name, share, price, net, styles=styles)
        for i, (name, share, price, net) in enumerate(
            [("Rome", 0.453, 1234.5, -5), ("Oslo", 0.07, 0.30000000000000004, 6)], start=2
        )
    )
    table = read_table(workbook({"S": rows}, formats=["0.0%", '#,##0.00 "€"', "[$$-409]#,##0"]))
    share, price, net = table.columns[1:]
    assert (share.kind, share.unit, share.values) == ("percent", "%", (45.3, 7.0))
    assert (price.unit, price.values) == ("€", (1234.5, 0.3))
    assert (net.unit, net.values) == ("$", (-5.0, 6.0))


def test_xlsx_title_row_merges_and_blank_rows(workbook):
    rows = (
        _row(1, "Fruit of 2024")
        + _row(3, "Region", "Fruit", "Tonnes")
        + _row(4, "North", "Apple", 3)
        + _row(5, None, "Pear", 4)
        + _row(6, "Source: own count")
        + '</sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A4:A5"/></mergeCells>'
    )
    table = read_table(workbook({"Data": rows, "Other": _row(1, "x")}, hidden=["Other"]))
    assert (table.title, table.credit) == ("Fruit of 2024", "own count")
    assert table.column("Region").values == ("North", "North")
    assert table.source.locator == "A4:C5"
    assert any("Sheet 'Data' was read" in note for note in table.notes)


def test_xlsx_reads_the_first_visible_sheet_with_cells(workbook):
    sheets = {"Empty": "", "Secret": _row(1, "no", 1), "Real": _row(1, "a", "b") + _row(2, "x", 1)}
    table = read_table(workbook(sheets, hidden=["Secret"]))
    assert [c.name for c in table.columns] == ["a", "b"]
    assert table.source.title == "Real"


RECORDS = [
    {"city": "Berlin", "pop": 3.7, "open": True, "since": "2024-03-01", "geo": {"lat": 52.5}},
    {"city": "Rom", "pop": None, "open": False, "since": "2024-04-02", "geo": {"lat": 41.9}},
]


@pytest.mark.parametrize(
    "value",
    [
        RECORDS,
        {"title": "Cities", "source": "UN", "data": RECORDS},
        {key: [record[key] for record in RECORDS] for key in ("city", "pop", "open", "since")},
        {record["city"]: {k: v for k, v in record.items() if k != "city"} for record in RECORDS},
    ],
)
def test_json_shapes(write, value):
    table = read_table(write("t.json", json.dumps(value)))
    assert table.columns[0].values == ("Berlin", "Rom")
    assert table.column("pop").values == (3.7, None)
    assert table.column("open").kind == "bool"
    assert table.column("since").values[0] == date(2024, 3, 1)
    if isinstance(value, dict) and "title" in value:
        assert (table.title, table.credit) == ("Cities", "UN")


def test_json_rows_mapping_and_lines(write):
    rows = read_table(write("r.json", '[["a","b"],["x",1],["y",2]]'))
    assert rows.column("b").values == (1.0, 2.0)
    mapping = read_table(write("m.json", '{"Rome": 3, "Oslo": 1}'))
    assert [c.values for c in mapping.columns] == [("Rome", "Oslo"), (3.0, 1.0)]
    lines = read_table(write("l.jsonl", '{"a": "x", "b": 1}\n\n{"a": "y", "b": 2}\n'))
    assert lines.column("b").values == (1.0, 2.0)
    assert lines.row_number(1) == 3


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("{", "not valid JSON"),
        ("3", "single value"),
        ("[]", "holds no table"),
        ('[{"a": 1}, 2]', "holds no table"),
        ("[" * 100_000, "nested too deeply"),
        ("9" * 5_000, "too long to read"),
    ],
)
def test_json_that_holds_no_table(write, text, part):
    with pytest.raises(InputError, match=part):
        read_table(write("bad.json", text))


_NAMES = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=3, max_size=6)


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20))
@settings(max_examples=40)
def test_json_floats_round_trip(tmp_path_factory, values):
    path = tmp_path_factory.mktemp("j") / "f.json"
    path.write_text(json.dumps([{"label": "x", "amount": value} for value in values]))
    read = read_table(path).column("amount").values
    assert read == pytest.approx(values, rel=1e-14)


def test_parquet_types(tmp_path):
    path = tmp_path / "t.parquet"
    columns = {
        "city": ["Berlin", None, "Rom "],
        "small": pyarrow.array([0.1, 0.2, None], pyarrow.float32()),
        "count": [1, 2, 3],
        "day": [date(2024, 3, 1), date(2024, 3, 5), None],
        "stamp": pyarrow.array([1, 10**18, None], pyarrow.timestamp("ns", "UTC")),
        "money": [Decimal("1.50"), Decimal("2.25"), None],
        "tags": [["a"], [], ["b", "c"]],
        "open": [True, False, None],
        "kind": pyarrow.array(["p", "q", "p"]).dictionary_encode(),
    }
    parquet.write_table(pyarrow.table(columns), path)
    table = read_table(path)
    assert table.column("city").values == ("Berlin", None, "Rom")
    assert table.column("small").values == (0.1, 0.2, None)
    assert table.column("count").values == (1.0, 2.0, 3.0)
    assert table.column("day").values[1] == date(2024, 3, 5)
    assert table.column("stamp").values == (date(1970, 1, 1), date(2001, 9, 9), None)
    assert table.column("money").values == (1.5, 2.25, None)
    assert table.column("open").values == (True, False, None)
    assert table.column("kind").values == ("p", "q", "p")
    assert "Column 'tags' holds no single values" in table.notes[0]


def test_xlsx_passes_over_a_page_of_notes(workbook):
    notes = _row(1, "Energy report") + _row(2, "See the sheet Data")
    data = _row(1, "Month", "Use") + _row(2, "Jan", 12) + _row(3, "Feb", 9)
    table = read_table(workbook({"Read me": notes, "Data": data}))
    assert [c.name for c in table.columns] == ["Month", "Use"]
    assert "Sheet 'Data' was read, not 'Read me'." in table.notes
    assert table.unread == ("Sheet 'Data' was read, not 'Read me'.",)


def test_every_sheet_that_is_named_is_read(workbook):
    def money(name):
        return (
            _row(1, f"Budget: {name.lower()}")
            + _row(3, "Item", "2025")
            + _row(4, "A", 3)
            + _row(5, "B", 4)
        )

    path = workbook({name: money(name) for name in ("Income", "Spending", "Notes")})
    both = read_tables(path, "Budget 2025: income and spending")
    assert [table.source.title for table in both] == ["Income", "Spending"]
    assert all(any("not 'Notes'" in note for note in table.unread) for table in both)
    assert [table.source.title for table in read_tables(path, "Budget 2025")] == ["Income"]
    assert [t.source.title for t in read_tables(path, "the spending")] == ["Spending"]


def test_a_word_that_all_sheets_share_names_none(workbook):
    rows = _row(1, "Shop", "Sales") + _row(2, "A", 3) + _row(3, "B", 4)
    path = workbook({"Sales 2023": rows, "Sales 2024": rows})
    assert [t.source.title for t in read_tables(path, "Sales in 2024")] == ["Sales 2024"]
    assert len(read_tables(path, "Sales by shop")) == 1


def test_a_unit_in_the_corner_is_that_of_the_numbers(write):
    told = read_table(write("a.csv", "Cost per year ($),Bus,Car\nFuel,620,1940\nTax,0,190\n"))
    assert [(c.name, c.unit) for c in told.columns] == [
        ("Cost per year", None), ("Bus", "$"), ("Car", "$"),
    ]  # fmt: skip
    bands = read_table(write("b.csv", "Distance (km),Boys,Girls\n0 to 5,62,19\n5 to 9,8,12\n"))
    assert [c.unit for c in bands.columns] == [None, None, None]
