"""What a chart is told beside its data: ticks, words at marks, ramps, keys, standing bars."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from planner import looks
from planner.parts import Annotation, Box, ChartKind, DataColumn, LegendPlace
from planner.plan import ChartElement
from renderer.charts import chart_svg, read_back
from renderer.charts.chart import lay_out
from renderer.charts.plot import Plot

STYLE = looks.style("ocean", "editorial", "editorial", False)
NAMES = DataColumn(name="name", values=("Ann", "Bob", "Cid"))
ONE = DataColumn(name="one", kind="number", values=(10.0, 30.0, 20.0))
TWO = DataColumn(name="two", kind="number", values=(5.0, 10.0, 40.0))


def chart(kind: ChartKind, *columns: DataColumn, **more: Any) -> ChartElement:
    return ChartElement(
        id="c", box=Box(x=0, y=0, w=700, h=500), chart=kind, columns=columns, **more
    )


def laid(element: ChartElement) -> Plot:
    return lay_out(element, STYLE, language="en", direction="ltr")


def texts(element: ChartElement) -> list[str]:
    return [label.text for label in laid(element).sheet.labels]


def overlaps(plot: Plot) -> list[tuple[str, str]]:
    pairs = itertools.combinations(plot.sheet.labels, 2)
    return [(a.text, b.text) for a, b in pairs if a.area.overlaps(b.area, -0.5)]


def test_axes_are_numbered_at_the_ticks_asked_for() -> None:
    element = chart(
        "scatter", ONE, TWO, NAMES, x="one", y=("two",), x_ticks=(0, 15, 45), y_ticks=(0, 50)
    )
    assert {"0", "15", "45", "50"} <= set(texts(element))
    for kind in ("bar", "lollipop", "stacked"):
        shown = texts(
            chart(kind, NAMES, ONE, TWO, x="name", y=("one",), upright=False, x_ticks=(0, 25, 60))
        )
        assert {"25", "60", "10", "30", "20"} <= set(shown), kind


@pytest.mark.parametrize("kind", ["bar", "grouped", "stacked"])
def test_bars_stand_or_lie_as_asked(kind: ChartKind) -> None:
    def widths(upright: bool) -> set[float]:
        y = ("one",) if kind == "bar" else ("one", "two")
        plot = laid(chart(kind, NAMES, ONE, TWO, x="name", y=y, upright=upright))
        shapes = [s for s in plot.sheet.shapes if s.gid and s.gid.startswith("v:1")]
        return {round(s.path[1][1][0][0] - s.path[0][1][0][0], 1) for s in shapes}

    assert len(widths(True)) == 1
    assert len(widths(False)) == 3


def test_words_of_a_label_column_stand_for_the_values() -> None:
    label = DataColumn(name="label", kind="text", values=("10 kg, 4 m", "30 kg, 5 m", "20 kg, 6 m"))
    for kind in ("donut", "pie", "bar"):
        shown = texts(chart(kind, NAMES, ONE, label, x="name", y=("one",), label="label"))
        assert "30 kg, 5 m" in shown and "30" not in shown, kind
    shown = texts(chart("scatter", ONE, TWO, NAMES, label, x="one", y=("two",), label="label"))
    assert "Ann 10 kg, 4 m" in shown


def test_points_have_their_own_label_on_a_line_over_their_numbers() -> None:
    label = DataColumn(name="label", kind="text", values=("U.S.\n10 kg", "\n30 kg", "C\n20 kg"))
    plot = laid(chart("scatter", ONE, TWO, NAMES, label, x="one", y=("two",), label="label"))
    weights = {one.text: one.weight for one in plot.sheet.labels}
    assert {"U.S.", "10 kg", "30 kg", "C", "20 kg"} <= set(weights)
    assert weights["U.S."] > weights["10 kg"]
    assert not {"Ann", "Bob"} & set(weights)


def test_labels_that_begin_with_the_name_stand_round_a_ring_beside_its_key() -> None:
    names = NAMES.values
    label = DataColumn(name="label", kind="text", values=tuple(f"{name} – 1 km" for name in names))
    element = chart(
        "donut", NAMES, ONE, label, x="name", y=("one",), label="label", legend="bottom"
    )
    shown = texts(element)
    assert {f"{name} – 1 km" for name in names} <= set(shown)
    assert set(names) <= set(shown)


def test_tiles_of_a_map_take_their_own_colours_and_labels() -> None:
    label = DataColumn(name="label", kind="text", values=("10", "", ""))
    own = {"Ann": "#112233", "Bob": "#aa2233", "Cid": "#11aa33"}
    element = chart("treemap", NAMES, ONE, label, x="name", y=("one",), label="label", colors=own)
    plot = laid(element)
    assert set(own.values()) <= {shape.fill for shape in plot.sheet.shapes}
    assert "10" in texts(element) and "30" not in texts(element)


def test_a_donut_says_what_is_asked_in_its_hole() -> None:
    plot = laid(chart("donut", NAMES, ONE, x="name", y=("one",), center="Total 60"))
    label = next(one for one in plot.sheet.labels if one.text == "Total 60")
    assert not overlaps(plot)
    assert abs(label.area.x + label.area.w / 2 - 350) < 1


def test_every_value_of_a_line_is_written_where_there_is_room() -> None:
    years = DataColumn(name="year", kind="date", precision="year", values=("2019", "2020", "2021"))
    for kind in ("line", "area"):
        plot = laid(chart(kind, years, ONE, x="year", y=("one",), data_labels=True))
        assert {"10", "30", "20"} <= {label.text for label in plot.sheet.labels}, kind
        assert not overlaps(plot)


def test_a_ramp_of_its_own_is_deep_to_both_sides_of_zero_and_read_back() -> None:
    across = DataColumn(name="to", values=("a", "b", "a", "b"))
    down = DataColumn(name="from", values=("p", "p", "q", "q"))
    weight = DataColumn(name="Weight", kind="number", decimals=2, values=(-0.4, 0.0, 0.4, 0.78))
    ramp = ("#000080", "#ffffff", "#dc143c")
    element = chart(
        "heatmap", across, down, weight, x="to", y=("Weight",), series="from", ramp=ramp
    )
    plot = laid(element)
    fills = {s.gid: s.fill for s in plot.sheet.shapes if s.gid and s.gid.startswith("v:")}
    assert fills["v:2:1"] == "#ffffff"
    assert {"Weight", "−0.40", "0.80"} <= {label.text for label in plot.sheet.labels}
    drawn = chart_svg(element, STYLE, language="en", direction="ltr")
    back = {row: value for _, row, value in read_back(drawn, element)}
    assert [back[row] for row in range(4)] == pytest.approx([-0.4, 0.0, 0.4, 0.78], abs=0.01)


def test_a_key_stands_for_names_at_the_marks() -> None:
    def squares(legend: LegendPlace | None) -> int:
        plot = laid(
            chart(
                "stacked", NAMES, ONE, TWO, x="name", y=("one", "two"), upright=False, legend=legend
            )
        )
        return sum(1 for shape in plot.sheet.shapes if shape.fill and not shape.gid)

    assert squares("top") == squares(None) + 2


@pytest.mark.parametrize("kind", ["line", "area"])
def test_a_key_that_is_asked_for_is_drawn_for_a_lone_series_too(kind: ChartKind) -> None:
    labels = [
        {label.text for label in laid(chart(kind, NAMES, ONE, x="name", y=("one",), legend=place)).sheet.labels}
        for place in ("top", None)
    ]  # fmt: skip
    assert "one" in labels[0] - labels[1]


def test_a_dumbbell_takes_the_colours_of_its_sides() -> None:
    colors = {"one": "#800080", "two": "#ffa500"}
    plot = laid(chart("dumbbell", NAMES, ONE, TWO, x="name", y=("one", "two"), colors=colors))
    assert {s.fill for s in plot.sheet.shapes if s.gid and s.gid.startswith("v:")} == set(
        colors.values()
    )


def test_callouts_keep_off_the_axis_titles_and_are_not_named_twice() -> None:
    notes = tuple(
        Annotation(at=n, text=f"{n} is told about at some length here") for n in NAMES.values
    )
    plot = laid(
        chart(
            "donut",
            NAMES,
            ONE,
            x="name",
            y=("one",),
            annotations=notes,
            x_title="Below",
            y_title="Over",
        )
    )
    shown = " ".join(label.text for label in plot.sheet.labels)
    assert not overlaps(plot)
    assert "Ann: Ann" not in shown and shown.count("told about") == 3


def test_shares_in_percent_are_written_as_stated() -> None:
    parts = [DataColumn(name=n, kind="number", unit="%", values=(v,)) for n, v in
             (("a", 23.0), ("b", 60.0), ("c", 18.0))]  # fmt: skip
    name = DataColumn(name="name", values=("UK",))
    shown = texts(chart("stacked", name, *parts, x="name", y=("a", "b", "c"), share=True, unit="%"))
    assert {"23%", "60%", "18%"} <= set(shown)


def test_the_bar_of_a_ramp_reaches_both_its_colours() -> None:
    across = DataColumn(name="to", values=("a", "b"))
    down = DataColumn(name="from", values=("p", "p"))
    weight = DataColumn(name="Weight", kind="number", decimals=2, values=(-0.2, 0.78))
    ramp = ("#000080", "#ffffff", "#dc143c")
    plot = laid(
        chart("heatmap", across, down, weight, x="to", y=("Weight",), series="from", ramp=ramp)
    )
    labels = {label.text: label.area for label in plot.sheet.labels}
    assert {"−0.80", "0.80"} <= set(labels)
    gaps = [labels[a].y - labels[b].y for a, b in (("0.60", "0.80"), ("−0.80", "−0.60"))]
    assert gaps[0] == pytest.approx(gaps[1], abs=0.5)


def boxes(plot: Plot) -> int:
    return sum(1 for shape in plot.sheet.shapes if shape.stroke and shape.fill and not shape.gid)


def test_a_callout_in_a_box_stands_clear_of_the_points_and_their_names() -> None:
    x = DataColumn(name="x", kind="number", values=(1.0, 5.0, 9.0))
    note = Annotation(at=5.0, text="Bob: in the very middle of all three.", boxed=True)
    element = chart("scatter", x, ONE, NAMES, x="x", y=("one",), label="name", annotations=(note,))
    plain = element.model_copy(update={"annotations": ()})
    plot = laid(element)
    assert boxes(plot) == boxes(laid(plain)) + 1
    assert not overlaps(plot)


def test_boxed_callouts_of_a_donut_say_the_quoted_words_and_no_more() -> None:
    notes = (
        Annotation(at="Ann", text="The smallest slice of all.", boxed=True),
        Annotation(at="Bob", text="Half of everything is here.", boxed=True),
    )
    plot = laid(chart("donut", NAMES, ONE, x="name", y=("one",), annotations=notes))
    assert plot.placed == [*notes] and not plot.notes
    assert not any(":" in label.text for label in plot.sheet.labels)
    assert not overlaps(plot)


def test_the_label_of_a_wedge_breaks_between_numbers_and_not_before_a_unit() -> None:
    texts_of = DataColumn(
        name="label", values=tuple(f"{name} – 301k km², 200 ppl/km²" for name in NAMES.values)
    )
    element = chart("donut", NAMES, ONE, texts_of, x="name", y=("one",), label="label")
    lines = [label.text for label in laid(element).sheet.labels]
    assert any("301k km²" in line for line in lines)
    assert not any(line.endswith(("301k", "200")) for line in lines)
