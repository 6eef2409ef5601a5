"""Ollama's own chat door, which holds a model to a JSON Schema by `format`.

https://github.com/ollama/ollama/blob/main/docs/api.md
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

from planner.llm.http import Door, Events, PassingFault
from planner.llm.types import CUT, Image, Message, OnText, Reply, Request, Usage

CONTEXT = 32_768
"""Tokens of context asked for: Ollama's default of a few thousand cuts a page's facts off."""


@dataclass
class Ollama:
    """A model behind `POST {base}/api/chat`."""

    door: Door
    model: str

    @property
    def name(self) -> str:
        """`provider:model`."""
        return f"{self.door.name}:{self.model}"

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Answer one request; LlmError as `Client` says."""
        options = {
            "temperature": request.temperature, "seed": request.seed, "num_ctx": CONTEXT,
            "num_predict": request.max_tokens,
        }  # fmt: skip
        body: dict[str, Any] = {
            "model": self.model, "stream": True, "options": options,
            "messages": [_turn(message) for message in request.messages],
        }  # fmt: skip
        if request.schema:
            body["format"] = request.schema
        return self.door.post("api/chat", body, lambda events: _read(events, on_text))


def _turn(message: Message) -> dict[str, Any]:
    turn: dict[str, Any] = {"role": message.speaker, "content": message.text}
    images = [part for part in message.parts if isinstance(part, Image)]
    if images:
        turn["images"] = [base64.b64encode(image.data).decode() for image in images]
    return turn


def _read(events: Events, on_text: OnText | None) -> Reply:
    """Collect the pieces of an answer."""
    text: list[str] = []
    for event in events:
        if "error" in event:
            raise PassingFault(str(event["error"])[:200])
        piece = (event.get("message") or {}).get("content") or ""
        text.append(piece)
        if piece and on_text:
            on_text(piece)
        if event.get("done"):
            usage = Usage(event.get("prompt_eval_count") or 0, event.get("eval_count") or 0)
            cut = (CUT,) if event.get("done_reason") == "length" else ()
            return Reply("".join(text), event.get("model") or "", usage, cut)
    raise PassingFault("the answer was cut off")
