"""Lists in one line: what all their numbers count, what stands behind them, who is under whom."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Wishes
from planner.plan import TextElement
from planner.think import think


def say(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


def test_a_noun_that_all_numbers_count_is_their_unit() -> None:
    content = say("Goals this season: Ann 12 goals, Bea 9 goals, Cem 7, Dan 3")
    assert [(i.title, i.value, i.amount) for i in content.items][:2] == [
        ("Ann", "12 goals", 12.0), ("Bea", "9 goals", 9.0),
    ]  # fmt: skip
    assert "Whisk 3 eggs" in [i.title for i in say("Cake: Whisk 3 eggs, Add 2 cups, Bake").items]


def test_a_price_is_no_year() -> None:
    content = say("Budget of our household: rent 1200 €, food 520 €, savings 400 €")
    assert {i.title: i.value for i in content.items}["Rent"] == "1200 €"


def test_under_her_in_one_sentence() -> None:
    content = say(
        "Org chart: Director Ana Ruiz; under her: Designer Mia Wong, Producer Sam Bell;"
        " under the producer: Box office Kim, Marketing Raj"
    )
    (top,) = content.items
    assert [item.title for item in top.items] == ["Designer Mia Wong", "Producer Sam Bell"]
    assert [item.title for item in top.items[1].items] == ["Box office Kim", "Marketing Raj"]


def test_what_follows_a_list_is_kept_and_directions_are_not() -> None:
    plan = think(
        "Slide: Q3 results. Revenue 4.2M (+18%), churn 2.1% (-0.4), NPS 61. Next: launch in Spain",
        Inputs(), Wishes(),
    )  # fmt: skip
    said = [e.text for e in plan.elements if isinstance(e, TextElement)]
    assert {"4.2M", "2.1%", "61", "Next: launch in Spain"} <= set(said)
    tips = say("2 tips: 1. Walk daily 2. Dim the lights. Use a light yellow background.")
    assert not any("yellow" in item.title + item.body for item in tips.items)
    assert tips.ground == "#fbf0c5" or tips.ground


def test_another_thing_of_the_same_name_bears_its_own_words() -> None:
    scene = say('a red door that says "In" beside a blue door that says "Out"').scene
    assert scene
    assert [(thing.label, thing.color) for thing in scene.objects] == [
        ("door", "#c8372d"), ("door", "#2f6fb5"),
    ]  # fmt: skip
    fox = say("a fox under a tree in a field, the fox sleeps").scene
    assert fox and [thing.label for thing in fox.objects].count("fox") == 1


@pytest.mark.parametrize(
    ("prompt", "headline", "first"),
    [
        ("Food pyramid from base to top: grains, greens and fruit, fats and sweets", "Food pyramid", "Fats and sweets"),
        ("Food pyramid, top to bottom: sweets, dairy, greens and grains", "Food pyramid", "Sweets"),
        ("Food pyramid: sweets, dairy, greens", "Food pyramid", "Sweets"),
        ("Ernährungspyramide von unten nach oben: Getreide, Gemüse, Fett", "Ernährungspyramide", "Fett"),
        ("食物金字塔（从下到上）：谷物、蔬菜、油脂", "食物金字塔", "油脂"),
    ],
)  # fmt: skip
def test_a_pyramid_told_from_its_base_has_the_last_told_at_its_top(
    prompt: str, headline: str, first: str
) -> None:
    content = say(prompt)
    assert content.archetypes[0][0] == "pyramid"
    assert (content.headline, content.items[0].title) == (headline, first)


def test_an_and_in_the_last_part_is_its_own_where_others_have_one_too() -> None:
    content = say("Breakfasts: bread and butter, tea and toast, eggs and bacon")
    assert [item.title for item in content.items][1:] == ["Tea and toast", "Eggs and bacon"]
    assert len(say("Breakfasts: bread, tea, eggs and bacon").items) == 4


@pytest.mark.parametrize(
    ("prompt", "headline", "kicker", "deck"),
    [
        ('Thank you poster for nurses with the slogan "You carry us"', "You carry us", "Thank you", "For nurses"),
        ('Create a welcome poster for pupils with the text "Say hello"', "Say hello", "Welcome", "For pupils"),
        ('Safety poster for the workshop that says "Wear goggles"', "Wear goggles", "", ""),
        ('Birthday card for grandma with the text "Happy 80th"', "Happy 80th", "", ""),
        ("Happy birthday poster for Lisa", "Happy birthday", "", "For Lisa"),
        ("Thank you card for my teacher", "Thank you", "", "For my teacher"),
    ],
)  # fmt: skip
def test_a_poster_named_by_its_kind_is_no_thing_in_a_scene(
    prompt: str, headline: str, kicker: str, deck: str
) -> None:
    content = say(prompt)
    assert content.scene is None
    assert (content.headline, content.kicker, content.deck) == (headline, kicker, deck)


@pytest.mark.parametrize(
    "prompt",
    ['Concert poster on a brick wall that says "Jazz"', 'A cat reading a poster that says "Fish"'],
)
def test_a_poster_in_a_scene_is_a_thing(prompt: str) -> None:
    content = say(prompt)
    assert content.scene is not None
    assert content.scene.texts[0].carrier


@pytest.mark.parametrize(
    ("prompt", "headline", "rows"),
    [
        ("Speisekarte: Suppe 5,50 €, Schnitzel 14,90 €, Strudel 6 €", "Speisekarte",
         [("Suppe", "5,50 €"), ("Schnitzel", "14,90 €"), ("Strudel", "6 €")]),
        ("菜单：宫保鸡丁 38元、麻婆豆腐 28元、米饭 3元", "菜单",
         [("宫保鸡丁", "38元"), ("麻婆豆腐", "28元"), ("米饭", "3元")]),
        ("Opening hours: Mon-Fri 9-18, Sat 10-14, Sun closed", "Opening hours",
         [("Mon-Fri", "9-18"), ("Sat", "10-14"), ("Sun", "closed")]),
        ("Horario: lunes a viernes 9-20 h, sábado 10-14 h, domingo cerrado", "Horario",
         [("Lunes a viernes", "9-20 h"), ("Sábado", "10-14 h"), ("Domingo", "cerrado")]),
        ("Horaires: lundi 9h-18h, mardi 9h-12h, dimanche fermé", "Horaires",
         [("Lundi", "9h-18h"), ("Mardi", "9h-12h"), ("Dimanche", "fermé")]),
        ("Pancake recipe: 200 g flour, 2 eggs, pinch of salt", "Pancake recipe",
         [("200 g", "Flour"), ("2", "Eggs"), ("", "Pinch of salt")]),
        ("Stundenplan 3b: Montag Mathe, Sport; Dienstag Kunst, Deutsch, Musik", "Stundenplan 3b",
         [("Montag", "Mathe", "Sport", ""), ("Dienstag", "Kunst", "Deutsch", "Musik")]),
    ],
)  # fmt: skip
def test_prices_hours_ingredients_and_lessons_are_tables_in_the_order_told(
    prompt: str, headline: str, rows: list[tuple[str, ...]]
) -> None:
    content = say(prompt)
    assert (content.archetypes[0][0], content.headline) == ("table", headline)
    assert list(content.table[1:]) == rows


def test_amounts_of_cities_are_ranked_and_one_dish_a_day_is_a_timeline() -> None:
    rent = say("Rent by city: Berlin 1200 €, Munich 1800 €, Hamburg 1400 €")
    assert (rent.archetypes[0][0], rent.items[0].title) == ("ranking", "Munich")
    assert (
        say("Weekly menu: Monday soup, Tuesday tacos, Friday pizza").archetypes[0][0] == "timeline"
    )


def test_a_contact_card_is_headed_by_its_name_and_keeps_its_number() -> None:
    content = say(
        "Contact card: Dr. Anna Weiss, dentist, 4 Oak Street, Tel. 0221 998877, www.weiss.com"
    )
    assert content.headline == "Dr. Anna Weiss"
    assert [item.title for item in content.items][-2:] == ["Tel. 0221 998877", "www.weiss.com"]


def test_options_by_letter_stand_under_their_question() -> None:
    prompt = "Quiz: Which is a fish? A) Whale B) Cod C) Squid D) Seal. Answer: B"
    content = compose(prompt, Inputs(), Wishes())
    assert content.headline == "Which is a fish?"
    told = [(item.title, item.body) for item in content.items]
    assert told == [("A", "Whale"), ("B", "Cod"), ("C", "Squid"), ("D", "Seal")]
    assert "Answer: B" in (content.deck, content.note)


def test_letters_without_a_question_are_no_options() -> None:
    prompt = "Vitamins: A) eyes B) nerves C) skin"
    assert "Vitamins" in compose(prompt, Inputs(), Wishes()).headline
