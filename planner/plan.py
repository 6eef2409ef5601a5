"""The plan: all that a picture needs, as JSON that a person can read, edit, diff, render again.

Units: the canvas' short side is 1000 units, whatever its size in pixels. Boxes are in units from
the top left corner. Colours are `#rrggbb` or the name of a colour in `style.colors`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

PLAN_VERSION = 1
"""Raised by one with each change of the schema; `planner.migrate` lifts older plans."""

Unit = Annotated[float, Field(ge=-20_000, le=20_000, allow_inf_nan=False)]
Length = Annotated[float, Field(ge=0, le=20_000, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{1,80}$")]
Color = Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?|[a-z][a-z0-9_]{0,31})$")]
Role = Literal["identity", "object", "text", "data", "style", "background"]
Align = Literal["start", "center", "end"]
SIZES = ("1K", "2K", "4K")
LONG_SIDES = {"1K": (1024, 1280), "2K": (2048, 1920), "4K": (4096, 3840)}
"""Long side in pixels by size: for most aspects, and for 16:9 and 9:16."""
LARGEST_SIDE = 20_000


class Model(BaseModel):
    """Base of every part of a plan: frozen, and refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Issue(Model):
    """Something wrong with a plan: where (`elements[3].box`), what kind, and in words."""

    path: str
    code: str
    message: str


class Box(Model):
    """A rectangle in units."""

    x: Unit
    y: Unit
    w: Length
    h: Length

    @property
    def right(self) -> float:
        """The right edge, in units."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The bottom edge, in units."""
        return self.y + self.h

    def inset(self, dx: float, dy: float | None = None) -> Box:
        """The box shrunk by `dx` units left and right, `dy` above and below."""
        dy = dx if dy is None else dy
        return Box(
            x=self.x + dx, y=self.y + dy, w=max(0, self.w - 2 * dx), h=max(0, self.h - 2 * dy)
        )

    def turned(self, degrees: float, about: Box | None = None) -> Box:
        """The upright box round this one, turned clockwise about the middle of `about` (its own if absent)."""
        about = about or self
        corners = [(x, y) for x in (self.x, self.right) for y in (self.y, self.bottom)]
        xs, ys = zip(*(about.swung(x, y, degrees) for x, y in corners), strict=True)
        return Box.model_construct(x=min(xs), y=min(ys), w=max(xs) - min(xs), h=max(ys) - min(ys))

    def swung(self, x: float, y: float, degrees: float) -> tuple[float, float]:
        """A point turned clockwise about the middle of the box."""
        if not degrees:
            return x, y
        cx, cy = self.x + self.w / 2, self.y + self.h / 2
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        dx, dy = x - cx, y - cy
        return cx + dx * cos - dy * sin, cy + dx * sin + dy * cos

    def contains(self, other: Box, slack: float = 0.5) -> bool:
        """True where `other` lies inside, give or take `slack` units."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


Side = Annotated[float, Field(ge=100, le=20_000, allow_inf_nan=False)]
LONGEST = 10.0
"""Long side of a canvas over its short side, at most."""


class Canvas(Model):
    """The picture's shape: `width` x `height` in units (short side 1000) and the size asked for."""

    aspect: str = "4:5"
    size: str = "2K"
    width: Side
    height: Side

    @model_validator(mode="after")
    def _not_a_thread(self) -> Canvas:
        if max(self.width, self.height) > LONGEST * min(self.width, self.height) * 1.001:
            raise ValueError(f"the long side is over {LONGEST:g} short ones")
        return self

    def pixels(self, size: str | None = None) -> tuple[int, int]:
        """Width and height in pixels for `1K`, `2K`, `4K` or `WxH`; the canvas' own size if absent.

        Raises ValueError for a size that is none of these, or whose shape is not the canvas'.
        """
        size, ratio = size or self.size, self.width / max(self.height, 1e-9)
        if size in SIZES:
            wide = abs(max(ratio, 1 / ratio) - 16 / 9) < 0.01
            long = LONG_SIDES[size][int(wide)]
            short = 2 * round(long * min(ratio, 1 / ratio) / 2)
            return (long, short) if ratio >= 1 else (short, long)
        return _exact_pixels(size, ratio)

    @model_validator(mode="after")
    def _has_pixels(self) -> Canvas:
        self.pixels()
        return self

    def least_text(self) -> float:
        """The smallest readable text in units: 1.2 % of the short side, and 11 px at this size."""
        return max(12.0, 11 * min(self.width, self.height) / min(self.pixels()))


