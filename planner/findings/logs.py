"""Logs: entries of several kinds, of which how often each comes is the news."""

from __future__ import annotations

from collections import Counter

from planner.findings.profile import Profile
from planner.findings.ratings import ratings

LEAST_COUNTED = 12
UNEVEN, REPEATED = 1.5, 0.15
"""Sensors tell each kind as often as another; of tickets one kind comes more often."""


def is_log(seen: Profile) -> bool:
    """True for entries of several kinds, many to a day, of which nothing adds up: tickets, incidents; no
    answers of a survey."""
    if (
        seen.key is not None
        or seen.time is None
        or not seen.groups
        or len(seen.rows) < LEAST_COUNTED
    ):
        return False
    cells = Counter((seen.time.values[i], *(c.values[i] for c in seen.groups)) for i in seen.rows)
    again = len(seen.rows) - len(cells)
    sizes = [sorted(map(len, seen.names(column).values())) for column in seen.groups]
    uneven = any(found[-1] >= UNEVEN * found[0] for found in sizes)
    adds = any(measure.additive == "yes" for measure in seen.measures)
    answered = any(True for _ in ratings(seen))
    return uneven and not (adds or answered) and again >= REPEATED * len(seen.rows)
