"""Every rule of `check` finds its fault, and finds nothing in a clean plan."""

from __future__ import annotations

import pytest

from planner import looks, typeset
from planner.check import check
from planner.parts import Box, Brief, Canvas, DataColumn, Dataset, Derivation, Fact, Ref
from planner.plan import (
    BackgroundElement,
    ChartElement,
    ConnectorElement,
    IconElement,
    PictureElement,
    Plan,
    Run,
    ShapeElement,
    TableElement,
    TextElement,
)

STYLE = looks.style("ocean", "editorial", "editorial", False)
DATA = Dataset(id="d1", columns=(DataColumn(name="n", kind="number", values=(1, 2, 7)),))


def text(
    name: str,
    words: str,
    x: float = 100,
    y: float = 100,
    w: float = 500,
    h: float = 60,
    **more: object,
) -> TextElement:
    fields = {
        "id": name,
        "box": Box(x=x, y=y, w=w, h=h),
        "z": 10,
        "runs": (Run(text=words),),
        "size": 30,
    } | more
    return typeset.fit_element(TextElement(**fields), STYLE, "en")  # type: ignore[arg-type]


def plan(*elements: object, facts: tuple[Fact, ...] = ()) -> Plan:
    ground = BackgroundElement(id="ground", box=Box(x=0, y=0, w=1000, h=1000), z=-1)
    return Plan(
        prompt="Forty-two is 42", canvas=Canvas(aspect="1:1", width=1000, height=1000),
        brief=Brief(archetype="cards", message="m"), style=STYLE, datasets=(DATA,), facts=facts,
        elements=(ground, *elements),  # type: ignore[arg-type]
    )  # fmt: skip


CLEAN = plan(text("headline-1", "The answer is 42"), text("body-1", "and nothing else", y=300))
CHART = ChartElement(
    id="chart-1", box=Box(x=100, y=500, w=300, h=300), chart="bar", columns=DATA.columns, y=("n",)
)
ODD = DataColumn(name="\U000132d0", values=("a", "b", "c"))
GRID = TableElement(id="t", box=CHART.box, size=20, rows=(("a", "b"), ("c", "\U000132d0")))
ARROW = ConnectorElement(
    id="c", box=Box(x=0, y=0, w=50, h=50), start="chart-1", end="ground", points=((0, 0), (50, 50))
)
GLOBE = IconElement(id="i", box=Box(x=0, y=0, w=50, h=50), name="lucide:globe")
OVER = ShapeElement(id="panel-1", box=Box(x=800, y=0, w=300, h=200), fill="tint", over=True)
STEP = ShapeElement(id="step-1", box=Box(x=0, y=0, w=900, h=400), fill="tint")
SUM = Derivation(op="sum", inputs=(Ref(dataset="d1", column="n"),))


def test_a_clean_plan_has_no_issue() -> None:
    assert check(CLEAN) == ()


