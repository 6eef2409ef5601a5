"""Two sides, questions with their answers, and a question over its list, each told in one line."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Wishes


def say(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


@pytest.mark.parametrize(
    ("prompt", "sides", "first", "second"),
    [
        ("Cats vs dogs: independent vs loyal, cheap vs dear", ("Cats", "Dogs"),
         ["Independent", "Cheap"], ["Loyal", "Dear"]),
        ("Compare electric cars and petrol cars: range 420 km vs 700 km, exhaust 0 g/km vs 140 g/km",
         ("Electric cars", "Petrol cars"), ["Range", "Exhaust"], ["Range", "Exhaust"]),
        ("Le train ou l'avion : durée 5 h 40 contre 1 h 30, prix 59 € contre 89 €",
         ("Le train", "L'avion"), ["Durée", "Prix"], ["Durée", "Prix"]),
        ("Plan A vs Plan B: 5 seats vs 10 seats, cheap vs dear", ("Plan A", "Plan B"),
         ["5 seats", "Cheap"], ["10 seats", "Dear"]),
        ("Before and after: dark cabinets / white cabinets, gas / induction", ("Before", "After"),
         ["Dark cabinets", "Gas"], ["White cabinets", "Induction"]),
        ("Kitchen: old kitchen vs new kitchen - dark / white, gas / induction", ("Old kitchen", "New kitchen"),
         ["Dark", "Gas"], ["White", "Induction"]),
        ("Remote work vs office: remote saves an hour; office helps teams; remote costs less",
         ("Remote work", "Office"), ["Saves an hour", "Costs less"], ["Helps teams"]),
        ("Bahn oder Auto: die Bahn ist ruhig; das Auto ist schnell; die Bahn kostet weniger",
         ("Bahn", "Auto"), ["Ist ruhig", "Kostet weniger"], ["Ist schnell"]),
        ("Do's and don'ts at the beach: yes to hats, water; no to litter, loud music", ("Yes to", "No to"),
         ["Hats", "Water"], ["Litter", "Loud music"]),
        ("Avantages et inconvénients du vélo : + sain, + calme ; - pluie", ("Avantages", "Inconvénients"),
         ["Sain", "Calme"], ["Pluie"]),
        ("Vor- und Nachteile Homeoffice: + Ruhe + kein Pendeln - Ablenkung", ("+", "–"),
         ["Ruhe", "Kein Pendeln"], ["Ablenkung"]),
    ],
)  # fmt: skip
def test_two_sides_stand_side_by_side(
    prompt: str, sides: tuple[str, str], first: list[str], second: list[str]
) -> None:
    content = say(prompt)
    assert content.archetypes[0][0] == "comparison"
    assert content.sides == sides
    halves = [[item.title for item in content.items if item.side == side] for side in (0, 1)]
    assert halves == [first, second]


@pytest.mark.parametrize(
    "prompt",
    ["House rules: no shoes; no pets; no smoking", "Ways: + Rome, + Florence, + Milan"],
)
def test_what_has_one_side_is_a_list(prompt: str) -> None:
    content = say(prompt)
    assert not content.sides
    assert len(content.items) == 3


@pytest.mark.parametrize(
    ("prompt", "pairs"),
    [
        ("FAQ: How long is it? 3-5 days. Can I return it? Yes, within 30 days.",
         [("How long is it?", "3-5 days"), ("Can I return it?", "Yes, within 30 days")]),
        ("常见问题：运费多久？3到5天。可以退货吗？可以。",
         [("运费多久？", "3到5天"), ("可以退货吗？", "可以")]),
    ],
)  # fmt: skip
def test_questions_keep_their_answers(prompt: str, pairs: list[tuple[str, str]]) -> None:
    assert [(item.title, item.body) for item in say(prompt).items] == pairs


def test_answers_that_lead_on_are_a_flow() -> None:
    content = say("Is it broken? If yes, fix it. If no, leave it. Is it old? If yes, sell it.")
    assert content.archetypes[0][0] == "flow"


@pytest.mark.parametrize(
    ("prompt", "headline", "last"),
    [
        ("Slide: Why remote work? Less commuting, more focus, happier teams", "Why remote work?", "Happier teams"),
        ("Warum Bio? Gut für die Umwelt, weniger Gift und mehr Geschmack", "Warum Bio?", "Mehr Geschmack"),
        ("Pourquoi lire ? Plus de calme, plus de mots, plus de rêves", "Pourquoi lire ?", "Plus de rêves"),
    ],
)  # fmt: skip
def test_a_question_heads_the_list_that_answers_it(prompt: str, headline: str, last: str) -> None:
    content = say(prompt)
    assert (content.headline, content.items[-1].title) == (headline, last)
    assert len(content.items) == 3


def test_halves_are_listed_by_arabic_commas() -> None:
    prompt = "الفرق بين القطار والطائرة: القطار: بطيء، مريح، رخيص. الطائرة: سريعة، ضيقة، غالية"
    content = compose(prompt, Inputs(), Wishes())
    assert content.archetypes[0][0] == "comparison"
    assert [item.title for item in content.items if item.side == 0] == ["بطيء", "مريح", "رخيص"]
