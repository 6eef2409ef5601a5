"""Charts, with the exact data that they draw."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from planner.parts import (
    Annotation,
    ChartKind,
    Color,
    DataColumn,
    Finite,
    LegendPlace,
    Mark,
    Model,
    agree,
)
from planner.plan.base import Element
from planner.plan.texts import FontSize


class ValueAxis(Model):
    """How the axis of values is drawn where the data does not decide it.

    It runs from `min` to `max`, but always over all of the data and the foot of bars, with a tick each
    `step`. `grid` tells whether it has gridlines.
    """

    min: Finite | None = None
    max: Finite | None = None
    step: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    grid: bool | None = None

    @property
    def asked(self) -> bool:
        """True where the axis itself is asked for."""
        return self.grid is True or any(v is not None for v in (self.min, self.max, self.step))


class ChartElement(Element):
    """A chart and the exact data drawn.

    Encodings name columns: `x` is the category, date or horizontal measure; `y` one or more
    measures; `series` splits rows into series (long form); `size` is a third measure. A gantt's `y`
    is start and end. `highlight` names the categories or series that the claim is about.
    `unit_above` is false where words over the chart name the unit already. `colors` gives series,
    categories or parts colours of their own, by name; `x_title` and `y_title` name the axes.
    `legend` is where a legend stands in place of names at the marks; without it series are named
    there, and have a legend at the top where that fails. `data_labels` says whether values stand at
    the marks, where there is room; without it few bars have them, lines at their end. `ramp` are
    the colours of a heatmap, low to high; the middle one of three is that of zero where the values
    lie on both sides of it. `upright` says whether bars stand. `label` is a column of words written
    at the marks in place of their values, `center` stands in a donut's hole. `x_ticks` and
    `y_ticks` are the values that the axes are numbered at.
    """

    kind: Literal["chart"] = "chart"
    chart: ChartKind
    columns: tuple[DataColumn, ...]
    x: str | None = None
    y: tuple[str, ...] = ()
    series: str | None = None
    size_by: str | None = None
    highlight: tuple[str, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    marks: tuple[Mark, ...] = ()
    unit: str | None = None
    unit_above: bool = True
    decimals: Annotated[int, Field(ge=0, le=12)] | None = None
    share: bool = False
    colors: dict[str, Color] = Field(default_factory=dict)
    x_title: Annotated[str, Field(max_length=200)] = ""
    y_title: Annotated[str, Field(max_length=200)] = ""
    axis: ValueAxis = ValueAxis()
    legend: LegendPlace | None = None
    data_labels: bool | None = None
    ramp: Annotated[tuple[Color, ...], Field(max_length=3)] = ()
    upright: bool | None = None
    x_ticks: tuple[Finite, ...] = ()
    y_ticks: tuple[Finite, ...] = ()
    label: str | None = None
    center: Annotated[str, Field(max_length=200)] = ""
    icon: str | None = None
    text_size: FontSize = 15.0
    lang: str | None = None

    @model_validator(mode="after")
    def _encodings_exist(self) -> ChartElement:
        agree(self.columns, (self.x, *self.y, self.series, self.size_by, self.label))
        return self
