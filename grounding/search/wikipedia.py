"""Wikipedia by its API: search, and the whole text of each article as plain text with headings.

MediaWiki Action API, `list=search` and `prop=extracts`. The text is under CC BY-SA 4.0.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from grounding.dates import day
from grounding.http import Web, cache_file
from grounding.search import Hit, Query, SearchError

HOST = "https://{language}.wikipedia.org"
LICENCE = "CC BY-SA 4.0"


class Wikipedia:
    """`host` has `{language}` in it where each language has its own."""

    name = "wikipedia"

    def __init__(self, web: Web, host: str = HOST) -> None:
        self.web, self.host = web, host

    def search(self, query: Query, limit: int) -> list[Hit]:
        """Articles in the query's language, with their text."""
        base = self.host.format(language=query.language.split("-")[0])
        found = self._ask(base, {
            "action": "query", "list": "search", "srsearch": query.words, "srlimit": str(limit),
        })  # fmt: skip
        titles = [str(entry["title"]) for entry in found.get("query", {}).get("search", [])]
        hits = (self._article(base, title) for title in titles[:limit])
        return [hit for hit in hits if hit is not None]

    def _article(self, base: str, title: str) -> Hit | None:
        asked = {
            "action": "query", "prop": "extracts|revisions|pageprops", "explaintext": "1",
            "exsectionformat": "wiki", "rvprop": "timestamp", "redirects": "1", "titles": title,
        }  # fmt: skip
        pages = self._ask(base, asked).get("query", {}).get("pages", [])
        page = pages[0] if pages else {}
        text = str(page.get("extract") or "")
        if not text or "disambiguation" in page.get("pageprops", {}):
            return None
        stamp = next((str(r.get("timestamp", "")) for r in page.get("revisions", [])), "")
        url = f"{base}/wiki/{quote(title.replace(' ', '_'))}"
        return Hit(url, str(page.get("title", title)), text[:200], day(stamp), self.name, text)

    def _ask(self, base: str, asked: dict[str, str]) -> dict[str, Any]:
        page = self.web.get(f"{base}/w/api.php", {**asked, "format": "json", "formatversion": "2"})
        try:
            told = json.loads(page.body)
        except ValueError as error:
            raise SearchError("Wikipedia answered something that is not JSON.") from error
        if not isinstance(told, dict) or "error" in told:
            raise SearchError("Wikipedia refused the search.")
        return told


def open_provider(place: str) -> Wikipedia:
    """Wikipedia itself; `place` is the address of another MediaWiki, which may be private."""
    if not place:
        return Wikipedia(Web(cache=cache_file()))
    from grounding.search.searxng import own

    return Wikipedia(own(place), place.rstrip("/"))
