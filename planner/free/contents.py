"""What stands in a free layout: words, lists, icons, pictures, charts, formulas, lines and air."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from planner.free.piece import LOOSE, Lettering, Letters, Piece, Units, Weight
from planner.parts import Annotation, ChartKind, Color, DataColumn, LegendPlace, Mark, agree
from planner.plan import Heads, ValueAxis

Share = Annotated[float, Field(ge=-1, le=2)]


class Span(BaseModel):
    """A stretch of text in one style."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=LOOSE)

    text: Letters
    weight: Weight | None = None
    italic: bool = False
    color: Color | None = None


class Words(Lettering):
    """A paragraph: `text`, or `spans` where its style changes. Lines break only where needed."""

    type: Literal["text"] = "text"
    text: Letters = ""
    spans: Annotated[tuple[Span, ...], Field(max_length=100)] = ()
    italic: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> Words:
        if not (self.text.strip() or any(span.text.strip() for span in self.spans)):
            raise ValueError("a text needs words, in text or spans")
        return self


class Listing(Lettering):
    """A list: each item a paragraph behind its marker; `icons` are looked up by meaning, one an item."""

    type: Literal["list"] = "list"
    items: tuple[Letters, ...] = Field(min_length=1, max_length=100)
    marker: Literal["bullet", "number", "dash", "check", "cross", "icon", "none"] = "bullet"
    marker_color: Color | None = None
    icons: tuple[str, ...] = ()
    gap: Units = 8.0


class Sign(Piece):
    """An icon, found by what it shows (`speech bubble`) or named (`lucide:users`)."""

    type: Literal["icon"] = "icon"
    icon: Annotated[str, Field(min_length=1, max_length=80)]
    color: Color | None = None
    look: Literal["page", "line", "fill", "colour"] = "page"
    line_width: Annotated[float, Field(gt=0, le=8)] | None = None


class Thing(BaseModel):
    """A thing in a picture, at a box of shares of it (0 to 1 from the top left)."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=LOOSE)

    label: str
    x: Annotated[float, Field(ge=0, le=1)] = 0.3
    y: Annotated[float, Field(ge=0, le=1)] = 0.3
    w: Annotated[float, Field(gt=0, le=1)] = 0.4
    h: Annotated[float, Field(gt=0, le=1)] = 0.4
    depth: Annotated[float, Field(ge=0, le=1)] = 0.5
    color: str | None = None
    count: Annotated[int, Field(ge=1, le=200)] = 1


class Picture(Piece):
    """A painted or illustrated region, in the colours that things have, or in those of the page."""

    type: Literal["picture"] = "picture"
    prompt: str
    things: tuple[Thing, ...] = ()
    ground: str = "plain"
    colors: Literal["natural", "page"] = "natural"


class Graph(Piece):
    """A chart of exact data; fields as in the plan's chart."""

    type: Literal["chart"] = "chart"
    chart: ChartKind
    columns: tuple[DataColumn, ...] = Field(min_length=1)
    x: str | None = None
    y: tuple[str, ...] = ()
    series: str | None = None
    size_by: str | None = None
    highlight: tuple[str, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    marks: tuple[Mark, ...] = ()
    unit: str | None = None
    decimals: Annotated[int, Field(ge=0, le=12)] | None = None
    share: bool = False
    colors: dict[str, Color] = Field(default_factory=dict)
    x_title: Annotated[str, Field(max_length=200)] = ""
    y_title: Annotated[str, Field(max_length=200)] = ""
    axis: ValueAxis = ValueAxis()
    legend: LegendPlace | None = None
    data_labels: bool | None = None
    ramp: Annotated[tuple[Color, ...], Field(max_length=3)] = ()

    @model_validator(mode="after")
    def _encodings_exist(self) -> Graph:
        agree(self.columns, (self.x, *self.y, self.series, self.size_by))
        return self


class Formula(Lettering):
    """A formula in Typst's math notation, in the middle of its box unless `text_align` says more."""

    type: Literal["math"] = "math"
    formula: Annotated[str, Field(min_length=1, max_length=4000)]
    text_align: Literal["start", "center", "end"] = "center"


class Line(Piece):
    """A rule across its parent: `thickness` in units."""

    type: Literal["rule"] = "rule"
    upright: bool = False
    thickness: Units = 1.5
    color: Color = "rule"


class Path(Piece):
    """A line through `points`, shares of its box (0 to 1 from the top left): straight, or `smooth`.

    `closed` joins the last to the first; with a `fill` it is a shape of any form. An open one may have
    an arrow's `head` at its ends.
    """

    type: Literal["path"] = "path"
    points: Annotated[tuple[tuple[Share, Share], ...], Field(min_length=2, max_length=2_000)]
    smooth: bool = False
    closed: bool = False
    head: Heads = "none"


class Air(Piece):
    """Empty room; with `grow` it takes what is left."""

    type: Literal["space"] = "space"
