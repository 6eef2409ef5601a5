"""Elements that are read: texts, formulas and tables."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field, model_validator

from planner.parts import Align, Box, Color, Length, Model, Share, Unit
from planner.plan.base import Element

MOST_LETTERS = 20_000
"""Of one run of text."""


class Run(Model):
    """A stretch of text in one style; `color` and `weight` override the element's."""

    text: Annotated[str, Field(max_length=MOST_LETTERS)]
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
