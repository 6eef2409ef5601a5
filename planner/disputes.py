"""Facts that disagree: kept side by side, one chosen, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date

from planner.composer.stated import kinds_in, near
from planner.composer.text import stopwords
from planner.parts import Fact

NEAR = 0.8
"""Least nearness in meaning of two claims that say the same of different numbers."""
_NUMBER = re.compile(r"\d+(?:[.,'\u00a0\u202f ]\d+)*\s*%?")
_NAME = re.compile(r"(?<!\w)[^\W\d_]\d+(?!\w)|(?<!\w)[A-ZÀ-ÞА-Я][^\W\d_]+")
_STEM = 4
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def settled(
    facts: Sequence[Fact], language: str = "en"
) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """The facts, those that disagree naming each other in `against`, the chosen one first of them; and
    a sentence for each dispute.
    """
    kept = list(facts)
    told: list[str] = []
    for group in _groups(facts, language):
        ordered, why = judged([facts[i] for i in group])
        for place, fact in zip(sorted(group), ordered, strict=True):
            kept[place] = fact
        told.append(why)
    return tuple(kept), tuple(told)


def judged(rivals: Sequence[Fact], drawn: Set[str] = frozenset()) -> tuple[tuple[Fact, ...], str]:
    """Facts of one thing in dispute, the chosen one first, and the reason in a sentence.

    Those whose ids are `drawn` are data, which are drawn as they are: they come before all others.
    Each names in `against` those that give another number; its confidence is at most the share of the
    sources that give its own.
    """
    order = sorted(rivals, key=lambda f: (f.id in drawn, _worth(f, rivals)), reverse=True)
    sources = len({origin(fact) for fact in rivals})
    kept = tuple(
        fact.model_copy(update={
            "against": tuple(other.id for other in order if not _alike(fact, other)),
            "confidence": min(fact.confidence, round(_support(fact, rivals) / sources, 2)),
        })
        for fact in order
    )  # fmt: skip
    unlike = [fact for fact in order if not _alike(order[0], fact)]
    others = unlike or [fact for fact in order if fact.value != order[0].value]
    return kept, _sentence(order[0], others, rivals, drawn)


def _groups(facts: Sequence[Fact], language: str) -> Iterator[list[int]]:
    """Indices of facts that say the same of numbers that differ."""
    numbered = [i for i, f in enumerate(facts) if f.value is not None and f.derivation is None]
    if len(numbered) < 2:
        return
    from grounding.encode import encode

    meaning = dict(zip(numbered, encode([_bare(facts[i].claim) for i in numbered]), strict=True))
    left = list(numbered)
    while left:
        first = left.pop(0)
        same = [i for i in left if _comparable(facts[first], facts[i], language)
                and float(meaning[first] @ meaning[i]) >= NEAR]  # fmt: skip
        left = [i for i in left if i not in same]
        if any(not _alike(facts[first], facts[i]) for i in same):
            yield [first, *same]


def _bare(claim: str) -> str:
    """A claim without its numbers."""
    return " ".join(_NUMBER.sub(" ", claim).split())


def _comparable(a: Fact, b: Fact, language: str) -> bool:
    """Whether two facts are of one unit, of the same years, and of no other quantity or name."""
    years = [set(_YEAR.findall(fact.claim)) for fact in (a, b)]
    kinds = [kinds_in(_bare(fact.claim), language) for fact in (a, b)]
    one, other = (_names(fact.claim) for fact in (a, b))
    return (
        (a.unit or "").casefold() == (b.unit or "").casefold()
        and years[0] == years[1]
        and not (all(kinds) and kinds[0].isdisjoint(kinds[1]))
        and not (_lacking(one, other) and _lacking(other, one))
    )


def _names(claim: str) -> set[str]:
    """Words with a capital or a digit, such as Nile and Q3."""
    return {word for word in _NAME.findall(claim) if word.lower() not in stopwords("en")}


def _lacking(some: set[str], others: set[str]) -> bool:
    """Whether some of the names are not among the others, nor begin as one of them does."""
    return any(all(name[:_STEM] != other[:_STEM] for other in others) for name in some)


def _alike(a: Fact, b: Fact) -> bool:
    return near(a.value or 0.0, b.value or 0.0)


def _support(fact: Fact, facts: Sequence[Fact]) -> int:
    """How many sources of the facts in dispute say the same number."""
    return len({origin(other) for other in facts if _alike(fact, other)})


def _worth(fact: Fact, facts: Sequence[Fact]) -> tuple[bool, int, date]:
    """Sourced before remembered, then by how many sources agree, then by how new it is; of no date last."""
    return bool(fact.quote), _support(fact, facts), _day(fact)


def _day(fact: Fact) -> date:
    """The day of publication; one after the day of reading is none."""
    day, read = fact.source.published, fact.source.retrieved
    return day if day and not (read and day > read) else date.min


def origin(fact: Fact) -> str:
    """The address, file or title that a fact is from."""
    return fact.source.url or fact.source.file or fact.source.title or ""


def _sentence(first: Fact, others: Sequence[Fact], facts: Sequence[Fact], drawn: Set[str]) -> str:
    unlike = {(fact.value, origin(fact)): fact for fact in reversed(others)}
    against = ", ".join(
        f"{_told(fact)}{', drawn as given too' if fact.id in drawn else ''}"
        for fact in reversed(unlike.values())
    )
    if first.id in drawn and drawn.isdisjoint(fact.id for fact in others):
        why = "data are drawn as given"
    elif _support(first, facts) > max(_support(fact, facts) for fact in others):
        why = "more sources say so"
    elif bool(first.quote) and not all(fact.quote for fact in others):
        why = "it has a source"
    elif any(_day(first) > _day(fact) for fact in others):
        why = f"it is the newest, of {_day(first)}"
    else:
        why = "it comes first"
    return f"Sources disagree: {_told(first)} was taken, for {why}; against it {against}."


def _told(fact: Fact) -> str:
    unit = f" {fact.unit}" if fact.unit else ""
    said = f" in {where}" if (where := origin(fact)) else ""
    return f"{fact.id} ({fact.value:.12g}{unit}{said})"
