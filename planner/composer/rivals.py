"""Sources that give different numbers for one thing: told at the foot and in the facts, one chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from grounding.types import Inputs
from planner.composer.finish import texts
from planner.composer.language import primary
from planner.composer.ledger import reference
from planner.composer.stated import Stated, Words, in_document, in_table, words_of
from planner.composer.text import strip_stop
from planner.content import Content, Item
from planner.disputes import judged, origin
from planner.localise import phrase
from planner.numbers import format_number
from planner.parts import DISPUTE, Fact, Reasoning

MOST_TOLD = 3
"""Disputes that the foot of a picture tells; the facts hold all."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """What sources state of one thing, the chosen number first, with its facts and the reason."""

    stated: tuple[Stated, ...]
    facts: tuple[Fact, ...]
    why: str


def disputes(inputs: Inputs, topic: str, language: str) -> tuple[Dispute, ...]:
    """Every number on which documents and tables disagree."""
    documents = (*inputs.documents, *inputs.compared)
    told = (
        *(in_table(table, language) for table in inputs.tables),
        *(in_document(document) for document in documents),
    )
    every = [replace(one, number=n) for n, source in enumerate(told) for one in source]
    found: list[Dispute] = []
    for group in _groups(every, words_of(topic, language)):
        found.append(_judged(group, sum(len(one.facts) for one in found)))
    return tuple(found)


def _groups(every: Sequence[Stated], topic: Words) -> Iterator[list[Stated]]:
    """Numbers of one thing, of several sources each of which gives one, that differ."""
    over = frozenset[str]().union(*(one.matter.about for one in every))
    alike: dict[tuple[object, ...], list[list[Stated]]] = defaultdict(list)
    for one in every:
        matter = one.matter
        groups = alike[one.unit, matter.measures, matter.years, matter.words - over]
        group = next((g for g in groups if g[0].matter.is_that_of(matter, topic)), None)
        groups.append([one]) if group is None else group.append(one)
    for group in (group for groups in alike.values() for group in groups):
        pairs = [(a, b) for a, b in combinations(group, 2) if not a.agrees(b)]
        if pairs and all(a.number != b.number for a, b in pairs):
            yield group


def _judged(group: Sequence[Stated], before: int) -> Dispute:
    facts = [
        Fact(
            id=f"said{before + number}", claim=one.claim, value=one.amount, unit=one.unit or None,
            quote=one.quote, source=reference(one.source),
        )
        for number, one in enumerate(group, 1)
    ]  # fmt: skip
    by_id = {fact.id: one for fact, one in zip(facts, group, strict=True)}
    ordered, why = judged(facts, {name for name, one in by_id.items() if one.cell})
    return Dispute(tuple(by_id[fact.id] for fact in ordered), ordered, why)


def told(content: Content, found: Sequence[Dispute]) -> Content:
    """The content with the chosen numbers in its tiles, and the disputes that it touches at its foot.

    Tables and the sentences of documents stay as they are; a headline gives way to the chosen sentence.
    """
    touched = [dispute for dispute in found if _touches(dispute, content)]
    for dispute in touched:
        chosen, *others = dispute.stated
        for other in others:
            if not other.agrees(chosen):
                content = _with_chosen(content, other, chosen, dispute.facts[0])
    sides = "; ".join(_sides(dispute, content.language) for dispute in touched[:MOST_TOLD])
    foot = (phrase("disagree", content.language, sides=sides),) if sides else ()
    return replace(
        content, footer=(*content.footer, *foot),
        facts=(*content.facts, *(fact for dispute in touched for fact in dispute.facts)),
        reasoning=(*content.reasoning, *(Reasoning(stage=DISPUTE, text=d.why) for d in touched)),
    )  # fmt: skip


def _touches(dispute: Dispute, content: Content) -> bool:
    """Whether the picture shows one of the numbers: a cell of a table, or words of a document."""
    sources = set(map(origin, content.facts))
    shown = "\n".join(texts(content))
    return any(
        one.cell or (one.origin in sources and one.written in shown) for one in dispute.stated
    )


def _with_chosen(content: Content, other: Stated, chosen: Stated, fact: Fact) -> Content:
    """The content with the chosen number in tiles that show the other alone, and its sentence for the headline."""
    sentence = strip_stop(other.quote)
    quoted = {f.id for f in content.facts if sentence in f.quote and origin(f) == other.origin}

    def item(one: Item) -> Item:
        inner = tuple(map(item, one.items))
        alone = one.value == other.written and other.written not in f"{one.title} {one.body}"
        if not alone or quoted.isdisjoint(one.facts):
            return replace(one, items=inner)
        return replace(
            one, items=inner, facts=(*one.facts, fact.id), value=_written(chosen, other.language),
            amount=chosen.amount if one.amount == other.amount else one.amount,
        )  # fmt: skip

    alike = chosen.language == other.language and not chosen.cell
    headline = chosen.claim if alike and content.headline == sentence else content.headline
    return replace(content, headline=headline, items=tuple(map(item, content.items)))


def _sides(dispute: Dispute, language: str) -> str:
    """Each number with its sources, the chosen one first: `6,650 km (b.md), 6,400 km (a.md)`."""
    sides: list[tuple[Stated, list[Fact]]] = []
    for one, fact in zip(dispute.stated, dispute.facts, strict=True):
        known = next((facts for first, facts in sides if first.agrees(one)), None)
        sides.append((one, [fact])) if known is None else known.append(fact)
    told = ", ".join(
        f"{_written(one, primary(language))} ({', '.join(dict.fromkeys(map(_name, facts)))})"
        for one, facts in sides
    )
    cell = next((one.claim for one in dispute.stated if one.cell), "")
    return f"{cell} {told}".strip()


def _name(fact: Fact) -> str:
    """What a source is called on the page: a file by its name, an address by its title."""
    return fact.source.file or fact.source.title or fact.source.url or ""


def _written(one: Stated, language: str) -> str:
    """A number as its document writes it; that of a cell or of another language as `language` does."""
    if not one.cell and one.language == language:
        return one.written
    places = -int(Decimal(f"{one.amount:.12g}").as_tuple().exponent)
    return format_number(one.amount, language, max(0, places), one.unit or None)
