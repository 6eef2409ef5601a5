"""Comparisons: rows line up, halves mirror each other, bars share an axis and tell the truth."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, product

import pytest

from planner.content import Content, Item
from planner.errors import PlannerError
from planner.layouts.pairs import one_unit, pairs_of, winner_of

ASPECTS = ("4:5", "9:16", "1:1", "16:9", "A4")
CHARACTERS = ("editorial", "bold", "technical", "playful")
NAMES = ("Power", "Light", "Lifetime of the lamp", "Efficacy", "Energy", "Price")
LONG = (
    "A neighbour who comes once a day is enough, as long as there is fresh water and the litter is "
    "changed every other day."
)


def versus(
    count: int, body: str = "", amounts: bool = False, sides: int = 2, unit: str = "W"
) -> Content:
    items = tuple(
        Item(
            title=NAMES[i], body=body, side=side, mark=side == i % 2,
            value=f"{10 * (i + 1) + 25 * side} {unit}" if amounts else "",
            amount=float(10 * (i + 1) + 25 * side) if amounts else None,
        )
        for i in range(count)
        for side in range(sides)
    )  # fmt: skip
    return Content(
        headline="An LED gives the same light", items=items,
        sides=("LED", "Incandescent", "Halogen")[:sides], footer=("Source: somebody",),
    )  # fmt: skip


@pytest.mark.parametrize(("aspect", "count"), list(product(ASPECTS, (2, 6))))
def test_rows_fit_without_a_fault(lay_out, aspect, count) -> None:
    characters = cycle(CHARACTERS)
    kinds = (("", True, 2), (LONG if count < 6 else "In between", False, 2), ("good", False, 3))
    for body, amounts, sides in kinds:
        content, character = versus(count, body, amounts, sides), next(characters)
        laid = lay_out(content, "comparison", aspect, character, dark=amounts)
        assert laid.fits, (body, character)
        assert laid.faults == [] == laid.outside(), (body, character)
        for text in (
            *content.sides,
            *(t for i in content.items for t in (i.title, i.body, i.value)),
        ):
            assert text in laid.words


@pytest.mark.parametrize(("aspect", "character"), list(product(("4:5", "16:9"), CHARACTERS)))
def test_bars_mirror_about_their_axis_on_one_scale(lay_out, aspect, character) -> None:
    laid = lay_out(versus(4, amounts=True), "comparison", aspect, character)
    bars = [e.box for e in laid.shapes("bar")]
    left, right = bars[::2], bars[1::2]
    inner = {round(box.right, 1) for box in left}, {round(box.x, 1) for box in right}
    assert [len(edges) for edges in inner] == [1, 1]
    axis = (left[0].right + right[0].x) / 2
    assert axis == pytest.approx(laid.plan.canvas.width / 2, abs=1)
    amounts = [item.amount for item in versus(4, amounts=True).items]
    scale = max(box.w for box in bars) / max(amounts)
    assert [box.w for box in bars] == pytest.approx([a * scale for a in amounts], abs=0.05)
    assert all(a.y == b.y for a, b in zip(left, right, strict=True))


def test_rows_of_other_units_have_their_own_scale(lay_out) -> None:
    content = versus(2, amounts=True)
    items = tuple(
        replace(i, value=f"{i.amount:g} {'h' if i.title == 'Light' else 'W'}")
        for i in content.items
    )
    laid = lay_out(replace(content, items=items), "comparison", "16:9", "editorial")
    bars = [e.box.w for e in laid.shapes("bar")]
    assert bars[1] == pytest.approx(bars[3]) and bars[0] / bars[1] == pytest.approx(
        10 / 35, abs=1e-3
    )
    assert one_unit(pairs_of(content)) and not one_unit(pairs_of(replace(content, items=items)))


def test_words_of_a_row_stand_on_one_line_about_their_name(lay_out) -> None:
    laid = lay_out(versus(4, "In between"), "comparison", "16:9", "technical")
    names = laid.texts("attribute")
    cells = [e for e in laid.texts() if e.text == "In between"]
    for index, name in enumerate(names):
        one, two = cells[2 * index : 2 * index + 2]
        assert one.lines[0].baseline == two.lines[0].baseline
        assert one.lines[0].x + one.lines[0].width < name.box.x < name.box.right < two.lines[0].x
        assert one.align == "end" and two.align == "start"


def test_items_are_paired_by_title_whatever_their_order() -> None:
    items = (
        Item("Price", side=0),
        Item("Power", side=0),
        Item("power", side=1),
        Item("Price", side=1),
    )
    pairs = pairs_of(Content("h", items=items))
    assert [pair.label for pair in pairs] == ["Price", "Power"]
    assert all(
        cell and cell.title.casefold() == p.label.casefold() for p in pairs for cell in p.cells
    )


def test_unshared_titles_stand_in_two_columns(lay_out) -> None:
    items = tuple(Item(f"Point {s} {i}", LONG, side=s) for s in (0, 1) for i in range(2 + s))
    content = Content("Rent or buy", items=items, sides=("Rent", "Buy"))
    assert [pair.label for pair in pairs_of(content)] == ["", "", ""]
    for aspect in ASPECTS:
        laid = lay_out(content, "comparison", aspect, "playful")
        assert laid.fits and laid.faults == []
        tops = {e.text: round(e.box.y, 1) for e in laid.texts("heading")}
        lefts = {e.text: e.box.x for e in laid.texts("heading")}
        assert tops["Point 0 0"] == tops["Point 1 0"] and lefts["Point 0 0"] < lefts["Point 1 0"]


def test_the_better_of_a_row_is_marked(lay_out) -> None:
    laid = lay_out(versus(3, "In between"), "comparison", "4:5", "editorial")
    tints = [e for e in laid.shapes("marked") if e.fill == "tint"]
    cells = [e for e in laid.texts() if e.text == "In between"]
    inside = [any(t.box.contains(cell.box) for t in tints) for cell in cells]
    assert inside == [True, False, False, True, True, False]


def test_the_side_with_most_marks_wins() -> None:
    assert winner_of(pairs_of(versus(3))) == 0
    assert winner_of(pairs_of(versus(2))) is None


def test_three_sides_stand_in_columns(lay_out) -> None:
    laid = lay_out(versus(3, "good", sides=3), "comparison", "16:9", "bold")
    lefts = sorted(e.box.x for e in laid.texts("side"))
    assert lefts[1] - lefts[0] == pytest.approx(lefts[2] - lefts[1], abs=0.1)


def test_mirrored_for_arabic(lay_out) -> None:
    content = replace(versus(3, amounts=True), language="ar", sides=("ورق", "شاشة"))
    laid = lay_out(content, "comparison", "1:1", "editorial")
    first, second = laid.texts("side")
    assert first.box.x > second.box.x and laid.faults == [] == laid.outside()


def test_one_side_alone_is_refused(lay_out) -> None:
    with pytest.raises(PlannerError, match="two sides"):
        lay_out(Content("h", items=(Item("a"), Item("b"))), "comparison")


def test_the_two_sides_of_bars_have_two_colours(lay_out) -> None:
    plain = replace(versus(3, amounts=True), items=tuple(
        replace(item, mark=False) for item in versus(3, amounts=True).items
    ))  # fmt: skip
    bars = lay_out(plain, "comparison", "4:5", "bold").shapes("bar")
    assert {bar.fill for bar in bars[::2]} == {"dominant"}
    assert {bar.fill for bar in bars[1::2]} == {"accent"}
