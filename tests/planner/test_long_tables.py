"""Tables of more rows than a page or a plan could hold: put together, which is said."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from grounding.tables import read_table
from planner.findings import findings


def test_sixty_thousand_sales_are_summed_and_said_to_be(tmp_path: Path) -> None:
    path, shops = tmp_path / "sales.csv", ("North", "North", "South", "Harbour")
    sold = [(shops[i % 4], 2 + i * i % 7) for i in range(60_000)]
    rows = (f"{shop},{('Bread', 'Cake')[i % 7 % 2]},{n}" for i, (shop, n) in enumerate(sold))
    path.write_text("shop,product,quantity\n" + "\n".join(rows))
    told = findings(read_table(path), prompt="Quantity by shop")
    assert len(told.dataset.columns[0].values) <= 6
    assert any("60,000 entries" in chart.subtitle for chart in told.charts)
    north = sum(n for shop, n in sold if shop == "North")
    shown = next(c for c in told.charts if "North" in c.columns[0].values)
    assert north in shown.columns[1].values or "50%" in f"{shown.title}{told.headline}"


def test_rows_of_a_year_that_only_begins_are_left_out_and_not_counted(tmp_path: Path) -> None:
    first, path = date(2018, 1, 1), tmp_path / "sales.csv"
    days = [first + timedelta(days=i % 1900) for i in range(5000)]  # to the middle of March 2023
    path.write_text("date,sales\n" + "".join(f"{day},{1 + day.day}\n" for day in days))
    told = findings(read_table(path), prompt="Sales over the years")
    kept = sum(day.year < 2023 for day in days)
    assert told.dataset.columns[0].values[-1] == "2022-01-01"
    assert f"{kept:,} of 5,000 rows were put together" in told.dataset.notes[0]
    assert any(f"{kept:,} entries" in chart.subtitle for chart in told.charts)
    assert not any("5,000 entries" in chart.subtitle for chart in told.charts)


def test_bins_on_both_sides_of_zero_stand_in_order(tmp_path: Path) -> None:
    path = tmp_path / "errors.csv"
    path.write_text("error\n" + "".join(f"{i % 80 / 10 - 4 + i % 3}\n" for i in range(5000)))
    told = findings(read_table(path), prompt="Errors")
    bars = told.charts[0].columns[0].values
    assert bars[0] == "−4 – −3" and "0–1" in bars
    assert list(bars) == list(told.dataset.columns[0].values)
