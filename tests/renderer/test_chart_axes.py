"""What a chart is told about its axis, its key and its ramp."""

from __future__ import annotations

import re
from typing import Any

import pytest

from planner.parts import ChartKind
from planner.plan import ChartElement, ValueAxis
from tests.renderer.test_charts import (
    ALL,
    assert_read_back,
    element,
    number,
    plot,
    sample,
    svg,
    texts,
    words,
)


def bars(kind: ChartKind = "bar", **axis: Any) -> ChartElement:
    return element(kind, words("n", "a", "b", "c"), number("v", 12, 45, 60, decimals=0), x="n", y=("v",),
                   axis=ValueAxis(**axis))  # fmt: skip


def ends(chart: ChartElement) -> tuple[float, float]:
    found = re.search(r"a:v:linear:([-\d.e]+):([-\d.e]+)", svg(chart))
    assert found is not None
    return float(found[1]), float(found[2])


def test_an_axis_has_the_ends_and_the_step_that_it_is_given() -> None:
    chart = bars(max=100, step=25)
    assert ends(chart) == (0, 100)
    assert {"0", "25", "50", "75", "100"} <= set(texts(chart))
    assert ends(bars("line", min=10, max=70)) == (10, 70)


def test_an_axis_never_cuts_the_data_or_the_foot_of_bars() -> None:
    assert ends(bars(min=20, max=50)) == (0, 60)
    assert ends(bars("line", min=20, max=50)) == (12, 60)


def test_a_step_too_fine_and_ends_that_meet_are_passed_over() -> None:
    assert len(texts(bars(step=0.01))) < 20
    flat = element("line", words("n", "a", "b"), number("v", 5, 5), x="n", y=("v",),
                   axis=ValueAxis(min=5, max=5))  # fmt: skip
    assert_read_back(flat, svg(flat))


def test_values_at_marks_and_gridlines_are_as_asked() -> None:
    assert "45" not in texts(bars(labels=False))
    assert {"12", "45", "60"} <= set(texts(bars(labels=True, max=80)))
    assert len(plot(bars("line")).grid) > 2
    assert plot(bars("line", grid=False)).grid == []


def test_a_key_stands_above_or_below() -> None:
    chart = sample("grouped", h=500)
    tops = {}
    for legend in ("top", "bottom"):
        drawn = plot(chart.model_copy(update={"legend": legend, "axis": ValueAxis(labels=False)}))
        key = next(label for label in drawn.sheet.labels if label.text == "2024")
        tops[legend] = key.area.y
    assert tops["top"] < 50
    assert tops["bottom"] > 450


def test_a_ramp_runs_through_its_colours() -> None:
    chart = sample("heatmap").model_copy(update={"ramp": ("#0000ff", "#ffffff", "#ff0000")})
    drawn = svg(chart)
    assert "#0000ff" in drawn and "#ff0000" in drawn
    assert_read_back(chart, drawn)
    assert "#0000ff" not in svg(sample("heatmap"))


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind not in ("histogram", "box")])
def test_every_kind_is_read_back_with_an_axis_of_its_own(kind: ChartKind) -> None:
    axis = ValueAxis(min=-20, max=300, step=40, grid=True, labels=False)
    chart = sample(kind).model_copy(update={"axis": axis, "legend": "bottom"})
    assert_read_back(chart, svg(chart))
