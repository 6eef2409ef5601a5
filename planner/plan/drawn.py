"""Elements that are looked at: icons, pictures, shapes, arrows and the ground."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planner.parts import (
    Box,
    Color,
    DayTime,
    Id,
    Length,
    Model,
    PictureObject,
    Role,
    Share,
    Unit,
    Weather,
)
from planner.plan.base import Element


class IconElement(Element):
    """An icon `set:name`, or a reference `ref:id`.

    Line icons take `color`; colour icons keep their own unless `recolor`.
    """

    kind: Literal["icon"] = "icon"
    name: Annotated[str, Field(pattern=r"^[a-z0-9-]+:[a-z0-9-]+$")]
    color: Color | None = None
    stroke: Annotated[float, Field(gt=0, le=8)] | None = None
    recolor: bool = False


class PictureElement(Element):
    """A painted or illustrated region. `mask` is the part that may change (the box if absent).

    `tinted` pictures are in the palette's colours, others in those that things have; `painted` ones
    are to show light and medium.
    """

    kind: Literal["picture"] = "picture"
    role: Role = "object"
    locked: bool = False
    prompt: str = ""
    objects: tuple[PictureObject, ...] = ()
    mask: Box | None = None
    strength: Share = 1.0
    ground: str = "plain"
    time: DayTime = "day"
    weather: tuple[Weather, ...] = ()
    tinted: bool = True
    painted: bool = False
    radius: Length = 0


Heads = Literal["none", "end", "both", "start"]


class Gradient(Model):
    """Colours along a straight line: `angle` as in CSS, 0 upwards, 90 to the right, 180 downwards."""

    colors: Annotated[tuple[Color, ...], Field(min_length=2, max_length=4)]
    angle: Annotated[float, Field(ge=0, le=360)] = 180.0


class ShapeElement(Element):
    """A shape filling its box: a rectangle, an ellipse, or an SVG path in units of the canvas.

    A `gradient` is drawn in place of the fill. `shadow` is how far its soft shadow reaches, in units.
    An open path may have an arrow's `head` at its ends.
    """

    kind: Literal["shape"] = "shape"
    role: Role = "style"
    shape: Literal["rect", "ellipse", "path"] = "rect"
    path: Annotated[
        str, Field(pattern=r"^[MLHVCSQTAZmlhvcsqtaz0-9eE+\-., ]*$", max_length=20_000)
    ] = ""
    fill: Color | None = None
    gradient: Gradient | None = None
    stroke: Color | None = None
    stroke_width: Length = 0
    dash: tuple[Length, ...] = ()
    radius: Length = 0
    opacity: Share = 1.0
    shadow: Annotated[float, Field(ge=0, le=200)] = 0.0
    head: Heads = "none"


class ConnectorElement(Element):
    """An arrow between two elements along `points` (units, first to last)."""

    kind: Literal["connector"] = "connector"
    role: Role = "style"
    start: Id
    end: Id
    points: tuple[tuple[Unit, Unit], ...] = ()
    curve: bool = False
    color: Color = "rule"
    width: Length = 2
    head: Heads = "end"
    dash: tuple[Length, ...] = ()


class BackgroundElement(Element):
    """The ground: a fill, or a `gradient` in its place, and an ornament drawn as vectors."""

    kind: Literal["background"] = "background"
    role: Role = "background"
    fill: Color = "bg"
    gradient: Gradient | None = None
    ornament: str = "none"
    color: Color = "ornament"
    seed: int = 0
