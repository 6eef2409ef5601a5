"""The grammar of a free layout: a tree of rows, columns, grids and stacks with things inside.

Names and meanings are CSS's flexbox and grid where they exist there. Lengths are units (the canvas'
short side is 1000), or a share of the parent such as `"40%"`. Text sizes are roles, or units. Colours
are names of the style, or `#rrggbb`. What is stated is kept; what is left out is decided by fitting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from planner.plan import Annotation, ChartKind, Color, DataColumn, FontRole, Id, Mark, Role

Units = Annotated[float, Field(ge=0, le=20_000, allow_inf_nan=False)]
Percent = Annotated[str, Field(pattern=r"^\d{1,3}(\.\d+)?%$")]
Extent = Units | Percent
Share = Annotated[float, Field(ge=-1, le=2)]
Letters = Annotated[str, Field(max_length=10_000)]
Weight = Annotated[int, Field(ge=100, le=900)]
Align = Literal["start", "center", "end", "stretch"]
Justify = Literal["start", "center", "end", "between", "around", "evenly"]
Corner = Literal[
    "top-left", "top", "top-right", "left", "center", "right", "bottom-left", "bottom", "bottom-right",
]  # fmt: skip
Shape = Literal[
    "rect", "pill", "ellipse", "diamond", "triangle", "triangle-down", "hexagon", "parallelogram",
    "trapezoid", "trapezoid-down", "star", "bubble", "cylinder", "cloud", "brace-left", "brace-right",
    "arrow-right", "arrow-left", "arrow-up", "arrow-down", "chevron-right", "chevron-down",
]  # fmt: skip
TextSize = Literal[
    "display", "title", "heading", "subheading", "body", "label", "caption", "number"
]
Side = Literal["top", "right", "bottom", "left"]


LOOSE: dict[str, Any] = {"loose": True}
"""What need not be said may be left out, also by a model held to the schema."""


class Piece(BaseModel):
    """What every node may say. `pad` is one length, (vertical, horizontal), or top right bottom left.

    In a stack, `left` and `top` place a child from the stack's own left and top edge.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=LOOSE)

    id: Id | None = None
    w: Extent | None = None
    h: Extent | None = None
    grow: Annotated[float, Field(ge=0, le=100)] = 0.0
    aspect: Annotated[float, Field(gt=0.02, lt=50)] | None = None
    pad: Units | tuple[Units, ...] = 0.0
    align_self: Align | None = None
    span: Annotated[int, Field(ge=1, le=24)] = 1
    rows: Annotated[int, Field(ge=1, le=24)] = 1
    left: Extent | None = None
    top: Extent | None = None
    at: Corner | None = None
    shift: tuple[float, float] = (0.0, 0.0)
    shape: Shape = "rect"
    fill: Color | None = None
    stroke: Color | None = None
    stroke_width: Units = 1.5
    dash: tuple[Units, ...] = ()
    radius: Units = 0.0
    opacity: Annotated[float, Field(ge=0, le=1)] = 1.0
    role: Role | None = None
    alt: str = ""
    facts: tuple[Id, ...] = ()

    @field_validator("pad")
    @classmethod
    def _as_css(cls, pad: Any) -> Any:
        if isinstance(pad, tuple) and len(pad) not in (2, 4):
            raise ValueError("pad is one length, two (vertical, horizontal) or four")
        return pad

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Padding in units: top, right, bottom, left."""
        if not isinstance(self.pad, tuple):
            return (self.pad,) * 4
        return self.pad * 2 if len(self.pad) == 2 else self.pad  # type: ignore[return-value]


class Holder(Piece):
    """A node with children: `align` across the flow, `justify` along it."""

    gap: Units = 0.0
    align: Align = "stretch"
    justify: Justify = "start"
    children: tuple[Node, ...] = Field(min_length=0, max_length=400)


class Row(Holder):
    """Children side by side, in the language's direction."""

    type: Literal["row"] = "row"
    wrap: bool = False


class Column(Holder):
    """Children one under the other."""

    type: Literal["column"] = "column"


class Grid(Holder):
    """Children in rows of `columns`: a number of equal ones, or their weights.

    `even` makes all rows equally high. A child may `span` columns and `rows`.
    """

    type: Literal["grid"] = "grid"
    columns: Annotated[int, Field(ge=1, le=24)] | tuple[Annotated[float, Field(gt=0)], ...] = 2
    row_gap: Units | None = None
    even: bool = False


