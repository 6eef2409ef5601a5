"""Numbered sources: a mark behind each claim, and the sources under their numbers at the foot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.content import ChartSpec, Content, Item
from planner.localise import phrase
from planner.parts import Fact, SourceRef

_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_APART = "\u202f"
"""A narrow space that no line breaks at: between two marks, and between a digit and its mark."""


def names(facts: Sequence[Fact]) -> tuple[str, ...]:
    """What the sources of facts are called, each once, in their order."""
    return tuple(dict.fromkeys(name for fact in facts if (name := _name(fact.source))))


def line(sources: Sequence[str], language: str) -> str:
    """The source line; empty where there are no sources."""
    if not sources:
        return ""
    several = "sources" if len(sources) > 1 else "source"
    return phrase(several, language, source="; ".join(sources))


@dataclass(frozen=True)
class Numbers:
    """The number of each source, from 1, and the sources of each fact by its id."""

    sources: Mapping[str, int]
    facts: Mapping[str, str]

    @classmethod
    def of(cls, facts: Sequence[Fact], used: Iterator[str]) -> Numbers:
        """Numbers in the order in which facts are `used`; sources that none is taken from have none."""
        named = {fact.id: name for fact in facts if (name := _name(fact.source))}
        order = dict.fromkeys(named[one] for one in used if one in named)
        return cls({name: number for number, name in enumerate(order, 1)}, named)

    def mark(self, facts: Sequence[str]) -> str:
        """The raised numbers of what these facts were taken from, in their order."""
        cited = {self.sources[self.facts[one]] for one in facts if one in self.facts}
        return _APART.join(str(number).translate(_DIGITS) for number in sorted(cited))

    def line(self, language: str) -> str:
        """The source line, a number before each."""
        numbered = [f"{str(n).translate(_DIGITS)}\u00a0{name}" for name, n in self.sources.items()]
        return line(numbered, language)


def marked(text: str, mark: str) -> str:
    """A text with its mark; after a digit at a distance, so that it does not read as a power."""
    return f"{text}{_APART if mark and text[-1:].isdigit() else ''}{mark}"


def cited(content: Content) -> Content:
    """The content with its claims marked and its sources numbered; as it is where none has a source."""
    numbers = Numbers.of(content.facts, _used(content))
    if not numbers.sources:
        return content
    others = [line for line in content.footer if not line.endswith(tuple(numbers.sources))]
    headline, deck = (
        marked(said, numbers.mark(tuple(_claimed(content, said)))) for said in (content.headline, content.deck)
    )  # fmt: skip
    return replace(
        content,
        headline=headline,
        deck=deck,
        items=tuple(_item(item, numbers) for item in content.items),
        charts=tuple(_chart(chart, numbers) for chart in content.charts),
        footer=(*others, numbers.line(content.language)),
    )


def _name(source: SourceRef) -> str:
    return source.title or source.url or source.file or ""


def _used(content: Content) -> Iterator[str]:
    """The facts of the headline, the deck, items, however deep, and charts, in reading order."""
    for said in (content.headline, content.deck):
        yield from _claimed(content, said)
    for item in content.items:
        yield from _told(item)
    for chart in content.charts:
        yield from chart.facts


def _claimed(content: Content, said: str) -> Iterator[str]:
    """The facts that say just this."""
    yield from (fact.id for fact in content.facts if fact.claim == said)


def _told(item: Item) -> Iterator[str]:
    yield from item.facts
    for child in item.items:
        yield from _told(child)


def _item(item: Item, numbers: Numbers) -> Item:
    mark = numbers.mark(item.facts)
    kept = replace(item, items=tuple(_item(child, numbers) for child in item.items))
    if kept.body:
        return replace(kept, body=marked(kept.body, mark))
    return replace(kept, title=marked(kept.title, mark)) if kept.title else kept


def _chart(chart: ChartSpec, numbers: Numbers) -> ChartSpec:
    mark = numbers.mark(chart.facts)
    if chart.subtitle:
        return replace(chart, subtitle=marked(chart.subtitle, mark))
    return replace(chart, title=marked(chart.title, mark))
