"""Steps told inside running text, in the words of order of many languages."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Wishes


@pytest.mark.parametrize(
    ("prompt", "headline", "count", "last"),
    [
        ("How to clean a pan: first rinse it, then scrub with salt, dry it and finally oil it",
         "How to clean a pan", 4, "Finally oil it"),
        ("Infographie : comment planter un arbre. D'abord creuser un trou, puis poser la motte, enfin arroser.",
         "Comment planter un arbre", 3, "Enfin arroser"),
        ("Чай: сначала прогрейте чайник, потом залейте воду и, наконец, дайте настояться.",
         "Чай", 3, "Наконец дайте настояться"),
        ("İnfografik: Kahve nasıl yapılır? Önce suyu ölç, sonra kahveyi ekle, en son fincana dök.",
         "Kahve nasıl yapılır?", 3, "En son fincana dök"),
        ("Beans in a day. First, soak them. Then rinse. Finally, boil for an hour.",
         "Beans in a day", 3, "Finally boil for an hour"),
        ("梅酒の作り方：まず梅を洗い、次にヘタを取り、最後に焼酎を注ぐ。", "梅酒の作り方", 3, "最後に焼酎を注ぐ"),
    ],
)  # fmt: skip
def test_words_of_order_make_steps(prompt: str, headline: str, count: int, last: str) -> None:
    made = compose(prompt, Inputs(), Wishes())
    assert (made.headline, len(made.items), made.items[-1].title) == (headline, count, last)
    assert made.ordered and made.archetypes[0][0] == "steps"


def test_one_word_of_order_makes_no_steps() -> None:
    made = compose(
        "The bridge. It was built first of wood, of stone, of steel.", Inputs(), Wishes()
    )
    assert not made.ordered


def test_a_later_sentence_that_ends_the_order_tells_steps_too() -> None:
    content = compose(
        "How cheese is made: first the milk is heated, then rennet is added. The curd is cut, pressed overnight "
        "and finally salted.",
        Inputs(), Wishes(),
    )  # fmt: skip
    assert [item.title for item in content.items] == [
        "First the milk is heated", "Then rennet is added", "The curd is cut", "Pressed overnight",
        "Finally salted",
    ]  # fmt: skip
