"""Facts that disagree: kept side by side, one chosen, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from math import isclose

from planner.parts import Fact

NEAR, TOLERANCE = 0.8, 0.005
"""Least nearness in meaning of two claims that say the same of different numbers, and how far apart
two values are before they differ, as a share."""
_NUMBER = re.compile(r"\d+(?:[.,'\u00a0\u202f ]\d+)*\s*%?")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def settled(facts: Sequence[Fact]) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """The facts, those that disagree naming each other in `against`, the chosen one first of them; and
    a sentence for each dispute.
    """
    kept = list(facts)
    told: list[str] = []
    for group in _groups(facts):
        rivals = [facts[i] for i in group]
        order = sorted(group, key=lambda i: _worth(facts[i], rivals), reverse=True)
        for place, i in zip(sorted(group), order, strict=True):
            others = tuple(facts[j].id for j in order if not _alike(facts[i], facts[j]))
            kept[place] = facts[i].model_copy(update={"against": others})
        first = facts[order[0]]
        told.append(
            _sentence(first, [facts[i] for i in order if not _alike(first, facts[i])], rivals)
        )
    return tuple(kept), tuple(told)


def _groups(facts: Sequence[Fact]) -> Iterator[list[int]]:
    """Indices of facts that say the same of numbers that differ."""
    numbered = [i for i, f in enumerate(facts) if f.value is not None and f.derivation is None]
    if len(numbered) < 2:
        return
    from grounding.encode import encode

    meaning = dict(zip(numbered, encode([_bare(facts[i].claim) for i in numbered]), strict=True))
    left = list(numbered)
    while left:
        first = left.pop(0)
        same = [i for i in left if _comparable(facts[first], facts[i])
                and float(meaning[first] @ meaning[i]) >= NEAR]  # fmt: skip
        left = [i for i in left if i not in same]
        if any(not _alike(facts[first], facts[i]) for i in same):
            yield [first, *same]


def _bare(claim: str) -> str:
    """A claim without its numbers."""
    return " ".join(_NUMBER.sub(" ", claim).split())


def _comparable(a: Fact, b: Fact) -> bool:
    """Whether two facts are of one unit, and of the same years."""
    years = [set(_YEAR.findall(fact.claim)) for fact in (a, b)]
    return (a.unit or "").casefold() == (b.unit or "").casefold() and years[0] == years[1]


def _alike(a: Fact, b: Fact) -> bool:
    return isclose(a.value or 0.0, b.value or 0.0, rel_tol=TOLERANCE)


def _support(fact: Fact, facts: Sequence[Fact]) -> int:
    """How many sources of the facts in dispute say the same number."""
    return len({_source(other) for other in facts if _alike(fact, other)})


def _worth(fact: Fact, facts: Sequence[Fact]) -> tuple[bool, int, date]:
    """Sourced before remembered, then by how many sources agree, then by how new it is."""
    dated = fact.source.published or fact.source.retrieved or date.min
    return bool(fact.quote), _support(fact, facts), dated


def _source(fact: Fact) -> str:
    return fact.source.url or fact.source.file or fact.source.title or ""


def _sentence(first: Fact, others: Sequence[Fact], facts: Sequence[Fact]) -> str:
    against = ", ".join(f"{fact.id} {_value(fact)}" for fact in others)
    if _support(first, facts) > max(_support(fact, facts) for fact in others):
        why = "more sources say so"
    elif bool(first.quote) and not all(fact.quote for fact in others):
        why = "it has a source"
    elif first.source.published and any(
        first.source.published > (fact.source.published or date.min) for fact in others
    ):
        why = f"it is the newest, of {first.source.published}"
    else:
        why = "it comes first"
    return (
        f"Sources disagree: {first.id} {_value(first)} was taken, for {why}; against it {against}."
    )


def _value(fact: Fact) -> str:
    return f"({fact.value:.12g}{f' {fact.unit}' if fact.unit else ''})"
