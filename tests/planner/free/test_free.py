"""Free layouts: what is stated is kept, what is left out is fitted, and nothing leaves its panel."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pydantic import ValidationError

from planner.errors import PlannerError
from planner.formulas import extent
from planner.free import Layout
from planner.plan import ChartElement, MathElement, TextElement
from tests.planner.free.conftest import boxes, column, issues, page, row, solved, stack, words


def test_columns_that_grow_alike_are_equal_whatever_they_say() -> None:
    panels = [column(words(t), id=f"p{i}", fill="surface", grow=1)
              for i, t in enumerate(("Incomprehensibilities", "a", "some words more"))]  # fmt: skip
    at = boxes(solved(row(*panels, gap=30)))
    assert len({at[f"p{i}"].w for i in range(3)}) == 1
    assert len({at[f"p{i}"].h for i in range(3)}) == 1
    assert at["p1"].x - at["p0"].right == pytest.approx(30, abs=0.02)


def test_four_blocks_two_by_two_with_the_left_column_stacked() -> None:
    left = column(*(column(words(n), id=n, fill="tint", grow=1) for n in "ab"), gap=20, grow=1)
    right = column(*(column(words(n), id=n, fill="tint", grow=1) for n in "cd"), gap=20, grow=2)
    at = boxes(solved(row(left, right, gap=20)))
    assert at["a"].x == at["b"].x
    assert at["a"].bottom < at["b"].y
    assert at["c"].w == pytest.approx(2 * at["a"].w, abs=0.05)
    assert at["a"].y == at["c"].y
    assert at["b"].bottom == pytest.approx(at["d"].bottom, abs=0.05)


def test_a_grid_spans_and_fills_its_rows() -> None:
    cells = [column(words("wide"), id="wide", fill="tint", span=2),
             *(column(words(n), id=n, fill="tint") for n in "abc")]  # fmt: skip
    at = boxes(solved({"type": "grid", "columns": 2, "gap": 10, "children": cells}))
    assert at["wide"].w == pytest.approx(at["a"].w + 10 + at["b"].w, abs=0.05)
    assert at["a"].y == at["b"].y
    assert at["c"].x == at["a"].x


def test_a_stack_anchors_insets_to_corners() -> None:
    inset = column(words("G"), id="g", fill="accent", at="bottom-right", w=200, h=100)
    ground = column(words("A"), id="a", fill="surface")
    at = boxes(solved({"type": "stack", "children": [ground, inset], "id": "s"}))
    assert (at["g"].right, at["g"].bottom) == (at["a"].right, at["a"].bottom)
    assert (at["g"].w, at["g"].h) == (200, 100)


def test_type_is_as_large_as_the_page_allows() -> None:
    few = solved(column(words("Short"), words("page")))
    many = solved(
        column(*(words("All work and no play makes a dull page. " * 6) for _ in range(12)))
    )
    assert few.fits
    assert many.fits
    assert few.scale > many.scale


def test_what_no_page_holds_is_said() -> None:
    done = solved(column(*(words("Too much of it all. " * 300) for _ in range(8))))
    assert not done.fits
    assert "overflow" in issues(done, page()) or "off-canvas" in issues(done, page())


def test_words_keep_their_letters_and_choose_their_colour() -> None:
    text = "Exactly *this*, «as» it stands — 50 %"
    done = solved(column(column(words(text), fill="dominant"), column(words("b"), fill="#ffffff")))
    first, second = (e for e in done.elements if isinstance(e, TextElement))
    assert first.text == text
    assert first.color == "on_dominant"
    assert second.color == "ink"
    assert not issues(done, page())


def test_right_to_left_mirrors_the_page() -> None:
    root = row(
        column(words("أول"), id="a", fill="tint", grow=1),
        column(words("ثان"), id="b", fill="tint", grow=1),
    )
    at = boxes(solved(root, page(language="ar", direction="rtl")))
    assert at["a"].x > at["b"].x


def test_arrows_join_facing_sides_at_right_angles() -> None:
    root = row(column(words("a"), id="a", fill="tint", w=200, h=100), column(words("b"), id="b", fill="tint", w=200, h=300),
               gap=200, align="center")  # fmt: skip
    done = solved(root, arrows=[{"start": "a", "end": "b", "label": "yes"}])
    line = next(e for e in done.elements if e.kind == "connector")
    at = boxes(done)
    (x0, y0), (x1, y1) = line.points[0], line.points[-1]
    assert y0 == y1
    assert at["a"].right < x0 < x1 < at["b"].x
    assert any(isinstance(e, TextElement) and e.text == "yes" for e in done.elements)


def test_shapes_make_room_for_their_words() -> None:
    root = column(*(column(words("OK?"), shape=s, fill="tint", id=s.replace("-", "_"), align_self="center", pad=10)
                    for s in ("diamond", "ellipse", "arrow-right", "cloud", "bubble", "cylinder")), gap=20)  # fmt: skip
    done = solved(root)
    assert done.fits
    assert not issues(done, page())


def test_lists_and_tables_are_set_word_for_word() -> None:
    table = {
        "type": "table",
        "cells": [["Method", "Top-1"], ["ours", "9"]],
        "aligns": ["start", "end"],
    }
    listing = {"type": "list", "items": ["one", "two"], "marker": "number"}
    done = solved(column(table, listing, gap=20))
    said = [e.text for e in done.elements if isinstance(e, TextElement)]
    assert said == ["Method", "Top-1", "ours", "9", "1.", "one", "2.", "two"]
    assert not issues(done, page())


def chart(*values: list[float], **more: Any) -> dict[str, Any]:
    columns = [{"name": f"c{n}", "values": told} for n, told in enumerate(values)]
    return {"type": "chart", "chart": "bar", "columns": columns} | more


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ({"root": column(words("a", id="x"), words("b", id="x"))}, "two nodes are called x"),
        ({"root": words("a"), "arrows": [{"start": "a", "end": "b"}]}, "an arrow names a"),
        ({"root": words(" ")}, "a text needs words"),
        ({"root": {"type": "circle"}}, "type"),
        ({"root": words("a", colour="red")}, "colour"),
        ({"root": words("a", pad=[1, 2, 3])}, "pad is one length"),
        ({"root": chart([1, 2], [3])}, "every column needs the same number of values"),
        ({"root": chart([1], x="year")}, "no column named year"),
    ],
)
def test_what_breaks_the_grammar_is_said(layout: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Layout.model_validate(layout)


def test_an_icon_that_is_not_there_is_said() -> None:
    with pytest.raises(PlannerError, match="No icon shows"):
        solved({"type": "icon", "icon": "xqzzt wvvk"})


def odd_node(random_: random.Random, depth: int) -> dict[str, Any]:
    """A node at random, with odd sizes now and then."""
    kinds = ["text", "list", "icon", "rule", "space", "table", "chart", "picture", "math"]
    kind = random_.choice(["row", "column", "grid", "stack"] * depth + kinds)
    more: dict[str, Any] = {}
    for name, values in {
        "w": [None, 0, 50, "30%", 3000], "h": [None, None, None, 10, "50%"], "grow": [0, 1, 3],
        "pad": [0, 12, [4, 40]], "fill": [None, "tint", {"colors": ["bg", "#123456"]}], "aspect": [None, None, 1, 8],
        "turn": [0, 0, 90, 270, -17], "left": [None, None, -80, "110%"], "shadow": [0, 12],
        "shape": ["rect", "pill", "diamond", "arrow-down", "ellipse"], "at": [None, "center", "top-left"],
    }.items():  # fmt: skip
        if random_.random() < 0.4:
            more[name] = random_.choice(values)
    own: dict[str, dict[str, Any]] = {
        "text": {"text": random_.choice(["a", "word " * 30, "茶" * 40, "Donaudampfschiffahrt" * 3])},
        "list": {"items": ["x", "y " * 20]}, "icon": {"icon": "tree"}, "rule": {}, "space": {},
        "table": {"cells": [["a", {"text": "b", "span": 2, "rows": 2}], ["c"], [], [{"content": {"type": "rule"}}]],
                  "heads": random_.randint(0, 4), "rules": random_.choice([[], ["all"], ["head", "top"]]),
                  "radius": 9}, "picture": {"prompt": "hill"},
        "math": {"formula": "a/b"},
        "chart": {"chart": "bar", "columns": [{"name": "a", "values": ["p", "q"]},
                                              {"name": "b", "kind": "number", "values": [1, 2]}],
                  "x": "a", "y": ["b"]},
    }  # fmt: skip
    if kind in own:
        return {"type": kind, **own[kind], **more}
    children = [odd_node(random_, depth - 1) for _ in range(random_.randint(0, 4))]
    if kind == "grid":
        more["columns"] = random_.choice([1, 3, [1, 2.5]])
    return {"type": kind, "children": children, "gap": random_.choice([0, 15]), **more}


def test_odd_trees_are_always_solved() -> None:
    random_ = random.Random(11)
    fitted = 0
    for _ in range(150):
        on = page(random_.choice(["1:1", "16:9", "9:16"]))
        done = solved(odd_node(random_, 3), on)
        assert 0.5 <= done.scale <= 1.5
        if done.fits:
            fitted += 1
            for e in done.elements:
                assert e.kind != "text" or e.lines, e.id
    assert fitted > 20


def test_a_stack_places_by_left_and_top() -> None:
    inner = {"type": "space", "fill": "accent", "w": 50, "h": 40}
    tree = stack(
        {"type": "space", "id": "base", "fill": "surface"},
        inner | {"id": "a", "left": 30, "top": "50%"},
        inner | {"id": "b", "left": "25%", "top": 0},
    )
    at = boxes(solved(tree, margin=100))
    base = at["base"]
    assert (at["a"].x - base.x, at["a"].y - base.y) == (30, pytest.approx(base.h / 2, abs=0.1))
    assert (at["b"].x - base.x, at["b"].y) == (pytest.approx(base.w / 4, abs=0.1), base.y)
    assert (at["a"].w, at["a"].h) == (50, 40)


def test_padding_is_kept_at_every_size_of_type() -> None:
    panel = column(words("Long words that grow " * 12, id="said"), id="panel", fill="surface",
                   h=300, w=500, pad=60)  # fmt: skip
    at = boxes(solved(column(panel)))
    assert at["panel"].bottom - at["said"].bottom >= 56  # less half a descender
    assert at["panel"].right - at["said"].right >= 59


def test_words_of_one_line_do_not_break() -> None:
    pill = column(words("Improved understanding", id="said", lines=1), fill="accent", w=160, pad=8)
    told = solved(row(pill, words("x " * 30, grow=1), gap=10))
    said = next(e for e in told.elements if e.id == "said")
    assert isinstance(said, TextElement)
    assert len(said.lines) == 1
    assert told.fits


def test_a_cell_of_a_grid_keeps_its_own_size() -> None:
    grid = {"type": "grid", "columns": 2, "children": [
        {"type": "space", "id": "a", "fill": "accent", "w": 100, "h": 60},
        {"type": "space", "id": "b", "fill": "accent", "h": 200},
    ]}  # fmt: skip
    at = boxes(solved(grid))
    assert (at["a"].w, at["a"].h) == (100, 60)


def test_arrows_end_at_unpainted_nodes_and_at_round_outlines() -> None:
    disc = {"type": "space", "shape": "ellipse", "fill": "accent", "w": 100, "h": 100}
    tree = stack(
        {"type": "space"},
        disc | {"id": "a", "left": 0, "top": 0},
        disc | {"id": "b", "left": 400, "top": 300},
        column(words("plain"), id="c", left=600, top=100),
    )
    arrows = [{"start": "a", "end": "b", "route": "straight", "gap": 0},
              {"start": "b", "end": "c", "route": "curve"}]  # fmt: skip
    done = solved(tree, arrows=arrows)
    assert "loose-connector" not in issues(done, page())
    line = next(e for e in done.elements if e.id == "arrow-1")
    at = boxes(done)["a"]
    x, y = line.points[0]  # type: ignore[union-attr]
    assert ((x - at.x - 50) ** 2 + (y - at.y - 50) ** 2) ** 0.5 == pytest.approx(50, abs=0.1)


def test_a_path_runs_through_its_points() -> None:
    tree = {"type": "path", "id": "p", "points": [[0, 1], [0.5, 0], [1, 1]], "w": 200, "h": 100,
            "fill": "accent", "closed": True}  # fmt: skip
    done = solved(column(tree, align="start"))
    shape = next(e for e in done.elements if e.id == "p")
    at = shape.box
    want = f"M{at.x:.2f} {at.bottom:.2f}L{at.x + 100:.2f} {at.y:.2f}L{at.right:.2f} {at.bottom:.2f}"
    assert shape.path.startswith(want)  # type: ignore[union-attr]
    assert shape.path.endswith("Z")  # type: ignore[union-attr]
    curve = solved(column(tree | {"smooth": True}, align="start"))
    assert "C" in next(e for e in curve.elements if e.id == "p").path  # type: ignore[union-attr]


def test_what_lies_over_in_a_stack_is_meant_but_words_over_words_are_not() -> None:
    icon = {"type": "icon", "icon": "lucide:heart", "w": 200, "h": 200}
    meant = stack({"type": "space"}, icon | {"left": 0, "top": 0}, icon | {"left": 50, "top": 50})
    assert "overlap" not in issues(solved(meant), page())
    said = stack({"type": "space"}, words("One two", left=0, top=0), words("Three", left=5, top=5))
    assert "overlap" in issues(solved(said), page())
    faint = words("BIG", left=0, top=0, size=200, color="#eeeeee", role="background")
    behind = stack({"type": "space"}, faint, words("Three", left=5, top=5))
    assert issues(solved(behind), page()) == []


def test_a_word_alone_in_a_button_stands_in_its_middle_by_its_capitals() -> None:
    button = column(words("BOOK", id="said"), id="button", fill="accent", pad=20)
    done = solved(column(button, align="start"))
    said = next(e for e in done.elements if e.id == "said")
    at = boxes(done)["button"]
    assert isinstance(said, TextElement)
    base = said.lines[0].baseline
    cap = base - said.box.y
    assert (base - cap) - at.y == pytest.approx(at.bottom - base, abs=1.0)


def test_a_frame_is_drawn_over_what_it_holds() -> None:
    table = {"type": "table", "cells": [["A", "B"], ["c", "d"]], "stroke": "ink", "id": "t"}
    order = [e.id for e in solved(column(table)).elements]
    assert order.index("frame-1") > order.index("t")
    assert order[-1] == "frame-1"


def test_what_does_not_fit_is_named() -> None:
    told = solved(row(column(words("Uncontainable" * 4), w=40, id="thin"), w=60)).tight
    assert any("Uncontainable" in one for one in told)


def test_what_has_no_words_may_bleed_over_the_edge_of_the_page() -> None:
    disc = {"type": "space", "shape": "ellipse", "fill": "accent", "w": 400, "h": 400, "id": "disc"}
    bled = solved(stack(words("Title"), disc | {"left": -260, "top": "-20%"}))
    at = boxes(bled)["disc"]
    assert (at.x, at.y) == (-200, pytest.approx(60 - 0.2 * 880, abs=0.1))
    assert bled.scale == 1.5
    assert issues(bled, page()) == []
    assert issues(solved(stack(disc | {"left": 1100, "top": 0}, words("Title"))), page()) == []


def test_words_and_what_is_not_seen_at_all_may_not_bleed() -> None:
    said = solved(stack({"type": "space"}, column(words("Title"), left=-100, top=0, fill="tint")))
    assert not said.fits
    gone = {"type": "space", "fill": "accent", "w": 40, "h": 40, "left": -300, "top": 0}
    assert issues(solved(stack(words("Title"), gone)), page()) == ["off-canvas"]


def test_a_path_has_heads_only_where_it_is_open() -> None:
    tree = {
        "type": "path",
        "id": "p",
        "points": [[0, 0], [1, 0]],
        "w": 200,
        "h": 60,
        "head": "both",
    }

    def head(**more: Any) -> str:
        shape = next(e for e in solved(column(tree | more, align="start")).elements if e.id == "p")
        return shape.head  # type: ignore[union-attr,no-any-return]

    assert head() == "both"
    assert head(closed=True) == "none"


def test_a_chart_says_its_axis_its_key_and_its_ramp() -> None:
    columns = [
        {"name": "k", "values": ["p", "q"]},
        {"name": "v", "kind": "number", "values": [1, 2]},
    ]
    tree = {"type": "chart", "id": "c", "chart": "bar", "columns": columns, "x": "k", "y": ["v"],
            "axis": {"max": 4, "step": 1, "grid": True}, "legend": "right", "data_labels": False, "ramp": ["bg", "nowhere"]}  # fmt: skip
    done = solved(column(tree))
    chart = next(e for e in done.elements if e.id == "c")
    assert isinstance(chart, ChartElement)
    assert (chart.axis.max, chart.axis.step, chart.legend) == (4, 1, "right")
    assert chart.data_labels is False
    assert issues(done, page()) == ["unknown-color"]


def test_ids_of_ones_own_are_kept_and_arrows_find_them() -> None:
    own = [words("a"), words("b", id="ground"), words("c", id="text-1"), words("d", id="arrow-1")]
    done = solved(column(*own, gap=60), arrows=[{"start": "ground", "end": "text-1", "label": "x"}])
    names = [element.id for element in done.elements]
    assert len(names) == len(set(names)) and {"ground", "text-1", "arrow-1"} <= set(names)
    by_id = {element.id: element for element in done.elements}
    assert getattr(by_id["text-1"], "text", "") == "c"


def test_formulas_in_a_column_begin_on_one_line_and_are_set_at_one_size() -> None:
    told = ("F = m a", "E = 1/2 m v^2", "T = 2 pi sqrt(l/g)", "M = mat(1, 2; 3, 4; 5, 6)")
    kinds = [{"type": "math", "formula": one, "id": f"m{i}"} for i, one in enumerate(told)]
    done = solved(column(*kinds, align="start", gap=10))
    formulas = [e for e in done.elements if isinstance(e, MathElement)]
    assert len({f.box.x for f in formulas}) == len({f.size for f in formulas}) == 1
    for formula in formulas:
        wide, high = extent(formula.formula)
        assert formula.box.w == pytest.approx(wide * formula.size, abs=0.1)
        assert formula.box.h >= high * formula.size


def test_a_formula_in_another_notation_is_said() -> None:
    with pytest.raises(PlannerError, match=r"\\frac.* cannot be set"):
        solved(column({"type": "math", "formula": r"\frac{1}{2}"}))


def test_a_formula_stands_at_the_side_that_it_says() -> None:
    (_, formula) = solved(column({"type": "math", "formula": "x", "text_align": "end"})).elements
    assert isinstance(formula, MathElement)
    assert formula.align == "end"


@pytest.mark.parametrize("node", [
    words("far", left=19_990, top=19_990, w=100, text_align="end"),
    {"type": "icon", "icon": "lucide:users", "left": 20_000, "top": 20_000, "w": 400},
    {"type": "picture", "prompt": "p", "left": 20_000, "top": 0, "w": 400, "h": 400,
     "things": [{"label": "tree", "x": 0.5}]},
    {"type": "table", "cells": [["a", "b"]], "rules": ["all"], "left": 20_000, "w": 20_000},
    words("far", left=20_000, w=20_000, turn=45),
])  # fmt: skip
def test_what_stands_at_the_end_of_all_units_is_laid_out_or_said(node: dict[str, Any]) -> None:
    try:
        done = solved(stack(words("Here"), node))
    except PlannerError as error:
        assert "far beyond the page" in str(error)
    else:
        assert done.elements
