"""The client for Ollama's door."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from planner.llm import Image, Message
from planner.llm.errors import LlmError, RequestRefused, ServerUnavailable
from planner.llm.http import Door
from planner.llm.ollama import Ollama
from planner.llm.types import CUT
from tests.planner.llm.conftest import ASKED, Server

LINES = (
    '{"message": {"content": "{\\"title\\":"}, "done": false}\n'
    '{"model": "q", "message": {"content": "\\"Tea\\"}"}, "done": true, "prompt_eval_count": 5, "eval_count": 2}\n'
)


@pytest.fixture
def client(server: Server, sleep: Callable[[float], None]) -> Ollama:
    return Ollama(Door("ollama", server.url, sleep=sleep), "qwen3:8b")


def test_lines_are_joined_and_the_schema_is_its_format(server: Server, client: Ollama) -> None:
    server.say(LINES, kind="application/x-ndjson")
    shown = Message("user", ("See", Image(b"abc", "image/jpeg")))
    reply = client.ask(replace(ASKED, messages=(shown,)))
    assert (reply.text, reply.model, reply.usage.output_tokens) == ('{"title":"Tea"}', "q", 2)
    asked = server.asked[0]
    assert asked["path"] == "/api/chat"
    assert asked["body"]["format"] == ASKED.schema
    assert asked["body"]["messages"] == [{"role": "user", "content": "See", "images": ["YWJj"]}]


def test_a_stream_that_breaks_off(server: Server, client: Ollama) -> None:
    server.say(LINES.splitlines()[0] + "\n", kind="application/x-ndjson")
    with pytest.raises(ServerUnavailable, match="cut off"):
        client.ask(ASKED)


def test_a_model_that_is_not_there(server: Server, client: Ollama) -> None:
    server.say(json.dumps({"error": "model 'qwen3:8b' not found"}), 404)
    with pytest.raises(RequestRefused, match="not found"):
        client.ask(ASKED)


def test_another_form_and_an_answer_cut_at_its_bound(server: Server, client: Ollama) -> None:
    server.say({"message": "x"}, kind="application/x-ndjson")
    with pytest.raises(LlmError, match="not in the form of its API"):
        client.ask(ASKED)
    server.answers.clear()
    server.say({"message": {"content": "{"}, "done": True, "done_reason": "length"})
    assert client.ask(ASKED).notes == (CUT,)
