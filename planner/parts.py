"""The parts of a plan that are no elements: boxes, data, facts, instructions, style.

Units: the canvas' short side is 1000 units, whatever its size in pixels. Boxes are in units from
the top left corner. Colours are `#rrggbb` or the name of a colour in `style.colors`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

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
            x=min(self.x + dx, FARTHEST), y=min(self.y + dy, FARTHEST),
            w=max(0, self.w - 2 * dx), h=max(0, self.h - 2 * dy),
        )  # fmt: skip

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


def agree(columns: Sequence[DataColumn], used: Iterable[str | None]) -> None:
    """Raise ValueError where a name that a chart uses is no column's, or columns differ in length."""
    names = {column.name for column in columns}
    missing = sorted({name for name in used if name is not None and name not in names})
    if missing:
        raise ValueError(f"no column named {', '.join(missing)}")
    if len({len(column.values) for column in columns}) > 1:
        raise ValueError("every column needs the same number of values")


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
    """Palette, type, light and medium. `colors` maps a colour's name to `#rrggbb`.

    `title_scale` and `text_scale` are how large headline and other text are beside what the page
    would have them; `title_align` is where the headline stands if not where the character has it.
    """

    palette: str
    colors: dict[str, Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$")]]
    character: str = "editorial"
    type: TypePairing
    light: Light = Light()
    medium: str = "flat"
    mood: str = "calm"
    dark: bool = False
    title_scale: Scale = 1.0
    text_scale: Scale = 1.0
    title_align: Literal["start", "center"] | None = None

    @model_validator(mode="after")
    def _complete(self) -> Style:
        missing = [name for name in COLORS if name not in self.colors]
        if missing:
            raise ValueError(f"colors lacks {', '.join(missing)}")
        return self


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
Weather = Literal[
    "clear", "cloudy", "drizzle", "rain", "lightning", "snow", "fog", "wind", "rainbow"
]  # fmt: skip


class Reasoning(Model):
    """What a stage decided, and why."""

    stage: str
    text: str


DISPUTE, UNREAD = "dispute", "unread"
"""The stages under which reasoning tells of sources that disagree, and of what was not read."""
