"""Web search through the package `ddgs` (metasearch, no key)."""

from __future__ import annotations

from typing import Any

from grounding.search import Hit, Query, SearchError

_REGIONS = {"en": "us-en", "de": "de-de", "fr": "fr-fr", "es": "es-es", "pt": "br-pt", "it": "it-it",
            "ja": "jp-jp", "ko": "kr-kr", "zh": "cn-zh", "ru": "ru-ru", "ar": "xa-ar", "hi": "in-en"}  # fmt: skip


class DuckDuckGo:
    """`engine` is a `DDGS`, or what behaves as one."""

    name = "ddgs"

    def __init__(self, engine: Any) -> None:
        self.engine = engine

    def search(self, query: Query, limit: int) -> list[Hit]:
        """Pages of the web."""
        region = _REGIONS.get(query.language.split("-")[0], "wt-wt")
        try:
            found = self.engine.text(query.words, region=region, max_results=limit)
        except Exception as error:  # the package raises its own, its engines' and httpx' errors
            raise SearchError(f"The web search failed: {str(error).rstrip('.')}.") from error
        return [
            Hit(str(r["href"]), str(r.get("title") or r["href"]), str(r.get("body") or ""),
                provider=self.name)
            for r in found or [] if r.get("href")
        ][:limit]  # fmt: skip


def open_provider(place: str) -> DuckDuckGo:
    """The search of `ddgs`. Raises SearchError where the package is missing."""
    try:
        from ddgs import DDGS
    except ImportError as error:
        raise SearchError(
            "This search needs ddgs; run: pip install 'nbcli-image[search]'."
        ) from error
    return DuckDuckGo(DDGS(timeout=10))
