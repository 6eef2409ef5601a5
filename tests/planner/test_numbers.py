"""Numbers and dates written in every language, and read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.numbers import format_date, format_number
from planner.read_numbers import numbers_in

LANGUAGES = (
    "en", "zh-Hans", "zh-Hant", "ja", "ar", "ar-EG", "de", "fr", "es", "pt", "it", "ru", "ko",
    "hi",
)  # fmt: skip


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200f", "")


@pytest.mark.parametrize(
    ("language", "billions", "percent", "long", "euro"),
    [
        ("en", "4.7 billion", "59%", "1,234,567.9", "€1,234.50"),
        ("de", "4,7 Mrd.", "59 %", "1.234.567,9", "1.234,50 €"),
        ("fr", "4,7 milliards", "59 %", "1 234 567,9", "1 234,50 €"),
        ("es", "4,7 mil millones", "59 %", "1.234.567,9", "1234,50 €"),
        ("pt", "4,7 bilhões", "59%", "1.234.567,9", "€ 1.234,50"),
        ("it", "4,7 miliardi", "59%", "1.234.567,9", "1234,50 €"),
        ("ru", "4,7 млрд", "59 %", "1 234 567,9", "1 234,50 €"),
        ("zh-Hans", "47.2亿", "59%", "1,234,567.9", "€1,234.50"),
        ("zh-Hant", "47.2億", "59%", "1,234,567.9", "€1,234.50"),
        ("ja", "47.2億", "59%", "1,234,567.9", "€1,234.50"),
        ("ko", "47.2억", "59%", "1,234,567.9", "€1,234.50"),
        ("hi", "4.7 अरब", "59%", "12,34,567.9", "€1,234.50"),
        ("ar", "4.7 مليار", "59%", "1,234,567.9", "1,234.50 €"),
        ("ar-EG", "٤٫٧ مليار", "٥٩%", "١٬٢٣٤٬٥٦٧٫٩", "١٬٢٣٤٫٥٠ €"),
    ],
)
def test_a_language_writes_numbers_its_own_way(language, billions, percent, long, euro):
    assert plain(format_number(4_720_000_000, language, compact=True)) == billions
    assert plain(format_number(59.3, language, 0, "%")) == percent
    assert plain(format_number(1234567.891, language, 1)) == long
    assert plain(format_number(1234.5, language, 2, "EUR")) == euro


@pytest.mark.parametrize(
    ("value", "arguments", "text"),
    [
        (12.3456, {}, "12.3"),
        (0.012345, {}, "0.0123"),
        (1234567, {}, "1,234,567"),
        (2.5, {"decimals": 0}, "3"),
        (-0.2, {"decimals": 0}, "0"),
        (-3.14, {}, "−3.14"),
        (-12, {"unit": "%"}, "−12%"),
        (-17, {"unit": "USD"}, "−$17"),
        (1.2, {"unit": "°C"}, "1.2 °C"),
        (90, {"unit": "°"}, "90°"),
        (47.2, {"unit": "亿元"}, "47.2亿元"),
        (5200, {"unit": "EUR million"}, "€5,200 million"),
        (3.5, {"unit": "$bn"}, "$3.5 bn"),
        (999_999_999, {"compact": True}, "1 billion"),
        (999_999, {"compact": True}, "999,999"),
        (4.7e9, {"compact": True, "unit": "USD"}, "$4.7 billion"),
        (1e25, {"decimals": 2}, "10,000,000,000,000,000,000,000,000.00"),
    ],
)
def test_english(value, arguments, text):
    assert plain(format_number(value, "en", **arguments)) == text


def test_an_unknown_language_is_written_as_english():
    assert format_number(1234.5, "xx") == format_number(1234.5, "en")


@pytest.mark.parametrize(
    ("language", "precision", "text"),
    [
        ("en", "day", "July 1, 2024"),
        ("en", "month", "July 2024"),
        ("en", "quarter", "Q3 2024"),
        ("en", "year", "2024"),
        ("de", "day", "1. Juli 2024"),
        ("fr", "month", "juillet 2024"),
        ("ru", "month", "июль 2024"),
        ("zh-Hans", "month", "2024年7月"),
        ("ja", "year", "2024"),
        ("ar-EG", "year", "٢٠٢٤"),
    ],
)
def test_dates_to_their_precision(language, precision, text):
    assert plain(format_date("2024-07-01", language, precision)) == text
    assert format_date(date(2024, 7, 1), language, precision) == format_date(
        "2024-07-01", language, precision
    )


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("from 4.7 billion to 5,280 million", None, [4.7e9, 5.28e9]),
        ("4,7 Mrd. und 1.234", "de", [4.7e9, 1234]),
        ("1,234 and 1.234", None, [1234, 1.234]),
        ("47亿，3,400万，4億7000万人", None, [4.7e9, 3.4e7, 4.7e8]),
        ("１２．５％", None, [12.5]),
        ("٤٫٧٪ من ١٬٢٣٤", None, [4.7, 1234]),
        ("१२,३४,५६७", None, [1234567]),
        ("1\u202f234\u00a0567", "fr", [1234567]),
        ("1'234'567", None, [1234567]),
        ("CO2 and B12 are names", None, []),
        ("1950–2024", None, [1950, 2024]),
        ("2024-07-01", None, [2024, 7, 1]),
        ("25.01.2002 und 1.2.24", "de", [25, 1, 2002, 1, 2, 24]),
        ("−5 °C, 3k, 5 m", None, [-5, 3000, 5]),
        ("增长12.5%至34", None, [12.5, 34]),
        ("no numbers", None, []),
    ],
)
def test_numbers_are_read_from_text(text, language, values):
    assert [n.value for n in numbers_in(text, language)] == pytest.approx(values)


def test_offsets_point_at_the_text():
    text = "Asia: ４.7 billion, 59 %"
    assert [text[n.start : n.end] for n in numbers_in(text)] == ["４.7 billion", "59 %"]
    assert [n.percent for n in numbers_in(text)] == [False, True]


def test_a_number_stands_for_what_rounds_to_it():
    (number,) = numbers_in("4.7 billion")
    assert number.matches(4_720_000_000)
    assert not number.matches(4_760_000_000)
    (share,) = numbers_in("59%")
    assert share.matches(0.593)
    assert share.matches(59.3)
    assert not share.matches(0.58)
    (fall,) = numbers_in("fell 12%")
    assert fall.matches(-12.2)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(LANGUAGES),
    st.floats(-1e12, 1e12, allow_nan=False),
    st.booleans(),
    st.sampled_from([None, "%", "km", "EUR", "人"]),
)
def test_what_is_written_reads_back_as_itself_rounded(language, value, compact, unit):
    text = format_number(value, language, compact=compact, unit=unit)
    numbers = numbers_in(text, language)
    assert len(numbers) == 1
    number = numbers[0]
    assert number.matches(value)
    assert abs(abs(value) - abs(number.value)) <= 0.05 * abs(value) + number.step


@pytest.mark.parametrize("value", [999.95e9, 1e12, 1.2e12, 12e12])
def test_an_italian_trillion_reads_back(value: float) -> None:
    text = format_number(value, "it", compact=True)
    assert "1\xa0mille" not in text
    assert numbers_in(text, "it")[0].matches(value)
