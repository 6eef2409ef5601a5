"""A cassette: searches and pages kept in a JSON file, for tests and to repeat a run exactly.

`{"searches": {"WORDS": [{"url", "title", "snippet", "published", "text"}]}}`
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from grounding.search import Hit, Query, SearchError, SearchProvider


class Replay:
    """Answers from a cassette alone."""

    name = "replay"

    def __init__(self, searches: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self.searches = searches

    def search(self, query: Query, limit: int) -> list[Hit]:
        """What was found when it was recorded."""
        if query.words not in self.searches:
            raise SearchError(f"The cassette holds no search for {query.words!r}.")
        return [_hit(entry) for entry in self.searches[query.words]][:limit]


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

    def search(self, query: Query, limit: int) -> list[Hit]:
        """As the provider behind it."""
        hits = self.provider.search(query, limit)
        self.keep(query.words, hits)
        return hits

    def keep(self, words: str, hits: Sequence[Hit]) -> None:
        """Put hits on the cassette, in place of those that were there for the same words."""
        self.searches[words] = [
            {**asdict(hit), "published": hit.published and hit.published.isoformat()}
            for hit in hits
        ]

    def cassette(self) -> str:
        """The cassette as JSON."""
        return json.dumps({"searches": self.searches}, ensure_ascii=False, indent=1) + "\n"


def open_provider(place: str) -> Replay:
    """The cassette in the file `place`."""
    try:
        told = json.loads(Path(place).read_text(encoding="utf-8"))
        searches = told["searches"]
    except OSError as error:
        raise SearchError(f"The cassette {place} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise SearchError(f"{place} is no cassette; it has no searches.") from error
    if not isinstance(searches, dict):
        raise SearchError(f"{place} is no cassette; it has no searches.")
    return Replay(searches)
