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
