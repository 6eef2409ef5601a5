"""Lists told in sentences, each under what it is of."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Wishes
from planner.plan import TextElement
from planner.think import think


def say(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


def test_four_lists_told_in_sentences_are_four_boxes() -> None:
    content = say(
        "SWOT analysis for a bakery. Our strengths are loyal customers, a secret recipe and a great location. "
        "Weaknesses include limited seating and no online ordering. Opportunities: catering and a second shop. "
        "The biggest threats are rising flour prices and a new supermarket."
    )
    assert content.archetypes[0][0] == "quadrant"
    assert content.sides == ("Strengths", "Weaknesses", "Opportunities", "Biggest threats")
    boxes = [[item.title for item in content.items if item.side == side] for side in range(4)]
    assert boxes[0] == ["Loyal customers", "A secret recipe", "A great location"]
    assert boxes[1] == ["Limited seating", "No online ordering"]


@pytest.mark.parametrize(
    "prompt",
    [
        "SWOT analysis of our bakery: Our strengths are fresh bread and loyal guests. Weaknesses: small oven, few "
        "seats. We see opportunities in catering and online orders; threats are flour prices and a new supermarket.",
        "SWOT-Analyse unserer Bäckerei: Unsere Stärken sind gutes Brot und treue Gäste. Schwächen: kleiner Ofen, "
        "wenig Plätze. Wir sehen Chancen in Catering und Versand; Risiken sind Mehlpreise und ein neuer Markt.",
    ],
)
def test_lists_behind_a_title_in_what_is_seen_and_at_semicolons(prompt: str) -> None:
    content = say(prompt)
    assert content.archetypes[0][0] == "quadrant"
    assert content.headline == prompt.split(":")[0]
    assert [sum(item.side == side for item in content.items) for side in range(4)] == [2] * 4


@pytest.mark.parametrize(
    ("prompt", "names", "first"),
    [
        (
            "We're hiring a baker in Ghent. Salary €2,800. You'll bake bread, train two juniors and plan orders. "
            "You bring a diploma and fluent Dutch. We offer 30 days off, a bike lease and free bread. Apply by 15 March.",
            ["You'll", "You bring", "We offer"],
            ["Bake bread", "Train two juniors", "Plan orders"],
        ),
        (
            "Wir suchen eine Bäckerin. Deine Aufgaben sind Backen, Planen und Einkauf. "
            "Du hast einen Abschluss, Erfahrung und Freude am Team. Wir bieten 30 Tage Urlaub, ein Dienstrad und Brot.",
            ["Deine Aufgaben", "Du hast", "Wir bieten"],
            ["Backen", "Planen", "Einkauf"],
        ),
    ],
)  # fmt: skip
def test_what_is_offered_and_asked_for_are_lists(
    prompt: str, names: list[str], first: list[str]
) -> None:
    content = say(prompt)
    assert [item.title for item in content.items] == names
    assert [own.title for own in content.items[0].items] == first


def test_what_is_said_around_the_lists_is_kept() -> None:
    content = say(
        "We're hiring a baker in Ghent. Salary €2,800. You'll bake bread, train two juniors and plan orders. "
        "You bring a diploma and fluent Dutch. We offer 30 days off, a bike lease and free bread. Apply by 15 March."
    )
    assert content.headline == "We're hiring a baker in Ghent"
    assert "€2,800" in content.deck and "15 March" in content.note


def test_sentences_of_which_few_are_lists_stay_sentences() -> None:
    content = say(
        "Bees are insects and pollinators. They live in hives. A hive holds 50,000 bees in summer."
    )
    assert not any(item.items for item in content.items)


def test_a_picture_told_round_quoted_words_is_no_list() -> None:
    plan = think(
        "一场植物展览展示了木质桌架上的各类植物，每株植物都配有信息标签。中央一株紫色兰花配有标签“兰科米尔顿兰属”，"
        "下方标注“原生地：巴西雨林”。周围植物同样配有标签，如“多肉植物石莲花：喜阳光”和“盆景桧树：禅意花园必备”。",
        Inputs(), Wishes(),
    )  # fmt: skip
    shown = " ".join(e.text for e in plan.elements if isinstance(e, TextElement))
    assert "兰科米尔顿兰属" in shown and "周围植物" not in shown


def test_weeks_are_a_series_whose_last_may_have_one_part() -> None:
    content = say(
        "Plan for new staff. Week 1: meet the team, set up the laptop. Week 2: shadow a colleague, first task. "
        "Week 3: own project, feedback talk. Week 4: present results."
    )
    assert [item.title for item in content.items] == ["Week 1", "Week 2", "Week 3", "Week 4"]
    assert [len(item.items) for item in content.items] == [2, 2, 2, 1]
    assert not content.sides and not content.deck


def test_names_with_amounts_in_parts_are_lists() -> None:
    content = say(
        "Three plans: Basic $9 per month, 1 user, 5 GB. Pro $19 per month, 5 users, 50 GB. "
        "Team $49 per month, 20 users, 500 GB."
    )
    assert content.headline == "Three plans"
    assert [item.title for item in content.items] == ["Basic", "Pro", "Team"]
    assert [own.title for own in content.items[1].items] == ["$19 per month", "5 users", "50 GB"]
