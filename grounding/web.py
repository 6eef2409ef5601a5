"""Looking things up: hits of a search become documents that can be quoted, each with its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from grounding.data import load
from grounding.documents import parse_html, parse_text, read_document
from grounding.errors import GroundingError
from grounding.http import AGENT, Web, cache_file
from grounding.language import detect_language
from grounding.search import Hit, Query, SearchError, SearchProvider
from grounding.types import Block, Document, Source

_WIKI_HEADING = re.compile(r"^(={2,5})\s*(.+?)\s*\1\s*$", re.MULTILINE)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Found:
    """Documents found, best first, and in sentences what could not be had."""

    documents: tuple[Document, ...] = ()
    notes: tuple[str, ...] = ()


class Library:
    """Finds and reads. `today` is the day of retrieval that sources state."""

    def __init__(
        self, provider: SearchProvider, web: Web | None = None, *, most: int = 3,
        today: date | None = None,
    ) -> None:  # fmt: skip
        self.provider, self.most = provider, most
        self.today = today or date.today()
        self._web = web or Web(cache=cache_file())
        self._robots: dict[str, RobotFileParser | None] = {}

    def look_up(self, queries: Sequence[Query]) -> Found:
        """Documents for the queries, no address twice. Never raises: what failed is in `notes`."""
        documents: dict[str, Document] = {}
        notes: list[str] = []
        for query in queries:
            try:
                hits = self.provider.search(query, self.most)
            except GroundingError as error:
                notes.append(str(error))
                continue
            for hit in hits:
                if hit.url in documents or len(documents) >= self.most * len(queries):
                    continue
                try:
                    documents[hit.url] = self._read(hit)
                except GroundingError as error:
                    notes.append(str(error))
        if not documents and not notes and queries:
            notes.append(f"{self.provider.name} found nothing for {queries[0].words!r}.")
        return Found(tuple(documents.values()), tuple(dict.fromkeys(notes)))

    def _read(self, hit: Hit) -> Document:
        if hit.text is not None:
            return self._sourced(parse_text(_as_markdown(hit.text), "text.md"), hit)
        if "://" not in hit.url:
            return read_document(Path(hit.url))
        return self._sourced(self._fetched(hit.url), hit)

    def _fetched(self, url: str) -> Document:
        if not self._allowed(url):
            raise SearchError(f"{urlsplit(url).hostname} asks programs not to read {url}.")
        page = self._web.get(url)
        name = Path(urlsplit(url).hostname or "page")
        if page.type in ("text/html", "application/xhtml+xml"):
            return _dated(parse_html(page.body, name), page.body)
        if page.type in ("text/plain", "text/markdown"):
            return parse_text(page.body.decode(page.charset or "utf-8", "replace"), str(name))
        if page.type == "application/pdf":
            with NamedTemporaryFile(suffix=".pdf") as file:
                file.write(page.body)
                file.flush()
                return read_document(Path(file.name))
        raise SearchError(f"{url} is {page.type or 'of no known type'}, not a page of text.")

    def _allowed(self, url: str) -> bool:
        """Whether the site's robots.txt lets this program read the page; yes where it has none."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            try:
                told = self._web.get(f"{site}/robots.txt").body.decode("utf-8", "replace")
                rules = RobotFileParser()
                rules.parse(told.splitlines())
                self._robots[site] = rules
            except SearchError:
                self._robots[site] = None
        known = self._robots[site]
        return known is None or known.can_fetch(AGENT, url)

    def _sourced(self, document: Document, hit: Hit) -> Document:
        """The document with its address, title and day of retrieval in every block's source."""
        credit = f"{hit.title}, Wikipedia (CC BY-SA 4.0)"
        title = credit if hit.provider == "wikipedia" else hit.title

        published = hit.published or document.source.published

        def told(source: Source) -> Source:
            return replace(
                source, file=None, url=hit.url, title=title, retrieved=self.today,
                published=published,
            )  # fmt: skip

        blocks = tuple(
            replace(block, text=_INVISIBLE.sub("", block.text), source=told(block.source))
            for block in _body(document.blocks)
        )
        words = " ".join(block.text for block in blocks[:60])
        language = detect_language(words)
        return Document(hit.title, blocks, told(document.source), language, document.notes)


def _dated(document: Document, page: bytes) -> Document:
    """The document with the day of publication that its page states."""
    from trafilatura import extract_metadata

    told = extract_metadata(page)
    try:
        day = date.fromisoformat(str(told.date)[:10]) if told is not None and told.date else None
    except ValueError:
        day = None
    return replace(document, source=replace(document.source, published=day))


def _as_markdown(text: str) -> str:
    """Wiki headings as Markdown ones."""
    return _WIKI_HEADING.sub(lambda found: f"{'#' * len(found[1])} {found[2]}", text)


def _body(blocks: Sequence[Block]) -> Iterator[Block]:
    """Without sections that only list sources and links, and without headings over nothing."""
    shut, waiting = 0, list[Block]()
    for block in blocks:
        if block.kind == "heading":
            if shut and block.level > shut:
                continue
            shut = block.level if block.text.strip().casefold() in _appendices() else 0
            waiting = [above for above in waiting if above.level < block.level]
            waiting += [] if shut else [block]
        elif not shut:
            yield from waiting
            waiting = []
            yield block


@cache
def _appendices() -> frozenset[str]:
    names: list[str] = load("appendices")
    return frozenset(names)
