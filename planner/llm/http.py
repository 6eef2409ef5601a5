"""One HTTP door for every client: retries, server-sent events, and errors in one sentence."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx
import tenacity

from planner.llm.errors import LlmError, RequestRefused, ServerUnavailable

TRIES = 5
LONGEST_WAIT = 60.0
LARGEST_ANSWER, LARGEST_NO = 32 * 2**20, 64 * 2**10
"""Most bytes of an answer, and of what a server says with a refusal."""
TIMEOUT = httpx.Timeout(connect=10.0, read=180.0, write=60.0, pool=10.0)
Events = Iterator[dict[str, Any]]
Files = Sequence[tuple[str, tuple[str, bytes, str]]]
"""Files of a form: the field of each, its name, bytes and media type."""
Answer = TypeVar("Answer")
_SECRET = 4
"""Characters of the shortest key that is looked for in what a server says."""
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


class PassingFault(Exception):
    """What another try may mend; `wait` is what the server asked for, in seconds."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(frozen=True)
class Door:
    """A server: its base URL, its headers, and how patiently it is asked.

    `on_fault` hears each fault that is tried again; `sleep` and `transport` are seams: tests bring
    their own.
    """

    name: str
    base_url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    tries: int = TRIES
    sleep: Callable[[float], None] = time.sleep
    transport: httpx.BaseTransport | None = None
    largest: int = LARGEST_ANSWER
    on_fault: Callable[[str], None] = lambda fault: None

    def post(
        self, path: str, body: Mapping[str, Any], read: Callable[[Events], Answer],
        files: Files = (),
    ) -> Answer:  # fmt: skip
        """What `read` makes of the answer: the events of a stream, or the one object of a plain answer.

        With `files` the body is a form, the values of `body` its fields; else it is JSON.
        `read` is called anew for each try, and raises PassingFault where the events end too soon.
        Raises RequestRefused for a final no, ServerUnavailable once the tries are used up.
        """
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(PassingFault),
            stop=tenacity.stop_after_attempt(self.tries),
            wait=_wait, sleep=self.sleep, reraise=True, before_sleep=self._tell,
        )  # fmt: skip
        try:
            answer: Answer = retrying(self._once, path, body, read, files)
            return answer
        except PassingFault as fault:
            raise ServerUnavailable(
                f"{self.name} did not answer in {self.tries} tries ({fault});"
                " try again later, or another model."
            ) from None

    def _once(
        self, path: str, body: Mapping[str, Any], read: Callable[[Events], Answer], files: Files
    ) -> Answer:
        url, headers = self._url(path), dict(self.headers)
        sent: dict[str, Any] = (
            {"data": dict(body), "files": list(files)} if files else {"json": dict(body)}
        )
        try:
            with (
                httpx.Client(timeout=TIMEOUT, transport=self.transport) as http,
                http.stream("POST", url, headers=headers, **sent) as got,
            ):
                self._judge(got)
                return self._understood(_events(got, self.largest), read)
        except httpx.InvalidURL as error:
            raise LlmError(f"{_bare(self.base_url)} is no address of a server: {error}.") from None
        except httpx.UnsupportedProtocol:
            raise LlmError(
                f"{_bare(self.base_url)} is no address of a server; it starts with http."
            ) from None
        except httpx.ConnectError as error:
            raise ServerUnavailable(
                f"{self.name} cannot be reached at {_bare(self.base_url)} ({_reason(error)});"
                " is it running, and is the address right?"
            ) from None
        except httpx.HTTPError as error:
            raise PassingFault(_reason(error)) from None

    def _tell(self, state: tenacity.RetryCallState) -> None:
        if state.outcome:
            self.on_fault(str(state.outcome.exception()))

    def _url(self, path: str) -> str:
        return f"{self.base_url.rstrip('/')}/{path}"

    def _judge(self, got: httpx.Response) -> None:
        if got.is_success and "html" not in got.headers.get("content-type", ""):
            return
        if got.is_success:
            raise self._other_form()
        said = self._without_secrets(_said(got))
        if got.status_code in _AGAIN and not _final(said):
            raise PassingFault(f"HTTP {got.status_code}: {said}", _asked_wait(got))
        raise RequestRefused(f"{self.name} refused the request (HTTP {got.status_code}): {said}")

    def _understood(self, events: Events, read: Callable[[Events], Answer]) -> Answer:
        """What `read` makes of events; any that are not shaped as the API says are one sentence."""
        try:
            return read(events)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise self._other_form() from None

    def _other_form(self) -> LlmError:
        return LlmError(
            f"What {self.name} answers at {_bare(self.base_url)} is not in the form of its API;"
            " is the address right?"
        )

    def _without_secrets(self, text: str) -> str:
        for value in self.headers.values():
            secret = value.removeprefix("Bearer ")
            text = text.replace(secret, "[secret]") if len(secret) >= _SECRET else text
        return text


def _bare(url: str) -> str:
    """An address without a name and password in it."""
    return re.sub(r"//[^/@]*@", "//", url)


def _events(got: httpx.Response, largest: int) -> Events:
    """Server-sent events or lines of JSON, or a single JSON object."""
    kind = got.headers.get("content-type", "")
    if "json" in kind and "ndjson" not in kind:
        yield _object(b"".join(_pieces(got, largest)))
        return
    for line in _lines(_pieces(got, largest)):
        text = line.removeprefix(b"data:").strip()
        if text.startswith(b"{"):
            yield _object(text)


def _pieces(got: httpx.Response, largest: int) -> Iterator[bytes]:
    """The body as it comes. Raises LlmError once it is larger than `largest` bytes."""
    size = 0
    for piece in got.iter_bytes():
        size += len(piece)
        if size > largest:
            raise _too_large(largest)
        yield piece


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    begun = bytearray()
    for piece in pieces:
        begun += piece
        if b"\n" in piece:
            *whole, last = begun.split(b"\n")
            begun = bytearray(last)
            yield from map(bytes, whole)
    yield bytes(begun)


def _too_large(largest: int) -> LlmError:
    return LlmError(f"The answer is larger than {largest // 2**20} MB; ask for less.")


def _object(text: bytes) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise PassingFault("the answer was cut off") from None
    if not isinstance(value, dict):
        raise PassingFault("the answer is not an object")
    return value


def _said(got: httpx.Response) -> str:
    """The server's own words, short."""
    body = b""
    for piece in got.iter_bytes():
        body += piece
        if len(body) > LARGEST_NO:
            break
    try:
        told = json.loads(body)
        error = told.get("error") or told.get("detail") or told if isinstance(told, dict) else told
        said = error.get("message") or error if isinstance(error, dict) else error
    except (ValueError, RecursionError):
        said = body[:LARGEST_NO].decode("utf-8", "replace")
    return " ".join(str(said).split())[:300] or got.reason_phrase or "no reason given"


def _final(said: str) -> bool:
    """A 429 that no waiting mends."""
    return "insufficient_quota" in said or "exceeded your current quota" in said


def _asked_wait(got: httpx.Response) -> float | None:
    value = got.headers.get("retry-after", "")
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


_backoff = tenacity.wait_random_exponential(multiplier=1, max=LONGEST_WAIT)


def _wait(state: tenacity.RetryCallState) -> float:
    """What the server asked for, else exponential backoff with full jitter; a minute at most."""
    fault = state.outcome.exception() if state.outcome else None
    asked = fault.wait if isinstance(fault, PassingFault) else None
    return min(LONGEST_WAIT, asked) if asked is not None else _backoff(state)


def _reason(error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time"
    return " ".join(str(error).split())[:200] or type(error).__name__
