"""Recording a conversation and replaying it; money and keys."""

from __future__ import annotations

import json
import os
import re
from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner.llm import Image, Message, Meter, Price, Recorder, Replay, Request
from planner.llm.budget import FREE, reckon
from planner.llm.errors import (
    BudgetSpent,
    KeyMissing,
    LlmError,
    RecordingEnded,
    RequestRefused,
    ServerUnavailable,
)
from planner.llm.keys import key
from planner.llm.open import LlmChoice, open_llm, providers
from planner.llm.openai import OpenAI
from planner.llm.recording import BROKEN_OFF
from planner.llm.types import Usage
from tests.planner.llm.conftest import Server
from tests.planner.llm.test_complete import Scripted
from tests.planner.llm.test_openai import GOOD

ASKED = Request("brief", (Message("user", ("Say k-123 ", Image(b"pixels"))),))


def test_a_recording_replays(tmp_path: Path) -> None:
    recorder = Recorder(Scripted(["one k-123", "two"]), ("k-123",))
    recorder.ask(ASKED)
    recorder.ask(ASKED)
    file = tmp_path / "talk.jsonl"
    file.write_text("\n".join(recorder.lines), "utf-8")
    assert "k-123" not in file.read_text("utf-8")
    assert "pixels" not in file.read_text("utf-8")
    replay = Replay.from_file(file)
    first, second = replay.ask(ASKED), replay.ask(ASKED)
    assert (first.text, second.text, first.notes) == ("one [secret]", "two", ())
    with pytest.raises(RecordingEnded, match="no more answers to “brief”"):
        replay.ask(ASKED)


def test_another_question_is_noted(tmp_path: Path) -> None:
    recorder = Recorder(Scripted(["one"]))
    recorder.ask(ASKED)
    file = tmp_path / "talk.jsonl"
    file.write_text(recorder.lines[0], "utf-8")
    reply = Replay.from_file(file).ask(Request("brief", (Message("user", ("Other",)),)))
    assert "another question" in reply.notes[0]


def test_a_recording_by_hand_needs_stage_and_value(tmp_path: Path) -> None:
    file = tmp_path / "hand.jsonl"
    file.write_text('{"stage": "brief", "value": {"title": "茶"}}\n\n', "utf-8")
    assert json.loads(Replay.from_file(file).ask(ASKED).text) == {"title": "茶"}


@pytest.mark.parametrize("line", ["no", "[]", '{"stage": "brief"}', '{"text": "x"}', "[" * 9000])
def test_what_is_no_recording_is_said_with_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"stage": "a", "text": "b"}\n' + line, "utf-8")
    with pytest.raises(LlmError, match=r"line 2: a line of a recording has stage and text"):
        Replay.from_file(file)


def opened(server: Server, naps: list[float]) -> Recorder:
    """A recorder of a server, as `open_llm` makes it, that does not wait."""
    told = open_llm(
        LlmChoice("openai:m", url=server.url, environment={"OPENAI_API_KEY": "k-12345"})
    ).recorder
    client = told.client
    assert isinstance(client, OpenAI)
    client.door = replace(client.door, sleep=naps.append)
    return told


def test_what_is_tried_again_is_kept_and_skipped_by_a_replay(
    server: Server, naps: list[float], tmp_path: Path
) -> None:
    server.say({"error": "busy with k-12345"}, status=503)
    server.say({"error": {"message": "no seed here"}}, status=400)
    server.say(GOOD)
    recorder = opened(server, naps)
    recorder.ask(ASKED)
    busy, no, good = map(json.loads, recorder.lines)
    assert busy["fault"] == "HTTP 503: busy with [secret]" and "error" not in busy
    assert no["fault"].endswith("refused the request (HTTP 400): no seed here")
    assert good["text"] == '{"title":"Tea"}' and "fault" not in good
    assert busy["request"] == no["request"] == good["request"] and busy["stage"] == "brief"
    file = tmp_path / "talk.jsonl"
    file.write_text("\n".join(recorder.lines), "utf-8")
    replay = Replay.from_file(file)
    assert (replay.ask(ASKED).text, replay.left["brief"]) == ('{"title":"Tea"}', deque())


