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
from planner.llm.types import CUT, Image, Message, OnText, Part, Reply, Request, Usage

WAYS = ("schema", "object", "prompt")
"""How a server is held to JSON, best first: by schema, to any object, or by words alone."""
OPTIONAL = ("temperature", "seed", "stream_options", "max_completion_tokens")
"""Parameters that a server may refuse; the last one is `max_tokens` to older servers."""


@dataclass
class OpenAI:
    """A model behind `POST {base}/chat/completions`.

    A server that refuses one way of holding it to JSON is asked the next way from then on, and one
    that refuses a parameter is asked without it; the reply's notes say so.
    """

    door: Door
    model: str
    _way: int = field(default=0, init=False)
    _without: set[str] = field(default_factory=set, init=False)

    @property
    def name(self) -> str:
        """`provider:model`."""
        return f"{self.door.name}:{self.model}"

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Answer one request; LlmError as `Client` says."""
        while True:
            body = self._body(request)
            try:
                reply = self.door.post("chat/completions", body, lambda e: _read(e, on_text))
            except RequestRefused as no:
                if not self._yields(str(no), body):
                    raise
                self.door.on_fault(str(no))
                continue
            return self._noted(reply)

    def _yields(self, said: str, body: dict[str, Any]) -> bool:
        """True where less can be asked for, after a refusal that names what was too much."""
        lost = next((name for name in OPTIONAL if name in body and name in said), None)
        if lost:
            self._without.add(lost)
        elif "response_format" in body and _about_format(said):
            self._way += 1
        else:
            return False
        return True

    def _noted(self, reply: Reply) -> Reply:
        notes = [f"{self.name} was held to JSON by {WAYS[self._way]} only"] if self._way else []
        notes += [f"{self.name} takes no {name}" for name in OPTIONAL if name in self._without]
        return Reply(reply.text, reply.model or self.model, reply.usage, (*notes, *reply.notes))

    def _body(self, request: Request) -> dict[str, Any]:
        way = WAYS[self._way] if request.schema else "free"
        messages = [_turn(message) for message in request.messages]
        if way in ("object", "prompt"):
            messages.append({"role": "user", "content": _by_words(request)})
        asked = {
            "stream_options": {"include_usage": True}, "seed": request.seed,
            "temperature": request.temperature, "max_completion_tokens": request.max_tokens,
        }  # fmt: skip
        body = {"model": self.model, "messages": messages, "stream": True}
        body |= {name: value for name, value in asked.items() if name not in self._without}
        if "max_completion_tokens" in self._without:
            body["max_tokens"] = request.max_tokens
        if way == "schema":
            strict = is_strict(request.schema)
            named = {"name": request.stage, "strict": strict, "schema": request.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        if way == "object":
            body["response_format"] = {"type": "json_object"}
        return body


def _by_words(request: Request) -> str:
    """The schema in words, for a server that takes none."""
    schema = json.dumps(request.schema, ensure_ascii=False)
    return f"Answer with one JSON object and nothing else. It follows this JSON Schema:\n{schema}"


def _data_url(image: Image) -> str:
    """The picture as a `data:` URL."""
    return f"data:{image.media_type};base64,{base64.b64encode(image.data).decode()}"


def _turn(message: Message) -> dict[str, Any]:
    if all(isinstance(part, str) for part in message.parts):
        return {"role": message.speaker, "content": message.text}
    return {"role": message.speaker, "content": [_part(part) for part in message.parts]}


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, Image):
        return {"type": "image_url", "image_url": {"url": _data_url(part)}}
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
            piece = _words(said.get("content"))
            text.append(piece)
            if piece and on_text:
                on_text(piece)
    if finish == "content_filter":
        raise RequestRefused("The server's content filter stopped the answer; word it otherwise.")
    if finish is None:
        raise PassingFault("the answer was cut off")
    return Reply("".join(text), model, usage, (CUT,) if finish == "length" else ())


def _words(content: Any) -> str:
    """A piece of an answer: text, or a list of parts of which some are text."""
    if not isinstance(content, list):
        return content or ""
    return "".join(part.get("text") or "" for part in content)


def _usage(said: Any) -> Usage | None:
    if not isinstance(said, dict):
        return None
    return Usage(int(said.get("prompt_tokens") or 0), int(said.get("completion_tokens") or 0))
