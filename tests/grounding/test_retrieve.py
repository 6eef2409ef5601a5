"""Passages by words and by meaning."""

from __future__ import annotations

from grounding.retrieve import retrieve
from grounding.types import Passage, Source

TEXTS = (
    "Rain falls from clouds when drops grow heavy.",
    "The parliament met in spring to vote on taxes.",
    "Evaporation turns liquid water of lakes and seas into vapour.",
    "Rain  falls from clouds when drops grow heavy.",
    "A violin has four strings.",
)
PASSAGES = [Passage(text, Source(url=f"https://{i}.org")) for i, text in enumerate(TEXTS)]


def test_what_speaks_of_the_question_comes_first_and_once() -> None:
    found = retrieve(["how does water become vapour", "why does it rain"], PASSAGES, 3)
    assert {p.text for p in found[:2]} == {TEXTS[0], TEXTS[2]}
    said = [" ".join(p.text.split()) for p in found]
    assert len(set(said)) == len(said) == 3


def test_meaning_finds_what_shares_no_word() -> None:
    assert retrieve(["musical instrument"], PASSAGES, 1)[0].text == TEXTS[4]


def test_other_scripts_are_found() -> None:
    more = [*PASSAGES, Passage("雨は雲から降ってくる水滴である。", Source(url="https://j.org"))]
    assert retrieve(["雨が降る理由"], more, 1)[0].text.startswith("雨")


def test_nothing_in_nothing_out() -> None:
    assert retrieve(["x"], [], 3) == []
    assert retrieve([], PASSAGES, 2) == PASSAGES[:2]
