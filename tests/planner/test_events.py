"""Announcements in one line: the event, when and where it is, and what else is told."""

from __future__ import annotations

import pytest

from grounding.types import Inputs, Source
from planner.compose import compose
from planner.composer.events import announced
from planner.content import Wishes


@pytest.mark.parametrize(
    ("prompt", "kicker", "headline", "facts"),
    [
        ("Einladung zum Sommerfest am 12. Juli um 15 Uhr im Garten, bitte Salat mitbringen", "Einladung",
         "Sommerfest", ["12. Juli um 15 Uhr", "Im Garten", "Bitte Salat mitbringen"]),
        ("Affiche concert de jazz samedi 21 mars à 20h au Théâtre du Port, entrée 12,50 €", "",
         "Concert de jazz", ["Samedi 21 mars à 20h", "Au Théâtre du Port", "Entrée 12,50 €"]),
        ("Garage sale on Saturday 9 May from 8am to 2pm at 14 Oak Street. Toys, books", "",
         "Garage sale", ["Saturday 9 May from 8am to 2pm", "At 14 Oak Street", "Toys, books"]),
        ("Poster: Jazz night, live music, Friday 8 pm", "", "Jazz night", ["Live music", "Friday 8 pm"]),
        ("Invitación a la boda de Ana el sábado 20 de junio a las 17 h en Toledo", "Invitación",
         "Boda de Ana", ["Sábado 20 de junio a las 17 h", "En Toledo"]),
        ("読書会のお知らせ　5月14日 19時　緑カフェ", "", "読書会のお知らせ", ["5月14日 19時", "緑カフェ"]),
        ("Save the date: Anna & Tom, 5 June 2027, Lisbon", "Save the date", "Anna & Tom", ["5 June 2027", "Lisbon"]),
    ],
)  # fmt: skip
def test_an_event_is_named_and_its_facts_stand_apart(
    prompt: str, kicker: str, headline: str, facts: list[str]
) -> None:
    content = compose(prompt, Inputs(), Wishes())
    assert content.archetypes[0][0] == "poster"
    assert (content.kicker, content.headline) == (kicker, headline)
    assert [item.title for item in content.items] == facts


@pytest.mark.parametrize(
    "text",
    [
        "Apollo 11 landed on the Moon on 20 July 1969 at 20:17 UTC",
        "A cat sleeping on a roof at 9 pm",
        "Draw a city street at night, 11 pm, rain",
        "Make an infographic about the revolution of 14 July 1789",
        "Monday chest, Tuesday back, Wednesday rest",
        "Library: Monday to Friday 9-20 h, Saturday 10-14 h",
        "Sleep: go to bed at 10 pm, wake at 6 am",
        "Berlin on 1 January 2020: 3.6 million",
    ],
)
def test_stories_scenes_and_schedules_are_no_event(text: str) -> None:
    assert announced(text, Source(title="prompt"), "en") == []
