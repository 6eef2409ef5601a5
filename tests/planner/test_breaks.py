"""Where a line may end: UAX #14, and what stays together beyond it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_units

from planner.breaks import _line_break_units, break_units

TRICKY = list("ñØßЖё1\u00a0\u200b\u3000中。「」é×\n\t-–—,.;:!?/\\%$()[]{}'\"“”«»…🙂🇩🇪 ")
PIECES = st.sampled_from(
    [
        "word",
        "go",
        "x1",
        "1",
        ", ",
        ". ",
        "9 ",
        " ",
        "Straße",
        "год",
        "H₂O⁺ ",
        "λόγος ",
        "Zn(s) ",
        "(7%)",
        "−1,2",
        "€ ",
        "→ ",
        "+ ",
        *"+−±≈=→€£¥",
        *TRICKY,
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_plain_words_end_lines_where_uax_14_says(text: str) -> None:
    assert list(_line_break_units(text)) == list(line_break_units(text))


def test_a_number_stays_with_its_unit() -> None:
    assert "25 km " in break_units("walk 25 km or run", "en", False)
    assert "30 Minuten " in break_units("Den Teig 30 Minuten kalt stellen", "de", True)
    assert break_units("um 380 Kilowattstunden", "de", True) == ("um ", "380 ", "Kilowattstunden")
    assert "60 km/h " in break_units("at up to 60 km/h on slopes", "en", True)
    assert break_units("pages 10–12", "en", False) == ("pages ", "10–12")


def test_the_digits_of_a_number_stay_together() -> None:
    assert "20 000 " in break_units("de 20 000 à 60 000 abeilles", "fr", True)
    assert "1 234 567 " in break_units("plus de 1 234 567 livres", "fr", False)
    assert "030 555 0199 " in break_units("unter 030 555 0199 einen Termin", "de", False)
    assert "+44 1632 960145" in break_units("call +44 1632 960145", "en", False)
    assert not any(unit.endswith("2") for unit in break_units("番茄切块，炒2分钟", "zh", True))
    assert not any(unit.endswith("6") for unit in break_units("25メートルで6コース", "ja", False))
    assert break_units("4 8 15 16 23", "en", False) == ("4 ", "8 ", "15 ", "16 ", "23")
    assert break_units("In 2025 480 came", "en", False)[1:3] == ("2025 ", "480 ")


def test_a_day_stays_with_its_month() -> None:
    assert "12 March " in break_units("Minutes of 12 March 2026", "en", True)
    assert "12. März, " in break_units("Am 12. März, mittags", "de", False)
    assert "March 12, " in break_units("On March 12, 2026", "en", False)
    assert break_units("In 2024 may be", "en", False) == ("In ", "2024 ", "may ", "be")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("健康饮食六大建议", ("健康", "饮食", "六大建议")),
        ("提高效率的10种方法", ("提高", "效率的", "10种方法")),
    ],
)
def test_a_chinese_number_stays_with_what_it_counts(text: str, units: tuple[str, ...]) -> None:
    assert break_units(text, "zh-Hans", True) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Line 7 - 3 min", ("Line ", "7 - ", "3 min")),
        ("Mon – Fri", ("Mon – ", "Fri")),
        ("- item", ("- ", "item")),
    ],
)
def test_a_dash_opens_no_line(text: str, units: tuple[str, ...]) -> None:
    assert break_units(text, "en", phrases=False) == units


def test_the_word_between_two_dates_begins_the_line_of_the_second() -> None:
    assert break_units("14 July to 25 July 2026", "en", False)[:2] == ("14 July ", "to 25 July ")
    assert "bis 5. Mai" in break_units("vom 3. bis 5. Mai", "de", False)
    assert "to " in break_units("we go to 3 towns", "en", False)


def test_a_number_with_its_scale_stays_with_its_unit() -> None:
    assert any("46万元" in unit for unit in break_units("报价46万元,质保三年", "zh-Hans", False))
    assert any("3億円" in unit for unit in break_units("費用は3億円です", "ja", False))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("더 나은 수면을 위한 3가지 팁", ("더 ", "나은 ", "수면을 ", "위한 ", "3가지 ", "팁")),
        ("PDF를 저장하기", ("PDF를 ", "저장하기")),
        ("서울(수도)은 크다", ("서울", "(수도)은 ", "크다")),
        ("낮-밤 비교", ("낮-", "밤 ", "비교")),
    ],
)
def test_korean_lines_end_between_words(text: str, units: tuple[str, ...]) -> None:
    assert break_units(text, "ko", False) == units


@pytest.mark.parametrize(
    ("text", "language"), [("深呼吸", "zh-Hans"), ("写日记", "zh-Hans"), ("初詣", "ja")]
)
def test_the_few_signs_of_a_short_heading_stay_in_one_line(text: str, language: str) -> None:
    assert break_units(text, language, phrases=True) == (text,)
    assert len(break_units(text, language, phrases=False)) > 1


def test_a_chinese_particle_begins_no_line() -> None:
    for text, whole in (("健康睡眠的六个习惯", "睡眠的"), ("城市里的生活方式", "城市里的")):
        units = break_units(text, "zh-Hans", True)
        assert "".join(units) == text and whole in units
