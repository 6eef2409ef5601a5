"""Labelled pictures: leaders never cross, end in dots on the picture, and columns have one edge."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest

from planner import looks
from planner.content import Content
from planner.layouts.geometry import cross
from planner.plan import PictureElement, Plan
from tests.planner.layouts.sample import ASPECTS, connectors, content, faults, named

CASES = [(2, "short", "en"), (3, "long", "en"), (4, "", "ar"), (5, "short", "zh-Hans"), (7, "short", "en"), (10, "", "en")]  # fmt: skip


@pytest.mark.parametrize("aspect", ASPECTS)
def test_callouts_fit_without_a_fault(lay_out: Any, aspect: str) -> None:
    for at, case in enumerate(CASES, ASPECTS.index(aspect)):
        what = content(*case)
        laid = lay_out(what, "callouts", aspect, looks.characters()[at % 4])
        assert faults(what, laid) == [], case
        assert crossing(laid.plan) == [], case


def pictured(count: int) -> Content:
    """A content with a thing to draw in the middle."""
    return replace(content(count, "short"), queries=("fluent-emoji-flat:bicycle",))


def crossing(plan: Plan) -> list[tuple[str, str]]:
    """Leaders that cross."""
    lines = [(link.id, line) for link in connectors(plan) for line in pairwise(link.points)]
    return [(i, j) for (i, a), (j, b) in combinations(lines, 2) if i != j and cross(*a, *b)]


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("count", [2, 6, 10])
def test_every_leader_ends_on_the_rim_of_the_picture(lay_out: Any, aspect: str, count: int) -> None:
    plan = lay_out(pictured(count), "callouts", aspect, "technical").plan
    hero = next(e for e in plan.elements if isinstance(e, PictureElement)).box
    links = connectors(plan)
    assert len(links) == len(named(plan, "dot")) == count
    assert len({link.points[-1] for link in links}) == count
    for link in links:
        x, y = link.points[-1]
        away = ((x - hero.x - hero.w / 2) ** 2 + (y - hero.y - hero.h / 2) ** 2) ** 0.5
        assert away == pytest.approx(0.47 * hero.w, rel=0.01)
        assert link.end.startswith("dot")


def test_columns_have_one_edge_each(lay_out: Any) -> None:
    laid = lay_out(content(6, "short"), "callouts", "16:9", "editorial")
    assert len({round(e.box.x, 1) for e in (*laid.texts("heading"), *laid.texts("body"))}) == 2


def test_the_picture_is_large_and_in_the_middle(lay_out: Any) -> None:
    for aspect in ("4:5", "16:9"):
        plan = lay_out(pictured(6), "callouts", aspect, "bold").plan
        hero = next(e for e in plan.elements if isinstance(e, PictureElement))
        assert hero.box.w == pytest.approx(hero.box.h)
        assert hero.box.w > 300
        assert hero.box.x + hero.box.w / 2 == pytest.approx(plan.canvas.width / 2, abs=1)
        assert (hero.ground, hero.role, hero.prompt) == ("disc", "object", "Store")


def test_the_picture_shows_the_first_thing_looked_up(lay_out: Any) -> None:
    what = replace(content(4, "short"), queries=("fluent-emoji-flat:bicycle", "ph:gear"))
    plan = lay_out(what, "callouts", "1:1", "playful").plan
    hero = next(e for e in plan.elements if isinstance(e, PictureElement))
    assert [thing.sprite for thing in hero.objects] == ["fluent-emoji-flat:bicycle"]


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ar"])
def test_where_there_is_no_thing_to_draw_its_name_stands_in_the_middle(
    lay_out: Any, language: str
) -> None:
    what = content(5, "short", language)
    plan = lay_out(what, "callouts", "16:9", "bold").plan
    assert not any(isinstance(e, PictureElement) for e in plan.elements)
    (disc,), (hub,) = named(plan, "hero"), named(plan, "hub")
    assert next(e.text for e in plan.elements if e.id.startswith("hub")) == what.topic
    assert (hub.cx, hub.cy) == pytest.approx((disc.cx, disc.cy), abs=1)
    assert disc.x < hub.x < hub.right < disc.right
    assert disc.y < hub.y < hub.bottom < disc.bottom
