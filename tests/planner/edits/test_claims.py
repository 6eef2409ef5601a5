"""Numbers of charts that are changed: data, facts and claims change with them, or a claim is left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grounding.tables import read_table
from grounding.types import Inputs
from planner.content import Wishes
from planner.edits import apply, read
from planner.errors import PlanError
from planner.plan import ChartElement, Plan, TextElement
from planner.think import think

CSV = """Planet,Diameter (km),Length of day (hours)
Mercury,4879,4222.6
Venus,12104,2802
Earth,12756,24
Jupiter,142984,9.9
"""


@pytest.fixture(scope="module")
def planets(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    path = Path(tmp_path_factory.mktemp("data")) / "planets.csv"
    path.write_text(CSV)
    return think(
        "diameter and length of day of the planets",
        Inputs(tables=(read_table(path),)),
        Wishes(size="1K"),
    )


BUDGET = think(
    "Budget de la ville : écoles 40 %, routes 25 %, parcs 20 %, culture 15 %", Inputs(), Wishes()
)


def edited(said: str, plan: Plan) -> Plan:
    done = apply(plan, read(plan, said), said)
    assert "wrong-derivation" not in {issue.code for issue in done.issues}
    assert "untraced-number" not in {issue.code for issue in done.issues}
    return done


def remarks(plan: Plan) -> str:
    return " ".join(one.text for one in plan.reasoning if one.stage == "claims")


def drawn(plan: Plan) -> set[float]:
    charts = [e for e in plan.elements if isinstance(e, ChartElement)]
    return {v for c in charts for col in c.columns for v in col.values if isinstance(v, float)}


def said(plan: Plan) -> str:
    return " / ".join(e.text for e in plan.elements if isinstance(e, TextElement))


def test_a_number_that_keeps_the_order_keeps_its_claim(planets: Plan) -> None:
    done = edited("change Jupiter's diameter to 100,000", planets)
    assert 100000.0 in drawn(done)
    assert 142984.0 not in drawn(done)
    assert "142,984" not in said(done)
    facts = {fact.claim: fact.value for fact in done.facts if fact.claim.startswith("Jupiter:")}
    assert 100000.0 in facts.values()


def test_a_number_that_changes_the_order_takes_its_claim_away(planets: Plan) -> None:
    done = edited("change Earth's diameter to 200000", planets)
    assert 200000.0 in drawn(done)
    claims = (
        [c.title for c in planets.content.charts if "Jupiter" in c.title] if planets.content else []
    )
    assert claims
    assert claims[0] not in said(done)
    assert claims[0] in remarks(done)


def test_what_the_number_is_not_about_stays(planets: Plan) -> None:
    assert planets.content
    others = [c for c in planets.content.charts if "Length of day" in c.subtitle]
    done = edited("change Earth's diameter to 13000", planets)
    assert done.content
    assert others
    assert [c for c in done.content.charts if "Length of day" in c.subtitle] == others


def test_shares_that_are_no_whole_any_more_are_told() -> None:
    done = edited("remplace 40 % par 45 %", BUDGET)
    assert 45.0 in drawn(done)
    assert "105 %" in remarks(done)
    assert "40 %" not in said(done)
    assert done.content
    assert done.content.items[0].value == "45 %"
    assert done.content.headline == "Budget de la ville"


def test_a_case_is_lit() -> None:
    done = edited("mets en évidence Parcs", BUDGET)
    assert done.content
    assert done.content.charts[0].highlight == ("Parcs",)


@pytest.mark.parametrize(
    ("words", "why"), [("change Earth to 5", "say which"), ("change Pluto to 5", "not understood")]
)
def test_a_number_that_is_not_named_is_not_changed(planets: Plan, words: str, why: str) -> None:
    with pytest.raises(PlanError, match=why):
        edited(words, planets)


def test_equal_numbers_are_told_apart(planets: Plan) -> None:
    assert planets.content
    twin = edited("change Earth's diameter to 12104", planets)
    with pytest.raises(PlanError, match="stands for"):
        edited("change 12104 to 5", replace_content(twin))


def replace_content(plan: Plan) -> Plan:
    """The plan as one whose content is all that it has."""
    assert plan.content
    return plan.model_copy(update={"content": replace(plan.content, kicker="")})
