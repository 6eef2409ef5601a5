"""Statistics boards: one hero, one size for the others, shares drawn true."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import cycle, product

import pytest

from planner.content import Content, Item
from planner.errors import PlannerError
from planner.layouts.figures import share_of

ASPECTS = ("4:5", "9:16", "1:1", "16:9", "A4")
CHARACTERS = ("editorial", "bold", "technical", "playful")
VALUES = ("75 %", "20,000", "90 %", "0.8 g", "€ 1.24 bn", "230", "1.7", "48,200 km", "99.2 %")
LONG = (
    "More than three quarters of the leading food crops yield more where animals visit them, and "
    "nearly all wild flowers do."
)


def board(count: int, body: str = "", language: str = "en") -> Content:
    items = tuple(
        Item(
            title=f"of crops depend on bees {i}", body=body, value=VALUES[i], amount=float(i),
            mark=i == 0,
        )
        for i in range(count)
    )  # fmt: skip
    return Content(
        headline="Bees pollinate a third of what we eat", items=items, language=language,
        footer=("Source: somebody",),
    )  # fmt: skip


@pytest.mark.parametrize(("aspect", "count"), list(product(ASPECTS, (1, 2, 6, 9))))
def test_numbers_fit_without_a_fault(lay_out, aspect, count) -> None:
    characters = cycle(CHARACTERS)
    for body, dark in ((LONG if count < 9 else "in 14 offices", True), ("", False)):
        content, character = board(count, body), next(characters)
        laid = lay_out(content, "stats", aspect, character, dark)
        assert laid.fits, (body, character)
        assert laid.faults == [] == laid.outside(), (body, character)
        for item in content.items:
            assert item.title in laid.words and item.body in laid.words and item.value in laid.words


@pytest.mark.parametrize(("aspect", "character"), list(product(("4:5", "16:9"), CHARACTERS)))
def test_the_hero_is_much_larger_and_the_others_are_alike(lay_out, aspect, character) -> None:
    content = board(6)
    items = tuple(replace(item, mark=i == 3) for i, item in enumerate(content.items))
    laid = lay_out(replace(content, items=items), "stats", aspect, character)
    hero, *others = laid.texts("figure")
    assert hero.text == "0.8 g"
    assert len({e.size for e in others}) == 1
    assert hero.size > 1.4 * others[0].size


def test_numbers_of_a_row_share_a_baseline(lay_out) -> None:
    laid = lay_out(board(9), "stats", "16:9", "bold")
    figures = laid.texts("figure")[1:]
    rows = {round(e.box.y): {round(e.lines[0].baseline, 2)} for e in figures}
    for e in figures:
        rows[round(e.box.y)].add(round(e.lines[0].baseline, 2))
    assert len(rows) in (2, 3, 4) and all(len(lines) == 1 for lines in rows.values())


def test_rows_of_the_board_are_full(lay_out) -> None:
    for count in range(3, 10):
        laid = lay_out(board(count), "stats", "4:5", "bold")
        ends: dict[int, float] = {}
        for card in laid.shapes("card"):
            ends[round(card.box.y)] = max(ends.get(round(card.box.y), 0), card.box.right)
        assert len({round(end) for end in ends.values()}) == 1, count


@pytest.mark.parametrize("character", ["editorial", "bold", "technical"])
def test_share_bars_are_as_long_as_their_shares(lay_out, character) -> None:
    laid = lay_out(board(3), "stats", "9:16", character)
    small = laid.shapes("share")[-1]
    room = next(e for e in laid.texts("figure") if e.text == "90 %")
    cards = [e for e in laid.shapes("card") if e.box.contains(room.box)]
    width = cards[-1].box.w if cards else laid.plan.canvas.width - 136
    assert small.box.w / width == pytest.approx(0.9, abs=0.01)
    if character != "technical":
        track, hero = laid.shapes("track")[0], laid.shapes("share")[0]
        assert hero.box.w / track.box.w == pytest.approx(0.75, abs=1e-3)


def test_a_ring_closes_to_its_share(lay_out) -> None:
    laid = lay_out(board(1), "stats", "1:1", "playful")
    ring = laid.shapes("share")[0]
    numbers = [float(n) for n in re.findall(r"[\d.]+", ring.path)]
    x, y, radius, end_x, end_y = numbers[0], numbers[1], numbers[2], numbers[7], numbers[8]
    # Three quarters clockwise from the top end at the left.
    assert (end_x, end_y) == pytest.approx((x - radius, y + radius), abs=0.01)
    assert ring.fill and not ring.stroke  # a stroke's round ends would reach past the share
    assert ring.alt == "75 % of crops depend on bees 0"


def test_a_hero_stands_under_a_centred_headline(lay_out) -> None:
    content = replace(board(4), headline="Bees", items=tuple(
        Item(title=f"Visits {i}", value=f"{48_200 - 9 * i:,}") for i in range(5)))  # fmt: skip
    laid = lay_out(content, "stats", "1:1", "playful")
    number, words = laid.texts("figure")[0], laid.texts("heading")[0]
    assert words.box.x > number.box.right  # its words stand beside it
    left, right = number.lines[0], words.lines[0]
    middle = (left.x + right.x + right.width) / 2
    assert words.box.right <= laid.plan.canvas.width - 68
    assert middle == pytest.approx(laid.plan.canvas.width / 2, abs=6)


def test_only_unsigned_percents_are_shares() -> None:
    shares = {v: share_of(Item(value=v, amount=1.0)) for v in ("59 %", "+12 %", "140 %", "7 m")}
    assert shares == {"59 %": 0.59, "+12 %": None, "140 %": None, "7 m": None}
    assert share_of(Item(value="59 %")) is None


def test_right_to_left_and_chinese_hold(lay_out) -> None:
    for language, title in (("ar", "من المحاصيل"), ("zh-Hans", "的作物依赖授粉")):
        content = board(5, language=language)
        items = tuple(replace(item, title=title) for item in content.items)
        laid = lay_out(replace(content, headline=title, items=items), "stats", "4:5", "playful")
        assert laid.fits and laid.faults == [] == laid.outside()


def test_a_board_without_numbers_is_refused(lay_out) -> None:
    with pytest.raises(PlannerError, match="needs numbers"):
        lay_out(replace(board(1), items=(Item(title="a"),)), "stats")


def test_the_largest_is_a_number_where_a_sentence_without_one_comes_first(lay_out) -> None:
    told = board(3)
    first = replace(told.items[1], value="", amount=None, title="Nobody knows why")
    rest = (replace(item, mark=False) for item in told.items)
    laid = lay_out(replace(told, items=(first, *rest)), "stats")
    assert max(laid.texts("figure"), key=lambda e: e.size).text == VALUES[0]


def test_a_tall_page_has_its_numbers_one_under_the_other(lay_out) -> None:
    values = ("48,200", "12,900", "37", "94", "5")
    items = tuple(
        replace(item, title="visits", value=value)
        for item, value in zip(board(5).items, values, strict=True)
    )
    laid = lay_out(replace(board(5), items=items, footer=()), "stats", "9:16", "playful")
    assert "1-" in laid.arrangement
    assert laid.fits and laid.faults == []
