"""Labels over lists in one line of a prompt."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.composer.inline import inline
from planner.content import Wishes
from planner.plan import TableElement, TextElement
from planner.think import think


@pytest.mark.parametrize(
    ("prompt", "language", "blocks"),
    [
        (
            "Menu. Starters: Soup 5, Salad 4.50. Mains: Stew 12. Open from 5 pm.", "en",
            [("heading", "Menu"), ("heading", "Starters"), ("item", "Soup 5"), ("item", "Salad 4.50"),
             ("heading", "Mains"), ("item", "Stew 12"), ("paragraph", "Open from 5 pm.")],
        ),
        (
            "做一张海报介绍名茶：龙井产自浙江，普洱产自云南。水温：龙井80度，普洱100度。", "zh",
            [("heading", "名茶"), ("item", "龙井产自浙江"), ("item", "普洱产自云南"),
             ("heading", "水温"), ("item", "龙井80度"), ("item", "普洱100度")],
        ),
        (
            "Menú del día: Primeros: Ensalada, Sopa. Segundos: Merluza, Pollo. Precio: 14,90 €. Bebida incluida.", "es",
            [("heading", "Menú del día"), ("item", "Primeros: Ensalada, Sopa"), ("item", "Segundos: Merluza, Pollo"),
             ("item", "Precio: 14,90 €"), ("paragraph", "Bebida incluida.")],
        ),
        (
            "Q3. Revenue: 4.2M. Users: 1.3M.", "en",
            [("heading", "Q3"), ("item", "Revenue: 4.2M"), ("item", "Users: 1.3M")],
        ),
    ],
)  # fmt: skip
def test_labels_of_lists_are_headings(
    prompt: str, language: str, blocks: list[tuple[str, str]]
) -> None:
    assert [(b.kind, b.text) for b in inline(prompt, language).blocks] == blocks


def texts(prompt: str) -> str:
    plan = think(prompt, Inputs(), Wishes(size="1K"))
    cells = [c for e in plan.elements if isinstance(e, TableElement) for r in e.rows for c in r]
    return " | ".join([*(e.text for e in plan.elements if isinstance(e, TextElement)), *cells])


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("Make a menu poster: Starters: Soup 5, Salad 4. Mains: Stew 12, Fish 14.",
         ["Starters", "Soup", "5", "Salad", "Mains", "Fish", "14"]),
        ("Price list for Hair by Mia: Cut 35 €, Color 80 €, Beard trim 15 €. Open Tue-Sat. Call 030 123456.",
         ["Cut", "35 €", "Open Tue-Sat.", "Call 030 123456."]),
        ("Einladung zum 40. Geburtstag von Jonas am Freitag, 21. März 2025 um 19 Uhr, Hauptstraße 5. "
         "Bitte bis 10. März zusagen: jonas@example.de",
         ["40. Geburtstag von Jonas", "Hauptstraße 5", "jonas@example.de"]),
        ("Drei Wasserfälle: Iguazú 82 m hoch, 2700 m breit; Victoria 108 m hoch, 1708 m breit",
         ["82 m hoch, 2700 m breit", "108 m hoch, 1708 m breit"]),
    ],
)  # fmt: skip
def test_nothing_that_a_prompt_tells_is_lost(prompt: str, told: list[str]) -> None:
    assert not [text for text in told if text not in texts(prompt)]


def test_a_menu_keeps_its_name_its_prices_and_names_with_and_in_them() -> None:
    content = compose(
        "Make a menu poster: Starters: tomato soup 4.50, green salad 5.20. Mains: risotto 11.50, fish and chips 13.20. "
        "Desserts: apple pie 4.80, ice cream 3.90.",
        Inputs(), Wishes(),
    )  # fmt: skip
    assert content.headline == "Menu" and not content.charts
    assert [[own.title for own in item.items] for item in content.items] == [
        ["Tomato soup", "Green salad"], ["Risotto", "Fish and chips"], ["Apple pie", "Ice cream"],
    ]  # fmt: skip
