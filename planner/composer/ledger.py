"""Facts as they are written down: what is claimed, the passage it stands in, and where that is."""

from __future__ import annotations

from grounding.types import Source
from planner.composer.entries import Entry, Line
from planner.content import Item
from planner.parts import Fact, SourceRef


class Ledger:
    """Collects facts and gives each an id; the same claim from the same passage is one fact."""

    def __init__(self) -> None:
        self._facts: dict[tuple[str, str], Fact] = {}

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts so far, in order."""
        return tuple(self._facts.values())

    def add(
        self, claim: str, line: Line, value: float | None = None, unit: str | None = None
    ) -> str:
        """Write a claim down and return its id."""
        key = (claim, line.text)
        if key not in self._facts:
            self._facts[key] = Fact(
                id=f"text{len(self._facts) + 1}",
                claim=claim,
                value=value,
                unit=unit or None,
                quote=line.text,
                source=reference(line.source),
            )
        return self._facts[key].id

    def item(self, entry: Entry, icon: str = "") -> Item:
        """An entry as an item, with its facts written down."""
        claim = " ".join(
            part for part in (entry.when, entry.value, entry.title, entry.body) if part
        )
        facts = tuple(self.add(claim, line, entry.amount, entry.unit) for line in entry.lines)
        return Item(
            title=entry.title,
            body=entry.body,
            value=entry.value,
            amount=entry.amount,
            when=entry.when,
            date=entry.date,
            icon=icon or entry.title or entry.body,
            side=entry.side,
            items=tuple(self.item(child) for child in entry.entries),
            ordered=entry.ordered,
            form="text" if entry.behind else "",
            facts=facts,
        )


def reference(source: Source) -> SourceRef:
    """A source as the plan writes it."""
    return SourceRef(
        file=source.file,
        url=source.url,
        title=source.title,
        locator=source.locator,
        retrieved=source.retrieved,
        published=source.published,
    )