@pytest.mark.parametrize(
    ("code", "faulty"),
    [
        ("duplicate-id", plan(text("a", "one"), text("a", "two", y=300))),
        ("off-canvas", plan(text("a", "over the edge", x=900))),
        ("overflow", plan(text("a", "words that need far more room than this narrow box can give", w=150, h=30))),
        ("overlap", plan(text("a", "one upon"), text("b", "the other", y=110))),
        ("contrast", plan(text("a", "too pale", color="rule"))),
        ("too-small", plan(text("a", "tiny", size=8))),
        ("stale-fit", plan(text("a", "before").model_copy(update={"runs": (Run(text="after"),)}))),
        ("missing-glyph", plan(text("a", "\U000132d0"))),
        ("missing-glyph", plan(GRID)),
        ("missing-glyph", plan(CHART.model_copy(update={"columns": (DATA.columns[0], ODD)}))),
        ("missing-glyph", plan(CHART.model_copy(update={"y_title": "\U000132d0"}))),
        ("untraced-number", plan(text("a", "There are 43"))),
        ("wrong-derivation", plan(facts=(Fact(id="f", claim="sum", value=11, derivation=SUM),))),
        ("unknown-fact", plan(text("a", "claim", facts=("nowhere",)))),
        ("unknown-parent", plan(text("a", "claim", parent="nobody"))),
        ("unknown-color", plan(text("a", "claim", color="mauvish"))),
        ("unknown-icon", plan(IconElement(id="i", box=Box(x=0, y=0, w=50, h=50), name="ph:no-such-icon-here"))),
        ("overlap", plan(CHART, text("a", "on the chart", x=150, y=600))),
        ("overlap", plan(GLOBE, GLOBE.model_copy(update={"id": "i2"}))),
        ("off-canvas", plan(OVER, text("a", "in it", x=900, w=90, parent="panel-1"))),
        ("loose-connector", plan(CHART, ARROW.model_copy(update={"end": "nobody"}))),
        ("loose-connector", plan(CHART, ARROW.model_copy(update={"points": ((0, 0),)}))),
        ("missing-alt", plan(CHART)),
        ("missing-alt", plan(PictureElement(id="p", box=CHART.box, prompt="a fox"))),
        ("empty-section", plan(ShapeElement(id="panel-1", box=Box(x=0, y=0, w=50, h=50), fill="tint"))),
        ("empty-section", plan(STEP, STEP.model_copy(update={"id": "step-2"}), text("a", "in it", parent="step-1"))),
        ("empty-section", plan(text("a", " "))),
    ],
)  # fmt: skip
def test_each_fault_is_found(code: str, faulty: Plan) -> None:
    assert code in {issue.code for issue in check(faulty)}


@pytest.mark.parametrize(
    ("code", "faulty", "sound"),
    [
        ("contrast", text("a", "words", color="#808080"), text("a", "words", color="#6a6a6a")),
        ("contrast", text("a", "words", color="#a0a0a0", size=48), text("a", "words", color="#808080", size=48)),
        ("too-small", text("a", "words", size=11.9), text("a", "words", size=12.0)),
        ("overflow", text("a", "words", h=20), text("a", "words", h=34)),
        ("off-canvas", text("a", "words", x=502, w=500), text("a", "words", x=500, w=500)),
    ],
)  # fmt: skip
def test_each_limit_is_where_it_is_said_to_be(
    code: str, faulty: TextElement, sound: TextElement
) -> None:
    assert code in {issue.code for issue in check(plan(faulty))}
    assert code not in {issue.code for issue in check(plan(sound))}


def test_an_arrow_between_two_elements_is_sound() -> None:
    assert "loose-connector" not in {issue.code for issue in check(plan(CHART, ARROW))}


def test_a_shape_may_bleed_that_holds_nothing() -> None:
    assert "off-canvas" not in {issue.code for issue in check(plan(OVER))}


def test_ordinals_need_no_source() -> None:
    assert check(plan(text("ordinal-1", "7"))) == ()


def test_derived_numbers_trace() -> None:
    fact = Fact(id="f", claim="the sum", value=10, derivation=SUM)
    assert check(plan(text("a", "Together 10", facts=("f",)), facts=(fact,))) == ()


def test_a_heap_of_elements_is_told_in_few_words_and_in_short_time() -> None:
    heap = plan(*(text(f"t{i}", "The answer is 42") for i in range(600)))
    found = [issue for issue in check(heap) if issue.code == "overlap"]
    assert 599 <= len(found) <= 3 * 600


def test_the_ground_of_a_text_is_the_outline_that_it_stands_in() -> None:
    triangle = ShapeElement(
        id="t", shape="path", path="M100 100L700 100L100 700Z", fill="ink", z=1,
        box=Box(x=100, y=100, w=600, h=600),
    )  # fmt: skip
    dark = plan(triangle, text("a", "in the dark", x=120, y=120))
    light = plan(triangle, text("a", "out of it", x=560, y=620, w=300))
    assert [issue.code for issue in check(dark)] == ["contrast"]
    assert check(light) == ()
