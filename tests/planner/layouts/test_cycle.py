"""Cycles: stages stand at equal arcs, and every arrow leads to the next, the last to the first."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from planner import looks
from planner.layouts.cycle import Loop
from planner.layouts.geometry import Ellipse
from tests.planner.layouts.sample import ASPECTS, connectors, content, faults, named

CASES = [(3, "long", "en"), (4, "short", "zh-Hans"), (5, "short", "ar"), (6, "short", "en"), (8, "", "en"), (11, "short", "en")]  # fmt: skip


@pytest.mark.parametrize("aspect", ASPECTS)
def test_stages_fit_without_a_fault(lay_out: Any, aspect: str) -> None:
    for at, case in enumerate(CASES, ASPECTS.index(aspect)):
        what = content(*case)
        laid = lay_out(what, "cycle", aspect, looks.characters()[at % 4])
        assert faults(what, laid) == [], case


@pytest.mark.parametrize("count", [2, 3, 6, 9, 12])
@pytest.mark.parametrize("character", ["editorial", "technical"])
def test_the_last_leads_to_the_first(lay_out: Any, count: int, character: str) -> None:
    what = content(count, "short")
    plan = lay_out(what, "cycle", "4:5", character).plan
    after = {link.start: link.end for link in connectors(plan) if link.head == "end"}
    assert len(after) == count
    seen, at = [], next(iter(after))
    while at not in seen:
        seen.append(at)
        at = after[at]
    assert at == seen[0]
    assert len(seen) == count


def test_a_band_closes(lay_out: Any) -> None:
    what = content(4, "short")
    plan = lay_out(what, "cycle", "16:9", "bold").plan
    arrows = [e for e in plan.elements if e.id.startswith("stage")]
    assert len(arrows) == 4
    rooms = [e.box for e in arrows]
    ring = (min(b.x for b in rooms), max(b.right for b in rooms))
    assert all(b.w > 0.3 * (ring[1] - ring[0]) for b in rooms)
    assert [e.alt for e in arrows] == [
        f"{a.title} → {b.title}" for a, b in pairwise([*what.items, what.items[0]])
    ]


@pytest.mark.parametrize("ratio", [0.5, 1.0, 2.3])
def test_arcs_are_equal(ratio: float) -> None:
    ring = Ellipse(0, 0, 100 * ratio, 100)
    fine = [ring.at(i / 1200) for i in range(1201)]
    arcs = [
        sum(math.dist(a, b) for a, b in pairwise(fine[i * 200 : i * 200 + 201])) for i in range(6)
    ]
    assert max(arcs) / min(arcs) < 1.01
    assert ring.at(0) == pytest.approx((0, -100), abs=0.5)
    assert ring.at(0.25)[0] == pytest.approx(100 * ratio, rel=0.01)


def test_stages_stand_at_equal_arcs(lay_out: Any) -> None:
    plan = lay_out(content(6, "short"), "cycle", "16:9", "editorial").plan
    beads = [(room.cx, room.cy) for room in named(plan, "stage")]
    chords = [math.dist(a, b) for a, b in pairwise([*beads, beads[0]])]
    assert max(chords) / min(chords) < 1.25


def test_an_odd_loop_has_one_long_card(lay_out: Any) -> None:
    rooms = named(lay_out(content(9, "short"), "cycle", "4:5", "bold").plan, "stage")
    assert rooms[0].w > 2 * rooms[1].w
    assert len({round(room.w, 1) for room in rooms[1:]}) == 1


def test_the_middle_holds_the_topic_or_the_marked_value(lay_out: Any) -> None:
    what = content(5, "short")
    assert what.topic in lay_out(what, "cycle", "1:1", "bold").words
    items = (replace(what.items[0], mark=True, value="9 days"), *what.items[1:])
    laid = lay_out(replace(what, items=items), "cycle", "1:1", "bold")
    assert [e.text for e in laid.texts("hub")] == ["9 days"]


def test_a_loop_runs_round_a_grid() -> None:
    loop = Loop.__new__(Loop)
    loop.rows, loop.columns = 3, 4
    rim = loop.rim()
    assert len(rim) == len(set(rim)) == 10
    assert all(abs(a - c) + abs(b - d) == 1 for (a, b), (c, d) in pairwise([*rim, rim[0]]))


@pytest.mark.parametrize("character", ["bold", "editorial"])
def test_a_portrait_page_has_a_round_wheel_over_its_key(lay_out: Any, character: str) -> None:
    laid = lay_out(content(6, "short"), "cycle", "4:5", character)
    rooms = named(laid.plan, "stage")
    left, right = min(r.x for r in rooms), max(r.right for r in rooms)
    top, foot = min(r.y for r in rooms), max(r.bottom for r in rooms)
    assert right - left == pytest.approx(foot - top, rel=0.15)
    assert right - left > 0.35 * laid.plan.canvas.width
    assert all(text.box.y > foot for text in laid.texts("heading"))


def test_two_stages_on_a_wide_page_are_set_large(lay_out: Any) -> None:
    assert lay_out(content(2, "short"), "cycle", "16:9", "bold").body > 36
