"""What pictures and charts show: references, things, kinds of chart, and marks on them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planner.parts.base import Finite, Model, Share
from planner.parts.space import Box

ReferenceId = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")]
REFERENCE = "ref:"
"""What the name of an icon begins with where it is a reference: `ref:` and the reference's id."""


class Reference(Model):
    """A picture that the person gave: `width` x `height` pixels of WebP, in base64.

    `label` is what it is called; `cut` where it is cut out of its ground.
    """

    id: ReferenceId
    label: Annotated[str, Field(min_length=1, max_length=200)]
    width: Annotated[int, Field(ge=1, le=4096)]
    height: Annotated[int, Field(ge=1, le=4096)]
    cut: bool = False
    data: Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]+={0,2}$", max_length=16 * 2**20)]


DayTime = Literal["day", "dusk", "night"]
Weather = Literal[
    "clear", "cloudy", "drizzle", "rain", "lightning", "snow", "fog", "wind", "rainbow"
]  # fmt: skip


class PictureObject(Model):
    """A thing in a picture. `box` in units of the canvas; depth 0 is nearest.

    `ref` is the id of the reference that shows it; else `sprite` names a drawing. Several are in rank,
    where `loose` staggered. `facing` "left" mirrors the drawings, "both" some of them.
    """

    label: str
    box: Box
    sprite: str | None = None
    ref: ReferenceId | None = None
    depth: Share = 0.5
    support: str | None = None
    facing: str | None = None
    color: str | None = None
    count: Annotated[int, Field(ge=1, le=200)] = 1
    loose: bool = False


ChartKind = Literal[
    "bar", "grouped", "stacked", "line", "area", "scatter", "bubble", "pie", "donut", "lollipop",
    "slope", "dumbbell", "heatmap", "histogram", "box", "waffle", "pictogram", "treemap", "gantt",
    "sparkline", "pyramid",
]  # fmt: skip
LegendPlace = Literal["top", "bottom", "left", "right", "inset"]


class Annotation(Model):
    """Words on a chart, at a mark named by its x (or category) value and its series; `boxed` in a frame."""

    at: Finite | str
    text: str
    series: str | None = None
    boxed: bool = False


class Mark(Model):
    """A reference line at a value."""

    value: Finite
    label: str = ""
