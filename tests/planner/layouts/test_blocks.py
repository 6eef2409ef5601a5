"""Words on a fill: every structure shows an item's own items; a tree draws them as branches."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.content import Item
from tests.planner.layouts.sample import content, faults

KINDS = (
    "cycle", "flow", "funnel", "pyramid", "callouts", "tree", "steps", "timeline", "stats", "ranking",
    "cards", "poster", "slide", "quadrant", "comparison",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("aspect", ["4:5", "16:9"])
def test_no_structure_loses_the_items_of_an_item(lay_out: Any, kind: str, aspect: str) -> None:
    what = content(4, "short", amounts=kind in ("stats", "ranking"))
    own = (Item(title="First of its own"), Item(title="Second of its own"))
    two = kind == "comparison"
    items = [replace(it, items=own, side=i % 2 if two else i) for i, it in enumerate(what.items)]
    what = replace(what, items=tuple(items), sides=("A", "B") if two else ())
    laid = lay_out(what, kind, aspect, "bold")
    assert faults(what, laid) == []
    assert laid.words.count("Second of its own") == 4


@pytest.mark.parametrize("kind", ["cards", "steps", "timeline", "slide", "poster"])
@pytest.mark.parametrize("character", ["bold", "editorial", "playful"])
def test_no_date_of_an_item_is_lost(lay_out: Any, kind: str, character: str) -> None:
    what = content(3, "short")
    items = tuple(replace(it, when=f"Day {i}") for i, it in enumerate(what.items, 1))
    laid = lay_out(replace(what, items=items), kind, "4:5", character)
    assert faults(what, laid) == []
    assert all(f"Day {i}" in laid.words for i in (1, 2, 3))


def test_hours_of_a_list_need_no_colon_behind_them(lay_out: Any) -> None:
    what = content(2)
    own = (Item(when="09:00", title="Walk"), Item(when="11:30", title="Castle"))
    what = replace(what, items=tuple(replace(item, items=own) for item in what.items))
    texts = [e for e in lay_out(what, "cards").plan.elements if e.kind == "text"]
    hours = [e for e in texts if e.text.startswith("09:00")]
    assert [e.text for e in hours] == ["09:00\u2002Walk"] * 2
    assert all(e.tabular for e in hours)


@pytest.mark.parametrize("kind", ["cards", "steps", "timeline"])
def test_own_items_in_order_are_numbered(lay_out: Any, kind: str) -> None:
    what = content(3, "short")
    own = (Item(title="Fill in the form"), Item(title="Wait for an answer"))
    items = tuple(replace(it, items=own, ordered=i == 0) for i, it in enumerate(what.items))
    laid = lay_out(replace(what, items=items), kind, "4:5", "playful")
    assert faults(what, laid) == []
    numbers = [e.text for e in laid.texts("ordinal")]
    assert numbers[-2:] == ["1", "2"] or numbers.count("2") == 1 + (kind == "steps")


@pytest.mark.parametrize("aspect", ["4:5", "1:1", "16:9", "9:16"])
@pytest.mark.parametrize("character", ["bold", "editorial"])
def test_things_with_the_same_attributes_are_a_small_table(
    lay_out: Any, aspect: str, character: str
) -> None:
    what = content(4, "short")
    rows = {"Office staff": ("3", "10:00–15:00"), "Laboratory": ("1", "09:00–15:00")}
    own = tuple(
        Item(
            title=name,
            items=(Item(title="Days", value=days), Item(title="Core hours", value=hours)),
        )
        for name, (days, hours) in rows.items()
    )
    items = (replace(what.items[0], items=own), *what.items[1:])
    laid = lay_out(replace(what, items=items), "cards", aspect, character)
    assert faults(what, laid) == []
    days = laid.words.count("Core hours")
    assert (days, laid.words.count("10:00–15:00")) == (1, 1)
    apart = [e for e in laid.texts() if e.text in ("Office staff", "3", "10:00–15:00")]
    assert len({round(e.lines[0].baseline) for e in apart}) == 1 if len(apart) == 3 else not apart


def test_a_table_too_wide_for_its_card_is_lines_under_its_heads(lay_out: Any) -> None:
    what = content(4, "short")
    heads = ("Responsible department", "Approved budget", "Expected completion")
    cells = ("Facilities management", "€1,200,000", "September 2027")
    own = tuple(
        Item(title=f"Replacement of windows, block {n}",
             items=tuple(Item(title=h, value=c) for h, c in zip(heads, cells, strict=True)))
        for n in "AB"
    )  # fmt: skip
    items = tuple(replace(it, items=own) for it in what.items)
    laid = lay_out(replace(what, items=items), "cards", "1:1", "bold")
    assert faults(what, laid) == []
    assert all(" · ".join(heads) in laid.words or head in laid.words for head in heads)
    assert laid.words.count("€1,200,000") == 8
