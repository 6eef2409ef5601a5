"""The plan: all that a picture needs, as JSON that a person can read, edit, diff, render again.

Units: the canvas' short side is 1000 units, whatever its size in pixels. Boxes are in units from
the top left corner. Colours are `#rrggbb` or the name of a colour in `style.colors`.
"""

from __future__ import annotations

import math
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from planner.content import Content
from planner.parts import (
    Align,
    Annotation,
    Box,
    Brief,
    Canvas,
    ChartKind,
    Color,
    DataColumn,
    Dataset,
    DayTime,
    Fact,
    Finite,
    Id,
    Issue,
    LegendPlace,
    Length,
    Mark,
    Model,
    PictureObject,
    Reasoning,
    Reference,
    Role,
    Share,
    Style,
    Unit,
    Weather,
    agree,
)

PLAN_VERSION = 2
"""Raised by one with each change of the schema; `planner.migrations` lift older plans."""


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


class Run(Model):
    """A stretch of text in one style; `color` and `weight` override the element's."""

    text: Annotated[str, Field(max_length=20_000)]
    weight: Annotated[int, Field(ge=100, le=900)] | None = None
    italic: bool = False
    color: Color | None = None


class Line(Model):
    """One set line: offsets into the joined runs, and its place in units."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: str
    x: Unit
    baseline: Unit
    width: Length


Corner = tuple[Unit, Unit]


class OnObject(Model):
    """Text on a thing in a picture: its index, and the four corners of its surface in units, clockwise.

    The text is laid out on `flat` and drawn where `matrix` takes that. The picture is the text's parent.
    """

    object: Annotated[int, Field(ge=0)]
    quad: tuple[Corner, Corner, Corner, Corner]

    @property
    def flat(self) -> Box:
        """The upright rectangle about the surface's middle whose sides are as long as its own."""
        (ux, uy), (vx, vy), (x, y) = self._frame()
        w, h = math.hypot(ux, uy), math.hypot(vx, vy)
        return Box(x=x - w / 2, y=y - h / 2, w=w, h=h)

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """From `flat` to the surface: x' = a x + c y + e, y' = b x + d y + f, as in SVG."""
        (ux, uy), (vx, vy), (x, y) = self._frame()
        w, h = max(math.hypot(ux, uy), 1e-9), max(math.hypot(vx, vy), 1e-9)
        a, b, c, d = ux / w, uy / w, vx / h, vy / h
        return a, b, c, d, x - a * x - c * y, y - b * x - d * y

    def _frame(self) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
        """The mean of the edges across, of those down, and the middle."""
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.quad
        across = (bx - ax + cx - dx) / 2, (by - ay + cy - dy) / 2
        down = (dx - ax + cx - bx) / 2, (dy - ay + cy - by) / 2
        return across, down, ((ax + bx + cx + dx) / 4, (ay + by + cy + dy) / 4)


FontSize = Annotated[float, Field(gt=0, le=2000, allow_inf_nan=False)]
FontRole = Literal[
    "display", "text", "mono", "serif", "sans", "grotesque", "rounded", "slab", "handwritten"
]
"""A family of the pairing by its role, or one of the install by its voice."""


class TextElement(Element):
    """A block of text. `lines` is the text layout and is drawn as it stands."""

    kind: Literal["text"] = "text"
    runs: tuple[Run, ...]
    font: FontRole = "text"
    size: FontSize
    weight: Annotated[int, Field(ge=100, le=900)] = 400
    color: Color = "ink"
    align: Align = "start"
    leading: Annotated[float, Field(ge=0.7, le=3)] = 1.35
    tracking: Annotated[float, Field(ge=-0.2, le=1)] = 0.0
    tabular: bool = False
    lang: str | None = None
    level: Annotated[int, Field(ge=0, le=6)] = 0
    on: OnObject | None = None
    lines: tuple[Line, ...] = ()
    fit_key: str = ""

    @property
    def text(self) -> str:
        """The joined runs."""
        return "".join(run.text for run in self.runs)


class MathElement(Element):
    """A formula in Typst's math notation."""

    kind: Literal["math"] = "math"
    formula: Annotated[str, Field(max_length=4000)]
    size: FontSize
    color: Color = "ink"
    align: Align = "center"


class TableElement(Element):
    """A table of text: the first row is the head. `aligns` and `widths` have one entry a column."""

    kind: Literal["table"] = "table"
    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[Align, ...] = ()
    widths: tuple[Share, ...] = ()
    size: FontSize
    highlight: tuple[int, ...] = ()
    lang: str | None = None

    @model_validator(mode="after")
    def _rectangular(self) -> TableElement:
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError("every row needs the same number of cells")
        return self