class Stack(Holder):
    """Children over each other: the first fills it, others stand `at` a corner or an edge, or where
    their `left` and `top` say.

    What lies over something in a stack is meant to; only words may not cover words.
    """

    type: Literal["stack"] = "stack"


class Span(BaseModel):
    """A stretch of text in one style."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=LOOSE)

    text: Letters
    weight: Weight | None = None
    italic: bool = False
    color: Color | None = None


class Lettering(Piece):
    """How words are set: `size` is a role or units, both scaled until the page is full.

    A colour left out is chosen for contrast. `lines` is how many lines they may take at most.
    """

    size: TextSize | Annotated[float, Field(gt=0, le=1000)] = "body"
    weight: Weight | None = None
    font: FontRole | None = None
    color: Color | None = None
    text_align: Literal["start", "center", "end"] = "start"
    leading: Annotated[float, Field(ge=0.8, le=3)] | None = None
    tracking: Annotated[float, Field(ge=-0.2, le=1)] | None = None
    lines: Annotated[int, Field(ge=1, le=200)] | None = None
    lang: str | None = None


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


class Rows(Lettering):
    """A table of text: the first row is the head."""

    type: Literal["table"] = "table"
    cells: tuple[tuple[Letters, ...], ...] = Field(min_length=1, max_length=200)
    aligns: tuple[Literal["start", "center", "end"], ...] = ()
    widths: tuple[Annotated[float, Field(gt=0)], ...] = ()
    highlight: tuple[int, ...] = ()


class Formula(Lettering):
    """A formula in Typst's math notation."""

    type: Literal["math"] = "math"
    formula: Annotated[str, Field(min_length=1, max_length=4000)]


class Line(Piece):
    """A rule across its parent: `thickness` in units."""

    type: Literal["rule"] = "rule"
    upright: bool = False
    thickness: Units = 1.5
    color: Color = "rule"


class Path(Piece):
    """A line through `points`, shares of its box (0 to 1 from the top left): straight, or `smooth`.

    `closed` joins the last to the first; with a `fill` it is a shape of any form.
    """

    type: Literal["path"] = "path"
    points: Annotated[tuple[tuple[Share, Share], ...], Field(min_length=2, max_length=2_000)]
    smooth: bool = False
    closed: bool = False


class Air(Piece):
    """Empty room; with `grow` it takes what is left."""

    type: Literal["space"] = "space"


Node = Annotated[
    Row
    | Column
    | Grid
    | Stack
    | Words
    | Listing
    | Sign
    | Picture
    | Graph
    | Rows
    | Formula
    | Line
    | Path
    | Air,
    Field(discriminator="type"),
]


class Arrow(BaseModel):
    """A line between two nodes by id. Sides left out are those that face each other.

    `gap` is left between its ends and what they point at.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=LOOSE)

    start: Id
    end: Id
    label: str = ""
    head: Literal["none", "end", "both", "start"] = "end"
    route: Literal["straight", "elbow", "curve"] = "elbow"
    from_side: Side | None = None
    to_side: Side | None = None
    color: Color = "ink"
    width: Annotated[float, Field(gt=0, le=40)] = 2.0
    gap: Annotated[float, Field(ge=0, le=200)] = 6.0
    dash: tuple[Units, ...] = ()


class Layout(BaseModel):
    """A whole page: its ground, the margin round it, the tree, and the arrows over it."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=LOOSE)

    ground: Color = "bg"
    margin: Units = 60.0
    root: Node
    arrows: Annotated[tuple[Arrow, ...], Field(max_length=400)] = ()

    @model_validator(mode="after")
    def _ids_meet(self) -> Layout:
        counts = Counter(node.id for node in nodes(self.root) if node.id)
        twice = [name for name, count in counts.items() if count > 1]
        if twice:
            raise ValueError(f"two nodes are called {twice[0]}; give each its own id")
        for arrow in self.arrows:
            for end in (arrow.start, arrow.end):
                if end not in counts:
                    raise ValueError(f"an arrow names {end}, but no node has that id")
        return self


def nodes(root: Node) -> Iterator[Node]:
    """A node and everything under it, in reading order."""
    queue: list[Node] = [root]
    while queue:
        node = queue.pop()
        yield node
        queue += reversed(getattr(node, "children", ()))


for _model in (Holder, Row, Column, Grid, Stack, Layout):
    _model.model_rebuild()
