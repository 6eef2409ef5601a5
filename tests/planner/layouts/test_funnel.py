"""Funnels: lengths are the numbers, and nothing is computed that the content does not give."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from planner import looks
from planner.content import Link
from planner.layouts.funnel import HAIR, shares
from tests.planner.layouts.sample import ASPECTS, content, faults, named

LOSSES = (Link(0, 1, "−8 %"), Link(1, 2, "−9 %"))
CASES = [(2, "short", "en"), (4, "short", "zh-Hans"), (5, "short", "ar"), (5, "long", "en"), (9, "", "en")]  # fmt: skip


@pytest.mark.parametrize("aspect", ASPECTS)
def test_stages_fit_without_a_fault(lay_out: Any, aspect: str) -> None:
    for at, case in enumerate(CASES, ASPECTS.index(aspect)):
        if case[0] > 8 and aspect == "16:9":
            continue
        what = content(*case, links=LOSSES[: case[0] - 1], amounts=True)
        laid = lay_out(what, "funnel", aspect, looks.characters()[at % 4])
        assert faults(what, laid) == [], case
        assert all(item.value in laid.words for item in what.items)


@pytest.mark.parametrize("aspect", ["4:5", "16:9"])
def test_lengths_are_the_amounts(lay_out: Any, aspect: str) -> None:
    amounts = (48200.0, 20100.0, 7900.0, 31000.0, 0.0)
    what = content(5, "short")
    items = tuple(
        replace(i, amount=a, value=f"{a:g}") for i, a in zip(what.items, amounts, strict=True)
    )
    bars = named(lay_out(replace(what, items=items), "funnel", aspect, "bold").plan, "stage")
    lengths = [bar.w for bar in bars]
    if len(set(lengths)) == 1:
        lengths = [bar.h for bar in bars]
    assert [n / lengths[0] for n in lengths[:4]] == pytest.approx(
        [a / 48200 for a in amounts[:4]], abs=2e-3
    )
    assert lengths[4] == HAIR


@pytest.mark.parametrize("aspect", ["1:1", "16:9"])
def test_bars_have_one_axis(lay_out: Any, aspect: str) -> None:
    bars = named(lay_out(content(4, amounts=True), "funnel", aspect, "technical").plan, "stage")
    axes = [{round(b.cx) for b in bars}, {round(b.cy) for b in bars}]
    assert min(len(axis) for axis in axes) == 1


def test_without_amounts_steps_are_even() -> None:
    steps = shares(content(4).items)
    assert steps[0] == 1
    assert [a - b for a, b in pairwise(steps)] == pytest.approx([(1 - steps[-1]) / 3] * 3)
    some = content(4, amounts=True).items
    assert shares((replace(some[0], amount=None), *some[1:])) == steps


def test_losses_are_only_those_given(lay_out: Any) -> None:
    what = content(4, amounts=True)
    assert "%" not in lay_out(what, "funnel", "4:5", "editorial").words
    shown = lay_out(replace(what, links=LOSSES), "funnel", "4:5", "editorial").texts("loss")
    assert [e.text for e in shown] == ["−8 %", "−9 %"]
