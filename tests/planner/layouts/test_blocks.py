"""Words on a fill: every structure shows an item's own items; a tree draws them as branches."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.content import Item
from tests.planner.layouts.sample import content, faults

KINDS = ("cycle", "flow", "funnel", "pyramid", "callouts", "tree")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("aspect", ["4:5", "16:9"])
def test_no_structure_loses_the_items_of_an_item(lay_out: Any, kind: str, aspect: str) -> None:
    what = content(4, "short")
    own = (Item(title="First of its own"), Item(title="Second of its own"))
    what = replace(what, items=tuple(replace(item, items=own) for item in what.items))
    laid = lay_out(what, kind, aspect, "bold")
    assert faults(what, laid) == []
    assert laid.words.count("Second of its own") == 4
