"""Charts: what is drawn is the data, nothing overlaps, and the text is the reader's."""

from __future__ import annotations

import itertools
import math
import os
import re
import statistics
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest

from planner import looks
from planner.parts import Annotation, Box, ChartKind, DataColumn, Mark, Style
from planner.plan import ChartElement
from renderer.charts import chart_svg, draw_chart, read_back, read_summaries
from renderer.charts.chart import lay_out
from renderer.charts.dodge import dodge, roomy
from renderer.charts.ink import Ink, contrast
from renderer.charts.kinds import KINDS
from renderer.charts.labels import Formats, number_style
from renderer.charts.plot import Plot
from renderer.charts.scales import spread, ticks
from renderer.charts.sheet import Area
from renderer.charts.spread import bins
from renderer.charts.table import index_of, measures, number_at, parse_date
from renderer.charts.timeline import time_ticks
from renderer.charts.treemap import squarify
from renderer.errors import RenderError

ALL: tuple[ChartKind, ...] = get_args(ChartKind)
PAIRED: tuple[ChartKind, ...] = ("slope", "dumbbell", "pyramid")
SIZES = [(220, 140), (220, 300), (420, 260), (900, 1400)]
NAMES = {
    "en": ["Asia", "Africa", "Latin America and the Caribbean", "Northern America", "UK"],
    "zh-Hans": ["中国", "印度", "美利坚合众国", "联合国教育、科学及文化组织", "巴西"],
    "ar": ["السعودية", "مصر", "الإمارات العربية المتحدة", "المغرب", "الجزائر"],
    "hi": ["उत्तर प्रदेश", "महाराष्ट्र", "बिहार", "पश्चिम बंगाल", "मध्य प्रदेश"],
    "th": ["กรุงเทพมหานคร", "เชียงใหม่", "ขอนแก่น", "นครราชสีมา", "ภูเก็ต"],
}
STYLE = looks.style("ocean", "editorial", "editorial", False)


def number(
    name: str, *values: float | None, unit: str | None = None, decimals: int = 1
) -> DataColumn:
    cells = tuple(None if value is None else float(value) for value in values)
    return DataColumn(name=name, kind="number", values=cells, unit=unit, decimals=decimals)


def words(name: str, *values: str) -> DataColumn:
    return DataColumn(name=name, values=values)


def dates(name: str, *values: str, precision: Any = "month") -> DataColumn:
    return DataColumn(name=name, kind="date", precision=precision, values=values)


def element(
    kind: ChartKind, *columns: DataColumn, w: float = 420, h: float = 260, **more: Any
) -> ChartElement:
    return ChartElement(
        id="c", box=Box(x=10, y=20, w=w, h=h), chart=kind, columns=columns, **more
    )  # fmt: skip


def names(language: str, count: int) -> list[str]:
    base = NAMES[language]
    return [
        base[i % len(base)] + (f" {i // len(base) + 1}" if i >= len(base) else "")
        for i in range(count)
    ]


def sample(
    kind: ChartKind,
    w: float = 420,
    h: float = 260,
    count: int = 5,
    language: str = "en",
    **more: Any,
) -> ChartElement:
    """A chart of `kind` with `count` names, falling values, a decimal or two and one gap where it may be."""
    labels = words("name", *names(language, count))
    value = [round(100 * (count - i) / count + i % 3, 1) for i in range(count)]
    many = [f"{2019 + i // 12}-{i % 12 + 1:02d}" for i in range(30)]
    if kind in (*PAIRED, "grouped", "stacked", "heatmap"):
        first, last = number("2000", *value, unit="%"), number("2024", *[1.3 * v for v in value])
        return element(kind, labels, first, last, w=w, h=h, x="name", y=("2000", "2024"), **more)
    if kind in ("line", "area", "sparkline"):
        waves = [
            number(
                name,
                *[
                    None if i == 11 and k else 40 + 9 * k + 20 * math.sin(i / 4 + k)
                    for i in range(30)
                ],
                unit="km²",
            )
            for k, name in enumerate(names(language, min(count, 4)))
        ]
        return element(
            kind,
            dates("when", *many),
            *waves,
            w=w,
            h=h,
            x="when",
            y=tuple(c.name for c in waves),
            **more,
        )
    if kind in ("scatter", "bubble"):
        places = [number("width", *value, unit="kg"), number("height", *value[::-1], unit="%")]
        size = {"size_by": "size"} if kind == "bubble" else {}
        third = number("size", *[v * 1e6 for v in value], unit="people", decimals=0)
        return element(
            kind, labels, *places, third, w=w, h=h, x="width", y=("height",), **size, **more
        )
    if kind == "histogram":
        drawn = [50 + 30 * math.sin(i * 1.7) * math.cos(i * 0.3) for i in range(200)]
        return element(kind, number("delay", *drawn, unit="min"), w=w, h=h, y=("delay",), **more)
    if kind == "box":
        groups = words("name", *[name for name in names(language, count) for _ in range(12)])
        drawn = [
            10 * math.exp(math.sin(i * 2.3)) + i % 7 + (90 if i == 5 else 0)
            for i in range(12 * count)
        ]
        return element(
            kind,
            groups,
            number("delay", *drawn, unit="min"),
            w=w,
            h=h,
            x="name",
            y=("delay",),
            **more,
        )
    if kind == "gantt":
        start = dates("start", *[f"2024-{i % 6 + 1:02d}-05" for i in range(count)], precision="day")
        end = dates("end", *[f"2024-{i % 6 + 3:02d}-19" for i in range(count)], precision="day")
        return element(kind, labels, start, end, w=w, h=h, x="name", y=("start", "end"), **more)
    return element(
        kind, labels, number("value", *value, unit="%"), w=w, h=h, x="name", y=("value",), **more
    )


