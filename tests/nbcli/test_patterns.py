"""Patterns from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.nbcli.conftest import Call
from tests.nbcli.test_minds import WHOLE, recording
from tests.planner.mind.conftest import COFFEE


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_list_and_show(call: Call) -> None:
    listed = call("patterns")
    assert listed.code == 0 and "poster" in listed.out and "read from across a room" in listed.out
    shown = call("patterns", "show", "slide")
    assert "Example" in shown.out and "Churn fell" in shown.out
    told = json.loads(call("patterns", "show", "slide", "--json").out)
    assert told["archetype"] == "slide" and told["guidance"]
    assert len(json.loads(call("patterns", "--json").out)["patterns"]) == 8


@pytest.mark.parametrize("words", [("show",), ("show", "nope"), ("lists",), ("list", "slide")])
def test_what_is_not_there_is_said(call: Call, words: tuple[str, ...]) -> None:
    done = call("patterns", *words)
    assert done.code in (1, 2) and done.err.count("\n") <= 1 and "defect" not in done.err


def test_a_pattern_shapes_the_page_and_flags_win(call: Call) -> None:
    asked = (
        "plan",
        'Poster: "Jazz" Saturday 12 July, 6 pm, City Park. Free entry.',
        "--pattern",
        "poster",
    )
    plan = json.loads(call(*asked).out)
    assert plan["canvas"]["aspect"] == "2:3" and plan["brief"]["archetype"] == "poster"
    square = json.loads(call(*asked, "--aspect", "1:1").out)
    assert square["canvas"]["aspect"] == "1:1"
    exact = json.loads(call(*asked, "--size", "900x600").out)
    assert exact["canvas"]["width"] > exact["canvas"]["height"]


def test_a_pattern_is_told_to_the_model(call: Call) -> None:
    first = call(
        "plan", "Coffee", "--doc", COFFEE, "--llm", recording(WHOLE), "--record", "bare.jsonl"
    )
    assert first.code == 0, first.err
    done = call(
        "plan", "Coffee", "--doc", COFFEE, "--llm", "replay:bare.jsonl", "--pattern", "character"
    )
    assert "answers another question" in done.err


def test_an_unknown_pattern_is_refused_before_any_work(call: Call) -> None:
    done = call("generate", "x", "--pattern", "nope")
    assert done.code == 1 and "There is no pattern nope" in done.err
    assert not list(Path().iterdir())
