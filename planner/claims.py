"""The claim ledger: every number and every sentence of fact in a picture, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from planner.parts import Fact
from planner.plan import AnyElement, ChartElement, Plan, TableElement, TextElement
from planner.trace import Ledger, Origins


@dataclass(frozen=True, slots=True)
class Claim:
    """A text, table or chart of the picture that states numbers or facts.

    `numbers` maps each number, as written, to its origins: ids of facts and datasets, or `prompt`;
    a number with none is not traced.
    """

    element: str
    text: str
    facts: tuple[str, ...]
    numbers: dict[str, Origins]

    @property
    def traced(self) -> bool:
        """True where every number has an origin."""
        return all(self.numbers.values())


def ledger(plan: Plan) -> tuple[Claim, ...]:
    """The claims of a plan's texts, tables and charts, in its order; ordinals and ticks are none."""
    known, numbers = {fact.id for fact in plan.facts}, Ledger(plan)
    told = (
        Claim(element.id, _said(element), tuple(name for name in element.facts if name in known),
              dict(numbers.shown(element)))
        for element in plan.elements
    )  # fmt: skip
    return tuple(claim for claim in told if claim.text and (claim.numbers or claim.facts))


def _said(element: AnyElement) -> str:
    """What an element claims, in words; empty for one that claims nothing."""
    if isinstance(element, TextElement):
        return element.text
    if isinstance(element, ChartElement | TableElement):
        return element.alt or element.id
    return ""


def sourced(fact: Fact) -> bool:
    """True for a fact with a file or an address, or one computed from a table."""
    return bool(fact.source.file or fact.source.url or fact.derivation)


def gaps(plan: Plan) -> tuple[str, ...]:
    """What the picture claims without a source, one sentence each."""
    known = {fact.id: fact for fact in plan.facts}
    told: dict[str, None] = {}
    for claim in ledger(plan):
        for number, origins in claim.numbers.items():
            if not origins or all(o in known and not sourced(known[o]) for o in origins):
                told[f"{number} in “{claim.text}” has no source."] = None
        for name in claim.facts:
            if not sourced(known[name]):
                told[f"“{known[name].claim}” has no source."] = None
    return tuple(told)