def plot(
    chart: ChartElement, style: Style = STYLE, language: str = "en", direction: str = "ltr"
) -> Plot:
    return lay_out(chart, style, language=language, direction=direction)


def svg(
    chart: ChartElement, style: Style = STYLE, language: str = "en", direction: str = "ltr"
) -> str:
    return chart_svg(chart, style, language=language, direction=direction)


def texts(chart: ChartElement, **more: Any) -> list[str]:
    return [label.text for label in plot(chart, **more).sheet.labels]


def values_of(chart: ChartElement) -> dict[tuple[int, int], float]:
    """What the data says, for every cell that the chart draws."""
    across = [chart.x] if chart.chart in ("scatter", "bubble") and chart.x else []
    size = [chart.size_by] if chart.size_by else []
    out = {}
    for name in (*across, *measures(chart), *size):
        index = index_of(chart, name)
        for row in range(len(chart.columns[index].values)):
            value = number_at(chart.columns[index], row)
            if value is not None:
                out[index, row] = value
    return out


def assert_read_back(chart: ChartElement, drawn: str) -> None:
    """Every value out of the geometry is that of the data within half a percent of the range."""
    wanted, found = values_of(chart), {(c, r): v for c, r, v in read_back(drawn, chart)}
    assert found.keys() == wanted.keys()
    for column in {c for c, _ in wanted}:
        own = [v for (c, _), v in wanted.items() if c == column]
        span = max(*own, 0.0) - min(*own, 0.0) or 1.0
        if chart.chart in ("line", "scatter", "gantt", "sparkline", "slope", "dumbbell"):
            span = max(own) - min(own) or 1.0
        for place, value in wanted.items():
            if place[0] == column:
                assert found[place] == pytest.approx(value, abs=0.005 * span), place


def test_every_kind_of_the_plan_is_drawn() -> None:
    assert set(KINDS) == set(ALL)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("kind", [k for k in ALL if k not in ("histogram", "box")])
def test_values_are_read_back_from_the_geometry(kind: ChartKind, direction: str) -> None:
    for w, h in SIZES[:3]:
        chart = sample(kind, w, h)
        assert_read_back(chart, svg(chart, direction=direction))


@pytest.mark.parametrize(
    "kind", ["bar", "lollipop", "grouped", "stacked", "line", "dumbbell", "scatter", "heatmap"]
)
def test_negative_huge_equal_and_missing_values_are_read_back(kind: ChartKind) -> None:
    for shape in (
        [-3, 5, -7.5, 0, 2],
        [1e9, 3e4, 5, 0.2, 7e7],
        [4, 4, 4, 4, 4],
        [1, None, 3, None, 5],
    ):
        columns = [words("name", *names("en", 5)), number("a", *shape), number("b", *shape[::-1])]
        y = ("a",) if kind in ("bar", "lollipop", "scatter") else ("a", "b")
        x = "b" if kind == "scatter" else "name"
        if kind == "scatter" and None in shape:
            continue
        chart = element(kind, *columns, x=x, y=y)
        assert_read_back(chart, svg(chart))


def test_shares_are_drawn_as_shares_of_each_bar() -> None:
    for kind in ("stacked", "area"):
        chart = sample(kind).model_copy(update={"share": True})
        if kind == "stacked":
            assert_read_back(chart, svg(chart))
        ruler = re.search(r'id="a:v:linear:([^:]+):([^"]+)"', svg(chart))
        assert ruler is not None
        assert float(ruler.group(2)) == pytest.approx(100)


def test_a_changed_bar_is_noticed() -> None:
    chart = sample("bar")
    drawn = svg(chart)
    marks = re.search(r'id="v:1:2">\s*<path d="M (\S+) (\S+)', drawn)
    assert marks is not None
    longer = drawn.replace(f"L {marks.group(1)} ", f"L {float(marks.group(1)) + 9} ")
    moved = re.sub(
        r'(id="v:1:2">\s*<path d="[^"]*?L )(\S+)', lambda m: f"{m[1]}{float(m[2]) + 30:.6f}", drawn
    )
    assert longer or moved
    with pytest.raises(AssertionError):
        assert_read_back(chart, moved)


def test_a_long_table_gives_the_same_lines_as_a_wide_one() -> None:
    when = ["2019", "2020", "2021"]
    chart = element(
        "line",
        dates("year", *(w for w in when for _ in "ab"), precision="year"),
        words("who", *("ab" * 3)),
        number("v", 1, 4, 2, None, 3, 6),
        x="year", y=("v",), series="who",
    )  # fmt: skip
    assert_read_back(chart, svg(chart))


def test_a_missing_value_is_a_gap_and_never_zero() -> None:
    year = dates("year", *[str(y) for y in range(2000, 2010)], precision="year")
    chart = element(
        "line", year, number("v", 1, 2, 3, None, 5, 6, 7, None, 9, 10), x="year", y=("v",)
    )
    assert len(re.findall(r'id="v:1:\d+"', svg(chart))) == 3
    assert "–" in texts(
        sample("bar").model_copy(
            update={"columns": (words("name", "a", "b"), number("value", 3, None))}
        )
    )


def test_a_histogram_counts_every_value_once() -> None:
    chart = sample("histogram")
    edges, counts = bins([v for v in chart.columns[0].values if isinstance(v, float)])
    found = [v for name, _, v in read_summaries(svg(chart), chart) if name == "count"]
    assert sum(counts) == 200
    assert len(edges) == len(counts) + 1
    assert found == pytest.approx(counts, abs=0.005 * max(counts))