def _exact_pixels(size: str, ratio: float) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in size.lower().split("x"))
    except ValueError:
        raise ValueError(f"Unknown size {size}; use 1K, 2K, 4K or WIDTHxHEIGHT.") from None
    if not (16 <= width <= LARGEST_SIDE and 16 <= height <= LARGEST_SIDE):
        raise ValueError(
            f"The size {size} is out of range; each side is 16 to {LARGEST_SIDE} pixels."
        )
    if abs(width / height / ratio - 1) > 0.01 + 1.5 / min(width, height):
        raise ValueError(f"The plan's shape is {ratio:.3f} wide to high; {size} is another shape.")
    return width, height


class SourceRef(Model):
    """Where a fact was read: a file or an address, the place inside it, and when it was published."""

    file: str | None = None
    url: str | None = None
    title: str | None = None
    locator: str | None = None
    retrieved: date | None = None
    published: date | None = None


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


class DataColumn(Model):
    """A column of numbers, dates (ISO text) or names; `null` where a value is missing."""

    name: str
    kind: Literal["number", "percent", "date", "category", "text", "bool"] = "category"
    unit: str | None = None
    decimals: Annotated[int, Field(ge=0, le=12)] = 0
    precision: Literal["day", "month", "quarter", "year"] | None = None
    values: tuple[Finite | str | None, ...] = ()


class Dataset(Model):
    """The table that facts and charts were computed from, as used (after any aggregation)."""

    id: Id
    title: str = ""
    source: SourceRef = SourceRef()
    columns: tuple[DataColumn, ...]
    notes: tuple[str, ...] = ()


class Ref(Model):
    """Cells of a dataset: a column by name, and row indices (all rows when absent)."""

    dataset: Id
    column: str
    rows: tuple[int, ...] | None = None


Op = Literal[
    "value", "sum", "mean", "median", "min", "max", "count", "share", "change", "percent_change",
    "ratio", "difference", "rank", "quartile1", "quartile3", "bin", "correlation", "times",
]  # fmt: skip


class Derivation(Model):
    """How a number was computed; `check` computes it again."""

    op: Op
    inputs: tuple[Ref, ...]


class Fact(Model):
    """One claim with its evidence: a verbatim quote, or a derivation from a dataset.

    `against` are the facts that give another number for the same.
    """

    id: Id
    claim: str
    value: Finite | None = None
    unit: str | None = None
    quote: str = ""
    source: SourceRef = SourceRef()
    confidence: Share = 1.0
    derivation: Derivation | None = None
    against: tuple[Id, ...] = ()


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


class Brief(Model):
    """What the picture is for."""

    archetype: str
    message: str
    audience: str = "general reader"
    topic: str = ""
    instructions: tuple[Instruction, ...] = ()


class Light(Model):
    """One directional light: azimuth in degrees clockwise from the top, elevation above the page."""

    azimuth: Annotated[float, Field(ge=0, lt=360)] = 315.0
    elevation: Annotated[float, Field(ge=0, le=90)] = 50.0
    warmth: Annotated[float, Field(ge=-1, le=1)] = 0.0


class TypePairing(Model):
    """Font families by role."""

    name: str
    display: str
    text: str
    mono: str


COLORS = (
    "bg", "surface", "tint", "ink", "muted", "rule", "dominant", "on_dominant",
    "on_dominant_muted", "dominant_ink", "accent", "on_accent", "accent_ink", "ornament", "context",
    "seq_low", "seq_high", "data1", "data2", "data3", "data4", "data5", "data6",
)  # fmt: skip
"""Names that every style gives a colour to; a plan may add others."""


