"""Gradients and shadows: drawn as CSS lays them, and read by the checks of contrast."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from planner.gradients import shade, under
from planner.parts import Box
from planner.plan import Gradient
from renderer.render import render
from tests.planner.free.conftest import (
    STYLE,
    column,
    issues,
    page,
    planned,
    row,
    solved,
    stack,
    words,
)

DARK_TO_LIGHT = {"colors": ["#101010", "#f8f8f8"], "angle": 90}


def test_a_gradient_is_read_where_the_words_stand() -> None:
    def told(x: int, color: str) -> list[str]:
        ground = {"type": "space", "fill": DARK_TO_LIGHT}
        return issues(solved(stack(ground, words("Words", left=x, top=200, color=color))), page())

    assert told(40, "#ffffff") == []
    assert told(1000, "#ffffff") == ["contrast"]
    assert told(1000, "#111111") == []
    assert told(40, "#111111") == ["contrast"]


def test_words_over_two_grounds_stand_out_from_both() -> None:
    disc = {"type": "space", "shape": "ellipse", "fill": "#f5c542", "w": 300, "h": 300, "top": 0}
    said = words("A long white line of words", left=0, top=130, size=30, color="#ffffff", lines=1)

    def told(x: int) -> list[str]:
        return issues(
            solved(stack({"type": "space"}, disc | {"left": x}, said), ground="#101830"), page()
        )

    assert told(200) == ["contrast"]
    assert told(900) == []


def test_words_on_a_panel_over_a_picture_are_read_on_the_panel() -> None:
    picture = {"type": "picture", "prompt": "hills", "ground": "hills"}
    panel = column(words("Pale", color="#eeeeee"), fill="#ffffff", at="center", w=300)
    assert issues(solved(stack(picture, panel)), page()) == ["contrast"]


def test_a_turned_gradient_is_read_where_the_words_stand() -> None:
    def told(align: str, color: str) -> list[str]:
        said = words("Words", text_align=align, color=color)
        strip = column(said, turn=270, fill=DARK_TO_LIGHT, pad=20, h=80)
        return issues(solved(row(strip, words("x", grow=1))), page())

    assert told("start", "#ffffff") == []
    assert told("end", "#111111") == []
    assert told("end", "#ffffff") == ["contrast"]
    assert told("start", "#111111") == ["contrast"]


def test_words_choose_a_colour_that_all_of_the_gradient_bears() -> None:
    for colors in (["#0b1f3a", "#1c4e80", "#0b1f3a"], ["#ffffff", "#d9f99d"]):
        done = solved(column(words("Read me"), fill={"colors": colors, "angle": 45}, grow=1))
        assert issues(done, page()) == []
    done = solved(column(words("Read me")), ground={"colors": ["#000000", "#222222"]})
    assert issues(done, page()) == []


def test_a_gradient_with_a_colour_that_is_not_there_is_said() -> None:
    done = solved(column(words("x"), fill={"colors": ["bg", "nowhere"]}))
    assert "unknown-color" in issues(done, page())


@pytest.mark.parametrize("angle", [0, 45, 90, 180, 200, 315])
@pytest.mark.parametrize("shape", ["rect", "ellipse", "hexagon"])
def test_the_checks_read_the_colours_that_are_drawn(angle: float, shape: str) -> None:
    colors = ("#202020", "#f0f0f0", "#606060")
    node = {"type": "space", "id": "s", "shape": shape, "w": 700, "h": 300,
            "fill": {"colors": colors, "angle": angle}}  # fmt: skip
    plan = planned(solved(column(node, align="start")), page())
    drawn = Image.open(io.BytesIO(render(plan, size="1333x1000").png())).convert("RGB")
    area = plan.element("s").box
    for x, y in ((0.3, 0.3), (0.5, 0.5), (0.7, 0.6), (0.4, 0.75)):
        at = Box(x=area.x + x * area.w, y=area.y + y * area.h, w=0, h=0)
        told = [
            int(c[1:3], 16) for c in under(Gradient(colors=colors, angle=angle), STYLE, area, at)
        ]
        seen = drawn.getpixel((round(at.x), round(at.y)))[0]  # type: ignore[index]
        assert min(told) - 4 <= seen <= max(told) + 4


def test_a_shade_runs_from_the_first_colour_to_the_last() -> None:
    colors = ("#000000", "#ff0000", "#ffffff")
    assert [shade(colors, share) for share in (-1, 0, 0.25, 0.5, 1, 2)] == [
        "#000000", "#000000", "#800000", "#ff0000", "#ffffff", "#ffffff",
    ]  # fmt: skip


@pytest.mark.parametrize("shape", ["rect", "ellipse", "star"])
def test_a_shadow_falls_off_round_its_shape(shape: str) -> None:
    node = {"type": "space", "id": "s", "shape": shape, "fill": "#ffffff", "w": 300, "h": 300}

    def grey(shadow: int) -> Image.Image:
        done = solved(column(node | {"shadow": shadow}, align="center"), ground="#ffffff")
        return Image.open(
            io.BytesIO(render(planned(done, page()), size="1333x1000").png())
        ).convert("L")

    drawn, x = grey(40), 667
    foot = 360 if shape != "star" else 305
    column_ = [drawn.getpixel((x, y)) for y in range(foot, foot + 70)]
    assert min(column_) < 245
    assert column_[-1] == 255
    below = column_[column_.index(min(column_)) :]
    assert below == sorted(below)
    assert grey(0).getextrema()[0] == 255


def test_a_round_picture_is_clipped_to_a_circle() -> None:
    node = {"type": "picture", "id": "p", "prompt": "hills", "ground": "hills", "shape": "ellipse",
            "w": 300, "h": 300}  # fmt: skip
    plan = planned(solved(column(node, align="start"), ground="#ffffff"), page())
    drawn = Image.open(io.BytesIO(render(plan, size="1333x1000").png())).convert("RGB")
    box = plan.element("p").box
    inside, corner = ((box.x + 150, box.y + 8), (box.x + 20, box.y + 20))
    assert drawn.getpixel(tuple(map(round, inside))) != (255, 255, 255)
    assert drawn.getpixel(tuple(map(round, corner))) == (255, 255, 255)
