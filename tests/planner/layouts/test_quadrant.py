"""Quadrants: four boxes in reading order, as large as each other, with their axes named."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, product

import pytest

from planner.content import Content, Item

ASPECTS = ("4:5", "9:16", "1:1", "16:9", "A4")
CHARACTERS = ("editorial", "bold", "technical", "playful")
TITLES = ("Strengths", "Weaknesses", "Opportunities", "Threats")
LONG = "Forty firms within walking distance have asked for breakfast deliveries before seven"


def quadrant(each: int, body: str = "", axes: tuple[str, ...] = ()) -> Content:
    items = tuple(
        Item(title=f"{TITLES[side]} line {i}", body=body, side=side)
        for side in range(4)
        for i in range(each + side % 2)
    )
    return Content(
        headline="Its rent is the risk", sides=TITLES, axes=axes, items=items,
        footer=("Source: somebody",),
    )  # fmt: skip


@pytest.mark.parametrize(("aspect", "each"), list(product(ASPECTS, (1, 3))))
def test_boxes_fit_without_a_fault(lay_out, aspect, each) -> None:
    characters = cycle(CHARACTERS)
    for body, axes in (("", ("Urgency", "Importance")), (LONG, ()), ("", ()), ("yes", ("Cost",))):
        content, character = quadrant(each, body, axes), next(characters)
        laid = lay_out(content, "quadrant", aspect, character, dark=bool(body))
        assert laid.fits, (body, character)
        assert laid.faults == [] == laid.outside(), (body, character)
        assert all(text in laid.words for text in (*TITLES, *axes))
        assert all(i.title in laid.words and i.body in laid.words for i in content.items)


@pytest.mark.parametrize("character", CHARACTERS)
def test_titles_stand_two_by_two_in_reading_order(lay_out, character) -> None:
    laid = lay_out(quadrant(3), "quadrant", "4:5", character)
    titles = laid.texts("quadrant")
    assert tuple(e.text for e in titles) == TITLES
    a, b, c, d = (e.box for e in titles)
    assert a.x == c.x < b.x == d.x and a.y == b.y < c.y == d.y
    middle = laid.plan.canvas.width / 2
    for side, title in enumerate(TITLES):
        lines = [e.box for e in laid.texts("line") if e.text.startswith(title)]
        assert lines and all((box.x > middle) == (side % 2 == 1) for box in lines)


def test_boxes_are_alike_where_there_is_room(lay_out) -> None:
    laid = lay_out(quadrant(1), "quadrant", "9:16", "bold")
    sizes = {(round(e.box.w), round(e.box.h)) for e in laid.shapes("quarter")}
    assert len(laid.shapes("quarter")) == 4 and len(sizes) == 1


def test_axes_cross_between_the_boxes(lay_out) -> None:
    laid = lay_out(quadrant(2, axes=("Urgency", "Importance")), "quadrant", "1:1", "technical")
    boxes = [e.box for e in laid.shapes("quarter")]
    flat, up = laid.shapes("axis-line")
    assert boxes[0].bottom < flat.box.y < boxes[2].y
    assert boxes[0].right < up.box.x < boxes[1].x
    assert [e.text for e in laid.texts("axis")] == ["Importance", "Urgency"]
    assert len(laid.shapes("axis-head")) == 4


def test_items_with_items_are_boxes_too(lay_out) -> None:
    items = tuple(
        Item(title=t, body="Words", side=i, mark=i == 1, items=(Item(title=f"{t} one"),))
        for i, t in enumerate(TITLES)
    )
    content = replace(quadrant(1), sides=(), items=items)
    for character in CHARACTERS:
        laid = lay_out(content, "quadrant", "4:5", character)
        assert laid.fits and laid.faults == []
        assert [e.text for e in laid.texts("line")] == [f"{t} one" for t in TITLES]


def test_the_marked_box_stands_out(lay_out) -> None:
    items = tuple(Item(title=t, body=LONG, mark=i == 2) for i, t in enumerate(TITLES))
    laid = lay_out(replace(quadrant(1), sides=(), items=items), "quadrant", "4:5", "bold")
    fills = [e.fill for e in laid.shapes("quarter")]
    assert fills == ["tint", "tint", "dominant", "tint"] and laid.faults == []


def test_grounds_fade_unless_boxes_are_uneven(lay_out) -> None:
    even = lay_out(quadrant(3), "quadrant", "4:5", "bold")
    assert [e.fill for e in even.shapes("quarter")] == ["dominant", "tint", "tint", "surface"]
    short = tuple(i for i in quadrant(3).items if i.side or i.title.endswith("0"))
    uneven = lay_out(replace(quadrant(3), items=short), "quadrant", "4:5", "bold")
    assert {e.fill for e in uneven.shapes("quarter")} == {"tint"}


def test_what_follows_a_colon_stands_under_the_titles(lay_out) -> None:
    sides = tuple(f"{title}: of the shop" for title in TITLES)
    laid = lay_out(replace(quadrant(2), sides=sides), "quadrant", "4:5", "playful")
    assert tuple(e.text for e in laid.texts("quadrant")) == TITLES
    assert [e.text for e in laid.texts("body")] == ["of the shop"] * 4


def test_chinese_and_arabic_hold_too(lay_out) -> None:
    for language, word in (("zh-Hans", "重要而不紧急"), ("ar", "مهم وغير عاجل")):
        items = tuple(Item(title=f"{word} {i}", side=i % 4) for i in range(9))
        content = replace(
            quadrant(1), language=language, headline=word, sides=(word,) * 4, items=items
        )
        laid = lay_out(content, "quadrant", "9:16", "playful")
        assert laid.fits and laid.faults == [] == laid.outside()


def test_few_words_do_not_leave_boxes_half_empty(lay_out) -> None:
    """Large lines, with as much air over the first as between them."""
    words = {"Strengths": "Brand,Patents", "Weaknesses": "Debt", "Opportunities": "Asia,Online sales",
             "Threats": "Tariffs,Copycats"}  # fmt: skip
    items = tuple(
        Item(title=title, side=side)
        for side, titles in enumerate(words.values())
        for title in titles.split(",")
    )
    laid = lay_out(
        Content(headline="SWOT", items=items, sides=tuple(words)), "quadrant", "3:4", "technical"
    )
    assert laid.arrangement.endswith("large") and laid.faults == []
    box, head = laid.shapes("quarter")[0].box, laid.shapes("head")[0].box
    first, second = (text.box for text in laid.texts("line")[:2])
    assert second.bottom > box.y + 0.65 * box.h
    assert first.y - head.bottom > 0.8 * (second.y - first.bottom)
