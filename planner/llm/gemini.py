"""Google's Gemini API, streamed.

https://ai.google.dev/api/generate-content
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

from planner.llm.errors import RequestRefused
from planner.llm.http import Door, Events, PassingFault
from planner.llm.types import CUT, Image, Message, OnText, Part, Reply, Request, Usage

_BLOCKED = frozenset({
    "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE", "IMAGE_SAFETY",
})  # fmt: skip


@dataclass
class Gemini:
    """A model behind `POST {base}/v1beta/models/{model}:streamGenerateContent`."""

    door: Door
    model: str

    @property
    def name(self) -> str:
        """`provider:model`."""
        return f"{self.door.name}:{self.model}"

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Answer one request; LlmError as `Client` says."""
        path = f"v1beta/models/{self.model}:streamGenerateContent?alt=sse"
        reply = self.door.post(path, _body(request), lambda events: _read(events, on_text))
        return Reply(reply.text, reply.model or self.model, reply.usage, reply.notes)


def _body(request: Request) -> dict[str, Any]:
    config: dict[str, Any] = {
        "temperature": request.temperature, "seed": request.seed,
        "maxOutputTokens": request.max_tokens,
    }  # fmt: skip
    if request.schema:
        config |= {"responseMimeType": "application/json", "responseJsonSchema": request.schema}
    turns = [message for message in request.messages if message.speaker != "system"]
    body: dict[str, Any] = {"contents": [_turn(turn) for turn in turns], "generationConfig": config}
    system = [{"text": m.text} for m in request.messages if m.speaker == "system"]
    return body | {"systemInstruction": {"parts": system}} if system else body


def _turn(message: Message) -> dict[str, Any]:
    role = "model" if message.speaker == "assistant" else "user"
    return {"role": role, "parts": [_part(part) for part in message.parts]}


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, Image):
        data = base64.b64encode(part.data).decode()
        return {"inlineData": {"mimeType": part.media_type, "data": data}}
    return {"text": part}


def _read(events: Events, on_text: OnText | None) -> Reply:
    """Collect a stream of candidates."""
    text, model, usage, finish = [], "", Usage(), None
    for event in events:
        blocked = (event.get("promptFeedback") or {}).get("blockReason")
        if blocked:
            raise RequestRefused(f"Gemini blocked the prompt ({blocked}); word it otherwise.")
        model = event.get("modelVersion") or model
        usage = _usage(event.get("usageMetadata")) or usage
        for candidate in event.get("candidates") or ():
            finish = candidate.get("finishReason") or finish
            for piece in _spoken(candidate):
                text.append(piece)
                if on_text:
                    on_text(piece)
    if finish in _BLOCKED:
        raise RequestRefused(f"Gemini stopped the answer ({finish}); word the prompt otherwise.")
    if finish is None:
        raise PassingFault("the answer was cut off")
    return Reply("".join(text), model, usage, (CUT,) if finish == "MAX_TOKENS" else ())


def _spoken(candidate: dict[str, Any]) -> list[str]:
    """The text of a candidate, without its thoughts."""
    parts = (candidate.get("content") or {}).get("parts") or ()
    return [part["text"] for part in parts if part.get("text") and not part.get("thought")]


def _usage(said: Any) -> Usage | None:
    if not isinstance(said, dict):
        return None
    written = (said.get("candidatesTokenCount") or 0) + (said.get("thoughtsTokenCount") or 0)
    return Usage(said.get("promptTokenCount") or 0, written)
