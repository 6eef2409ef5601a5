"""Nets: layers, ways round things, words clear of them, lanes and circles."""

from __future__ import annotations

from itertools import pairwise

import pytest

from grounding.types import Inputs
from planner.content import Wishes
from planner.layouts.geometry import Rect, bounds
from planner.layouts.mazed import Maze
from planner.layouts.nested import Layered
from planner.net import Group, Knot, Link, Net, Run
from planner.plan import ConnectorElement, Plan, ShapeElement, TextElement
from planner.think import think

FORK = (
    "Draw a flow chart titled 'Loan'. A box 'Ask'. An arrow leads down to the diamond 'Card valid?'. From the diamond an "
    "arrow labeled 'no' leads to the right to the box 'Renew the card' and an arrow labeled 'yes' leads down to the box "
    "'Scan the book'. 'Renew the card' leads to 'Scan the book'."
)


def net(labels: str, links: str) -> Net:
    made = Net({one: Knot(one, "box") for one in labels})
    made.links = [Link(a, b) for a, b in links.split()]
    return made


def placed(made: Net, across: bool = False) -> dict[str, Rect]:
    sizes = dict.fromkeys([*made.knots, *made.groups], (60.0, 20.0))
    return Layered(made, sizes, {}, 10.0).whole(across).places


def test_links_lead_on_and_back_ones_do_not() -> None:
    places = placed(net("abc", "ab bc ca"))
    assert places["a"].bottom < places["b"].y < places["c"].y


def test_things_of_a_layer_do_not_touch() -> None:
    places = placed(net("abcd", "ab ac ad"))
    row = sorted((places[one] for one in "bcd"), key=lambda r: r.x)
    assert all(one.right < other.x for one, other in pairwise(row))


def test_a_list_without_links_stands_as_told() -> None:
    made = net("abc", "ac bc")
    made.runs = [Run(("a", "b"), "down")]
    places = placed(made)
    assert places["a"].bottom < places["b"].y
    assert places["a"].x == places["b"].x


def test_a_group_holds_its_things() -> None:
    made = net("abc", "ab bc")
    made.groups = {"G": Group("G")}
    made.knots["b"].group = made.knots["c"].group = "G"
    places = placed(made)
    assert all(places["G"].hits(places[one]) for one in "bc")
    assert not places["G"].hits(places["a"])


def test_a_way_leads_round_what_stands_between() -> None:
    rooms = {"a": Rect(0, 100, 60, 30), "b": Rect(120, 90, 60, 50), "c": Rect(240, 100, 60, 30)}
    maze = Maze(rooms, (), (), 8.0, Rect(-40, 0, 400, 240))
    path = maze.way("a", "c")
    assert not any(bounds(pair).grown(0.5).hits(rooms["b"]) for pair in pairwise(path))


def links_of(plan: Plan) -> list[ConnectorElement]:
    return [element for element in plan.elements if isinstance(element, ConnectorElement)]


@pytest.mark.parametrize("aspect", ["16:9", "3:4"])
def test_links_cross_no_words(aspect: str) -> None:
    plan = think(FORK, Inputs(), Wishes(aspect=aspect))
    words = [
        e for e in plan.elements if isinstance(e, TextElement) and e.id.startswith("shape-text")
    ]
    named = {e.text: Rect(e.box.x, e.box.y, e.box.w, e.box.h) for e in words}
    assert {"Ask", "Card valid?", "Renew the card", "Scan the book", "yes", "no"} == set(named)
    for link in links_of(plan):
        for pair in pairwise(link.points):
            hit = [text for text, room in named.items() if bounds(pair).grown(0.2).hits(room)]
            assert set(hit) <= {"yes", "no"}
    assert plan.issues == ()


def test_lanes_are_as_wide_as_each_other() -> None:
    prompt = (
        "A swimlane diagram. In the lane 'Client' place the steps 'Order' and 'Pay'. In the lane 'Shop' place the step "
        "'Pack'. Arrows lead from 'Order' to 'Pack', from 'Pack' to 'Pay' and from 'Pay' to 'Order'."
    )
    plan = think(prompt, Inputs(), Wishes())
    lanes = [
        e.box for e in plan.elements if isinstance(e, ShapeElement) and e.id.startswith("region")
    ]
    assert len(lanes) == 2
    assert lanes[0].w == lanes[1].w
    assert lanes[1].y == pytest.approx(lanes[0].bottom, abs=0.1)
