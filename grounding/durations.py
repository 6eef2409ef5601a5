"""Durations as clocks show them: `1:32.412`, `1:02:15.3`."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DURATION = re.compile(
    r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)(?:[.,](?P<part>\d{1,3}))?"
)


def read_durations(cells: Iterable[str]) -> tuple[dict[str, float], int]:
    """Seconds by the text of the cell, and their decimals; nothing where any cell is none."""
    found = {cell: _DURATION.fullmatch(cell) for cell in cells}
    matches = {cell: match for cell, match in found.items() if match}
    if len(matches) < len(found):
        return {}, 0
    decimals = max((len(match["part"] or "") for match in matches.values()), default=0)
    return {cell: round(_seconds(match), decimals) for cell, match in matches.items()}, decimals


def _seconds(match: re.Match[str]) -> float:
    whole = 3600 * int(match["hours"] or 0) + 60 * int(match["minutes"]) + int(match["seconds"])
    return whole + float(f"0.{match['part'] or 0}")
