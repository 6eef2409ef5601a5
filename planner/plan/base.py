"""What every element of a plan has."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from planner.parts import Box, Id, Model, Role, Share


class Element(Model):
    """What every element has. `parent` is the id of the panel it belongs to; `over` where it is meant
    to lie over what is under it. It is drawn turned by `turn` degrees, clockwise about its box's middle.
    """

    id: Id
    box: Box
    z: int = 0
    role: Role = "text"
    importance: Share = 0.5
    locked: bool = True
    alt: str = ""
    facts: tuple[Id, ...] = ()
    parent: Id | None = None
    over: bool = False
    turn: Annotated[float, Field(ge=-360, le=360)] = 0.0

    @property
    def bounds(self) -> Box:
        """The upright box round the element as it is drawn."""
        return self.box.turned(self.turn) if self.turn else self.box
