"""HTTP for strangers' addresses: public hosts alone, bounded in size, time and redirects."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from grounding.network import Transport, public_address
from grounding.search import SearchError

AGENT = "nbcli/0.1 (infographics from a terminal; reads pages that its user asks about)"
MOST_BYTES = 5 * 2**20
REDIRECTS, SECONDS, TRIES = 5, 15.0, 3
KEPT, MOST_KEPT = 3600.0, 200 * 2**20
"""Seconds that an answer is kept, and bytes of all that are."""
_BUSY = frozenset({429, 502, 503, 504})
_PACKED = ("gzip", "deflate")
"""Ways in which an answer may be packed: those whose bombs grow no faster than they are read."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered: its final address, content type, and body."""

    url: str
    type: str
    body: bytes
    charset: str | None = None


class StatusError(SearchError):
    """A server answered with another status than 200."""

    def __init__(self, host: str, status: int, url: str) -> None:
        super().__init__(f"{host} answered {status} to {_short(url)}.")
        self.status = status


def cache_file() -> Path:
    """Where pages are kept for an hour, in the person's folder for caches."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("nbcli", appauthor=False)) / "pages.sqlite"


def _cached(transport: httpx.BaseTransport, file: Path) -> httpx.BaseTransport:
    """The transport behind a cache; as it is where the file cannot be used."""
    from hishel import SqliteStorage
    from hishel.httpx import CacheTransport

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(file, timeout=5.0, check_same_thread=False)
        connection.execute(
            "PRAGMA user_version = 1"
        )  # a file that is no database, or read-only, says so here
        connection.commit()
    except (OSError, sqlite3.Error):
        return transport
    storage = SqliteStorage(
        connection=connection, default_ttl=KEPT, max_stream_size=MOST_BYTES, max_size=MOST_KEPT
    )
    return CacheTransport(transport, storage)


class Web:
    """Gets pages. `allowed` names `host:port` pairs that may be private (a search of one's own).

    `cache` is a file in which good answers are kept for an hour.
    """

    def __init__(
        self, allowed: Iterable[str] = (), *, sleep: Callable[[float], None] = time.sleep,
        most_bytes: int = MOST_BYTES, seconds: float = SECONDS, cache: Path | None = None,
    ) -> None:  # fmt: skip
        self._allowed, self._sleep = frozenset(allowed), sleep
        self._most = most_bytes
        transport: httpx.BaseTransport = Transport(self._allowed, seconds)
        self._client = httpx.Client(
            transport=_cached(transport, cache) if cache else transport, timeout=httpx.Timeout(seconds, connect=5.0),
            headers={"User-Agent": AGENT, "Accept-Encoding": ", ".join(_PACKED)}, trust_env=False,
        )  # fmt: skip

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(
        self, url: str, params: dict[str, str] | None = None,
        turn: Callable[[str], AbstractContextManager[object]] = nullcontext,
    ) -> Page:  # fmt: skip
        """The page at an address, after at most five redirects, each checked as the first.

        Every address is asked for within its `turn`. Asks again after 429 and 502 to 504, when the
        server says. Raises SearchError.
        """
        try:
            address = str(httpx.URL(url, params=params)) if params else url
        except httpx.InvalidURL as error:
            raise SearchError(
                f"{_short(url)} cannot be asked for so much; ask for less."
            ) from error
        for _ in range(REDIRECTS + 1):
            self._check(address)
            with turn(address):
                answer = self._once(address)
            if isinstance(answer, Page):
                return answer
            address = answer
        raise SearchError(f"{_short(url)} sends on more than {REDIRECTS} times.")

    def _check(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise SearchError(f"{_short(url)} is no address.") from error
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            raise SearchError(f"{_short(url)} is no web address (http or https).")
        public_address(parts.hostname, port, self._allowed)

    def _once(self, url: str) -> Page | str:
        """The page, or the address that it sends on to."""
        for attempt in range(TRIES):
            try:
                with self._client.stream("GET", url) as answer:
                    if answer.status_code in _BUSY and attempt + 1 < TRIES:
                        self._sleep(_wait(answer, attempt))
                        continue
                    if answer.next_request is not None:
                        return str(answer.next_request.url)
                    return self._read(url, answer)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                raise SearchError(f"{_host(url)} cannot be reached: {_reason(error)}.") from error
            except httpx.TimeoutException as error:
                raise SearchError(f"{_host(url)} did not answer in time.") from error
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
                raise SearchError(f"{_host(url)} broke off: {_reason(error)}.") from error
        raise AssertionError("a last attempt returns or raises")

    def _read(self, url: str, answer: httpx.Response) -> Page:
        if answer.status_code != 200:
            raise StatusError(_host(url), answer.status_code, url)
        packed = answer.headers.get("content-encoding", "identity").lower()
        if packed not in ("identity", *_PACKED):
            raise SearchError(f"{_short(url)} is packed as {packed}, which was not asked for.")
        body = bytearray()
        for part in answer.iter_bytes():
            body += part
            if len(body) > self._most:
                raise SearchError(f"{_short(url)} is larger than {self._most // 2**20} MB.")
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Page(url, kind, bytes(body), answer.charset_encoding)


def _wait(answer: httpx.Response, attempt: int) -> float:
    """Seconds before asking again: what the server says, at most 20, else 1, 2, 4."""
    said = answer.headers.get("retry-after", "")
    return min(20.0, float(said)) if said.isdigit() else float(2**attempt)


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _short(url: str) -> str:
    return url if len(url) <= 80 else f"{url[:77]}…"


def _reason(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__