def test_a_box_shows_quartiles_and_its_outliers() -> None:
    chart = sample("box", count=3)
    drawn = svg(chart)
    own = [v for v in chart.columns[1].values[:12] if isinstance(v, float)]
    q1, q2, q3 = statistics.quantiles(own, n=4, method="inclusive")
    found = {name: v for name, group, v in read_summaries(drawn, chart) if group == 0}
    assert [found["first"], found["median"], found["third"]] == pytest.approx(
        [q1, q2, q3], rel=0.01
    )
    assert (1, 5, pytest.approx(own[5], rel=0.005)) in read_back(drawn, chart)


def overlapping(laid: Plot) -> list[tuple[str, str]]:
    areas = [(label.text, label.area) for label in laid.sheet.labels]
    out = []
    for (a, first), (b, second) in itertools.combinations(areas, 2):
        across = min(first.right, second.right) - max(first.x, second.x)
        down = min(first.bottom, second.bottom) - max(first.y, second.y)
        if across > 0.8 and down > 0.12 * laid.em:
            out.append((a, b))
    return out


def outside(laid: Plot) -> list[str]:
    out = []
    for label in laid.sheet.labels:
        area = label.area
        if (
            min(area.x, area.y) < -1
            or area.right > laid.sheet.w + 1
            or area.bottom > laid.sheet.h + 1
        ):
            out.append(label.text)
    for shape in laid.sheet.shapes:
        for _, points in shape.path:
            if points and not (
                -2 <= points[-1][0] <= laid.sheet.w + 2 and -2 <= points[-1][1] <= laid.sheet.h + 2
            ):
                out.append(str(shape.gid))
    return out


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("kind", ALL)
def test_nothing_overlaps_or_leaves_the_box(kind: ChartKind, language: str) -> None:
    few, many = (
        zip(SIZES[::2], ((2, 13),) * 2, strict=True),
        zip(SIZES[1::2], ((5, 40),) * 2, strict=True),
    )
    pairs = [*few, *many] if language == "en" else [(size, (5, 13)) for size in SIZES[1:3]]
    for (w, h), count in ((size, count) for size, counts in pairs for count in counts):
        chart = sample(kind, w, h, count, language, highlight=(names(language, 3)[1],))
        laid = plot(chart, language=language, direction="rtl" if language == "ar" else "ltr")
        assert not overlapping(laid), (w, h, count)
        assert not outside(laid), (w, h, count)


@pytest.mark.parametrize("precision", ["day", "month", "quarter", "year"])
@pytest.mark.parametrize("kind", ["bar", "lollipop", "grouped", "stacked", "line", "area"])
def test_time_runs_along_the_axis(kind: ChartKind, precision: str) -> None:
    written = {
        "day": lambda i: f"2024-{1 + i // 28:02d}-{i % 28 + 1:02d}",
        "month": lambda i: f"{2018 + i // 12}-{i % 12 + 1:02d}",
        "quarter": lambda i: f"{2010 + i // 4}-Q{i % 4 + 1}",
        "year": lambda i: f"{1960 + i}",
    }[precision]
    for (w, h), count in zip(SIZES[:3], (60, 2, 9), strict=True):
        when = dates("when", *[written(i) for i in range(count)], precision=precision)
        first = number("a", *[i * 37 % 50 + 3 for i in range(count)], unit="million tonnes")
        second = number("b", *[i * 17 % 40 + 1 for i in range(count)])
        y = ("a",) if kind in ("bar", "lollipop") else ("a", "b")
        marks = (Mark(value=20, label="Average of all years"),)
        chart = element(
            kind, when, first, second, w=w, h=h, x="when", y=y, marks=marks if w > 300 else ()
        )
        laid = plot(chart)
        assert not overlapping(laid), (w, h, count)
        assert not outside(laid), (w, h, count)
        assert_read_back(chart, svg(chart))


def test_no_text_is_below_the_size_asked_for_or_cut() -> None:
    for kind in ALL:
        chart = sample(kind, 260, 220, text_size=12.0)
        laid = plot(chart)
        assert min(label.size for label in laid.sheet.labels) == 12.0
        assert not any("…" in label.text for label in laid.sheet.labels)


def test_every_name_is_there_when_it_fits() -> None:
    for kind in (
        "bar",
        "lollipop",
        "grouped",
        "stacked",
        "dumbbell",
        "box",
        "gantt",
        "donut",
        "waffle",
    ):
        joined = " ".join(texts(sample(kind, 420, 300)))
        for name in names("en", 5):
            assert all(word in joined for word in name.split()), (kind, name)


def test_a_chart_is_transparent_and_as_large_as_its_box() -> None:
    chart = sample("bar", 333, 222)
    root = ElementTree.fromstring(svg(chart))
    assert root.get("viewBox") == "0 0 333 222"
    corners = [s for s in plot(chart).sheet.shapes if s.fill and s.gid is None and len(s.path) == 5]
    assert not corners


def test_the_same_chart_gives_the_same_bytes() -> None:
    for kind in ALL:
        chart = sample(kind)
        first = svg(chart)
        assert first == svg(chart)
        assert "<metadata" not in first


def test_labels_come_apart_from_the_marks() -> None:
    chart = sample("line")
    drawing = draw_chart(chart, STYLE, language="en", direction="ltr")
    assert "<text" not in drawing.svg
    assert {text.text for text in drawing.texts} == set(texts(chart))
    assert all(chart.box.contains(text.box, 1.5) for text in drawing.texts)
    assert all(line.text == text.text for text in drawing.texts for line in text.lines)


def test_live_text_names_the_fonts_of_the_style() -> None:
    assert "font-family: 'Inter'" in svg(sample("bar"))
    arabic = svg(sample("bar", language="ar"), language="ar", direction="rtl")
    assert "font-family: 'Noto Sans Arabic'" in arabic
    assert "'wght' 600" in arabic


