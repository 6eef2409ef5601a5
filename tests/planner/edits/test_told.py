"""Edits of what a page says: its parts, words, values and what is lit; each changes the page that is drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from grounding.types import Inputs
from planner import looks
from planner.content import Content, Item, Wishes
from planner.edits import apply, read
from planner.edits.cells import cells, in_unit
from planner.edits.ops import Highlight, Reword, SetAlign, SetLook, SetPart, SetSize, SetValue
from planner.edits.told import saying, with_number, with_value
from planner.errors import PlanError
from planner.layouts import ARCHETYPES
from planner.plan import Plan, TextElement
from planner.spatial import canvas
from planner.think import lay_out, think

PLAIN = think(
    "Morning tea in 4 steps: 1. Boil: heat 500 ml of water 2. Warm: warm the pot 3. Steep: wait 4 minutes"
    " 4. Serve: add milk",
    Inputs(), Wishes(size="1K"),
)  # fmt: skip
FOOT = [SetPart(part="source", text="Source: my aunt"), SetPart(part="note", text="no sugar")]
TEA = apply(PLAIN, FOOT, "a source and a note")
SALES = think(
    "Ice cream sales in 2024: vanilla 120, chocolate 95, strawberry 60, pistachio 30",
    Inputs(), Wishes(size="1K"),
)  # fmt: skip
DUEL = think(
    "Cats vs dogs: cats sleep 15 hours, dogs need walks; cats use a box, dogs bark",
    Inputs(), Wishes(size="1K"),
)  # fmt: skip
BUDGET = think(
    "Budget of a school: staff 55 %, house 33 %, trips 12 %", Inputs(), Wishes(size="1K")
)


def edited(said: str, plan: Plan = TEA) -> Plan:
    done = apply(plan, read(plan, said), said)
    assert len(done.issues) <= len(plan.issues)
    return done


def texts(plan: Plan) -> list[str]:
    return [e.text for e in plan.elements if isinstance(e, TextElement)]


def content(plan: Plan) -> Content:
    assert plan.content
    return plan.content


def headline(plan: Plan) -> TextElement:
    return next(e for e in plan.elements if isinstance(e, TextElement) and e.level == 1)


def body(plan: Plan) -> float:
    return min(e.size for e in plan.elements if isinstance(e, TextElement) and "body" in e.id)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("change 4 minutes to 5 minutes", "wait 5 minutes"),
        ("replace 500ml by 600 ml", "heat 600 ml of water"),
        ("ersetze 500 ml durch 600 ml", "heat 600 ml of water"),
        ("cambia 4 minutes por 6 minutes", "wait 6 minutes"),
        ("把 4 minutes 改成 6 minutes", "wait 6 minutes"),
        ("rename Steep to Brew", "Brew"),
        ('change step 3 to "Rest: for a while"', "for a while"),
        ("change the title to Tea, slowly", "Tea, slowly"),
        ('add a subtitle "For two"', "For two"),
        ('change the source to "my uncle"', "Source: my uncle"),
    ],
)
def test_words_are_changed_where_the_page_says_them(said: str, shown: str) -> None:
    assert shown in texts(edited(said))


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("remove the note and the source", {"no sugar", "Source: my aunt"}),
        ('remove "Boil" and "Warm"', {"Boil", "Warm"}),
        ('remove "add milk"', {"add milk"}),
    ],
)
def test_words_that_go_leave_no_hole(said: str, gone: set[str]) -> None:
    done = edited(said)
    assert not gone & set(texts(done))
    assert done.layout_key != TEA.layout_key


def test_a_source_line_joins_the_others() -> None:
    done = edited('add a source line "my uncle"')
    assert content(done).footer == ("Source: my aunt", "Source: my uncle")


def test_a_value_of_a_ranking_moves_its_item() -> None:
    done = edited("change chocolate to 130", SALES)
    assert [(i.title, i.value, i.amount) for i in content(done).items][:2] == [
        ("Chocolate", "130", 130.0), ("Vanilla", "120", 120.0),
    ]  # fmt: skip
    assert content(done).items[0].facts == ()
    assert content(edited("make vanilla 110", SALES)).items[0].value == "110"


def test_a_number_takes_the_place_of_a_number_alone() -> None:
    assert with_number("about 9 W", "8", "en") == "about 8 W"
    assert with_number("384,400 km", "384,000 km", "en") == "384,000 km"
    with pytest.raises(PlanError):
        edited("set the pot to 400")


def test_words_are_whole_words_whatever_their_case() -> None:
    said = Content("Tea for tea lovers", items=(Item("Steam"), Item("Tea", "tea 5 °C")))
    done = saying(said, "tea", "coffee")
    assert done.headline == "Coffee for coffee lovers"
    assert [item.title for item in done.items] == ["Steam", "Coffee"]
    assert saying(said, "5°C", "6 °C").items[1].body == "tea 6 °C"


def test_a_line_of_an_item_is_called_by_both_names() -> None:
    cards = tuple(Item(name, items=(Item("Heat", value="80 °C"),)) for name in ("Green", "White"))
    done = with_value(Content("Teas", items=cards), ("Green", "Heat"), "75")
    assert [item.items[0].value for item in done.items] == ["75 °C", "80 °C"]
    with pytest.raises(PlanError, match="several values"):
        with_value(Content("Teas", items=cards), ("Heat",), "75")


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("highlight step 2", (2,)),
        ("make Steep stand out", (3,)),
        ("hebe Serve hervor", (4,)),
        ("mets en évidence Boil", (1,)),
        ("resalta Warm", (2,)),
        ("突出 Steep", (3,)),
        ("Steep を強調して", (3,)),
        ("أبرز Steep", (3,)),
        ("highlight step 2 instead of step 3", (2,)),
    ],
)
def test_one_item_is_lit_and_no_other(said: str, items: tuple[int, ...]) -> None:
    assert read(TEA, said) == (Highlight(items=items),)
    lit = [i for i, item in enumerate(content(edited(said)).items, 1) if item.lit]
    assert lit == list(items)


def test_a_side_is_lit() -> None:
    done = edited("highlight the cats", DUEL)
    assert {item.side for item in content(done).items if item.lit} == {0}


@pytest.mark.parametrize("kind", sorted(set(ARCHETYPES) - {"table", "charts", "poster"}))
@pytest.mark.parametrize("character", looks.characters())
def test_every_page_shows_what_is_lit(kind: str, character: str) -> None:
    named = enumerate(("Boil", "Warm", "Pour", "Serve"))
    items = tuple(
        Item(name, "a few words", f"{40 - 10 * i} %", 40.0 - 10 * i, f"19{i}0", 1900.0 + 10 * i, side=i % 2)
        for i, name in named
    )  # fmt: skip
    sides = ("A", "B") if kind == "comparison" else ("a", "b", "c", "d")[: 4 * (kind == "quadrant")]
    page = Content("A page", items=items, sides=sides, archetypes=((kind, "asked for"),))
    lit = tuple(replace(item, mark=i == 2, lit=i == 2) for i, item in enumerate(items))
    style = looks.style("ocean", character, looks.character(character).pairings[0], False)
    first, second = (
        lay_out(one, "", style, canvas("4:5", "1K"), Wishes()).elements
        for one in (page, replace(page, items=lit))
    )
    assert first != second


def test_headline_and_text_have_sizes() -> None:
    larger = apply(TEA, [SetSize(part="title", factor=1.3)], "larger")
    assert headline(larger).size > 1.05 * headline(TEA).size
    smaller = apply(TEA, [SetSize(part="title", factor=0.7)], "smaller")
    assert headline(smaller).size < 0.8 * headline(TEA).size
    small = apply(TEA, [SetSize(part="text", factor=0.8)], "small text")
    assert body(small) < 0.9 * body(TEA)
    assert headline(small).size > 0.95 * headline(TEA).size
    again = apply(small, [SetSize(part="text", factor=1.25)], "larger")
    assert abs(body(again) - body(TEA)) < 0.5


@pytest.mark.parametrize(
    ("said", "edits"),
    [
        ("make the title bigger", [SetSize(part="title", factor=1.25)]),
        ("Titel 50 % größer", [SetSize(part="title", factor=1.5)]),
        ("haz el título más grande", [SetSize(part="title", factor=1.25)]),
        ("标题大一点", [SetSize(part="title", factor=1.25)]),
        ("タイトルを小さくして", [SetSize(part="title", factor=0.8)]),
        ("اجعل العنوان أكبر", [SetSize(part="title", factor=1.25)]),
        ("smaller body text", [SetSize(part="text", factor=0.8)]),
        ("center the title", [SetAlign(align="center")]),
        ("left align the title", [SetAlign(align="start")]),
        ("use a playful style", [SetLook(character="playful")]),
        ("remove the logo", [SetPart(part="logo")]),
        ("add the logo", [SetPart(part="logo", text="logo")]),
    ],
)
def test_looks_are_understood(said: str, edits: list[Any]) -> None:
    assert list(read(TEA, said)) == edits


def test_a_headline_is_aligned_and_a_character_taken() -> None:
    plain = apply(TEA, [SetLook(character="editorial")], "editorial")
    middle = apply(plain, [SetAlign(align="center")], "centre")
    assert headline(middle).align == "center"
    back = apply(middle, [SetAlign(align="start")], "left")
    assert headline(back).align == "start"
    assert apply(plain, [SetLook(character="bold", palette="plum")], "bold").style.palette == "plum"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("highlight the sky", "nothing that can be lit"),
        ("highlight step 9", "no item 9"),
        ("make the subtitle bigger", "Only the headline"),
        ("right align the title", "start of its line or in the middle"),
        ("remove the subtitle", "no subtitle"),
        ("add the logo", "--ref FILE:logo"),
        ("change 70 minutes to 80 minutes", "says nothing of “70 minutes”"),
        ("change 4 minutes to 4 minutes", "is so already"),
        ("make it look nicer", "not understood"),
    ],
)
def test_what_cannot_be_done_is_said(said: str, why: str) -> None:
    with pytest.raises(PlanError, match=why):
        edited(said)


def test_all_edits_of_a_page_are_one_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    import planner.think

    calls: list[int] = []
    real = planner.think.lay_out

    def counted(*given: Any) -> Plan:
        calls.append(1)
        return real(*given)

    monkeypatch.setattr(planner.think, "lay_out", counted)
    edited('remove step 2, highlight step 3, change the title to "Tea" and make the title smaller')
    assert len(calls) == 1


def test_a_value_that_no_name_calls_is_refused() -> None:
    with pytest.raises(PlanError, match="no value of"):
        apply(TEA, [SetValue(names=("Lemon",), value="3")], "x")


@pytest.mark.parametrize(
    ("said", "names", "lit"),
    [
        ("remove step 1 and highlight step 3", "Warm Steep Serve", "Steep"),
        ('remove step 1 and change step 2 to "Rest: a while"', "Rest Steep Serve", ""),
        ('remove step 1 and add a step "Pour" after step 3', "Warm Steep Pour Serve", ""),
        ("move step 4 before step 1 and highlight step 4", "Serve Boil Warm Steep", "Serve"),
    ],
)
def test_items_keep_their_numbers_while_several_edits_are_read(
    said: str, names: str, lit: str
) -> None:
    items = content(edited(said)).items
    assert [item.title for item in items] == names.split()
    assert " ".join(item.title for item in items if item.lit) == lit


def test_an_item_that_is_taken_away_is_not_lit() -> None:
    with pytest.raises(PlanError, match="Item 2 is taken away"):
        edited("remove step 2 and highlight step 2")


@pytest.mark.parametrize(
    ("said", "pair"),
    [
        ("cambia el milk por el honey", ("milk", "honey")),
        ("change the pot to the mug", ("pot", "mug")),
        ("change pot to a mug", ("pot", "a mug")),
    ],
)
def test_an_article_is_part_of_neither_or_of_the_new_words(
    said: str, pair: tuple[str, str]
) -> None:
    assert read(TEA, said) == (Reword(old=pair[0], new=pair[1]),)


def test_an_item_joins_the_side_that_is_named() -> None:
    swot = think(
        "SWOT of a bakery. Strengths: fresh bread. Weaknesses: one oven. Opportunities: weddings."
        " Threats: rents.",
        Inputs(), Wishes(),
    )  # fmt: skip
    items = content(edited('add "old dough" to Weaknesses', swot)).items
    assert next(item.side for item in items if item.title == "old dough") == 1


def test_the_last_two_in_words_between_which_a_particle_stands() -> None:
    assert [edit.model_dump()["item"] for edit in read(TEA, "最後の2つの手順を削除")] == [4, 3]


def test_a_value_is_said_in_a_scale_of_its_own() -> None:
    cell = next(iter(cells(content(BUDGET))))
    chart = content(BUDGET).charts[0]
    columns = tuple(c.model_copy(update={"unit": "millions"}) for c in chart.columns)
    counted = replace(content(BUDGET), charts=(replace(chart, columns=columns),))
    assert in_unit("4 billion", counted, cell) == 4000
    assert in_unit("4000 million", counted, cell) == 4000
    assert in_unit("4000", counted, cell) == 4000


def test_words_that_only_the_alternative_text_says_are_not_on_the_page() -> None:
    chart = content(BUDGET).charts[0]
    told = replace(content(BUDGET), charts=(replace(chart, alt="A zebra chart."),))
    with pytest.raises(PlanError, match="has the words “zebra”"):
        saying(told, "zebra", "lion")


def test_a_new_title_is_that_of_the_chart_that_bore_the_old_one() -> None:
    done = edited('change the title to "Where the money goes"', BUDGET)
    assert texts(done).count("Where the money goes") == 1
    assert "Budget of a school" not in texts(done)
