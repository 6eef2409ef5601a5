"""Programmes, agendas and shares told in running text."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Wishes


def say(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


@pytest.mark.parametrize(
    ("prompt", "title", "times"),
    [
        (
            "Summer fête at St Mary's School, Saturday 21 June. At 2 pm the head teacher opens the fête. "
            "From 2.30 there is a puppet show, at 3.15 the choir sings, and at 4 pm we draw the raffle. Tea all afternoon.",
            "Summer fête at St Mary's School, Saturday 21 June",
            [("2 pm", "The head teacher opens the fête"), ("2.30", "There is a puppet show"),
             ("3.15", "The choir sings"), ("4 pm", "We draw the raffle")],
        ),
        (
            "Sommerfest der Schule. Um 14 Uhr kommen die Gäste, um 15:15 Uhr singt der Chor und um 16 Uhr ziehen wir Lose.",
            "Sommerfest der Schule",
            [("14 Uhr", "Kommen die Gäste"), ("15:15 Uhr", "Singt der Chor"), ("16 Uhr", "Ziehen wir Lose")],
        ),
        (
            "Fête de l'école. À 14 h la directrice ouvre la fête, à 15 h 30 la chorale chante et à 17 h nous tirons le lot.",
            "Fête de l'école",
            [("14 h", "La directrice ouvre la fête"), ("15 h 30", "La chorale chante"), ("17 h", "Nous tirons le lot")],
        ),
        (
            "校庆活动安排。上午9点校长致辞，10点半合唱表演，下午2点抽奖。",
            "校庆活动安排",
            [("上午9点", "校长致辞"), ("10点半", "合唱表演"), ("下午2点", "抽奖")],
        ),
    ],
)  # fmt: skip
def test_each_time_stands_over_what_happens_then(
    prompt: str, title: str, times: list[tuple[str, str]]
) -> None:
    content = say(prompt)
    assert (content.archetypes[0][0], content.headline) == ("timeline", title)
    assert [(item.when, item.title) for item in content.items] == times


def test_an_agenda_has_its_place_and_keeps_brackets_whole() -> None:
    content = say(
        "Team meeting agenda, Tuesday 10 am, room 204: welcome (5 min, Jane), sales figures (15 min, Omar), "
        "any other business (10 min)"
    )
    assert (content.headline, content.deck) == ("Team meeting agenda", "Tuesday 10 am, room 204")
    assert [item.title for item in content.items] == ["Welcome", "Sales figures", "Any other business"]  # fmt: skip


def test_the_first_share_of_a_survey_is_one_of_them() -> None:
    content = say("In our survey 62 % come weekly, 25 % come monthly and 13 % come less often.")
    assert content.headline == "In our survey"
    assert [item.value for item in content.items] == ["62 %", "25 %", "13 %"]


@pytest.mark.parametrize(
    ("prompt", "title", "first"),
    [
        ("Create a flyer for our dance class. Every Tuesday at 7 pm. Beginners welcome.", "Our dance class", "Every Tuesday at 7 pm"),
        ("Erstelle einen Flyer für unseren Tanzkurs. Jeden Dienstag um 19 Uhr. Anfänger willkommen.", "Tanzkurs", "Jeden Dienstag um 19 Uhr"),
        ("Fais un flyer pour notre cours de danse. Tous les mardis à 19 h. Débutants bienvenus.", "Notre cours de danse", "Tous les mardis à 19 h"),
        ("请为我们的舞蹈课做一张传单。每周二晚上7点。欢迎初学者。", "舞蹈课", "每周二晚上7点"),
        ("Job ad poster: We are hiring a pastry chef. Full time, from 1 September. Call us.", "We are hiring a pastry chef", "Full time, from 1 September"),
        ("Lost cat poster: Our cat Minka is missing since Tuesday. Call 555 0142.", "Lost cat", "Our cat Minka is missing since Tuesday"),
        ("Affiche d'offre d'emploi : Nous recrutons un pâtissier. Temps plein dès le 1er septembre. Écrivez-nous.", "Nous recrutons un pâtissier", "Temps plein dès le 1er septembre"),
        ("A sheet for my class about photosynthesis: Plants take in light. They give off oxygen.", "Photosynthesis", "Plants take in light"),
        ("House rules: Please take off your shoes. Quiet hours are from 10 pm to 7 am. No smoking. Check-out is at 10 am.", "House rules", "Please take off your shoes"),
    ],
)  # fmt: skip
def test_words_of_asking_are_not_shown_and_nothing_else_is_lost(
    prompt: str, title: str, first: str
) -> None:
    content = say(prompt)
    assert (content.headline, content.items[0].title) == (title, first)


def test_an_order_behind_a_request_is_content_where_it_names_nothing_of_a_picture() -> None:
    refunds = say("Make an infographic about refunds: Returns within 30 days. Keep the receipt. Refunds take 5 days.")  # fmt: skip
    assert [item.title for item in refunds.items][1] == "Keep the receipt"
    tea = say("Make an infographic about tea: Green tea is mild. Black tea is strong. Use green colours. Keep it simple.")  # fmt: skip
    assert len(tea.items) == 2


def test_an_amount_behind_a_weekday_is_what_is_done_on_it() -> None:
    plan = compose(
        "Training plan: Monday rest, Tuesday 5 km easy, Friday rest, Sunday 16 km long run",
        Inputs(), Wishes(),
    )  # fmt: skip
    assert [(i.when, i.title) for i in plan.items][1::2] == [
        ("Tuesday", "5 km easy"), ("Sunday", "16 km long run"),
    ]  # fmt: skip
