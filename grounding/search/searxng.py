"""A SearXNG of one's own, by its JSON API (docs.searxng.org, Search API)."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from grounding.dates import day
from grounding.http import Web, cache_file
from grounding.search import Hit, Query, SearchError, fresh


class Searxng:
    """The instance at `base`."""

    name = "searxng"

    def __init__(self, base: str, web: Web) -> None:
        self.base, self.web = base.rstrip("/"), web

    def search(self, query: Query, limit: int) -> list[Hit]:
        """Results of all its engines."""
        asked = {"q": query.words, "format": "json", "language": query.language}
        page = self.web.get(f"{self.base}/search", asked)
        try:
            results = json.loads(page.body)["results"]
        except (ValueError, KeyError, TypeError) as error:
            raise SearchError(
                "The SearXNG did not answer in JSON; allow the json format in its settings."
            ) from error
        hits = [
            Hit(str(r["url"]), str(r.get("title") or r["url"]), str(r.get("content") or ""),
                day(str(r.get("publishedDate") or "")), self.name)
            for r in results if isinstance(r, dict) and r.get("url")
        ]  # fmt: skip
        return [hit for hit in hits if fresh(hit.published, query.since)][:limit]


def own(base: str) -> Web:
    """A web that may also reach the host of `base`, which the person named.

    Raises SearchError where `base` is no web address.
    """
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SearchError(f"{base or 'The search'} is no web address; write searxng:https://HOST.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return Web({f"{parts.hostname}:{port}"}, cache=cache_file())


def open_provider(place: str) -> Searxng:
    """The SearXNG at the address `place`."""
    return Searxng(place, own(place))
