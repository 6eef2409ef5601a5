"""Durations as clocks show them, `1:31.9` or `1:02:35`, written and read; their values are in seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from grounding.durations import CLOCKS as CLOCKS
from grounding.durations import HOURS

_CLOCK = re.compile(r"(?<![\d:.,])(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d(?:[.,]\d{1,3})?)(?![\d:])")


def clock(seconds: Decimal, decimals: int, unit: str) -> str:
    """`seconds` to so many places, its point to be written as the language does."""
    ticks = int(abs(seconds).scaleb(decimals).to_integral_value())
    whole, part = divmod(ticks, 10**decimals)
    minutes, rest = divmod(whole, 60)
    hours, left = divmod(minutes, 60)
    head = f"{hours}:{left:02d}" if unit == HOURS or hours else f"{minutes}"
    tail = f".{part:0{decimals}d}" if decimals else ""
    return f"{'-' if seconds < 0 and ticks else ''}{head}:{rest:02d}{tail}"


def clocks_in(text: str) -> Iterator[tuple[re.Match[str], float, float]]:
    """Every duration of a text, its seconds, and the worth of its last digit."""
    for match in _CLOCK.finditer(text):
        hours, minutes, seconds = match.groups(default="0")
        tail = seconds.replace(",", ".")
        step = 10.0 ** -len(tail.partition(".")[2])
        yield match, 3600 * int(hours) + 60 * int(minutes) + float(tail), step
