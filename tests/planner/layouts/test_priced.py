"""Prices inside cards stand in one column."""

from __future__ import annotations

from grounding.types import Inputs
from planner.content import Item, Wishes
from planner.layouts.priced import are_priced
from planner.think import think


def test_prices_end_at_one_edge() -> None:
    plan = think(
        "A menu for Café Lindo. Starters: Soup $6, Bruschetta $7.50, Olives $4. "
        "Mains: Risotto $15, Sea bass with lemon $21, Burger $17.50.",
        Inputs(), Wishes(),
    )  # fmt: skip
    ends = {
        round(element.box.x + element.box.w)
        for element in plan.elements
        if element.kind == "text" and element.runs[0].text.startswith("$")
    }
    texts = [e.runs[0].text for e in plan.elements if e.kind == "text"]
    assert len(ends) == 1 and texts.count("$7.50") == 1


def test_only_prices_are_set_so() -> None:
    assert are_priced([Item(title="Soup", value="$6"), Item(title="Tart", value="7,50 €")])
    assert not are_priced([Item(title="Height", value="8,849 m"), Item(title="Width", value="2 m")])
    assert not are_priced([Item(title="Soup", value="$6", body="with bread"), Item(title="Tea", value="$2")])  # fmt: skip
