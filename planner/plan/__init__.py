"""The plan: all that a picture needs, as JSON that a person can read, edit, diff, render again.

Units: the canvas' short side is 1000 units, whatever its size in pixels. Boxes are in units from
the top left corner. Colours are `#rrggbb` or the name of a colour in `style.colors`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from planner.content import Content
from planner.parts import Brief, Canvas, Dataset, Fact, Issue, Model, Reasoning, Reference, Style
from planner.plan.base import Element
from planner.plan.charts import ChartElement, ValueAxis
from planner.plan.drawn import (
    BackgroundElement,
    ConnectorElement,
    Gradient,
    Heads,
    IconElement,
    PictureElement,
    ShapeElement,
)
from planner.plan.texts import (
    Corner,
    FontRole,
    FontSize,
    Line,
    MathElement,
    OnObject,
    Run,
    TableElement,
    TextElement,
)

__all__ = [
    "PLAN_VERSION",
    "AnyElement",
    "BackgroundElement",
    "ChartElement",
    "ConnectorElement",
    "Corner",
    "Element",
    "FontRole",
    "FontSize",
    "Gradient",
    "Heads",
    "IconElement",
    "Line",
    "MathElement",
    "OnObject",
    "PictureElement",
    "Plan",
    "Run",
    "ShapeElement",
    "TableElement",
    "TextElement",
    "ValueAxis",
    "schema",
]

PLAN_VERSION = 2
"""Raised by one with each change of the schema; `planner.migrations` lift older plans."""

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


class Plan(Model):
    """A whole plan. Elements are drawn by `z`, then in order; their order is the reading order.

    `content` is what was laid out, without what the plan itself keeps (data, facts, references,
    reasoning): with it the page can be laid out again. `layout_key` is a hash of the elements as they were
    laid out from it, stale where they were edited since. `variant` is which design of the seed it is, and
    `head` what its pictures were drawn with, and are again where no other is asked for.
    """

    version: Literal[2] = 2
    prompt: str
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0
    variant: Annotated[int, Field(ge=0, le=1000)] = 0
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
    content: Content | None = None
    layout_key: str = ""
    head: Literal["none", "shaded", "local"] | None = None

    def element(self, name: str) -> AnyElement:
        """The element with that id; KeyError if there is none."""
        for element in self.elements:
            if element.id == name:
                return element
        raise KeyError(name)


def schema() -> dict[str, Any]:
    """The JSON Schema of a plan."""
    return Plan.model_json_schema()
