"""Quoted strings, dates, numbers and sentences as they stand in prompts and documents."""

from __future__ import annotations

import pytest

from planner.composer.dates import leading_date
from planner.composer.labels import label_of
from planner.composer.lexicon import find
from planner.composer.numbers import leading_value, values
from planner.composer.quotes import mask, quotes, unmask
from planner.composer.text import sentence_case, sentences, shorten, strip_stop


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a sign that says 'Open late' and “Free tea”", ["Open late", "Free tea"]),
        ("the dogs' 'Bark Park' isn't far", ["Bark Park"]),
        ("'Don't Panic' and 'The Cats' Café' in red", ["Don't Panic", "The Cats' Café"]),
        ("'70s music, the bands' best", []),
        ('a 14" screen with "Hello" on it', ["Hello"]),
        (
            "„Grüß Gott“, « Bonjour », »Hallo« und „Na ja”",
            ["Grüß Gott", "Bonjour", "Hallo", "Na ja"],
        ),
        ("牌子上写着“欢迎”和『再见』，还有「你好」", ["欢迎", "再见", "你好"]),
        ("He wrote “It’s ‘fine’ now” twice", ["It’s ‘fine’ now"]),
        ("an 'unclosed string", []),
    ],
)
def test_quoted_strings_are_found_exactly(text: str, found: list[str]) -> None:
    assert [quote.text for quote in quotes(text)] == found


def test_a_masked_text_keeps_its_places_and_comes_back() -> None:
    text = "Say 'one' and “two” now"
    found = quotes(text)
    masked = mask(text, found)
    assert len(masked) == len(text)
    assert "one" not in masked
    assert unmask(masked, text, found) == text


@pytest.mark.parametrize(
    ("text", "language", "when", "date", "rest"),
    [
        ("1989-11-09: the wall falls", "en", "1989-11-09", 1989.855, "the wall falls"),
        ("9 November 1989 — the wall falls", "en", "9 November 1989", 1989.855, "the wall falls"),
        ("In November 1989, crowds came", "en", "November 1989", 1989.833, "crowds came"),
        ("2024年3月 新店开业", "zh", "2024年3月", 2024.162, "新店开业"),
        ("公元前221年，秦统一六国", "zh", "公元前221年", -220.0, "秦统一六国"),
        ("昭和39年 開業", "ja", "昭和39年", 1964.0, "開業"),
        ("2002년 6월: 월드컵", "ko", "2002년 6월", 2002.414, "월드컵"),
        ("١٩٦٩: الهبوط", "ar", "١٩٦٩", 1969.0, "الهبوط"),
        ("3. Oktober 1990: Einheit", "de", "3. Oktober 1990", 1990.753, "Einheit"),
        ("14 juillet 1789 : prise", "fr", "14 juillet 1789", 1789.532, "prise"),
        ("12 de octubre de 1492 - llegada", "es", "12 de octubre de 1492", 1492.778, "llegada"),
        ("12 апреля 1961 г. — полёт", "ru", "12 апреля 1961 г.", 1961.277, "полёт"),
        ("15 अगस्त 1947: आज़ादी", "hi", "15 अगस्त 1947", 1947.619, "आज़ादी"),
        ("Q3 2024: launch", "en", "Q3 2024", 2024.496, "launch"),
        ("300 BC: founded", "en", "300 BC", -299.0, "founded"),
        ("09:30 Breakfast", "en", "09:30", 9.5, "Breakfast"),
        ("Day 3: the pass", "en", "Day 3", 3.0, "the pass"),
    ],
)
def test_a_date_opens_a_line(text: str, language: str, when: str, date: float, rest: str) -> None:
    found = leading_date(text, language)
    assert found is not None
    assert (found[0].text, found[1]) == (when, rest)
    assert found[0].date == pytest.approx(date, abs=0.002)


@pytest.mark.parametrize(
    "text", ["1969 was a good year", "1500 people came", "3 eggs", "May I come in"]
)
def test_a_date_inside_a_sentence_is_left_there(text: str) -> None:
    assert leading_date(text, "en") is None


@pytest.mark.parametrize(
    ("text", "language", "shown", "amount"),
    [
        ("92–96 °C water", "en", "92–96 °C", None),
        ("about 55 g of coffee", "en", "about 55 g", 55.0),
        ("$4.2M in sales", "en", "$4.2M", 4_200_000.0),
        ("1.234,5 km Küste", "de", "1.234,5 km", 1234.5),
        ("4,7 Mrd. Euro", "de", "4,7 Mrd. Euro", 4.7e9),
        ("3.5億人", "ja", "3.5億人", 3.5e8),
        ("٧٥٪ من الطلاب", "ar", "٧٥٪", 75.0),
        ("1/6 of the weight", "en", "1/6", 1 / 6),
        ("5 m long", "en", "5 m", 5.0),
        ("300 K hot", "en", "300 K", 300.0),
    ],
)
def test_a_number_opens_a_line(text: str, language: str, shown: str, amount: float | None) -> None:
    found = leading_value(text, language)
    assert found is not None
    assert found.text == shown
    assert found.amount == (None if amount is None else pytest.approx(amount))


