"""Surveys, races, mixed units, yes and no, and columns that a prompt names in another form."""

from __future__ import annotations

from pathlib import Path

import pytest

from grounding.tables import read_table
from planner.findings import findings
from planner.findings.profile import profile
from planner.findings.ratings import apart


def table(path: Path, text: str):
    file = path / "table.csv"
    file.write_text(text)
    return read_table(file)


SURVEY = "Sent,How good is the food? (1-5),How good is the service? (1-5),Again?\n" + "\n".join(
    f"2025-03-{1 + i % 9:02d} 1{i % 9}:30,{4 + i % 2},{2 + i % 2},{'Yes' if i % 3 else 'No'}"
    for i in range(30)
)


def test_a_survey_is_told_by_its_questions(tmp_path: Path) -> None:
    told = findings(table(tmp_path, SURVEY), prompt="What guests say")
    assert told.headline == "Food has the highest average rating: 4.5"
    assert told.charts[0].columns[0].values == ("food", "service")
    assert told.charts[0].columns[1].values == pytest.approx((4.5, 2.5))
    assert "1–5" in told.charts[0].subtitle
    assert all(chart.chart != "line" for chart in told.charts)


def test_questions_keep_what_sets_them_apart() -> None:
    assert apart(["How good is the food", "How good is the new service"]) == ["food", "new service"]
    assert apart(["Food", "Food"]) == ["Food", "Food"]


RACE = "Pos,Runner,5 km,Finish\n" + "\n".join(
    f"{i + 1},{name},{14 + i}:2{i},1:0{1 + i}:12"
    for i, name in enumerate(("Ada", "Bo", "Cy", "Di", "Ed"))
)


def test_a_race_is_led_by_its_fastest(tmp_path: Path) -> None:
    told = findings(table(tmp_path, RACE), prompt="How the race was won")
    assert told.headline == "Ada has the lowest Finish: 1:01:12"
    assert not any(chart.chart == "dumbbell" for chart in told.charts)


def test_amounts_of_a_column_of_units_are_not_compared(tmp_path: Path) -> None:
    stock = table(
        tmp_path, "Item,On hand,Unit,Reorder,Unit cost\nFlour,120,kg,80,0.92\nEggs,360,pcs,240,0.21\n"
        "Milk,42,L,60,1.05\nSugar,75,kg,40,1.10\nBoxes,900,pcs,800,0.17\nSalt,9,kg,5,0.40\n",
    )  # fmt: skip
    seen = profile(stock)
    assert {"On hand", "Reorder"} <= set(seen.mixed)
    assert not any(column.name == "Unit" for column in seen.groups)


def test_yes_and_no_say_of_what_and_lead_no_page(tmp_path: Path) -> None:
    orders = table(
        tmp_path, "Buyer,City,Total,Paid\nAnn,Oslo,70,yes\nBea,Rome,64,yes\nCem,Bonn,85,no\n"
        "Dov,Lyon,40,yes\nEve,Bern,90,no\nFay,Cork,31,yes\n",
    )  # fmt: skip
    told = findings(orders, prompt="Orders")
    assert "Paid" not in told.headline
    assert ("Ann", "Oslo", "70", "Yes") in told.table


def test_a_prompt_names_a_column_in_another_form(tmp_path: Path) -> None:
    rents = table(
        tmp_path, "Stadt;Kaltmiete 2014;Kaltmiete 2024;Einwohner\nBonn;7,94;13,85;331000\n"
        "Köln;9,02;12,77;1084000\nTrier;5,31;8,46;112000\nEssen;5,94;8,79;584000\n",
    )  # fmt: skip
    told = findings(rents, prompt="Mieten in deutschen Städten", language="de")
    assert "Kaltmiete" in told.headline


def test_few_rows_of_words_are_not_counted(tmp_path: Path) -> None:
    day = table(tmp_path, "Time,Talk,Speaker\n09:00,Opening,Ada\n10:00,Trees,Bo\n11:00,Close,Ada\n")
    assert findings(day, prompt="Programme").charts == ()
