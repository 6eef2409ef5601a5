"""A cassette: searches and pages kept in a JSON file, for tests and to repeat a run exactly.

`{"searches": {"WORDS": [{"url", "title", "snippet", "published", "text"}]}, "pages": {"URL": {…}}}`,
the pages as they were read: what is on a cassette is never fetched again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from grounding.search import Hit, Query, SearchError, SearchProvider
from grounding.types import Document

_PAGES = TypeAdapter(dict[str, Document])


class Replay:
    """Answers from a cassette alone."""

    name = "replay"

    def __init__(
        self, searches: Mapping[str, Sequence[Mapping[str, Any]]],
        pages: Mapping[str, Document] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        self.searches, self.pages = searches, pages

    def search(self, query: Query, limit: int) -> list[Hit]:
        """What was found when it was recorded."""
        if query.words not in self.searches:
            raise SearchError(f"The cassette holds no search for {query.words!r}.")
        hits = [_hit(entry) for entry in self.searches[query.words]][:limit]
        return [replace(hit, document=self.pages.get(hit.url)) for hit in hits]


def _hit(entry: Mapping[str, Any]) -> Hit:
    try:
        day = entry.get("published")
        return Hit(
            str(entry["url"]), str(entry["title"]), str(entry.get("snippet") or ""),
            date.fromisoformat(day) if day else None, str(entry.get("provider") or "replay"),
            entry.get("text"),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SearchError(
            "The cassette has a hit without url or title, or with no date."
        ) from error


class Recorder:
    """Passes searches on, and keeps what they found."""

    def __init__(self, provider: SearchProvider) -> None:
        self.provider, self.name = provider, provider.name
        self.searches: dict[str, list[dict[str, Any]]] = {}
        self.pages: dict[str, Document] = {}

    def search(self, query: Query, limit: int) -> list[Hit]:
        """As the provider behind it."""
        hits = self.provider.search(query, limit)
        self.keep(query.words, hits)
        return hits

    def keep(self, words: str, hits: Sequence[Hit]) -> None:
        """Put hits on the cassette, in place of those that were there for the same words."""
        self.searches[words] = [
            {**asdict(replace(hit, document=None)), "published": hit.published and hit.published.isoformat()}
            for hit in hits
        ]  # fmt: skip

    def cassette(self) -> str:
        """The cassette as JSON; hits whose page is kept go without their text."""
        searches = {
            words: [{k: v for k, v in hit.items() if not (k == "text" and hit["url"] in self.pages)
                     and v is not None} for hit in hits]
            for words, hits in self.searches.items()
        }  # fmt: skip
        told = {
            "searches": searches,
            "pages": _PAGES.dump_python(self.pages, mode="json", exclude_defaults=True),
        }
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def open_provider(place: str) -> Replay:
    """The cassette in the file `place`."""
    try:
        told = json.loads(Path(place).read_text(encoding="utf-8"))
        searches, pages = told["searches"], _PAGES.validate_python(told.get("pages", {}))
    except OSError as error:
        raise SearchError(f"The cassette {place} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SearchError(f"{place} is no cassette; it has no searches.") from error
    if not isinstance(searches, dict):
        raise SearchError(f"{place} is no cassette; it has no searches.")
    return Replay(searches, pages)
