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
    overlapping,
    plot,
    sample,
    svg,
    texts,
    words,
)


def bars(kind: ChartKind = "bar", told: bool | None = None, **axis: Any) -> ChartElement:
    return element(kind, words("n", "a", "b", "c"), number("v", 12, 45, 60, decimals=0), x="n", y=("v",),
                   axis=ValueAxis(**axis), data_labels=told)  # fmt: skip


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
    assert "45" not in texts(bars(told=False))
    assert {"12", "45", "60"} <= set(texts(bars(told=True, max=80)))
    assert {"12", "45", "60"} <= set(texts(bars("line", told=True)))
    assert "60" in texts(bars("line")) and "45" not in texts(bars("line"))
    assert len(plot(bars("line")).grid) > 2
    assert plot(bars("line", grid=False)).grid == []


KEYED: tuple[ChartKind, ...] = ("grouped", "stacked", "line", "area", "dumbbell")


@pytest.mark.parametrize("kind", KEYED)
def test_a_legend_stands_where_it_is_asked_for(kind: ChartKind) -> None:
    chart = sample(kind, w=500, h=500, count=3)
    places = {}
    for legend in ("top", "bottom", "left", "right"):
        drawn = plot(chart.model_copy(update={"legend": legend, "data_labels": False}))
        last = drawn.table.series[-1].name.split()[0]
        named = [label for label in drawn.sheet.labels if label.text.split()[0] == last]
        assert len(named) == 1
        places[legend] = named[0].area
        assert not overlapping(drawn)
    assert places["top"].y < 60 and places["bottom"].y > 420
    assert places["left"].right < 200 and places["right"].x > 280


def test_a_legend_on_the_right_is_there_in_a_mirrored_page_too() -> None:
    chart = sample("line", w=500, h=400, count=3, language="ar", legend="right")
    drawn = plot(chart, language="ar", direction="rtl")
    named = [label for label in drawn.sheet.labels if label.text == "السعودية"]
    assert named[0].area.x > 280


def test_a_legend_among_the_marks_finds_a_free_corner_or_stands_over_them() -> None:
    rising = element("line", words("n", *"abcdef"), number("one", *range(6)), number("two", *range(1, 7)),
                     x="n", y=("one", "two"), legend="inset")  # fmt: skip
    drawn = plot(rising)
    area = next(label.area for label in drawn.sheet.labels if label.text == "one")
    left, top = (min(start[i] for start, _ in drawn.grid) for i in (0, 1))
    assert area.x > left and area.y > top
    assert not overlapping(drawn)
    full = plot(sample("stacked", count=9, share=True, legend="inset"))
    assert next(label.area for label in full.sheet.labels if label.text == "2024").y < 20


def test_a_column_too_long_for_the_side_stands_at_the_top() -> None:
    drawn = plot(sample("line", w=420, h=60, legend="right"))
    assert next(label.area for label in drawn.sheet.labels if label.text == "Asia").x < 210


def test_a_ramp_runs_through_its_colours() -> None:
    chart = sample("heatmap").model_copy(update={"ramp": ("#0000ff", "#ffffff", "#ff0000")})
    drawn = svg(chart)
    assert "#0000ff" in drawn and "#ff0000" in drawn
    assert_read_back(chart, drawn)
    assert "#0000ff" not in svg(sample("heatmap"))


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind not in ("histogram", "box")])
def test_every_kind_is_read_back_with_an_axis_of_its_own(kind: ChartKind) -> None:
    axis = ValueAxis(min=-20, max=300, step=40, grid=True)
    chart = sample(kind).model_copy(update={"axis": axis, "legend": "right", "data_labels": False})
    assert_read_back(chart, svg(chart))