def test_names_with_digits_are_no_numbers() -> None:
    assert values("CO2 and B12 in a 3D print") == []


def test_sentences_end_where_a_reader_ends_them() -> None:
    text = "Dr. Ada paid 3.5 million. Was it fair? “It was. Truly.” They left."
    assert sentences(text, "en") == [
        "Dr. Ada paid 3.5 million.", "Was it fair?", "“It was. Truly.”", "They left.",
    ]  # fmt: skip
    assert sentences("Otto, Lisa and Jan. Lisa left in Jan. 2020.") == [
        "Otto, Lisa and Jan.", "Lisa left in Jan. 2020.",
    ]  # fmt: skip
    assert sentences("Boil 10 min. Drain. See no. 5.") == ["Boil 10 min.", "Drain.", "See no. 5."]
    assert sentences("Am 3. März war Wahl. Gut.", "de") == ["Am 3. März war Wahl.", "Gut."]
    assert sentences("水很重要。真的吗？是。", "zh") == ["水很重要。", "真的吗？", "是。"]


def test_a_clause_is_left_off_only_where_the_rest_stays_true() -> None:
    free = "The drug helped four in ten patients, which surprised the doctors who ran the trial"
    bound = "The drug helped four in ten patients, but only those who were young and healthy"
    assert shorten(free, 50, "en") == "The drug helped four in ten patients"
    assert shorten(bound, 50, "en") == bound


def test_a_full_stop_goes_and_an_abbreviation_stays() -> None:
    assert strip_stop("The end.") == "The end"
    assert strip_stop("He lives in the U.S.") == "He lives in the U.S."
    assert strip_stop("Really?") == "Really?"


@pytest.mark.parametrize(
    ("text", "name", "language", "meanings"),
    [
        ("a step-by-step guide", "archetypes", "en", ["steps"]),
        ("运用时间线和饼图", "archetypes", "zh", ["timeline", "charts"]),
        ("الخط الزمني", "archetypes", "ar", ["timeline"]),
        ("im minimalistischen Stil", "style", "de", ["editorial"]),
        ("in dark blue and orange", "colors", "en", ["navy", "orange"]),
        ("the tablet", "archetypes", "en", []),
    ],
)
def test_terms_are_found_as_words(text: str, name: str, language: str, meanings: list[str]) -> None:
    assert [hit.meaning for hit in find(text, name, language)] == meanings


@pytest.mark.parametrize(
    "formula",
    [
        "p = mv",
        "f(x) = 2x + 1",
        "v₁ = 3 m/s",
        "2H₂ + O₂ → 2H₂O",
        "Water 2H₂ + O₂ → 2H₂O",
        "a² + b² → c²",
    ],
)
def test_a_formula_is_left_as_it_is(formula: str) -> None:
    assert sentence_case(formula) == formula
    assert label_of(formula) is None


def test_words_before_an_arrow_are_a_label_and_begin_with_a_capital() -> None:
    assert label_of("Caterpillar → butterfly") == ("Caterpillar", "butterfly")
    assert sentence_case("is it so?") == "Is it so?"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Energy $E = mc^2$", []),
        (r"$x = \frac{1}{2}$ and $5", ["$5"]),
        ("$5 = 4 €, and $3", ["$5", "4 €", "$3"]),
        ("$5 or 10$", ["$5", "10$"]),
    ],
)
def test_the_digits_of_a_tex_formula_are_no_amounts(text: str, found: list[str]) -> None:
    assert [value.text for value in values(text)] == found


@pytest.mark.parametrize(
    ("text", "language", "found", "amount"),
    [
        ("from 5 hours 40 minutes", "en", "5 hours 40 minutes", 5 + 40 / 60),
        ("由5小时40分钟缩短", "zh", "5小时40分钟", 5 + 40 / 60),
        ("nach 1 Stunde 30 Minuten", "de", "1 Stunde 30 Minuten", 1.5),
        ("en 2 horas 15 minutos", "es", "2 horas 15 minutos", 2.25),
    ],
)
def test_hours_and_minutes_are_one_number(
    text: str, language: str, found: str, amount: float
) -> None:
    (value,) = values(text, language)
    assert (value.text, value.amount) == (found, pytest.approx(amount))


def test_minutes_behind_minutes_are_another_number() -> None:
    assert len(values("20 minutes 30 minutes")) == 2
