"""Heads: what turns a picture element into pixels or vectors. One file a head, one line in the table."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from planner.plan import PictureElement, Plan
from renderer.errors import RenderError

HEADS = {"none": "renderer.heads.none"}
"""Module of each head by name; the module has a `HEAD`."""


@dataclass(frozen=True)
class Painting:
    """What a head made: drawing marks in units, their origin, and what could not be done."""

    marks: list[dict[str, Any]]
    origin: str
    notes: tuple[str, ...] = ()


class Head(Protocol):
    """A head paints one picture element of a plan, for a canvas of `size_px` pixels."""

    name: str
    capabilities: frozenset[str]

    def paint(self, plan: Plan, element: PictureElement, size_px: tuple[int, int]) -> Painting:
        """The painted element."""
        ...


def head_named(name: str) -> Head:
    """The head called `name`.

    Raises RenderError if there is none.
    """
    if name not in HEADS:
        raise RenderError(f"Unknown head {name}; there are {', '.join(HEADS)}.")
    head: Head = import_module(HEADS[name]).HEAD
    return head
