"""One HTTP door for every client: retries, server-sent events, and errors in one sentence."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx
import tenacity

from planner.llm.errors import LlmError, RequestRefused, ServerUnavailable

TRIES = 5
LONGEST_WAIT = 60.0
LARGEST_ANSWER = 32 * 2**20
TIMEOUT = httpx.Timeout(connect=10.0, read=180.0, write=60.0, pool=10.0)
Events = Iterator[dict[str, Any]]
Files = Sequence[tuple[str, tuple[str, bytes, str]]]
"""Files of a form: the field of each, its name, bytes and media type."""
Answer = TypeVar("Answer")
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


class PassingFault(Exception):
    """What another try may mend; `wait` is what the server asked for, in seconds."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(frozen=True)
class Door:
    """A server: its base URL, its headers, and how patiently it is asked.

    `sleep` and `transport` are seams: tests bring their own.
    """

    name: str
    base_url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    tries: int = TRIES
    sleep: Callable[[float], None] = time.sleep
    transport: httpx.BaseTransport | None = None
    largest: int = LARGEST_ANSWER

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
            wait=_wait, sleep=self.sleep, reraise=True,
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
                return read(_events(got, self.largest))
        except httpx.InvalidURL as error:
            raise LlmError(f"{self.base_url} is no address of a server: {error}.") from None
        except httpx.UnsupportedProtocol:
            raise LlmError(
                f"{self.base_url} is no address of a server; it starts with http."
            ) from None
        except httpx.ConnectError as error:
            raise ServerUnavailable(
                f"{self.name} cannot be reached at {self.base_url} ({_reason(error)});"
                " is it running, and is the address right?"
            ) from None
        except httpx.HTTPError as error:
            raise PassingFault(_reason(error)) from None

    def _url(self, path: str) -> str:
        return f"{self.base_url.rstrip('/')}/{path}"

    def _judge(self, got: httpx.Response) -> None:
        if got.is_success:
            return
        got.read()
        said = _said(got)
        if got.status_code in _AGAIN and not _final(said):
            raise PassingFault(f"HTTP {got.status_code}: {said}", _asked_wait(got))
        raise RequestRefused(f"{self.name} refused the request (HTTP {got.status_code}): {said}")


def _events(got: httpx.Response, largest: int) -> Events:
    """Server-sent events or lines of JSON, or a single JSON object."""
    if (
        "json" in got.headers.get("content-type", "")
        and "ndjson" not in got.headers["content-type"]
    ):
        yield _object(_bounded(got, largest))
        return
    size = 0
    for line in got.iter_lines():
        size += len(line)
        if size > largest:
            raise _too_large(largest)
        text = line.removeprefix("data:").strip()
        if text.startswith("{"):
            yield _object(text)


def _too_large(largest: int) -> LlmError:
    return LlmError(f"The answer is larger than {largest // 2**20} MB; ask for less.")


def _bounded(got: httpx.Response, largest: int) -> str:
    data = bytearray()
    for piece in got.iter_bytes():
        data += piece
        if len(data) > largest:
            raise _too_large(largest)
    return data.decode("utf-8", "replace")


def _object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:
        raise PassingFault("the answer was cut off") from None
    if not isinstance(value, dict):
        raise PassingFault("the answer is not an object")
    return value


def _said(got: httpx.Response) -> str:
    """The server's own words, short."""
    try:
        body = got.json()
        error = body.get("error", body) if isinstance(body, dict) else body
        said = error.get("message", "") if isinstance(error, dict) else str(error)
    except ValueError:
        said = got.text
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
