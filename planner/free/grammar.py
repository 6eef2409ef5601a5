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

from planner.free.contents import Air, Formula, Graph, Line, Listing, Path, Picture, Sign, Words
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
from planner.parts import Color, Id
from planner.plan import Heads


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
