"""Turned nodes: they take the room of the upright box round them, and are drawn and checked as they stand."""

from __future__ import annotations

from typing import Any

import pytest

from nbcli.report import tree
from planner.edits.apply import apply
from planner.edits.ops import SetText
from planner.free import Solved
from planner.plan import AnyElement, ShapeElement, TextElement
from tests.planner.free.conftest import column, issues, page, planned, row, solved, stack, words


def one(done: Solved, name: str) -> AnyElement:
    return next(e for e in done.elements if e.id == name)


def test_a_title_up_an_axis_takes_the_width_of_one_line() -> None:
    plot = {"type": "space", "id": "plot", "fill": "tint", "grow": 1}
    title = words("Impact on the reader", id="title", turn=270, text_align="center", size="label")
    done = solved(row(title, plot, gap=10))
    said, at = one(done, "title"), one(done, "plot").box
    assert isinstance(said, TextElement)
    assert len(said.lines) == 1
    assert said.bounds.w < 1.5 * said.size
    assert said.bounds.right == pytest.approx(at.x - 10, abs=0.1)
    assert said.bounds.y + said.bounds.h / 2 == pytest.approx(at.y + at.h / 2, abs=0.1)
    assert issues(done, page()) == []


def test_type_is_smaller_where_a_turned_line_would_not_fit() -> None:
    long = words("A very long title up the side of a page that is short " * 2, turn=90, lines=1)
    assert (
        solved(row(long, words("x"))).scale < solved(row(words("Short", turn=90), words("x"))).scale
    )


def stamp(**more: Any) -> dict[str, Any]:
    texts = (
        words("Half price", id="big", size="heading", lines=1),
        words("until Sunday", id="small"),
    )
    return column(*texts, id="stamp", fill="dominant", pad=20, **more)


def test_a_stamp_turns_as_a_whole() -> None:
    done = solved(stack({"type": "space"}, stamp(at="center", turn=-12)))
    parts = [one(done, name) for name in ("stamp", "big", "small")]
    assert {e.turn for e in parts} == {348}
    panel = parts[0].box
    for part in parts[1:]:
        x, y = panel.swung(part.box.x + part.box.w / 2, part.box.y + part.box.h / 2, 12)
        assert panel.x < x < panel.right
        assert panel.y < y < panel.bottom
    assert parts[1].color == "on_dominant"  # type: ignore[union-attr]
    assert issues(done, page()) == []


def test_what_is_turned_over_the_edge_or_over_words_is_said() -> None:
    over = solved(
        stack({"type": "space"}, stamp(left=1100, top=200, turn=45, shift=(60, 0))), margin=0
    )
    assert "off-canvas" in issues(over, page())
    crossed = words("Across the words", left=0, top=0, size=40, turn=30)
    beside = stack({"type": "space"}, crossed, words("Under the words", left=100, top=80, size=40))
    assert "overlap" in issues(solved(beside), page())


def test_lines_of_one_slant_do_not_cover_each_other() -> None:
    lines = column(
        words("One long line of words", lines=1), words("and one more", lines=1), turn=40
    )
    assert issues(solved(column(lines)), page()) == []


def test_paths_turn_by_their_points() -> None:
    wedge = {
        "type": "space",
        "id": "w",
        "shape": "triangle",
        "fill": "accent",
        "w": 100,
        "h": 100,
        "turn": 90,
    }
    shape = one(solved(column(wedge, align="start")), "w")
    assert isinstance(shape, ShapeElement)
    assert shape.turn == 0
    numbers = shape.path.replace("M", "").split("L")[0].replace(",", " ").split()
    assert float(numbers[0]) == pytest.approx(shape.box.right, abs=0.1)


def test_arrows_end_at_what_is_turned() -> None:
    bar = {"type": "space", "id": "bar", "fill": "accent", "w": 300, "h": 40, "turn": 90}
    done = solved(row(bar, {"type": "space", "id": "end", "fill": "tint", "w": 100, "h": 300}, gap=200),
                  arrows=[{"start": "bar", "end": "end", "gap": 0}])  # fmt: skip
    line = one(done, "arrow-1")
    assert line.points[0][0] == pytest.approx(one(done, "bar").bounds.right, abs=0.1)  # type: ignore[union-attr]


def test_a_page_from_right_to_left_mirrors_what_is_turned() -> None:
    root = row(words("مرحبا", id="t", turn=270), words("نص", grow=1))
    said = one(solved(root, page(language="ar", direction="rtl")), "t")
    assert said.turn % 360 == 90
    assert said.bounds.x > 1200


def test_turned_words_are_edited_in_their_place_and_inspected() -> None:
    on = page()
    plan = planned(solved(row(words("Old words here", id="t", turn=270), words("x", grow=1))), on)
    new = apply(plan, (SetText(id="t", text="New"),), "new words")
    assert new.element("t").turn == 270
    assert new.issues == ()
    assert any("↻270°" in part for line in tree(new) for part, _ in line)
