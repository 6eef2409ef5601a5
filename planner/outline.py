"""Whether a point lies inside a drawn outline: even-odd crossings (Shimrat, CACM 5, 1962)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

Point = tuple[float, float]
ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "A": 7, "Z": 0}
"""Numbers that each known command takes: those that our own outlines are made of."""
TOKEN = re.compile(r"[A-Za-z]|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def encloses(path: str, x: float, y: float) -> bool:
    """True where the point lies inside an SVG path in units; False too where it is not understood.

    Curves and arcs count as the straight lines between their ends.
    """
    inside = False
    for ring in _rings(path):
        for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                inside = not inside
    return inside


@lru_cache(maxsize=512)
def _rings(path: str) -> tuple[tuple[Point, ...], ...]:
    """The corners of each closed part; none at all where a command is unknown."""
    rings: list[list[Point]] = []
    tokens = TOKEN.findall(path)
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        count = ARGUMENTS.get(command)
        if count is None or (count == 0 and at < len(tokens) and not tokens[at].isalpha()):
            return ()
        if count == 0:
            continue
        numbers = tokens[at : at + count]
        if len(numbers) < count or any(token.isalpha() for token in numbers):
            return ()
        if command in "HV" and not rings:
            return ()
        point = _end(command, numbers, rings[-1][-1] if rings else (0.0, 0.0))
        if command == "M" or not rings:
            rings.append([])
        rings[-1].append(point)
        at, command = at + count, "L" if command == "M" else command
    return tuple(tuple(ring) for ring in rings)


def _end(command: str, numbers: list[str], last: Point) -> Point:
    """Where a command ends."""
    if command == "H":
        return float(numbers[0]), last[1]
    if command == "V":
        return last[0], float(numbers[0])
    return float(numbers[-2]), float(numbers[-1])
