"""What a comparison compares: attributes, and what each side has for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.content import Content, Item
from planner.read_numbers import numbers_in

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@dataclass(frozen=True)
class Pair:
    """An attribute's name (empty where the sides share none) and its item on each side."""

    label: str
    cells: tuple[Item | None, ...]

    @property
    def most(self) -> float:
        """The greatest amount."""
        return max((cell.amount or 0.0 for cell in self.cells if cell), default=0.0)

    @property
    def icon(self) -> str:
        """The first icon of its items."""
        return next((cell.icon for cell in self.cells if cell and cell.icon), "")


def pairs_of(content: Content) -> list[Pair]:
    """Items of the sides aligned: by their titles where most are shared, else in order."""
    count = max(2, len(content.sides), *(item.side + 1 for item in content.items))
    sides = [[item for item in content.items if item.side == n] for n in range(count)]
    keys = list(dict.fromkeys(item.title.casefold() for item in content.items if item.title))
    found = [{item.title.casefold(): item for item in side if item.title} for side in sides]
    shared = sum(sum(key in side for side in found) > 1 for key in keys)
    unique = all(len(known) == len(side) for known, side in zip(found, sides, strict=True))
    if unique and 2 * shared >= len(keys) > 0:
        rows = [tuple(side.get(key) for side in found) for key in keys]
        return [Pair(next(item.title for item in row if item), row) for row in rows]
    longest = max(len(side) for side in sides)
    return [Pair("", tuple(s[i] if i < len(s) else None for s in sides)) for i in range(longest)]


def measured(pairs: Sequence[Pair]) -> bool:
    """True where every row has two amounts, none negative and no year, and no words."""
    cells = [cell for pair in pairs for cell in pair.cells]
    return all(
        cell is not None and cell.amount is not None and cell.amount >= 0 and not cell.body
        and not _YEAR.fullmatch(cell.value)
        for cell in cells
    )  # fmt: skip


def one_unit(pairs: Sequence[Pair]) -> bool:
    """True where all values read alike but for their digits, so that one scale holds for all."""
    cells = [cell for pair in pairs for cell in pair.cells if cell]
    return len({_unit(cell.value) for cell in cells}) == 1


def _unit(value: str) -> str:
    """What is written beside a value's number."""
    rest = value
    for number in reversed(numbers_in(value)):
        rest = rest[: number.start] + rest[number.end :]
    return "%" if "%" in value else rest.strip()


def winner_of(pairs: Sequence[Pair]) -> int | None:
    """The side with most marks; None where there is none, or a tie."""
    sides = list(zip(*(pair.cells for pair in pairs), strict=True))
    wins = [sum(bool(cell and cell.mark) for cell in side) for side in sides]
    return wins.index(max(wins)) if max(wins) and wins.count(max(wins)) == 1 else None
