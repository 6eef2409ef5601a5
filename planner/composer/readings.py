"""Two readings of a number that follows a name: `Merdeka 118 679 m` is 679 m high, not 118,679."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.composer.entries import Entry
from planner.composer.numbers import values

_GROUPS = re.compile(r"(\d{1,3})[ \u00a0\u202f](\d{3})(?!\d)(.*)")
_FAR = 20.0
"""A number so many times as large as the largest of its list is read again."""


def among_others(found: Sequence[Entry]) -> tuple[Entry, ...]:
    """The list, with digits given back to a name where the rest of the number is of the list's size."""
    plain = [e.amount for e in found if e.amount and not _GROUPS.match(e.value)]
    if len(plain) < 2:
        return tuple(found)
    return tuple(_again(entry, min(plain), max(plain)) for entry in found)


def _again(entry: Entry, least: float, most: float) -> Entry:
    match = _GROUPS.fullmatch(entry.value)
    if match is None or not entry.title or (entry.amount or 0.0) <= _FAR * most:
        return entry
    rest = next(iter(values(match[2] + match[3])), None)
    if rest is None or rest.amount is None or not least / _FAR <= rest.amount <= _FAR * most:
        return entry
    return replace(
        entry,
        title=f"{entry.title} {match[1]}",
        value=rest.text,
        amount=rest.amount,
        unit=rest.unit,
    )
