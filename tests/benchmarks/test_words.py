"""What is asked for and what is read are compared as the benchmarks do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.words import Case, read, scored


def test_quoted_words_of_a_scene_are_asked_for(tmp_path: Path) -> None:
    row = {
        "prompt": "A shop's window says 'Fresh Bread', a sign 'It's open'.",
        "carrier_list": ["window", "sign"],
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    (case,) = read(tmp_path / "a.jsonl")
    assert case.words == ["Fresh Bread", "It's open"]


def test_a_missing_a_wrong_and_a_strange_word_are_seen() -> None:
    case = Case("", ["Fresh bread", "open"], ["sign"])
    assert scored(case, ["FRESH BREAD", "Open"]) == {"word accuracy": 1, "NED": 1, "precision": 1}
    got = scored(case, ["fresh bread", "ogen", "lid"])
    assert got["word accuracy"] == pytest.approx(2 / 3)
    assert got["NED"] == pytest.approx((1 + 1 + 0.75) / 3)
    assert got["precision"] == pytest.approx(2 / 4)
    assert scored(case, []) == {"word accuracy": 0, "NED": 0, "precision": 0}


def test_a_word_asked_for_twice_is_looked_for_twice() -> None:
    assert scored(Case("", ["tea tea"], ["sign"]), ["tea"])["word accuracy"] == 0.5


def test_chinese_is_counted_by_characters_without_punctuation() -> None:
    got = scored(Case("", ["移液器，已校准 70%"]), ["移液器 已校准", "70 %"])
    assert got["word accuracy"] == 1 and got["precision"] == 1
