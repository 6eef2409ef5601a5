"""A local server that answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pydantic import BaseModel

from planner.llm import Message, Request
from planner.llm.schema import strict


class Answer(BaseModel):
    """What the tests ask for."""

    title: str
    count: int
    tags: list[str] = []


ASKED = Request(
    "brief", (Message("system", ("Be brief.",)), Message("user", ("Name it.",))), strict(Answer)
)


@dataclass
class Server:
    """`answers` are given in order, the last one for good: status, headers and body."""

    url: str = ""
    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)

    def say(
        self, body: Any, status: int = 200, kind: str = "application/json", **headers: str
    ) -> None:
        """Queue an answer: bytes and text as they are, anything else as JSON."""
        data = (
            body
            if isinstance(body, bytes)
            else body.encode()
            if isinstance(body, str)
            else json.dumps(body).encode()
        )
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.append((status, {"content-type": kind, **named}, data))

    def stream(self, *events: Any, end: str = "data: [DONE]\n\n", **headers: str) -> None:
        """Queue server-sent events."""
        lines = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
        self.say(lines + end, kind="text/event-stream", **headers)


def _body(data: bytes) -> Any:
    """JSON as what it says, a form as text."""
    return json.loads(data) if data.startswith(b"{") else data.decode("latin-1")


@pytest.fixture
def server() -> Iterator[Server]:
    told = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            told.asked.append(
                {"path": self.path, "headers": dict(self.headers), "body": _body(body)}
            )
            status, headers, data = (
                told.answers.pop(0) if len(told.answers) > 1 else told.answers[0]
            )
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield told
    http.shutdown()
    http.server_close()


@pytest.fixture
def naps() -> list[float]:
    """Seconds that a client wanted to sleep."""
    return []


@pytest.fixture
def sleep(naps: list[float]) -> Callable[[float], None]:
    return naps.append
