"""The grammar of a free layout: a tree of rows, columns, grids and stacks with things inside.

Names and meanings are CSS's flexbox and grid where they exist there. Lengths are units (the canvas'
short side is 1000), or a share of the parent such as `"40%"`. Text sizes are roles, or units. Colours
are names of the style, or `#rrggbb`. What is stated is kept; what is left out is decided by fitting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from planner.free.piece import (
    LOOSE,
    Align,
    Fill,
    Justify,
    Lettering,
    Letters,
    Piece,
    Side,
    Units,
    Weight,
)  # fmt: skip
from planner.parts import Annotation, ChartKind, Color, DataColumn, Id, LegendPlace, Mark
from planner.plan import Heads, ValueAxis

Share = Annotated[float, Field(ge=-1, le=2)]


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

    What lies over something in a stack is meant to; only words may not cover words. What has no words
    in it may reach beyond the stack by its `left` and `top`, also over the edge of the page.
    """

    type: Literal["stack"] = "stack"


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


class Cell(BaseModel):
    """A cell that is more than words: over several columns (`span`) or `rows`, in colours of its own,
    or with a node in it (`content`).

    As in HTML, the cells of a row take the places that those above leave free.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=LOOSE)

    text: Letters = ""
    content: Node | None = None
    span: Annotated[int, Field(ge=1, le=24)] = 1
    rows: Annotated[int, Field(ge=1, le=200)] = 1
    fill: Color | None = None
    color: Color | None = None
    weight: Weight | None = None
    text_align: Literal["start", "center", "end"] | None = None


Ruling = Literal["all", "outer", "top", "bottom", "head", "rows", "columns"]


class Rows(Lettering):
    """A table: words, or cells that say more. The first `heads` rows are its head.

    `rules` says which lines are drawn: `head` under the head and under heads over several columns.
    `zebra` tints each second row. `highlight` names rows and `highlight_columns` columns, from 0.
    """

    type: Literal["table"] = "table"
    cells: tuple[tuple[Letters | Cell, ...], ...] = Field(min_length=1, max_length=200)
    heads: Annotated[int, Field(ge=0, le=20)] = 1
    aligns: tuple[Literal["start", "center", "end"], ...] = ()
    widths: tuple[Annotated[float, Field(gt=0)], ...] = ()
    cell_pad: tuple[Units, Units] | None = None
    rules: tuple[Ruling, ...] = ()
    rule_color: Color = "rule"
    rule_width: Units = 1.5
    head_fill: Color | None = "dominant"
    head_color: Color | None = None
    zebra: Color | None = "surface"
    highlight: tuple[int, ...] = ()
    highlight_columns: tuple[int, ...] = ()
    highlight_fill: Color = "tint"


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
    head: Heads = "end"
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

    ground: Fill = "bg"
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
        queue += reversed(_under(node))


def _under(node: Node) -> tuple[Node, ...]:
    """The nodes right under one: children, or what stands in the cells of a table."""
    if isinstance(node, Rows):
        cells = (cell for row in node.cells for cell in row if isinstance(cell, Cell))
        return tuple(cell.content for cell in cells if cell.content)
    return node.children if isinstance(node, Holder) else ()


for _model in (Holder, Row, Column, Grid, Stack, Cell, Rows, Layout):
    _model.model_rebuild()
