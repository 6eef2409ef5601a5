"""Any server that speaks OpenAI's chat completions: OpenAI, vLLM, llama.cpp, OpenRouter, LM Studio …

https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from planner.llm.errors import RequestRefused
from planner.llm.http import Door, Events, PassingFault
from planner.llm.schema import is_strict
from planner.llm.types import Image, Message, OnText, Part, Reply, Request, Usage

WAYS = ("schema", "object", "prompt")
"""How a server is held to JSON, best first: by schema, to any object, or by words alone."""


@dataclass
class OpenAI:
    """A model behind `POST {base}/chat/completions`.

    A server that refuses one way of holding it to JSON is asked the next way from then on; the
    reply's notes say so.
    """

    door: Door
    model: str
    _way: int = field(default=0, init=False)

    @property
    def name(self) -> str:
        """`provider:model`."""
        return f"{self.door.name}:{self.model}"

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Answer one request; LlmError as `Client` says."""
        while True:
            way = WAYS[self._way] if request.schema else "free"
            try:
                reply = self.door.post(
                    "chat/completions", self._body(request, way), lambda e: _read(e, on_text)
                )
            except RequestRefused as no:
                if way not in WAYS[:-1] or not _about_format(str(no)):
                    raise
                self._way += 1
                continue
            notes = (f"{self.name} was held to JSON by {way} only",) if self._way else ()
            return Reply(reply.text, reply.model or self.model, reply.usage, notes)

    def _body(self, request: Request, way: str) -> dict[str, Any]:
        messages = [_turn(message) for message in request.messages]
        if way in ("object", "prompt"):
            messages.append({"role": "user", "content": by_words(request)})
        body = {
            "model": self.model, "messages": messages, "max_completion_tokens": request.max_tokens,
            "stream": True, "stream_options": {"include_usage": True}, "seed": request.seed,
            "temperature": request.temperature,
        }  # fmt: skip
        if way == "schema":
            named = {
                "name": request.stage,
                "strict": is_strict(request.schema),
                "schema": request.schema,
            }
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        if way == "object":
            body["response_format"] = {"type": "json_object"}
        return body


def by_words(request: Request) -> str:
    """The schema in words, for a server that takes none."""
    schema = json.dumps(request.schema, ensure_ascii=False)
    return f"Answer with one JSON object and nothing else. It follows this JSON Schema:\n{schema}"


def data_url(image: Image) -> str:
    """The picture as a `data:` URL."""
    return f"data:{image.media_type};base64,{base64.b64encode(image.data).decode()}"


def _turn(message: Message) -> dict[str, Any]:
    if all(isinstance(part, str) for part in message.parts):
        return {"role": message.speaker, "content": message.text}
    return {"role": message.speaker, "content": [_part(part) for part in message.parts]}


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, Image):
        return {"type": "image_url", "image_url": {"url": data_url(part)}}
    return {"type": "text", "text": part}


def _about_format(said: str) -> bool:
    """True where a server refuses the way of asking for JSON, not the question."""
    return any(word in said.lower() for word in ("response_format", "json_schema", "schema"))


def _read(events: Events, on_text: OnText | None) -> Reply:
    """Collect a stream of deltas, or one whole message."""
    text, model, usage, finish = [], "", Usage(), None
    for event in events:
        if "error" in event:
            raise PassingFault(str(event["error"])[:200])
        model = event.get("model") or model
        usage = _usage(event.get("usage")) or usage
        for choice in event.get("choices") or ():
            said = choice.get("delta") or choice.get("message") or {}
            if said.get("refusal"):
                raise RequestRefused(f"The model refused: {said['refusal'][:300]}")
            finish = choice.get("finish_reason") or finish
            piece = said.get("content") or ""
            text.append(piece)
            if piece and on_text:
                on_text(piece)
    if finish == "content_filter":
        raise RequestRefused("The server's content filter stopped the answer; word it otherwise.")
    if finish is None:
        raise PassingFault("the answer was cut off")
    return Reply("".join(text), model, usage)


def _usage(said: Any) -> Usage | None:
    if not isinstance(said, dict):
        return None
    return Usage(int(said.get("prompt_tokens") or 0), int(said.get("completion_tokens") or 0))
