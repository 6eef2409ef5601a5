"""From a question to a value: ask, find the JSON, validate it, and ask again with what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from planner.llm.errors import AnswerUnusable, LlmError, after
from planner.llm.schema import strict
from planner.llm.types import CUT, Client, Message, OnText, Request, whole
from planner.parts import Issue

Value = TypeVar("Value", bound=BaseModel)
ROUNDS = 3
"""How often a question is put before an answer that breaks the schema is given up."""
_FENCE = re.compile(r"```(?:json)?\s*\n(.*?)(?:```|\Z)", re.DOTALL)
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_MOST_ISSUES = 20
_SHORT = Issue(
    path="", code="cut-off", message="it stopped at its bound of tokens, before its end; write less"
)


def complete(
    client: Client,
    stage: str,
    messages: Sequence[Message],
    schema: type[Value],
    *,
    seed: int = 0,
    rounds: int = ROUNDS,
    on_text: OnText | None = None,
) -> Value:
    """The model's answer as a value of `schema`.

    An answer that breaks the schema goes back with its issues, `rounds` times in all.
    Raises AnswerUnusable after that, and whatever LlmError the client raises.
    """
    asked = tuple(messages)
    issues: tuple[Issue, ...] = ()
    for _ in range(rounds):
        try:
            reply = client.ask(Request(stage, asked, strict(schema), seed=seed), on_text)
        except LlmError as error:
            if issues:
                raise after(_told(issues), error) from None
            raise
        value, issues = parse(reply.text, schema)
        if value is not None:
            return value
        issues = (*(_SHORT for note in reply.notes if note == CUT), *issues)
        asked = (*messages, Message("assistant", (reply.text,)), _again(issues))
    raise AnswerUnusable(
        f"{client.name} gave no usable answer to “{stage}” in {rounds} rounds"
        f" ({_told(issues)}); try again, or another --llm."
    )


def parse(text: str, schema: type[Value]) -> tuple[Value | None, tuple[Issue, ...]]:
    """The value in an answer, or what is wrong with it."""
    found = find_json(text)
    if found is None:
        return None, (Issue(path="", code="no-json", message="the answer holds no JSON object"),)
    try:
        return schema.model_validate(found), ()
    except ValidationError as error:
        return None, tuple(_issue(one) for one in error.errors()[:_MOST_ISSUES])


def find_json(text: str) -> dict[str, Any] | None:
    """The JSON object in an answer, past thoughts, fences and words around it; None if there is none."""
    text = _THOUGHT.sub("", text)
    for candidate in (text, *_FENCE.findall(text), _outermost(text)):
        try:
            value = _loaded(candidate)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            return value
    return None


def _loaded(text: str) -> Any:
    """The value of JSON; of an escape of half a character, such as `\\ud83d` alone, a mark is left."""
    value = json.loads(text)
    if "\\ud" in text.lower():
        return json.loads(whole(json.dumps(value, ensure_ascii=False)))
    return value


def _outermost(text: str) -> str:
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else ""


def _issue(error: Any) -> Issue:
    path = ".".join(str(part) for part in error["loc"])
    return Issue(path=path, code=str(error["type"]), message=str(error["msg"]).lower())


def _told(issues: Sequence[Issue]) -> str:
    return f"{issues[0].path or 'answer'}: {issues[0].message}"


def _again(issues: tuple[Issue, ...]) -> Message:
    listed = "\n".join(f"- {one.path or 'answer'}: {one.message}" for one in issues)
    return Message("user", (f"That answer breaks the schema:\n{listed}\nGive it whole, mended.",))
