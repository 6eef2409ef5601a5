"""What `inspect` tells, and that no plan can hurt it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nbcli import console, report, thumbnail
from nbcli.console import Line
from nbcli.main import main
from planner import PlannerError, dump_plan, load_plan
from planner.check import check
from planner.parts import Box, Fact, Instruction, Issue, SourceRef, in_order
from planner.plan import Plan, ShapeElement, TextElement


def plain(lines: list[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def test_brief_and_graph(plan: Plan) -> None:
    assert "Asia holds 4,835 million" in plain(report.brief(plan))
    graph = plain(report.instructions(plan)).splitlines()
    assert graph[0].startswith("i1 identity")
    assert graph[2].startswith("i2 data")
    assert "after i1" in graph[2]
    assert graph[3].strip() == "└─▸ chart"


def test_loops_in_the_graph_end() -> None:
    steps = [Instruction(id=a, kind="data", text="", after=(b,)) for a, b in ("ab", "ba", "ca")]
    assert {step.id for step in in_order(steps)} == {"a", "b", "c"}


def test_tree_nests_children_and_gives_boxes(plan: Plan) -> None:
    lines = plain(report.tree(plan)).splitlines()
    assert len(lines) == len(plan.elements)
    panel = next(i for i, line in enumerate(lines) if line.startswith("shape panel"))
    assert lines[panel + 1].startswith(
        "  chart chart data z0  100,290 800×340  bar of people by region"
    )


def test_tree_survives_circles_and_twins(plan: Plan) -> None:
    a, b = (ShapeElement(id=x, parent=y, box=Box(x=0, y=0, w=9, h=9)) for x, y in ("ab", "ba"))
    odd = plan.model_copy(update={"elements": (a, b, a, a.model_copy(update={"parent": "a"}))})
    assert len(report.tree(odd)) == 4


def test_every_line_of_every_text_is_shown(plan: Plan) -> None:
    told = plain(report.texts(plan))
    for element in plan.elements:
        if isinstance(element, TextElement):
            assert element.lines
            assert all(line.text.strip() in told for line in element.lines)


def test_facts_have_their_sources(plan: Plan) -> None:
    told = plain(report.facts(plan))
    for part in (
        "f1 Asia's people = 4835 million",
        "“Asia,4835”",
        "max of d1.people",
        "people.csv, B2",
    ):
        assert part in told


def test_claims_have_the_origin_of_each_number(plan: Plan) -> None:
    told = plain(report.claims(plan))
    assert "headline  Asia holds 4,835 million" in told
    assert "4,835 million from f1, d1" in told
    assert "   says f1" in told
    lie = plan.model_copy(update={"facts": (), "datasets": ()})
    assert "4835, 1516, 745 from no source" in plain(report.claims(lie))


def test_facts_that_disagree_stand_side_by_side(plan: Plan) -> None:
    first = plan.facts[0].model_copy(update={"against": ("f9",)})
    other = Fact(id="f9", claim="Asia has 4.8 bn", value=4800, unit="million",
                 source=SourceRef(url="http://x/", published=date(2024, 5, 6)))  # fmt: skip
    told = plain(report.facts(plan.model_copy(update={"facts": (first, other)})))
    assert "against f9 = 4800 million  http://x/, published 2024-05-06" in told


def test_issues_name_path_and_code() -> None:
    found = [Issue(path="elements[3].box", code="overlap", message="Two texts overlap.")]
    assert plain(report.issues(found)) == "elements[3].box Two texts overlap. overlap"
    assert plain(report.issues([])) == "none"


def test_hostile_text_cannot_steer_the_terminal() -> None:
    assert console.clean("a\x1b[31mb\x07\u202ec\x9b\nd") == "a␛[31mb␇\ufffdc\ufffd⏎ d"
    assert console.clean("مرحبا\u200f 👩\u200d🚀 é\u00a0ü") == "مرحبا\u200f 👩\u200d🚀 é\u00a0ü"


def test_thumbnail_shows_what_is_where(plan: Plan) -> None:
    rows = plain(thumbnail.thumbnail(plan, 42)).splitlines()
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == pytest.approx(40 * 1.25 / 2 + 2, abs=1)
    middle = rows[round(len(rows) * 450 / 1250)]
    assert middle.count("█") > 20  # the chart is solid
    empty = rows[-2]
    assert not empty.strip("│ ")


def test_thumbnail_is_coloured_by_role(plan: Plan) -> None:
    styles = {style for line in thumbnail.thumbnail(plan) for text, style in line if text.strip()}
    assert {thumbnail.COLORS["identity"], thumbnail.COLORS["data"]} <= styles


@pytest.mark.parametrize(("width", "height"), [(1000, 10_000), (10_000, 1000), (0, 0), (1000, 0)])
def test_thumbnail_of_odd_shapes(plan: Plan, width: float, height: float) -> None:
    area = plan.canvas.model_copy(update={"width": width, "height": height})
    rows = plain(thumbnail.thumbnail(plan.model_copy(update={"canvas": area}))).splitlines()
    assert 4 <= len(rows) <= thumbnail.MOST_ROWS + 2
    assert all(len(row) <= 56 for row in rows)


def test_from_file_and_folder(call: Any, plan_file: Path, plan: Plan) -> None:
    whole = call("inspect", plan_file)
    assert whole.code == 0
    assert whole.out == call("inspect", plan_file.parent).out
    for part in ("LAYOUT", "INSTRUCTIONS", "ELEMENTS", "TEXTS", "FACTS", "ISSUES"):
        assert part in whole.out
    assert "\x1b" not in whole.out
    assert not whole.err


def test_json_is_the_plan_and_its_issues(call: Any, plan_file: Path, plan: Plan) -> None:
    told = json.loads(call("inspect", plan_file, "--json").out)
    assert Plan.model_validate(told["plan"]) == plan
    assert told["issues"] == [issue.model_dump() for issue in check(plan)]
    assert set(json.loads(call("inspect", plan_file, "--json", "--issues").out)) == {
        "path",
        "issues",
    }
    facts = json.loads(call("inspect", plan_file, "--json", "--facts").out)
    assert set(facts) == {"path", "facts", "claims"}


@pytest.mark.parametrize("seeds", [range(1000), range(1000, 2000)], ids=str)
def test_no_plan_can_break_inspect(damaged: Callable[..., Any], seeds: range) -> None:
    for data in damaged(seeds):
        try:
            odd = load_plan(json.dumps(data))
            found = check(odd)
        except PlannerError:  # one sentence, as for a plan of an unknown font
            continue
        lines = [*report.brief(odd), *report.instructions(odd), *report.tree(odd)]
        lines += [*report.texts(odd), *report.facts(odd), *report.issues(found)]
        shown = "".join(text for line in [*lines, *thumbnail.thumbnail(odd)] for text, _ in line)
        assert not {"\x1b", "\x00", "\n", "\u202e"} & set(shown)


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(st.binary(max_size=400))
def test_bytes_are_never_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    (tmp_path / "odd.json").write_bytes(content)
    assert main(["inspect", str(tmp_path / "odd.json")]) == 1
    told = capsys.readouterr().err
    assert told.startswith("nbcli: ")
    assert "defect" not in told


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"a":' * 100_000, "{}", "[]", '{"version": 99}']
)
def test_odd_json_is_refused_in_one_line(call: Any, tmp_path: Path, content: str) -> None:
    (tmp_path / "plan.json").write_text(content)
    told = call("inspect", tmp_path / "plan.json")
    assert told.code == 1
    assert told.err.count("\n") == 1
    assert "defect" not in told.err


def test_unknown_fields_are_named_with_their_path(call: Any, plan: Plan, tmp_path: Path) -> None:
    data = json.loads(dump_plan(plan))
    data["elements"][1]["colour"] = "red"
    (tmp_path / "plan.json").write_text(json.dumps(data))
    told = call("inspect", tmp_path / "plan.json")
    assert told.code == 1
    assert "elements[1]" in told.err
    assert "colour" in told.err


@pytest.mark.parametrize("field", ["fill", "color"])
def test_an_unknown_colour_is_an_issue(call: Any, plan: Plan, tmp_path: Path, field: str) -> None:
    for index, element in enumerate(plan.elements):
        if not hasattr(element, field):
            continue
        data = plan.model_dump(mode="json")
        data["elements"][index][field] = "nonesuch"
        (tmp_path / "plan.json").write_text(json.dumps(data))
        told = call("inspect", "plan.json", "--issues")
        assert told.code == 0, told.err
        assert f"elements[{index}]" in told.out
        assert "unknown-color" in told.out
