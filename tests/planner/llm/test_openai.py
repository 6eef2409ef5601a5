"""The client for OpenAI's door, against a server on this machine."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from planner.llm import Image, Message
from planner.llm.errors import LlmError, RequestRefused, ServerUnavailable
from planner.llm.http import Door
from planner.llm.openai import OpenAI
from planner.llm.types import CUT
from tests.planner.llm.conftest import ASKED, Server

GOOD = {"choices": [{"message": {"content": '{"title":"Tea"}'}, "finish_reason": "stop"}],
        "model": "m-1", "usage": {"prompt_tokens": 7, "completion_tokens": 3}}  # fmt: skip


@pytest.fixture
def client(server: Server, sleep: Callable[[float], None]) -> OpenAI:
    return OpenAI(Door("openai", server.url, {"authorization": "Bearer k-123"}, sleep=sleep), "m")


def delta(text: str, finish: str | None = None) -> dict[str, Any]:
    return {"model": "m-1", "choices": [{"delta": {"content": text}, "finish_reason": finish}]}


def test_a_stream_is_joined_and_heard(server: Server, client: OpenAI) -> None:
    usage = {"choices": [], "usage": {"prompt_tokens": 9, "completion_tokens": 4}}
    server.stream(delta('{"title":'), delta('"Tea"}', "stop"), usage)
    heard: list[str] = []
    reply = client.ask(ASKED, heard.append)
    assert (reply.text, reply.model, heard) == ('{"title":"Tea"}', "m-1", ['{"title":', '"Tea"}'])
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (9, 4)


def test_a_whole_answer_is_read_too(server: Server, client: OpenAI) -> None:
    server.say(GOOD)
    assert client.ask(ASKED).text == '{"title":"Tea"}'


def test_what_is_sent(server: Server, client: OpenAI) -> None:
    server.say(GOOD)
    shown = Message("user", ("Like this:", Image(b"\x89PNG")))
    client.ask(replace(ASKED, messages=(*ASKED.messages, shown), seed=5))
    told = server.asked[0]
    assert told["path"] == "/chat/completions"
    assert told["headers"]["authorization"] == "Bearer k-123"
    body = told["body"]
    assert (body["model"], body["seed"], body["stream"]) == ("m", 5, True)
    assert body["messages"][0] == {"role": "system", "content": "Be brief."}
    text, image = body["messages"][2]["content"]
    assert text == {"type": "text", "text": "Like this:"}
    assert image["image_url"]["url"] == "data:image/png;base64,iVBORw=="
    named = body["response_format"]["json_schema"]
    assert named["strict"] is True
    assert named["schema"]["required"] == ["title", "count", "tags"]
    assert named["schema"]["additionalProperties"] is False


def test_a_busy_server_is_asked_again_when_it_says(
    server: Server, client: OpenAI, naps: list[float]
) -> None:
    server.say({"error": {"message": "slow down"}}, 429, retry_after="7")
    server.say({"error": {"message": "oops"}}, 500)
    server.say(GOOD)
    assert client.ask(ASKED).model == "m-1"
    assert naps[0] == 7.0
    assert 0 <= naps[1] <= 60


@pytest.mark.parametrize(
    "cut",
    [
        'data: {"choices": [{"delta": {"content": "{"}}]}\n\n',
        'data: {"choices": [{"del',
        "",
    ],
)
def test_a_stream_that_breaks_off_is_asked_again(server: Server, client: OpenAI, cut: str) -> None:
    server.say(cut, kind="text/event-stream")
    server.say(GOOD)
    assert client.ask(ASKED).text == '{"title":"Tea"}'
    assert len(server.asked) == 2


def test_a_server_that_stays_down_is_one_sentence(
    server: Server, client: OpenAI, naps: list[float]
) -> None:
    server.say("<html>bad gateway</html>", 502, "text/html")
    with pytest.raises(ServerUnavailable, match=r"^openai did not answer in 5 tries .*bad gateway"):
        client.ask(ASKED)
    assert len(naps) == 4


def test_no_server_at_all(sleep: Callable[[float], None]) -> None:
    client = OpenAI(Door("vllm", "http://127.0.0.1:9", sleep=sleep), "m")
    with pytest.raises(ServerUnavailable, match="vllm cannot be reached at"):
        client.ask(ASKED)


@pytest.mark.parametrize("url", ["localhost:11434", "http://", "ftp://x", "http://[bad"])
def test_an_address_that_is_none(url: str, sleep: Callable[[float], None]) -> None:
    with pytest.raises(LlmError):
        OpenAI(Door("server", url, sleep=sleep), "m").ask(ASKED)


@pytest.mark.parametrize(
    ("status", "message"),
    [(401, "bad key"), (403, "no"), (404, "no such model"), (429, "insufficient_quota: pay")],
)
def test_a_final_no_is_not_asked_again(
    server: Server, client: OpenAI, naps: list[float], status: int, message: str
) -> None:
    server.say({"error": {"message": message}}, status)
    with pytest.raises(RequestRefused, match=message):
        client.ask(ASKED)
    assert not naps


def test_a_server_without_schemas_is_asked_with_less_and_says_so(
    server: Server, client: OpenAI
) -> None:
    no = {"error": {"message": "response_format json_schema is not supported"}}
    server.say(no, 400)
    server.say({"error": {"message": "unknown field response_format"}}, 400)
    server.say(GOOD)
    reply = client.ask(ASKED)
    ways = [asked["body"].get("response_format", {}).get("type") for asked in server.asked]
    assert ways == ["json_schema", "json_object", None]
    assert '"title"' in server.asked[2]["body"]["messages"][-1]["content"]
    assert reply.notes == ("openai:m was held to JSON by prompt only",)
    client.ask(ASKED)
    assert "response_format" not in server.asked[3]["body"]


def test_a_refusal_is_said(server: Server, client: OpenAI) -> None:
    said = {"choices": [{"message": {"refusal": "I cannot."}, "finish_reason": "stop"}]}
    server.say(said)
    with pytest.raises(RequestRefused, match="I cannot"):
        client.ask(ASKED)


def test_a_content_filter_is_said(server: Server, client: OpenAI) -> None:
    server.stream(delta("{", "content_filter"))
    with pytest.raises(RequestRefused, match="content filter"):
        client.ask(ASKED)


def test_an_error_within_the_stream_is_asked_again(server: Server, client: OpenAI) -> None:
    server.stream({"error": {"message": "overloaded"}})
    server.say(json.dumps(GOOD))
    assert client.ask(ASKED).model == "m-1"


@pytest.mark.parametrize("lost", ["temperature", "seed", "stream_options", "max_completion_tokens"])
def test_a_parameter_that_is_refused_is_left_out_and_said(
    server: Server, client: OpenAI, lost: str
) -> None:
    server.say({"detail": [{"loc": ["body", lost], "msg": "extra fields not permitted"}]}, 422)
    server.say(GOOD)
    assert client.ask(ASKED).notes == (f"openai:m takes no {lost}",)
    first, second = (asked["body"] for asked in server.asked)
    assert lost in first and lost not in second
    assert second.get("max_tokens") == (ASKED.max_tokens if lost.startswith("max") else None)


def test_an_answer_in_parts_is_read(server: Server, client: OpenAI) -> None:
    parts = [{"type": "text", "text": '{"title":'}, {"type": "text", "text": '"Tea"}'}]
    server.say({"choices": [{"message": {"content": parts}, "finish_reason": "stop"}]})
    assert client.ask(ASKED).text == '{"title":"Tea"}'


def test_an_answer_that_reached_its_bound_is_noted(server: Server, client: OpenAI) -> None:
    server.stream(delta("{", "length"))
    assert client.ask(ASKED).notes == (CUT,)


@pytest.mark.parametrize(
    "odd",
    [
        {"choices": "x"}, {"choices": [None]}, {"choices": [{"delta": "x"}]},
        {"choices": [{"delta": {"content": {"a": 1}}}]}, {"choices": [], "usage": {"prompt_tokens": "many"}},
    ],
)  # fmt: skip
def test_another_form_of_answer_is_one_sentence(server: Server, client: OpenAI, odd: Any) -> None:
    server.stream(odd, delta("{}", "stop"))
    with pytest.raises(LlmError, match="not in the form of its API"):
        client.ask(ASKED)
    assert len(server.asked) == 1


def test_a_page_in_place_of_an_answer_is_one_sentence(server: Server, client: OpenAI) -> None:
    server.say("<html>Welcome</html>", kind="text/html")
    with pytest.raises(LlmError, match="is the address right"):
        client.ask(ASKED)


def test_no_answer_takes_all_the_memory(server: Server, client: OpenAI) -> None:
    door = replace(client.door, largest=1000)
    server.say(b"data: {" + b"x" * 5000, kind="text/event-stream")
    with pytest.raises(LlmError, match="larger than"):
        OpenAI(door, "m").ask(ASKED)
    server.answers.clear()
    server.say("y" * 200_000, 400, "text/plain")
    with pytest.raises(RequestRefused, match=r"y{300}$"):
        client.ask(ASKED)


def test_no_key_is_repeated(server: Server, sleep: Callable[[float], None]) -> None:
    server.say({"error": {"message": "Incorrect API key provided: k-123"}}, 401)
    door = Door("openai", server.url, {"authorization": "Bearer k-123"}, sleep=sleep)
    with pytest.raises(RequestRefused, match=r"provided: \[secret\]"):
        OpenAI(door, "m").ask(ASKED)
    lost = Door("server", "http://me:word@127.0.0.1:9", sleep=sleep)
    with pytest.raises(ServerUnavailable, match=r"at http://127\.0\.0\.1:9 "):
        OpenAI(lost, "m").ask(ASKED)
