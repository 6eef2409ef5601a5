"""Rankings: bars proportional from zero, ordinals in order, everything said and nothing crowded."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, product

import pytest

from planner.content import Content, Item
from planner.errors import PlannerError

ASPECTS = ("4:5", "9:16", "1:1", "16:9", "A4")
CHARACTERS = ("editorial", "bold", "technical", "playful")
LONG = (
    "The oldest lake on Earth lies in a rift that still opens by two centimetres a year, and it is "
    "home to the only seal that lives in fresh water alone."
)


def ranking(count: int, body: str = "", amounts: bool = True, language: str = "en") -> Content:
    items = tuple(
        Item(
            title=f"Lake number {i}", body=body, value=f"{(count - i) * 120} m",
            amount=(count - i) * 120.0 if amounts else None, mark=i == 0,
        )
        for i in range(count)
    )  # fmt: skip
    return Content(
        headline="One lake holds a fifth of the fresh water", items=items, language=language,
        footer=("Source: somebody",),
    )  # fmt: skip


@pytest.mark.parametrize(("aspect", "count"), list(product(ASPECTS, (2, 5, 12))))
def test_ranks_fit_without_a_fault(lay_out, aspect, count) -> None:
    characters = cycle(CHARACTERS)
    long = LONG if count < 12 else "Russia"
    for body, amounts in (("", True), (long, True), ("Russia", False), (long, False)):
        content, character = ranking(count, body, amounts), next(characters)
        laid = lay_out(content, "ranking", aspect, character, dark=not amounts)
        assert laid.fits, (body, amounts, character)
        assert laid.faults == [] == laid.outside(), (body, amounts, character)
        for item in content.items:
            assert item.title in laid.words and item.body in laid.words and item.value in laid.words


@pytest.mark.parametrize(("aspect", "character"), list(product(("4:5", "16:9"), CHARACTERS)))
def test_bars_are_proportional_from_zero(lay_out, aspect, character) -> None:
    content = ranking(6)
    laid = lay_out(content, "ranking", aspect, character)
    bars = laid.shapes("bar")
    longest = max(bar.box.w for bar in bars)
    assert [b.box.w / longest for b in bars] == pytest.approx(
        [1 - i / 6 for i in range(6)], abs=1e-3
    )
    assert len({round(bar.box.x, 2) for bar in bars}) == 1
    assert len({round(bar.box.h, 2) for bar in bars}) == 1
    assert [e.text for e in laid.texts("ordinal")] == list("123456")
    assert {bar.role for bar in bars} == {"data"}


def test_values_stand_at_the_ends_of_their_bars(lay_out) -> None:
    laid = lay_out(ranking(6), "ranking", "4:5", "bold")
    for bar, value in zip(laid.shapes("bar"), laid.texts("value"), strict=True):
        assert 0 < value.box.x - bar.box.right < 2 * laid.body
        assert bar.box.y < value.box.y + value.box.h / 2 < bar.box.bottom


def test_negative_amounts_grow_the_other_way(lay_out) -> None:
    items = tuple(
        Item(title=f"Year {i}", value=f"{a}", amount=a) for i, a in enumerate((4.0, 2.0, -3.0))
    )
    laid = lay_out(replace(ranking(3), items=items), "ranking", "16:9", "technical")
    up, small, down = laid.shapes("bar")
    assert down.box.right == pytest.approx(up.box.x, abs=0.01)
    assert down.box.w == pytest.approx(up.box.w * 0.75, rel=1e-3)
    assert small.box.w == pytest.approx(up.box.w / 2, rel=1e-3)
    assert laid.faults == [] == laid.outside()


def test_only_the_marked_rank_has_the_accent(lay_out) -> None:
    content = ranking(5)
    items = tuple(replace(item, mark=i == 2) for i, item in enumerate(content.items))
    laid = lay_out(replace(content, items=items), "ranking", "4:5", "editorial")
    assert [bar.fill == "accent" for bar in laid.shapes("bar")] == [i == 2 for i in range(5)]


def test_many_ranks_share_one_scale_over_two_columns(lay_out) -> None:
    laid = lay_out(ranking(16), "ranking", "16:9", "editorial")
    bars = laid.shapes("bar")
    assert len({round(bar.box.x) for bar in bars}) == 2
    assert bars[15].box.w / bars[0].box.w == pytest.approx(1 / 16, abs=2e-3)


def test_the_first_of_a_list_is_the_largest(lay_out) -> None:
    laid = lay_out(ranking(6, "Russia", amounts=False), "ranking", "4:5", "editorial")
    sizes = [e.size for e in laid.texts("ordinal")]
    assert sizes[0] > 1.5 * sizes[1] and len(set(sizes[1:])) == 1


def test_chinese_and_arabic_hold_too(lay_out) -> None:
    for language, title in (("zh-Hans", "贝加尔湖"), ("ar", "بحيرة بايكال")):
        content = ranking(6, language=language)
        items = tuple(replace(i, title=title, body=title * 2) for i in content.items)
        laid = lay_out(replace(content, items=items, headline=title), "ranking", "1:1", "playful")
        assert laid.fits and laid.faults == [] == laid.outside()


def test_nothing_to_rank_is_said(lay_out) -> None:
    with pytest.raises(PlannerError, match="needs items"):
        lay_out(ranking(0), "ranking")
