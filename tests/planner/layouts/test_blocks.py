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
