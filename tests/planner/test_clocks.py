"""Durations are written as clocks show them, and traced to their seconds."""

from __future__ import annotations

import pytest

from planner.clocks import clocks_in
from planner.numbers import format_number


@pytest.mark.parametrize(
    ("seconds", "language", "decimals", "unit", "text"),
    [
        (91.9, "en", 1, "m:ss", "1:31.9"),
        (91.96, "de", 1, "m:ss", "1:32,0"),
        (119.96, "en", 1, "m:ss", "2:00.0"),
        (3755, "en", 0, "h:mm:ss", "1:02:35"),
        (4000, "en", 0, "m:ss", "1:06:40"),
        (58.31, "en", 2, "m:ss", "58.31\u00a0s"),
        (-75, "en", 0, "m:ss", "\u22121:15"),
    ],
)
def test_seconds_are_shown_as_a_clock(
    seconds: float, language: str, decimals: int, unit: str, text: str
) -> None:
    assert format_number(seconds, language, decimals, unit) == text


def test_clocks_are_read_with_the_worth_of_their_last_digit() -> None:
    found = [(m.group(), seconds, step) for m, seconds, step in clocks_in("1:31.9 and 1:02:35")]
    assert found == [("1:31.9", pytest.approx(91.9), 0.1), ("1:02:35", 3755.0, 1.0)]
    assert not list(clocks_in("12:5 or 3:61"))
