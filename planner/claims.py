"""The claim ledger: every number and every sentence of fact in a picture, with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.numbers import numbers_in
from planner.parts import Fact
from planner.plan import Plan, TextElement
from planner.trace import EXEMPT

PROMPT = "prompt"


@dataclass(frozen=True, slots=True)
class Claim:
    """A text of the picture that states numbers or facts.

    `numbers` maps each number, as written, to its origins: ids of facts and datasets, or `prompt`;
    a number with none is not traced.
    """

    element: str
    text: str
    facts: tuple[str, ...]
    numbers: dict[str, tuple[str, ...]]

    @property
    def traced(self) -> bool:
        """True where every number has an origin."""
        return all(self.numbers.values())


def ledger(plan: Plan) -> tuple[Claim, ...]:
    """The claims of a plan's texts, in its order; ordinals, ticks and counts are none."""
    known = {fact.id: fact for fact in plan.facts}
    origins = list(_origins(plan))
    claims = []
    for element in plan.elements:
        if not isinstance(element, TextElement) or element.id.startswith(EXEMPT):
            continue
        numbers = {
            element.text[n.start : n.end]: tuple(
                dict.fromkeys(o for o, v in origins if n.matches(v))
            )
            for n in numbers_in(element.text)
        }
        facts = tuple(name for name in element.facts if name in known)
        if numbers or facts:
            claims.append(Claim(element.id, element.text, facts, numbers))
    return tuple(claims)


def _origins(plan: Plan) -> Iterator[tuple[str, float]]:
    """Every number that a plan may draw, with the id of what gives it."""
    for fact in plan.facts:
        yield from ((fact.id, value) for value in _values(fact))
    yield from ((PROMPT, number.value) for number in numbers_in(plan.prompt))
    for dataset in plan.datasets:
        cells = [value for column in dataset.columns for value in column.values]
        words = [dataset.title, *dataset.notes, *(c.name for c in dataset.columns)]
        words += [dataset.source.title or "", *(cell for cell in cells if isinstance(cell, str))]
        yield from ((dataset.id, float(v)) for v in cells if isinstance(v, int | float))
        yield from ((dataset.id, n.value) for text in words for n in numbers_in(text))


def _values(fact: Fact) -> Iterator[float]:
    if fact.value is not None:
        yield fact.value
    for text in (fact.claim, fact.quote, fact.source.title or "", fact.source.file or ""):
        yield from (number.value for number in numbers_in(text))


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
