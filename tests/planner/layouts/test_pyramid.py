"""Pyramids: layers of one triangle; words inside where they fit, else in one column."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from planner import looks
from planner.layouts.pyramid import falling
from planner.outline import encloses
from tests.planner.layouts.sample import ASPECTS, connectors, content, faults, named

CASES = [(3, "long", "en"), (4, "short", "zh-Hans"), (5, "short", "ar"), (5, "", "en"), (6, "short", "en"), (6, "", "zh-Hans")]  # fmt: skip


@pytest.mark.parametrize("aspect", ASPECTS)
def test_layers_fit_without_a_fault(lay_out: Any, aspect: str) -> None:
    for at, case in enumerate(CASES, ASPECTS.index(aspect)):
        what = content(*case)
        laid = lay_out(what, "pyramid", aspect, looks.characters()[at % 4])
        assert faults(what, laid) == [], case


@pytest.mark.parametrize("case", [(5, "", "en"), (4, "short", "en")])
@pytest.mark.parametrize("aspect", ["4:5", "16:9"])
def test_layers_widen_evenly_from_the_first(lay_out: Any, aspect: str, case: Any) -> None:
    layers = named(lay_out(content(*case), "pyramid", aspect, "bold").plan, "layer")
    assert len({round(layer.h, 1) for layer in layers}) == 1
    assert len({round(layer.cx, 1) for layer in layers}) == 1
    steps = [b.w - a.w for a, b in pairwise(layers)]
    assert min(steps) > 0
    assert max(steps) == pytest.approx(min(steps), rel=0.02)


def test_falling_amounts_turn_the_apex_down(lay_out: Any) -> None:
    what = content(4, amounts=True)
    assert falling(what.items)
    assert not falling(content(4).items)
    layers = named(lay_out(what, "pyramid", "1:1", "technical").plan, "layer")
    assert [layer.w for layer in layers] == sorted((layer.w for layer in layers), reverse=True)


def test_words_outside_stand_in_one_column(lay_out: Any) -> None:
    laid = lay_out(content(5, "short"), "pyramid", "16:9", "editorial")
    starts = {round(e.box.x, 1) for e in (*laid.texts("heading"), *laid.texts("body"))}
    assert len(starts) == 1
    assert len(connectors(laid.plan)) == 5
    assert all(link.points[0][1] == link.points[-1][1] for link in connectors(laid.plan))


def test_words_inside_stay_inside(lay_out: Any) -> None:
    laid = lay_out(content(5, ""), "pyramid", "1:1", "bold")
    inside = [e for e in laid.texts("heading") if e.color != "ink"]
    assert len(inside) + len(connectors(laid.plan)) == 5 and len(inside) > 2
    layers = [e.path for e in laid.shapes("layer")]
    for line in (line for text in inside for line in text.lines):
        ends = (line.x, line.x + line.width)
        assert any(all(encloses(p, x, line.baseline) for x in ends) for p in layers)


def test_a_needle_is_stepped_on_a_phone(lay_out: Any) -> None:
    what = replace(content(5, "long"), topic="")
    laid = lay_out(what, "pyramid", "9:16", "playful")
    assert laid.arrangement == "stepped"
    assert faults(what, laid) == []
