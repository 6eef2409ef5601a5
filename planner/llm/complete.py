"""From a question to a value: ask, find the JSON, validate it, and ask again with what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from planner.llm.errors import AnswerUnusable, LlmError, after
from planner.llm.schema import strict
from planner.llm.types import CUT, Client, Message, OnText, Request, whole
from planner.parts import Issue

Value = TypeVar("Value", bound=BaseModel)
ROUNDS = 3
"""How often a question is put before an answer that breaks the schema is given up."""
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_THOUGHT_END = re.compile(r"</think(?:ing)?>")
"""Of thoughts whose opening tag stands in the model's template, and not in its answer."""
_LINE = re.compile(r"^\{", re.MULTILINE)
_MOST_STARTS = 20
"""Lines that an object is sought from."""
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
    """The longest JSON object in an answer, past thoughts, fences and words around it; None if there is none.

    It starts at the first brace, or at a brace that begins a line: thoughts and words may have braces too.
    """
    said = _THOUGHT_END.split(_THOUGHT.sub("", text))[-1]
    lines = islice(_LINE.finditer(said), _MOST_STARTS)
    starts = dict.fromkeys((said.find("{"), *(match.start() for match in lines)))
    objects = [_object(said, start) for start in starts if start >= 0]
    _, found = max(objects, key=lambda one: one[0], default=(0, None))
    if found and "\\ud" in said.lower():
        found = json.loads(whole(json.dumps(found, ensure_ascii=False)))
    return found


def _object(text: str, start: int) -> tuple[int, dict[str, Any] | None]:
    """The object that starts at a brace, with its length in characters; 0 and None where there is none."""
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return 0, None
    return end - start, value


def _issue(error: Any) -> Issue:
    path = ".".join(str(part) for part in error["loc"])
    return Issue(path=path, code=str(error["type"]), message=str(error["msg"]).lower())


def _told(issues: Sequence[Issue]) -> str:
    return f"{issues[0].path or 'answer'}: {issues[0].message}"


def _again(issues: tuple[Issue, ...]) -> Message:
    listed = "\n".join(f"- {one.path or 'answer'}: {one.message}" for one in issues)
    return Message("user", (f"That answer breaks the schema:\n{listed}\nGive it whole, mended.",))
