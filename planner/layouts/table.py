"""Table: hairlines, a quiet head, numbers aligned at the right; cards where the page is too narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.content import Content
from planner.layouts import roles
from planner.layouts.kit import (
    TOO_WIDE,
    Grid,
    Node,
    Page,
    Row,
    Rule,
    Sink,
    Space,
    Text,
    add_rect,
    stack,
)
from planner.layouts.parts import card
from planner.layouts.solve import Arrangement
from planner.numbers import numbers_in
from planner.plan import Align

LONGEST = 30.0
"""A column of text asks for no more than this, in ems of the body."""
LINES, HEAD_LINES = 6, 3
"""Most lines of a cell and of a head before the table counts as too narrow."""


@dataclass(frozen=True)
class Grid_:
    """The text of a table without its head, and what is marked in it."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marked_rows: frozenset[int]
    marked_columns: frozenset[int]
    facts: tuple[tuple[str, ...], ...]
