"""Pages: exact sizes for every shape, formulas that are only math, words that stay words."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from PIL import Image

from planner import looks, refit
from planner.errors import PlanError
from planner.parts import Box, Brief, Canvas, DataColumn
from planner.plan import ChartElement, MathElement, Plan, Run, TableElement, TextElement
from renderer.errors import RenderError
from renderer.export import MOST_PIXELS, encode
from renderer.render import render

SHAPES = {
    "1:1": 1.0, "4:5": 4 / 5, "3:4": 3 / 4, "2:3": 2 / 3, "9:16": 9 / 16, "4:3": 4 / 3,
    "3:2": 3 / 2, "16:9": 16 / 9, "21:9": 21 / 9, "A4": 210 / 297, "10:1": 10.0,
}  # fmt: skip
LONG = {"1K": (1024, 1280), "2K": (2048, 1920)}
EVIL = '<script>alert(1)</script> & "q" \'a\' ]]> <![CDATA[x]]> &#65; #read("x") $x$ *b* _i_ `c` @r'


def plan(*elements: Any, ratio: float = 0.8, alt: str = "", message: str = "m") -> Plan:
    width, height = (1000 * ratio, 1000.0) if ratio >= 1 else (1000.0, 1000 / ratio)
    made = Plan(
        prompt="p", canvas=Canvas(width=width, height=height), alt=alt,
        brief=Brief(archetype="cards", message=message),
        style=looks.style("ocean", "editorial", "editorial", False), elements=elements,
    )  # fmt: skip
    return refit(made)


def box(w: float = 600, h: float = 400) -> Box:
    return Box(x=50, y=50, w=w, h=h)


def chart(*values: float, kind: str = "bar", name: str = "Vega", alt: str = "") -> ChartElement:
    names = (name, "Altair", "Deneb")
    columns = (
        DataColumn(name="star", values=names),
        DataColumn(name="mass", kind="number", unit="kg", values=values),
    )
    return ChartElement.model_validate(
        {"id": "c", "box": box(), "chart": kind, "columns": columns, "x": "star", "y": ("mass",),
         "alt": alt}
    )  # fmt: skip


@pytest.mark.parametrize("aspect", SHAPES)
@pytest.mark.parametrize("size", ["1K", "2K", "exact", "odd"])
def test_a_picture_has_exactly_the_size_asked_for(aspect: str, size: str) -> None:
    ratio = SHAPES[aspect]
    exact = {"exact": (round(400 * ratio), 400), "odd": (round(777 * ratio), 777)}
    if size in exact:
        asked, expected = "{}x{}".format(*exact[size]), exact[size]
    else:
        long = LONG[size][aspect in ("16:9", "9:16")]
        short = 2 * round(long * min(ratio, 1 / ratio) / 2)
        asked, expected = size, (long, short) if ratio >= 1 else (short, long)
    made = encode(render(plan(ratio=ratio), size=asked), "png")
    assert Image.open(io.BytesIO(made)).size == expected


@pytest.mark.parametrize(
    "formula",
    ['#read("/etc/passwd")', '#eval("1")', '#import "@preview/x:1.0.0"', 'std.read("page.typ")',
     '"#x"', "a/" * 900 + "a"],
)  # fmt: skip
def test_a_formula_is_never_code(formula: str) -> None:
    with pytest.raises(RenderError, match="formula f "):
        render(plan(MathElement(id="f", box=box(), formula=formula, size=30)), size="320x400")


def test_a_formula_that_cannot_be_set_is_one_sentence() -> None:
    picture = render(plan(MathElement(id="f", box=box(), formula="frac(1", size=30)), size="80x100")
    with pytest.raises(RenderError, match="unclosed delimiter"):
        picture.png()


def test_no_words_of_a_plan_become_markup() -> None:
    text = TextElement(id="t", box=box(), size=30, runs=(Run(text=EVIL),), alt=EVIL)
    drawn = plan(text, chart(1, 2, 3, name=EVIL, alt=EVIL), alt=EVIL, message=EVIL)
    made = encode(render(drawn, size="320x400"), "svg")
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(made).iter()}
    assert "script" not in tags
    assert "text" not in tags
    assert {"title", "desc"} <= tags


def test_labels_of_any_size_are_written() -> None:
    assert render(plan(chart(1.989e30, 4.1e30, 4.2e30)), size="320x400").png()


@pytest.mark.parametrize("kind", ["pie", "donut", "waffle"])
def test_parts_of_nothing_are_refused_in_words(kind: str) -> None:
    with pytest.raises(RenderError, match=f"The {kind} c has a total of zero"):
        render(plan(chart(0, 0, 0, kind=kind)), size="320x400")


@pytest.mark.parametrize("rows", [(("x",) * 200,) * 2, (("x", "y"),) * 3000])
def test_a_table_too_large_for_the_page_is_refused(rows: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(RenderError, match="table t reaches"):
        render(plan(TableElement(id="t", box=box(), size=20, rows=rows)), size="320x400")


def test_text_beyond_the_page_is_refused_and_text_without_width_is_not_a_defect() -> None:
    long = TextElement(id="t", box=box(), size=2000, runs=(Run(text="word " * 50),))
    with pytest.raises(PlanError, match="far beyond the page"):
        plan(long)
    assert plan(long.model_copy(update={"box": box(0, 0), "size": 20.0}))


def test_more_pixels_than_memory_holds_are_refused() -> None:
    side = int(MOST_PIXELS**0.5) + 100
    picture = render(plan(ratio=1), size=f"{side}x{side}")
    with pytest.raises(RenderError, match="64 million"):
        encode(picture, "png")
    assert encode(picture, "svg")
