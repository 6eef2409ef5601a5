"""What every part of a plan is made of: units, names, colours and roles, and what is said about it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

FARTHEST = 20_000.0
"""Units that anything may be away from the corner of the page, or be long."""
Unit = Annotated[float, Field(ge=-FARTHEST, le=FARTHEST, allow_inf_nan=False)]
Length = Annotated[float, Field(ge=0, le=FARTHEST, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Scale = Annotated[float, Field(ge=0.3, le=3)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{1,80}$")]
Color = Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?|[a-z][a-z0-9_]{0,31})$")]
Role = Literal["identity", "object", "text", "data", "style", "background"]
Align = Literal["start", "center", "end"]


class Model(BaseModel):
    """Base of every part of a plan: frozen, and refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Issue(Model):
    """Something wrong with a plan: where (`elements[3].box`), what kind, and in words."""

    path: str
    code: str
    message: str


class Reasoning(Model):
    """What a stage decided, and why."""

    stage: str
    text: str


DISPUTE, UNREAD, PASSED = "dispute", "unread", "passed"
"""The stages under which reasoning tells of sources that disagree, of what was not read, and of an anatomy
that was asked for and has no room."""
