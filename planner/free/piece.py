"""What every node of a free layout may say: lengths, places, paint, and how words are set."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from planner.parts import Color, Id, Role
from planner.plan import FontRole, Gradient

Units = Annotated[float, Field(ge=0, le=20_000, allow_inf_nan=False)]
Percent = Annotated[str, Field(pattern=r"^\d{1,3}(\.\d+)?%$")]
Extent = Units | Percent
Share = Annotated[float, Field(ge=-1, le=2)]
Offset = (
    Annotated[float, Field(ge=-20_000, le=20_000, allow_inf_nan=False)]
    | Annotated[str, Field(pattern=r"^-?\d{1,3}(\.\d+)?%$")]
)
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


Fill = Color | Gradient
LOOSE: dict[str, Any] = {"loose": True}
"""What need not be said may be left out, also by a model held to the schema."""


class Piece(BaseModel):
    """What every node may say. `pad` is one length, (vertical, horizontal), or top right bottom left.

    In a stack, `left` and `top` place a child from the stack's own left and top edge. With `turn`, a
    node is drawn turned clockwise by as many degrees; `w` and `h` are then its size before, and the
    room that it takes is that of the upright box round it. A `fill` is a colour, or a gradient of two to
    four; `shadow` is how far the soft shadow of what is filled reaches.
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
    rows: Annotated[int, Field(ge=1, le=200)] = 1
    left: Offset | None = None
    top: Offset | None = None
    at: Corner | None = None
    shift: tuple[float, float] = (0.0, 0.0)
    turn: Annotated[float, Field(ge=-360, le=360)] = 0.0
    shape: Shape = "rect"
    fill: Fill | None = None
    stroke: Color | None = None
    stroke_width: Units = 1.5
    dash: tuple[Units, ...] = ()
    radius: Units = 0.0
    opacity: Annotated[float, Field(ge=0, le=1)] = 1.0
    shadow: Annotated[float, Field(ge=0, le=100)] = 0.0
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


OWN = frozenset(Piece.model_fields) - {"facts", "role"}
"""What the grid or column that a list or table becomes takes over from it."""
LETTERS = frozenset(Lettering.model_fields) - frozenset(Piece.model_fields)
"""What its words take over."""


def kept(node: Piece, names: frozenset[str]) -> dict[str, Any]:
    """Fields of a node by name."""
    return {name: getattr(node, name) for name in names}
