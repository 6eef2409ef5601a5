"""Sources that give different numbers for one thing: side by side in the facts, one of them shown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from grounding.types import Inputs, Table
from planner.composer.finish import texts
from planner.composer.ledger import reference
from planner.composer.stated import Stated, Words, in_document, in_table, words_of
from planner.composer.text import strip_stop
from planner.content import Content, Item
from planner.disputes import DISPUTE, judged
from planner.localise import phrase
from planner.numbers import format_number
from planner.parts import Fact, Reasoning


@dataclass(frozen=True, slots=True)
class Dispute:
    """What sources state of one thing, the chosen number first, with its facts and the reason."""

    stated: tuple[Stated, ...]
    facts: tuple[Fact, ...]
    why: str

    @property
    def corrections(self) -> Iterator[tuple[Stated, Stated]]:
        """Each number that was not chosen, with the one that was."""
        first = self.stated[0]
        return ((one, first) for one in self.stated[1:] if not one.agrees(first))


def disputes(inputs: Inputs, topic: str, language: str) -> tuple[Dispute, ...]:
    """Every number on which documents and tables disagree; nothing where there is but one of them."""
    documents = (*inputs.documents, *inputs.compared)
    told = (
        *(in_table(table, language) for table in inputs.tables),
        *(in_document(document) for document in documents),
    )
    if len(told) < 2:
        return ()
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
    ordered, why = judged(facts)
    by_id = {fact.id: one for fact, one in zip(facts, group, strict=True)}
    return Dispute(tuple(by_id[fact.id] for fact in ordered), ordered, why)


def corrected(tables: Sequence[Table], found: Sequence[Dispute]) -> tuple[Table, ...]:
    """The tables with the numbers that were chosen in place of those that were not; notes tell."""
    out = list(tables)
    for dispute in found:
        for old, new in dispute.corrections:
            if old.row >= 0:
                out[old.number] = _with_cell(out[old.number], old, new, dispute.why)
    return tuple(out)


def _with_cell(table: Table, old: Stated, new: Stated, why: str) -> Table:
    scale = old.amount / float(old.quote) if float(old.quote) else 1.0
    columns = tuple(
        replace(c, values=(*c.values[: old.row], new.amount / scale, *c.values[old.row + 1 :]))
        if c.name == old.column else c
        for c in table.columns
    )  # fmt: skip
    return replace(table, columns=columns, notes=(*table.notes, why))


def told(content: Content, found: Sequence[Dispute]) -> Content:
    """The content with the chosen numbers, and with the facts of each dispute that it touches."""
    for dispute in found:
        touched = _touched(content, dispute)
        for old, new in dispute.corrections:
            changed = _retold(content, old, new, dispute.facts[0])
            content = content if changed == content else _credited(changed, dispute.facts[0])
        if touched:
            why = Reasoning(stage=DISPUTE, text=dispute.why)
            content = replace(
                content, facts=(*content.facts, *dispute.facts), reasoning=(*content.reasoning, why)
            )
    return content


def _touched(content: Content, dispute: Dispute) -> bool:
    """Whether the picture shows one of the numbers: a cell of a table, or words of a document."""
    sources = {fact.source.url or fact.source.file for fact in content.facts}
    shown = "\n".join(texts(content))
    return any(
        one.row >= 0 or (one.origin in sources and one.written in shown) for one in dispute.stated
    )


def _recited(content: Content, old: Stated, chosen: Fact) -> Content:
    """The content of a table whose cell was replaced: what is said of that cell alone is the other source's."""
    where = reference(old.source)
    facts = tuple(
        fact.model_copy(update={"source": chosen.source}) if fact.source == where else fact
        for fact in content.facts
    )
    return replace(content, facts=facts)


def _retold(content: Content, old: Stated, new: Stated, chosen: Fact) -> Content:
    """The sentences and values of one source with the number of the other."""
    if old.row >= 0:
        return _recited(content, old, chosen)
    number = _as_written(old, new)
    sentence = strip_stop(old.quote)
    written = re.compile(rf"(?<![\d.,]){re.escape(old.written)}(?![A-Za-z\d])")

    def swapped(words: str) -> str:
        return written.sub(lambda _: number, words)

    quoted = {f.id for f in content.facts if sentence in f.quote and _is_from(f, old)}

    def item(one: Item) -> Item:
        inner = tuple(map(item, one.items))
        if quoted.isdisjoint(one.facts) or not written.search(
            f"{one.value} {one.title} {one.body}"
        ):
            return replace(one, items=inner)
        return replace(
            one, items=inner, facts=(*one.facts, chosen.id),
            value=swapped(one.value), title=swapped(one.title), body=swapped(one.body),
            amount=new.amount if one.amount == old.amount else one.amount,
        )  # fmt: skip

    def text(words: str) -> str:
        return words.replace(sentence, swapped(sentence)) if quoted else words

    return replace(
        content, items=tuple(map(item, content.items)), headline=text(content.headline),
        deck=text(content.deck), note=text(content.note),
    )  # fmt: skip


def _credited(content: Content, fact: Fact) -> Content:
    """The content with the source of a fact at its foot."""
    name = fact.source.file or fact.source.title or fact.source.url or ""
    line = phrase("source", content.language, source=name)
    known = any(name in one for one in content.footer)
    return content if known else replace(content, footer=(*content.footer, line))


def _is_from(fact: Fact, one: Stated) -> bool:
    return one.origin == (fact.source.url or fact.source.file or fact.source.title)


def _as_written(old: Stated, new: Stated) -> str:
    """The other source's number as it stands there, or as the language of the first writes it."""
    if new.language == old.language and new.row < 0:
        return new.written
    return format_number(new.amount, old.language, unit=old.unit or None)
