"""Plans survive the disk, and a broken one names its fault."""

from __future__ import annotations

import json

import pytest

from planner import looks, typeset
from planner.errors import PlanError
from planner.parts import Box, Brief, Canvas
from planner.plan import (
    BackgroundElement,
    ChartElement,
    Plan,
    Run,
    ShapeElement,
    TextElement,
    schema,
)
from planner.store import dump_plan, load_plan, refit

STYLE = looks.style("ocean", "editorial", "editorial", False)
HEADLINE = TextElement(
    id="headline-1", box=Box(x=80, y=80, w=800, h=90), runs=(Run(text="One headline"),), size=60
)
CLEAN = Plan(
    prompt="p", canvas=Canvas(aspect="1:1", width=1000, height=1000), style=STYLE,
    brief=Brief(archetype="cards", message="m"),
    elements=(
        BackgroundElement(id="ground", box=Box(x=0, y=0, w=1000, h=1000), z=-1),
        typeset.fit_element(HEADLINE, STYLE, "en"),
        ShapeElement(id="rect-1", box=Box(x=0, y=0, w=10, h=10), fill="accent"),
    ),
)  # fmt: skip


def test_a_plan_goes_to_disk_and_back() -> None:
    assert load_plan(dump_plan(CLEAN)) == CLEAN
    assert dump_plan(load_plan(dump_plan(CLEAN))) == dump_plan(CLEAN)


RULE = {"kind": "shape", "id": "a", "box": {"x": 0, "y": 0, "w": 1, "h": 1}}
ARROW = RULE | {"kind": "connector", "start": "a", "end": "b"}
GRID = RULE | {"kind": "table", "size": 20}


def broken(**change: object) -> str:
    return json.dumps(json.loads(dump_plan(CLEAN)) | change)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"x": NaN}', "NaN is not a number"),
        ("[" * 100_000, "not JSON: it is nested too deep"),
        (broken(version=99), "version 99"),
        (broken(colour="red"), "at colour"),
        (broken(seed=-1), "at seed"),
        (broken(canvas={"width": 0, "height": 1000}), "at canvas.width"),
        (broken(canvas={"width": 9000, "height": 200}), "at canvas: .*long side"),
        (
            broken(canvas={"width": 1000, "height": 1000, "size": "9K"}),
            r"at canvas: Unknown size 9K; .*HEIGHT\.$",
        ),
        (broken(elements=[{"kind": "text", "id": "a"}]), r"elements\[0\].box: "),
        (broken(elements=[RULE | {"text": "x"}]), r"elements\[0\].text: "),
        (
            broken(elements=[RULE | {"box": {"x": "far", "y": 0, "w": 1, "h": 1}}]),
            r"elements\[0\].box.x: ",
        ),
        (broken(elements=[ARROW | {"points": [[1]]}]), r"elements\[0\].points\[0\]\[1\]: "),
        (broken(elements=[GRID | {"rows": [["a"], ["b", "c"]]}]), r"elements\[0\]: .*every row"),
        (broken(elements=[{"kind": "poem", "id": "a"}]), r"elements\[0\]"),
    ],
)
def test_a_broken_plan_names_the_place(text: str, words: str) -> None:
    with pytest.raises(PlanError, match=words):
        load_plan(text)


def first_version(**chart: object) -> Plan:
    """A plan as version 1 wrote it, with one chart, which its content has too."""
    columns = [
        {"name": "k", "values": ["p", "q"]},
        {"name": "v", "kind": "number", "values": [1, 2]},
    ]
    said = {"chart": "line", "columns": columns, "x": "k", "y": ["v"]} | chart
    drawn = said | {"kind": "chart", "id": "c", "box": {"x": 0, "y": 0, "w": 400, "h": 300}}
    kept = {name: value for name, value in said.items() if name not in ("axis", "legend")}
    content = {"headline": "h", "charts": [kept | {"title": "t"}]}
    return load_plan(broken(version=1, elements=[drawn], content=content))


@pytest.mark.parametrize(
    ("old", "data_labels", "legend"),
    [
        ({}, None, None),
        ({"every_value": True, "key": True}, True, "top"),
        ({"every_value": False, "key": False}, None, None),
        ({"axis": {"labels": False, "max": 4}, "legend": "bottom"}, False, "bottom"),
        ({"axis": {"labels": True}}, True, None),
    ],
)
def test_charts_of_the_first_version_are_lifted(
    old: dict[str, object], data_labels: bool | None, legend: str | None
) -> None:
    plan = first_version(**old)
    chart = plan.elements[0]
    assert isinstance(chart, ChartElement) and plan.version == 2
    assert (chart.data_labels, chart.legend) == (data_labels, legend)
    assert chart.axis.max == (4 if "max" in str(old) else None)
    assert plan.content is not None
    kept = plan.content.charts[0]
    assert kept.data_labels is (True if old.get("every_value") else None)
    assert kept.legend == ("top" if old.get("key") else None)
    assert load_plan(dump_plan(plan)) == plan


def test_changed_text_is_set_again() -> None:
    element = CLEAN.elements[1].model_copy(update={"runs": (Run(text="Quite another headline"),)})
    done = refit(CLEAN.model_copy(update={"elements": (CLEAN.elements[0], element)}))
    assert done.elements[1].lines[0].text == "Quite another headline"  # type: ignore[union-attr]
    assert done.elements[0] is CLEAN.elements[0]


def test_the_schema_forbids_unknown_fields() -> None:
    assert schema()["additionalProperties"] is False
