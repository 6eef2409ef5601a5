"""Conversations as files: one JSON object a line, each a request and its reply.

A recording replays a run exactly, offline; hand-written ones need only `stage` and `text` (or
`value`, an object) on each line. A line with a `fault` tells what came to nothing, its `text` the words
that had come by then: with `error`, the kind of error that it ended in, the fault is met again in a
replay; without, it was tried again.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from planner.llm.errors import LlmError, RecordingEnded, RequestRefused, ServerUnavailable
from planner.llm.tries import Tries
from planner.llm.types import Client, Image, Message, OnText, Reply, Request, Usage

LARGEST = 256 * 2**20
_HELD = {"text", "value", "fault"}
BROKEN_OFF = "the run was stopped"
_ERRORS = {kind.__name__: kind for kind in (RequestRefused, ServerUnavailable)}


@dataclass
class Recorder:
    """A client that keeps every exchange in `lines`, each a JSON text without any of `secrets`.

    `tries` are told by the client's door, and kept with the exchange; `notes` are what the client had to
    do without, each once.
    """

    client: Client
    secrets: tuple[str, ...] = ()
    tries: Tries = field(default_factory=Tries)
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    answered: bool = False

    @property
    def name(self) -> str:
        """The name of the client behind."""
        return self.client.name

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Ask the client behind, and keep what was said, or why nothing was and what had been said by then."""
        start = perf_counter()

        def hear(piece: str) -> None:
            self.tries.hear(piece)
            if on_text:
                on_text(piece)

        try:
            reply = self.client.ask(request, hear)
        except RecordingEnded:
            raise
        except LlmError as error:
            kind = type(error).__name__
            self._keep(request, start, {"fault": str(error), "error": kind} | self.tries.words())
            raise
        except BaseException:
            self._keep(request, start, {"fault": BROKEN_OFF} | self.tries.words())
            raise
        self.tries.words()
        self._keep(request, start, _said(reply))
        self.notes += [note for note in reply.notes if note not in self.notes]
        return reply

    def _keep(self, request: Request, start: float, last: dict[str, Any]) -> None:
        asked = {"digest": digest(request), "messages": [_turn(m) for m in request.messages]}
        last = {"seconds": round(perf_counter() - start, 3)} | last
        for told in (*self.tries.faults, last):
            self._write({"stage": request.stage} | told | {"request": asked})
            self.answered = self.answered or bool(told.get("text"))
        self.tries.faults.clear()

    def _write(self, told: dict[str, Any]) -> None:
        line = json.dumps(told, ensure_ascii=False)
        for secret in self.secrets:
            line = line.replace(json.dumps(secret)[1:-1], "[secret]") if secret else line
        self.lines.append(line)


@dataclass
class Replay:
    """A client that answers from a recording: the exchanges of each stage, in their order."""

    name: str
    left: dict[str, deque[dict[str, Any]]]

    @classmethod
    def from_file(cls, path: Path) -> Replay:
        """Open a recording. Raises LlmError where it is none, OSError where it cannot be read."""
        if path.stat().st_size > LARGEST:
            raise LlmError(f"{path} is larger than {LARGEST // 2**20} MB, so it is no recording.")
        left: dict[str, deque[dict[str, Any]]] = defaultdict(deque)
        for told in _exchanges(path.read_text("utf-8", "replace").splitlines(), path):
            if "fault" not in told or "error" in told:
                left[str(told["stage"])].append(told)
        return cls(f"replay:{path.name}", dict(left))

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        """The next recorded answer to this stage, or the error there was; RecordingEnded after the last."""
        waiting = self.left.get(request.stage)
        if not waiting:
            raise RecordingEnded(
                f"{self.name} has no more answers to “{request.stage}”; record the conversation anew."
            )
        told = waiting.popleft()
        if "fault" in told:
            raise _ERRORS.get(str(told["error"]), LlmError)(str(told["fault"]))
        other = told.get("request", {}).get("digest") not in (None, digest(request))
        notes = (f"{self.name} answers another question to “{request.stage}”",) if other else ()
        usage = told.get("usage") or {}
        text = told["text"] if "text" in told else json.dumps(told["value"], ensure_ascii=False)
        if on_text:
            on_text(text)
        return Reply(text, str(told.get("model", self.name)), Usage(**usage), notes)


def _said(reply: Reply) -> dict[str, Any]:
    return {"model": reply.model, "usage": asdict(reply.usage), "text": reply.text}


def digest(request: Request) -> str:
    """SHA-256 of what was asked: stage, messages and schema."""
    told = [request.stage, [_turn(message) for message in request.messages], request.schema]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _turn(message: Message) -> dict[str, Any]:
    parts = [
        {"image": hashlib.sha256(part.data).hexdigest()} if isinstance(part, Image) else part
        for part in message.parts
    ]
    return {"speaker": message.speaker, "parts": parts}


def _exchanges(lines: Iterable[str], path: Path) -> Iterable[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            told = None
        if not (isinstance(told, dict) and "stage" in told and _HELD & told.keys()):
            raise LlmError(f"{path}, line {number}: a line of a recording has stage and text.")
        yield told
