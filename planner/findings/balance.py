"""The two columns of a table of accounts: money that comes in and money that goes out."""

from __future__ import annotations

from collections.abc import Sequence

from planner.findings.measures import Measure
from planner.findings.words import known, says, tokens

_SIDES = ("earned", "spent")
_EACH = frozenset({"per", "pro", "par", "por", "je"})


def balance_of(measures: Sequence[Measure]) -> tuple[str, ...]:
    """The columns of what is earned and what is spent, where there is one of each in one unit; else ()."""
    pair = [[m for m in measures if _is_sum_of(m.column.name, group)] for group in _SIDES]
    if any(len(found) != 1 for found in pair):
        return ()
    earned, spent = pair[0][0], pair[1][0]
    negative = any(v is not None and v < 0 for m in (earned, spent) for v in m.values)
    alike = earned.column.unit == spent.column.unit and not earned.points
    return (earned.column.name, spent.column.name) if alike and not negative else ()


def _is_sum_of(name: str, side: str) -> bool:
    """True for `income` or `rent income`, but no median, rate or price, nor both sides in one."""
    rest = set(tokens(name)) - known(side)
    mean = rest & (known("intensive") | _EACH)
    return says(name, side) and not mean and not any(says(name, s) for s in _SIDES if s != side)
