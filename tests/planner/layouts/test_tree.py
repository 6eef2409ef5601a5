"""Trees: hierarchies to depth 4 and some thirty nodes; lines join parents and children."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner import looks, spatial
from planner.content import Content, Item
from planner.layouts.branches import grow
from planner.layouts.tree import Downward, imbalance
from tests.planner.layouts.sample import (
    ASPECTS,
    connectors,
    content,
    faults,
    named,
    walk,
)


def nested(count: int, children: int, body: str = "", language: str = "en") -> Content:
    """Roots with the same children each; the first child has two of its own, and one of theirs."""
    flat = content(12, body, language).items
    deep = (replace(flat[8], items=(Item(title=flat[9].title, items=(flat[10],)),)), flat[11])
    roots = []
    for i in range(count):
        own = [replace(flat[j], title=f"{flat[j].title} {i}{j}") for j in range(children)]
        if i == 0 and own:
            own[0] = replace(own[0], items=deep)
        roots.append(replace(flat[i], items=tuple(own)))
    return replace(content(1, "", language), items=tuple(roots))


CASES = [(1, 2, "short", "en"), (3, 0, "", "en"), (4, 3, "", "ar"), (3, 2, "short", "zh-Hans"), (6, 4, "", "en")]  # fmt: skip


@pytest.mark.parametrize("aspect", ASPECTS)
def test_hierarchies_fit_without_a_fault(lay_out: Any, aspect: str) -> None:
    for at, case in enumerate(CASES, ASPECTS.index(aspect)):
        what = nested(*case)
        laid = lay_out(what, "tree", aspect, looks.characters()[at % 4])
        assert faults(what, laid) == [], case


@pytest.mark.parametrize("aspect", ["4:5", "16:9"])
def test_every_child_hangs_on_its_parent(lay_out: Any, aspect: str) -> None:
    what = nested(4, 3)
    plan = lay_out(what, "tree", aspect, "bold").plan
    links = connectors(plan)
    assert len(links) == len(list(walk(what.items)))
    assert len({link.end for link in links}) == len(links)
    titles = {e.id: e.text for e in plan.elements if e.kind == "text"}
    owner = {e.parent or e.id: titles[e.id] for e in plan.elements if e.id in titles}
    pairs = {(owner[link.start], owner[link.end]) for link in links}
    under = {(i.title, child.title) for i in walk(what.items) for child in i.items}
    assert under <= pairs


@pytest.mark.parametrize("aspect", ASPECTS)
def test_lines_are_square_and_nodes_apart(lay_out: Any, aspect: str) -> None:
    plan = lay_out(nested(3, 3), "tree", aspect, "technical").plan
    for link in connectors(plan):
        for (ax, ay), (bx, by) in zip(link.points, link.points[1:], strict=False):
            assert abs(ax - bx) < 0.01 or abs(ay - by) < 0.01
    rooms = named(plan, "node")
    assert len(rooms) > 9
    assert not any(a.hits(b) for i, a in enumerate(rooms) for b in rooms[i + 1 :])


def test_a_topic_joins_several_roots(lay_out: Any) -> None:
    what = nested(3, 2)
    assert [root.item.title for root in grow(what)] == [what.topic]
    forest = replace(what, topic="")
    assert len(grow(forest)) == 3
    assert faults(forest, lay_out(forest, "tree", "16:9", "editorial")) == []


def test_uneven_columns_are_seen() -> None:
    leaf = Item(title="leaf")
    even = replace(content(3), items=(Item(title="a", items=(leaf,) * 3),) * 3)
    uneven = replace(even, items=(Item(title="a", items=(leaf,) * 7), leaf, leaf))
    assert imbalance(grow(even)[0], 2) == 0
    assert imbalance(grow(uneven)[0], 2) > 0.5


def test_depth_shows_in_weight(lay_out: Any) -> None:
    for aspect, character in (("1:1", "bold"), ("16:9", "editorial")):
        what = nested(3, 2)
        plan = lay_out(what, "tree", aspect, character).plan
        size = {e.text: e.size for e in plan.elements if e.kind == "text"}
        assert size[what.topic] > size[what.items[0].title] > size[what.items[1].items[0].title]


def test_a_family_stands_as_a_tree_whose_boughs_thin_out(lay_out: Any) -> None:
    for aspect in ("4:5", "1:1", "16:9"):
        laid = lay_out(nested(3, 3), "tree", aspect, "playful")
        assert laid.arrangement != "indent", aspect
        widths = [link.width for link in connectors(laid.plan)]
        assert widths[0] == max(widths) > min(widths)
        assert any(len(link.points) > 10 for link in connectors(laid.plan))


def test_a_parent_stands_over_the_middle_of_its_children() -> None:
    def item(title: str, *items: Item) -> Item:
        return Item(title=title, items=items)

    brood = (
        item("Strings", item("Bowed", item("Violin"), item("Cello")),
             item("Plucked", item("Guitar"), item("Harp"))),
        item("Winds", item("Wood", item("Flute"), item("Clarinet")),
             item("Brass", item("Trumpet"), item("Tuba"))),
        item("Percussion", item("Drums"), item("Bells")),
    )  # fmt: skip
    style = looks.style("ocean", "technical", looks.character("technical").pairings[0], False)
    page = spatial.page_of(spatial.canvas("16:9", "2K"), style, "en", "ltr", 1, 0)
    (root,) = grow(replace(content(1), items=brood, topic="instruments"))
    assert root.item.title == "Instruments"  # as a sentence begins
    Downward(page, root, hang=3).height(1600)
    parents = [branch for branch in root.walk() if branch.children and branch.depth < 2]
    assert [len(parent.children) for parent in parents] == [3, 2, 2, 2]
    for parent in parents:
        first, last = parent.children[0].room, parent.children[-1].room
        middle = (first.cx + last.cx) / 2
        assert parent.room.cx == pytest.approx(middle)
