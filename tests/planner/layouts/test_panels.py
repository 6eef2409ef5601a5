"""Panels: a dictated page is drawn as it was placed, every word in its panel."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeVar

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Item, Wishes
from planner.edits.listed import with_item
from planner.plan import ConnectorElement, IconElement, PictureElement, Plan, TextElement
from planner.think import think

T = TypeVar("T")
PROMPT = (
    'Create a dashboard. Title at the top: "Bakery". Below it a row of three KPI tiles: "1,240" "Loaves", '
    '"6,310" "Sales", "3%" "Waste". Underneath, two panels side by side: the left panel titled "Best" lists '
    '"Rye" and "Bun"; the right panel titled "To do" lists "Order flour", "Fix oven" and has a button "Done". '
    'In the footer, "By the till" on the left and "Page 4" on the right.'
)


def text(plan: Plan, words: str) -> TextElement:
    return next(e for e in plan.elements if isinstance(e, TextElement) and e.text == words)


@pytest.mark.parametrize("aspect", ["16:9", "4:3", "4:5", "9:16"])
def test_bands_columns_and_panels_stand_where_they_were_put(aspect: str) -> None:
    plan = think(PROMPT, Inputs(), Wishes(aspect=aspect))
    assert (plan.brief.archetype, plan.issues) == ("panels", ())
    box = {
        name: text(plan, name).box
        for name in ("Loaves", "Waste", "Best", "Bun", "To do", "Done", "Page 4")
    }
    assert box["Loaves"].x < box["Waste"].x
    assert box["Loaves"].bottom < box["Best"].y
    assert box["Best"].x < box["To do"].x
    assert box["Best"].bottom <= box["Bun"].y < box["Page 4"].y
    assert text(plan, "Best").parent == text(plan, "Bun").parent != text(plan, "Done").parent


def test_many_columns_are_set_in_rows_where_the_page_is_narrow() -> None:
    names = ", ".join(f'"Department {n}"' for n in range(1, 9))
    plan = think(
        f'Create a page titled "All". Add a row of eight cards: {names}.',
        Inputs(),
        Wishes(aspect="4:5"),
    )
    rows = {round(text(plan, f"Department {n}").box.y) for n in range(1, 9)}
    assert len(rows) > 1 and plan.issues == ()


def test_a_new_item_stands_in_the_band_of_its_neighbour() -> None:
    content = compose(PROMPT, Inputs(), Wishes())
    more = with_item(content, Item(title="Late"), 2)
    assert (more.items[1].title, more.items[1].band, more.items[1].form) == ("Late", 0, "tile")


def plan_of(prompt: str, aspect: str = "16:9") -> Plan:
    return think(prompt, Inputs(), Wishes(aspect=aspect))


def elements(plan: Plan, kind: type[T]) -> list[T]:
    return [element for element in plan.elements if isinstance(element, kind)]


def test_columns_have_the_widths_that_are_told() -> None:
    plan = plan_of(
        'A page with the title "Bees". Three columns, the middle one twice as wide. The left column is headed '
        '"Eat" with the text "Nectar." The middle column is headed "Live" with the text "In hives." The right '
        'column is headed "Make" with the text "Honey."'
    )
    eat, live, make = (text(plan, name).box for name in ("Eat", "Live", "Make"))
    assert make.x - live.x > 1.6 * (live.x - eat.x) and plan.issues == ()


def test_a_picture_is_drawn_over_its_card_where_it_is_told() -> None:
    plan = plan_of(
        'Make a page with two panels. The left panel is titled "Dog" and shows a dog; below it stands "Rex". The '
        'right panel is titled "Cat" with a picture of a cat and the text "Mia".'
    )
    pictures = elements(plan, PictureElement)
    assert [picture.objects[0].label for picture in pictures] == ["dog", "cat"]
    for picture, title, name in zip(pictures, ("Dog", "Cat"), ("Rex", "Mia"), strict=True):
        card = next(e for e in plan.elements if e.id == picture.parent)
        assert picture.z > card.z
        assert text(plan, title).box.bottom <= picture.box.y
        assert picture.box.bottom <= text(plan, name).box.y
    assert plan.issues == ()


def test_what_no_drawing_shows_is_an_icon_as_large_as_a_picture() -> None:
    plan = plan_of(
        'Make a page with three panels in a row. The left panel "Dog" shows a dog. The middle panel "Sieve" shows a funnel. '
        'The right panel "Cat" shows a cat.'
    )
    plate = next(e for e in plan.elements if e.id.startswith("plate"))
    assert len(elements(plan, PictureElement)) == 2
    assert plate.box.w == pytest.approx(elements(plan, PictureElement)[0].box.w)


def test_arrows_cross_the_gaps_between_their_panels() -> None:
    plan = plan_of(
        'Three panels in a row, connected by arrows. Panel (a), titled "Dig", has the text "Ten holes." Panel '
        '(b), titled "Sow", has the text "Beans." Panel (c), titled "Pick", has the text "In May."'
    )
    arrows = elements(plan, ConnectorElement)
    titles = [text(plan, name).box for name in ("(a) Dig", "(b) Sow", "(c) Pick")]
    assert len(arrows) == 2 and plan.issues == ()
    for arrow, (left, right) in zip(arrows, pairwise(titles), strict=True):
        assert left.right < arrow.points[0][0] < arrow.points[-1][0] < right.x


def test_numbers_take_the_height_that_they_need_and_panels_the_rest() -> None:
    plan = plan_of(PROMPT)
    cards = {e.id: e.box for e in plan.elements if e.id.startswith("card")}
    tile, panel = (cards[text(plan, name).parent or ""] for name in ("Loaves", "Best"))
    assert panel.h > 1.3 * tile.h


def test_cards_of_a_column_are_cards() -> None:
    plan = plan_of(
        'A board titled "Move" with two columns. The left column is titled "Open" and holds the cards "Buy '
        'boxes" and "Call Tom". The right column is titled "Done" with the card "Rent a van".'
    )
    boxes = {text(plan, name).parent for name in ("Buy boxes", "Call Tom", "Rent a van")}
    assert len(boxes) == 3 and all((box or "").startswith("note-card") for box in boxes)


def test_icons_that_are_asked_for_are_shown_and_no_others() -> None:
    plan = plan_of(
        'A page titled "Camp". A 1x3 grid of cards: "Light" with an icon of a lamp, "Way" with a map icon and '
        '"Sleep" with an icon of a tent.'
    )
    names = [icon.name for icon in elements(plan, IconElement) if icon.id.startswith("icon")]
    assert len(names) == 3 and "map" in names[1] and "tent" in names[2]


def test_arrows_are_counted_past_the_bar_above_them() -> None:
    plan = plan_of(
        'A web page. The header bar has "Ibex" on the left and a button "Buy" on the right. Below, three panels '
        'in a row, connected by arrows. Panel (a), titled "Dig", has the text "Ten." Panel (b), titled "Sow", has '
        'the text "Six." Panel (c), titled "Pick", has the text "One."'
    )
    assert len(elements(plan, ConnectorElement)) == 2 and plan.issues == ()
