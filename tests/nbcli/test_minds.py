"""Planning with a language model from the command line, by recorded conversations."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from planner import load_plan
from renderer.heads import local
from tests.nbcli.conftest import Call
from tests.planner.mind.conftest import BRIEF, COFFEE
from tests.planner.mind.test_think import CONTENT, PHYSICS, WORLD

Said = Sequence[tuple[str, dict[str, Any]]]
WHOLE: Said = (("brief", BRIEF), ("world", WORLD), ("content", CONTENT), ("physics", PHYSICS))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def recording(*said: Said) -> str:
    lines = [json.dumps({"stage": stage, "value": value}) for part in said for stage, value in part]
    Path("talk.jsonl").write_text("\n".join(lines))
    return "replay:talk.jsonl"


def test_a_run_names_the_model_and_keeps_its_answers(call: Call) -> None:
    llm = recording(WHOLE)
    done = call("generate", "Coffee", "--doc", COFFEE, "--llm", llm, "--size", "1K", "--out", "run")
    assert done.code == 0, done.err
    told = json.loads(Path("run/run.json").read_text())["mind"]
    assert (told["name"], told["calls"]) == ("replay:talk.jsonl", 3)
    stages = [json.loads(line)["stage"] for line in Path("run/llm.jsonl").read_text().splitlines()]
    assert stages == ["brief", "world", "content"]
    again = call("generate", "Coffee", "--doc", COFFEE, "--llm", "replay:run/llm.jsonl", "--size", "1K",
                 "--out", "again")  # fmt: skip
    assert "another question" not in again.err
    assert Path("again/image.png").read_bytes() == Path("run/image.png").read_bytes()


def test_another_question_than_the_recorded_one_is_said(call: Call) -> None:
    call("plan", "Coffee", "--doc", COFFEE, "--llm", recording(WHOLE), "--record", "kept.jsonl")
    done = call("plan", "Tea", "--doc", COFFEE, "--llm", "replay:kept.jsonl")
    assert "answers another question to “brief”" in done.err


def test_each_design_is_thought_of_anew(call: Call) -> None:
    second = CONTENT | {"headline": "Three moves to a cup"}
    llm = recording(WHOLE[:3], (WHOLE[1], ("content", second)))
    done = call("generate", "Coffee", "--doc", COFFEE, "--llm", llm, "--n", "2", "--size", "1K",
                "--out", "run")  # fmt: skip
    assert done.code == 0, done.err
    plans = [json.loads(Path(f"run/{name}.json").read_text()) for name in ("plan", "plan-2")]
    assert plans[0]["brief"]["message"] == "Pour-over coffee, by the numbers"
    assert plans[1]["brief"]["message"] == "Three moves to a cup"
    assert plans[0]["style"] != plans[1]["style"]


def test_what_a_model_answered_is_kept_when_the_rest_fails(call: Call) -> None:
    done = call("generate", "Coffee", "--doc", COFFEE, "--llm", recording(WHOLE[:2]))
    assert done.code == 1
    assert "has no more answers to “content”" in done.err.splitlines()[-1]
    assert len(Path("runs/unfinished/llm.jsonl").read_text().splitlines()) == 2


def test_what_a_model_answered_is_kept_when_the_plan_finds_no_place(call: Call) -> None:
    Path("plan.json").write_text("mine")
    llm = ("--llm", recording(WHOLE))
    assert call("plan", "Coffee", "--doc", COFFEE, *llm, "--out", "plan.json").code == 1
    assert Path("plan.json").read_text() == "mine"
    assert Path("runs/unfinished/llm.jsonl").read_text()


def test_questions_are_put_to_the_person(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asking = BRIEF | {"questions": ["For children?", "Which brewer?"]}
    llm = recording([("brief", asking)], WHOLE)
    answers = iter(("no", ""))
    monkeypatch.setattr("sys.stdin.readline", lambda: next(answers), raising=False)
    done = call("plan", "Coffee", "--doc", COFFEE, "--llm", llm, "--ask", "--out", "plan.json")
    assert done.code == 0, done.err
    assert "For children? no\nWhich brewer? \n" in done.err
    assert json.loads(Path("plan.json").read_text())["prompt"] == "Coffee\n\nFor children? no"


def test_strengths_and_priority_steer_the_graph(call: Call) -> None:
    done = call("plan", "Coffee", "--doc", COFFEE, "--llm", recording(WHOLE), "--out", "plan.json",
                "--strength", "data=0.9", "--priority", "style")  # fmt: skip
    assert done.code == 0, done.err
    steps = json.loads(Path("plan.json").read_text())["brief"]["instructions"]
    assert [(s["kind"], s["importance"]) for s in steps] == [
        ("style", 0.4), ("identity", 1.0), ("data", 0.9),
    ]  # fmt: skip


def test_strengths_steer_a_plan_without_a_model(call: Call) -> None:
    done = call("plan", "a fox by a lake", "--strength", "style=0.3", "--strength", "object=0.2",
                "--out", "plan.json")  # fmt: skip
    assert done.code == 0, done.err
    steps = json.loads(Path("plan.json").read_text())["brief"]["instructions"]
    found = {step["kind"]: step["importance"] for step in steps}
    assert (found["style"], found["object"], found["background"]) == (0.3, 0.2, 0.3)
    wrong = call("plan", "a fox by a lake", "--strength", "stile=0.3", "--out", "other.json")
    assert wrong.code == 2 and "style" in wrong.err


def test_a_priority_comes_first_without_a_model_and_is_decoded_first(call: Call) -> None:
    def order(*options: str) -> tuple[str, ...]:
        done = call("plan", "a fox by a lake", "--out", "plan.json", "--force", *options)
        assert done.code == 0, done.err
        plan = load_plan(Path("plan.json").read_text())
        assert not options or plan.brief.instructions[0].kind == "background"
        return local.order(plan)

    assert order() == ("object", "background")
    assert order("--priority", "background") == ("background", "object")


def test_questions_need_a_model(call: Call) -> None:
    done = call("plan", "a fox by a lake", "--ask")
    assert done.code == 2 and "give --ask with --llm" in done.err


def test_settings_of_the_head_follow_its_name(call: Call) -> None:
    done = call("generate", "a fox", "--head", "local:steps=0", "--out", "r")
    assert done.code == 1 and "steps 1 to 50" in done.err and not Path("r").exists()


def test_templates_of_ones_own_come_first(call: Call) -> None:
    Path("mine").mkdir()
    Path("mine/brief.md").write_text("Be kind.\n<!-- user -->\nDraw {{prompt}}.")
    done = call("plan", "Coffee", "--doc", COFFEE, "--llm", recording(WHOLE), "--out", "plan.json",
                "--prompts", "mine", "--record", "kept.jsonl")  # fmt: skip
    assert done.code == 0, done.err
    first = json.loads(Path("kept.jsonl").read_text().splitlines()[0])
    assert first["request"]["messages"][1]["parts"] == ["Draw Coffee."]


@pytest.mark.parametrize(
    ("options", "said", "code"),
    [
        (("--llm", "gpt"), "There is no LLM 'gpt'", 2),
        (("--llm", "openai:some"), "There is no API key: set OPENAI_API_KEY", 1),
        (("--llm", "replay:none.jsonl"), "There is no none.jsonl", 1),
        (("--llm", "ollama:x", "--llm-url", "http://127.0.0.1:1"), "cannot be reached at", 1),
        (("--llm", "replay:talk.jsonl", "--price", "cheap"), "is no price", 2),
        (("--llm", "replay:talk.jsonl", "--budget", "much"), "is no amount of money", 2),
        (("--llm", "replay:talk.jsonl", "--strength", "data=2"), "is not KIND=NUMBER", 2),
        (("--llm", "replay:talk.jsonl", "--priority", "colour"), "There is no kind 'colour'", 2),
        (("--llm", "replay:talk.jsonl", "--prompts", "nowhere"), "There is no folder nowhere", 2),
    ],
)
def test_what_cannot_be_is_one_sentence(
    call: Call, options: tuple[str, ...], said: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    recording(WHOLE)
    done = call("plan", "Coffee", *options)
    assert done.code == code
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_a_budget_stops_before_it_is_overspent(call: Call) -> None:
    llm = recording(WHOLE)
    done = call("plan", "Coffee", "--llm", llm, "--budget", "0.001", "--price", "1,10")
    assert done.code == 1
    assert "raise --budget" in done.err


@pytest.mark.parametrize("command", ["generate", "plan"])
def test_what_is_left_with_issues_is_kept_and_is_not_done(call: Call, command: str) -> None:
    untold = CONTENT | {"headline": "Coffee in 98765 moves"}
    llm = recording(WHOLE[:2], [("content", untold)] * 4, WHOLE[3:])
    done = call(command, "Coffee", "--doc", COFFEE, "--llm", llm, "--out", "kept")
    assert done.code == 4, done.err
    assert "98765" in done.err and "with an issue; see nbcli inspect --issues" in done.err
    assert done.out.startswith("kept") and Path("kept").exists()
