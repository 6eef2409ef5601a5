"""Tables of a free page: merged cells, the fills behind them, and the rules between them."""

from __future__ import annotations

from typing import Any

import pytest

from planner.free import Solved
from planner.parts import Box
from planner.plan import ShapeElement, TextElement
from tests.planner.free.conftest import column, issues, page, solved

CELLS: list[list[Any]] = [
    [{"text": "Method", "rows": 2}, {"text": "Vision", "span": 2}, {"text": "Speech", "span": 2}],
    ["a", "b", "c", "d"],
    ["one", "1", "2", "3", "4"],
    [{"text": "two", "rows": 2}, "5", "6", "7", "8"],
    ["9", "1", "2", "3"],
]
"""Heads over two columns, and cells over two rows."""


def table(**more: Any) -> Solved:
    return solved(column({"type": "table", "id": "t", "cells": CELLS, "heads": 2, **more}))


def said(done: Solved, text: str) -> TextElement:
    return next(e for e in done.elements if isinstance(e, TextElement) and e.text == text)


def shapes(done: Solved, kind: str) -> list[ShapeElement]:
    return [
        e for e in done.elements if isinstance(e, ShapeElement) and e.id.startswith(f"t-{kind}")
    ]


def level(lines: list[ShapeElement]) -> list[Box]:
    return [line.box for line in lines if line.box.w > line.box.h and not line.stroke]


def test_merged_cells_leave_their_places_to_no_one() -> None:
    done = table()
    texts = {e.text: e.box for e in done.elements if isinstance(e, TextElement)}
    assert texts["Vision"].x < texts["b"].x < texts["Speech"].x
    assert texts["Vision"].w > 1.9 * texts["a"].w
    assert texts["a"].x == pytest.approx(texts["9"].x, abs=0.1)
    assert texts["7"].y < texts["two"].y + 30 < texts["3"].bottom
    assert done.fits
    assert issues(done, page()) == []


def test_a_fill_is_one_piece_behind_its_neighbours() -> None:
    head, *zebra = shapes(table(), "band")
    assert head.fill == "dominant"
    assert head.box.w == pytest.approx(max(e.box.right for e in zebra) - head.box.x, abs=0.2)
    assert {e.fill for e in zebra} == {"surface"}
    assert shapes(table(head_fill=None, zebra=None), "band") == []


def test_a_row_a_column_and_a_cell_stand_out() -> None:
    done = solved(
        column({"type": "table", "id": "t", "zebra": None, "highlight": [1], "highlight_columns": [1],
                "highlight_fill": "accent",
                "cells": [["a", "b"], ["c", "d"], ["e", "f"], [{"text": "g", "fill": "#123456"}, "h"]]})
    )  # fmt: skip
    fills = {e.fill for e in shapes(done, "band")}
    assert fills == {"dominant", "accent", "#123456"}
    assert [said(done, t).weight for t in "cdefgh"] == [700, 700, 400, 700, 400, 700]
    assert said(done, "d").color != said(done, "b").color
    assert issues(done, page()) == []


@pytest.mark.parametrize(
    ("rules", "count"),
    [([], 0), (["head"], 3), (["top", "bottom"], 2), (["rows"], 4), (["all"], 4)],
)
def test_rules_are_drawn_where_they_are_asked_for(rules: list[str], count: int) -> None:
    lines = shapes(table(rules=rules), "rule")
    assert len(level(lines)) == count
    assert any(line.stroke for line in lines) == ("all" in rules)


def test_a_rule_does_not_cross_a_merged_cell() -> None:
    done = table(rules=["rows", "columns"])
    lines = shapes(done, "rule")
    merged = said(done, "two").box
    across = [b for b in level(lines) if b.x < merged.right and merged.y < b.y < merged.bottom]
    assert across == []
    heads = [said(done, t).box for t in ("Vision", "Speech")]
    upright = [e.box for e in lines if e.box.h > e.box.w]
    assert not any(b.y < h.y and h.x < b.x < h.right for b in upright for h in heads)


def test_the_corners_of_a_table_are_round_in_its_fills_and_its_frame() -> None:
    done = table(radius=20, rules=["outer"])
    assert next(e.shape for e in shapes(done, "band")) == "path"
    frame = next(e for e in shapes(done, "rule") if e.stroke)
    assert frame.radius == 20


def test_a_cell_holds_any_node_and_short_rows_are_filled_up() -> None:
    sign = {"content": {"type": "icon", "icon": "lucide:check", "w": 30, "h": 30, "id": "sign"}}
    cells = [["a", "b", "c"], [sign], ["d", "e"]]
    done = solved(column({"type": "table", "cells": cells, "aligns": ["center"]}))
    sign_at = next(e.box for e in done.elements if e.id == "sign")
    assert sign_at.w == 30
    assert abs(sign_at.x + 15 - said(done, "d").box.x - said(done, "d").box.w / 2) < 1
    assert issues(done, page()) == []
