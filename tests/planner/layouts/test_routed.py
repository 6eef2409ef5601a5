"""Arrows between shapes: bends keep off borders, words and heads."""

from __future__ import annotations

from itertools import pairwise

from planner.figure import Arrow
from planner.layouts.geometry import Rect
from planner.layouts.routed import HEAD, TAIL, Router

LEFT, FAR = Rect(0, 100, 60, 40), Rect(160, 300, 60, 40)


def test_an_arrow_turns_clear_of_a_border_with_room_for_its_head() -> None:
    ring = Rect(110, 0, 200, 500)
    (line,) = Router([LEFT, FAR, ring], [ring], [Arrow(0, 1)]).lines(Arrow(0, 1))
    assert abs(line[1][0] - ring.x) >= 9
    assert line[-1][0] - line[2][0] >= HEAD - 4


def test_an_arrow_turns_clear_of_words() -> None:
    words = Rect(20, 200, 90, 20)
    (line,) = Router([LEFT, FAR], [], [Arrow(0, 1)], [words]).lines(Arrow(0, 1))
    assert line[1][0] >= words.right + TAIL


def test_arrows_fan_out_from_places_of_their_own() -> None:
    ends = [Rect(200, 80 * at, 50, 40) for at in range(4)]
    arrows = [Arrow(0, at + 1) for at in range(4)]
    router = Router([Rect(0, 60, 80, 100), *ends], [], arrows)
    starts = [router.lines(one)[0][0][1] for one in arrows]
    assert starts == sorted(set(starts))


def test_a_line_into_a_holder_runs_between_rows_not_over_an_arrowhead() -> None:
    holder, upper, lower, plus = (
        Rect(0, 0, 300, 300), Rect(20, 60, 100, 60), Rect(20, 160, 100, 60), Rect(200, 70, 40, 40),
    )  # fmt: skip
    arrow = Arrow(0, 3)
    (line,) = Router([holder, upper, lower, plus], [holder], [arrow]).lines(arrow)
    assert line[0][1] == (upper.bottom + lower.y) / 2


def test_a_list_hangs_from_one_line_that_runs_beside_its_dots() -> None:
    dots = [Rect(30, 100 + 40 * at, 10, 10) for at in range(3)]
    arrows = [Arrow(0, at + 1, way="list") for at in range(3)]
    router = Router([Rect(20, 0, 100, 40), *dots], [], arrows)
    for arrow in arrows:
        (line,) = router.lines(arrow)
        for a, b in pairwise(line[:-1]):
            assert all(not (dot.x < a[0] == b[0] < dot.right) for dot in dots)
