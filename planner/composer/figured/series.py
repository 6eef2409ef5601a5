"""Rows of names and numbers that a prompt gives somewhere, for panels that show them again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.composer.figured.trees import Node
from planner.composer.numbers import number_of

_NUMBER = r"\s*[(]?\s*(\d[\d.,]*\d|\d)\s*(%?)"


@dataclass(frozen=True, slots=True)
class Series:
    """Names with their numbers, in order."""

    names: tuple[str, ...]
    values: tuple[float, ...]

    def told(self, text: str) -> list[str]:
        """The names that a text gives with this number, or with its share; [] where one differs."""
        total, found = sum(self.values) or 1.0, []
        for name, value in zip(self.names, self.values, strict=True):
            match = re.search(rf"(?<!\w){re.escape(name)}{_NUMBER}", text)
            if match is None:
                continue
            said = number_of(match[1].rstrip(".,"), "en")
            shares = (round(100 * value / total, k) for k in (0, 1))
            if said is None or (said not in shares if match[2] else said != value):
                return []
            found.append(name)
        return found


def siblings(root: Node) -> list[Series]:
    """The children of each node that all have numbers."""
    found = []
    for node in root.walk():
        values = [number_of(child.value, "en") if child.value else None for child in node.children]
        known = tuple(value for value in values if value is not None)
        if len(known) > 1 and len(known) == len(values):
            found.append(Series(tuple(child.name for child in node.children), known))
    return found


def best(known: Sequence[Series], text: str) -> tuple[Series, list[str]] | None:
    """The row that a text tells most of, at least two of its names; the shorter of equal ones."""
    ranked = [(len(told), -len(one.names), at) for at, one in enumerate(known)
              if len(told := one.told(text)) > 1]  # fmt: skip
    if not ranked:
        return None
    one = known[max(ranked)[2]]
    return one, one.told(text)
