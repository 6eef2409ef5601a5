"""Columns that are kinds of one thing, as in a cross table of counts, and those of things apart."""

from __future__ import annotations

from collections.abc import Sequence

from planner.findings.measures import Measure
from planner.findings.words import says, tokens

FEWEST, LEAST_LARGE, LEAST_REACH = 3, 100, 5
"""Marks and scores stay under a hundred or near each other; counts do not."""
MOST_APART = 20.0
_GROUPS = ("extensive", "intensive", "flow", "counted", "verdict", "yardstick")
_JOINING = frozenset({"of", "the", "per", "in", "and"})


def stem(names: Sequence[str]) -> str:
    """The last words that all names share: `counts` of `coot counts` and `mallard counts`."""
    endings = [name.split(" ") for name in names]
    shared: list[str] = []
    while all(len(words) > len(shared) + 1 for words in endings):
        last = {words[-1 - len(shared)] for words in endings}
        if len(last) > 1:
            break
        shared.insert(0, last.pop())
    return " ".join(shared)


def measured_apart(measures: Sequence[Measure]) -> bool:
    """True where a name says what its column measures and no word is common to all names.

    `Visitors` and `Page views` are measured apart; `Coal` and `Gas` are kinds of one thing.
    """
    words = [set(tokens(m.name)) - _JOINING for m in measures]
    named = any(says(m.column.name, group) for m in measures for group in _GROUPS)
    return named and not set.intersection(*words)


def peers(measures: Sequence[Measure], rows: Sequence[int], sums: Sequence[str]) -> tuple[str, ...]:
    """The columns of a cross table of counts, whose cells make one whole; () where there is none."""
    if len(measures) < FEWEST or sums or measured_apart(measures):
        return ()
    if len({m.column.unit for m in measures}) > 1 or any(m.additive == "no" for m in measures):
        return ()
    if not stem([m.name for m in measures]) and any(len(m.name) < 4 for m in measures):
        return ()
    cells = [m.values[i] for m in measures for i in rows]
    known = [value for value in cells if value is not None]
    if len(known) < 0.8 * len(cells) or any(v < 0 or v != int(v) for v in known):
        return ()
    low, high = min(known), max(known)
    sizes = sorted(sum(m.values[i] or 0.0 for i in rows) for m in measures)
    far = sizes[0] <= 0 or sizes[-1] > MOST_APART * sizes[0]
    counted = high > LEAST_LARGE and high > LEAST_REACH * low
    return tuple(m.column.name for m in measures) if counted and not far else ()