class ValueAxis(Model):
    """How the axis of values is drawn where the data does not decide it.

    It runs from `min` to `max`, but always over all of the data and the foot of bars, with a tick each
    `step`. `grid` tells whether it has gridlines.
    """

    min: Finite | None = None
    max: Finite | None = None
    step: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    grid: bool | None = None

    @property
    def asked(self) -> bool:
        """True where the axis itself is asked for."""
        return self.grid is True or any(v is not None for v in (self.min, self.max, self.step))


class ChartElement(Element):
    """A chart and the exact data drawn.

    Encodings name columns: `x` is the category, date or horizontal measure; `y` one or more
    measures; `series` splits rows into series (long form); `size` is a third measure. A gantt's `y`
    is start and end. `highlight` names the categories or series that the claim is about.
    `unit_above` is false where words over the chart name the unit already. `colors` gives series,
    categories or parts colours of their own, by name; `x_title` and `y_title` name the axes.
    `legend` is where a legend stands in place of names at the marks; without it series are named
    there, and have a legend at the top where that fails. `data_labels` says whether values stand at
    the marks, where there is room; without it few bars have them, lines at their end. `ramp` are
    the colours of a heatmap, low to high; the middle one of three is that of zero where the values
    lie on both sides of it. `upright` says whether bars stand. `label` is a column of words written
    at the marks in place of their values, `center` stands in a donut's hole. `x_ticks` and
    `y_ticks` are the values that the axes are numbered at.
    """

    kind: Literal["chart"] = "chart"
    chart: ChartKind
    columns: tuple[DataColumn, ...]
    x: str | None = None
    y: tuple[str, ...] = ()
    series: str | None = None
    size_by: str | None = None
    highlight: tuple[str, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    marks: tuple[Mark, ...] = ()
    unit: str | None = None
    unit_above: bool = True
    decimals: Annotated[int, Field(ge=0, le=12)] | None = None
    share: bool = False
    colors: dict[str, Color] = Field(default_factory=dict)
    x_title: Annotated[str, Field(max_length=200)] = ""
    y_title: Annotated[str, Field(max_length=200)] = ""
    axis: ValueAxis = ValueAxis()
    legend: LegendPlace | None = None
    data_labels: bool | None = None
    ramp: Annotated[tuple[Color, ...], Field(max_length=3)] = ()
    upright: bool | None = None
    x_ticks: tuple[Finite, ...] = ()
    y_ticks: tuple[Finite, ...] = ()
    label: str | None = None
    center: Annotated[str, Field(max_length=200)] = ""
    icon: str | None = None
    text_size: FontSize = 15.0
    lang: str | None = None

    @model_validator(mode="after")
    def _encodings_exist(self) -> ChartElement:
        agree(self.columns, (self.x, *self.y, self.series, self.size_by, self.label))
        return self


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


AnyElement = Annotated[
    TextElement
    | MathElement
    | TableElement
    | ChartElement
    | IconElement
    | PictureElement
    | ShapeElement
    | ConnectorElement
    | BackgroundElement,
    Field(discriminator="kind"),
]


class Plan(Model):
    """A whole plan. Elements are drawn by `z`, then in order; their order is the reading order.

    `content` is what was laid out, without what the plan itself keeps (data, facts, references,
    reasoning): with it the page can be laid out again. `layout_key` is a hash of the elements as they were
    laid out from it, stale where they were edited since. `variant` is which design of the seed it is, and
    `head` what its pictures were drawn with, and are again where no other is asked for.
    """

    version: Literal[2] = 2
    prompt: str
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0
    variant: Annotated[int, Field(ge=0, le=1000)] = 0
    created: date | None = None
    canvas: Canvas
    brief: Brief
    style: Style
    datasets: tuple[Dataset, ...] = ()
    facts: tuple[Fact, ...] = ()
    elements: Annotated[tuple[AnyElement, ...], Field(max_length=5000)]
    reasoning: tuple[Reasoning, ...] = ()
    issues: tuple[Issue, ...] = ()
    alt: str = ""
    references: Annotated[tuple[Reference, ...], Field(max_length=14)] = ()
    content: Content | None = None
    layout_key: str = ""
    head: Literal["none", "shaded", "local"] | None = None

    def element(self, name: str) -> AnyElement:
        """The element with that id; KeyError if there is none."""
        for element in self.elements:
            if element.id == name:
                return element
        raise KeyError(name)


def schema() -> dict[str, Any]:
    """The JSON Schema of a plan."""
    return Plan.model_json_schema()
