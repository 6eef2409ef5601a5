"""Panels: a dictated page is drawn as it was placed, every word in its panel."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Item, Wishes
from planner.edits.listed import with_item
from planner.plan import Plan, TextElement
from planner.think import think

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
