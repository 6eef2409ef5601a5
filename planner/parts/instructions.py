"""What was asked: the brief, and the instruction graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from planner.parts.base import Id, Model, Role, Share

USUAL: Mapping[Role, float] = MappingProxyType(
    {"identity": 1.0, "object": 0.85, "text": 0.9, "data": 0.8, "style": 0.5, "background": 0.3}
)
"""The importance that instructions of a kind have where nothing says otherwise."""


class Instruction(Model):
    """One node of the instruction graph: what was asked and which elements it governs."""

    id: Id
    kind: Role
    text: str
    importance: Share = 0.5
    after: tuple[Id, ...] = ()
    elements: tuple[Id, ...] = ()


def in_order(steps: Sequence[Instruction]) -> list[Instruction]:
    """Instructions with each behind those it comes after; a loop keeps the order as written."""
    left, done, known = list(steps), list[Instruction](), {step.id for step in steps}
    placed: set[str] = set()
    while left:
        ready = next(
            (s for s in left if all(a in placed or a not in known for a in s.after)), left[0]
        )
        left.remove(ready)
        placed.add(ready.id)
        done.append(ready)
    return done


class Brief(Model):
    """What the picture is for; `arrangement` is how the page of its archetype was built."""

    archetype: str
    arrangement: str = ""
    message: str
    audience: str = "general reader"
    topic: str = ""
    instructions: tuple[Instruction, ...] = ()
