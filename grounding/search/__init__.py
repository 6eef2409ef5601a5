"""Search providers behind one protocol. One file a provider, one line in the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Protocol

from grounding.errors import GroundingError
from grounding.types import Document


class SearchError(GroundingError):
    """A search could not be made, or gave nothing that can be read."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `text` is the whole text where the provider gives it, so that no page need be fetched;
    `document` the page as it was read when it was recorded.
    """

    url: str
    title: str
    snippet: str = ""
    published: date | None = None
    provider: str = ""
    text: str | None = None
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: words, their language (BCP 47), and the oldest date that is wanted."""

    words: str
    language: str = "en"
    since: date | None = None


class SearchProvider(Protocol):
    """Finds pages for a query."""

    name: str

    def search(self, query: Query, limit: int) -> list[Hit]:
        """At most `limit` hits, best first. Raises SearchError in one sentence."""
        ...


def fresh(published: date | None, since: date | None) -> bool:
    """Whether something may be as new as wanted: what has no date may."""
    return since is None or published is None or published >= since


PROVIDERS: Mapping[str, str] = {
    "wikipedia": "grounding.search.wikipedia",
    "ddgs": "grounding.search.duckduckgo",
    "searxng": "grounding.search.searxng",
    "folder": "grounding.search.folder",
    "replay": "grounding.search.replay",
}
"""Module of each provider; it has `open_provider(place)`."""
DEFAULT = "wikipedia"


def open_provider(spec: str) -> SearchProvider:
    """The provider `NAME` or `NAME:PLACE`: an address for searxng, a path for folder and replay,
    `text` or `news` for ddgs.

    Raises SearchError for an unknown name, or a place that is missing or of no use.
    """
    name, _, place = spec.partition(":")
    if name not in PROVIDERS:
        raise SearchError(f"There is no search called {name}; use one of {', '.join(PROVIDERS)}.")
    provider: SearchProvider = import_module(PROVIDERS[name]).open_provider(place)
    return provider
