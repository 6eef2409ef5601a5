"""Prompts as people write them, with what is true of their charts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import ChartSpec, Wishes

CASES = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))


def drawn(spec: ChartSpec) -> Any:
    """The values of a chart by name (and series); places in a plane by name or in order."""
    columns = {column.name: column for column in spec.columns}
    if spec.chart in ("scatter", "bubble"):
        axes = [columns[name].values for name in (spec.x, *spec.y, spec.size_by) if name]
        places = [list(place) for place in zip(*axes, strict=True)]
        names = columns.get("name")
        return dict(zip(names.values, places, strict=True)) if names else places
    keys = [str(value) for value in columns[spec.x or ""].values]
    if spec.series:
        cells: dict[str, dict[str, Any]] = {}
        for row, down in enumerate(columns[spec.series].values):
            cells.setdefault(str(down), {})[keys[row]] = columns[spec.y[0]].values[row]
        return cells
    rows = [{name: columns[name].values[i] for name in spec.y} for i in range(len(keys))]
    lone = len(spec.y) == 1
    return {key: row[spec.y[0]] if lone else row for key, row in zip(keys, rows, strict=True)}


@pytest.mark.parametrize("case", CASES, ids=[case["prompt"][:40] for case in CASES])
def test_the_chart_is_the_one_described(case: dict[str, Any]) -> None:
    content = compose(case["prompt"], Inputs(), Wishes())
    spec = content.charts[0]
    assert content.archetypes[0][0] == "charts"
    assert spec.chart in case["kind"]
    assert drawn(spec) == case["data"]
    if case.get("order"):
        assert list(drawn(spec)) == list(case["data"])
    assert content.headline == case.get("title", content.headline)
    assert content.deck == case.get("subtitle", content.deck)
    assert spec.x_title == case.get("x_title", spec.x_title)
    assert spec.y_title == case.get("y_title", spec.y_title)
    assert case.get("axis", spec.x_title) in (spec.x_title, spec.y_title)
    assert case.get("colors", {}).items() <= spec.colors.items()
    assert all(text in repr(content) for text in case.get("texts", ()))
