"""Scripts are told by the ranges of their characters."""

from __future__ import annotations

import re

import pytest

from grounding.scripts import CJK, HAN, HANGUL, KANA, THAI, holds, pattern


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("", False),
        ("plain words, 12 of them", False),
        ("café – 20 °C → naïve", False),
        ("кофе и чай", False),
        ("a fox 🦊", False),
        ("茶", True),
        ("ten 茶 cups", True),
        ("コーヒー", True),
        ("커피", True),
    ],
)
def test_a_text_holds_a_script_where_any_character_is_of_it(text: str, held: bool) -> None:
    assert holds(text, CJK) is held


def test_both_ends_of_a_range_belong_to_it() -> None:
    for low, high in (KANA, HAN, HANGUL, THAI):
        assert holds(low, [(low, high)]) and holds(high, [(low, high)])
        assert not holds(chr(ord(low) - 1), [(low, high)])
        assert not holds(chr(ord(high) + 1), [(low, high)])


def test_a_pattern_of_ranges_finds_what_they_hold() -> None:
    found = re.compile(f"[{pattern(CJK)}]")
    for text in ("plain", "茶", "커피", "ไทย", "naïve"):
        assert bool(found.search(text)) is holds(text, CJK)