class Style(Model):
    """Palette, type, light and medium. `colors` maps a colour's name to `#rrggbb`."""

    palette: str
    colors: dict[str, Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$")]]
    character: str = "editorial"
    type: TypePairing
    light: Light = Light()
    medium: str = "flat"
    mood: str = "calm"
    dark: bool = False

    @model_validator(mode="after")
    def _complete(self) -> Style:
        missing = [name for name in COLORS if name not in self.colors]
        if missing:
            raise ValueError(f"colors lacks {', '.join(missing)}")
        return self


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
FontRole = Literal["display", "text", "mono", "serif", "sans", "grotesque", "rounded"]
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


ChartKind = Literal[
    "bar", "grouped", "stacked", "line", "area", "scatter", "bubble", "pie", "donut", "lollipop",
    "slope", "dumbbell", "heatmap", "histogram", "box", "waffle", "pictogram", "treemap", "gantt",
    "sparkline",
]  # fmt: skip


class Annotation(Model):
    """Words on a chart, at a mark named by its x (or category) value and its series."""

    at: Finite | str
    text: str
    series: str | None = None


class Mark(Model):
    """A reference line at a value."""

    value: Finite
    label: str = ""


class ValueAxis(Model):
    """How the axis of values is drawn where the data does not decide it.

    It runs from `min` to `max`, but always over all of the data and the foot of bars, with a tick each
    `step`. `grid` tells whether it has gridlines, `labels` whether values stand at the marks instead.
    """

    min: Finite | None = None
    max: Finite | None = None
    step: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    grid: bool | None = None
    labels: bool | None = None

    @property
    def asked(self) -> bool:
        """True where the axis itself is asked for."""
        return self.grid is True or any(v is not None for v in (self.min, self.max, self.step))


class ChartElement(Element):
    """A chart and the exact data drawn.

    Encodings name columns: `x` is the category, date or horizontal measure; `y` one or more
    measures; `series` splits rows into series (long form); `size` is a third measure. A gantt's
    `y` is start and end. `highlight` names the categories or series that the claim is about.
    `unit_above` is false where words over the chart name the unit already. `colors` gives series,
    categories or parts colours of their own, by name; `x_title` and `y_title` name the axes. `legend`
    is where a key stands, where one is needed; `ramp` are the colours of a heatmap, low to high.
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
    legend: Literal["top", "bottom"] = "top"
    ramp: Annotated[tuple[Color, ...], Field(max_length=3)] = ()
    icon: str | None = None
    text_size: FontSize = 15.0
    lang: str | None = None

    @model_validator(mode="after")
    def _encodings_exist(self) -> ChartElement:
        names = {column.name for column in self.columns}
        used = [self.x, *self.y, self.series, self.size_by]
        missing = sorted({name for name in used if name is not None and name not in names})
        if missing:
            raise ValueError(f"no column named {', '.join(missing)}")
        if len({len(column.values) for column in self.columns}) > 1:
            raise ValueError("every column needs the same number of values")
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


class PictureObject(Model):
    """A thing in a picture. `box` in units of the canvas; depth 0 is nearest.

    `ref` is the id of the reference that shows it; else `sprite` names a drawing.
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


DayTime = Literal["day", "dusk", "night"]


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


class Reasoning(Model):
    """What a stage decided, and why."""

    stage: str
    text: str


class Plan(Model):
    """A whole plan. Elements are drawn by `z`, then in order; their order is the reading order."""

    version: Literal[1] = 1
    prompt: str
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0
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

    def element(self, name: str) -> AnyElement:
        """The element with that id; KeyError if there is none."""
        for element in self.elements:
            if element.id == name:
                return element
        raise KeyError(name)


def schema() -> dict[str, Any]:
    """The JSON Schema of a plan."""
    return Plan.model_json_schema()