def test_what_failed_for_good_is_kept_and_met_again_in_a_replay(
    server: Server, naps: list[float], tmp_path: Path
) -> None:
    server.say({"error": "down"}, status=500)
    recorder = opened(server, naps)
    with pytest.raises(ServerUnavailable) as down:
        recorder.ask(ASKED)
    server.answers.clear()
    server.say({"error": "no such model k-12345"}, status=404)
    with pytest.raises(RequestRefused):
        recorder.ask(ASKED)
    told = [json.loads(line) for line in recorder.lines]
    assert [one["fault"] for one in told[:4]] == ["HTTP 500: down"] * 4
    assert [one.get("error") for one in told[3:]] == [None, "ServerUnavailable", "RequestRefused"]
    file = tmp_path / "talk.jsonl"
    file.write_text("\n".join(recorder.lines), "utf-8")
    assert "k-12345" not in file.read_text("utf-8")
    again = Recorder(Replay.from_file(file))
    with pytest.raises(ServerUnavailable, match=re.escape(str(down.value))):
        again.ask(ASKED)
    with pytest.raises(RequestRefused, match=r"no such model \[secret\]"):
        again.ask(ASKED)
    with pytest.raises(RecordingEnded):
        again.ask(ASKED)
    assert len(again.lines) == 2


def begun(words: str, **extra: Any) -> dict[str, Any]:
    return {"choices": [{"delta": {"content": words}} | extra]}


def test_the_words_of_an_answer_that_broke_off_are_kept(server: Server, naps: list[float]) -> None:
    server.stream(begun('{"title":'), begun('"k-12345'), end="")
    server.say({"error": "busy"}, status=503)
    server.say(GOOD)
    recorder = opened(server, naps)
    recorder.ask(ASKED)
    cut, busy, good = map(json.loads, recorder.lines)
    assert (cut["fault"], cut["text"]) == ("the answer was cut off", '{"title":"[secret]')
    assert "text" not in busy and good["text"] == '{"title":"Tea"}'


def test_the_words_before_a_refusal_or_a_stop_are_kept(
    server: Server, naps: list[float], tmp_path: Path
) -> None:
    server.stream(begun('{"ti'), begun("", finish_reason="content_filter"))
    recorder = opened(server, naps)
    with pytest.raises(RequestRefused):
        recorder.ask(ASKED)
    server.answers.clear()
    server.stream(begun('{"tit'), begun("le"))

    def stop(piece: str) -> None:
        if piece == "le":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        recorder.ask(ASKED, stop)
    refused, stopped = map(json.loads, recorder.lines)
    assert (refused["error"], refused["text"]) == ("RequestRefused", '{"ti')
    assert (stopped["fault"], stopped["text"]) == (BROKEN_OFF, '{"title') and recorder.answered
    file = tmp_path / "talk.jsonl"
    file.write_text("\n".join(recorder.lines), "utf-8")
    replay = Replay.from_file(file)
    with pytest.raises(RequestRefused):
        replay.ask(ASKED)
    with pytest.raises(RecordingEnded):
        replay.ask(ASKED)


def test_answers_that_break_off_are_paid_for_and_stop_at_the_budget(
    server: Server, naps: list[float]
) -> None:
    server.stream(begun("x" * 3000), end="")
    recorder = opened(server, naps)
    meter = Meter(recorder, Price(0.0, 1000.0), 18.0, recorder.tries)
    with pytest.raises(BudgetSpent, match=r"\$2\.\d+ of \$18 is spent"):
        meter.ask(ASKED)
    assert len(server.asked) == 2 and meter.used.output_tokens == 2002
    *_, last = map(json.loads, recorder.lines)
    assert last["error"] == "BudgetSpent"


