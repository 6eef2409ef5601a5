"""A table's text: its head, its rows, and which of its columns are numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from planner.content import Content
from planner.read_numbers import numbers_in


@dataclass(frozen=True)
class Sheet:
    """A table's text. `marked` holds the first cells and heads that the message is about."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marked: frozenset[str] = frozenset()
    turned: bool = False

    @cached_property
    def columns(self) -> list[list[str]]:
        """The cells under each head."""
        return [[row[i] for row in self.rows] for i in range(len(self.head))]

    @cached_property
    def numeric(self) -> list[bool]:
        """Whether a column holds numbers; the first names its rows."""
        named = [i == 0 or self.turned for i in range(len(self.head))]
        return [not name and numeric(c) for name, c in zip(named, self.columns, strict=True)]

    def turn(self) -> Sheet:
        """Rows as columns."""
        table = list(zip(self.head, *self.rows, strict=True))
        return Sheet(table[0], tuple(table[1:]), self.marked, not self.turned)


def sheet_of(content: Content) -> Sheet:
    """The content's table, its rows filled up to one length, marked by the titles of items."""
    width = max(len(row) for row in content.table)
    rows = [row + ("",) * (width - len(row)) for row in content.table]
    marked = frozenset(item.title for item in content.items if item.mark)
    return Sheet(rows[0], tuple(rows[1:]), marked)


@lru_cache(maxsize=4096)
def is_number(cell: str) -> bool:
    """True for a cell that is one number, with a sign, a unit or a currency at most."""
    found = numbers_in(cell)
    return len(found) == 1 and found[0].start <= 2 and len(cell) - found[0].end <= 5


def numeric(cells: Sequence[str]) -> bool:
    """True where all cells that say something are numbers, but for one in five."""
    said = [cell for cell in cells if cell.strip(" –—-")]
    return bool(said) and sum(map(is_number, said)) >= 0.8 * len(said)


def capped(limits: Sequence[tuple[float, float]], room: float) -> list[float]:
    """The widest columns cut down to one width, so that short cells keep their line."""
    low, high = 0.0, max(natural for _, natural in limits)
    for _ in range(24):
        cap = (low + high) / 2
        if sum(max(least, min(natural, cap)) for least, natural in limits) > room:
            high = cap
        else:
            low = cap
    return [max(least, min(natural, low)) for least, natural in limits]
