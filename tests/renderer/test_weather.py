"""Weather in pictures: seen, the same by seed, and never over words."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from grounding.types import Inputs
from planner.color import contrast, to_hex
from planner.content import Wishes
from planner.parts import Weather
from planner.plan import PictureElement, Plan, TextElement
from planner.think import think
from renderer.heads import Painting, PaintRequest, head_named
from renderer.pictures import picture_svg, setting_of, words_on
from renderer.sketch import Sketch, Window, raster

SIDE = 320


def plan_of(prompt: str) -> Plan:
    return think(prompt, Inputs(), Wishes(size="1K", aspect="1:1"))


def picture(plan: Plan, weather: tuple[str, ...] | None = None) -> PictureElement:
    found = next(e for e in plan.elements if isinstance(e, PictureElement))
    return found if weather is None else found.model_copy(update={"weather": weather})


def drawn(plan: Plan, element: PictureElement) -> np.ndarray:
    box = element.box
    svg = picture_svg(element, plan.style, plan.seed, words=words_on(plan, element))
    body = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    return raster(body, Window(0, 0, box.w, box.h, SIDE, SIDE))[..., :3].astype(int)


FARM = plan_of("a barn beside a tree on a hill")


@pytest.mark.parametrize("kind", get_args(Weather))
def test_every_weather_is_seen_and_is_the_same_each_time(kind: str) -> None:
    plain, own = drawn(FARM, picture(FARM, ())), picture(FARM, (kind,))
    assert (np.abs(drawn(FARM, own) - plain).max(-1) > 12).mean() > 0.004
    assert (drawn(FARM, own) == drawn(FARM, own)).all()


def test_a_ground_keeps_its_shape_in_any_weather() -> None:
    dry, wet = (setting_of(picture(FARM, w), FARM.style, 3) for w in ((), ("rain", "wind")))
    assert dry.drawn.getstate() == wet.drawn.getstate()


def test_fog_fades_what_is_far() -> None:
    near, far = (
        FARM.elements[0].box.model_copy(update={"x": x, "y": 300.0, "w": 200.0, "h": 200.0})
        for x in (100.0, 600.0)
    )
    tree = picture(FARM).objects[0]
    pair = tuple(
        tree.model_copy(update={"box": box, "depth": depth})
        for box, depth in ((near, 0.1), (far, 0.8))
    )
    clear, fog = (picture(FARM, w).model_copy(update={"objects": pair}) for w in ((), ("fog",)))
    sketches = [Sketch(e, FARM.style, 0) for e in (clear, fog)]
    window = sketches[0].whole(SIDE, SIDE)

    def faded(index: int) -> float:
        one, other = (sketch.thing(index, window) for sketch in sketches)
        assert one is not None
        assert other is not None
        return float(np.abs(one[..., :3].astype(int) - other[..., :3])[one[..., 3] > 250].mean())

    assert faded(0) > 1.8 * faded(1)  # the farther one is drawn first


@pytest.mark.parametrize("head", ["none", "shaded"])
@pytest.mark.parametrize("weather", ["in a thunderstorm", "in a blizzard", "in thick fog"])
def test_words_stay_readable(head: str, weather: str) -> None:
    plan = plan_of(f'a barn and a billboard that says "Fresh Eggs" {weather}')
    element = picture(plan)
    assert element.weather
    text = next(e for e in plan.elements if isinstance(e, TextElement) and e.on)
    assert text.on
    request = PaintRequest(plan, element, (SIDE, SIDE))
    painting: Painting = head_named(head).paint(request)
    seen = painting.pixels if painting.pixels is not None else drawn(plan, element)
    box, unit = text.on.flat, SIDE / element.box.w
    part = np.asarray(seen)[
        round(box.y * unit) + 2 : round(box.bottom * unit) - 2,
        round(box.x * unit) + 2 : round(box.right * unit) - 2,
    ]
    fill = plan.style.colors.get(text.color or "", text.color or text.runs[0].color or "")
    worst = min(
        contrast(fill, to_hex(tuple(float(v) / 255 for v in row)))
        for row in part.reshape(-1, 3)[::7]
    )
    assert worst >= 4.5