def test_matplotlib_is_only_loaded_to_draw() -> None:
    code = "import sys, renderer.charts; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_nothing_is_said_where_matplotlib_can_keep_no_cache(tmp_path: Path) -> None:
    chart = tmp_path / "chart.json"
    chart.write_text(sample("bar").model_dump_json())
    code = (
        "import sys; from pathlib import Path; from planner import looks, plan;"
        "from renderer.charts import chart_svg;"
        "c = plan.ChartElement.model_validate_json(Path(sys.argv[1]).read_text());"
        "s = looks.style('ocean', 'editorial', 'editorial', False);"
        "chart_svg(c, s, language='en', direction='ltr')"
    )
    nowhere = str(chart / "x")  # a folder that cannot be made, being below a file
    where = {"HOME": nowhere, "XDG_CACHE_HOME": nowhere, "XDG_CONFIG_HOME": nowhere}
    done = subprocess.run(
        [sys.executable, "-c", code, str(chart)],
        env=os.environ | where, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == ""


def fills(chart: ChartElement, **more: Any) -> dict[str, str | None]:
    return {
        s.gid: s.fill for s in plot(chart, **more).sheet.shapes if s.gid and s.gid.startswith("v:")
    }


def test_the_claim_is_in_accent_and_its_context_grey() -> None:
    found = fills(sample("bar", highlight=("Africa",)))
    assert found.pop("v:1:1") == STYLE.colors["accent"]
    assert set(found.values()) == {STYLE.colors["context"]}
    assert set(fills(sample("bar")).values()) == {STYLE.colors["data1"]}


@pytest.mark.parametrize("dark", [False, True])
def test_text_on_fills_has_contrast(dark: bool) -> None:
    for palette in looks.palettes():
        ink = Ink(looks.colors(palette, dark))
        for token in (
            "accent",
            "context",
            "seq_low",
            "seq_high",
            *(f"data{i}" for i in range(1, 7)),
        ):
            assert contrast(ink.on(ink(token)), ink(token)) >= 4.5
        assert all(contrast(ink.on(ink.ramp(i / 20)), ink.ramp(i / 20)) >= 4.5 for i in range(21))


def test_right_to_left_mirrors_the_axis_of_names() -> None:
    chart = sample("bar", language="ar")
    left, right = plot(chart, language="ar"), plot(chart, language="ar", direction="rtl")
    for a, b in zip(left.sheet.labels, right.sheet.labels, strict=True):
        assert b.area.right == pytest.approx(chart.box.w - a.area.x)
    assert right.sheet.labels[0].area.right == pytest.approx(chart.box.w)


def test_few_bars_carry_values_and_many_an_axis() -> None:
    few = element(
        "bar", words("n", "Apples", "Pears"), number("v", 12.5, 7, unit="km"), x="n", y=("v",)
    )
    assert {"12.5\u00a0km", "7.0"} <= set(texts(few))
    many = element(
        "bar", words("n", *names("en", 20)), number("v", *range(1, 21)), h=500, x="n", y=("v",)
    )
    assert {"0", "5", "10", "15", "20"} <= set(texts(many))


def test_bars_start_at_zero_and_lines_need_not() -> None:
    year = dates("year", *[str(y) for y in range(2000, 2030)], precision="year")
    high = number("v", *[1000 + y for y in range(30)])
    assert "a:v:linear:0.0" in svg(element("bar", year, high, x="year", y=("v",)))
    low = re.search(r"a:v:linear:([\d.]+):", svg(element("line", year, high, x="year", y=("v",))))
    assert low is not None
    assert float(low.group(1)) >= 990


def test_reference_marks_and_annotations_are_written_clear_of_everything() -> None:
    year = dates("year", *[str(y) for y in range(2000, 2012)], precision="year")
    chart = element(
        "bar", year, number("v", *[5, 7, 6, 9, 3, 12, 14, 13, 17, 19, 22, 30], unit="bn"),
        x="year", y=("v",), highlight=("2004",),
        marks=(Mark(value=15, label="Target for the decade"),),
        annotations=(Annotation(at="2004", text="The strike halves production"),),
    )  # fmt: skip
    laid = plot(chart)
    joined = " ".join(label.text for label in laid.sheet.labels)
    assert "The strike" in joined
    assert "decade" in joined
    assert not overlapping(laid)


def test_an_annotation_without_room_goes_below_with_its_name() -> None:
    text = "A sentence that is much too long to stand anywhere beside a mark in so small a chart"
    chart = sample("bar", 240, 300, annotations=(Annotation(at="Africa", text=text),))
    laid = plot(chart)
    assert "Africa: A sentence" in " ".join(label.text for label in laid.sheet.labels)
    assert not overlapping(laid)
    assert not outside(laid)


@pytest.mark.parametrize(
    ("language", "value", "unit", "wanted"),
    [
        ("en", 1234.5, None, "1,234.5"),
        ("de", 1234.5, "EUR", "1.234,5\u00a0€"),
        ("en", -1234.5, "$", "−$1,234.5"),
        ("fr", 59, "%", "59\u202f%"),
        ("tr", 59, "%", "%59"),
        ("zh-Hans", 1.43e9, None, "14亿"),
        ("en", 1.43e9, None, "1.4B"),
        ("es", 1234, None, "1234"),
        ("fa", 12, None, "۱۲"),
        ("en", 21.5, "°C", "21.5\u00a0°C"),
        ("de", 110_000, None, "110.000"),
    ],
)  # fmt: skip
def test_numbers_are_written_for_the_reader(
    language: str, value: float, unit: str | None, wanted: str
) -> None:
    decimals = 1 if value != int(value) else None
    style = number_style(Formats(language), [value], unit, 0, decimals)
    assert style(value).replace("\u00a0%", "\u202f%") == wanted


def test_close_numbers_are_told_apart() -> None:
    style = number_style(Formats("en"), [1.438e9, 1.417e9, 3.4e8], None, 0, None)
    assert [style(v) for v in (1.438e9, 1.417e9, 3.4e8)] == ["1.44B", "1.42B", "340M"]
    assert number_style(Formats("en"), [0.0012, 0.0031], None, 4, None)(0.0012) == "0.0012"


def test_dates_are_round_and_the_year_is_said_once() -> None:
    low, high = date(2024, 1, 10).toordinal(), date(2025, 3, 1).toordinal()
    found = time_ticks(low, high, "day", Formats("en"), lambda shown: len(shown) <= 8)
    assert [text for _, text in found][:3] == ["Mar\n2024", "May", "Jul"]
    assert [text for _, text in found if "2025" in text] == ["Jan\n2025"]
    assert parse_date("2024-Q3") == date(2024, 7, 1)


def test_ticks_are_round_and_few() -> None:
    assert ticks(0, 97, 5) == [0, 20, 40, 60, 80, 100]
    low, high, marks = spread([3.0, 102.0], 5, zero=True)
    assert (low, high) == (0, 102)
    assert marks[-1] == 100


def test_labels_move_apart_as_little_as_they_can() -> None:
    middles = dodge([10, 12, 50], [10, 10, 10], 0, 100)
    assert middles == [6, 16, 50]
    assert dodge([99, 99], [10, 10], 0, 100) == [85, 95]
    assert roomy([10, 10, 10], [False, False, True], 20) == [0, 2]


def test_a_treemap_fills_its_area_in_proportion() -> None:
    sizes = [6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0]
    found = squarify(sizes, Area(0, 0, 600, 400))
    assert [box.w * box.h for box in found] == pytest.approx([s * 10_000 for s in sizes])
    assert max(max(b.w / b.h, b.h / b.w) for b in found) < 3
    assert not any(a.overlaps(b, -0.01) for a, b in itertools.combinations(found, 2))


def test_a_pictogram_cuts_its_last_icon_in_proportion() -> None:
    city = words("city", "Tokyo", "Delhi")
    for icon in (None, "lucide:user"):
        for direction in ("ltr", "rtl"):
            chart = element(
                "pictogram", city, number("p", 37, 22.5, unit="m"), x="city", y=("p",), icon=icon
            )
            assert_read_back(chart, svg(chart, direction=direction))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"chart": "pie", "columns": (words("name", "a"), number("value", -3))}, "negative"),
        ({"columns": (words("name", "a"), words("value", "many"))}, "needs a number"),
        ({"columns": (words("name", "a"), number("value", None))}, "no values"),
        ({"box": Box(x=0, y=0, w=40, h=300)}, "at least"),
        ({"lang": "xx-nowhere"}, "language"),
        ({"chart": "pictogram", "icon": "no:such"}, "no icon"),
        ({"chart": "slope"}, "two values"),
        ({"chart": "bubble"}, "size"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_said_in_one_sentence(change: dict[str, Any], says: str) -> None:
    chart = sample("bar").model_copy(update=change)
    with pytest.raises(RenderError, match=says) as caught:
        svg(chart)
    assert str(caught.value).count("\n") == 0


def test_a_style_without_a_colour_is_refused() -> None:
    poor = STYLE.model_copy(update={"colors": {"ink": "#000000"}})
    with pytest.raises(RenderError, match="no colour named"):
        svg(sample("bar"), poor)


def test_two_rows_for_one_place_are_refused() -> None:
    chart = element(
        "line", dates("y", "2020", "2020", precision="year"), words("s", "a", "a"), number("v", 1, 2),
        x="y", y=("v",), series="s",
    )  # fmt: skip
    with pytest.raises(RenderError, match="two rows"):
        svg(chart)


def test_an_svg_from_elsewhere_is_refused() -> None:
    with pytest.raises(RenderError, match="can be read"):
        read_back("<svg", sample("bar"))
    with pytest.raises(RenderError, match="No marks"):
        read_back("<svg xmlns='http://www.w3.org/2000/svg'/>", sample("bar"))


def test_a_chart_takes_the_colours_and_titles_that_it_is_given() -> None:
    columns = (
        DataColumn(name="Region", kind="category", values=("Rural", "Town")),
        DataColumn(name="2020", kind="number", values=(40.0, 60.0)),
        DataColumn(name="2021", kind="number", values=(50.0, 70.0)),
    )
    given = {"2020": "#123456", "2021": "accent", "Rural": "#abcdef"}
    box, style = Box(x=0, y=0, w=500, h=400), STYLE
    grouped = ChartElement(id="c", box=box, alt="a", chart="grouped", columns=columns, x="Region",
                           y=("2020", "2021"), colors=given, x_title="Where", y_title="How many")  # fmt: skip
    svg = chart_svg(grouped, style, language="en", direction="ltr")
    assert "#123456" in svg and style.colors["accent"][:7] in svg
    assert "Where" in svg and "How many" in svg
    bars = grouped.model_copy(update={"chart": "bar", "y": ("2020",)})
    assert "#abcdef" in chart_svg(bars, style, language="en", direction="ltr")


@pytest.mark.parametrize("kind", ALL)
def test_titles_of_axes_keep_clear_of_the_chart(kind: ChartKind) -> None:
    chart = sample(kind).model_copy(update={"x_title": "Xylophone", "y_title": "Yield"})
    labels = plot(chart).sheet.labels
    mine = [label for label in labels if label.text in ("Xylophone", "Yield")]
    assert len(mine) == 2
    for label in mine:
        assert not any(label.area.overlaps(o.area) for o in labels if o is not label)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("values", [(0, 0, 0), (0, 2, 0)])
def test_zeros_are_drawn_or_refused_in_a_sentence(
    kind: ChartKind, values: tuple[float, ...]
) -> None:
    columns = [words("k", "a", "b", "c"), number("p", *values), number("q", *values[::-1])]
    names: dict[str, Any] = {"x": "k", "y": ("p", "q")}
    if kind in ("scatter", "bubble"):
        names = {"x": "p", "y": ("q",), "size_by": "p" if kind == "bubble" else None}
    elif kind == "gantt":
        columns = [
            words("k", "a"), dates("p", "2024-01-01", precision="day"),
            dates("q", "2024-01-01", precision="day"),
        ]  # fmt: skip
    elif kind not in (*PAIRED, "line", "area", "grouped", "stacked", "heatmap"):
        names = {"x": "k", "y": ("p",)} if kind != "histogram" else {"y": ("p",)}
    for share in (False, True):
        try:
            drawn = svg(element(kind, *columns, share=share, **names))
        except RenderError as error:
            assert "total" in str(error) or "zero" in str(error)
        else:
            assert "nan" not in drawn.casefold()


def test_boxes_of_a_series_stand_apart() -> None:
    rows = words("day", *["Mon", "Tue"] * 6), number("calls", *range(12))
    chart = element("box", *rows, y=("calls",), series="day")
    assert {"Mon", "Tue"} <= set(texts(chart))


PLACES = ["Ghent", "Lyon", "Porto", "Turin", "Split", "Brno", "Graz", "Bergen", "Tartu", "Vigo"]


def cloud(count: int, spread_: float = 1.0, **more: Any) -> ChartElement:
    """Named dots in a spiral, the closer together the smaller `spread_`."""
    turns = [(spread_ * math.sqrt(i + 1), 2.4 * i) for i in range(count)]
    named = words("name", *[f"{PLACES[i % 10]} {i // 10 + 1}" for i in range(count)])
    across = number("one", *[50 + r * math.cos(a) for r, a in turns])
    up = number("two", *[50 + r * math.sin(a) for r, a in turns])
    return element("scatter", named, across, up, w=480, h=330, x="one", y=("two",), **more)


def test_every_dot_of_a_full_scatter_is_named_without_touching_another() -> None:
    laid = plot(cloud(24))
    named = [label for label in laid.sheet.labels if label.text.split()[0] in PLACES]
    assert len(named) == 24 and not laid.notes
    assert not overlapping(laid) and not outside(laid)
    dots = [area for shape, area in zip(laid.sheet.shapes, laid.sheet.taken) if shape.gid]  # noqa: B905
    assert not any(label.area.overlaps(dot) for label in named for dot in dots)


def test_a_large_tile_is_named_larger_and_a_small_one_smaller() -> None:
    name = words("name", "Heat", "Road", "Land", "Air")
    laid = plot(element("treemap", name, number("v", 80, 12, 6, 2.5), x="name", y=("v",)))
    sizes = {label.text: label.size / laid.em for label in laid.sheet.labels}
    assert sizes["Heat"] > 1.2 > sizes["Land"] >= 0.8
    assert not overlapping(laid) and not outside(laid)
    tiles = {s.gid: s.path for s in laid.sheet.shapes if s.gid and s.gid.startswith("v:")}
    for i, label in ((0, "Heat"), (1, "Road")):
        box = [p for _, pts in tiles[f"v:1:{i}"] for p in pts]
        area = next(one.area for one in laid.sheet.labels if one.text == label)
        assert min(x for x, _ in box) <= area.x and area.right <= max(x for x, _ in box)


def test_tiles_that_find_no_room_for_a_name_are_noted() -> None:
    crowd = [f"Country {i}" for i in range(60)]
    values = number("v", *[100 / (i + 1) for i in range(60)])
    laid = plot(element("treemap", words("name", *crowd), values, x="name", y=("v",)))
    assert len(laid.notes) == 1 and "no room for" in laid.notes[0]
    shown = " ".join(label.text for label in laid.sheet.labels).replace("\u00a0", " ")
    missing = [name for name in crowd if not re.search(rf"{name}(?!\d)", shown)]
    assert f"{len(missing)} names" in laid.notes[0]


def ages(**more: Any) -> ChartElement:
    """Five bands of age, men and women."""
    bands = words("age", "0–19", "20–39", "40–59", "60–79", "80+")
    men, women = number("Men", 10, 12, 9, 6, 1), number("Women", 9, 12, 10, 8, 3)
    return element("pyramid", bands, men, women, x="age", y=("Men", "Women"), **more)


def test_a_pyramid_is_mirrored_about_its_bands_with_the_first_at_the_foot() -> None:
    laid = plot(ages())
    marks = {s.gid: s.path for s in laid.sheet.shapes if s.gid and s.gid.startswith("v:")}
    assert len(marks) == 10
    edges = {gid: sorted(p[0] for _, pts in path for p in pts) for gid, path in marks.items()}
    middle = laid.sheet.w / 2
    assert all(edges[f"v:1:{i}"][-1] < middle < edges[f"v:2:{i}"][0] for i in range(5))
    level = {i: marks[f"v:1:{i}"][0][1][0][1] for i in range(5)}
    assert sorted(level, key=level.__getitem__) == [4, 3, 2, 1, 0]
    named = {label.text: label.area for label in laid.sheet.labels}
    assert abs(named["40–59"].x + named["40–59"].w / 2 - middle) < 1
    assert named["Men"].right < middle < named["Women"].x


def test_a_week_of_hours_is_read_back_with_its_empty_hours() -> None:
    cells = [(f"{h:02d}", f"day {d}", (d * h) % 7) for d in range(7) for h in range(24)]
    hour, day = (words(n, *[c[k] for c in cells]) for k, n in ((0, "hour"), (1, "day")))
    count = number("entries", *[c[2] for c in cells], decimals=0)
    week = element("heatmap", hour, day, count, w=800, x="hour", y=("entries",), series="day")
    assert_read_back(week, svg(week))


def test_a_pyramid_refuses_what_it_cannot_show() -> None:
    with pytest.raises(RenderError, match="needs two measures"):
        plot(ages().model_copy(update={"y": ("Men",)}))
    negative = element("pyramid", words("age", "a", "b"), number("m", 1, -2), number("f", 1, 2),
                       x="age", y=("m", "f"))  # fmt: skip
    with pytest.raises(RenderError, match="negative"):
        plot(negative)


def test_names_without_room_are_counted_and_those_of_the_claim_come_first() -> None:
    claim = ("Ghent 1", "Lyon 1", "Porto 1")
    chart = cloud(60).model_copy(update={"highlight": claim})
    laid = plot(chart)
    shown = {label.text for label in laid.sheet.labels}
    missing = 60 - len([t for t in shown if t.split()[0] in PLACES])
    assert set(claim) <= shown and missing > 0
    assert laid.notes[0].startswith(f"The scatter c has no room for {missing} names: ")
    assert plot(chart).sheet.labels == laid.sheet.labels
    assert draw_chart(chart, STYLE, language="en", direction="ltr").notes == tuple(laid.notes)


def test_a_leader_crosses_no_name_and_no_other_dot() -> None:
    laid = plot(cloud(40, 0.5))
    wide = 1.4 * laid.hairline
    leaders = [s for s in laid.sheet.shapes if s.width == wide and s.stroke == laid.ink("muted")]
    dots = [
        (s.path[0][1][0][0], s.path[0][1][0][1] + 0.3 * laid.em)
        for s in laid.sheet.shapes
        if s.gid and s.gid.startswith("v:")
    ]
    assert len(leaders) > 3
    for leader in leaders:
        (x0, y0), (x1, y1) = leader.path[0][1][0], leader.path[1][1][0]
        on = [(x0 + (x1 - x0) * t / 40, y0 + (y1 - y0) * t / 40) for t in range(1, 41)]
        own = min(dots, key=lambda dot: math.dist(dot, (x0, y0)))
        assert math.dist(own, (x0, y0)) < 0.4 * laid.em
        assert all(math.dist(p, d) > 0.3 * laid.em for p in on for d in dots if d != own)
        areas = [label.area for label in laid.sheet.labels]
        assert not any(a.x < x < a.right and a.y < y < a.bottom for a in areas for x, y in on)


def test_what_finds_no_room_is_noted() -> None:
    crowded = sample("bar", 220, 140, 30)
    assert "no room for" in plot(crowded).notes[0]
    assert not plot(sample("bar", 420, 260, 5)).notes
    years = words("year", *[str(1990 + i) for i in range(30)])
    yearly = element("bar", years, number("v", *range(30)), w=220, h=140, x="year", y=("v",))
    assert not plot(yearly).notes


def test_a_skewed_axis_goes_by_powers_and_keeps_near_its_values() -> None:
    rich = number("income", 650, 1000, 2100, 2400, 4200, 4800, 6800, 8900, 88000)
    up = number("age", *range(50, 59))
    drawn = svg(element("scatter", rich, up, x="income", y=("age",)))
    found = re.search(r"a:x:log:([-\d.e]+):([-\d.e]+)", drawn)
    assert found and float(found[1]) > 400 and float(found[2]) < 150_000
    even = number("income", *[650 + 1000 * i for i in range(9)])
    assert "a:x:linear" in svg(element("scatter", even, up, x="income", y=("age",)))


def test_a_line_of_many_points_is_thinner() -> None:
    def width(count: int) -> float:
        many = element(
            "line", number("n", *range(count)), number("v", *range(count)), x="n", y=("v",)
        )
        return next(s.width for s in plot(many).sheet.shapes if s.gid and s.gid.startswith("v:"))

    assert width(400) < 0.6 * width(20)


def test_both_axes_of_a_scatter_are_named_where_the_page_tells_the_unit() -> None:
    measured = number("heat", 1, 2, 3, unit="kWh"), number("yield", 2, 5, 9, unit="mg/L")
    chart = element("scatter", *measured, x="heat", y=("yield",), unit_above=False)
    assert {"yield, mg/L", "heat, kWh"} <= set(texts(chart))


def test_a_part_of_zero_keeps_its_name() -> None:
    for kind in ("pie", "donut", "waffle"):
        chart = element(kind, words("k", "a", "b", "c"), number("p", 3, 0, 2), x="k", y=("p",))
        assert {"a", "b", "c"} <= set(texts(chart))


def test_a_note_without_a_place_says_its_moment_once() -> None:
    days = [f"2024-01-{day:02d}" for day in range(1, 29)]
    values = number("v", *[(day * 7) % 13 for day in range(28)])
    note = Annotation(at="2024-01-05", text="Jan 5, 2024: a peak that has a great many words to it")
    chart = element(
        "line", dates("day", *days, precision="day"), values, x="day", y=("v",), w=230, h=150,
        annotations=(note,),
    )  # fmt: skip
    assert sum("Jan 5, 2024" in text for text in texts(chart)) <= 1


def test_a_note_keeps_off_the_line_of_zero() -> None:
    days = [f"{year}" for year in range(1990, 2020)]
    values = number("v", *[(-1) ** i * 0.2 + (i / 12) ** 3 / 10 for i in range(30)])
    note = Annotation(at="1990", text="1990: 0.2")
    chart = element(
        "line", dates("year", *days, precision="year"), values, x="year", y=("v",),
        annotations=(note,),
    )  # fmt: skip
    made = plot(chart).sheet
    (label,) = [one for one in made.labels if one.text == note.text]
    zero = next(one for one in made.labels if one.text in ("0", "0.0")).area.middle
    assert not label.area.y < zero < label.area.bottom


@pytest.mark.parametrize(
    ("ticks_", "written"),
    [
        ([6.0, 6.25, 6.5, 6.75], ["6.00", "6.25", "6.50", "6.75"]),
        ([1e6, 1.25e6, 1.5e6, 1.75e6], ["1M", "1.25M", "1.5M", "1.75M"]),
        ([0.0, 0.2, 0.4, 0.6000000000000001], ["0.0", "0.2", "0.4", "0.6"]),
        ([0.1, 100.0, 1e5, 1e8], ["0.1", "100", "100K", "100M"]),
    ],
)
def test_a_tick_is_written_as_exactly_as_it_stands(ticks_: list[float], written: list[str]) -> None:
    style = number_style(Formats("en"), ticks_, None, 1, None).ticks(ticks_)
    assert [style(tick) for tick in ticks_] == written


@pytest.mark.parametrize(
    ("values", "decimals", "written"),
    [
        ((1e-3, 1.5, 1234, 2e6), 3, ["0.001", "1.5", "1.2K", "2M"]),
        ((3e-10, 1e-8), 10, ["0.0000000003", "0.000000010"]),
        ((0.3, 45.2, 310.8), 1, ["0.3", "45", "311"]),
        ((0.0, 1e-16, 5.0), 0, ["0.00", "0.00", "5.00"]),
    ],
)
def test_no_value_but_zero_is_written_as_zero(
    values: tuple[float, ...], decimals: int, written: list[str]
) -> None:
    style = number_style(Formats("en"), values, None, decimals, None)
    assert [style(value) for value in values] == written


@pytest.mark.parametrize("kind", ["pie", "donut", "waffle"])
def test_parts_far_smaller_than_the_whole_leave_the_figure_whole(kind: ChartKind) -> None:
    tiny = number("n", 1e-12, 1.0, 1e3, 1e9, decimals=3)
    plot = lay_out(
        element(kind, words("name", *"abcd"), tiny, x="name", y=("n",)),
        STYLE, language="en", direction="ltr",
    )  # fmt: skip
    middle = plot.sheet.w / 2
    assert all(shape.path for shape in plot.sheet.shapes)
    points = [p for s in plot.sheet.shapes if s.fill for _, points in s.path for p in points]
    assert points and all(0 <= x <= plot.sheet.w and 0 <= y <= plot.sheet.h for x, y in points)
    if kind == "pie":  # one part is all but the whole, and reaches its middle alone
        largest = [
            p for s in plot.sheet.shapes if s.fill for code, ps in s.path for p in ps if code == "L"
        ]
        assert max(abs(x - middle) for x, _ in largest) < 2


def test_the_median_of_a_box_without_width_does_not_rub_it_out() -> None:
    same = number("n", *[4.0] * 6, *range(0, 60, 10))
    chart = element("box", words("name", *"aaaaaabbbbbb"), same, x="name", y=("n",))
    shapes = lay_out(chart, STYLE, language="en", direction="ltr").sheet.shapes
    marks = {s.gid: s for s in shapes if s.gid}
    assert marks["s:median:0"].stroke == marks["s:quartiles:0"].fill
    assert marks["s:median:1"].stroke != marks["s:quartiles:1"].fill


@pytest.mark.parametrize("h", [265, 285, 305])
def test_values_of_grouped_rows_lie_on_no_other_bar(h: float) -> None:
    long = [
        f"Name number {i} that is rather long indeed, of the Ministry for Affairs" for i in range(5)
    ]
    years = [
        number(year, *[k * (5 - i) for i in range(5)]) for year, k in (("2000", 1), ("2024", 1.3))
    ]
    chart = element(
        "grouped", words("name", *long), *years, w=390, h=h, x="name", y=("2000", "2024")
    )
    plot = lay_out(chart, STYLE, language="en", direction="ltr")
    bars = [shape for shape in plot.sheet.shapes if (shape.gid or "").startswith("v:")]
    heights = [[y for _, points in bar.path for _, y in points] for bar in bars]
    values = [label for label in plot.sheet.labels if label.text in ("4.0", "5.2")]
    assert not values or min(max(ys) - min(ys) for ys in heights) > 0.9 * plot.type.height()


def test_short_numbers_are_written_as_they_are() -> None:
    style = number_style(Formats("de"), [12.4, 9.85, 8.05], "Mio. €", 2, None)
    assert [style.bare(v) for v in (12.4, 9.85, 8.05)] == ["12,40", "9,85", "8,05"]
    long = number_style(Formats("en"), [12.3456, 9.8765], None, 4, None)
    assert long(9.8765) == "9.9"


@pytest.mark.parametrize(("h", "stands"), [(380, True), (160, False)])
def test_a_few_stacked_bars_stand_where_rows_would_be_thin(h: float, stands: bool) -> None:
    chart = sample("stacked", h=h, count=2)
    ruler = re.search(r'id="a:v:linear:[^"]*">\s*<path d="M (\S+) \S+\s*L (\S+) ', svg(chart))
    assert ruler is not None
    assert (ruler[1] == ruler[2]) is stands
