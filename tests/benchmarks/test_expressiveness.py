"""The expressiveness benchmark: its score, and answers that are whole."""

from __future__ import annotations

import json

import pytest

from benchmarks.expressiveness import JUDGED, answers, worth


def test_a_score_loses_a_fifth_for_each_wrong_answer() -> None:
    right = [True] * 20
    right[0] = right[4] = False
    assert worth(right, range(1, 11)) == pytest.approx(0.6)
    assert worth(right, range(11, 21)) == 1
    assert worth([False] * 20, range(1, 11)) == 0


def test_every_answer_is_judged_and_every_line_is_one_stage() -> None:
    told = dict(answers())
    judged = json.loads(JUDGED.read_text("utf-8"))
    assert told.keys() == judged.keys()
    assert all(len(said) == 20 for said in judged.values())
    for lines in told.values():
        stages = [json.loads(line)["stage"] for line in lines.decode().splitlines()]
        assert stages[0] == "brief"
        assert "spatial" in stages
