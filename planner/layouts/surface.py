"""The page and what is put on it: elements collected in reading order, rectangles, discs, paths.

All lengths are units.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from planner.looks import Character
from planner.parts import Box, Style
from planner.plan import AnyElement, ShapeElement

FARTHEST = 20_000.0
"""The bound of a plan's coordinates: a page that does not fit is told by `check`, not by a crash."""


@dataclass(frozen=True)
class Page:
    """The page a layout draws on: its size, style, language, and the body size that all else follows.

    `like` is the arrangement that it has already, where it is laid out again; on a `tight` page type may be as
    small as can just be read. `taken` names the anatomies of earlier designs.
    """

    width: float
    height: float
    style: Style
    character: Character
    language: str
    direction: Literal["ltr", "rtl"]
    body: float
    margin: float
    seed: int = 0
    variant: int = 0
    air: float = 1.0
    least: float = 12.0
    like: str = ""
    tight: bool = False
    taken: tuple[str, ...] = ()

    @property
    def shape(self) -> Literal["portrait", "square", "landscape"]:
        """The page's shape in one word."""
        ratio = self.width / self.height
        return "landscape" if ratio > 1.2 else "portrait" if ratio < 0.87 else "square"

    @property
    def centered(self) -> bool:
        """True where a headline over the body stands in the middle."""
        return (self.style.title_align or self.character.header) == "center"

    def gap(self, steps: float) -> float:
        """A distance in steps of half the body size; crowded pages have less `air`."""
        return steps * self.body / 2 * self.air

    def at(self, body: float) -> Page:
        """The same page with another body size."""
        return replace(self, body=body)


@dataclass(slots=True)
class Sink:
    """Collects the elements of a page, in reading order, with ids counted by name.

    `flattened` counts the tables that had no room for their columns.
    """

    elements: list[AnyElement] = field(default_factory=list)
    flattened: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    parents: list[str] = field(default_factory=list)

    def name(self, stem: str) -> str:
        """A fresh id such as `step-3`."""
        self.counts[stem] = self.counts.get(stem, 0) + 1
        return f"{stem}-{self.counts[stem]}"

    @property
    def parent(self) -> str | None:
        """The innermost open panel."""
        return self.parents[-1] if self.parents else None

    def add(self, element: AnyElement) -> None:
        """Append an element under the open panel."""
        if element.parent is None and self.parents:
            element = element.model_copy(update={"parent": self.parent})
        self.elements.append(element)


def box(x: float, y: float, w: float, h: float) -> Box:
    """A box rounded to a thousandth of a unit, and kept within what a plan can hold."""
    x, y = (round(min(max(v, -FARTHEST), FARTHEST), 3) for v in (x, y))
    w, h = (round(min(max(v, 0.0), FARTHEST), 3) for v in (w, h))
    return Box(x=x, y=y, w=w, h=h)


def add_rect(
    sink: Sink, x: float, y: float, w: float, h: float, fill: str,
    *, z: int = 1, radius: float = 0.0, name: str = "rect", opacity: float = 1.0,
) -> str:  # fmt: skip
    """Add a filled rectangle; its id."""
    own = sink.name(name)
    sink.add(
        ShapeElement(id=own, box=box(x, y, w, h), z=z, fill=fill, radius=radius, opacity=opacity)
    )
    return own


def add_ellipse(
    sink: Sink, cx: float, cy: float, r: float, *, fill: str | None = None,
    stroke: str | None = None, stroke_width: float = 0.0, z: int = 2, name: str = "disc",
) -> str:  # fmt: skip
    """Add a circle; its id."""
    own = sink.name(name)
    sink.add(
        ShapeElement(
            id=own,
            shape="ellipse",
            box=box(cx - r, cy - r, 2 * r, 2 * r),
            z=z,
            fill=fill,
            stroke=stroke,
            stroke_width=stroke_width,
        )
    )
    return own


def add_path(
    sink: Sink, path: str, bounds: Box, *, fill: str | None = None, stroke: str | None = None,
    stroke_width: float = 0.0, z: int = 1, name: str = "path", dash: tuple[float, ...] = (),
) -> str:  # fmt: skip
    """Add an SVG path in units of the canvas; its id."""
    own = sink.name(name)
    sink.add(
        ShapeElement(
            id=own,
            shape="path",
            path=path,
            box=bounds,
            z=z,
            fill=fill,
            stroke=stroke,
            stroke_width=stroke_width,
            dash=dash,
        )
    )
    return own