def test_a_meter_counts_and_stops_in_time() -> None:
    asked = Request("brief", (Message("user", ("x" * 300,)),), max_tokens=1000)
    client = Scripted(["one", "two"])
    worst = Price(1.0, 10.0).of(reckon(asked))
    meter = Meter(client, Price(1.0, 10.0), budget=worst)
    meter.ask(asked)
    meter.used = Usage(10, 10)
    assert meter.cost == pytest.approx(0.00011)
    with pytest.raises(BudgetSpent, match=r"could cost \$0.010"):
        meter.ask(asked)
    assert len(client.asked) == 1


def test_a_budget_needs_a_price() -> None:
    with pytest.raises(BudgetSpent, match="--price"):
        Meter(Scripted(["x"]), None, budget=1.0).ask(ASKED)
    assert Meter(Scripted(["x"]), None).ask(ASKED).text == "x"


def test_a_paid_server_that_counts_no_tokens_is_reckoned() -> None:
    meter = Meter(Scripted(["x" * 3000]), Price(1.0, 10.0), budget=1.0)
    meter.ask(Request("brief", (Message("user", ("x" * 300,)),)))
    assert meter.used == Usage(101, 1001)
    free = Meter(Scripted(["x"]), FREE)
    free.ask(ASKED)
    assert free.used == Usage()


def test_keys_come_from_the_environment_or_a_closed_file(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.write_text('{"K": " from-file "}')
    file.chmod(0o600)
    assert key("K", {"K": "from-env"}, file) == "from-env"
    assert key("K", {}, file) == "from-file"
    for environment, path in (({}, None), ({}, tmp_path / "none"), ({"K": "a b"}, None)):
        with pytest.raises(KeyMissing):
            key("K", environment, path)
    assert (
        key("K", {}, file, needed=False) == "from-file" and key("K", {}, None, needed=False) == ""
    )


@pytest.mark.parametrize(
    ("kept", "sent"), [({"OPENAI_API_KEY": "k-file"}, "Bearer k-file"), ({}, None)]
)
def test_a_server_of_ones_own_is_sent_the_key_that_there_is(
    server: Server, tmp_path: Path, kept: dict[str, str], sent: str | None
) -> None:
    file = tmp_path / "keys.json"
    file.write_text(json.dumps(kept))
    file.chmod(0o600)
    server.say(GOOD)
    open_llm(LlmChoice("openai:m", url=server.url, environment={}, key_file=file)).client.ask(ASKED)
    headers = {name.lower(): value for name, value in server.asked[0]["headers"].items()}
    assert headers.get("authorization") == sent


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_a_key_file_open_to_others_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.write_text('{"K": "v"}')
    file.chmod(0o644)
    with pytest.raises(KeyMissing, match="chmod 600"):
        key("K", {}, file)


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("", "Unknown LLM"), ("nobody:x", "nobody"), ("openai", "API key"), ("ollama", "needs a model"),
        ("server:x", "API key"), ("replay", "recording"), ("transformers:", "folder"),
    ],
)  # fmt: skip
def test_a_choice_that_cannot_be_had(spec: str, said: str) -> None:
    with pytest.raises(LlmError, match=said):
        open_llm(LlmChoice(spec, environment={}))


def test_choices_become_clients() -> None:
    told = open_llm(LlmChoice("openai:gpt-4o", environment={"OPENAI_API_KEY": "k"}))
    assert told.client.name == "openai:gpt-4o"
    assert told.meter.price == Price(2.5, 10.0)
    assert told.recorder.secrets == ("k",)
    local = open_llm(LlmChoice("ollama:qwen3:8b", environment={}))
    assert (local.client.name, local.meter.price) == ("ollama:qwen3:8b", Price(0, 0))
    own = open_llm(LlmChoice("server:m", url="http://localhost:1", environment={}))
    assert own.meter.price is None
    assert {"openai", "gemini", "ollama", "transformers", "replay"} <= set(providers())
