"""Web search through the package `ddgs` (metasearch, no key)."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from grounding.dates import day
from grounding.search import Hit, Query, SearchError, fresh

_REGIONS = {"en": "us-en", "de": "de-de", "fr": "fr-fr", "es": "es-es", "pt": "br-pt", "it": "it-it",
            "ja": "jp-jp", "ko": "kr-kr", "zh": "cn-zh", "ru": "ru-ru", "ar": "xa-ar", "hi": "in-en"}  # fmt: skip
_SPANS = (("d", 1), ("w", 7), ("m", 30), ("y", 365))
"""Spans of time that the package can ask for, in days."""


class DuckDuckGo:
    """`engine` is a `DDGS`, or what behaves as one; `kind` what it looks through."""

    name = "ddgs"

    def __init__(self, engine: Any, kind: Literal["text", "news"] = "text") -> None:
        self.engine, self.kind = engine, kind

    def search(self, query: Query, limit: int) -> list[Hit]:
        """Pages of the web, or news; none that says it is older than wanted."""
        region = _REGIONS.get(query.language.split("-")[0], "wt-wt")
        look = getattr(self.engine, self.kind)
        try:
            found = look(query.words, region=region, timelimit=_limit(query), max_results=limit)
        except Exception as error:  # the package raises its own, its engines' and httpx' errors
            name = type(error).__name__
            raise SearchError(f"The web search failed ({name}); is the machine online?") from error
        hits = [
            Hit(str(url), str(r.get("title") or url), str(r.get("body") or ""),
                day(str(r.get("date") or "")), self.name)
            for r in found or [] if (url := r.get("href") or r.get("url"))
        ]  # fmt: skip
        return [hit for hit in hits if fresh(hit.published, query.since)][:limit]


def _limit(query: Query) -> str | None:
    """The shortest span that the search knows and that reaches back to `since`."""
    if query.since is None:
        return None
    age = (date.today() - query.since).days
    return next((name for name, days in _SPANS if age <= days), None)


def open_provider(place: str) -> DuckDuckGo:
    """The search of `ddgs`: the web, or `news`.

    Raises SearchError where the package is missing, or for another place.
    """
    if place not in ("", "text", "news"):
        raise SearchError(f"ddgs looks through text or news, not {place}; write ddgs:news.")
    try:
        from ddgs import DDGS
    except ImportError as error:
        raise SearchError(
            "This search needs ddgs; run: pip install 'nbcli-image[search]'."
        ) from error
    return DuckDuckGo(DDGS(timeout=10), "news" if place == "news" else "text")
