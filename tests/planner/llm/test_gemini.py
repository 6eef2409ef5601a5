"""The client for Gemini's door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from planner.llm import Image, Message
from planner.llm.errors import LlmError, RequestRefused, ServerUnavailable
from planner.llm.gemini import Gemini
from planner.llm.http import Door
from planner.llm.types import CUT
from tests.planner.llm.conftest import ASKED, Server


@pytest.fixture
def client(server: Server, sleep: Callable[[float], None]) -> Gemini:
    return Gemini(Door("gemini", server.url, {"x-goog-api-key": "k"}, sleep=sleep), "g-1")


def part(text: str, finish: str | None = None, **more: Any) -> dict[str, Any]:
    content = {"parts": [{"text": "hm", "thought": True}, {"text": text}]}
    return {"candidates": [{"content": content, "finishReason": finish}], **more}


def test_a_stream_is_joined_without_thoughts(server: Server, client: Gemini) -> None:
    used = {"promptTokenCount": 4, "candidatesTokenCount": 5, "thoughtsTokenCount": 6}
    server.stream(
        part('{"a":'), part("1}", "STOP", usageMetadata=used, modelVersion="g-1-x"), end=""
    )
    reply = client.ask(ASKED)
    assert (reply.text, reply.model) == ('{"a":1}', "g-1-x")
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (4, 11)


def test_what_is_sent(server: Server, client: Gemini) -> None:
    server.stream(part("{}", "STOP"))
    turns = (*ASKED.messages, Message("assistant", ("{",)), Message("user", (Image(b"abc"),)))
    client.ask(replace(ASKED, messages=turns))
    asked = server.asked[0]
    assert asked["path"] == "/v1beta/models/g-1:streamGenerateContent?alt=sse"
    assert asked["headers"]["x-goog-api-key"] == "k"
    body = asked["body"]
    assert body["systemInstruction"] == {"parts": [{"text": "Be brief."}]}
    assert [turn["role"] for turn in body["contents"]] == ["user", "model", "user"]
    assert body["contents"][2]["parts"] == [
        {"inlineData": {"mimeType": "image/png", "data": "YWJj"}}
    ]
    assert body["generationConfig"]["responseJsonSchema"] == ASKED.schema


@pytest.mark.parametrize(
    "event", [{"promptFeedback": {"blockReason": "SAFETY"}}, part("{", "PROHIBITED_CONTENT")]
)
def test_a_block_is_final(server: Server, client: Gemini, event: dict[str, Any]) -> None:
    server.stream(event)
    with pytest.raises(RequestRefused, match="word"):
        client.ask(ASKED)
    assert len(server.asked) == 1


def test_a_stream_that_breaks_off(server: Server, client: Gemini) -> None:
    server.stream(part("{"), end="")
    with pytest.raises(ServerUnavailable, match="cut off"):
        client.ask(ASKED)


def test_another_form_and_an_answer_cut_at_its_bound(server: Server, client: Gemini) -> None:
    server.stream({"candidates": [{"content": "x", "finishReason": "STOP"}]})
    with pytest.raises(LlmError, match="not in the form of its API"):
        client.ask(ASKED)
    server.answers.clear()
    server.stream({"candidates": [{"content": {"parts": []}, "finishReason": "MAX_TOKENS"}]})
    assert client.ask(ASKED).notes == (CUT,)
