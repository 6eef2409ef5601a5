"""HTTP for strangers' addresses: public hosts alone, bounded in size, time and redirects.

The address is looked up once, and the connection goes to what was found, so that a name that later
points elsewhere (DNS rebinding) changes nothing. OWASP: Server-Side Request Forgery Prevention.
"""

from __future__ import annotations

import ipaddress
import socket
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from grounding.search import SearchError

AGENT = "nbcli/0.1 (infographics from a terminal; reads pages that its user asks about)"
MOST_BYTES = 5 * 2**20
REDIRECTS, SECONDS, TRIES = 5, 15.0, 3
KEPT, MOST_KEPT = 3600.0, 200 * 2**20
"""Seconds that an answer is kept, and bytes of all that are."""
_BUSY = frozenset({429, 502, 503, 504})


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


class _Guard(httpcore.SyncBackend):
    """Connects to public addresses only, and to the very address that was checked."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self.allowed = allowed

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None,
        local_address: str | None = None, socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        address = public_address(host, port, self.allowed)
        return super().connect_tcp(address, port, timeout, local_address, socket_options)


def public_address(host: str, port: int, allowed: frozenset[str] = frozenset()) -> str:
    """The first address of `host`, if all of them are public or `host:port` is in `allowed`.

    Raises SearchError for an unknown host, and for one with any private, loopback, link-local,
    multicast or reserved address.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SearchError(f"{host} is not to be found; is the machine online?") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if f"{host}:{port}" not in allowed:
        for address in addresses:
            number = ipaddress.ip_address(address)
            number = getattr(number, "ipv4_mapped", None) or number
            if not number.is_global or number.is_multicast:
                raise SearchError(f"{host} is an address inside a network, which is never read.")
    return addresses[0]


class _Transport(httpx.HTTPTransport):
    def __init__(self, allowed: frozenset[str]) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            network_backend=_Guard(allowed), max_connections=8,
        )  # fmt: skip


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
        self._most, self._seconds = most_bytes, seconds
        transport: httpx.BaseTransport = _Transport(self._allowed)
        self._client = httpx.Client(
            transport=_cached(transport, cache) if cache else transport, timeout=httpx.Timeout(seconds, connect=5.0),
            headers={"User-Agent": AGENT}, trust_env=False,
        )  # fmt: skip

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(self, url: str, params: dict[str, str] | None = None) -> Page:
        """The page at an address, after at most five redirects, each checked as the first.

        Asks again after 429 and 5xx, as long as the server says. Raises SearchError.
        """
        address = str(httpx.URL(url, params=params)) if params else url
        for _ in range(REDIRECTS + 1):
            self._check(address)
            page, following = self._once(address)
            if page is not None:
                return page
            address = urljoin(address, following)
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

    def _once(self, url: str) -> tuple[Page | None, str]:
        """The page, or where it sends on to."""
        for attempt in range(TRIES):
            try:
                with self._client.stream("GET", url) as answer:
                    if answer.status_code in _BUSY and attempt + 1 < TRIES:
                        self._sleep(_wait(answer, attempt))
                        continue
                    if answer.is_redirect:
                        return None, answer.headers["location"]
                    return self._read(url, answer), ""
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                raise SearchError(f"{_host(url)} cannot be reached: {_reason(error)}.") from error
            except httpx.TimeoutException as error:
                raise SearchError(f"{_host(url)} did not answer in time.") from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise SearchError(f"{_host(url)} broke off: {_reason(error)}.") from error
        raise AssertionError("a last attempt returns or raises")

    def _read(self, url: str, answer: httpx.Response) -> Page:
        if answer.status_code != 200:
            raise StatusError(_host(url), answer.status_code, url)
        if "," in answer.headers.get("content-encoding", ""):
            raise SearchError(f"{_short(url)} is packed more than once, as honest pages are not.")
        body, until = bytearray(), time.monotonic() + self._seconds
        for part in answer.iter_bytes(65536):
            body += part
            if len(body) > self._most:
                raise SearchError(f"{_short(url)} is larger than {self._most // 2**20} MB.")
            if time.monotonic() > until:
                raise SearchError(f"{_host(url)} did not answer in time.")
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
