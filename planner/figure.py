"""A figure that a prompt dictates: lettered panels, and the shapes and arrows drawn in them.

Boxes are shares (0 to 1) of what holds them: a panel of the page's body or of the panel that it is
inset in, a shape of its panel's drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import ConfigDict

from planner.net import Dash, Net
from planner.parts import Align, Color, Finite

_STRICT = ConfigDict(extra="forbid")

Share4 = tuple[Finite, Finite, Finite, Finite]
"""Left, top, width and height."""
Whole: Share4 = (0.0, 0.0, 1.0, 1.0)
Form = Literal[
    "box", "rect", "ellipse", "diamond", "trapezoid", "bubble", "text", "stack", "page", "table",
    "cells", "plus", "person", "caption", "brace", "cylinder",
]  # fmt: skip
"""What a shape is: a rounded or a square box, ..., words alone, a stack of sheets, a written page, a table,
a row of cells, a circle with a plus sign, a person, a title over or under others."""
Spot = Literal["in", "below", "above", "right", "corner", "top"]
"""Where the words of a shape stand."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing drawn. `ring` holds others: it is drawn behind them, its words in its corner."""

    __pydantic_config__: ClassVar = _STRICT

    form: Form = "box"
    text: str = ""
    box: Share4 = Whole
    at: Spot = "in"
    fill: Color | None = None
    stroke: Color | None = None
    ink: Color | None = None
    dash: Dash = ""
    cells: int = 1
    fills: tuple[Color, ...] = ()
    ring: bool = False
    bold: bool = False
    lines: tuple[str, ...] = ()
    align: Align = "center"


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from one shape to another, by index, with a head at its end unless it is plain.

    It leaves and arrives `across` or `down` where that is told; `list` hangs the end from a line under the start.
    """

    __pydantic_config__: ClassVar = _STRICT

    start: int
    end: int
    color: Color | None = None
    dash: Dash = ""
    plain: bool = False
    curve: bool = False
    many: int = 1
    way: Literal["", "across", "down", "list"] = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a panel: where it stands across and down, its weight beside others, and the colour of its swatch."""

    __pydantic_config__: ClassVar = _STRICT

    text: str
    align: Align = "start"
    foot: bool = False
    strong: bool = False
    mark: Color | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """A large number and what it counts."""

    __pydantic_config__: ClassVar = _STRICT

    value: str
    label: str
    color: Color | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, `span` columns wide and `down` rows high."""

    __pydantic_config__: ClassVar = _STRICT

    text: str = ""
    span: int = 1
    bold: bool = False
    italic: bool = False
    down: int = 1


@dataclass(frozen=True, slots=True)
class Callout:
    """Words that point to a cell by row and column; to the rule under the row where `column` is -1."""

    __pydantic_config__: ClassVar = _STRICT

    text: str
    row: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, the first `head` of them its head. `rules` lie under those rows, -1 the top;
    `uprights` stand before those columns; `thick` rules are heavier, `shaded` rows have a grey ground,
    `hues` are the grounds of the heads.
    """

    __pydantic_config__: ClassVar = _STRICT

    rows: tuple[tuple[Cell, ...], ...] = ()
    aligns: tuple[Align, ...] = ()
    head: int = 1
    rules: tuple[int, ...] = ()
    uprights: tuple[int, ...] = ()
    thick: tuple[int, ...] = ()
    shaded: tuple[int, ...] = ()
    hues: tuple[Color | None, ...] = ()
    callouts: tuple[Callout, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """Texts that belong to the sets of these indices and to no others."""

    __pydantic_config__: ClassVar = _STRICT

    sets: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sets:
    """Two or three overlapping circles: their names and colours, and what stands in their regions."""

    __pydantic_config__: ClassVar = _STRICT

    names: tuple[str, ...]
    colors: tuple[Color | None, ...]
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """A small icon: `icon` is what it is looked up by, then its name; `color` fills it, `disc` is its ground."""

    __pydantic_config__: ClassVar = _STRICT

    icon: str
    color: Color | None = None
    disc: Color | None = None


@dataclass(frozen=True, slots=True)
class Pane:
    """A panel: its letter, title, and what it shows. `chart` is an index into the content's charts,
    `inside` that of the pane that it is inset in;
    `corner` a mark at its top right.
    """

    __pydantic_config__: ClassVar = _STRICT

    box: Share4 = Whole
    letter: str = ""
    title: str = ""
    align: Align = "start"
    words: tuple[Words, ...] = ()
    tallies: tuple[Tally, ...] = ()
    chart: int | None = None
    shapes: tuple[Shape, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    grid: Grid | None = None
    net: Net | None = None
    sets: Sets | None = None
    signs: tuple[Sign, ...] = ()
    corner: Shape | None = None
    inside: int | None = None
    fill: Color | None = None
    stroke: Color | None = None
    ink: Color | None = None
    title_color: Color | None = None

    @property
    def draws(self) -> bool:
        """True where it shows more than words."""
        return self.chart is not None or bool(self.tallies) or self.has_drawing

    @property
    def has_drawing(self) -> bool:
        """True for shapes, a table, a net, sets or signs."""
        return bool(self.shapes or self.grid or self.net or self.sets or self.signs)


@dataclass(frozen=True, slots=True)
class Figure:
    """The panes of a page in reading order and the arrows between them.

    `framed` where each has a border; `rule` parts two columns, `aspect` suits them. `title` stands over
    them in the middle, on an `underline`, `note` under them.
    """

    __pydantic_config__: ClassVar = _STRICT

    panes: tuple[Pane, ...] = ()
    framed: bool = True
    rule: Color | None = None
    rule_dash: Dash = ""
    aspect: str = "4:3"
    font: Literal["sans", "serif"] = "sans"
    arrows: tuple[Arrow, ...] = ()
    title: str = ""
    title_color: Color | None = None
    underline: Color | None = None
    note: str = ""
