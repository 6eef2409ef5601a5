"""Tables: columns line up, numbers stand at the right, the marked row is tinted, nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, product

import pytest

from planner.content import Content, Item
from planner.errors import PlannerError
from planner.layouts.sheets import is_number, numeric

ASPECTS = ("4:5", "9:16", "1:1", "16:9", "A4")
CHARACTERS = ("editorial", "bold", "technical", "playful")
HEAD = ("Planet", "Kind", "Diameter (km)", "Mean temperature (°C)", "Moons", "Ring", "Found")
LONG = "Checked daily by the waterworks, and published at the end of each month"


def table(rows: int, columns: int, words: str = "Gas giant") -> Content:
    body = tuple(
        (f"Planet {i}", words, f"{4879 + 13 * i:,}", f"−{i + 65}", f"{i}", "no", "1846")[:columns]
        for i in range(rows)
    )
    return Content(
        headline="Jupiter is eleven Earths wide", table=(HEAD[:columns], *body),
        items=(Item(title="Planet 2", mark=True),), footer=("Source: somebody",),
    )  # fmt: skip


@pytest.mark.parametrize(("aspect", "rows"), list(product(ASPECTS, (2, 6, 14))))
def test_tables_fit_without_a_fault(lay_out, aspect, rows) -> None:
    characters = cycle(CHARACTERS)
    for columns, words in ((3, "Rocky"), (5, "Gas giant"), (3, LONG if rows < 14 else "Rocky")):
        content, character = table(rows, columns, words), next(characters)
        laid = lay_out(content, "table", aspect, character, dark=columns == 5)
        assert laid.fits, (columns, character)
        assert laid.faults == [] == laid.outside(), (columns, character)
        assert all(cell in laid.words for row in content.table for cell in row)


def cells(laid, text):
    return [e for e in laid.texts("cell") if e.text == text]


def test_numbers_end_at_one_edge_and_words_start_at_one(lay_out) -> None:
    laid = lay_out(table(6, 4), "table", "16:9", "editorial")
    ends, starts = set(), set()
    for i in range(6):
        (number,), (name,) = cells(laid, f"{4879 + 13 * i:,}"), cells(laid, f"Planet {i}")
        ends.add(round(number.lines[0].x + number.lines[0].width, 1))
        starts.add(round(name.lines[0].x, 1))
        assert number.tabular and number.align == "end" and number.role == "data"
    assert len(ends) == len(starts) == 1
    head = next(e for e in laid.texts("head") if e.text.startswith("Diameter"))
    assert max(line.x + line.width for line in head.lines) == pytest.approx(ends.pop(), abs=0.6)


def test_cells_of_a_row_share_a_baseline(lay_out) -> None:
    laid = lay_out(table(5, 3, LONG), "table", "16:9", "bold")
    for i in range(5):
        (name,), (number,) = cells(laid, f"Planet {i}"), cells(laid, f"{4879 + 13 * i:,}")
        assert name.lines[0].baseline == pytest.approx(number.lines[0].baseline, abs=0.01)


def test_the_marked_row_is_tinted_alone(lay_out) -> None:
    laid = lay_out(table(6, 4), "table", "4:5", "technical")
    tints = [e for e in laid.shapes("marked") if e.fill == "tint"]
    inside = [e.text for e in laid.texts("cell") if tints[0].box.contains(e.box)]
    assert len(tints) == 1 and inside == list(table(6, 4).table[3])


def test_a_marked_column_is_tinted(lay_out) -> None:
    content = replace(table(4, 3), items=(Item(title="Kind", mark=True),))
    laid = lay_out(content, "table", "16:9", "playful")
    tint = next(e for e in laid.shapes("marked") if e.fill == "tint")
    inside = {e.text for e in laid.texts() if tint.box.contains(e.box)}
    assert inside == {"Kind", "Gas giant"}


def test_hairlines_only_between_rows(lay_out) -> None:
    laid = lay_out(table(6, 4), "table", "4:5", "editorial")
    lines = [e for e in laid.shapes("rule") if e.box.w > 500]
    assert len(lines) == 3 + 5 and all(e.box.h <= 2 for e in lines)


def test_a_wide_table_turns_or_becomes_cards_on_a_phone(lay_out) -> None:
    row = ("Luxembourg", "Luxembourgish", "2,586", "0.7", "Guillaume V", "Euro", "1958", "259")
    head = (
        "Country",
        "Languages",
        "Area",
        "People",
        "Head of state",
        "Currency",
        "Joined",
        "Density",
    )
    content = replace(table(2, 3), table=(head, *[row] * 3), items=())
    laid = lay_out(content, "table", "9:16", "editorial")
    assert laid.fits and laid.faults == []
    assert laid.arrangement.startswith(("turned", "cards"))
    assert all(text in laid.words for text in row + head)


def test_long_tables_are_set_in_two_halves(lay_out) -> None:
    laid = lay_out(table(24, 3), "table", "16:9", "editorial")
    assert laid.arrangement == "halves" and laid.faults == []
    left, right = cells(laid, "Planet 0")[0], cells(laid, "Planet 12")[0]
    assert left.lines[0].baseline == right.lines[0].baseline and right.box.x > left.box.right


def test_what_counts_as_a_number() -> None:
    assert all(map(is_number, ("4,879", "−65", "€ 0.05", "59 %", "16.1 h", "1.234,5")))
    assert not any(map(is_number, ("Rocky", "€ 0.50 to € 2.00", "", "Route 66 west")))
    assert (
        numeric(["1", "2", "–", "4"]) and not numeric(["1", "two", "three"]) and not numeric([""])
    )


def test_mirrored_for_arabic(lay_out) -> None:
    content = replace(
        table(4, 3), language="ar", headline="الكواكب",
        table=(("كوكب", "نوع", "قطر"), *[(f"المشتري {i}", "غازي", f"{i}2") for i in range(4)]),
    )  # fmt: skip
    laid = lay_out(content, "table", "4:5", "editorial")
    assert laid.faults == [] == laid.outside()
    (name,), (number,) = cells(laid, "المشتري 1"), cells(laid, "12")
    assert name.box.x > number.box.right


def test_a_head_alone_is_refused(lay_out) -> None:
    with pytest.raises(PlannerError, match="at least one row"):
        lay_out(replace(table(1, 3), table=(HEAD,)), "table")
