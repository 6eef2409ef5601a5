"""Raw cells between a reader and a column, and which of them are missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from grounding.data import load
from grounding.numbers import Mark
from grounding.types import Source

_LABELLED = re.compile(r"\W{0,3}([^\W\d_][^:：]{0,24}?)\s*[:：]\s*(.+)", re.DOTALL)
Raw = str | float | int | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of raw cells as a file holds them; `numbers` are the file's row numbers.

    `headed` is true where the first row is known to hold the names, false where it is known to
    hold data, None where the cells have to show it. `unread` says what else the file holds.
    """

    rows: list[list[Raw]]
    numbers: list[int]
    name: str
    source: Source
    headed: bool | None = None
    title: str | None = None
    credit: str | None = None
    notes: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    mark: Mark | None = None
    dayfirst: bool | None = None


@cache
def words(name: str) -> frozenset[str]:
    """A list of `words.json`, case folded."""
    return frozenset(word.casefold() for word in load("words")[name])


def written(cell: Raw) -> str:
    """A cell as text: whole numbers without `.0`, dates as ISO."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.15g}" if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def missing(distinct: Set[str], kind: str = "missing") -> set[str]:
    """Those of `distinct` that are a way to write a missing value."""
    return {cell for cell in _spellings(kind) if cell in distinct}


@cache
def _spellings(kind: str) -> frozenset[str]:
    forms = (str, str.upper, str.capitalize, str.title)
    return frozenset(form(word) for word in [*load("words")[kind], *words(kind)] for form in forms)


def blank(row: Iterable[Raw]) -> bool:
    """True where every cell of `row` is empty."""
    return all(cell is None or cell == "" for cell in row)


def labelled(text: str) -> tuple[str, str] | None:
    """(`credit` | `note` | `title`, the rest) of a line such as `Source: World Bank`."""
    found = _LABELLED.fullmatch(text.strip())
    if not found:
        return None
    for meaning in ("credit", "note", "title"):
        if found[1].casefold() in words(meaning):
            return meaning, found[2].strip()
    return None


def quoted(texts: Collection[str], most: int = 3) -> str:
    """The first few of `texts` in quotes, for a note."""
    shown = [f"'{text[:30]}'" for text in sorted(texts)[:most]]
    return ", ".join(shown) + (" …" if len(texts) > most else "")


def letters(index: int) -> str:
    """The spreadsheet letters of column `index` (from 0): A, B, … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
