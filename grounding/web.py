"""Looking things up: hits of a search become documents that can be quoted, each with its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from grounding.data import load
from grounding.dates import day
from grounding.documents import parse_html, parse_text, read_document
from grounding.errors import GroundingError
from grounding.http import Web, cache_file
from grounding.language import detect_language
from grounding.manners import Manners
from grounding.readers.html import decode_html
from grounding.search import Hit, Query, SearchError, SearchProvider, fresh
from grounding.types import Block, Document, Source

ABREAST = 8
"""Pages that are read at once, each of another site."""
_WIKI_HEADING = re.compile(r"^(={2,5})\s*(.+?)\s*\1\s*$", re.MULTILINE)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Found:
    """Documents found, best first, by their addresses, and in sentences what could not be had."""

    pages: Mapping[str, Document] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents alone."""
        return tuple(self.pages.values())


class Library:
    """Finds and reads. `today` is the day of retrieval that sources state."""

    def __init__(
        self, provider: SearchProvider, web: Web | None = None, *, most: int = 3,
        today: date | None = None, manners: Manners | None = None,
    ) -> None:  # fmt: skip
        self.provider, self.most = provider, most
        self.today = today or date.today()
        self._web = web or Web(cache=cache_file())
        self._manners = manners or Manners(self._web)

    def look_up(self, queries: Sequence[Query]) -> Found:
        """Documents for the queries, no address twice. Never raises: what failed is in `notes`."""
        notes: list[str] = []
        hits: dict[str, tuple[Hit, Query]] = {}
        for query in queries:
            try:
                for hit in self.provider.search(query, self.most):
                    hits.setdefault(hit.url, (hit, query))
            except GroundingError as error:
                notes.append(str(error))
        with ThreadPoolExecutor(ABREAST) as readers:
            read = list(readers.map(self._tried, hits.values()))
        documents = {h: one for h, one in zip(hits, read, strict=True) if isinstance(one, Document)}
        notes += [one for one in read if isinstance(one, str)]
        if not documents and not notes and queries:
            notes.append(f"{self.provider.name} found nothing for {queries[0].words!r}.")
        return Found(documents, tuple(dict.fromkeys(notes)))

    def _tried(self, asked: tuple[Hit, Query]) -> Document | str:
        """The document of a hit, or why there is none."""
        hit, query = asked
        try:
            document = self._read(hit)
        except GroundingError as error:
            return str(error)
        published = document.source.published
        if not fresh(published, query.since):
            return f"{hit.title} is of {published}, older than asked for."
        return document

    def _read(self, hit: Hit) -> Document:
        if hit.document is not None:
            return hit.document
        if hit.text is not None:
            return self._sourced(parse_text(_as_markdown(hit.text), "text.md"), hit)
        if self.provider.name == "folder":
            return read_document(Path(hit.url))
        return self._sourced(self._fetched(hit.url), hit)

    def _fetched(self, url: str) -> Document:
        page = self._web.get(url, turn=self._manners.turn)
        name = Path(urlsplit(url).hostname or "page")
        if page.type in ("text/html", "application/xhtml+xml"):
            return _dated(parse_html(page.body, name, page.charset), page.body)
        if page.type in ("text/plain", "text/markdown"):
            return parse_text(decode_html(page.body, str(name), page.charset)[0], str(name))
        if page.type == "application/pdf":
            with NamedTemporaryFile(suffix=".pdf") as file:
                file.write(page.body)
                file.flush()
                return read_document(Path(file.name))
        raise SearchError(f"{url} is {page.type or 'of no known type'}, not a page of text.")

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
    """The document with the day of publication that its page states; none is guessed from its words."""
    from trafilatura import extract_metadata

    told = extract_metadata(page, extensive=False)
    published = day(str(told.date)) if told is not None else None
    return replace(document, source=replace(document.source, published=published))


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
