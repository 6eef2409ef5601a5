"""Flows: layers, arrows with square corners that cross no box, forks, chains in rows that turn."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from planner import looks
from planner.content import Item, Link
from planner.errors import PlannerError
from planner.layouts.geometry import Rect
from planner.layouts.layered import Edge, Layered, crossings, layered
from planner.layouts.routes import Hop, sideways, tracks
from planner.plan import ConnectorElement, Plan
from tests.planner.layouts.sample import ASPECTS, connectors, content, faults

LINKS = (
    Link(0, 1), Link(1, 2, "Yes"), Link(1, 3, "No"), Link(2, 4), Link(3, 1), Link(4, 5),
    Link(5, 6, "Yes, always"), Link(5, 7, "No, never"), Link(6, 8), Link(7, 8), Link(0, 8, "skip"),
)  # fmt: skip
CASES = [
    (5, "short", "zh-Hans", ()), (6, "long", "en", ()), (12, "", "en", ()), (9, "", "en", LINKS),
    (9, "short", "ar", LINKS), (5, "short", "en", LINKS[:4]),
]  # fmt: skip


@pytest.mark.parametrize("aspect", ASPECTS)
def test_flows_fit_without_a_fault(lay_out: Any, aspect: str) -> None:
    for at, case in enumerate(CASES, ASPECTS.index(aspect)):
        what = content(*case)
        laid = lay_out(what, "flow", aspect, looks.characters()[at % 4])
        assert faults(what, laid) == [], case
        assert all(link.label in laid.words for link in what.links)
        assert through_boxes(laid.plan) == [], case


def through_boxes(plan: Plan) -> list[str]:
    """Arrows that run through a box, or leave or arrive at a slant."""
    boxes = {
        e.id: Rect(e.box.x, e.box.y, e.box.w, e.box.h).grown(-1)
        for e in plan.elements if e.id.startswith(("step", "decision"))
    }  # fmt: skip
    out = []
    for link in connectors(plan):
        for start, end in pairwise(link.points):
            if min(abs(start[0] - end[0]), abs(start[1] - end[1])) > 0.6:
                out.append(f"{link.id} is slanted")
            hit = [name for name, box in boxes.items() if _passes(start, end, box)]
            out += [f"{link.id} runs through {name}" for name in hit]
    return out


def _passes(start: tuple[float, float], end: tuple[float, float], box: Rect) -> bool:
    low, high = (
        (min(start[0], end[0]), min(start[1], end[1])),
        (max(start[0], end[0]), max(start[1], end[1])),
    )
    return (
        low[0] < box.right
        and box.x < high[0] + 0.01
        and low[1] < box.bottom
        and box.y < high[1] + 0.01
    )


@pytest.mark.parametrize("aspect", ["4:5", "16:9"])
def test_arrows_join_what_is_linked(lay_out: Any, aspect: str) -> None:
    what = content(9, "", "en", LINKS)
    plan = lay_out(what, "flow", aspect, "technical").plan
    links = connectors(plan)
    title = {e.parent: e.text for e in plan.elements if e.kind == "text" and e.parent}
    shapes = [e for e in plan.elements if e.id.startswith("decision")]
    title |= {e.id: e.alt for e in shapes}
    drawn = {(title[link.start], title[link.end]) for link in links}
    assert drawn == {(what.items[k.start].title, what.items[k.end].title) for k in LINKS}
    for link in links:
        assert all(
            _touches(plan, name, at)
            for name, at in zip(
                (link.start, link.end), (link.points[0], link.points[-1]), strict=True
            )
        )


def _touches(plan: Plan, name: str, at: tuple[float, float]) -> bool:
    box = plan.element(name).box
    return box.x - 1 <= at[0] <= box.right + 1 and box.y - 1 <= at[1] <= box.bottom + 1


def test_forks_are_pointed(lay_out: Any) -> None:
    what = content(9, "", "en", LINKS)
    asked = replace(what.items[8], title="Enough?")
    plan = lay_out(replace(what, items=(*what.items[:8], asked)), "flow", "4:5", "bold").plan
    found = {e.alt for e in plan.elements if e.id.startswith("decision")}
    assert found == {what.items[1].title, what.items[5].title, "Enough?"}


@pytest.mark.parametrize(("aspect", "along"), [("4:5", 1), ("16:9", 0)])
def test_a_chain_turns_at_the_end_of_a_row(lay_out: Any, aspect: str, along: int) -> None:
    plan = lay_out(content(9, "short"), "flow", aspect, "editorial").plan
    turns = [abs(link.points[0][0] - link.points[-1][0]) < 0.1 for link in connectors(plan)]
    assert len(turns) == 8
    assert any(turns)
    assert not all(turns)


def test_a_link_to_nowhere_is_refused(lay_out: Any) -> None:
    with pytest.raises(PlannerError, match="there are 3 items"):
        lay_out(content(3, "", "en", (Link(0, 3),)), "flow")


def test_layers_hold_every_arrow_downwards() -> None:
    edges = [Edge(link.start, link.end) for link in LINKS]
    graph = layered(9, edges)
    assert graph.back == [4]
    for path in graph.paths.values():
        assert [graph.rank[v] for v in path] == list(
            range(graph.rank[path[0]], graph.rank[path[-1]] + 1)
        )
    assert crossings(layered(4, [Edge(0, 3), Edge(1, 2), Edge(0, 2), Edge(1, 3)])) == 1
    assert crossings(layered(4, [Edge(0, 3), Edge(1, 2)])) == 0


def test_arrows_in_one_channel_keep_apart() -> None:
    graph = Layered(4, [[0, 1], [2, 3]], [0, 0, 1, 1], {0: [0, 3], 1: [1, 2]})
    given = tracks(graph, [0, 100, 10, 90], set())
    assert sorted(given.track.values()) == [0, 1]
    assert given.counts == [2]
    fan = Layered(3, [[0], [1, 2]], [0, 1, 1], {0: [0, 1], 1: [0, 2]})
    assert set(tracks(fan, [50, 0, 100], set()).track.values()) == {0}


def test_a_fork_leaves_by_its_side_where_nothing_stands() -> None:
    edges, half = [Edge(0, 2), Edge(0, 3)], [30.0] * 4
    free = Layered(4, [[0], [1, 2, 3]], [0, 1, 1, 1], {0: [0, 2], 1: [0, 3]})
    held = Layered(4, [[0, 1], [2, 3]], [0, 0, 1, 1], {0: [0, 2], 1: [0, 3]})
    at = [0.0, 100.0, 0.0, 100.0]
    assert sideways(free, edges, at, half, {0}, 5) == {Hop(1, 0, 3)}
    assert sideways(held, edges, at, half, {0}, 5) == set()
    assert sideways(free, edges, at, half, set(), 5) == set()


def test_an_item_may_lead_to_itself(lay_out: Any) -> None:
    what = replace(
        content(3),
        items=tuple(Item(title=t) for t in "abc"),
        links=(Link(0, 1), Link(1, 1, "again"), Link(1, 2)),
    )
    laid = lay_out(what, "flow", "4:5", "playful")
    assert faults(what, laid) == []
    loop = next(
        e for e in laid.plan.elements if isinstance(e, ConnectorElement) and e.start == e.end
    )
    assert len(loop.points) >= 4


def test_a_chain_counts_its_boxes(lay_out: Any) -> None:
    for aspect in ("4:5", "16:9"):
        laid = lay_out(content(6, "short"), "flow", aspect, "bold")
        assert [e.text for e in laid.texts("ordinal")] == [str(i) for i in range(1, 7)]


def test_a_short_chain_runs_down_a_tall_page(lay_out: Any) -> None:
    assert lay_out(content(3, "long"), "flow", "9:16", "bold").arrangement == "snake1"


def test_short_flows_fill_the_page(lay_out: Any) -> None:
    """Titles alone are set large, and channels stretch down a tall page."""
    links = (Link(0, 1, "Yes"), Link(0, 2, "No"), Link(2, 3, "No"), Link(2, 4, "Yes"))
    what = content(5, "", "en", links)
    wide, tall = (lay_out(what, "flow", aspect, "technical") for aspect in ("16:9", "9:16"))
    assert wide.fits and wide.body > 32 and faults(what, wide) == []
    boxes = [e.box for e in tall.plan.elements if e.id.startswith(("step", "decision"))]
    used = max(box.bottom for box in boxes) - min(box.y for box in boxes)
    assert used > 0.45 * tall.plan.canvas.height and faults(what, tall) == []
