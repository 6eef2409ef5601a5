"""Strengths, weaknesses, opportunities and threats told in sentences are four boxes with their items."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Wishes


def say(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


@pytest.mark.parametrize(
    ("prompt", "sides", "boxes"),
    [
        (
            "Our strengths are loyal customers and a central location. Weaknesses: old equipment and few staff. "
            "We see opportunities in online orders and catering; threats are rising rents and a new competitor.",
            ("Strengths", "Weaknesses", "Opportunities", "Threats"),
            [
                ["Loyal customers", "A central location"],
                ["Old equipment", "Few staff"],
                ["Online orders", "Catering"],
                ["Rising rents", "A new competitor"],
            ],
        ),
        (
            "SWOT of our café. Our strengths are good coffee and a garden. Our weakness is a small kitchen. "
            "Opportunities lie in catering and evening events. Rising rents and a new chain are threats.",
            ("Strengths", "Weakness", "Opportunities", "Threats"),
            [["Good coffee", "A garden"], ["A small kitchen"], ["Catering", "Evening events"], ["Rising rents", "A new chain"]],
        ),
        (
            "Unsere Stärken sind treue Kunden und die Lage. Schwächen: alte Geräte und wenig Personal. "
            "Chancen sehen wir in Webshop und Catering; Risiken sind hohe Mieten und Konkurrenz.",
            ("Stärken", "Schwächen", "Chancen", "Risiken"),
            [["Treue Kunden", "Die Lage"], ["Alte Geräte", "Wenig Personal"], ["Webshop", "Catering"], ["Hohe Mieten", "Konkurrenz"]],
        ),
        (
            "我们的优势是顾客忠诚和位置好。劣势是设备旧和人手少。机会在于网上订餐和外卖；威胁是租金上涨和新对手。",
            ("优势", "劣势", "机会", "威胁"),
            [["顾客忠诚", "位置好"], ["设备旧", "人手少"], ["网上订餐", "外卖"], ["租金上涨", "新对手"]],
        ),
    ],
)  # fmt: skip
def test_each_of_the_four_is_a_box_over_its_items(
    prompt: str, sides: tuple[str, ...], boxes: list[list[str]]
) -> None:
    content = say(prompt)
    assert (content.archetypes[0][0], content.sides) == ("quadrant", sides)
    assert [[i.title for i in content.items if i.side == k] for k in range(4)] == boxes


def test_three_of_the_four_are_no_such_page() -> None:
    content = say("Our strengths are speed and care. Threats are rent and rivals. We open at 9.")
    assert content.archetypes[0][0] != "quadrant"
