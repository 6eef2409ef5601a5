"""Looking up on the web or in a folder: when it is done, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grounding.types import Document

CASSETTE = "search.json"
"""What searches found, in a run folder; `--search replay:FILE` repeats it."""


@dataclass
class Lookup:
    """`mode` is off, on, or auto: only where there is nothing else to draw from.

    `notes` gathers what the person should hear, `cassette` what was found.
    """

    mode: str = "off"
    provider: str = "wikipedia"
    most: int = 3
    since: date | None = None
    notes: list[str] = field(default_factory=list)
    cassette: str = ""
    _known: dict[tuple[str, ...], tuple[Document, ...]] = field(default_factory=dict)

    def find(self, queries: Sequence[str], language: str) -> tuple[Document, ...]:
        """Documents for the queries; asked once, however often they are needed.

        Raises SearchError for a provider that cannot be opened.
        """
        key = tuple(queries)
        if key in self._known:
            return self._known[key]
        from grounding.search import Query, open_provider
        from grounding.search.replay import Recorder
        from grounding.web import Library

        recorder = Recorder(open_provider(self.provider))
        library = Library(recorder, most=self.most)
        found = library.look_up([Query(words, language, self.since) for words in queries])
        self.notes += found.notes
        self.notes += [f"Read: {_named(document)}" for document in found.documents]
        recorder.pages |= found.pages
        self.cassette = recorder.cassette() if recorder.searches else ""
        self._known[key] = found.documents
        return found.documents


def _named(document: Document) -> str:
    """A document's title and place."""
    place = document.source.url or document.source.file
    return ", ".join(part for part in (document.title, place) if part)


def lookup(search: str, most: int, since: str | None) -> Lookup:
    """The look-up that `--search`, `--max-sources` and `--since` ask for."""
    day = date.fromisoformat(since) if since else None
    if search in ("auto", "on", "off"):
        return Lookup(search, most=most, since=day)
    return Lookup("on", search, most, day)
