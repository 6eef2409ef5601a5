"""Pages laid out again: items gone, new and elsewhere, other icons, other shapes; what was edited stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Item, Link, Wishes
from planner.edits import apply, read, reshaped
from planner.edits.listed import moved, with_item, without
from planner.edits.ops import (
    AddItem,
    AddText,
    Recolor,
    Remove,
    RemoveItem,
    Reshape,
    SetIcon,
    SetText,
)
from planner.edits.relayout import laid_out_again
from planner.errors import PlanError
from planner.plan import IconElement, Plan, TextElement
from planner.store import dump_plan, load_plan
from planner.think import think

TEA = think(
    "Morning tea in 6 steps: 1. Boil: heat fresh water 2. Warm: warm the pot 3. Measure: a spoon for each cup"
    " 4. Pour: pour it slowly 5. Steep: wait 4 minutes 6. Serve: add milk",
    Inputs(), Wishes(size="1K"),
)  # fmt: skip
FOX = think("a red fox under an oak in a green field", Inputs(), Wishes(size="1K"))
OTHERS = [
    "SWOT of a bakery. Strengths: fresh bread. Weaknesses: one oven. Opportunities: weddings. Threats: rents.",
    "Cats vs dogs: cats sleep 15 hours, dogs need walks; cats use a box, dogs bark",
    "Flow chart: order -> pay -> pack -> ship",
    "Poster: Jazz night. Friday 8 pm, Blue Door. Free entry.",
]


def told(said: str, plan: Plan = TEA) -> list[dict[str, Any]]:
    return [edit.model_dump(exclude_defaults=True) | {"do": edit.do} for edit in read(plan, said)]


def titles(plan: Plan) -> list[str]:
    assert plan.content
    return [item.title for item in plan.content.items]


def texts(plan: Plan) -> list[str]:
    return [e.text for e in plan.elements if isinstance(e, TextElement)]


def headline(plan: Plan) -> TextElement:
    return next(e for e in plan.elements if isinstance(e, TextElement) and e.level == 1)


@pytest.mark.parametrize(
    ("said", "edits"),
    [
        ("remove step 3", [{"do": "drop", "item": 3}]),
        ("delete the last step", [{"do": "drop", "item": 6}]),
        ("remove steps 2 and 4", [{"do": "drop", "item": 4}, {"do": "drop", "item": 2}]),
        ("remove the last two steps", [{"do": "drop", "item": 6}, {"do": "drop", "item": 5}]),
        ("remove steps 2-4", [{"do": "drop", "item": n} for n in (4, 3, 2)]),
        ("drop the Pour step", [{"do": "drop", "item": 4}]),
        ('remove "Steep"', [{"do": "drop", "item": 5}]),
        ('add a step "Enjoy: with a biscuit" at the end', [{"do": "item", "title": "Enjoy", "body": "with a biscuit"}]),
        ('add a step "Rinse" after step 2', [{"do": "item", "title": "Rinse", "at": 3}]),
        ("add a step: let it cool", [{"do": "item", "title": "let it cool"}]),
        ("swap steps 1 and 2", [{"do": "order", "item": 2, "to": 1}]),
        ("swap Boil and Warm", [{"do": "order", "item": 2, "to": 1}]),
        ("move step 5 before step 2", [{"do": "order", "item": 5, "to": 2}]),
        ("move step 1 after step 3", [{"do": "order", "item": 1, "to": 3}]),
        ("move Serve to the top", [{"do": "order", "item": 6, "to": 1}]),
        ("move step 2 down", [{"do": "order", "item": 2, "to": 3}]),
        ("use a clock as the icon for Steep", [{"do": "icon", "item": 5, "label": "clock"}]),
        ("remove all icons", [{"do": "icon", "item": n} for n in range(1, 7)]),
        ("make it landscape", [{"do": "shape", "aspect": "16:9"}]),
        ("turn it into a square timeline", [{"do": "shape", "aspect": "1:1", "archetype": "timeline"}]),
        ("make it square and dark", [{"do": "look", "dark": True}, {"do": "shape", "aspect": "1:1"}]),
        ("change the background to navy", [{"do": "look", "ground": "#1f3a66"}]),
        ("make the background light blue", [{"do": "look", "ground": "#abc5e3"}]),
        ("entferne Schritt 3", [{"do": "drop", "item": 3}]),
        ("supprime la dernière étape", [{"do": "drop", "item": 6}]),
        ("elimina el paso 4", [{"do": "drop", "item": 4}]),
        ("удали шаг 2", [{"do": "drop", "item": 2}]),
        ("把第二步删掉", [{"do": "drop", "item": 2}]),
        ("ステップ3を削除", [{"do": "drop", "item": 3}]),
        ("마지막 단계를 삭제", [{"do": "drop", "item": 6}]),
        ("احذف الخطوة 3", [{"do": "drop", "item": 3}]),
    ],
)  # fmt: skip
def test_what_is_said_of_items_and_shape_is_understood(
    said: str, edits: list[dict[str, Any]]
) -> None:
    assert told(said) == edits


@pytest.mark.parametrize("prompt", OTHERS)
def test_a_page_laid_out_again_is_the_same_page(prompt: str) -> None:
    plan = load_plan(dump_plan(think(prompt, Inputs(), Wishes(seed=3, variant=1))))
    again, edits, _ = laid_out_again(plan, [lambda draft: replace(draft, notes=("again",))])
    assert again.elements == plan.elements
    assert again.layout_key == plan.layout_key
    assert not edits


def test_an_item_goes_and_the_page_closes_up() -> None:
    done = apply(TEA, [RemoveItem(item=3)], "remove step 3")
    assert titles(done) == ["Boil", "Warm", "Pour", "Steep", "Serve"]
    assert "Measure" not in texts(done)
    assert "6" not in texts(done)
    assert not done.issues
    assert done.brief.archetype == TEA.brief.archetype


def test_an_item_joins_with_an_icon_where_the_others_have_one() -> None:
    done = apply(TEA, [AddItem(title="Clock", body="Look at it", at=2)], "add")
    assert titles(done)[1] == "Clock"
    assert {"Clock", "Look at it"} <= set(texts(done))
    assert done.content
    assert bool(done.content.items[1].icon) == any(item.icon for item in done.content.items)


def test_items_are_called_by_the_numbers_that_they_had() -> None:
    def after(said: str) -> list[str]:
        return titles(apply(TEA, read(TEA, said), said))

    left = ["Boil", "Warm", "Pour", "Steep"]
    assert after("remove step 3, move the last step to the top") == ["Serve", *left]
    assert after("remove step 3 and remove step 6") == left
    assert after("swap step 1 with step 4") == [
        "Pour", "Warm", "Measure", "Boil", "Steep", "Serve",
    ]  # fmt: skip


def test_an_icon_is_changed_and_taken_away() -> None:
    def icons(plan: Plan) -> int:
        return sum(isinstance(e, IconElement) for e in plan.elements)

    shown = apply(TEA, [SetIcon(item=1, label="clock")], "icon")
    assert shown.content
    assert "clock" in shown.content.items[0].icon
    bare = apply(shown, [SetIcon(item=n) for n in range(1, 7)], "no icons")
    assert icons(bare) < icons(shown)


def test_what_was_edited_is_carried_over() -> None:
    first = headline(TEA)
    pour = next(e.id for e in TEA.elements if isinstance(e, TextElement) and e.text == "Pour")
    edits = [
        SetText(id=first.id, text="Tea, slowly"), Recolor(id=first.id, color="#aa2200"),
        SetText(id=pour, text="Pour gently"),
    ]  # fmt: skip
    body = next(e.id for e in TEA.elements if isinstance(e, TextElement) and e.text == "add milk")
    done = apply(apply(TEA, [*edits, Remove(id=body)], "edit"), [RemoveItem(item=2)], "drop")
    assert headline(done).text == "Tea, slowly"
    assert headline(done).color == "#aa2200"
    assert titles(done) == ["Boil", "Measure", "Pour gently", "Steep", "Serve"]
    assert "add milk" not in texts(done)
    assert "heat fresh water" in texts(done)


def test_new_words_find_a_place_on_a_page() -> None:
    done = apply(TEA, [AddText(text="Ask for sugar", at="bottom")], "write")
    assert "Ask for sugar" in texts(done)
    assert not done.issues
    assert not any(e.id.startswith("board") for e in done.elements)


def test_another_shape_and_anatomy() -> None:
    wide = reshaped(TEA, "16:9")
    assert wide.canvas.aspect == "16:9"
    assert set(texts(wide)) >= set(titles(TEA))
    assert not wide.issues
    cards = apply(TEA, [Reshape(archetype="cards")], "cards")
    assert cards.brief.archetype == "cards"
    assert reshaped(FOX, "16:9").canvas.width > 1500


@pytest.mark.parametrize(
    ("edits", "why"),
    [
        ([RemoveItem(item=9)], "no item 9; the page lists 6 items"),
        ([RemoveItem(item=1)] * 6, "cannot lose the only item"),
        ([Reshape(aspect="1:99")], "Unknown aspect"),
        ([Reshape(archetype="spiral")], "no archetype spiral"),
        ([SetIcon(item=1, label="zxqvw")], "no icon for"),
    ],
)
def test_what_cannot_be_done_is_said(edits: list[Any], why: str) -> None:
    with pytest.raises(PlanError, match=why):
        apply(TEA, edits, "edit")


def test_a_page_without_its_content_is_not_laid_out_again() -> None:
    with pytest.raises(PlanError, match="keeps no content"):
        reshaped(TEA.model_copy(update={"content": None}), "1:1")
    fewer = apply(FOX, read(FOX, "remove the oak"), "remove the oak")
    with pytest.raises(PlanError, match="was edited"):
        reshaped(fewer, "16:9")


def test_a_field_that_a_content_does_not_have_is_refused() -> None:
    text = dump_plan(TEA).replace('"headline":', '"headlines": "x",\n  "headline":', 1)
    with pytest.raises(PlanError, match="content"):
        load_plan(text)


def test_a_headline_that_counts_the_items_counts_them_again() -> None:
    tips = Content("3 tips for 30 nights", items=tuple(Item(name) for name in "abc"))
    assert without(tips, 1).headline == "2 tips for 30 nights"
    assert with_item(tips, Item("d"), 0).headline == "4 tips for 30 nights"
    assert without(replace(tips, headline="Sleep in 30 nights"), 1).headline == "Sleep in 30 nights"


def test_a_price_list_loses_its_row_and_its_item() -> None:
    menu = compose("Menu: soup 4 €, salad 5 €, steak 12 €", Inputs(), Wishes())
    left = without(menu, 2)
    assert (
        [row[0] for row in left.table[1:]]
        == [item.title for item in left.items]
        == ["Soup", "Steak"]
    )


FLOW = Content(
    "A flow", items=tuple(Item(name) for name in "abcd"), links=(Link(0, 1), Link(1, 2), Link(2, 3))
)


def arrows(content: Content) -> set[str]:
    names = [item.title for item in content.items]
    return {names[link.start] + names[link.end] for link in content.links}


def test_arrows_follow_their_items() -> None:
    assert arrows(without(FLOW, 2)) == {"ac", "cd"}
    assert arrows(without(FLOW, 4)) == {"ab", "bc"}
    assert arrows(with_item(FLOW, Item("x"), 3)) == {"ab", "bx", "xc", "cd"}
    assert arrows(with_item(FLOW, Item("x"), 0)) == {"ab", "bc", "cd", "dx"}
    assert arrows(moved(FLOW, 1, 2)) == {"ba", "ac", "cd"}


def test_a_small_edit_keeps_the_arrangement() -> None:
    for size, left in (("1K", "Boil"), ("2K", "Serve")):
        plan = think(TEA.prompt, Inputs(), Wishes(size=size, variant=2))
        done = apply(plan, read(plan, f"remove {left}"), "remove")
        assert done.brief.arrangement == plan.brief.arrangement != ""
