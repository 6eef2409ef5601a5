"""Numbered sources: marks behind claims, numbers at the foot."""

from __future__ import annotations

from pathlib import Path

from grounding.gather import gather
from planner.check import check
from planner.cite import cited, line, marked
from planner.content import ChartSpec, Content, Item, Wishes
from planner.free.cited import cited as cited_page
from planner.free.grammar import Layout, nodes
from planner.parts import DataColumn, Fact, SourceRef
from planner.plan import TextElement
from planner.think import think

FACTS = tuple(
    Fact(id=name, claim=f"claim {name}", source=SourceRef(title=title))
    for name, title in (("a", "Atlas"), ("b", "Bureau"), ("c", "Census"), ("d", "Atlas"))
)
COLUMNS = (
    DataColumn(name="who", kind="category", values=("x",)),
    DataColumn(name="n", kind="number", values=(1.0,)),
)


def test_marks_follow_the_order_of_use_and_a_source_has_one_number() -> None:
    items = (
        Item(title="One", body="Grew.", facts=("b",)),
        Item(title="Two", facts=("a", "b")),
        Item(title="Three", items=(Item(body="Since 1969", facts=("d",)),)),
        Item(title="Four"),
    )
    chart = ChartSpec("bar", COLUMNS, "Many", subtitle="people", facts=("d",))
    told = cited(
        Content("H", items=items, charts=(chart,), facts=FACTS, footer=("Source: Atlas", "n = 3"))
    )
    assert [item.body or item.title for item in told.items] == [
        "Grew.¹",
        "Two¹\u202f²",
        "Three",
        "Four",
    ]
    assert told.items[2].items[0].body == "Since 1969\u202f²"
    assert told.charts[0].subtitle == "people²"
    assert told.footer == ("n = 3", "Sources: ¹\u00a0Bureau; ²\u00a0Atlas")


def test_headline_and_deck_are_marked_where_a_fact_says_just_that() -> None:
    told = cited(
        Content("claim c", deck="claim b", items=(Item(title="1", facts=("a",)),), facts=FACTS)
    )
    assert (told.headline, told.deck, told.items[0].title) == ("claim c¹", "claim b²", "1\u202f³")
    assert told.footer == ("Sources: ¹\u00a0Census; ²\u00a0Bureau; ³\u00a0Atlas",)
    assert cited(Content("H", deck="", items=told.items, facts=FACTS)).deck == ""


def test_what_is_told_deep_in_a_tree_has_its_number() -> None:
    deep = Item(
        title="Top", items=(Item(title="Middle", items=(Item(title="Leaf", facts=("c",)),)),)
    )
    told = cited(Content("H", items=(deep, Item(title="Next", facts=("a",))), facts=FACTS))
    assert told.items[0].items[0].items[0].title == "Leaf¹"
    assert told.footer == ("Sources: ¹\u00a0Census; ²\u00a0Atlas",)


def test_nothing_is_marked_where_no_claim_has_a_source() -> None:
    plain = Content("H", items=(Item(title="One"),), facts=FACTS, footer=("Source: Atlas",))
    assert cited(plain) is plain


def test_the_source_line_counts_its_sources_in_the_language_of_the_picture() -> None:
    assert line(["A"], "de") == "Quelle: A"
    assert line(["A", "B"], "de-AT") == "Quellen: A; B"
    assert line([], "de") == ""


def test_a_mark_does_not_read_as_a_power() -> None:
    assert marked("in 2100", "²") == "in 2100\u202f²"
    assert marked("59 %", "²") == "59 %²"
    assert marked("in 2100", "") == "in 2100"


def test_a_free_page_is_marked_and_numbered() -> None:
    root = {
        "type": "column", "id": "all", "children": [
            {"type": "text", "text": "Plain"},
            {"type": "text", "text": "Said", "facts": ["c"]},
            {"type": "list", "items": ["p", "q"], "facts": ["a", "c"]},
            {"type": "text", "spans": [{"text": "x "}, {"text": "y", "weight": 700}], "facts": ["a"]},
        ],
    }  # fmt: skip
    page = cited_page(Layout.model_validate({"root": root}), FACTS, "en")
    told = [node.model_dump() for node in nodes(page.root)]
    texts = [node.get("text") or node.get("items") or node.get("spans") for node in told[2:]]
    assert texts[0] == "Plain"
    assert texts[1] == "Said¹"
    assert texts[2] == ("p", "q¹\u202f²")
    assert texts[3][-1]["text"] == "y²"
    assert texts[4] == "Sources: ¹\u00a0Census; ²\u00a0Atlas"
    assert page.root.children[0].id == "all"


def test_a_plan_carries_its_marks_and_stays_without_an_issue(tmp_path: Path) -> None:
    one, two = tmp_path / "north.md", tmp_path / "south.csv"
    one.write_text(
        "# Cod\n\n- Boats: 40 left in 2020.\n- Crews: 200 people.\n- Ports: 3 remain.\n", "utf-8"
    )
    two.write_text("Port,Catch (t)\nHusavik,900\nDalvik,400\nGrimsey,300\n", "utf-8")
    inputs = gather((one,), (two,))
    plain = think("Cod fishing", inputs, Wishes())
    plan = think("Cod fishing", inputs, Wishes(cite=True))
    texts = [e.text for e in plan.elements if isinstance(e, TextElement)]
    assert any(text.endswith("¹") for text in texts)
    assert any("¹\u00a0north.md" in text for text in texts)
    assert plan.alt == plain.alt
    assert check(plan) == plain.issues
