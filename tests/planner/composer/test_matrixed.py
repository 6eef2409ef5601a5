"""Tables told in a sentence: what is compared, and a thing of each for every property."""

from __future__ import annotations

import pytest

from grounding.types import Source
from planner.composer.matrixed import matrixed


@pytest.mark.parametrize(
    ("language", "text", "title", "rows"),
    [
        ("en", "Compare Python, Go and Rust: typing - dynamic, static, static; speed - slow, medium, fast",
         "Python, Go and Rust",
         (("", "Python", "Go", "Rust"), ("Typing", "dynamic", "static", "static"), ("Speed", "slow", "medium", "fast"))),
        ("en", "iPhone vs Pixel: price: 799 euros, 699 euros; weight: 171 g, 187 g",
         "iPhone vs Pixel",
         (("", "iPhone", "Pixel"), ("Price", "799 euros", "699 euros"), ("Weight", "171 g", "187 g"))),
        ("de", "Vergleiche Bus, Bahn und Auto: Preis: 2 €, 3 €, 8 €; Dauer: 40 min, 25 min, 20 min",
         "Bus, Bahn und Auto",
         (("", "Bus", "Bahn", "Auto"), ("Preis", "2 €", "3 €", "8 €"), ("Dauer", "40 min", "25 min", "20 min"))),
        ("zh", "比较茶、咖啡和可可：价格：低、中、高；咖啡因：30毫克、95毫克、8毫克",
         "茶、咖啡和可可",
         (("", "茶", "咖啡", "可可"), ("价格", "低", "中", "高"), ("咖啡因", "30毫克", "95毫克", "8毫克"))),
    ],
)  # fmt: skip
def test_each_property_is_a_row(language: str, text: str, title: str, rows: object) -> None:
    heading, table = matrixed(text, Source(title="prompt"), language)
    assert (heading.text, table.rows) == (title, rows)


@pytest.mark.parametrize(
    "text",
    [
        "Salt, oil and vinegar: mix the oil; add salt, pepper and herbs; whisk",
        "Tea and coffee: tea: calm, warm; coffee: quick",
        "Three plans: Basic: 5 euros, 1 user; Pro: 12 euros, 5 users",
    ],
)
def test_lists_of_other_lengths_are_no_table(text: str) -> None:
    assert matrixed(text, Source(title="prompt"), "en") == []
