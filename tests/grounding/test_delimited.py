"""CSV and TSV as people and programs write them."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grounding import InputError, read_table
from grounding.readers.delimited import parse_delimited
from grounding.shape import table_of


def _table(text: str, name: str = "t.csv", expected: str = ","):
    return table_of(parse_delimited(text, name, expected))


CITIES = """# Cities of Germany
# Source: Destatis, 2023, https://destatis.de/x
# Preliminary
City,Area (km²),Price [USD],"GDP, US$ bn",Share %,Opened,rate_pct
Berlin,891.7,"$1,234.50",12,45%,31/12/2024,1
Hamburg,755.2,"$999.00",n/a,30%,01/02/2024,2
Munich,310.7,($5.00),8,,15/03/2024,3
Total,1957,"$2,228.5",20,75%,,
"""


def test_captions_units_kinds_and_totals():
    table = _table(CITIES)
    assert table.title == "Cities of Germany"
    assert table.credit == "Destatis, 2023, https://destatis.de/x"
    assert table.source.url == "https://destatis.de/x"
    assert table.source.locator == "A5:G7"
    assert table.first_row == 5
    assert [(c.name, c.kind, c.unit) for c in table.columns] == [
        ("City", "category", None),
        ("Area", "number", "km²"),
        ("Price", "number", "USD"),
        ("GDP", "number", "US$ bn"),
        ("Share", "percent", "%"),
        ("Opened", "date", None),
        ("rate", "percent", "%"),
    ]
    assert table.column("Price").values == (1234.5, 999.0, -5.0)
    assert table.column("Price").decimals == 2
    assert table.column("GDP").values == (12.0, None, 8.0)
    assert table.column("Opened").values[0] == date(2024, 12, 31)
    assert [c.letter for c in table.columns] == list("ABCDEFG")
    said = " ".join(table.notes)
    for part in ("Preliminary", "'Total'", "'n/a'", "day before month"):
        assert part in said


def test_a_german_export():
    table = _table(
        "Stadt;Einwohner;Fläche in km²;Preis;Datum\n"
        "Berlin;3.755.251;891,12;1.234,50 €;01.02.2024\n"
        "Hamburg;1.892.122;755,09;999,00 €;02.02.2024\n"
        "Summe;5.647.373;;;\n"
    )
    assert table.column("Einwohner").values == (3755251.0, 1892122.0)
    assert table.column("Fläche").values == (891.12, 755.09)
    assert (table.column("Preis").values, table.column("Preis").unit) == ((1234.5, 999.0), "€")
    assert table.column("Datum").values == (date(2024, 2, 1), date(2024, 2, 2))


def test_an_ambiguous_mark_is_settled_by_the_other_columns_or_said():
    settled = _table('x,a,b\np,1.234,"12,5"\nq,2.345,"1,75"\n')
    assert settled.column("a").values == (1234.0, 2345.0)
    alone = _table("x,a\np,1.234\nq,2.345\n")
    assert alone.column("a").values == (1.234, 2.345)
    assert any("does not settle" in note for note in alone.notes)
    plain = _table('x,a\np,"1,234"\nq,"2,345"\n')
    assert plain.column("a").values == (1234.0, 2345.0)
    assert plain.notes == ()


@pytest.mark.parametrize(
    ("text", "kind", "precision"),
    [
        ("Year,v\n2001,1\n2002,2\n", "date", "year"),
        ("x,v\n2001,1\n2002,2\n2003,4\n", "date", "year"),
        ("name,Year built\na,1999\nb,1950\n", "category", None),
        ("seats,v\n2001,1\n1950,2\n2003,4\n", "number", None),
        ("Month,v\nMar 2024,1\nApr 2024,2\n", "date", "month"),
        ("d,v\n2024-01-01,1\n2024-02-01,2\n2024-03-01,3\n", "date", "month"),
        ("d,v\n2024-01-01,1\n2024-04-01,2\n2024-07-01,3\n2024-10-01,3\n", "date", "quarter"),
        ("d,v\n2022-01-01,1\n2023-01-01,2\n2024-01-01,3\n", "date", "year"),
        ("d,v\n2024-01-01,1\n2024-02-02,2\n2024-03-01,3\n", "date", "day"),
        ("Season,v\n2010-11,1\n2011-12,2\n", "category", None),
        ("zip,v\n01234,1\n09999,2\n", "category", None),
        ("ok,v\nyes,1\nno,2\n", "bool", None),
        ("ok,v\nTRUE,1\nFALSE,2\n", "bool", None),
        ("t,v\n" + "a long sentence of many words that goes on and on,1\n" * 2, "text", None),
    ],
)
def test_kinds_by_evidence(text, kind, precision):
    column = _table(text).columns[0]
    assert (column.kind, column.precision) == (kind, precision)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Country,2019,2020\nDE,1,2\nFR,3,4\n", ["Country", "2019", "2020"]),
        ("Berlin,3755,1.2\nHamburg,1892,1.1\n", ["Column A", "Column B", "Column C"]),
        ("name,city\nAnn,Rome\nBob,Oslo\n", ["name", "city"]),
        ("name,value\nBerlin,3\n", ["name", "value"]),
        ("Berlin,3\n", ["Column A", "Column B"]),
        (
            ",Men,,Women,\nCountry,2019,2020,2019,2020\nDE,1,2,3,4\nFR,1,2,3,4\n",
            ["Country", "Men 2019", "Men 2020", "Women 2019", "Women 2020"],
        ),
        ("a,a,,b\n1,2,,3\n4,5,,6\n", ["a", "a (2)", "b"]),
        (",a,b\n0,x,1\n1,y,2\n", ["a", "b"]),
        ("#,Country,Value\n1,DE,3\n2,FR,4\n", ["#", "Country", "Value"]),
        ("# x, y\n1,2\n3,4\n", ["x", "y"]),
        ("sep=;\na;b\n1;2\n", ["a", "b"]),
        ("a|b\n1|2\n3|4\n", ["a", "b"]),
        ("a\tb\n1,5\t2\n3,5\t4\n", ["a", "b"]),
        ("name\nBerlin\nParis\n", ["name"]),
        ("Group (A),Life (years),Debt (% of GDP)\n1,2,3\n4,5,6\n", ["Group (A)", "Life", "Debt"]),
    ],
)
def test_headers(text, names):
    assert [column.name for column in _table(text).columns] == names


def test_a_row_of_units():
    table = _table("City,Area,Pop\n,km²,(million)\nA,1,2\nB,2,3\n")
    assert [c.unit for c in table.columns] == [None, "km²", "million"]
    assert table.first_row == 3


def test_captions_above_and_sources_below():
    table = _table(
        "Rivers of Europe, longest first\n\nName,Length (km)\nVolga,3531\nDanube,2850\nUral,2428\n"
        "\nSource: EEA, 2020\nNote: lengths differ, by definition\n"
    )
    assert (table.title, table.credit) == ("Rivers of Europe, longest first", "EEA, 2020")
    assert table.height == 3
    assert table.notes == ("The file says: lengths differ, by definition",)


def test_a_world_bank_preamble():
    table = _table(
        '"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-06-28",'
        '\n\n"Country Name","Code","1960","1961",\n"Aruba","ABW","54608","55811",\n'
        '"Africa","AFE","130692579","",\n'
    )
    assert table.credit == "World Development Indicators"
    assert table.title is None
    assert table.notes[0] == "The file says: Last Updated Date: 2024-06-28"
    assert [column.name for column in table.columns] == ["Country Name", "Code", "1960", "1961"]
    assert table.first_row == 6


def test_statistical_flags():
    table = _table("geo;2019;2020\nDE;83,0;83,2 p\nFR;67,2 b;:\nIT;59,8 e;59,6\n")
    assert table.column("2019").values == (83.0, 67.2, 59.8)
    assert table.column("2020").values == (83.2, None, 59.6)
    assert any("footnote marks" in note for note in table.notes)


def test_rows_of_equal_cells_are_data():
    table = _table("1.5;1.5\n1.5;1.5\n2.5;1.5\n")
    assert [column.values for column in table.columns] == [(1.5, 1.5, 2.5), (1.5, 1.5, 1.5)]


def test_a_second_table_is_left_unread_and_said():
    table = _table("a,b\nx,1\ny,2\nz,3\n\nc,d\np,4\nq,5\n")
    assert table.height == 3
    assert any("Rows 6–8 hold another table" in note for note in table.notes)


def test_blank_rows_keep_their_row_numbers():
    table = _table("a,b\nx,1\n\ny,2\nz,3\n")
    assert table.column("b").values == (1.0, 2.0, 3.0)
    assert [table.row_number(i) for i in range(3)] == [2, 4, 5]
    assert table.source.locator == "A2:B5"


def test_missing_cells():
    table = _table(
        "code,v\nDE,1\nNA,–\nFR,null\nIT,4\nES,confidential\nPT,6\nGR,<5\nSE,8\nFI,9\n"
        "NO,10\nDK,11\nPL,12\nCZ,13\nHU,14\n"
    )
    assert table.column("code").values[1] == "NA"
    assert table.column("v").values[:8] == (1.0, None, None, 4.0, None, 6.0, None, 8.0)
    said = " ".join(table.notes)
    assert "'<5', 'confidential' counted as missing" in said
    assert "2 of 14 cells are missing ('null', '–')" in said


def test_short_lines_are_said_and_long_ones_refused():
    table = _table("a,b,c\n1,2,3\n4,5\n6,7,8\n")
    assert table.column("c").values == (3.0, None, 8.0)
    assert "line 3" in " ".join(table.notes)
    with pytest.raises(InputError, match="4 fields in line 3 but 3 in the header"):
        _table("a,b,c\n1,2,3\n4,5,6,7\n")


def test_trailing_delimiters_are_no_columns():
    assert len(_table("a,b,\n1,2,\n3,4,\n").columns) == 2
    assert len(_table("a,b\n1,2,\n3,4,\n").columns) == 2


@pytest.mark.parametrize("text", ['a,b\n"x,1\ny,2\n', 'a,b\n"x"y,1\n'])
def test_broken_quotes_are_refused(text):
    with pytest.raises(InputError, match="check its quotes"):
        _table(text)


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\n", ",\n,\n"])
def test_nothing_to_read_is_refused(text):
    with pytest.raises(InputError):
        _table(text)


_CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), max_size=6
)


@given(st.lists(st.tuples(_CELLS, st.integers(0, 10**6)), min_size=2, max_size=20))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_numbers_survive_any_neighbours(rows):
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([("label", "amount"), *rows])
    table = _table(buffer.getvalue())
    amounts = [float(value) for _, value in rows]
    column = table.column("amount")
    kept = [v if isinstance(v, float) else float(v.year) for v in column.values]
    # A trailing total or a source line may be taken off the end; nothing else may change.
    assert kept == amounts[: len(kept)]
    assert len(amounts) - len(kept) <= 5


def test_a_large_table_is_read_whole(write):
    lines = ["id,day,city,price,share,amount,temp,flag,note,score"] + [
        f"{i},2024-{i % 12 + 1:02d}-{i % 28 + 1:02d},City {i % 300},{i / 7:.2f},{i % 100}%,"
        f'"{i * 37:,}",{i % 40 - 10}.5,yes,text number {i},{i * 3}'
        for i in range(50_000)
    ]
    path = write("big.csv", "\n".join(lines))
    table = read_table(path)
    assert table.height == 50_000
    assert table.column("amount").values[-1] == 49_999 * 37
    assert [c.kind for c in table.columns] == [
        "number",
        "date",
        "category",
        "number",
        "percent",
        "number",
        "number",
        "bool",
        "category",
        "number",
    ]


def test_more_rows_than_are_read_are_refused(write):
    path = write("huge.csv", "a,b\n" + "x,1\n" * 500_001)
    with pytest.raises(InputError, match="more than 500,000 rows"):
        read_table(path)


def test_a_comment_with_commas_is_no_header_over_a_header(write):
    text = "# Title\n# By the first scale, as of 2019\nYear,CO2 (ppm)\n1959,315.98\n1960,316.91\n"
    table = read_table(write("a.csv", text))
    assert [column.name for column in table.columns] == ["Year", "CO2"]
    assert table.columns[1].values == (315.98, 316.91)


def test_quarters_over_numbers_are_a_header(write):
    table = read_table(
        write(
            "a.csv", "Region;Q1 2025;Q2 2025\nNord;1.234,50 €;1.410,00 €\nSüd;980,00 €;1.015,10 €\n"
        )
    )
    assert [column.name for column in table.columns] == ["Region", "Q1 2025", "Q2 2025"]
    assert table.columns[1].values == (1234.5, 980.0)


@pytest.mark.parametrize(
    ("header", "name", "unit"),
    [("response_time_ms", "response_time", "ms"), ("use_kwh", "use", "kWh"), ("price_usd", "price", "USD")],
)  # fmt: skip
def test_units_at_the_end_of_a_snake_are_spelled_as_units(tmp_path, header, name, unit):
    (tmp_path / "t.csv").write_text(f"{header}\n12\n15\n9\n")
    (column,) = read_table(tmp_path / "t.csv").columns
    assert (column.name, column.unit) == (name, unit)


def test_a_column_that_says_one_unit_throughout_is_the_unit_of_the_numbers_before_it(tmp_path):
    (tmp_path / "t.csv").write_text("Item,Price,Currency\nPen,2.50,USD\nInk,4.00,USD\n")
    table = read_table(tmp_path / "t.csv")
    assert [(c.name, c.unit) for c in table.columns] == [("Item", None), ("Price", "USD")]
    assert any("USD throughout" in note for note in table.notes)
    (tmp_path / "t.csv").write_text("Item,Price,Currency\nPen,2.50,USD\nInk,4.00,EUR\n")
    assert len(read_table(tmp_path / "t.csv").columns) == 3


def test_a_wide_percent_sign_in_a_header_is_percent(tmp_path):
    file = tmp_path / "rates.csv"
    file.write_text("都道府県,高齢化率（％）\n東京都,22.8\n大阪府,27.7\n", encoding="utf-8")
    column = read_table(file).columns[1]
    assert (column.name, column.kind, column.unit) == ("高齢化率", "percent", "%")


def test_uncertainties_are_left_out_and_said():
    table = _table("Site,Nitrate (mg/L)\nWeir,4.2 ± 0.3\nMill,6.9 +/- 0.4\nWorks,23.8 ± 1.2\n")
    nitrate = table.columns[1]
    assert (nitrate.values, nitrate.unit, nitrate.decimals) == ((4.2, 6.9, 23.8), "mg/L", 1)
    assert any("behind ±" in note for note in table.notes)


@pytest.mark.parametrize(
    ("bound", "kind"), [(">2400", "category"), ("<40", "category"), ("<300", "number")]
)
def test_a_bound_beyond_all_numbers_leaves_no_extreme(bound, kind):
    table = _table(f"Site,Count\nA,45\nB,120\nC,210\nD,1900\nE,860\nF,{bound}\n")
    assert table.columns[1].kind == kind


def test_title_lines_may_have_fewer_fields_than_the_table():
    text = "Works;;\nUse of buildings;;\n;;\nHouse;Power;Heat;Cost €\nHall;1;2;3\nPool;4;5;6\n"
    table = _table(text)
    assert [column.name for column in table.columns] == ["House", "Power", "Heat", "Cost"]
    assert (table.title, table.columns[3].unit) == ("Works", "€")


def test_the_words_of_a_pivot_table_are_no_names():
    text = (
        "Sum of Revenue,Column Labels,,\nRow Labels,Tea,Cakes,Grand Total\nJan,4,6,10\nFeb,5,7,12\n"
    )
    table = _table(text)
    assert [column.name for column in table.columns] == [
        "Row Labels",
        "Tea",
        "Cakes",
        "Grand Total",
    ]
    assert table.title == "Sum of Revenue"


def test_one_group_over_years_names_what_is_measured():
    table = _table("Town,Population,,\n,2020,2021,2022\nA,4,6,10\nB,5,7,12\n")
    assert [column.name for column in table.columns][1:] == [
        f"Population {y}" for y in (2020, 2021, 2022)
    ]


def test_particulars_above_a_table_are_no_title():
    text = "Account name:,R. Bell\nBranch:,High Street\n\nDate,Paid,Balance\n2026-09-01,4,6\n2026-09-02,5,7\n"
    table = _table(text)
    assert table.title is None
    assert any("Account name: R. Bell" in note for note in table.notes)
