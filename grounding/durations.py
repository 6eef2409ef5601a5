"""Durations as clocks show them: `1:32.412`, `1:02:15.3`, among them some under a minute: `58.31 s`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

MINUTES, HOURS = "m:ss", "h:mm:ss"
CLOCKS = (MINUTES, HOURS)
"""Units of columns that are shown as clocks show them, their values in seconds."""
_DURATION = re.compile(
    r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)(?:[.,](?P<part>\d{1,3}))?"
)
_SHORT = re.compile(r"(?P<seconds>[0-5]?\d)(?:[.,](?P<part>\d{1,3}))?\s?s?")


class Durations(NamedTuple):
    """Seconds by the text of the cell, their decimals and unit.

    `sure` where no cell is a time of day, `odd` where some are of odd seconds and no hour is `09`.
    """

    values: dict[str, float]
    decimals: int
    unit: str
    sure: bool
    odd: bool


def read_durations(cells: Iterable[str]) -> Durations | None:
    """The cells as durations; None where any is none, or none has minutes."""
    cells = list(cells)
    clocks = [match for cell in cells if (match := _DURATION.fullmatch(cell))]
    found = {cell: _DURATION.fullmatch(cell) or _SHORT.fullmatch(cell) for cell in cells}
    matches = {cell: match.groupdict() for cell, match in found.items() if match}
    if not clocks or len(matches) < len(found):
        return None
    decimals = max(len(match["part"] or "") for match in matches.values())
    values = {cell: round(_seconds(match), decimals) for cell, match in matches.items()}
    hours = any(match["hours"] for match in clocks)
    unit, sure = HOURS if hours else MINUTES, bool(decimals) or _ran(clocks)
    return Durations(values, decimals, unit, sure, _is_odd(clocks))


def _is_odd(clocks: list[re.Match[str]]) -> bool:
    """True for `14:22`, `9:51`: no timetable, which keeps to five minutes or writes `09:51`."""
    padded = any(match["minutes"].startswith("0") for match in clocks if not match["hours"])
    return not padded and any(int(match["seconds"]) % 5 for match in clocks)


def _ran(clocks: list[re.Match[str]]) -> bool:
    """True for `1:02:35` and `59:51` among such: to the second, with no hour written `09` or over nine."""
    hours = [match["hours"] or "" for match in clocks]
    exact = any(match["seconds"] != "00" for match in clocks)
    return exact and any(hours) and all(len(hour) <= 1 for hour in hours)


def _seconds(match: dict[str, str | None]) -> float:
    hours, minutes = (int(match.get(name) or 0) for name in ("hours", "minutes"))
    whole = 3600 * hours + 60 * minutes + int(match["seconds"] or 0)
    return whole + float(f"0.{match['part'] or 0}")
