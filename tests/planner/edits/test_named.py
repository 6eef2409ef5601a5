"""Items that an instruction names: from an end, by side, by their icons, after others are gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from grounding.documents import parse_text
from grounding.types import Inputs
from planner import edits
from planner.content import Content, Wishes
from planner.edits.clause import Clause
from planner.edits.named import named_items
from planner.errors import PlanError
from planner.plan import Plan
from planner.think import think

EXAMPLES = Path(__file__).parents[3] / "examples"


def example(name: str, document: str) -> Plan:
    folder = EXAMPLES / name
    prompt = (folder / "prompt.txt").read_text("utf-8")
    given = parse_text((folder / document).read_text("utf-8"), document)
    return think(prompt, Inputs(documents=(given,)), Wishes(size="1K"))


COFFEE = example("coffee", "coffee.md")
MATRIX = example("eisenhower", "eisenhower.txt")


def content(plan: Plan) -> Content:
    assert plan.content
    return plan.content


def edited(said: str, plan: Plan) -> Content:
    return content(edits.apply(plan, edits.read(plan, said), said))


@pytest.mark.parametrize(
    ("said", "language", "numbers"),
    [
        ("remove the last two steps", "en", [5, 6]),
        ("remove the 2 last steps", "en", [5, 6]),
        ("elimina los dos últimos puntos", "es", [5, 6]),
        ("supprime les deux dernières étapes", "fr", [5, 6]),
        ("lösche die zwei ersten Schritte", "de", [1, 2]),
        ("最後のステップ2つを削除", "ja", [5, 6]),
        ("删除最后两个步骤", "zh", [5, 6]),
        ("move step 3 first", "en", [3, 1]),
        ("remove steps 2 to 4", "en", [2, 3, 4]),
    ],
)
def test_items_are_named_from_an_end(said: str, language: str, numbers: list[int]) -> None:
    assert named_items(Clause.of(said, language), content(COFFEE)) == numbers


def side_of(title: str, page: Content) -> str:
    return next(page.sides[item.side] for item in page.items if item.title == title)


def test_an_item_goes_to_the_side_that_is_named_though_its_name_is_a_verb() -> None:
    page = edited('move "Booking rooms" to Drop', MATRIX)
    assert len(page.items) == 12
    assert side_of("Booking rooms", page).startswith("Drop")


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ('add "Water the plants" to Drop', "Drop"),
        ('add "Water the plants" to Do first', "Do first"),
        ('add a point "Water the plants" before Planning next quarter', "Schedule"),
    ],
)
def test_a_new_item_joins_the_side_that_is_named_or_that_of_the_item_beside_it(
    said: str, side: str
) -> None:
    page = edited(said, MATRIX)
    assert side_of("Water the plants", page).startswith(side)


def test_a_number_in_the_name_of_a_side_is_no_place() -> None:
    page = edited('add "Water the plants" to Do first', MATRIX)
    assert page.items[3].title == "Water the plants"


def test_a_side_that_is_not_there_is_refused() -> None:
    item = edits.Edits.model_validate({"edits": [{"do": "item", "title": "a", "side": "Maybe"}]})
    with pytest.raises(PlanError, match="no side “Maybe”"):
        edits.apply(MATRIX, item.edits, "add")


def test_items_change_places_after_another_is_gone() -> None:
    page = edited("remove step 2, swap step 1 and step 4", COFFEE)
    assert [item.title for item in page.items] == ["Bloom", "Grind", "Boil", "Pour", "Drain"]


def test_the_icon_that_shows_a_thing_goes_and_no_other() -> None:
    page = edited("remove the coffee icon", COFFEE)
    assert content(COFFEE).hero and not page.hero
    assert [item.icon for item in page.items] == [item.icon for item in content(COFFEE).items]
    with pytest.raises(PlanError, match="No icon of the page shows “castle”"):
        edited("remove the castle icon", COFFEE)


def test_an_icon_is_named_by_a_thing_that_no_list_has() -> None:
    assert "thermometer" in edited("put a thermometer as the icon of step 1", COFFEE).items[0].icon


def test_quoted_words_that_nothing_becomes_of_are_told() -> None:
    with pytest.raises(PlanError, match="understood but for “Pour-over in 3:30”"):
        edited('highlight step 4 and whatever the title "Pour-over in 3:30"', COFFEE)
    page = edited('make step 4 stand out and shorten the title to "In 3:30"', COFFEE)
    assert page.headline == "In 3:30" and page.items[3].lit


def test_the_name_of_a_side_is_no_archetype() -> None:
    with pytest.raises(PlanError, match="not understood"):
        edits.read(MATRIX, "swap Schedule and Delegate")


@pytest.mark.parametrize(
    "said", ["swap Boil and Rinse", "交换 Boil 和 Rinse", "BoilとRinseを入れ替えて"]
)
def test_items_change_places_in_any_language(said: str) -> None:
    assert [item.title for item in edited(said, COFFEE).items][:2] == ["Rinse", "Boil"]


def test_two_looks_in_german_are_both_taken() -> None:
    done = edits.read(COFFEE, "mach den Titel größer und nimm ein dunkles Design")
    assert [edit.do for edit in done] == ["size", "look"]
